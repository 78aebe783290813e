"""In which room a notebook runs: a trainee's JupyterLab, nbgrader's validation, or grading."""

from __future__ import annotations

import os
from enum import Enum


class Mode(Enum):
    """What a question does when its cell runs."""

    WORK = "work"
    VALIDATE = "validate"
    GRADE = "grade"


def current_mode() -> Mode:
    """Return the mode that nbgrader announces in ``NBGRADER_EXECUTION``; without it, a trainee is at work.

    A trainee can set this variable too. It wins nothing: in grading a cell only reports a value, and the score
    comes from the judge's own process.
    """
    announced = os.environ.get("NBGRADER_EXECUTION", "")
    return {"autograde": Mode.GRADE, "validate": Mode.VALIDATE}.get(announced, Mode.WORK)
