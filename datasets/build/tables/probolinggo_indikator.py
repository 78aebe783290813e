"""Everything there is on Kabupaten Probolinggo, long, with the kind of source in every row."""

from __future__ import annotations

from pathlib import Path

from kit import BPS, Column, Gap, Row, Table, put_in_order, read
from regions import CODE, REGION, YEAR, identity, province_code, regency_code

from tables.probolinggo_kemiskinan import segment

INDICATORS = {
    "adjusted_expenditure_pc_thousand_rp_year": "pengeluaran_ribu_rp_tahun",
    "drinking_water_access_pct": "air_minum_persen",
    "extreme_poor_families": "keluarga_miskin_ekstrem",
    "extreme_poor_thousand": "jumlah_miskin_ekstrem_ribu",
    "extreme_poverty_budget_after_cut_rp": "anggaran_miskin_ekstrem_sesudah_efisiensi_rp",
    "extreme_poverty_budget_rp": "anggaran_miskin_ekstrem_rp",
    "extreme_poverty_pct": "persen_miskin_ekstrem",
    "grdp_growth_pct": "pertumbuhan_pdrb_persen",
    "hdi_new_sp2020_series": "ipm_seri_baru",
    "hdi_old_sp2010_series": "ipm_seri_lama",
    "headcount_pct": "persen_miskin",
    "headcount_target_pct": "target_persen_miskin",
    "health_insurance_subsidised_pbi_pct": "pbi_persen",
    "labour_force_participation_pct": "tpak_persen",
    "life_expectancy_years": "uhh_tahun",
    "mean_years_schooling": "rls_tahun",
    "open_unemployment_rate_pct": "tpt_persen",
    "open_unemployment_rate_pct_press": "tpt_persen_menurut_pers",
    "poor_thousand": "jumlah_miskin_ribu",
    "population": "penduduk",
    "poverty_gap_index_p1": "p1",
    "poverty_line_rp_pc_month": "garis_kemiskinan_rp",
    "poverty_severity_index_p2": "p2",
    "sanitation_access_pct": "sanitasi_persen",
}
UNITS = {
    "thousand rupiah/person/year": "ribu rupiah per orang per tahun",
    "percent": "persen",
    "families": "keluarga",
    "thousand people": "ribu orang",
    "rupiah": "rupiah",
    "index": "indeks (0–100)",
    "percent of people": "persen penduduk",
    "years": "tahun",
    "people": "orang",
    "rupiah/person/month": "rupiah per orang per bulan",
}
KINDS = {
    "bps": "tabel BPS",
    "bps_via_kaggle": "tabel BPS lewat salinan Kaggle",
    "bps_release_copy": "salinan Berita Resmi Statistik BPS",
    "press_quoting_bps": "pers mengutip BPS",
    "press_quoting_governor": "pers mengutip gubernur",
    "press_quoting_local_government": "pers mengutip pemerintah kabupaten",
    "local_government": "pemerintah kabupaten",
    "local_plan_target": "target rencana, bukan pengukuran",
}
NOTES = {
    "": "",
    "Susenas March 2020, threshold as used in 2021 policy (USD 1.9 PPP)": "Susenas Maret 2020, garis US$1,90 PPP",
    "after efficiency cut": "sesudah efisiensi",
    "before efficiency cut; 15 agencies, 33 health centres, 18 sub-districts, 658 sub-activities": "sebelum "
    "efisiensi; "
    "15 perangkat daerah, 33 puskesmas, 18 kecamatan, 658 subkegiatan",
    "Susenas March 2020": "Susenas Maret 2020",
    "the same article misprints the number of poor as 191.110; BPS has 197.11 thousand": "artikel yang sama "
    "salah "
    "cetak jumlah miskin 191.110; BPS 197,11 ribu",
    "rank 33 of 38 in East Java": "peringkat 33 dari 38 di Jawa Timur",
    "Regional Development Plan (RPD) 2024-2026 target, not a measurement": "target RPD 2024–2026, bukan pengukuran",
    "the BPS head of the regency: 4.15 in 2018, 3.88 in 2019; the rmoljatim page gives no year": "kepala BPS "
    "kabupaten: 4,15 pada 2018 dan 3,88 pada 2019",
    "the stored table gives 3.77 for 2019": "tabel BPS memuat 3,77 untuk 2019",
    "population series changes base with the 2020 census": "dasar penduduk berubah dengan Sensus 2020",
    "different population base from the 2016-2021 rows": "dasar penduduk berbeda dari baris 2016–2021",
    "printed as 451,39 thousand, so rounded to Rp10": "tercetak 451,39 ribu, jadi dibulatkan ke Rp10",
}
COMPARATOR = "poverty_line_rp_pc_month_of_"
SAME_MONTH = {"headcount_pct", "poor_thousand"}


def locate(source: Path, row: Row) -> tuple[str, str]:
    """Return the code and our indicator name; rows on comparators move to their own region."""
    name = row["indicator"]
    if not name.startswith(COMPARATOR):
        return row["bps_code"], INDICATORS[name]
    region = name.removeprefix(COMPARATOR).replace("_", " ")
    code = province_code(source, region) if region == "jawa timur" else regency_code(source, region)
    return code, "garis_kemiskinan_rp"


def stretch(row: Row) -> str:
    """Name the rows of one indicator that a chart may join."""
    name, year = row["indicator"], int(row["year"])
    if name in SAME_MONTH:
        return segment(year)
    if name.startswith("extreme_poor") or name == "extreme_poverty_pct":
        return f"{row['year']}: putaran sendiri"
    if name == "population":
        return "2016–2019" if year < 2020 else ("2020–2021 (SP2020)" if year < 2024 else "2024: dasar lain")
    return "satu deret"


def compile_rows(source: Path) -> list[Row]:
    """Translate indicators, units, kinds and notes; move comparators to their own region."""
    rows = []
    for row in read(source, "probolinggo_regency_series.csv"):
        code, indicator = locate(source, row)
        note = "" if row["note"].startswith("comparator") else NOTES[row["note"]]
        rows.append(
            identity(source, code)
            | {
                "indikator": indicator,
                "tahun": row["year"],
                "segmen": stretch(row),
                "nilai": row["value"],
                "satuan": UNITS[row["unit"]],
                "jenis_sumber": KINDS[row["source_kind"]],
                "sumber": row["source"],
                "catatan": note,
            }
        )
    return put_in_order(rows, ("indikator", "kode_bps", "tahun"))


TABLE = Table(
    name="probolinggo_indikator",
    title="Semua indikator Kabupaten Probolinggo dengan sumber setiap angka",
    description="Kemiskinan, kemiskinan ekstrem, IPM, pekerjaan, penduduk, anggaran, dan target rencana, "
    "satu baris "
    "setiap angka; beberapa garis kemiskinan tetangga 2014 dan 2015 sebagai pembanding.",
    publisher="BPS, pers yang mengutip BPS, dan Pemerintah Kabupaten Probolinggo; lihat kolom jenis_sumber",
    citation="BPS dan sumber lain yang disebut di setiap baris",
    indicator_codes="–",
    read_from=("Repositori atau alamat ada di setiap baris (kolom sumber)",),
    vintage="September 2026",
    licence=BPS,
    columns=(
        CODE,
        REGION,
        Column("indikator", "string", "nama", "Nama indikator", required=True),
        YEAR,
        Column("segmen", "string", "deret", "Baris satu indikator yang boleh disambung satu garis", required=True),
        Column("nilai", "number", "lihat kolom satuan", "Angka", required=True),
        Column("satuan", "string", "teks", "Satuan nilai", required=True),
        Column(
            "jenis_sumber",
            "string",
            "kategori",
            "Tabel BPS, salinan rilis, pers, pemerintah, target",
            required=True,
        ),
        Column("sumber", "string", "repositori atau alamat", "Tempat dibaca", required=True),
        Column("catatan", "string", "teks", "Peringatan untuk baris ini"),
    ),
    key=("kode_bps", "indikator", "tahun"),
    compile=compile_rows,
    segment="segmen",
    group="Kabupaten Probolinggo dan Jawa Timur",
    gaps=(
        Gap("Garis kemiskinan 2004–2013, 2016–2018, dan 2022", "tidak ditemukan di sumber yang dibaca"),
        Gap("P1 dan P2 sebelum 2015 dan sesudah 2023", "tabel sumber mulai 2015 dan berhenti 2023"),
        Gap("IPM seri lama sesudah 2021; seri baru selain 2022–2023", "tidak ditemukan di sumber yang dibaca"),
        Gap("Kemiskinan ekstrem 2021", "tidak ditemukan di sumber yang dibaca"),
    ),
    caveats=(
        "Kemiskinan ekstrem 2020, 2022, 2023, dan 2024 berasal dari putaran dan daftar yang berbeda "
        "(Susenas dan "
        "P3KE): bukan satu deret.",
        "Jumlah orang dan jumlah keluarga miskin ekstrem 2022 tampaknya dari daftar yang berbeda; jangan dibagi.",
        "Dasar angka penduduk berubah pada 2020.",
    ),
)
