"""What every table of the course is made of: its columns, its description and how it is written.

The descriptions are the source of truth for ``datapackage.json`` and for the catalogue. They are in
Indonesian because trainees read them (``akademi.data.describe``); the code is for maintainers.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

Row = dict[str, str]


@dataclass(frozen=True)
class Column:
    """One column: its Frictionless type, its unit and its meaning, both as a trainee reads them."""

    name: str
    type: str
    unit: str
    meaning: str
    required: bool = False


@dataclass(frozen=True)
class Licence:
    """A licence or terms of use, with what it says about passing the figures on."""

    name: str
    title: str
    terms: str
    path: str = ""


@dataclass(frozen=True)
class Gap:
    """Figures that are missing, and why."""

    what: str
    why: str


@dataclass(frozen=True)
class Table:
    """A table of the course: description, columns and the function that compiles its rows."""

    name: str
    title: str
    description: str
    publisher: str
    citation: str
    indicator_codes: str
    read_from: tuple[str, ...]
    vintage: str
    licence: Licence
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    compile: Callable[[Path], list[Row]]
    gaps: tuple[Gap, ...] = ()
    caveats: tuple[str, ...] = ()
    segment: str = ""
    group: str = "Lain-lain"
    synthetic: bool = False


BPS = Licence(
    name="BPS-data-publik",
    title="Statistik resmi BPS untuk umum",
    terms="Angka resmi yang diumumkan untuk umum; boleh dipakai dan disusun ulang dengan menyebut BPS. "
    "Periksa ketentuan BPS sebelum menjual produk yang memuat tabel ini.",
    path="https://www.bps.go.id",
)
CC_BY_4 = Licence(
    name="CC-BY-4.0",
    title="Creative Commons Atribusi 4.0",
    terms="Boleh disebarkan dan disusun ulang dengan menyebut penerbit.",
    path="https://creativecommons.org/licenses/by/4.0/",
)
CC_BY_MIXED = Licence(
    name="CC-BY-4.0 dan CC-BY-3.0-IGO",
    title="Creative Commons Atribusi 4.0; angka UNDP, PBB, dan UN IGME: Atribusi 3.0 IGO",
    terms="Boleh disebarkan dan disusun ulang dengan menyebut penerbit setiap kolom. "
    "Kolom tabungan (IMF): bebas dipakai dengan menyebut IMF.",
    path="https://creativecommons.org/licenses/by/4.0/",
)
FACTS = Licence(
    name="fakta-dengan-sumber",
    title="Fakta dari terbitan yang disebut di setiap baris",
    terms="Hanya fakta dan angka yang diambil, dengan kalimat kami sendiri; sebutkan sumber setiap baris. "
    "Susunan tabel: CC BY 4.0.",
    path="https://creativecommons.org/licenses/by/4.0/",
)


def read(source: Path, file_name: str) -> list[Row]:
    """Read a source table as text, so that no digit changes on the way."""
    with (source / file_name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def tidy_number(text: str) -> str:
    """Write a number in its shortest exact form: ``20.50`` and ``20.5`` are ``20.5``; empty stays empty."""
    text = text.strip()
    if not text:
        return ""
    number = Decimal(text)
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def take(row: Mapping[str, str], names: Mapping[str, str]) -> Row:
    """Pick columns of a source row under our own names (``{ours: theirs}``), numbers left as text."""
    return {ours: row[theirs].strip() for ours, theirs in names.items()}


def put_in_order(rows: Iterable[Row], key: Iterable[str]) -> list[Row]:
    """Sort rows by their key, years as numbers and everything else as text."""
    names = tuple(key)

    def position(row: Row) -> tuple[tuple[int, float, str], ...]:
        return tuple((0, float(row[name]), "") if name in {"tahun", "desil"} else (1, 0.0, row[name]) for name in names)

    return sorted(rows, key=position)


def finish(table: Table, rows: list[Row]) -> list[Row]:
    """Check the rows against the table's columns and key, and write numbers in one form.

    Raises
    ------
    ValueError
        When a column is unknown or missing, a required cell is empty, or a key occurs twice.
    """
    names = [column.name for column in table.columns]
    numeric = {column.name for column in table.columns if column.type in {"number", "integer"}}
    required = {column.name for column in table.columns if column.required} | set(table.key)
    finished = []
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(rows, start=2):
        if set(row) != set(names):
            raise ValueError(f"{table.name}, line {number}: columns {sorted(set(row) ^ set(names))} do not fit")
        clean = {name: tidy_number(row[name]) if name in numeric else row[name].strip() for name in names}
        empty = [name for name in names if name in required and not clean[name]]
        if empty:
            raise ValueError(f"{table.name}, line {number}: {empty} is empty; give a value or drop the row")
        identity = tuple(clean[name] for name in table.key)
        if identity in seen:
            raise ValueError(f"{table.name}, line {number}: the key {identity} occurs twice")
        seen.add(identity)
        finished.append(clean)
    return finished


def write(table: Table, rows: list[Row], folder: Path) -> Path:
    """Write a table as CSV (UTF-8, comma, line feed) and return its path."""
    path = folder / f"{table.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [column.name for column in table.columns], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path
