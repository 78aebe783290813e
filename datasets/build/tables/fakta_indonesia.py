"""Single facts on extreme poverty, small enterprises, geography and method, each with its address."""

from __future__ import annotations

from pathlib import Path

from kit import FACTS, Column, Gap, Row, Table, read

TOPICS = {
    "extreme_poverty": "kemiskinan ekstrem",
    "umkm": "UMKM",
    "geography": "sebaran wilayah",
    "method": "metode",
}
# The press errors are a table of their own; the address of the PKH row is cut off, so it stays out.
LEFT_OUT = {"figure_error_example", "social_assistance"}
FACTS_IN_INDONESIAN = {
    "extreme poverty rate, Indonesia": "Persentase penduduk miskin ekstrem, Indonesia",
    "extreme poverty rate, Indonesia (Susenas)": "Persentase penduduk miskin ekstrem, Indonesia (Susenas)",
    "extreme poor people, Indonesia (Susenas)": "Jumlah penduduk miskin ekstrem, Indonesia (Susenas)",
    "extreme poverty rate, Indonesia (World Bank data as quoted)": "Persentase penduduk miskin ekstrem, "
    "Indonesia "
    "(data Bank Dunia 2022 yang dikutip)",
    "change of extreme poverty rate from September 2022": "Perubahan persentase miskin ekstrem sejak September 2022",
    "extreme poverty line in rupiah": "Garis kemiskinan ekstrem dalam rupiah",
    "extreme poverty rate, Papua": "Persentase penduduk miskin ekstrem, Papua",
    "extreme poverty rate, Papua Barat": "Persentase penduduk miskin ekstrem, Papua Barat",
    "extreme poverty rate, Gorontalo": "Persentase penduduk miskin ekstrem, Gorontalo",
    "heads of extremely poor households who cannot read and write": "Kepala rumah tangga miskin ekstrem "
    "yang tidak "
    "dapat membaca dan menulis",
    "mean years of schooling of heads of extremely poor households": "Rata-rata lama sekolah kepala rumah "
    "tangga "
    "miskin ekstrem",
    "heads of extremely poor households with primary school or less": "Kepala rumah tangga miskin ekstrem "
    "berpendidikan paling tinggi SD",
    "extremely poor families with an earth floor": "Keluarga miskin ekstrem yang rumahnya berlantai tanah",
    "heads of extremely poor households working in agriculture": "Kepala rumah tangga miskin ekstrem yang "
    "bekerja di "
    "pertanian",
    "extreme poor people, Indonesia": "Jumlah penduduk miskin ekstrem, Indonesia",
    "change of extreme poverty rate from September 2024": "Perubahan persentase miskin ekstrem sejak September 2024",
    "change of extreme poverty rate from March 2024": "Perubahan persentase miskin ekstrem sejak Maret 2024",
    "families classed as extremely poor": "Keluarga yang digolongkan miskin ekstrem",
    "micro, small and medium enterprises (UMKM), all": "Semua UMKM",
    "UMKM, all": "Semua UMKM",
    "micro enterprises": "Usaha mikro",
    "small enterprises": "Usaha kecil",
    "medium enterprises": "Usaha menengah",
    "large enterprises": "Usaha besar",
    "workers in UMKM": "Pekerja UMKM",
    "share of UMKM in employment": "Bagian UMKM dalam tenaga kerja",
    "workers in micro enterprises": "Pekerja usaha mikro",
    "workers in small enterprises": "Pekerja usaha kecil",
    "workers in medium enterprises": "Pekerja usaha menengah",
    "workers in large enterprises": "Pekerja usaha besar",
    "share of UMKM in GDP, current prices": "Bagian UMKM dalam PDB, harga berlaku",
    "share of UMKM in GDP, constant prices": "Bagian UMKM dalam PDB, harga konstan",
    "UMKM value added, current prices": "Nilai tambah UMKM, harga berlaku",
    "share of UMKM in GDP": "Bagian UMKM dalam PDB",
    "poor people on Java": "Jumlah penduduk miskin di Jawa",
    "share of the poor living on Java": "Bagian penduduk miskin yang tinggal di Jawa",
    "poor people on Kalimantan": "Jumlah penduduk miskin di Kalimantan",
    "highest provincial Gini (DKI Jakarta)": "Gini provinsi tertinggi (DKI Jakarta)",
    "lowest provincial Gini (Kepulauan Bangka Belitung)": "Gini provinsi terendah (Kepulauan Bangka Belitung)",
    "commodities in the food basket (2,100 kcal per person per day)": "Komoditas keranjang makanan (2.100 "
    "kkal per "
    "orang per hari)",
    "commodities in the non-food basket, urban": "Komoditas keranjang bukan makanan, perkotaan",
    "commodities in the non-food basket, rural": "Komoditas keranjang bukan makanan, perdesaan",
}
UNITS = {
    "percent": "persen",
    "million people": "juta orang",
    "percentage points": "persen poin",
    "rupiah/person/month": "rupiah per orang per bulan",
    "rupiah/person/day": "rupiah per orang per hari",
    "years": "tahun",
    "families": "keluarga",
    "million units": "juta unit",
    "thousand units": "ribu unit",
    "million workers": "juta pekerja",
    "trillion rupiah": "triliun rupiah",
    "index": "indeks (0–1)",
    "commodities": "komoditas",
}
OLD_LINE, NEW_LINE = "US$1,90 PPP", "US$2,15 PPP 2017 dengan deflator spasial"
NOTES = (
    ("USD 1.90 PPP line", f"garis {OLD_LINE}"),
    ("USD 1.90 PPP per day", f"garis {OLD_LINE} per hari"),
    ("USD 2.15 per day", f"garis {NEW_LINE}"),
    ("USD 2.15 PPP per day", "garis US$2,15 PPP per hari, dibulatkan di artikel"),
    ("quoted from World Bank", "dikutip dari data Bank Dunia 2022; bukan angka Susenas"),
    ("about 3.1 million", "sekitar 3,1 juta orang menurut judul artikel"),
    ("Ministry of Cooperatives", "statistik Kementerian Koperasi dan UKM 2010–2011"),
    ("the article is about 2019", "artikel tentang 2019, tetapi hitungannya hitungan 2018"),
    ("ministry estimate", "taksiran kementerian; dasar tenaga kerjanya berbeda dari Sakernas"),
    ("article on contradictory", "dari artikel tentang data UMKM yang bertentangan; Rp8.573,89 triliun"),
)
PERIODS = {"since 1998": "sejak 1998", "2018 or 2019": "2018 atau 2019"}


def segment(row: Row) -> str:
    """Name the extreme poverty line; figures at different lines are never one series."""
    if row["topic"] != "extreme_poverty":
        return "satu deret"
    if "World Bank" in row["fact"]:
        return "data Bank Dunia 2022"
    year = int(row["period"][:4])
    return OLD_LINE if year <= 2023 else NEW_LINE


def note_of(text: str) -> str:
    """Return a remark in Indonesian."""
    if not text:
        return ""
    for start, ours in NOTES:
        if text.startswith(start):
            return f"{ours}; tercetak 4 persen" if text.endswith("printed as 4 percent") else ours
    raise ValueError(f"no Indonesian wording for the note: {text}; add it to fakta_indonesia.py")


def compile_rows(source: Path) -> list[Row]:
    """Translate topics, facts, units and remarks, in the order of the source."""
    rows = []
    for row in read(source, "indonesia_facts.csv"):
        if row["topic"] in LEFT_OUT:
            continue
        rows.append(
            {
                "topik": TOPICS[row["topic"]],
                "fakta": FACTS_IN_INDONESIAN[row["fact"]],
                "nilai": row["value"],
                "satuan": UNITS[row["unit"]],
                "periode": PERIODS.get(row["period"], row["period"]),
                "segmen": segment(row),
                "alamat": row["source_url"],
                "catatan": note_of(row["note"]),
            }
        )
    return rows


TABLE = Table(
    name="fakta_indonesia",
    title="Fakta tunggal: kemiskinan ekstrem, UMKM, sebaran wilayah, dan metode",
    description="Angka yang dibaca satu per satu dari pers dan rilis, masing-masing dengan alamatnya.",
    publisher="BPS, Kementerian Koperasi dan UKM, dan sumber lain dikutip pers; lihat kolom alamat",
    citation="Sumber disebut di setiap baris (kolom alamat), sebagian besar pers yang mengutip BPS",
    indicator_codes="–",
    read_from=("Alamat ada di setiap baris; halaman dibaca dari salinan, bukan langsung",),
    vintage="2011–2026",
    licence=FACTS,
    columns=(
        Column("topik", "string", "kategori", "Pokok fakta", required=True),
        Column("fakta", "string", "teks", "Apa yang diukur", required=True),
        Column("nilai", "number", "lihat kolom satuan", "Angka", required=True),
        Column("satuan", "string", "teks", "Satuan nilai", required=True),
        Column("periode", "string", "tahun atau tahun-bulan", "Waktu angka", required=True),
        Column(
            "segmen",
            "string",
            "garis",
            "Garis kemiskinan ekstrem; jangan menyambung antargaris",
            required=True,
        ),
        Column("alamat", "string", "alamat web", "Tempat dibaca", required=True),
        Column("catatan", "string", "teks", "Peringatan untuk baris ini"),
    ),
    key=("fakta", "periode", "satuan"),
    compile=compile_rows,
    segment="segmen",
    group="Indonesia",
    gaps=(
        Gap("Kemiskinan ekstrem September 2025", "belum terperiksa"),
        Gap("Jumlah penerima PKH 2025", "alamat artikelnya terpotong, tidak dapat dikutip"),
    ),
    caveats=(
        "Kemiskinan ekstrem memakai US$1,90 PPP sampai 2023 dan US$2,15 (PPP 2017, deflator spasial) pada "
        "angka yang "
        "diterbitkan sejak 2025: dua deret.",
        "Angka UMKM adalah taksiran kementerian, bukan sensus.",
    ),
)
