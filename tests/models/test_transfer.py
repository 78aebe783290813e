"""Questions to money that changes hands among the poor."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.measures import aggregate_shortfall, fgt
from akademi.models.transfer import TEN_PEOPLE, after_transfer, indices, spend_budget

LINE = 600
spendings = st.lists(st.integers(50, 1500), min_size=1, max_size=25)


def test_are_the_indices_of_the_ten_those_of_the_hand_calculation():
    ten = indices(TEN_PEOPLE, LINE)
    assert (ten.p0, ten.p1, ten.p2) == pytest.approx((0.3, 0.085, 0.03225))
    assert ten.gini == pytest.approx(0.3749, abs=5e-5)


def test_does_p0_prefer_the_nearest_and_p2_the_poorest():
    nearest = indices(after_transfer(TEN_PEOPLE, 60, receiver=2), LINE)
    poorest = indices(after_transfer(TEN_PEOPLE, 60, receiver=0), LINE)
    assert (nearest.p0, nearest.p1, nearest.p2) == pytest.approx((0.2, 0.075, 0.03125))
    assert (poorest.p0, poorest.p1, poorest.p2) == pytest.approx((0.3, 0.075, 0.02325))


def test_is_the_money_kept_and_the_input_left_alone():
    before = np.array(TEN_PEOPLE)
    after = after_transfer(before, 100, receiver=0, giver=9)
    assert after.sum() == before.sum()
    assert tuple(before) == TEN_PEOPLE


@pytest.mark.parametrize(("name", "arguments"), [
    ("amount", {"amount": -1, "receiver": 0}),
    ("amount", {"amount": 301, "receiver": 1, "giver": 0}),
    ("receiver", {"amount": 1, "receiver": 10}),
    ("giver", {"amount": 1, "receiver": 0, "giver": -1}),
])  # fmt: skip
def test_does_the_refusal_name_the_argument(name, arguments):
    with pytest.raises(ValueError, match=name):
        after_transfer(TEN_PEOPLE, **arguments)


def test_how_do_three_offices_spend_the_same_money():
    # Shortfalls 300, 150 and 60; the budget is 210: the two nearest, 70 each, or a floor of 480.
    assert spend_budget(TEN_PEOPLE, LINE, 210, "nearest")[:3] == pytest.approx([300, 600, 600])
    assert spend_budget(TEN_PEOPLE, LINE, 210, "equal")[:3] == pytest.approx([370, 520, 610])
    assert spend_budget(TEN_PEOPLE, LINE, 210, "poorest")[:3] == pytest.approx([480, 480, 540])


@given(spendings, st.floats(0, 1), st.sampled_from(["nearest", "poorest"]))
def test_is_the_whole_budget_spent_and_nobody_lifted_over_the_line(people, part, first):
    budget = part * aggregate_shortfall(people, LINE)
    gifts = spend_budget(people, LINE, budget, first) - people
    assert gifts.min() >= -1e-9
    assert gifts.sum() == pytest.approx(budget, abs=1e-6 * (1 + budget))
    assert np.all(gifts <= np.maximum(LINE - np.array(people), 0) + 1e-9)


@given(spendings, st.floats(0.05, 0.95))
def test_does_each_order_win_by_its_own_index(people, part):
    budget = part * aggregate_shortfall(people, LINE)
    judged = {first: spend_budget(people, LINE, budget, first) for first in ("nearest", "equal", "poorest")}
    for index, winner in ((0, "nearest"), (2, "poorest")):
        scores = {first: fgt(after, LINE, index) for first, after in judged.items()}
        # Dust: money that ends a rounding error under the line still counts as poor.
        assert scores[winner] <= min(scores.values()) + (1 / len(people) + 1e-9 if index == 0 else 1e-9)


@given(spendings, st.floats(0, 2))
def test_is_a_weight_of_three_the_same_as_three_people(people, part):
    budget = part * aggregate_shortfall(people, LINE)
    for first in ("equal", "poorest"):
        weighted = spend_budget(people, LINE, 3 * budget, first, weights=np.full(len(people), 3))
        assert weighted == pytest.approx(spend_budget(people, LINE, budget, first))


def test_does_an_unknown_order_name_the_known_ones():
    with pytest.raises(ValueError, match="nearest, equal"):
        spend_budget(TEN_PEOPLE, LINE, 10, "richest")
    with pytest.raises(ValueError, match="budget"):
        spend_budget(TEN_PEOPLE, LINE, -1, "equal")
