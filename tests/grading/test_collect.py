"""Does a broken hand-in file stop nobody else's, and lead nowhere outside of submitted/?"""

import subprocess
import sysconfig
import time
import zipfile
from datetime import datetime
from pathlib import Path

import nbformat
import pytest
from nbgrader.utils import parse_utc

from akademi.exercises.handin import pack_submission
from akademi.exercises.profile import Profile, write_profile
from akademi.grading import collect as collecting
from akademi.grading.batch import CourseError
from akademi.grading.collect import collect
from tests import mini

T = f"__{mini.NAME}__"
NOON, LATER = "2026-03-01-12-00-00", "2026-03-01-12-00-01"


@pytest.fixture
def course(tmp_path):
    (tmp_path / "nbgrader_config.py").write_text("")
    (tmp_path / "downloaded" / mini.NAME / "archive").mkdir(parents=True)
    return tmp_path


def archive(course, name, members=None):
    path = course / "downloaded" / mini.NAME / "archive" / name
    members = {"latihan.ipynb": nbformat.writes(mini.exercise()), "jawaban.json": "{}"} if members is None else members
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for member, content in members.items():
            file.writestr(member, content)
    return path


def collected(course):
    return {row.archive: row for row in collect(course, mini.NAME)}


def everything_below(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def jakarta(monkeypatch):
    """Stand where the clock is seven hours ahead of UTC."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Jakarta")
        time.tzset()
        yield
    time.tzset()


def test_is_what_the_button_packs_what_is_collected(course, tmp_path_factory, jakarta):
    folder = tmp_path_factory.mktemp("ruang") / mini.NAME
    folder.mkdir()
    nbformat.write(mini.exercise(), folder / "latihan.ipynb")
    (folder / "jawaban.json").write_text('{"isi": "ä"}')
    write_profile(Profile("Siti Aminah"), folder.parent)
    packed = pack_submission(folder, mini.NAME, "Siti Aminah", datetime(2026, 3, 1, 12, 0, 0))
    packed.rename(course / "downloaded" / mini.NAME / "archive" / packed.name)
    (row,) = collect(course, mini.NAME)
    assert (row.student, row.status) == ("siti-aminah", "diambil")
    target = course / "submitted" / "siti-aminah" / mini.NAME
    assert everything_below(target) == ["jawaban.json", "latihan.ipynb", "timestamp.txt"]
    assert (target / "jawaban.json").read_bytes() == (folder / "jawaban.json").read_bytes()
    # nbgrader compares this with the due date, in UTC.
    assert parse_utc((target / "timestamp.txt").read_text().strip()) == datetime(2026, 3, 1, 5, 0, 0)


def test_does_the_newest_hand_in_count_in_whatever_order_they_come(course):
    archive(course, f"siti{T}{LATER}.zip", {"latihan.ipynb": "baru"})
    assert collected(course)[f"siti{T}{LATER}.zip"].status == "diambil"
    archive(course, f"siti{T}{NOON}.zip", {"latihan.ipynb": "lama", "jawaban.json": "{}"})
    rows = collected(course)
    assert {row.status for row in rows.values()} == {"lebih lama"}
    target = course / "submitted" / "siti" / mini.NAME
    assert (target / "latihan.ipynb").read_text() == "baru"
    archive(course, f"siti{T}2026-03-02-00-00-00.zip", {"latihan.ipynb": "terbaru"})
    collect(course, mini.NAME)
    assert (target / "latihan.ipynb").read_text() == "terbaru"
    assert everything_below(target) == ["latihan.ipynb", "timestamp.txt"], "nothing of the older one is left"


@pytest.mark.parametrize(
    ("name", "status"),
    [
        (f"siti{T}{NOON}.zip", "diambil"),
        (f"SITI{T}{NOON}.ZIP", "diambil"),
        (f"siti{T}{NOON} (1).zip", "diambil"),
        (f"siti_a{T}{NOON}.zip", "diambil"),
        pytest.param(f"a@kab.go.id{T}{NOON}.zip", "diambil", id="at sign"),
        (f"siti__02_lain__{NOON}.zip", "tugas lain"),
        (f"siti{T}2026-13-01-12-00-00.zip", "rusak"),
        (f"siti{T}kemarin.zip", "rusak"),
        ("tugas saya.zip", "rusak"),
        (f"..{T}{NOON}.zip", "rusak"),
        (f".{T}{NOON}.zip", "rusak"),
        (f"{T}{NOON}.zip", "rusak"),
        (f"a b{T}{NOON}.zip", "rusak"),
    ],
)
def test_is_only_a_name_that_says_who_what_and_when_collected(course, name, status):
    archive(course, name)
    before = {str(path.relative_to(course)).partition("/")[0] for path in course.iterdir()}
    (row,) = collect(course, mini.NAME)
    assert row.status == status
    assert bool(row.reason) == (status == "rusak")
    assert {path.name for path in course.iterdir()} - before <= {"submitted"}
    if status != "diambil":
        assert not (course / "submitted").exists() or everything_below(course / "submitted") == []


def spoil(path, how):
    content = bytearray(path.read_bytes())
    if how == "truncated":
        content = content[: len(content) // 2]
    elif how == "empty":
        content = b""
    elif how == "no archive":
        content = b"<html>Masuk</html>"
    elif how == "damaged stream":
        content[60:160] = bytes(100)
    elif how == "encrypted":
        # Bit 0 of the general purpose flag, in both headers of the first member.
        for offset in (6, content.index(b"PK\x01\x02") + 8):
            content[offset] |= 1
    path.write_bytes(content)


@pytest.mark.parametrize("how", ["truncated", "empty", "no archive", "damaged stream", "encrypted"])
def test_is_a_damaged_archive_reported_and_the_others_collected(course, how):
    spoil(archive(course, f"budi{T}{NOON}.zip"), how)
    archive(course, f"siti{T}{NOON}.zip")
    rows = collected(course)
    assert rows[f"budi{T}{NOON}.zip"].status == "rusak"
    assert "arsip tidak dapat dibuka" in rows[f"budi{T}{NOON}.zip"].reason
    assert rows[f"siti{T}{NOON}.zip"].status == "diambil"
    assert [path.name for path in (course / "submitted").iterdir()] == ["siti"]


def test_does_a_damaged_newer_archive_leave_the_older_hand_in(course):
    archive(course, f"siti{T}{NOON}.zip", {"latihan.ipynb": "baik"})
    collect(course, mini.NAME)
    spoil(archive(course, f"siti{T}{LATER}.zip"), "truncated")
    collect(course, mini.NAME)
    target = course / "submitted" / "siti" / mini.NAME
    assert everything_below(course / "submitted") == [
        f"siti/{mini.NAME}/{name}" for name in ("latihan.ipynb", "timestamp.txt")
    ]
    assert (target / "latihan.ipynb").read_text() == "baik"


def test_is_an_archive_that_unpacks_to_gigabytes_refused(course, monkeypatch):
    monkeypatch.setattr(collecting, "LARGEST_MEMBER", 100_000)
    archive(course, f"siti{T}{NOON}.zip", {"latihan.ipynb": b"0" * 200_000})
    (row,) = collect(course, mini.NAME)
    assert (row.status, "terlalu besar" in row.reason) == ("rusak", True)


def test_is_an_archive_that_lies_about_its_size_refused(course, monkeypatch):
    monkeypatch.setattr(collecting, "LARGEST_MEMBER", 100_000)
    path = archive(course, f"siti{T}{NOON}.zip", {"latihan.ipynb": b"0" * 200_000})
    content = path.read_bytes()
    path.write_bytes(content.replace((200_000).to_bytes(4, "little"), (9).to_bytes(4, "little")))
    (row,) = collect(course, mini.NAME)
    assert row.status == "rusak"


def test_are_paths_in_an_archive_never_followed(course):
    outside = {
        "../../../../kunci.py": "jahat",
        "/etc/akademi": "jahat",
        "../latihan.ipynb": "isi",
        "timestamp.txt": "1999-01-01 00:00:00 UTC",
        "C:\\x\\jawaban.json": "jahat",
        "lain/catatan.txt": "x",
    }
    archive(course, f"siti{T}{NOON}.zip", outside)
    before = set(everything_below(course))
    (row,) = collect(course, mini.NAME)
    assert row.status == "diambil"
    new = set(everything_below(course)) - before
    assert new == {f"submitted/siti/{mini.NAME}/{name}" for name in ("latihan.ipynb", "timestamp.txt")}
    assert "2026" in (course / "submitted" / "siti" / mini.NAME / "timestamp.txt").read_text()


def test_is_an_archive_without_the_notebook_refused(course):
    archive(course, f"siti{T}{NOON}.zip", {"jawaban.json": "{}"})
    (row,) = collect(course, mini.NAME)
    assert "latihan.ipynb" in row.reason


def test_is_a_folder_that_is_none_named(course):
    with pytest.raises(CourseError, match="tidak ada"):
        collect(course, mini.NAME, course / "tidak ada")
    (course / "nbgrader_config.py").unlink()
    with pytest.raises(CourseError, match="bukan folder kursus"):
        collect(course, mini.NAME)


@pytest.mark.cycle
def test_does_nbgraders_own_zip_collect_take_the_same_file(mini_root, tmp_path):
    course = mini.make_course(tmp_path / "kelas", mini_root)
    archive(course, f"siti-aminah{T}{NOON}.zip")
    archive(course, f"budi{T}{NOON} (1).zip")
    command = [Path(sysconfig.get_path("scripts")) / "nbgrader", "zip_collect", mini.NAME]
    done = subprocess.run(command, cwd=course, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for student in ("siti-aminah", "budi"):
        target = course / "submitted" / student / mini.NAME
        assert {"latihan.ipynb", "jawaban.json", "timestamp.txt"} <= set(everything_below(target)), done.stderr
    assert {row.status for row in collect(course, mini.NAME)} == {"lebih lama"}
