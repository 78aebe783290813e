"""National poverty figures, wide: the same figures as ``nasional_indikator``, ready to chart."""

from __future__ import annotations

from pathlib import Path

from kit import BPS, Column, Row, Table, put_in_order
from regions import YEAR

from tables import nasional_indikator as long

VALUES = tuple(name for name, _ in long.INDICATORS.values())
MEANINGS = {
    "persen_miskin": "Persentase penduduk miskin (P0)",
    "jumlah_miskin_juta": "Jumlah penduduk miskin",
    "garis_kemiskinan_rp": "Garis kemiskinan",
    "garis_makanan_rp": "Garis kemiskinan makanan",
    "garis_bukan_makanan_rp": "Garis kemiskinan bukan makanan",
    "garis_rumah_tangga_rp": "Garis kemiskinan per rumah tangga",
    "anggota_rumah_tangga_miskin": "Rata-rata anggota rumah tangga miskin",
    "rumah_tangga_miskin_juta": "Jumlah rumah tangga miskin",
    "p1": "Indeks kedalaman kemiskinan",
    "p2": "Indeks keparahan kemiskinan",
    "gini": "Rasio Gini pengeluaran",
}


def compile_rows(source: Path) -> list[Row]:
    """Spread the long table of Indonesia to one row a year, period and area."""
    wide: dict[tuple[str, ...], Row] = {}
    for row in long.compile_rows(source):
        if row["wilayah"] != "Indonesia":
            continue
        place = ("tahun", "periode", "daerah", "segmen")
        cells = wide.setdefault(
            tuple(row[name] for name in place),
            {name: row[name] for name in place} | dict.fromkeys(VALUES, ""),
        )
        cells[row["indikator"]] = row["nilai"]
    return put_in_order(wide.values(), ("tahun", "periode", "daerah", "segmen"))


TABLE = Table(
    name="nasional_kemiskinan",
    title="Kemiskinan nasional 1970–2026, siap digambar",
    description="Angka Indonesia dari tabel nasional_indikator, satu baris setiap tahun, periode, dan "
    "daerah. "
    "Sumber setiap angka ada di tabel nasional_indikator.",
    publisher=long.TABLE.publisher,
    citation=long.TABLE.citation,
    indicator_codes=long.TABLE.indicator_codes,
    read_from=long.READ_FROM,
    vintage=long.TABLE.vintage,
    licence=BPS,
    columns=(
        YEAR,
        Column("periode", "string", "bulan", "Maret, September, Desember, atau tahunan", required=True),
        Column("daerah", "string", "kategori", "total, perkotaan, atau perdesaan", required=True),
        Column("segmen", "string", "deret", "Baris yang boleh disambung satu garis", required=True),
        *(Column(name, "number", unit, MEANINGS[name]) for name, unit in long.INDICATORS.values()),
    ),
    key=("tahun", "periode", "daerah", "segmen"),
    compile=compile_rows,
    segment="segmen",
    group="Indonesia",
    gaps=long.GAPS,
    caveats=long.CAVEATS,
)
