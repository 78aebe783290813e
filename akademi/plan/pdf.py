"""Draw a plan as a PDF with reportlab; the fonts are those that matplotlib brings, so no machine lacks them."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import matplotlib
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus import Paragraph as PdfParagraph

from akademi.plan.layout import (
    ACCENT,
    GREY,
    LINE,
    MARGIN_MM,
    SHADE,
    SIZES,
    Form,
    footer,
    is_empty,
    remark,
    subtitle,
)
from akademi.plan.structure import EMPTY, PAGES, Block, Chain, DataTable, Plan, Prose, Run, Section

# Word sets the same text a little differently; a page that is full to the last line here would run over there.
RESERVE = 42
WIDTH = A4[0] - (MARGIN_MM["left"] + MARGIN_MM["right"]) * mm
FAMILY = {(False, False): "STIXGeneral", (True, False): "STIXGeneralBol", (False, True): "STIXGeneralItalic"}
FAMILY[True, True] = "STIXGeneralBolIta"
FALLBACK = {False: "DejaVuSans", True: "DejaVuSans-Bold"}
UNKNOWN = "□"


def write_pdf(plan: Plan) -> tuple[bytes, Form]:
    """Return the PDF, and how it had to be set: as large as fits four pages, the smallest size if nothing fits."""
    form = fitting_form(plan)
    return _draw(plan, form, 0)[0], form


def fitting_form(plan: Plan) -> Form:
    """Return the largest setting with which a plan fits; one that never does flows on at the smallest size."""
    for breaks in (True, False):
        # A larger size never needs fewer pages, so half of the sizes can be left out at each step.
        first, last = 0, len(SIZES)
        while first < last:
            middle = (first + last) // 2
            fits = _draw(plan, Form(SIZES[middle], breaks, PAGES), RESERVE)[1] <= PAGES
            first, last = (first, middle) if fits else (middle + 1, last)
        if first < len(SIZES):
            return Form(SIZES[first], breaks, PAGES)
    return Form(SIZES[-1], False, _draw(plan, Form(SIZES[-1], False, PAGES), 0)[1])


class _Document(BaseDocTemplate):
    """A document whose headings become the reader's table of contents."""

    def afterFlowable(self, flowable: Flowable) -> None:
        """Mark a heading."""
        title = getattr(flowable, "outline", "")
        if title:
            self.canv.bookmarkPage(title)
            self.canv.addOutlineEntry(title, title, 0)


def _draw(plan: Plan, form: Form, reserve: float) -> tuple[bytes, int]:
    _register_fonts()
    target = io.BytesIO()
    left, bottom = MARGIN_MM["left"] * mm, MARGIN_MM["bottom"] * mm
    height = A4[1] - bottom - MARGIN_MM["top"] * mm
    document = _Document(
        target,
        pagesize=A4,
        title=plan.title,
        author=plan.author or "Peserta Akademi Pengentasan Kemiskinan",
        subject=remark(plan),
        creator="Akademi Pengentasan Kemiskinan",
        lang="id-ID",
        displayDocTitle=True,
    )
    frame = Frame(left, bottom + reserve, WIDTH, height - reserve, 0, 0, 0, 0)
    count = 0

    def decorate(canvas: Any, _document: Any) -> None:
        nonlocal count
        count = canvas.getPageNumber()
        canvas.saveState()
        canvas.setStrokeColor(HexColor(f"#{LINE}"))
        canvas.setLineWidth(0.5)
        canvas.line(left, bottom - 10, left + WIDTH, bottom - 10)
        canvas.setFont(FAMILY[False, False], 8)
        canvas.setFillColor(HexColor(f"#{GREY}"))
        canvas.drawString(left, bottom - 20, footer(plan))
        canvas.drawRightString(left + WIDTH, bottom - 20, f"halaman {count} dari {max(form.pages, count)}")
        canvas.restoreState()

    document.addPageTemplates([PageTemplate("halaman", [frame], onPage=decorate)])
    document.build(_story(plan, form))
    return target.getvalue(), count


def _story(plan: Plan, form: Form) -> list[Flowable]:
    styles = _Styles(form.size)
    story: list[Flowable] = [
        PdfParagraph(_markup(plan.title, bold=True), styles.title),
        PdfParagraph(_markup(subtitle(plan)), styles.subtitle),
        PdfParagraph(_markup(remark(plan), italic=True), styles.note),
    ]
    page = 1
    for section in plan.sections:
        if form.breaks and section.page > page:
            story.append(PageBreak())
        page = section.page
        story += _section(section, styles)
    return story


def _section(section: Section, styles: _Styles) -> list[Flowable]:
    title = f"{section.number}  {section.title}"
    heading = PdfParagraph(_markup(title, bold=True), styles.heading)
    heading.outline = title
    parts = [flowable for block in section.blocks for flowable in _block(block, styles)]
    # A heading never stands alone at the foot of a page; what follows may be split.
    return [CondPageBreak(6 * styles.heading.leading), heading, *parts]


def _block(block: Block, styles: _Styles) -> list[Flowable]:
    if isinstance(block, Prose):
        return _prose(block, styles)
    if isinstance(block, DataTable):
        return [_table(block, styles), Spacer(0, styles.gap)]
    if isinstance(block, Chain):
        return _chain(block, styles)
    return [PdfParagraph(_markup(block.text), styles.note), Spacer(0, styles.gap / 2)]


def _prose(block: Prose, styles: _Styles) -> list[Flowable]:
    if not block.paragraphs:
        return [PdfParagraph(_cell(EMPTY), styles.body)]
    flowables: list[Flowable] = []
    for paragraph in block.paragraphs:
        text = PdfParagraph("".join(_run(run) for run in paragraph.runs), styles.body)
        if paragraph.bullet:
            item = ListItem(text, bulletColor=HexColor(f"#{ACCENT}"))
            text = ListFlowable([item], bulletType="bullet", start="•", leftIndent=10, bulletFontSize=styles.size)
        flowables.append(text)
    return flowables


def _table(block: DataTable, styles: _Styles) -> Table:
    last = len(block.rows)

    def style(column: int) -> ParagraphStyle:
        return styles.cell_right if column in block.right else styles.cell

    head = [PdfParagraph(_markup(text, bold=True), style(column)) for column, text in enumerate(block.headings)]
    rows = [
        [
            PdfParagraph(_cell(text, bold=block.total and number == last), style(column))
            for column, text in enumerate(row)
        ]
        for number, row in enumerate(block.rows, 1)
    ]
    widths = [WIDTH * share / sum(block.widths) for share in block.widths]
    table = Table([head, *rows], widths, repeatRows=1, splitInRow=1)
    table.setStyle(_grid(last if block.total else None))
    return table


def _grid(total: int | None) -> TableStyle:
    line = HexColor(f"#{LINE}")
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor(f"#{SHADE}")),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, HexColor(f"#{ACCENT}")),
        ("LINEBELOW", (0, 1), (-1, -1), 0.35, line),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    if total is not None:
        commands.append(("LINEABOVE", (0, total), (-1, total), 0.8, HexColor(f"#{ACCENT}")))
    return TableStyle(commands)


def _chain(block: Chain, styles: _Styles) -> list[Flowable]:
    arrow_width = 34 if block.word else 14
    box_width = (WIDTH - arrow_width * len(block.links)) / len(block.boxes)
    arrow = _markup(block.arrow, bold=True) + (f"<br/>{_markup(block.word)}" if block.word else "")
    row: list[Any] = []
    widths: list[float] = []
    for number, (label, text) in enumerate(block.boxes):
        if number:
            row.append(PdfParagraph(arrow, styles.arrow))
            widths.append(arrow_width)
        row.append([PdfParagraph(_markup(label, bold=True), styles.box), PdfParagraph(_cell(text), styles.box)])
        widths.append(box_width)
    table = Table([row], widths, splitInRow=1)
    commands: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for column in range(0, len(row), 2):
        commands += [
            ("BOX", (column, 0), (column, 0), 0.8, HexColor(f"#{ACCENT}")),
            ("BACKGROUND", (column, 0), (column, 0), HexColor(f"#{SHADE}")),
            ("LEFTPADDING", (column, 0), (column, 0), 4),
            ("RIGHTPADDING", (column, 0), (column, 0), 3),
        ]
    for column in range(1, len(row), 2):
        commands += [
            ("VALIGN", (column, 0), (column, 0), "MIDDLE"),
            ("LEFTPADDING", (column, 0), (column, 0), 0),
            ("RIGHTPADDING", (column, 0), (column, 0), 0),
        ]
    table.setStyle(TableStyle(commands))
    flowables: list[Flowable] = [table, Spacer(0, styles.gap)]
    if block.listed:
        rows = tuple(block.listed)
        flowables += [_table(DataTable(("Panah", "Asumsi"), rows, (22, 78)), styles), Spacer(0, styles.gap)]
    return flowables


class _Styles:
    """The paragraph styles at one size."""

    def __init__(self, size: float) -> None:
        self.size = size
        self.gap = size * 0.55
        family = FAMILY[False, False]
        small = size - 1

        def style(name: str, points: float, **more: Any) -> ParagraphStyle:
            return ParagraphStyle(name, fontName=family, fontSize=points, leading=points * 1.19, **more)

        accent = HexColor(f"#{ACCENT}")
        self.title = style("judul", 16, textColor=accent, spaceAfter=2)
        self.subtitle = style("subjudul", 10, spaceAfter=1)
        self.heading = style("bagian", size + 2, textColor=accent, spaceBefore=size * 0.8, spaceAfter=size * 0.3)
        self.body = style("isi", size, spaceAfter=size * 0.4)
        self.cell = style("sel", small)
        self.cell_right = style("sel-kanan", small, alignment=TA_RIGHT)
        self.box = style("kotak", small)
        self.arrow = style("panah", small, alignment=TA_CENTER, textColor=accent)
        self.note = style("catatan", max(7, size - 2), textColor=HexColor(f"#{GREY}"))


def _cell(text: str, bold: bool = False) -> str:
    if is_empty(text):
        return f'<font color="#{GREY}">{_markup(text, italic=True)}</font>'
    return _markup(text, bold=bold)


def _run(run: Run) -> str:
    return _markup(run.text, run.bold, run.italic)


def _markup(text: str, bold: bool = False, italic: bool = False) -> str:
    """Return a text with the font that has its characters; what no font has becomes a box, not a hole."""
    main, other = FAMILY[bold, italic], FALLBACK[bold]
    stretches: list[tuple[str, str]] = []
    for character in text:
        code = ord(character)
        font = main if code in _glyphs(main) else other if code in _glyphs(other) else ""
        shown = character if font else UNKNOWN
        font = font or other
        if stretches and stretches[-1][0] == font:
            stretches[-1] = (font, stretches[-1][1] + shown)
        else:
            stretches.append((font, shown))
    return "".join(f'<font name="{font}">{escape(words)}</font>' for font, words in stretches)


@cache
def _register_fonts() -> None:
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    for name in (*FAMILY.values(), *FALLBACK.values()):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


@cache
def _glyphs(font: str) -> frozenset[int]:
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)
