"""Is an answer, once given, ever lost? (contract A)"""

import errno
import json
import os
import subprocess
import sys
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.exercises import open_sheet, store
from akademi.exercises.store import AnswerFile, DamagedAnswerFileError, set_aside

TASK = "01_uji"
GOOD = {"format": 1, "tugas": TASK, "peserta": "siti", "jawaban": {"m_a": {"nilai": 16.31, "tertulis": "16,31"}}}
DAMAGED = {
    "empty": b"",
    "cut off": json.dumps(GOOD).encode()[:-9],
    "a list": b"[]",
    "no answers": b'{"tugas": "01_uji"}',
    "answers are a list": b'{"tugas": "01_uji", "jawaban": []}',
    "not a number": b'{"tugas": "01_uji", "jawaban": {"m_a": {"nilai": NaN}}}',
    "beyond a float": b'{"tugas": "01_uji", "jawaban": {"m_a": {"nilai": 1e999}}}',
    "beyond Python's integers": b'{"tugas": "01_uji", "jawaban": {"m_a": {"nilai": ' + b"9" * 6000 + b"}}}",
    "half a character": b'{"tugas": "01_uji", "jawaban": {"m_a": {"nilai": "\\ud800"}}}',
    "deep enough to stop the reader": b'{"tugas": "01_uji", "jawaban": {"m_a": ' + b"[" * 100_000,
    "deep enough to stop the writer": b'{"tugas": "01_uji", "jawaban": {"m_a": {"nilai": '
    + b"[" * 400
    + b"]" * 400
    + b"}}}",
    "not text": bytes(range(128, 256)),
    "another assignment": json.dumps(GOOD | {"tugas": "02_lain"}).encode(),
    "huge": b" " * (store.LARGEST_FILE + 1),
}

plain_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(answers=st.dictionaries(st.from_regex(r"[a-z]+_[a-z]+", fullmatch=True), plain_json, max_size=4))
def test_does_every_answer_come_back_as_it_was_written(answers, tmp_path_factory):
    path = tmp_path_factory.mktemp("lembar") / "jawaban.json"
    sheet = AnswerFile(TASK, "siti", {name: {"nilai": value} for name, value in answers.items()})
    sheet.write(path)
    assert AnswerFile.read(path, TASK) == sheet


def test_is_a_missing_file_an_empty_sheet(tmp_path):
    assert AnswerFile.read(tmp_path / "jawaban.json", TASK) == AnswerFile(TASK)


def test_is_a_byte_order_mark_from_another_editor_accepted(tmp_path):
    path = tmp_path / "jawaban.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(GOOD).encode())
    assert AnswerFile.read(path, TASK).answers["m_a"]["nilai"] == 16.31


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_is_a_damaged_file_refused_with_a_reason(tmp_path, content):
    path = tmp_path / "jawaban.json"
    path.write_bytes(content)
    with pytest.raises(DamagedAnswerFileError, match=r"\w"):
        AnswerFile.read(path, TASK)


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_is_a_damaged_file_set_aside_whole_and_the_trainee_told_in_one_sentence(tmp_path, content):
    path = tmp_path / "jawaban.json"
    path.write_bytes(content)
    sheet = open_sheet(TASK, tmp_path)
    form = sheet.choice("m_a", "?", {"a": "A", "b": "B"})
    form.value = "a"
    (kept,) = tmp_path.glob("jawaban.rusak-*.json")
    assert kept.read_bytes() == content
    assert kept.name in sheet.notice
    assert "\n" not in sheet.notice
    assert AnswerFile.read(path, TASK).answers["m_a"]["nilai"] == "a"


def test_does_a_second_damaged_file_in_the_same_second_get_a_name_of_its_own(tmp_path):
    names = set()
    for content in ("satu", "dua", "tiga"):
        path = tmp_path / "jawaban.json"
        path.write_text(content)
        names.add(set_aside(path, datetime(2026, 3, 1, 8, 0, 0)))
    assert {path.read_text() for path in names} == {"satu", "dua", "tiga"}


def test_is_a_file_damaged_while_the_page_is_open_set_aside_and_not_written_over(tmp_path):
    sheet = open_sheet(TASK, tmp_path)
    first, second = (sheet.choice(name, "?", {"a": "A", "b": "B"}) for name in ("m_a", "m_b"))
    first.value = "a"
    sheet.path.write_text("{rusak")
    second.value = "b"
    (kept,) = tmp_path.glob("jawaban.rusak-*.json")
    assert kept.read_text() == "{rusak"
    assert AnswerFile.read(sheet.path, TASK).answers.keys() == {"m_a", "m_b"}


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_is_the_old_file_whole_when_the_disk_is_full(tmp_path, monkeypatch, step):
    path = tmp_path / "jawaban.json"
    AnswerFile(TASK, "siti", {"m_a": {"nilai": 1}}).write(path)
    before = path.read_bytes()

    def full(*_arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(OSError, match="space"):
        AnswerFile(TASK, "siti", {"m_a": {"nilai": 2}}).write(path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["jawaban.json"]


def test_does_a_full_disk_show_on_the_form_and_the_next_answer_save_both(tmp_path, monkeypatch):
    sheet = open_sheet(TASK, tmp_path)
    first, second = (sheet.choice(name, "?", {"a": "A", "b": "B"}) for name in ("m_a", "m_b"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _handle: (_ for _ in ()).throw(OSError(errno.ENOSPC, "penuh")))
        first.value = "a"
    assert first.status["state"] == "error"
    assert "Belum tersimpan" in first.status["text"]
    second.value = "b"
    assert second.status["state"] == "saved"
    assert AnswerFile.read(sheet.path, TASK).answers.keys() == {"m_a", "m_b"}


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_is_the_old_file_whole_when_the_process_is_killed_while_writing(tmp_path, step):
    path = tmp_path / "jawaban.json"
    AnswerFile(TASK, "siti", {"m_a": {"nilai": 1}}).write(path)
    program = (
        "import os, sys; from pathlib import Path; from akademi.exercises.store import AnswerFile\n"
        f"os.{step} = lambda *a: os._exit(9)\n"
        f"AnswerFile({TASK!r}, 'siti', {{'m_a': {{'nilai': 2}}}}).write(Path(sys.argv[1]))"
    )
    assert subprocess.run([sys.executable, "-c", program, path], check=False).returncode == 9
    assert AnswerFile.read(path, TASK).answers == {"m_a": {"nilai": 1}}


def test_is_a_folder_in_the_files_place_no_end_of_the_lesson(tmp_path):
    (tmp_path / "jawaban.json").mkdir()
    sheet = open_sheet(TASK, tmp_path)
    assert "jawaban.json" in sheet.notice
    form = sheet.choice("m_a", "?", {"a": "A", "b": "B"})
    form.value = "a"
    assert form.status["state"] in {"saved", "error"}
