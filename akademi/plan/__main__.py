"""Write the plan of one or more hand-in folders: ``python -m akademi.plan submitted/siti/08_rencana_aksi``."""

from __future__ import annotations

import sys
from pathlib import Path

from akademi.plan import export_plan


def main(folders: list[str]) -> int:
    """Write each folder's plan into it and say what is missing; 1 if a folder is none."""
    if not folders:
        print("Pakai: python -m akademi.plan FOLDER …")
        return 2
    failed = 0
    for name in folders:
        folder = Path(name)
        if not folder.is_dir():
            print(f"{name}: bukan folder")
            failed = 1
            continue
        made = export_plan(folder, folder.name)
        print(f"{name}: {', '.join(path.name for path in made.files)}, {made.pages} halaman")
        for line in (*made.problems, *(f"belum diisi: {part}" for part in made.plan.empty), *made.plan.findings):
            print(f"  - {line}")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
