"""Questions about who looked like whom before anything happened."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from scipy.optimize import nnls

from akademi.data import load
from akademi.models.matched_peers import distances, onto_simplex, synthetic_weights

vectors = npst.arrays(float, st.integers(1, 12), elements=st.floats(-50, 50))


def test_is_a_twin_at_no_distance_and_a_stranger_far():
    found = distances([1.0, 10.0], [[1.0, 10.0], [2.0, 10.0], [3.0, 40.0]])
    assert found[0] == 0
    assert found[0] < found[1] < found[2]


def test_counts_each_feature_in_its_own_deviations():
    # The same two countries, one feature written in thousands: nothing may change.
    rows = np.array([[1.0, 10.0], [2.0, 30.0], [4.0, 20.0]])
    scaled = rows * [1000, 1]
    assert distances(rows[0], rows[1:]) == pytest.approx(distances(scaled[0], scaled[1:]))


@given(vectors)
def test_are_the_projected_values_weights(values):
    weights = onto_simplex(values)
    assert weights.min() >= 0
    assert weights.sum() == pytest.approx(1)


@given(npst.arrays(float, 4, elements=st.floats(-3, 3)), npst.arrays(float, 4, elements=st.floats(0, 1)))
def test_lies_no_other_weight_nearer_than_the_projection(values, other):
    if other.sum() == 0:
        other = np.ones(4)
    other = other / other.sum()
    assert np.linalg.norm(values - onto_simplex(values)) <= np.linalg.norm(values - other) + 1e-9


def test_stay_weights_as_they_are():
    assert onto_simplex([0.2, 0.5, 0.3]) == pytest.approx([0.2, 0.5, 0.3])


def test_finds_the_mixture_that_was_mixed():
    others = np.array([[1.0, 2.0, 3.0], [3.0, 1.0, 0.0], [0.0, 0.0, 5.0]])
    target = 0.25 * others[0] + 0.75 * others[1]
    assert synthetic_weights(target, others) == pytest.approx([0.25, 0.75, 0.0], abs=1e-4)


def miss(weights, target, others):
    return float(np.sqrt(((np.asarray(weights) @ others - target) ** 2).mean()))


def best_weights(target, others):
    # The row of large ones holds the weights to a sum of 1.
    rows = np.vstack([others.T, np.full(len(others), 1e4)])
    weights, _left = nnls(rows, np.append(target, 1e4))
    return weights / weights.sum()


@given(st.integers(0, 2**32 - 1), st.integers(2, 14))
@settings(max_examples=25, deadline=None)
def test_comes_no_solver_closer(seed, countries):
    draw = np.random.default_rng(seed)
    # Paths like those of incomes: far levels, near slopes, so that the mixture is hard to tell.
    level, slope, years = (
        draw.normal(7, 0.8, (countries + 1, 1)),
        draw.normal(0.02, 0.02, (countries + 1, 1)),
        np.arange(10),
    )
    paths = level + slope * years + draw.normal(0, 0.02, (countries + 1, 10))
    target, others = paths[0], paths[1:]
    weights = synthetic_weights(target, others)
    assert miss(weights, target, others) <= miss(best_weights(target, others), target, others) + 2e-4


def test_finds_koreas_mixture_of_1953_to_1962():
    incomes = load("negara_pdb_per_kapita").query("sumber == 'maddison2023' and 1953 <= tahun <= 1990")
    paths = np.log(incomes.pivot_table(index="tahun", columns="iso3", values="pdb_per_kapita"))
    before, donors = paths.loc[:1962], paths.columns.drop(["KOR", "SGP"])
    weights = synthetic_weights(before["KOR"], before[donors].T)
    assert weights == pytest.approx(best_weights(before["KOR"].to_numpy(), before[donors].T.to_numpy()), abs=0.01)


def test_is_an_author_told_what_does_not_fit():
    with pytest.raises(ValueError, match="one row a country"):
        distances([1.0, 2.0], [[1.0, 2.0, 3.0]])
    with pytest.raises(ValueError, match="missing"):
        synthetic_weights([1.0, np.nan], [[1.0, 2.0]])
    with pytest.raises(ValueError, match="same for every country"):
        distances([1.0, 2.0], [[1.0, 3.0], [1.0, 4.0]])
