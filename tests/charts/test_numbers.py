"""Questions about Indonesian numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.charts import fmt_id, parse_id, persen, persen_poin, readings, rupiah


def test_is_a_number_written_with_decimal_comma_and_points_for_thousands():
    assert fmt_id(16.31) == "16,31"
    assert fmt_id(1234.5) == "1.234,50"
    assert fmt_id(1000, 0) == "1.000"
    assert fmt_id(0.363, 3) == "0,363"
    assert fmt_id(-0.14) == "-0,14"
    assert fmt_id(np.float64(23.36)) == "23,36"


def test_has_a_rounded_zero_no_sign_and_a_missing_number_a_dash():
    assert fmt_id(-0.001) == "0,00"
    assert fmt_id(float("nan")) == "–"


def test_are_money_and_percentages_spelled_as_in_official_notes():
    assert rupiah(641443) == "Rp641.443"
    assert rupiah(-1500) == "-Rp1.500"
    assert persen(16.31) == "16,31 persen"
    assert persen(16.31, tanda=True) == "16,31%"
    assert persen_poin(0.14) == "0,14 persen poin"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("16,31", 16.31),
        ("16.31", 16.31),
        ("0.456", 0.456),
        ("0,175", 0.175),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("Rp641.443", 641443),
        ("-Rp1.500", -1500),
        ("16,31 persen", 16.31),
        ("16,31%", 16.31),
        ("−0,14 persen poin", -0.14),
        (" 7 ", 7),
        (",5", 0.5),
    ],
)
def test_is_what_a_trainee_types_understood(typed, number):
    assert parse_id(typed) == pytest.approx(number, abs=0)


def test_is_a_single_point_before_three_digits_read_as_thousands_and_the_doubt_reported():
    assert readings("11.333") == (11333.0, 11.333)
    assert readings("641.443") == (641443.0, 641.443)
    assert readings("0.456") == (0.456,)
    assert readings("1234.567") == (1234.567,)
    assert readings("16,314") == (16.314,)


@pytest.mark.parametrize(
    "typed", ["", "dua", "1.23.456", "12,34,5", "1.2345,6", "1,5,", "--3", "1e5", "inf", "nan", "٣"]
)
def test_is_what_cannot_be_a_number_refused_with_an_example(typed):
    with pytest.raises(ValueError, match="16,31"):
        parse_id(typed)


@given(st.integers(-(10**12), 10**12), st.sampled_from([1, 2, 4]))
def test_does_reading_what_was_written_give_the_number_back(count, digits):
    number = count / 10**digits
    assert parse_id(fmt_id(number, digits)) == pytest.approx(number, rel=1e-12)


@given(st.integers(-(10**12), 10**12))
def test_does_a_whole_number_come_back_too(number):
    assert parse_id(fmt_id(number, 0)) == number
