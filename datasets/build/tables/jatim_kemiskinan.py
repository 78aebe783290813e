"""East Java and its 38 regencies and cities, 2004 to 2025."""

from __future__ import annotations

from pathlib import Path

from kit import BPS, Column, Gap, Row, Table, put_in_order, read, take
from regions import CODE, KIND, REGION, YEAR, identity, kind_of

from tables.probolinggo_kemiskinan import segment, survey_month

VALUES = {
    "persen_miskin": "headcount_pct",
    "jumlah_miskin_ribu": "poor_thousand",
    "p1": "poverty_gap_index_p1",
    "p2": "poverty_severity_index_p2",
    "garis_kemiskinan_rp": "poverty_line_rp_pc_month",
    "penduduk": "population",
    "uhh_tahun": "life_expectancy_years",
    "rls_tahun": "mean_years_schooling",
    "pengeluaran_ribu_rp_tahun": "adjusted_expenditure_pc_thousand_rp_year",
    "pertumbuhan_pdrb_persen": "grdp_growth_pct",
    "ipm_seri_lama": "hdi_old_sp2010_series",
}


def population_segment(row: Row) -> str:
    """Name the base of the population figure, which changes with the census of 2020."""
    if not row["population"]:
        return ""
    return "2016–2019" if int(row["year"]) < 2020 else "2020–2021 (SP2020)"


def compile_rows(source: Path) -> list[Row]:
    """Name every area in full and mark where the survey month changes."""
    rows = []
    for row in read(source, "east_java_regency_poverty.csv"):
        year = int(row["year"])
        rows.append(
            identity(source, row["bps_code"])
            | {"jenis": kind_of(row["bps_code"]), "tahun": row["year"]}
            | {"segmen": segment(year), "bulan_survei": survey_month(year)}
            | take(row, VALUES)
            | {"segmen_penduduk": population_segment(row)}
        )
    return put_in_order(rows, ("kode_bps", "tahun"))


TABLE = Table(
    name="jatim_kemiskinan",
    title="Kemiskinan Jawa Timur dan 38 kabupaten/kotanya, 2004–2025",
    description="P0 dan jumlah penduduk miskin 2004–2025, P1 dan P2 2015–2023, garis kemiskinan 2025, serta "
    "penduduk, "
    "komponen IPM, dan pertumbuhan 2016–2021.",
    publisher="Badan Pusat Statistik (BPS) dan BPS Provinsi Jawa Timur",
    citation="BPS Provinsi Jawa Timur, Persentase dan Jumlah Penduduk Miskin Menurut Kabupaten/Kota "
    "2004–2025, "
    "dan indikator kesejahteraan rakyat 2016–2021",
    indicator_codes="Tabel BPS Jawa Timur P0 dan jumlah; garis 2025: BPS, variabel 624",
    read_from=(
        "muhammadludviarg/visdati@2e55fd5, data/mentah (tabel BPS Jawa Timur, dibaca 28 September 2026): P0, jumlah",
        "febroherdyanto/analisis_index_kemiskinan_indonesia_pyspark@ecf96d2: P1, P2",
        "Rasyidarfan/CekKemiskinanByPengeluaran@de0b345: garis 2025",
        "WindyRRR/Dashboard-Visualisasi-Indikator-Kesejahteraan-Rakyat-Provinsi-Jawa-Timur-Tahun-2016-2021"
        "@9465f08: penduduk, IPM dan komponennya, pertumbuhan",
    ),
    vintage="September 2026 (P0, jumlah)",
    licence=BPS,
    columns=(
        CODE,
        REGION,
        KIND,
        YEAR,
        Column(
            "segmen",
            "string",
            "rentang tahun",
            "Tahun yang boleh disambung satu garis (kemiskinan)",
            required=True,
        ),
        Column("bulan_survei", "string", "bulan", "Bulan Susenas, dugaan dari baris provinsi", required=True),
        Column("persen_miskin", "number", "persen penduduk", "Persentase penduduk miskin (P0)", required=True),
        Column("jumlah_miskin_ribu", "number", "ribu orang", "Jumlah penduduk miskin"),
        Column("p1", "number", "indeks (0–100)", "Indeks kedalaman kemiskinan"),
        Column("p2", "number", "indeks (0–100)", "Indeks keparahan kemiskinan"),
        Column("garis_kemiskinan_rp", "number", "rupiah per orang per bulan", "Garis kemiskinan"),
        Column("penduduk", "number", "orang", "Jumlah penduduk"),
        Column("uhh_tahun", "number", "tahun", "Umur harapan hidup, seri lama"),
        Column("rls_tahun", "number", "tahun", "Rata-rata lama sekolah, 25 tahun ke atas"),
        Column(
            "pengeluaran_ribu_rp_tahun",
            "number",
            "ribu rupiah per orang per tahun, disesuaikan",
            "Pengeluaran per kapita yang disesuaikan",
        ),
        Column("pertumbuhan_pdrb_persen", "number", "persen per tahun", "Pertumbuhan PDRB"),
        Column("ipm_seri_lama", "number", "indeks (0–100)", "IPM, seri lama (SP2010)"),
        Column(
            "segmen_penduduk",
            "string",
            "rentang tahun",
            "Dasar angka penduduk; jangan menyambung antarsegmen",
        ),
    ),
    key=("kode_bps", "tahun"),
    compile=compile_rows,
    segment="segmen",
    group="Kabupaten Probolinggo dan Jawa Timur",
    gaps=(
        Gap("Jumlah penduduk miskin provinsi sebelum 2017", "tidak ada di tabel sumber"),
        Gap("Garis kemiskinan sebelum 2025", "hanya 2025 yang terbaca untuk semua daerah"),
        Gap("P1 dan P2 sebelum 2015 dan sesudah 2023", "tabel sumber mulai 2015 dan berhenti 2023"),
    ),
    caveats=(
        "Bukan deret Maret sepanjang tahun: baris provinsi sama dengan angka Maret pada 2007 dan sejak "
        "2015, dengan "
        "angka September pada 2012–2014, dan tidak sama dengan angka Maret pada 2008–2011 (2010: 14,87 di "
        "sini, "
        "15,26 pada deret Maret).",
        "Perubahan dari 2014 ke 2015 bukan satu tahun penuh.",
        "Penduduk 2020 dan 2021 sudah memakai hasil sensus: jumlah dibagi persentase dapat meleset sampai 11,5 persen.",
        "Kabupaten Probolinggo (3513) bukan Kota Probolinggo (3574).",
    ),
)
