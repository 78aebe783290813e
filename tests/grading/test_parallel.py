"""Are parallel and serial grading the same, and both what nbgrader itself makes of the same submissions?"""

import multiprocessing
import os
import re
import shutil
import signal
import sys

import pytest
from nbgrader.api import Gradebook
from rich.console import Console
from typer.testing import CliRunner

from akademi import cli
from akademi.grading import batch
from akademi.grading.batch import DONE, FAILED, KEPT, REVIEW, WAITING, grade, open_course
from akademi.grading.pool import LOST
from tests import mini
from tests.grading import cohort

pytestmark = [
    pytest.mark.cycle,
    pytest.mark.xdist_group("parallel"),
    pytest.mark.skipif(sys.platform != "linux", reason="trainees' code is closed in on Linux only"),
]

NAME = mini.NAME
ZERO_WHEN_LATE = 'c = get_config()\nc.LateSubmissionPlugin.penalty_method = "zero"\n'
HALF_WHEN_LATE = """\
from nbgrader.plugins import BasePlugin


class Half(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 2


c = get_config()
c.AssignLatePenalties.plugin_class = Half
"""


@pytest.fixture(scope="module")
def fresh(mini_root, tmp_path_factory):
    """Return a released course with a due date that nobody has handed anything in to."""
    course = mini.make_course(tmp_path_factory.mktemp("banyak") / "kelas", mini_root)
    (course / "pengajar_config.py").write_text(ZERO_WHEN_LATE)
    set_due_date(course, "2026-03-02 00:00:00 UTC")
    return course


def set_due_date(course, when):
    api = open_course(course)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        gradebook.update_or_create_assignment(NAME, duedate=when)


@pytest.fixture(scope="module")
def handed_in(fresh, tmp_path_factory):
    """Return a course with submissions of all sorts, none of them graded."""
    course = tmp_path_factory.mktemp("serahan") / "kelas"
    shutil.copytree(fresh, course)
    cohort.hand_in_all_sorts(course)
    return course


@pytest.fixture(scope="module")
def serial(handed_in, tmp_path_factory):
    """Return the course graded by one process, and the results."""
    course = tmp_path_factory.mktemp("satu") / "kelas"
    shutil.copytree(handed_in, course)
    return course, {result.student: result for result in grade(course, NAME)}


@pytest.fixture
def copy(tmp_path):
    """Return a function that copies a course."""
    return lambda course: shutil.copytree(course, tmp_path / "kelas")


def by_nbgrader(course, *students):
    """Grade as nbgrader itself does, with its own converter and the course's configuration."""
    api = open_course(course)
    return {student: api.autograde(NAME, student, force=True, create=True)["success"] for student in students}


def test_do_two_processes_give_what_one_gives(serial, handed_in, copy):
    course = copy(handed_in)
    seen = []
    results = grade(course, NAME, workers=2, on_result=lambda result, done, total: seen.append((done, total)))
    assert {result.student: result for result in results} == serial[1]
    assert seen == [(done, len(results)) for done in range(1, len(results) + 1)]
    assert cohort.gradebook_of(course) == cohort.gradebook_of(serial[0])
    assert cohort.graded_copies(course) == cohort.graded_copies(serial[0])
    assert cohort.marks(course) == cohort.marks(serial[0])


def test_is_each_of_all_sorts_what_it_should_be(serial):
    """Holds the cohort to its purpose: equal gradebooks would prove nothing if they were empty."""
    course, results = serial
    assert {student: (result.status, result.score) for student, result in results.items()} == {
        "ani": (WAITING, 12),
        "budi": (DONE, 0),  # 11 points, less the penalty: late
        "cici": (DONE, 11),
        "dedi": (DONE, 12),
        "eka": (REVIEW, 12),
        "fani": (FAILED, None),
        "gita": (DONE, 12),
        "hadi": (REVIEW, 0),
        "ida": (DONE, 0),
    }
    assert results["gita"].reason
    said = cohort.gradebook_of(course)
    assert said["cici"]["mini_kode"][0] == 2, "its twin without code is right"
    assert said["ani"]["mini_tulis: komentar"] == (None, None)
    assert said["budi"]["mini_tulis: komentar"] == ("No response.", None)
    assert {said["fani"][name] for name in cohort.key_of(course).items} == {(None, None, None, True)}


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_do_we_give_what_nbgrader_itself_gives(serial, handed_in, copy):
    course = copy(handed_in)
    succeeded = by_nbgrader(course, *serial[1])
    whole = {student for student, success in succeeded.items() if success}
    assert whole == set(serial[1]) - {"fani"}, "an empty file stops nbgrader, for this trainee"
    theirs, ours = cohort.gradebook_of(course), cohort.gradebook_of(serial[0])
    assert {student: theirs[student] for student in whole} == {student: ours[student] for student in whole}
    assert cohort.graded_copies(course) == cohort.graded_copies(serial[0])


def test_is_who_is_late_penalised_as_nbgrader_does_it(serial):
    said = cohort.gradebook_of(serial[0])
    assert (said["ani"]["late"], said["ani"]["latihan"]) == (0, (None, False))
    assert (said["budi"]["late"], said["budi"]["latihan"]) == (32 * 3600, (11, False))


def test_does_a_courses_own_late_rule_hold_and_a_due_date_that_was_moved(fresh, copy):
    course = copy(fresh)
    (course / "pengajar_config.py").write_text(HALF_WHEN_LATE)
    cohort.hand_in(course, "budi", timestamp="2026-03-03 08:00:00 UTC")
    grade(course, NAME)
    assert cohort.gradebook_of(course)["budi"]["latihan"] == (6, False)
    set_due_date(course, "2026-03-04 00:00:00 UTC")
    grade(course, NAME, force=True)
    assert cohort.gradebook_of(course)["budi"]["latihan"] == (None, False)
    set_due_date(course, "2026-03-02 00:00:00 UTC")
    grade(course, NAME, force=True)
    set_due_date(course, None)
    grade(course, NAME, force=True)
    assert cohort.gradebook_of(course)["budi"]["latihan"] == (None, False), "nobody is late without a due date"


def test_does_a_broken_time_stamp_stop_nobody(fresh, copy):
    course = copy(fresh)
    cohort.hand_in(course, "ani", timestamp="kemarin sore")
    (cohort.hand_in(course, "budi") / "timestamp.txt").write_bytes(b"\xff\xfe")
    cohort.hand_in(course, "cici", timestamp="2026-03-03 08:00:00 UTC")
    results = {result.student: result.score for result in grade(course, NAME)}
    assert results == {"ani": 12, "budi": 12, "cici": 0}  # only cici is late, and penalised
    assert [said["late"] for said in cohort.gradebook_of(course).values()] == [0, 0, 32 * 3600]


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_does_a_manual_grade_survive_as_with_nbgrader(serial, tmp_path):
    said = []
    for name, again in {
        "kami": lambda course: grade(course, NAME, force=True),
        "mereka": lambda course: by_nbgrader(course, *serial[1]),
    }.items():
        course = tmp_path / name
        shutil.copytree(serial[0], course)
        with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "akademi") as gradebook:
            for student, cell in (("ani", "mini_tulis"), ("budi", "mini_pilih"), ("eka", "mini_kode")):
                entry = gradebook.find_grade(cell, "latihan", NAME, student)
                entry.manual_score, entry.needs_manual_grade = 0.5, False
            gradebook.find_comment("mini_tulis", "latihan", NAME, "ani").manual_comment = "Rapi."
            gradebook.db.commit()
        again(course)
        said.append(cohort.gradebook_of(course))
    said[1].pop("fani")
    said[0].pop("fani")
    assert said[0] == said[1]
    assert said[0]["ani"]["mini_tulis"] == (None, 0.5, None, True)
    assert said[0]["ani"]["mini_tulis: komentar"] == (None, "Rapi.")
    assert said[0]["budi"]["mini_pilih"] == (0, 0.5, None, True)


def test_does_a_worker_that_is_killed_midway_take_nothing_with_it(serial, handed_in, copy):
    course = copy(handed_in)
    for student in ("jaka", "joko"):
        cohort.hand_in(course, student, code=cohort.SLEEPS.format(seconds=1))
    killed = []

    def kill_one(_result, _done, _total):
        if not killed:
            worker = multiprocessing.active_children()[0]
            os.kill(worker.pid, signal.SIGKILL)
            killed.append(worker)

    results = {result.student: result for result in grade(course, NAME, workers=2, on_result=kill_one)}
    assert [worker.exitcode for worker in killed] == [-signal.SIGKILL]
    assert {student: results.pop(student).score for student in ("jaka", "joko")} == {"jaka": 12, "joko": 12}
    assert results == serial[1]
    said = cohort.gradebook_of(course)
    assert {student: said[student] for student in results} == cohort.gradebook_of(serial[0])
    assert multiprocessing.active_children() == []


def test_is_a_submission_that_kills_its_worker_twice_one_red_line(fresh, copy, monkeypatch):
    course = copy(fresh)
    for student in ("ani", "budi", "jahat", "kiki", "lala"):
        cohort.hand_in(course, student)
    original = batch.make_task
    monkeypatch.setattr(
        batch, "make_task", lambda *arguments, **options: cohort.deadly(original(*arguments, **options))
    )
    results = {result.student: result for result in grade(course, NAME, workers=2)}
    lost = results.pop("jahat")
    assert (lost.status, lost.score, lost.reason) == (FAILED, None, LOST)
    assert {(result.status, result.score) for result in results.values()} == {(DONE, 12)}
    assert len(results) == 4
    assert cohort.gradebook_of(course)["jahat"]["mini_pilih"] == (None, None, None, True)


def test_does_a_new_gradebook_get_its_grades_though_the_graded_copies_are_there(fresh, mini_root, copy):
    course = copy(fresh)
    cohort.hand_in(course, "ani")
    before = grade(course, NAME)
    (course / "gradebook.db").unlink()
    assert grade_fails(course, "belum dirilis")
    mini.make_course(course, mini_root)
    assert grade(course, NAME) == before
    assert cohort.gradebook_of(course)["ani"]["score"] == 12


def grade_fails(course, why):
    with pytest.raises(batch.CourseError, match=why) as raised:
        grade(course, NAME)
    return "\n" not in str(raised.value)


@pytest.fixture
def command(mini_root, monkeypatch):
    """Return a function that runs ``akademi grade`` on a course as on a wide terminal: exit code, and what it said."""
    monkeypatch.setenv("AKADEMI_SUMBER", str(mini_root))

    def run(course, *arguments):
        for name, to_errors in (("console", False), ("errors", True)):
            console = Console(force_terminal=True, width=150, color_system=None, stderr=to_errors)
            monkeypatch.setattr(cli, name, console)
        done = CliRunner().invoke(cli.app, ["grade", "01", "--course", str(course), "--no-feedback", *arguments])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.output

    return run


def statuses(output):
    return dict(re.findall(r"│ (\w+) +│[^│]+│ ([^│]+?) +│", output))


def test_does_the_command_grade_again_what_it_is_told_to_and_no_more(fresh, copy, command):
    course = copy(fresh)
    cohort.hand_in(course, "ani")
    cohort.hand_in(course, "eka", code="import os\nos._exit(3)")
    code, said = command(course, "--workers", "1")
    assert (code, statuses(said)) == (1, {"ani": DONE, "eka": REVIEW})
    written = times(course)
    code, said = command(course, "--workers", "1")
    assert (code, statuses(said)) == (1, {"ani": KEPT, "eka": REVIEW})
    assert times(course) == written
    code, said = command(course, "--workers", "1", "--only-failed")
    assert (code, statuses(said)) == (1, {"ani": KEPT, "eka": REVIEW})
    again = times(course)
    assert (again["ani"], again["eka"] > written["eka"]) == (written["ani"], True)
    code, said = command(course, "--workers", "1", "--force")
    assert statuses(said)["ani"] == DONE
    assert all(when > again[student] for student, when in times(course).items())
    shutil.rmtree(course / "submitted" / "eka")
    assert command(course, "--workers", "1")[0] == 0


def times(course):
    return {path.parts[-3]: path.stat().st_mtime_ns for path in (course / "autograded").glob(f"*/{NAME}/latihan.ipynb")}


def test_does_the_command_show_how_far_and_how_fast_it_is(fresh, copy, command):
    course = copy(fresh)
    for number in range(4):
        cohort.hand_in(course, f"peserta{number}", code=cohort.SLEEPS.format(seconds=0.3))
    code, said = command(course, "--workers", "1")
    assert code == 0
    assert "Menilai" in said
    assert {"2/4", "3/4"} <= set(re.findall(r"\d/4", said)), said
    assert re.search(r"\b\d+,\d serahan/detik", said), said


def test_is_what_goes_wrong_one_line(fresh, copy, command, tmp_path):
    code, said = command(tmp_path)
    assert code == 1
    assert re.fullmatch(r"Kesalahan: \S+ bukan folder kursus: .+", errors_in(said))
    course = copy(fresh)
    (course / "pengajar_config.py").write_text(
        'get_config().CourseDirectory.db_url = "sqlite:////tidak/ada/gradebook.db"\n'
    )
    code, said = command(course)
    assert code == 1
    assert errors_in(said) == "Kesalahan: Gradebook tidak dapat dibuka: unable to open database file"


def errors_in(said):
    """Return what stays on the screen once the progress bar has wiped itself away."""
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", said.rpartition("\x1b[2K")[2]).strip()
