"""The queue of hand-ins: nbgrader's inbound folder itself, so a restart forgets nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from nbgrader.utils import parse_utc


@dataclass(frozen=True)
class Waiting:
    """A hand-in that has not been dealt with.

    Attributes
    ----------
    name : str
        Of its folder in inbound: ``<trainee>+<assignment>+<time>+<random>``.
    student, assignment, timestamp : str
        What the name says.
    """

    name: str
    student: str
    assignment: str
    timestamp: str


def read_queue(inbound: Path, done: Container[str]) -> list[Waiting]:
    """Return what waits in inbound, oldest first.

    nbgrader opens a hand-in's folder to everybody as the last step of handing in; one that is not open yet is still
    being written.
    """
    found = []
    with os.scandir(inbound) as entries:
        for entry in entries:
            if entry.name in done:
                continue
            parts = entry.name.rsplit("+", 3)
            if len(parts) != 4 or not all(parts) or entry.name.startswith("."):
                continue
            about = entry.stat(follow_symlinks=False)
            if not stat.S_ISDIR(about.st_mode) or stat.S_IMODE(about.st_mode) & 0o777 != 0o777:
                continue
            try:
                parse_utc(parts[2])
            except (ValueError, OverflowError, TypeError):
                continue
            found.append(Waiting(entry.name, *parts[:3]))
    return sorted(found, key=lambda one: (one.timestamp, one.name))
