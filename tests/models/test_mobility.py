"""Questions about mobility between groups and between generations."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.models import mobility as m

TOY = [[0.7, 0.3], [0.1, 0.9]]
share = st.floats(0.01, 0.5)


def test_has_the_toy_the_figures_of_the_answer_key():
    assert m.stationary(TOY) == pytest.approx([0.25, 0.75])
    assert m.second_eigenvalue(TOY) == pytest.approx(0.6)
    assert m.expected_spell(TOY) == pytest.approx(3.33, abs=5e-3)
    assert m.after(TOY, 3)[0, 0] == pytest.approx(0.412)


def test_doubles_a_halved_exit_the_spell_and_raises_the_share_of_the_poor():
    slower = [[0.85, 0.15], [0.1, 0.9]]
    assert m.stationary(slower) == pytest.approx([0.40, 0.60])
    assert m.expected_spell(slower) == pytest.approx(6.67, abs=5e-3)


def test_gives_halving_entry_the_same_share_as_doubling_exit():
    assert m.stationary([[0.85, 0.15], [0.05, 0.95]])[0] == pytest.approx(0.25)


def test_do_two_steps_by_hand_agree():
    path = m.evolve(TOY, [1, 0], 2)
    assert path == pytest.approx(np.array([[1, 0], [0.7, 0.3], [0.52, 0.48]]))


@given(share, share, share, share)
def test_are_evolution_power_and_stationary_distribution_of_one_mind(poor_up, middle_up, middle_down, high_down):
    matrix = m.ladder([poor_up, middle_up], [middle_down, high_down])
    assert matrix.sum(axis=1) == pytest.approx(np.ones(3))
    rest = m.stationary(matrix)
    assert rest @ matrix == pytest.approx(rest)
    start = np.array([1.0, 0, 0])
    assert m.evolve(matrix, start, 7)[-1] == pytest.approx(start @ m.after(matrix, 7))
    assert m.evolve(matrix, start, 7).sum(axis=1) == pytest.approx(np.ones(8))
    assert 0 <= m.second_eigenvalue(matrix) <= 1
    assert 0 <= m.shorrocks_index(matrix) <= 1.5


def test_is_the_index_zero_when_nobody_moves_and_one_when_origin_does_not_matter():
    assert m.shorrocks_index(np.eye(3)) == 0
    assert m.shorrocks_index(np.full((3, 3), 1 / 3)) == pytest.approx(1)
    assert m.expected_spell(np.eye(3)) == float("inf")


def test_is_a_matrix_with_closed_groups_not_given_a_single_end():
    with pytest.raises(ValueError, match="several"):
        m.stationary(np.eye(2))


def test_fades_an_advantage_as_in_the_answer_key():
    left = [m.advantage_left(0.456, generations) for generations in (1, 2, 3)]
    assert left == pytest.approx([0.456, 0.208, 0.095], abs=5e-4)
    assert m.advantage_left(0.08, 2) == pytest.approx(0.0064)


def test_turns_a_reliability_of_0_175_an_elasticity_of_0_456_into_0_08():
    assert m.implied_reliability(0.08, 0.456) == pytest.approx(0.175, abs=5e-4)
    assert m.attenuated(0.456, 0.175) == pytest.approx(0.08, abs=5e-4)
    sample = m.families(exact=True)
    slope = m.least_squares_slope(sample.measured(0.175, 1), sample.children(0.456))
    assert slope == pytest.approx(0.08, abs=5e-4)


@given(st.floats(0.05, 1), st.integers(1, 10), st.floats(0, 1))
def test_finds_least_squares_just_the_reliable_part_of_the_elasticity(one_year, years, elasticity):
    sample = m.families(60, exact=True)
    slope = m.least_squares_slope(sample.measured(one_year, years), sample.children(elasticity))
    assert slope == pytest.approx(elasticity * m.reliability_of_mean(one_year, years), abs=1e-9)


def test_comes_an_ordinary_draw_near_the_formula_too():
    sample = m.families(40_000, years=2)
    slope = m.least_squares_slope(sample.measured(0.175, 2), sample.children(0.456))
    assert slope == pytest.approx(0.456 * m.reliability_of_mean(0.175, 2), abs=0.01)


@given(st.floats(0.05, 0.99), st.integers(1, 9))
def test_helps_every_further_year(one_year, years):
    assert m.reliability_of_mean(one_year, years) < m.reliability_of_mean(one_year, years + 1) < 1


def test_agrees_the_reliability_with_its_variances():
    assert m.reliability(1, 3) == pytest.approx(0.25)
    assert m.reliability(1, 3, years=3) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: m.transition_matrix([[0.5, 0.4], [0, 1]]), "row 0 sums to 0.9"),
        (lambda: m.transition_matrix([[70, 30], [10, 90]]), "divide percentages"),
        (lambda: m.transition_matrix([[1, 0]]), "square"),
        (lambda: m.ladder([0.9, 0.9], [0.2, 0.2]), "shares"),
        (lambda: m.ladder([0.9], [0.2, 0.2]), "rise"),
        (lambda: m.evolve(TOY, [1, 1], 1), "start"),
        (lambda: m.evolve(TOY, [1, 0], -1), "steps"),
        (lambda: m.after(TOY, -1), "steps"),
        (lambda: m.second_eigenvalue([[1]]), "two or more"),
        (lambda: m.shorrocks_index([[1]]), "two or more"),
        (lambda: m.advantage_left(0.5, -1), "generations"),
        (lambda: m.reliability(0, 1), "permanent_variance"),
        (lambda: m.reliability(1, 1, 0), "years"),
        (lambda: m.reliability_of_mean(0, 1), "one_year"),
        (lambda: m.implied_reliability(0.1, 0), "true"),
        (lambda: m.least_squares_slope([1, 1], [1, 2]), "x does not vary"),
        (lambda: m.least_squares_slope([1], [1, 2]), "same length"),
        (lambda: m.families(5, 10), "count"),
        (lambda: m.families(30).measured(0.5, 11), "years"),
        (lambda: m.families(30).measured(0, 1), "one_year_reliability"),
        (lambda: m.families(30).children(2), "elasticity"),
    ],
)
def test_does_an_error_name_what_is_wrong(call, word):
    with pytest.raises(ValueError, match=word):
        call()
