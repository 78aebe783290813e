"""The trainee's way to nbgrader's exchange: hand in, then fetch feedback, by nbgrader's own classes.

``python -m akademi.hub.courier ASSIGNMENT`` is started by `akademi.exercises.hub` in a trainee's kernel and spoken to
by lines: ``serahkan`` or ``ambil`` on its input, ``ok`` or nbgrader's complaint on its output. nbgrader's own command
would do the same, but takes seconds to start, each time.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError
from nbgrader.exchange.default import ExchangeFetchFeedback, ExchangeSubmit
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

CONFIG = Path(sys.prefix) / "etc" / "jupyter" / "nbgrader_config.py"
ERRANDS = {"serahkan": ExchangeSubmit, "ambil": ExchangeFetchFeedback}


def run_errand(errand: str, assignment: str) -> str:
    """Run one errand in the present folder, the workspace; return an empty text or what went wrong, in one line."""
    config: Config = PyFileConfigLoader(CONFIG.name, path=str(CONFIG.parent)).load_config()
    coursedir = CourseDirectory(config=config)
    coursedir.assignment_id = assignment
    said: list[str] = []
    log = logging.Logger("akademi.kurir", logging.ERROR)
    log.addHandler(_Keep(said))
    exchange = ERRANDS[errand](coursedir=coursedir, authenticator=Authenticator(config=config), config=config, log=log)
    try:
        exchange.start()
    except (ExchangeError, OSError, RuntimeError) as problem:
        return " ".join(" ".join([*said, str(problem)]).split()) or type(problem).__name__
    return ""


class _Keep(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__()
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


def main() -> None:
    """Run errands until the input ends."""
    os.umask(0o077)
    for line in sys.stdin:
        if (errand := line.strip()) in ERRANDS:
            print(run_errand(errand, sys.argv[1]) or "ok", flush=True)


if __name__ == "__main__":
    main()
