"""An instructor's course folder: a standard nbgrader course that the stock commands and the formgrader work on."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Collection
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat

from akademi.course.release import release_notebook
from akademi.course.sources import Assignment, checkout, find_assignment, find_assignments
from akademi.grading.batch import CONFIG_FILE, CourseError, open_course

# Pages that take about as long as a process needs to start.
WORTH_A_PROCESS = 25


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


def generate_feedback(
    folder: Path,
    name: str,
    force: bool = True,
    *,
    students: Collection[str] | None = None,
    workers: int = 1,
) -> list[tuple[str, str]]:
    """Write the feedback pages of graded submissions.

    Parameters
    ----------
    folder : Path
        The course folder.
    name : str
        The assignment.
    force : bool
        Write pages again that are there already.
    students : collection of str, optional
        Whose pages; all if not given.
    workers : int
        Processes; 0 takes as many as there are cores and pages worth the start.

    Returns
    -------
    list of (student, problem)
        ``problem`` is empty where the page was written.
    """
    graded = sorted(path.parent.name for path in (folder / "autograded").glob(f"*/{name}"))
    wanted = [student for student in graded if students is None or student in students]
    workers = min(workers or os.cpu_count() or 1, len(wanted) // WORTH_A_PROCESS)
    if workers < 2:
        return _write_pages(folder, name, wanted, force)
    parts = [wanted[start::workers] for start in range(workers)]
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        written = pool.map(_write_pages, *zip(*((folder, name, part, force) for part in parts), strict=True))
        return sorted(page for pages in written for page in pages)


def _write_pages(folder: Path, name: str, students: list[str], force: bool) -> list[tuple[str, str]]:
    api = open_course(folder)
    pages = []
    for student in students:
        outcome = api.generate_feedback(name, student, force=force)
        pages.append((student, "" if outcome["success"] else outcome.get("error") or "gagal"))
    return pages
