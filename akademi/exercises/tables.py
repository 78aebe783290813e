"""A form with several boxes: rows and columns of words and numbers that belong to one part of a plan.

The other kinds of item ask one thing. A budget, a partners' table or a calendar is one thing made of many boxes,
and what is right about it is that the boxes agree with each other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from akademi.charts.numbers import readings
from akademi.data.place_names import find_place, regencies
from akademi.exercises.items import InvalidAnswerError, Item, fmt_number

LONGEST_WORDS, LONGEST_SENTENCE = 120, 400
TYPES = ("words", "sentence", "number", "year", "place", "choice")


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    label : str
        What stands above the box.
    type : str
        ``words`` (one line), ``sentence`` (several lines), ``number``, ``year`` (a number without thousands' point),
        ``place`` (a kabupaten/kota) or ``choice``.
    unit : str
        Printed behind the label of a number.
    hint : str
        Small print under the box.
    options : mapping of code to text
        Of a choice.
    required : bool
        Whether a row without it is incomplete.
    low, high : float
        What a number must lie between.
    width : int
        Twelfths of the form's width; 0 for what its type needs.
    """

    label: str
    type: str = "words"
    unit: str = ""
    hint: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    required: bool = True
    low: float = 0.0
    high: float = 1e15
    width: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.width <= 12:
            raise ValueError(f"column {self.label!r}: width is {self.width}; give 1 to 12 twelfths, or 0")
        if self.type not in TYPES:
            raise ValueError(f"column {self.label!r}: type {self.type!r} is none of {', '.join(TYPES)}")
        if (self.type == "choice") != bool(self.options):
            raise ValueError(f"column {self.label!r}: options belong to a choice, and a choice needs them")

    @property
    def is_number(self) -> bool:
        """Whether the column holds numbers."""
        return self.type in {"number", "year"}

    def clean(self, value: Any) -> str | float | None:
        """Return a box's content in its stored form, None if it is empty; what cannot be read stays as typed."""
        if isinstance(value, bool) or value is None:
            return None
        if self.is_number:
            number = value if isinstance(value, int | float) else self._read(str(value))
            if isinstance(number, int | float) and math.isfinite(number):
                return float(number)
        longest = LONGEST_SENTENCE if self.type == "sentence" else LONGEST_WORDS
        text = " ".join(str(value).split())[:longest].encode("utf-8", "replace").decode("utf-8")
        if self.type == "choice":
            return text if text in self.options else None
        return text or None

    def problem(self, value: str | float | None) -> str:
        """Return what keeps a box's content from being read, in Indonesian; "" if nothing does."""
        if value is None:
            return ""
        if self.is_number:
            if not isinstance(value, float):
                return "belum terbaca sebagai angka"
            if not self.low <= value <= self.high:
                return f"di luar rentang {fmt_number(self.low)} sampai {fmt_number(self.high)}"
        if self.type == "place":
            try:
                place, _note = find_place(str(value))
            except ValueError as error:
                return str(error)
            if place.kind == "provinsi":
                return "bukan kabupaten atau kota"
        return ""

    def text(self, value: str | float) -> str:
        """Return a box's content in words."""
        if self.type == "choice":
            return self.options.get(str(value), "")
        if self.is_number and isinstance(value, float):
            shown = f"{value:.0f}" if self.type == "year" else fmt_number(value)
            return f"{shown} {self.unit}".strip()
        return str(value)

    def _read(self, text: str) -> float | str:
        """Return the number that was meant, the first reading that is possible here; the text if there is none."""
        written = text.strip()
        if self.unit and written.casefold().endswith(self.unit.casefold()):
            written = written[: -len(self.unit)].strip()
        try:
            meant = readings(written.removesuffix(",-"))
        except (ValueError, TypeError):
            return text
        return next((number for number in meant if self.low <= number <= self.high), meant[0])


@dataclass(frozen=True)
class Table(Item):
    """Rows of boxes.

    Attributes
    ----------
    columns : mapping of code to str or mapping
        A label, or the arguments of a :class:`Column`.
    rows : mapping of code to text
        What heads each row; one row without a heading is a form of labelled boxes.
    needed : int
        How many complete rows make an answer; all of them if 0.
    """

    columns: Mapping[str, str | Mapping[str, Any]] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=lambda: {"isi": ""})
    needed: int = 0
    kind: ClassVar[str] = "table"

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.columns or not self.rows:
            raise ValueError(f"{self.id}: columns and rows need at least one entry each")
        if not 0 <= self.needed <= len(self.rows):
            raise ValueError(f"{self.id}: needed is {self.needed}, but there are {len(self.rows)} rows")
        self.parsed  # noqa: B018 - a column that is none must be refused here, not in front of a trainee

    @property
    def parsed(self) -> dict[str, Column]:
        """The columns by their codes."""
        return {code: Column(said) if isinstance(said, str) else Column(**said) for code, said in self.columns.items()}

    def clean(self, value: Any) -> dict[str, dict[str, str | float]]:
        """Return the filled boxes by row and column; rows and columns that the table does not have are dropped."""
        if not isinstance(value, dict):
            raise InvalidAnswerError("Isi paling sedikit satu kotak.")
        cleaned: dict[str, dict[str, str | float]] = {}
        for row in self.rows:
            boxes = value.get(row)
            if not isinstance(boxes, dict):
                continue
            filled = {code: column.clean(boxes.get(code)) for code, column in self.parsed.items()}
            kept = {code: content for code, content in filled.items() if content is not None}
            if kept:
                cleaned[row] = kept
        if not cleaned:
            raise InvalidAnswerError("Isi paling sedikit satu kotak.")
        return cleaned

    def typed(self, value: Mapping[str, Any]) -> dict[str, dict[str, str]]:
        """Return the boxes as they were typed, for showing them again: ``16,50`` stays ``16,50``."""
        cleaned = self.clean(value)
        return {
            row: {
                code: str(value[row][code]).strip()[:LONGEST_WORDS] if self.parsed[code].is_number else str(content)
                for code, content in boxes.items()
            }
            for row, boxes in cleaned.items()
        }

    def missing(self, value: Mapping[str, Mapping[str, Any]]) -> int:
        """Return how many rows are still wanting."""
        required = [code for code, column in self.parsed.items() if column.required]
        complete = sum(all(code in value.get(row, {}) for code in required) for row in self.rows)
        return max(0, (self.needed or len(self.rows)) - complete)

    def problems(self, value: Mapping[str, Mapping[str, Any]]) -> list[str]:
        """Return one Indonesian sentence for each box that cannot be read."""
        found = []
        for row, boxes in value.items():
            where = f"{self.rows[row]}, " if self.rows.get(row) else ""
            for code, content in boxes.items():
                column = self.parsed[code]
                if problem := column.problem(content):
                    found.append(f"{where}{column.label}: {problem}.")
        return found

    def text(self, value: Mapping[str, Mapping[str, Any]]) -> str:
        """Return the filled boxes, one row a line."""
        lines = []
        for row, boxes in value.items():
            said = [
                # Between semicolons a sentence's own full stop would make two marks.
                f"{self.parsed[code].label}: {self.parsed[code].text(content).rstrip('. ')}"
                for code, content in boxes.items()
            ]
            title = self.rows[row]
            head = f"**{title}{'' if title.endswith(('?', '!', '.')) else '.'}** " if title else ""
            lines.append(head + "; ".join(said))
        return "\n".join(lines)

    def choices_text(self) -> list[str]:
        """Return one line a row with the boxes to fill."""
        boxes = " | ".join(column.label for column in self.parsed.values())
        return [f"{label}: {boxes}" if label else boxes for label in self.rows.values()]

    def spec(self) -> dict[str, Any]:
        """Return the form's specification."""
        columns = [
            {
                "code": code,
                "label": column.label,
                "type": column.type,
                "unit": column.unit,
                "hint": column.hint,
                "options": list(map(list, column.options.items())),
                "required": column.required,
                "width": column.width or (4 if column.is_number else 6),
                "places": [place.name for place in regencies()] if column.type == "place" else [],
            }
            for code, column in self.parsed.items()
        ]
        return super().spec() | {"columns": columns, "rows": list(map(list, self.rows.items()))}
