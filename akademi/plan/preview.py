"""A plan as the last line of a cell: the same structure as in Word and PDF, drawn as a page in the notebook."""

from __future__ import annotations

import html

from akademi.plan.layout import is_empty, remark, subtitle
from akademi.plan.structure import EMPTY, Block, Chain, DataTable, Plan, Prose, Section

_CELL = (
    "text-align:left; vertical-align:top; padding:2px 8px 3px 3px; border-bottom:1px solid #9aa7b3; white-space:normal"
)


class Preview:
    """Some or all sections of a plan.

    Parameters
    ----------
    plan : Plan
        The plan.
    *numbers : int
        Sections to show; all of them, with the title, if none is named.
    """

    def __init__(self, plan: Plan, *numbers: int) -> None:
        self.plan = plan
        self.whole = not numbers
        self.sections = [section for section in plan.sections if not numbers or section.number in numbers]

    def __repr__(self) -> str:
        head = [self.plan.title, subtitle(self.plan), remark(self.plan)] if self.whole else [remark(self.plan)]
        return "\n".join(head + [line for section in self.sections for line in _lines(section)])

    def _repr_html_(self) -> str:
        # Styles stand in the elements: JupyterLab removes style sheets from outputs.
        title = (
            f'<p style="font-size:1.4em; font-weight:700; color:#1f4e79; margin:0">{html.escape(self.plan.title)}</p>'
            f'<p style="margin:2px 0">{html.escape(subtitle(self.plan))}</p>'
            if self.whole
            else ""
        )
        return (
            '<div style="border:1px solid #9aa7b3; padding:14px 20px; max-width:50rem; background:#fff; color:#111">'
            f'{title}<p style="font-size:0.85em; margin:2px 0"><em>{html.escape(remark(self.plan))}</em></p>'
            f"{''.join(_section(section) for section in self.sections)}</div>"
        )


def _section(section: Section) -> str:
    title = f"{section.number} {section.title}"
    head = f'<p style="font-weight:700; color:#1f4e79; margin:12px 0 4px; font-size:1.1em">{html.escape(title)}</p>'
    return head + "".join(_block(block) for block in section.blocks)


def _block(block: Block) -> str:
    if isinstance(block, Prose):
        return _prose(block)
    if isinstance(block, DataTable):
        return _table(block)
    if isinstance(block, Chain):
        return _chain(block)
    return f'<p style="font-size:0.82em; margin:3px 0; color:#444">{html.escape(block.text)}</p>'


def _prose(block: Prose) -> str:
    if not block.paragraphs:
        return f"<p>{_words(EMPTY)}</p>"
    shown = []
    for paragraph in block.paragraphs:
        text = "".join(
            f"{'<strong>' * run.bold}{'<em>' * run.italic}{html.escape(run.text)}"
            f"{'</em>' * run.italic}{'</strong>' * run.bold}"
            for run in paragraph.runs
        )
        shown.append(f'<p style="margin:3px 0">{"• " * paragraph.bullet}{text}</p>')
    return "".join(shown)


def _table(block: DataTable) -> str:
    def align(column: int) -> str:
        # JupyterLab sets tables with columns of equal width unless the first row says otherwise.
        share = 100 * block.widths[column] / sum(block.widths)
        cell = _CELL.replace("text-align:left", "text-align:right") if column in block.right else _CELL
        return f"{cell}; width:{share:.1f}%"

    head = "".join(
        f'<th scope="col" style="{align(column)}; background:#e8eef4; border-bottom:2px solid #1f4e79">'
        f"{html.escape(text)}</th>"
        for column, text in enumerate(block.headings)
    )
    rows = []
    for number, row in enumerate(block.rows, 1):
        weight = "; font-weight:700" if block.total and number == len(block.rows) else ""
        cells = "".join(f'<td style="{align(column)}{weight}">{_words(text)}</td>' for column, text in enumerate(row))
        rows.append(f"<tr>{cells}</tr>")
    return (
        '<table style="border-collapse:collapse; width:100%; margin:4px 0; font-size:0.92em">'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _chain(block: Chain) -> str:
    box = (
        "border:1px solid #1f4e79; background:#e8eef4; padding:4px 7px; vertical-align:top; text-align:left; "
        "white-space:normal"
    )
    cells = []
    for number, (label, text) in enumerate(block.boxes):
        if number:
            word = f"<br><small>{html.escape(block.word)}</small>" if block.word else ""
            width = 8 if block.word else 3.5
            cells.append(f'<td style="padding:0; text-align:center; width:{width}%">{block.arrow}{word}</td>')
        cells.append(f'<td style="{box}"><strong>{html.escape(label)}</strong><br>{_words(text)}</td>')
    chain = (
        '<table style="border-collapse:collapse; width:100%; margin:4px 0; font-size:0.92em">'
        f"<tr>{''.join(cells)}</tr></table>"
    )
    return chain + (_table(DataTable(("Panah", "Asumsi"), block.listed, (22, 78))) if block.listed else "")


def _words(text: str) -> str:
    shown = html.escape(text)
    return f'<em style="color:#5b6670">{shown}</em>' if is_empty(text) else shown


def _lines(section: Section) -> list[str]:
    lines = [f"{section.number} {section.title}"]
    for block in section.blocks:
        if isinstance(block, Prose):
            lines += [paragraph.text for paragraph in block.paragraphs] or [EMPTY]
        elif isinstance(block, DataTable):
            lines += [" | ".join(row) for row in (block.headings, *block.rows)]
        elif isinstance(block, Chain):
            lines.append(f" {block.arrow} ".join(f"{label}: {text}" for label, text in block.boxes))
            lines += [f"{between}: {said}" for between, said in block.listed]
        else:
            lines.append(block.text)
    return lines
