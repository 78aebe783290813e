"""Repair what happens to cells in a trainee's hands: copied, deleted, moved, stripped of their metadata."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor

# Where a grader that has the released notebook already puts it among the resources.
RELEASED = "akademi_rilis"


def repair(
    submitted: NotebookNode, released: NotebookNode, *, in_place: bool = False
) -> tuple[NotebookNode, list[str]]:
    """Bring a submission back into the shape of the release, keeping all that the trainee wrote.

    The released cells come in their released order. An answer cell keeps the trainee's text; of several copies
    the last one that differs from the release counts. A cell that the trainee added stays behind the released
    cell that it followed. A set-up cell that the trainee changed is restored, and the changed one stays behind it.
    An answer that was merged into the locked cell before it comes back out of it.

    Parameters
    ----------
    submitted, released : NotebookNode
        Neither is changed, unless `in_place` says that nobody needs the submission as it was.
    in_place : bool
        Repair the submission itself: copying a large notebook takes longer than repairing it.

    Returns
    -------
    notebook : NotebookNode
        The repaired copy.
    notes : list of str
        What was repaired, one Indonesian sentence each.
    """
    result = submitted if in_place else copy.deepcopy(submitted)
    origins = _find_origins(result, released)
    found: dict[int, list[NotebookNode]] = {}
    followers: dict[int, list[NotebookNode]] = {}
    last, order, notes = -1, [], []
    for cell, number in zip(result.cells, origins, strict=True):
        if number is None:
            _forget(cell)
            followers.setdefault(last, []).append(cell)
            continue
        found.setdefault(number, []).append(cell)
        order.append(number)
        last = number
    if list(dict.fromkeys(order)) != sorted(set(order)):
        notes.append("Urutan sel dikembalikan seperti semula.")
    _part_merged(found, released)
    cells = list(followers.get(-1, []))
    for number, origin in enumerate(released.cells):
        copies = found.get(number, [])
        if copies:
            kept = _best_copy(copies, origin)
            if len(copies) > 1 and _name(origin):
                notes.append(f"Sel {_name(origin)} ada {len(copies)} salinan; satu yang dinilai.")
            if not _name(origin) and origin.cell_type == "code" and kept.get("source") != origin.source:
                # The sheet is opened here; without it no answer could be read.
                cells.append(copy.deepcopy(origin))
            else:
                _restore_identity(kept, origin)
            # In the trainee's order: of an answer cell that was split, the first half runs first. A copy that says
            # what the release says holds nothing of the trainee's, and would undo the answer when it runs.
            for cell in copies:
                if cell is kept:
                    cells.append(cell)
                elif cell.get("source", "").strip() != origin.source.strip():
                    _forget(cell)
                    cells.append(cell)
        elif _name(origin):
            notes.append(f"Sel {_name(origin)} yang terhapus dikembalikan.")
            cells.append(copy.deepcopy(origin))
        elif origin.cell_type == "code":
            cells.append(copy.deepcopy(origin))
        cells.extend(followers.get(number, []))
    _give_fresh_ids(cells)
    result.cells = cells
    return result, notes


class RepairCells(NbGraderPreprocessor):
    """nbgrader preprocessor around :func:`repair`; the first of the sanitising ones."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Repair a submission against the release in the course folder."""
        _forget_findings(nb)
        released = self._released(resources)
        if released is None:
            self.log.warning("No release of %s: cells cannot be repaired", resources["nbgrader"]["assignment"])
            return nb, resources
        repaired, notes = repair(nb, released, in_place=True)
        for note in notes:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], note)
        repaired.metadata["akademi"] = {"perbaikan": notes}
        return repaired, resources

    def _released(self, resources: dict[str, Any]) -> NotebookNode | None:
        if RELEASED in resources:
            return resources[RELEASED]
        parent = self.parent
        while parent is not None and not hasattr(parent, "coursedir"):
            parent = parent.parent
        if parent is None:
            return None
        course, names = parent.coursedir, resources["nbgrader"]
        folder = course.format_path(course.release_directory, ".", names["assignment"])
        path = Path(folder) / f"{names['notebook']}.ipynb"
        return nbformat.read(path, as_version=4) if path.is_file() else None


def _name(cell: NotebookNode) -> str:
    nbgrader = cell.get("metadata", {}).get("nbgrader")
    name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return name if isinstance(name, str) else ""


def _best_copy(copies: list[NotebookNode], origin: NotebookNode) -> NotebookNode:
    """Of several copies of an answer, the last that differs from the release; of a locked cell, the first."""
    if utils.is_solution(origin):
        for cell in reversed(copies):
            if cell.get("source", "").strip() != origin.source.strip():
                return cell
    return copies[0]


def _restore_identity(cell: NotebookNode, origin: NotebookNode) -> None:
    cell.metadata["nbgrader"] = copy.deepcopy(origin.metadata.get("nbgrader", NotebookNode()))
    if not cell.metadata["nbgrader"]:
        del cell.metadata["nbgrader"]
    if cell.cell_type != origin.cell_type:
        cell.cell_type = origin.cell_type
        if origin.cell_type == "code":
            # A code cell with an attachment is no valid notebook.
            cell.pop("attachments", None)
        if origin.cell_type == "code":
            cell["outputs"], cell["execution_count"] = [], None
        else:
            cell.pop("outputs", None)
            cell.pop("execution_count", None)
    if utils.is_locked(origin):
        cell.source = origin.source


def _find_origins(submitted: NotebookNode, released: NotebookNode) -> list[int | None]:
    """Return for each submitted cell the place of the released cell that it is, or None if it is the trainee's own.

    By name, then by cell id, then by what it says; the latter two only for released cells not found yet, since a
    copy keeps the name and an editor may write new ids.
    """
    for cell in submitted.cells:
        if not isinstance(cell.get("metadata"), dict):
            cell["metadata"] = NotebookNode()
    names = {_name(cell): number for number, cell in enumerate(released.cells) if _name(cell)}
    origins = [names.get(_name(cell)) if _name(cell) else None for cell in submitted.cells]
    for identify in (lambda cell: cell.get("id"), lambda cell: (cell.cell_type, cell.get("source", "").strip())):
        missing: dict[Any, list[int]] = {}
        for number, cell in enumerate(released.cells):
            if number not in origins:
                missing.setdefault(identify(cell), []).append(number)
        for index, cell in enumerate(submitted.cells):
            candidates = missing.get(identify(cell))
            if origins[index] is None and not _name(cell) and candidates and identify(cell):
                origins[index] = candidates.pop(0)
    return origins


def _part_merged(found: dict[int, list[NotebookNode]], released: NotebookNode) -> None:
    """Give an answer back to its own cell where the trainee merged it into the locked cell before it."""
    for number, origin in enumerate(released.cells[:-1]):
        follower = released.cells[number + 1]
        if number + 1 in found or not utils.is_locked(origin) or not utils.is_solution(follower):
            continue
        for cell in found.get(number, []):
            source = cell.get("source", "")
            rest = source.removeprefix(origin.source).strip("\n")
            if source.startswith(origin.source) and rest.strip() and follower.cell_type == cell.cell_type:
                parted = copy.deepcopy(follower)
                parted.source = rest
                found[number + 1] = [parted]


def _forget_findings(nb: NotebookNode) -> None:
    """Remove what only the grader may say: a trainee who writes it into the file must not be believed."""
    if not isinstance(nb.get("metadata"), dict):
        nb["metadata"] = NotebookNode()
    nb.metadata["akademi"] = {}
    # What a saved simulator looked like; the formgrader stops at one that is not whole.
    nb.metadata.pop("widgets", None)
    for cell in nb.cells:
        if isinstance(cell.get("metadata"), dict):
            cell.metadata.pop("akademi", None)


def _forget(cell: NotebookNode) -> None:
    """Take a cell out of grading; its text stays."""
    cell.get("metadata", {}).pop("nbgrader", None)


def _give_fresh_ids(cells: list[NotebookNode]) -> None:
    seen: set[str] = set()
    for cell in cells:
        if cell.get("id") in seen:
            cell["id"] = nbformat.v4.new_code_cell().id
        if cell.get("id"):
            seen.add(cell["id"])
