"""Is nothing lost when a grading run is killed at any moment, or the disk is full? (contract C: never stops)"""

import errno
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from akademi.grading import writer
from akademi.grading.batch import CourseError, grade
from tests import mini
from tests.grading import cohort

pytestmark = [
    pytest.mark.cycle,
    pytest.mark.xdist_group("killed"),
    pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc"),
]

NAME = mini.NAME
SIGN = "/uji-akademi-dimatikan"


@pytest.fixture(scope="module")
def released(mini_root, tmp_path_factory):
    """Return a released course that nobody has handed anything in to."""
    return mini.make_course(tmp_path_factory.mktemp("dimatikan") / "kelas", mini_root)


def graded_undisturbed(course):
    """Return a course in which nothing is graded, and what a run that nobody disturbs makes of it."""
    whole = course.with_name("utuh")
    shutil.copytree(course, whole)
    grade(whole, NAME)
    return course, left_by(whole)


@pytest.fixture(scope="module")
def with_code(released, tmp_path_factory):
    """Return a course with a few submissions, some with code, one broken; and what is to be made of it."""
    course = tmp_path_factory.mktemp("kode") / "kelas"
    shutil.copytree(released, course)
    for student in ("ani", "cici", "eka", "gita"):
        cohort.hand_in(course, student)
    for student in ("budi", "dedi", "fani"):
        cohort.hand_in(course, student, code=f"{cohort.SLEEPS.format(seconds=0.1)} # {student}", letter="Surat.")
    (cohort.hand_in(course, "hadi") / "latihan.ipynb").write_text('{"cells": [')
    return graded_undisturbed(course)


@pytest.fixture(scope="module")
def without_code(released, tmp_path_factory):
    """Return a course whose submissions need nothing but writing; and what is to be made of it."""
    course = tmp_path_factory.mktemp("formulir") / "kelas"
    shutil.copytree(released, course)
    for number in range(24):
        cohort.hand_in(course, f"peserta{number:02d}", letter="Surat." if number % 3 else "")
    return graded_undisturbed(course)


def left_by(course):
    return cohort.gradebook_of(course), cohort.graded_copies(course), cohort.marks(course)


@pytest.fixture(scope="module")
def start(mini_root, tmp_path_factory):
    """Return a function that starts ``akademi grade``, in a process group of its own.

    It is forked from a process that has imported what the command imports, so that time goes into grading. Whatever it
    starts has the sign in its search path, and is found by it.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["akademi.cli", "akademi.course.course", "pytest", __name__])
    place = tmp_path_factory.mktemp("sementara")
    started = []

    def run(course, workers):
        process = context.Process(target=be_the_command, args=(course, workers, mini_root, place))
        process.start()
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.join()


def be_the_command(course, workers, root, place):
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)
    os.environ |= {"AKADEMI_SUMBER": str(root), "TMPDIR": str(place), "PATH": f"{os.environ['PATH']}:{SIGN}"}
    # As many transactions as a run over thousands has, so that moments fall before, into and after one.
    writer.MOST_PENDING = 2
    from akademi.cli import app

    app(["grade", "01", "--course", str(course), "--workers", str(workers), "--no-feedback"])


def kill(process):
    """Kill a run, if it has not ended, and nothing else: what it started has to go by itself."""
    process.kill()
    process.join()


def moments(number, submissions, draw):
    """Return random moments, one in each of equal parts of a run.

    A moment is a number of graded copies that are in their place and a fraction of the time until the next: time alone
    would say little, for a busy machine takes several times as long.
    """
    for part in range(number):
        place = submissions * (part + draw.random()) / number
        yield int(place), place % 1


def kill_at(run, course, copies, fraction):
    """Kill a run at a moment, or when it has ended before."""
    begun = time.monotonic()
    while count(course) < copies and run.exitcode is None:
        time.sleep(0.002)
    one = (time.monotonic() - begun) / copies if copies else 1
    run.join(min(one, 1) * fraction)
    kill(run)


def count(course):
    return len(list((course / "autograded").glob(f"*/{NAME}")))


def look_and_go_on(course, undisturbed):
    """See that a run that was killed left nothing half done, finish it, and return how much it had done."""
    assert cohort.left_over(SIGN) == {}
    done = cohort.marks(course)
    assert done.items() <= undisturbed[2].items()
    graded = {student: said for student, said in cohort.gradebook_of(course).items() if student in done}
    assert graded == {student: undisturbed[0][student] for student in done}, "a mark is the last thing written"
    again = grade(course, NAME)
    assert {result.student for result in again if not result.graded_now} == set(done)
    assert left_by(course) == undisturbed
    return len(done)


@pytest.mark.parametrize(
    ("kind", "workers", "number"), [("without_code", 1, 11), ("with_code", 1, 7), ("with_code", 2, 2)]
)
def test_does_a_run_that_was_killed_at_any_moment_lose_nothing(kind, workers, number, start, tmp_path, request):
    handed_in, undisturbed = request.getfixturevalue(kind)
    for turn, (copies, fraction) in enumerate(moments(number, len(undisturbed[2]), random.Random(20))):
        course = tmp_path / f"{turn}"
        shutil.copytree(handed_in, course)
        run = start(course, workers)
        kill_at(run, course, copies, fraction)
        done = look_and_go_on(course, undisturbed)
        # Two a transaction; a broken one among them, and one whose copy was being put in its place.
        assert done >= copies - 3, "what was in the gradebook was graded again"


def test_is_the_command_itself_killed_with_all_it_started(with_code, mini_root, tmp_path):
    handed_in, undisturbed = with_code
    course = tmp_path / "kelas"
    shutil.copytree(handed_in, course)
    for student in ("a1", "a2"):
        cohort.hand_in(course, student, code=cohort.SLEEPS.format(seconds=50))
    run = subprocess.Popen(
        [sys.executable, "-m", "akademi", "grade", "01", "-c", course, "--workers", "2", "--no-feedback"],
        env={
            **os.environ,
            "AKADEMI_SUMBER": str(mini_root),
            "PATH": os.environ["PATH"] + os.pathsep + SIGN,
            "PYTHONPATH": str(mini.ROOT),
            "TMPDIR": str(tmp_path),
        },
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Two sleep; each is a run's process, its warm process and the submission itself.
    until = time.monotonic() + 120
    while sum("akademi.grading.warm" in command for command in cohort.processes_with(SIGN).values()) < 4:
        assert time.monotonic() < until
        assert run.poll() is None
        time.sleep(0.1)
    run.kill()
    run.wait()
    assert cohort.left_over(SIGN) == {}
    for student in ("a1", "a2"):
        shutil.rmtree(course / "submitted" / student)
    grade(course, NAME)
    assert left_by(course) == undisturbed


def test_is_a_full_disk_one_line_and_what_was_graded_kept(with_code, tmp_path, monkeypatch):
    handed_in, undisturbed = with_code
    course = tmp_path / "kelas"
    shutil.copytree(handed_in, course)
    left = [5]  # files that still fit

    def write_bytes(path, content):
        if "autograded" in path.parts:
            if left[0] <= 0:
                with path.open("wb") as stream:
                    stream.write(content[: len(content) // 2])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            left[0] -= 1
        return original(path, content)

    original = Path.write_bytes
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", write_bytes)
        with pytest.raises(CourseError, match=r"^Hasil \w+ tidak dapat ditulis: No space left on device") as raised:
            grade(course, NAME, workers=2)
    assert "\n" not in str(raised.value)
    assert multiprocessing.active_children() == []
    kept = cohort.marks(course)
    assert 2 <= len(kept) < len(undisturbed[2])
    assert not list((course / "autograded").rglob("*.baru")), "half a copy only takes room"
    again = {result.student for result in grade(course, NAME) if not result.graded_now}
    assert again == set(kept)
    assert left_by(course) == undisturbed


def test_is_a_gradebook_that_takes_no_more_one_line_and_nothing_lost(with_code, tmp_path, monkeypatch):
    handed_in, undisturbed = with_code
    course = tmp_path / "kelas"
    shutil.copytree(handed_in, course)
    monkeypatch.setattr(writer, "MOST_PENDING", 2)
    commits = []
    original = writer.Writer.flush

    def flush(self):
        commits.append(1)
        if len(commits) == 2:
            # SQLite's own way to run out of room: as many pages as there are now, and no more.
            connection = self._gradebook.db.connection()
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        return original(self)

    with monkeypatch.context() as patch:
        patch.setattr(writer.Writer, "flush", flush)
        with pytest.raises(CourseError, match="tidak dapat ditulis ke gradebook: database or disk is full") as raised:
            grade(course, NAME)
    assert "\n" not in str(raised.value)
    assert len(cohort.marks(course)) >= 2
    assert set(cohort.marks(course)) <= set(cohort.gradebook_of(course))
    grade(course, NAME)
    assert left_by(course) == undisturbed


@pytest.fixture
def small_disk(tmp_path):
    """Return a folder on a file system of two megabytes, where this user may mount one."""
    folder = tmp_path / "cakram"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "uji-akademi", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("no file system can be mounted here; the full disk is simulated by the other tests")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("blocks", [10, 45])
def test_is_a_disk_that_is_really_full_one_line_and_nothing_lost(blocks, without_code, small_disk):
    handed_in, undisturbed = without_code
    course = small_disk / "kelas"
    shutil.copytree(handed_in, course)
    with (small_disk / "isi").open("wb") as filling:
        room = os.statvfs(small_disk)
        filling.write(b"x" * (room.f_bavail - blocks) * room.f_bsize)
    with pytest.raises(CourseError, match="tidak dapat ditulis") as raised:
        grade(course, NAME)
    assert "\n" not in str(raised.value)
    assert cohort.marks(course).items() <= undisturbed[2].items()
    (small_disk / "isi").unlink()
    grade(course, NAME)
    assert left_by(course) == undisturbed
