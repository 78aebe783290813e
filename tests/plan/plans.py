"""Plans to test with: the example, an empty one, a long one; and a folder that holds one as a trainee's would."""

import json
from datetime import date
from pathlib import Path

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, writes

from akademi.plan.example import example_source
from akademi.plan.source import ASSIGNMENT, STUB, WRITTEN, Source

DAY = date(2026, 11, 25)
CODED = {"wilayah", "bulan", "kelas", "peran", "pembanding", "ukuran"}


def empty_source() -> Source:
    return Source({}, dict.fromkeys(WRITTEN, ""))


def long_source() -> Source:
    """Every box filled to its last character, and three times as much prose as a plan should have."""
    source = example_source()
    for table in source.tables.values():
        for boxes in table.values():
            boxes |= {
                code: f"{said} " * 9 if len(said) > 40 else said * 3
                for code, said in boxes.items()
                if isinstance(said, str) and code not in CODED
            }
    for item, text in source.texts.items():
        source.texts[item] = "\n\n".join([text, "- butir α ≥ 3\n- <b>bukan</b> & markah 😀", text, text])
    return source


def folder_with(folder: Path, source: Source, assignment: str = ASSIGNMENT) -> Path:
    """Write a source as a trainee's answer file and saved notebook."""
    folder.mkdir(parents=True, exist_ok=True)
    answers = {item: {"nilai": table} for item, table in source.tables.items()}
    sheet = {"format": 1, "tugas": assignment, "peserta": "siti", "jawaban": answers}
    (folder / "jawaban.json").write_text(json.dumps(sheet), encoding="utf-8")
    cells = [new_markdown_cell("# Latihan"), new_code_cell("1 + 1")]
    for item in WRITTEN:
        cell = new_markdown_cell(source.texts[item] or f"*{STUB}*")
        cell.metadata["nbgrader"] = {"grade_id": item, "grade": True, "solution": True}
        cells.append(cell)
    (folder / "latihan.ipynb").write_text(writes(new_notebook(cells=cells)), encoding="utf-8")
    return folder
