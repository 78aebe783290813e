"""World Bank Human Capital Index, 2018 edition."""

from __future__ import annotations

from pathlib import Path

from countries import COUNTRY, ISO3, country
from kit import CC_BY_4, Column, Gap, Row, Table, put_in_order, read, take
from regions import YEAR

VALUES = {"imm": "hci", "imm_laki_laki": "hci_male", "imm_perempuan": "hci_female"}


def compile_rows(source: Path) -> list[Row]:
    """Translate the columns."""
    rows = [
        country(row["iso3"]) | {"tahun": row["year"]} | take(row, VALUES)
        for row in read(source, "human_capital_index_2018.csv")
    ]
    return put_in_order(rows, ("iso3",))


TABLE = Table(
    name="modal_manusia_2018",
    title="Indeks Modal Manusia, edisi 2018",
    description="Indeks Modal Manusia (Human Capital Index) 16 negara: seberapa produktif anak yang lahir "
    "hari ini kelak "
    "dibanding bila pendidikan dan kesehatannya lengkap.",
    publisher="Bank Dunia",
    citation="Bank Dunia, Human Capital Index, edisi 2018 (keadaan 2016)",
    indicator_codes="HCI 2018",
    read_from=("owid/owid-datasets@48c9992",),
    vintage="Edisi 2018",
    licence=CC_BY_4,
    columns=(
        ISO3,
        COUNTRY,
        YEAR,
        Column("imm", "number", "indeks (0–1)", "Indeks Modal Manusia", required=True),
        Column("imm_laki_laki", "number", "indeks (0–1)", "Laki-laki"),
        Column("imm_perempuan", "number", "indeks (0–1)", "Perempuan"),
    ),
    key=("iso3",),
    compile=compile_rows,
    group="Negara",
    gaps=(Gap("Menurut jenis kelamin untuk Jepang, Kenya, dan Vietnam", "kosong di sumber"),),
    caveats=("Satu edisi saja; jangan dibandingkan dengan edisi lain.",),
)
