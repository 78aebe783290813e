"""The kinds of item: what a form shows, what counts as an answer, and how it reads as plain text.

An item never knows what is right. It does the *open* check only: is there an answer, and is it of the right
kind. The judge calls the same :meth:`Item.clean` on the answer file, so form and judge never disagree about
what an answer is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from akademi.charts.numbers import fmt_id, readings

LONGEST_SETTING = 200
# From here on a row of digits tells a reader nothing, and decimal arithmetic comes to its end.
BEYOND_READING = 1e15
ITEM_ID = re.compile(r"[a-z][a-z0-9]*_[a-z0-9_]+")


class InvalidAnswerError(ValueError):
    """An answer that is not of the item's kind. The message is for the trainee, in Indonesian."""


@dataclass(frozen=True)
class Item:
    """What all kinds have in common.

    Attributes
    ----------
    id : str
        Readable and unique in its assignment, for instance ``m03_ambang``; also the nbgrader ``grade_id``.
    question : str
        The question; ``*kata*`` is set in italics and ``**kata**`` in bold.
    points : float
        Points in nbgrader's metadata; zero for practice.
    """

    id: str
    question: str
    points: float = 0.0
    kind: ClassVar[str] = ""

    def __post_init__(self) -> None:
        if not ITEM_ID.fullmatch(self.id):
            raise ValueError(f"item id {self.id!r}: use lower case and underscores, for instance 'm03_ambang'")
        if self.points < 0:
            raise ValueError(f"{self.id}: points must not be negative")

    def clean(self, value: Any) -> Any:
        """Return the answer in its one stored form.

        Raises
        ------
        InvalidAnswerError
            If it is not an answer of this kind.
        """
        raise NotImplementedError  # pragma: no cover - every kind has its own

    def text(self, value: Any) -> str:
        """Return a cleaned answer in words, for feedback and print."""
        raise NotImplementedError  # pragma: no cover - every kind has its own

    def choices_text(self) -> list[str]:
        """Return the lines that show what there is to choose from in a plain-text print."""
        return []

    def spec(self) -> dict[str, Any]:
        """Return what the form's front end needs, as plain JSON."""
        return {"kind": self.kind, "id": self.id, "question": self.question, "points": self.points}


def _require_options(item: Item, options: Mapping[str, str], what: str = "options") -> None:
    if len(options) < 2:
        raise ValueError(f"{item.id}: {what} needs at least two entries")


def _require_code(value: Any, codes: Mapping[str, str]) -> str:
    if not isinstance(value, str) or value not in codes:
        raise InvalidAnswerError("Pilih salah satu yang tersedia.")
    return value


@dataclass(frozen=True)
class Choice(Item):
    """One of several options."""

    options: Mapping[str, str] = field(default_factory=dict)
    kind: ClassVar[str] = "choice"

    def __post_init__(self) -> None:
        super().__post_init__()
        _require_options(self, self.options)

    def clean(self, value: Any) -> str:
        """Return the code of the chosen option."""
        return _require_code(value, self.options)

    def text(self, value: str) -> str:
        """Return the chosen option's text."""
        return self.options[value]

    def choices_text(self) -> list[str]:
        """Return one line an option."""
        return [f"( ) {text}" for text in self.options.values()]

    def spec(self) -> dict[str, Any]:
        """Return the form's specification."""
        return super().spec() | {"options": list(map(list, self.options.items()))}


@dataclass(frozen=True)
class Choices(Choice):
    """Any number of several options, at least one; stored sorted, because it is a set."""

    kind: ClassVar[str] = "choices"

    def clean(self, value: Any) -> list[str]:
        """Return the sorted codes of the chosen options."""
        if not isinstance(value, list | tuple) or not value:
            raise InvalidAnswerError("Pilih paling sedikit satu.")
        return sorted({_require_code(code, self.options) for code in value})

    def text(self, value: list[str]) -> str:
        """Return the chosen options' texts."""
        return "; ".join(self.options[code] for code in value)

    def choices_text(self) -> list[str]:
        """Return one line an option."""
        return [f"[ ] {text}" for text in self.options.values()]


@dataclass(frozen=True)
class Number(Item):
    """A number, with decimal comma or point, within the range that makes sense."""

    unit: str = ""
    low: float = -math.inf
    high: float = math.inf
    kind: ClassVar[str] = "number"

    def clean(self, value: Any) -> float:
        """Return the number."""
        if isinstance(value, bool) or value is None:
            raise InvalidAnswerError("Tulis sebuah angka, misalnya 16,31.")
        if isinstance(value, str):
            written = value.strip()
            # The unit is printed beside the box; whoever repeats it has still answered.
            if self.unit and written.casefold().endswith(self.unit.casefold()):
                written = written[: -len(self.unit)].strip()
            written = written.removesuffix("%").removeprefix("Rp").strip().replace("−", "-")
            try:
                number = self._likeliest(readings(written))
            except (ValueError, TypeError) as error:
                raise InvalidAnswerError("Belum terbaca sebagai angka. Tulis misalnya 16,31.") from error
        else:
            try:
                number = float(value)
            except (TypeError, ValueError, OverflowError) as error:
                raise InvalidAnswerError("Tulis sebuah angka, misalnya 16,31.") from error
        if not math.isfinite(number):
            raise InvalidAnswerError("Tulis sebuah angka, misalnya 16,31.")
        if not self.low <= number <= self.high:
            raise InvalidAnswerError(
                f"Angka {fmt_number(number)} di luar rentang yang mungkin di sini "
                f"({fmt_number(self.low)} sampai {fmt_number(self.high)})."
            )
        return number

    def _likeliest(self, meant: Sequence[float]) -> float:
        """Return the first reading within the range: ``11.333`` is eleven thousand only where that is possible."""
        return next((number for number in meant if self.low <= number <= self.high), meant[0])

    def text(self, value: float) -> str:
        """Return the number in Indonesian notation with its unit."""
        return f"{fmt_number(value)} {self.unit}".strip()

    def choices_text(self) -> list[str]:
        """Return the line to write on."""
        return [f"............ {self.unit}".rstrip()]

    def spec(self) -> dict[str, Any]:
        """Return the form's specification."""
        return super().spec() | {"unit": self.unit}


@dataclass(frozen=True)
class Order(Item):
    """Steps to be brought into order."""

    steps: Mapping[str, str] = field(default_factory=dict)
    kind: ClassVar[str] = "order"

    def __post_init__(self) -> None:
        super().__post_init__()
        _require_options(self, self.steps, "steps")

    def clean(self, value: Any) -> list[str]:
        """Return all codes in the trainee's order."""
        if not isinstance(value, list | tuple) or any(not isinstance(code, str) for code in value):
            raise InvalidAnswerError("Susun semua langkah.")
        if sorted(value) != sorted(self.steps):
            raise InvalidAnswerError("Setiap langkah harus dipakai tepat satu kali.")
        return list(value)

    def text(self, value: list[str]) -> str:
        """Return the steps, numbered."""
        return "\n".join(f"{n}. {self.steps[code]}" for n, code in enumerate(value, 1))

    def choices_text(self) -> list[str]:
        """Return one line a step."""
        return [f"[..] {text}" for text in self.steps.values()]

    def spec(self) -> dict[str, Any]:
        """Return the form's specification."""
        return super().spec() | {"options": list(map(list, self.steps.items()))}


@dataclass(frozen=True)
class Sort(Item):
    """Cards to be sorted into boxes; complete when every card lies in one."""

    cards: Mapping[str, str] = field(default_factory=dict)
    boxes: Mapping[str, str] = field(default_factory=dict)
    kind: ClassVar[str] = "sort"

    def __post_init__(self) -> None:
        super().__post_init__()
        _require_options(self, self.cards, "cards")
        _require_options(self, self.boxes, "boxes")

    def clean(self, value: Any) -> dict[str, str]:
        """Return the box of each card; cards may still be missing."""
        if not isinstance(value, dict) or not value:
            raise InvalidAnswerError("Pilih kotak untuk setiap kartu.")
        if not set(value) <= set(self.cards):
            raise InvalidAnswerError("Ada kartu yang tidak dikenal.")
        return {card: _require_code(value[card], self.boxes) for card in self.cards if card in value}

    def missing(self, value: Mapping[str, str]) -> int:
        """Return how many cards lie in no box yet."""
        return len(self.cards) - len(value)

    def text(self, value: dict[str, str]) -> str:
        """Return the boxes, one a line, each with its cards."""
        held = {box: [self.cards[card] for card, chosen in value.items() if chosen == box] for box in self.boxes}
        return "\n".join(f"**{self.boxes[box]}**: {' '.join(cards)}" for box, cards in held.items() if cards)

    def choices_text(self) -> list[str]:
        """Return one line a card, and the boxes."""
        boxes = " | ".join(self.boxes.values())
        return [f"{text} → [{boxes}]" for text in self.cards.values()]

    def spec(self) -> dict[str, Any]:
        """Return the form's specification."""
        return super().spec() | {
            "options": list(map(list, self.cards.items())),
            "boxes": list(map(list, self.boxes.items())),
        }


@dataclass(frozen=True)
class Predict(Choice):
    """A prediction that is locked at the moment the answer to it is shown."""

    reveal: str = ""
    kind: ClassVar[str] = "predict"

    def choices_text(self) -> list[str]:
        """Return one line an option."""
        return [f"( ) {text}" for text in self.options.values()]


@dataclass(frozen=True)
class Simulate(Item):
    """A simulator whose settings are the answer.

    Attributes
    ----------
    settings : sequence of str
        Names of the settings that make the answer; the simulator may have more.
    labels : mapping of str to str
        Indonesian words for names and values of settings, for the form and the feedback page.
    """

    settings: Sequence[str] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    kind: ClassVar[str] = "simulate"

    def clean(self, value: Any) -> dict[str, Any]:
        """Return the settings, numbers and words only."""
        if not isinstance(value, dict) or not value:
            raise InvalidAnswerError("Atur simulator, lalu simpan setelannya sebagai jawaban.")
        wanted = self.settings or sorted(str(name) for name in value)
        cleaned = {}
        for name in wanted:
            setting = value.get(name)
            if not _is_setting(setting):
                raise InvalidAnswerError(f"Setelan “{name}” tidak terbaca.")
            cleaned[name] = setting
        return cleaned

    def text(self, value: dict[str, Any]) -> str:
        """Return the settings by name."""
        return "; ".join(
            f"{label} = {self.labels.get(str(setting), _setting_text(setting, label))}"
            for name, setting in value.items()
            for label in (self.labels.get(name, name),)
        )

    def choices_text(self) -> list[str]:
        """Return where the simulator's settings would stand."""
        return ["(setelan simulator)"]


@dataclass(frozen=True)
class Code(Item):
    """A value that the trainee's own code has computed."""

    kind: ClassVar[str] = "code"

    def clean(self, value: Any) -> Any:
        """Return the value as plain JSON."""
        if value is None or value is Ellipsis:
            raise InvalidAnswerError("Belum ada hasil: ganti None dengan perhitungan Anda.")
        return plain(value)

    def text(self, value: Any) -> str:
        """Return the value, shortened."""
        shown = fmt_number(value) if isinstance(value, float) else str(value)
        return shown if len(shown) <= 200 else shown[:197] + "…"


def plain(value: Any, depth: int = 3) -> Any:
    """Return numbers, text, lists and tables as plain JSON values.

    Accepts Python, NumPy and pandas scalars and containers, so that ``3``, ``np.int64(3)`` and a Series with one
    row all count as what the trainee meant. At most 1,000 entries a container.

    Raises
    ------
    InvalidAnswerError
        If the value has no plain form.
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        # str.__str__ unwraps a subclass; half characters could not be written into the graded notebook.
        return str.__str__(value)[:2000].encode("utf-8", "replace").decode("utf-8")
    if type(value) is int:
        if not _is_moderate(value):
            raise InvalidAnswerError("Hasilnya bilangan yang terlalu besar.")
        return value
    if type(value) is float:
        if not math.isfinite(value):
            raise InvalidAnswerError("Hasilnya bukan angka yang berhingga (NaN atau tak hingga).")
        return value
    if isinstance(value, Fraction | Decimal):
        return plain(float(value))
    module = type(value).__module__.partition(".")[0]
    if module in {"numpy", "pandas"} and depth > 0:
        for convert in ("item", "tolist", "to_list", "to_dict"):
            method = getattr(value, convert, None)
            if convert == "item" and getattr(value, "size", 1) != 1:
                continue
            if callable(method):
                return plain(method(), depth - 1)
    if isinstance(value, list | tuple | set | frozenset) and depth > 0:
        entries = [plain(entry, depth - 1) for entry in list(value)[:1000]]
        # A set has no order of its own; by type first, so that numbers and words can stand in the same one.
        return sorted(entries, key=lambda e: (str(type(e)), e)) if isinstance(value, set | frozenset) else entries
    if isinstance(value, dict) and depth > 0:
        return {plain(str(key)): plain(entry, depth - 1) for key, entry in list(value.items())[:1000]}
    raise InvalidAnswerError(f"Hasil bertipe {type(value).__name__} belum dapat dibaca; simpan sebuah angka.")


def fmt_number(value: float, digits: int = 6) -> str:
    """Return a number in Indonesian notation without needless zeros.

    Examples
    --------
    >>> fmt_number(16.31)
    '16,31'
    """
    if not math.isfinite(value):
        return "tak terbatas"
    if abs(value) >= BEYOND_READING:
        return f"{value:.3e}".replace(".", ",")
    rounded = round(float(value), digits)
    decimals = max(0, len(f"{rounded:.{digits}f}".rstrip("0").partition(".")[2]))
    return fmt_id(rounded, decimals)


def _is_setting(setting: Any) -> bool:
    if isinstance(setting, str):
        return len(setting) <= LONGEST_SETTING
    return isinstance(setting, bool | int | float) and _is_moderate(setting)


def _is_moderate(number: float) -> bool:
    """Whether a number can be computed with: finite, and not a whole number beyond what a float can hold."""
    try:
        return math.isfinite(number)
    except OverflowError:
        return False


def _setting_text(setting: Any, label: str) -> str:
    if isinstance(setting, bool):
        return "ya" if setting else "tidak"
    if isinstance(setting, int) and label.startswith("tahun"):
        return str(setting)  # 2014 is a year, 2.014 an amount
    return fmt_number(setting) if isinstance(setting, int | float) else str(setting)
