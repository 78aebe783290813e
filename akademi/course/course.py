"""An instructor's course folder: a standard nbgrader course that the stock commands and the formgrader work on."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat

from akademi.course.release import release_notebook
from akademi.course.sources import Assignment, checkout, find_assignment, find_assignments
from akademi.grading.batch import CONFIG_FILE, CourseError, open_course


def lay_out_course(folder: Path, root: Path | None = None) -> list[str]:
    """Lay out a course folder, or bring its sources up to date; grades and submissions are never touched.

    Parameters
    ----------
    folder : Path
        The course folder; made if it does not exist.
    root : Path, optional
        The course's checkout.

    Returns
    -------
    list of str
        Names of the assignments in ``source/``.

    Raises
    ------
    CourseError
        If the folder lies in the checkout, where grades would end up in git.
    """
    root = root or checkout()
    if folder.resolve().is_relative_to(root.resolve()):
        raise CourseError("Folder kursus jangan di dalam folder kode kursus; pilih folder lain.")
    for name in ("source", "release", "submitted", "autograded", "feedback", "downloaded"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    _lay_out_config(root / "grading" / CONFIG_FILE, folder / CONFIG_FILE)
    assignments = find_assignments(root)
    for assignment in assignments:
        target = folder / "source" / assignment.name
        target.mkdir(exist_ok=True)
        for path in (assignment.exercise, assignment.key):
            # One module without a key must not keep the others from being taught; lint and grading name it.
            if path.is_file():
                shutil.copyfile(path, target / path.name)
        (folder / "downloaded" / assignment.name / "archive").mkdir(parents=True, exist_ok=True)
    return [assignment.name for assignment in assignments]


def _lay_out_config(source: Path, target: Path) -> None:
    """Copy the configuration; one that somebody changed is kept under another name, never written over."""
    new = source.read_bytes()
    if target.is_file() and target.read_bytes() != new:
        number = 1
        while (kept := target.with_name(f"{target.stem}.lama-{number}.py")).exists():
            number += 1
        target.rename(kept)
    target.write_bytes(new)


def release_assignment(folder: Path, name: str) -> Path:
    """Make the release version of an assignment with nbgrader, and put the lesson beside it.

    Returns
    -------
    Path
        The release folder.

    Raises
    ------
    CourseError
        If nbgrader refuses; its own words are passed on.
    """
    api = open_course(folder)
    outcome = api.generate_assignment(name, force=True, create=True)
    if not outcome["success"]:
        raise CourseError(f"nbgrader tidak dapat merilis {name}: {outcome.get('log') or outcome.get('error')}")
    target = folder / "release" / name
    assignment: Assignment = find_assignment(name)
    if assignment.reading is not None:
        path = target / assignment.reading.name
        nbformat.write(release_notebook(assignment.reading), path)
    return target


def generate_feedback(folder: Path, name: str, force: bool = True) -> list[tuple[str, str]]:
    """Write the feedback pages of all graded submissions.

    Returns
    -------
    list of (student, problem)
        ``problem`` is empty where the page was written.
    """
    api = open_course(folder)
    pages = []
    for graded in sorted((folder / "autograded").glob(f"*/{name}")):
        student = graded.parent.name
        outcome = api.generate_feedback(name, student, force=force)
        pages.append((student, "" if outcome["success"] else outcome.get("error") or "gagal"))
    return pages
