"""National poverty figures since 1970, long, with the source of every figure."""

from __future__ import annotations

from pathlib import Path

from kit import BPS, Column, Gap, Row, Table, put_in_order, read
from regions import YEAR

INDICATORS = {
    "headcount_pct": ("persen_miskin", "persen penduduk"),
    "poor_million": ("jumlah_miskin_juta", "juta orang"),
    "poverty_line_rp_pc_month": ("garis_kemiskinan_rp", "rupiah per orang per bulan"),
    "food_poverty_line_rp_pc_month": ("garis_makanan_rp", "rupiah per orang per bulan"),
    "nonfood_poverty_line_rp_pc_month": ("garis_bukan_makanan_rp", "rupiah per orang per bulan"),
    "poverty_line_rp_household_month": ("garis_rumah_tangga_rp", "rupiah per rumah tangga miskin per bulan"),
    "poor_household_size": ("anggota_rumah_tangga_miskin", "orang per rumah tangga miskin"),
    "poor_households_million": ("rumah_tangga_miskin_juta", "juta rumah tangga"),
    "poverty_gap_index_p1": ("p1", "indeks (0–100)"),
    "poverty_severity_index_p2": ("p2", "indeks (0–100)"),
    "gini": ("gini", "indeks (0–1)"),
}
AREAS = {"total": "total", "urban": "perkotaan", "rural": "perdesaan"}
PERIODS = {
    "annual": "tahunan",
    "annual_old_standard": "tahunan, standar lama",
    "march": "Maret",
    "september": "September",
    "december": "Desember",
}
OLD_STANDARD_LAST_YEAR = 1993
NOTES = {
    "": "",
    "blog table quoting BPS": "tabel blog mengutip BPS",
    "thesis table quoting BPS": "tabel skripsi mengutip BPS",
    "thesis quoting BPS": "skripsi mengutip BPS",
    "BPS press release": "siaran pers BPS",
    "BPS press release 05/01/Th.XX": "siaran pers BPS 05/01/Th.XX",
    "BPS press release 45/07/Th.XIV": "siaran pers BPS 45/07/Th.XIV",
}
# Longer remarks by how they begin.
LONG_NOTES = (
    (
        "old BPS standard; press table",
        "standar lama; tabel pers mengutip BPS; tidak sebanding dengan 1996 dan sesudahnya",
    ),
    (
        "old BPS standard; copy of the BPS",
        "standar lama; salinan tabel BPS 1976–2003; tabel pers memuat 21,2, yaitu angka perdesaan",
    ),
    (
        "the workbook gives one figure per year; September",
        "sumber hanya memuat satu angka per tahun; September dari perbandingan dengan data provinsi",
    ),
    (
        "the workbook gives one figure per year without",
        "sumber tanpa bulan; tabel tahunan BPS memuat 0,38 untuk 2010",
    ),
    ("urban and rural lines from", "garis perkotaan dan perdesaan dari halaman pers kedua"),
    ("total from", "garis total dari halaman pers kedua"),
    ("BPS release as first published", "rilis BPS pertama; tabel BPS kini memuat angka yang sama"),
    ("BPS release September 2013", "rilis BPS September 2013; angka persentasenya kemudian direvisi"),
    ("the same article misprints", "artikel yang sama salah cetak 11,31; tabel BPS memuat 11,13"),
    (
        "old standard; the 1998 standard",
        "standar lama; standar 1998 memberi 34,01 juta untuk tahun yang sama",
    ),
)


def note_of(text: str, year: int) -> str:
    """Return a remark in Indonesian."""
    if text in NOTES:
        return NOTES[text]
    for start, ours in LONG_NOTES:
        if text.startswith(start):
            return f"{ours}; 1970 dibulatkan, sebelum Susenas" if year == 1970 else ours
    raise ValueError(f"no Indonesian wording for the note: {text}; add it to nasional_indikator.py")


def segment(row: Row) -> str:
    """Name the standard and the month, which together a chart may join with one line."""
    year, period = int(row["year"]), row["survey_period"]
    if year <= OLD_STANDARD_LAST_YEAR or period == "annual_old_standard":
        return "standar lama (1970–1996)"
    if year == 1998:
        return "standar 1998, Desember 1998"
    return "standar 1998, September" if period == "september" else "standar 1998, Februari/Maret"


def period_of(row: Row) -> str:
    """Name the survey period; the "annual" figures of 1998 are those of December."""
    if row["year"] == "1998" and row["survey_period"] == "annual":
        return PERIODS["december"]
    return PERIODS[row["survey_period"]]


def compile_rows(source: Path) -> list[Row]:
    """Translate indicators, areas, periods and remarks."""
    rows = []
    for row in read(source, "indonesia_poverty_national.csv"):
        indicator, unit = INDICATORS[row["indicator"]]
        rows.append(
            {
                "wilayah": row["area_name"],
                "tahun": row["year"],
                "periode": period_of(row),
                "daerah": AREAS[row["area"]],
                "indikator": indicator,
                "segmen": segment(row),
                "nilai": row["value"],
                "satuan": unit,
                "sumber": row["source"],
                "catatan": note_of(row["note"], int(row["year"])),
            }
        )
    return put_in_order(rows, ("wilayah", "indikator", "daerah", "tahun", "periode"))


GAPS = (
    Gap("Jumlah penduduk miskin September 2011 dan 2012", "tidak ditemukan di sumber yang dibaca"),
    Gap(
        "Garis kemiskinan 1999–2009, 2012, Maret 2013, Maret 2014, 2016–2017, Maret 2018, dan Maret 2026",
        "tidak ditemukan di sumber yang dibaca",
    ),
    Gap(
        "P1 dan P2 2013–2016, 2019, dan sejak 2024; P2 juga 2020–2021",
        "tidak ditemukan di sumber yang dibaca",
    ),
    Gap(
        "P0 menurut daerah sebelum 2007, kecuali 1976 dan perkotaan 1984",
        "tidak ditemukan di sumber yang dibaca",
    ),
)
CAVEATS = (
    "Standar berubah pada 1998 dan diterapkan mundur ke 1996 (34,01 juta; standar lama 22,5 juta). "
    "Angka 1970–1993 memakai standar lama.",
    "Angka tahunan sebelum 2012 berasal dari Susenas Februari atau Maret; 1998 dari Desember.",
    "Maret dan September adalah dua deret: jangan disambung menjadi satu garis.",
    "Versi lain yang beredar: 1996 sebesar 34,5 juta, 1998 sebesar 23,8 persen, 2006 sebesar 39,05 atau 39,30 juta.",
    "Sebagian baris dibaca dari pers yang mengutip rilis BPS; alamat ada di setiap baris tabel nasional_indikator.",
)
READ_FROM = (
    "muhammadludviarg/visdati, data/olahan/tren_kemiskinan.csv@0aa8de0 dan data/mentah@2e55fd5 (tabel BPS, "
    "28 "
    "September 2026)",
    "akbaralqahri/Kemiskinan-Indonesia@e7cd3ab (garis Maret 2019)",
    "haekalyulianto/Capaian_Indikator_Utama_Pembangunan@9437c9e (Gini)",
    "Halaman pers dan salinan rilis BPS: alamat di setiap baris tabel nasional_indikator",
)

TABLE = Table(
    name="nasional_indikator",
    title="Kemiskinan nasional 1970–2026, satu baris setiap angka dengan sumbernya",
    description="P0, jumlah penduduk miskin, garis kemiskinan, P1, P2, Gini, dan ukuran rumah tangga miskin "
    "Indonesia; "
    "P0 Jawa Timur 2007–2025 ikut sebagai pembanding.",
    publisher="Badan Pusat Statistik (BPS)",
    citation="BPS, Profil Kemiskinan di Indonesia, 1970–2026 (tabel BPS dan rilis yang dikutip pers)",
    indicator_codes="Tabel BPS P0 menurut provinsi dan daerah; Berita Resmi Statistik",
    read_from=READ_FROM,
    vintage="September 2026",
    licence=BPS,
    columns=(
        Column("wilayah", "string", "nama", "Indonesia atau Jawa Timur", required=True),
        YEAR,
        Column("periode", "string", "bulan", "Maret, September, Desember, atau tahunan", required=True),
        Column("daerah", "string", "kategori", "total, perkotaan, atau perdesaan", required=True),
        Column("indikator", "string", "nama", "Nama indikator", required=True),
        Column("segmen", "string", "deret", "Baris yang boleh disambung satu garis", required=True),
        Column("nilai", "number", "lihat kolom satuan", "Angka", required=True),
        Column("satuan", "string", "teks", "Satuan nilai", required=True),
        Column("sumber", "string", "repositori atau alamat", "Tempat dibaca", required=True),
        Column("catatan", "string", "teks", "Peringatan untuk baris ini"),
    ),
    key=("wilayah", "tahun", "periode", "daerah", "indikator"),
    compile=compile_rows,
    segment="segmen",
    group="Indonesia",
    gaps=GAPS,
    caveats=CAVEATS,
)
