"""Questions about credit, school and inheritance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.models import galor_zeira as gz

TOY = gz.Economy()


def test_has_the_toy_the_thresholds_and_steady_states_of_the_answer_key():
    assert gz.schooling_threshold(TOY) == pytest.approx(11.33, abs=5e-3)
    assert gz.poverty_threshold(TOY) == pytest.approx(12)
    assert gz.low_steady_state(TOY) == pytest.approx(10)
    assert gz.high_steady_state(TOY) == pytest.approx(36)
    assert all(gz.trap_conditions(TOY).values())


def test_does_a_family_that_went_to_school_on_credit_fall_back():
    path = gz.generations(TOY, [11.9, 12.1], 60)
    assert gz.goes_to_school(TOY, 11.9)
    assert not gz.goes_to_school(TOY, 11.3)
    assert path[-1] == pytest.approx([10, 36], abs=1e-3)


def test_is_a_bequest_computed_by_hand_right():
    # (9 + 2) * 1.5 + 2 = 18.5, half of it left; (12 - 20) * 3 + 48 = 24; (30 - 20) * 1.5 + 48 = 63
    assert gz.bequest(TOY, [9, 12, 30]) == pytest.approx([9.25, 12, 31.5])


def test_frees_a_scholarship_of_more_than_three_a_family_that_inherits_nine():
    assert gz.scholarship_needed(TOY, 9) == pytest.approx(3)
    assert gz.generations(TOY, 9, 200, scholarship=3)[-1] == pytest.approx(12)
    assert gz.generations(TOY, 9, 200, scholarship=3.01)[-1] == pytest.approx(36)
    assert gz.generations(TOY, 9, 200, scholarship=2.99)[-1] == pytest.approx(10)
    assert gz.scholarship_needed(TOY, 20) == 0


def test_does_the_trap_vanish_below_a_borrowing_rate_of_1_8():
    assert gz.borrowing_rate_without_trap(TOY) == pytest.approx(1.8)
    above, at, below = (gz.with_borrowing_rate(TOY, rate) for rate in (1.81, 1.8, 1.79))
    assert gz.has_trap(above)
    assert gz.has_trap(at)
    assert not gz.has_trap(below)
    assert gz.generations(above, 0, 400)[-1] == pytest.approx(10)
    assert gz.generations(below, 0, 400)[-1] == pytest.approx(36)


def test_rises_everyone_when_credit_costs_1_5():
    cheap = gz.with_borrowing_rate(TOY, 1.5)
    assert gz.schooling_threshold(cheap) == pytest.approx(7)
    assert gz.poverty_threshold(cheap) is None
    assert gz.scholarship_needed(cheap, 9) == 0
    assert gz.generations(cheap, np.linspace(0, 40, 9), 100)[-1] == pytest.approx(np.full(9, 36), abs=1e-3)


@given(st.floats(1.81, 4.0), st.floats(0, 40))
def test_ends_every_family_on_the_side_of_the_threshold_where_it_began(rate, inheritance):
    economy = gz.with_borrowing_rate(TOY, rate)
    threshold = gz.poverty_threshold(economy)
    if threshold is not None and abs(inheritance - threshold) > 0.1:
        end = gz.generations(economy, inheritance, 300)[-1]
        assert end == pytest.approx(10 if inheritance < threshold else 36, abs=0.01)


@given(st.floats(0, 60), st.floats(0, 60))
def test_leaves_a_richer_family_no_less(first, second):
    poorer, richer = sorted([first, second])
    assert gz.bequest(TOY, poorer) <= gz.bequest(TOY, richer) + 1e-12


def test_is_a_market_without_a_gap_no_hurdle():
    assert gz.schooling_threshold(gz.with_borrowing_rate(TOY, 0.5)) == float("-inf")
    assert gz.schooling_threshold(gz.Economy(borrowing_rate=0.5, skilled_wage=1)) == float("inf")


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: gz.Economy(borrowing_rate=0.4), "borrowing_rate"),
        (lambda: gz.Economy(consumption_share=1), "consumption_share"),
        (lambda: gz.Economy(lending_rate=-1), "lending_rate"),
        (lambda: gz.Economy(skilled_wage=-1), "skilled_wage"),
        (lambda: gz.bequest(TOY, -1), "inheritance"),
        (lambda: gz.generations(TOY, 1, -1), "count"),
        (lambda: gz.generations(TOY, 1, 1, scholarship=-1), "scholarship"),
        (lambda: gz.low_steady_state(gz.Economy(lending_rate=1.2)), "lending_rate"),
        (lambda: gz.borrowing_rate_without_trap(gz.Economy(schooling_cost=5)), "schooling_cost"),
    ],
)
def test_does_an_error_name_what_is_wrong(call, word):
    with pytest.raises(ValueError, match=word):
        call()
