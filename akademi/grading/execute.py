"""Run a submission only where it has code to run, closed in, and survive whatever that code does."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import Execute
from nbgrader.preprocessors.execute import UnresponsiveKernelError
from traitlets import Bool, Float, Integer

from akademi.exercises.store import ANSWER_FILE
from akademi.grading.runner import Allowance, Ran, RunnerError, WarmRunner
from akademi.grading.sandbox import Limits, why_unavailable

ANSWERS_BEFORE = "akademi_jawaban"
FILES = "akademi_berkas"
REVIEW = "Gagal, perlu diperiksa pengajar."
DEAD = f"Kode peserta mematikan atau menggantung kernel sebelum selesai. {REVIEW}"
STOPPED = f"Kode peserta tidak dapat dijalankan sampai selesai. {REVIEW}"
LARGEST_FILE = 50_000_000
MOST_FILES = 200


def has_code_answers(nb: NotebookNode) -> bool:
    """Return whether the trainee wrote code in any code blank.

    Answers that are data are read from ``jawaban.json`` by the judge. A notebook whose code blanks are as they
    were released would only report nothing, so nothing is run for it.
    """
    return any(
        cell.cell_type == "code"
        and utils.is_solution(cell)
        and cell.metadata.nbgrader.get("checksum") != utils.compute_checksum(cell)
        for cell in nb.cells
    )


class RunAnswers(Execute):
    """nbgrader's Execute, started only for code answers and in a closed process; what breaks leaves a reason."""

    sandbox = Bool(
        True,
        help="Run trainees' code only where it can be closed in. False runs it with the rights of whoever grades.",
    ).tag(config=True)
    whole_seconds = Float(180, help="Wall time of all cells of a submission together.").tag(config=True)
    grace_seconds = Float(5, help="Wall time in which a cell that was interrupted must stop.").tag(config=True)
    cpu_seconds = Integer(120, help="Processor time of a submission.").tag(config=True)
    memory_megabytes = Integer(1500, help="Memory of a submission beyond that of the warm process.").tag(config=True)
    folder_megabytes = Integer(100, help="What a submission may write into its folder.").tag(config=True)
    output_megabytes = Integer(32, help="What all cells of a submission may put out.").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any], *arguments: Any, **options: Any
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Run the notebook if need be, as the trainee whose submission it is."""
        nb.metadata.setdefault("akademi", {})
        nb.metadata["akademi"].pop("gagal", None)
        if not has_code_answers(nb):
            return nb, resources
        folder = Path(resources.get("metadata", {}).get("path") or ".")
        files = resources[FILES] if FILES in resources else _read_files(folder)
        # The judge reads these and not the file: they were given before this code ran.
        resources[ANSWERS_BEFORE] = files.get(ANSWER_FILE, b"")
        student = resources["nbgrader"]["student"]
        try:
            if problem := self._why_not():
                nb.metadata["akademi"]["gagal"] = problem
            elif can_fork():
                nb.metadata["akademi"] |= self._run_warm(nb, files, student)
            else:
                nb, resources = self._run_kernel(nb, resources, folder, *arguments, **options)
        except (DeadKernelError, CellTimeoutError, UnresponsiveKernelError) as error:
            self.log.error("%s: %s", student, type(error).__name__)
            nb.metadata["akademi"]["gagal"] = DEAD
        except (RunnerError, OSError) as error:
            # The grader's own trouble, a full /tmp for instance; no trainee is to be told that it was theirs.
            self.log.error("%s: %s", student, error)
            nb.metadata["akademi"]["gagal"] = f"Kode belum dijalankan: gangguan di mesin penilai ({error}). {REVIEW}"
        except Exception as error:
            # A kernel that speaks no sense, for instance; what was answered in forms can be graded all the same.
            self.log.error("%s: %s", student, error)
            nb.metadata["akademi"]["gagal"] = STOPPED
        return nb, resources

    def _why_not(self) -> str:
        """Return why trainees' code is not run here, or an empty text."""
        missing = sandbox_missing() if self.sandbox else ""
        return f"Kode peserta tidak dijalankan: {missing}. {REVIEW}" if missing else ""

    def _run_warm(self, nb: NotebookNode, files: Mapping[str, bytes], student: str) -> dict[str, str]:
        """Run the cells in a child of this process's warm process and put their outputs into the notebook."""
        allowance = Allowance(
            cell_seconds=self.timeout or 60,
            whole_seconds=self.whole_seconds,
            grace_seconds=self.grace_seconds,
            output_bytes=self.output_megabytes * 1_000_000,
            folder_bytes=self.folder_megabytes * 1_000_000,
            limits=Limits(self.cpu_seconds, self.memory_megabytes * 1_000_000),
        )
        cells = [(place, cell.source) for place, cell in enumerate(nb.cells) if _runs(cell)]
        ran = run_warm(cells, files, {"AKADEMI_PESERTA": student}, allowance, closed=self.sandbox)
        for place, _ in cells:
            nb.cells[place]["outputs"] = ran.outputs.get(place, [])
            nb.cells[place]["execution_count"] = ran.counts.get(place)
        return {"gagal": f"{ran.problem} {REVIEW}"} if ran.problem else {}

    def _run_kernel(
        self, nb: NotebookNode, resources: dict[str, Any], folder: Path, *arguments: Any, **options: Any
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Run the notebook in an ordinary kernel: the way of Windows and macOS, not closed in."""
        before = _answers(folder)
        try:
            with utils.setenv(AKADEMI_PESERTA=resources["nbgrader"]["student"], NBGRADER_EXECUTION="autograde"):
                return super().preprocess(nb, resources, *arguments, **options)
        finally:
            _restore(folder / ANSWER_FILE, before)


def _runs(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and bool(cell.source.strip())


def can_fork() -> bool:
    """Return whether a warm process can be used here: it needs fork, which Windows lacks and macOS forbids."""
    return hasattr(os, "fork") and os.uname().sysname == "Linux"


@lru_cache(maxsize=1)
def sandbox_missing() -> str:
    """Return why code cannot be closed in here, in Indonesian, or an empty text. Asked once a process."""
    return why_unavailable()


@lru_cache(maxsize=64)
def _warm_runner(closed: bool, _process: int, _thread: int) -> WarmRunner:
    runner = WarmRunner(closed=closed)
    atexit.register(runner.close)
    return runner


def run_warm(
    cells: list[tuple[int, str]],
    files: Mapping[str, bytes],
    environment: Mapping[str, str],
    allowance: Allowance,
    *,
    closed: bool = True,
) -> Ran:
    """Run cells in this process's warm process; once more with a new one if that had died."""
    runner = _warm_runner(closed, os.getpid(), threading.get_ident())
    try:
        return runner.run(cells, files, environment, allowance)
    except RunnerError:
        return runner.run(cells, files, environment, allowance)


def _read_files(folder: Path) -> dict[str, bytes]:
    """Return the ordinary files that lie in a submission's folder; links and what is too large are passed over."""
    files: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        if len(files) >= MOST_FILES:
            break
        if path.is_symlink() or not path.is_file() or path.suffix == ".ipynb" or path.stat().st_size > LARGEST_FILE:
            continue
        if not any(parent.is_symlink() for parent in path.relative_to(folder).parents if str(parent) != "."):
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files


def _answers(folder: Path) -> bytes | None:
    try:
        return (folder / ANSWER_FILE).read_bytes()
    except OSError:
        return None


def _restore(path: Path, content: bytes | None) -> None:
    """Put the answer file back as it was before the code ran: what the code wrote over it does not count."""
    try:
        if content is None:
            path.unlink(missing_ok=True)
        elif not path.is_file() or path.read_bytes() != content:
            path.unlink(missing_ok=True)
            path.write_bytes(content)
    except OSError:
        return
