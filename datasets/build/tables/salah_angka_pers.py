"""Documented errors in published figures, for the exercises on checking a number."""

from __future__ import annotations

from pathlib import Path

from kit import FACTS, Column, Row, Table, read

POINTS = "persen poin"
# By the start of the source fact and its printed value:
# (id, what was printed, its unit, right value, right unit, kind of error, explanation).
ERRORS = {
    ("USD 2.15 PPP", "35045"): (
        "ppp_kurs_pasar_2025",
        "US$2,15 PPP per hari dijadikan rupiah dengan kurs pasar Rp16.300",
        "rupiah per orang per hari",
        "391000",
        "rupiah per orang per bulan",
        "kurs pasar dipakai untuk PPP",
        "Garis PPP sekitar Rp391 ribu per orang per bulan, kira-kira sepertiganya.",
    ),
    ("USD 1.90 PPP", "27128"): (
        "ppp_kurs_pasar_2022",
        "US$1,90 PPP per hari dijadikan rupiah dengan kurs pasar Rp14.278",
        "rupiah per orang per hari",
        "11571",
        "rupiah per orang per hari",
        "kurs pasar dipakai untuk PPP",
        "BPS menaruh garisnya pada Rp11.571 per hari pada Maret 2023.",
    ),
    ("poverty rate printed", "8.74"): (
        "angka_tertukar_2025",
        "Persentase penduduk miskin Indonesia",
        "persen",
        "8.47",
        "persen",
        "angka tertukar",
        "Dua angka di belakang koma bertukar tempat.",
    ),
    ("poverty rate printed", "11.31"): (
        "angka_tertukar_2015",
        "Persentase penduduk miskin Indonesia",
        "persen",
        "11.13",
        "persen",
        "angka tertukar",
        "Dua angka di belakang koma bertukar tempat.",
    ),
    ("fall of extreme poor", "40000"): (
        "nol_hilang_2025",
        "Penurunan jumlah penduduk miskin ekstrem",
        "orang",
        "400000",
        "orang",
        "besaran salah",
        "Dari 2,78 juta ke 2,38 juta adalah 400 ribu orang.",
    ),
    ("regency poverty rate change", "0.7"): (
        "koma_bergeser_2023",
        "Kenaikan P0 kabupaten dari 17,12 ke 17,19",
        "persen",
        "0.07",
        POINTS,
        "koma bergeser",
        "Selisihnya 0,07 persen poin.",
    ),
    ("fall of regency poverty rate", "4.3"): (
        "persen_bukan_poin_2024",
        "Penurunan P0 kabupaten dari 17,19 ke 16,45",
        "persen",
        "0.74",
        POINTS,
        "persen, bukan persen poin",
        "Benar sebagai perubahan relatif; sebagai selisih, 0,74 persen poin.",
    ),
    ("number of poor", "191110"): (
        "salah_cetak_jumlah_2024",
        "Jumlah penduduk miskin Kabupaten Probolinggo",
        "orang",
        "197110",
        "orang",
        "salah cetak",
        "BPS memuat 197,11 ribu.",
    ),
    ("poverty rate, Kabupaten", "17.78"): (
        "salah_cetak_persen_2019",
        "Persentase penduduk miskin Kabupaten Probolinggo",
        "persen",
        "17.76",
        "persen",
        "salah cetak",
        "BPS memuat 17,76.",
    ),
    ("decline of poverty", "4.46"): (
        "persen_bukan_poin_2019",
        "Penurunan P0 Kabupaten Probolinggo dari 22,22 ke 17,76",
        "persen",
        "4.46",
        POINTS,
        "persen, bukan persen poin",
        "Selisihnya 4,46 persen poin, atau 20,1 persen.",
    ),
}


def wording(row: Row) -> tuple[str, ...]:
    """Return our words for a printed error."""
    for (start, value), ours in ERRORS.items():
        if row["fact"].startswith(start) and row["value"] == value:
            return ours
    raise ValueError(f"no Indonesian wording for: {row['fact']}; add it to salah_angka_pers.py")


def compile_rows(source: Path) -> list[Row]:
    """Put the printed figure beside the right one."""
    rows = []
    for row in read(source, "indonesia_facts.csv"):
        if row["topic"] != "figure_error_example":
            continue
        identity, what, unit, right, right_unit, kind, why = wording(row)
        rows.append(
            {
                "id": identity,
                "pernyataan": what,
                "periode": row["period"],
                "tercetak": row["value"],
                "satuan_tercetak": unit,
                "seharusnya": right,
                "satuan_seharusnya": right_unit,
                "jenis_kesalahan": kind,
                "penjelasan": why,
                "alamat": row["source_url"],
            }
        )
    return rows


TABLE = Table(
    name="salah_angka_pers",
    title="Salah angka yang pernah terbit, untuk latihan memeriksa",
    description="Sepuluh angka keliru dari terbitan, di samping angka yang benar. Untuk belajar memeriksa, "
    "bukan untuk "
    "menertawakan medianya.",
    publisher="Halaman yang disebut di setiap baris; angka yang benar dari BPS",
    citation="Halaman disebut di setiap baris (kolom alamat); angka yang benar dari BPS",
    indicator_codes="–",
    read_from=("Alamat ada di setiap baris; halaman dibaca dari salinan, bukan langsung",),
    vintage="2015–2025",
    licence=FACTS,
    columns=(
        Column("id", "string", "nama", "Nama pendek baris", required=True),
        Column("pernyataan", "string", "teks", "Apa yang diukur", required=True),
        Column("periode", "string", "tahun atau tahun-bulan", "Waktu angka", required=True),
        Column("tercetak", "number", "lihat satuan_tercetak", "Angka yang terbit; keliru", required=True),
        Column("satuan_tercetak", "string", "teks", "Satuan yang tercetak", required=True),
        Column("seharusnya", "number", "lihat satuan_seharusnya", "Angka yang benar", required=True),
        Column("satuan_seharusnya", "string", "teks", "Satuan yang benar", required=True),
        Column("jenis_kesalahan", "string", "kategori", "Pola kesalahannya", required=True),
        Column("penjelasan", "string", "teks", "Mengapa keliru", required=True),
        Column("alamat", "string", "alamat web", "Tempat dibaca", required=True),
    ),
    key=("id",),
    compile=compile_rows,
    group="Bukti riset",
    caveats=("Kolom tercetak memuat angka keliru; jangan dipakai selain untuk latihan.",),
)
