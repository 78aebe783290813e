"""Run a lesson and store the outputs that nbval compares, and no others."""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat.notebooknode import NotebookNode

COMPARED = "nbval-check-output"


def refresh(path: Path) -> int:
    """Run a notebook in an empty folder and rewrite it with fresh outputs in its compared cells.

    Parameters
    ----------
    path : Path
        The notebook.

    Returns
    -------
    int
        Number of cells whose output is stored.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        If a cell fails; the file is then unchanged.
    """
    nb = nbformat.read(path, as_version=4)
    run = copy.deepcopy(nb)
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(
            run,
            timeout=120,
            resources={"metadata": {"path": folder}},
            extra_arguments=["--log-level=ERROR"],
        )
        client.execute()
    stored = _take_over(nb, run)
    nbformat.validate(nb)
    nbformat.write(nb, path)
    return stored


def _take_over(nb: NotebookNode, run: NotebookNode) -> int:
    stored = 0
    for cell, fresh in zip(nb.cells, run.cells, strict=True):
        if cell.cell_type != "code":
            continue
        compared = COMPARED in cell.metadata.get("tags", [])
        cell.outputs = fresh.outputs if compared else []
        # nbval does not compare the output of a cell without a count; one that never changes keeps the file still.
        cell.execution_count = 1 if compared else None
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output["execution_count"] = 1
        stored += compared
    return stored
