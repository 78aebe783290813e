"""Run a submission only where it has code to run, and survive what that code does to its kernel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import Execute
from nbgrader.preprocessors.execute import UnresponsiveKernelError

from akademi.exercises.store import ANSWER_FILE

ANSWERS_BEFORE = "akademi_jawaban"
DEAD = "Kode peserta mematikan atau menggantung kernel sebelum selesai. Gagal, perlu diperiksa pengajar."
STOPPED = "Kode peserta tidak dapat dijalankan sampai selesai. Gagal, perlu diperiksa pengajar."


def has_code_answers(nb: NotebookNode) -> bool:
    """Return whether the trainee wrote code in any code blank.

    Answers that are data are read from ``jawaban.json`` by the judge. A notebook whose code blanks are as they
    were released would only report nothing, so no kernel is started for it.
    """
    return any(
        cell.cell_type == "code"
        and utils.is_solution(cell)
        and cell.metadata.nbgrader.get("checksum") != utils.compute_checksum(cell)
        for cell in nb.cells
    )


class RunAnswers(Execute):
    """nbgrader's Execute, started only for code answers; a kernel that dies leaves a reason, not a hole."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any], *arguments: Any, **options: Any
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Run the notebook if need be, as the trainee whose submission it is."""
        nb.metadata.setdefault("akademi", {})
        nb.metadata["akademi"].pop("gagal", None)
        if not has_code_answers(nb):
            return nb, resources
        folder = Path(resources.get("metadata", {}).get("path") or ".")
        before = _snapshot(folder)
        # The judge reads these and not the file: a process that the code left behind may still be writing to it.
        resources[ANSWERS_BEFORE] = before[ANSWER_FILE] or b""
        try:
            with utils.setenv(AKADEMI_PESERTA=resources["nbgrader"]["student"]):
                nb, resources = super().preprocess(nb, resources, *arguments, **options)
        except (DeadKernelError, CellTimeoutError, UnresponsiveKernelError) as error:
            self.log.error("%s: %s", resources["nbgrader"]["student"], type(error).__name__)
            nb.metadata["akademi"]["gagal"] = DEAD
        except Exception as error:
            # A kernel that speaks no sense, for instance; what was answered in forms can be graded all the same.
            self.log.error("%s: %s", resources["nbgrader"]["student"], error)
            nb.metadata["akademi"]["gagal"] = STOPPED
        finally:
            # The answers were given before this code ran; what it wrote over them since does not count.
            _restore(folder, before)
        return nb, resources


def _snapshot(folder: Path) -> dict[str, bytes | None]:
    path = folder / ANSWER_FILE
    try:
        return {path.name: path.read_bytes()}
    except OSError:
        return {path.name: None}


def _restore(folder: Path, files: dict[str, bytes | None]) -> None:
    for name, content in files.items():
        path = folder / name
        try:
            if content is None:
                path.unlink(missing_ok=True)
            elif not path.is_file() or path.read_bytes() != content:
                path.unlink(missing_ok=True)
                path.write_bytes(content)
        except OSError:
            continue
