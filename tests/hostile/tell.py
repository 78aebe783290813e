"""Grade the tricks that try the sandbox, and print what happened as JSON: for a run as another user."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from nbformat import read

from tests.hostile.code_tricks import BOMBS, ENDS, REACHES, SNOOPS
from tests.hostile.folder_tricks import FOLDERS
from tests.hostile.harness import SECRETS, grade_all_tricks

# Enough for the difference between root and others: what root could do by right, and what an ordinary user's own
# processes and files could do to each other.
TRIED = {
    **SNOOPS,
    **REACHES,
    **{
        name: BOMBS[name]
        for name in ("unreadable_folders", "deleted_files", "deep_folders", "thread_bomb", "raises_its_limits")
    },
    **{name: ENDS[name] for name in ("kills_itself", "forged_end", "closes_everything")},
}


def main(folder: Path) -> None:
    os.umask(0o022)
    happened = grade_all_tricks(folder, TRIED, FOLDERS)
    copies = {path.parent.parent.name: path for path in (happened.course / "autograded").glob("*/*/latihan.ipynb")}
    printed = {
        name: "".join(output.get("text", "") for cell in read(path, 4).cells for output in cell.get("outputs", []))
        for name, path in copies.items()
    }
    print(
        json.dumps(
            {
                "user": os.getuid(),
                "scores": happened.scores,
                "reasons": {name: result.reason for name, result in happened.results.items()},
                "succeeded": [line for text in printed.values() for line in text.splitlines() if "BERHASIL" in line],
                "refused": sum(text.count("ditolak") for text in printed.values()),
                "leaked": [s for s in SECRETS.values() for name, text in printed.items() if s in text],
                "changed": happened.changed,
                "received": happened.received,
                "victim_lives": happened.victim_lives,
                "processes": happened.processes,
                "temporary": happened.temporary,
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
