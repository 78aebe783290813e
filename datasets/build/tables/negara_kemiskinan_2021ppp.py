"""World Bank poverty and inequality at 2021 PPP through the WDI."""

from __future__ import annotations

from pathlib import Path

from countries import COUNTRY, ISO3, country
from kit import CC_BY_4, Column, Gap, Row, Table, put_in_order, read, take
from regions import YEAR

VALUES = (
    (
        "persen_miskin_300",
        "headcount_pct_300_ppp2021",
        "persen penduduk",
        "Di bawah US$3,00 per hari; SI.POV.DDAY",
    ),
    (
        "persen_miskin_420",
        "headcount_pct_420_ppp2021",
        "persen penduduk",
        "Di bawah US$4,20 per hari; SI.POV.LMIC",
    ),
    (
        "persen_miskin_830",
        "headcount_pct_830_ppp2021",
        "persen penduduk",
        "Di bawah US$8,30 per hari; SI.POV.UMIC",
    ),
    (
        "persen_miskin_nasional",
        "headcount_pct_national_line",
        "persen penduduk",
        "Di bawah garis nasional; SI.POV.NAHC",
    ),
    ("gini_persen", "gini_pct", "indeks (0–100)", "SI.POV.GINI"),
    (
        "termiskin_10_persen",
        "share_poorest10_pct",
        "persen total",
        "Bagian 10 persen termiskin; SI.DST.FRST.10",
    ),
    ("kuintil1_persen", "share_quintile1_pct", "persen total", "Bagian kuintil 1; SI.DST.FRST.20"),
    ("kuintil2_persen", "share_quintile2_pct", "persen total", "Bagian kuintil 2; SI.DST.02ND.20"),
    ("kuintil3_persen", "share_quintile3_pct", "persen total", "Bagian kuintil 3; SI.DST.03RD.20"),
    ("kuintil4_persen", "share_quintile4_pct", "persen total", "Bagian kuintil 4; SI.DST.04TH.20"),
    ("kuintil5_persen", "share_quintile5_pct", "persen total", "Bagian kuintil 5; SI.DST.05TH.20"),
    ("terkaya_10_persen", "share_richest10_pct", "persen total", "Bagian 10 persen terkaya; SI.DST.10TH.10"),
)


def compile_rows(source: Path) -> list[Row]:
    """Translate the columns."""
    names = {ours: theirs for ours, theirs, _, _ in VALUES}
    rows = [
        country(row["iso3"]) | {"tahun": row["year"]} | take(row, names)
        for row in read(source, "pip_wdi_poverty_inequality_2021ppp.csv")
    ]
    return put_in_order(rows, ("iso3", "tahun"))


TABLE = Table(
    name="negara_kemiskinan_2021ppp",
    title="Kemiskinan dan ketimpangan negara, PPP 2021",
    description="Kemiskinan pada tiga garis internasional terbaru dan garis nasional, Gini, dan bagian "
    "kuintil, menurut "
    "tahun survei; Indonesia 1984–2024.",
    publisher="Bank Dunia, World Development Indicators",
    citation="Bank Dunia, World Development Indicators, PPP 2021 (SI.POV.DDAY, SI.POV.LMIC, SI.POV.UMIC, "
    "SI.POV.NAHC, "
    "SI.POV.GINI, SI.DST.*)",
    indicator_codes="SI.POV.DDAY; SI.POV.LMIC; SI.POV.UMIC; SI.POV.NAHC; SI.POV.GINI; SI.DST.*",
    read_from=("open-numbers/ddf--gapminder--systema_globalis@c63631a (1 Maret 2026)",),
    vintage="Maret 2026",
    licence=CC_BY_4,
    columns=(
        ISO3,
        COUNTRY,
        YEAR,
        *(Column(name, "number", unit, meaning) for name, _, unit, meaning in VALUES),
    ),
    key=("iso3", "tahun"),
    compile=compile_rows,
    group="Negara",
    gaps=(Gap("Singapura", "tidak ada di PIP"), Gap("Tahun tanpa survei", "tidak diisi")),
    caveats=(
        "Konsumsi dan pendapatan bercampur antarnegara.",
        "Tidak boleh disambung dengan tabel negara_kemiskinan_2017ppp.",
        "Kolom garis nasional Indonesia sama dengan deret Maret BPS sesudah dibulatkan.",
    ),
)
