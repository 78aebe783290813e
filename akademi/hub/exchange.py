"""nbgrader's collecting, one hand-in at a time, and only of what is the trainee's own.

nbgrader copies a hand-in with whatever its links point to, under the rights of the course account. A link named
``catatan.txt`` that leads to ``kunci.py`` would put the key beside the trainee's code, and what that code prints stands
in the feedback. It also only warns when a hand-in belongs to somebody else than its name says.
"""

from __future__ import annotations

import os
import pwd
import shutil
import stat
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect
from traitlets import Unicode

MOST_FILES = 200


class RefusedError(RuntimeError):
    """Why a hand-in is not collected, in Indonesian."""


class CollectOwnFiles(ExchangeCollect):
    """ExchangeCollect that follows no link and takes no file of another owner."""

    entry = Unicode("", help="Name of the one hand-in to collect; empty collects as nbgrader does.").tag(config=True)

    def init_src(self) -> None:
        """Find what is to be collected."""
        super().init_src()
        if self.entry:
            self.src_records = [self._path_to_record(os.path.join(self.inbound_path, self.entry))]

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        """Copy a hand-in, or refuse it and leave nothing of it."""
        student = Path(src).name.rsplit("+", 3)[0]
        try:
            copy_own_files(
                Path(src),
                Path(dest),
                owner=owner_of(student) if self.check_owner else None,
                most_bytes=1000 * self.coursedir.max_dir_size,
                ignored=self.coursedir.ignore,
            )
        except BaseException:
            shutil.rmtree(dest, ignore_errors=True)
            raise


def owner_of(student: str) -> int:
    """Return the user id of a trainee's system account.

    Raises
    ------
    RefusedError
        If there is no such account.
    """
    try:
        return pwd.getpwnam(student).pw_uid
    except KeyError:
        raise RefusedError(f"tidak ada akun bernama {student}") from None


def copy_own_files(
    source: Path, target: Path, *, owner: int | None, most_bytes: int, ignored: list[str] | None = None
) -> None:
    """Copy a folder's ordinary files, looking at each through the handle that it is then read from.

    Parameters
    ----------
    source, target : Path
        `target` must not exist.
    owner : int or None
        User id that everything must belong to; None if accounts are not told apart (one account for all).
    most_bytes : int
        Size of all files together.
    ignored : list of str
        Patterns of names that are passed over.

    Raises
    ------
    RefusedError
        If there is a link, another owner's file, anything that is no file, or too much.
    """
    target.mkdir(parents=True)
    left, count = most_bytes, 0
    for inside, name, handle in _own_files(source, owner, ignored or []):
        with os.fdopen(handle, "rb") as stream:
            content = stream.read(left + 1)
        left, count = left - len(content), count + 1
        if left < 0 or count > MOST_FILES:
            raise RefusedError("serahan terlalu besar")
        (target / inside).mkdir(parents=True, exist_ok=True)
        (target / inside / name).write_bytes(content)


def _own_files(source: Path, owner: int | None, ignored: list[str]) -> Iterator[tuple[str, str, int]]:
    """Yield folder, name and an open handle of every file; links to folders are not walked into, and refused."""
    for folder, folders, names, place in os.fwalk(source, follow_symlinks=False):
        _require_own(os.fstat(place), owner, stat.S_ISDIR, Path(folder).name)
        folders[:] = [name for name in folders if not any(fnmatch(name, pattern) for pattern in ignored)]
        for name in folders:
            if stat.S_ISLNK(os.stat(name, dir_fd=place, follow_symlinks=False).st_mode):
                raise RefusedError(f"{name} adalah tautan")
        for name in names:
            if any(fnmatch(name, pattern) for pattern in ignored):
                continue
            try:
                handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=place)
            except OSError as error:
                raise RefusedError(f"{name} tidak dapat dibaca atau adalah tautan") from error
            try:
                _require_own(os.fstat(handle), owner, stat.S_ISREG, name)
            except RefusedError:
                os.close(handle)
                raise
            yield os.path.relpath(folder, source), name, handle


def _require_own(about: os.stat_result, owner: int | None, is_kind: object, name: str) -> None:
    if not is_kind(about.st_mode):  # type: ignore[operator]
        raise RefusedError(f"{name} bukan berkas biasa")
    if owner is not None and about.st_uid != owner:
        raise RefusedError(f"{name} bukan milik peserta ini")


def read_own_file(folder: Path, name: str, most_bytes: int = 10_000) -> str:
    """Return the text of a small file in a hand-in, following no link; empty if there is none."""
    try:
        handle = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return ""
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return ""
        return stream.read(most_bytes).decode("utf-8", "replace").strip()
