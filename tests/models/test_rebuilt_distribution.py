"""Questions to the distribution rebuilt from ten shares."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.measures import grouped_poverty, lorenz_from_shares
from akademi.models.rebuilt_distribution import RebuiltDistribution, rupiah_a_month

# Indonesia 2021, PIP (2017 PPP).
SHARES = (0.0294704, 0.0409851, 0.0500761, 0.0590793, 0.069421, 0.0818107, 0.0970276, 0.117938, 0.153023, 0.301169)
MEAN = 7.63199
INDONESIA = RebuiltDistribution(SHARES, MEAN)


def test_does_the_curve_come_near_the_published_headcounts():
    # PIP: 3.547, 22.394 and 60.638 percent below 2.15, 3.65 and 6.85 dollars.
    for line, published, within in ((2.15, 0.03547, 0.008), (3.65, 0.22394, 0.008), (6.85, 0.60638, 0.001)):
        assert INDONESIA.estimate(line).poverty.headcount == pytest.approx(published, abs=within)


@given(st.floats(0.6, 30))
def test_is_the_quick_headcount_the_careful_one(line):
    assert INDONESIA.headcount(line) == pytest.approx(INDONESIA.estimate(line).poverty.headcount, abs=1e-4)


def test_is_the_estimate_that_of_the_measures():
    curve = lorenz_from_shares(SHARES)
    measured = grouped_poverty(curve.population_share, curve.welfare_share, MEAN, 3.65)
    assert INDONESIA.estimate(3.65).poverty == measured.poverty


def test_does_the_parade_meet_the_line_at_the_headcount_and_hold_the_mean():
    poor = INDONESIA.estimate(3.65).poverty.headcount
    assert INDONESIA.parade([poor], 3.65)[0] == pytest.approx(3.65, rel=1e-6)
    ranks = (np.arange(20_000) + 0.5) / 20_000
    parade = INDONESIA.parade(ranks, 3.65)
    assert np.all(np.diff(parade) > 0)
    assert parade.mean() == pytest.approx(MEAN, rel=0.02)


def test_does_only_the_ratio_of_line_to_mean_count():
    richer = RebuiltDistribution(SHARES, 2 * MEAN)
    assert richer.headcount(2 * 3.65) == pytest.approx(INDONESIA.headcount(3.65))


@pytest.mark.parametrize(("name", "make"), [
    ("mean", lambda: RebuiltDistribution(SHARES, 0.0)),
    ("poverty_line", lambda: INDONESIA.headcount(0.0)),
    ("welfare_shares", lambda: RebuiltDistribution(tuple(reversed(SHARES)), MEAN)),
])  # fmt: skip
def test_does_the_refusal_name_what_is_wrong(name, make):
    with pytest.raises(ValueError, match=name):
        make()


def test_are_the_rupiah_lines_of_the_world_bank_one_factor():
    # Fact sheet of 13 June 2025: about 546,400, 765,000 and 1,512,000 rupiah a month.
    for dollars, printed in ((3.0, 546_400), (4.2, 765_000), (8.3, 1_512_000)):
        assert rupiah_a_month(dollars, 5988) == pytest.approx(printed, rel=5e-4)
