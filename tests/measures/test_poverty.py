"""Questions to the poverty measures: hand examples, published values, axioms."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from akademi.measures import (
    aggregate_shortfall,
    decompose_fgt,
    fgt,
    headcount_ratio,
    income_gap_ratio,
    poverty_gap,
    poverty_severity,
    sen,
    sen_shorrocks_thon,
    watts,
)

TEN = [300, 450, 540, 600, 700, 900, 1200, 1500, 2000, 3000]
LINE = 600
ALL = [headcount_ratio, poverty_gap, poverty_severity, watts, sen, sen_shorrocks_thon, income_gap_ratio]
GROWING_WITH_POVERTY = [poverty_gap, poverty_severity, watts, sen_shorrocks_thon]

amounts = st.integers(1, 5000)
populations = st.lists(amounts, min_size=1, max_size=30)
lines = st.integers(1, 4000)


def test_do_the_ten_households_give_the_answer_key():
    assert headcount_ratio(TEN, LINE) == pytest.approx(0.300, abs=1e-12)
    assert poverty_gap(TEN, LINE) == pytest.approx(0.0850, abs=1e-12)
    assert poverty_severity(TEN, LINE) == pytest.approx(0.03225, abs=1e-12)
    assert aggregate_shortfall(TEN, LINE) == 510
    assert income_gap_ratio(TEN, LINE) == pytest.approx(0.0850 / 0.300, abs=1e-12)


def test_which_index_rewards_helping_the_poorest():
    near = [*TEN[:2], 600, *TEN[3:]]
    far = [360, *TEN[1:]]
    assert [round(fgt(near, LINE, a), 5) for a in (0, 1, 2)] == [0.2, 0.075, 0.03125]
    assert [round(fgt(far, LINE, a), 5) for a in (0, 1, 2)] == [0.3, 0.075, 0.02325]


def test_do_two_poor_of_three_give_watts_and_sen_by_hand():
    # Line 8, welfare 2, 4, 10: gaps 0.75 and 0.5; the Gini of 2 and 4 is 1/6; gaps of all have a Gini of 0.4.
    welfare = [2, 4, 10]
    assert watts(welfare, 8) == pytest.approx((np.log(4) + np.log(2)) / 3)
    gap_ratio = (0.75 + 0.5) / 2
    assert sen(welfare, 8) == pytest.approx(2 / 3 * (gap_ratio + (1 - gap_ratio) / 6))
    assert sen_shorrocks_thon(welfare, 8) == pytest.approx(1.25 / 3 * 1.4)


def test_does_it_agree_with_the_world_bank_handbook():
    # Haughton and Khandker (2009), Handbook on Poverty and Inequality, World Bank, page 72: country C, line 125.
    assert poverty_severity([100, 110, 150, 160], 125) == pytest.approx(0.0544 / 4, abs=1e-12)
    assert round(poverty_severity([100, 110, 150, 160], 125), 4) == 0.0136


def test_does_the_sen_shorrocks_thon_index_equal_its_defining_sum():
    # Shorrocks (1995): mean over ranks of (2 (n - i) + 1) / n times the gap, the poorest first.
    gaps = [max(LINE - amount, 0) / LINE for amount in sorted(TEN)]
    n = len(gaps)
    by_definition = sum((2 * (n - i) + 1) * gap for i, gap in enumerate(gaps, start=1)) / n**2
    assert sen_shorrocks_thon(TEN, LINE) == pytest.approx(by_definition, abs=1e-14)


def test_does_the_finite_sen_index_approach_ours_when_the_population_is_copied():
    # Sen (1976): 2 / ((q + 1) n) times the sum over the q poor of (q + 1 - i) times the gap.
    def by_definition(welfare):
        poor = sorted(amount for amount in welfare if amount < LINE)
        q = len(poor)
        return 2 / ((q + 1) * len(welfare)) * sum((q + 1 - i) * (LINE - y) / LINE for i, y in enumerate(poor, 1))

    errors = [abs(by_definition(TEN * copies) - sen(TEN, LINE)) for copies in (1, 10, 1000)]
    assert errors[0] > errors[1] > errors[2]
    assert errors[2] < 1e-5


@pytest.mark.parametrize("alpha", [0.5, 3, 7.25])
def test_is_any_alpha_the_plain_mean_of_powers(alpha):
    expected = np.mean([((LINE - y) / LINE) ** alpha if y < LINE else 0 for y in TEN])
    assert fgt(TEN, LINE, alpha) == pytest.approx(expected)


def test_is_a_person_exactly_on_the_line_not_poor():
    assert headcount_ratio([600], 600) == 0
    assert headcount_ratio([599.999999], 600) == 1


def test_can_every_row_have_its_own_line():
    assert headcount_ratio([500, 500], [400, 600]) == 0.5
    assert poverty_gap([300, 300], [400, 600]) == pytest.approx((0.25 + 0.5) / 2)
    assert aggregate_shortfall([300, 300], [400, 600], [2, 1]) == 500


def test_do_household_weights_times_size_count_persons():
    welfare, household_weight, size = [300, 900], np.array([10, 10]), np.array([6, 2])
    assert headcount_ratio(welfare, 600, household_weight) == 0.5
    assert headcount_ratio(welfare, 600, household_weight * size) == 0.75


@pytest.mark.parametrize("measure", ALL)
@given(welfare=populations, line=lines, data=st.data())
def test_are_weights_the_same_as_repeated_rows(measure, welfare, line, data):
    counts = data.draw(st.lists(st.integers(0, 4), min_size=len(welfare), max_size=len(welfare)).filter(any))
    assert measure(welfare, line, counts) == pytest.approx(measure(np.repeat(welfare, counts), line), abs=1e-12)


@pytest.mark.parametrize("measure", ALL)
@given(welfare=populations, line=lines, copies=st.integers(2, 4), factor=st.sampled_from([0.5, 2.0, 1024.0]))
def test_do_copies_of_the_population_or_another_currency_change_anything(measure, welfare, line, copies, factor):
    assert measure(welfare * copies, line) == pytest.approx(measure(welfare, line), abs=1e-12)
    assert measure(np.array(welfare) * factor, line * factor) == pytest.approx(measure(welfare, line), abs=1e-12)


@pytest.mark.parametrize("measure", ALL)
@given(welfare=populations, line=lines, gain=st.integers(1, 10_000))
def test_is_income_above_the_line_ignored(measure, welfare, line, gain):
    richer = [amount + gain if amount >= line else amount for amount in welfare]
    assert measure(richer, line) == pytest.approx(measure(welfare, line), abs=1e-12)


@pytest.mark.parametrize("measure", GROWING_WITH_POVERTY)
@given(welfare=populations, line=lines, data=st.data())
def test_is_poverty_higher_when_one_poor_person_loses(measure, welfare, line, data):
    poor = [i for i, amount in enumerate(welfare) if 1 < amount < line]
    assume(poor)
    i = data.draw(st.sampled_from(poor))
    worse = [amount - 1 if j == i else amount for j, amount in enumerate(welfare)]
    assert measure(worse, line) > measure(welfare, line)


@pytest.mark.parametrize("measure", [poverty_severity, watts, sen_shorrocks_thon])
@given(poorest=st.integers(10, 200), apart=st.integers(20, 300), others=populations)
def test_does_a_transfer_from_poor_to_poorer_lower_distribution_sensitive_poverty(measure, poorest, apart, others):
    line = 600
    before = [poorest, poorest + apart, *others]
    after = [poorest + 5, poorest + apart - 5, *others]
    assert measure(after, line) < measure(before, line)


@given(welfare=populations, line=lines, alpha=st.sampled_from([0, 1, 2, 2.5]), data=st.data())
def test_is_total_poverty_the_mean_of_the_groups(welfare, line, alpha, data):
    size = len(welfare)
    groups = data.draw(st.lists(st.sampled_from(["desa", "kota"]), min_size=size, max_size=size))
    weights = data.draw(st.lists(st.integers(1, 9), min_size=size, max_size=size))
    parts = decompose_fgt(welfare, line, groups, alpha, weights)
    assert parts.contributions.sum() == pytest.approx(fgt(welfare, line, alpha, weights), abs=1e-12)
    for label, index in zip(parts.labels, parts.indices, strict=True):
        rows = np.array(groups) == label
        assert index == pytest.approx(fgt(np.array(welfare)[rows], line, alpha, np.array(weights)[rows]), abs=1e-12)


@given(welfare=populations, line=lines)
def test_does_a_group_that_gets_poorer_make_the_whole_poorer(welfare, line):
    poorer = [amount / 2 for amount in welfare]
    rest = [100, 5000]
    for alpha in (0, 1, 2):
        group = fgt(poorer, line, alpha) - fgt(welfare, line, alpha)
        whole = fgt(poorer + rest, line, alpha) - fgt(welfare + rest, line, alpha)
        assert (group > 1e-12) == (whole > 1e-13)


def test_is_the_shortfall_persons_times_line_times_gap():
    weights = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
    assert aggregate_shortfall(TEN, LINE, weights) == pytest.approx(
        sum(weights) * LINE * poverty_gap(TEN, LINE, weights)
    )


@pytest.mark.parametrize("measure", ALL)
def test_is_poverty_zero_when_nobody_is_poor(measure):
    assert measure([700, 800], 600) == 0


def test_are_zero_incomes_the_deepest_poverty():
    assert fgt([0, 0, 900], 600, 2) == pytest.approx(2 / 3)
    assert sen([0, 0, 900], 600) == pytest.approx(2 / 3)
    assert sen_shorrocks_thon([0, 0, 0], 600) == pytest.approx(1)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (([], 600), "welfare"),
        (([100, float("nan")], 600), "welfare"),
        (([100, float("inf")], 600), "welfare"),
        (([100, -1], 600), "welfare"),
        (([[100, 200]], 600), "welfare"),
        ((["seratus"], 600), "welfare"),
        (([100, 200], 0), "poverty_line"),
        (([100, 200], -5), "poverty_line"),
        (([100, 200], float("nan")), "poverty_line"),
        (([100, 200], [600, 600, 600]), "poverty_line"),
        (([100, 200], 600, [1]), "weights"),
        (([100, 200], 600, [1, -1]), "weights"),
        (([100, 200], 600, [0, 0]), "weights"),
        (([100, 200], 600, [1, float("nan")]), "weights"),
    ],
)
def test_does_an_unusable_input_name_the_argument(arguments, named):
    for measure in (headcount_ratio, poverty_severity, watts, sen, sen_shorrocks_thon, aggregate_shortfall):
        with pytest.raises(ValueError, match=f"`{named}`"):
            measure(*arguments)


def test_does_a_negative_alpha_say_what_to_use():
    with pytest.raises(ValueError, match="`alpha`"):
        fgt(TEN, LINE, -1)


def test_does_watts_refuse_a_zero_unless_it_weighs_nothing():
    with pytest.raises(ValueError, match="Watts memakai logaritma"):
        watts([0, 100], 600)
    assert watts([0, 300], 600, [0, 1]) == pytest.approx(np.log(2))


def test_do_two_pandas_columns_of_different_order_get_refused():
    table = pd.DataFrame({"pengeluaran": TEN, "bobot": range(1, 11)}, index=list("abcdefghij"))
    assert headcount_ratio(table["pengeluaran"], LINE, table["bobot"]) == pytest.approx(6 / 55)
    with pytest.raises(ValueError, match="Indeks `weights`"):
        headcount_ratio(table["pengeluaran"], LINE, table["bobot"].sort_index(ascending=False))


def test_is_a_missing_pandas_value_found():
    with pytest.raises(ValueError, match="nilai kosong"):
        poverty_gap(pd.Series([100, None], dtype="Float64"), 600)


def test_are_the_inputs_left_as_they_were():
    welfare, weights = np.array([900.0, 300.0, 500.0]), np.array([1.0, 2.0, 3.0])
    for measure in (*ALL, aggregate_shortfall):
        measure(welfare, 600.0, weights)
    assert welfare.tolist() == [900, 300, 500]
    assert weights.tolist() == [1, 2, 3]


def test_can_a_group_be_a_pandas_text_column_and_a_missing_label_be_found():
    table = pd.DataFrame({"y": TEN, "wilayah": ["kota", "desa"] * 5})
    assert decompose_fgt(table["y"], LINE, table["wilayah"]).labels.tolist() == ["desa", "kota"]
    table.loc[3, "wilayah"] = None
    with pytest.raises(ValueError, match="`groups`"):
        decompose_fgt(table["y"], LINE, table["wilayah"])


def test_does_an_empty_group_name_itself():
    with pytest.raises(ValueError, match="kelompok b "):
        decompose_fgt([100, 200], 150, ["a", "b"], 1, [1, 0])


def test_do_shares_of_contributions_add_up_to_one():
    parts = decompose_fgt(TEN, LINE, list("aabbaabbab"), 2)
    assert parts.contribution_shares.sum() == pytest.approx(1)
    assert decompose_fgt([700, 800], LINE, ["a", "b"]).contribution_shares.tolist() == [0, 0]
