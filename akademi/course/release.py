"""The release version of a notebook: no solutions, locked cells, checksums; by nbgrader's own preprocessors."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
)
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from akademi.course.sources import checkout


def course_config(root: Path | None = None) -> Config:
    """Return the configuration that the course gives to nbgrader."""
    path = (root or checkout()) / "grading" / "nbgrader_config.py"
    return PyFileConfigLoader(path.name, path=str(path.parent)).load_config()


def release_notebook(path: Path, config: Config | None = None) -> NotebookNode:
    """Return a source notebook as trainees get it.

    Parameters
    ----------
    path : Path
        A source notebook with solutions.
    config : Config, optional
        nbgrader's configuration, for the stubs.
    """
    nb = nbformat.read(path, as_version=4)
    config = config or course_config()
    resources = {"nbgrader": {"notebook": path.stem, "assignment": path.parent.name, "student": "."}}
    for preprocessor in (LockCells, ClearSolutions, ClearOutput, CheckCellMetadata, ComputeChecksums):
        nb, resources = preprocessor(config=config).preprocess(nb, resources)
    return nb
