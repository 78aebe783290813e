"""One code and one spelling for every province, regency and city, whatever the source file writes.

Source file 9 (the poverty lines of 2025) has codes *and* names; the other files have names only. All
names are reconciled to its codes here, so that tables join on ``kode_bps`` and never on a spelling.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kit import Column, read

FIRST_CITY = 71
SPELLINGS = {
    "dki jakarta": "DKI Jakarta",
    "d i yogyakarta": "DI Yogyakarta",
    "di yogyakarta": "DI Yogyakarta",
    "kep. bangka belitung": "Kepulauan Bangka Belitung",
    "kepulauan bangka belitung": "Kepulauan Bangka Belitung",
}

CODE = Column("kode_bps", "string", "kode", "Kode wilayah BPS empat angka, teks", required=True)
REGION = Column(
    "wilayah", "string", "nama", "Nama wilayah lengkap dengan Kabupaten, Kota, atau Provinsi", required=True
)
KIND = Column("jenis", "string", "kategori", "provinsi, kabupaten, atau kota", required=True)
YEAR = Column("tahun", "integer", "tahun", "Tahun", required=True)


def clean(name: str) -> str:
    """Strip the marks and the capitals that differ between the source files."""
    bare = name.replace("*", "").strip().lower()
    return SPELLINGS.get(bare, bare).lower()


def kind_of(code: str) -> str:
    """Return ``provinsi``, ``kabupaten`` or ``kota``, which BPS tells by the last two digits."""
    tail = int(code[2:])
    if tail == 0:
        return "provinsi"
    return "kota" if tail >= FIRST_CITY else "kabupaten"


def full_name(code: str, bps_name: str) -> str:
    """Return the name with its kind in front, so that a Kabupaten is never taken for a Kota."""
    kind = kind_of(code)
    if kind == "provinsi":
        return f"Provinsi {SPELLINGS.get(bps_name.lower(), bps_name)}"
    return bps_name if kind == "kota" else f"Kabupaten {bps_name}"


@cache
def bps_names(source: Path) -> dict[str, str]:
    """Return the BPS spelling of every region by code."""
    return {row["bps_code"]: row["area_name"] for row in read(source, "indonesia_regency_poverty_line_2025.csv")}


def identity(source: Path, code: str) -> dict[str, str]:
    """Return the columns that name a region."""
    return {"kode_bps": code, "wilayah": full_name(code, bps_names(source)[code])}


@cache
def codes_by_name(source: Path, provinces: bool) -> dict[str, str]:
    """Return codes by cleaned name, of the provinces or of the regencies and cities."""
    chosen = {code: name for code, name in bps_names(source).items() if (kind_of(code) == "provinsi") == provinces}
    found = {clean(name): code for code, name in chosen.items()}
    if len(found) != len(chosen):
        raise ValueError("two regions share one cleaned name; tell them apart in regions.py")
    return found


def province_code(source: Path, name: str) -> str:
    """Return the code of a province by the name a source file writes."""
    return codes_by_name(source, True)[clean(name)]


def regency_code(source: Path, name: str) -> str:
    """Return the code of a regency or city by the name a source file writes."""
    return codes_by_name(source, False)[clean(name)]
