"""Poverty gap (P1) and severity (P2) of all regencies, cities and provinces, 2015 to 2023."""

from __future__ import annotations

from pathlib import Path

from kit import BPS, Column, Gap, Row, Table, put_in_order, read
from regions import CODE, KIND, REGION, YEAR, identity, kind_of, province_code, regency_code

NDUGA = "9701"


def compile_rows(source: Path) -> list[Row]:
    """Give every area its code; a province and a regency of one name are told apart by level."""
    rows = []
    for row in read(source, "indonesia_regency_poverty_depth.csv"):
        find = province_code if row["level"] == "province_or_national" else regency_code
        code = find(source, row["area_name"])
        borrowed = code == NDUGA and row["year"] == "2015"
        rows.append(
            identity(source, code)
            | {
                "jenis": kind_of(code),
                "tahun": row["year"],
                "p1": row["poverty_gap_index_p1"],
                "p2": row["poverty_severity_index_p2"],
                "catatan": "BPS memakai angka 2014" if borrowed else "",
            }
        )
    return put_in_order(rows, ("kode_bps", "tahun"))


TABLE = Table(
    name="kabkota_kedalaman",
    title="Indeks kedalaman (P1) dan keparahan (P2) kemiskinan, 2015–2023",
    description="P1 dan P2 514 kabupaten/kota dan 34 provinsi, Maret setiap tahun.",
    publisher="Badan Pusat Statistik (BPS)",
    citation="BPS, Indeks Kedalaman dan Indeks Keparahan Kemiskinan Menurut Kabupaten/Kota 2015–2023",
    indicator_codes="Tabel BPS P1 dan P2 menurut kabupaten/kota",
    read_from=(
        "febroherdyanto/analisis_index_kemiskinan_indonesia_pyspark@ecf96d2, Dataset/index_kemiskinan_nasional.csv",
    ),
    vintage="2015–2023",
    licence=BPS,
    columns=(
        CODE,
        REGION,
        KIND,
        YEAR,
        Column("p1", "number", "indeks (0–100)", "Indeks kedalaman kemiskinan", required=True),
        Column("p2", "number", "indeks (0–100)", "Indeks keparahan kemiskinan", required=True),
        Column("catatan", "string", "teks", "Peringatan untuk baris ini"),
    ),
    key=("kode_bps", "tahun"),
    compile=compile_rows,
    group="Kabupaten dan kota",
    gaps=(
        Gap("2024 dan seterusnya", "tabel sumber berhenti 2023"),
        Gap("Muna Barat, Buton Tengah, dan Buton Selatan 2015–2016", "kabupaten baru, mulai 2017"),
        Gap("Empat provinsi Papua yang baru", "baris provinsi memakai batas lama"),
    ),
    caveats=(
        "P1 provinsi sama dengan angka Maret pada tabel provinsi di 200 dari 200 perbandingan.",
        "Nduga 2015 memakai angka 2014.",
    ),
)
