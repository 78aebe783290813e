"""Does the judge say what is right, why something is not, and never the key? (contract B)"""

import json
import re
from pathlib import Path

import pytest
from nbformat.v4 import new_output

from akademi.exercises.report import REPORT_MIME
from akademi.grading.judge import judge_notebook, load_key, verdict_html
from tests import mini
from tests.grading.test_repair import RELEASE

STUDENT = "siti"


@pytest.fixture(scope="module")
def key(mini_root):
    return load_key(mini_root / "modules" / mini.NAME / "kunci.py")


@pytest.fixture
def judge(key, tmp_path):
    """Return a function that judges answers, and a value that code reported."""

    def judge(answers, reported=None, participant=STUDENT, student=STUDENT, notebook=RELEASE, raw=None):
        notebook = mini.with_sources(notebook)
        if reported is not None:
            report = {"text/plain": "0", REPORT_MIME: {"item": "mini_kode", "value": reported, "text": ""}}
            mini.cell_named(notebook, "mini_kode").outputs = [new_output("execute_result", report)]
        if raw is not None:
            (tmp_path / "jawaban.json").write_bytes(raw)
        elif answers is not None:
            sheet = {"format": 1, "tugas": mini.NAME, "peserta": participant, "jawaban": answers}
            (tmp_path / "jawaban.json").write_text(json.dumps(sheet))
        return judge_notebook(notebook, key, student, tmp_path)

    return judge


def test_is_every_right_answer_worth_its_points(judge, key):
    verdicts = judge(mini.right_answers(key, STUDENT), 42)
    assert {verdict.state for verdict in verdicts.values()} == {"benar"}
    assert sum(verdict.points for verdict in verdicts.values()) == key.max_points - key.items["mini_tulis"].points


@pytest.mark.parametrize("answers", [None, {}, {"lain_lain": {"nilai": 1}}])
def test_is_an_untouched_sheet_worth_nothing(judge, answers):
    assert all((v.points, v.state) == (0, "kosong") for v in judge(answers).values())


def test_is_a_code_item_earned_by_its_twin(judge, key):
    verdict = judge({"mini_pilih": {"nilai": "b"}})["mini_kode"]
    assert (verdict.points, verdict.state) == (2, "benar")
    assert judge({"mini_pilih": {"nilai": "a"}})["mini_kode"].points == 0
    assert judge({"mini_pilih": {"nilai": "b"}}, reported=41)["mini_kode"].points == 2


def test_does_a_prediction_count_only_when_it_was_locked(judge):
    verdict = judge({"mini_duga": {"nilai": "b"}})["mini_duga"]
    assert (verdict.points, "dikunci" in verdict.message) == (0, True)
    assert judge({"mini_duga": {"nilai": "b", "terkunci": True}})["mini_duga"].points == 1


def test_is_a_key_that_goes_round_worth_nothing(judge, key):
    mine = key.numbers("mini_angka", STUDENT)
    other = next(f"p{n}" for n in range(99) if key.numbers("mini_angka", f"p{n}") != mine)
    copied = mini.right_answers(key, other)
    for participant in (other, STUDENT):
        verdict = judge({"mini_angka": copied["mini_angka"]}, participant=participant)["mini_angka"]
        assert verdict.points == 0
        assert "peserta lain" in verdict.message


def test_is_the_owner_of_a_submission_told_however_the_code_was_spelled(judge, key):
    assert judge(mini.right_answers(key, "siti"), participant=" SITI ", student="Siti")["mini_angka"].state == "benar"


@pytest.mark.parametrize("raw", [b"", b"{", b'{"tugas": "02", "jawaban": {}}', b'{"jawaban": [NaN]}'])
def test_does_a_damaged_answer_file_wait_for_a_person(judge, raw):
    verdicts = judge(None, raw=raw)
    data = [verdict for name, verdict in verdicts.items() if name != "mini_kode"]
    assert all(verdict.needs_review and verdict.points == 0 for verdict in data)
    assert all("jawaban.json" in verdict.message for verdict in data)


@pytest.mark.parametrize("entry", [{"nilai": "entah"}, {"nilai": {"a": [1]}}, {"nilai": 7}, {"nilai": [["a"]]}])
def test_is_an_answer_that_no_form_gives_worth_nothing_and_explained(judge, entry):
    names = ("mini_pilih", "mini_banyak", "mini_urut", "mini_kotak")
    verdicts = judge(dict.fromkeys(names, entry))
    for name in names:
        assert verdicts[name].points == 0
        assert "tidak terbaca" in verdicts[name].message


@pytest.mark.parametrize(
    "reported", [10**400, "42", [42, 42], {"a": 1}, True, [[[[1]]]], "x" * 5000], ids=lambda v: repr(v)[:12]
)
def test_does_a_strange_result_of_code_cost_only_its_own_points(judge, key, reported):
    answers = mini.right_answers(key, STUDENT)
    answers["mini_pilih"] = {"nilai": "a"}
    verdicts = judge(answers, reported)
    assert verdicts["mini_kode"].points == 0
    assert verdicts["mini_angka"].state == "benar"


@pytest.mark.parametrize(
    "data", [None, "teks", 3, {}, {REPORT_MIME: "x"}, {REPORT_MIME: {"item": "lain", "value": 42}}]
)
def test_is_an_output_that_is_no_report_of_this_item_passed_over(key, tmp_path, data):
    notebook = mini.with_sources(RELEASE)
    output = new_output("execute_result", {})
    output["data"] = data
    mini.cell_named(notebook, "mini_kode").outputs = [output]
    assert judge_notebook(notebook, key, STUDENT, tmp_path)["mini_kode"].state == "kosong"


def test_is_a_report_that_somebody_forged_only_another_answer(judge):
    assert judge({}, reported=41)["mini_kode"].message == "Hitungan mulai dari nol."


@pytest.mark.parametrize("source", ["", "pass", "lembar.choice(", "lembar.choice('m_a', '?', pilihan)"])
def test_does_a_cell_that_cannot_be_read_wait_for_a_person_and_the_others_go_on(judge, key, source):
    verdicts = judge(mini.right_answers(key, STUDENT), notebook=mini.with_sources(RELEASE, mini_banyak=source))
    assert verdicts["mini_banyak"].needs_review
    assert verdicts["mini_angka"].state == "benar"


def test_does_an_item_without_a_key_wait_for_a_person(judge):
    notebook = mini.with_sources(RELEASE)
    notebook.cells.append(mini.graded("mini_baru", 'lembar.check("mini_baru", 1)', 5))
    assert judge({}, notebook=notebook)["mini_baru"].needs_review


def test_does_a_key_that_breaks_cost_one_item_and_not_the_submission(key, tmp_path, monkeypatch, judge):
    monkeypatch.setattr(type(key.items["mini_angka"]), "judge", lambda *_a: 1 / 0)
    verdicts = judge(mini.right_answers(key, STUDENT))
    assert verdicts["mini_angka"].needs_review
    assert verdicts["mini_pilih"].state == "benar"


WRONG = {
    "mini_pilih": "c",
    "mini_angka": 0.99,
    "mini_banyak": ["c"],
    "mini_urut": ["c", "a", "b"],
    "mini_kotak": {"k1": "q", "k2": "p"},
}


def test_does_no_verdict_on_a_wrong_answer_hold_the_right_one(judge, key):
    verdicts = judge({name: {"nilai": value} for name, value in WRONG.items()}, reported=40)
    secret = {
        "mini_pilih": ["A"],
        "mini_angka": [str(key.items["mini_angka"].solution(key.numbers("mini_angka", STUDENT))).replace(".", ",")],
        "mini_banyak": ["A", "B"],
        "mini_urut": ["1. Satu"],
        "mini_kotak": ["Kotak P: Kartu 1"],
        "mini_kode": ["42"],
    }
    for name, words in secret.items():
        text = re.sub(r"<[^>]*>", " ", verdict_html(verdicts[name]))
        assert verdicts[name].points == 0
        for word in words:
            assert not re.search(rf"(?<![\w,]){re.escape(word)}(?![\w,])", text), (name, word, text)


def test_does_the_message_show_answer_diagnosis_and_where_to_reread(judge):
    text = verdict_html(judge({"mini_pilih": {"nilai": "a"}})["mini_pilih"])
    for part in (
        "Belum tepat: 0 dari 1 poin",
        "Jawaban Anda: B",
        "Anda menukar pembilang dan penyebut.",
        "Baca lagi: bagian 1",
    ):
        assert part in text


def test_is_nothing_in_a_message_markup_of_the_trainees(judge):
    text = verdict_html(judge({}, reported="<script>alert(1)</script>")["mini_kode"])
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_are_the_answers_before_the_code_ran_those_that_count(key, tmp_path):
    Path(tmp_path / "jawaban.json").write_text(
        json.dumps({"tugas": mini.NAME, "jawaban": mini.right_answers(key, STUDENT)})
    )
    before = json.dumps({"tugas": mini.NAME, "peserta": STUDENT, "jawaban": {"mini_pilih": {"nilai": "a"}}}).encode()
    verdicts = judge_notebook(RELEASE, key, STUDENT, tmp_path, before)
    assert sum(verdict.points for verdict in verdicts.values()) == 0
    assert sum(verdict.points for verdict in judge_notebook(RELEASE, key, STUDENT, tmp_path, b"").values()) == 0
