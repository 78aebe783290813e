"""Questions about effect sizes in plain terms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from akademi.models.effect_size import (
    chance_of_superiority,
    mean_published_effect,
    power_of,
    sample_size_per_arm,
    share_above_control_mean,
    standard_error,
)


def test_has_the_small_effect_the_plain_terms_of_the_answer_key():
    assert 100 * share_above_control_mean(0.08) == pytest.approx(53.2, abs=0.05)
    assert 100 * chance_of_superiority(0.08) == pytest.approx(52.3, abs=0.05)


@pytest.mark.parametrize(("effect", "persons"), [(0.08, 2453), (0.05, 6280), (0.10, 1570), (0.20, 393), (0.50, 63)])
def test_needs_a_study_as_many_persons_as_the_answer_key_says(effect, persons):
    assert sample_size_per_arm(effect) == persons
    assert power_of(effect, persons) == pytest.approx(0.8, abs=0.005)


def test_is_a_published_effect_ten_times_the_truth_when_power_is_low():
    # evidence_checks.md: power 5.7 percent; about 0.48 when only positive results appear.
    assert power_of(0.05, 50) == pytest.approx(0.057, abs=5e-4)
    assert mean_published_effect(0.05, 50) == pytest.approx(0.474, abs=5e-4)


def test_agrees_the_published_mean_with_simulated_studies():
    found = np.random.default_rng(2025).normal(0.05, standard_error(50), 200_000)
    kept = found[found > stats.norm.ppf(0.975) * standard_error(50)]
    assert mean_published_effect(0.05, 50) == pytest.approx(kept.mean(), abs=0.005)


@given(st.floats(-3, 3))
def test_are_gain_and_loss_mirror_images(effect):
    assert share_above_control_mean(effect) + share_above_control_mean(-effect) == pytest.approx(1)
    assert chance_of_superiority(effect) + chance_of_superiority(-effect) == pytest.approx(1)


@given(st.floats(0, 1), st.integers(5, 5000))
def test_do_only_significant_studies_exaggerate(effect, persons):
    assert mean_published_effect(effect, persons) >= effect


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: sample_size_per_arm(0), "effect"),
        (lambda: sample_size_per_arm(0.1, power=80), "power"),
        (lambda: sample_size_per_arm(0.1, alpha=5), "alpha"),
        (lambda: share_above_control_mean(float("nan")), "effect"),
        (lambda: power_of(0.1, 0), "per_arm"),
    ],
)
def test_does_an_error_name_what_is_wrong(call, word):
    with pytest.raises(ValueError, match=word):
        call()
