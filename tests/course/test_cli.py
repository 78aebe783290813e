"""Does each command say in one line what is wrong, and end with the code that a script can read?"""

import re
import zipfile

import nbformat
import pytest
from typer.testing import CliRunner

from akademi.cli import app
from tests import mini

run = CliRunner()


@pytest.fixture
def source(mini_root, monkeypatch):
    monkeypatch.setenv("AKADEMI_SUMBER", str(mini_root))
    monkeypatch.setenv("COLUMNS", "200")
    return mini_root


@pytest.fixture(scope="module")
def released(mini_root, tmp_path_factory):
    return mini.make_course(tmp_path_factory.mktemp("cli") / "kelas", mini_root)


def refused(*arguments):
    """Run a command that must fail, and return its one line."""
    result = run.invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == 1, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("Kesalahan: ")
    return lines[0]


def hand_in(folder, student, members=("latihan.ipynb", "jawaban.json")):
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / f"{student}__{mini.NAME}__2026-03-01-12-00-00.zip", "w") as archive:
        for name in members:
            archive.writestr(name, "{}")


@pytest.mark.cycle
def test_does_an_instructor_get_from_an_empty_folder_to_feedback(source, tmp_path):
    course = tmp_path / "kelas"
    done = run.invoke(app, ["course", str(course)])
    assert (done.exit_code, mini.NAME in done.output) == (0, True)
    done = run.invoke(app, ["release", "01", "-c", str(course)])
    assert done.exit_code == 0, done.output
    done = run.invoke(app, ["grade", "01", "-c", str(course)])
    assert (done.exit_code, "Belum ada serahan" in done.output) == (0, True)
    mini.submit(course, "siti", mini.released(course), {"mini_pilih": "b"})
    done = run.invoke(app, ["grade", "01", "-c", str(course)])
    assert done.exit_code == 0, done.output
    assert re.search(r"siti\s+│\s+3 / 16\s+│ dinilai", done.output), done.output
    assert "1 ditulis" in done.output
    assert (course / "feedback" / "siti" / mini.NAME / "latihan.html").is_file()
    mini.submit(course, "budi[red]", mini.released(course), {})
    (course / "submitted" / "budi[red]" / mini.NAME / "latihan.ipynb").write_text("{")
    done = run.invoke(app, ["grade", "01", "-c", str(course), "--no-feedback"])
    assert done.exit_code == 1, "a submission waits for a person"
    assert "siti" in done.output
    assert "gagal, perlu diperiksa" in done.output
    done = run.invoke(app, ["feedback", "01", "-c", str(course)])
    assert (done.exit_code, "siti: ditulis" in done.output) == (0, True)


def test_does_collect_show_a_table_and_fail_when_a_file_is_broken(source, released, tmp_path):
    hand_in(tmp_path / "masuk", "siti")
    arguments = ["collect", "01", "-c", str(released), "--from", str(tmp_path / "masuk")]
    done = run.invoke(app, arguments)
    assert (done.exit_code, "diambil" in done.output) == (0, True)
    hand_in(tmp_path / "masuk", "budi", members=("jawaban.json",))
    done = run.invoke(app, arguments)
    assert (done.exit_code, "rusak" in done.output, "lebih lama" in done.output) == (1, True, True)


def test_is_a_sound_assignment_linted_with_code_0_and_a_broken_one_with_1(source, tmp_path, monkeypatch):
    done = run.invoke(app, ["lint"])
    assert (done.exit_code, "1 tugas diperiksa, 0 masalah." in done.output) == (0, True)
    root = mini.make_source(tmp_path / "kursus")
    monkeypatch.setenv("AKADEMI_SUMBER", str(root))
    path = root / "modules" / mini.NAME / "latihan.ipynb"
    nbformat.write(mini.with_sources(nbformat.read(path, 4), mini_kode="assert hasil[0] == 42"), path)
    done = run.invoke(app, ["lint", "01"])
    assert (done.exit_code, "assert" in done.output) == (1, True)


@pytest.mark.parametrize("command", ["release", "grade", "feedback", "collect", "lint"])
def test_is_an_unknown_assignment_named_with_those_that_exist(source, released, command):
    more = [] if command == "lint" else ["-c", released]
    line = refused(command, "99", *more)
    assert "99" in line
    assert mini.NAME in line


@pytest.mark.parametrize("command", ["release", "grade", "feedback", "collect"])
def test_is_a_folder_that_is_no_course_named(source, tmp_path, command):
    line = refused(command, "01", "-c", tmp_path)
    assert "bukan folder kursus" in line
    assert "akademi course" in line


def test_is_an_assignment_that_was_not_released_named(source, tmp_path):
    assert run.invoke(app, ["course", str(tmp_path / "kelas")]).exit_code == 0
    assert "akademi release" in refused("grade", "01", "-c", tmp_path / "kelas")


def test_is_a_course_folder_in_the_checkout_refused(source):
    assert "jangan di dalam" in refused("course", source / "kelas")


def test_is_a_folder_that_is_a_file_named(source, tmp_path):
    (tmp_path / "kelas").write_text("")
    assert str(tmp_path / "kelas") in refused("course", tmp_path / "kelas")


def test_is_a_missing_folder_of_hand_ins_named(source, released, tmp_path):
    assert "tidak ada" in refused("collect", "01", "-c", released, "--from", tmp_path / "kosong")


@pytest.mark.parametrize("command", [["course", "x"], ["release", "01"], ["grade", "01"], ["lint"]])
def test_is_a_checkout_that_is_none_named(tmp_path, monkeypatch, command):
    monkeypatch.setenv("AKADEMI_SUMBER", str(tmp_path))
    assert "AKADEMI_SUMBER" in refused(*command)


def test_is_usage_shown_without_a_command():
    assert "Usage" in run.invoke(app, []).output
