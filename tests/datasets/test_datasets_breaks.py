"""Can a chart that groups by the segment column join two methods with one line?"""

import pytest

from akademi.data import load, names

SEGMENTED = [name for name in names() if load(name).attrs["segmen"]]


def march_series():
    """Return the published East Java rates by year and month."""
    table = load("nasional_indikator")
    rows = table[(table["wilayah"] == "Jawa Timur") & (table["daerah"] == "total")]
    return rows.assign(bulan=rows["periode"].replace("tahunan", "Maret")).set_index(["tahun", "bulan"])["nilai"]


@pytest.mark.parametrize("name", SEGMENTED)
def test_is_every_row_of_a_broken_series_in_a_segment(name):
    frame = load(name)
    assert frame[frame.attrs["segmen"]].notna().all()
    assert frame[frame.attrs["segmen"]].nunique() > 1


def test_are_the_months_of_the_regency_table_those_of_its_province_row():
    table = load("jatim_kemiskinan")
    province = table[table["jenis"] == "provinsi"].set_index("tahun")
    published = march_series()
    for year, month in province["bulan_survei"].items():
        rate = province.loc[year, "persen_miskin"]
        if month in {"Maret", "September"}:
            assert rate == published[year, month], year
        elif (year, "Maret") in published.index:
            assert rate != published[year, "Maret"], f"{year} equals March: say so"


def test_are_2014_and_2015_in_different_segments():
    for name in ("probolinggo_kemiskinan", "jatim_kemiskinan"):
        table = load(name)
        by_year = table.drop_duplicates("tahun").set_index("tahun")["segmen"]
        assert by_year[2014] != by_year[2015]
        assert by_year[2015] == by_year[2025]


def test_does_a_segment_of_the_regency_table_hold_one_known_month():
    table = load("jatim_kemiskinan")
    known = table[table["bulan_survei"] != "tidak pasti"]
    assert (known.groupby("segmen")["bulan_survei"].nunique() == 1).all()


def test_are_old_and_new_standard_apart():
    table = load("nasional_kemiskinan")
    old = table["segmen"].str.startswith("standar lama")
    assert table.loc[old, "tahun"].max() == 1996
    both = table[(table["tahun"] == 1996) & (table["daerah"] == "total")].set_index("segmen")["jumlah_miskin_juta"]
    assert both.to_dict() == {"standar 1998, Februari/Maret": 34.01, "standar lama (1970–1996)": 22.5}


def test_are_march_and_september_apart():
    for name, month in (("nasional_kemiskinan", "periode"), ("provinsi_kemiskinan", "bulan")):
        table = load(name)
        recent = table[table["tahun"] >= 2012]
        assert (recent.groupby("segmen")[month].nunique() == 1).all(), name


@pytest.mark.parametrize(
    ("indicator", "before", "after"),
    [
        ("ipm", 2020, 2021),
        ("sanitasi_persen", 2015, 2016),
        ("air_minum_persen", 2015, 2016),
        ("pdrb_per_kapita_ribu_rp", 2018, 2019),
        ("pdrb_per_kapita_ribu_rp", 2020, 2021),
        ("tpt_agustus_persen", 2018, 2019),
    ],
)
def test_is_each_known_break_of_the_provinces_marked(indicator, before, after):
    table = load("provinsi_indikator")
    aceh = table[(table["kode_bps"] == "1100") & (table["indikator"] == indicator)].set_index("tahun")["segmen"]
    assert aceh[before] != aceh[after]


def test_is_one_edition_behind_each_stretch_of_the_provincial_product():
    table = load("provinsi_indikator")
    product = table[table["indikator"] == "pdrb_per_kapita_ribu_rp"]
    assert (product.groupby("segmen")["publikasi"].nunique() == 1).all()


def test_do_the_split_provinces_break_where_their_poor_are_halved():
    table = load("provinsi_kemiskinan")
    papua = table[(table["kode_bps"] == "9400") & (table["daerah"] == "total") & (table["bulan"] == "Maret")]
    by_year = papua.set_index("tahun")
    assert by_year.loc[2024, "jumlah_miskin_ribu"] < by_year.loc[2023, "jumlah_miskin_ribu"] / 2
    assert by_year.loc[2024, "segmen"] != by_year.loc[2023, "segmen"]


def test_is_extreme_poverty_never_joined_across_rounds_or_lines():
    case = load("probolinggo_indikator")
    extreme = case[case["indikator"] == "persen_miskin_ekstrem"]
    assert extreme["segmen"].is_unique
    facts = load("fakta_indonesia")
    nation = facts[facts["fakta"] == "Persentase penduduk miskin ekstrem, Indonesia"]
    early, late = nation["periode"] < "2024", nation["periode"] >= "2024"
    assert set(nation.loc[early, "segmen"]).isdisjoint(nation.loc[late, "segmen"])


def test_do_plan_targets_never_pass_for_measurements():
    case = load("probolinggo_indikator")
    targets = case["jenis_sumber"] == "target rencana, bukan pengukuran"
    assert set(case.loc[targets, "indikator"]) == {"target_persen_miskin"}
    assert targets.equals(case["indikator"] == "target_persen_miskin")


def test_are_consumption_and_income_apart():
    table = load("negara_kemiskinan_2017ppp")
    china = table[(table["iso3"] == "CHN") & (table["daerah"] == "nasional")]
    assert table.attrs["segmen"] == "jenis_kesejahteraan"
    assert china["jenis_kesejahteraan"].nunique() == 2
