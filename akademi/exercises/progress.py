"""How far a trainee has come: read from the workspace's files, without running a notebook."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from akademi.exercises import hub
from akademi.exercises.store import ANSWER_FILE, AnswerFile, DamagedAnswerFileError


@dataclass(frozen=True)
class AssignmentProgress:
    """Progress in one assignment of the workspace.

    Attributes
    ----------
    name : str
        Folder name.
    title, question : str
        From the reading notebook's metadata.
    minutes : int
        Expected reading time, 0 if unknown.
    reading : str
        File name of the reading notebook (``materi.ipynb`` or ``kasus.ipynb``).
    answered, total : int
        Form items with an answer, and all form items of ``latihan.ipynb``.
    """

    name: str
    title: str
    question: str
    minutes: int
    reading: str
    answered: int
    total: int


def read_progress(workspace: Path) -> list[AssignmentProgress]:
    """Return the progress of every assignment in a workspace, in the order of their folder names."""
    found = []
    for folder in sorted(path for path in workspace.iterdir() if (path / "latihan.ipynb").is_file()):
        reading = next((n for n in ("materi.ipynb", "kasus.ipynb") if (folder / n).is_file()), "")
        about = _dictionary(_dictionary(_notebook(folder / reading), "metadata"), "akademi") if reading else {}
        items = _form_items(_notebook(folder / "latihan.ipynb"))
        try:
            answers = AnswerFile.read(folder / ANSWER_FILE, folder.name).answers
        except (DamagedAnswerFileError, OSError):
            answers = {}
        answered = sum(answers.get(item, {}).get("nilai") is not None for item in items)
        found.append(
            AssignmentProgress(
                folder.name,
                str(about.get("judul") or folder.name),
                str(about.get("pertanyaan") or ""),
                _minutes(about.get("menit")),
                reading,
                answered,
                len(items),
            )
        )
    return found


class StartPage:
    """The table of modules on the start page, as HTML and as plain text."""

    def __init__(self, workspace: str | Path = ".") -> None:
        self.rows = read_progress(Path(workspace))
        self.hand_ins = read_latest_hand_ins() if hub.on_hub() else {}

    def __repr__(self) -> str:
        lines = []
        for row in self.rows:
            lines.append(f"{row.title}: {row.answered} dari {row.total} soal terjawab")
            if row.name in self.hand_ins:
                lines.append("  " + hub.describe(self.hand_ins[row.name][0]))
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return "".join(_card(row, *self.hand_ins.get(row.name, (None, None))) for row in self.rows)


def read_latest_hand_ins() -> dict[str, tuple[hub.HandIn, Path | None]]:
    """Return the newest hand-in of each assignment with its feedback page, on a hub.

    Feedback that came since the last look is fetched, also that of an older hand-in which is the best so far.
    """
    found: dict[str, tuple[hub.HandIn, Path | None]] = {}
    for entry in hub.read_hand_ins():
        found[entry.assignment] = (entry, hub.fetch_feedback(entry))
    return found


def _card(row: AssignmentProgress, handed_in: hub.HandIn | None = None, page: Path | None = None) -> str:
    # Styles stand in the elements: JupyterLab removes style sheets from outputs.
    folder = html.escape(row.name)
    minutes = f" · sekitar {row.minutes} menit membaca" if row.minutes else ""
    reading = "Baca kasus" if row.reading == "kasus.ipynb" else "Baca materi"
    open_reading = f'<a href="{folder}/{row.reading}">{reading}</a> &nbsp;·&nbsp; ' if row.reading else ""
    return (
        '<div style="border:1px solid #b9c2cb; border-left:4px solid #0072b2; border-radius:4px; '
        'padding:8px 14px; margin:8px 0; max-width:46rem">'
        f'<p style="margin:0; font-size:1.1em"><strong>{html.escape(row.title)}</strong></p>'
        f'<p style="margin:2px 0 6px"><em>{html.escape(row.question)}</em>{minutes}</p>'
        f'<p style="margin:0">{open_reading}<a href="{folder}/latihan.ipynb">Kerjakan latihan</a> &nbsp;·&nbsp; '
        f'<progress value="{row.answered}" max="{row.total or 1}"></progress> '
        f"{row.answered} dari {row.total} soal terjawab</p>{_hand_in_line(handed_in, page)}</div>"
    )


def _hand_in_line(handed_in: hub.HandIn | None, page: Path | None) -> str:
    if handed_in is None:
        return ""
    said = html.escape(hub.describe(handed_in))
    if page is not None:
        address = quote(f"{handed_in.assignment}/feedback/{handed_in.timestamp}/{page.name}")
        said += f' &nbsp;·&nbsp; <a href="{address}">Buka umpan balik</a>'
    return f'<p style="margin:4px 0 0">Serahan: {said}</p>'


def _notebook(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _dictionary(value: Any, name: str) -> dict[str, Any]:
    """Return a dictionary's entry if it is a dictionary itself: a trainee's file may hold anything."""
    entry = value.get(name)
    return entry if isinstance(entry, dict) else {}


def _minutes(value: Any) -> int:
    return int(value) if isinstance(value, int | float) and 0 < value < 10_000 else 0


def _form_items(notebook: dict[str, Any]) -> list[str]:
    items = []
    cells = notebook.get("cells")
    for cell in cells if isinstance(cells, list) else []:
        if not isinstance(cell, dict):
            continue
        about = _dictionary(_dictionary(cell, "metadata"), "nbgrader")
        source = cell.get("source")
        source = "".join(map(str, source)) if isinstance(source, list) else str(source)
        if about.get("grade") and cell.get("cell_type") == "code" and ".check(" not in source:
            items.append(str(about.get("grade_id")))
    return items
