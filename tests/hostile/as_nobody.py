"""Become an ordinary user, wherever Python and the checkout lie, and run something as that user.

As root, ``python as_nobody.py FOLDER COMMAND...`` runs a command as user 65534 with FOLDER as its home. Where a folder
on the way to Python is closed to others (``/root`` often is), this process first takes a view of the files of its own,
in which that folder is open. Nothing changes for anybody else.
"""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
from pathlib import Path

NOBODY = 65534
CANNOT = 77
CLONE_NEWNS, MS_REC, MS_PRIVATE = 0x00020000, 0x4000, 0x40000


class CannotError(RuntimeError):
    """Why no ordinary user can run Python here."""


def closed_folders(paths: list[Path]) -> list[Path]:
    """Return the folders above some paths, and these themselves, that others may not enter; outermost first."""
    above = {folder for path in paths for folder in (path, *path.parents)}
    return sorted(folder for folder in above if folder.is_dir() and not folder.stat().st_mode & 0o001)


def open_for_this_process(folders: list[Path], home: Path) -> None:
    """Open folders to others in a mount namespace of this process's own.

    Raises
    ------
    CannotError
        If this root may not mount, as in most containers.
    """
    libc = ctypes.CDLL(None, use_errno=True)

    def must(outcome: int, what: str) -> None:
        if outcome != 0:
            raise CannotError(f"{what}: {os.strerror(ctypes.get_errno())}")

    must(libc.unshare(CLONE_NEWNS), "a mount namespace of its own")
    must(libc.mount(None, b"/", None, MS_REC | MS_PRIVATE, None), "private mounts")
    room = tempfile.mkdtemp(prefix="lapis-", dir=home)
    must(libc.mount(b"tmpfs", room.encode(), b"tmpfs", 0, b"mode=755"), "tmpfs")
    for number, folder in enumerate(folders):
        upper, work = f"{room}/{number}u", f"{room}/{number}w"
        os.mkdir(upper)
        os.mkdir(work)
        options = f"lowerdir={folder},upperdir={upper},workdir={work}"
        must(libc.mount(b"overlay", str(folder).encode(), b"overlay", 0, options.encode()), f"overlay on {folder}")
        folder.chmod(folder.stat().st_mode | 0o055)


def become_nobody(home: Path) -> None:
    """Give up root for good."""
    checkout = Path(__file__).resolve().parents[2]
    needed = [Path(place).resolve() for place in (sys.executable, sys.prefix, sys.base_prefix, checkout)]
    if closed := closed_folders([*needed, Path(sys.prefix), Path(sys.executable).parent]):
        open_for_this_process(closed, home)
    os.chown(home, NOBODY, NOBODY)
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    os.umask(0o022)
    for place in needed:
        if not os.access(place, os.R_OK | (os.X_OK if place.is_dir() else 0)):
            raise CannotError(f"{place} is not readable for others")


def main(home: Path, command: list[str]) -> None:
    try:
        become_nobody(home)
    except (CannotError, OSError) as error:
        print(error, file=sys.stderr)
        sys.exit(CANNOT)
    os.chdir(Path(__file__).resolve().parents[2])
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH") if name in os.environ}
    settings = {"HOME": str(home), "TMPDIR": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    os.execve(sys.executable, [sys.executable, *command], kept | settings)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
