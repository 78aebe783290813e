"""Lay out or update everything that the hub needs on a machine; may be repeated in the middle of a course."""

from __future__ import annotations

import hashlib
import json
import os
import pwd
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import akademi
from akademi.course.course import lay_out_course, release_assignment
from akademi.course.sources import checkout
from akademi.hub.bundle import require_no_keys, write_released_notebooks
from akademi.hub.places import HubError, Places, course_account, is_root

HUB_CONFIG = "hub_config.py"
RELEASED = ".dirilis.json"
# Where nbgrader itself looks for what applies to everybody who uses this environment.
ENVIRONMENT_CONFIG = Path(sys.prefix) / "etc" / "jupyter" / "nbgrader_config.py"

_COURSE_CONFIG = """\
# Ditulis oleh `akademi hub`; pengaturan Anda sendiri (tenggat, basis data) ditulis di pengajar_config.py.
c = get_config()  # noqa: F821
c.CourseDirectory.course_id = {course_id!r}
c.Exchange.root = {exchange!r}
# Serahan diambil tanpa mengikuti tautan dan hanya bila milik peserta itu sendiri.
c.ExchangeFactory.collect = "akademi.hub.exchange.CollectOwnFiles"
c.ExchangeCollect.check_owner = c.CollectOwnFiles.check_owner = {check_owner!r}
"""
_EVERYBODYS_CONFIG = """\
# Written by `akademi hub`: nbgrader's own commands in a trainee's server know the course and its exchange.
import os

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = {course_id!r}
c.Exchange.root = {exchange!r}
if os.environ.get("AKADEMI_RUANG"):
    c.Exchange.cache = os.path.join(os.environ["AKADEMI_RUANG"], ".akademi", "serahan")
    c.CourseDirectory.include = ["latihan.ipynb", "jawaban.json"]
    c.ExchangeSubmit.strict = True
    c.CourseDirectory.student_id = os.environ["JUPYTERHUB_USER"]
"""


def prepare(places: Places, source: Path | None = None) -> list[str]:
    """Lay out environment settings, released notebooks, course and exchange.

    Grades, hand-ins, and files that people changed are never touched.

    Parameters
    ----------
    places : Places
        Where.
    source : Path, optional
        The course's checkout.

    Returns
    -------
    list of str
        Names of the assignments.

    Raises
    ------
    HubError
        If something is missing, in one line.
    """
    source = source or checkout()
    account = course_account()
    _require_readable()
    for folder, rights in (
        (places.root, 0o755),
        (places.released, 0o755),
        (places.exchange, 0o1777),  # nbgrader wants it writable; the sticky bit keeps folders in it in place
        (places.course, 0o750),
        (places.account_home, 0o700),
        (places.state, 0o700),
    ):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(rights)
    if is_root():
        make_account(account, places.account_home)
    write_released_notebooks(source, places.released)
    require_no_keys(places.released)
    _write_config(ENVIRONMENT_CONFIG, _EVERYBODYS_CONFIG, places)
    names = _update_course(places, source)
    if is_root():
        hand_over(places.course, account)
        hand_over(places.account_home, account)
    _publish(places, account)
    return names


def make_account(name: str, home: Path) -> None:
    """Make the course account if it is not there: nobody logs in with it."""
    try:
        pwd.getpwnam(name)
    except KeyError:
        _run(["useradd", "--system", "--user-group", "--home-dir", str(home), "--shell", "/usr/sbin/nologin", name])


def hand_over(folder: Path, account: str) -> None:
    """Give a folder and what is in it to an account, and take it from everybody else."""
    entry = pwd.getpwnam(account)
    for where, folders, files in os.walk(folder):
        for path in [Path(where), *(Path(where, name) for name in [*folders, *files])]:
            about = path.lstat()
            if stat.S_ISLNK(about.st_mode):
                continue
            if (about.st_uid, about.st_gid) != (entry.pw_uid, entry.pw_gid):
                os.chown(path, entry.pw_uid, entry.pw_gid)
            if about.st_mode & 0o007:
                path.chmod(stat.S_IMODE(about.st_mode) & ~0o007)


def _require_readable() -> None:
    """Stop if trainees could not run this Python, or could read keys beside the package they import."""
    package = Path(akademi.__file__).resolve().parents[1]
    if not is_root():
        return
    if (package / "modules").is_dir():
        raise HubError(
            "Lingkungan ini memakai folder kode kursus, yang memuat kunci jawaban. Jalankan: python3 run.py hub"
        )
    for path in (Path(sys.executable).resolve(), package):
        closed = next((up for up in [path, *path.parents] if not up.stat().st_mode & 0o001), None)
        if closed is not None:
            raise HubError(
                f"{path} tidak dapat dibuka pengguna lain karena {closed} tertutup. Pakai Python milik sistem, "
                "misalnya: /usr/bin/python3 run.py hub"
            )


def _update_course(places: Places, source: Path) -> list[str]:
    """Bring the course folder up to date and release what is new in it."""
    names = lay_out_course(places.course, source)
    _write_config(places.course / HUB_CONFIG, _COURSE_CONFIG, places)
    marks = places.course / RELEASED
    try:
        released = json.loads(marks.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        released = {}
    os.environ.setdefault("AKADEMI_SUMBER", str(source))
    for name in names:
        print_ = hashlib.sha256((places.course / "source" / name / "latihan.ipynb").read_bytes()).hexdigest()
        if released.get(name) == print_ and (places.course / "release" / name / "latihan.ipynb").is_file():
            continue
        release_assignment(places.course, name)
        released[name] = print_
        marks.write_text(json.dumps(released, indent=1) + "\n", encoding="utf-8")
    return names


def _write_config(path: Path, template: str, places: Places) -> None:
    text = template.format(course_id=places.course_id, exchange=str(places.exchange), check_owner=is_root())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)


def _publish(places: Places, account: str) -> None:
    # The exchange's root may be there already, made by another account; its folders are the course account's.
    command = [sys.executable, "-P", "-m", "akademi.hub.publish", str(places.course)]
    options = {"user": account, "group": account, "extra_groups": []} if is_root() else {}
    done = subprocess.run(
        command,
        cwd=places.course,
        env=os.environ | {"HOME": str(places.account_home), "JUPYTER_CONFIG_DIR": str(places.account_home / "jupyter")},
        capture_output=True,
        text=True,
        **options,
    )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise HubError(f"Tugas tidak dapat dirilis ke pertukaran: {said[-1] if said else 'tanpa keterangan'}")


def _run(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        raise HubError(f"Perintah {command[0]} tidak ada. Di Debian/Ubuntu: apt install adduser passwd")
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise HubError(f"{command[0]} gagal: {(done.stderr or done.stdout).strip()}")
