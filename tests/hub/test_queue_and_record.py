"""Queue, record, safe copies and what a trainee is told: without a hub, so on every machine."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from akademi.exercises import hub as trainee
from akademi.hub.attempts import Attempt, Record, now_utc
from akademi.hub.bundle import require_no_keys, stage_package
from akademi.hub.exchange import RefusedError, copy_own_files, read_own_file
from akademi.hub.places import HubError, Places, valid_student
from akademi.hub.queue import read_queue
from akademi.hub.states import publish_state
from tests.mini import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the hub runs on Linux")
TIME = "2026-11-25 03:04:05.123456 UTC"


def attempt(name: str, points: float = 0.0, late: float = 0.0, kind: str = "dinilai", minute: int = 0) -> Attempt:
    when = f"2026-11-25 03:{minute:02d}:05.123456 UTC"
    return Attempt(f"siti+03+{when}+{name}", "siti", "03", when, now_utc().isoformat(), kind, points, late, 16.0)


def test_does_the_record_come_back_after_a_restart(tmp_path):
    record = Record(tmp_path)
    record.add(attempt("a", 5))
    record.add(attempt("b", 7, minute=1))
    again = Record(tmp_path)
    assert len(again) == 2
    assert again.of("siti", "03") == record.of("siti", "03")
    assert attempt("a").entri in again


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_is_half_a_last_line_cut_off_and_the_next_attempt_kept(tmp_path, cut):
    record = Record(tmp_path)
    record.add(attempt("a", 5))
    record.add(attempt("b", 7, minute=1))
    path = tmp_path / "percobaan.jsonl"
    path.write_bytes(path.read_bytes()[:-cut])
    mended = Record(tmp_path)
    assert [one.otomatis for one in mended.of("siti", "03")] == [5]
    mended.add(attempt("c", 9, minute=2))
    assert [one.otomatis for one in Record(tmp_path).of("siti", "03")] == [5, 9]


@given(some.lists(some.tuples(some.integers(0, 16), some.integers(0, 4), some.sampled_from(["dinilai", "gagal"]))))
def test_is_the_best_attempt_never_worse_than_any_other(tmp_path_factory, points):
    record = Record(tmp_path_factory.mktemp("kursus"))
    for place, (given_, late, kind) in enumerate(points[:50]):
        record.add(attempt(str(place), given_, late, kind, minute=place))
    best = record.best("siti", "03")
    graded = [one for one in record.of("siti", "03") if one.counts]
    assert (best is None) == (not graded)
    assert all((best.otomatis - best.denda) >= (one.otomatis - one.denda) for one in graded)


def test_is_the_newest_of_equal_attempts_the_best_because_its_written_answer_may_be_better(tmp_path):
    record = Record(tmp_path)
    record.add(attempt("a", 7))
    record.add(attempt("b", 7, minute=1))
    assert record.best("siti", "03").entri.endswith("+b")


def test_are_only_graded_hand_ins_of_the_last_hour_counted(tmp_path):
    record = Record(tmp_path)
    record.add(attempt("a"))
    record.add(attempt("b", kind="ditolak", minute=1))
    now = now_utc()
    assert len(record.in_the_last_hour("siti", now)) == 1
    assert record.in_the_last_hour("siti", now + timedelta(hours=2)) == []
    assert record.in_the_last_hour("budi", now) == []


def put(inbound: Path, name: str, mode: int = 0o777) -> Path:
    folder = inbound / name
    folder.mkdir()
    (folder / "latihan.ipynb").write_text("{}")
    folder.chmod(mode)
    return folder


def test_is_the_queue_what_lies_in_inbound_oldest_first(tmp_path):
    put(tmp_path, f"siti+03+{TIME.replace('03:04', '05:04')}+b")
    put(tmp_path, f"budi+03+{TIME}+a")
    assert [one.student for one in read_queue(tmp_path, set())] == ["budi", "siti"]
    assert [one.student for one in read_queue(tmp_path, {f"budi+03+{TIME}+a"})] == ["siti"]


def test_is_a_hand_in_that_is_still_being_written_left_alone(tmp_path):
    put(tmp_path, f"siti+03+{TIME}+a", mode=0o755)
    assert read_queue(tmp_path, set()) == []


@pytest.mark.parametrize("name", ["x", "siti+03+kapan+a", f"siti+03+{TIME}", f"+03+{TIME}+a", f".x+03+{TIME}+a"])
def test_is_what_is_no_hand_in_passed_over(tmp_path, name):
    put(tmp_path, name)
    assert read_queue(tmp_path, set()) == []


def test_is_a_hand_in_that_is_a_link_passed_over(tmp_path):
    (tmp_path / "kunci").mkdir(mode=0o777)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"siti+03+{TIME}+a").symlink_to(tmp_path / "kunci")
    assert read_queue(tmp_path / "in", set()) == []


@pytest.fixture
def hand_in(tmp_path) -> Path:
    folder = tmp_path / "serahan"
    (folder / "gambar").mkdir(parents=True)
    (folder / "latihan.ipynb").write_text("{}")
    (folder / "gambar" / "a.png").write_bytes(b"png")
    return folder


def copy(folder: Path, target: Path, **options) -> None:
    copy_own_files(folder, target, **({"owner": os.getuid(), "most_bytes": 1000} | options))


def test_are_ordinary_files_copied_with_their_folders(hand_in, tmp_path):
    copy(hand_in, tmp_path / "ke")
    assert (tmp_path / "ke" / "gambar" / "a.png").read_bytes() == b"png"


@pytest.mark.parametrize("where", ["tautan", "gambar/tautan"])
@pytest.mark.parametrize("to_folder", [False, True])
def test_is_a_link_refused_wherever_it_lies(hand_in, tmp_path, where, to_folder):
    secret = tmp_path / "kunci"
    secret.mkdir() if to_folder else secret.write_text("kunci")
    (hand_in / where).symlink_to(secret)
    with pytest.raises(RefusedError, match="tautan"):
        copy(hand_in, tmp_path / "ke")


def test_is_a_pipe_refused_without_waiting_for_it(hand_in, tmp_path):
    os.mkfifo(hand_in / "pipa")
    with pytest.raises(RefusedError, match="bukan berkas biasa"):
        copy(hand_in, tmp_path / "ke")


def test_is_another_owners_file_refused(hand_in, tmp_path):
    with pytest.raises(RefusedError, match="bukan milik"):
        copy(hand_in, tmp_path / "ke", owner=os.getuid() + 1)


def test_is_a_huge_hand_in_refused(hand_in, tmp_path):
    (hand_in / "besar").write_bytes(b"0" * 2000)
    with pytest.raises(RefusedError, match="terlalu besar"):
        copy(hand_in, tmp_path / "ke")


def test_is_what_the_course_ignores_not_copied(hand_in, tmp_path):
    copy(hand_in, tmp_path / "ke", ignored=["gambar", "*.pyc"])
    assert not (tmp_path / "ke" / "gambar").exists()


def test_is_a_secret_behind_a_link_not_read(hand_in, tmp_path):
    (tmp_path / "lain").write_text("rahasia")
    (hand_in / "submission_secret.txt").symlink_to(tmp_path / "lain")
    assert read_own_file(hand_in, "submission_secret.txt") == ""


@pytest.mark.parametrize("name", ["..", "../x", "a/b", "", "Siti", "-siti", "a..b", "x" * 80])
def test_is_a_name_that_could_lead_elsewhere_no_trainee(name):
    assert not valid_student(name)


@pytest.mark.parametrize("name", ["siti", "siti.aminah@kab.go.id", "kraksaan-017"])
def test_are_usual_logins_trainees(name):
    assert valid_student(name)


@pytest.mark.parametrize("name", ["", "../x", "Kursus Satu", "x" * 60])
def test_is_a_bad_course_name_refused_in_one_line(tmp_path, name):
    with pytest.raises(HubError, match="huruf kecil"):
        Places(tmp_path, name)


def test_does_what_is_installed_on_a_hub_hold_no_key_and_no_lesson(tmp_path):
    staged = stage_package(ROOT, tmp_path / "paket")
    require_no_keys(staged)
    names = {path.name for path in staged.rglob("*")}
    assert not names & {"kunci.py", "latihan.ipynb", "materi.ipynb", "fasilitator.md"}
    assert (staged / "akademi" / "data" / "tables" / "datapackage.json").is_file()


@pytest.fixture
def workspace(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("AKADEMI_HUB_KURSUS", "akademi")
    monkeypatch.setenv("AKADEMI_HUB_TUKAR", str(tmp_path / "pertukaran"))
    monkeypatch.setenv("AKADEMI_RUANG", str(tmp_path / "ruang"))
    entry = tmp_path / "ruang" / ".akademi" / "serahan" / "akademi" / f"siti+03+{TIME}"
    entry.mkdir(parents=True)
    (entry / "submission_secret.txt").write_text("rahasia")
    (tmp_path / "pertukaran" / "akademi" / "feedback").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({}, "menunggu penilai"),
        ({"keadaan": "diterima"}, "diterima → sedang dinilai"),
        ({"keadaan": "dinilai", "nilai": 12.5, "poin": 16}, "diterima → dinilai: 12,5 dari 16 → umpan balik"),
        ({"keadaan": "ditunda", "pesan": "Batas 6."}, "menunggu giliran. Batas 6."),
        ({"keadaan": "gagal", "pesan": "Berkas kosong."}, "tidak dapat dinilai. Berkas kosong."),
        ({"keadaan": "ditolak", "pesan": "Tautan."}, "ditolak. Tautan."),
    ],
)
def test_is_a_trainee_told_how_far_the_hand_in_is(workspace, state, words):
    if state:
        publish_state(workspace / "pertukaran" / "akademi" / "feedback", "rahasia", **state)
    [entry] = trainee.read_hand_ins()
    assert entry.state == state
    assert words in trainee.describe(entry)


@pytest.mark.parametrize("content", ["", "{", "[1]", '"x"'])
def test_is_a_damaged_state_the_same_as_none(workspace, content):
    place = workspace / "pertukaran" / "akademi" / "feedback" / trainee.state_name("rahasia")
    place.write_text(content)
    assert trainee.read_hand_ins()[0].state == {}


def test_can_a_state_be_found_only_by_who_knows_the_secret(workspace):
    publish_state(workspace / "pertukaran" / "akademi" / "feedback", "rahasia", keadaan="dinilai")
    [path] = (workspace / "pertukaran" / "akademi" / "feedback").iterdir()
    assert "rahasia" not in path.name
    assert "siti" not in path.name + path.read_text()
    assert json.loads(path.read_text()) == {"keadaan": "dinilai"}


def test_is_a_start_page_the_old_one_where_there_is_no_hub(tmp_path, monkeypatch):
    from akademi.course.start_page import build_start_page

    monkeypatch.delenv("AKADEMI_HUB_KURSUS", raising=False)
    text = build_start_page(tmp_path).cells[0].source
    assert "Buat berkas serahan" in text
    assert "{" not in text


def test_does_the_start_page_on_a_hub_show_received_graded_feedback(workspace):
    from akademi.course.start_page import build_start_page

    text = build_start_page(workspace / "ruang").cells[0].source
    assert "tekan **Serahkan**" in text
    assert "diterima → dinilai → umpan balik" in text
    assert "internet tidak diperlukan" not in text
