"""The grading service: notices a hand-in, collects it, grades it, gives the feedback back.

Run by the hub as the course account: ``python -m akademi.hub.service``. Everything is done by nbgrader (exchange,
gradebook, feedback) and by `akademi.grading`; this is the order of the steps. They are ordered so that a kill between
any two of them is mended by doing the hand-in once more: it leaves the queue only when all is done and recorded.
"""

from __future__ import annotations

import contextlib
import fcntl
import logging
import os
import shutil
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGraderAPI
from sqlalchemy.exc import SQLAlchemyError

from akademi.exercises.hub import FAILED, GRADED, POSTPONED, RECEIVED, REFUSED, clock
from akademi.exercises.items import fmt_number
from akademi.grading.batch import REVIEW, CourseError, Result, grade, open_course
from akademi.hub.attempts import HOUR, Attempt, Record, now_utc
from akademi.hub.exchange import RefusedError, copy_own_files, read_own_file
from akademi.hub.places import HubError, valid_student
from akademi.hub.process import end_with_hub
from akademi.hub.queue import Waiting, read_queue
from akademi.hub.scores import Standing, read_hand_graded, read_settled, read_standing, settle
from akademi.hub.states import publish_state, read_state

LOG = logging.getLogger("akademi.penilai")
LOCK = ".penilai.lock"
SECRET = "submission_secret.txt"
# Fewer are graded in this process, which is warm; more in several, which have to warm up first.
MANY = 40
EVERY_SECONDS = 0.5
HAND_GRADED_EVERY_SECONDS = 3.0
AFTER_TROUBLE_SECONDS = 2.0
SET_ASIDE_SECONDS = 30.0
# What a full disk, a database that went away or a refusal of nbgrader raise.
TROUBLE = (CourseError, HubError, OSError, SQLAlchemyError)
MOST_TOLD = 300


@dataclass
class Service:
    """The service on one course folder.

    Parameters
    ----------
    course : Path
        The course folder.
    per_hour : int
        Hand-ins of one trainee that are graded within an hour; more wait.
    instructors : bool
        Whether there is anyone to grade written answers.
    workers : int
        Processes for a long queue.
    """

    course: Path
    per_hour: int = 6
    instructors: bool = True
    workers: int = 2
    _told: dict[str, dict[str, Any]] = field(default_factory=dict)
    _hand_graded: dict[tuple[str, str], str] | None = None
    _looked: float = 0.0
    _later: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.api: NbGraderAPI = open_course(self.course)
        root = Path(self.api.config.Exchange.root) / self.api.coursedir.course_id
        self.inbound, self.outbound = root / "inbound", root / "feedback"
        if not self.inbound.is_dir():
            raise HubError(
                f"Pertukaran belum disiapkan: {self.inbound} tidak ada. Jalankan: akademi hub --prepare-only"
            )
        if not self.outbound.is_dir():
            self.outbound.mkdir()
            self.outbound.chmod(0o711)
        self.record = Record(self.course)
        self._sweep()

    # ---------------------------------------------------------------------------------------------- one round

    def round(self) -> int:
        """Deal with what waits now; return how many hand-ins were graded."""
        graded, troubles = 0, []
        for assignment, entries in self._due(read_queue(self.inbound, self.record)).items():
            number, trouble = self._take_what_can_be(assignment, entries)
            graded += number
            troubles += trouble
        if troubles:
            raise troubles[0]
        return graded

    def _take_what_can_be(self, assignment: str, entries: list[Waiting]) -> tuple[int, list[Exception]]:
        """Grade hand-ins; where one of several is in the way, one by one, and what fails alone is set aside a while."""
        try:
            return self._take(assignment, entries), []
        except Exception as problem:
            trouble = problem
            if not isinstance(problem, TROUBLE):
                LOG.exception("%s: galat yang tidak diduga", assignment)
                trouble = HubError(f"{type(problem).__name__}: {problem}")
        left = [one for one in entries if one.name not in self.record]
        if len(left) <= 1:
            self._later.update((one.name, time.monotonic() + SET_ASIDE_SECONDS) for one in left)
            return len(entries) - len(left), [trouble]
        outcomes = [self._take_what_can_be(assignment, [one]) for one in left]
        return sum(number for number, _ in outcomes), [trouble for _, troubles in outcomes for trouble in troubles]

    def _due(self, waiting: list[Waiting]) -> dict[str, list[Waiting]]:
        """Return what is graded now, by assignment, at most one of a trainee; tell the others that they wait."""
        known = {path.name for path in (self.course / "release").iterdir() if (path / "latihan.ipynb").is_file()}
        now, busy = now_utc(), set()
        due: dict[str, list[Waiting]] = defaultdict(list)
        newest = {(one.student, one.assignment): one for one in waiting}
        for one in waiting:
            if one.assignment not in known or not valid_student(one.student):
                self._close(one, REFUSED, "Tugas atau nama peserta tidak dikenal di kursus ini.")
                continue
            if self._later.get(one.name, 0.0) > time.monotonic():
                continue
            recent = self.record.in_the_last_hour(one.student, now)
            if len(recent) >= self.per_hour:
                if newest[one.student, one.assignment] != one:
                    self._close(one, "dilewati", "Digantikan serahan yang lebih baru sebelum gilirannya.")
                else:
                    self._postpone(one, recent[-self.per_hour] + HOUR)
            elif one.student in busy:
                self._tell(one, RECEIVED)
            else:
                busy.add(one.student)
                self._tell(one, RECEIVED)
                due[one.assignment].append(one)
        return due

    def _take(self, assignment: str, entries: list[Waiting]) -> int:
        """Grade hand-ins of one assignment, each of another trainee; return how many."""
        collected = {one.student: one for one in entries if self._collect(one)}
        if not collected:
            return 0
        settled = {student: read_settled(self.api, assignment, student) for student in collected}
        results = {result.student: result for result in self._grade(assignment, collected)}
        attempts, worse = [], []
        for student, one in collected.items():
            attempt = self._give_back(one, results[student])
            attempts.append(attempt)
            best = self.record.best(student, assignment)
            if best is not None and not (attempt.counts and attempt.merit > best.merit):
                worse.append(best)
        self._put_back(assignment, worse, settled)
        # Only now: a kill before this line means that the hand-in is dealt with once more, from the start.
        for attempt in attempts:
            self.record.add(attempt)
            self._forget(collected[attempt.peserta])
        return len(collected)

    def _collect(self, one: Waiting) -> bool:
        """Collect by nbgrader, and keep a copy; a hand-in that may not be collected is closed with the reason."""
        target = self.course / "submitted" / one.student / one.assignment
        archive = self.record.archive(_attempt(one, ""))
        if not archive.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            self.api.config.CollectOwnFiles.entry = one.name
            outcome = self.api.collect(one.assignment)
            if not outcome["success"]:
                refused = _refusal(outcome)
                if refused is None:
                    raise HubError(f"nbgrader tidak dapat mengambil {one.name}: {outcome.get('log')}")
                self._close(one, REFUSED, f"Serahan ditolak: {refused}.")
                if best := self.record.best(one.student, one.assignment):
                    _copy_in_one_step(self.record.archive(best), target)
                return False
            _copy_in_one_step(target, archive)
        else:
            # Cut off after it was collected: what was graded then is graded again.
            _copy_in_one_step(archive, target)
        return True

    def _grade(self, assignment: str, students: Iterable[str]) -> list[Result]:
        names = set(students)
        return grade(self.course, assignment, students=names, workers=self.workers if len(names) > MANY else 1)

    def _give_back(self, one: Waiting, result: Result) -> Attempt:
        """Give the feedback of a graded hand-in back, and return the attempt that is to be recorded."""
        if result.failed:
            self._tell(one, FAILED, pesan=result.reason)
            return _attempt(one, FAILED, alasan=result.reason)
        standing = read_standing(self.api, one.assignment, one.student)
        attempt = _attempt(
            one,
            GRADED,
            otomatis=standing.automatic,
            denda=standing.penalty,
            poin=standing.most,
            alasan=result.reason if result.status == REVIEW else "",
        )
        self._feedback(one.assignment, one.student, release=True)
        best = self.record.best(one.student, one.assignment)
        best = attempt if best is None or attempt.merit > best.merit else best
        number = len(self.record.of(one.student, one.assignment)) + 1
        self._tell(one, GRADED, **self._about(standing, attempt, best, number), umpan_balik=now_utc().isoformat())
        return attempt

    def _put_back(self, assignment: str, best: list[Attempt], settled: dict[str, set[str]]) -> None:
        """Put the best attempts back into the gradebook after worse ones were graded.

        nbgrader asks a person to look again at every answer graded by hand that was graded anew. Here it is the very
        answer that they have looked at, so what was settled stays settled.
        """
        if not best:
            return
        for attempt in best:
            target = self.course / "submitted" / attempt.peserta / assignment
            _copy_in_one_step(self.record.archive(attempt), target)
        self._grade(assignment, [attempt.peserta for attempt in best])
        for attempt in best:
            settle(self.api, assignment, attempt.peserta, settled.get(attempt.peserta, set()))
            self._feedback(assignment, attempt.peserta, release=False)

    def _feedback(self, assignment: str, student: str, *, release: bool) -> None:
        outcome = self.api.generate_feedback(assignment, student, force=True)
        if outcome["success"] and release:
            outcome = self.api.release_feedback(assignment, student)
        if not outcome["success"]:
            raise HubError(f"Umpan balik {student} gagal: {outcome.get('log') or outcome.get('error')}")

    # ------------------------------------------------------------------------------- graded by a person since

    def give_back_hand_graded(self) -> int:
        """Release feedback again where an instructor has graded the last written answer; return how many."""
        if time.monotonic() - self._looked < HAND_GRADED_EVERY_SECONDS:
            return 0
        self._looked = time.monotonic()
        now = read_hand_graded(self.api)
        if self._hand_graded is None:
            # After a restart: whatever the released feedback does not say yet.
            self._hand_graded = {place: seen for place, seen in now.items() if self._says(*place, seen)}
        changed = [place for place, seen in now.items() if self._hand_graded.get(place) != seen]
        for student, assignment in changed:
            best = self.record.best(student, assignment)
            if best is None:  # collected by other means
                continue
            standing = read_standing(self.api, assignment, student)
            self._feedback(assignment, student, release=True)
            secret = read_own_file(self.record.archive(best), SECRET)
            publish_state(
                self.outbound,
                secret,
                keadaan=GRADED,
                **self._about(standing, best, best, len(self.record.of(student, assignment))),
                tangan=now[student, assignment],
                umpan_balik=now_utc().isoformat(),
            )
            LOG.info("%s %s: penilaian tertulis dikembalikan", student, assignment)
        self._hand_graded = now
        return len(changed)

    def _says(self, student: str, assignment: str, seen: str) -> bool:
        best = self.record.best(student, assignment)
        if best is None:
            return True
        return read_state(self.outbound, read_own_file(self.record.archive(best), SECRET)).get("tangan") == seen

    # --------------------------------------------------------------------------------------- telling and closing

    def _about(self, standing: Standing, attempt: Attempt, best: Attempt, number: int) -> dict[str, Any]:
        """Return what a trainee is told about a graded attempt."""
        said = []
        if attempt.alasan:
            said.append(attempt.alasan)
        if standing.penalty:
            said.append(f"Potongan keterlambatan {fmt_number(standing.penalty, 2)} poin.")
        if standing.waiting and self.instructors:
            said.append(f"{standing.waiting} jawaban tertulis menunggu penilaian pengajar.")
        elif standing.waiting:
            said.append(
                f"{standing.waiting} jawaban tertulis ({fmt_number(standing.waiting_points, 2)} poin) tidak dapat "
                "dinilai tanpa pengajar; bandingkan sendiri dengan petunjuk penilaiannya."
            )
        if best.entri != attempt.entri:
            said.append(f"Yang dipakai tetap percobaan terbaik Anda, pukul {clock(best.waktu)}.")
        return {
            "nilai": standing.score,
            "poin": standing.most,
            "menunggu": standing.waiting,
            "percobaan": number,
            "dipakai": best.waktu,
            "pesan": " ".join(said),
        }

    def _tell(self, one: Waiting, kind: str, **more: Any) -> None:
        """Publish a state unless it is what was said last."""
        state = {"keadaan": kind, **more}
        if self._told.get(one.name) != state:
            publish_state(self.outbound, self._secret(one), **state)
            self._told[one.name] = state
            LOG.info("%s %s: %s", one.student, one.assignment, kind)

    def _postpone(self, one: Waiting, until: datetime) -> None:
        when = until.astimezone().strftime("%H.%M")
        said = f"Batas {self.per_hour} penilaian per jam tercapai; serahan ini dinilai otomatis sekitar pukul {when}."
        self._tell(one, POSTPONED, pesan=said)

    def _close(self, one: Waiting, kind: str, reason: str) -> None:
        """Take a hand-in from the queue ungraded, with a reason."""
        reason = reason[:MOST_TOLD]
        told = REFUSED if kind == REFUSED else FAILED
        self._tell(one, told, pesan=reason)
        self.record.add(_attempt(one, kind, alasan=reason))
        self._forget(one)

    def _forget(self, one: Waiting) -> None:
        """Remove a recorded hand-in from inbound, as far as its owner allows; it is not looked at again either way."""
        self._told.pop(one.name, None)
        shutil.rmtree(self.inbound / one.name, ignore_errors=True)

    def _secret(self, one: Waiting) -> str:
        archived = read_own_file(self.record.archive(_attempt(one, "")), SECRET)
        return archived or read_own_file(self.inbound / one.name, SECRET)

    def _sweep(self) -> None:
        """Remove what an earlier run recorded but could not remove any more."""
        for entry in list(os.scandir(self.inbound)):
            if entry.name in self.record:
                shutil.rmtree(entry.path, ignore_errors=True)


def _attempt(one: Waiting, kind: str, **more: Any) -> Attempt:
    return Attempt(one.name, one.student, one.assignment, one.timestamp, now_utc().isoformat(), kind, **more)


def _refusal(outcome: dict[str, Any]) -> str | None:
    """Return why our collecting refused a hand-in; None if something else went wrong."""
    said = f"{outcome.get('error') or ''}\n{outcome.get('log') or ''}"
    mark = f"{RefusedError.__name__}: "
    return said.partition(mark)[2].partition("\n")[0].strip() if mark in said else None


def _copy_in_one_step(source: Path, target: Path) -> None:
    """Copy a folder of our own so that the copy is there whole or not at all."""
    half = target.with_name(f".{target.name}.baru")
    shutil.rmtree(half, ignore_errors=True)
    copy_own_files(source, half, owner=None, most_bytes=1_000_000_000)
    shutil.rmtree(target, ignore_errors=True)
    os.replace(half, target)


@contextlib.contextmanager
def only_one(course: Path) -> Iterator[None]:
    """Hold the course's lock: two services would grade the same hand-in twice. Waits for the other to end."""
    with open(course / LOCK, "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def run(service: Service) -> None:
    """Deal with the queue until the process is ended."""
    LOG.info("penilai siap: %s", service.course)
    while True:
        try:
            busy = service.round() + service.give_back_hand_graded()
        except (CourseError, HubError, OSError, SQLAlchemyError) as problem:
            # A full disk, a database that went away: hand-ins stay in the queue and are tried again.
            LOG.error("penilai menunggu: %s", problem)
            time.sleep(AFTER_TROUBLE_SECONDS)
            continue
        if not busy:
            time.sleep(EVERY_SECONDS)


def _log_to_stderr() -> None:
    """Let this service say what it does, and nbgrader only what is wrong."""
    for logger, level in ((LOG, logging.INFO), (logging.getLogger(), logging.ERROR)):
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s penilai: %(message)s"))
        handler.setLevel(level)
        logger.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False


def main() -> None:
    """Run as a service of the hub."""
    _log_to_stderr()
    end_with_hub()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    os.umask(0o027)
    course = Path(os.environ["AKADEMI_HUB_FOLDER_KURSUS"])
    with only_one(course):
        run(
            Service(
                course,
                per_hour=int(os.environ.get("AKADEMI_HUB_PER_HOUR") or 6),
                instructors=bool(os.environ.get("AKADEMI_HUB_INSTRUCTORS")),
                workers=os.cpu_count() or 1,
            )
        )


if __name__ == "__main__":
    main()
