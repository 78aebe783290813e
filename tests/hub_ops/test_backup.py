"""Does a course come back from its backup, whatever happened while it was made?"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from akademi.grading.batch import DONE, WAITING, grade, open_course
from akademi.grading.judge import load_key
from akademi.hub.attempts import Attempt, Record
from akademi.hub.backup import MANIFEST, back_up, restore
from akademi.hub.places import HubError
from tests import mini

pytestmark = pytest.mark.cycle
NAME = mini.NAME


@pytest.fixture(scope="module")
def graded(mini_root, tmp_path_factory):
    """Return a hub's folder: a course with two graded trainees, one of them by hand, and an exchange."""
    place = tmp_path_factory.mktemp("hub")
    course = mini.make_course(place / "kursus", mini_root)
    exchange = place / "pertukaran"
    (course / "hub_config.py").write_text(
        f"c = get_config()\nc.CourseDirectory.course_id = 'akademi'\nc.Exchange.root = {str(exchange)!r}\n"
    )
    key = load_key(course / "source" / NAME / "kunci.py")
    for student in ("budi", "siti"):
        answers = mini.right_answers(key, student) if student == "siti" else {}
        mini.submit(course, student, mini.released(course), answers)
    assert {result.status for result in grade(course, NAME)} <= {DONE, WAITING}
    with gradebook_of(course) as gradebook:
        entry = gradebook.find_grade("mini_tulis", "latihan", NAME, "siti")
        entry.manual_score, entry.needs_manual_grade = 1.0, False
        gradebook.find_comment("mini_tulis", "latihan", NAME, "siti").manual_comment = "Rapi."
        gradebook.db.commit()
    for name in ("inbound", "outbound", "feedback"):
        (exchange / "akademi" / name).mkdir(parents=True)
    (exchange / "akademi" / "inbound").chmod(0o733)
    waiting = exchange / "akademi" / "inbound" / f"siti+{NAME}+2026-11-25 03:00:00.000000 UTC+abc"
    waiting.mkdir()
    (waiting / "latihan.ipynb").write_text("{}")
    waiting.chmod(0o777)
    Record(course).add(Attempt("budi+x+y+z", "budi", NAME, "2026-11-25", "2026-11-25T03:00:00+00:00", "dinilai", 2.0))
    return place


@pytest.fixture
def hub(graded, tmp_path):
    """Return a copy of the hub's folder that a test may destroy."""
    place = tmp_path / "srv"
    shutil.copytree(graded, place)
    config = place / "kursus" / "hub_config.py"
    config.write_text(config.read_text().replace(str(graded), str(place)))
    (place / "pertukaran" / "akademi" / "inbound").chmod(0o733)
    return place


def gradebook_of(course):
    api = open_course(course)
    return Gradebook(api.coursedir.db_url, api.coursedir.course_id)


def contents_of(course):
    """Return every row of every table of the gradebook."""
    with gradebook_of(course) as gradebook:
        return rows(gradebook.engine)


def rows(engine):
    from sqlalchemy import MetaData, select

    known = MetaData()
    known.reflect(engine)
    with engine.connect() as connection:
        return {
            name: sorted(map(repr, connection.execute(select(table)).all())) for name, table in known.tables.items()
        }


def files_of(folder):
    """Return what the files of a folder hold and who may read them, without the gradebook and caches."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mode, path.read_bytes() if path.is_file() else None)
        for path in folder.rglob("*")
        if path.name != "gradebook.db" and "__pycache__" not in path.parts
    }


def test_does_a_destroyed_course_come_back_with_the_same_gradebook_hand_ins_and_exchange(hub, tmp_path):
    before = contents_of(hub / "kursus"), files_of(hub / "kursus"), files_of(hub / "pertukaran" / "akademi")
    assert any("Rapi." in row for row in before[0]["comment"])
    back_up(hub / "kursus", tmp_path / "c.tar.gz")

    for name in ("kursus", "pertukaran"):
        shutil.rmtree(hub / name)
    restore(tmp_path / "c.tar.gz", hub / "kursus")

    after = contents_of(hub / "kursus"), files_of(hub / "kursus"), files_of(hub / "pertukaran" / "akademi")
    assert after == before
    assert len(Record(hub / "kursus")) == 1
    assert not list(hub.glob(".pulih-*"))


def test_is_a_restored_course_graded_on_as_if_nothing_had_happened(hub, tmp_path):
    back_up(hub / "kursus", tmp_path / "c.tar.gz")
    shutil.rmtree(hub / "kursus")
    shutil.rmtree(hub / "pertukaran")
    restore(tmp_path / "c.tar.gz", hub / "kursus")

    assert {result.status for result in grade(hub / "kursus", NAME)} == {"tetap"}
    with gradebook_of(hub / "kursus") as gradebook:
        assert gradebook.find_grade("mini_tulis", "latihan", NAME, "siti").manual_score == 1.0


def test_is_the_copy_of_a_gradebook_whole_while_others_write_it(hub, tmp_path):
    database = hub / "kursus" / "gradebook.db"
    with closing(sqlite3.connect(database)) as setup:
        setup.execute("CREATE TABLE pasangan (kiri INTEGER, kanan INTEGER)")
        setup.execute("INSERT INTO pasangan VALUES (0, 0)")
        setup.commit()
    stop, written = threading.Event(), []

    def write():
        with closing(sqlite3.connect(database, timeout=30)) as connection:
            while not stop.is_set():
                # Two statements of one transaction: a torn copy would hold different numbers.
                connection.execute("UPDATE pasangan SET kiri = kiri + 1")
                connection.execute("UPDATE pasangan SET kanan = kanan + 1")
                connection.commit()
                written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while not written:
            pass
        for number in range(3):
            back_up(hub / "kursus", tmp_path / f"{number}.tar.gz")
            with tarfile.open(tmp_path / f"{number}.tar.gz") as archive:
                archive.extract("gradebook.db", tmp_path / str(number), filter="data")
            with closing(sqlite3.connect(tmp_path / str(number) / "gradebook.db")) as copy:
                left, right = copy.execute("SELECT kiri, kanan FROM pasangan").fetchone()
                assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert left == right > 0
    finally:
        stop.set()
        writer.join()


def test_may_others_read_a_backup_which_holds_keys_and_grades(hub, tmp_path):
    old = os.umask(0)
    try:
        back_up(hub / "kursus", tmp_path / "c.tar.gz")
    finally:
        os.umask(old)
    assert (tmp_path / "c.tar.gz").stat().st_mode & 0o777 == 0o600


def test_does_a_backup_follow_a_link_in_a_hand_in(hub, tmp_path):
    (tmp_path / "rahasia").write_text("rahasia sistem")
    waiting = next((hub / "pertukaran" / "akademi" / "inbound").iterdir())
    (waiting / "catatan.txt").symlink_to(tmp_path / "rahasia")
    os.mkfifo(waiting / "pipa")

    assert back_up(hub / "kursus", tmp_path / "c.tar.gz").passed_over == 2
    with tarfile.open(tmp_path / "c.tar.gz") as archive:
        assert not any(name.endswith(("catatan.txt", "pipa")) for name in archive.getnames())


def test_is_what_is_handed_in_during_a_backup_never_recorded_without_being_graded(hub, tmp_path, monkeypatch):
    """The record of attempts is read before the hand-ins: a late one waits again rather than being forgotten."""
    back_up(hub / "kursus", tmp_path / "c.tar.gz")
    with tarfile.open(tmp_path / "c.tar.gz") as archive:
        names = archive.getnames()
    inbound = [place for place, name in enumerate(names) if name.startswith("pertukaran/inbound")]
    database = names.index("gradebook.db")
    others = [place for place, name in enumerate(names) if name.startswith(("kursus/submitted", "kursus/autograded"))]
    assert names[0] == "kursus/percobaan.jsonl"
    assert 0 < database < min(others) < max(others) < min(inbound)
    assert names[-1] == MANIFEST


@pytest.mark.parametrize("keep", [0.2, 0.6, 0.97])
def test_does_a_cut_off_backup_restore_nothing_and_say_so(hub, tmp_path, keep):
    back_up(hub / "kursus", tmp_path / "c.tar.gz")
    content = (tmp_path / "c.tar.gz").read_bytes()
    (tmp_path / "c.tar.gz").write_bytes(content[: int(keep * len(content))])
    target = tmp_path / "baru" / "kursus"
    with pytest.raises(HubError, match=r"rusak|terpotong"):
        restore(tmp_path / "c.tar.gz", target)
    assert not target.exists()
    assert list(target.parent.iterdir()) == []


def test_does_a_flipped_byte_in_the_gradebook_stop_the_restoration(hub, tmp_path):
    back_up(hub / "kursus", tmp_path / "c.tar.gz")
    content = bytearray((tmp_path / "c.tar.gz").read_bytes())
    content[len(content) // 2] ^= 0xFF
    (tmp_path / "c.tar.gz").write_bytes(content)
    with pytest.raises(HubError):
        restore(tmp_path / "c.tar.gz", tmp_path / "baru" / "kursus")
    assert not (tmp_path / "baru" / "kursus").exists()


@pytest.mark.parametrize("there", ["kursus/gradebook.db", "pertukaran/akademi/inbound/x"])
def test_is_what_is_there_already_ever_written_over(hub, tmp_path, there):
    back_up(hub / "kursus", tmp_path / "c.tar.gz")
    target = tmp_path / "lain"
    (target / there).parent.mkdir(parents=True)
    (target / there).write_text("yang lama")
    with pytest.raises(HubError, match="tidak kosong"):
        restore(tmp_path / "c.tar.gz", target / "kursus")
    assert (target / there).read_text() == "yang lama"


def test_is_an_archive_that_leads_out_of_the_folder_refused(tmp_path):
    with tarfile.open(tmp_path / "c.tar.gz", "w:gz") as archive:
        entry = tarfile.TarInfo("kursus/../../luar")
        archive.addfile(entry)
    with pytest.raises(HubError, match="bukan cadangan"):
        restore(tmp_path / "c.tar.gz", tmp_path / "a" / "kursus")
    assert not (tmp_path / "luar").exists()


def test_does_a_full_disk_leave_the_last_backup_and_no_half_one(hub, tmp_path):
    """The limit on a file's size makes the system refuse to write, as a full disk does."""
    target = tmp_path / "c.tar.gz"
    back_up(hub / "kursus", target)
    whole = target.read_bytes()
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from akademi.hub.backup import back_up\n"
        "from akademi.hub.places import HubError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try: back_up(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except HubError as problem: print(problem)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(hub / "kursus"), str(target)], capture_output=True, text=True
    )
    assert "tidak dapat" in done.stdout, done.stderr
    assert target.read_bytes() == whole
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


NOBODY = 65534


@pytest.fixture
def open_python(monkeypatch):
    """Let programs be started with a Python that another account can run, as on a real hub."""
    if os.geteuid() != 0:
        pytest.skip("needs root and a second account")
    libraries = [str(Path(__file__).parents[2]), sysconfig.get_path("purelib")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(libraries))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    for python in (sys.executable, "/usr/bin/python3"):
        try:
            command = [python, "-P", "-c", "import akademi.grading.batch"]
            subprocess.run(command, user=NOBODY, group=NOBODY, cwd="/", check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        monkeypatch.setattr(sys, "executable", python)
        return
    pytest.skip("no Python here that another account can run")


def test_is_the_courses_own_configuration_ever_run_as_root(hub, tmp_path, open_python):
    """Instructors can write it through the formgrader; run by root it would make them root."""
    said = tmp_path / "siapa"
    said.touch()
    said.chmod(0o666)
    (hub / "kursus" / "pengajar_config.py").write_text(
        f"import os\nwith open({str(said)!r}, 'a') as file:\n    print(os.geteuid(), file=file)\n"
    )
    for path in [hub / "kursus", *(hub / "kursus").rglob("*")]:
        os.chown(path, NOBODY, NOBODY)
    for parent in tmp_path.parents:
        if parent.stat().st_uid == 0 and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o011)
    for place in (tmp_path, hub):
        place.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", "/nonexistent")
        for name in ("CONFIG", "DATA", "RUNTIME"):
            patch.delenv(f"JUPYTER_{name}_DIR")
        back_up(hub / "kursus", tmp_path / "c.tar.gz")
        shutil.rmtree(hub)
        restore(tmp_path / "c.tar.gz", hub / "kursus")
    assert set(said.read_text().split()) == {str(NOBODY)}
    assert {path.stat().st_uid for path in (hub / "kursus").rglob("*")} == {NOBODY}


def test_does_a_backup_say_that_a_folder_is_no_course(tmp_path):
    with pytest.raises(HubError, match="bukan folder kursus"):
        back_up(tmp_path, tmp_path / "c.tar.gz")
    with pytest.raises(HubError, match="bukan folder kursus"):
        back_up(tmp_path / "tidak-ada", tmp_path / "c.tar.gz")


def test_does_the_hubs_database_with_who_registered_come_along_but_not_its_secret(hub, tmp_path):
    (hub / "hub").mkdir()
    with closing(sqlite3.connect(hub / "hub" / "jupyterhub.sqlite")) as database:
        database.execute("CREATE TABLE users_info (username TEXT)")
        database.execute("INSERT INTO users_info VALUES ('siti')")
        database.commit()
    (hub / "hub" / "cookie_secret").write_text("rahasia")
    back_up(hub / "kursus", tmp_path / "c.tar.gz")
    for name in ("kursus", "pertukaran", "hub"):
        shutil.rmtree(hub / name)
    restore(tmp_path / "c.tar.gz", hub / "kursus")
    with closing(sqlite3.connect(hub / "hub" / "jupyterhub.sqlite")) as database:
        assert database.execute("SELECT username FROM users_info").fetchall() == [("siti",)]
    assert not (hub / "hub" / "cookie_secret").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root to make files of others")
def test_does_a_waiting_hand_in_stay_its_trainees_also_on_another_file_system(hub, tmp_path):
    """Otherwise collecting would refuse it as somebody else's."""
    shared = Path("/dev/shm")
    if not shared.is_dir() or shared.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("no second file system here")
    waiting = next((hub / "pertukaran" / "akademi" / "inbound").iterdir())
    for path in (waiting, *waiting.iterdir()):
        os.chown(path, 123_456, 123_456)
    with tempfile.TemporaryDirectory(dir=shared) as place:
        shutil.move(hub / "pertukaran", place)
        config = hub / "kursus" / "hub_config.py"
        config.write_text(config.read_text().replace(str(hub / "pertukaran"), f"{place}/pertukaran"))
        exchange = Path(place) / "pertukaran" / "akademi"
        for path in (exchange / "inbound" / waiting.name).rglob("*"):
            os.chown(path, 123_456, 123_456)
        os.chown(exchange / "inbound" / waiting.name, 123_456, 123_456)
        back_up(hub / "kursus", tmp_path / "c.tar.gz")
        shutil.rmtree(exchange)
        shutil.rmtree(hub / "kursus")
        restore(tmp_path / "c.tar.gz", hub / "kursus")
        back = exchange / "inbound" / waiting.name
        assert {path.stat().st_uid for path in (back, *back.iterdir())} == {123_456}
        assert back.stat().st_mode & 0o777 == 0o777
        assert (exchange / "inbound").stat().st_mode & 0o777 == 0o733


def test_do_the_two_commands_say_what_they_did(hub, tmp_path):
    def akademi(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "akademi", *map(str, arguments)], capture_output=True, text=True, cwd=tmp_path
        )

    saved = akademi("backup", hub / "kursus", tmp_path / "c.tar.gz")
    assert saved.returncode == 0, saved.stderr
    assert "dicadangkan" in saved.stdout
    refused = akademi("restore", tmp_path / "c.tar.gz", hub / "kursus")
    assert refused.returncode == 1
    assert "mv " in refused.stderr
    back = akademi("restore", tmp_path / "c.tar.gz", tmp_path / "baru" / "kursus")
    assert back.returncode == 0, back.stderr
    assert Path(tmp_path / "baru" / "kursus" / "gradebook.db").is_file()
    with tarfile.open(tmp_path / "c.tar.gz") as archive:
        assert json.load(archive.extractfile(MANIFEST))["course_id"] == "akademi"
