"""Open JupyterLab in the workspace: Indonesian, at the start page, and nothing of the trainee's own set-up."""

from __future__ import annotations

import os
import secrets
import socket
import threading
import time
import webbrowser
from pathlib import Path

from akademi.course.translation import complete_language_pack
from akademi.course.workspace import OWN_FOLDER

SETTINGS = Path(__file__).parent / "lab_settings"
EXTENSIONS = Path(__file__).parent / "lab_extensions"
FIRST_PORT, LAST_PORT = 8888, 8988


class LabError(RuntimeError):
    """Why JupyterLab cannot be opened, in one Indonesian line."""


def choose_port(wanted: int | None, host: str = "127.0.0.1") -> int:
    """Return a free port: the one asked for, or the first free one from 8888 on.

    Raises
    ------
    LabError
        If the port asked for is taken, or none is free.
    """
    for port in [wanted] if wanted else range(FIRST_PORT, LAST_PORT + 1):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if os.name != "nt":
                # On Windows this option would let two servers share a port.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    if wanted:
        raise LabError(f"Port {wanted} sedang dipakai program lain. Pilih port lain, misalnya --port {wanted + 1}.")
    raise LabError(f"Tidak ada port bebas antara {FIRST_PORT} dan {LAST_PORT}. Pilih dengan --port.")


def require_writable(folder: Path) -> None:
    """Make the folder and try to write in it.

    Raises
    ------
    LabError
        If that fails.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".coba-{secrets.token_hex(4)}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise LabError(
            f"Folder {folder} tidak dapat ditulis ({error.strerror}). Pilih folder lain dengan --folder."
        ) from error


def lab_arguments(folder: Path, port: int, token: str, browser: bool) -> list[str]:
    """Return JupyterLab's arguments."""
    return [
        f"--ServerApp.root_dir={folder}",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={token}",
        f"--ServerApp.open_browser={browser}",
        "--ServerApp.answer_yes=True",
        "--LabApp.default_url=/lab/tree/mulai.ipynb",
        f"--LabApp.app_settings_dir={SETTINGS}",
        f"--LabApp.extra_labextensions_path={EXTENSIONS}",
        # Lets the hand-in button save the notebook before it packs it.
        "--LabApp.expose_app_in_browser=True",
        "--LabApp.news_url=None",
        "--ServerApp.log_level=ERROR",
        "--LabApp.log_level=ERROR",
        "--MappingKernelManager.default_kernel_name=python3",
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    ]


def run_lab(folder: Path, port: int, browser: bool = True) -> None:
    """Run JupyterLab until it is stopped with Ctrl+C.

    The trainee's own Jupyter configuration is left out: a stray setting in the home folder must not change the
    course, and the course must not change the home folder.
    """
    os.environ["JUPYTER_CONFIG_DIR"] = str(folder / OWN_FOLDER / "jupyter")
    os.environ["JUPYTERLAB_SETTINGS_DIR"] = str(folder / OWN_FOLDER / "jupyter" / "pengaturan")
    os.environ["JUPYTERLAB_WORKSPACES_DIR"] = str(folder / OWN_FOLDER / "jupyter" / "ruang")
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    from jupyterlab.labapp import LabApp

    complete_language_pack()
    token = secrets.token_hex(16)
    print(f"Ruang kerja Anda : {folder}")
    print(f"Buka di peramban : http://127.0.0.1:{port}/lab/tree/mulai.ipynb?token={token}")
    print("Berhenti         : tekan Ctrl+C di jendela ini.", flush=True)
    LabApp.launch_instance(lab_arguments(folder, port, token, browser))
    print("JupyterLab sudah berhenti. Pekerjaan Anda tersimpan di ruang kerja.")


def run_formgrader(course: Path, port: int, browser: bool = True) -> None:
    """Run nbgrader's formgrader on a course folder until it is stopped with Ctrl+C."""
    # nbgrader reads the configuration of the folder it stands in after that of the home folder; only the first counts.
    os.chdir(course)
    os.environ["JUPYTER_CONFIG_DIR"] = str(course / OWN_FOLDER / "jupyter")
    from jupyter_server.serverapp import ServerApp

    token = secrets.token_hex(16)
    print(f"Folder kursus    : {course}")
    # Through the login page, which sets a cookie: the formgrader's own pages take the token from an address without
    # keeping it, and then wait for data that they are not given.
    address = f"http://127.0.0.1:{port}/login?next=%2Fformgrader&token={token}"
    print(f"Buka di peramban : {address}")
    print("Berhenti         : tekan Ctrl+C di jendela ini.", flush=True)
    if browser:
        threading.Thread(target=_open_when_it_answers, args=(port, address), daemon=True).start()
    ServerApp.launch_instance(
        [
            f"--ServerApp.root_dir={course}",
            "--ServerApp.ip=127.0.0.1",
            f"--ServerApp.port={port}",
            "--ServerApp.port_retries=0",
            f"--IdentityProvider.token={token}",
            "--ServerApp.open_browser=False",
            "--ServerApp.answer_yes=True",
            "--ServerApp.default_url=/formgrader",
            "--ServerApp.log_level=ERROR",
            *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        ]
    )
    print("Formgrader sudah berhenti. Nilai tersimpan di gradebook.db.")


def _open_when_it_answers(port: int, address: str) -> None:
    """Open an address in the browser as soon as the server listens; give up after a minute."""
    for _ in range(240):
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                webbrowser.open(address)
                return
        time.sleep(0.25)
