"""Poverty of the provinces, March and September, 2010 to 2025."""

from __future__ import annotations

from pathlib import Path

from kit import BPS, Column, Gap, Row, Table, put_in_order, read, take
from regions import CODE, REGION, YEAR, identity, province_code

VALUES = {
    "persen_miskin": "headcount_pct",
    "jumlah_miskin_ribu": "poor_thousand",
    "garis_kemiskinan_rp": "poverty_line_rp_pc_month",
    "garis_makanan_rp": "food_line_rp_pc_month",
    "garis_bukan_makanan_rp": "nonfood_line_rp_pc_month",
    "p1": "poverty_gap_index_p1",
    "gini": "gini",
    "kunci_sumber": "source_key",
}
AREAS = {"total": "total", "urban": "perkotaan", "rural": "perdesaan"}
MONTHS = {"3": "Maret", "9": "September"}
SPLIT_PROVINCES = {"Papua", "Papua Barat"}
SPLIT_YEAR = 2024
TWO_DECIMAL_GINI = ("2019", "3")


def segment(row: Row) -> str:
    """Name the month and, for the two split provinces, the borders."""
    month = MONTHS[row["month"]]
    if row["province"] not in SPLIT_PROVINCES:
        return month
    return f"{month}, batas {'baru' if int(row['year']) >= SPLIT_YEAR else 'lama'}"


def compile_rows(source: Path) -> list[Row]:
    """Give every province its code, its month in words and its segment."""
    rows = []
    for row in read(source, "indonesia_poverty_province.csv"):
        rounded = (row["year"], row["month"]) == TWO_DECIMAL_GINI and row["gini"]
        rows.append(
            identity(source, province_code(source, row["province"]))
            | {"tahun": row["year"], "bulan": MONTHS[row["month"]], "daerah": AREAS[row["area"]]}
            | {"segmen": segment(row)}
            | take(row, VALUES)
            | {"catatan": "Gini hanya dua desimal di sumbernya" if rounded else ""}
        )
    return put_in_order(rows, ("kode_bps", "daerah", "tahun", "bulan"))


TABLE = Table(
    name="provinsi_kemiskinan",
    title="Kemiskinan dan Gini provinsi, 2010–2025",
    description="P0, jumlah penduduk miskin, garis kemiskinan beserta bagian makanannya, P1, dan Gini 34 "
    "provinsi "
    "(38 sejak 2024), Maret dan September; perkotaan dan perdesaan 2016–2021.",
    publisher="Badan Pusat Statistik (BPS)",
    citation="BPS, Kemiskinan dan Ketimpangan Menurut Provinsi dan Daerah, 2010–2025",
    indicator_codes="Tabel BPS P0, jumlah, garis, P1, dan Gini menurut provinsi",
    read_from=(
        "A: ratihrdlyh/dashboard-kemiskinan-dan-ketimpangan-Provinsi-Indonesia@103e7da, kemiskinan.xlsx (2016–2021)",
        "B: akbaralqahri/Kemiskinan-Indonesia@e7cd3ab, extracted_panel.json (2015–2025, total)",
        "C: haekalyulianto/Capaian_Indikator_Utama_Pembangunan@9437c9e, persentasemiskin.xlsx dan giniratio.xlsx",
    ),
    vintage="2010–2025",
    licence=BPS,
    columns=(
        CODE,
        REGION,
        YEAR,
        Column("bulan", "string", "bulan", "Maret atau September", required=True),
        Column("daerah", "string", "kategori", "total, perkotaan, atau perdesaan", required=True),
        Column(
            "segmen",
            "string",
            "deret",
            "Bulan dan batas wilayah yang boleh disambung satu garis",
            required=True,
        ),
        Column("persen_miskin", "number", "persen penduduk", "Persentase penduduk miskin (P0)"),
        Column("jumlah_miskin_ribu", "number", "ribu orang", "Jumlah penduduk miskin"),
        Column("garis_kemiskinan_rp", "number", "rupiah per orang per bulan", "Garis kemiskinan"),
        Column("garis_makanan_rp", "number", "rupiah per orang per bulan", "Garis kemiskinan makanan"),
        Column("garis_bukan_makanan_rp", "number", "rupiah per orang per bulan", "Garis kemiskinan bukan makanan"),
        Column("p1", "number", "indeks (0–100)", "Indeks kedalaman kemiskinan"),
        Column("gini", "number", "indeks (0–1)", "Rasio Gini pengeluaran"),
        Column("kunci_sumber", "string", "kode", "Sumber A, B, C; lihat keterangan tabel", required=True),
        Column("catatan", "string", "teks", "Peringatan untuk baris ini"),
    ),
    key=("kode_bps", "daerah", "tahun", "bulan"),
    compile=compile_rows,
    segment="segmen",
    group="Provinsi",
    gaps=(
        Gap("P2 provinsi", "ada di tabel kabkota_kedalaman, 2015–2023"),
        Gap("P1, Gini, perkotaan, dan perdesaan sesudah 2021", "tabel sumber berhenti 2021"),
        Gap("Jumlah penduduk miskin sebelum 2015; Maret 2012–2014", "tidak ada di sumber yang dibaca"),
        Gap("Aceh September 2019, selain persentase dan Gini", "baris sumber bergeser dan dibuang"),
        Gap("Jumlah tiga provinsi Papua pada September 2024", "kosong di sumber"),
        Gap("Perdesaan DKI Jakarta", "tidak ada daerah perdesaan"),
    ),
    caveats=(
        "Maret dan September adalah dua deret: jangan disambung menjadi satu garis.",
        "Papua dan Papua Barat memakai batas lama sampai 2023 dan batas baru sejak 2024.",
        "Baris Aceh 2016–2019 sumber A bergeser antarperiode dan diganti sumber B.",
        "Garis makanan Maluku Utara Maret 2016 (total) lebih rendah daripada perkotaan maupun perdesaan di sumber.",
        "Gini Maret 2019 hanya dua desimal; lihat catatan.",
    ),
)
