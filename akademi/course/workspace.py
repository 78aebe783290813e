"""A trainee's workspace: release versions laid out, updated, and never written over."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from nbformat.sign import NotebookNotary

from akademi import __version__
from akademi.course.release import course_config, release_notebook
from akademi.course.sources import checkout, find_assignments
from akademi.course.start_page import START_PAGE, build_start_page

OWN_FOLDER = ".akademi"
MANIFEST = "daftar.json"
EXPLORER = "telusur.ipynb"


@dataclass
class LayoutReport:
    """What laying out did, as paths relative to the workspace.

    Attributes
    ----------
    written : list of str
        New or brought up to date.
    kept : list of str
        Changed by the trainee and left alone.
    beside : list of str
        Kept, and the course's newer version put beside it.
    """

    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


def lay_out_workspace(folder: Path, root: Path | None = None, released: Path | None = None) -> LayoutReport:
    """Lay out or update a workspace.

    A file that is as the course last laid it out is brought up to date. A file that the trainee changed is left
    alone; if the course has a newer version, that one is put beside it under a name of its own. Outputs do not
    count as changes: they come back by running the notebook.

    Parameters
    ----------
    folder : Path
        The workspace; made if it does not exist.
    root : Path, optional
        The course's checkout.
    released : Path, optional
        A folder of notebooks that were released before; used in place of the checkout, which a hub's trainees
        cannot read.

    Raises
    ------
    OSError
        If the folder cannot be written. Files are replaced one by one and each atomically.
    """
    own = folder / OWN_FOLDER
    own.mkdir(parents=True, exist_ok=True)
    manifest = _read_manifest(own / MANIFEST)
    report = LayoutReport()
    for name, nb in _read_released(released) if released else released_notebooks(root or checkout()):
        _place(folder, name, nb, manifest, report)
    _place(folder, START_PAGE, build_start_page(folder), manifest, report)
    _write(
        own / MANIFEST,
        json.dumps({"versi": __version__, "berkas": manifest}, indent=1, sort_keys=True) + "\n",
    )
    return report


def fingerprint(nb: NotebookNode) -> str:
    """Return a hash of what a notebook says, without what running it leaves behind."""
    cells = [
        (cell.cell_type, cell.source, cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", ""))
        for cell in nb.cells
    ]
    return hashlib.sha256(json.dumps(cells, ensure_ascii=False).encode()).hexdigest()


def released_notebooks(root: Path) -> Iterator[tuple[str, NotebookNode]]:
    """Yield name and content of every notebook of a workspace, made from the checkout."""
    config = course_config(root)
    for assignment in find_assignments(root):
        for path in filter(None, (assignment.reading, assignment.exercise)):
            yield f"{assignment.name}/{path.name}", release_notebook(path, config)
    explorer = root / "datasets" / EXPLORER
    if explorer.is_file():
        yield EXPLORER, release_notebook(explorer, config)


def _read_released(folder: Path) -> Iterator[tuple[str, NotebookNode]]:
    for path in sorted(folder.rglob("*.ipynb")):
        yield path.relative_to(folder).as_posix(), nbformat.read(path, as_version=4)


def _place(folder: Path, name: str, nb: NotebookNode, manifest: dict[str, str], report: LayoutReport) -> None:
    target, new = folder / name, fingerprint(nb)
    if target.exists():
        laid_out, present = manifest.get(name), _fingerprint_of(target)
        if present != laid_out and present != new:
            report.kept.append(name)
            if laid_out != new:
                beside = _free_name_beside(folder, target, manifest)
                _write_notebook(beside, nb)
                beside_name = beside.relative_to(folder).as_posix()
                report.beside.append(beside_name)
                manifest[name] = manifest[beside_name] = new
            return
        if present == new and name != START_PAGE:
            manifest[name] = new
            return
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_notebook(target, nb)
    manifest[name] = new
    report.written.append(name)


def _free_name_beside(folder: Path, target: Path, manifest: dict[str, str]) -> Path:
    """Return a name for a newer version; one laid out before is reused only while the trainee has not touched it."""
    number = 1
    while True:
        ending = "" if number == 1 else f"-{number}"
        beside = target.with_name(f"{target.stem}.versi-baru{ending}{target.suffix}")
        if not beside.exists() or _fingerprint_of(beside) == manifest.get(beside.relative_to(folder).as_posix()):
            return beside
        number += 1


def _fingerprint_of(path: Path) -> str:
    try:
        return fingerprint(nbformat.read(path, as_version=4))
    except Exception:
        # Whatever cannot be read is the trainee's, damaged or not, and is not written over.
        return "unreadable"


def _read_manifest(path: Path) -> dict[str, str]:
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["berkas"]
        return {str(name): str(value) for name, value in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write_notebook(path: Path, nb: NotebookNode) -> None:
    _write(path, nbformat.writes(nb) + "\n")
    # Laid out by the course itself: JupyterLab may show its HTML without asking.
    NotebookNotary().sign(nb)


def _write(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
