"""Questions about networks of agencies."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from akademi.models import network as m

ALL = (*m.TODAY, *m.CANDIDATES)
some_ties = st.lists(st.sampled_from(ALL), max_size=18)


def toy(*more):
    return m.measure(m.AGENCIES, [*m.TODAY, *more])


def test_have_star_and_ring_of_six_the_figures_of_the_answer_key():
    star, ring = (m.measure("abcdef", make("abcdef")) for make in (m.star, m.ring))
    assert star.density == pytest.approx(0.333, abs=5e-4)
    assert ring.density == pytest.approx(0.400)
    assert star.betweenness["a"] == pytest.approx(1.0)
    assert list(ring.betweenness.values()) == pytest.approx([0.2] * 6)
    assert (star.most_pieces, ring.most_pieces) == (5, 1)


def test_has_the_toy_team_the_figures_of_the_answer_key():
    team = toy()
    assert (len(team.agencies), team.ties) == (10, 9)
    assert team.density == pytest.approx(0.20)
    assert team.betweenness["Bappeda"] == pytest.approx(0.833, abs=5e-4)
    assert team.betweenness["Dinsos"] == team.betweenness["DKUPP"] == pytest.approx(0.417, abs=5e-4)
    assert team.mean_path == pytest.approx(2.333, abs=5e-4)
    assert team.pieces_without["Bappeda"] == 5
    assert team.top_betweenness == team.betweenness["Bappeda"]


def test_leave_two_more_ties_at_best_three_pieces_and_a_top_betweenness_of_0_458():
    others = [pair for pair in combinations(m.AGENCIES, 2) if pair not in m.TODAY]
    seen = {pair: toy(*pair) for pair in combinations(others, 2)}
    assert min(one.pieces_without["Bappeda"] for one in seen.values()) == 3
    best = min(one.top_betweenness for one in seen.values())
    assert best == pytest.approx(0.458, abs=5e-4)
    winners = [pair for pair, one in seen.items() if one.top_betweenness == pytest.approx(best)]
    assert all(("Dinsos", "DKUPP") in pair for pair in winners)
    assert (("Dinsos", "Dinkes"), ("Dinsos", "DKUPP")) in winners


def test_tears_the_absence_of_the_broker_the_team():
    without = m.measure(m.AGENCIES, m.TODAY, absent="Bappeda")
    assert without.mean_path is None
    assert len(without.pieces) == 5
    assert without.pieces[0] == ("Dinsos", "Pendamping PKH", "Desa")
    assert "Bappeda" not in without.agencies


@runs(max_examples=40, deadline=None)
@given(some_ties, st.sampled_from(ALL))
def test_never_lengthens_or_tears_a_further_tie(ties, more):
    before, after = m.measure(m.AGENCIES, ties), m.measure(m.AGENCIES, [*ties, more])
    assert len(after.pieces) <= len(before.pieces)
    assert after.density >= before.density
    if before.mean_path is not None:
        assert after.mean_path <= before.mean_path + 1e-12
    for name in m.AGENCIES:
        assert after.pieces_without[name] <= before.pieces_without[name]


@runs(max_examples=40, deadline=None)
@given(some_ties)
def test_is_a_network_its_own_mirror(ties):
    one, two = m.measure(m.AGENCIES, ties), m.measure(m.AGENCIES, [pair[::-1] for pair in ties] * 2)
    assert one == two
    assert one.density == pytest.approx(one.ties / 45)
    assert sorted(name for part in one.pieces for name in part) == sorted(m.AGENCIES)


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: m.measure("abc", [("a", "z")]), "names z"),
        (lambda: m.measure("abc", [("a", "a")]), "itself"),
        (lambda: m.measure("ab", [("a", "b")]), "3 or more"),
    ],
)
def test_does_an_error_name_what_is_wrong(call, word):
    with pytest.raises(ValueError, match=word):
        call()
