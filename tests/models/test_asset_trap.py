"""Questions about the asset trap."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akademi.models.asset_trap import (
    ConcaveMap,
    TrapMap,
    cobweb,
    concave_twin,
    crowd,
    fixed_points,
    iterate,
    share_below,
    smallest_transfer,
    threshold_of,
    trap_map,
)

TOY = TrapMap()


def test_has_the_toy_the_fixed_points_of_the_answer_key():
    points = fixed_points(TOY)
    assert [point.assets for point in points] == pytest.approx([0, 1.4207, 6.9524], abs=5e-5)
    assert [point.slope for point in points] == pytest.approx([0.5, 2.09, 0.51], abs=5e-3)
    assert [point.stable for point in points] == [True, False, True]


def test_does_a_household_at_1_4_fall_and_one_at_1_5_rise():
    end = iterate(TOY, [1.4, 1.5], 60)[-1]
    assert end == pytest.approx([0, 6.9524], abs=1e-4)


def test_is_a_step_computed_by_hand_right():
    # 0.5 * 2 + 3.5 * 16 / (16 + 16) = 2.75
    assert TOY(2.0) == pytest.approx(2.75)
    assert TOY([0.0, 2.0]) == pytest.approx([0.0, 2.75])


@given(st.floats(0.2, 4.5))
def test_lies_the_threshold_where_it_was_asked_for(threshold):
    assert threshold_of(trap_map(threshold)) == pytest.approx(threshold, rel=1e-9)


@pytest.mark.parametrize("threshold", [0, -1, 5.25, 6])
def test_is_an_impossible_threshold_refused(threshold):
    with pytest.raises(ValueError, match=r"between 0 and 5\.25"):
        trap_map(threshold)


@given(st.floats(0.05, 9.0))
@settings(max_examples=40)
def test_has_every_household_a_way_up_on_the_concave_map(start):
    twin = concave_twin(TOY)
    assert threshold_of(twin) is None
    assert twin.steady_state == pytest.approx(fixed_points(TOY)[-1].assets)
    assert iterate(twin, start, 80)[-1] == pytest.approx(twin.steady_state, rel=1e-6)


@given(st.floats(0, 9))
def test_is_the_slope_the_change_of_the_map(assets):
    step = 1e-6
    for asset_map in (TOY, ConcaveMap()):
        if assets > 0.01:
            rise = (asset_map(assets + step) - asset_map(assets - step)) / (2 * step)
            assert asset_map.slope(assets) == pytest.approx(rise, abs=1e-4)


def test_does_a_transfer_below_the_threshold_fade():
    needed = smallest_transfer(TOY, 1.0)
    assert needed == pytest.approx(0.4207, abs=5e-5)
    assert iterate(TOY, 1.0, 80, transfer=needed - 0.01)[-1] < 0.01
    assert iterate(TOY, 1.0, 80, transfer=needed + 0.01)[-1] > 6.9


def test_must_a_transfer_also_cover_the_shock_that_follows():
    needed = smallest_transfer(TOY, 1.0, shock=0.3)
    assert iterate(TOY, 1.0, 80, transfer=needed - 0.01, shock=0.3, shock_period=0)[-1] < 0.01
    assert iterate(TOY, 1.0, 80, transfer=needed + 0.01, shock=0.3, shock_period=0)[-1] > 6.9
    assert smallest_transfer(TOY, 1.0, shock=1) is None
    assert smallest_transfer(concave_twin(TOY), 1.0) == 0
    assert smallest_transfer(TOY, 3.0) == 0


def test_can_a_shock_push_a_household_back_below_the_threshold():
    path = iterate(TOY, 1.6, 80, shock=0.6, shock_period=2)
    assert path[2] == pytest.approx(0.4 * float(TOY(TOY(1.6))))
    assert path[-1] < 0.01


def test_goes_the_cobweb_from_line_to_map_and_back():
    corners = cobweb([1.0, 2.0, 3.0])
    assert corners.tolist() == [[1, 1], [1, 2], [2, 2], [2, 3], [3, 3]]


def test_is_the_village_the_same_each_time_and_its_share_counted():
    assert np.array_equal(crowd(seed=7), crowd(seed=7))
    assert not np.array_equal(crowd(seed=7), crowd(seed=8))
    assert crowd(5).shape == (5,)
    assert share_below([1.0, 1.4, 2.0], 1.42) == pytest.approx(2 / 3)


def test_are_inputs_left_unchanged():
    start = np.array([1.0, 2.0])
    iterate(TOY, start, 3, transfer=1, shock=0.5, shock_period=0)
    assert start.tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: TOY([-1.0]), "assets"),
        (lambda: TOY([np.nan]), "assets"),
        (lambda: iterate(TOY, 1.0, -1), "periods"),
        (lambda: iterate(TOY, 1.0, 1, transfer=-1), "transfer"),
        (lambda: iterate(TOY, 1.0, 1, shock=2), "shock"),
        (lambda: TrapMap(retention=1), "retention"),
        (lambda: TrapMap(gain=0), "gain"),
        (lambda: TrapMap(steepness=1), "steepness"),
        (lambda: ConcaveMap(curvature=1), "curvature"),
        (lambda: ConcaveMap(productivity=0), "productivity"),
        (lambda: share_below([], 1), "assets"),
        (lambda: crowd(0), "households"),
        (lambda: cobweb([[1.0]]), "path"),
        (lambda: fixed_points(TOY, highest=0), "highest"),
        (lambda: concave_twin(TrapMap(gain=0.1)), "steady state"),
        (lambda: smallest_transfer(TOY, 1, shock=-1), "shock"),
    ],
)
def test_does_an_error_name_what_is_wrong(call, word):
    with pytest.raises(ValueError, match=word):
        call()
