"""Questions to the estimates from grouped data.

Published values come from the World Bank: the tests of its open R package ``wbpip`` (PIP-Technical-Team/wbpip,
``tests/testthat/test-gd_compute_pip_stats_lq.R`` and ``..._lb.R``), and PIP's figures for Indonesia (2017 PPP, as
downloaded in 2022 by Our World in Data, CC BY 4.0).
"""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import integrate

from akademi.measures import (
    BetaLorenz,
    QuadraticLorenz,
    fit_beta_lorenz,
    fit_quadratic_lorenz,
    grouped_poverty,
    headcount_ratio,
    lorenz_from_shares,
    poverty_gap,
    poverty_severity,
    watts,
)
from akademi.measures import gini as sample_gini

# wbpip, both test files: ten points, mean 51.5660557757944 and line 57.791666666666664 (1.9 dollars a day by month).
PERSONS = [0.0005, 0.0032, 0.0148, 0.0443, 0.0991, 0.257, 0.4385, 0.5938, 0.7089, 1]
HELD = [
    5.824760527229386e-05,
    0.000604029410841011,
    0.0037949334793616948,
    0.013988878652244477,
    0.036992164583098786,
    0.12140708906131342,
    0.24531391873082081,
    0.37446670169288321,
    0.48753116241194566,
    1,
]
MEAN, LINE = 51.5660557757944, 57.791666666666664
QUADRATIC = QuadraticLorenz(0.795981535745657, -1.4445933880119242, 0.14728191995919815)
BETA = BetaLorenz(0.57803721740313529, 0.94205090386544987, 0.52578600019473676)


def test_does_the_fit_give_the_coefficients_of_the_world_bank():
    quadratic, beta = fit_quadratic_lorenz(PERSONS, HELD), fit_beta_lorenz(PERSONS, HELD)
    assert [quadratic.a, quadratic.b, quadratic.c] == pytest.approx([QUADRATIC.a, QUADRATIC.b, QUADRATIC.c], rel=1e-10)
    assert [beta.theta, beta.gamma, beta.delta] == pytest.approx([BETA.theta, BETA.gamma, BETA.delta], rel=1e-10)


def test_does_the_quadratic_curve_give_the_poverty_of_the_world_bank():
    found = QUADRATIC.poverty(LINE, MEAN)
    # wbpip itself compares this one to seven decimals: its benchmark went through single precision.
    assert found.headcount == pytest.approx(0.76005810499191284, abs=5e-8)
    assert found.gap == pytest.approx(0.27617606019159308, abs=1e-12)
    assert found.severity == pytest.approx(0.12832887439632906, abs=1e-12)
    assert QUADRATIC.gini() == pytest.approx(0.32126464221602591, abs=1e-12)


def test_does_the_beta_curve_give_the_poverty_of_the_world_bank():
    found = BETA.poverty(LINE, MEAN)
    # wbpip compares the headcount to a relative 1e-6 and the Gini, a sum of 499 trapezia there, to 1e-6 too.
    assert found.headcount == pytest.approx(0.71833938360214233, rel=1e-6)
    assert found.gap == pytest.approx(0.27137498479545558, abs=1e-12)
    assert found.severity == pytest.approx(0.12933674851941607, abs=1e-9)
    assert BETA.gini() == pytest.approx(0.31236656171451094, abs=5e-6)


def test_how_far_is_the_watts_index_from_the_world_banks_coarse_sum():
    # wbpip adds steps of half a percent of persons; ours is the integral (next test). They differ by up to 2.4 percent.
    assert QUADRATIC.poverty(LINE, MEAN).watts == pytest.approx(0.39088363448720104, rel=0.025)
    assert BETA.poverty(LINE, MEAN).watts == pytest.approx(0.37920301922145383, rel=0.001)


@pytest.mark.parametrize("curve", [QUADRATIC, BETA], ids=["quadratic", "beta"])
def test_do_the_integrals_agree_with_scipy(curve):
    target = LINE / MEAN
    found = curve.poverty(LINE, MEAN)
    severity, _ = integrate.quad(lambda p: (1 - curve.slope(p) / target) ** 2, 0, found.headcount, limit=200)
    low = 0 if curve is QUADRATIC else _first_positive(curve)
    logs, _ = integrate.quad(lambda p: np.log(target / curve.slope(p)), low, found.headcount, limit=200)
    area, _ = integrate.quad(curve.ordinate, 0, 1)
    assert found.severity == pytest.approx(severity, abs=1e-9)
    assert found.watts == pytest.approx(logs, abs=1e-9)
    assert curve.gini() == pytest.approx(1 - 2 * area, abs=1e-9)


def _first_positive(curve):
    low, high = 1e-12, 0.01
    for _ in range(100):
        low, high = ((low + high) / 2, high) if curve.slope((low + high) / 2) <= 0 else (low, (low + high) / 2)
    return high


@pytest.mark.parametrize("curve", [QUADRATIC, BETA], ids=["quadratic", "beta"])
def test_are_slope_and_curvature_the_derivatives_of_the_curve(curve):
    p, step = np.linspace(0.05, 0.95, 19), 1e-5
    assert curve.slope(p) == pytest.approx((curve.ordinate(p + step) - curve.ordinate(p - step)) / (2 * step), rel=1e-6)
    assert curve.curvature(p) == pytest.approx((curve.slope(p + step) - curve.slope(p - step)) / (2 * step), rel=1e-5)


def test_are_the_errors_of_the_fit_those_of_the_world_bank_and_is_the_better_curve_taken():
    found = grouped_poverty(PERSONS, HELD, MEAN, LINE)
    # wbpip, `gd_compute_fit_lq works as expected`: among the poor 2.53e-06, over all points 0.00322.
    assert found.errors_among_poor["quadratic"] == pytest.approx(2.5301549524661934e-06, rel=1e-9)
    assert found.errors["quadratic"] == pytest.approx(0.0032215656135074632, rel=1e-9)
    # The quadratic is closer among the poor, the beta curve over all points: each is used for its own figure.
    assert found.poverty_curve.name == "quadratic"
    assert found.gini_curve.name == "beta"
    assert found.gini == found.gini_curve.gini()


def test_are_invalid_fits_of_the_world_bank_invalid_here():
    # wbpip: `gd_estimate_lq works as expected` and `check_curve_validity_lb works as expected`.
    assert not QuadraticLorenz(0.78554131924835879, -1.9856022109519547, -0.30597079435662672).is_valid
    assert not BetaLorenz(1.5059569306828811, 1.2068983362374488, 0.60013901263412039).is_valid
    assert not BetaLorenz(1, 0.3, 0.2).is_valid
    assert QUADRATIC.is_valid
    assert BETA.is_valid
    assert "kemiringan di awal kurva negatif" in BetaLorenz(1, 0.3, 0.2).faults()


# PIP for Indonesia: mean, decile shares, Gini, then P0 and P1 (percent) and P2 at 2.15 and at 3.65 dollars. These three
# came to the World Bank as grouped data, so its deciles lie on the very curve it fitted.
PIP_GROUPED = {
    "1984 rural, quadratic": (
        1.5592,
        [3.871, 5.10626, 6.14678, 7.10619, 8.06076, 9.0848, 10.2837, 11.8682, 14.4652, 24.0072],
        0.292147,
        (83.2995, 35.4902, 0.183491),
        (96.3184, 58.6601, 0.387256),
    ),
    "1987 rural, beta": (
        1.62285,
        [4.27731, 5.51801, 6.37232, 7.19918, 8.069, 9.0382, 10.1877, 11.6823, 14.0112, 23.6448],
        0.277293,
        (82.6168, 33.0044, 0.160485),
        (96.8229, 57.3131, 0.367436),
    ),
    "1990 urban, quadratic": (
        3.19125,
        [3.46198, 4.43912, 5.37555, 6.32089, 7.32724, 8.46525, 9.85579, 11.7615, 14.993, 27.9996],
        0.346629,
        (39.2803, 10.9151, 0.0404184),
        (73.7519, 30.5671, 0.156368),
    ),
}


@pytest.mark.parametrize("survey", PIP_GROUPED, ids=PIP_GROUPED.keys())
def test_do_indonesian_deciles_give_the_poverty_that_pip_publishes(survey):
    mean, deciles, gini, *poverty = PIP_GROUPED[survey]
    for line, (headcount, gap, severity) in zip((2.15, 3.65), poverty, strict=True):
        found = grouped_poverty(*lorenz_from_shares(deciles), mean, line)
        assert found.poverty_curve.name in survey
        assert 100 * found.poverty.headcount == pytest.approx(headcount, abs=0.005)
        assert 100 * found.poverty.gap == pytest.approx(gap, abs=0.001)
        assert found.poverty.severity == pytest.approx(severity, abs=1e-4)
        assert found.gini == pytest.approx(gini, abs=3e-5)


def test_how_close_do_ten_deciles_come_to_a_survey_of_households():
    # PIP, Indonesia 2021, national, from household data: 3.55 and 22.39 percent, P1 5.32 percent, Gini 0.379157.
    # Ten deciles bring back the Gini and P0 at the higher line; the far tail below 2.15 dollars they cannot know.
    deciles = [2.94704, 4.09851, 5.00761, 5.90793, 6.9421, 8.18107, 9.70276, 11.7938, 15.3023, 30.1169]
    curve = lorenz_from_shares(deciles)
    found = grouped_poverty(*curve, 7.63199, 3.65)
    assert 100 * found.poverty.headcount == pytest.approx(22.3938, abs=0.8)
    assert 100 * found.poverty.gap == pytest.approx(5.319, abs=0.15)
    assert found.gini == pytest.approx(0.379157, abs=0.0005)
    assert 100 * grouped_poverty(*curve, 7.63199, 2.15).poverty.headcount == pytest.approx(3.54744, abs=0.8)
    straight = 1 - 2 * np.trapezoid(curve.welfare_share, curve.population_share)
    assert abs(found.gini - 0.379157) < abs(straight - 0.379157) / 10


def test_does_rural_india_1983_give_the_same_from_both_curves():
    # Datt (1998): 13 classes, mean 109.9 and line 89 rupees. The data are printed in wbpip's help; the paper's own table
    # of results could not be opened, so the two curves and a straight line through the data are held together here.
    persons = [0.0092, 0.0339, 0.085, 0.164, 0.2609, 0.4133, 0.5497, 0.7196, 0.8196, 0.9174, 0.957, 0.9751, 1]
    held = [
        0.00208,
        0.01013,
        0.03122,
        0.07083,
        0.12808,
        0.23498,
        0.34887,
        0.51994,
        0.6427,
        0.79201,
        0.86966,
        0.91277,
        1,
    ]
    quadratic, beta = fit_quadratic_lorenz(persons, held), fit_beta_lorenz(persons, held)
    assert quadratic.is_valid
    assert beta.is_valid
    one, other = quadratic.poverty(89, 109.9), beta.poverty(89, 109.9)
    assert one.headcount == pytest.approx(other.headcount, abs=0.001)
    assert one.gap == pytest.approx(other.gap, abs=0.003)
    # 41.33 percent spend less than 85 rupees (class bound), 54.97 percent less than 100: P0 at 89 lies between.
    assert 0.4133 < one.headcount < 0.5497
    straight = 1 - 2 * np.trapezoid([0, *held], [0, *persons])
    assert straight < quadratic.gini() < straight + 0.02


@given(a=st.floats(0.6, 0.95), b=st.floats(-1.6, -0.6), c=st.floats(0.1, 0.4))
def test_is_a_quadratic_curve_recovered_from_its_own_points(a, b, c):
    curve = QuadraticLorenz(a, b, c)
    p = np.linspace(0.05, 0.95, 19)
    share = curve.ordinate(p)
    assume(curve.is_valid and share[0] > 0 and np.all(share < p) and np.all(np.diff(share) > 0))
    fitted = fit_quadratic_lorenz(p, share)
    assert fitted.ordinate(p) == pytest.approx(share, abs=1e-9)


@given(theta=st.floats(0.3, 0.6), gamma=st.floats(0.93, 1.0), delta=st.floats(0.4, 0.7))
def test_is_a_beta_curve_recovered_from_its_own_points(theta, gamma, delta):
    curve = BetaLorenz(theta, gamma, delta)
    p = np.linspace(0.1, 0.9, 9)
    fitted = fit_beta_lorenz(p, curve.ordinate(p))
    assert [fitted.theta, fitted.gamma, fitted.delta] == pytest.approx([theta, gamma, delta], rel=1e-8)


@pytest.mark.parametrize("curve", [QUADRATIC, BETA], ids=["quadratic", "beta"])
@given(line=st.floats(0.45, 3))
def test_do_persons_placed_along_the_curve_have_its_poverty(curve, line):
    ranks = (np.arange(2000) + 0.5) / 2000
    welfare = np.maximum(curve.slope(ranks), 0)
    found = curve.poverty(line, 1.0)
    assert found.headcount == pytest.approx(headcount_ratio(welfare, line), abs=1e-3)
    assert found.gap == pytest.approx(poverty_gap(welfare, line), abs=1e-3)
    assert found.severity == pytest.approx(poverty_severity(welfare, line), abs=1e-3)
    assert found.watts == pytest.approx(watts(np.maximum(welfare, 1e-6), line), abs=5e-3)


def test_is_nobody_poor_below_the_poorest_and_everybody_above_the_richest():
    assert QUADRATIC.poverty(0.01, 1.0).headcount == 0
    assert QUADRATIC.poverty(0.01, 1.0).watts == 0
    rich = QuadraticLorenz(1.2, -1.0, 0.3)
    assert rich.poverty(1e9, 1.0).headcount == 1.0


def test_are_decile_shares_cumulated_and_may_they_be_percent():
    curve = lorenz_from_shares([10, 20, 30, 40])
    assert curve.population_share.tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert curve.welfare_share.tolist() == pytest.approx([0, 0.1, 0.3, 0.6, 1])
    unequal = lorenz_from_shares([0.2, 0.8], [0.4, 0.6])
    assert unequal.population_share.tolist() == [0, 0.4, 1]


def test_is_a_fit_through_household_data_close_to_the_household_gini():
    random = np.random.default_rng(7)
    welfare = random.lognormal(0, 0.6, 4000)
    shares = [part.sum() for part in np.array_split(np.sort(welfare), 20)]
    found = grouped_poverty(*lorenz_from_shares(shares), welfare.mean(), 0.8)
    assert found.gini == pytest.approx(sample_gini(welfare), abs=0.003)
    assert found.poverty.headcount == pytest.approx(headcount_ratio(welfare, 0.8), abs=0.01)


@pytest.mark.parametrize(
    ("persons", "held", "message"),
    [
        ([20, 40, 60, 80, 100], [5, 15, 30, 55, 100], "bagi persen dengan 100"),
        ([0.5, 1], [0.2, 1], "kurang dari tiga titik"),
        ([0.2, 0.6, 0.4, 0.8], [0.1, 0.3, 0.2, 0.6], "kumulatif"),
        ([0.2, 0.4, 0.6, 0.8], [0.3, 0.5, 0.7, 0.9], "tertukar"),
        ([0.2, 0.4, 0.6], [0.1, 0.2], "sama panjang"),
        ([], [], "kosong"),
    ],
)
def test_do_unusable_points_name_the_remedy(persons, held, message):
    with pytest.raises(ValueError, match=message):
        grouped_poverty(persons, held, 1.0, 1.0)


def test_do_unusable_numbers_name_themselves():
    for mean, line, named in ((0, 1, "mean"), (1, -1, "poverty_line"), (float("nan"), 1, "mean")):
        with pytest.raises(ValueError, match=f"`{named}`"):
            grouped_poverty(PERSONS, HELD, mean, line)
    with pytest.raises(ValueError, match="urutkan dahulu"):
        lorenz_from_shares([40, 30, 20, 10])
    with pytest.raises(ValueError, match="lebih besar dari nol"):
        lorenz_from_shares([1, 2], [0, 1])


def test_is_a_shape_that_no_curve_fits_refused_with_the_reasons():
    # A kinked curve: nine in ten share almost nothing, in steps that are not convex.
    persons, held = [0.1, 0.2, 0.3, 0.9], [0.09, 0.0901, 0.0902, 0.0903]
    with pytest.raises(ValueError, match=r"quadratic: .*beta: "):
        grouped_poverty(persons, held, 1.0, 0.5)
