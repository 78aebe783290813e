"""Does every lesson and exercise keep the course's promises? New folders are found by themselves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from akademi.course.lint import lint_assignment
from akademi.course.release import release_notebook
from akademi.course.sources import find_assignments
from akademi.grading.judge import load_key
from akademi.grading.key import Written

ROOT = Path(__file__).resolve().parents[2]
ASSIGNMENTS = find_assignments(ROOT)
NOTEBOOKS = [path for a in ASSIGNMENTS for path in (a.reading, a.exercise) if path is not None]
NOTEBOOKS += sorted((ROOT / "datasets").glob("*.ipynb"))


def name_of(path: Path) -> str:
    return "/".join(path.parts[-2:])


def test_is_there_something_to_test():
    assert ASSIGNMENTS


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name_of)
def test_does_it_run_from_top_to_bottom_and_give_the_stored_outputs(notebook, tmp_path):
    # nbval runs the cells where the notebook lies; its cache and our answer files must not land there.
    result = subprocess.run(
        [
            sys.executable, "-m", "pytest", "--nbval-lax", "--nbval-current-env", "-q", "-p", "no:cacheprovider",
            "-p", "no:xdist", "--nbval-cell-timeout", "120", str(notebook),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout[-4000:]


@pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda a: a.name)
def test_does_lint_find_nothing(assignment):
    assert [str(problem) for problem in lint_assignment(assignment)] == []


@pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda a: a.name)
def test_has_every_written_item_a_rubric_whose_points_add_up(assignment):
    import re

    key = load_key(assignment.key)
    for name, item in key.items.items():
        if isinstance(item, Written):
            text = (ROOT / "grading" / "rubrics" / item.rubric).read_text(encoding="utf-8")
            rows = [
                float(found.replace(",", ".")) for found in re.findall(r"^\|[^|]*\((\d+(?:,\d+)?)\) \|", text, re.M)
            ]
            assert sum(rows) == item.points, f"{name}: rows of {item.rubric} add up to {sum(rows)}"


@pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda a: a.name)
def test_does_the_release_hold_no_solution_and_no_key(assignment):
    source = nbformat.read(assignment.exercise, as_version=4)
    released = nbformat.writes(release_notebook(assignment.exercise))
    for word in ("BEGIN SOLUTION", "END SOLUTION", "kunci.py", "KUNCI"):
        assert word not in released
    for cell in source.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution"):
            inner = cell.source
            if cell.cell_type == "code":
                inner = inner.split("### BEGIN SOLUTION")[1].split("### END SOLUTION")[0]
            for line in filter(None, (line.strip() for line in inner.splitlines())):
                if len(line) > 20:
                    assert line not in released, f"{about['grade_id']}: {line!r}"


@pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda a: a.name)
def test_does_the_reread_of_every_message_name_a_heading_of_the_lesson(assignment):
    import re

    headings = " ".join(
        line
        for cell in nbformat.read(assignment.reading, as_version=4).cells
        if cell.cell_type == "markdown"
        for line in cell.source.splitlines()
        if line.startswith("#")
    )
    key = load_key(assignment.key)
    for name, item in key.items.items():
        for where in [item.reread, *(m.reread for m in item.mistakes if m.reread)]:
            for title in re.findall(r"“([^”]+)”", where):
                assert title in headings, f"{name} sends the trainee to “{title}”, which is no heading"
