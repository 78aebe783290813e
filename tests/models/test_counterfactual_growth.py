"""Questions about a country that borrows another's path of one driver."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.models.counterfactual_growth import (
    History,
    Parameters,
    assumption_range,
    capital_path,
    counterfactual,
    log_residual,
    residual_spread,
    sources_of_growth,
    with_spread,
)

YEARS = 30


def country(growth=0.02, investment=0.2, schooling=1.5, population=0.015, years=YEARS):
    time = np.arange(years)
    return History(
        1000 * (1 + growth) ** time,
        np.full(years, investment),
        schooling * 1.005**time,
        10 * (1 + population) ** time,
    )


countries = st.builds(
    country,
    growth=st.floats(-0.02, 0.08),
    investment=st.floats(0.02, 0.5),
    schooling=st.floats(1, 3),
    population=st.floats(0, 0.03),
)
choices = st.builds(Parameters, st.floats(0.2, 0.6), st.floats(0.02, 0.1), st.floats(0.5, 4))


def test_is_capital_what_was_kept_and_what_was_added_over_more_people():
    history = History([100.0, 110.0], [0.3, 0.3], [1.0, 1.0], [10.0, 11.0])
    # 2 years of output, 6 percent worn, 30 invested, spread over a tenth more people.
    assert capital_path(history, Parameters()) == pytest.approx([200, (0.94 * 200 + 30) * 10 / 11])


@given(countries, choices)
def test_gives_borrowing_from_oneself_ones_own_history_back(history, parameters):
    for driver in ("investment", "schooling", "population", "residual", "all"):
        path = counterfactual(history, history, driver, parameters)
        assert path == pytest.approx(history.output, rel=1e-9)


@given(countries, countries, choices)
def test_takes_all_drivers_the_lenders_growth_up_to_the_first_years_schooling(receiver, lender, parameters):
    path = counterfactual(receiver, lender, "all", parameters)
    start = (lender.schooling[0] / receiver.schooling[0]) ** (1 - parameters.capital_share)
    assert path[0] == pytest.approx(receiver.output[0] * start)


def test_grows_the_borrower_of_everything_like_the_lender_when_both_begin_with_the_same_schooling():
    receiver, lender = country(0.01), country(0.06, investment=0.35)
    path = counterfactual(receiver, lender, "all", Parameters())
    assert path / path[0] == pytest.approx(lender.output / lender.output[0])


@given(countries, choices)
def test_add_the_sources_up_to_growth(history, parameters):
    found = sources_of_growth(history, parameters)
    assert found["capital"] + found["schooling"] + found["residual"] == pytest.approx(found["output"], abs=1e-9)


def test_helps_more_investment_but_ever_less():
    receiver = country(investment=0.15)
    gains = [
        counterfactual(receiver, country(investment=share), "investment", Parameters())[-1] for share in (0.2, 0.3, 0.4)
    ]
    assert receiver.output[-1] < gains[0] < gains[1] < gains[2]
    assert gains[2] / gains[1] < gains[1] / gains[0]


def test_lies_the_middle_path_within_the_narrow_band():
    receiver, lender = country(0.02), country(0.05, investment=0.35)
    low, high = assumption_range(receiver, lender, "investment")
    middle = counterfactual(receiver, lender, "investment", Parameters())
    assert np.all(low <= middle + 1e-9)
    assert np.all(middle <= high + 1e-9)
    assert low[-1] < high[-1]


def test_begins_the_wide_band_at_nothing_and_is_it_symmetric_in_the_logarithm():
    others = [country(g) for g in (0.0, 0.02, 0.05)]
    spread = residual_spread(others, Parameters())
    assert spread[0] == 0
    assert spread[-1] == pytest.approx(
        np.std([log_residual(o, Parameters())[-1] - log_residual(o, Parameters())[0] for o in others], ddof=1)
    )
    low, high = with_spread(others[1].output, spread)
    assert low * high == pytest.approx(others[1].output ** 2)


def test_changes_nothing_that_it_was_given():
    receiver, lender = country(), country(0.05)
    before = receiver.output.copy()
    counterfactual(receiver, lender, "all", Parameters())
    assert receiver.output.tolist() == before.tolist()


def test_is_an_author_told_what_does_not_fit():
    with pytest.raises(ValueError, match="investment has shape"):
        History([1.0, 2.0], [0.1], [1.0, 1.0], [1.0, 1.0])
    with pytest.raises(ValueError, match="schooling holds a missing value"):
        History([1.0, 2.0], [0.1, 0.1], [1.0, np.nan], [1.0, 1.0])
    with pytest.raises(ValueError, match="population must be above 0"):
        History([1.0, 2.0], [0.1, 0.1], [1.0, 1.0], [1.0, 0.0])
    with pytest.raises(ValueError, match="driver is 'culture'"):
        counterfactual(country(), country(), "culture", Parameters())
    with pytest.raises(ValueError, match="same years"):
        counterfactual(country(), country(years=9), "all", Parameters())
    with pytest.raises(ValueError, match="at least three"):
        residual_spread([country()], Parameters())
    for wrong in ({"capital_share": 40}, {"depreciation": 1.0}, {"first_ratio": 0.0}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            Parameters(**wrong)
