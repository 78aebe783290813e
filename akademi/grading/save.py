"""Save the judge's scores; what could not be judged waits for a person."""

from __future__ import annotations

from typing import Any

from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import SaveAutoGrades


class SaveGrades(SaveAutoGrades):
    """nbgrader's SaveAutoGrades, and a flag for manual grading on every cell that the judge gave up on."""

    def _add_score(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        super()._add_score(cell, resources)
        findings = cell.metadata.get("akademi")
        if isinstance(findings, dict) and findings.get("tinjau"):
            grade = self.gradebook.find_grade(
                cell.metadata["nbgrader"]["grade_id"], self.notebook_id, self.assignment_id, self.student_id
            )
            grade.needs_manual_grade = True
            self.gradebook.db.commit()
