"""A step of the Dockerfile: lay out what all trainees read. ``python image.py CHECKOUT FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from akademi.hub.bundle import require_no_keys, write_released_notebooks
from akademi.hub.places import Places
from akademi.hub.prepare import _EVERYBODYS_CONFIG, ENVIRONMENT_CONFIG, _write_config


def main(checkout: Path, folder: Path) -> None:
    """Write the released notebooks and nbgrader's settings; stop if a key lies where trainees look."""
    places = Places(folder)
    names = write_released_notebooks(checkout, places.released)
    _write_config(ENVIRONMENT_CONFIG, _EVERYBODYS_CONFIG, places)
    for readable in (Path(sys.prefix), places.released):
        require_no_keys(readable)
    print(f"{len(names)} notebook")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
