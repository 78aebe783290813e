"""GDP per person from six sources, one row a source: never mixed in one series."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from countries import COUNTRY, ISO3, country
from kit import CC_BY_4, Column, Gap, Row, Table, put_in_order, read
from regions import YEAR

# Source key -> (file, column, unit).
SOURCES = {
    "wdi_usd2015": ("country_year_panel.csv", "gdp_pc_const2015usd", "US$ konstan 2015"),
    "wdi_ppp2021": ("country_year_panel.csv", "gdp_pc_ppp_const2021intl", "US$ PPP konstan 2021"),
    "pwt110": ("country_year_panel.csv", "pwt110_rgdpe_pc_2021usd", "US$ PPP 2021, sisi pengeluaran"),
    "pwt1001": ("country_year_panel.csv", "pwt1001_rgdpe_pc_2017usd", "US$ PPP 2017, sisi pengeluaran"),
    "maddison2023": ("maddison_gdp_per_capita_long_run.csv", "gdp_pc_2011usd_mpd2023", "US$ 2011"),
    "maddison2020": ("maddison_gdp_per_capita_long_run.csv", "gdp_pc_2011usd_mpd2020", "US$ 2011"),
}


def rows_of(source: Path, key: str) -> Iterator[Row]:
    """Yield the rows of one GDP source, years without a value left out."""
    file_name, column, unit = SOURCES[key]
    for row in read(source, file_name):
        if row[column]:
            yield country(row["iso3"]) | {
                "tahun": row["year"],
                "sumber": key,
                "pdb_per_kapita": row[column],
                "satuan": unit,
            }


def compile_rows(source: Path) -> list[Row]:
    """Stack the six sources."""
    rows = [row for key in SOURCES for row in rows_of(source, key)]
    return put_in_order(rows, ("sumber", "iso3", "tahun"))


TABLE = Table(
    name="negara_pdb_per_kapita",
    title="PDB per kapita 16 negara menurut enam sumber, 1820–2024",
    description="PDB per kapita Indonesia, Singapura, Korea Selatan, dan 13 negara lain. Setiap sumber "
    "berdiri sendiri "
    "di kolom sumber dengan satuannya; jangan membandingkan angka antarsumber.",
    publisher="Bank Dunia (WDI), Penn World Table, dan Maddison Project Database",
    citation="Bank Dunia, World Development Indicators (NY.GDP.PCAP.KD, NY.GDP.PCAP.PP.KD); Penn World "
    "Table 11.0 dan "
    "10.01; Maddison Project Database 2023 dan 2020 (Bolt dan van Zanden)",
    indicator_codes="NY.GDP.PCAP.KD; NY.GDP.PCAP.PP.KD; rgdpe/pop (PWT); gdppc (Maddison)",
    read_from=(
        "open-numbers/ddf--gapminder--systema_globalis@c63631a (WDI, PWT 11.0), 1 Maret 2026",
        "open-numbers/ddf--pwt--penn_world_table@6584e2e (PWT 10.01)",
        "sbgraves237/MaddisonData@4d07a45 (Maddison 2023); owid/owid-datasets@48c9992 (Maddison 2020)",
    ),
    vintage="Maret 2026 (WDI); PWT 11.0 dan 10.01; Maddison 2023 dan 2020",
    licence=CC_BY_4,
    columns=(
        ISO3,
        COUNTRY,
        YEAR,
        Column("sumber", "string", "kategori", ", ".join(SOURCES), required=True),
        Column("pdb_per_kapita", "number", "lihat kolom satuan", "PDB per orang per tahun", required=True),
        Column("satuan", "string", "teks", "Mata uang, tahun dasar, dan PPP atau bukan", required=True),
    ),
    key=("sumber", "iso3", "tahun"),
    compile=compile_rows,
    segment="sumber",
    group="Negara",
    gaps=(
        Gap("WDI PPP sebelum 1990", "deretnya mulai 1990"),
        Gap("PWT 10.01 sesudah 2019 dan Maddison 2023 sesudah 2022", "versi itu berhenti di sana"),
    ),
    caveats=(
        "Urutan negara bergantung pada ukuran. Pada 1960 Korea di atas Indonesia menurut WDI (1.038 "
        "dibanding 598, "
        "US$ 2015) dan PWT 11.0 (1.363 dibanding 1.123), tetapi di bawah menurut Maddison (1.548 dibanding "
        "1.613, "
        "US$ 2011). Sebutkan ukurannya.",
        "Maddison 2020 dan 2023 berbeda pada 2018: Tiongkok +21,9 persen, Singapura +8,9 persen, Etiopia "
        "+5,3 persen, "
        "Ghana -6,7 persen, Kenya -7,6 persen; negara lain beberapa persen.",
    ),
)
