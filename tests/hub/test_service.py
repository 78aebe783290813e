"""The grading service on a course folder, without hub, proxy and accounts: what it does with each kind of hand-in."""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from akademi.exercises.hub import state_name
from akademi.grading.judge import load_key
from akademi.hub.attempts import Record
from akademi.hub.places import HubError
from akademi.hub.service import Service
from tests.mini import NAME, make_course, mini_root, released, right_answers, scores, submit, with_sources  # noqa: F401 - fixture

pytestmark = [pytest.mark.cycle, pytest.mark.skipif(os.name == "nt", reason="the hub runs on Linux")]


class Desk:
    """A course, its exchange, and hand-ins put into it."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.course = make_course(folder / "kursus", root)
        self.inbound = folder / "pertukaran" / "akademi" / "inbound"
        self.inbound.mkdir(parents=True)
        (self.course / "hub_config.py").write_text(
            "c = get_config()  # noqa: F821\n"
            f"c.Exchange.root = {str(folder / 'pertukaran')!r}\n"
            "c.ExchangeFactory.collect = 'akademi.hub.exchange.CollectOwnFiles'\n"
            "c.ExchangeCollect.check_owner = c.CollectOwnFiles.check_owner = False\n"
        )
        self._key = load_key(self.course / "source" / NAME / "kunci.py")
        self._aside = folder / "titipan"

    def put(self, student: str, minute: int = 0, answers: dict[str, Any] | None = None, broken: bool = False) -> str:
        """Hand in as nbgrader would, and return the secret."""
        when = f"2026-11-25 03:{minute:02d}:00.000000 UTC"
        right = right_answers(self._key, student) if answers is None else answers
        notebook = with_sources(released(self.course), mini_tulis="Jawaban saya.")
        folder = submit(self._aside, student, notebook, right)
        if broken:
            (folder / "latihan.ipynb").write_text('{"cells": [')
        (folder / "timestamp.txt").write_text(when)
        secret = f"rahasia-{student}-{minute}"
        (folder / "submission_secret.txt").write_text(secret)
        target = self.inbound / f"{student}+{NAME}+{when}+abc{minute}"
        shutil.move(folder, target)
        target.chmod(0o777)
        return secret

    def told(self, secret: str) -> dict[str, Any]:
        """Return what the trainee is told."""
        return json.loads((self.inbound.parent / "feedback" / state_name(secret)).read_text())

    def service(self, **settings: Any) -> Service:
        """Return the service, just started."""
        return Service(self.course, **({"per_hour": 60} | settings))


@pytest.fixture
def desk(tmp_path: Path, mini_root: Path) -> Desk:  # noqa: F811
    return Desk(tmp_path, mini_root)


def test_are_all_that_can_be_graded_graded_without_an_instructor_and_is_the_rest_named(desk: Desk):
    secret = desk.put("siti")
    assert desk.service(instructors=False).round() == 1
    told = desk.told(secret)
    assert (told["keadaan"], told["nilai"], told["poin"]) == ("dinilai", 12, 16)
    assert "1 jawaban tertulis (4 poin) tidak dapat dinilai tanpa pengajar" in told["pesan"]
    assert "menunggu" not in told["pesan"]


def test_is_the_best_attempt_kept_whatever_the_order(desk: Desk):
    service = desk.service()
    for minute, answers in enumerate([{}, None, {}]):
        desk.put("siti", minute, answers)
        service.round()
    assert sum(scores(desk.course, "siti").values()) == 12
    assert [one.otomatis for one in Record(desk.course).of("siti", NAME)] == [0, 12, 0]
    assert "percobaan terbaik" in desk.told("rahasia-siti-2")["pesan"]


def test_are_several_waiting_hand_ins_of_one_trainee_all_graded_in_their_order(desk: Desk):
    for minute in (2, 0, 1):
        desk.put("siti", minute, {})
    service = desk.service()
    assert [service.round() for _ in range(4)] == [1, 1, 1, 0]
    times = [one.waktu for one in Record(desk.course).of("siti", NAME)]
    assert times == sorted(times)
    assert list(desk.inbound.iterdir()) == []


def test_does_a_broken_hand_in_leave_the_best_and_say_why(desk: Desk):
    service = desk.service()
    desk.put("siti")
    service.round()
    secret = desk.put("siti", 1, broken=True)
    service.round()
    assert desk.told(secret)["keadaan"] == "gagal"
    assert "terpotong atau rusak" in desk.told(secret)["pesan"]
    assert sum(scores(desk.course, "siti").values()) == 12


def test_does_one_hand_in_that_cannot_be_dealt_with_keep_the_others_waiting(desk: Desk, monkeypatch):
    secrets = {student: desk.put(student) for student in ("ani", "budi", "citra")}
    service = desk.service()
    original = service._feedback

    def feedback(assignment: str, student: str, *, release: bool) -> None:
        if student == "budi":
            raise HubError("umpan balik budi gagal")
        original(assignment, student, release=release)

    monkeypatch.setattr(service, "_feedback", feedback)
    with pytest.raises(HubError, match="budi"):
        service.round()
    graded = {student: desk.told(secret)["keadaan"] for student, secret in secrets.items()}
    assert graded == {"ani": "dinilai", "budi": "diterima", "citra": "dinilai"}
    assert [path.name.partition("+")[0] for path in desk.inbound.iterdir()] == ["budi"]
    assert service.round() == 0, "tried again at once: it would keep the service busy"
    assert desk.service().round() == 1
    assert desk.told(secrets["budi"])["keadaan"] == "dinilai"


def test_is_an_unknown_assignment_refused_and_the_queue_left_clean(desk: Desk):
    folder = desk.inbound / "siti+99_lain+2026-11-25 03:00:00.000000 UTC+abc"
    folder.mkdir()
    folder.chmod(0o777)
    assert desk.service().round() == 0
    assert [one.keadaan for one in Record(desk.course).of("siti", "99_lain")] == ["ditolak"]
    assert list(desk.inbound.iterdir()) == []


def test_does_the_limit_let_only_the_newest_of_an_assignment_wait(desk: Desk):
    service = desk.service(per_hour=1)
    for minute in range(3):
        desk.put("siti", minute, {})
    service.round()
    service.round()
    assert [one.keadaan for one in Record(desk.course).of("siti", NAME)] == ["dinilai", "dilewati"]
    told = desk.told("rahasia-siti-2")
    assert told["keadaan"] == "ditunda"
    assert "Batas 1 penilaian per jam tercapai" in told["pesan"]
    assert len(list(desk.inbound.iterdir())) == 1


class Killed(BaseException):
    """What stands for SIGKILL: nothing catches it and nothing is tidied up."""


KILLED_AFTER = ("_collect", "_grade", "_feedback", "_tell", "_give_back", "_put_back", "record.add", "_forget")


@pytest.mark.parametrize("step", KILLED_AFTER)
def test_does_a_kill_after_any_step_change_nothing_in_the_end(desk: Desk, monkeypatch, step: str):
    """A worse attempt after the best one takes all steps; its end must be that of a run that was not cut off."""
    first = desk.service()
    desk.put("siti")
    first.round()
    grade_by_hand(desk, "siti", 3)
    before = scores(desk.course, "siti")
    secret = desk.put("siti", 1, {})

    service = desk.service()
    owner = service.record if step == "record.add" else service
    name = step.rpartition(".")[2]
    original = getattr(owner, name)

    def cut_off(*arguments: Any, **named: Any) -> None:
        original(*arguments, **named)
        raise Killed

    monkeypatch.setattr(owner, name, cut_off)
    with pytest.raises(Killed):
        service.round()
    desk.service().round()

    assert scores(desk.course, "siti") == before
    assert [(one.waktu[14:16], one.otomatis) for one in Record(desk.course).of("siti", NAME)] == [("00", 12), ("01", 0)]
    assert desk.told(secret)["keadaan"] == "dinilai"
    assert desk.told(secret)["nilai"] == 3  # what was graded by hand stays, as nbgrader has it
    assert list(desk.inbound.iterdir()) == []
    assert [path.name for path in (desk.course / "percobaan" / "siti" / NAME).iterdir() if path.name[0] == "."] == []
    stamp = (desk.course / "submitted" / "siti" / NAME / "timestamp.txt").read_text()
    assert stamp == "2026-11-25 03:00:00.000000 UTC"
    assert len(list((desk.inbound.parent / "feedback").glob("*.html"))) == 2


def grade_by_hand(desk: Desk, student: str, points: float) -> None:
    """Grade the written answer as the formgrader does."""
    with open_gradebook(desk) as gradebook:
        grade = gradebook.find_grade("mini_tulis", "latihan", NAME, student)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()


def open_gradebook(desk: Desk) -> Gradebook:
    """Open the course's gradebook."""
    return Gradebook(f"sqlite:///{desk.course / 'gradebook.db'}", "akademi")


def test_is_an_answer_graded_by_hand_given_back_once_also_after_a_restart(desk: Desk):
    secret = desk.put("siti")
    service = desk.service()
    service.round()
    assert service.give_back_hand_graded() == 0
    grade_by_hand(desk, "siti", 3)
    assert desk.service().give_back_hand_graded() == 1  # a restart before it was given back
    assert desk.told(secret)["nilai"] == 15
    assert "menunggu" not in desk.told(secret)["pesan"]
    assert desk.service().give_back_hand_graded() == 0  # and one after
    grade_by_hand(desk, "siti", 4)
    assert desk.service().give_back_hand_graded() == 1
    assert desk.told(secret)["nilai"] == 16


def test_are_late_points_taken_off_as_nbgrader_has_it_and_is_the_attempt_in_time_kept(desk: Desk):
    (desk.course / "pengajar_config.py").write_text(
        "c = get_config()  # noqa: F821\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"
    )
    with open_gradebook(desk) as gradebook:
        gradebook.find_assignment(NAME).duedate = datetime(2026, 11, 25, 3, 30)
        gradebook.db.commit()
    service = desk.service()
    wrong = {"mini_pilih": {"nilai": "a"}}
    in_time = desk.put("siti", 0, wrong | {"mini_banyak": {"nilai": ["a", "b"]}})
    service.round()
    assert desk.told(in_time)["nilai"] == 2
    late = desk.put("siti", 40)
    service.round()
    assert desk.told(late)["nilai"] == 0
    assert "Potongan keterlambatan 12 poin" in desk.told(late)["pesan"]
    assert "percobaan terbaik" in desk.told(late)["pesan"]
    assert sum(scores(desk.course, "siti").values()) == 2
