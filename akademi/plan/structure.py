"""What a plan is made of. Word, PDF and preview are drawn from this one structure and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

EMPTY = "belum diisi"
NOT_OFFICIAL = "Disusun dalam Akademi Pengentasan Kemiskinan, kursus terbuka; bukan dokumen resmi LAN."
PAGES = 4


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or one point of a list."""

    runs: tuple[Run, ...]
    bullet: bool = False

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Prose:
    """What was written in a cell of the notebook; no paragraph at all if it was left empty."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class DataTable:
    """A table.

    Attributes
    ----------
    headings : tuple of str
        One a column.
    rows : tuple of tuple of str
        As many cells a row as there are headings.
    widths : tuple of float
        Relative widths of the columns.
    right : frozenset of int
        Columns of figures, set flush right.
    total : bool
        Whether the last row is a sum.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    right: frozenset[int] = frozenset()
    total: bool = False

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row) != len(self.headings)]
        if wrong or len(self.widths) != len(self.headings):
            raise ValueError(f"headings has {len(self.headings)} columns; rows and widths must have as many")


@dataclass(frozen=True)
class Chain:
    """Boxes joined by arrows: each box is a label and what it holds, each arrow what must be true for it.

    Arrows that all say the same carry their word themselves; others are listed below the boxes.
    """

    boxes: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    arrow: str = "→"

    def __post_init__(self) -> None:
        if len(self.links) != len(self.boxes) - 1:
            raise ValueError(f"links has {len(self.links)} entries; {len(self.boxes)} boxes have one arrow fewer")

    @property
    def listed(self) -> tuple[tuple[str, str], ...]:
        """From which box to which, and what the arrow between them says; empty if all say the same."""
        if len(set(self.links)) == 1 and self.links[0] != EMPTY:
            return ()
        names = [label for label, _text in self.boxes]
        return tuple((f"{a} → {b}", said) for a, b, said in zip(names, names[1:], self.links, strict=False))

    @property
    def word(self) -> str:
        """What all arrows say, "" if they say different things."""
        return "" if self.listed else self.links[0]


@dataclass(frozen=True)
class Note:
    """Small print: sources, gaps, how a figure was computed."""

    text: str


Block = Prose | DataTable | Chain | Note


@dataclass(frozen=True)
class Section:
    """One numbered part of the plan."""

    number: int
    title: str
    page: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Plan:
    """A whole plan.

    Attributes
    ----------
    region : str
        Full name of the kabupaten/kota; "" if none has been chosen.
    province : str
        Its province.
    author : str
        Who wrote it; "" if unknown.
    day : date
        Date of the document.
    sections : tuple of Section
        In their order.
    empty : tuple of str
        Parts that are not filled in.
    findings : tuple of str
        Figures that do not agree with each other; Indonesian sentences without the right figure.
    gaps : tuple of str
        What the course has no data of.
    example : bool
        Whether it is the course's own example.
    """

    region: str
    province: str
    author: str
    day: date
    sections: tuple[Section, ...]
    empty: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    gaps: tuple[str, ...] = field(default=(), repr=False)
    example: bool = False

    @property
    def title(self) -> str:
        """Title of the document."""
        return f"Rencana Aksi Pengentasan Kemiskinan {self.region}".strip()
