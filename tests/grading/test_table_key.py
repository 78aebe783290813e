"""Is a table judged by whether its boxes agree, also with the trainee's answers elsewhere?"""

import json

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from akademi.grading import Agrees, Key, Mistake, Near, Rule
from akademi.grading.judge import judge_notebook
from tests import mini

ASKED = (
    'lembar.table("t_baris", "Baris.", {"n": {"label": "N", "type": "number"}}, rows={"a": "A", "b": "B"}, needed=1)'
)
GRADED = 'lembar.table("t_total", "Total.", {"total": {"label": "Total", "type": "number"}, "asal": "Asal"}, points=4)'
COMMON = {"points": 4, "objective": "A", "reread": "bagian 1"}
TOTAL = Agrees(
    **COMMON,
    sees={"t_baris": {"a": {"n": 2.0}, "b": {"n": 3.0}}},
    example={"isi": {"total": 5.0, "asal": "hitungan"}},
    mistakes=[
        Mistake(
            "hanya baris pertama",
            "Baris kedua terlupa.",
            when=lambda a, n: a["isi"]["total"] == n["t_baris"]["a"]["n"],
            example={"isi": {"total": 2.0, "asal": "hitungan"}},
        )
    ],
    rules=[
        Rule(
            "jumlah",
            "Jumlahnya tidak cocok.",
            lambda a, n: a["isi"]["total"] == sum(row["n"] for row in n["t_baris"].values()),
            {"isi": {"total": 9.0, "asal": "hitungan"}},
            weight=3,
        ),
        Rule("asal", "Asalnya kosong.", lambda a, _n: bool(a["isi"]["asal"]), {"isi": {"total": 5.0}}),
    ],
)
KEY = Key("01_x", {"A": "Satu"}, {"t_total": TOTAL})


def judge(tmp_path, rows, total, cells=(ASKED,)):
    sheet = {"tugas": "01_x", "peserta": "siti", "jawaban": {"t_total": {"nilai": {"isi": total}}}}
    if rows is not None:
        sheet["jawaban"]["t_baris"] = {"nilai": rows}
    (tmp_path / "jawaban.json").write_text(json.dumps(sheet))
    notebook = new_notebook(cells=[*map(new_code_cell, cells), mini.graded("t_total", GRADED, 4)])
    return judge_notebook(notebook, KEY, "siti", tmp_path)["t_total"]


@pytest.mark.parametrize(
    ("rows", "total", "points", "mistake"),
    [
        ({"a": {"n": 2}, "b": {"n": 3}}, {"total": 5, "asal": "x"}, 4, ""),
        ({"a": {"n": 10}}, {"total": 10, "asal": "x"}, 4, ""),
        ({"a": {"n": 2}, "b": {"n": 3}}, {"total": 2, "asal": "x"}, 1, "hanya baris pertama"),
        ({"a": {"n": 2}, "b": {"n": 3}}, {"total": 7, "asal": "x"}, 1, "jumlah"),
        ({"a": {"n": 2}, "b": {"n": 3}}, {"total": 5}, 3, "asal"),
    ],
)
def test_does_the_right_total_follow_the_trainees_own_rows(tmp_path, rows, total, points, mistake):
    verdict = judge(tmp_path, rows, total)
    assert (verdict.points, verdict.mistake) == (points, mistake)


def test_are_all_broken_rules_named_and_none_twice(tmp_path):
    said = judge(tmp_path, {"a": {"n": 2}, "b": {"n": 3}}, {"total": 7}).message
    assert said == "Jumlahnya tidak cocok. Asalnya kosong."
    said = judge(tmp_path, {"a": {"n": 2}, "b": {"n": 3}}, {"total": 2}).message
    assert said == "Baris kedua terlupa. Asalnya kosong."


@pytest.mark.parametrize("rows", [None, {}, "teks", {"a": {"n": "dua"}}])
def test_is_an_answer_that_cannot_be_seen_a_broken_rule_and_not_a_crash(tmp_path, rows):
    verdict = judge(tmp_path, rows, {"total": 5, "asal": "x"})
    assert (verdict.points, verdict.state, verdict.message) == (1, "sebagian", "Jumlahnya tidak cocok.")


def test_does_the_verdict_show_what_the_key_saw(tmp_path):
    verdict = judge(tmp_path, {"a": {"n": 2}, "b": {"n": 3}}, {"total": 5, "asal": "hitungan"})
    assert "**A.** N: 2" in verdict.answer_text
    assert verdict.answer_text.endswith("Total: 5; Asal: hitungan")


def test_does_a_form_that_the_trainee_put_behind_the_courses_own_count_for_nothing(tmp_path):
    looser = ASKED.replace('"n": {"label": "N", "type": "number"}', '"m": "M"')
    assert judge(tmp_path, {"a": {"n": 5}}, {"total": 5, "asal": "x"}, (ASKED, looser)).points == 4


def test_is_nothing_answered_worth_nothing(tmp_path):
    (tmp_path / "jawaban.json").unlink(missing_ok=True)
    notebook = new_notebook(cells=[new_code_cell(ASKED), mini.graded("t_total", GRADED, 4)])
    verdict = judge_notebook(notebook, KEY, "siti", tmp_path)["t_total"]
    assert (verdict.points, verdict.state) == (0.0, "kosong")


def test_do_tests_see_the_examples_and_the_judge_only_what_was_answered():
    assert KEY.numbers("t_total", "siti") == dict(TOTAL.sees)
    assert KEY.numbers("t_total", "siti", {}) == {}
    assert KEY.numbers("t_total", "siti", {"t_baris": 1, "lain": 2}) == {"t_baris": 1}


def test_may_a_drawn_number_not_bear_the_name_of_an_answer():
    item = Near(**COMMON, answer=1, tolerance=0, draw={"t_baris": [1]}, sees={"t_baris": 1})
    with pytest.raises(ValueError, match="both drawn and seen"):
        Key("01_x", {"A": "Satu"}, {"t_total": item})


def test_is_a_rule_that_the_answer_breaks_a_broken_one():
    rule = Rule("r", "Pesan.", lambda a, _n: a["x"]["y"] > 1)
    assert not rule.kept({}, {})
    assert not rule.kept("teks", {})
    assert rule.kept({"x": {"y": 2}}, {})
