"""The record of attempts: one line of JSON each in ``percobaan.jsonl``, and what was handed in beside it.

Only the grading service writes it, and only at its end, so that a cut-off leaves at most half a last line.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

RECORD = "percobaan.jsonl"
ARCHIVE = "percobaan"
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Attempt:
    """One hand-in and what came of it.

    Attributes
    ----------
    entri : str
        Its name in nbgrader's inbound folder; unique.
    peserta, tugas : str
        Trainee and assignment.
    waktu : str
        When it was handed in, as nbgrader wrote it.
    diproses : str
        When it was graded, in ISO format, UTC.
    keadaan : str
        ``dinilai``, ``gagal`` (nothing in it could be graded), ``ditolak`` (not collected) or ``dilewati`` (a newer
        one of the same assignment came before its turn).
    otomatis, denda : float
        Points given by the grader, and points that nbgrader took off for being late.
    poin : float
        Most points of the assignment.
    alasan : str
        What the grader said besides, in Indonesian.
    """

    entri: str
    peserta: str
    tugas: str
    waktu: str
    diproses: str
    keadaan: str
    otomatis: float = 0.0
    denda: float = 0.0
    poin: float = 0.0
    alasan: str = ""

    @property
    def counts(self) -> bool:
        """Whether it can be the one that stands in the gradebook."""
        return self.keadaan == "dinilai"

    @property
    def merit(self) -> tuple[float, str]:
        """What the best attempt is chosen by: automatic points less lateness; of equals the newest.

        The newest of equals, because a better written answer changes nothing in the automatic points.
        """
        return (round(self.otomatis - self.denda, 6), self.waktu)

    @property
    def folder_name(self) -> str:
        """Name of the folder in the archive."""
        return self.entri.rpartition("+")[0].rsplit("+", 1)[-1].replace(":", ".").replace(" ", "_")


class Record:
    """All attempts of a course, in memory and on the disk."""

    def __init__(self, course: Path) -> None:
        self._path = course / RECORD
        self._archive = course / ARCHIVE
        self._all: dict[str, Attempt] = {}
        self._of: dict[tuple[str, str], list[Attempt]] = {}
        self._mend()
        for attempt in self._read():
            self._keep(attempt)

    def __contains__(self, entry: object) -> bool:
        return entry in self._all

    def __len__(self) -> int:
        return len(self._all)

    def add(self, attempt: Attempt) -> None:
        """Record an attempt; on the disk before this returns."""
        line = json.dumps(asdict(attempt), ensure_ascii=False) + "\n"
        with open(self._path, "a", encoding="utf-8") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        self._keep(attempt)

    def of(self, student: str, assignment: str) -> list[Attempt]:
        """Return a trainee's attempts at an assignment, in the order in which they were graded."""
        return list(self._of.get((student, assignment), []))

    def best(self, student: str, assignment: str) -> Attempt | None:
        """Return the attempt that stands in the gradebook."""
        return max((one for one in self.of(student, assignment) if one.counts), key=lambda one: one.merit, default=None)

    def in_the_last_hour(self, student: str, now: datetime) -> list[datetime]:
        """Return when a trainee's hand-ins of the last hour were graded, oldest first."""
        moments = (
            datetime.fromisoformat(one.diproses)
            for (who, _), attempts in self._of.items()
            if who == student
            for one in attempts
            if one.keadaan in ("dinilai", "gagal")
        )
        return sorted(moment for moment in moments if now - moment < HOUR)

    def archive(self, attempt_or_name: Attempt) -> Path:
        """Return the folder that keeps what was handed in."""
        return self._archive / attempt_or_name.peserta / attempt_or_name.tugas / attempt_or_name.folder_name

    def _keep(self, attempt: Attempt) -> None:
        self._all[attempt.entri] = attempt
        self._of.setdefault((attempt.peserta, attempt.tugas), []).append(attempt)

    def _mend(self) -> None:
        """Cut off half a last line, which a crash may have left."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return
        whole = content[: content.rfind(b"\n") + 1]
        if whole != content:
            with open(self._path, "r+b") as file:
                file.truncate(len(whole))

    def _read(self) -> list[Attempt]:
        known = {field.name for field in fields(Attempt)}
        found = []
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        for line in text.splitlines():
            try:
                content = json.loads(line)
                found.append(Attempt(**{name: value for name, value in content.items() if name in known}))
            except (ValueError, TypeError, AttributeError):
                continue
        return found


def now_utc() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)
