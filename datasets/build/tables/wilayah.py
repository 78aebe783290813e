"""The 38 provinces and 514 regencies and cities, by code."""

from __future__ import annotations

from pathlib import Path

from kit import BPS, Column, Row, Table
from regions import CODE, KIND, REGION, bps_names, identity, kind_of


def compile_rows(source: Path) -> list[Row]:
    """Name every region and its province."""
    rows = []
    for code, bps_name in sorted(bps_names(source).items()):
        province = f"{code[:2]}00"
        row = identity(source, code) | {
            "jenis": kind_of(code),
            "nama_bps": bps_name,
            "kode_provinsi": province,
        }
        row["provinsi"] = identity(source, province)["wilayah"].removeprefix("Provinsi ")
        rows.append(row)
    return rows


TABLE = Table(
    name="wilayah",
    title="Kode dan nama provinsi, kabupaten, dan kota",
    description="38 provinsi, 416 kabupaten, dan 98 kota dengan kode BPS dan provinsinya.",
    publisher="Badan Pusat Statistik (BPS)",
    citation="BPS, kode wilayah pada tabel garis kemiskinan kabupaten/kota 2025",
    indicator_codes="BPS, variabel 624",
    read_from=("Rasyidarfan/CekKemiskinanByPengeluaran, Garis Kemiskinan.json (layanan web BPS, 1 Desember 2025)",),
    vintage="Desember 2025",
    licence=BPS,
    columns=(
        CODE,
        REGION,
        KIND,
        Column("nama_bps", "string", "nama", "Nama seperti ditulis BPS: tanpa kata Kabupaten", required=True),
        Column("kode_provinsi", "string", "kode", "Kode provinsi, teks", required=True),
        Column("provinsi", "string", "nama", "Nama provinsi menurut batas 2025", required=True),
    ),
    key=("kode_bps",),
    compile=compile_rows,
    group="Kabupaten dan kota",
    caveats=(
        "Nama tanpa kata Kota pada tabel BPS adalah kabupaten: Probolinggo (3513) bukan Kota Probolinggo (3574).",
        "Kode Papua memakai batas enam provinsi; tabel sampai 2023 memakai batas lama.",
    ),
)
