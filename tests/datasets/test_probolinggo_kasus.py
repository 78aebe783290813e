"""Do the facts of the Probolinggo case agree with one another, and are its misprints really wrong?"""

from datetime import date

import pytest

from akademi.charts import parse_id
from akademi.data import load

MONDAY, TUESDAY, SATURDAY, SUNDAY = 0, 1, 5, 6


@pytest.fixture(scope="module")
def table():
    return load("probolinggo_kasus").set_index("id")


@pytest.fixture(scope="module")
def value(table):
    return table["nilai"].dropna()


@pytest.fixture(scope="module")
def headcount():
    east_java = load("jatim_kemiskinan")
    return east_java.set_index(["wilayah", "tahun"])["persen_miskin"]


def first_number(text):
    """Return the first number of a printed text, in Indonesian notation."""
    return parse_id(next(word.strip("Rp,.") for word in text.split() if any(letter.isdigit() for letter in word)))


def test_has_every_fact_a_value_and_every_misprint_none(table):
    wrong = table["kelompok"] == "salah cetak"
    assert table.loc[wrong, "nilai"].isna().all()
    assert table.loc[~wrong, "nilai"].notna().all()
    assert table.loc[wrong, ["tercetak", "seharusnya", "jenis_kesalahan", "catatan"]].notna().all(axis=None)
    assert (table.loc[wrong, "tercetak"] != table.loc[wrong, "seharusnya"]).all()


def test_is_every_day_a_day_that_the_stored_pages_can_know(table):
    days = [date.fromisoformat(day) for day in table["diketahui"].dropna()]
    assert min(days) > date(2016, 1, 1)
    assert max(days) <= date(2026, 1, 31)


def test_is_the_plan_known_before_the_decision_and_the_new_index_after_it(table):
    decision = date(2025, 10, 31)
    known = {name: date.fromisoformat(day) <= decision for name, day in table["diketahui"].dropna().items()}
    assert known["target_rpjmd_2025"]
    assert known["tembakau_areal_2025"]
    assert not known["rls_2025"]
    assert not known["belanja_2026"]


def test_do_the_parts_of_the_assistance_add_up_to_its_total(value):
    parts = value[["sembako_rp", "pkh_rp", "permakanan_rp", "yatim_rp"]].sum()
    assert abs(parts - value["bansos_total"]) < 1.5e9  # the parts are printed to the nearest billion


def test_do_the_families_of_the_parts_add_up_to_more_than_all_families(value):
    parts = value[["sembako_kpm", "pkh_kpm", "permakanan_kpm", "yatim_kpm"]].sum()
    assert parts == 210_613
    assert parts > value["bansos_kpm"]


def test_is_the_health_premium_forty_two_thousand_a_month(value):
    assert value["pbi_rp"] / value["pbi_orang"] / 12 == pytest.approx(42_000, abs=1)


@pytest.mark.parametrize("year", [2025, 2026])
def test_do_own_revenue_and_transfers_make_nearly_all_revenue(value, year):
    both = value[f"pad_{year}"] + value[f"transfer_{year}"]
    assert both == pytest.approx(value[f"pendapatan_{year}"], rel=1e-6)


def test_is_the_budget_the_one_of_the_long_table(value):
    long = load("probolinggo_indikator").set_index("indikator")["nilai"]
    assert value["anggaran_awal"] == long["anggaran_miskin_ekstrem_rp"]
    assert value["anggaran_sesudah"] == long["anggaran_miskin_ekstrem_sesudah_efisiensi_rp"]
    assert value["anggaran_awal"] - value["anggaran_sesudah"] == 12_851_483_320  # as the page prints


def test_is_the_printed_headcount_that_of_the_city(table, headcount):
    row = table.loc["cetak_wilayah"]
    assert first_number(row["tercetak"]) == headcount["Kota Probolinggo", 2025]
    assert first_number(row["seharusnya"]) == headcount["Kabupaten Probolinggo", 2025]


@pytest.mark.parametrize("name", ["cetak_699", "cetak_target"])
def test_is_the_right_headcount_of_2024_that_of_the_table(table, headcount, name):
    words = table.loc[name, "seharusnya"].removeprefix("menjadi ")
    assert first_number(words) == headcount["Kabupaten Probolinggo", 2024] == 16.45


def test_do_area_and_yield_give_the_corrected_harvests(table, value):
    tobacco = value["tembakau_areal_2025"] * value["tembakau_ton_ha_2025"]
    shallot = value["bawang_hasil_2017"] / value["bawang_areal_2017"]
    assert first_number(table.loc["cetak_tembakau", "seharusnya"]) == round(tobacco)
    assert first_number(table.loc["cetak_bawang", "seharusnya"]) == round(shallot, 2)


def test_does_revenue_fall_by_the_percentage_that_was_printed_as_a_rise(table, value):
    change = 100 * (value["pendapatan_2026"] / value["pendapatan_2025"] - 1)
    assert change == pytest.approx(-5.34, abs=0.005)
    assert "turun" in table.loc["cetak_arah", "seharusnya"]


def test_are_the_weekdays_those_of_the_calendar():
    assert date(2025, 10, 18).weekday() == SATURDAY
    assert date(2025, 11, 18).weekday() == TUESDAY
    assert date(2025, 10, 6).weekday() == MONDAY
    assert date(2025, 10, 7).weekday() == TUESDAY
    assert date(2026, 1, 4).weekday() == SUNDAY


def test_is_no_fact_one_of_the_city(table):
    facts = table[table["kelompok"] != "salah cetak"]
    assert not facts["fakta"].str.contains("Kota Probolinggo").any()
