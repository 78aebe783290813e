"""Read what a trainee wrote in a Markdown cell: paragraphs, points, bold and italics. Everything else is plain text.

A reader of full Markdown would bring tables, pictures and HTML into an official document; a plan needs none of them.
"""

from __future__ import annotations

import re

from akademi.plan.structure import Paragraph, Run

# What neither Word's XML nor a PDF may hold.
UNPRINTABLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
LINK = re.compile(r"\[([^\]]+)\]\((\S+?)\)")
BULLET = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+")
STYLED = re.compile(r"(\*\*\*.+?\*\*\*|\*\*.+?\*\*|__.+?__|(?<!\w)[*_][^*_\s][^*_]*[*_](?!\w))")


def printable(text: str) -> str:
    """Return a text without the characters that a document cannot hold."""
    return UNPRINTABLE.sub("", str(text).replace("\r\n", "\n").replace("\r", "\n"))


def read_paragraphs(source: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs and points of a text."""
    found: list[Paragraph] = []
    lines: list[str] = []

    def close() -> None:
        if lines:
            found.append(Paragraph(read_runs(" ".join(lines))))
            lines.clear()

    for raw in printable(source).split("\n"):
        line = raw.strip()
        if not line or re.fullmatch(r"[-*_=\s|:]{3,}", line):
            close()
        elif BULLET.match(line):
            close()
            found.append(Paragraph(read_runs(BULLET.sub("", line)), bullet=True))
        elif line.startswith("#"):
            close()
            found.append(Paragraph((Run(line.lstrip("# "), bold=True),)))
        elif found and found[-1].bullet and not lines and raw.startswith((" ", "\t")):
            # A point that goes on in the next line.
            found[-1] = Paragraph((*found[-1].runs, *read_runs(f" {line}")), bullet=True)
        else:
            lines.append(line.removeprefix("> "))
    close()
    return tuple(paragraph for paragraph in found if paragraph.text.strip())


def read_runs(text: str) -> tuple[Run, ...]:
    """Return a line's stretches of bold, italic and plain text."""
    text = LINK.sub(lambda found: f"{found[1]} ({found[2]})", IMAGE.sub(r"\1", text))
    runs = []
    for part in STYLED.split(text):
        if not part:
            continue
        marks = re.match(r"[*_]{1,3}", part) if STYLED.fullmatch(part) else None
        width = len(marks[0]) if marks else 0
        runs.append(Run(part[width : len(part) - width], bold=width >= 2, italic=width in {1, 3}))
    return tuple(runs)
