"""Questions about stag hunts, public goods, and a regency whose units wait for each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.models import joining as m


def test_have_the_stag_hunts_the_thresholds_of_the_answer_key():
    assert m.stag_hunt_threshold(4, 3) == pytest.approx(0.75)
    assert m.stag_hunt_threshold(5, 3) == pytest.approx(0.60)


def test_need_five_agencies_three_quarters_confidence_in_each_other():
    assert m.break_even_confidence(10, 3, 5) == pytest.approx(0.740, abs=5e-4)
    assert m.break_even_confidence(10, 3, 2) == pytest.approx(0.3)


@given(st.floats(0.1, 9), st.floats(0.1, 0.9), st.integers(2, 60))
def test_breaks_the_confidence_just_even(benefit, share, agencies):
    cost = benefit * share
    confidence = m.break_even_confidence(benefit, cost, agencies)
    assert confidence ** (agencies - 1) * benefit == pytest.approx(cost)
    assert confidence < m.break_even_confidence(benefit, cost, agencies + 1)


def test_gives_the_public_good_the_payoffs_of_the_answer_key():
    assert m.public_good_payoffs([20] * 5, 20, 0.4) == pytest.approx([40] * 5)
    assert m.public_good_payoffs([0] * 5, 20, 0.4) == pytest.approx([20] * 5)
    assert m.public_good_payoffs([0, 20, 20, 20, 20], 20, 0.4)[0] == pytest.approx(52)
    assert m.public_good_payoffs([20, 0, 0, 0, 0], 20, 0.4)[0] == pytest.approx(8)


@given(st.lists(st.floats(0, 20), min_size=2, max_size=8), st.floats(0.01, 0.99))
def test_gains_nobody_by_giving_more_alone_while_all_gain_by_giving_together(gifts, return_rate):
    before = m.public_good_payoffs(gifts, 20, return_rate)
    less = m.public_good_payoffs([0, *gifts[1:]], 20, return_rate)
    assert less[0] >= before[0] - 1e-9
    everything = m.public_good_payoffs([20] * len(gifts), 20, return_rate).sum()
    nothing = m.public_good_payoffs([0] * len(gifts), 20, return_rate).sum()
    assert (everything > nothing) == (return_rate * len(gifts) > 1)


def test_are_the_channels_those_of_the_answer_key():
    assert (m.channels(15), m.channels(66), m.channels(66, hub=True)) == (105, 2145, 65)


def test_does_a_small_regency_by_hand_tip_at_two_of_three():
    moved = m.Movement(np.array([0.2, 0.5, 0.6]))
    assert moved.joining([0.1, 0.2, 0.55, 1]).tolist() == [0, 1, 2, 3]
    assert moved.end(0.5) == 3
    assert moved.end(0.3) == 1
    assert moved.tipping_point() == 50
    assert m.Movement(moved.thresholds, pioneers=2).end(0.0) == 3


def test_moves_the_expectation_half_way_to_what_was_seen():
    moved = m.Movement(np.array([0.2, 0.5, 0.6]))
    assert moved.beliefs(0.5, 3) == pytest.approx([0.5, (0.5 + 2 / 3) / 2, ((0.5 + 2 / 3) / 2 + 2 / 3) / 2])
    assert moved.beliefs(0.5, 3, pace=1) == pytest.approx([0.5, 2 / 3, 1])


@given(st.floats(3.1, 9), st.floats(0, 1), st.floats(0, 0.8), st.integers(0, 66), st.floats(0, 1), st.floats(0, 0.25))
def test_joins_nobody_less_with_more_trust_more_benefit_less_leak_or_more_pioneers(
    together, cost, leak, pioneers, trust, spread
):
    alone = m.spread_of_payoffs(66, 3, spread)
    here = m.movement(alone, together, cost, leak, pioneers).end(trust)
    for other in (
        m.movement(alone, together + 0.5, cost, leak, pioneers).end(trust),
        m.movement(alone, together, cost / 2, leak, pioneers).end(trust),
        m.movement(alone, together, cost, leak / 2, pioneers).end(trust),
        m.movement(alone, together, cost, leak, min(66, pioneers + 3)).end(trust),
        m.movement(alone, together, cost, leak, pioneers).end(min(1, trust + 0.1)),
    ):
        assert other >= here
    assert here >= pioneers


@given(st.floats(0, 1), st.floats(3.5, 8), st.integers(0, 40))
def test_rests_the_count_where_it_ends(trust, together, pioneers):
    moved = m.movement(m.spread_of_payoffs(66, 3, 0.12), together, 0.4, 0, pioneers)
    end = int(moved.end(trust))
    assert moved.joining(end / 66) == end


def test_is_no_trust_enough_when_those_who_wait_have_the_same_benefit():
    alone = m.spread_of_payoffs(66, 3, 0.1)
    assert m.movement(alone, 8, leak=1).tipping_point() is None
    assert m.movement(alone, 8, leak=1).end(1.0) == 0


def test_are_the_payoffs_of_staying_alone_a_bell_around_its_middle():
    alone = m.spread_of_payoffs(66, 3, 0.12)
    assert np.median(alone) == pytest.approx(3)
    assert alone.std() == pytest.approx(0.36, rel=0.05)
    assert (np.diff(alone) > 0).all()


def test_are_the_inputs_left_as_they_were():
    alone = np.array([3.0, 2.0])
    gifts = np.array([1.0, 2.0])
    m.movement(alone, 5)
    m.public_good_payoffs(gifts, 20, 0.4)
    assert alone.tolist() == [3, 2]
    assert gifts.tolist() == [1, 2]


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: m.stag_hunt_threshold(3, 4), "together"),
        (lambda: m.stag_hunt_threshold(4, 3, 3), "abandoned"),
        (lambda: m.break_even_confidence(3, 10, 5), "cost"),
        (lambda: m.break_even_confidence(10, 3, 1), "agencies"),
        (lambda: m.public_good_payoffs([21], 20, 0.4), "gifts"),
        (lambda: m.public_good_payoffs([1], 20, -1), "return_rate"),
        (lambda: m.channels(0), "units"),
        (lambda: m.spread_of_payoffs(1, 3, 0.1), "units"),
        (lambda: m.spread_of_payoffs(5, 3, 0.5), "spread"),
        (lambda: m.Movement(np.array([0.5, 0.2])), "thresholds"),
        (lambda: m.Movement(np.array([0.2, 0.5]), 3), "pioneers"),
        (lambda: m.Movement(np.array([0.2])).beliefs(2, 3), "trust"),
        (lambda: m.movement([3, 3], 0), "together"),
        (lambda: m.movement([3, 3], 5, leak=2), "leak"),
    ],
)
def test_does_an_error_name_what_is_wrong(call, word):
    with pytest.raises(ValueError, match=word):
        call()
