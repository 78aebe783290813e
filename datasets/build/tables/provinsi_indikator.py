"""Development indicators of the provinces, 2015 to 2025, long, with the yearbook of every figure."""

from __future__ import annotations

from pathlib import Path

from kit import BPS, Column, Gap, Row, Table, put_in_order, read
from regions import CODE, REGION, YEAR, identity, province_code

INDICATORS = {
    "drinking_water_access_pct": ("air_minum_persen", "persen rumah tangga"),
    "food_exp_pc_month_rp": ("pengeluaran_makanan_rp", "rupiah per orang per bulan"),
    "grdp_growth_pct": ("pertumbuhan_pdrb_persen", "persen per tahun"),
    "grdp_pc_const2010_thousand_rp": ("pdrb_per_kapita_ribu_rp", "ribu rupiah per orang, harga konstan 2010"),
    "grdp_pc_growth_pct": ("pertumbuhan_pdrb_per_kapita_persen", "persen per tahun"),
    "hdi": ("ipm", "indeks (0–100)"),
    "labour_force_participation_aug_pct": ("tpak_agustus_persen", "persen penduduk usia kerja"),
    "nonfood_exp_pc_month_rp": ("pengeluaran_bukan_makanan_rp", "rupiah per orang per bulan"),
    "open_unemployment_rate_aug_pct": ("tpt_agustus_persen", "persen angkatan kerja"),
    "sanitation_access_pct": ("sanitasi_persen", "persen rumah tangga"),
    "total_exp_pc_month_rp": ("pengeluaran_total_rp", "rupiah per orang per bulan"),
}
# The first years of new series within an indicator, with the names of the stretches.
BREAKS = {
    "ipm": ((2021, "seri SP2010"), (9999, "seri Long Form SP2020")),
    "air_minum_persen": ((2016, "konsep lama"), (9999, "konsep baru")),
    "sanitasi_persen": ((2016, "konsep lama"), (9999, "konsep baru")),
    "pdrb_per_kapita_ribu_rp": ((2019, "edisi 2019"), (2021, "edisi 2021"), (9999, "edisi 2026")),
    "tpt_agustus_persen": ((2019, "penimbang lama"), (9999, "penimbang baru")),
    "tpak_agustus_persen": ((2019, "penimbang lama"), (9999, "penimbang baru")),
}
SPLIT_PROVINCES = {"Papua", "Papua Barat"}
SPLIT_YEARS = {
    "ipm": 2022,
    "pdrb_per_kapita_ribu_rp": 2023,
    "pertumbuhan_pdrb_persen": 2023,
    "pertumbuhan_pdrb_per_kapita_persen": 2023,
}
REST_SPLIT_YEAR = 2024


def segment(indicator: str, province: str, year: int) -> str:
    """Name the series and, for the two split provinces, the borders."""
    stretches = BREAKS.get(indicator, ((9999, "satu deret"),))
    name = next(label for first_after, label in stretches if year < first_after)
    if province not in SPLIT_PROVINCES:
        return name
    return f"{name}, batas {'baru' if year >= SPLIT_YEARS.get(indicator, REST_SPLIT_YEAR) else 'lama'}"


def compile_rows(source: Path) -> list[Row]:
    """Translate indicators and mark where a series breaks."""
    rows = []
    for row in read(source, "indonesia_province_indicators.csv"):
        indicator, unit = INDICATORS[row["indicator"]]
        rows.append(
            identity(source, province_code(source, row["province"]))
            | {
                "indikator": indicator,
                "tahun": row["year"],
                "segmen": segment(indicator, row["province"], int(row["year"])),
                "nilai": row["value"],
                "satuan": unit,
                "publikasi": row["bps_publication"],
                "nomor_tabel": row["bps_table"],
            }
        )
    return put_in_order(rows, ("indikator", "kode_bps", "tahun"))


TABLE = Table(
    name="provinsi_indikator",
    title="IPM, PDRB, pekerjaan, sanitasi, dan pengeluaran provinsi, 2015–2025",
    description="Sebelas indikator 38 provinsi dari buku Statistik Indonesia, satu baris setiap angka "
    "dengan nomor "
    "tabelnya.",
    publisher="Badan Pusat Statistik (BPS)",
    citation="BPS, Statistik Indonesia 2016, 2019, 2021, 2024, dan 2026",
    indicator_codes="Statistik Indonesia tabel 3.2.10, 3.2.11, 4.3.8, 4.3.9, 4.6.7, 13.1.8, 15.2.4, 15.2.6, 15.2.7",
    read_from=("akbaralqahri/Kemiskinan-Indonesia@e7cd3ab",),
    vintage="Edisi 2016–2026",
    licence=BPS,
    columns=(
        CODE,
        REGION,
        Column("indikator", "string", "nama", "Nama indikator", required=True),
        YEAR,
        Column("segmen", "string", "deret", "Baris satu indikator yang boleh disambung satu garis", required=True),
        Column("nilai", "number", "lihat kolom satuan", "Angka", required=True),
        Column("satuan", "string", "teks", "Satuan nilai", required=True),
        Column("publikasi", "string", "judul", "Buku BPS", required=True),
        Column("nomor_tabel", "string", "nomor", "Nomor tabel di buku itu", required=True),
    ),
    key=("kode_bps", "indikator", "tahun"),
    compile=compile_rows,
    segment="segmen",
    group="Provinsi",
    gaps=(
        Gap("Pengeluaran 2016 dan 2021", "tidak ada di edisi yang dibaca"),
        Gap("Pengeluaran 2022–2023 Papua dan Papua Barat", "tidak ada di edisi yang dibaca"),
        Gap("Empat provinsi Papua yang baru sebelum 2022–2024", "belum ada"),
    ),
    caveats=(
        "IPM sejak 2021 memakai umur harapan hidup Long Form SP2020; tidak sebanding dengan seri SP2010.",
        "Konsep sanitasi dan air minum berubah pada 2016.",
        "PDRB per kapita berasal dari beberapa edisi: jangan menghitung pertumbuhan melintasi 2018–2019 dan "
        "2020–2021; "
        "pakai kolom pertumbuhan.",
        "Pengangguran 2018 memakai penimbang lama (beda sampai 0,4 persen poin dari angka revisi). Patahan "
        "TPAK "
        "ditandai pada tahun yang sama untuk berjaga-jaga.",
        "Papua dan Papua Barat memakai batas baru mulai 2022 (IPM), 2023 (PDRB), atau 2024 (lainnya).",
    ),
)
