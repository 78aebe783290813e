"""What happens to grades and to trainees' work when the course is updated in the middle of it?"""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell

from akademi.course.course import lay_out_course, release_assignment
from akademi.course.workspace import lay_out_workspace
from akademi.grading.batch import grade
from akademi.hub.bundle import write_released_notebooks
from tests import mini
from tests.hub_ops.test_backup import contents_of, gradebook_of, graded, hub  # noqa: F401 - fixtures

pytestmark = pytest.mark.cycle
NAME = mini.NAME


@pytest.fixture
def newer(mini_root, tmp_path, monkeypatch):
    """Return the course's code with a sentence more in lesson and exercise."""
    root = tmp_path / "kode"
    shutil.copytree(mini_root, root)
    for path in (root / "modules" / NAME).glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        notebook.cells.append(new_markdown_cell("Kalimat baru.", id="baru"))
        nbformat.write(notebook, path)
    monkeypatch.setenv("AKADEMI_SUMBER", str(root))
    return root


def test_do_points_and_comments_survive_an_update_and_a_new_release(hub, newer):  # noqa: F811
    course = hub / "kursus"
    before = contents_of(course)
    lay_out_course(course, newer)
    release_assignment(course, NAME)
    assert "Kalimat baru." in (course / "release" / NAME / "latihan.ipynb").read_text()
    after = contents_of(course)
    for table in ("grade", "comment", "submitted_assignment", "student"):
        assert after[table] == before[table], table

    # The release changed, so the submissions are graded anew; what a person gave stays.
    assert not any(result.failed for result in grade(course, NAME))
    with gradebook_of(course) as gradebook:
        assert gradebook.find_grade("mini_tulis", "latihan", NAME, "siti").manual_score == 1.0
        assert gradebook.find_comment("mini_tulis", "latihan", NAME, "siti").manual_comment == "Rapi."
        score = gradebook.find_submission(NAME, "siti").score
    assert score > 1.0


def test_does_a_workspace_keep_what_the_trainee_changed_and_get_the_new_version_beside_it(mini_root, newer, tmp_path):
    released, workspace = tmp_path / "rilis", tmp_path / "AkademiKemiskinan"
    released.mkdir()
    write_released_notebooks(mini_root, released)
    lay_out_workspace(workspace, released=released)
    exercise = workspace / NAME / "latihan.ipynb"
    notebook = nbformat.read(exercise, as_version=4)
    notebook.cells.append(new_markdown_cell("Catatan saya.", id="saya"))
    nbformat.write(notebook, exercise)
    (workspace / NAME / "jawaban.json").write_text("{}")

    write_released_notebooks(newer, released)
    report = lay_out_workspace(workspace, released=released)

    assert "Catatan saya." in exercise.read_text()
    assert (workspace / NAME / "jawaban.json").read_text() == "{}"
    assert report.beside == [f"{NAME}/latihan.versi-baru.ipynb"]
    assert "Kalimat baru." in (workspace / NAME / "materi.ipynb").read_text(), (
        "an untouched lesson is brought up to date"
    )


def test_does_nbgraders_own_upgrade_bring_an_older_gradebook_up_to_date_and_keep_a_copy(hub):  # noqa: F811
    """The gradebook is put back to what it was before nbgrader kept an id of a learning management system."""
    course = hub / "kursus"
    before = contents_of(course)
    with closing(sqlite3.connect(course / "gradebook.db")) as database:
        database.execute("ALTER TABLE student DROP COLUMN lms_user_id")
        database.execute("UPDATE alembic_version SET version_num = '167914646830'")
        # What came later, the table of courses, stays: its revision makes it only where it is missing.
        database.commit()
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "db", "upgrade"], capture_output=True, text=True, cwd=course, check=False
    )
    assert done.returncode == 0, done.stderr
    assert contents_of(course)["grade"] == before["grade"]
    with gradebook_of(course) as gradebook:
        assert {student.id for student in gradebook.students} == {"budi", "siti"}
        assert gradebook.students[0].lms_user_id is None
    kept = [path for path in course.glob("gradebook.db.*")]
    assert len(kept) == 1
