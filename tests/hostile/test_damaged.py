"""Does a submission that was damaged at random ever raise, earn more than its honest answers, or say nothing?"""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook

from akademi.grading.batch import make_task, open_course
from akademi.grading.judge import load_key_source
from akademi.grading.snapshot import Snapshot
from akademi.grading.unit import NOTEBOOK, Submission, grade_submission
from tests import mini

pytestmark = [
    pytest.mark.cycle,
    pytest.mark.xdist_group("damaged"),
    # nbformat tells what it repaired.
    pytest.mark.filterwarnings("ignore::nbformat.warnings.MissingIDFieldWarning"),
    pytest.mark.filterwarnings("ignore::nbformat.warnings.DuplicateCellId"),
]
STUDENT = "siti"
QUICK = settings(
    max_examples=60, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
# What takes the place of a value somewhere in the JSON.
STRANGE = st.sampled_from(
    [None, True, False, 0, -1, 1e308, 10**30, "", "a", "b", "\ud800", "\0", "<script>", [], {}, [[]], {"nilai": "b"}, [0] * 50]
) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@pytest.fixture(scope="module")
def task(tmp_path_factory):
    """Return the mini assignment as a grader gets it."""
    folder = tmp_path_factory.mktemp("rusak")
    course = mini.make_course(folder / "kelas", mini.make_source(folder / "kursus"))
    api = open_course(course)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        snapshot = Snapshot.take(gradebook, mini.NAME, NOTEBOOK)
    return make_task(api, course, snapshot)


@pytest.fixture(scope="module")
def honest(task):
    """Return the files of a trainee who answers everything right, without code: nothing needs to be run."""
    key = load_key_source(task.key, "kunci.py")
    sheet = {"format": 1, "tugas": mini.NAME, "peserta": STUDENT, "jawaban": mini.right_answers(key, STUDENT)}
    return {f"{NOTEBOOK}.ipynb": task.release, "jawaban.json": json.dumps(sheet).encode()}


@pytest.fixture(scope="module")
def half_right(honest):
    """Return the same with half of the answers wrong, so that damage could do good."""
    sheet = json.loads(honest["jawaban.json"])
    sheet["jawaban"] |= {"mini_pilih": {"nilai": "a"}, "mini_urut": {"nilai": ["c", "a", "b"]}}
    sheet["jawaban"].pop("mini_duga")
    return honest | {"jawaban.json": json.dumps(sheet).encode()}


def points(task, files):
    """Grade, hold the result to what must always be so, and return the points of each item."""
    graded = grade_submission(task, Submission(STUDENT, files))
    assert bool(graded.problem) != bool(graded.notebook)
    if graded.problem:
        assert graded.problem.startswith("Berkas latihan.ipynb "), graded.problem
        assert graded.scores == {}
    else:
        graded.notebook.encode("utf-8")
        assert set(graded.scores) == set(task.snapshot.points)
        for reason in graded.flagged.values():
            assert reason.startswith(
                ("jawaban.json tidak dapat dibaca", "Jawaban ini tidak dapat dinilai", "Kode peserta")
            )
    for name, score in graded.scores.items():
        assert score is None or 0 <= score <= task.snapshot.points[name]
    return {name: score or 0 for name, score in graded.scores.items()}


def holds(task, files, honest_files):
    """Check that damage never earns more than the honest answers do, item by item."""
    most = points(task, honest_files)
    for name, score in points(task, files).items():
        assert score <= most[name], name


def test_do_the_undamaged_submissions_earn_what_they_should(task, honest, half_right):
    assert sum(points(task, honest).values()) == 12, "the code item comes with its twin"
    assert sum(points(task, half_right).values()) == 6


@st.composite
def damaged_bytes(draw: st.DrawFn, content: bytes) -> bytes:
    """Return content with pieces cut out, doubled, flipped or replaced."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 200)))
        piece = draw(
            st.sampled_from(
                [b"", content[start:end] * 2, bytes(end - start), b"\xff", b"[" * 2_000, b"NaN", b'"', b"{}"]
            )
            | st.binary(max_size=8)
        )
        content = content[:start] + piece + content[end:]
    return content


@QUICK
@given(data=st.data())
def test_do_damaged_bytes_of_the_notebook_harm_nobody(task, half_right, data):
    name = f"{NOTEBOOK}.ipynb"
    holds(task, half_right | {name: data.draw(damaged_bytes(half_right[name]))}, half_right)


@QUICK
@given(data=st.data())
def test_do_damaged_bytes_of_the_answers_harm_nobody(task, honest, data):
    """Flipping an option's letter can make a wrong answer right, so these start from right ones."""
    holds(task, honest | {"jawaban.json": data.draw(damaged_bytes(honest["jawaban.json"]))}, honest)


def _places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value inside JSON."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [way] if way else []
    for key, inner in entries:
        found += _places(inner, (*way, key))
    return found


def _at(value: Any, way: tuple[Any, ...]) -> Any:
    for key in way:
        value = value[key]
    return value


@st.composite
def damaged_json(draw: st.DrawFn, content: bytes) -> bytes:
    """Return JSON with values deleted, doubled, swapped with others or turned into something else."""
    value = json.loads(content)
    for _ in range(draw(st.integers(1, 5))):
        places = _places(value)
        if not places:
            break
        *way, key = draw(st.sampled_from(places))
        holder = _at(value, tuple(way))
        deed = draw(st.sampled_from(["delete", "double", "swap", "replace", "rename"]))
        if deed == "delete":
            del holder[key]
        elif deed == "double" and isinstance(holder, list):
            holder.insert(key, json.loads(json.dumps(holder[key])))
        elif deed == "swap":
            *other_way, other_key = draw(st.sampled_from(places))
            other = _at(value, tuple(other_way))
            one, two = json.loads(json.dumps(holder[key])), json.loads(json.dumps(other[other_key]))
            holder[key], other[other_key] = two, one
        elif deed == "rename" and isinstance(holder, dict):
            holder[draw(st.sampled_from(["id", "metadata", "nbgrader", "nilai", "", "x", "cells"]))] = holder.pop(key)
        else:
            holder[key] = copy.deepcopy(draw(STRANGE))
    return json.dumps(value).encode()


@QUICK
@given(data=st.data())
def test_does_a_notebook_of_strange_shape_harm_nobody(task, half_right, data):
    name = f"{NOTEBOOK}.ipynb"
    holds(task, half_right | {name: data.draw(damaged_json(half_right[name]))}, half_right)


@QUICK
@given(data=st.data())
def test_does_an_answer_file_of_strange_shape_harm_nobody(task, honest, data):
    holds(task, honest | {"jawaban.json": data.draw(damaged_json(honest["jawaban.json"]))}, honest)


@QUICK
@given(
    item=st.sampled_from(["mini_pilih", "mini_angka", "mini_banyak", "mini_urut", "mini_kotak", "mini_duga"]),
    value=STRANGE,
)
def test_does_any_value_for_an_answer_harm_nobody(task, honest, item, value):
    sheet = json.loads(honest["jawaban.json"])
    sheet["jawaban"][item]["nilai"] = value
    holds(task, honest | {"jawaban.json": json.dumps(sheet).encode()}, honest)
