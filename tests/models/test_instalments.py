"""Questions about loans: declining balance, flat, and one in terms of the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.models.instalments import balance, declining_instalment, flat_instalment, rate_behind

amounts = st.floats(1e5, 1e9)
rates = st.floats(0.0005, 0.1)
periods = st.integers(2, 120)


def test_are_the_instalments_those_of_the_answer_key():
    assert declining_instalment(50e6, 0.06 / 12, 36) == pytest.approx(1_521_097, abs=1)
    assert flat_instalment(50e6, 0.06 / 12, 36) == pytest.approx(1_638_889, abs=1)
    assert declining_instalment(50e6, 0.03, 36) == pytest.approx(2_290_190, abs=1)
    assert 36 * declining_instalment(50e6, 0.03, 36) - 50e6 == pytest.approx(32.4e6, abs=5e4)


def test_is_six_percent_flat_eleven_percent_on_the_balance():
    assert 12 * rate_behind(50e6, flat_instalment(50e6, 0.06 / 12, 36), 36) == pytest.approx(0.111, abs=0.0005)


@given(amounts, rates, periods)
def test_does_the_last_instalment_leave_nothing(principal, rate, count):
    owed = balance(principal, rate, count)
    assert owed[0] == principal
    assert abs(owed[-1]) < 1e-6 * principal
    assert all(owed[1:] < owed[:-1])


@given(amounts, rates, periods)
def test_is_flat_always_the_dearer(principal, rate, count):
    declining, flat = declining_instalment(principal, rate, count), flat_instalment(principal, rate, count)
    assert flat > declining
    assert rate_behind(principal, declining, count) == pytest.approx(rate, rel=1e-6)
    assert rate_behind(principal, flat, count) > rate


def test_costs_a_loan_without_interest_only_itself():
    assert declining_instalment(12, 0, 12) == flat_instalment(12, 0, 12) == 1
    assert rate_behind(12, 1, 12) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("arguments", "word"), [((0, 0.01, 12), "principal"), ((1, -0.01, 12), "rate"), ((1, 0.01, 0), "periods")]
)
def test_is_a_bad_argument_named(arguments, word):
    with pytest.raises(ValueError, match=word):
        declining_instalment(*arguments)


def test_is_a_loan_that_is_never_paid_back_refused():
    with pytest.raises(ValueError, match="do not pay back"):
        rate_behind(100, 5, 12)
