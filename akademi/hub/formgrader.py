"""The instructors' server: nbgrader's formgrader on the course folder, as a service of the hub.

This is nbgrader's documented way for several instructors: one server under the course account, which everyone in the
hub's group ``formgrade-<course>`` may open. The hub starts ``python -m akademi.hub.formgrader``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from akademi.hub.process import end_with_hub


def main() -> None:
    """Become the server."""
    end_with_hub()
    os.umask(0o027)
    course = Path(os.environ["AKADEMI_HUB_FOLDER_KURSUS"])
    # nbgrader reads the configuration of the folder it stands in after that of the home folder; only the first counts.
    os.chdir(course)
    os.environ["JUPYTER_CONFIG_DIR"] = str(Path.home() / "jupyter")
    from jupyterhub.singleuser import main as run_server

    sys.argv[1:] = [f"--ServerApp.root_dir={course}", "--ServerApp.default_url=/formgrader", *sys.argv[1:]]
    run_server()


if __name__ == "__main__":
    main()
