"""Questions about present values and break-even."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.models.net_present_value import months_to_break_even, net_present_value, value_of_monthly_gain

flows = st.lists(st.floats(-100, 100), min_size=1, max_size=12)


def test_does_the_sign_turn_when_the_benefit_fades():
    assert net_present_value([-10, 2, 3, 3, 3, 3], 0.10) == pytest.approx(0.46, abs=0.005)
    assert net_present_value([-10, 2, 3, 3, 1, 1], 0.10) == pytest.approx(-2.14, abs=0.005)


@given(flows)
def test_is_the_value_without_discounting_the_sum(amounts):
    assert net_present_value(amounts, 0) == pytest.approx(sum(amounts), abs=1e-9)


@given(flows, st.floats(0.01, 0.5))
def test_is_waiting_a_year_worth_one_discount(amounts, rate):
    later = net_present_value([0, *amounts], rate)
    assert later == pytest.approx(net_present_value(amounts, rate) / (1 + rate), abs=1e-9)


@pytest.mark.parametrize(("months", "millions"), [(12, 1.393), (24, 2.655), (36, 3.796)])
def test_is_the_gain_of_prakerja_worth_what_the_key_says(months, millions):
    assert value_of_monthly_gain(122_500, 0.10, months) / 1e6 == pytest.approx(millions, abs=0.0005)
    by_month = sum(122_500 / (1 + 0.10 / 12) ** month for month in range(1, months + 1))
    assert value_of_monthly_gain(122_500, 0.10, months) == pytest.approx(by_month)


def test_pays_the_package_back_in_twenty_nine_months():
    assert months_to_break_even(3_550_000, 122_500) == 29
    assert months_to_break_even(0, 1) == 0
    assert months_to_break_even(300, 100) == 3


def test_is_a_gain_without_discounting_a_plain_product():
    assert value_of_monthly_gain(100, 0, 7) == 700


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: net_present_value([], 0.1), "flows"),
        (lambda: net_present_value([1], -1), "rate"),
        (lambda: value_of_monthly_gain(1, -0.1, 2), "yearly_rate"),
        (lambda: value_of_monthly_gain(1, 0.1, -2), "months"),
        (lambda: months_to_break_even(-1, 1), "cost"),
        (lambda: months_to_break_even(1, 0), "gain"),
    ],
)
def test_is_a_bad_argument_named(call, word):
    with pytest.raises(ValueError, match=word):
        call()
