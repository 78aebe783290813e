"""Questions about amounts of money at the prices of one year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.models.constant_prices import at_prices_of, price_index

YEARS = range(2018, 2025)
rates = st.fixed_dictionaries({year: st.floats(-20, 80) for year in YEARS})


def test_is_a_wage_that_only_kept_up_with_prices_unchanged():
    inflation = {2019: 10.0, 2020: 20.0}
    assert price_index(inflation, 2018, 2020) == pytest.approx(1.32)
    assert at_prices_of(1_320_000, 2020, 2018, inflation) == pytest.approx(1_000_000)
    assert at_prices_of(1_000_000, 2018, 2020, inflation) == pytest.approx(1_320_000)


@given(rates, st.sampled_from(YEARS), st.sampled_from(YEARS))
def test_does_there_and_back_give_the_same_amount(inflation, one, other):
    there = at_prices_of(500.0, one, other, inflation)
    assert at_prices_of(there, other, one, inflation) == pytest.approx(500.0)


@given(rates, st.sampled_from(YEARS), st.floats(-50, 100))
def test_does_the_inflation_of_the_base_year_itself_not_matter(inflation, year, other):
    assert price_index({**inflation, 2018: other}, 2018, year) == price_index(inflation, 2018, year)


def test_is_a_year_without_inflation_named():
    with pytest.raises(ValueError, match="2020"):
        price_index({2019: 1.0}, 2018, 2021)
    with pytest.raises(ValueError, match="2019"):
        price_index({2019: float("nan")}, 2018, 2019)
