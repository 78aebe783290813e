"""A small assignment with one item of most kinds, for tests of the grader that need no real module."""

from __future__ import annotations

import copy
import json
import os
import pickle
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

NAME = "01_mini"
ROOT = Path(__file__).resolve().parents[1]

KEY = """
from akademi.grading import Key, Mistake, Near, OneOf, InBoxes, InOrder, SetOf, Predicted, Value, Written

KUNCI = Key(
    "01_mini",
    objectives={"A": "Menghitung", "B": "Menilai"},
    items={
        "mini_pilih": OneOf(points=1, objective="A", reread="bagian 1", answer="b", mistakes=[
            Mistake("terbalik", "Anda menukar pembilang dan penyebut.", answer="a")]),
        "mini_angka": Near(points=2, objective="A", reread="bagian 2", tolerance=0.01,
            draw={"b": [0.3, 0.4, 0.5, 0.6]}, answer=lambda n: n["b"] ** 2, mistakes=[
            Mistake("belum dikuadratkan", "Baru satu generasi.", answer=lambda n: n["b"])]),
        "mini_banyak": SetOf(points=2, objective="B", reread="bagian 3", answer={"a", "b"}),
        "mini_urut": InOrder(points=2, objective="B", reread="bagian 3", answer=["b", "a", "c"]),
        "mini_kotak": InBoxes(points=2, objective="B", reread="bagian 3", answer={"k1": "p", "k2": "q"}),
        "mini_duga": Predicted(points=1, objective="B", reread="bagian 3", example="a"),
        "mini_kode": Value(points=2, objective="A", reread="bagian 4", answer=42, twin="mini_pilih", mistakes=[
            Mistake("kurang satu", "Hitungan mulai dari nol.", answer=41)]),
        "mini_tulis": Written(points=4, objective="B", reread="bagian 5", rubric="0 sampai 4"),
    },
)
"""


def graded(name: str, source: str, points: float) -> Any:
    return new_code_cell(
        source,
        id=name.replace("_", "-"),
        metadata={
            "jupyter": {"source_hidden": True},
            "tags": ["raises-exception"],
            "nbgrader": {
                "grade": True,
                "solution": False,
                "locked": True,
                "task": False,
                "grade_id": name,
                "points": points,
                "schema_version": 3,
            },
        },
    )


def solution(name: str, source: str) -> Any:
    return new_code_cell(
        source,
        id=name.replace("_", "-"),
        metadata={
            "tags": ["raises-exception"],
            "nbgrader": {
                "grade": False,
                "solution": True,
                "locked": False,
                "task": False,
                "grade_id": name,
                "schema_version": 3,
            },
        },
    )


def written(name: str, source: str, points: float) -> Any:
    return new_markdown_cell(
        source,
        id=name.replace("_", "-"),
        metadata={
            "nbgrader": {
                "grade": True,
                "solution": True,
                "locked": False,
                "task": False,
                "grade_id": name,
                "points": points,
                "schema_version": 3,
            }
        },
    )


def exercise() -> Any:
    return new_notebook(
        cells=[
            new_markdown_cell("# Latihan mini", id="judul"),
            new_code_cell(
                'from akademi.exercises import open_sheet\n\nlembar = open_sheet("01_mini")\nlembar.header()',
                id="siap",
                metadata={"jupyter": {"source_hidden": True}},
            ),
            graded(
                "mini_pilih",
                'lembar.choice("mini_pilih", "Mana yang tepat?", {"a": "B", "b": "A", "c": "C"}, points=1)',
                1,
            ),
            graded(
                "mini_angka",
                'lembar.number("mini_angka", "Elastisitas {b}: sisa setelah dua generasi?", '
                'draw={"b": [0.3, 0.4, 0.5, 0.6]}, low=0, high=1, points=2)',
                2,
            ),
            graded(
                "mini_banyak",
                'lembar.choices("mini_banyak", "Mana saja?", {"a": "A", "b": "B", "c": "C"}, points=2)',
                2,
            ),
            graded(
                "mini_urut",
                'lembar.order("mini_urut", "Urutkan.", {"a": "Dua", "b": "Satu", "c": "Tiga"}, points=2)',
                2,
            ),
            graded(
                "mini_kotak",
                'lembar.sort("mini_kotak", "Pilah.", {"k1": "Kartu 1", "k2": "Kartu 2"}, '
                '{"p": "Kotak P", "q": "Kotak Q"}, points=2)',
                2,
            ),
            graded(
                "mini_duga",
                'lembar.predict("mini_duga", "Naik atau turun?", {"a": "Naik", "b": "Turun"}, '
                '"Angkanya turun.", points=1)',
                1,
            ),
            solution(
                "mini_kode_jawab",
                "hasil = None\n### BEGIN SOLUTION\nhasil = 6 * 7\n### END SOLUTION",
            ),
            graded("mini_kode", 'lembar.check("mini_kode", hasil, points=2)', 2),
            written("mini_tulis", "Model jawaban rahasia pengajar.", 4),
        ],
        metadata={
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )


def lesson() -> Any:
    return new_notebook(
        cells=[
            new_markdown_cell("# Materi mini\n\n## Bagian 1", id="judul"),
            new_code_cell("1 + 1", id="hitung"),
        ],
        metadata={"akademi": {"judul": "Mini", "pertanyaan": "Berapa?", "menit": 5}},
    )


def make_source(root: Path) -> Path:
    """Write a course root with the mini assignment and our real nbgrader configuration."""
    folder = root / "modules" / NAME
    folder.mkdir(parents=True)
    nbformat.write(exercise(), folder / "latihan.ipynb")
    nbformat.write(lesson(), folder / "materi.ipynb")
    (folder / "fasilitator.md").write_text("# Panduan\n", encoding="utf-8")
    (folder / "kunci.py").write_text(KEY, encoding="utf-8")
    (root / "grading").mkdir()
    config = ROOT / "grading" / "nbgrader_config.py"
    (root / "grading" / config.name).write_text(config.read_text(encoding="utf-8"), encoding="utf-8")
    return root


def make_course(folder: Path, root: Path, assignment: str = NAME) -> Path:
    """Lay out a course from a root and release one assignment in it."""
    from akademi.course.course import lay_out_course, release_assignment

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AKADEMI_SUMBER", str(root))
        lay_out_course(folder, root)
        release_assignment(folder, assignment)
    return folder


def released(course: Path, assignment: str = NAME) -> Any:
    return nbformat.read(course / "release" / assignment / "latihan.ipynb", as_version=4)


def cell_named(notebook: Any, name: str) -> Any:
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


def with_sources(notebook: Any, **sources: str) -> Any:
    """Return a copy in which the named cells say something else."""
    changed = copy.deepcopy(notebook)
    for name, source in sources.items():
        cell_named(changed, name).source = source
    return changed


def right_answers(key: Any, student: str) -> dict[str, Any]:
    """Return the answer file's entries of a trainee who knows everything and writes no code."""
    answers = {}
    for name, item in key.items.items():
        if item.kind not in {"code", "written"}:
            numbers = key.numbers(name, student)
            answers[name] = {"nilai": item.solution(numbers)} | ({"angka": numbers} if item.draw else {})
            if item.kind == "predict":
                answers[name]["terkunci"] = True
            # What a key sees beside the graded items is filled in too.
            answers |= {seen: {"nilai": example} for seen, example in item.sees.items() if seen not in key.items}
    return answers


def submit(
    course: Path,
    student: str,
    notebook: Any,
    answers: dict[str, Any] | None = None,
    participant: str | None = None,
    assignment: str = NAME,
) -> Path:
    """Put a submission where nbgrader's exchange would collect it."""
    folder = course / "submitted" / student / assignment
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / "latihan.ipynb")
    if answers is not None:
        sheet = {
            "format": 1,
            "tugas": assignment,
            "peserta": student if participant is None else participant,
            "jawaban": {
                name: value if isinstance(value, dict) and "nilai" in value else {"nilai": value}
                for name, value in answers.items()
            },
        }
        (folder / "jawaban.json").write_text(json.dumps(sheet), encoding="utf-8")
    return folder


def scores(course: Path, student: str, assignment: str = NAME) -> dict[str, float]:
    """Return the points of every grade cell as they stand in the gradebook."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "akademi") as gradebook:
        notebook = gradebook.find_submission_notebook("latihan", assignment, student)
        return {grade.cell.name: grade.score for grade in notebook.grades}


def verdict_of(course: Path, student: str, item: str, assignment: str = NAME) -> str:
    """Return the judge's message for an item as it stands in the graded copy."""
    path = course / "autograded" / student / assignment / "latihan.ipynb"
    return cell_named(nbformat.read(path, as_version=4), item).outputs[0].data["text/html"]


def once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], Any]) -> Any:
    """Build something slow once for all workers of a test run; what is returned is read, never changed."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return build(factory.mktemp(name))
    folder = factory.getbasetemp().parent / name
    done = folder.with_suffix(".siap")
    try:
        folder.mkdir()
    except FileExistsError:
        while not done.exists():
            time.sleep(0.1)
    else:
        try:
            outcome = build(folder)
        except BaseException as error:
            outcome = error if isinstance(error, Exception) else RuntimeError("interrupted")
        half = done.with_suffix(".tmp")
        half.write_bytes(pickle.dumps(outcome))
        half.rename(done)
    outcome = pickle.loads(done.read_bytes())
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


@pytest.fixture(scope="session", autouse=True)
def isolated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep every test away from the home of whoever runs it, and from a session of nbgrader around it."""
    home = tmp_path_factory.mktemp("rumah")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE"):
            patch.setenv(name, str(home))
        for name in ("CONFIG", "DATA", "RUNTIME"):
            patch.setenv(f"JUPYTER_{name}_DIR", str(home / name.lower()))
        patch.setenv("IPYTHONDIR", str(home / "ipython"))
        for name in ("JUPYTERHUB_USER", "AKADEMI_PESERTA", "NBGRADER_EXECUTION", "AKADEMI_SUMBER"):
            patch.delenv(name, raising=False)
        yield home


@pytest.fixture(scope="session")
def mini_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a course root with the mini assignment; not to be changed."""
    return make_source(tmp_path_factory.mktemp("sumber") / "kursus")
