"""How far below the poverty line the poor live, when only P0, P1 and P2 are published.

The relative shortfall of a poor person is ``g = (line - expenditure) / line``. Among the poor its mean
is P1 / P0 and its mean square P2 / P0. Of all densities on ``[0, longest]`` with these two moments we take
the one that adds nothing else, the density of greatest entropy ``exp(a g + b g^2)``, and find ``a`` and ``b``
by Newton's method on the convex dual. Reference: E. Jaynes (1957), "Information Theory and Statistical
Mechanics", *Physical Review* 106(4); indices by J. Foster, J. Greer and E. Thorbecke (1984), *Econometrica*
52(3).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
LONGEST = 0.9
"""No household is taken to live on less than a tenth of the line; it would not be at home for a survey."""
_CELLS = 1000
_STEPS = 200
_PRECISE = 1e-13


@dataclass(frozen=True)
class ShortfallDistribution:
    """Relative shortfalls of the poor, piecewise uniform on cells of equal width.

    Attributes
    ----------
    edges : ndarray, shape (cells + 1,)
        From 0 (at the line) to the longest shortfall, as shares of the line.
    cumulative : ndarray, shape (cells + 1,)
        Share of the poor whose shortfall is at most that of the edge.
    """

    edges: Array
    cumulative: Array

    @property
    def density_at_line(self) -> float:
        """Density of the shortfall at 0, per unit of the line."""
        return float((self.cumulative[1] - self.cumulative[0]) / (self.edges[1] - self.edges[0]))

    def quantile(self, share: ArrayLike) -> Array:
        """Shortfall that a share of the poor does not exceed.

        Parameters
        ----------
        share : array_like
            From 0 to 1.
        """
        return np.interp(np.asarray(share, dtype=float), self.cumulative, self.edges)


def check_possible(headcount: float, gap: float, severity: float, longest: float = LONGEST) -> None:
    """Refuse indices that no population can have together.

    A mean of squares is at least the square of the mean (P2 P0 >= P1^2), and a shortfall is at most `longest`
    (P2 <= longest P1).

    Raises
    ------
    ValueError
        If an index is out of range or the three contradict one another; the message says which and by how
        much.
    """
    if not 0 < headcount < 1:
        raise ValueError(f"headcount is {headcount:.6g}; give a fraction between 0 and 1 (16.31 percent is 0.1631)")
    if not 0 < severity < gap < headcount:
        raise ValueError(
            f"headcount {headcount:.6g}, gap {gap:.6g} and severity {severity:.6g} must fall in this order "
            "and be above 0; give fractions"
        )
    if severity * headcount <= gap**2:
        raise ValueError(
            f"severity {severity:.6g} is too small: with headcount {headcount:.6g} and gap {gap:.6g} it "
            f"must exceed gap^2/headcount = {gap**2 / headcount:.6g}; check the rounding or the years of "
            f"the three"
        )
    if severity >= longest * gap:
        raise ValueError(
            f"severity {severity:.6g} is too large: no shortfall exceeds {longest:g} of the line, so it must "
            f"lie below {longest * gap:.6g}; check the rounding or the years of the three"
        )


def fit_shortfalls(headcount: float, gap: float, severity: float, longest: float = LONGEST) -> ShortfallDistribution:
    """Find the distribution of shortfalls that has given P0, P1 and P2.

    Parameters
    ----------
    headcount, gap, severity : float
        P0, P1, P2 as fractions of 1.
    longest : float, default 0.9
        Longest possible shortfall, a share of the line.

    Returns
    -------
    ShortfallDistribution
        Its mean and mean square equal P1 / P0 and P2 / P0 to about 1e-12.

    Raises
    ------
    ValueError
        If the three cannot hold together, or only in a spike narrower than the grid can show.
    """
    check_possible(headcount, gap, severity, longest)
    width = 1 / _CELLS
    middle = (np.arange(_CELLS) + 0.5) * width
    # Shortfalls in units of the longest; a cell is uniform, so its mean square is more than its middle
    # squared.
    moments = np.stack([middle, middle**2 + width**2 / 12])
    target = np.array([gap / headcount / longest, severity / headcount / longest**2])
    shares = _greatest_entropy(moments, target)
    cumulative = np.concatenate([[0.0], np.cumsum(shares)])
    return ShortfallDistribution(np.linspace(0, longest, _CELLS + 1), cumulative / cumulative[-1])


def _greatest_entropy(moments: Array, target: Array) -> Array:
    """Shares of the cells, proportional to exp(a g + b g^2), that meet two moments."""
    multipliers = np.zeros(2)
    value, shares = _dual(multipliers, moments, target)
    for _ in range(_STEPS):
        gradient = moments @ shares - target
        if np.max(np.abs(gradient)) < _PRECISE:
            return shares
        centred = moments - (moments @ shares)[:, None]
        try:
            step = np.linalg.solve((centred * shares) @ centred.T, gradient)
        except np.linalg.LinAlgError:
            break
        length = 1.0
        # The dual is convex: a step that does not lower it is too long. At the end both are equal to the last
        # bit.
        while length > 1e-9:
            new_value, new_shares = _dual(multipliers - length * step, moments, target)
            if new_value <= value + 1e-15 * abs(value):
                break
            length /= 2
        multipliers, value, shares = multipliers - length * step, new_value, new_shares
    if np.max(np.abs(moments @ shares - target)) < 1e-9:
        return shares
    raise ValueError(
        "headcount, gap and severity leave no room: the poor would all live at one distance from the line; "
        "check the rounding or the years of the three"
    )


def _dual(multipliers: Array, moments: Array, target: Array) -> tuple[float, Array]:
    """Dual of the entropy problem and the shares that belong to the multipliers."""
    exponent = multipliers @ (moments - target[:, None])
    peak = exponent.max()
    weights = np.exp(exponent - peak)
    total = weights.sum()
    return float(peak + np.log(total)), weights / total
