"""Does a table keep every box as typed, and does the notebook ask for just the boxes that the plan prints?"""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.course.sources import checkout
from akademi.exercises import open_sheet
from akademi.exercises.items import InvalidAnswerError
from akademi.exercises.tables import Column, Table
from akademi.grading.definitions import read_definition
from akademi.plan import build, checks
from akademi.plan.example import TABLES

ITEM = Table(
    "t_anggaran",
    "Isi.",
    columns={
        "uraian": "Uraian",
        "volume": {"label": "Volume", "type": "number", "high": 1000},
        "harga": {"label": "Harga", "type": "number", "unit": "rupiah"},
        "peran": {"label": "Peran", "type": "choice", "options": {"a": "satu", "b": "dua"}, "required": False},
    },
    rows={"a": "Baris 1", "b": "Baris 2", "c": "Baris 3"},
    needed=2,
)
CALL = (
    'sheet.table("t_x", "Isi.", {"nama": "Nama", "n": {"label": "N", "type": "number", "high": 100}}, '
    'rows={"a": "A", "b": "B"}, points=1)'
)


def asked():
    """Every table that the exercise asks for, by id."""
    notebook = nbformat.read(checkout() / "modules" / "08_rencana_aksi" / "latihan.ipynb", as_version=4)
    found = {}
    for cell in notebook.cells:
        definition = read_definition(cell.source) if cell.cell_type == "code" else None
        if definition is not None and definition.method == "table":
            found[definition.item.id] = definition.item
    return found


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1.250.000", 1_250_000.0),
        ("Rp2.500", 2500.0),
        ("2500 rupiah", 2500.0),
        ("16,5", 16.5),
        (12, 12.0),
        ("dua ratus", "dua ratus"),
    ],
)
def test_is_a_number_read_the_indonesian_way_and_kept_where_it_cannot_be(typed, stored):
    cleaned = ITEM.clean({"a": {"harga": typed}})
    assert cleaned == {"a": {"harga": stored}}
    assert bool(ITEM.problems(cleaned)) == isinstance(stored, str)


@pytest.mark.parametrize("value", [None, "", [], {}, {"a": 3}, {"z": {"uraian": "x"}}, {"a": {"uraian": "  "}}])
def test_is_an_empty_table_no_answer(value):
    with pytest.raises(InvalidAnswerError):
        ITEM.clean(value)


def test_is_a_table_complete_when_as_many_rows_are_as_it_needs():
    full = {"uraian": "x", "volume": "2", "harga": "3"}
    assert ITEM.missing(ITEM.clean({"a": full})) == 1
    assert ITEM.missing(ITEM.clean({"a": full, "c": full})) == 0
    assert ITEM.missing(ITEM.clean({"a": full, "c": {"uraian": "x"}})) == 1


def test_are_numbers_out_of_range_and_unknown_places_named_with_their_row():
    value = ITEM.clean({"b": {"volume": "2000"}})
    assert ITEM.problems(value) == ["Baris 2, Volume: di luar rentang 0 sampai 1.000."]
    place = Column("Wilayah", "place")
    assert place.problem("Kabupaten Probolinggo") == ""
    assert "beberapa wilayah" in place.problem("Probolinggo")
    assert "bukan kabupaten" in place.problem("Jawa Timur")


def test_reads_the_text_of_a_table_row_by_row():
    value = ITEM.clean({"a": {"uraian": "Alat", "harga": "2500000", "peran": "b"}})
    assert ITEM.text(value) == "**Baris 1.** Uraian: Alat; Harga: 2.500.000 rupiah; Peran: dua"


@given(st.dictionaries(st.sampled_from("abz"), st.dictionaries(st.sampled_from(["uraian", "volume"]), st.text())))
def test_does_a_stored_table_clean_to_itself(value):
    try:
        cleaned = ITEM.clean(value)
    except InvalidAnswerError:
        return
    assert ITEM.clean(json.loads(json.dumps(cleaned))) == cleaned


@pytest.mark.parametrize(
    "columns",
    [{}, {"a": {"label": "A", "type": "bilangan"}}, {"a": {"label": "A", "type": "choice"}}],
)
def test_is_a_column_that_is_none_refused(columns):
    with pytest.raises(ValueError, match=r"columns|type|choice"):
        Table("t_x", "?", columns=columns)


def test_does_the_sheet_keep_what_was_typed_and_show_it_again(tmp_path):
    sheet = open_sheet("08_x", tmp_path)
    form = eval(CALL)
    form.value = {"a": {"nama": "Bappeda", "n": "16,50"}, "b": {"nama": "", "n": "dua"}}
    assert form.status["state"] == "invalid"
    stored = json.loads((tmp_path / "jawaban.json").read_text())["jawaban"]["t_x"]
    assert stored["nilai"] == {"a": {"nama": "Bappeda", "n": 16.5}, "b": {"n": "dua"}}
    sheet = open_sheet("08_x", tmp_path)
    again = eval(CALL)
    assert again.value == {"a": {"nama": "Bappeda", "n": "16,50"}, "b": {"n": "dua"}}
    again.value = {"a": {"nama": "Bappeda", "n": "16,50"}, "b": {"nama": "Dinas", "n": "2"}}
    assert again.status == {"state": "saved", "text": "Tersimpan. Cek terbuka lolos."}
    assert sheet.unanswered() == []


def test_does_an_incomplete_table_say_what_is_wanting(tmp_path):
    sheet = open_sheet("08_x", tmp_path)
    form = eval(CALL)
    form.value = {"a": {"nama": "Bappeda", "n": "1"}}
    assert form.status == {"state": "empty", "text": "Tersimpan. Kurang 1 baris lengkap."}
    assert sheet.unanswered() == ["t_x"]
    form.value = None
    assert json.loads((tmp_path / "jawaban.json").read_text())["jawaban"] == {}


def test_does_the_notebook_ask_for_every_box_of_the_example():
    tables = asked()
    assert set(tables) == set(TABLES)
    for item, table in TABLES.items():
        assert tables[item].clean(table) == table, item
        assert tables[item].missing(table) == 0, item
        assert tables[item].problems(table) == [], item


def test_does_the_plan_print_only_boxes_that_the_notebook_asks_for():
    tables = asked()
    source = "".join(ast.unparse(ast.parse(Path(one.__file__).read_text(encoding="utf-8"))) for one in (build, checks))
    used = re.findall(r"(?:raw|number|money|year|words|figure)\((?:\w+, )?'(m08_\w+)', '(\w+)'", source)
    assert len(used) > 40
    for item, code in used:
        assert code in tables[item].columns, f"{item}: nobody asks for {code}"
    assert set(tables["m08_sebab"].rows) == set(checks.CAUSES)
    assert set(tables["m08_kerangka"].rows) == set(checks.LEVELS)
    assert set(tables["m08_etika"].rows) == set(checks.ETHICS)
    assert set(tables["m08_kalender"].rows) == set(checks.STRETCHES)


@pytest.mark.parametrize(
    ("item", "code", "words"),
    [
        ("m08_mitra", "peran", build.ROLES),
        ("m08_rancangan", "pembanding", build.COMPARISONS),
        ("m08_rancangan", "ukuran", build.KINDS),
        ("m08_sebab", "kelas", build.GRADES),
    ],
)
def test_has_every_choice_of_a_form_its_words_in_the_plan(item, code, words):
    assert set(asked()[item].parsed[code].options) == set(words)
