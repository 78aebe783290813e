"""Release assignments into nbgrader's exchange, as the account that owns the course.

``python -m akademi.hub.publish COURSE`` is run by `akademi.hub.prepare`: nbgrader insists that the exchange's folders
belong to whoever releases.
"""

from __future__ import annotations

import filecmp
import os
import sys
from pathlib import Path

from akademi.grading.batch import open_course
from akademi.hub.places import HubError


def publish(course: Path) -> list[str]:
    """Release every assignment whose released notebook the exchange does not have yet; return their names.

    Raises
    ------
    HubError
        If nbgrader refuses; its own words are passed on.
    """
    api = open_course(course)
    root = Path(api.config.Exchange.root)
    done = []
    for notebook in sorted((course / "release").glob("*/latihan.ipynb")):
        name = notebook.parent.name
        there = root / api.coursedir.course_id / "outbound" / name / notebook.name
        if there.is_file() and filecmp.cmp(notebook, there, shallow=False):
            continue
        api.config.ExchangeReleaseAssignment.force = True
        outcome = api.release_assignment(name)
        if not outcome["success"]:
            raise HubError(f"nbgrader tidak dapat merilis {name}: {outcome.get('log') or outcome.get('error')}")
        done.append(name)
    return done


if __name__ == "__main__":
    os.umask(0o022)
    try:
        publish(Path(sys.argv[1]))
    except HubError as problem:
        sys.exit(str(problem))
