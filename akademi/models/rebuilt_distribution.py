"""A whole distribution of spending, rebuilt from a mean and the shares of ten tenths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from akademi.measures import GroupedEstimate, fit_beta_lorenz, fit_quadratic_lorenz, grouped_poverty, lorenz_from_shares
from akademi.measures.grouped import FittedLorenz

# Fine enough for a headcount to the hundredth of a percentage point, coarse enough to follow a slider.
_RANKS = np.linspace(0.0005, 0.9995, 2001)


@dataclass(frozen=True)
class RebuiltDistribution:
    """Spending of everybody, as far as ten shares and a mean tell it.

    Attributes
    ----------
    shares : tuple of float, length g
        Share of the total of each equal group, poorest first.
    mean : float
        Mean spending of all, in any unit.
    """

    shares: tuple[float, ...]
    mean: float
    population_share: np.ndarray = field(init=False, repr=False, compare=False)
    welfare_share: np.ndarray = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.mean > 0:
            raise ValueError(f"`mean` adalah {self.mean}; isi rata-rata yang lebih besar dari nol.")
        curve = lorenz_from_shares(self.shares)
        object.__setattr__(self, "population_share", np.asarray(curve.population_share))
        object.__setattr__(self, "welfare_share", np.asarray(curve.welfare_share))

    def estimate(self, poverty_line: float) -> GroupedEstimate:
        """Return poverty and Gini as :func:`akademi.measures.grouped_poverty` gives them.

        Parameters
        ----------
        poverty_line : float
            Above zero, in the unit of the mean.
        """
        return grouped_poverty(self.population_share, self.welfare_share, self.mean, poverty_line)

    def headcount(self, poverty_line: float) -> float:
        """Return P0, read from stored ranks: some 50 times faster than `estimate`, the same to 0.0001.

        Parameters
        ----------
        poverty_line : float
            Above zero, in the unit of the mean.
        """
        if not poverty_line > 0:
            raise ValueError(f"`poverty_line` adalah {poverty_line}; isi garis yang lebih besar dari nol.")
        found = [
            (float(np.interp(poverty_line / self.mean, slopes, _RANKS, left=0.0, right=1.0)), squared)
            for _, slopes, squared in self._valid
        ]
        # The choice of grouped_poverty: the smaller error among the poor, then the smaller error as a whole.
        best = min(found, key=lambda one: (one[1][self.population_share <= one[0]].sum(), one[1].sum()))
        return best[0]

    def parade(self, ranks: Sequence[float] | np.ndarray, poverty_line: float) -> np.ndarray:
        """Return spending at each rank, poorest first, on the curve from which P0 at this line is read.

        Parameters
        ----------
        ranks : array-like, shape (n,)
            Shares of persons between 0 and 1, both excluded.
        poverty_line : float
            Above zero, in the unit of the mean.

        Returns
        -------
        numpy.ndarray, shape (n,)
            In the unit of the mean.
        """
        return self.mean * self.estimate(poverty_line).poverty_curve.slope(np.asarray(ranks, dtype=float))

    @cached_property
    def _valid(self) -> list[tuple[FittedLorenz, np.ndarray, np.ndarray]]:
        """Curves that can be used, their slopes at the stored ranks, their squared errors at the points."""
        p, share = self.population_share, self.welfare_share
        fits = [fit for fit in (fit_quadratic_lorenz(p, share), fit_beta_lorenz(p, share)) if fit.is_valid]
        if not fits:
            raise ValueError("`shares` tidak cocok dengan kurva Lorenz yang sah; periksa urutan dan satuannya.")
        return [(fit, fit.slope(_RANKS), (fit.ordinate(p) - share) ** 2) for fit in fits]


def rupiah_a_month(dollars_a_day: float, rupiah_per_dollar: float) -> float:
    """Turn a line in PPP dollars a day into rupiah a month: ``line * factor * 365 / 12``.

    Parameters
    ----------
    dollars_a_day : float
        Line in PPP dollars a person a day.
    rupiah_per_dollar : float
        The PPP factor (never the market rate), rupiah of its price year.

    Examples
    --------
    >>> round(rupiah_a_month(8.30, 5988))
    1511721
    """
    return dollars_a_day * rupiah_per_dollar * 365 / 12
