"""A trainee's server: lay out the workspace, then JupyterLab as ``akademi lab`` has it. Runs as the trainee.

The hub starts ``python -m akademi.hub.room`` in place of ``jupyterhub-singleuser``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path

from akademi.course.lab import EXTENSIONS, SETTINGS
from akademi.course.translation import complete_language_pack
from akademi.course.workspace import OWN_FOLDER, lay_out_workspace

WORKSPACE = "AkademiKemiskinan"
# No process of a trainee writes a file larger than this, whatever the disk has left.
LARGEST_FILE = 2_000_000_000
MOST_PROCESSES = 400


def main() -> None:
    """Prepare the room and become the server."""
    os.umask(0o077)
    workspace = Path.home() / WORKSPACE
    # Many systems make homes that everybody can list.
    Path.home().chmod(0o700)
    announce(workspace, os.environ)
    lay_out(workspace)
    limit(os.environ)
    complete_language_pack()
    os.chdir(workspace)
    from jupyterhub.singleuser import main as run_server

    sys.argv[1:] = [*server_arguments(workspace), *sys.argv[1:]]
    run_server()


def lay_out(workspace: Path) -> None:
    """Bring the workspace up to date; a full disk must not keep anyone from their own work."""
    try:
        workspace.mkdir(parents=True, exist_ok=True)
        workspace.chmod(0o700)
        report = lay_out_workspace(workspace, released=Path(os.environ["AKADEMI_HUB_RILIS"]))
    except (OSError, ValueError) as problem:
        print(f"akademi: ruang kerja belum diperbarui: {problem}", file=sys.stderr)
    else:
        print(f"akademi: {len(report.written)} ditulis, {len(report.kept)} milik peserta", file=sys.stderr)


def limit(environment: Mapping[str, str]) -> None:
    """Let the kernel of the system hold each process to the memory that the hub allows.

    ``Spawner.mem_limit`` alone only announces a number when servers are ordinary processes.
    """
    import resource

    for kind, most in (
        (resource.RLIMIT_DATA, int(environment.get("MEM_LIMIT") or 0)),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_NPROC, 0 if environment.get("AKADEMI_HUB_SEMUA_SATU_AKUN") else MOST_PROCESSES),
        (resource.RLIMIT_CORE, 0),
    ):
        if most or kind == resource.RLIMIT_CORE:
            _, hard = resource.getrlimit(kind)
            allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (allowed, allowed))


def announce(workspace: Path, environment: MutableMapping[str, str]) -> None:
    """Tell JupyterLab and the notebooks where they are; nothing in the home folder changes the course."""
    own = workspace / OWN_FOLDER / "jupyter"
    environment["AKADEMI_RUANG"] = str(workspace)
    environment["JUPYTER_CONFIG_DIR"] = str(own)
    environment["JUPYTERLAB_SETTINGS_DIR"] = str(own / "pengaturan")
    environment["JUPYTERLAB_WORKSPACES_DIR"] = str(own / "ruang")
    environment.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    # Two dozen kernels on one machine must not each take all of its cores.
    environment.setdefault("OMP_NUM_THREADS", "1")
    environment.setdefault("OPENBLAS_NUM_THREADS", "1")


def server_arguments(workspace: Path) -> list[str]:
    """Return the arguments that make a single-user server the course's JupyterLab."""
    return [
        f"--ServerApp.root_dir={workspace}",
        "--ServerApp.default_url=/lab/tree/mulai.ipynb",
        f"--LabApp.app_settings_dir={SETTINGS}",
        f"--LabApp.extra_labextensions_path={EXTENSIONS}",
        "--LabApp.expose_app_in_browser=True",
        "--LabApp.news_url=None",
        "--LabApp.extension_manager=readonly",
        "--MappingKernelManager.default_kernel_name=python3",
        *(f"--ServerApp.jpserver_extensions={name}=False" for name in _NOT_FOR_TRAINEES),
    ]


# Formgrader and its companions belong to the instructors' server.
_NOT_FOR_TRAINEES = (
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.course_list",
    "nbgrader.server_extensions.assignment_list",
    "nbgrader.server_extensions.validate_assignment",
)

if __name__ == "__main__":
    main()
