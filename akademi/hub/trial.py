"""Start the hub for a trial on one machine, with a made-up class."""

from __future__ import annotations

import contextlib
import grp
import os
import pwd
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

from akademi.hub.places import TRAINEE_GROUP, HubError, Places, is_root

CONFIG = Path("grading") / "hub" / "jupyterhub_config.py"
INSTRUCTORS = ("coba-pengajar",)
TRAINEES = ("coba-siti", "coba-budi", "coba-ratna")
NOT_SEPARATED = "Hanya untuk mencoba: semua berjalan sebagai Anda, tanpa pemisahan antarpeserta."


def default_folder() -> Path:
    """Return where the hub lies if nothing else is said."""
    return Path("/srv/akademi") if is_root() else Path.home() / "AkademiHub"


def make_class() -> str:
    """Make accounts of the made-up class with one new password, and return it.

    Accounts that exist keep their files; their password is set anew.
    """
    password = secrets.token_urlsafe(9)
    if not is_root():
        return password
    try:
        grp.getgrnam(TRAINEE_GROUP)
    except KeyError:
        _run(["groupadd", "--system", TRAINEE_GROUP])
    for name in (*TRAINEES, *INSTRUCTORS):
        try:
            pwd.getpwnam(name)
        except KeyError:
            _run(["useradd", "--create-home", "--user-group", "--shell", "/bin/bash", name])
    for name in TRAINEES:
        _run(["usermod", "--append", "--groups", TRAINEE_GROUP, name])
    _run(["chpasswd"], "".join(f"{name}:{password}\n" for name in (*TRAINEES, *INSTRUCTORS)))
    return password


def remove_class() -> list[str]:
    """Remove the made-up accounts and their homes; return their names."""
    removed = []
    for name in (*TRAINEES, *INSTRUCTORS):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        _end_processes(name)
        _run(["userdel", "--remove", name])
        removed.append(name)
    return removed


def _end_processes(name: str) -> None:
    """End what an account of the made-up class left running, each process by its id."""
    user = pwd.getpwnam(name).pw_uid
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        own = [int(path.name) for path in Path("/proc").glob("[0-9]*") if _owner(path) == user]
        if not own:
            return
        for process in own:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGTERM if time.monotonic() < deadline - 5 else signal.SIGKILL)
        time.sleep(0.3)


def _owner(path: Path) -> int:
    try:
        return path.stat().st_uid
    except OSError:
        return -1


def hub_environment(places: Places, port: int, password: str) -> dict[str, str]:
    """Return the environment in which ``jupyterhub`` is started for a trial."""
    ours = {
        "AKADEMI_HUB_FOLDER": str(places.root),
        "AKADEMI_HUB_COURSE": places.course_id,
        "AKADEMI_HUB_PORT": str(port),
        "AKADEMI_HUB_INSTRUCTORS": ",".join(INSTRUCTORS),
        "AKADEMI_HUB_LOG": "WARN",
        "AKADEMI_HUB_TRIAL": "1",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
    }
    if not is_root():
        ours |= {
            "AKADEMI_HUB_LOGIN": "dummy",
            "AKADEMI_HUB_PASSWORD": password,
            "AKADEMI_HUB_SEMUA_SATU_AKUN": "1",
        }
    return os.environ | ours


def start(places: Places, source: Path, port: int) -> None:
    """Say who can log in, and become the hub."""
    password = make_class()
    print(f"Buka di peramban : http://127.0.0.1:{port}")
    print(f"Peserta          : {', '.join(TRAINEES)}")
    print(f"Pengajar         : {', '.join(INSTRUCTORS)} (formgrader: /services/{places.course_id}/formgrader)")
    print(f"Kata sandi       : {password} (untuk semuanya, baru setiap kali)")
    print("Hapus akun ini   : akademi hub --remove-class" if is_root() else NOT_SEPARATED)
    print("Berhenti         : tekan Ctrl+C di jendela ini.", flush=True)
    os.chdir(places.state)
    command = [sys.executable, "-P", "-m", "jupyterhub", "-f", str(source / CONFIG)]
    os.execve(command[0], command, hub_environment(places, port, password))


def _run(command: list[str], text: str | None = None) -> None:
    try:
        done = subprocess.run(command, input=text, capture_output=True, text=True)
    except FileNotFoundError:
        raise HubError(f"Perintah {command[0]} tidak ada. Di Debian/Ubuntu: apt install adduser passwd") from None
    if done.returncode:
        raise HubError(f"{command[0]} gagal: {(done.stderr or done.stdout).strip()}")
