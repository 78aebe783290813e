"""One year across all 514 regencies and cities: poverty, schooling, health, spending, work."""

from __future__ import annotations

from pathlib import Path

from kit import BPS, Column, Gap, Row, Table, put_in_order, read, take
from regions import CODE, KIND, REGION, YEAR, identity, kind_of, regency_code

VALUES = {
    "persen_miskin": "headcount_pct",
    "rls_tahun": "mean_years_schooling",
    "pengeluaran_ribu_rp_tahun": "adjusted_expenditure_pc_thousand_rp_year",
    "ipm_seri_lama": "hdi",
    "uhh_tahun": "life_expectancy_years",
    "sanitasi_persen": "sanitation_access_pct",
    "air_minum_persen": "drinking_water_access_pct",
    "tpt_persen": "open_unemployment_rate_pct",
    "tpak_persen": "labour_force_participation_pct",
    "pdrb_juta_rp": "grdp_const2010_million_rp",
}
DOUBTFUL_ZEROS = {"sanitasi_persen": "sanitasi", "air_minum_persen": "air minum", "tpt_persen": "TPT"}


def compile_rows(source: Path) -> list[Row]:
    """Give every area its code, and flag zeros that may stand for a missing value."""
    rows = []
    for row in read(source, "indonesia_regency_cross_section_2021.csv"):
        code = regency_code(source, row["regency_or_city"])
        values = take(row, VALUES)
        doubtful = [label for name, label in DOUBTFUL_ZEROS.items() if float(values[name]) == 0]
        note = f"nol pada {', '.join(doubtful)} mungkin berarti kosong" if doubtful else ""
        rows.append(
            identity(source, code) | {"jenis": kind_of(code), "tahun": row["year"]} | values | {"catatan": note}
        )
    return put_in_order(rows, ("kode_bps",))


TABLE = Table(
    name="kabkota_2021",
    title="Kemiskinan dan pembangunan manusia 514 kabupaten/kota, 2021",
    description="Persentase penduduk miskin, komponen Indeks Pembangunan Manusia, sanitasi, air minum, "
    "pekerjaan, dan PDRB, satu baris setiap kabupaten/kota.",
    publisher="Badan Pusat Statistik (BPS)",
    citation="BPS, indikator kemiskinan, IPM, dan ketenagakerjaan kabupaten/kota 2021 (salinan)",
    indicator_codes="Tabel BPS kabupaten/kota 2021",
    read_from=(
        "AushafaNurrisa/deploy-kemiskinan-indonesia@5005a59, dibandingkan dengan "
        "Abesttar/KlasifikasiKemiskinanDiIndonesia@b21412a (keduanya dari satu set Kaggle)",
    ),
    vintage="2021",
    licence=BPS,
    columns=(
        CODE,
        REGION,
        KIND,
        YEAR,
        Column(
            "persen_miskin",
            "number",
            "persen penduduk",
            "Persentase penduduk miskin (P0), Maret",
            required=True,
        ),
        Column("rls_tahun", "number", "tahun", "Rata-rata lama sekolah, penduduk 25 tahun ke atas", required=True),
        Column(
            "pengeluaran_ribu_rp_tahun",
            "number",
            "ribu rupiah per orang per tahun, disesuaikan",
            "Pengeluaran per kapita yang disesuaikan",
            required=True,
        ),
        Column(
            "ipm_seri_lama",
            "number",
            "indeks (0–100)",
            "Indeks Pembangunan Manusia, seri lama",
            required=True,
        ),
        Column("uhh_tahun", "number", "tahun", "Umur harapan hidup, seri lama", required=True),
        Column("sanitasi_persen", "number", "persen rumah tangga", "Akses sanitasi layak", required=True),
        Column("air_minum_persen", "number", "persen rumah tangga", "Akses air minum layak", required=True),
        Column("tpt_persen", "number", "persen angkatan kerja", "Tingkat pengangguran terbuka", required=True),
        Column("tpak_persen", "number", "persen usia kerja", "Tingkat partisipasi angkatan kerja", required=True),
        Column("pdrb_juta_rp", "number", "juta rupiah, harga konstan 2010", "PDRB", required=True),
        Column("catatan", "string", "teks", "Peringatan untuk baris ini"),
    ),
    key=("kode_bps",),
    compile=compile_rows,
    group="Kabupaten dan kota",
    gaps=(
        Gap("Harapan lama sekolah", "tidak ada di set sumber, maka IPM tidak dapat dihitung ulang sepenuhnya"),
        Gap("Tahun selain 2021", "set sumber hanya memuat 2021"),
    ),
    caveats=(
        "Sumber menulis rata-rata lama sekolah untuk 15 tahun ke atas, tetapi nilainya adalah komponen IPM (25+).",
        "Sumber menulis PDRB dalam rupiah, tetapi satuannya juta rupiah.",
        "Nol pada sanitasi (1 daerah), air minum (1), dan pengangguran (2) mungkin berarti kosong; lihat catatan.",
        "IPM 2021 di sini seri lama (SP2010); jangan dibandingkan dengan seri Long Form SP2020.",
        "P0 sama dengan tabel BPS Jawa Timur di 38 dari 38 kabupaten/kota.",
    ),
)
