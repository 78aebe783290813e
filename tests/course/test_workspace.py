"""Does a second run bring updates and keep every file that the trainee changed?"""

import json
import shutil

import nbformat
import pytest

from akademi.course.course import lay_out_course
from akademi.course.release import release_notebook
from akademi.course.sources import SourceError, checkout, find_assignment, find_assignments
from akademi.course.workspace import lay_out_workspace
from akademi.grading.batch import CourseError
from tests import mini

EXERCISE = f"{mini.NAME}/latihan.ipynb"
READING = f"{mini.NAME}/materi.ipynb"


@pytest.fixture
def root(mini_root, tmp_path):
    """Return a course of one's own, to be changed."""
    shutil.copytree(mini_root, tmp_path / "kursus")
    return tmp_path / "kursus"


@pytest.fixture
def workspace(root, tmp_path):
    lay_out_workspace(tmp_path / "ruang", root)
    return tmp_path / "ruang"


def edit(path, text, cell=0):
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[cell].source += text
    nbformat.write(notebook, path)


def said(path):
    return [cell.source for cell in nbformat.read(path, as_version=4).cells]


def update_course(root, text=" Edisi baru."):
    for name in ("latihan.ipynb", "materi.ipynb"):
        edit(root / "modules" / mini.NAME / name, text)


def test_is_everything_laid_out_and_nothing_else(workspace):
    files = {path.relative_to(workspace).as_posix() for path in workspace.rglob("*") if path.is_file()}
    assert {name for name in files if not name.startswith(".")} == {"mulai.ipynb", EXERCISE, READING}


def test_does_the_release_hold_no_solution_and_no_key(workspace):
    for path in workspace.rglob("*.ipynb"):
        text = path.read_text()
        for secret in ("SOLUTION", "6 * 7", "Model jawaban rahasia", "kunci"):
            assert secret not in text, (path.name, secret)
    notebook = nbformat.read(workspace / EXERCISE, as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells)
    assert mini.cell_named(notebook, "mini_pilih").metadata.editable is False
    assert mini.cell_named(notebook, "mini_pilih").metadata.nbgrader.checksum


def test_is_the_workspaces_release_the_one_that_is_graded_against(mini_root, workspace, tmp_path):
    course = mini.make_course(tmp_path / "kelas", mini_root)
    assert nbformat.read(workspace / EXERCISE, as_version=4) == mini.released(course)


def test_does_a_second_run_change_nothing(root, workspace):
    before = {path: path.read_bytes() for path in workspace.rglob("*.ipynb")}
    report = lay_out_workspace(workspace, root)
    assert (report.kept, report.beside) == ([], [])
    assert {path: path.read_bytes() for path in workspace.rglob("*.ipynb")} == before


def test_is_an_unchanged_file_brought_up_to_date(root, workspace):
    update_course(root)
    report = lay_out_workspace(workspace, root)
    assert {EXERCISE, READING} <= set(report.written)
    assert "Edisi baru." in said(workspace / EXERCISE)[0]


def test_is_running_a_notebook_no_change(root, workspace):
    path = workspace / READING
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[1].outputs = [nbformat.v4.new_output("stream", text="2")]
    notebook.cells[1].execution_count = 1
    nbformat.write(notebook, path)
    update_course(root)
    assert READING in lay_out_workspace(workspace, root).written


def test_is_what_the_trainee_changed_kept_and_the_newer_version_put_beside_it_once(root, workspace):
    edit(workspace / EXERCISE, " Catatan saya.")
    mine = (workspace / EXERCISE).read_bytes()
    report = lay_out_workspace(workspace, root)
    assert (report.kept, report.beside) == ([EXERCISE], []), "there is no newer version yet"
    update_course(root)
    report = lay_out_workspace(workspace, root)
    assert (report.kept, report.beside) == ([EXERCISE], [f"{mini.NAME}/latihan.versi-baru.ipynb"])
    assert (workspace / EXERCISE).read_bytes() == mine
    assert "Edisi baru." in said(workspace / report.beside[0])[0]
    assert lay_out_workspace(workspace, root).beside == []


def test_is_a_newer_version_that_the_trainee_works_in_never_written_over(root, workspace):
    edit(workspace / EXERCISE, " Catatan saya.")
    update_course(root)
    (beside,) = lay_out_workspace(workspace, root).beside
    edit(workspace / beside, " Saya bekerja di sini.")
    mine = (workspace / beside).read_bytes()
    update_course(root, " Edisi ketiga.")
    (third,) = lay_out_workspace(workspace, root).beside
    assert third == f"{mini.NAME}/latihan.versi-baru-2.ipynb"
    assert (workspace / beside).read_bytes() == mine


def test_is_a_newer_version_that_nobody_touched_replaced(root, workspace):
    edit(workspace / EXERCISE, " Catatan saya.")
    for text in (" Edisi baru.", " Edisi ketiga."):
        update_course(root, text)
        assert lay_out_workspace(workspace, root).beside == [f"{mini.NAME}/latihan.versi-baru.ipynb"]
    assert "Edisi ketiga." in said(workspace / mini.NAME / "latihan.versi-baru.ipynb")[0]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", bytes(range(256))])
def test_is_a_file_that_cannot_be_read_never_written_over(root, workspace, content):
    (workspace / EXERCISE).write_bytes(content)
    update_course(root)
    report = lay_out_workspace(workspace, root)
    assert EXERCISE in report.kept
    assert (workspace / EXERCISE).read_bytes() == content


@pytest.mark.parametrize("content", [None, "", "[]", '{"berkas": 3}', '{"berkas": {"x": 1}}'])
def test_does_a_lost_list_cost_the_trainee_nothing(root, workspace, content):
    edit(workspace / EXERCISE, " Catatan saya.")
    mine = (workspace / EXERCISE).read_bytes()
    manifest = workspace / ".akademi" / "daftar.json"
    manifest.unlink() if content is None else manifest.write_text(content)
    update_course(root)
    lay_out_workspace(workspace, root)
    assert (workspace / EXERCISE).read_bytes() == mine
    assert json.loads(manifest.read_text())["berkas"][EXERCISE]


def test_are_answers_and_hand_ins_left_alone(root, workspace):
    kept = {f"{mini.NAME}/jawaban.json": "{}", "serahan/x.zip": "x", "profil.json": "{}", "catatan saya.ipynb": "x"}
    for name, content in kept.items():
        (workspace / name).parent.mkdir(exist_ok=True)
        (workspace / name).write_text(content)
    update_course(root)
    lay_out_workspace(workspace, root)
    assert {name: (workspace / name).read_text() for name in kept} == kept


def test_does_a_deleted_file_come_back(root, workspace):
    (workspace / EXERCISE).unlink()
    assert EXERCISE in lay_out_workspace(workspace, root).written


def test_is_a_folder_that_cannot_be_written_an_error(root, tmp_path):
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(OSError, match="berkas"):
        lay_out_workspace(tmp_path / "berkas", root)


def test_is_no_half_notebook_left_when_the_disk_is_full(root, workspace, monkeypatch):
    update_course(root)
    before = (workspace / EXERCISE).read_bytes()
    monkeypatch.setattr("os.replace", lambda *_a: (_ for _ in ()).throw(OSError(28, "penuh")))
    with pytest.raises(OSError, match="penuh"):
        lay_out_workspace(workspace, root)
    assert (workspace / EXERCISE).read_bytes() == before
    assert not list(workspace.rglob("*.tmp"))


# ---------------------------------------------------------------------- course folder and sources


def test_is_a_course_folder_what_nbgrader_expects(root, tmp_path):
    assert lay_out_course(tmp_path / "kelas", root) == [mini.NAME]
    source = tmp_path / "kelas" / "source" / mini.NAME
    assert sorted(path.name for path in source.iterdir()) == ["kunci.py", "latihan.ipynb"]
    assert (tmp_path / "kelas" / "nbgrader_config.py").is_file()


def test_does_one_module_without_a_key_keep_the_others_from_being_laid_out(root, tmp_path):
    shutil.copytree(root / "modules" / mini.NAME, root / "modules" / "00_setengah")
    (root / "modules" / "00_setengah" / "kunci.py").unlink()
    assert lay_out_course(tmp_path / "kelas", root) == ["00_setengah", mini.NAME]
    assert (tmp_path / "kelas" / "source" / mini.NAME / "kunci.py").is_file()


def test_is_a_course_folder_inside_the_checkout_refused(root):
    for folder in (root, root / "kelas", root / "modules" / ".." / "kelas"):
        with pytest.raises(CourseError, match="jangan di dalam"):
            lay_out_course(folder, root)
    assert not (root / "kelas").exists()


def test_does_laying_out_again_update_the_source_and_keep_all_that_is_the_instructors(root, tmp_path):
    course = tmp_path / "kelas"
    lay_out_course(course, root)
    mine = {"submitted/siti/x.txt": "x", "gradebook.db": "db", "pengajar_config.py": "c = get_config()"}
    for name, content in mine.items():
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (course / name).write_text(content)
    update_course(root)
    lay_out_course(course, root)
    assert {name: (course / name).read_text() for name in mine} == mine
    assert "Edisi baru." in said(course / "source" / mini.NAME / "latihan.ipynb")[0]


def test_is_a_configuration_that_the_instructor_changed_kept_under_another_name(root, tmp_path):
    course = tmp_path / "kelas"
    lay_out_course(course, root)
    lay_out_course(course, root)
    assert not list(course.glob("*.lama*"))
    for number in (1, 2):
        (course / "nbgrader_config.py").write_text(f"# milik saya {number}")
        lay_out_course(course, root)
        assert (course / f"nbgrader_config.lama-{number}.py").read_text() == f"# milik saya {number}"
    assert "Judge" in (course / "nbgrader_config.py").read_text()


def test_do_the_instructors_own_settings_win(mini_root, tmp_path):
    from akademi.grading.batch import open_course

    lay_out_course(tmp_path / "kelas", mini_root)
    (tmp_path / "kelas" / "pengajar_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'kelas-a'\n"
    )
    api = open_course(tmp_path / "kelas")
    assert api.coursedir.course_id == "kelas-a"
    assert api.coursedir.root == str((tmp_path / "kelas").resolve())


def test_is_an_assignment_found_by_name_or_beginning(mini_root):
    assert find_assignment("01", mini_root) == find_assignment(mini.NAME, mini_root)
    for name in ("99", ""):
        if name:
            with pytest.raises(ValueError, match=mini.NAME):
                find_assignment(name, mini_root)


def test_do_cases_come_after_the_modules(root):
    shutil.copytree(root / "modules" / mini.NAME, root / "case_studies" / "probolinggo")
    shutil.copytree(root / "modules" / mini.NAME, root / "modules" / "02_lain")
    (root / "modules" / "catatan.txt").write_text("x")
    assert [a.name for a in find_assignments(root)] == [mini.NAME, "02_lain", "kasus_probolinggo"]


def test_is_a_missing_checkout_named(tmp_path, monkeypatch):
    monkeypatch.setenv("AKADEMI_SUMBER", str(tmp_path))
    with pytest.raises(SourceError, match="AKADEMI_SUMBER"):
        checkout()


def test_is_the_source_never_changed_by_releasing_it(mini_root):
    path = mini_root / "modules" / mini.NAME / "latihan.ipynb"
    before = path.read_bytes()
    release_notebook(path)
    assert path.read_bytes() == before
