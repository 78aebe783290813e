"""A real hub for tests: real proxy, real system accounts with unlikely names, all removed at the end."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from tests.hub.people import Person
from tests.mini import NAME, ROOT, make_source
from tests.ports import free_port

SYSTEM_PYTHON = Path("/usr/bin/python3")
PATIENCE_SECONDS = 120


def why_there_is_no_hub() -> str:
    """Return what is missing for a real hub, or nothing."""
    if "1" not in (os.environ.get("AKADEMI_TEST_HUB"), os.environ.get("AKADEMI_REQUIRE_HUB")):
        return "it makes system accounts and an environment of some minutes: set AKADEMI_TEST_HUB=1 to run it"
    if sys.platform != "linux":
        return "JupyterHub with system accounts runs on Linux only"
    if os.geteuid() != 0:
        return "only root can make the system accounts that these tests log in with"
    for program in ("useradd", "userdel", "groupadd", "chpasswd", "runuser"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    if not SYSTEM_PYTHON.exists():
        return f"no Python at {SYSTEM_PYTHON} that other accounts can run"
    able = subprocess.run([SYSTEM_PYTHON, "-c", "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))"])
    return "" if able.returncode == 0 else "the system's Python is older than 3.11 or has no venv module"


class Accounts:
    """System accounts with one password. Use as a context manager: they are removed by name at the end."""

    def __init__(self) -> None:
        self.mark = f"ujihub{secrets.token_hex(3)}"
        self.group, self.course = f"{self.mark}-g", f"{self.mark}-k"
        self.password = secrets.token_urlsafe(12)
        self.names: list[str] = []

    def add(self, name: str, trainee: bool = True) -> str:
        """Make an account and return its full name."""
        full = f"{self.mark}-{name}"
        groups = ["--groups", self.group] if trainee else []
        _run("useradd", "--create-home", "--user-group", "--shell", "/bin/bash", *groups, full)
        self.names.append(full)
        _run("chpasswd", text=f"{full}:{self.password}\n")
        return full

    def __enter__(self) -> Accounts:
        _run("groupadd", "--system", self.group)
        return self

    def __exit__(self, *_exception: object) -> None:
        for name in self.names:
            end_processes_of(name)
            _run_anyway("userdel", "--remove", name)
        end_processes_of(self.course)
        _run_anyway("userdel", self.course)
        _run_anyway("groupdel", self.group)


def end_processes_of(name: str) -> None:
    """End what an account of these tests left running, each process by its id."""
    for _ in range(20):
        found = subprocess.run(["pgrep", "-u", name], capture_output=True, text=True).stdout.split()
        if not found:
            return
        for process in found:
            try:
                os.kill(int(process), signal.SIGKILL)
            except ProcessLookupError:
                continue
        time.sleep(0.1)


class House:
    """A prepared hub with a class, in folders of its own.

    Parameters
    ----------
    accounts : Accounts
    per_hour : int
        Hand-ins of a trainee that are graded within an hour.
    """

    def __init__(self, accounts: Accounts, per_hour: int = 60) -> None:
        self.accounts = accounts
        # Not below pytest's own folder, which is closed to other accounts.
        self.base = Path(tempfile.mkdtemp(prefix="akademi-uji-hub-", dir="/var/tmp"))
        self.base.chmod(0o755)
        self.folder = self.base / "hub"
        self.course = self.folder / "kursus"
        self.port = _four_free_ports()
        self.per_hour = per_hour
        self.instructor = accounts.add("guru", trainee=False)
        self.log = self.base / "catatan.txt"
        self._hub: subprocess.Popen[bytes] | None = None
        self.source = make_source(self.base / "sumber")
        (self.base / "sumber").chmod(0o700)

    @property
    def environment(self) -> dict[str, str]:
        """What the hub is started with."""
        ours = {
            "AKADEMI_SUMBER": str(self.source),
            "AKADEMI_HUB_FOLDER": str(self.folder),
            "AKADEMI_HUB_ACCOUNT": self.accounts.course,
            "AKADEMI_HUB_GROUP": self.accounts.group,
            "AKADEMI_HUB_PORT": str(self.port),
            "AKADEMI_HUB_INSTRUCTORS": self.instructor,
            "AKADEMI_HUB_PER_HOUR": str(self.per_hour),
            "AKADEMI_HUB_COURSE": "pka-uji",
            "PYTHONUTF8": "1",
        }
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "AKADEMI_", "NBGRADER", "IPYTHON"))}
        if place := os.environ.get("AKADEMI_HUB_TEST_ENV"):
            ours["AKADEMI_ENV"] = place  # kept between runs, to save the minute of installing
        return kept | ours

    @property
    def python(self) -> Path:
        """Python of the hub's environment."""
        place = self.environment.get("AKADEMI_ENV")
        return (Path(place) if place else self.folder / "lingkungan") / "bin" / "python"

    @property
    def address(self) -> str:
        """The hub's address."""
        return f"http://127.0.0.1:{self.port}"

    def prepare(self) -> str:
        """Prepare by the command that an operator types."""
        done = subprocess.run(
            [SYSTEM_PYTHON, ROOT / "run.py", "hub", "--prepare-only", "--folder", self.folder, "--name", "pka-uji"],
            env=self.environment,
            cwd="/",
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self) -> None:
        """Start the hub and wait until people can log in."""
        with open(self.log, "ab") as log:
            self._hub = subprocess.Popen(
                [self.python, "-P", "-m", "jupyterhub", "-f", ROOT / "grading" / "hub" / "jupyterhub_config.py"],
                env=self.environment | {"PATH": f"{self.python.parent}:{os.environ['PATH']}"},
                cwd=self.folder / "hub",
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            assert self._hub.poll() is None, self.said()
            try:
                with urllib.request.urlopen(f"{self.address}/hub/login", timeout=5):
                    return
            except OSError:
                time.sleep(0.3)
        raise TimeoutError(self.said())

    def kill_hub(self) -> None:
        """Kill the hub as a power cut would; servers and proxy are left to themselves."""
        assert self._hub is not None
        self._hub.kill()
        self._hub.wait(20)

    def freeze_service(self) -> None:
        """Let the grading service stand still, so that what is handed in waits."""
        os.kill(wait_for(self.service_process, about=self.said), signal.SIGSTOP)

    def kill_service(self) -> int:
        """Kill the grading service and return the id of the process that was killed."""
        process = self.service_process()
        assert process, self.said()
        os.kill(process, signal.SIGKILL)
        return process

    def service_process(self) -> int:
        """Return the process id of the grading service; 0 if there is none."""
        found = subprocess.run(
            ["pgrep", "-u", self.accounts.course, "-f", "akademi.hub.service"], capture_output=True, text=True
        ).stdout.split()
        return int(found[0]) if found else 0

    def stop(self) -> None:
        """End everything and remove the folders."""
        if self._hub is not None and self._hub.poll() is None:
            self._hub.terminate()
            try:
                self._hub.wait(30)
            except subprocess.TimeoutExpired:
                self._hub.kill()
        pid_file = self.folder / "hub" / "proxy.pid"
        if pid_file.is_file():
            with contextlib.suppress(ProcessLookupError, ValueError):
                os.kill(int(pid_file.read_text()), signal.SIGTERM)
        for name in (*self.accounts.names, self.accounts.course):
            end_processes_of(name)
        shutil.rmtree(self.base, ignore_errors=True)

    def said(self) -> str:
        """Return the end of the hub's log."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-8000:] if self.log.exists() else ""

    def log_in(self, name: str) -> Person:
        """Log somebody in."""
        return Person(self.address, name, self.accounts.password)

    def attempts(self) -> list[dict[str, Any]]:
        """Return the record of attempts."""
        path = self.course / "percobaan.jsonl"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def wait_for(wanted: Any, seconds: float = PATIENCE_SECONDS, about: Any = lambda: "") -> Any:
    """Wait until something is true and return it."""
    deadline = time.monotonic() + seconds
    while not (found := wanted()):
        assert time.monotonic() < deadline, f"it never came true\n{about()}"
        time.sleep(0.2)
    return found


def _four_free_ports() -> int:
    import socket

    while True:
        first = free_port()
        try:
            for port in range(first, first + 4):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", port))
        except OSError:
            continue
        return first


def _run_anyway(*command: str) -> None:
    """Run a command of the clean-up; what cannot be removed must not keep the rest from being removed."""
    with contextlib.suppress(AssertionError):
        _run(*command)


def _run(*command: str, text: str | None = None) -> None:
    for _ in range(50):
        done = subprocess.run(command, input=text, capture_output=True, text=True)
        if "cannot lock" not in done.stderr:  # somebody else makes or removes an account just now
            break
        time.sleep(0.5)
    assert done.returncode == 0, done.stderr


__all__ = ["NAME", "Accounts", "House", "wait_for", "why_there_is_no_hub"]
