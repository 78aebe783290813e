"""The answer file ``jawaban.json``: written at once, atomically, and never at the cost of older answers."""

from __future__ import annotations

import json
import math
import os
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

ANSWER_FILE = "jawaban.json"
FORMAT = 1
# A sheet with a dozen short answers is a few kilobytes; whatever is far beyond that was not written by a form.
LARGEST_FILE = 5_000_000
# The deepest answer that a form writes is three levels down; far below, Python's JSON writer would give up.
DEEPEST_ANSWER = 20


class DamagedAnswerFileError(ValueError):
    """An answer file that cannot be read as one; the message says why, in Indonesian."""


@dataclass
class AnswerFile:
    """What a trainee has answered in one assignment.

    Attributes
    ----------
    assignment : str
        Name of the assignment, for instance ``03_jebakan_kemiskinan``.
    participant : str
        The participant's code; empty as long as the trainee has not given one.
    answers : dict of str to dict
        For each item id an entry with ``nilai`` (the answer, plain JSON), ``waktu`` (ISO time), and, where the
        kind of item needs it, ``tertulis`` (as typed), ``angka`` (the personal numbers it was worked with) and
        ``terkunci`` (a prediction that has been revealed).
    """

    assignment: str
    participant: str = ""
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, assignment: str) -> AnswerFile:
        """Read an answer file.

        Parameters
        ----------
        path : Path
            The file; one that does not exist is an empty sheet.
        assignment : str
            The assignment that the file must belong to.

        Raises
        ------
        DamagedAnswerFileError
            If the file is not an answer sheet of this assignment.
        OSError
            If the file exists but cannot be opened.
        """
        try:
            if path.stat().st_size > LARGEST_FILE:
                raise DamagedAnswerFileError("berkas terlalu besar untuk sebuah lembar jawaban")
            raw = path.read_bytes()
        except FileNotFoundError:
            return cls(assignment)
        return cls.parse(raw, assignment)

    @classmethod
    def parse(cls, raw: bytes, assignment: str) -> AnswerFile:
        """Read the content of an answer file; whatever is accepted here can also be written again.

        Raises
        ------
        DamagedAnswerFileError
            If the content is not an answer sheet of this assignment.
        """
        if len(raw) > LARGEST_FILE:
            raise DamagedAnswerFileError("berkas terlalu besar untuk sebuah lembar jawaban")
        try:
            content = json.loads(raw.decode("utf-8-sig"), parse_constant=_refuse_constant, parse_float=_finite_float)
            _refuse_unwritable(content)
        except (ValueError, RecursionError) as error:
            raise DamagedAnswerFileError("isinya terpotong atau bukan JSON") from error
        if not isinstance(content, dict) or not isinstance(content.get("jawaban"), dict):
            raise DamagedAnswerFileError("bentuknya bukan lembar jawaban")
        if content.get("tugas") != assignment:
            raise DamagedAnswerFileError(f"lembar ini milik tugas lain ({str(content.get('tugas'))[:60]!r})")
        participant = content.get("peserta")
        answers = {
            str(item): entry
            for item, entry in content["jawaban"].items()
            if isinstance(entry, dict) and "nilai" in entry
        }
        return cls(assignment, participant if isinstance(participant, str) else "", answers)

    def write(self, path: Path) -> None:
        """Write the sheet so that at any moment either the old or the new file is whole on the disk.

        Raises
        ------
        OSError
            If the disk is full or the folder is read-only; the old file is then unchanged.
        """
        content = {
            "format": FORMAT,
            "tugas": self.assignment,
            "peserta": self.participant,
            "jawaban": self.answers,
        }
        text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
        # Flushed to the disk before it takes the old file's name: a power cut must not leave an empty file.
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def set_aside(path: Path, now: datetime | None = None) -> Path:
    """Rename a damaged file, never over another one, and return its new path."""
    stamp = (now or datetime.now()).strftime("%Y%m%d-%H%M%S")
    target = path.with_name(f"{path.stem}.rusak-{stamp}{path.suffix}")
    counter = 1
    while target.exists():
        counter += 1
        target = path.with_name(f"{path.stem}.rusak-{stamp}-{counter}{path.suffix}")
    path.rename(target)
    return target


def _finite_float(text: str) -> float:
    """``1e999`` is JSON, but Python makes an infinity of it that cannot be written again."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} terlalu besar")
    return number


def _refuse_unwritable(value: Any, depth: int = 0) -> None:
    """Refuse what could be read but not written: half characters (lone surrogates) and endless nesting."""
    if depth > DEEPEST_ANSWER:
        raise ValueError("bersarang terlalu dalam")
    if isinstance(value, str):
        value.encode("utf-8")
    elif isinstance(value, list):
        for entry in value:
            _refuse_unwritable(entry, depth + 1)
    elif isinstance(value, dict):
        for key, entry in value.items():
            key.encode("utf-8")
            _refuse_unwritable(entry, depth + 1)


def _refuse_constant(name: str) -> Any:
    """``NaN`` and ``Infinity`` are not JSON; Python's parser would let them through."""
    raise ValueError(f"{name} bukan JSON")
