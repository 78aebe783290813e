"""Poverty lines of all regencies, cities and provinces, 2025."""

from __future__ import annotations

from pathlib import Path

from kit import BPS, Column, Gap, Row, Table, put_in_order, read
from regions import CODE, KIND, REGION, YEAR, identity, kind_of


def compile_rows(source: Path) -> list[Row]:
    """Name every line's region in full."""
    rows = []
    for row in read(source, "indonesia_regency_poverty_line_2025.csv"):
        code = row["bps_code"]
        rows.append(
            identity(source, code)
            | {
                "jenis": kind_of(code),
                "tahun": row["year"],
                "garis_kemiskinan_rp": row["poverty_line_rp_pc_month"],
            }
        )
    return put_in_order(rows, ("kode_bps",))


TABLE = Table(
    name="kabkota_garis_kemiskinan",
    title="Garis kemiskinan kabupaten, kota, dan provinsi, 2025",
    description="Garis kemiskinan 514 kabupaten/kota dan 38 provinsi.",
    publisher="Badan Pusat Statistik (BPS)",
    citation="BPS, Garis Kemiskinan Menurut Kabupaten/Kota 2025 (variabel 624)",
    indicator_codes="BPS, variabel 624",
    read_from=("Rasyidarfan/CekKemiskinanByPengeluaran@de0b345, Garis Kemiskinan.json (layanan web BPS)",),
    vintage="1 Desember 2025",
    licence=BPS,
    columns=(
        CODE,
        REGION,
        KIND,
        YEAR,
        Column("garis_kemiskinan_rp", "integer", "rupiah per orang per bulan", "Garis kemiskinan", required=True),
    ),
    key=("kode_bps", "tahun"),
    compile=compile_rows,
    group="Kabupaten dan kota",
    gaps=(Gap("Tahun selain 2025", "layanan web yang disalin hanya memuat 2025"),),
    caveats=(
        "Garis Pegunungan Bintang (9708) sama sampai rupiah dengan garis provinsinya, Rp1.132.178, di sumbernya.",
        "Garis provinsi cocok dengan tabel provinsi_kemiskinan Maret 2025 di 38 dari 38 provinsi.",
    ),
)
