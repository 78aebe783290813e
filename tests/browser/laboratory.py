"""A JupyterLab of its own for tests and benchmarks: own workspace, own home, a free port, ended by its process id."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.ports import free_port

CHROMIUM = Path(shutil.which("chromium") or "/usr/bin/chromium")
# The last five keep a browser from calling home: nothing here may need a network.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ASSIGNMENT = "03_jebakan_kemiskinan"
VIEWPORT = {"width": 1366, "height": 768}
PATIENCE_MS = 60_000


@dataclass(frozen=True)
class Room:
    """A folder of one test inside the workspace: an assignment, and the profile of whoever works on it."""

    path: Path
    address: str

    @property
    def assignment(self) -> Path:
        """The folder of the exercise."""
        return self.path / ASSIGNMENT

    def answers(self) -> dict[str, Any]:
        """Return what ``jawaban.json`` holds now, item by item; empty before the first answer."""
        try:
            return json.loads((self.assignment / "jawaban.json").read_text(encoding="utf-8"))["jawaban"]
        except FileNotFoundError:
            return {}

    def url(self, notebook: str = f"{ASSIGNMENT}/latihan.ipynb") -> str:
        """Return the address that opens a notebook of this room, with the token."""
        page, _, token = self.address.partition("?")
        return f"{page}/lab/tree/{self.path.name}/{notebook}?{token}"


class Laboratory:
    """``akademi lab`` as a trainee starts it, in folders of its own. Use as a context manager."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "ruang kerja"
        self.home = folder / "rumah"
        self.home.mkdir(parents=True)
        self.port = free_port()
        self.token = ""
        self._log = folder / "catatan.txt"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Laboratory:
        # Nothing of this machine's own Jupyter, and no mode or trainee that another test has announced.
        ours = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("JUPYTER", "AKADEMI_", "NBGRADER", "IPYTHON"))
        }
        command = [sys.executable, "-m", "akademi", "lab", "--no-browser"]
        command += ["--folder", str(self.workspace), "--port", str(self.port)]
        with open(self._log, "wb") as log:
            self._process = subprocess.Popen(
                command,
                env=ours | {"HOME": str(self.home), "PYTHONUTF8": "1"},
                cwd=self.home,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self._wait_until_it_answers()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_exception: object) -> None:
        process = self._process
        if process is None:
            return
        for stop, seconds in ((signal.SIGINT, 15), (signal.SIGTERM, 10), (signal.SIGKILL, 10)):
            if process.poll() is not None:
                break
            process.send_signal(stop)
            try:
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                continue

    @property
    def address(self) -> str:
        """The server's address with the token as its query."""
        return f"http://127.0.0.1:{self.port}?token={self.token}"

    @property
    def log(self) -> str:
        """What the server has printed so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def url(self, notebook: str = "mulai.ipynb") -> str:
        """Return the address that opens a notebook of the workspace, with the token."""
        return f"http://127.0.0.1:{self.port}/lab/tree/{notebook}?token={self.token}"

    def room(self, name: str, code: str = "") -> Room:
        """Copy the assignment into a folder of its own, for a trainee with this code (none: not yet named)."""
        path = self.workspace / name
        shutil.copytree(self.workspace / ASSIGNMENT, path / ASSIGNMENT)
        profile = {"kode": code, "nama": "Siti Uji" if code else "", "wilayah": ""}
        (path / "profil.json").write_text(json.dumps(profile), encoding="utf-8")
        return Room(path, self.address)

    def api(self, path: str, method: str = "GET") -> Any:
        """Call the server's own interface and return what it answers."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/{path}",
            method=method,
            headers={"Authorization": f"token {self.token}"},
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            body = answer.read()
        return json.loads(body) if body else None

    def end_kernels(self) -> None:
        """Shut every kernel down, as closing the course in the evening does."""
        for session in self.api("sessions"):
            self.api(f"sessions/{session['id']}", "DELETE")

    def forget_layout(self) -> None:
        """Forget which notebooks were open: JupyterLab would open them again, also those of another test."""
        for layout in (self.workspace / ".akademi" / "jupyter" / "ruang").glob("*.jupyterlab-workspace"):
            layout.unlink(missing_ok=True)

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + PATIENCE_MS / 1000
        while time.monotonic() < deadline:
            if self._process is None or self._process.poll() is not None:
                raise RuntimeError(f"the laboratory ended at once:\n{self.log}")
            if found := re.search(r"token=(\w+)", self.log):
                self.token = found[1]
                try:
                    self.api("status")
                except OSError:
                    pass
                else:
                    return
            time.sleep(0.1)
        raise RuntimeError(f"the laboratory does not answer:\n{self.log}")
