"""Does the whole cycle work with the gradebook on a PostgreSQL server, as a large course has it?"""

import os
import shutil
import subprocess
import sys
import sysconfig
import threading
import uuid
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from akademi.course.course import generate_feedback
from akademi.grading.batch import DONE, FAILED, WAITING, CourseError, grade, open_course
from tests import mini
from tests.grading import cohort
from tests.ports import free_port

pytestmark = [pytest.mark.cycle, pytest.mark.xdist_group("postgresql")]

NAME = mini.NAME
REQUIRED = "AKADEMI_REQUIRE_POSTGRES"
INSTALL = "apt-get install postgresql"


def programs():
    """Return the folder of the server's programs: on the search path, or where Debian puts them."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in versions), key=lambda path: int(path.parent.name), default=None)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Start a PostgreSQL server on the loopback address and return the address of an empty database's server."""
    folder = programs()
    if folder is None or sys.platform == "win32":
        if os.environ.get(REQUIRED):
            pytest.fail(f"{REQUIRED} is set and there is no PostgreSQL server here: {INSTALL}")
        pytest.skip(f"no PostgreSQL server on this machine ({INSTALL})")
    place = tmp_path_factory.mktemp("postgres")
    # The server refuses to run as root, and its folder has to be its own.
    user = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    data = place / "data"
    data.mkdir(mode=0o700)
    if user:
        os.chown(data, 65534, 65534)
        for parent in (place, *place.parents):
            if parent.stat().st_uid == 0 and parent != Path("/"):
                parent.chmod(parent.stat().st_mode | 0o011)
    options = ["--auth=trust", "--username=akademi", "--encoding=UTF8", "--no-sync", "--locale=C"]
    environment = {"PATH": os.defpath, "LC_ALL": "C"}
    subprocess.run(
        [folder / "initdb", "-D", data, *options], env=environment, check=True, capture_output=True, cwd=data, **user
    )
    port = free_port()
    settings = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": "", "fsync": "off"}
    with (place / "log").open("wb") as log:
        process = subprocess.Popen(
            [folder / "postgres", "-D", data, *(f"--{name}={value}" for name, value in settings.items())],
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=data,
            **user,
        )
    try:
        wait_for(folder, port, process, place / "log")
        yield f"postgresql+psycopg://akademi@127.0.0.1:{port}"
    finally:
        process.terminate()  # finishes what is under way, then ends
        process.wait(30)


def wait_for(folder, port, process, log):
    for _attempt in range(300):
        ready = [folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port), "-t", "1"]
        if subprocess.run(ready, check=False).returncode == 0:
            return
        if process.poll() is not None:
            break
        threading.Event().wait(0.1)
    pytest.fail(f"the server did not start: {log.read_text(errors='replace')[-2000:]}")


def make_database(server, name, model="template0"):
    import psycopg

    with psycopg.connect(f"{server.replace('+psycopg', '')}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {model}")


def keep_grades_in(course, server, name):
    (course / "pengajar_config.py").write_text(
        f'c = get_config()\nc.CourseDirectory.db_url = "{server}/{name}"\n'
        'c.LateSubmissionPlugin.penalty_method = "zero"\n'
    )


@pytest.fixture(scope="module")
def released(server, mini_root, tmp_path_factory):
    """Return a course with its gradebook in a database that was empty, released by the course's own command."""
    make_database(server, "rilis")
    course = tmp_path_factory.mktemp("rilis") / "kelas"
    course.mkdir()
    keep_grades_in(course, server, "rilis")
    mini.make_course(course, mini_root)
    with gradebook_of(course) as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-03-02 00:00:00 UTC")
    assert not (course / "gradebook.db").exists()
    return course


@pytest.fixture
def course(server, released, tmp_path):
    """Return a copy of the released course with a copy of its database."""
    name = f"uji_{uuid.uuid4().hex}"
    make_database(server, name, model="rilis")
    folder = tmp_path / "kelas"
    shutil.copytree(released, folder)
    keep_grades_in(folder, server, name)
    return folder


def gradebook_of(course):
    api = open_course(course)
    return Gradebook(api.coursedir.db_url, api.coursedir.course_id)


def grade_by_hand(gradebook, student, score):
    """Grade the written answer as the formgrader does."""
    entry = gradebook.find_grade("mini_tulis", "latihan", NAME, student)
    entry.manual_score, entry.needs_manual_grade = score, False
    gradebook.find_comment("mini_tulis", "latihan", NAME, student).manual_comment = "Rapi."
    gradebook.db.commit()


def nbgrader(course, *arguments):
    done = subprocess.run(
        [Path(sysconfig.get_path("scripts")) / "nbgrader", *arguments],
        cwd=course,
        env={**os.environ, "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def test_does_the_whole_cycle_give_what_it_gives_with_sqlite(course, mini_root, tmp_path):
    cohort.hand_in_all_sorts(course)
    results = {result.student: result for result in grade(course, NAME, workers=2)}
    assert not (course / "gradebook.db").exists()
    assert results["ani"].status == WAITING
    assert (results["budi"].status, results["fani"].status) == (DONE, FAILED)

    elsewhere = tmp_path / "sqlite"
    shutil.copytree(course, elsewhere)
    shutil.rmtree(elsewhere / "autograded")
    config = elsewhere / "pengajar_config.py"
    config.write_text("".join(line for line in config.read_text().splitlines(True) if "db_url" not in line))
    mini.make_course(elsewhere, mini_root)
    with gradebook_of(elsewhere) as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate="2026-03-02 00:00:00 UTC")
    assert {result.student: result for result in grade(elsewhere, NAME)} == results
    assert (elsewhere / "gradebook.db").exists()
    said = cohort.gradebook_of(course)
    assert said == cohort.gradebook_of(elsewhere)
    assert said["budi"]["latihan"][0] == said["budi"]["score"] == 11, "late"

    with gradebook_of(course) as gradebook:
        grade_by_hand(gradebook, "ani", 3.5)
    pages = dict(generate_feedback(course, NAME))
    assert set(pages) == set(results) - {"fani"}
    assert set(pages.values()) == {""}
    page = (course / "feedback" / "ani" / NAME / "latihan.html").read_text()
    assert "Rapi." in page
    assert "15,5" in page

    again = {result.student: result for result in grade(course, NAME, workers=2)}
    assert {student for student, result in again.items() if result.graded_now} == {"fani"}
    assert again["ani"].score == 15.5
    forced = {result.student: result.score for result in grade(course, NAME, force=True)}
    assert forced == {student: result.score for student, result in again.items()}
    assert cohort.gradebook_of(course)["ani"]["mini_tulis"] == (None, 3.5, None, True)
    export = tmp_path / "nilai.csv"
    nbgrader(course, "export", "--to", str(export))
    assert len(export.read_text().splitlines()) == 1 + len(results)
    nbgrader(course, "db", "upgrade")
    assert cohort.gradebook_of(course)["ani"]["score"] == 15.5


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_does_nbgraders_own_way_give_the_same_there(course):
    cohort.hand_in_all_sorts(course)
    grade(course, NAME)
    ours = cohort.gradebook_of(course)
    api = open_course(course)
    for student in ours:
        api.autograde(NAME, student, force=True, create=True)
    theirs = cohort.gradebook_of(course)
    ours.pop("fani")
    theirs.pop("fani")
    assert theirs == ours


def test_can_somebody_grade_by_hand_while_the_grader_runs(course):
    for number in range(12):
        cohort.hand_in(course, f"p{number:02d}", letter="Surat saya.")
    grade(course, NAME)
    by_hand = []
    problems = []

    def formgrader():
        try:
            with gradebook_of(course) as gradebook:
                while not over.is_set() or not by_hand:
                    for number in range(12):
                        grade_by_hand(gradebook, f"p{number:02d}", 2)
                        list(gradebook.submission_dicts(NAME))
                        by_hand.append(number)
        except Exception as error:
            problems.append(error)

    over = threading.Event()
    somebody = threading.Thread(target=formgrader)
    somebody.start()
    try:
        for _again in range(3):
            results = grade(course, NAME, force=True)
            assert {result.student for result in results if result.failed} == set()
    finally:
        over.set()
        somebody.join(60)
    assert not somebody.is_alive()
    assert problems == []
    assert len(by_hand) >= 12
    assert {result.score for result in grade(course, NAME)} == {14}, "nobody's grade was overwritten"


def test_does_a_transaction_that_stays_open_somewhere_else_hold_nobody_up(course):
    """The formgrader keeps a session open between two pages; it has read, and written nothing yet."""
    for student in ("ani", "budi"):
        cohort.hand_in(course, student, letter="Surat saya.")
    with gradebook_of(course) as gradebook:
        assert gradebook.submission_dicts(NAME) == []
        assert {result.score for result in grade(course, NAME, workers=2)} == {12}
        gradebook.db.commit()
        assert [entry["score"] for entry in gradebook.submission_dicts(NAME)] == [12, 12]


def test_is_a_server_that_is_not_there_one_line(course):
    cohort.hand_in(course, "ani")
    config = course / "pengajar_config.py"
    config.write_text(
        f'get_config().CourseDirectory.db_url = "postgresql+psycopg://akademi@127.0.0.1:{free_port()}/x"\n'
    )
    with pytest.raises(CourseError, match=r"^Gradebook tidak dapat dibuka: .*Connection refused") as raised:
        grade(course, NAME)
    assert "\n" not in str(raised.value)
    config.write_text(config.read_text().replace("psycopg", "pg8000"))
    with pytest.raises(CourseError, match=r"^Paket pg8000 untuk gradebook ini belum terpasang"):
        grade(course, NAME)
