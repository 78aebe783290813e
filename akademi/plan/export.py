"""Write the plan beside the notebook: one Word file and one PDF, from one structure."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from akademi.plan.build import build_plan
from akademi.plan.example import example_source
from akademi.plan.source import ASSIGNMENT, read_source
from akademi.plan.structure import Plan


@dataclass(frozen=True)
class Export:
    """What was written.

    Attributes
    ----------
    plan : Plan
        The plan.
    files : tuple of Path
        The files that were written, the PDF first.
    pages : int
        Pages of the PDF; 0 if none was written.
    fits : bool
        Whether it has at most four pages.
    problems : tuple of str
        Files that could not be written, in Indonesian.
    """

    plan: Plan
    files: tuple[Path, ...]
    pages: int
    fits: bool
    problems: tuple[str, ...]


def export_plan(
    folder: Path, assignment: str = ASSIGNMENT, region: str = "", author: str = "", day: date | None = None
) -> Export:
    """Write the plan of an assignment's folder into that folder.

    Parameters
    ----------
    folder : Path
        Holds ``jawaban.json`` and the saved ``latihan.ipynb``; both may be missing or damaged.
    assignment : str
        Name that the answer file must bear.
    region : str
        Region to use where the plan names none.
    author : str
        Who wrote the plan.
    day : date, optional
        Date of the document; today if not given.
    """
    return _write(build_plan(read_source(folder, assignment), region, author, day), folder, "Rencana-Aksi")


def export_example(folder: Path, day: date | None = None) -> Export:
    """Write the course's example plan into a folder."""
    plan = build_plan(example_source(), author="Tim contoh kursus", day=day, example=True)
    return _write(plan, folder, "Contoh-Rencana-Aksi")


def file_stem(plan: Plan, start: str = "Rencana-Aksi") -> str:
    """Return a file name without ending that every system can hold: ``Rencana-Aksi-Kabupaten-Probolinggo``."""
    place = re.sub(r"[^A-Za-z0-9]+", "-", plan.region).strip("-")
    return f"{start}-{place or 'wilayah-belum-dipilih'}"


def _write(plan: Plan, folder: Path, start: str) -> Export:
    # Here and not above: nobody who opens a notebook should wait for libraries that only this button needs.
    from akademi.plan.pdf import write_pdf
    from akademi.plan.word import write_docx

    pdf, form = write_pdf(plan)
    stem = file_stem(plan, start)
    files, problems = [], []
    for ending, content in ((".pdf", pdf), (".docx", write_docx(plan, form))):
        path = folder / f"{stem}{ending}"
        try:
            _replace(path, content)
        except OSError as error:
            problems.append(
                f"{path.name} belum dapat ditulis ({error.strerror or error}). Bila berkas itu sedang terbuka di "
                "program lain, tutup dulu, lalu tekan tombol lagi."
            )
        else:
            files.append(path)
    return Export(plan, tuple(files), form.pages, form.fits, tuple(problems))


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
