"""Does a gradebook on a PostgreSQL server come back from a backup?"""

import shutil
import tarfile

import pytest
from nbgrader.api import Gradebook
from sqlalchemy import create_engine

from akademi.hub.backup import back_up, restore
from akademi.hub.places import HubError
from tests import mini
from tests.grading.test_postgresql import gradebook_of, keep_grades_in, make_database, server  # noqa: F401 - fixtures
from tests.hub_ops.test_backup import rows

pytestmark = [pytest.mark.cycle, pytest.mark.xdist_group("postgresql")]


@pytest.fixture
def course(server, mini_root, tmp_path):  # noqa: F811
    if shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not installed (apt-get install postgresql-client)")
    name = f"cadangan_{tmp_path.name.lower().replace('-', '_')}"[:60]
    make_database(server, name)
    folder = tmp_path / "kursus"
    folder.mkdir()
    keep_grades_in(folder, server, name)
    mini.make_course(folder, mini_root)
    with gradebook_of(folder) as gradebook:
        gradebook.update_or_create_student("siti", first_name="Siti", last_name="Rahmawati")
        gradebook.add_submission(mini.NAME, "siti")
    return folder


def read(address):
    engine = create_engine(address)
    try:
        return rows(engine)
    finally:
        engine.dispose()


def test_does_a_destroyed_database_come_back_with_the_same_rows(course, tmp_path):
    with gradebook_of(course) as gradebook:
        address = gradebook.engine.url.render_as_string(hide_password=False)
    before = read(address)
    assert any("Rahmawati" in row for row in before["student"])
    assert back_up(course, tmp_path / "c.tar.gz").database == "postgresql"
    with tarfile.open(tmp_path / "c.tar.gz") as archive:
        assert "gradebook.pgdump" in archive.getnames()

    shutil.rmtree(course)
    with Gradebook(address) as gradebook:
        gradebook.remove_student("siti")
    with pytest.raises(HubError, match="--replace-database"):
        restore(tmp_path / "c.tar.gz", course)
    assert not course.exists()

    restore(tmp_path / "c.tar.gz", course, replace_database=True)
    assert read(address) == before
    assert not (course / "gradebook.db").exists()
