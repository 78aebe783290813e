"""Kabupaten Probolinggo (3513): the poverty series of the course's case, one row a year."""

from __future__ import annotations

from pathlib import Path

from kit import BPS, Column, Gap, Row, Table, read

CODE = "3513"
WIDE = {
    "persen_miskin": "headcount_pct",
    "jumlah_miskin_ribu": "poor_thousand",
    "p1": "poverty_gap_index_p1",
    "p2": "poverty_severity_index_p2",
    "garis_kemiskinan_rp": "poverty_line_rp_pc_month",
}
LINE_SOURCES = {
    "bps": "tabel BPS",
    "bps_release_copy": "salinan Berita Resmi Statistik BPS",
    "press_quoting_bps": "pers mengutip BPS",
    "press_quoting_local_government": "pers mengutip pemerintah kabupaten",
}


def survey_month(year: int) -> str:
    """Name the survey month of the regency table, judged by its province row against the March series."""
    if year == 2007 or year >= 2015:
        return "Maret"
    return "September" if 2012 <= year <= 2014 else "tidak pasti"


def segment(year: int) -> str:
    """Name the stretch of years that a chart may join with one line."""
    for last, name in ((2007, "2004–2007"), (2011, "2008–2011"), (2014, "2012–2014")):
        if year <= last:
            return name
    return "2015–2025"


def compile_rows(source: Path) -> list[Row]:
    """Join the indicators of the long source series into one row a year."""
    series = read(source, "probolinggo_regency_series.csv")
    values = {(row["year"], row["indicator"]): row for row in series}
    rows = []
    for year in range(2004, 2026):
        row = {"kode_bps": CODE, "wilayah": "Kabupaten Probolinggo", "tahun": str(year)}
        row |= {"segmen": segment(year), "bulan_survei": survey_month(year)}
        for ours, theirs in WIDE.items():
            found = values.get((str(year), theirs))
            row[ours] = found["value"] if found else ""
        line = values.get((str(year), WIDE["garis_kemiskinan_rp"]))
        row["sumber_garis"] = LINE_SOURCES[line["source_kind"]] if line else ""
        rows.append(row)
    return rows


TABLE = Table(
    name="probolinggo_kemiskinan",
    title="Kemiskinan Kabupaten Probolinggo, 2004–2025",
    description="Persentase dan jumlah penduduk miskin, garis kemiskinan, indeks kedalaman (P1), dan indeks "
    "keparahan (P2) Kabupaten Probolinggo (kode BPS 3513), satu baris setiap tahun. "
    "Bukan Kota Probolinggo (3574).",
    publisher="Badan Pusat Statistik (BPS)",
    citation="BPS, Persentase dan Jumlah Penduduk Miskin Menurut Kabupaten/Kota di Jawa Timur 2004–2025; "
    "P1 dan P2 2015–2023; garis kemiskinan dari tabel BPS dan pers yang mengutip BPS",
    indicator_codes="Tabel BPS Jawa Timur P0 dan jumlah penduduk miskin; garis kemiskinan 2025: BPS, variabel 624",
    read_from=(
        "muhammadludviarg/visdati, data/mentah (salinan tabel BPS Jawa Timur, dibaca 28 September 2026): P0, jumlah",
        "febroherdyanto/analisis_index_kemiskinan_indonesia_pyspark, Dataset/index_kemiskinan_nasional.csv: P1, P2",
        "Rasyidarfan/CekKemiskinanByPengeluaran, Garis Kemiskinan.json (layanan web BPS): garis 2025",
        "wartabromo.com 26 Februari 2020: garis 2014 dan 2015",
        "id.scribd.com/document/493292615 (Profil Kemiskinan Kab. Probolinggo 2020): garis 2019 dan 2020",
        "madurapers.com, profil kemiskinan 2021: garis 2021 (dibulatkan ke Rp10)",
        "timesindonesia.co.id 488208: garis 2023",
        "patrolihukum.net: garis 2024",
    ),
    vintage="September 2026 (P0, jumlah); Desember 2025 (garis 2025)",
    licence=BPS,
    columns=(
        Column("kode_bps", "string", "kode", "Kode wilayah BPS, teks", required=True),
        Column("wilayah", "string", "nama", "Nama wilayah", required=True),
        Column("tahun", "integer", "tahun", "Tahun", required=True),
        Column(
            "segmen",
            "string",
            "rentang tahun",
            "Tahun-tahun yang boleh disambung satu garis; jangan menyambung antarsegmen",
            required=True,
        ),
        Column(
            "bulan_survei",
            "string",
            "bulan",
            "Bulan Susenas, dugaan dari baris provinsi pada tabel yang sama",
            required=True,
        ),
        Column("persen_miskin", "number", "persen penduduk", "Persentase penduduk miskin (P0)", required=True),
        Column("jumlah_miskin_ribu", "number", "ribu orang", "Jumlah penduduk miskin", required=True),
        Column("p1", "number", "indeks (0–100)", "Indeks kedalaman kemiskinan"),
        Column("p2", "number", "indeks (0–100)", "Indeks keparahan kemiskinan"),
        Column("garis_kemiskinan_rp", "number", "rupiah per orang per bulan", "Garis kemiskinan"),
        Column("sumber_garis", "string", "jenis sumber", "Dari mana garis kemiskinan dibaca"),
    ),
    key=("kode_bps", "tahun"),
    compile=compile_rows,
    segment="segmen",
    group="Kabupaten Probolinggo dan Jawa Timur",
    gaps=(
        Gap("Garis kemiskinan 2004–2013, 2016–2018, dan 2022", "tidak ditemukan di sumber yang dibaca"),
        Gap("P1 dan P2 sebelum 2015 dan sesudah 2023", "tabel sumber mulai 2015 dan berhenti 2023"),
    ),
    caveats=(
        "Tabel kabupaten bukan deret Maret sepanjang tahun: baris provinsinya sama dengan angka Maret pada "
        "2007 dan "
        "sejak 2015, sama dengan angka September pada 2012–2014, dan tidak sama dengan angka Maret pada "
        "2008–2011. "
        "Bulan untuk kabupaten adalah dugaan dari baris provinsi itu.",
        "Perubahan dari 2014 ke 2015 bukan satu tahun penuh (September ke Maret).",
        "Angka survei punya galat sampel: perubahan kecil antartahun belum tentu perubahan nyata.",
        "Garis 2021 dibulatkan ke Rp10 (tercetak 451,39 ribu).",
        "Kabupaten Probolinggo (3513) dan Kota Probolinggo (3574) adalah dua pemerintah daerah yang berbeda.",
    ),
)
