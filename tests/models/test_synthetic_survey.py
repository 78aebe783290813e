"""Does a made-up survey have the poverty, the size and the schooling that it was asked for?"""

import dataclasses
import hashlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akademi.measures import fgt, survey_fgt
from akademi.models.calibration import calibrate
from akademi.models.expenditure import fit_expenditure
from akademi.models.random_stream import RandomStream
from akademi.models.shortfall import check_possible, fit_shortfalls
from akademi.models.synthetic_survey import SurveyTargets, draw_survey

# Kabupaten Probolinggo, March 2023 (BPS): P0 17.19, P1 2.87, P2 0.70 percent.
PROBOLINGGO = SurveyTargets(
    headcount=0.1719, gap=0.0287, severity=0.0070, line=514_274, schooling=6.12, poor_household_size=4.71
)


def fingerprint(survey):
    digest = hashlib.sha256()
    for column in survey:
        values = survey[column].cat.codes if survey[column].dtype == "category" else survey[column]
        digest.update(np.round(values.to_numpy(dtype=float), 5).astype("<f8").tobytes())
    return digest.hexdigest()[:16]


def mean(values, weights):
    return np.average(values, weights=weights)


@pytest.fixture(scope="module")
def survey():
    return draw_survey(PROBOLINGGO, seed=3513)


# --- the stream -------------------------------------------------------------------------------------------------------


def test_is_the_stream_the_same_for_ever():
    stream = RandomStream((7, 3513))
    assert stream.uniform(2).tolist() == [0.27285460504843273, 0.9273665740997531]
    assert stream.bell(2).tolist() == [0.5843187149740647, -0.15384319688199516]


def test_is_a_bell_a_bell():
    draws = RandomStream(1).bell(200_000)
    assert abs(draws.mean()) < 0.01
    assert abs(draws.std() - 1) < 0.01
    assert abs((draws < -1).mean() - 0.1587) < 0.01
    assert np.abs(draws).max() < 3.47


@pytest.mark.parametrize("seed", [-1, 1.5, [], "seven", [1, -2]])
def test_is_a_seed_that_is_none_refused(seed):
    with pytest.raises(ValueError, match="seed"):
        RandomStream(seed)


# --- below the line ---------------------------------------------------------------------------------------------------


def test_are_uniform_shortfalls_found_from_their_moments():
    # By hand: uniform on 0 to 0.9 has mean 0.45 and mean square 0.27; greatest entropy gives it back.
    fitted = fit_shortfalls(0.2, 0.2 * 0.45, 0.2 * 0.27)
    np.testing.assert_allclose(fitted.quantile([0, 0.25, 0.5, 1]), [0, 0.225, 0.45, 0.9], atol=1e-9)
    assert fitted.density_at_line == pytest.approx(1 / 0.9)


@settings(max_examples=60, deadline=None)
@given(
    headcount=st.floats(0.02, 0.6),
    depth=st.floats(0.07, 0.6),
    position=st.floats(0.1, 0.9),
)
def test_do_the_shortfalls_have_the_moments_of_any_possible_triple(headcount, depth, position):
    square = depth**2 + position * (0.9 * depth - depth**2)
    fitted = fit_shortfalls(headcount, headcount * depth, headcount * square)
    shares, middle = np.diff(fitted.cumulative), (fitted.edges[1:] + fitted.edges[:-1]) / 2
    width = fitted.edges[1]
    assert shares.min() >= 0
    assert shares @ middle == pytest.approx(depth, abs=1e-9)
    assert shares @ (middle**2 + width**2 / 12) == pytest.approx(square, abs=1e-9)


@pytest.mark.parametrize(
    ("triple", "message"),
    [
        ((17.19, 2.87, 0.70), "fraction"),
        ((0.10, 0.02, 0.03), "order"),
        ((0.10, 0.02, 0.004), "too small"),  # all poor at one distance: P2 = P1^2 / P0
        ((0.10, 0.02, 0.0185), "too large"),  # some would owe more than the line
        ((0.10, 0.02, 0.00400001), "leave no room"),
    ],
)
def test_are_indices_that_contradict_one_another_refused(triple, message):
    with pytest.raises(ValueError, match=message):
        fit_shortfalls(*triple)


def test_does_a_possible_triple_pass_the_check():
    assert check_possible(0.10, 0.02, 0.006) is None


# --- the whole population ---------------------------------------------------------------------------------------------


def test_do_ranks_below_the_headcount_lie_below_the_line():
    fitted = fit_expenditure(0.1719, 0.0287, 0.0070, 514_274)
    ranks = (np.arange(200_000) + 0.5) / 200_000
    spending = fitted.quantile(ranks)
    assert np.all(np.diff(spending) >= 0)
    assert np.all((spending < 514_274) == (ranks < 0.1719))
    assert fgt(spending, 514_274, 1) == pytest.approx(0.0287, abs=2e-7)
    assert fgt(spending, 514_274, 2) == pytest.approx(0.0070, abs=2e-7)


@pytest.mark.parametrize(("line", "spread"), [(0, 0.6), (500_000, 0)])
def test_is_a_line_or_spread_of_nothing_refused(line, spread):
    with pytest.raises(ValueError, match="above 0"):
        fit_expenditure(0.1, 0.02, 0.006, line, spread)


# --- calibration ------------------------------------------------------------------------------------------------------


def test_does_calibration_double_a_group_by_hand():
    # Two groups of two rows; the first must weigh 4 in place of 2, all together 6.
    weights = calibrate([1, 1, 1, 1], [[1, 1, 1, 1], [1, 1, 0, 0]], [6, 4])
    np.testing.assert_allclose(weights, [2, 2, 1, 1], atol=1e-10)


def test_are_totals_out_of_reach_refused():
    with pytest.raises(ValueError, match="positive weights"):
        calibrate([1, 1], [[1, 1], [1, 2]], [2, 5])
    with pytest.raises(ValueError, match="do not fit"):
        calibrate([1, 1], [[1], [2]], [2, 5])


# --- the survey -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("power", "target"), [(0, 0.1719), (1, 0.0287), (2, 0.0070)])
def test_does_the_survey_reproduce_poverty(survey, power, target):
    found = fgt(survey["pengeluaran_per_kapita"], 514_274, power, weights=survey["bobot_orang"])
    assert found == pytest.approx(target, abs=5e-7)


def test_does_the_survey_reproduce_size_and_schooling(survey):
    poor = survey[survey["pengeluaran_per_kapita"] < 514_274]
    assert mean(poor["anggota"], poor["bobot"]) == pytest.approx(4.71, abs=1e-4)
    assert mean(survey["anggota"], survey["bobot"]) == pytest.approx(3.8, abs=1e-4)
    adults = survey["bobot"] * survey["anggota_25"]
    assert mean(survey["lama_sekolah_25"], adults) == pytest.approx(6.12, abs=1e-4)
    assert mean(survey["strata"] == "perkotaan", survey["bobot_orang"]) == pytest.approx(0.35, abs=1e-4)


def test_do_weights_add_up_to_the_population():
    large = draw_survey(dataclasses.replace(PROBOLINGGO, population=1_192_670), 1000)
    assert large["bobot_orang"].sum() == pytest.approx(1_192_670, rel=1e-5)
    assert draw_survey(PROBOLINGGO, 1000)["bobot"].mean() == pytest.approx(1, abs=1e-4)


def test_are_the_households_possible(survey):
    assert (survey["bobot"] > 0).all()
    assert survey["anggota"].between(1, 9).all()
    assert (survey["anggota_25"] <= survey["anggota"]).all()
    assert (survey["pengeluaran_per_kapita"] >= 0.1 * 514_274 - 1).all()
    assert (survey["klaster"].value_counts() == 10).all()
    assert survey.groupby("strata", observed=True)["klaster"].nunique().min() >= 2
    assert (survey.groupby("klaster")["strata"].nunique() == 1).all()
    assert survey.notna().all().all()


@pytest.mark.parametrize(
    "better", ["lantai", "atap", "air_layak", "sanitasi_layak", "sepeda_motor", "lama_sekolah_kepala"]
)
def test_do_the_better_off_have_better_houses(survey, better):
    values = survey[better].cat.codes if survey[better].dtype == "category" else survey[better]
    assert np.corrcoef(values, np.log(survey["pengeluaran_per_kapita"]))[0, 1] > 0.1


def test_are_large_families_and_farmers_poorer(survey):
    logarithm = np.log(survey["pengeluaran_per_kapita"])
    assert np.corrcoef(survey["anggota"], logarithm)[0, 1] < -0.1
    by_sector = logarithm.groupby(survey["sektor_kepala"], observed=True).mean()
    assert by_sector.idxmin() == "pertanian"
    assert by_sector.idxmax() == "pegawai tetap"


def test_do_clusters_cost_precision(survey):
    estimate = survey_fgt(
        survey["pengeluaran_per_kapita"],
        514_274,
        weights=survey["bobot_orang"],
        strata=survey["strata"],
        clusters=survey["klaster"],
    )
    assert 1.2 < estimate.design_effect < 2.6


def test_is_the_survey_the_same_for_ever(survey):
    # Found equal with numpy 2.0.2 and 2.4.6, with and without AVX2, and with another BLAS kernel.
    assert fingerprint(survey) == "131d857de40e0433"
    assert fingerprint(draw_survey(PROBOLINGGO, seed=3513)) == fingerprint(survey)
    assert fingerprint(draw_survey(PROBOLINGGO, seed=3514)) != fingerprint(survey)


@settings(max_examples=25, deadline=None)
@given(
    headcount=st.floats(0.03, 0.4),
    depth=st.floats(0.1, 0.35),
    position=st.floats(0.08, 0.3),
    schooling=st.floats(2, 12),
    urban=st.sampled_from([0.0, 0.3, 0.95, 1.0]),
    seed=st.integers(0, 2**40),
)
def test_does_any_place_get_its_poverty(headcount, depth, position, schooling, urban, seed):
    gap, severity = headcount * depth, headcount * (depth**2 + position * (0.9 * depth - depth**2))
    targets = SurveyTargets(headcount, gap, severity, 600_000, schooling, 4.5, urban_share=urban)
    drawn = draw_survey(targets, 2000, seed)
    for power, target in enumerate((headcount, gap, severity)):
        found = fgt(drawn["pengeluaran_per_kapita"], 600_000, power, weights=drawn["bobot_orang"])
        assert found == pytest.approx(target, abs=2e-6)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schooling": 16}, "schooling"),
        ({"urban_share": 35}, "urban_share"),
        ({"household_size": 1}, "household_size"),
        ({"population": 0}, "population"),
        ({"explained": 0.9}, "explained"),
        ({"line": float("nan")}, "line"),
    ],
)
def test_are_targets_out_of_range_refused(change, message):
    with pytest.raises(ValueError, match=message):
        dataclasses.replace(PROBOLINGGO, **change)


def test_are_too_few_households_refused():
    with pytest.raises(ValueError, match="households"):
        draw_survey(PROBOLINGGO, 100)
