"""Does a Dask cluster give the same gradebook, whatever happens to its workers? On real workers of this machine."""

import builtins
import os
import shutil
import signal
import sys

import dask
import distributed
import pytest

from akademi.grading import batch, pool
from akademi.grading.batch import DONE, FAILED, CourseError, grade
from tests import mini
from tests.grading import cohort
from tests.ports import free_port

pytestmark = [
    pytest.mark.cycle,
    pytest.mark.xdist_group("cluster"),
    pytest.mark.skipif(sys.platform != "linux", reason="trainees' code is closed in on Linux only"),
]

NAME = mini.NAME


@pytest.fixture(scope="module")
def handed_in(mini_root, tmp_path_factory):
    """Return a course with submissions of all sorts, none of them graded."""
    course = mini.make_course(tmp_path_factory.mktemp("klaster") / "kelas", mini_root)
    cohort.hand_in_all_sorts(course)
    return course


@pytest.fixture(scope="module")
def here(handed_in, tmp_path_factory):
    """Return the course graded by this process, and the results."""
    course = tmp_path_factory.mktemp("sini") / "kelas"
    shutil.copytree(handed_in, course)
    return course, {result.student: result for result in grade(course, NAME)}


@pytest.fixture
def cluster(tmp_path):
    """Return a function that starts workers, each a process of its own that is started anew when it dies."""
    started = []

    def start(workers, threads=1):
        made = distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=threads,
            processes=True,
            dashboard_address=None,
            host="127.0.0.1",
            local_directory=str(tmp_path / "dask"),
        )
        started.append(made)
        return made

    yield start
    for made in started:
        made.close()


@pytest.fixture
def copy(tmp_path):
    """Return a function that copies a course."""
    return lambda course: shutil.copytree(course, tmp_path / "kelas")


def workers_of(cluster):
    return [worker.pid for worker in cluster.workers.values()]


def test_does_a_cluster_give_the_same_gradebook_though_a_worker_is_killed_midway(handed_in, here, copy, cluster):
    course, made = copy(handed_in), cluster(2)
    for student in ("jaka", "joko"):
        cohort.hand_in(course, student, code=cohort.SLEEPS.format(seconds=1))
    killed = []

    def kill_one(_result, done, _total):
        if done == 2:
            killed.append(workers_of(made)[0])
            os.kill(killed[0], signal.SIGKILL)

    address = made.scheduler_address
    results = {result.student: result for result in grade(course, NAME, cluster=address, on_result=kill_one)}
    assert len(killed) == 1
    assert {student: results.pop(student).score for student in ("jaka", "joko")} == {"jaka": 12, "joko": 12}
    assert results == here[1]
    said = cohort.gradebook_of(course)
    assert {student: said[student] for student in results} == cohort.gradebook_of(here[0])
    copies = cohort.graded_copies(course)
    assert {place: copies[place] for place in copies if not place.startswith("j")} == cohort.graded_copies(here[0])


def test_can_a_worker_have_several_threads(handed_in, here, copy, cluster):
    course, made = copy(handed_in), cluster(1, threads=3)
    results = grade(course, NAME, cluster=made.scheduler_address)
    assert {result.student: result for result in results} == here[1]
    assert cohort.gradebook_of(course) == cohort.gradebook_of(here[0])
    assert cohort.graded_copies(course) == cohort.graded_copies(here[0])


def test_is_a_submission_that_kills_every_worker_one_red_line(handed_in, copy, cluster, monkeypatch):
    course = copy(handed_in)
    for folder in (course / "submitted").iterdir():
        shutil.rmtree(folder)
    for student in ("ani", "budi", "jahat", "kiki"):
        cohort.hand_in(course, student)
    original = batch.make_task
    monkeypatch.setattr(
        batch, "make_task", lambda *arguments, **options: cohort.deadly(original(*arguments, **options))
    )
    # Dask moves a task three times before it gives up on it; once is enough here.
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        made = cluster(1)
    results = {result.student: result for result in grade(course, NAME, cluster=made.scheduler_address)}
    lost = results.pop("jahat")
    assert (lost.status, lost.score, lost.reason) == (FAILED, None, pool.LOST_ON_CLUSTER)
    assert {(result.status, result.score) for result in results.values()} == {(DONE, 12)}
    assert len(results) == 3


def test_is_a_cluster_that_does_not_answer_one_line(handed_in, copy, monkeypatch):
    monkeypatch.setattr(pool, "CONNECT_SECONDS", 0.5)
    with pytest.raises(CourseError, match=r"^Penjadwal Dask tcp://127.0.0.1:\d+ tidak dapat dihubungi") as raised:
        grade(copy(handed_in), NAME, cluster=f"tcp://127.0.0.1:{free_port()}")
    assert "\n" not in str(raised.value)


def test_is_a_cluster_without_workers_not_waited_for_forever(handed_in, copy, cluster, monkeypatch):
    monkeypatch.setattr(pool, "PATIENCE_SECONDS", 0.5)
    with pytest.raises(CourseError, match="Tidak ada pekerja di klaster Dask"):
        grade(copy(handed_in), NAME, cluster=cluster(0).scheduler_address)


def test_is_a_scheduler_that_goes_away_one_line_and_what_was_graded_kept(handed_in, here, copy, cluster, monkeypatch):
    monkeypatch.setattr(pool, "CONNECT_SECONDS", 2)
    course, made = copy(handed_in), cluster(1)
    cohort.hand_in(course, "jaka", code=cohort.SLEEPS.format(seconds=30))

    def close(_result, done, _total):
        if done == 3:
            made.close()

    with pytest.raises(CourseError, match="terputus"):
        grade(course, NAME, cluster=made.scheduler_address, on_result=close)
    assert len(cohort.marks(course)) >= 2
    shutil.rmtree(course / "submitted" / "jaka")
    grade(course, NAME)
    assert cohort.gradebook_of(course) == cohort.gradebook_of(here[0])


def test_is_dask_that_is_not_installed_named_by_the_command(handed_in, mini_root, monkeypatch):
    from typer.testing import CliRunner

    from akademi.cli import app

    original = builtins.__import__

    def without_dask(name, *arguments, **options):
        if name.partition(".")[0] == "distributed":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return original(name, *arguments, **options)

    monkeypatch.setenv("AKADEMI_SUMBER", str(mini_root))
    monkeypatch.setattr(builtins, "__import__", without_dask)
    done = CliRunner().invoke(app, ["grade", "01", "-c", str(handed_in), "--cluster", "tcp://127.0.0.1:1"])
    assert done.exit_code == 1
    assert "Kesalahan: Paket distributed belum terpasang." in done.output
