"""World Bank PIP at 2017 PPP: poverty, inequality and decile shares by survey year."""

from __future__ import annotations

from pathlib import Path

from countries import AREAS, COUNTRY, ISO3, country
from kit import CC_BY_4, Column, Gap, Row, Table, put_in_order, read, take
from regions import YEAR

WELFARE = {"consumption": "konsumsi", "income": "pendapatan"}
LINES = {"215": "US$2,15", "365": "US$3,65", "685": "US$6,85"}
MEASURES = {
    "persen_miskin": ("headcount_pct", "persen penduduk", "Persentase penduduk di bawah"),
    "kesenjangan": ("poverty_gap_pct", "persen garis", "Indeks kesenjangan terhadap"),
    "keparahan": ("poverty_severity", "pecahan", "Indeks keparahan terhadap"),
    "watts": ("watts", "pecahan", "Indeks Watts terhadap"),
}
LINE_COLUMNS = tuple(
    (f"{ours}_{line}", f"{theirs}_{line}", unit, f"{meaning} {label} per hari")
    for line, label in LINES.items()
    for ours, (theirs, unit, meaning) in MEASURES.items()
)
DECILES = tuple(
    (f"desil{number}_persen", f"decile{number}_share_pct", "persen total", f"Bagian desil {number}")
    for number in range(1, 11)
)
PLAIN = (
    ("penduduk", "population", "orang", "Jumlah penduduk"),
    ("rata_rata_usd_hari", "mean_usd_day", "US$ PPP 2017 per orang per hari", "Rata-rata kesejahteraan"),
    ("median_usd_hari", "median_usd_day", "US$ PPP 2017 per orang per hari", "Median kesejahteraan"),
    ("gini", "gini", "indeks (0–1)", "Rasio Gini"),
    ("mld", "mld", "indeks", "Simpangan log rata-rata (GE(0))"),
)
VALUES = (*PLAIN, *LINE_COLUMNS, *DECILES)


def compile_rows(source: Path) -> list[Row]:
    """Translate areas and welfare types; keep the three lines of the 2017 edition."""
    names = {ours: theirs for ours, theirs, _, _ in VALUES}
    rows = []
    for row in read(source, "pip_poverty_inequality_2017ppp.csv"):
        rows.append(
            country(row["iso3"])
            | {
                "tahun": row["year"],
                "daerah": AREAS[row["reporting_level"]],
                "jenis_kesejahteraan": WELFARE[row["welfare_type"]],
            }
            | take(row, names)
        )
    return put_in_order(rows, ("iso3", "daerah", "jenis_kesejahteraan", "tahun"))


TABLE = Table(
    name="negara_kemiskinan_2017ppp",
    title="Kemiskinan dan ketimpangan negara, PPP 2017",
    description="Kemiskinan pada tiga garis, rata-rata, median, Gini, dan bagian desil menurut tahun survei; "
    "nasional, perkotaan, dan perdesaan untuk Indonesia, Tiongkok, dan India.",
    publisher="Bank Dunia, Poverty and Inequality Platform (PIP)",
    citation="Bank Dunia, Poverty and Inequality Platform, PPP 2017 (edisi September–November 2022)",
    indicator_codes="PIP, PPP 2017",
    read_from=("owid/notebooks@10907ed, BetterDataDocs/JoeHasell/PIP, full_dataset",),
    vintage="September–November 2022",
    licence=CC_BY_4,
    columns=(
        ISO3,
        COUNTRY,
        YEAR,
        Column("daerah", "string", "kategori", "nasional, perkotaan, atau perdesaan", required=True),
        Column("jenis_kesejahteraan", "string", "kategori", "konsumsi atau pendapatan", required=True),
        *(Column(name, "number", unit, meaning) for name, _, unit, meaning in VALUES),
    ),
    key=("iso3", "daerah", "jenis_kesejahteraan", "tahun"),
    compile=compile_rows,
    segment="jenis_kesejahteraan",
    group="Negara",
    gaps=(
        Gap("Singapura", "tidak ada di PIP"),
        Gap("Tahun tanpa survei", "tidak diisi"),
    ),
    caveats=(
        "Konsumsi dan pendapatan tidak sebanding: kelompokkan menurut jenis_kesejahteraan.",
        "Indeks Watts pada US$2,15 untuk Amerika Serikat (1995, 2004, 2006, 2007, 2011–2013) lebih kecil "
        "daripada "
        "indeks kesenjangannya, hal yang secara matematis mustahil: kekeliruan di sumber, jangan dipakai.",
        "PIP sekarang memakai PPP 2021; angka di sini tidak boleh disambung dengan tabel negara_kemiskinan_2021ppp.",
    ),
)
