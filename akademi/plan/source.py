"""Read a trainee's plan from ``jawaban.json`` and the saved notebook, whatever state they are in."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from akademi.exercises.store import ANSWER_FILE, AnswerFile, DamagedAnswerFileError
from akademi.plan.markdown import printable

NOTEBOOK = "latihan.ipynb"
ASSIGNMENT = "08_rencana_aksi"
WRITTEN = ("m08_masalah", "m08_logika", "m08_piagam", "m08_sasaran", "m08_evaluasi")
# The line that a release puts where an answer will stand.
STUB = "Tulis jawaban Anda di sini, menggantikan baris ini."
LONGEST_TEXT = 20_000

Tables = dict[str, dict[str, dict[str, str | float]]]


@dataclass(frozen=True)
class Source:
    """What a plan is built from.

    Attributes
    ----------
    tables : dict of item id to rows of boxes
        Words are printable, numbers finite; whatever else was in the file is left out.
    texts : dict of item id to Markdown
        Written answers; "" where nothing was written.
    problems : list of str
        What could not be read, in Indonesian.
    """

    tables: Tables
    texts: dict[str, str]
    problems: list[str] = field(default_factory=list)


def read_source(folder: Path, assignment: str = ASSIGNMENT) -> Source:
    """Read the answers and the written cells of a folder; what is missing or damaged is a problem, not an error."""
    problems: list[str] = []
    try:
        answers = AnswerFile.read(folder / ANSWER_FILE, assignment).answers
    except (DamagedAnswerFileError, OSError) as error:
        answers = {}
        problems.append(f"{ANSWER_FILE} tidak dapat dibaca ({error}); isian formulir dianggap kosong.")
    tables = {item: table for item, entry in answers.items() if (table := _table(entry.get("nilai")))}
    try:
        cells = json.loads((folder / NOTEBOOK).read_text(encoding="utf-8"))["cells"]
        texts = _texts(cells)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        texts = {}
        problems.append(f"{NOTEBOOK} tidak dapat dibaca; bagian yang ditulis dianggap kosong. Simpan dengan Ctrl+S.")
    return Source(tables, {item: texts.get(item, "") for item in WRITTEN}, problems)


def _table(value: Any) -> dict[str, dict[str, str | float]]:
    if not isinstance(value, dict):
        return {}
    table = {}
    for row, boxes in value.items():
        if isinstance(boxes, dict):
            kept = {str(code): content for code, raw in boxes.items() if (content := _box(raw)) is not None}
            if kept:
                table[str(row)] = kept
    return table


def _box(raw: Any) -> str | float | None:
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int | float):
        try:
            number = float(raw)
        except OverflowError:
            return None
        return number if math.isfinite(number) else None
    return (" ".join(printable(raw).split()) or None) if isinstance(raw, str) else None


def _texts(cells: list[Any]) -> dict[str, str]:
    """Return what stands in the written cells; of copies of a cell the last one that says something counts."""
    texts: dict[str, str] = {}
    for cell in cells:
        about = cell.get("metadata", {}).get("nbgrader", {}) if isinstance(cell, dict) else {}
        name = about.get("grade_id") if isinstance(about, dict) else None
        if name not in WRITTEN:
            continue
        source = cell.get("source", "")
        text = "".join(map(str, source)) if isinstance(source, list) else str(source)
        text = text.replace(f"*{STUB}*", "").replace(STUB, "").strip()[:LONGEST_TEXT]
        texts[name] = text or texts.get(name, "")
    return texts
