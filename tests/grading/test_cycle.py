"""Does the whole nbgrader cycle give the right grades on module 03, once, twice, and after something changed?"""

import json
import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from akademi.course.course import generate_feedback
from akademi.course.sources import find_assignment
from akademi.grading.batch import DONE, FAILED, KEPT, REVIEW, WAITING, CourseError, grade
from akademi.grading.judge import load_key
from tests import mini
from tests.grading.test_release_and_key import assert_no_secret

pytestmark = [pytest.mark.cycle, pytest.mark.xdist_group("cycle")]

ASSIGNMENT = find_assignment("03")
NAME = ASSIGNMENT.name
KEY = load_key(ASSIGNMENT.key)
AUTOMATIC = sum(item.points for item in KEY.items.values() if item.kind != "written")
WRITTEN = next(name for name, item in KEY.items.items() if item.kind == "written")
CODE = next(name for name, item in KEY.items.items() if item.kind == "code")
SOURCE = nbformat.read(ASSIGNMENT.exercise, as_version=4)
CODE_ANSWER = next(
    cell.metadata.nbgrader.grade_id
    for cell in SOURCE.cells
    if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")
)
MALICIOUS = """\
import json, pathlib
pathlib.Path("jawaban.json").write_text(json.dumps({"tugas": "x", "jawaban": {}}))
print("100")
lembar = None
100
"""
LETTER = "Kepada Bupati. <script>alert(1)</script> Dugaan kami: ambang."


def partly_right():
    """Return answers of which each item with a named mistake gives the first one, and what that should earn."""
    answers, expected = mini.right_answers(KEY, "budi"), {}
    for name, item in KEY.items.items():
        if item.kind in {"code", "written"}:
            continue
        expected[name] = item.points
        if item.mistakes:
            numbers = KEY.numbers(name, "budi")
            value = item.mistakes[0].sample(numbers)
            answers[name]["nilai"] = value
            expected[name] = item.judge(name, value, numbers).points
    return answers, expected


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """Return a released course that nobody has handed anything in to."""
    return mini.once(tmp_path_factory, "siklus", lambda folder: mini.make_course(folder / "kelas", mini.ROOT, NAME))


@pytest.fixture(scope="module")
def graded(fresh, tmp_path_factory):
    """Return a course with six submissions of all sorts, graded once, and the results by trainee."""
    return mini.once(tmp_path_factory, "dinilai", lambda folder: grade_six(fresh, folder / "kelas"))


def grade_six(fresh, course):
    shutil.copytree(fresh, course)
    release = mini.released(course, NAME)
    solved = mini.with_sources(release, **{CODE_ANSWER: mini.cell_named(SOURCE, CODE_ANSWER).source, WRITTEN: LETTER})
    mini.submit(course, "siti", solved, mini.right_answers(KEY, "siti"), assignment=NAME)
    mini.submit(course, "rina", release, mini.right_answers(KEY, "rina"), assignment=NAME)
    mini.submit(course, "budi", mini.with_sources(release, **{WRITTEN: LETTER}), partly_right()[0], assignment=NAME)
    mini.submit(course, "ani", release, None, assignment=NAME)
    damaged = mini.submit(course, "dedi", release, mini.right_answers(KEY, "dedi"), assignment=NAME) / "latihan.ipynb"
    damaged.write_text(damaged.read_text()[:-400])
    mini.submit(
        course,
        "jahat",
        mini.with_sources(release, **{CODE_ANSWER: MALICIOUS}),
        mini.right_answers(KEY, "jahat"),
        assignment=NAME,
    )
    seen = []
    results = grade(course, NAME, on_result=lambda result, done, total: seen.append((result.student, done, total)))
    assert seen == [
        (student, n, 6) for n, student in enumerate(sorted(["siti", "rina", "budi", "ani", "dedi", "jahat"]), 1)
    ]
    return course, {result.student: result for result in results}


@pytest.fixture
def copy_of(graded, tmp_path):
    """Return a function that copies the graded course with some of its trainees, none of whom wrote code."""

    def copy(*students):
        course = tmp_path / "kelas"
        shutil.copytree(graded[0], course)
        for folder in (course / "submitted").iterdir():
            if folder.name not in students:
                shutil.rmtree(folder)
        return course

    return copy


@pytest.fixture
def no_kernel(monkeypatch):
    """Fail the test if a kernel would have been started."""
    started = []

    def note(_self, nb, resources, *_arguments, **_options):
        started.append(resources["nbgrader"]["student"])
        return nb, resources

    monkeypatch.setattr(Execute, "preprocess", note)
    yield
    assert started == []


def grades(course):
    """Return all that the gradebook says: scores, what waits for a person."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "akademi") as gradebook:
        return {
            (submission.student.id, entry.cell.name): (entry.auto_score, entry.manual_score, entry.needs_manual_grade)
            for submission in gradebook.assignment_submissions(NAME)
            for notebook in submission.notebooks
            for entry in notebook.grades
        }


def give_points(course, student, score, comment):
    """Grade the written item as the formgrader does."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "akademi") as gradebook:
        entry = gradebook.find_grade(WRITTEN, "latihan", NAME, student)
        entry.manual_score, entry.needs_manual_grade = score, False
        gradebook.find_comment(WRITTEN, "latihan", NAME, student).manual_comment = comment
        gradebook.db.commit()


def nbgrader(course, *arguments, **environment):
    """Run a stock command in the course folder, as an instructor would type it."""
    done = subprocess.run(
        [Path(sysconfig.get_path("scripts")) / "nbgrader", *arguments],
        cwd=course,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stderr
    return done


def page_of(course, student):
    return (course / "feedback" / student / NAME / "latihan.html").read_text()


def test_is_a_perfect_submission_worth_all_automatic_points(graded):
    course, results = graded
    assert (results["siti"].score, results["siti"].max_score) == (AUTOMATIC, KEY.max_points)
    assert results["siti"].status == WAITING
    assert mini.scores(course, "siti", NAME) == {
        name: 0 if item.kind == "written" else item.points for name, item in KEY.items.items()
    }


def test_is_a_perfect_submission_without_code_worth_the_same(graded):
    assert (graded[1]["rina"].score, graded[1]["rina"].status) == (AUTOMATIC, DONE)


def test_is_a_partly_right_submission_worth_what_each_answer_is(graded):
    found, expected = mini.scores(graded[0], "budi", NAME), partly_right()[1]
    assert {name: found[name] for name in expected} == expected
    assert 0 < graded[1]["budi"].score < AUTOMATIC


def test_is_a_blank_submission_worth_nothing(graded):
    assert (graded[1]["ani"].score, graded[1]["ani"].status) == (0, DONE)


def test_does_a_damaged_submission_wait_for_a_person_and_never_become_a_silent_zero(graded):
    course, results = graded
    assert results["dedi"].status == FAILED
    assert "rusak" in results["dedi"].reason
    assert {value for (student, _cell), value in grades(course).items() if student == "dedi"} == {(None, None, True)}


def test_is_a_damaged_answer_sheet_one_reason_and_not_a_list_of_items(copy_of, no_kernel):
    course = copy_of("rina")
    sheet = course / "submitted" / "rina" / NAME / "jawaban.json"
    sheet.chmod(0o644)
    sheet.write_text(sheet.read_text()[:-60])
    [result] = grade(course, NAME)
    assert result.status == REVIEW
    assert result.reason.startswith("jawaban.json tidak dapat dibaca")
    assert "m03_" not in result.reason
    waiting = {cell for (student, cell), value in grades(course).items() if student == "rina" and value[2]}
    assert waiting >= {name for name, item in KEY.items.items() if item.kind not in ("code", "written")}


def test_does_a_malicious_submission_earn_what_its_answers_earn(graded):
    course, results = graded
    assert results["jahat"].score == AUTOMATIC
    assert mini.scores(course, "jahat", NAME)[CODE] == KEY.items[CODE].points, "its twin without code is right"
    sheet = course / "autograded" / "jahat" / NAME / "jawaban.json"
    assert json.loads(sheet.read_text())["tugas"] == NAME


def test_does_a_second_run_change_nothing_and_run_nothing(graded, copy_of, no_kernel):
    course = copy_of(*graded[1])
    before = grades(course)
    stamps = {path: path.stat().st_mtime_ns for path in (course / "autograded").rglob("*.ipynb")}
    again = {result.student: result for result in grade(course, NAME)}
    assert grades(course) == before
    assert {path: path.stat().st_mtime_ns for path in (course / "autograded").rglob("*.ipynb")} == stamps
    for student, result in again.items():
        assert (result.score, result.reason) == (graded[1][student].score, graded[1][student].reason)
        assert result.graded_now is (student == "dedi")
    assert again["rina"].status == KEPT


def test_is_a_submission_without_code_graded_without_a_kernel(graded, copy_of, no_kernel):
    course = copy_of("rina", "budi", "ani")
    results = {result.student: result.score for result in grade(course, NAME, force=True)}
    assert results == {student: graded[1][student].score for student in ("rina", "budi", "ani")}


def test_is_everything_graded_again_when_the_key_changes(copy_of, no_kernel):
    course = copy_of("rina", "ani")
    choice = next(name for name, item in KEY.items.items() if item.kind == "choice")
    key = course / "source" / NAME / "kunci.py"
    key.write_text(
        key.read_text()
        + f"\nfrom dataclasses import replace\n_item = KUNCI.items[{choice!r}]\n"
        + f"KUNCI = replace(KUNCI, items={{**KUNCI.items, {choice!r}: replace(_item, answer=_item.mistakes[0].answer, mistakes=())}})\n"
    )
    results = {result.student: result for result in grade(course, NAME)}
    assert results["rina"].graded_now
    assert results["rina"].score == AUTOMATIC - KEY.items[choice].points
    assert mini.scores(course, "rina", NAME)[choice] == 0


def test_is_a_changed_submission_graded_again_and_only_that_one(copy_of, no_kernel):
    course = copy_of("rina", "ani")
    mini.submit(course, "ani", mini.released(course, NAME), mini.right_answers(KEY, "ani"), assignment=NAME)
    results = {result.student: result for result in grade(course, NAME)}
    assert (results["ani"].score, results["ani"].graded_now) == (AUTOMATIC, True)
    assert (results["rina"].score, results["rina"].graded_now) == (AUTOMATIC, False)


def test_does_a_grade_come_back_when_a_broken_hand_in_is_replaced_by_the_old_one(copy_of, no_kernel):
    course = copy_of("rina")
    notebook = course / "submitted" / "rina" / NAME / "latihan.ipynb"
    good = notebook.read_bytes()
    notebook.write_bytes(b"")
    (result,) = grade(course, NAME)
    assert result.status == FAILED
    assert not (course / "autograded" / "rina" / NAME).exists(), "an older grade would pass for this one's"
    notebook.write_bytes(good)
    (result,) = grade(course, NAME)
    assert result.score == AUTOMATIC


def test_is_a_run_that_was_cut_off_taken_up_where_it_was(copy_of, monkeypatch, no_kernel):
    course = copy_of("rina", "ani", "budi")
    shutil.rmtree(course / "autograded")
    (course / "autograded").mkdir()

    def interrupt(result, done, _total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        grade(course, NAME, on_result=interrupt)
    assert [result.graded_now for result in grade(course, NAME)] == [False, False, True]


def test_does_a_manual_grade_survive_another_run_and_stand_in_the_feedback(copy_of, no_kernel):
    course = copy_of("budi", "ani")
    give_points(course, "budi", 4.5, "Syarat berubah pikiran belum ada.")
    automatic = sum(partly_right()[1].values())
    for force in (False, True):
        results = {result.student: result for result in grade(course, NAME, force=force)}
        assert results["budi"].score == automatic + 4.5
    generate_feedback(course, NAME)
    page = page_of(course, "budi")
    assert "Syarat berubah pikiran belum ada." in page
    assert f"{automatic + 4.5:.2f}".rstrip("0").rstrip(".").replace(".", ",") in page


def test_does_a_failing_trainees_page_say_what_was_answered_and_why_it_is_wrong_but_no_secret(graded, copy_of):
    course = copy_of(*graded[1])
    assert all(problem == "" for _student, problem in generate_feedback(course, NAME))
    page = page_of(course, "budi")
    assert '<html lang="id">' in page
    told = []
    answers = partly_right()[0]
    for name, item in KEY.items.items():
        if item.mistakes and item.kind not in {"code", "written"}:
            assert item.mistakes[0].says in _text(page)
            assert (item.mistakes[0].reread or item.reread) in _text(page)
            told.append(item.mistakes[0].says)
        elif name in answers:
            told.append(item.right)
    # What is said of a wrong answer or of a right one may stand there; nothing else of the key, nor its name.
    told += [item.hint for item in KEY.items.values() if item.hint in told]
    assert_no_secret(page, ASSIGNMENT, but=told)
    assert "kunci" not in re.sub(r"[Kk]unci (tebakan|dan lihat)|dikunci|terkunci|Poin kunci", "", _text(page))
    blank = page_of(course, "ani")
    assert_no_secret(blank, ASSIGNMENT)
    assert "Belum dijawab" in blank
    assert not (course / "feedback" / "dedi").exists()
    assert {path.name for path in (course / "feedback" / "budi" / NAME).iterdir()} == {"latihan.html", "jawaban.json"}


def _text(page):
    """Return the page's text, entities resolved, as a reader sees it."""
    import html

    body = re.sub(r"<style.*?</style>", " ", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", body))


def test_is_a_trainees_script_never_more_than_text_in_the_feedback(graded, copy_of):
    course = copy_of(*graded[1])
    generate_feedback(course, NAME)
    page = page_of(course, "siti")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_do_the_stock_commands_work_in_the_same_folder_whatever_stands_in_the_home(copy_of, tmp_path):
    course = copy_of("rina", "ani")
    (tmp_path / "rumah").mkdir()
    (tmp_path / "rumah" / "nbgrader_config.py").write_text(
        f"c = get_config()\nc.CourseDirectory.root = {str(tmp_path / 'lain')!r}\n"
    )
    home = {"JUPYTER_CONFIG_DIR": str(tmp_path / "rumah")}
    before = grades(course)
    nbgrader(course, "generate_assignment", NAME, "--force", **home)
    nbgrader(course, "autograde", NAME, "--force", **home)
    nbgrader(course, "generate_feedback", NAME, "--force", **home)
    after = grades(course)
    assert {cell: after[cell] for cell in after if cell[0] == "rina"} == {
        cell: before[cell] for cell in before if cell[0] == "rina"
    }
    assert "✓ Benar" in page_of(course, "rina")
    assert not (tmp_path / "lain").exists()


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_does_a_nbgrader_without_the_judge_give_every_check_cell_nothing(fresh, tmp_path):
    course = tmp_path / "kelas"
    shutil.copytree(fresh, course)
    solved = mini.with_sources(
        mini.released(course, NAME), **{CODE_ANSWER: mini.cell_named(SOURCE, CODE_ANSWER).source}
    )
    mini.submit(course, "siti", solved, mini.right_answers(KEY, "siti"), assignment=NAME)
    config = Config({"CourseDirectory": {"root": str(course), "course_id": "akademi"}})
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    outcome = api.autograde(NAME, "siti", force=True, create=True)
    assert outcome["success"], outcome
    assert set(mini.scores(course, "siti", NAME).values()) == {0}
    graded_copy = nbformat.read(course / "autograded" / "siti" / NAME / "latihan.ipynb", as_version=4)
    ran = mini.cell_named(graded_copy, CODE).outputs
    assert ran[0].data["text/plain"] == "0", "the cells did run"


def test_is_a_course_that_is_not_ready_refused_in_one_line(fresh, tmp_path):
    with pytest.raises(CourseError, match="bukan folder kursus"):
        grade(tmp_path, NAME)
    with pytest.raises(CourseError, match="belum dirilis"):
        grade(fresh, "99_tidak_ada")


def test_is_what_a_killed_run_left_behind_swept_up_a_day_later_and_no_sooner(copy_of, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "sementara"))
    old, new, other = (tmp_path / "sementara" / name for name in ("akademi-lama", "akademi-baru", "lain"))
    for folder in (old, new, other):
        folder.mkdir(parents=True)
    for folder in (old, other):
        os.utime(folder, (0, 0))
    grade(copy_of("ani"), NAME)
    assert [folder.exists() for folder in (old, new, other)] == [False, True, True]


def test_do_two_runs_never_write_to_one_assignment_at_once(copy_of, monkeypatch):
    import fcntl

    from akademi.grading import batch

    monkeypatch.setattr(batch, "LOCK_SECONDS", 0)
    course = copy_of("ani")
    grade(course, NAME)
    with open(course / ".akademi" / f"{NAME}.kunci-penilaian", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CourseError, match="sedang berjalan"):
            grade(course, NAME)
