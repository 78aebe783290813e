"""Questions to the measures of change: who gained, and was it growth or redistribution."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.measures import (
    decompose_change,
    fgt,
    growth_incidence_curve,
    headcount_ratio,
    pro_poor_growth_rate,
    quantile,
    watts,
)

TEN = [300, 450, 540, 600, 700, 900, 1200, 1500, 2000, 3000]
populations = st.lists(st.integers(1, 5000), min_size=2, max_size=25)


def test_is_a_quantile_the_first_value_that_reaches_the_share():
    assert quantile(TEN, 0.1) == 300
    assert quantile(TEN, 0.1000001) == 450
    assert quantile(TEN, [0, 0.3, 1]).tolist() == [300, 540, 3000]
    assert quantile([5, 1], 0.5, [1, 3]) == 1


@pytest.mark.parametrize("size", [7, 10, 24, 49, 100])
def test_does_rounding_never_push_a_quantile_over_a_step(size):
    values = np.arange(1.0, size + 1)
    shares = values / size
    assert quantile(values, shares).tolist() == values.tolist()
    assert quantile(values, shares, np.full(size, 0.1)).tolist() == values.tolist()


def test_does_the_growth_curve_show_a_loss_at_the_bottom():
    after = [240, *[amount * 1.1 for amount in TEN[1:]]]
    curve = growth_incidence_curve(TEN, after, percentiles=[10, 20, 100])
    assert curve.growth.tolist() == pytest.approx([-0.2, 0.1, 0.1])
    assert curve.before.tolist() == [300, 450, 3000]
    assert growth_incidence_curve(TEN, after).percentiles.tolist() == list(range(1, 100))


def test_is_growth_counted_a_year():
    assert growth_incidence_curve([100], [121], percentiles=[50], years=2).growth[0] == pytest.approx(0.1)


def test_is_pro_poor_growth_the_mean_growth_of_those_who_were_poor():
    # Line 600: the poor are the first three, who grow by 20, 10 and 0 percent; the rest do not count.
    after = [360, 495, 540, *[amount * 3 for amount in TEN[3:]]]
    assert pro_poor_growth_rate(TEN, after, 600) == pytest.approx(0.1)


@given(welfare=populations, factor=st.floats(0.5, 3))
def test_is_pro_poor_growth_that_of_the_mean_when_all_grow_alike(welfare, factor):
    line = max(welfare) + 1
    assert pro_poor_growth_rate(welfare, np.array(welfare) * factor, line) == pytest.approx(factor - 1)


@given(before=populations, data=st.data())
def test_is_the_logarithmic_growth_of_the_poor_the_fall_of_watts(before, data):
    # Ravallion and Chen (2003): for a line above all, minus the change of Watts over P0 is the mean of log growth.
    after = data.draw(st.lists(st.integers(1, 5000), min_size=len(before), max_size=len(before)))
    line = 6000
    curve = growth_incidence_curve(before, after, percentiles=(np.arange(len(before)) + 0.5) / len(before) * 100)
    fall = (watts(before, line) - watts(after, line)) / headcount_ratio(before, line)
    assert np.log1p(curve.growth).mean() == pytest.approx(fall, abs=1e-9)


@given(before=populations, after=populations, data=st.data())
def test_are_weights_the_same_as_repeated_rows(before, after, data):
    first = data.draw(st.lists(st.integers(1, 4), min_size=len(before), max_size=len(before)))
    second = data.draw(st.lists(st.integers(1, 4), min_size=len(after), max_size=len(after)))
    line = max(before) / 2 + 1 if min(before) <= max(before) / 2 else max(before) + 1
    weighted = pro_poor_growth_rate(before, after, line, first, second)
    repeated = pro_poor_growth_rate(np.repeat(before, first), np.repeat(after, second), line)
    assert weighted == pytest.approx(repeated, rel=1e-6, abs=1e-9)
    assert quantile(before, 0.37, first) == quantile(np.repeat(before, first), 0.37)


def test_is_poverty_change_all_growth_when_all_grow_alike():
    change = decompose_change(TEN, np.array(TEN) * 1.2, 600, alpha=1)
    assert change.growth == pytest.approx(fgt(np.array(TEN) * 1.2, 600, 1) - 0.085)
    assert change.redistribution == pytest.approx(0, abs=1e-15)


def test_is_poverty_change_all_redistribution_when_the_mean_stays():
    change = decompose_change([100, 900], [400, 600], 500, alpha=1, method="datt-ravallion")
    assert change.growth == 0
    assert change.redistribution == pytest.approx(0.1 - 0.4)


def test_does_a_hand_example_give_both_parts_and_the_residual():
    # Before 2 and 6 (mean 4), after 6 and 10 (mean 8), line 5, P1.
    # Growth first: 4 and 12 -> 0.1. Redistribution first: 3 and 5 -> 0.2. Before 0.3, after 0.
    datt = decompose_change([2, 6], [6, 10], 5, alpha=1, method="datt-ravallion")
    assert [datt.growth, datt.redistribution, datt.residual] == pytest.approx([-0.2, -0.1, 0.0])
    # P2: before 0.18, growth only 0.02, redistribution only 0.08, after 0.
    datt = decompose_change([2, 6], [6, 10], 5, alpha=2, method="datt-ravallion")
    assert [datt.growth, datt.redistribution, datt.residual] == pytest.approx([-0.16, -0.10, 0.08])
    shapley = decompose_change([2, 6], [6, 10], 5, alpha=2)
    assert [shapley.growth, shapley.redistribution, shapley.residual] == pytest.approx([-0.12, -0.06, 0.0])


@given(before=populations, after=populations, line=st.integers(1, 5000), alpha=st.sampled_from([0, 1, 2]))
def test_do_the_parts_add_up_and_does_shapley_average_both_references(before, after, line, alpha):
    shapley = decompose_change(before, after, line, alpha)
    forward = decompose_change(before, after, line, alpha, method="datt-ravallion")
    backward = decompose_change(before, after, line, alpha, method="datt-ravallion", reference="after")
    for change in (shapley, forward, backward):
        assert change.growth + change.redistribution + change.residual == pytest.approx(change.total, abs=1e-12)
    assert shapley.residual == 0
    assert shapley.growth == pytest.approx((forward.growth + backward.growth) / 2, abs=1e-12)
    assert forward.residual == pytest.approx(-backward.residual, abs=1e-12)


def test_can_each_year_have_its_own_prices_and_line():
    nominal = decompose_change(TEN, np.array(TEN) * 1.5, 600, 1, poverty_line_after=900)
    assert nominal.total == pytest.approx(0, abs=1e-15)
    assert nominal.growth == pytest.approx(0, abs=1e-15)


def test_do_unusable_arguments_name_themselves():
    with pytest.raises(ValueError, match="`before` bernilai nol"):
        growth_incidence_curve([0, 1], [1, 1])
    with pytest.raises(ValueError, match="`percentiles`"):
        growth_incidence_curve([1], [1], percentiles=[101])
    with pytest.raises(ValueError, match="`years`"):
        growth_incidence_curve([1], [1], years=0)
    with pytest.raises(ValueError, match="`shares`"):
        quantile([1], 50)
    with pytest.raises(ValueError, match="naikkan `poverty_line`"):
        pro_poor_growth_rate([10, 20], [10, 20], 5)
    with pytest.raises(ValueError, match="`before` berisi 1 nilai negatif"):
        pro_poor_growth_rate([-1, 20], [10, 20], 5)
    with pytest.raises(ValueError, match="`after` semuanya nol"):
        decompose_change([1], [0], 5)
    with pytest.raises(ValueError, match="`method`"):
        decompose_change([1], [1], 5, method="lain")
    with pytest.raises(ValueError, match="`reference`"):
        decompose_change([1], [1], 5, reference="lain")
    with pytest.raises(ValueError, match="`poverty_line_after`"):
        decompose_change([1], [1], 5, poverty_line_after=0)
