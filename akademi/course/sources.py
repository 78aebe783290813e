"""Where the course's own files are: the only source, with solutions."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Assignment:
    """One folder of ``modules/`` or ``case_studies/``.

    Attributes
    ----------
    name : str
        Name of the assignment in nbgrader, the workspace and the answer sheet.
    folder : Path
        Its source folder.
    """

    name: str
    folder: Path

    @property
    def exercise(self) -> Path:
        """The graded notebook, with solutions."""
        return self.folder / "latihan.ipynb"

    @property
    def reading(self) -> Path | None:
        """The lesson or the case, if there is one."""
        for name in ("materi.ipynb", "kasus.ipynb"):
            if (self.folder / name).is_file():
                return self.folder / name
        return None

    @property
    def key(self) -> Path:
        """The key."""
        return self.folder / "kunci.py"


class SourceError(ValueError):
    """Why the course's own files cannot be found, in Indonesian."""


def checkout() -> Path:
    """Return the folder that holds ``modules/``: the checkout, or what ``AKADEMI_SUMBER`` names.

    Raises
    ------
    SourceError
        If there is none.
    """
    root = Path(os.environ.get("AKADEMI_SUMBER") or Path(__file__).resolve().parents[2])
    if not (root / "modules").is_dir():
        raise SourceError(f"Folder modules/ tidak ada di {root}. Atur AKADEMI_SUMBER ke folder kode kursus.")
    return root


def find_assignments(root: Path | None = None) -> list[Assignment]:
    """Return all assignments of the course, modules first.

    A case keeps its own name with ``kasus_`` before it, so that the workspace lists it after the modules.
    """
    root = root or checkout()
    modules = [Assignment(path.name, path) for path in sorted((root / "modules").iterdir())]
    cases_folder = root / "case_studies"
    cases = sorted(cases_folder.iterdir()) if cases_folder.is_dir() else []
    found = modules + [Assignment(f"kasus_{path.name}", path) for path in cases]
    return [assignment for assignment in found if assignment.exercise.is_file()]


def find_assignment(name: str, root: Path | None = None) -> Assignment:
    """Return one assignment by its name or the number it starts with ("03").

    Raises
    ------
    ValueError
        If none or several match.
    """
    everything = find_assignments(root)
    matches = [a for a in everything if a.name == name] or [a for a in everything if a.name.startswith(name)]
    if len(matches) != 1:
        names = ", ".join(a.name for a in everything)
        raise ValueError(f"Tugas “{name}” tidak ditemukan atau tidak tunggal. Yang ada: {names}.")
    return matches[0]
