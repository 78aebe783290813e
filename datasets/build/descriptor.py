"""Turn the tables' descriptions and their files into one Frictionless ``datapackage.json``."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

from kit import Column, Table

PACKAGE = {
    "profile": "tabular-data-package",
    "name": "akademi-pengentasan-kemiskinan",
    "title": "Angka untuk Akademi Pengentasan Kemiskinan",
    "description": "Tabel angka kemiskinan, ketimpangan, pembangunan, dan bukti riset yang dipakai kursus. "
    "Setiap tabel menyebut penerbit, tempat angkanya dibaca, ketentuan penyebaran, celah, dan peringatannya.",
    "version": "1.0.0",
    "licenses": [
        {
            "name": "CC-BY-4.0",
            "title": "Susunan tabel dan keterangannya; angka tunduk pada ketentuan setiap tabel",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ],
}


def describe_column(column: Column) -> dict:
    """Return the Frictionless field of a column, with its unit."""
    field: dict = {
        "name": column.name,
        "type": column.type,
        "description": column.meaning,
        "unit": column.unit,
    }
    if column.required:
        field["constraints"] = {"required": True}
    return field


def describe_table(table: Table, path: Path) -> dict:
    """Return the Frictionless resource of a table as it lies on disk."""
    content = path.read_bytes()
    with path.open(encoding="utf-8", newline="") as stream:
        row_count = sum(1 for _ in csv.reader(stream)) - 1
    licence = {"name": table.licence.name, "title": table.licence.title}
    if table.licence.path:
        licence["path"] = table.licence.path
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path.name,
        "title": table.title,
        "description": table.description,
        "group": table.group,
        "publisher": table.publisher,
        "citation": table.citation,
        "indicator_codes": table.indicator_codes,
        "sources": [{"title": place} for place in table.read_from],
        "vintage": table.vintage,
        "licenses": [licence],
        "redistribution": table.licence.terms,
        "synthetic": table.synthetic,
        "segment_column": table.segment,
        "gaps": [{"what": gap.what, "why": gap.why} for gap in table.gaps],
        "caveats": list(table.caveats),
        "rows": row_count,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [describe_column(column) for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }


def write_datapackage(tables: tuple[Table, ...], data_folder: Path, target: Path) -> dict:
    """Describe every table that lies in ``data_folder`` and write the package to ``target``."""
    package = PACKAGE | {"resources": [describe_table(table, data_folder / f"{table.name}.csv") for table in tables]}
    target.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return package
