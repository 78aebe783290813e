"""Grade many submissions at once: in this process, in several, or on a Dask cluster. One unit of work for all."""

from __future__ import annotations

import concurrent.futures
import ctypes
import itertools
import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from akademi.grading.unit import Graded, Submission, Task, grade_submission

PR_SET_PDEATHSIG = 1
CONNECT_SECONDS = 20
PATIENCE_SECONDS = 120
AGAIN = "Yang sudah dinilai tersimpan; jalankan lagi setelah diperbaiki."
GONE = f"Hubungan ke penjadwal Dask terputus. {AGAIN}"
LOST = "Proses penilai mati dua kali pada serahan ini. Gagal, perlu diperiksa pengajar."
LOST_ON_CLUSTER = "Pekerja klaster mati setiap kali menilai serahan ini. Gagal, perlu diperiksa pengajar."

_task: Task | None = None


def grade_here(task: Task, submissions: Iterable[Submission]) -> Iterator[Graded]:
    """Grade one after the other in this process."""
    for submission in submissions:
        yield grade_submission(task, submission)


def grade_in_processes(task: Task, submissions: Iterable[Submission], workers: int) -> Iterator[Graded]:
    """Grade in several processes of this machine, in the order in which they are done.

    A process that dies (out of memory, killed) takes nothing with it: what was under way is graded again, one at a
    time; what kills its process twice is given back as a problem.

    Parameters
    ----------
    task : Task
    submissions : iterable of Submission
        Read as they are needed, so that few are in memory at once.
    workers : int
        Number of processes.
    """
    waiting = iter(submissions)
    suspects: list[Submission] = []
    # Folders of submissions lie in here, so that a worker that is killed leaves none behind.
    with tempfile.TemporaryDirectory(prefix="akademi-nilai-", ignore_cleanup_errors=True) as place:
        while True:
            lost = yield from _until_it_breaks(task, waiting, workers, 2 * workers, place)
            if not lost:
                break
            suspects += lost
        alone = iter(suspects)
        while lost := (yield from _until_it_breaks(task, alone, 1, 1, place)):
            yield Graded(lost[0].student, problem=LOST)


def _until_it_breaks(
    task: Task, waiting: Iterator[Submission], workers: int, most_under_way: int, place: str
) -> Generator[Graded, None, list[Submission]]:
    """Grade until all is done or a process dies; return the submissions that were under way when it did."""
    context = multiprocessing.get_context("spawn")
    pool = concurrent.futures.ProcessPoolExecutor(workers, context, _begin, (task, os.getpid(), place))
    futures: set[concurrent.futures.Future[Graded]] = set()
    under_way: dict[str, Submission] = {}
    try:
        while True:
            while len(under_way) < most_under_way and (submission := next(waiting, None)) is not None:
                # Noted before it is handed over: handing over fails when a process has just died.
                under_way[submission.student] = submission
                futures.add(pool.submit(_grade, submission))
            if not under_way:
                return []
            done, futures = concurrent.futures.wait(futures, return_when=concurrent.futures.FIRST_COMPLETED)
            for future in done:
                graded = future.result()
                del under_way[graded.student]
                yield graded
    except BrokenProcessPool:
        return list(under_way.values())
    except BaseException:
        # Cut off by Ctrl-C or a full disk: what is under way is for the next run, and nobody waits for it.
        for process in list((pool._processes or {}).values()):
            process.kill()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(task: Task, parent: int, place: str) -> None:
    """Prepare a worker: it keeps the task, and goes when the run that started it goes."""
    global _task
    _task = task
    tempfile.tempdir = place
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which then lets its workers go
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it went while this process was still importing
            os._exit(1)


def _grade(submission: Submission) -> Graded:
    assert _task is not None
    return grade_submission(_task, submission)


class ClusterError(RuntimeError):
    """Why a cluster cannot be used, in Indonesian."""


def grade_on_cluster(task: Task, submissions: Iterable[Submission], address: str) -> Iterator[Graded]:
    """Grade on a Dask cluster, in the order in which they are done.

    What was under way on a worker that dies goes to another, as Dask does it. A submission that Dask gives up on,
    because it was there whenever a worker died, is tried once more alone; then it is given back as a problem.
    Encryption is a matter of Dask's own configuration and of an address that begins with ``tls://``.

    Parameters
    ----------
    task : Task
    submissions : iterable of Submission
        Read as they are needed, so that few are in memory at once.
    address : str
        Address of the scheduler.

    Raises
    ------
    ModuleNotFoundError
        If ``distributed`` is not installed (the extra ``cluster``).
    ClusterError
        If the scheduler does not answer, or there is no worker that can grade.
    """
    from distributed import Client

    try:
        client = Client(address, set_as_default=False, timeout=CONNECT_SECONDS)
    except (OSError, ValueError, TypeError) as error:
        raise ClusterError(f"Penjadwal Dask {address} tidak dapat dihubungi: {error}") from error
    with client:
        # Sent as bytes and unpacked by a task of its own: if all who hold it die, Dask makes it again.
        shared = client.submit(pickle.loads, pickle.dumps(task), pure=False)
        _require_unpacked(client, shared)
        suspects: list[Submission] = []
        yield from _until_done(client, shared, iter(submissions), suspects)
        for suspect in suspects:
            again: list[Submission] = []
            yield from _until_done(client, shared, iter([suspect]), again)
            if again:
                yield Graded(suspect.student, problem=LOST_ON_CLUSTER)


def _require_unpacked(client: Any, shared: Any) -> None:
    """Wait for a worker that has the assignment in hand."""
    _wait_for_one(client, [shared])
    if shared.status == "error":
        error = shared.exception()
        raise ClusterError(
            f"Pekerja klaster tidak dapat menilai ({type(error).__name__}: {error}). "
            "Pasang versi Akademi yang sama di setiap pekerja."
        )


def _until_done(
    client: Any, shared: Any, waiting: Iterator[Submission], suspects: list[Submission]
) -> Iterator[Graded]:
    """Grade all; note those during which workers died again and again."""
    from distributed import CancelledError, KilledWorker

    under_way: dict[Any, Submission] = {}
    while True:
        # Workers come and go. Two a thread keep each busy, and few submissions in the scheduler's memory.
        slots = 2 * max(1, _threads(client))
        for submission in itertools.islice(waiting, max(0, slots - len(under_way))):
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
                future = client.submit(grade_submission, shared, submission, pure=False, retries=1)
            under_way[future] = submission
        if not under_way:
            return
        for future in _wait_for_one(client, list(under_way)):
            submission = under_way.pop(future)
            try:
                yield future.result()
            except KilledWorker:
                suspects.append(submission)
            except CancelledError:
                raise ClusterError(GONE) from None
            except Exception as error:
                said = f"Penilaian di klaster berhenti: {type(error).__name__}: {error}"
                yield Graded(submission.student, problem=said[:300])


def _wait_for_one(client: Any, futures: list[Any]) -> set[Any]:
    """Return those that are done, once at least one is; a cluster without any worker is not waited for forever."""
    from distributed import CancelledError, wait

    while True:
        try:
            with client.as_current():
                return wait(futures, timeout=PATIENCE_SECONDS, return_when="FIRST_COMPLETED").done
        except CancelledError:
            raise ClusterError(GONE) from None
        except TimeoutError:
            if not _threads(client):
                raise ClusterError(f"Tidak ada pekerja di klaster Dask. {AGAIN}") from None


def _threads(client: Any) -> int:
    """Return how many submissions the cluster can grade at once."""
    try:
        return sum(client.nthreads().values())
    except OSError:
        raise ClusterError(GONE) from None


Grader = Callable[[Task, Iterable[Submission]], Iterator[Graded]]
