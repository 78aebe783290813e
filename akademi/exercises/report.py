"""What a graded cell hands to the judge: the value and nothing else."""

from __future__ import annotations

from typing import Any

REPORT_MIME = "application/vnd.akademi.report+json"


class Report:
    """The value of one item while grading.

    nbgrader takes a number in ``text/plain`` as the cell's score. A report says 0: without the judge, which
    replaces it, an answer is worth nothing, whatever the trainee's code did to this class.
    """

    def __init__(self, item: str, value: Any, text: str) -> None:
        self.item = item
        self.value = value
        self.text = text

    def __repr__(self) -> str:
        return "0"

    def _repr_mimebundle_(self, **_kwargs: Any) -> dict[str, Any]:
        return {
            "text/plain": "0",
            REPORT_MIME: {"item": self.item, "value": self.value, "text": self.text},
        }
