"""The one writer of a grading run: graded copies into ``autograded/``, scores into nbgrader's gradebook.

A submission is written in this order: the graded copy beside its place, then the copy into its place, then the scores
(several submissions a transaction), then a mark that says for what the grade was given. A run that is killed anywhere
in between finds no mark, or one that does not fit, and grades the submission again; the same end is reached.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Comment, Grade, Gradebook, Notebook, Student, SubmittedAssignment, SubmittedNotebook, new_uuid
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import parse_utc, rmtree
from sqlalchemy import Boolean, Float, and_, bindparam, case, insert, not_, or_, select, update

from akademi.grading.runner import UNWRITABLE_NAME
from akademi.grading.unit import NOTEBOOK, Graded

MARK_FILE = ".sidik-penilaian"
TIMESTAMP_FILE = "timestamp.txt"
MOST_PENDING = 64
MOST_SECONDS = 1.0


@dataclass(frozen=True)
class Mark:
    """What stands beside a graded copy.

    Attributes
    ----------
    fingerprint : str
        Of all that the grade depends on.
    failure, flagged, repairs
        As in `Graded`.
    """

    fingerprint: str
    failure: str
    flagged: dict[str, str]
    repairs: list[str]

    @classmethod
    def read(cls, folder: Path) -> Mark | None:
        """Return the mark in a folder of ``autograded/``; None if there is none that can be read."""
        try:
            return cls(**json.loads((folder / MARK_FILE).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None


@dataclass(frozen=True)
class _NotebookIds:
    """A notebook of the assignment, and the ids of its cells by name: those with a grade, those with a comment."""

    id: str
    grades: dict[str, str]
    comments: dict[str, str]

    @classmethod
    def of(cls, notebook: Notebook) -> _NotebookIds:
        return cls(
            notebook.id,
            {cell.name: cell.id for cell in [*notebook.grade_cells, *notebook.task_cells]},
            {cell.name: cell.id for cell in [*notebook.solution_cells, *notebook.task_cells]},
        )


# Parents before children.
_ORDER = (Student, SubmittedAssignment, SubmittedNotebook, Grade, Comment)
_NEW_TIMESTAMP = (
    update(SubmittedAssignment.__table__)
    .where(SubmittedAssignment.__table__.c.id == bindparam("of"))
    .values(timestamp=bindparam("when"))
)
_GRADES = Grade.__table__
# nbgrader's own rule: a grade that a person gave stays, and is to be looked at again.
_NEW_SCORE = (
    update(_GRADES)
    .where(_GRADES.c.notebook_id == bindparam("place"), _GRADES.c.cell_id == bindparam("cell"))
    .values(
        auto_score=case(
            (and_(_GRADES.c.manual_score.is_not(None), not_(bindparam("asks", type_=Boolean))), _GRADES.c.auto_score),
            else_=bindparam("score", type_=Float),
        ),
        needs_manual_grade=case(
            (_GRADES.c.manual_score.is_not(None), or_(bindparam("asks", type_=Boolean), _GRADES.c.needs_manual_grade)),
            else_=bindparam("waits", type_=Boolean),
        ),
    )
)
_COMMENTS = Comment.__table__
_NEW_COMMENT = (
    update(_COMMENTS)
    .where(_COMMENTS.c.notebook_id == bindparam("place"), _COMMENTS.c.cell_id == bindparam("cell"))
    .values(auto_comment=bindparam("says"))
)


class Writer:
    """Writes the results of one assignment; nothing else writes while it does.

    The tables are nbgrader's own, filled as its ``Gradebook.add_submission`` and ``SaveAutoGrades`` fill them, but many
    submissions at a time: through its objects, one by one, this alone would take longer than grading.

    Parameters
    ----------
    gradebook : Gradebook
        Open; closed by whoever opened it.
    course : Path
        The course folder.
    assignment : str
    config : Config
        The course's configuration, for its late penalties.
    """

    def __init__(self, gradebook: Gradebook, course: Path, assignment: str, config: Any) -> None:
        self._gradebook, self._course, self._name = gradebook, course, assignment
        entry = gradebook.find_assignment(assignment)
        self._assignment_id = entry.id
        self._notebooks = [_NotebookIds.of(notebook) for notebook in entry.notebooks]
        self._late = AssignLatePenalties(config=config)
        self._late.init_plugin()
        # Extensions move a due date; without one nobody is late. One that was taken back may have left penalties.
        self._due = entry.duedate is not None or bool(
            gradebook.db.scalar(
                select(SubmittedNotebook.id)
                .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
                .where(SubmittedAssignment.assignment_id == entry.id, SubmittedNotebook.late_submission_penalty > 0)
                .limit(1)
            )
        )
        self._students = set(gradebook.db.scalars(select(Student.id)))
        self._known = self._read_known()
        self._new: dict[type, list[dict[str, Any]]] = {kind: [] for kind in _ORDER}
        self._changed: dict[type, list[dict[str, Any]]] = {Grade: [], Comment: [], SubmittedAssignment: []}
        self._written: list[str] = []
        self._pending: list[tuple[Path, Mark]] = []
        self._since = time.monotonic()

    def knows(self, student: str) -> bool:
        """Return whether the gradebook has a submission of a trainee."""
        return student in self._known

    def write(self, graded: Graded, files: Mapping[str, bytes], fingerprint: str) -> Mark | None:
        """Write a graded submission, or that it could not be graded.

        Parameters
        ----------
        graded : Graded
            The result.
        files : mapping of name to content
            What was handed in.
        fingerprint : str
            Of what the grade was given for.

        Returns
        -------
        Mark or None
            What will stand beside the graded copy; None if there is none.
        """
        target = self._course / "autograded" / graded.student / self._name
        mark, when = None, _timestamp(files)
        if graded.problem:
            # The copy of an earlier hand-in must not pass for this one's grade.
            _remove(target)
            self._record(graded.student, when, dict.fromkeys(self._grade_names()), {}, self._grade_names())
        else:
            _put(target, graded.notebook, files)
            self._record(graded.student, when, graded.scores, graded.comments, graded.flagged)
            mark = Mark(fingerprint, graded.failure, dict(graded.flagged), list(graded.repairs))
            self._pending.append((target, mark))
        if len(self._written) >= MOST_PENDING or time.monotonic() - self._since > MOST_SECONDS:
            self.flush()
        return mark

    def flush(self) -> None:
        """Commit what is pending, then mark it as done."""
        db = self._gradebook.db
        try:
            self._execute()
            db.commit()
        except BaseException:
            db.rollback()  # all or nothing, and ready for another attempt
            raise
        for rows in (*self._new.values(), *self._changed.values()):
            rows.clear()
        for target, mark in self._pending:
            path = target / MARK_FILE
            half = path.with_suffix(".tmp")
            half.write_text(json.dumps(vars(mark)), encoding="utf-8")
            os.replace(half, path)
        self._pending.clear()
        self._written.clear()
        self._since = time.monotonic()

    def _execute(self) -> None:
        db = self._gradebook.db
        for kind in _ORDER:
            if self._new[kind]:
                db.execute(insert(kind.__table__), self._new[kind])
        if self._changed[SubmittedAssignment]:
            db.execute(_NEW_TIMESTAMP, self._changed[SubmittedAssignment])
        for kind, statement in ((Grade, _NEW_SCORE), (Comment, _NEW_COMMENT)):
            if self._changed[kind]:
                db.execute(statement, self._changed[kind])
        self._penalise()

    def _grade_names(self) -> list[str]:
        return [name for notebook in self._notebooks for name in notebook.grades]

    def _read_known(self) -> dict[str, tuple[str, dict[str, str]]]:
        """Return submission id and notebook ids of every trainee who is in the gradebook already."""
        rows = self._gradebook.db.execute(
            select(
                SubmittedAssignment.student_id,
                SubmittedAssignment.id,
                SubmittedNotebook.notebook_id,
                SubmittedNotebook.id,
            )
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .where(SubmittedAssignment.assignment_id == self._assignment_id)
        )
        known: dict[str, tuple[str, dict[str, str]]] = {}
        for student, submission, notebook, submitted in rows:
            known.setdefault(student, (submission, {}))[1][notebook] = submitted
        return known

    def _record(
        self,
        student: str,
        when: datetime | None,
        scores: Mapping[str, float | None],
        comments: Mapping[str, str | None],
        waiting: Collection[str],
    ) -> None:
        """Note what the tables are to say; `flush` says it."""
        self._written.append(student)
        if student not in self._known:
            self._add(student, when, scores, comments, waiting)
            return
        submission, notebooks = self._known[student]
        if when is not None:
            self._changed[SubmittedAssignment].append({"of": submission, "when": when})
        for notebook in self._notebooks:
            place = notebooks[notebook.id]
            self._changed[Grade] += [
                {
                    "place": place,
                    "cell": cell,
                    "score": scores[name],
                    "waits": scores[name] is None or name in waiting,
                    # A submission that cannot be graded leaves a person's grade in peace.
                    "asks": bool(comments) or name not in waiting,
                }
                for name, cell in notebook.grades.items()
                if name in scores
            ]
            self._changed[Comment] += [
                {"place": place, "cell": cell, "says": comments[name]}
                for name, cell in notebook.comments.items()
                if name in comments
            ]

    def _add(
        self,
        student: str,
        when: datetime | None,
        scores: Mapping[str, float | None],
        comments: Mapping[str, str | None],
        waiting: Collection[str],
    ) -> None:
        """Note a new submission in full, as nbgrader makes it."""
        if student not in self._students:
            self._students.add(student)
            self._new[Student].append({"id": student})
        submission = new_uuid()
        self._new[SubmittedAssignment].append(
            {"id": submission, "assignment_id": self._assignment_id, "student_id": student, "timestamp": when}
        )
        places: dict[str, str] = {}
        for notebook in self._notebooks:
            place = places[notebook.id] = new_uuid()
            self._new[SubmittedNotebook].append(
                {"id": place, "notebook_id": notebook.id, "assignment_id": submission, "flagged": False}
            )
            self._new[Grade] += [
                {
                    "id": new_uuid(),
                    "cell_id": cell,
                    "notebook_id": place,
                    "auto_score": scores.get(name),
                    "needs_manual_grade": scores.get(name) is None or name in waiting,
                }
                for name, cell in notebook.grades.items()
            ]
            self._new[Comment] += [
                {"id": new_uuid(), "cell_id": cell, "notebook_id": place, "auto_comment": comments.get(name)}
                for name, cell in notebook.comments.items()
            ]
        self._known[student] = (submission, places)

    def _penalise(self) -> None:
        """Assign late penalties by the course's plug-in, as nbgrader's AssignLatePenalties does."""
        db = self._gradebook.db
        for student in self._written if self._due else ():
            submission = db.get(SubmittedAssignment, self._known[student][0])
            for notebook in submission.notebooks:
                db.refresh(notebook)
                penalty, late = None, submission.total_seconds_late
                if late > 0:
                    penalty = self._late.plugin_inst.late_submission_penalty(student, notebook.score, late)
                if penalty is not None:
                    penalty = self._late._check_late_penalty(notebook, penalty)
                notebook.late_submission_penalty = penalty


def fingerprint(task_fingerprint: bytes, files: Mapping[str, bytes]) -> str:
    """Return a hash of all that a grade depends on: what was handed in, and the task."""
    digest = hashlib.sha256(task_fingerprint)
    for name in sorted(files):
        digest.update(os.fsencode(name) + b"\0" + hashlib.sha256(files[name]).digest())
    return digest.hexdigest()


def _timestamp(files: Mapping[str, bytes]) -> datetime | None:
    """Return when it was handed in, as nbgrader's exchange noted it; None if that cannot be read."""
    try:
        return parse_utc(files[TIMESTAMP_FILE].decode("utf-8").strip())
    except (KeyError, ValueError, OverflowError, TypeError):  # the file came from outside: it may say anything
        return None


def _put(target: Path, notebook: str, files: Mapping[str, bytes]) -> None:
    """Write a graded copy beside its place and put it there in one step; read-only, as nbgrader leaves it."""
    half = target.with_name(f".{target.name}.baru")
    _remove(half)
    half.mkdir(parents=True)
    content = {name: data for name, data in files.items() if not name.endswith(".ipynb")}
    content[f"{NOTEBOOK}.ipynb"] = notebook.encode("utf-8")
    try:
        for name, data in content.items():
            path = half / name
            try:
                if path.parent != half:
                    path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                path.chmod(0o444)
            except OSError as error:
                if error.errno not in UNWRITABLE_NAME or name == f"{NOTEBOOK}.ipynb":
                    raise
    except OSError:
        _remove(half)  # a full disk, most likely: what is half there only takes room
        raise
    _remove(target)
    os.replace(half, target)


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        try:
            shutil.rmtree(folder)
        except PermissionError:
            rmtree(str(folder))  # nbgrader's own, which makes what is read-only writable first
