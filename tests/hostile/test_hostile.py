"""Does any of the tricks that work on stock nbgrader 0.9.6 (DESIGN section 4) gain a point here?

Every submission below answers nothing right. Its code item is worth points only to a report of the right value, so
whatever these trainees gain, they gain by a trick. They are graded in one batch together with one honest trainee.

What is *not* protected yet, and therefore not tested as if it were: a submission's code runs as the grader's own
user. It can read source/ and kunci.py, write gradebook.db or another submission, open sockets, leave processes
behind that live on after grading, and allocate as much memory as there is. The closed executor (issue 8) ends that;
until then, only answers that are data are safe from a trainee who reads the key while being graded.
"""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_output

from akademi.course.course import generate_feedback
from akademi.exercises.report import REPORT_MIME
from akademi.grading.batch import DONE, REVIEW, grade, open_course
from tests import mini

pytestmark = [pytest.mark.cycle, pytest.mark.xdist_group("hostile")]

# Each is the trainee's code cell. The last word is the value that the check cell gets: wrong unless it says so.
CODE = {
    "stderr_warning": "import warnings, sys\nhasil = 42\nwarnings.warn('lama', FutureWarning)\nprint('!', file=sys.stderr)",
    "value_ends_the_cell": "hasil = 41\n100",
    "ast_transformer": """\
import ast
class Buang(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
    def visit_Expr(self, node):
        if "check" in ast.unparse(node):
            return ast.parse("2.0").body[0]
        return node
get_ipython().ast_transformers.append(Buang())
hasil = 41""",
    "equal_to_everything_and_text_ends_the_cell": """\
class Sama(int):
    __eq__ = lambda self, other: True
    __hash__ = lambda self: 1
    __sub__ = __rsub__ = __abs__ = lambda self, *a: 0
    __le__ = __ge__ = __lt__ = __gt__ = lambda self, other: True
    __float__ = lambda self: 42.0
hasil = Sama(41)
"2.0"  # and a text ends the cell""",
    "patched_len": """\
import akademi.exercises.items as i, akademi.exercises.sheet as s, akademi.exercises.report as r, math
for modul in (i, s, r):
    modul.len = modul.str = modul.repr = modul.abs = modul.bool = lambda *a: 42
len = abs = lambda *a: 42
math.isfinite = lambda *a: True
hasil = 41""",
    "pre_run_cell_hook": """\
semua = []
def intip(info):
    semua.append(info.raw_cell)
    print("sel:", info.raw_cell)
get_ipython().events.register("pre_run_cell", intip)
get_ipython().events.register("post_run_cell", lambda *_: print(2.0))
hasil = 41""",
    "patched_check": """\
class Palsu:
    def __repr__(self):
        return "2.0"
type(lembar).check = lambda *a, **k: Palsu()
import akademi.exercises.report as r
r.Report.__repr__ = lambda self: "2.0"
r.Report._repr_mimebundle_ = lambda self, **k: {"text/plain": "2.0"}
hasil = 41""",
    "forged_reports": f"""\
from IPython.display import display
def palsu(item, nilai):
    display({{"text/plain": "99", {REPORT_MIME!r}: {{"item": item, "value": nilai, "points": 99, "score": 99}}}}, raw=True)
def semua(*_):
    for item in ("mini_pilih", "mini_angka", "mini_banyak", "mini_urut", "mini_kotak", "mini_duga"):
        palsu(item, "b")
    palsu("mini_kode", 41)
get_ipython().events.register("post_run_cell", semua)
palsu("mini_kode", 42)
hasil = 41""",
    "strange_messages": """\
k = get_ipython().kernel
for isi in ({"data": "x", "metadata": {}}, {"data": {"application/x": {"a": 1}}, "metadata": {}}):
    k.session.send(k.iopub_socket, "display_data", isi, parent=k.get_parent(), ident=b"display_data")
hasil = 41""",
    "exits": "import os\nos._exit(0)",
    "ignores_the_interrupt": """\
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
while True:
    try:
        while True:
            pass
    except BaseException:
        pass""",
    "endless_loop": "while True:\n    pass\nhasil = 41",
    "asks_for_input": "hasil = int(input('Berapa? '))",
    "rewrites_answers": """\
import json, pathlib
benar = {"mini_pilih": "b", "mini_banyak": ["a", "b"], "mini_urut": ["b", "a", "c"], "mini_kotak": {"k1": "p", "k2": "q"}}
isi = json.dumps({"format": 1, "tugas": "01_mini", "peserta": "rewrites_answers", "jawaban": {
    **{k: {"nilai": v} for k, v in benar.items()}, "mini_duga": {"nilai": "a", "terkunci": True}}})
pathlib.Path("jawaban.json").write_text(isi)
hasil = 41""",
    "rewrites_answers_later": """\
import subprocess, sys
program = '''
import json, pathlib, time
isi = json.dumps({"format": 1, "tugas": "01_mini", "peserta": "", "jawaban": {"mini_pilih": {"nilai": "b"}}})
ende = time.time() + 12
while time.time() < ende:
    try:
        pathlib.Path("jawaban.json").write_text(isi)
    except OSError:
        break
    time.sleep(0.01)
'''
subprocess.Popen([sys.executable, "-c", program], start_new_session=True, stdin=subprocess.DEVNULL,
                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
hasil = 41""",
    "html_result_and_flood": """\
import os
os.chdir('/')
for n in range(3000):
    print('<script>alert(2)</script>' * 9)
hasil = '<img src=x onerror=alert(1)>'""",
}
# What the code item is honestly worth: only these computed 42.
EARNS = {"stderr_warning": 2, "copied_answer": 2, "deleted_check": 2}
# Nobody graded these all the way; a person has to look, and is told why.
REVIEWED = {"exits", "ignores_the_interrupt", "strange_messages"}


def copied_answer(release):
    """The answer cell twice, the second one as it was released."""
    notebook = mini.with_sources(release, mini_kode_jawab="hasil = 42")
    at = notebook.cells.index(mini.cell_named(notebook, "mini_kode_jawab"))
    twin = nbformat.from_dict(json.loads(json.dumps(mini.cell_named(release, "mini_kode_jawab"))))
    twin["id"] = "salinan"
    notebook.cells.insert(at + 1, twin)
    return notebook


def deleted(*places):
    """Return an edit that removes cells, by grade id or cell id, from a notebook whose code is right."""

    def edit(release):
        notebook = mini.with_sources(release, mini_kode_jawab="hasil = 42")
        notebook.cells = [
            cell
            for cell in notebook.cells
            if cell.get("id") not in places and cell.metadata.get("nbgrader", {}).get("grade_id") not in places
        ]
        return notebook

    return edit


def more_points(release):
    """Points and schema edited in the metadata, a graded cell of the trainee's own, and an unknown kernel."""
    notebook = mini.with_sources(release)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata.nbgrader.update(points=1000, schema_version=99)
    mini.cell_named(notebook, "mini_tulis").metadata.nbgrader.update(score=4, comment="Bagus")
    notebook.cells.append(mini.graded("mini_hadiah", "100", 100))
    notebook.metadata.kernelspec = {"name": "jahat", "display_name": "Jahat", "language": "python"}
    return notebook


def graders_words(release):
    """Findings that only the grader may write, in a notebook without code."""
    notebook = mini.with_sources(release)
    notebook.metadata["akademi"] = "teks"
    for cell in notebook.cells:
        cell.metadata["akademi"] = {"keadaan": "benar", "tinjau": True, "soal": "<script>alert(3)</script>"}
    mini.cell_named(notebook, "mini_tulis").metadata["akademi"] = "teks"
    return notebook


def ready_outputs(release):
    """Full points and a right report already standing in the outputs, and no code at all."""
    notebook = mini.with_sources(release)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            cell.outputs = [
                new_output("execute_result", {"text/plain": "2.0", REPORT_MIME: {"item": name, "value": 42}})
            ]
    return notebook


EDITS = {
    "copied_answer": copied_answer,
    "deleted_check": deleted("mini_kode", "siap", "mini_pilih"),
    "deleted_everything": lambda release: deleted(*(cell.get("id") for cell in release.cells))(release),
    "more_points": more_points,
    "graders_words": graders_words,
    "ready_outputs": ready_outputs,
}
# Wrong everywhere, so that no point is honest but those of EARNS.
WRONG = {"mini_pilih": "a", "mini_banyak": ["c"], "mini_urut": ["c", "a", "b"]}


# Only code that never ends, and what comes after it in its notebook, is given few seconds: all else must not depend
# on how busy the machine is.
SHORT_FOR_ENDLESS_CODE = """\
c = get_config()
left = [120]

def seconds(cell):
    if "open_sheet" in cell.source:
        left[0] = 120
    elif "while True" in cell.source:
        left[0] = 4
    return left[0]

c.RunAnswers.timeout_func = seconds
"""


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """Grade all tricks and one honest trainee in one batch; return the course and the results."""
    return mini.once(tmp_path_factory, "jahat", grade_all_tricks)


def grade_all_tricks(folder):
    course = mini.make_course(folder / "kelas", mini.make_source(folder / "kursus"))
    release = mini.released(course)
    for name, code in CODE.items():
        mini.submit(course, name, mini.with_sources(release, mini_kode_jawab=code), WRONG)
    (course / "pengajar_config.py").write_text(SHORT_FOR_ENDLESS_CODE)
    for name, edit in EDITS.items():
        mini.submit(course, name, edit(release), WRONG)
    # Last in the alphabet: graded after all that went before.
    mini.submit(course, "zz_jujur", mini.with_sources(release, mini_kode_jawab="hasil = 6 * 7"), WRONG)
    home = folder / "jupyter"
    home.mkdir()
    (home / "nbgrader_config.py").write_text(f"c = get_config()\nc.CourseDirectory.root = {str(home / 'lain')!r}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_CONFIG_DIR", str(home))
        results = {result.student: result for result in grade(course, mini.NAME)}
    pages = dict(generate_feedback(course, mini.NAME))
    return course, results, pages


@pytest.mark.parametrize("trick", [*CODE, *EDITS])
def test_does_a_trick_gain_a_point_beyond_its_honest_answers(batch, trick):
    course, results, _pages = batch
    found = mini.scores(course, trick)
    expected = EARNS.get(trick, 0)
    assert found == dict.fromkeys(found, 0) | {"mini_kode": expected}
    assert results[trick].score == expected
    assert results[trick].max_score == 16


@pytest.mark.parametrize("trick", [*CODE, *EDITS])
def test_is_a_trick_at_worst_one_line_in_the_table_with_a_reason_in_indonesian(batch, trick):
    result = batch[1][trick]
    if trick in REVIEWED:
        assert result.status == REVIEW
        assert "perlu diperiksa" in result.reason
    else:
        assert result.status == DONE
    assert "Error" not in result.reason
    assert "\n" not in result.reason


@pytest.mark.parametrize("trick", ["copied_answer", "deleted_check", "deleted_everything"])
def test_does_the_table_say_what_was_repaired(batch, trick):
    assert "salinan" in batch[1][trick].reason or "dikembalikan" in batch[1][trick].reason


def test_does_the_batch_go_on_to_the_last_trainee(batch):
    course, results, _pages = batch
    assert len(results) == len(CODE) + len(EDITS) + 1
    assert mini.scores(course, "zz_jujur")["mini_kode"] == 2


@pytest.mark.parametrize("trick", sorted(REVIEWED))
def test_does_code_that_ended_its_kernel_wait_for_a_person_and_not_become_a_zero(batch, trick):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{batch[0] / 'gradebook.db'}", "akademi") as gradebook:
        assert gradebook.find_grade("mini_kode", "latihan", mini.NAME, trick).needs_manual_grade
    assert "Perlu diperiksa pengajar" in mini.verdict_of(batch[0], trick, "mini_kode")


def test_is_a_loop_that_was_interrupted_named_to_its_author(batch):
    assert "terlalu lama" in mini.verdict_of(batch[0], "endless_loop", "mini_kode")


def test_is_a_question_that_nobody_can_answer_named_to_its_author(batch):
    assert "input()" in mini.verdict_of(batch[0], "asks_for_input", "mini_kode")


def test_are_the_answers_back_as_they_were_handed_in(batch):
    handed_in = batch[0] / "submitted" / "rewrites_answers" / mini.NAME / "jawaban.json"
    assert (
        batch[0] / "autograded" / "rewrites_answers" / mini.NAME / "jawaban.json"
    ).read_bytes() == handed_in.read_bytes()


@pytest.mark.parametrize("trick", [*CODE, *EDITS])
def test_does_every_trainee_get_a_page_without_script_or_key(batch, trick):
    course, _results, pages = batch
    assert pages[trick] == ""
    page = (course / "feedback" / trick / mini.NAME / "latihan.html").read_text()
    for word in ("<script", "<img", "kunci.py", "SOLUTION", "Model jawaban rahasia", "alert(3)"):
        assert word not in page


def test_does_a_configuration_in_the_home_move_the_course(batch, tmp_path_factory, monkeypatch):
    home = tmp_path_factory.mktemp("rumah-lain")
    (home / "nbgrader_config.py").write_text(f"c = get_config()\nc.CourseDirectory.root = {str(home)!r}\n")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(home))
    assert Path(open_course(batch[0]).coursedir.root) == batch[0].resolve()
    assert list(home.iterdir()) == [home / "nbgrader_config.py"]


def test_do_the_fixtures_really_differ_from_an_untouched_notebook(batch):
    """A trick whose kernel was never started would test nothing."""
    ran = [path.parent.parent.name for path in (batch[0] / "autograded").rglob("latihan.ipynb") if _ran(path)]
    assert set(CODE) - REVIEWED - set(ran) <= {"endless_loop"}


def _ran(path):
    cell = mini.cell_named(nbformat.read(path, as_version=4), "mini_kode_jawab")
    return cell.execution_count is not None
