"""Questions about officials who explore and exploit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akademi.models.explore import client_rates, regret_of_always_trying, regret_without_trying, serve

RATES = [0.3, 0.5, 0.7]


def test_agrees_never_trying_with_its_formula():
    # By hand: keeps 0.3 / 1.5, 0.5 / 1.5, 0.7 / 1.5 of the time: 0.7 - 0.83 / 1.5 = 0.1467 lost a client.
    assert regret_without_trying(RATES, 500) == pytest.approx(73.44, abs=0.01)
    (service,) = serve(RATES, 0.0, runs=2000)
    assert service.regret[-1] == pytest.approx(73.44, abs=3.5)
    assert service.astray() == pytest.approx(1 - 0.7 / 1.5, abs=0.035)


def test_agrees_always_trying_with_its_formula():
    assert regret_of_always_trying(RATES, 500) == pytest.approx(100)
    (service,) = serve(RATES, 1.0)
    assert service.regret[-1] == pytest.approx(100, abs=1.5)


def test_come_the_figures_near_those_of_the_dossier():
    # evidence_checks.md, run with another seed: regret 75, 21, 53; success 0.55, 0.66, 0.59; astray 56, 5, 0 percent.
    none, some, half = serve(RATES, [0.0, 0.1, 0.5])
    assert [one.regret[-1] for one in (none, some, half)] == pytest.approx([75, 21, 53], abs=8)
    assert [one.success for one in (none, some, half)] == pytest.approx([0.55, 0.66, 0.59], abs=0.02)
    assert none.astray() == pytest.approx(0.56, abs=0.05)
    assert half.astray() == 0


def test_is_a_perfect_counter_found_and_kept_by_whoever_happens_on_it():
    # The others never succeed, so even the official who never tries ends at the right counter.
    (service,) = serve([0.0, 1.0], 0.0, clients=60)
    assert service.astray(last=10) == 0
    assert service.regret[-1] == pytest.approx(regret_without_trying([0.0, 1.0], 60), abs=0.3)


def test_does_who_never_tries_miss_a_change_that_a_little_trying_finds():
    none, some = serve(RATES, [0.0, 0.1], change_at=250, memory=40)
    assert some.astray() < 0.5 < 0.7 < none.astray()
    assert some.regret[-1] < 0.7 * none.regret[-1]


def test_change_the_best_and_the_worst_counter_places():
    table = client_rates(RATES, 4, change_at=2)
    assert table.tolist() == [RATES, RATES, [0.7, 0.5, 0.3], [0.7, 0.5, 0.3]]


@given(st.lists(st.floats(0, 1), min_size=2, max_size=4), st.floats(0, 1))
@settings(max_examples=25, deadline=None)
def test_does_regret_only_grow_and_never_beyond_the_worst_counter(rates, explore):
    (service,) = serve(rates, explore, clients=20, runs=5)
    steps = np.diff(service.regret)
    assert np.all(steps >= 0)
    assert np.all(steps <= max(rates) - min(rates) + 1e-12)


def test_is_the_same_luck_dealt_to_everybody_each_time():
    first, second = serve(RATES, [0.1, 0.1], clients=50, runs=10)
    assert np.array_equal(first.chosen, second.chosen)
    (again,) = serve(RATES, 0.1, clients=50, runs=10)
    assert np.array_equal(first.chosen, again.chosen)
    (other,) = serve(RATES, 0.1, clients=50, runs=10, seed=1)
    assert not np.array_equal(first.chosen, other.chosen)


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: serve([0.5], 0.1), "rates"),
        (lambda: serve([50, 70], 0.1), "rates"),
        (lambda: serve(RATES, 10), "explore"),
        (lambda: serve(RATES, 0.1, clients=0), "clients"),
        (lambda: serve(RATES, 0.1, runs=0), "runs"),
        (lambda: serve(RATES, 0.1, memory=0), "memory"),
    ],
)
def test_does_an_error_name_what_is_wrong(call, word):
    with pytest.raises(ValueError, match=word):
        call()


def test_loses_nobody_anything_where_no_counter_ever_succeeds():
    assert regret_without_trying([0.0, 0.0], 10) == 0
