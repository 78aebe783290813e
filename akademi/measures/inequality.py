"""Inequality measures of one welfare variable, with weights.

Conventions of this room
------------------------
* ``weights`` says how many persons each row stands for (it need not be whole). Every measure is the one of
  the population that the weights describe: giving a row weight 3 is the same as writing it three times.
* Welfare must not be negative. Measures that take a logarithm refuse zeros by name.
* All are relative: multiplying everybody's welfare by one number changes nothing.
* None can be negative; a rounding error below zero, as equal incomes can leave, is returned as 0.0.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from akademi.measures._inputs import FloatArray, Sample, numbers, sample

# So close to a limit of the family the difference of two nearly equal numbers is taken with expm1.
_CLOSE = 0.01


class LorenzCurve(NamedTuple):
    """Points of a Lorenz curve, both arrays of shape (n + 1,), from (0, 0) to (1, 1)."""

    population_share: FloatArray
    welfare_share: FloatArray


def gini(welfare: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return the Gini ratio: 0 when all have the same, toward 1 when one person has everything.

    Twice the area between the diagonal and the Lorenz curve. For n rows of equal weight it is ``2 * sum(rank
    * welfare) / (n * sum(welfare)) - (n + 1) / n`` with ranks from the poorest up. Tied rows give the same
    result in any order. No small-sample factor n / (n - 1) is applied: the value of a copied population stays
    what it was.

    Parameters
    ----------
    welfare : array-like, shape (n,)
        Not negative, not all zero.
    weights : array-like, shape (n,), optional
        Persons that each row stands for.

    Returns
    -------
    float
        From 0 to (n - 1) / n.

    Raises
    ------
    ValueError
        For inputs that cannot be used, and when all welfare is zero.

    References
    ----------
    Cowell (2011), Measuring Inequality, 3rd ed., Oxford University Press.
    """
    people = sample(welfare, weights)
    mean = _positive_mean(people)
    if people.weights is None:
        ordered = np.sort(people.welfare)
        count = len(ordered)
        # Twice the mid-rank less n: centred on zero, so no digits are lost in a difference of large sums.
        centred = np.arange(1 - count, count, 2, dtype=float)
        return max(0.0, float(centred @ ordered) / (count * count * mean))
    order = np.argsort(people.welfare)
    ordered, ordered_weights = people.welfare[order], people.weights[order]
    total = people.total_weight
    centred = 2 * np.cumsum(ordered_weights) - ordered_weights - total
    return max(0.0, float((ordered_weights * centred) @ ordered) / (total * total * mean))


def lorenz(welfare: ArrayLike, weights: ArrayLike | None = None) -> LorenzCurve:
    """Return the Lorenz curve: the share of all welfare that the poorest share of persons holds.

    Parameters
    ----------
    welfare, weights
        See :func:`gini`.

    Returns
    -------
    LorenzCurve
        Cumulated shares of persons and of welfare, poorest first, both starting at 0.

    References
    ----------
    Lorenz (1905), Publications of the American Statistical Association 9(70).
    """
    people = sample(welfare, weights)
    _positive_mean(people)
    if people.weights is None:
        held = np.sort(people.welfare)
        persons = np.ones_like(held)
    else:
        order = np.argsort(people.welfare)
        persons = people.weights[order]
        held = people.welfare[order] * persons
    return LorenzCurve(_shares_from_zero(persons), _shares_from_zero(held))


def lorenz_share(
    welfare: ArrayLike, population_share: ArrayLike, weights: ArrayLike | None = None
) -> float | FloatArray:
    """Return the share of welfare of the poorest ``population_share`` (straight lines between the points).

    Parameters
    ----------
    welfare, weights
        See :func:`gini`.
    population_share : float or array-like
        Between 0 and 1: 0.4 asks for the share of the poorest 40 percent.

    Raises
    ------
    ValueError
        When a share lies outside 0 to 1 (a percentage was given).
    """
    asked = numbers(np.atleast_1d(population_share), "population_share")
    if asked.min() < 0 or asked.max() > 1:
        raise ValueError("`population_share` harus antara 0 dan 1; bagi persen dengan 100 dahulu.")
    curve = lorenz(welfare, weights)
    shares = np.interp(asked, curve.population_share, curve.welfare_share)
    return float(shares[0]) if np.ndim(population_share) == 0 else shares


def palma(welfare: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return the Palma ratio: the share of the richest 10 percent divided by that of the poorest 40 percent.

    Raises
    ------
    ValueError
        When the poorest 40 percent hold nothing.

    References
    ----------
    Cobham and Sumner (2013), "Putting the Gini back in the bottle? The Palma as a policy-relevant measure of
    inequality".
    """
    poorest, all_but_richest = lorenz_share(welfare, [0.4, 0.9], weights)
    if poorest <= 0:
        raise ValueError(
            "`welfare` 40 persen terbawah berjumlah nol, maka rasio Palma tak terdefinisi; periksa datanya."
        )
    return float((1 - all_but_richest) / poorest)


def generalised_entropy(welfare: ArrayLike, alpha: float = 1, weights: ArrayLike | None = None) -> float:
    """Return the generalised entropy index GE(alpha).

    ``mean(ratio ** alpha - 1) / (alpha * (alpha - 1))`` with ``ratio = welfare / mean``. Two limits have
    names: GE(0) is the mean log deviation and GE(1) Theil's T. GE(2) is half the squared coefficient of
    variation. The smaller alpha, the more the bottom of the distribution counts.

    Parameters
    ----------
    welfare, weights
        See :func:`gini`. Zeros are allowed for ``alpha`` above 0 only.
    alpha : float
        Any finite number.

    Raises
    ------
    ValueError
        When there is a zero and ``alpha`` is 0 or less.

    References
    ----------
    Shorrocks (1980), "The class of additively decomposable inequality measures", Econometrica 48(3).
    """
    if not np.isfinite(alpha):
        raise ValueError("`alpha` harus bilangan biasa; pakai 0 (MLD), 1 (Theil), atau 2.")
    relative = _relative(sample(welfare, weights))
    ratio = relative.welfare
    if alpha <= 0:
        _refuse_zeros(ratio, f"GE({alpha:g})", "pakai alpha yang lebih besar dari 0")
    if alpha == 0:
        return max(0.0, -relative.mean(np.log(ratio)))
    if alpha == 1:
        return max(0.0, relative.mean(ratio * _log_or_zero(ratio)))
    if alpha == 2:
        return relative.mean((ratio - 1) ** 2) / 2
    if abs(alpha) < _CLOSE:
        excess = _power_less_one(ratio, alpha)
    elif abs(alpha - 1) < _CLOSE:
        excess = ratio * _power_less_one(ratio, alpha - 1)  # the mean of ratio is 1
    else:
        excess = ratio**alpha - 1
    return max(0.0, relative.mean(excess) / (alpha * (alpha - 1)))


def mean_log_deviation(welfare: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return the mean log deviation ``mean(ln(mean / welfare))``, which is GE(0) or Theil's L."""
    return generalised_entropy(welfare, 0, weights)


def theil(welfare: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return Theil's T, ``mean(ratio * ln(ratio))`` with ``ratio = welfare / mean``, which is GE(1)."""
    return generalised_entropy(welfare, 1, weights)


def atkinson(welfare: ArrayLike, epsilon: float = 1, weights: ArrayLike | None = None) -> float:
    """Return the Atkinson index: the share of welfare that could be given up if the rest were shared equally.

    ``1 - equally distributed equivalent / mean``. The larger ``epsilon``, the more weight the poorest get; 0
    gives 0.

    Parameters
    ----------
    welfare, weights
        See :func:`gini`. Zeros are allowed for ``epsilon`` below 1 only.
    epsilon : float
        Inequality aversion, at least 0.

    Raises
    ------
    ValueError
        For a negative ``epsilon``, and for a zero with ``epsilon`` of 1 or more.

    References
    ----------
    Atkinson (1970), "On the measurement of inequality", Journal of Economic Theory 2(3).
    """
    if not np.isfinite(epsilon) or epsilon < 0:
        raise ValueError("`epsilon` harus nol atau lebih; nilai yang lazim 0,5; 1; atau 2.")
    people = _counted(sample(welfare, weights))
    mean = _positive_mean(people)
    if epsilon >= 1:
        _refuse_zeros(people.welfare, f"Atkinson({epsilon:g})", "pakai epsilon di bawah 1")
    power = 1 - epsilon
    if power == 0:
        return max(0.0, -float(np.expm1(people.mean(np.log(people.welfare)) - np.log(mean))))
    if abs(power) < _CLOSE:
        excess = people.mean(_power_less_one(people.welfare / mean, power))
        return max(0.0, -float(np.expm1(np.log1p(excess) / power)))
    # A high power of rupiah would overflow; a low one saves a division of every row.
    scale = 1.0 if abs(power) <= 2 else mean
    scaled = people.welfare if scale == 1.0 else people.welfare / scale
    return max(0.0, 1 - scale * people.mean(scaled**power) ** (1 / power) / mean)


def _relative(people: Sample) -> Sample:
    """Return welfare divided by its mean, of the rows that count."""
    counted = _counted(people)
    return Sample(counted.welfare / _positive_mean(counted), counted.weights)


def _counted(people: Sample) -> Sample:
    """Return the sample without its rows of weight 0: a welfare of zero there must not matter."""
    if people.weights is None or people.weights.min() > 0:
        return people
    rows = people.weights > 0
    return Sample(people.welfare[rows], people.weights[rows])


def _positive_mean(people: Sample) -> float:
    mean = people.mean(people.welfare)
    if mean <= 0:
        raise ValueError("`welfare` semuanya nol, maka ketimpangan tak terdefinisi; periksa kolom yang dipakai.")
    return mean


def _refuse_zeros(welfare: FloatArray, measure: str, alternative: str) -> None:
    zeros = int((welfare == 0).sum()) if welfare.min() == 0 else 0
    if zeros:
        raise ValueError(
            f"`welfare` berisi {zeros} nilai nol, sedangkan {measure} tak terdefinisi di sana; "
            f"periksa datanya, buang baris itu, atau {alternative}."
        )


def _log_or_zero(ratio: FloatArray) -> FloatArray:
    """Return the logarithm, and 0 for a ratio of 0, where ``ratio * ln(ratio)`` tends to 0."""
    if ratio.min() > 0:
        return np.log(ratio)
    return np.log(ratio, out=np.zeros_like(ratio), where=ratio > 0)


def _power_less_one(ratio: FloatArray, power: float) -> FloatArray:
    """Return ``ratio ** power - 1`` for a power close to 0, where the plain form loses its digits."""
    excess = np.expm1(power * _log_or_zero(ratio))
    return excess if ratio.min() > 0 else np.where(ratio > 0, excess, -1.0)


def _shares_from_zero(amounts: FloatArray) -> FloatArray:
    cumulated = np.concatenate(([0.0], np.cumsum(amounts)))
    return cumulated / cumulated[-1]
