"""Development indicators of 16 countries since 1950, one column an indicator and a source."""

from __future__ import annotations

from pathlib import Path

from countries import COUNTRY, ISO3, country
from kit import CC_BY_MIXED, Column, Gap, Row, Table, put_in_order, read, take
from regions import YEAR

WDI = "Bank Dunia, WDI"
UN = "PBB, World Population Prospects"
# Our column -> (source column, unit, meaning with publisher and indicator code).
INDICATORS = {
    "pertumbuhan_pdb_per_kapita": ("gdp_pc_growth_pct", "persen per tahun", f"{WDI} NY.GDP.PCAP.KD.ZG"),
    "pnb_per_kapita_atlas": ("gni_pc_atlas_usd", "US$ berlaku, metode Atlas", f"{WDI} NY.GNP.PCAP.CD"),
    "penduduk_gapminder": ("population_gapminder", "orang", "Gapminder, berdasar PBB; taksiran sampai 2023"),
    "penduduk_pwt_juta": ("pwt_population_million", "juta orang", "Penn World Table 10.01, pop"),
    "uhh_perempuan": ("life_expectancy_female_years", "tahun", f"{UN}, harapan hidup perempuan"),
    "uhh_laki_laki": ("life_expectancy_male_years", "tahun", f"{UN}, harapan hidup laki-laki"),
    "kelahiran_total": ("total_fertility_rate", "anak per perempuan", "Gapminder, berdasar PBB"),
    "kematian_balita": ("under5_mortality_per1000", "per 1.000 kelahiran hidup", "UN IGME, U5MR"),
    "perkotaan_persen": ("urban_share_pct", "persen penduduk", f"{WDI} SP.URB.TOTL.IN.ZS"),
    "ipm_undp": ("hdi", "indeks (0–1)", "UNDP, HDI; mulai 1990"),
    "gini_wdi": (
        "gini_wdi_pct",
        "indeks (0–100)",
        f"{WDI} SI.POV.GINI; pendapatan atau konsumsi, berbeda negara",
    ),
    "partisipasi_sd": (
        "primary_enrol_gross_pct",
        "persen, kasar",
        "UNESCO lewat Bank Dunia, SE.PRM.ENRR; edisi 2019",
    ),
    "partisipasi_menengah": (
        "secondary_enrol_gross_pct",
        "persen, kasar",
        "UNESCO lewat Bank Dunia, SE.SEC.ENRR; edisi 2019; tanpa Singapura",
    ),
    "partisipasi_tinggi": (
        "tertiary_enrol_gross_pct",
        "persen, kasar",
        "UNESCO lewat Bank Dunia, SE.TER.ENRR; edisi 2019; Singapura hanya satu tahun",
    ),
    "rls_barro_lee": (
        "mean_years_schooling_15up_barrolee",
        "tahun, penduduk 15 tahun ke atas",
        "Barro dan Lee lewat Bank Dunia, BAR.SCHL.15UP; lima tahunan 1970–2010",
    ),
    "modal_manusia_pwt": ("pwt_human_capital_index", "indeks", "Penn World Table 10.01, hc"),
    "melek_huruf_persen": ("adult_literacy_pct", "persen penduduk 15 tahun ke atas", f"{WDI} SE.ADT.LITR.ZS"),
    "belanja_pendidikan_persen": (
        "public_education_spend_pct_gdp",
        "persen PDB",
        "UNESCO lewat Bank Dunia, SE.XPD.TOTL.GD.ZS; edisi 2019",
    ),
    "pertanian_persen_pdb": (
        "agriculture_share_gdp_pct",
        "persen PDB",
        f"{WDI} NV.AGR.TOTL.ZS; Indonesia mulai 1983",
    ),
    "industri_persen_pdb": (
        "industry_share_gdp_pct",
        "persen PDB",
        f"{WDI} NV.IND.TOTL.ZS; Indonesia mulai 1983",
    ),
    "manufaktur_persen_pdb": (
        "manufacturing_share_gdp_pct",
        "persen PDB",
        f"{WDI} NV.IND.MANF.ZS; delapan negara saja",
    ),
    "jasa_persen_pdb": ("services_share_gdp_pct", "persen PDB", f"{WDI} NV.SRV.TOTL.ZS"),
    "pekerja_pertanian_persen": (
        "agriculture_employment_share_pct",
        "persen pekerja",
        "ILO, taksiran model, SL.AGR.EMPL.ZS; mulai 1991",
    ),
    "pekerja_industri_persen": (
        "industry_employment_share_pct",
        "persen pekerja",
        "ILO, taksiran model, SL.IND.EMPL.ZS; mulai 1991",
    ),
    "investasi_persen_pdb": ("gross_capital_formation_pct_gdp", "persen PDB", f"{WDI} NE.GDI.TOTL.ZS"),
    "investasi_pwt": ("pwt_investment_share", "pecahan PDB riil", "Penn World Table 10.01, csh_i"),
    "tabungan_persen_pdb": (
        "gross_national_savings_pct_gdp_weo2019",
        "persen PDB",
        "IMF, World Economic Outlook April 2019, NGSD_NGDP; tanpa taksiran",
    ),
    "ekspor_persen_pdb": ("exports_pct_gdp", "persen PDB", f"{WDI} NE.EXP.GNFS.ZS"),
    "impor_persen_pdb": ("imports_pct_gdp", "persen PDB", f"{WDI} NE.IMP.GNFS.ZS"),
    "ekspor_pwt": ("pwt_exports_share", "pecahan PDB riil", "Penn World Table 10.01, csh_x"),
    "investasi_asing_persen_pdb": (
        "fdi_inflow_pct_gdp",
        "persen PDB",
        f"{WDI} BX.KLT.DINV.WD.GD.ZS, arus masuk neto",
    ),
    "pajak_persen_pdb": (
        "tax_revenue_pct_gdp",
        "persen PDB",
        f"{WDI} GC.TAX.TOTL.GD.ZS, pemerintah pusat; Indonesia berhenti 2009",
    ),
    "deflator_persen": ("gdp_deflator_inflation_pct", "persen per tahun", f"{WDI} NY.GDP.DEFL.KD.ZG"),
    "jam_kerja_pwt": ("pwt_hours_per_worker", "jam per pekerja per tahun", "Penn World Table 10.01, avh"),
    "pft_pwt": (
        "pwt_tfp_index_2017eq1",
        "indeks, 2017 = 1",
        "Penn World Table 10.01, rtfpna; tidak sebanding antarnegara",
    ),
    "bagian_tenaga_kerja_pwt": ("pwt_labour_share", "pecahan PDB", "Penn World Table 10.01, labsh"),
    "efektivitas_pemerintah": (
        "government_effectiveness_wgi",
        "simpangan baku (sekitar -2,5 sampai 2,5)",
        "Bank Dunia, WGI GE.EST; relatif terhadap dunia setiap tahun; galat baku sekitar 0,2",
    ),
}


def tax_segment(row: Row) -> str:
    """Name the tax series, which breaks in India between 2018 and 2022."""
    if not row["tax_revenue_pct_gdp"]:
        return ""
    if row["iso3"] != "IND":
        return "satu deret"
    return "sampai 2018" if int(row["year"]) <= 2018 else "sejak 2022"


def compile_rows(source: Path) -> list[Row]:
    """Choose the columns that may be passed on and whose breaks are known; drop empty years."""
    names = {ours: theirs for ours, (theirs, _, _) in INDICATORS.items()}
    rows = []
    for row in read(source, "country_year_panel.csv"):
        values = take(row, names)
        if any(values.values()):
            rows.append(country(row["iso3"]) | {"tahun": row["year"]} | values | {"segmen_pajak": tax_segment(row)})
    return put_in_order(rows, ("iso3", "tahun"))


TABLE = Table(
    name="negara_panel",
    title="Indikator pembangunan 16 negara, 1950–2024",
    description="Pertumbuhan, penduduk, kesehatan, pendidikan, struktur ekonomi, investasi, perdagangan, "
    "dan tata kelola "
    "16 negara. Setiap kolom satu sumber. PDB per kapita ada di tabel negara_pdb_per_kapita.",
    publisher="Bank Dunia, PBB, UNDP, UN IGME, ILO, IMF, Penn World Table, Gapminder; lihat arti setiap kolom",
    citation="Bank Dunia (WDI, WGI, EdStats), PBB (WPP), UNDP, UN IGME, ILO, IMF (WEO April 2019), Penn "
    "World Table "
    "10.01, dan Gapminder; sumber setiap kolom di keterangannya",
    indicator_codes="Lihat arti setiap kolom",
    read_from=(
        "open-numbers/ddf--gapminder--systema_globalis@c63631a (1 Maret 2026)",
        "open-numbers/ddf--gapminder--fasttrack@10e24e0 (15 Juli 2026)",
        "open-numbers/ddf--open_numbers--world_development_indicators@01a34e8",
        "open-numbers/ddf--wb--edu@d9aad93 (edisi 2019)",
        "open-numbers/ddf--imf--weo@6512ea5 (April 2019)",
        "open-numbers/ddf--pwt--penn_world_table@6584e2e (PWT 10.01)",
    ),
    vintage="Maret–Juli 2026; pendidikan edisi 2019",
    licence=CC_BY_MIXED,
    columns=(
        ISO3,
        COUNTRY,
        YEAR,
        *(Column(name, "number", unit, meaning) for name, (_, unit, meaning) in INDICATORS.items()),
        Column("segmen_pajak", "string", "deret", "Deret pajak yang boleh disambung satu garis"),
    ),
    key=("iso3", "tahun"),
    compile=compile_rows,
    group="Negara",
    gaps=(
        Gap("Sektor ekonomi Indonesia sebelum 1983", "tidak ada di edisi ini"),
        Gap("Manufaktur selain delapan negara", "celah penyalinan; sumbernya memuat lebih banyak"),
        Gap("Partisipasi sekolah sesudah sekitar 2015; Singapura", "edisi 2019; Singapura hampir kosong"),
        Gap("Tabungan sesudah 2017 atau 2018", "taksiran IMF dibuang"),
        Gap("Pajak Indonesia sesudah 2009", "deret sumber berhenti"),
        Gap("Gini Singapura", "tidak ada di WDI"),
        Gap(
            "Pembentukan modal Etiopia 1981–2010; deflator Indonesia 1966",
            "dikosongkan karena salah di sumber",
        ),
    ),
    caveats=(
        "Sektor ekonomi berjumlah 89–106 persen (pajak dan beda statistik).",
        "Dua angka penduduk: selisihnya sampai 16 persen (Nigeria); jangan dicampur.",
        "Nol investasi asing Etiopia 1978–1989 mungkin berarti kosong.",
        "Pajak India patah antara 2018 dan 2022 (12,0 dan 6,7); lihat segmen_pajak.",
        "Gini bercampur pendapatan dan konsumsi antarnegara.",
        "WGI merevisi tahun-tahun lama setiap edisi; peringkat berdekatan tidak berbeda nyata.",
    ),
)
