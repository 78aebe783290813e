"""Questions about growth rates, doubling, and what is left over."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.models.growth_accounting import (
    YOUNG_1995,
    Inputs,
    account,
    doubling_time,
    dual_residual,
    growth_rate,
    implied_return_growth,
    implied_wage_growth,
)

rates = st.floats(-20, 20)
shares = st.floats(0, 1)


def test_grows_a_hundred_to_a_hundred_and_twenty_one_in_two_years_at_ten_percent():
    assert growth_rate(100, 121, 2) == pytest.approx(10)


def test_doubles_seven_and_a_half_percent_in_nine_and_a_half_years():
    # Indonesia and Korea, 1960 to 1990, Maddison Project Database 2023.
    assert doubling_time(growth_rate(1548, 13874, 30)) == pytest.approx(9.49, abs=0.01)
    assert doubling_time(growth_rate(1613, 4007, 30)) == pytest.approx(22.85, abs=0.02)


@given(st.floats(0.1, 40))
def test_has_a_quantity_doubled_after_its_doubling_time(rate):
    assert (1 + rate / 100) ** doubling_time(rate) == pytest.approx(2)


@given(st.floats(0.01, 1e6), st.floats(-30, 30), st.integers(1, 80))
def test_is_the_rate_found_again_from_the_end_value(first, rate, years):
    assert growth_rate(first, first * (1 + rate / 100) ** years, years) == pytest.approx(rate, abs=1e-6)


def test_leaves_a_workshop_one_point_after_machines_and_hands():
    found = account(Inputs(output=8, capital=10, labour=4, capital_share=0.5))
    assert (found.capital, found.labour, found.residual) == (5, 2, 1)


@pytest.mark.parametrize(
    ("economy", "residual", "published", "digits"),
    [
        ("singapura", 0.15, 0.2, 0.05),
        ("korea", 1.73, 1.7, 0.05),
        ("hong_kong", 2.31, None, 0),
        ("taiwan", 2.60, None, 0),
    ],
)
def test_agree_the_residuals_of_young_with_those_that_hsieh_quotes(economy, residual, published, digits):
    found = account(YOUNG_1995[economy]).residual
    assert found == pytest.approx(residual, abs=0.005)
    if published is not None:
        assert found == pytest.approx(published, abs=digits)


def test_does_the_capital_output_ratio_grow_as_hsieh_writes():
    assert implied_return_growth(YOUNG_1995["korea"]) == pytest.approx(-3.4)
    assert implied_return_growth(YOUNG_1995["singapura"]) == pytest.approx(-2.8)


@given(rates, rates, rates, shares)
def test_lead_both_doors_to_the_same_room_when_prices_follow_quantities(output, capital, labour, share):
    inputs = Inputs(output, capital, labour, share)
    dual = dual_residual(implied_return_growth(inputs), implied_wage_growth(inputs), share)
    assert dual == pytest.approx(account(inputs).residual, abs=1e-9)


@given(rates, rates, rates, shares)
def test_add_the_sources_up_to_the_growth_of_output(output, capital, labour, share):
    found = account(Inputs(output, capital, labour, share))
    assert found.capital + found.labour + found.residual == pytest.approx(output, abs=1e-9)


def test_raises_a_steady_return_singapores_residual_by_more_than_a_point():
    singapore = YOUNG_1995["singapura"]
    dual = dual_residual(0.0, implied_wage_growth(singapore), singapore.capital_share)
    assert dual - account(singapore).residual == pytest.approx(0.491 * 2.8)


def test_is_an_author_told_which_number_cannot_be_used():
    with pytest.raises(ValueError, match="first and last"):
        growth_rate(0, 5, 3)
    with pytest.raises(ValueError, match="years"):
        growth_rate(1, 5, 0)
    for rate in (0, -1):
        with pytest.raises(ValueError, match="rate"):
            doubling_time(rate)
    with pytest.raises(ValueError, match="not a percentage"):
        account(Inputs(1, 1, 1, 49.1))
    with pytest.raises(ValueError, match="capital_share"):
        dual_residual(1, 1, -0.1)
    assert math.isfinite(dual_residual(1, 1, 1))
