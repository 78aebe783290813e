"""What trainees' servers may read: the package without the course's sources, and the released notebooks."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from akademi.hub.places import HubError

# Beside the package itself: what its build needs, and the tables it reads.
PROJECT_FILES = ("pyproject.toml", "README.md", "LICENSE")
TABLES = ("*.csv", "*.json")


def stage_package(checkout: Path, target: Path) -> Path:
    """Copy what is installed on a hub into a folder that can be built: no lesson, no exercise, no key.

    Parameters
    ----------
    checkout : Path
        The folder of the course's code.
    target : Path
        A folder that does not exist yet.
    """
    target.mkdir(parents=True)
    for name in PROJECT_FILES:
        shutil.copyfile(checkout / name, target / name)
    shutil.copytree(checkout / "akademi", target / "akademi", ignore=shutil.ignore_patterns("__pycache__", "tables"))
    tables = target / "akademi" / "data" / "tables"
    tables.mkdir()
    for pattern in TABLES:
        for path in (checkout / "datasets").glob(pattern):
            shutil.copyfile(path, tables / path.name)
    return target


def write_released_notebooks(checkout: Path, folder: Path) -> list[str]:
    """Write the notebooks as trainees get them; each file is replaced in one step. Return their names."""
    # Imported here: staging runs before the package itself is installed.
    import nbformat

    from akademi.course.workspace import released_notebooks

    names = []
    for name, nb in released_notebooks(checkout):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.parent.chmod(0o755)
        half = path.with_name(f".{path.name}.baru")
        half.write_text(nbformat.writes(nb) + "\n", encoding="utf-8", newline="\n")
        half.chmod(0o644)
        os.replace(half, path)
        names.append(name)
    for path in folder.rglob("*.ipynb"):
        if path.relative_to(folder).as_posix() not in names:
            path.unlink()
    return names


def require_no_keys(folder: Path) -> None:
    """Stop if a key lies below a folder that trainees can read.

    Raises
    ------
    HubError
        If one does.
    """
    found = next(folder.rglob("kunci.py"), None)
    if found is not None:
        raise HubError(f"Kunci jawaban ada di tempat yang dapat dibaca peserta: {found}. Hapus, lalu jalankan lagi.")
