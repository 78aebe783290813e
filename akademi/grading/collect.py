"""Collect hand-in files into nbgrader's ``submitted`` folder; a broken one is reported, the others collected."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import zipfile
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from akademi.exercises.personal import normalise_code
from akademi.exercises.store import ANSWER_FILE
from akademi.grading.batch import CONFIG_FILE, CourseError

# Browsers write " (1)" behind the name of a file that is downloaded twice.
HAND_IN_NAME = re.compile(
    r"(?P<student>[0-9a-z._@-]+?)__(?P<assignment>[^/\\]+)__(?P<time>\d{4}(?:-\d{2}){5})(?: ?\(\d+\))?\.zip",
    re.IGNORECASE,
)
# A notebook with pictures stays far below; what is larger is a mistake or an attack (a "zip bomb").
LARGEST_MEMBER = 50_000_000
MEMBERS = ("latihan.ipynb", ANSWER_FILE)


@dataclass(frozen=True)
class Collected:
    """What became of one hand-in file.

    Attributes
    ----------
    archive : str
        File name.
    student : str
        Trainee's id, empty if the name does not tell.
    status : str
        ``diambil``, ``lebih lama`` (a newer one is already there), ``tugas lain`` or ``rusak``.
    reason : str
        For ``rusak``: why, in Indonesian.
    """

    archive: str
    student: str
    status: str
    reason: str = ""


def collect(course: Path, assignment: str, folder: Path | None = None) -> list[Collected]:
    """Collect all hand-in files of an assignment.

    Parameters
    ----------
    course : Path
        The course folder.
    assignment : str
        The assignment.
    folder : Path, optional
        Where the files lie; nbgrader's ``downloaded/<assignment>/archive`` if not given.

    Raises
    ------
    CourseError
        If the course folder is none, or there is no such folder of hand-in files.
    """
    if not (course / CONFIG_FILE).is_file():
        raise CourseError(f"{course} bukan folder kursus: tidak ada {CONFIG_FILE}. Buat dengan: akademi course")
    folder = folder or course / "downloaded" / assignment / "archive"
    if not folder.is_dir():
        raise CourseError(f"Folder berkas serahan tidak ada: {folder}")
    archives = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".zip")
    return [_collect_one(path, course, assignment) for path in archives]


def _collect_one(path: Path, course: Path, assignment: str) -> Collected:
    name = HAND_IN_NAME.fullmatch(path.name)
    if name is None:
        return Collected(path.name, "", "rusak", "nama berkas bukan <kode>__<tugas>__<waktu>.zip")
    student = name["student"].lower()
    if normalise_code(student) != student:
        # Among others ".." and ".": a folder of that name would lie outside of submitted/.
        return Collected(path.name, "", "rusak", "kode peserta dalam nama berkas tidak sah")
    if name["assignment"] != assignment:
        return Collected(path.name, student, "tugas lain")
    try:
        handed_in = datetime.strptime(name["time"], "%Y-%m-%d-%H-%M-%S")
    except ValueError:
        return Collected(path.name, student, "rusak", "waktu dalam nama berkas tidak sah")
    # In UTC, as nbgrader's own exchange writes it: it does not know the names of Indonesia's time zones.
    stamp = handed_in.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S") + " UTC"
    target = course / "submitted" / student / assignment
    present = target / "timestamp.txt"
    if present.is_file() and present.read_text(encoding="utf-8").strip()[:19] >= stamp[:19]:
        return Collected(path.name, student, "lebih lama")
    temporary = target.with_name(f".{assignment}.baru")
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        temporary.mkdir(parents=True)
        _unpack(path, temporary)
        (temporary / "timestamp.txt").write_text(stamp + "\n", encoding="utf-8")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, RuntimeError, EOFError, OSError) as error:
        shutil.rmtree(temporary, ignore_errors=True)
        with contextlib.suppress(OSError):
            # Empty if this was the first thing that came from this trainee.
            target.parent.rmdir()
        return Collected(path.name, student, "rusak", f"arsip tidak dapat dibuka ({error})")
    if target.exists():
        shutil.rmtree(target)
    os.replace(temporary, target)
    return Collected(path.name, student, "diambil")


def _unpack(path: Path, target: Path) -> None:
    """Take the two known files out of an archive, by name: no path in it is ever followed."""
    with zipfile.ZipFile(path) as archive:
        names = {Path(info.filename).name: info for info in archive.infolist() if not info.is_dir()}
        if MEMBERS[0] not in names:
            raise ValueError(f"tidak berisi {MEMBERS[0]}")
        for member in MEMBERS:
            info = names.get(member)
            if info is None:
                continue
            if info.file_size > LARGEST_MEMBER:
                raise ValueError(f"{member} terlalu besar")
            with archive.open(info) as stream:
                content = stream.read(LARGEST_MEMBER + 1)
            if len(content) > LARGEST_MEMBER:
                raise ValueError(f"{member} terlalu besar")
            (target / member).write_bytes(content)
