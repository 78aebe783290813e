"""An assignment as the gradebook defines it, taken once, so that grading needs no database until its end."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from nbgrader.api import Gradebook, MissingEntry


@dataclass(frozen=True)
class SourceCell:
    """What nbgrader remembers of a released cell; the attributes of its own ``SourceCell``."""

    name: str
    cell_type: str
    locked: bool
    source: str
    checksum: str


@dataclass(frozen=True)
class Snapshot:
    """The definition of one notebook of an assignment; answers like a gradebook to those who only read it.

    Attributes
    ----------
    assignment : str
    kernelspec : str or None
        As nbgrader stores it: JSON.
    cells : mapping of grade_id to SourceCell
    points : mapping of grade_id to float
        Most points of each graded cell.
    """

    assignment: str
    kernelspec: str | None
    cells: dict[str, SourceCell]
    points: dict[str, float]

    @classmethod
    def take(cls, gradebook: Gradebook, assignment: str, notebook: str) -> Snapshot:
        """Read the definition from a gradebook.

        Raises
        ------
        nbgrader.api.MissingEntry
            If the assignment has not been released.
        """
        entry = gradebook.find_notebook(notebook, assignment)
        cells = {
            cell.name: SourceCell(cell.name, str(cell.cell_type), bool(cell.locked), cell.source, cell.checksum)
            for cell in entry.source_cells
        }
        return cls(
            assignment, entry.kernelspec, cells, {cell.name: float(cell.max_score) for cell in entry.grade_cells}
        )

    def find_source_cell(self, name: str, *_where: str) -> SourceCell:
        """Return a cell by its grade_id."""
        try:
            return self.cells[name]
        except KeyError:
            raise MissingEntry(name) from None

    def find_graded_cell(self, name: str, *_where: str) -> SimpleNamespace:
        """Return the most points of a graded cell, as an object with ``max_score``."""
        try:
            return SimpleNamespace(max_score=self.points[name])
        except KeyError:
            raise MissingEntry(name) from None

    @property
    def kernel(self) -> dict[str, Any] | None:
        """The kernelspec as a mapping."""
        return json.loads(self.kernelspec) if self.kernelspec else None


@dataclass
class Scores:
    """Where grading leaves its scores; answers like a gradebook to nbgrader's ``SaveAutoGrades``.

    Attributes
    ----------
    grades : dict of grade_id to namespace with ``auto_score`` and ``needs_manual_grade``
    comments : dict of grade_id to namespace with ``auto_comment``
    """

    grades: dict[str, SimpleNamespace] = field(default_factory=dict)
    comments: dict[str, SimpleNamespace] = field(default_factory=dict)
    db: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(commit=lambda: None))

    def find_grade(self, name: str, *_where: str) -> SimpleNamespace:
        """Return the grade of a cell, to be written to."""
        empty = SimpleNamespace(auto_score=None, manual_score=None, needs_manual_grade=False)
        return self.grades.setdefault(name, empty)

    def find_comment(self, name: str, *_where: str) -> SimpleNamespace:
        """Return the comment on a cell, to be written to."""
        return self.comments.setdefault(name, SimpleNamespace(auto_comment=None))
