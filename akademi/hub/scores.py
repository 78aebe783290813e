"""What the gradebook says about one hand-in, read from nbgrader's own tables."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.apps import NbGraderAPI
from sqlalchemy import select


@dataclass(frozen=True)
class Standing:
    """Points of one trainee in one assignment.

    Attributes
    ----------
    automatic : float
        Given by the grader.
    penalty : float
        Taken off for being late.
    score, most : float
        All points less the penalty, and the most that there are.
    waiting : int
        Answers that wait for a person.
    waiting_points : float
        The most points that those can bring.
    """

    automatic: float
    penalty: float
    score: float
    most: float
    waiting: int
    waiting_points: float


def read_standing(api: NbGraderAPI, assignment: str, student: str) -> Standing:
    """Read the standing of a trainee who has been graded."""
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        submission = gradebook.find_submission(assignment, student)
        grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
        waiting = [grade for grade in grades if grade.needs_manual_grade]
        penalty = sum(notebook.late_submission_penalty or 0.0 for notebook in submission.notebooks)
        return Standing(
            automatic=float(sum(grade.auto_score or 0.0 for grade in grades)),
            penalty=float(penalty),
            score=max(0.0, float(submission.score) - float(penalty)),
            most=float(submission.max_score),
            waiting=len(waiting),
            waiting_points=float(sum(grade.max_score for grade in waiting)),
        )


def read_settled(api: NbGraderAPI, assignment: str, student: str) -> set[str]:
    """Return the answers that a person has graded and need not look at again; none if nothing was handed in yet."""
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        try:
            submission = gradebook.find_submission(assignment, student)
        except MissingEntry:
            return set()
        return {
            grade.name
            for notebook in submission.notebooks
            for grade in notebook.grades
            if grade.manual_score is not None and not grade.needs_manual_grade
        }


def settle(api: NbGraderAPI, assignment: str, student: str, cells: set[str]) -> None:
    """Note that a person need not look at these answers again."""
    if not cells:
        return
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        for notebook in gradebook.find_submission(assignment, student).notebooks:
            for grade in notebook.grades:
                if grade.name in cells:
                    grade.needs_manual_grade = False
        gradebook.db.commit()


def read_hand_graded(api: NbGraderAPI) -> dict[tuple[str, str], str]:
    """Return a hash of what people have graded, by trainee and assignment, where nothing waits for them any more."""
    place = (SubmittedAssignment.student_id, Assignment.name)
    joined = (
        select(*place, BaseCell.name, Grade.manual_score, Grade.extra_credit, Grade.needs_manual_grade)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
    )
    said = (
        select(*place, BaseCell.name, Comment.manual_comment)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Comment, Comment.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Comment.cell_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Comment.manual_comment.is_not(None))
    )
    facts: dict[tuple[str, str], list[str]] = {}
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        by_hand = gradebook.db.execute(joined.where(Grade.manual_score.is_not(None))).all()
        open_ = {(row[0], row[1]) for row in gradebook.db.execute(joined.where(Grade.needs_manual_grade))}
        comments = gradebook.db.execute(said).all()
    for student, assignment, *fact in [*by_hand, *comments]:
        facts.setdefault((student, assignment), []).append(repr(fact))
    graded = {(row[0], row[1]) for row in by_hand}
    return {
        where: hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
        for where, lines in facts.items()
        if where in graded and where not in open_
    }
