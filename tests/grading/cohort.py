"""A small cohort of all sorts, and all that grading leaves of it, in a form that can be compared."""

from __future__ import annotations

import copy
import os
import signal
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook, SubmittedAssignment
from nbgrader.preprocessors import NbGraderPreprocessor
from sqlalchemy import select
from traitlets.config import Config

from akademi.grading.batch import open_course
from akademi.grading.judge import load_key
from akademi.grading.key import Key
from akademi.grading.unit import Task
from akademi.grading.writer import MARK_FILE
from tests import mini

NAME = mini.NAME
SLEEPS = "import time\ntime.sleep({seconds})\nhasil = 6 * 7"
BREAKS = "hasil = 1 / 0"
DRAWS = """\
import matplotlib.pyplot as plt
print("dua", {"b", "a", "c"})
plt.plot([1, 2]); plt.show()
hasil = 41"""


def key_of(course: Path) -> Key:
    return load_key(course / "source" / NAME / "kunci.py")


def hand_in(course: Path, student: str, code: str = "", letter: str = "", timestamp: str = "", **answers: Any) -> Path:
    """Hand in what a trainee who knows everything hands in, but for what is said here."""
    sources = {"mini_kode_jawab": code, "mini_tulis": letter}
    notebook = mini.with_sources(mini.released(course), **{name: said for name, said in sources.items() if said})
    right = mini.right_answers(key_of(course), student)
    folder = mini.submit(course, student, notebook, right | {name: {"nilai": value} for name, value in answers.items()})
    if timestamp:
        (folder / "timestamp.txt").write_text(timestamp, encoding="utf-8")
    return folder


def hand_in_all_sorts(course: Path) -> None:
    """Hand in with code and without, right and wrong, whole and broken, early and late."""
    hand_in(course, "ani", letter="Surat saya.", timestamp="2026-03-01 08:00:00 UTC")
    hand_in(course, "budi", code="hasil = 6 * 7", timestamp="2026-03-03 08:00:00 UTC", mini_pilih="a")
    hand_in(course, "cici", code=DRAWS, mini_banyak=["a"])
    hand_in(course, "dedi", code=BREAKS)
    hand_in(course, "eka", code="import os\nos._exit(3)", letter="Surat lain.")
    (hand_in(course, "fani") / "latihan.ipynb").write_bytes(b"")
    copied = hand_in(course, "gita") / "latihan.ipynb"
    notebook = nbformat.read(copied, as_version=4)
    twin = copy.deepcopy(mini.cell_named(notebook, "mini_angka"))
    twin.id = "salinan"
    notebook.cells.append(twin)
    nbformat.write(notebook, copied)
    (hand_in(course, "hadi") / "jawaban.json").write_text("{", encoding="utf-8")
    mini.submit(course, "ida", mini.released(course))


def gradebook_of(course: Path) -> dict[str, Any]:
    """Return all that the gradebook says of every trainee, but for its own random ids."""
    api = open_course(course)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        found = {}
        for submission in gradebook.db.scalars(select(SubmittedAssignment)).unique():
            place = (submission.student.id, submission.assignment.name)
            assert place not in found, f"two submissions of {place} in the gradebook"
            found[place] = _all_of(submission)
    return {student: said for (student, _name), said in sorted(found.items())}


def _all_of(submission: SubmittedAssignment) -> dict[str, Any]:
    said: dict[str, Any] = {
        "timestamp": submission.timestamp,
        "score": submission.score,
        "max_score": submission.max_score,
        "waits": submission.needs_manual_grade,
        "late": submission.total_seconds_late,
    }
    for notebook in submission.notebooks:
        said[notebook.name] = (notebook.late_submission_penalty, notebook.flagged)
        for grade in notebook.grades:
            assert grade.cell.name not in said, f"two grades of {grade.cell.name}"
            said[grade.cell.name] = (
                grade.auto_score,
                grade.manual_score,
                grade.extra_credit,
                bool(grade.needs_manual_grade),
            )
        for comment in notebook.comments:
            name = f"{comment.cell.name}: komentar"
            assert name not in said, f"two comments on {name}"
            said[name] = (comment.auto_comment, comment.manual_comment)
    return said


def graded_copies(course: Path) -> dict[str, Any]:
    """Return every file of ``autograded/``; notebooks without the ids that are drawn anew for added cells."""
    copies: dict[str, Any] = {}
    for path in sorted((course / "autograded").rglob("*")):
        if path.is_dir() or path.name == MARK_FILE:
            continue
        place = path.relative_to(course / "autograded").as_posix()
        copies[place] = _comparable(path) if path.suffix == ".ipynb" else path.read_bytes()
    return copies


def _comparable(path: Path) -> Any:
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.pop("id", None)
    return notebook


def marks(course: Path) -> dict[str, bytes]:
    return {path.parts[-3]: path.read_bytes() for path in sorted((course / "autograded").glob(f"*/{NAME}/{MARK_FILE}"))}


def processes_with(sign: str) -> dict[int, str]:
    """Return the processes in whose environment a sign stands, by number, with their command lines.

    Only Linux; processes that have ended and wait to be asked for have no environment any more.
    """
    found = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit() or int(folder.name) == os.getpid():
            continue
        try:
            if sign.encode() in (folder / "environ").read_bytes():
                found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
    return found


def left_over(sign: str, seconds: float = 10) -> Mapping[int, str]:
    """Return the processes with a sign that are still there after a while; they are ended, whatever they are."""
    until = time.monotonic() + seconds
    while (found := processes_with(sign)) and time.monotonic() < until:
        time.sleep(0.05)
    for number in found:
        os.kill(number, signal.SIGKILL)
    return found


class DiesFor(NbGraderPreprocessor):
    """Ends its own process, as the kernel does when memory runs out, when it meets the trainee ``jahat``."""

    def preprocess(self, nb: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        if resources["nbgrader"]["student"] == "jahat":
            os.kill(os.getpid(), signal.SIGKILL)
        return nb, resources


def deadly(task: Task) -> Task:
    """Return a task in whose grading the submission of ``jahat`` ends the process that grades it."""
    config = Config(task.config)
    config.Autograde.autograde_preprocessors = [DiesFor, *config.Autograde.autograde_preprocessors]
    return replace(task, config=config)
