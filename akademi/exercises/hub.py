"""On a JupyterHub: hand in through nbgrader's exchange, see what became of it, and fetch the feedback.

nbgrader itself runs in a program of its own (`akademi.hub.courier`), so that a notebook never imports it. The grader's
counterpart is `akademi.hub.service`; what it says about a hand-in lies in the exchange under a name made from the
hand-in's secret, which only its trainee and the grader know.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RECEIVED, GRADED, POSTPONED, FAILED, REFUSED = "diterima", "dinilai", "ditunda", "gagal", "ditolak"
STATE_ENDING = ".json"
PATIENCE_SECONDS = 120.0
PROGRAM_SECONDS = 60
COURSE, EXCHANGE, WORKSPACE = "AKADEMI_HUB_KURSUS", "AKADEMI_HUB_TUKAR", "AKADEMI_RUANG"


class HubHandInError(RuntimeError):
    """Why nothing was handed in; for the trainee, in Indonesian."""


@dataclass(frozen=True)
class HandIn:
    """One hand-in as nbgrader keeps it in the trainee's workspace, and what the grader says about it.

    Attributes
    ----------
    assignment : str
    timestamp : str
        As nbgrader wrote it: UTC.
    state : dict of str to object
        What `akademi.hub.states` publishes; empty as long as the grader has not seen it.
    """

    assignment: str
    timestamp: str
    state: dict[str, Any]

    @property
    def moment(self) -> datetime | None:
        """When it was handed in; None if that cannot be read."""
        return read_moment(self.timestamp)


def on_hub() -> bool:
    """Return whether this runs in a server of a hub of the course."""
    return all(os.environ.get(name) for name in (COURSE, EXCHANGE, WORKSPACE))


def state_name(secret: str) -> str:
    """Return the file name of what the grader says about a hand-in."""
    return hashlib.sha256(f"{secret}:keadaan".encode()).hexdigest() + STATE_ENDING


def read_moment(text: str) -> datetime | None:
    """Read a time as nbgrader writes it (``2026-11-25 03:04:05.123456 UTC``)."""
    for shape in ("%Y-%m-%d %H:%M:%S.%f %Z", "%Y-%m-%d %H:%M:%S %Z"):
        with contextlib.suppress(ValueError):
            return datetime.strptime(text, shape).replace(tzinfo=UTC)
    return None


def clock(text: str) -> str:
    """Return the local time of day of a time as nbgrader or the grader writes it, with a point: 14.05."""
    moment = read_moment(text)
    return moment.astimezone().strftime("%H.%M") if moment else ""


class Courier:
    """The program that hands in and fetches feedback; started once, it runs several errands. Use as a context manager.

    Parameters
    ----------
    assignment : str
    """

    def __init__(self, assignment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "akademi.hub.courier", assignment],
            cwd=_workspace(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def run(self, errand: str) -> str:
        """Run an errand and return what nbgrader complains about; empty if all went well."""
        timer = threading.Timer(PROGRAM_SECONDS, self._process.kill)
        timer.start()
        try:
            self._process.stdin.write(errand + "\n")
            self._process.stdin.flush()
            said = self._process.stdout.readline().strip()
        except (OSError, ValueError):
            said = ""
        finally:
            timer.cancel()
        return "" if said == "ok" else said or "nbgrader tidak menjawab"

    def close(self) -> None:
        """Let the program end."""
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                stream.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Courier:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()


def hand_in(folder: Path, assignment: str, courier: Courier) -> HandIn:
    """Hand in an assignment through nbgrader's exchange.

    Raises
    ------
    HubHandInError
        If nbgrader refuses; in words for the trainee.
    """
    if (folder / "latihan.ipynb").is_file() and folder.resolve() != (_workspace() / assignment).resolve():
        raise HubHandInError(f"Serahkan dari folder {assignment} di ruang kerja Anda, bukan dari salinannya.")
    before = {entry.timestamp for entry in read_hand_ins(assignment)}
    said = courier.run("serahkan")
    new = [entry for entry in read_hand_ins(assignment) if entry.timestamp not in before]
    if not new:
        raise HubHandInError(_explain(said))
    return new[-1]


def read_hand_ins(assignment: str = "*") -> list[HandIn]:
    """Return the hand-ins of this workspace, oldest first."""
    found = []
    cache = _workspace() / ".akademi" / "serahan" / os.environ[COURSE]
    for folder in cache.glob(f"*+{assignment}+*"):
        parts = folder.name.rsplit("+", 2)
        if len(parts) == 3 and (folder / "submission_secret.txt").is_file():
            found.append(HandIn(parts[1], parts[2], _read_state(folder)))
    return sorted(found, key=lambda entry: entry.timestamp)


def fetch_feedback(entry: HandIn, courier: Courier | None = None) -> Path | None:
    """Bring the feedback of a hand-in into the workspace unless it is there and up to date; return its page.

    The page lies where nbgrader puts it, ``<assignment>/feedback/<time>/latihan.html``.
    """
    published = entry.state.get("umpan_balik")
    if not published:
        return None
    page = _workspace() / entry.assignment / "feedback" / entry.timestamp / "latihan.html"
    mark = page.with_name(".versi")
    if page.is_file() and _read(mark) == published:
        return page
    if courier is not None:
        courier.run("ambil")
    else:
        with Courier(entry.assignment) as own:
            own.run("ambil")
    if not page.is_file():
        return None
    with contextlib.suppress(OSError):
        mark.write_text(str(published), encoding="utf-8")
    return page


def hand_in_and_follow(
    folder: Path,
    assignment: str,
    tell: Callable[[HandIn, Path | None], None],
    refuse: Callable[[str], None],
    every: float = 0.3,
) -> threading.Thread:
    """Hand in, and tell whenever there is news, until the feedback is here; all of it in the background.

    Parameters
    ----------
    folder, assignment
        As for `hand_in`.
    tell : callable of (hand-in, feedback page or None)
        Called from a thread, first as soon as it is handed in.
    refuse : callable of str
        Called if nothing could be handed in, with the reason for the trainee.
    every : float
        Seconds between two looks.
    """

    def run() -> None:
        try:
            with Courier(assignment) as courier:
                entry = hand_in(folder, assignment, courier)
                tell(entry, None)
                _watch(entry, courier, tell, every)
        except (HubHandInError, OSError) as problem:
            refuse(str(problem))

    thread = threading.Thread(target=run, name="akademi-serahan", daemon=True)
    thread.start()
    return thread


def _watch(entry: HandIn, courier: Courier, tell: Callable[[HandIn, Path | None], None], every: float) -> None:
    last = entry.state
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        now = next((one for one in read_hand_ins(entry.assignment) if one.timestamp == entry.timestamp), entry)
        if now.state != last:
            last = now.state
            tell(now, fetch_feedback(now, courier))
            if now.state.get("keadaan") in (GRADED, FAILED, REFUSED, POSTPONED):
                return
        time.sleep(every)


def describe(entry: HandIn) -> str:
    """Say in one Indonesian line how far a hand-in is: handed in, received, graded, feedback."""
    state = entry.state
    steps = [f"diserahkan pukul {clock(entry.timestamp)}"]
    kind = state.get("keadaan")
    if kind is None:
        return f"{steps[0]} → menunggu penilai."
    steps.append("diterima")
    if kind == GRADED:
        steps.append(f"dinilai: {_points(state.get('nilai'))} dari {_points(state.get('poin'))}")
        steps.append("umpan balik")
    elif kind == POSTPONED:
        steps.append("menunggu giliran")
    elif kind in (FAILED, REFUSED):
        steps.append("tidak dapat dinilai" if kind == FAILED else "ditolak")
    else:
        steps.append("sedang dinilai")
    said = str(state.get("pesan") or "")
    return " → ".join(steps) + "." + (f" {said}" if said else "")


def _points(value: Any) -> str:
    return f"{float(value):.10g}".replace(".", ",") if isinstance(value, int | float) else "–"


def _workspace() -> Path:
    return Path(os.environ[WORKSPACE])


def _read_state(folder: Path) -> dict[str, Any]:
    secret = _read(folder / "submission_secret.txt")
    path = Path(os.environ[EXCHANGE]) / os.environ[COURSE] / "feedback" / state_name(secret)
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""


def _explain(said: str) -> str:
    """Turn what nbgrader says into a sentence that tells what to do."""
    if "missing notebooks" in said:
        return "latihan.ipynb tidak ditemukan di folder tugas; apakah namanya diubah?"
    if "Assignment not found" in said:
        return "Tugas ini belum dibuka di kursus; tanyakan kepada pengajar."
    if "No space left" in said or "Disk quota" in said:
        return "Serahan belum terkirim: ruang disk habis. Hubungi pengelola; pekerjaan Anda tetap tersimpan."
    if "too big" in said:
        return "Folder tugas terlalu besar untuk diserahkan; pindahkan berkas lain dari folder itu."
    return f"Serahan belum terkirim; coba lagi sebentar. ({said[-160:] or 'tanpa keterangan'})"
