"""Compile the course's tables from the maintainers' source folder. Not needed at run time.

``python datasets/build/compile.py --sumber FOLDER`` writes every CSV, ``datapackage.json``,
``sidik.json`` (a fingerprint of each row) and ``README.md``. Run twice, it gives the same bytes.
``--keterangan`` refreshes the descriptions from the tables as they lie, without the source folder.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from catalogue import write_catalogue
from descriptor import write_datapackage
from fingerprints import write_fingerprints
from kit import finish, write
from tables import TABLES

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Read the arguments, compile, and say what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sumber", type=Path, help="folder with the source tables")
    parser.add_argument("--keluar", type=Path, default=HERE.parent, help="where to write (default: datasets/)")
    parser.add_argument("--keterangan", action="store_true", help="descriptions only, from the tables on disk")
    arguments = parser.parse_args()
    if not arguments.keterangan:
        if arguments.sumber is None or not arguments.sumber.is_dir():
            parser.error("--sumber must name the folder with the source tables")
        for table in TABLES:
            rows = finish(table, table.compile(arguments.sumber))
            print(f"{write(table, rows, arguments.keluar).name}: {len(rows)} rows")
    data_folder = HERE.parent if arguments.keterangan else arguments.keluar
    package = write_datapackage(TABLES, data_folder, arguments.keluar / "datapackage.json")
    if not arguments.keterangan:
        paths = [data_folder / f"{table.name}.csv" for table in TABLES]
        write_fingerprints(paths, arguments.keluar / "sidik.json")
    write_catalogue(package, arguments.keluar / "README.md")


if __name__ == "__main__":
    main()
