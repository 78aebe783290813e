"""Share of each commodity in the poverty line."""

from __future__ import annotations

from pathlib import Path

from kit import BPS, Column, Gap, Row, Table, put_in_order, read

MONTHS = {"03": "Maret", "09": "September"}
AREAS = {"urban": "perkotaan", "rural": "perdesaan"}
GROUPS = {"food": "makanan", "nonfood": "bukan makanan"}
COMPLETE = "2026-03"


def compile_rows(source: Path) -> list[Row]:
    """Split the period into year and month, and set the printed totals apart."""
    rows = []
    for row in read(source, "poverty_line_commodities.csv"):
        year, month = row["period"].split("-")
        name = row["commodity_id"]
        rows.append(
            {
                "tahun": year,
                "bulan": MONTHS[month],
                "daerah": AREAS[row["area"]],
                "kelompok": GROUPS[row["group"]],
                "komoditas": name,
                "persen_garis": row["share_of_poverty_line_pct"],
                "baris_jumlah": "true" if name.startswith("Total") else "false",
                "daftar_lengkap": "true" if row["period"] == COMPLETE else "false",
                "sumber": row["source"].replace(" (BPS release, March 2026)", ", rilis BPS Maret 2026"),
            }
        )
    return put_in_order(rows, ("tahun", "bulan", "daerah", "kelompok", "komoditas"))


TABLE = Table(
    name="komoditas_garis_kemiskinan",
    title="Sumbangan komoditas terhadap garis kemiskinan",
    description="Bagian setiap komoditas dalam garis kemiskinan, perkotaan dan perdesaan. Maret 2026 "
    "lengkap; periode "
    "lain hanya komoditas yang dikutip pers.",
    publisher="Badan Pusat Statistik (BPS)",
    citation="BPS, Profil Kemiskinan di Indonesia Maret 2026 (rilis 5 Agustus 2026) dan rilis sebelumnya dikutip pers",
    indicator_codes="Berita Resmi Statistik, Profil Kemiskinan",
    read_from=("muhammadludviarg/visdati@54c39e3 (Maret 2026)", "Halaman pers: alamat di setiap baris"),
    vintage="Agustus 2026",
    licence=BPS,
    columns=(
        Column("tahun", "integer", "tahun", "Tahun", required=True),
        Column("bulan", "string", "bulan", "Maret atau September", required=True),
        Column("daerah", "string", "kategori", "perkotaan atau perdesaan", required=True),
        Column("kelompok", "string", "kategori", "makanan atau bukan makanan", required=True),
        Column("komoditas", "string", "nama", "Nama komoditas", required=True),
        Column("persen_garis", "number", "persen garis kemiskinan", "Sumbangan terhadap garis", required=True),
        Column("baris_jumlah", "boolean", "ya/tidak", "true: jumlah, bukan komoditas", required=True),
        Column("daftar_lengkap", "boolean", "ya/tidak", "true: periode ini berjumlah 100 persen", required=True),
        Column("sumber", "string", "repositori atau alamat", "Tempat dibaca", required=True),
    ),
    key=("tahun", "bulan", "daerah", "komoditas"),
    compile=compile_rows,
    group="Indonesia",
    gaps=(Gap("Daftar lengkap selain Maret 2026", "pers hanya mengutip beberapa komoditas"),),
    caveats=(
        "Hanya Maret 2026 berjumlah 100 persen; periode lain jangan dijumlahkan.",
        "Baris dengan baris_jumlah = true adalah jumlah kelompok.",
    ),
)
