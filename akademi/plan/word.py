"""Write a plan as a Word file with python-docx, in fonts that every office program has or replaces alike."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from akademi.plan.layout import ACCENT, GREY, LINE, MARGIN_MM, SHADE, Form, footer, is_empty, remark, subtitle
from akademi.plan.structure import EMPTY, Block, Chain, DataTable, Plan, Prose, Section

SERIF = "Times New Roman"
WIDTH_MM = 210 - MARGIN_MM["left"] - MARGIN_MM["right"]


def write_docx(plan: Plan, form: Form) -> bytes:
    """Return the Word file, set like the PDF."""
    document = Document()
    _set_up(document, plan, form)
    title = document.add_paragraph(plan.title, style="Title")
    title.paragraph_format.space_after = Pt(2)
    document.add_paragraph(subtitle(plan), style="Subtitle")
    document.add_paragraph(remark(plan), style="Catatan").runs[0].italic = True
    page = 1
    for section in plan.sections:
        _section(document, section, form, begins_page=form.breaks and section.page > page)
        page = section.page
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _set_up(document: Any, plan: Plan, form: Form) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(MARGIN_MM["left"]), Mm(MARGIN_MM["right"])
    page.top_margin, page.bottom_margin = Mm(MARGIN_MM["top"]), Mm(MARGIN_MM["bottom"])
    page.footer_distance = Mm(9)
    _styles(document, form.size)
    _footer(page, plan)
    about = document.core_properties
    about.title, about.subject, about.language = plan.title, remark(plan), "id-ID"
    about.author = about.last_modified_by = plan.author or "Peserta Akademi Pengentasan Kemiskinan"
    about.comments, about.keywords = "", "rencana aksi, kemiskinan"
    about.created = about.modified = datetime(plan.day.year, plan.day.month, plan.day.day)


def _styles(document: Any, size: float) -> None:
    styles = document.styles
    language = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "id-ID")

    def dress(
        name: str, points: float, colour: str = "000000", before: float = 0, after: float = 0, **more: Any
    ) -> Any:
        style = styles[name]
        _font(style, points, colour, **more)
        space = style.paragraph_format
        space.space_before, space.space_after, space.line_spacing = Pt(before), Pt(after), 1.0
        return style

    dress("Normal", size, after=size * 0.4)
    dress("Title", 16, ACCENT, after=2, bold=True)
    dress("Subtitle", 10, after=1, italic=False)
    dress("Heading 1", size + 2, ACCENT, before=size * 0.8, after=size * 0.3, bold=True)
    dress("List Bullet", size, after=size * 0.25)
    for name, points, colour, after in (
        ("Catatan", max(7, size - 2), GREY, size * 0.3),
        ("Sel", size - 1, "000000", 0),
    ):
        style = styles.add_style(name, 1)
        style.base_style = styles["Normal"]
        dress(name, points, colour, after=after)
    # Word's own title has a line below it, and its headings a font of their own theme.
    for border in styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _font(style: Any, points: float, colour: str, bold: bool | None = None, italic: bool | None = None) -> None:
    style.font.name, style.font.size = SERIF, Pt(points)
    style.font.bold, style.font.italic = bold, italic
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if "heme" in name:
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), SERIF)
    for spacing in style.element.findall(f".//{qn('w:rPr')}/{qn('w:spacing')}"):
        spacing.getparent().remove(spacing)


def _footer(page: Any, plan: Plan) -> None:
    paragraph = page.footer.paragraphs[0]
    paragraph.style.font.size = Pt(8)
    tabs = paragraph.style.paragraph_format.tab_stops
    tabs.clear_all()
    tabs.add_tab_stop(Mm(WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.paragraph_format.space_before = Pt(3)
    _border(paragraph, "top")
    parts: list[tuple[str, bool]] = [
        (f"{footer(plan)}\thalaman ", False),
        ("PAGE", True),
        (" dari ", False),
        ("NUMPAGES", True),
    ]
    for text, is_field in parts:
        if is_field:
            _field(paragraph, text)
        else:
            _small(paragraph.add_run(text))


def _small(run: Any) -> Any:
    run.font.size, run.font.name = Pt(8), SERIF
    run.font.color.rgb = RGBColor.from_string(GREY)
    return run


def _field(paragraph: Any, code: str) -> None:
    """Put a field that Word computes into a paragraph; "1" stands there until it does."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("value", "1"), ("end", "")):
        if kind == "":
            node = OxmlElement("w:instrText")
            node.set(qn("xml:space"), "preserve")
            node.text = f" {text} "
        elif kind == "value":
            node = OxmlElement("w:t")
            node.text = text
        else:
            node = OxmlElement("w:fldChar")
            node.set(qn("w:fldCharType"), kind)
        # A run of its own for each part, or the number would lose the style.
        _small(paragraph.add_run())._r.append(node)


def _border(paragraph: Any, side: str) -> None:
    borders = OxmlElement("w:pBdr")
    edge = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", LINE)):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
    paragraph._p.get_or_add_pPr().append(borders)


def _section(document: Any, section: Section, form: Form, begins_page: bool) -> None:
    heading = document.add_heading(f"{section.number}  {section.title}", level=1)
    heading.paragraph_format.keep_with_next = True
    heading.paragraph_format.page_break_before = begins_page
    for block in section.blocks:
        _block(document, block, form)


def _block(document: Any, block: Block, form: Form) -> None:
    if isinstance(block, Prose):
        _prose(document, block)
    elif isinstance(block, DataTable):
        _table(document, block, form)
    elif isinstance(block, Chain):
        _chain(document, block, form)
    else:
        document.add_paragraph(block.text, style="Catatan")


def _prose(document: Any, block: Prose) -> None:
    if not block.paragraphs:
        _write(document.add_paragraph(), EMPTY)
    for paragraph in block.paragraphs:
        target = document.add_paragraph(style="List Bullet" if paragraph.bullet else None)
        for run in paragraph.runs:
            written = target.add_run(run.text)
            written.bold, written.italic = run.bold or None, run.italic or None


def _table(document: Any, block: DataTable, form: Form) -> None:
    table, cells = _new_table(document, len(block.rows) + 1, block.widths)
    for row, texts in enumerate((block.headings, *block.rows)):
        last = block.total and row == len(block.rows)
        for column, text in enumerate(texts):
            cell = cells[row][column]
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles["Sel"]
            if column in block.right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _write(paragraph, text, bold=row == 0 or last)
            if row == 0:
                _shade(cell, SHADE)
            _edges(cell, bottom=("8", ACCENT) if row == 0 else ("3", LINE), top=("8", ACCENT) if last else None)
    _repeat_heading(table.rows[0])
    for row in table.rows:
        _keep_whole(row)
    _gap(document, form)


def _chain(document: Any, block: Chain, form: Form) -> None:
    arrow = 7.5 if block.word else 3.5
    box = (100 - arrow * len(block.links)) / len(block.boxes)
    widths: list[float] = []
    for number in range(len(block.boxes)):
        widths += [arrow, box] if number else [box]
    _row, (cells,) = _new_table(document, 1, tuple(widths))
    for number, (label, text) in enumerate(block.boxes):
        cell = cells[2 * number]
        head = cell.paragraphs[0]
        head.style = document.styles["Sel"]
        _write(head, label, bold=True)
        _write(cell.add_paragraph(style="Sel"), text)
        _shade(cell, SHADE)
        _edges(cell, **dict.fromkeys(("top", "left", "bottom", "right"), ("8", ACCENT)))
        if number:
            between = cells[2 * number - 1]
            between.vertical_alignment = 1
            paragraph = between.paragraphs[0]
            paragraph.style = document.styles["Sel"]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _write(paragraph, block.arrow, bold=True)
            if block.word:
                word = between.add_paragraph(style="Sel")
                word.alignment = WD_ALIGN_PARAGRAPH.CENTER
                _write(word, block.word)
    _gap(document, form)
    if block.listed:
        _table(document, DataTable(("Panah", "Asumsi"), tuple(block.listed), (22, 78)), form)


def _new_table(document: Any, rows: int, widths: tuple[float, ...]) -> tuple[Any, list[list[Any]]]:
    """Return a new table and its cells by row; looking a cell up in the table itself is slow."""
    table = document.add_table(rows, len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _margins(table)
    cells = [list(row.cells) for row in table.rows]
    for column, share in enumerate(widths):
        width = Mm(WIDTH_MM * share / sum(widths))
        table.columns[column].width = width
        for row in cells:
            row[column].width = width
    return table, cells


def _margins(table: Any) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 20), ("left", 55), ("bottom", 30), ("right", 70)):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(width))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)


def _write(paragraph: Any, text: str, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.bold = bold or None
    if is_empty(text):
        run.italic, run.bold = True, None
        run.font.color.rgb = RGBColor.from_string(GREY)


def _shade(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _edges(cell: Any, **sides: tuple[str, str] | None) -> None:
    borders = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        if said := sides.get(side):
            edge = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", said[0]), ("space", "0"), ("color", said[1])):
                edge.set(qn(f"w:{name}"), value)
            borders.append(edge)
    properties = cell._tc.get_or_add_tcPr()
    shade = properties.find(qn("w:shd"))
    # Word wants the borders before the shade.
    if shade is not None:
        shade.addprevious(borders)
    else:
        properties.append(borders)


def _repeat_heading(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _gap(document: Any, form: Form) -> None:
    """Put a thin line between a table and what follows; Word would join two tables into one."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(form.size * 0.55)
