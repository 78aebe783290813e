"""What is lost when the disk of a hub is full? A small file system is really filled."""

import contextlib
import errno
import inspect
import json
import os
import shutil
import subprocess
import sys

import pytest

from akademi.grading.judge import load_key
from akademi.hub import service as service_module
from akademi.hub.attempts import Record
from akademi.hub.service import Service
from tests import mini
from tests.hub_ops.test_backup import contents_of, graded, hub  # noqa: F401 - fixtures

pytestmark = [
    pytest.mark.cycle,
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs root to mount a small disk"),
]
NAME = mini.NAME
WAITING = f"budi+{NAME}+2026-11-25 03:00:00.000000 UTC+abc"


@pytest.fixture
def disk(tmp_path):
    """Mount a file system of a few megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", place], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture
def course(hub, disk):  # noqa: F811
    """Return a course on the small disk in whose exchange a hand-in of budi waits, all answers right."""
    shutil.copytree(hub, disk / "srv")
    course, inbound = disk / "srv" / "kursus", disk / "srv" / "pertukaran" / "akademi" / "inbound"
    (course / "hub_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'akademi'\n"
        f"c.Exchange.root = {str(disk / 'srv' / 'pertukaran')!r}\n"
        "c.ExchangeFactory.collect = 'akademi.hub.exchange.CollectOwnFiles'\n"
        "c.ExchangeCollect.check_owner = c.CollectOwnFiles.check_owner = False\n"
    )
    shutil.rmtree(inbound)
    inbound.mkdir()
    inbound.chmod(0o2733)
    key = load_key(course / "source" / NAME / "kunci.py")
    handed = mini.submit(disk, "budi", mini.released(course), mini.right_answers(key, "budi"))
    handed.rename(inbound / WAITING)
    (inbound / WAITING / "timestamp.txt").write_text("2026-11-25 03:00:00.000000 UTC")
    (inbound / WAITING / "submission_secret.txt").write_text("rahasia")
    (inbound / WAITING).chmod(0o777)
    return course


def fill(disk, left=0):
    """Write until the system says that the disk is full, to the last byte, and give some of it back."""
    with (disk / "sampah").open("wb", buffering=0) as file:
        for size in (100_000, 1_000, 1):
            full = False
            while not full:
                try:
                    file.write(b"x" * size)
                except OSError as error:
                    full = error.errno == errno.ENOSPC
        file.truncate(file.tell() - left)


def survived():
    """Return what the service's endless loop goes on after, as its source says."""
    source = inspect.getsource(service_module.run)
    names = source.partition("except (")[2].partition(")")[0].replace(" ", "").split(",")
    return tuple(
        getattr(service_module, name.split(".")[0], None) or getattr(__import__("builtins"), name) for name in names
    )


@pytest.mark.parametrize("left", [0, 40_000, 70_000, 100_000])
def test_is_a_hand_in_graded_once_there_is_room_again_and_nothing_before_it_lost(disk, course, left):
    """Where it stops depends on how little room is left: at collecting, in the gradebook, at the feedback."""
    before = contents_of(course)
    service = Service(course)
    fill(disk, left)
    for _round in range(2):
        with contextlib.suppress(*survived()):
            service.round()
    inbound = disk / "srv" / "pertukaran" / "akademi" / "inbound"
    if left == 0:
        assert WAITING not in Record(course), "recorded without room to grade it"
    assert WAITING in Record(course) or (inbound / WAITING / "jawaban.json").is_file()

    (disk / "sampah").unlink()
    service = Service(course)
    service.round()
    assert WAITING in Record(course)
    assert (course / "feedback" / "budi" / NAME / "latihan.html").stat().st_size > 1000
    after = contents_of(course)
    siti = [row for row in before["comment"] if "Rapi." in row]
    assert siti
    assert set(siti) <= set(after["comment"])
    assert json.loads((course / "percobaan.jsonl").read_text().splitlines()[-1])["otomatis"] > 0


def test_does_a_trainee_still_get_in_with_the_disk_full(disk, monkeypatch):
    """Laying out the workspace fails without a word to the trainee, whose own files are all there."""
    from akademi.hub import room

    workspace = disk / "AkademiKemiskinan"
    workspace.mkdir()
    (workspace / "catatan.txt").write_text("punya saya")
    released = disk.parent / "rilis"
    released.mkdir()
    monkeypatch.setenv("AKADEMI_HUB_RILIS", str(released))
    fill(disk)
    room.lay_out(workspace)
    assert (workspace / "catatan.txt").read_text() == "punya saya"
