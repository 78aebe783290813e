"""Where the tables lie: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
DESCRIPTOR = "datapackage.json"


def table_folder() -> Path:
    """Return the folder with ``datapackage.json`` and the tables.

    Raises
    ------
    FileNotFoundError
        When neither the checkout's ``datasets/`` nor the installed ``akademi/data/tables/`` is there.
    """
    candidates = (HERE / "tables", HERE.parents[1] / "datasets")
    for folder in candidates:
        if (folder / DESCRIPTOR).is_file():
            return folder
    raise FileNotFoundError(
        "Tabel kursus tidak ditemukan. Pasang ulang paket akademi atau jalankan dari salinan repositori."
    )
