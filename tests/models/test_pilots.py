"""Questions about what a pilot that worked is worth."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.models.pilots import chance_it_fails, chance_it_works, chance_of_any, count_pilots

inner = st.floats(0.01, 0.99)


def test_has_the_example_the_figures_of_the_answer_key():
    assert chance_it_works(0.2, 0.8, 0.1) == pytest.approx(0.667, abs=5e-4)
    assert chance_it_works(0.2, 0.8, 0.1, 2) == pytest.approx(0.941, abs=5e-4)
    assert chance_it_fails(0.2, 0.8, 0.1) == pytest.approx(0.947, abs=5e-4)
    assert chance_of_any(0.05, 20) == pytest.approx(0.642, abs=5e-4)
    assert [chance_of_any(0.2, n) for n in (1, 3, 5, 10)] == pytest.approx([0.2, 0.488, 0.672, 0.893], abs=5e-4)


def test_can_a_thousand_ideas_be_counted_by_hand():
    found = count_pilots(0.2, 0.8, 0.1)
    assert (found.useful_positive, found.useful_negative) == pytest.approx((160, 40))
    assert (found.useless_positive, found.useless_negative) == pytest.approx((80, 720))
    assert found.positive == pytest.approx(240)


@given(inner, inner, inner)
def test_is_a_second_pilot_the_same_as_a_first_with_the_new_prior(prior, power, false_positive):
    after_one = chance_it_works(prior, power, false_positive)
    assert chance_it_works(prior, power, false_positive, 2) == pytest.approx(
        chance_it_works(after_one, power, false_positive)
    )


@given(inner, inner)
def test_teaches_a_pilot_nothing_that_succeeds_as_often_for_useless_ideas(prior, chance):
    assert chance_it_works(prior, chance, chance, 3) == pytest.approx(prior)
    assert chance_it_fails(prior, chance, chance) == pytest.approx(1 - prior)


def test_says_no_pilot_nothing_and_an_impossible_one_neither():
    assert chance_it_works(0.3, 0.8, 0.1, 0) == pytest.approx(0.3)
    assert math.isnan(chance_it_works(0.0, 0.8, 0.0))
    assert math.isnan(chance_it_fails(1.0, 1.0, 0.1))


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: chance_it_works(20, 0.8, 0.1), "prior"),
        (lambda: chance_it_works(0.2, 80, 0.1), "power"),
        (lambda: chance_it_fails(0.2, 0.8, 10), "false_positive"),
        (lambda: chance_it_works(0.2, 0.8, 0.1, -1), "positives"),
        (lambda: chance_of_any(5, 20), "chance"),
        (lambda: chance_of_any(0.05, 1.5), "tries"),
    ],
)
def test_does_an_error_name_what_is_wrong(call, word):
    with pytest.raises(ValueError, match=word):
        call()
