"""Deciles of consumption in Indonesia by year and area, 2017 PPP."""

from __future__ import annotations

from pathlib import Path

from countries import AREAS
from kit import CC_BY_4, Column, Row, Table, put_in_order, read, take
from regions import YEAR

VALUES = {
    "bagian_persen": "consumption_share_pct",
    "rata_rata_usd_hari": "mean_consumption_usd_day",
    "batas_atas_usd_hari": "upper_threshold_usd_day",
    "rata_rata_semua_usd_hari": "mean_all_usd_day",
    "median_semua_usd_hari": "median_usd_day",
    "gini": "gini",
}
DOLLARS = "US$ PPP 2017 per orang per hari"


def compile_rows(source: Path) -> list[Row]:
    """Translate areas and columns."""
    rows = []
    for row in read(source, "indonesia_consumption_deciles_2017ppp.csv"):
        place = {"tahun": row["year"], "daerah": AREAS[row["reporting_level"]], "desil": row["decile"]}
        rows.append(place | take(row, VALUES))
    return put_in_order(rows, ("daerah", "tahun", "desil"))


TABLE = Table(
    name="indonesia_desil_2017ppp",
    title="Konsumsi penduduk Indonesia menurut desil, 1984–2021",
    description="Bagian, rata-rata, dan batas atas setiap desil konsumsi, nasional, perkotaan, dan "
    "perdesaan, 29 tahun "
    "survei.",
    publisher="Bank Dunia, Poverty and Inequality Platform (PIP), dari Susenas BPS",
    citation="Bank Dunia, Poverty and Inequality Platform, PPP 2017 (edisi September–November 2022)",
    indicator_codes="PIP, PPP 2017",
    read_from=("owid/notebooks@10907ed, BetterDataDocs/JoeHasell/PIP, full_dataset",),
    vintage="September–November 2022",
    licence=CC_BY_4,
    columns=(
        YEAR,
        Column("daerah", "string", "kategori", "nasional, perkotaan, atau perdesaan", required=True),
        Column("desil", "integer", "1–10", "Desil, 1 termiskin", required=True),
        Column("bagian_persen", "number", "persen total", "Bagian konsumsi desil ini", required=True),
        Column("rata_rata_usd_hari", "number", DOLLARS, "Rata-rata konsumsi desil ini", required=True),
        Column("batas_atas_usd_hari", "number", DOLLARS, "Batas atas desil ini; desil 10 kosong"),
        Column("rata_rata_semua_usd_hari", "number", DOLLARS, "Rata-rata semua penduduk", required=True),
        Column("median_semua_usd_hari", "number", DOLLARS, "Median semua penduduk", required=True),
        Column("gini", "number", "indeks (0–1)", "Rasio Gini terbitan PIP", required=True),
    ),
    key=("daerah", "tahun", "desil"),
    compile=compile_rows,
    group="Indonesia",
    caveats=(
        "Garis lurus antardesil memberi Gini 0,3695, lebih kecil daripada 0,3792 yang diterbitkan (2021).",
        "Dolar PPP 2017, bukan rupiah dan bukan kurs pasar.",
    ),
)
