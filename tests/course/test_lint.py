"""Does each rule speak when its one thing is broken, and only then?"""

import inspect
import re
import shutil

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from akademi.course import lint
from akademi.course.lint import lint_assignment
from akademi.course.sources import Assignment
from tests import mini


@pytest.fixture
def folder(mini_root, tmp_path):
    shutil.copytree(mini_root / "modules" / mini.NAME, tmp_path / mini.NAME)
    return tmp_path / mini.NAME


def problems(folder):
    return lint_assignment(Assignment(mini.NAME, folder))


def rules(folder):
    return {problem.rule for problem in problems(folder)}


def change(folder, name, edit):
    path = folder / name
    notebook = nbformat.read(path, as_version=4)
    edit(notebook)
    # As it stands: nbformat.write would mend what is to be found.
    path.write_text(nbformat.v4.writes(notebook))


def named(name, **changes):
    """Return an edit that changes a cell's source or nbgrader metadata."""

    def edit(notebook):
        cell = mini.cell_named(notebook, name)
        if "source" in changes:
            cell.source = changes["source"]
        cell.metadata.nbgrader.update({k: v for k, v in changes.items() if k != "source"})

    return edit


def append(cell):
    return lambda notebook: notebook.cells.append(cell)


def code(source, **more):
    return append(new_code_cell(source, id="tambahan", **more))


def text(source):
    return append(new_markdown_cell(source, id="tambahan"))


def swap(name, old, new):
    def edit(notebook):
        cell = mini.cell_named(notebook, name)
        assert old in cell.source
        cell.source = cell.source.replace(old, new)

    return edit


def without_tag(notebook):
    mini.cell_named(notebook, "mini_kode_jawab").metadata.tags = []


def same_ids(notebook):
    notebook.cells[1]["id"] = notebook.cells[0]["id"]


BROKEN_READING = {
    "two titles": (text("# Lagi"), "headings"),
    "no title": (lambda nb: nb.cells.pop(0), "headings"),
    "skipped level": (text("#### Terlalu dalam"), "headings"),
    "stored output": (code("1", outputs=[new_output("stream", text="1")]), "outputs"),
    "nothing to compare": (code("1", metadata={"tags": ["nbval-check-output"]}), "outputs"),
    "same ids": (same_ids, "cell-ids"),
    "network": (code("import requests"), "network"),
    "network inside": (code("def f():\n    from urllib.request import urlopen"), "network"),
    "other library": (code("import seaborn"), "libraries"),
    "grader's half": (code("from akademi.grading import Key"), "halves"),
    "input": (code("x = input()"), "input"),
    "syntax": (code("x ="), "syntax"),
    "long cell": (code("\n".join(f"x{n} = {n}" for n in range(17))), "length"),
    "no alt text": (text("![](../01_mini/kunci.py)"), "alt-text"),
    "html without alt text": (text('<img src="x.png">'), "alt-text"),
    "dead link": (text("[baca](tidak_ada.ipynb)"), "links"),
    "no question": (lambda nb: nb.metadata.akademi.pop("pertanyaan"), "about"),
    "minutes as text": (lambda nb: nb.metadata.akademi.update(menit="lima"), "about"),
    "graded cell": (append(mini.graded("mini_lagi", "1", 1)), "graded"),
}
BROKEN_EXERCISE = {
    "points in the metadata": (named("mini_pilih", points=3), "points"),
    "points in the call": (swap("mini_pilih", "points=1", "points=2"), "points"),
    "points in the text": (text("Soal ini bernilai 7 poin."), "points"),
    "cell without a key": (append(mini.graded("mini_baru", 'lembar.check("mini_baru", 1, points=1)', 1)), "key"),
    "key without a cell": (lambda nb: nb.cells.remove(mini.cell_named(nb, "mini_urut")), "key"),
    "other kind": (named("mini_pilih", source='lembar.number("mini_pilih", "?", points=1)'), "key"),
    "written cell for another key": (named("mini_banyak", solution=True), "key"),
    "no definition": (named("mini_pilih", source="1 + 1"), "definition"),
    "other item": (swap("mini_pilih", '"mini_pilih"', '"mini_lain"'), "definition"),
    "not a literal": (named("mini_pilih", source='lembar.choice("mini_pilih", "?", pilihan, points=1)'), "definition"),
    "other personal numbers": (swap("mini_angka", "0.6", "0.7"), "personal"),
    "unknown personal number": (swap("mini_angka", "{b}", "{c}"), "personal"),
    "answer that no form gives": (swap("mini_pilih", '"b": "A"', '"d": "A"'), "answerable"),
    "number out of range": (swap("mini_angka", "low=0", "low=0.9"), "answerable"),
    "codes that tell": (swap("mini_banyak", '"c"', '"salah"'), "codes"),
    "cards in an order that tells": (swap("mini_kotak", '"k1": "Kartu 1", "k2"', '"k2": "Kartu 1", "k1"'), "codes"),
    "hidden tests": (code("### BEGIN HIDDEN TESTS"), "hidden-tests"),
    "not locked": (named("mini_pilih", locked=False), "locked"),
    "assert": (swap("mini_kode", "lembar", "assert hasil == 42\nlembar"), "assert"),
    "solution without marks": (named("mini_kode_jawab", source="hasil = 42"), "solution"),
    "stops at an error": (without_tag, "stops"),
    "unreadable id": (named("mini_pilih", grade_id="cell-1f2e3d"), "ids"),
    "names the key": (text("Lihat kunci.py"), "secret"),
}


def test_does_a_sound_assignment_pass(folder):
    assert problems(folder) == []


@pytest.mark.parametrize(("edit", "rule"), BROKEN_READING.values(), ids=BROKEN_READING)
def test_does_the_rule_speak_for_a_lesson(folder, edit, rule):
    change(folder, "materi.ipynb", edit)
    assert rules(folder) == {rule}


@pytest.mark.parametrize(("edit", "rule"), BROKEN_EXERCISE.values(), ids=BROKEN_EXERCISE)
def test_does_the_rule_speak_for_an_exercise(folder, edit, rule):
    change(folder, "latihan.ipynb", edit)
    assert rule in rules(folder)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('"01_mini"', '"02_lain"', "key"),
        ("KUNCI =", "LAIN =", "key"),
        ("answer=42, twin", "answer=43 / 0, twin", "key"),
        ("points=1, objective", "points=9, objective", "points"),
        (', twin="mini_pilih"', "", "no-code"),
        ('"B": "Menilai"}', '"B": "Menilai", "C": "Tanpa soal"}', "no-code"),
        ("Written(", "Predicted(example='a', ", "key"),
        ('answer="a")', 'answer="hilang")', "answerable"),
        ('answer=["b", "a", "c"]', 'answer=["a", "b", "c"]', "codes"),
    ],
)
def test_does_a_rule_speak_for_the_key(folder, old, new, rule):
    path = folder / "kunci.py"
    assert old in path.read_text()
    content = path.read_text().replace(old, new, 1)
    path.write_text(content.replace("rubric=", "hint=") if new.startswith("Predicted") else content)
    assert rule in rules(folder)


@pytest.mark.parametrize("count", [7, 13])
def test_does_a_rule_speak_for_the_number_of_items(folder, count):
    path = folder / "kunci.py"
    more = "".join(f"K['mini_n{n}'] = K['mini_pilih']\n" for n in range(count - 8))
    path.write_text(
        path.read_text()
        + f"\nK = dict(KUNCI.items)\n{more}{'del K[list(K)[2]]' if count < 8 else ''}\n"
        + "KUNCI = Key('01_mini', KUNCI.objectives, K)\n"
    )
    assert "items" in rules(folder)


@pytest.mark.parametrize(
    ("name", "rule"), [("fasilitator.md", "files"), ("materi.ipynb", "files"), ("kunci.py", "key")]
)
def test_does_a_missing_file_have_a_rule(folder, name, rule):
    (folder / name).unlink()
    assert rule in rules(folder)


@pytest.mark.parametrize("name", ["latihan.ipynb", "materi.ipynb"])
@pytest.mark.parametrize("content", ["", "{", '{"nbformat": 4, "nbformat_minor": 5, "cells": 3}'])
def test_is_a_damaged_notebook_a_finding_and_no_crash(folder, name, content):
    (folder / name).write_text(content)
    assert "notebook" in rules(folder)


def test_does_a_finding_say_where_and_what(folder):
    change(folder, "latihan.ipynb", named("mini_pilih", points=3))
    assert any(
        re.fullmatch(rf"{mini.NAME}/latihan\.ipynb:mini-pilih: points: mini_pilih: 3\.0 .*", str(problem))
        for problem in problems(folder)
    )


def test_has_every_rule_been_broken_here():
    """A rule that was added without a test here would speak to nobody."""
    source = inspect.getsource(lint)
    names = set(re.findall(r'lesson\.problem\([^,]+(?:\[[^]]*\])?, "([a-z-]+)"', source))
    broken = {rule for _edit, rule in (*BROKEN_READING.values(), *BROKEN_EXERCISE.values())} | {"no-code", "items"}
    assert len(names) > 15
    assert names <= broken
