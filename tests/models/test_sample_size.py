"""Does the sample of an evaluation follow from what it must find?"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.models.sample_size import design_effect, persons_at_start, persons_per_group, spread_of_share


@pytest.mark.parametrize(("difference", "persons"), [(5, 6280), (10, 1570), (30, 175)])
def test_are_the_lesson_values_of_a_profit_trial_found_again(difference, persons):
    # Profit whose spread is as large as its mean, in percent of the mean.
    assert abs(persons_per_group(difference, 100) - persons) <= 1


def test_does_a_yes_or_no_indicator_follow_the_hand_example():
    # 20 percent at the start, 10 points more worth finding: 2 * (1.96 + 0.8416)^2 * 20 * 80 / 10^2 = 251.2
    assert spread_of_share(20) == pytest.approx(40)
    assert persons_per_group(10, spread_of_share(20)) == 252


def test_do_whole_villages_need_the_design_effect():
    assert design_effect(20, 0.05) == pytest.approx(1.95)
    assert persons_per_group(10, 40, per_village=20, likeness=0.05) == math.ceil(252 * 1.95)


def test_are_those_who_will_be_lost_enrolled_beforehand():
    assert persons_at_start(200, 0.2) == 500
    assert persons_at_start(200, 0) == 400


@given(st.floats(1, 50), st.floats(1, 50), st.floats(1, 40), st.floats(0, 1), st.floats(0, 0.9))
def test_is_nothing_ever_found_with_fewer_persons_when_it_becomes_harder(difference, spread, size, likeness, loss):
    plain = persons_per_group(difference, spread)
    assert persons_per_group(difference / 2, spread) >= plain
    assert persons_per_group(difference, spread, size, likeness) >= plain
    assert persons_at_start(plain, loss) >= 2 * plain


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: spread_of_share(0), "percent"),
        (lambda: spread_of_share(100), "percent"),
        (lambda: design_effect(0, 0.1), "per_village"),
        (lambda: design_effect(5, 1.1), "likeness"),
        (lambda: persons_per_group(0, 1), "effect"),
        (lambda: persons_per_group(1, 0), "spread"),
        (lambda: persons_at_start(10, 1), "loss"),
    ],
)
def test_is_a_value_that_makes_no_sense_refused_by_name(call, name):
    with pytest.raises(ValueError, match=name):
        call()
