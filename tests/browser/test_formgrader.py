"""Does an instructor grade written answers in nbgrader's own formgrader, in a real browser, after our grader ran?"""

import os
import re
import signal
import subprocess
import sys

import nbformat
import pytest
from nbgrader.api import Gradebook

from akademi.course.course import generate_feedback
from akademi.course.sources import find_assignment
from akademi.grading.batch import DONE, WAITING, grade
from akademi.grading.judge import load_key
from tests import mini
from tests.browser.laboratory import PATIENCE_MS
from tests.mini import isolated  # noqa: F401 - fixture
from tests.ports import free_port

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ASSIGNMENT = find_assignment("03")
NAME = ASSIGNMENT.name
KEY = load_key(ASSIGNMENT.key)
WRITTEN = next(name for name, item in KEY.items.items() if item.kind == "written")
LETTER = "Kepada Bupati.\n\nDugaan kami: **ambang**. <script>document.title = 'terbobol'</script><img src=x onerror=\"document.title='terbobol'\">"
CODE = "from IPython.display import HTML, display\ndisplay(HTML('<script>document.title = \"terbobol\"</script>halo'))"
STUDENTS = [f"peserta-{number:02d}" for number in range(1, 7)]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A class of six graded by two workers: two wrote a letter, one wrote code as well."""
    folder = mini.make_course(tmp_path_factory.mktemp("formgrader") / "kelas", mini.ROOT, NAME)
    release = mini.released(folder, NAME)
    source = nbformat.read(ASSIGNMENT.exercise, as_version=4)
    code = next(
        cell.metadata.nbgrader.grade_id
        for cell in source.cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")
    )
    for student in STUDENTS:
        texts = {WRITTEN: LETTER} if student in STUDENTS[:2] else {}
        if student == STUDENTS[0]:
            texts[code] = mini.cell_named(source, code).source + "\n" + CODE
        handed_in = mini.with_sources(release, **texts)
        mini.submit(folder, student, handed_in, mini.right_answers(KEY, student), assignment=NAME)
    results = {result.student: result.status for result in grade(folder, NAME, workers=2)}
    assert results == {student: WAITING if student in STUDENTS[:2] else DONE for student in STUDENTS}
    return folder


@pytest.fixture(scope="module")
def formgrader(course, tmp_path_factory):
    """``akademi formgrader`` as an instructor starts it; yields its address and token."""
    port, home = free_port(), tmp_path_factory.mktemp("rumah-pengajar")
    command = [
        sys.executable,
        "-m",
        "akademi",
        "formgrader",
        "--no-browser",
        "--course",
        str(course),
        "--port",
        str(port),
    ]
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "NBGRADER", "IPYTHON"))
    }
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=kept | {"HOME": str(home)}, cwd=home
    )
    try:
        said = ""
        while not (found := re.search(r"(http://127\.0\.0\.1:\d+)/\S*token=(\w+)", said)):
            line = process.stdout.readline()
            assert line, f"the formgrader ended at once:\n{said}"
            said += line
        yield found[1], found[2]
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def open_when_it_answers(page, address):
    for _ in range(120):
        try:
            page.goto(address)
            return
        except Exception:  # Playwright's own, while the server is still starting
            page.wait_for_timeout(250)
    raise AssertionError(f"nothing answers at {address}")


def manual_score(course, student):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "akademi") as gradebook:
        grade_ = gradebook.find_grade(WRITTEN, "latihan", NAME, student)
        return grade_.manual_score, grade_.needs_manual_grade


def test_is_a_written_answer_graded_in_the_browser_and_the_page_right(browser, formgrader, course):
    address, token = formgrader
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    open_when_it_answers(page, f"{address}/login?next=%2Fformgrader%2Fgradebook%2F{NAME}%2Flatihan&token={token}")
    page.wait_for_selector("table a[href*='submissions/']")
    # nbgrader hides names: one row a submission. Those that wait for a person say so.
    assert page.locator("table tbody tr").count() == len(STUDENTS)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "akademi") as gradebook:
        wanted = {s: gradebook.find_submission_notebook("latihan", NAME, s).id for s in STUDENTS[:2]}
    for student, submission in wanted.items():
        page.goto(f"{address}/formgrader/submissions/{submission}")
        page.wait_for_load_state("networkidle")  # the scores come after the page, and a score typed before is lost
        shown = page.locator("body").inner_text()
        assert "Dugaan kami: ambang" in shown
        assert "Benar" in shown  # the judge's words on the automatic items
        score = page.locator(f"input.score#{WRITTEN}")
        with page.expect_response(
            lambda answer: "/api/grade/" in answer.url and answer.request.method == "PUT"
        ) as saved:
            score.fill("5" if student == STUDENTS[0] else "3")
            score.press("Tab")
        assert saved.value.ok
        # What the trainee's script would have done, had it run.
        assert "terbobol" not in page.title()
    assert manual_score(course, STUDENTS[0]) == (5, False)
    assert manual_score(course, STUDENTS[1]) == (3, False)
    pages = generate_feedback(course, NAME)
    assert pages == [(student, "") for student in STUDENTS]
    feedback = context.new_page()
    feedback.goto((course / "feedback" / STUDENTS[0] / NAME / "latihan.html").as_uri())
    text = feedback.locator("body").inner_text()
    automatic = sum(item.points for item in KEY.items.values() if item.kind != "written")
    whole = automatic + KEY.items[WRITTEN].points
    assert f"{automatic + 5:g} dari {whole:g}" in text
    assert "Dugaan kami: ambang" in text
    assert "terbobol" not in feedback.title()
    feedback.goto((course / "feedback" / STUDENTS[2] / NAME / "latihan.html").as_uri())
    blank = feedback.locator("body").inner_text()
    assert "Belum dijawab" in blank
    assert "No response" not in blank  # nbgrader's English word for it
    context.close()
