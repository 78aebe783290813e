"""Poverty measures of one welfare variable (expenditure or income per head).

Conventions of this room
------------------------
* A person is poor when ``welfare < poverty_line`` (strictly below), as BPS counts.
* ``weights`` says how many persons each row stands for. It need not be whole; a row of weight 0 does not
  count. For a table of households use *household weight × household size*: then the result is a share of
  persons.
* ``poverty_line`` is one number, or one line for each row (each province and area has its own).
* Results are fractions: 0.0850, not 8.50 percent.

Hand example used throughout: welfare 300, 450, 540, 600, 700, 900, 1200, 1500, 2000, 3000 with line 600 gives
P0 = 0.300, P1 = 0.0850, P2 = 0.03225.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from akademi.measures._inputs import FloatArray, Sample, checked_line, positive_number, sample
from akademi.measures.inequality import gini


def fgt(welfare: ArrayLike, poverty_line: ArrayLike, alpha: float = 0, weights: ArrayLike | None = None) -> float:
    """Return the Foster-Greer-Thorbecke index P_alpha.

    The mean over all persons of ``((line - welfare) / line) ** alpha`` for the poor, and of 0 for the others.

    Parameters
    ----------
    welfare : array-like, shape (n,)
        Expenditure or income per head, not negative; zero is allowed.
    poverty_line : float or array-like, shape (n,)
        In the unit of ``welfare``.
    alpha : float
        At least 0: 0 headcount ratio, 1 poverty gap, 2 severity.
    weights : array-like, shape (n,), optional
        Persons that each row stands for.

    Returns
    -------
    float
        Between 0 and 1.

    Raises
    ------
    ValueError
        For a negative ``alpha`` and for inputs that cannot be used.

    References
    ----------
    Foster, Greer and Thorbecke (1984), "A class of decomposable poverty measures", Econometrica 52(3).
    """
    if not np.isfinite(alpha) or alpha < 0:
        raise ValueError("`alpha` harus nol atau lebih; pakai 0 untuk P0, 1 untuk P1, 2 untuk P2.")
    people = sample(welfare, weights)
    gaps = relative_gaps(people.welfare, checked_line(poverty_line, welfare))
    if alpha == 0:
        return people.mean((gaps > 0).astype(float))
    return people.mean(gaps if alpha == 1 else gaps**alpha)


def headcount_ratio(welfare: ArrayLike, poverty_line: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return P0, the share of persons below the line (*persentase penduduk miskin*). See :func:`fgt`."""
    return fgt(welfare, poverty_line, 0, weights)


def poverty_gap(welfare: ArrayLike, poverty_line: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return P1, the mean gap of all persons as a share of the line (*indeks kedalaman*). See :func:`fgt`."""
    return fgt(welfare, poverty_line, 1, weights)


def poverty_severity(welfare: ArrayLike, poverty_line: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return P2, the mean squared gap of all persons (*indeks keparahan*). See :func:`fgt`."""
    return fgt(welfare, poverty_line, 2, weights)


def income_gap_ratio(welfare: ArrayLike, poverty_line: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return P1 / P0: how far below the line the average poor person is, as a share of the line.

    Returns 0.0 when nobody is poor. It can rise while every poor person gains (the best-off leave the group),
    which is why it is never read alone.
    """
    poor = headcount_ratio(welfare, poverty_line, weights)
    return poverty_gap(welfare, poverty_line, weights) / poor if poor > 0 else 0.0


def aggregate_shortfall(welfare: ArrayLike, poverty_line: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return the sum of money that would lift each poor person exactly to the line.

    The cost of perfect targeting: no leakage, no administration, no change of behaviour. A lower bound, in
    the unit and for the period of ``welfare`` (rupiah a month for most Indonesian data), for the population
    that the weights add up to. With one line it equals *persons × line × P1*.
    """
    people = sample(welfare, weights)
    shortfall = np.maximum(checked_line(poverty_line, welfare) - people.welfare, 0.0)
    return float(shortfall.sum() if people.weights is None else people.weights @ shortfall)


def watts(welfare: ArrayLike, poverty_line: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Return the Watts index: the mean of ``ln(line / welfare)`` for the poor and of 0 for the others.

    Raises
    ------
    ValueError
        When a person has a welfare of zero: the logarithm has no value there.

    References
    ----------
    Watts (1968), "An economic definition of poverty"; Zheng (1993), Economics Letters 42.
    """
    people = sample(welfare, weights)
    _refuse_zeros(people, "Watts")
    line = checked_line(poverty_line, welfare)
    # A ratio of at least 1 makes the logarithm of every person who is not poor exactly zero.
    with np.errstate(divide="ignore"):  # zeros of weight 0 are left out below
        logs = np.log(np.maximum(line / people.welfare, 1.0))
    return people.mean(np.where(np.isfinite(logs), logs, 0.0))


def sen(welfare: ArrayLike, poverty_line: float, weights: ArrayLike | None = None) -> float:
    """Return the Sen index ``P0 * (I + (1 - I) * G_poor)``.

    I is the income gap ratio and G_poor the Gini of welfare among the poor. This is the form that does not
    change when the population is copied; the finite form of Sen (1976), which multiplies G_poor by q / (q +
    1) for q poor, tends to it. Returns 0.0 when nobody is poor.

    Parameters
    ----------
    welfare, weights
        See :func:`fgt`.
    poverty_line : float
        One line only: persons are ranked by welfare, which lines that differ would not allow.

    References
    ----------
    Sen (1976), "Poverty: an ordinal approach to measurement", Econometrica 44(2).
    """
    line = _one_line(poverty_line)
    people = sample(welfare, weights)
    poor = people.welfare < line
    headcount = people.mean(poor.astype(float))
    if headcount == 0:
        return 0.0
    poor_weights = None if people.weights is None else people.weights[poor]
    gap_ratio = income_gap_ratio(people.welfare, line, people.weights)
    poor_welfare = people.welfare[poor]
    poor_gini = gini(poor_welfare, poor_weights) if Sample(poor_welfare, poor_weights).mean(poor_welfare) > 0 else 0.0
    return headcount * (gap_ratio + (1 - gap_ratio) * poor_gini)


def sen_shorrocks_thon(welfare: ArrayLike, poverty_line: float, weights: ArrayLike | None = None) -> float:
    """Return the Sen-Shorrocks-Thon index ``P1 * (1 + G_gaps)``.

    G_gaps is the Gini of the relative gaps of *all* persons (0 for those not poor), so the index equals
    *headcount × income gap ratio × (1 + inequality of the gaps)*. Unlike Sen's it is continuous and respects
    every transfer. Returns 0.0 when nobody is poor.

    References
    ----------
    Shorrocks (1995), "Revisiting the Sen poverty index", Econometrica 63(5); Osberg and Xu (2000), Journal of
    Human Resources 35(1), for the three factors.
    """
    line = _one_line(poverty_line)
    people = sample(welfare, weights)
    gaps = relative_gaps(people.welfare, np.asarray(line))
    mean_gap = people.mean(gaps)
    return mean_gap * (1 + gini(gaps, people.weights)) if mean_gap > 0 else 0.0


def relative_gaps(welfare: FloatArray, line: FloatArray) -> FloatArray:
    """Return ``(line - welfare) / line`` for the poor, 0 for the others, shape (n,), of checked inputs."""
    return np.maximum((line - welfare) / line, 0.0)


def _one_line(line: float) -> float:
    return positive_number(line, "poverty_line", "ukuran ini memakai satu garis kemiskinan untuk semua orang.")


def _refuse_zeros(people: Sample, measure: str) -> None:
    zero = people.welfare == 0
    if people.weights is not None:
        zero &= people.weights > 0
    if zero.any():
        raise ValueError(
            f"`welfare` berisi {int(zero.sum())} nilai nol, sedangkan {measure} memakai logaritma; "
            "periksa datanya, buang baris itu, atau pakai `fgt` yang menerima nol."
        )
