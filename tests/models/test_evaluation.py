"""Questions about differences, difference in differences, and what a sample can see."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from akademi.models.evaluation import (
    design_effect,
    difference_in_differences,
    difference_in_means,
    persons_a_success,
    persons_needed,
    smallest_visible_effect,
)

money = st.floats(-5, 5)


def test_does_the_hand_example_give_fifteen_hundredths():
    assert difference_in_differences(1.20, 1.50, 1.10, 1.25) == pytest.approx(0.15)


@given(money, money, money, money, money)
def test_does_a_change_that_meets_both_groups_drop_out(a, b, c, d, common):
    plain = difference_in_differences(a, b, c, d)
    assert difference_in_differences(a, b + common, c, d + common) == pytest.approx(plain, abs=1e-9)
    # And so does what set the groups apart from the start.
    assert difference_in_differences(a + common, b + common, c, d) == pytest.approx(plain, abs=1e-9)


def test_is_the_error_that_of_welch():
    treated, control = [1.1, 1.5, 1.9, 1.3], [1.0, 1.2, 0.9]
    found = difference_in_means(treated, control)
    other = stats.ttest_ind(treated, control, equal_var=False)
    assert found.effect / found.standard_error == pytest.approx(other.statistic)
    low, high = found.interval()
    assert (low + high) / 2 == pytest.approx(found.effect)
    assert high - low == pytest.approx(2 * stats.norm.ppf(0.975) * found.standard_error)


@pytest.mark.parametrize(("effect", "persons"), [(0.05, 6280), (0.10, 1570), (0.30, 175)])
def test_are_the_samples_those_of_the_answer_key(effect, persons):
    assert persons_needed(effect) == pytest.approx(persons, abs=1)


@given(st.integers(2, 20_000), st.floats(0.2, 3))
def test_does_the_smallest_visible_effect_need_just_this_sample(per_arm, variation):
    smallest = smallest_visible_effect(per_arm, variation)
    assert abs(persons_needed(smallest, variation) - per_arm) <= 1


def test_sees_a_village_pilot_only_what_is_huge():
    assert smallest_visible_effect(30) == pytest.approx(0.723, abs=0.001)
    assert smallest_visible_effect(4 * 30) == pytest.approx(smallest_visible_effect(30) / 2)


def test_are_alike_neighbours_worth_fewer_people():
    assert design_effect(1, 0.5) == 1
    assert design_effect(20, 0.1) == pytest.approx(2.9)


def test_are_twenty_one_people_needed_for_one_job_at_prakerja():
    assert persons_a_success(0.047) == 21


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: difference_in_means([1], [1, 2]), "treated"),
        (lambda: difference_in_means([1, 2], [2, 3]).interval(95), "confidence"),
        (lambda: design_effect(0, 0.1), "cluster_size"),
        (lambda: design_effect(5, 2), "alikeness"),
        (lambda: persons_needed(0.1, 0), "variation"),
        (lambda: smallest_visible_effect(0), "per_arm"),
        (lambda: persons_a_success(4.7), "percentage points"),
    ],
)
def test_is_a_bad_argument_named(call, word):
    with pytest.raises(ValueError, match=word):
        call()


def test_agree_simulated_lotteries_with_the_power_promised():
    per_arm, effect, rng = 175, 0.30, np.random.default_rng(6)
    runs = 2000
    gains = rng.normal(effect, math.sqrt(2 / per_arm), runs)
    found = np.abs(gains) > 1.96 * math.sqrt(2 / per_arm)
    assert found.mean() == pytest.approx(0.80, abs=0.03)
