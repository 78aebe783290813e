"""The house's matplotlib look, Indonesian numbers, and alternative text with every figure."""

from akademi.charts.axis import format_axis, number_formatter, percent_formatter, rupiah_formatter
from akademi.charts.evidence import evidence_table, size_text
from akademi.charts.figure import Caption, Chart, chart, mime_bundle, problems, show
from akademi.charts.numbers import fmt_id, parse_id, persen, persen_poin, readings, rupiah
from akademi.charts.paragraph import Paragraphs
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED, OKABE_ITO, house_style
from akademi.charts.table import Table

__all__ = [
    "ACCENT",
    "CONTRAST",
    "INK",
    "MUTED",
    "OKABE_ITO",
    "Caption",
    "Chart",
    "Paragraphs",
    "Table",
    "chart",
    "evidence_table",
    "fmt_id",
    "format_axis",
    "house_style",
    "mime_bundle",
    "number_formatter",
    "parse_id",
    "percent_formatter",
    "persen",
    "persen_poin",
    "problems",
    "readings",
    "rupiah",
    "rupiah_formatter",
    "show",
    "size_text",
]
