"""What Word and PDF share: sizes, colours, the words around the plan, and the rule by which it fits four pages."""

from __future__ import annotations

from dataclasses import dataclass

from babel.dates import format_date

from akademi.plan.structure import EMPTY, NOT_OFFICIAL, PAGES, Plan

ACCENT, SHADE, LINE, GREY = "1F4E79", "E8EEF4", "9AA7B3", "5B6670"
MARGIN_MM = {"left": 20, "right": 18, "top": 17, "bottom": 18}
# Points of the running text; tables are one point smaller, small print two.
SIZES = (11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)


@dataclass(frozen=True)
class Form:
    """How a plan is set.

    Attributes
    ----------
    size : float
        Points of the running text.
    breaks : bool
        Whether each of the four pages begins on a page of its own; without, the parts follow each other.
    pages : int
        Pages of the PDF.
    """

    size: float
    breaks: bool
    pages: int

    @property
    def fits(self) -> bool:
        """Whether the plan has no more pages than it should."""
        return self.pages <= PAGES


def subtitle(plan: Plan) -> str:
    """Return the line under the title."""
    where = f"{plan.region}, {plan.province}" if plan.region else "Wilayah belum dipilih"
    who = f"disusun oleh {plan.author}" if plan.author else "penyusun belum diisi"
    return f"{where} · {day_of(plan)} · {who}"


def day_of(plan: Plan) -> str:
    """Return the plan's date in Indonesian."""
    return format_date(plan.day, format="d MMMM yyyy", locale="id")


def remark(plan: Plan) -> str:
    """Return the sentence that says what the document is and is not."""
    example = "Contoh kursus: isian dan angka program adalah data sintetis. " if plan.example else ""
    return f"{example}{NOT_OFFICIAL}"


def footer(plan: Plan) -> str:
    """Return what stands at the foot of each page, before the page number."""
    return f"Rencana Aksi {plan.region or 'tanpa wilayah'} · {day_of(plan)} · bukan dokumen resmi LAN"


def is_empty(text: str) -> bool:
    """Whether a cell or box holds nothing but the words for "not filled in"."""
    return text == EMPTY
