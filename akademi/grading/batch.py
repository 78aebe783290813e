"""Grade all submissions of an assignment; a broken one is a line in the table, never the end of the batch."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sysconfig
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbgrader import utils
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import rmtree
from sqlalchemy.exc import SAWarning
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from akademi.exercises.store import ANSWER_FILE
from akademi.grading.judge import KEY_FILE

CONFIG_FILE = "nbgrader_config.py"
NOTEBOOK = "latihan"
FINGERPRINT_FILE = ".sidik-penilaian"
LARGEST_NOTEBOOK = 50_000_000
DONE, KEPT, WAITING, REVIEW, FAILED = (
    "dinilai",
    "tetap",
    "menunggu penilaian tertulis",
    "perlu diperiksa",
    "gagal, perlu diperiksa",
)


@dataclass(frozen=True)
class Result:
    """What grading made of one submission.

    Attributes
    ----------
    student : str
        Trainee's id.
    score, max_score : float or None
        Points in the gradebook; None if it could not be graded.
    status : str
        One of the constants of this module.
    reason : str
        Why it needs a look, in Indonesian.
    graded_now : bool
        False if an earlier run had already graded this submission.
    """

    student: str
    score: float | None
    max_score: float | None
    status: str
    reason: str = ""
    graded_now: bool = True

    @property
    def failed(self) -> bool:
        """Whether the submission could not be graded at all."""
        return self.status == FAILED


class CourseError(RuntimeError):
    """Why a course folder cannot be graded in, in Indonesian."""


def open_course(course: Path) -> NbGraderAPI:
    """Return nbgrader's own interface to a course folder, with that folder's configuration and no other.

    Raises
    ------
    CourseError
        If the folder is no course folder.
    """
    _put_scripts_on_path()
    path = course / CONFIG_FILE
    if not path.is_file():
        raise CourseError(f"{course} bukan folder kursus: tidak ada {CONFIG_FILE}. Buat dengan: akademi course")
    config = PyFileConfigLoader(path.name, path=str(course)).load_config()
    config.merge(Config({"CourseDirectory": {"root": str(course.resolve())}}))
    return NbGraderAPI(CourseDirectory(config=config), config=config)


def _put_scripts_on_path() -> None:
    """Let nbgrader find the ``alembic`` script that it calls by name when it makes a database."""
    scripts = sysconfig.get_path("scripts")
    if scripts not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = scripts + os.pathsep + os.environ.get("PATH", "")


def grade(
    course: Path,
    assignment: str,
    *,
    force: bool = False,
    on_result: Callable[[Result, int, int], None] | None = None,
) -> list[Result]:
    """Grade every submission of an assignment, one after the other.

    A submission that was graded before and has not changed since is left as it is, so a second run changes
    nothing, and a run that was cut off goes on where it was.

    Parameters
    ----------
    course : Path
        The course folder.
    assignment : str
        Name of the assignment.
    force : bool
        Grade again what has been graded. Manual grades stay; nbgrader asks to look at them again.
    on_result : callable of (result, done, total), optional
        Called after each submission.

    Raises
    ------
    CourseError
        If the course or the assignment is not ready.
    """
    api = open_course(course)
    with _gradebook(api) as gradebook:
        try:
            gradebook.find_assignment(assignment)
        except MissingEntry as error:
            raise CourseError(
                f"Tugas {assignment} belum dirilis di kursus ini. Jalankan: akademi release {assignment}"
            ) from error
    students = sorted(path.parent.name for path in (course / "submitted").glob(f"*/{assignment}") if path.is_dir())
    results = []
    for number, student in enumerate(students, 1):
        result = _grade_one(api, course, assignment, student, force)
        results.append(result)
        if on_result is not None:
            on_result(result, number, len(students))
    return results


def _grade_one(api: NbGraderAPI, course: Path, assignment: str, student: str, force: bool) -> Result:
    """Grade one submission; whatever breaks is this submission's result."""
    with warnings.catch_warnings():
        # nbgrader 0.9.6 with SQLAlchemy 2.1; harmless, and it would break the progress bar.
        warnings.simplefilter("ignore", SAWarning)
        try:
            return _grade_or_keep(api, course, assignment, student, force)
        except Exception as error:
            return Result(student, None, None, FAILED, f"Penilaian berhenti: {type(error).__name__}: {error}"[:300])


def _grade_or_keep(api: NbGraderAPI, course: Path, assignment: str, student: str, force: bool) -> Result:
    submitted = course / "submitted" / student / assignment
    problem = unreadable(submitted / f"{NOTEBOOK}.ipynb")
    if problem:
        _discard(course, assignment, student)
        _flag(api, assignment, student)
        return Result(student, None, None, FAILED, problem)
    kept = not force and _is_current(course, assignment, student)
    if not kept:
        try:
            outcome = api.autograde(assignment, student, force=True, create=True)
        except Exception as error:  # nbgrader reports most failures; whatever else breaks must not stop the batch
            outcome = {"success": False, "error": f"{type(error).__name__}: {error}", "log": ""}
        if not outcome["success"]:
            _discard(course, assignment, student)
            _flag(api, assignment, student)
            reason = _last_error(outcome.get("log") or outcome.get("error") or "")
            return Result(student, None, None, FAILED, f"Penilaian berhenti: {reason}")
        # Written last: a run cut off before this line grades the submission again.
        (course / "autograded" / student / assignment / FINGERPRINT_FILE).write_text(
            _fingerprint(course, assignment, student), encoding="utf-8"
        )
    return _read_result(api, course, assignment, student, graded_now=not kept)


def _discard(course: Path, assignment: str, student: str) -> None:
    """Remove the graded copy of an earlier hand-in: with its scores gone, it must not pass for this one's grade."""
    graded = course / "autograded" / student / assignment
    if graded.exists():
        rmtree(str(graded))


def unreadable(path: Path) -> str:
    """Return why a submitted notebook cannot be graded, or an empty string."""
    if not path.is_file():
        return f"Berkas {path.name} tidak ada dalam serahan."
    if path.stat().st_size == 0:
        return f"Berkas {path.name} kosong (0 bita)."
    if path.stat().st_size > LARGEST_NOTEBOOK:
        return f"Berkas {path.name} terlalu besar."
    try:
        nb = nbformat.read(path, as_version=4)
        nbformat.validate(nb, relax_add_props=True)
    except (UnicodeDecodeError, json.JSONDecodeError, nbformat.reader.NotJSONError):
        return f"Berkas {path.name} terpotong atau rusak (bukan JSON)."
    except RecursionError:
        return f"Berkas {path.name} rusak (bersarang terlalu dalam)."
    except Exception as error:
        return f"Berkas {path.name} bukan notebook yang sah ({type(error).__name__})."
    return ""


def _is_current(course: Path, assignment: str, student: str) -> bool:
    graded = course / "autograded" / student / assignment
    try:
        recorded = (graded / FINGERPRINT_FILE).read_text(encoding="utf-8")
    except OSError:
        return False
    return (graded / f"{NOTEBOOK}.ipynb").is_file() and recorded == _fingerprint(course, assignment, student)


def _fingerprint(course: Path, assignment: str, student: str) -> str:
    """Return a hash of all that a grade depends on: the submission, the key, the release, the configuration."""
    digest = hashlib.sha256()
    submitted = course / "submitted" / student / assignment
    for path in (
        submitted / f"{NOTEBOOK}.ipynb",
        submitted / ANSWER_FILE,
        submitted / "timestamp.txt",
        course / "source" / assignment / KEY_FILE,
        course / "release" / assignment / f"{NOTEBOOK}.ipynb",
        course / CONFIG_FILE,
    ):
        digest.update(path.read_bytes() if path.is_file() else b"\0missing")
        digest.update(b"\0next")
    return digest.hexdigest()


def _read_result(api: NbGraderAPI, course: Path, assignment: str, student: str, graded_now: bool) -> Result:
    own = _own_metadata(course / "autograded" / student / assignment / f"{NOTEBOOK}.ipynb")
    with _gradebook(api) as gradebook:
        submission = gradebook.find_submission(assignment, student)
        score, max_score = float(submission.score), float(submission.max_score)
        waiting = [
            grade.cell.name
            for notebook in submission.notebooks
            for grade in notebook.grades
            if grade.needs_manual_grade and grade.cell.name not in own["tinjau"]
        ]
    if own["gagal"] or own["tinjau"]:
        reason = own["gagal"] or _group_reasons(own["tinjau"])
        return Result(student, score, max_score, REVIEW, reason, graded_now)
    reason = "; ".join(own["perbaikan"])
    if waiting:
        return Result(student, score, max_score, WAITING, reason, graded_now)
    return Result(student, score, max_score, DONE if graded_now else KEPT, reason, graded_now)


def _group_reasons(flagged: Mapping[str, str]) -> str:
    """Return each reason once, with the items that it stopped when it did not stop all of them."""
    reasons: dict[str, list[str]] = {}
    for item, reason in flagged.items():
        reasons.setdefault(reason, []).append(item)
    if len(reasons) == 1 and len(flagged) > 3:
        return next(iter(reasons))
    return " ".join(f"{', '.join(items)}: {reason}" for reason, items in reasons.items())


def _own_metadata(path: Path) -> dict[str, Any]:
    nb = nbformat.read(path, as_version=4)
    about = nb.metadata.get("akademi", {})
    flagged = {
        cell.metadata.nbgrader["grade_id"]: cell.metadata.akademi["tinjau"]
        for cell in nb.cells
        if utils.is_grade(cell) and cell.metadata.get("akademi", {}).get("tinjau")
    }
    return {"gagal": about.get("gagal", ""), "perbaikan": about.get("perbaikan", []), "tinjau": flagged}


def _flag(api: NbGraderAPI, assignment: str, student: str) -> None:
    """Record a submission that could not be graded: every grade waits for a person, none is a silent zero."""
    with _gradebook(api) as gradebook:
        gradebook.update_or_create_student(student)
        submission = gradebook.update_or_create_submission(assignment, student)
        for notebook in submission.notebooks:
            for entry in notebook.grades:
                if entry.manual_score is None:
                    entry.auto_score = None
                    entry.needs_manual_grade = True
        gradebook.db.commit()


@contextlib.contextmanager
def _gradebook(api: NbGraderAPI) -> Iterator[Gradebook]:
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        yield gradebook


def _last_error(text: str) -> str:
    """Return the last line of nbgrader's log that names an exception; what it says after that helps nobody."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    named = [line for line in lines if re.match(r"[\w.]*(Error|Exception|Exit|Interrupt)\b", line)]
    return (named or lines or ["tanpa keterangan"])[-1][:300]
