"""Grade all tricks and one honest trainee in one batch, and note everything that happened outside meanwhile."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import secrets
import socket
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from akademi.grading.batch import OWN_FOLDER, Result, grade, open_course
from akademi.grading.judge import load_key
from tests import mini
from tests.hostile.code_tricks import CODE
from tests.hostile.folder_tricks import RIGHT_CODE, SUBMISSIONS, WRONG, Place

HONEST = "zz_jujur"
# Written where a trainee must not read; looked for in all that comes out.
SECRETS = {
    "key": "TANDA-KUNCI-91c2f0",
    "environment": "TANDA-LINGKUNGAN-7f3a1b",
    "neighbour": "TANDA-TETANGGA-55d0e2",
    "outside": "TANDA-LUAR-c0ffee",
}
# Small, so that what is without end is cut off soon; what runs to its end needs a hundredth of it.
SETTINGS = """\
c = get_config()
c.RunAnswers.timeout = 3
c.RunAnswers.grace_seconds = 2
c.RunAnswers.whole_seconds = 20
c.RunAnswers.cpu_seconds = 30
c.RunAnswers.memory_megabytes = 300
c.RunAnswers.folder_megabytes = 40
c.RunAnswers.output_megabytes = 4
"""


@dataclass
class Happened:
    """What a batch of tricks has left.

    Attributes
    ----------
    course : Path
    results : dict of student to Result
    scores : dict of student to dict of item to points
        As they stand in the gradebook.
    waiting : set of (student, item)
        What waits there for a person.
    pages : dict of student to str
        Problem of each feedback page that was written.
    changed : list of str
        Files outside of ``autograded``, ``feedback`` and the gradebook that are not as they were.
    received : list of str
        What arrived at the sockets that waited outside.
    victim_lives : bool
        Whether a process of the same user still runs.
    processes, temporary : list of str
        Processes and files of the grader that were left behind.
    """

    course: Path
    results: dict[str, Result]
    scores: dict[str, dict[str, float]]
    waiting: set[tuple[str, str]]
    pages: dict[str, str] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    received: list[str] = field(default_factory=list)
    victim_lives: bool = True
    processes: list[str] = field(default_factory=list)
    temporary: list[str] = field(default_factory=list)


def grade_all_tricks(
    folder: Path,
    code: dict[str, str] = CODE,
    others: dict[str, Any] = SUBMISSIONS,
    pages: Collection[str] = (),
) -> Happened:
    """Hand in, grade with two workers, write the feedback of some, and look at what is left."""
    source = mini.make_source(folder / "kursus")
    key_path = source / "modules" / mini.NAME / "kunci.py"
    key_path.write_text(f"{mini.KEY}\n# {SECRETS['key']}\n", encoding="utf-8")
    course = mini.make_course(folder / "kelas", source)
    (course / "pengajar_config.py").write_text(SETTINGS, encoding="utf-8")
    outside = folder / "luar"
    outside.mkdir()
    (outside / "rahasia.txt").write_text(SECRETS["outside"], encoding="utf-8")
    temporary = folder / "sementara"
    temporary.mkdir()
    home = folder / "jupyter"
    home.mkdir()
    (home / "nbgrader_config.py").write_text(f"c = get_config()\nc.CourseDirectory.root = {str(home / 'lain')!r}\n")
    with contextlib.ExitStack() as stack:
        witnesses = stack.enter_context(_witnesses())
        victim = stack.enter_context(_victim())
        names = {
            "COURSE": str(course),
            "SOURCE": str(source),
            "OUTSIDE": str(outside),
            "TMP": str(temporary),
            "VICTIM": str(victim.pid),
            **witnesses.addresses,
        }
        _hand_in(course, outside, names, code, others)
        before = _fingerprints(folder)
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setenv("JUPYTER_CONFIG_DIR", str(home))
        patch.setenv("TMPDIR", str(temporary))
        patch.setenv("RAHASIA_PENILAI", SECRETS["environment"])
        patch.setattr(tempfile, "tempdir", None)
        # nbgrader names every file that it copies; xdist cannot pass on a log with names that are no text.
        patch.setattr(logging.root.manager, "disable", logging.CRITICAL)
        results = {result.student: result for result in grade(course, mini.NAME, workers=2)}
        patch.setattr(tempfile, "tempdir", None)
        happened = Happened(
            course,
            results,
            *_grades(course),
            received=witnesses.received(),
            victim_lives=victim.poll() is None,
            processes=_processes_with(str(temporary)),
            temporary=sorted(path.name for path in temporary.iterdir()),
        )
        api = open_course(course)
        for student in pages:
            outcome = api.generate_feedback(mini.NAME, student, force=True)
            happened.pages[student] = "" if outcome["success"] else str(outcome.get("error"))
        after = _fingerprints(folder)
    happened.changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    return happened


def _hand_in(course: Path, outside: Path, names: dict[str, str], code: dict[str, str], others: dict[str, Any]) -> None:
    release = mini.released(course)
    key = load_key(course / "source" / mini.NAME / "kunci.py")
    # Last in the alphabet: graded after all that went before.
    honest = mini.with_sources(release, mini_kode_jawab=RIGHT_CODE, mini_tulis=f"Jawaban saya: {SECRETS['neighbour']}")
    neighbour = mini.submit(course, HONEST, honest, mini.right_answers(key, HONEST))
    for student, source in code.items():
        for name, value in names.items():
            source = source.replace(f"@{name}@", value)
        mini.submit(course, student, mini.with_sources(release, mini_kode_jawab=source), WRONG)
    for student, trick in others.items():
        trick(Place(course, release, course / "submitted" / student / mini.NAME, neighbour, outside))


def _grades(course: Path) -> tuple[dict[str, dict[str, float]], set[tuple[str, str]]]:
    """Return all points, and what waits for a person, as the gradebook has them."""
    scores: dict[str, dict[str, float]] = {}
    waiting = set()
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "akademi") as gradebook:
        for notebook in gradebook.notebook_submissions("latihan", mini.NAME):
            scores[notebook.student.id] = {grade.cell.name: grade.score for grade in notebook.grades}
            waiting |= {(notebook.student.id, grade.cell.name) for grade in notebook.grades if grade.needs_manual_grade}
    return scores, waiting


def _fingerprints(folder: Path) -> dict[str, str]:
    """Return what every file is, says and may, but for what grading writes."""
    found = {}
    for where, folders, files in os.walk(folder):
        inside = Path(where).relative_to(folder)
        if inside == Path("kelas"):
            folders[:] = [name for name in folders if name not in ("autograded", "feedback", OWN_FOLDER)]
            files = [name for name in files if not name.startswith("gradebook.db")]
        if inside == Path("."):
            folders[:] = [name for name in folders if name not in ("sementara", "jupyter")]
        for name in [*files, *folders]:
            path = os.path.join(where, name)
            about = os.lstat(path)
            said = ""
            if os.path.isfile(path) and not os.path.islink(path):
                said = hashlib.sha256(Path(path).read_bytes()).hexdigest()
            times = () if name in folders else (about.st_nlink, about.st_mtime_ns)
            found[ascii(os.path.relpath(path, folder))] = repr((about.st_mode, about.st_uid, *times, said))
    return found


class _Witnesses:
    """Sockets that wait for whoever gets out."""

    def __init__(self, folder: str) -> None:
        self.sockets: dict[str, socket.socket] = {}
        self.addresses: dict[str, str] = {}
        for name, kind, how, address in (
            ("TCP", socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
            ("UDP", socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
            ("UNIX", socket.AF_UNIX, socket.SOCK_STREAM, f"{folder}/s"),
            ("DGRAM", socket.AF_UNIX, socket.SOCK_DGRAM, f"{folder}/d"),
            ("ABSTRACT", socket.AF_UNIX, socket.SOCK_DGRAM, f"\0akademi-{secrets.token_hex(8)}"),
        ):
            server = self.sockets[name] = socket.socket(kind, how)
            server.bind(address)
            server.setblocking(False)
            if how == socket.SOCK_STREAM:
                server.listen()
            bound = server.getsockname()
            if isinstance(bound, tuple):
                self.addresses[name] = str(bound[1])
            else:
                self.addresses[name] = bound.decode()[1:] if isinstance(bound, bytes) else bound
            if kind == socket.AF_UNIX and isinstance(bound, str):
                os.chmod(bound, 0o666)

    def received(self) -> list[str]:
        """Return who came to which socket."""
        came = []
        for name, server in self.sockets.items():
            with contextlib.suppress(BlockingIOError):
                if server.type == socket.SOCK_STREAM:
                    server.accept()[0].close()
                    came.append(name)
                else:
                    came.append(f"{name}: {server.recv(100)!r}")
        return came


@contextlib.contextmanager
def _witnesses() -> Iterator[_Witnesses]:
    # Not below pytest's folder: its path is longer than the address of a socket may be.
    with tempfile.TemporaryDirectory(prefix="saksi-", dir="/tmp") as folder:
        witnesses = _Witnesses(folder)
        try:
            yield witnesses
        finally:
            for server in witnesses.sockets.values():
                server.close()


@contextlib.contextmanager
def _victim() -> Iterator[subprocess.Popen[bytes]]:
    """Run a process that does nothing, for tricks to kill."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def _processes_with(mark: str) -> list[str]:
    """Return the processes whose environment holds a text, but for this one."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            with contextlib.suppress(OSError):
                if mark.encode() not in (entry / "environ").read_bytes():
                    continue
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                # Python's own helper of "spawn" lives as long as the process that grades.
                if "multiprocessing.resource_tracker" not in command:
                    found.append(command)
    return found
