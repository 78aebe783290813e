"""Poverty and inequality from grouped data: a mean and a few points of the Lorenz curve (deciles).

Two curves are fitted, as the World Bank's POVCAL and PIP do, and the better valid one is taken:

* the general quadratic, ``L (1 - L) = a (p² - L) + b L (p - 1) + c (p - L)`` (Villasenor and Arnold 1989);
* the beta curve, ``L = p - theta p^gamma (1 - p)^delta`` (Kakwani 1980).

Here p is the cumulated share of persons, poorest first, and L the share of welfare they hold. Every measure
follows from the curve: the person at rank p has ``mean * L'(p)``, and P0 is the rank at which that equals the
line.

References
----------
Datt (1998), "Computational tools for poverty measurement and analysis", IFPRI FCND Discussion Paper 50;
Villasenor and Arnold (1989), Journal of Econometrics 40(2); Kakwani (1980), "On a class of poverty measures",
Econometrica 48(2). The order of choice follows ``gd_select_lorenz`` of the World Bank's open package
``wbpip``.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from akademi.measures._inputs import FloatArray, non_negative, numbers, positive_number, same_rows
from akademi.measures.inequality import LorenzCurve

# PIP lets the quadratic curve miss the point (1, 1) by this much before it calls the fit invalid.
_LEAST_END_OF_QUADRATIC = 0.9
_VALIDITY_GRID = np.concatenate(([0.001], np.arange(0.01, 1.0, 0.01)))
_EDGE = 1e-12


@dataclass(frozen=True)
class GroupedPoverty:
    """Poverty read from a fitted Lorenz curve; all are fractions.

    ``watts`` leaves out ranks to which the curve gives nothing or less, as PIP does; a valid curve has few or
    none.
    """

    headcount: float
    gap: float
    severity: float
    watts: float


class FittedLorenz(ABC):
    """A Lorenz curve with a formula. Everything but the formula is shared by the two kinds."""

    name: str

    @abstractmethod
    def ordinate(self, population_share: ArrayLike) -> FloatArray:
        """Return L(p), the share of welfare of the poorest ``population_share`` (p from 0 to 1)."""

    @abstractmethod
    def slope(self, population_share: ArrayLike) -> FloatArray:
        """Return L'(p), welfare at rank p divided by the mean (0 < p < 1)."""

    @abstractmethod
    def curvature(self, population_share: ArrayLike) -> FloatArray:
        """Return L''(p), which is below zero where a fit is no Lorenz curve (0 < p < 1)."""

    @abstractmethod
    def gini(self) -> float:
        """Return the Gini ratio of the curve."""

    @abstractmethod
    def faults(self) -> tuple[str, ...]:
        """Return what keeps the fit from being a Lorenz curve, in Indonesian; empty when it is valid."""

    @property
    def is_valid(self) -> bool:
        """Whether the curve can be used."""
        return not self.faults()

    def headcount(self, poverty_line: float, mean: float) -> float:
        """Return P0: the rank whose welfare equals the line.

        Parameters
        ----------
        poverty_line, mean : float
            Above zero, in one unit.
        """
        return self._rank_at_slope(_line_in_means(poverty_line, mean))

    def _rank_at_slope(self, target: float) -> float:
        """Return p with ``L'(p) == target``; 0 or 1 when the curve is steeper or flatter everywhere."""
        low, high = _EDGE, 1 - _EDGE
        if self.slope(low) >= target:
            return 0.0
        if self.slope(high) <= target:
            return 1.0
        for _ in range(200):  # the slope rises with rank, so halving finds the only crossing
            middle = (low + high) / 2
            if middle in (low, high):
                break
            low, high = (middle, high) if self.slope(middle) < target else (low, middle)
        return (low + high) / 2

    def poverty(self, poverty_line: float, mean: float) -> GroupedPoverty:
        """Return P0, P1, P2 and Watts.

        Parameters
        ----------
        poverty_line, mean : float
            Above zero, in one unit.
        """
        target = _line_in_means(poverty_line, mean)
        poor = self._rank_at_slope(target)
        if poor == 0:
            return GroupedPoverty(0.0, 0.0, 0.0, 0.0)
        gap = poor - float(self.ordinate(poor)) / target

        def squared_gap(rank: FloatArray) -> FloatArray:
            return (1 - self.slope(rank) / target) ** 2

        def log_gap(rank: FloatArray) -> FloatArray:
            slope = self.slope(rank)
            return np.log(np.divide(target, slope, out=np.ones_like(slope), where=slope > 0))

        first_above_zero = self._rank_at_slope(0.0)
        severity = _integrate(squared_gap, 0.0, poor)
        return GroupedPoverty(poor, gap, severity, _integrate(log_gap, first_above_zero, poor))


@dataclass(frozen=True)
class QuadraticLorenz(FittedLorenz):
    """General quadratic Lorenz curve with the coefficients of its regression."""

    a: float
    b: float
    c: float
    name = "quadratic"

    @property
    def _root_terms(self) -> tuple[float, float, float]:
        """Return e, m, n of ``L = -(b p + e + sqrt(m p² + n p + e²)) / 2``."""
        e = -(self.a + self.b + self.c + 1)
        return e, self.b**2 - 4 * self.a, 2 * self.b * e - 4 * self.c

    def _under_root(self, rank: FloatArray) -> FloatArray:
        e, m, n = self._root_terms
        return np.maximum((m * rank + n) * rank + e * e, 0.0)

    def ordinate(self, population_share: ArrayLike) -> FloatArray:
        """Return L(p). See the class above."""
        rank = np.asarray(population_share, dtype=float)
        return -(self.b * rank + self._root_terms[0] + np.sqrt(self._under_root(rank))) / 2

    def slope(self, population_share: ArrayLike) -> FloatArray:
        """Return L'(p)."""
        rank = np.asarray(population_share, dtype=float)
        _, m, n = self._root_terms
        with np.errstate(divide="ignore", invalid="ignore"):
            return -self.b / 2 - (2 * m * rank + n) / (4 * np.sqrt(self._under_root(rank)))

    def curvature(self, population_share: ArrayLike) -> FloatArray:
        """Return L''(p)."""
        rank = np.asarray(population_share, dtype=float)
        e, m, n = self._root_terms
        with np.errstate(divide="ignore", invalid="ignore"):
            return (n * n - 4 * m * e * e) / (8 * self._under_root(rank) ** 1.5)

    def gini(self) -> float:
        """Return one less twice the area under the curve."""
        area_under_root = _integrate(lambda rank: np.sqrt(self._under_root(rank)), 0.0, 1.0)
        return 1 + self.b / 2 + self._root_terms[0] + area_under_root

    def faults(self) -> tuple[str, ...]:
        """Check the conditions of Datt (1998), section 4, with PIP's leeway at the end point."""
        e, m, n = self._root_terms
        found = []
        if e > 0:
            found.append("kurva tidak berawal di nol")
        if self.c < 0:
            found.append("kemiringan di awal kurva negatif")
        limit = n * n / (4 * e * e) if e else math.inf
        if not (m < 0 or (m < limit and (n >= 0 or m < -n / 2))):
            found.append("kurva tidak cembung ke bawah")
        if self.a + self.c < _LEAST_END_OF_QUADRATIC:
            found.append("kurva tidak sampai ke titik (1, 1)")
        return tuple(found)


@dataclass(frozen=True)
class BetaLorenz(FittedLorenz):
    """Kakwani's beta Lorenz curve."""

    theta: float
    gamma: float
    delta: float
    name = "beta"

    def _bend(self, rank: FloatArray) -> FloatArray:
        return self.theta * rank**self.gamma * (1 - rank) ** self.delta

    def ordinate(self, population_share: ArrayLike) -> FloatArray:
        """Return L(p). See the class above."""
        rank = np.asarray(population_share, dtype=float)
        return rank - self._bend(rank)

    def slope(self, population_share: ArrayLike) -> FloatArray:
        """Return L'(p)."""
        rank = np.asarray(population_share, dtype=float)
        return 1 - self._bend(rank) * (self.gamma / rank - self.delta / (1 - rank))

    def curvature(self, population_share: ArrayLike) -> FloatArray:
        """Return L''(p)."""
        rank = np.asarray(population_share, dtype=float)
        rising, falling = self.gamma / rank, self.delta / (1 - rank)
        return self._bend(rank) * (rising / rank + falling / (1 - rank) - (rising - falling) ** 2)

    def gini(self) -> float:
        """Return ``2 theta B(1 + gamma, 1 + delta)``."""
        first, second = 1 + self.gamma, 1 + self.delta
        return 2 * self.theta * math.exp(math.lgamma(first) + math.lgamma(second) - math.lgamma(first + second))

    def faults(self) -> tuple[str, ...]:
        """Check slope and curvature at rank 0.001 and at each percentile."""
        found = []
        if min(self.theta, self.gamma, self.delta) <= 0:
            found.append("koefisien kurva tidak positif")
        if np.any(self.slope(_VALIDITY_GRID) < 0):
            found.append("kemiringan di awal kurva negatif")
        if np.any(self.curvature(_VALIDITY_GRID) < 0):
            found.append("kurva tidak cembung ke bawah")
        return tuple(found)


@dataclass(frozen=True)
class GroupedEstimate:
    """Poverty and Gini from grouped data, and how they came about.

    Attributes
    ----------
    poverty : GroupedPoverty
        From ``poverty_curve``.
    gini : float
        From ``gini_curve``.
    poverty_curve, gini_curve : FittedLorenz
        The curves chosen; they can differ.
    errors : dict of str to float
        Sum of squared errors of each curve over all points.
    errors_among_poor : dict of str to float
        The same over the points up to P0 of that curve.
    """

    poverty: GroupedPoverty
    gini: float
    poverty_curve: FittedLorenz
    gini_curve: FittedLorenz
    errors: dict[str, float]
    errors_among_poor: dict[str, float]


def lorenz_from_shares(welfare_shares: ArrayLike, population_shares: ArrayLike | None = None) -> LorenzCurve:
    """Cumulate the shares of groups, poorest first, into points of a Lorenz curve.

    Parameters
    ----------
    welfare_shares : array-like, shape (g,)
        Share of each group, as fractions or percent (they are divided by their sum).
    population_shares : array-like, shape (g,), optional
        Share of persons of each group; equal groups (deciles, quintiles) when left out.

    Returns
    -------
    LorenzCurve
        Arrays of shape (g + 1,), from (0, 0) to (1, 1).

    Raises
    ------
    ValueError
        When the groups are not in order from poorest to richest.
    """
    welfare = non_negative(welfare_shares, "welfare_shares")
    persons = (
        np.ones_like(welfare) if population_shares is None else non_negative(population_shares, "population_shares")
    )
    same_rows(persons, "population_shares", welfare, "welfare_shares")
    if persons.min() <= 0 or welfare.sum() <= 0:
        raise ValueError("`population_shares` dan jumlah `welfare_shares` harus lebih besar dari nol.")
    if np.any(np.diff(welfare / persons) < 0):
        raise ValueError("`welfare_shares` harus urut dari kelompok termiskin ke terkaya; urutkan dahulu.")
    people, held = (np.concatenate(([0.0], np.cumsum(part))) for part in (persons, welfare))
    return LorenzCurve(people / people[-1], held / held[-1])


def fit_quadratic_lorenz(population_share: ArrayLike, welfare_share: ArrayLike) -> QuadraticLorenz:
    """Fit the general quadratic curve by least squares.

    Parameters
    ----------
    population_share, welfare_share : array-like, shape (g,)
        Cumulated shares between 0 and 1, poorest first. Points at 0 and at 1 are left out: the curve passes
        there.

    Raises
    ------
    ValueError
        When fewer than three inner points remain, or the points cannot lie on a Lorenz curve.
    """
    p, share = _inner_points(population_share, welfare_share)
    columns = np.column_stack((p**2 - share, share * (p - 1), p - share))
    coefficients = np.linalg.lstsq(columns, share * (1 - share), rcond=None)[0]
    return QuadraticLorenz(*map(float, coefficients))


def fit_beta_lorenz(population_share: ArrayLike, welfare_share: ArrayLike) -> BetaLorenz:
    """Fit the beta curve by least squares on ``ln(p - L) = ln theta + gamma ln p + delta ln(1 - p)``.

    Parameters and errors as for :func:`fit_quadratic_lorenz`.
    """
    p, share = _inner_points(population_share, welfare_share)
    columns = np.column_stack((np.ones_like(p), np.log(p), np.log1p(-p)))
    log_theta, gamma, delta = np.linalg.lstsq(columns, np.log(p - share), rcond=None)[0]
    return BetaLorenz(math.exp(log_theta), float(gamma), float(delta))


def grouped_poverty(
    population_share: ArrayLike, welfare_share: ArrayLike, mean: float, poverty_line: float
) -> GroupedEstimate:
    """Estimate poverty and the Gini from a mean and points of the Lorenz curve.

    Both curves are fitted. An invalid one is never taken. When both are valid, poverty comes from the curve
    with the smaller squared error among the poor, the Gini from the one with the smaller squared error over
    all points.

    Parameters
    ----------
    population_share, welfare_share : array-like, shape (g,)
        Cumulated shares between 0 and 1, poorest first (see :func:`lorenz_from_shares`).
    mean, poverty_line : float
        Mean welfare and the line, in one unit (say rupiah per head a month, or dollars a day).

    Raises
    ------
    ValueError
        When neither curve is valid, and for inputs that cannot be used.
    """
    fits = (
        fit_quadratic_lorenz(population_share, welfare_share),
        fit_beta_lorenz(population_share, welfare_share),
    )
    p, share = numbers(population_share, "population_share"), numbers(welfare_share, "welfare_share")
    residuals = {fit.name: (fit.ordinate(p) - share) ** 2 for fit in fits}
    errors = {name: float(squared.sum()) for name, squared in residuals.items()}
    among_poor = {fit.name: float(residuals[fit.name][p <= fit.headcount(poverty_line, mean)].sum()) for fit in fits}
    valid = [fit for fit in fits if fit.is_valid]
    if not valid:
        reasons = "; ".join(f"{fit.name}: {', '.join(fit.faults())}" for fit in fits)
        raise ValueError(
            f"`welfare_share` tidak cocok dengan kurva Lorenz yang sah ({reasons}); periksa urutan dan satuannya."
        )
    # With no group wholly below the line both errors among the poor are 0: the fit as a whole then decides.
    for_poverty = min(valid, key=lambda fit: (among_poor[fit.name], errors[fit.name]))
    for_gini = min(valid, key=lambda fit: errors[fit.name])
    return GroupedEstimate(
        for_poverty.poverty(poverty_line, mean), for_gini.gini(), for_poverty, for_gini, errors, among_poor
    )


def _inner_points(population_share: ArrayLike, welfare_share: ArrayLike) -> tuple[FloatArray, FloatArray]:
    p = non_negative(population_share, "population_share")
    share = non_negative(welfare_share, "welfare_share")
    same_rows(welfare_share, "welfare_share", population_share, "population_share")
    if p.max() > 1 + _EDGE or share.max() > 1 + _EDGE:
        raise ValueError(
            "`population_share` dan `welfare_share` harus pecahan 0 sampai 1; bagi persen dengan 100 dahulu."
        )
    if np.any(np.diff(p) <= 0) or np.any(np.diff(share) < 0):
        raise ValueError(
            "`population_share` dan `welfare_share` harus kumulatif, dari termiskin ke terkaya; "
            "urutkan dan jumlahkan dahulu."
        )
    inner = (p > _EDGE) & (p < 1 - _EDGE)
    p, share = p[inner], share[inner]
    if len(p) < 3:
        raise ValueError("`population_share` punya kurang dari tiga titik di antara 0 dan 1; pakai kuintil atau desil.")
    if np.any(share >= p):
        raise ValueError(
            "`welfare_share` harus di bawah `population_share` pada tiap titik; periksa apakah keduanya tertukar."
        )
    return p, share


def _line_in_means(poverty_line: float, mean: float) -> float:
    line = positive_number(poverty_line, "poverty_line", "isi garis dalam satuan yang sama dengan `mean`.")
    return line / positive_number(mean, "mean", "isi rata-rata kesejahteraan per orang.")


def _double_exponential_nodes() -> tuple[FloatArray, FloatArray]:
    """Return nodes and weights on (0, 1) that crowd both ends (Takahasi and Mori 1974)."""
    step = np.arange(-4.0, 4.0 + 1e-9, 1 / 64)
    outer = np.pi / 2 * np.sinh(step)
    nodes = 1 / (1 + np.exp(-2 * outer))  # near 0 this keeps every digit, where curves have their corner
    weights = np.pi / 4 * np.cosh(step) / np.cosh(outer) ** 2 / 64
    return nodes, weights


_NODES, _WEIGHTS = _double_exponential_nodes()


def _integrate(function: Callable[[FloatArray], FloatArray], lower: float, upper: float) -> float:
    """Return the integral of ``function``, which may be steep or infinite at either end."""
    inner = _NODES < 1.0
    values = function(lower + (upper - lower) * _NODES[inner])
    return (upper - lower) * float(_WEIGHTS[inner] @ np.where(np.isfinite(values), values, 0.0))
