"""Questions about the answers of a questionnaire."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from akademi.models.reliability import alpha_from_correlation, cronbach_alpha, item_rest_correlations, reverse

SIX = [[4, 5, 4, 4], [3, 3, 2, 3], [5, 5, 5, 4], [2, 3, 2, 2], [4, 4, 5, 4], [3, 2, 3, 3]]


def test_has_the_small_questionnaire_the_alpha_of_the_answer_key():
    assert cronbach_alpha(SIX) == pytest.approx(0.935, abs=5e-4)
    assert cronbach_alpha(reverse(SIX, [3])) == pytest.approx(0.365, abs=5e-4)


def test_can_alpha_be_computed_by_hand():
    # Item variances 0.5 and 2, variance of the sums 4.5: 2 / 1 (1 - 2.5 / 4.5) = 0.889.
    assert cronbach_alpha([[1, 1], [2, 3]]) == pytest.approx(2 * (1 - 2.5 / 4.5))


def test_grows_alpha_with_the_number_of_items():
    assert alpha_from_correlation(0.3, 4) == pytest.approx(0.632, abs=5e-4)
    assert alpha_from_correlation(0.3, 10) == pytest.approx(0.811, abs=5e-4)


def test_is_alpha_of_a_repeated_item_one_and_of_unrelated_ones_nought():
    assert cronbach_alpha([[1, 1, 1], [4, 4, 4], [2, 2, 2]]) == pytest.approx(1)
    assert cronbach_alpha([[1, 1], [1, 2], [2, 1], [2, 2]]) == pytest.approx(0)
    assert math.isnan(cronbach_alpha([[5, 5], [5, 5]]))


def test_shows_the_item_that_was_turned_by_mistake():
    together = item_rest_correlations(reverse(SIX, [3]))
    assert np.all(together[:3] > 0)
    assert together[3] < 0
    assert np.isnan(item_rest_correlations([[1, 5], [2, 5], [3, 5]])).all()


@given(hnp.arrays(int, (4, 3), elements=st.integers(1, 5)))
def test_is_turning_twice_the_same_as_not_turning(answers):
    before = answers.copy()
    assert np.array_equal(reverse(reverse(answers, [0, 2]), [0, 2]), answers)
    assert np.array_equal(answers, before)


@given(hnp.arrays(int, (5, 3), elements=st.integers(1, 5)))
def test_does_turning_every_item_leave_alpha_alone(answers):
    first, second = cronbach_alpha(answers), cronbach_alpha(reverse(answers, [0, 1, 2]))
    assert first == pytest.approx(second, nan_ok=True)


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: cronbach_alpha([[1, 2]]), "answers"),
        (lambda: cronbach_alpha([[1], [2]]), "answers"),
        (lambda: cronbach_alpha([[1, np.nan], [2, 3]]), "gaps"),
        (lambda: reverse([[1, 6], [2, 3]], [0]), "between"),
        (lambda: reverse(SIX, [4]), "column 4"),
        (lambda: alpha_from_correlation(0.3, 1), "items"),
        (lambda: alpha_from_correlation(1.3, 4), "mean_correlation"),
    ],
)
def test_does_an_error_name_what_is_wrong(call, word):
    with pytest.raises(ValueError, match=word):
        call()
