"""Grade all submissions of an assignment; a broken one is a line in the table, never the end of the batch."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import os
import shutil
import sysconfig
import tempfile
import time
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import find_all_files
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, SAWarning, SQLAlchemyError
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from akademi.grading.execute import LARGEST_FILE, MOST_FILES, sandbox_missing
from akademi.grading.judge import KEY_FILE, load_key_source
from akademi.grading.pool import ClusterError, grade_here, grade_in_processes, grade_on_cluster
from akademi.grading.snapshot import Snapshot
from akademi.grading.unit import LARGEST_NOTEBOOK, NOTEBOOK, Graded, Submission, Task
from akademi.grading.writer import Mark, Writer, fingerprint

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]

CONFIG_FILE = "nbgrader_config.py"
OWN_FOLDER = ".akademi"
WORTH_A_PROCESS = 8
LOCK_SECONDS = 10
LARGEST_FOLDER = 200_000_000
A_DAY = 24 * 3600
# Sections that no grader needs on another machine: they hold paths and may hold the password of a database.
KEPT_HERE = ("CourseDirectory", "Exchange", "NbGrader", "NbGraderAPI", "AssignLatePenalties", "IncludeHeaderFooter")
DONE, KEPT, WAITING, REVIEW, FAILED = (
    "dinilai",
    "tetap",
    "menunggu penilaian tertulis",
    "perlu diperiksa",
    "gagal, perlu diperiksa",
)


@dataclass(frozen=True)
class Result:
    """What grading made of one submission.

    Attributes
    ----------
    student : str
        Trainee's id.
    score, max_score : float or None
        Points in the gradebook; None if it could not be graded.
    status : str
        One of the constants of this module.
    reason : str
        Why it needs a look, in Indonesian.
    graded_now : bool
        False if an earlier run had already graded this submission.
    """

    student: str
    score: float | None
    max_score: float | None
    status: str
    reason: str = ""
    graded_now: bool = True

    @property
    def failed(self) -> bool:
        """Whether the submission could not be graded at all."""
        return self.status == FAILED


class CourseError(RuntimeError):
    """Why a course folder cannot be graded in, in Indonesian."""


def open_course(course: Path) -> NbGraderAPI:
    """Return nbgrader's own interface to a course folder, with that folder's configuration and no other.

    Raises
    ------
    CourseError
        If the folder is no course folder.
    """
    _put_scripts_on_path()
    path = course / CONFIG_FILE
    if not path.is_file():
        raise CourseError(f"{course} bukan folder kursus: tidak ada {CONFIG_FILE}. Buat dengan: akademi course")
    config = PyFileConfigLoader(path.name, path=str(course)).load_config()
    config.merge(Config({"CourseDirectory": {"root": str(course.resolve())}}))
    return NbGraderAPI(CourseDirectory(config=config), config=config)


def _put_scripts_on_path() -> None:
    """Let nbgrader find the ``alembic`` script that it calls by name when it makes a database."""
    scripts = sysconfig.get_path("scripts")
    if scripts not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = scripts + os.pathsep + os.environ.get("PATH", "")


def grade(
    course: Path,
    assignment: str,
    *,
    force: bool = False,
    only_failed: bool = False,
    students: Collection[str] | None = None,
    workers: int = 1,
    cluster: str = "",
    sandbox: bool = True,
    on_result: Callable[[Result, int, int], None] | None = None,
) -> list[Result]:
    """Grade every submission of an assignment.

    A submission that was graded before and has not changed since is left as it is, so a second run changes
    nothing, and a run that was cut off goes on where it was.

    Parameters
    ----------
    course : Path
        The course folder.
    assignment : str
        Name of the assignment.
    force : bool
        Grade again what has been graded. Manual grades stay; nbgrader asks to look at them again.
    only_failed : bool
        Grade again what could not be graded, or needs a look. What is new or changed is graded as always.
    students : collection of str, optional
        Whose submissions; all if not given.
    workers : int
        Processes of this machine; 0 takes as many as there are cores and submissions worth the start.
    cluster : str
        Address of a Dask scheduler; used in place of `workers`.
    sandbox : bool
        Close trainees' code in. False runs it with the rights of whoever grades.
    on_result : callable of (result, done, total), optional
        Called after each submission.

    Returns
    -------
    list of Result
        By trainee.

    Raises
    ------
    CourseError
        If the course or the assignment is not ready, or code cannot be closed in here.
    """
    api = open_course(course)
    _sweep()
    with warnings.catch_warnings(), _alone(course, assignment):
        # nbgrader 0.9.6 with SQLAlchemy 2.1; harmless, and it would break the progress bar.
        warnings.simplefilter("ignore", SAWarning)
        with _gradebook(api) as gradebook:
            try:
                snapshot = Snapshot.take(gradebook, assignment, NOTEBOOK)
            except MissingEntry as error:
                raise CourseError(
                    f"Tugas {assignment} belum dirilis di kursus ini. Jalankan: akademi release {assignment}"
                ) from error
            task = make_task(api, course, snapshot, sandbox=sandbox)
            if sandbox and not cluster and (missing := sandbox_missing()):
                raise CourseError(
                    f"Kode peserta tidak dapat ditutup di mesin ini: {missing}. Nilai di Linux, atau jalankan lagi "
                    "dengan --without-sandbox bila Anda memercayai semua peserta."
                )
            run = _Run(api, gradebook, course, task, force=force, only_failed=only_failed, students=students)
            grader = _choose(task, workers, cluster)
            try:
                return run.grade(grader, on_result or (lambda *_: None))
            except ClusterError as problem:
                raise CourseError(str(problem)) from problem


def _sweep() -> None:
    """Remove what runs that were killed have left in the temporary folder, a day later; never another user's."""
    owner = getattr(os, "getuid", lambda: None)()
    for path in Path(tempfile.gettempdir()).glob("akademi-*"):
        with contextlib.suppress(OSError):
            about = path.lstat()
            if path.is_dir() and about.st_uid == owner and time.time() - about.st_mtime > A_DAY:
                shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def _alone(course: Path, assignment: str) -> Iterator[None]:
    """Let only one run at a time write to an assignment; another waits for a while and then says so."""
    if fcntl is None:  # Windows: nothing keeps two runs apart there
        yield
        return
    folder = course / OWN_FOLDER
    folder.mkdir(exist_ok=True)
    with open(folder / f"{assignment}.kunci-penilaian", "w", encoding="utf-8") as lock:
        for left in range(LOCK_SECONDS * 10, -1, -1):
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if not left:
                    raise CourseError(f"Penilaian lain atas {assignment} sedang berjalan di kursus ini.") from None
                time.sleep(0.1)
        yield


def _choose(task: Task, workers: int, cluster: str) -> Callable[[Iterable[Submission]], Iterator[Graded]]:
    if cluster:
        return lambda submissions: grade_on_cluster(task, submissions, cluster)
    if workers == 0:
        return lambda submissions: _grade_as_it_is_worth(task, submissions)
    if workers > 1:
        return lambda submissions: grade_in_processes(task, submissions, workers)
    return lambda submissions: grade_here(task, submissions)


def _grade_as_it_is_worth(task: Task, submissions: Iterable[Submission]) -> Iterator[Graded]:
    """Grade with as many processes as are worth their start: each imports for some seconds before it grades."""
    cores = os.cpu_count() or 1
    waiting = iter(submissions)
    first = list(itertools.islice(waiting, WORTH_A_PROCESS * cores)) if cores > 1 else []
    workers = min(cores, len(first) // WORTH_A_PROCESS)
    everything = itertools.chain(first, waiting)
    yield from grade_in_processes(task, everything, workers) if workers > 1 else grade_here(task, everything)


def make_task(api: NbGraderAPI, course: Path, snapshot: Snapshot, *, sandbox: bool = True) -> Task:
    """Gather what grading an assignment needs.

    Raises
    ------
    CourseError
        If the key or the released notebook is missing, or the key does not run.
    """
    name = snapshot.assignment
    source, release = course / "source" / name, course / "release" / name / f"{NOTEBOOK}.ipynb"
    try:
        key = (source / KEY_FILE).read_bytes()
        released = release.read_bytes()
    except OSError as error:
        raise CourseError(
            f"Berkas {Path(error.filename).name} tugas {name} tidak terbaca: {error.strerror}."
        ) from error
    try:
        load_key_source(key, str(source / KEY_FILE))
    except ValueError as problem:
        raise CourseError(str(problem)) from problem
    config = {section: value for section, value in api.config.items() if section not in KEPT_HERE}
    config = Config(config)
    config.RunAnswers.sandbox = sandbox
    # Whatever an instructor takes out of the ignored names: the key never goes where code runs.
    files = _read_folder(source, [*api.coursedir.ignore, "*.ipynb", KEY_FILE])
    return Task(snapshot, released, key, config, files)


class _Run:
    """One run over an assignment: what is to be graded, what came of it, what the table says."""

    def __init__(
        self,
        api: NbGraderAPI,
        gradebook: Gradebook,
        course: Path,
        task: Task,
        *,
        force: bool,
        only_failed: bool,
        students: Collection[str] | None = None,
    ) -> None:
        self._gradebook, self._course, self._task = gradebook, course, task
        self._ignored = list(api.coursedir.ignore)
        self._force, self._only_failed, self._students = force, only_failed, students
        self._writer = Writer(gradebook, course, task.assignment, api.config)
        self._about = _task_fingerprint(task, course)
        self._handed_in: dict[str, tuple[Submission, str]] = {}
        self._marks: dict[str, Mark] = {}
        self._problems: dict[str, str] = {}
        self._graded_now: set[str] = set()

    def grade(
        self,
        grader: Callable[[Iterable[Submission]], Iterator[Graded]],
        on_result: Callable[[Result, int, int], None],
    ) -> list[Result]:
        """Grade with a grader of `akademi.grading.pool`, write what comes of it, and return the table."""
        submitted = self._course / "submitted"
        students = sorted(
            path.parent.name
            for path in submitted.glob(f"*/{self._task.assignment}")
            # A link could stand for another trainee's folder.
            if path.is_dir() and not path.parent.is_symlink()
        )
        if self._students is not None:
            students = [student for student in students if student in self._students]
        seen = itertools.count(1)

        def tell(result: Result) -> None:
            on_result(result, next(seen), len(students))

        try:
            # Closed at once when this is cut off: its workers must not go on.
            with contextlib.closing(grader(self._wanted(students, tell))) as results:
                for graded in results:
                    self._take(graded)
                    tell(_early(graded))
        except BaseException:
            # Cut off by Ctrl-C or a full disk: what has been graded so far is kept if it can be.
            with contextlib.suppress(Exception):
                self._writer.flush()
            raise
        with _told_in_one_line("Hasil"):
            self._writer.flush()
        return self._results(students)

    def _take(self, graded: Graded) -> None:
        submission, print_ = self._handed_in.pop(graded.student)
        mark = self._write(graded, submission, print_)
        self._graded_now.add(graded.student)
        if mark is None:
            self._problems[graded.student] = graded.problem
        else:
            self._marks[graded.student] = mark

    def _wanted(self, students: list[str], tell: Callable[[Result], None]) -> Iterator[Submission]:
        """Yield what is to be graded; keep the marks of what stays as it is."""
        for student in students:
            folder = self._course / "submitted" / student / self._task.assignment
            files = _read_folder(folder, self._ignored)
            print_ = fingerprint(self._about, files)
            graded = self._course / "autograded" / student / self._task.assignment
            mark = Mark.read(graded) if (graded / f"{NOTEBOOK}.ipynb").is_file() else None
            # A gradebook that was made anew or brought back from a backup may not have it.
            known = mark is not None and self._writer.knows(student)
            if known and mark.fingerprint == print_ and self._may_stay(mark):
                self._marks[student] = mark
                tell(Result(student, None, None, KEPT, graded_now=False))
                continue
            submission = Submission(student, files | self._task.files)
            self._handed_in[student] = (submission, print_)
            yield submission

    def _may_stay(self, mark: Mark) -> bool:
        if self._only_failed:
            return not (mark.failure or mark.flagged)
        return not self._force

    def _write(self, graded: Graded, submission: Submission, print_: str) -> Mark | None:
        with _told_in_one_line(f"Hasil {graded.student}"):
            return self._writer.write(graded, submission.files, print_)

    def _results(self, students: list[str]) -> list[Result]:
        """Return the table from the gradebook: scores, and which written answers wait for a person."""
        totals = self._totals()
        penalties = dict(self._gradebook.db.execute(_penalties(self._task.assignment)).all())
        waiting: dict[str, set[str]] = {}
        for student, cell in self._gradebook.db.execute(_waiting(self._task.assignment, self._students)):
            waiting.setdefault(student, set()).add(cell)
        results = []
        for student in students:
            now, mark = student in self._graded_now, self._marks.get(student)
            if mark is None:
                reason = self._problems.get(student, "Belum dinilai.")
                results.append(Result(student, None, None, FAILED, reason, now))
                continue
            if mark.failure or mark.flagged:
                status, reason = REVIEW, mark.failure or _group_reasons(mark.flagged)
            else:
                reason = "; ".join(mark.repairs)
                status = WAITING if student in waiting else DONE if now else KEPT
            score, most = totals[student]
            # As nbgrader exports it: less the penalty, and never below nothing.
            score = max(0.0, float(score) - penalties.get(student, 0.0))
            results.append(Result(student, score, float(most), status, reason, now))
        return results

    def _totals(self) -> dict[str, tuple[float, float]]:
        """Return score and most points by trainee."""
        name = self._task.assignment
        if self._students is None:
            return {
                entry["student"]: (entry["score"], entry["max_score"])
                for entry in self._gradebook.submission_dicts(name)
            }
        # nbgrader's list of all would add up the whole gradebook for one hand-in.
        self._gradebook.db.expire_all()
        found = (self._gradebook.find_submission(name, student) for student in self._marks)
        return {submission.student_id: (submission.score, submission.max_score) for submission in found}


def _early(graded: Graded) -> Result:
    """Return what can be said of a submission before the gradebook adds it up."""
    if graded.problem:
        return Result(graded.student, None, None, FAILED, graded.problem)
    score = sum(points or 0.0 for points in graded.scores.values())
    status = REVIEW if graded.failure or graded.flagged else DONE
    return Result(graded.student, score, None, status, graded.failure or _group_reasons(graded.flagged))


def _waiting(assignment: str, students: Collection[str] | None = None) -> Any:
    """Return the query for (student, cell) of all grades of an assignment that wait for a person."""
    from nbgrader.api import Assignment, BaseCell, Grade, SubmittedAssignment, SubmittedNotebook

    query = (
        select(SubmittedAssignment.student_id, BaseCell.name)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name == assignment, Grade.needs_manual_grade)
    )
    return query if students is None else query.where(SubmittedAssignment.student_id.in_(students))


def _penalties(assignment: str) -> Any:
    """Return the query for (student, late penalty) of all submissions that have one."""
    from nbgrader.api import Assignment, SubmittedAssignment

    return (
        select(SubmittedAssignment.student_id, SubmittedAssignment.late_submission_penalty)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name == assignment, SubmittedAssignment.late_submission_penalty > 0)
    )


def _task_fingerprint(task: Task, course: Path) -> bytes:
    """Return a hash of the key, the release and the configuration."""
    digest = hashlib.sha256()
    config = [course / CONFIG_FILE, course / "pengajar_config.py"]
    for content in (task.key, task.release, *(path.read_bytes() if path.is_file() else b"-" for path in config)):
        digest.update(hashlib.sha256(content).digest())
    for name in sorted(task.files):
        digest.update(name.encode() + hashlib.sha256(task.files[name]).digest())
    return digest.digest()


def _read_folder(folder: Path, ignored: list[str]) -> dict[str, bytes]:
    """Return the ordinary files of a folder with their content; links and what is ignored are passed over."""
    files: dict[str, bytes] = {}
    size = 0
    if not folder.is_dir() or folder.is_symlink():
        return files
    for name in sorted(find_all_files(str(folder), ignored)):
        path = Path(name)
        inside = path.relative_to(folder)
        if (len(files) >= MOST_FILES or size > LARGEST_FOLDER) and inside.name != f"{NOTEBOOK}.ipynb":
            continue
        if any((folder / part).is_symlink() for part in [inside, *inside.parents]) or not path.is_file():
            continue
        most = LARGEST_NOTEBOOK if path.suffix == ".ipynb" else LARGEST_FILE
        with contextlib.suppress(OSError), path.open("rb") as stream:
            content = stream.read(most + 1)
            if path.suffix == ".ipynb" or len(content) <= most:
                files[inside.as_posix()] = content
                size += len(content)
    return files


def _group_reasons(flagged: Mapping[str, str]) -> str:
    """Return each reason once, with the items that it stopped when it did not stop all of them."""
    reasons: dict[str, list[str]] = {}
    for item, reason in flagged.items():
        reasons.setdefault(reason, []).append(item)
    if len(reasons) == 1 and len(flagged) > 3:
        return next(iter(reasons))
    return " ".join(f"{', '.join(items)}: {reason}" for reason, items in reasons.items())


@contextlib.contextmanager
def _told_in_one_line(what: str) -> Iterator[None]:
    """Say in one line that something cannot be written: a full disk, most likely, or a database that went away."""
    kept = "Yang sudah dinilai tersimpan; jalankan lagi setelah diperbaiki."
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise CourseError(f"{what} tidak dapat ditulis: {error.strerror or error}{where}. {kept}") from error
    except DBAPIError as error:
        said = str(error.orig).strip().partition("\n")[0]
        raise CourseError(f"{what} tidak dapat ditulis ke gradebook: {said}. {kept}") from error


@contextlib.contextmanager
def _gradebook(api: NbGraderAPI) -> Iterator[Gradebook]:
    try:
        gradebook = Gradebook(api.coursedir.db_url, api.coursedir.course_id)
    except ModuleNotFoundError as error:
        raise CourseError(
            f"Paket {error.name} untuk gradebook ini belum terpasang. Pasang dengan: pip install {error.name}"
        ) from error
    except SQLAlchemyError as error:
        said = str(getattr(error, "orig", error)).strip().partition("\n")[0]
        raise CourseError(f"Gradebook tidak dapat dibuka: {said}") from error
    with gradebook:
        yield gradebook
