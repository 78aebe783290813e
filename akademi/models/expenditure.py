"""Expenditure per head of a whole population, poor and not poor, from P0, P1, P2 and the poverty line.

Below the line the shape is solved from the published indices (:mod:`akademi.models.shortfall`). Above it
nothing is published for a regency, so a log-normal tail is *assumed*. It joins the part below without a step
in the density, unless it would then lie far (half a deviation) from the log-normal with the same headcount.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from akademi.models.shortfall import ShortfallDistribution, fit_shortfalls

Array = NDArray[np.float64]
SPREAD = 0.65
"""Deviation of log expenditure above the line; half of the regencies then have a Gini above 0.33."""
_FREEDOM = 0.5
_STANDARD = NormalDist()


@dataclass(frozen=True)
class ExpenditureDistribution:
    """Expenditure per head by rank; see :func:`fit_expenditure`.

    Attributes
    ----------
    line : float
        Poverty line, rupiah per person per month.
    headcount : float
        Share of persons below the line, a fraction.
    below : ShortfallDistribution
        Relative shortfalls of the poor.
    start : float
        Where the line cuts the standard normal behind the upper part.
    spread : float
        Standard deviation of the logarithm behind the upper part.
    """

    line: float
    headcount: float
    below: ShortfallDistribution
    start: float
    spread: float

    def quantile(self, rank: ArrayLike) -> Array:
        """Expenditure per head at a rank.

        Parameters
        ----------
        rank : array_like, shape (n,)
            Share of persons who have less, above 0 and below 1.

        Returns
        -------
        numpy.ndarray, shape (n,)
            Rupiah per person per month; below the line exactly where the rank is below the headcount.
        """
        ranks = np.asarray(rank, dtype=float)
        shortfall = self.below.quantile(1 - np.minimum(ranks / self.headcount, 1))
        upper = np.maximum(ranks - self.headcount, 0) / (1 - self.headcount)
        reached = _STANDARD.cdf(self.start)
        grid, cumulative = _normal_table()
        logarithm = self.spread * (np.interp(reached + upper * (1 - reached), cumulative, grid) - self.start)
        return self.line * np.where(ranks < self.headcount, 1 - shortfall, np.exp(np.maximum(logarithm, 0)))


def fit_expenditure(
    headcount: float, gap: float, severity: float, line: float, spread: float = SPREAD
) -> ExpenditureDistribution:
    """Find the distribution of expenditure per head.

    Parameters
    ----------
    headcount, gap, severity : float
        P0, P1, P2 as fractions.
    line : float
        Poverty line, rupiah per person per month.
    spread : float, default 0.65
        Dispersion of the logarithm above the line; an assumption.

    Raises
    ------
    ValueError
        If the three indices contradict one another, or the line or the spread is not positive.
    """
    if not line > 0 or not spread > 0:
        raise ValueError(f"line is {line} and spread is {spread}; give both above 0")
    below = fit_shortfalls(headcount, gap, severity)
    hazard = spread * headcount * below.density_at_line / (1 - headcount)
    plain = _STANDARD.inv_cdf(headcount)
    start = min(max(_where_hazard_is(hazard), plain - _FREEDOM), plain + _FREEDOM)
    return ExpenditureDistribution(float(line), headcount, below, start, spread)


def _where_hazard_is(hazard: float) -> float:
    """Point at which the hazard of the standard normal, which only rises, has a given value."""
    low, high = -8.0, 8.0
    for _ in range(50):
        middle = (low + high) / 2
        if _STANDARD.pdf(middle) < hazard * _STANDARD.cdf(-middle):
            low = middle
        else:
            high = middle
    return (low + high) / 2


@cache
def _normal_table() -> tuple[Array, Array]:
    """Standard normal distribution on a fine grid, so that its quantiles need no special function."""
    grid = np.linspace(-6, 6, 2401)
    return grid, np.array([_STANDARD.cdf(point) for point in grid])
