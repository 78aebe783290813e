"""Questions to the inequality measures: hand examples, published values, axioms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.measures import (
    atkinson,
    decompose_generalised_entropy,
    generalised_entropy,
    gini,
    lorenz,
    lorenz_share,
    mean_log_deviation,
    palma,
    theil,
)

TEN = [300, 450, 540, 600, 700, 900, 1200, 1500, 2000, 3000]
populations = st.lists(st.integers(1, 5000), min_size=2, max_size=30)
MEASURES = {
    "gini": gini,
    "GE(-1)": lambda y, w=None: generalised_entropy(y, -1, w),
    "GE(0)": mean_log_deviation,
    "GE(0.5)": lambda y, w=None: generalised_entropy(y, 0.5, w),
    "GE(1)": theil,
    "GE(2)": lambda y, w=None: generalised_entropy(y, 2, w),
    "GE(3.5)": lambda y, w=None: generalised_entropy(y, 3.5, w),
    "Atkinson(0.5)": lambda y, w=None: atkinson(y, 0.5, w),
    "Atkinson(1)": lambda y, w=None: atkinson(y, 1, w),
    "Atkinson(2)": lambda y, w=None: atkinson(y, 2, w),
}
each_measure = pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES.keys())


def test_does_the_gini_of_ten_households_give_the_answer_key():
    assert round(gini(TEN), 4) == 0.3749


def test_do_two_persons_give_each_index_by_hand():
    # Welfare 1 and 3, mean 2: ratios 0.5 and 1.5.
    assert gini([1, 3]) == pytest.approx(0.25)
    assert theil([1, 3]) == pytest.approx((0.5 * np.log(0.5) + 1.5 * np.log(1.5)) / 2)
    assert mean_log_deviation([1, 3]) == pytest.approx(-(np.log(0.5) + np.log(1.5)) / 2)
    assert generalised_entropy([1, 3], 2) == pytest.approx(0.125)
    assert generalised_entropy([1, 3], -1) == pytest.approx((2 + 2 / 3) / 2 / 2 - 0.5)
    assert atkinson([1, 3], 1) == pytest.approx(1 - 3**0.5 / 2)
    assert atkinson([1, 3], 2) == pytest.approx(1 - 1.5 / 2)
    assert atkinson([1, 3], 0) == 0


def test_does_it_agree_with_values_printed_for_r_packages():
    # R ineq: `ineq(rep(c(10, 100), times = c(9, 1)))` prints 0.4263158 (Statistics Slam Dunk, Manning).
    assert round(gini([10] * 9 + [100]), 7) == 0.4263158
    # R REAT 2.1.0, help page of `theil`, an example of Störmann (2009): 0.2326302. Its form is the mean log deviation.
    assert round(mean_log_deviation([10, 10, 10, 20, 50]), 7) == 0.2326302
    # pysal `inequality` 1.1.2, documentation of the class Atkinson: 0.06315 and 0.13161.
    assert round(atkinson([10, 20, 30, 40, 50], 0.5), 5) == 0.06315
    assert round(atkinson([10, 20, 30, 40, 50], 1), 5) == 0.13161


def test_is_the_lorenz_curve_the_cumulated_shares():
    curve = lorenz([3, 1])
    assert curve.population_share.tolist() == [0, 0.5, 1]
    assert curve.welfare_share.tolist() == [0, 0.25, 1]


def test_does_the_palma_ratio_compare_the_tenth_household_with_the_first_four():
    assert palma(TEN) == pytest.approx(3000 / (300 + 450 + 540 + 600))


def test_does_a_lorenz_share_lie_on_a_straight_line_between_points():
    assert lorenz_share([1, 3], 0.25) == pytest.approx(0.125)
    assert lorenz_share([1, 3], [0, 0.5, 1]).tolist() == [0, 0.25, 1]


@given(welfare=populations, data=st.data())
def test_is_the_gini_one_less_twice_the_area_under_the_lorenz_curve(welfare, data):
    weights = data.draw(st.lists(st.floats(0.1, 9), min_size=len(welfare), max_size=len(welfare)))
    curve = lorenz(welfare, weights)
    assert gini(welfare, weights) == pytest.approx(1 - 2 * np.trapezoid(*reversed(curve)), abs=1e-12)


@given(welfare=populations)
def test_is_the_gini_the_mean_difference_of_all_pairs(welfare):
    pairs = np.abs(np.subtract.outer(welfare, welfare))
    assert gini(welfare) == pytest.approx(pairs.mean() / (2 * np.mean(welfare)), abs=1e-12)


@given(welfare=st.lists(st.sampled_from([5, 5, 7]), min_size=2, max_size=12), seed=st.integers(0, 99))
def test_does_the_order_of_ties_not_matter(welfare, seed):
    random = np.random.default_rng(seed)
    weights = random.uniform(0.5, 4, len(welfare))
    mixed = random.permutation(len(welfare))
    expected = gini(welfare, weights)
    assert gini(np.array(welfare)[mixed], weights[mixed]) == pytest.approx(expected, abs=1e-13)
    distinct = [5, 7]
    merged = [weights[np.array(welfare) == value].sum() for value in distinct]
    assert gini(distinct, merged) == pytest.approx(expected, abs=1e-13)


@each_measure
@given(welfare=populations, copies=st.integers(2, 4), factor=st.sampled_from([0.25, 3.0, 1e6]))
def test_do_copies_or_another_currency_change_anything(measure, welfare, copies, factor):
    expected = measure(welfare)
    assert measure(welfare * copies) == pytest.approx(expected, rel=1e-9, abs=1e-11)
    assert measure(np.array(welfare) * factor) == pytest.approx(expected, rel=1e-9, abs=1e-11)


@each_measure
@given(welfare=populations, data=st.data())
def test_are_weights_the_same_as_repeated_rows(measure, welfare, data):
    counts = data.draw(st.lists(st.integers(0, 4), min_size=len(welfare), max_size=len(welfare)).filter(any))
    repeated = np.repeat(welfare, counts)
    assert measure(welfare, counts) == pytest.approx(measure(repeated), rel=1e-9, abs=1e-11)


@each_measure
@given(poorer=st.integers(10, 500), apart=st.integers(20, 500), others=populations)
def test_does_a_transfer_from_richer_to_poorer_lower_inequality(measure, poorer, apart, others):
    before = [poorer, poorer + apart, *others]
    after = [poorer + 5, poorer + apart - 5, *others]
    assert measure(after) < measure(before)


@each_measure
def test_is_inequality_zero_when_all_have_the_same(measure):
    assert 0 <= measure([0.1] * 7) < 1e-15
    assert 0 <= measure([0.1] * 7, [1, 2, 3, 4, 5, 6, 0.7]) < 1e-15


@given(welfare=populations, alpha=st.sampled_from([-1, 0, 0.3, 1, 2, 3]), data=st.data())
def test_do_within_and_between_add_up_to_the_whole(welfare, alpha, data):
    size = len(welfare)
    groups = data.draw(st.lists(st.sampled_from([3513, 3574, 3578]), min_size=size, max_size=size))
    weights = data.draw(st.lists(st.integers(1, 9), min_size=size, max_size=size))
    parts = decompose_generalised_entropy(welfare, groups, alpha, weights)
    assert parts.within + parts.between == pytest.approx(parts.total, rel=1e-9, abs=1e-11)
    assert parts.welfare_shares.sum() == pytest.approx(1)


def test_is_all_inequality_between_when_groups_are_equal_inside():
    parts = decompose_generalised_entropy([1, 1, 4, 4], ["a", "a", "b", "b"])
    assert parts.within == pytest.approx(0, abs=1e-15)
    assert parts.between == pytest.approx(theil([1, 4]))


@pytest.mark.parametrize("alpha", [1e-9, 1 - 1e-9, 1 + 1e-9, -1e-9])
def test_do_values_close_to_the_limits_keep_their_digits(alpha):
    limit = mean_log_deviation(TEN) if abs(alpha) < 0.5 else theil(TEN)
    assert generalised_entropy(TEN, alpha) == pytest.approx(limit, rel=1e-7)


@given(welfare=populations, epsilon=st.sampled_from([0.25, 0.5, 0.75, 2, 3]))
def test_do_atkinson_and_entropy_tell_the_same_story(welfare, epsilon):
    # Atkinson is a rising function of GE(1 - epsilon).
    alpha = 1 - epsilon
    entropy = generalised_entropy(welfare, alpha)
    expected = 1 - (1 + alpha * (alpha - 1) * entropy) ** (1 / alpha)
    assert atkinson(welfare, epsilon) == pytest.approx(expected, rel=1e-8, abs=1e-10)


def test_are_zeros_taken_where_the_formula_has_a_value():
    # One of two persons has everything.
    assert gini([0, 4]) == 0.5
    assert theil([0, 4]) == pytest.approx(np.log(2))
    assert generalised_entropy([0, 4], 0.3) == pytest.approx((2**0.3 / 2 - 1) / (0.3 * -0.7))
    assert generalised_entropy([0, 4], 0.7) == pytest.approx((2**0.7 / 2 - 1) / (0.7 * -0.3))
    assert atkinson([0, 4], 0.5) == pytest.approx(0.5)
    assert generalised_entropy([0, 4], 0.005) == pytest.approx((2**0.005 / 2 - 1) / (0.005 * -0.995))
    assert generalised_entropy([0, 4], 0.995) == pytest.approx((2**0.995 / 2 - 1) / (0.995 * -0.005))
    assert atkinson([0, 4], 0.995) == pytest.approx(1 - (2**0.005 / 2) ** 200)


def test_does_a_zero_of_weight_zero_not_matter():
    for measure in MEASURES.values():
        assert measure([0, 1, 3], [0, 1, 1]) == pytest.approx(measure([1, 3]))


@pytest.mark.parametrize("epsilon", [1 - 1e-9, 1 + 1e-9, 1 - 0.0099, 1 - 0.0101])
def test_does_the_atkinson_index_run_smoothly_through_one(epsilon):
    assert atkinson(TEN, epsilon) == pytest.approx(atkinson(TEN, 1), rel=0.02)
    assert atkinson(TEN, 1 + 1e-9) == pytest.approx(atkinson(TEN, 1), rel=1e-7)


@pytest.mark.parametrize("call", [mean_log_deviation, lambda y: atkinson(y, 1), lambda y: generalised_entropy(y, -1)])
def test_are_zeros_refused_where_the_formula_has_none(call):
    with pytest.raises(ValueError, match="`welfare` berisi 1 nilai nol"):
        call([0, 4])


@each_measure
@pytest.mark.parametrize("bad", [[], [1, float("nan")], [1, -1], [0, 0]])
def test_does_an_unusable_input_name_the_argument(measure, bad):
    with pytest.raises(ValueError, match="`welfare`"):
        measure(bad)


def test_do_other_unusable_arguments_name_themselves():
    with pytest.raises(ValueError, match="`weights`"):
        gini([1, 2], [1, 2, 3])
    with pytest.raises(ValueError, match="`epsilon`"):
        atkinson([1, 2], -1)
    with pytest.raises(ValueError, match="`alpha`"):
        generalised_entropy([1, 2], float("nan"))
    with pytest.raises(ValueError, match="bagi persen dengan 100"):
        lorenz_share([1, 2], 40)
    with pytest.raises(ValueError, match="40 persen terbawah"):
        palma([0, 0, 0, 0, 1, 1, 1, 1, 1, 1])
    with pytest.raises(ValueError, match="kelompok a "):
        decompose_generalised_entropy([0, 0, 3], ["a", "a", "b"], 2)


def test_are_the_inputs_left_as_they_were():
    welfare, weights = np.array([9.0, 3.0, 5.0]), np.array([1.0, 2.0, 3.0])
    for measure in MEASURES.values():
        measure(welfare, weights)
        measure(welfare)
    assert welfare.tolist() == [9, 3, 5]
    assert weights.tolist() == [1, 2, 3]
