"""For every assignment of the course: is the solution worth everything, the release nothing, and each mistake its message?"""

import ast
import contextlib
import io
import json
import re
import zipfile

import nbformat
import pytest
from nbformat.v4 import new_output
from nbgrader import utils

from akademi.course.release import release_notebook
from akademi.course.sources import find_assignments
from akademi.exercises.report import REPORT_MIME
from akademi.grading.definitions import read_definition
from akademi.grading.judge import judge_notebook, load_key, verdict_html
from tests import mini

STUDENT = "siti"


def _keys():
    """Return the keys that load; one that does not is one failing test, not the end of all of them."""
    keys = {}
    for assignment in find_assignments():
        with contextlib.suppress(ValueError):
            keys[assignment.name] = load_key(assignment.key)
    return keys


KEYS = _keys()
ASSIGNMENTS = {assignment.name: assignment for assignment in find_assignments() if assignment.name in KEYS}
MISTAKES = [
    pytest.param(name, item, mistake, id=f"{item}-{mistake.name}")
    for name, key in KEYS.items()
    for item, item_key in key.items.items()
    for mistake in item_key.mistakes
]


@pytest.fixture(scope="module", params=ASSIGNMENTS)
def assignment(request):
    return ASSIGNMENTS[request.param]


@pytest.fixture(scope="module")
def releases():
    return {name: release_notebook(assignment.exercise) for name, assignment in ASSIGNMENTS.items()}


def judge(name, releases, folder, answers, reported=None, student=STUDENT):
    """Judge a release with these answers, and with values as code would have reported them."""
    notebook = mini.with_sources(releases[name])
    for item, value in (reported or {}).items():
        report = {"text/plain": "0", REPORT_MIME: {"item": item, "value": value, "text": ""}}
        mini.cell_named(notebook, item).outputs = [new_output("execute_result", report)]
    sheet = {"format": 1, "tugas": name, "peserta": student, "jawaban": answers}
    (folder / "jawaban.json").write_text(json.dumps(sheet))
    return judge_notebook(notebook, KEYS[name], student, folder)


def run_solution(assignment):
    """Run the solution as grading would run it and return what its check cells report."""
    room, reported = {}, {}
    for cell in nbformat.read(assignment.exercise, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        definition = read_definition(cell.source) if utils.is_grade(cell) else None
        if definition is None:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(cell.source, room)
        elif definition.method == "check":
            report = eval(ast.unparse(ast.parse(cell.source).body[-1]), room)
            reported[report.item] = report.value
    return reported


@pytest.mark.parametrize("folder", find_assignments(), ids=lambda assignment: assignment.name)
def test_has_every_assignment_a_key_that_loads(folder):
    assert load_key(folder.key).assignment == folder.name


def test_is_the_solution_worth_all_automatic_points(assignment, releases, tmp_path, monkeypatch):
    key = KEYS[assignment.name]
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    monkeypatch.chdir(tmp_path)
    for student in ("siti", "budi", "ani"):
        monkeypatch.setenv("AKADEMI_PESERTA", student)
        answers = mini.right_answers(key, student)
        verdicts = judge(assignment.name, releases, tmp_path, answers, run_solution(assignment), student)
        assert {name: v.message for name, v in verdicts.items() if v.state != "benar"} == {}
        automatic = sum(item.points for item in key.items.values() if item.kind != "written")
        assert sum(v.points for v in verdicts.values()) == automatic


def test_does_a_trainee_who_writes_no_code_reach_all_automatic_points(assignment, releases, tmp_path):
    verdicts = judge(assignment.name, releases, tmp_path, mini.right_answers(KEYS[assignment.name], STUDENT))
    assert {verdict.state for verdict in verdicts.values()} == {"benar"}


def test_is_the_untouched_release_worth_nothing(assignment, releases, tmp_path):
    verdicts = judge(assignment.name, releases, tmp_path, {})
    assert {(verdict.points, verdict.state) for verdict in verdicts.values()} == {(0.0, "kosong")}


@pytest.mark.parametrize(("name", "item", "mistake"), MISTAKES)
def test_does_a_named_mistake_lose_points_and_get_its_own_message(name, item, mistake, releases, tmp_path):
    key = KEYS[name]
    numbers = key.numbers(item, STUDENT)
    answer = mistake.sample(numbers)
    answers = mini.right_answers(key, STUDENT)
    if key.items[item].kind == "code":
        # The twin without code would earn this item all the same.
        answers.pop(key.items[item].twin, None)
        verdict = judge(name, releases, tmp_path, answers, {item: answer})[item]
    else:
        answers[item] = {"nilai": answer, "terkunci": True} | ({"angka": numbers} if numbers else {})
        verdict = judge(name, releases, tmp_path, answers)[item]
    assert verdict.points < verdict.max_points
    assert (verdict.mistake, verdict.message) == (mistake.name, mistake.says)
    assert verdict.message in re.sub("&.*?;", "", verdict_html(verdict)) or "&" in verdict_html(verdict)


def test_do_messages_tell_mistakes_apart_and_never_the_answer(assignment):
    key = KEYS[assignment.name]
    cells = {
        cell.metadata.nbgrader.grade_id: cell
        for cell in nbformat.read(assignment.exercise, 4).cells
        if utils.is_grade(cell)
    }
    for name, item in key.items.items():
        says = [mistake.says for mistake in item.mistakes]
        assert len(set(says)) == len(says), f"{name}: two mistakes say the same"
        if item.kind in {"written", "predict", "simulate"}:
            continue
        definition = read_definition(cells[name].source).item
        for student in ("siti", "budi", "ani"):
            secret = definition.text(definition.clean(item.solution(key.numbers(name, student))))
            for sentence in [*says, item.hint]:
                assert not re.search(rf"(?<![\w,.]){re.escape(secret)}(?![\w,])", sentence), (name, secret, sentence)


def solution_texts(assignment):
    """Return the lines between the solution's marks and of the model answers, as far as no question says them too."""
    texts, said = [], ""
    for cell in nbformat.read(assignment.exercise, as_version=4).cells:
        if utils.is_solution(cell):
            inside = re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", cell.source, flags=re.DOTALL)
            texts += inside if cell.cell_type == "code" else [cell.source]
        else:
            said += cell.source
    lines = {line.strip() for text in texts for line in text.splitlines() if len(line.strip()) > 12}
    assert lines, "a test that looks for nothing would find nothing"
    return {line for line in lines if line not in said}


def key_texts(assignment):
    """Return every sentence of the key."""
    key = KEYS[assignment.name]
    sentences = set()
    for item in key.items.values():
        sentences |= {item.right, item.hint, *(mistake.says for mistake in item.mistakes)}
    return {sentence for sentence in sentences if len(sentence) > 12}


def assert_no_secret(text, assignment, but=()):
    assert "kunci.py" not in text
    assert "KUNCI" not in text
    assert "SOLUTION" not in text
    for secret in solution_texts(assignment) | (key_texts(assignment) - set(but)):
        escaped = json.dumps(secret, ensure_ascii=False)[1:-1]
        assert secret not in text, secret
        assert escaped not in text, secret


@pytest.mark.cycle
def test_does_a_release_hold_no_answer_zipped_or_not(assignment, tmp_path):
    course = mini.make_course(tmp_path / "kelas", mini.ROOT, assignment.name)
    folder = course / "release" / assignment.name
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.name for path in files} <= {"latihan.ipynb", "materi.ipynb", "kasus.ipynb"}
    assert (folder / "latihan.ipynb") in files
    packed = tmp_path / "rilis.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in files:
            archive.write(path, path.relative_to(folder))
    with zipfile.ZipFile(packed) as archive:
        for name in archive.namelist():
            assert_no_secret(archive.read(name).decode(), assignment)
    notebook = mini.released(course, assignment.name)
    assert all(not cell.get("outputs") for cell in notebook.cells)
