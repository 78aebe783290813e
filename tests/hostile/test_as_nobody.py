"""Does all of it hold for an ordinary user too? Root passes many doors that are shut to others, and is shut out of none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from akademi.grading.execute import sandbox_missing
from akademi.grading.runner import remove_tree
from tests import mini
from tests.hostile.as_nobody import CANNOT, NOBODY
from tests.hostile.harness import HONEST

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.cycle,
    pytest.mark.xdist_group("nobody"),
    pytest.mark.skipif(bool(sandbox_missing()), reason=sandbox_missing() or "-"),
    pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0, reason="the other tests ran as an ordinary user"
    ),
]


def as_nobody(home, *command):
    """Run Python as an ordinary user; skip if that user cannot be had here, and say why."""
    home.mkdir()
    helper = [sys.executable, str(ROOT / "tests" / "hostile" / "as_nobody.py"), str(home)]
    done = subprocess.run([*helper, *command], capture_output=True, text=True, check=False)
    if done.returncode == CANNOT:
        pytest.skip(f"no ordinary user can run Python here: {done.stderr.strip()}")
    return done


@pytest.fixture(scope="module")
def reachable():
    """Return a folder for the other user's home; pytest's own are closed to others, again and again."""
    folder = Path(tempfile.mkdtemp(prefix="akademi-orang-lain-"))
    folder.chmod(0o755)
    yield folder
    remove_tree(folder)


@pytest.fixture(scope="module")
def told(reachable):
    done = as_nobody(reachable / "rumah", "-m", "tests.hostile.tell", str(reachable / "rumah"))
    assert done.returncode == 0, done.stderr[-2_000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_was_it_really_another_user(told):
    assert told["user"] == NOBODY


def test_does_an_ordinary_users_batch_give_no_point_but_to_the_honest(told):
    scores = dict(told["scores"])
    assert sum(scores.pop(HONEST).values()) == 12
    assert {name: sum(points.values()) for name, points in scores.items()} == dict.fromkeys(scores, 0)


def test_is_every_attempt_refused_there_too(told):
    assert told["succeeded"] == []
    assert told["refused"] > 400
    assert told["leaked"] == []


def test_is_everything_outside_as_it_was_there_too(told):
    assert told["changed"] == []
    assert told["received"] == []
    assert told["victim_lives"]


def test_is_nothing_left_behind_there_either(told):
    assert told["processes"] == []
    assert told["temporary"] == []


@pytest.mark.parametrize("trick", ["unreadable_folders", "deleted_files", "deep_folders"])
def test_can_an_ordinary_users_grader_see_what_was_hidden_from_it(told, trick):
    assert "terlalu banyak berkas" in told["reasons"][trick]


def test_does_the_sandbox_close_an_ordinary_user_in(reachable):
    """The direct tests of the sandbox, as that user."""
    tests = str(Path(mini.__file__).parent / "grading" / "test_sandbox.py")
    chosen = "refused or still_work"
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-o", "addopts=", "-W", "ignore", "-k", chosen]
    done = as_nobody(reachable / "rumah-lain", "-m", "pytest", *options, tests)
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-1_000:]
    assert "skipped" not in done.stdout
