"""Do the checks of a plan recompute, and does each of them notice what it is for?"""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.plan.arithmetic import (
    break_even_months,
    budget_total,
    exclusion_error,
    inclusion_error,
    poor_people,
    yearly_pace,
)
from akademi.plan.checks import CHECKS, findings, namesake, recorded_headcounts
from akademi.plan.example import TABLES

ALL = [pytest.param(item, check, id=f"{item}-{check.name}") for item, checks in CHECKS.items() for check in checks]


def with_boxes(item, row="isi", **boxes):
    tables = copy.deepcopy(TABLES)
    tables[item][row].update(boxes)
    return tables


def test_are_the_published_values_of_the_course_found_again():
    assert break_even_months(5_000_000, 122_500, 10) == 51
    assert (exclusion_error(70, 30), round(inclusion_error(70, 50), 1)) == (30, 41.7)
    assert round(poor_people(16.45, 1_198_237)) == 197_110
    assert budget_total([(206, 2_500_000), (1, 5)]) == 515_000_005
    assert yearly_pace(0.81, 2) == pytest.approx(0.405)


@given(st.floats(1, 1e9), st.floats(1, 1e7), st.floats(0, 40))
def test_does_the_gain_pay_for_the_cost_in_the_month_named_and_not_before(cost, value, rate):
    months = break_even_months(cost, value, rate)
    gained = [value * sum((1 + rate / 1200) ** -t for t in range(1, m + 1)) for m in ((months or 0) - 1, months or 0)]
    if months is None:
        assert value * 1200 / max(rate, 1e-9) <= cost * 1.001 or cost / value > 1200 * 0.3
    else:
        assert gained[1] >= cost * (1 - 1e-9)
        assert gained[0] < cost


@pytest.mark.parametrize(
    "call", [lambda: yearly_pace(1, 0), lambda: exclusion_error(0, 0), lambda: inclusion_error(0, 0)]
)
def test_is_a_sum_without_a_denominator_refused(call):
    with pytest.raises(ValueError, match=r"years|poor_reached"):
        call()


@pytest.mark.parametrize(("item", "check"), ALL)
def test_does_the_example_keep_every_check(item, check):
    assert check.holds(TABLES)


@pytest.mark.parametrize(("item", "check"), ALL)
def test_has_a_check_nothing_to_say_of_an_empty_plan(item, check):
    with pytest.raises(LookupError):
        check.holds({})


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (("m08_data", "isi", {"persen_miskin": 17.0}), "P0 tidak sesuai catatan"),
        (("m08_data", "isi", {"jumlah_miskin": 150_000.0}), "jumlah tidak mengikuti P0 dan penduduk"),
        (("m08_data", "isi", {"dokumen_target": "dokumen kantor"}), "sumber tanpa tahun"),
        (("m08_kerangka", "hasil", {"dasar": "nol"}), None),
        (("m08_mitra", "a", {"peran": "pendukung"}), "tulang punggung tidak satu"),
        (("m08_uji", "isi", {"diperiksa": 100.0}), "rumah tangga tidak genap"),
        (("m08_anggaran", "a", {"volume": 205.0}), "total tidak sama dengan jumlah baris"),
        (("m08_uji", "isi", {"kuota": 100.0}), "biaya satuan"),
        (("m08_rancangan", "isi", {"beda": 135.0}), "besar sampel"),
        (("m08_rancangan", "isi", {"pembanding": "sendiri"}), "tanpa pembanding"),
        (("m08_kalender", "h90", {"keputusan": "Dilaporkan kepada pimpinan."}), "tidak dapat berhenti"),
    ],
)
def test_does_one_changed_box_break_just_what_it_should(change, name):
    item, row, boxes = change
    said = findings(with_boxes(item, row, **boxes))
    wanted = {check.says for checks in CHECKS.values() for check in checks if check.name == name}
    assert wanted <= set(said)
    assert bool(said) == bool(name)


@pytest.mark.parametrize(
    ("place", "month", "year", "value", "holds"),
    [
        ("Kabupaten Probolinggo", "maret", 2025, 16.31, True),
        ("Kabupaten Probolinggo", "maret", 2024, 16.45, True),
        ("Kabupaten Probolinggo", "maret", 2025, 5.69, False),
        ("Kota Probolinggo", "maret", 2025, 5.69, True),
        ("Kabupaten Puncak", "maret", 2021, 36.26, True),
        ("Kabupaten Puncak", "maret", 2021, 30.0, False),
        # Newer than the course's tables: for a reader to judge.
        ("Kabupaten Puncak", "maret", 2026, 31.0, True),
        ("Kabupaten Probolinggo", "maret", 2026, 15.9, True),
    ],
)
def test_is_the_headcount_the_one_on_record(place, month, year, value, holds):
    check = CHECKS["m08_data"][0]
    boxes = {"wilayah": place, "bulan": month, "tahun": float(year), "persen_miskin": value}
    assert check.holds(with_boxes("m08_data", **boxes)) is holds


def test_is_a_region_that_nobody_knows_nothing_to_check():
    with pytest.raises(ValueError, match="tidak ditemukan"):
        CHECKS["m08_data"][0].holds(with_boxes("m08_data", wilayah="Kabupaten Entah Berantah"))


def test_are_the_two_governments_of_one_name_told_apart():
    assert namesake("Kabupaten Probolinggo") == "Kota Probolinggo"
    assert namesake("Kota Probolinggo") == "Kabupaten Probolinggo"
    assert namesake("Kabupaten Puncak") == ""
    assert recorded_headcounts("Kota Probolinggo") != recorded_headcounts("Kabupaten Probolinggo")
