"""Questions to the standard errors of survey figures."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from akademi.measures import (
    SurveyEstimate,
    bootstrap,
    difference,
    effective_sample_size,
    fgt,
    gini,
    survey_fgt,
    survey_gini,
    survey_mean,
    survey_ratio,
)
from akademi.measures._student import student_quantile

# Levy and Lemeshow's cardiac arrests, shipped with the R package survey as `scd`: 3 strata of 2 ambulances.
STRATUM, AMBULANCE = [1, 1, 2, 2, 3, 3], [1, 2, 1, 2, 1, 2]
ARRESTS, ALIVE = [120, 78, 185, 228, 670, 530], [25, 24, 30, 49, 80, 70]


def _sample(seed=3, rows=60):
    random = np.random.default_rng(seed)
    welfare = np.round(random.lognormal(0, 0.7, rows), 1) + 0.1  # rounded, so that there are ties
    return welfare, random.uniform(1, 4, rows), np.arange(rows) // 20, np.arange(rows) // 4


def test_does_it_agree_with_the_r_package_survey():
    # R survey's means and standard errors of scd by balanced repeated replication, which for a mean with two clusters a
    # stratum equals linearisation: xKDR/Survey.jl, test/r_reference/brr_scd_results.csv.
    alive = survey_mean(ALIVE, strata=STRATUM, clusters=AMBULANCE)
    arrests = survey_mean(ARRESTS, strata=STRATUM, clusters=AMBULANCE)
    assert (alive.value, alive.standard_error) == pytest.approx((46.3333333333333, 3.58236421003411), rel=1e-13)
    assert (arrests.value, arrests.standard_error) == pytest.approx((301.833333333333, 25.3930217885851), rel=1e-13)
    assert alive.degrees_of_freedom == 3


def test_is_the_interval_the_t_interval_of_r():
    # R, api00 of apiclus1, a mean of 644.1694 with standard error 23.54224 on 14 degrees of freedom:
    # `confint(m, df = degf(dclus1))` prints 593.6763 and 694.6625.
    low, high = SurveyEstimate(644.169398907105, 23.5422406937812, 14, 1.0).interval()
    assert (round(low, 4), round(high, 4)) == (593.6763, 694.6625)


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 14, 99, 300, 301, 5000])
@pytest.mark.parametrize("probability", [0.9, 0.95, 0.975, 0.995])
def test_are_student_quantiles_those_of_scipy(freedom, probability):
    assert student_quantile(probability, freedom) == pytest.approx(stats.t.ppf(probability, freedom), abs=1e-8)


def test_do_two_strata_of_two_clusters_give_the_variance_by_hand():
    # Cluster totals over n = 4: stratum a 1/4 and 3/4, stratum b 2/4 and 8/4. Variance (2² + 6²) / 2 x 2 / 2 / 16.
    found = survey_mean([1, 3, 2, 8], strata=list("aabb"))
    assert found.value == 3.5
    assert found.standard_error == pytest.approx(((2**2 + 6**2) / 16) ** 0.5)
    assert found.degrees_of_freedom == 2


@given(values=st.lists(st.integers(-50, 50), min_size=2, max_size=40))
def test_is_a_simple_random_sample_the_textbook_formula(values):
    found = survey_mean(values)
    assert found.standard_error == pytest.approx(np.std(values, ddof=1) / len(values) ** 0.5, abs=1e-12)
    if np.std(values) > 0:
        assert found.design_effect == pytest.approx(1)


def test_how_sure_is_a_poverty_rate_of_a_kabupaten():
    # The answer key of module 1: p = 0.163 and 671 households, 1.43 points; a change between two years is sqrt(2) as unsure.
    poor = np.arange(671) < round(0.163 * 671)
    rate = survey_mean(poor)
    assert 100 * rate.standard_error == pytest.approx(1.43, abs=0.01)
    change = difference(rate, SurveyEstimate(rate.value - 0.0014, rate.standard_error, 670, 1.0))
    assert 100 * change.standard_error == pytest.approx(2.0, abs=0.05)
    assert change.interval()[0] < 0 < change.interval()[1]


def test_is_a_cluster_of_twins_worth_half_its_rows():
    poor = np.repeat(np.arange(671) < 109, 2)
    twins = survey_mean(poor, clusters=np.arange(1342) // 2)
    assert twins.design_effect == pytest.approx(2, rel=0.01)
    assert effective_sample_size(1342, twins.design_effect) == pytest.approx(671, rel=0.01)


def test_does_stratification_by_level_make_the_mean_surer():
    values = [1, 2, 1, 2, 11, 12, 11, 12]
    assert survey_mean(values, strata=list("aaaabbbb")).design_effect < 0.1


def test_does_the_same_cluster_number_in_two_strata_mean_two_clusters():
    values = [1, 2, 3, 4, 5, 6, 7, 9]
    again = survey_mean(values, strata=list("aaaabbbb"), clusters=[1, 1, 2, 2, 1, 1, 2, 2])
    unique = survey_mean(values, strata=list("aaaabbbb"), clusters=[1, 1, 2, 2, 3, 3, 4, 4])
    assert again == unique
    assert again.degrees_of_freedom == 2


@pytest.mark.parametrize("alpha", [0, 1, 2])
def test_do_the_figures_equal_the_plain_measures(alpha):
    welfare, weights, strata, clusters = _sample()
    assert survey_fgt(welfare, 1.0, alpha, weights, strata, clusters).value == pytest.approx(
        fgt(welfare, 1.0, alpha, weights)
    )
    assert survey_gini(welfare, weights, strata, clusters).value == pytest.approx(gini(welfare, weights), abs=1e-14)
    assert survey_mean(welfare, weights).value == pytest.approx(np.average(welfare, weights=weights))


def _error_from_derivatives(statistic, weights, strata, clusters):
    """Standard error from numerical derivatives by weight: linearisation, done without any formula."""
    step = 1e-5
    effect = np.empty(len(weights))
    for row in range(len(weights)):
        up, down = weights.copy(), weights.copy()
        up[row] += step
        down[row] -= step
        effect[row] = (statistic(up) - statistic(down)) / (2 * step)
    parts = pd.Series(weights * effect).groupby([strata, clusters]).sum()
    variance = sum(len(part) * part.var(ddof=1) for _, part in parts.groupby(level=0))
    return variance**0.5


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_are_the_linearised_errors_those_of_numerical_derivatives(seed):
    welfare, weights, strata, clusters = _sample(seed)
    other = welfare**0.5
    pairs = [
        (survey_gini(welfare, weights, strata, clusters), lambda w: gini(welfare, w)),
        (survey_fgt(welfare, 1.0, 2, weights, strata, clusters), lambda w: fgt(welfare, 1.0, 2, w)),
        (survey_mean(welfare, weights, strata, clusters), lambda w: w @ welfare / w.sum()),
        (survey_ratio(welfare, other, weights, strata, clusters), lambda w: w @ welfare / (w @ other)),
    ]
    for found, statistic in pairs:
        expected = _error_from_derivatives(statistic, weights, strata, clusters)
        assert found.standard_error == pytest.approx(expected, rel=1e-6)


def test_is_a_domain_a_ratio_and_not_a_smaller_sample():
    welfare, weights, strata, clusters = _sample()
    rural = np.arange(len(welfare)) % 3 == 0
    found = survey_mean(welfare, weights, strata, clusters, domain=rural)
    as_ratio = survey_ratio(welfare * rural, rural.astype(float), weights, strata, clusters)
    assert (found.value, found.standard_error) == pytest.approx((as_ratio.value, as_ratio.standard_error))
    assert found.value == pytest.approx(np.average(welfare[rural], weights=weights[rural]))
    assert found.degrees_of_freedom == survey_mean(welfare, weights, strata, clusters).degrees_of_freedom
    assert survey_gini(welfare, weights, strata, clusters, rural).value == pytest.approx(
        gini(welfare[rural], weights[rural])
    )
    assert survey_fgt(welfare, 1.0, 1, weights, strata, clusters, rural).value == pytest.approx(
        fgt(welfare[rural], 1.0, 1, weights[rural])
    )


@given(factor=st.floats(0.01, 1e6))
def test_does_the_scale_of_the_weights_not_matter(factor):
    welfare, weights, strata, clusters = _sample(rows=40)
    for measure in (survey_mean, survey_gini):
        one = measure(welfare, weights, strata, clusters)
        other = measure(welfare, weights * factor, strata, clusters)
        assert (one.standard_error, one.design_effect) == pytest.approx((other.standard_error, other.design_effect))


def test_does_the_bootstrap_agree_with_linearisation():
    welfare, weights, strata, clusters = _sample(rows=240)
    for linear, statistic in (
        (survey_mean(welfare, weights, strata, clusters), lambda w: w @ welfare / w.sum()),
        (survey_fgt(welfare, 1.0, 0, weights, strata, clusters), lambda w: fgt(welfare, 1.0, 0, w)),
        (survey_gini(welfare, weights, strata, clusters), lambda w: gini(welfare, w)),
    ):
        found = bootstrap(statistic, weights, strata, clusters, replicates=1500, seed=11)
        assert found.value == pytest.approx(linear.value)
        assert found.standard_error == pytest.approx(linear.standard_error, rel=0.08)
        low, high = found.interval()
        assert low < found.value < high


def test_does_a_seed_repeat_the_bootstrap():
    welfare, weights, strata, clusters = _sample()
    one, same, other = (
        bootstrap(lambda w: gini(welfare, w), weights, strata, clusters, 20, seed).replicates.tolist()
        for seed in (1, 1, 2)
    )
    assert one == same != other


def test_does_the_bootstrap_keep_each_stratum_at_its_size():
    strata, clusters = [5, 5, 5, 5, 2, 2, 2], [1, 1, 2, 3, 1, 2, 2]
    totals = []
    bootstrap(
        lambda w: totals.append((w[:4] > 0).any() and (w[4:] > 0).any()) or float(w.sum()),
        np.ones(7),
        strata,
        clusters,
        50,
    )
    assert all(totals)
    # Clusters of one row each: every replicate has the total of the sample.
    even = bootstrap(lambda w: float(w.sum()), np.ones(7), strata, None, 50)
    assert np.unique(even.replicates.round(9)).tolist() == [7.0]


def test_does_an_interval_cover_the_truth_nineteen_times_in_twenty():
    random = np.random.default_rng(5)
    covered = 0
    for _ in range(400):
        blocks = random.normal(0, 1, 30)
        values = (blocks[:, None] + random.normal(0, 1, (30, 8))).reshape(-1)
        low, high = survey_mean(values, clusters=np.arange(240) // 8).interval()
        covered += low <= 0 <= high
    assert 0.92 < covered / 400 < 0.98


def test_do_pandas_columns_with_names_work():
    table = pd.DataFrame({"miskin": [1, 0, 1, 0, 1, 1], "bobot": 2.0, "strata": list("aaabbb"), "blok": list("xyzxyz")})
    found = survey_mean(table["miskin"], table["bobot"], table["strata"], table["blok"], domain=table["strata"] == "a")
    assert found.value == pytest.approx(2 / 3)
    with pytest.raises(ValueError, match="Indeks `strata`"):
        survey_mean(table["miskin"], strata=table["strata"].iloc[::-1])


def test_do_unusable_arguments_name_themselves():
    with pytest.raises(ValueError, match="`clusters` hanya satu pada strata b,"):
        survey_mean([1, 2, 3], strata=["a", "a", "b"])
    with pytest.raises(ValueError, match="`clusters` hanya satu, "):
        bootstrap(lambda w: 0.0, [1, 1], clusters=[1, 1])
    with pytest.raises(ValueError, match="`strata`"):
        survey_mean([1, 2, 3], strata=["a", "a"])
    with pytest.raises(ValueError, match="`strata` berisi label kosong"):
        survey_mean([1, 2, 3], strata=["a", None, "a"])
    with pytest.raises(ValueError, match="`clusters` berisi label kosong"):
        survey_mean([1, 2, 3], clusters=[1, float("nan"), 2])
    with pytest.raises(ValueError, match="`domain` harus berisi True"):
        survey_mean([1, 2, 3], domain=[1, 0, 1])
    with pytest.raises(ValueError, match="`domain` tidak memuat"):
        survey_mean([1, 2, 3], domain=[False, False, False])
    with pytest.raises(ValueError, match="`denominator`"):
        survey_ratio([1, 2], [1, -1])
    with pytest.raises(ValueError, match="`values` berisi 1 nilai kosong"):
        survey_mean([1, float("nan")])
    with pytest.raises(ValueError, match="`replicates`"):
        bootstrap(lambda w: 0.0, [1, 1], replicates=1)
    with pytest.raises(ValueError, match="`alpha`"):
        survey_fgt([1, 2], 1, -1)
    with pytest.raises(ValueError, match="`level`"):
        survey_mean([1, 2]).interval(95)
    with pytest.raises(ValueError, match="`design_effect`"):
        effective_sample_size(100, 0)
    with pytest.raises(ValueError, match="`welfare` semuanya nol"):
        survey_gini([0, 0])
