"""What changed between two surveys, and for whom: growth by rank, pro-poor growth, growth and redistribution.

Both distributions must be in the same prices: deflate first, or give each year its own poverty line where a
function takes two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from akademi.measures._inputs import FloatArray, Sample, numbers, positive_number, sample
from akademi.measures.poverty import fgt

# Cumulated weights carry rounding errors: 0.1 added three times is not 0.3. A share so close is on the step.
_STEP_TOLERANCE = 1e-12


class GrowthIncidence(NamedTuple):
    """Growth by rank. Arrays of shape (p,).

    ``percentiles`` from 0 to 100; ``before`` and ``after`` are quantiles in the unit of welfare; ``growth``
    is the growth a year as a fraction (0.02 is 2 percent).
    """

    percentiles: FloatArray
    before: FloatArray
    after: FloatArray
    growth: FloatArray


@dataclass(frozen=True)
class PovertyChange:
    """A change of poverty and its parts: ``total == growth + redistribution + residual``.

    ``residual`` is 0 for the Shapley split.
    """

    before: float
    after: float
    growth: float
    redistribution: float
    residual: float

    @property
    def total(self) -> float:
        """Return poverty after less poverty before, as a fraction."""
        return self.after - self.before


def quantile(welfare: ArrayLike, shares: ArrayLike, weights: ArrayLike | None = None) -> float | FloatArray:
    """Return the welfare below or at which the poorest ``shares`` of persons live.

    The smallest observed value whose cumulated share of persons reaches the share asked for: always an
    observed value, and unchanged when the population is copied.

    Parameters
    ----------
    welfare : array-like, shape (n,)
        Not negative.
    shares : float or array-like, shape (p,)
        From 0 to 1.
    weights : array-like, shape (n,), optional
        Persons that each row stands for.

    Raises
    ------
    ValueError
        When a share lies outside 0 to 1.
    """
    asked = numbers(np.atleast_1d(shares), "shares")
    if asked.min() < 0 or asked.max() > 1:
        raise ValueError("`shares` harus antara 0 dan 1; bagi persentil dengan 100 dahulu.")
    ordered, reached = _steps(sample(welfare, weights))
    found = ordered[np.searchsorted(reached, asked - _STEP_TOLERANCE).clip(max=len(ordered) - 1)]
    return float(found[0]) if np.ndim(shares) == 0 else found


def growth_incidence_curve(
    before: ArrayLike,
    after: ArrayLike,
    weights_before: ArrayLike | None = None,
    weights_after: ArrayLike | None = None,
    percentiles: ArrayLike = tuple(range(1, 100)),
    years: float = 1,
) -> GrowthIncidence:
    """Return the growth a year of each percentile.

    It compares ranks, not persons: those at the tenth percentile before and after need not be the same
    people.

    Parameters
    ----------
    before, after : array-like, shapes (n,) and (m,)
        Welfare in the same prices. The percentiles asked for must be above zero before.
    weights_before, weights_after : array-like, optional
        Persons that each row stands for.
    percentiles : array-like, shape (p,)
        From 0 to 100, by default 1 to 99.
    years : float
        Years between the surveys.

    Raises
    ------
    ValueError
        For a percentile that held nothing before, and for inputs that cannot be used.

    References
    ----------
    Ravallion and Chen (2003), "Measuring pro-poor growth", Economics Letters 78(1).
    """
    years = positive_number(years, "years", "isi jarak kedua survei dalam tahun.")
    ranks = numbers(percentiles, "percentiles")
    if ranks.min() < 0 or ranks.max() > 100:
        raise ValueError("`percentiles` harus antara 0 dan 100.")
    first = quantile(before, ranks / 100, weights_before)
    second = quantile(after, ranks / 100, weights_after)
    return GrowthIncidence(ranks, first, second, _yearly_growth(first, second, years))


def pro_poor_growth_rate(
    before: ArrayLike,
    after: ArrayLike,
    poverty_line: float,
    weights_before: ArrayLike | None = None,
    weights_after: ArrayLike | None = None,
    years: float = 1,
) -> float:
    """Return the mean growth a year of the poor: the mean of the growth incidence curve up to P0 before.

    Integrated exactly over the steps of both distributions. Below growth of the mean, growth was less for the
    poor.

    Parameters
    ----------
    before, after, weights_before, weights_after, years
        See :func:`growth_incidence_curve`. No poor person may have had zero before.
    poverty_line : float
        One line in the same prices.

    Raises
    ------
    ValueError
        When nobody was poor before, and for inputs that cannot be used.

    References
    ----------
    Ravallion and Chen (2003), Economics Letters 78(1).
    """
    years = positive_number(years, "years", "isi jarak kedua survei dalam tahun.")
    line = positive_number(poverty_line, "poverty_line", "isi satu garis kemiskinan untuk kedua survei.")
    first, first_reached = _steps(sample(before, weights_before, "before"))
    second, second_reached = _steps(sample(after, weights_after, "after"))
    poor_rows = int(np.searchsorted(first, line))  # ordered, so the poor come first
    headcount = first_reached[poor_rows - 1] if poor_rows else 0.0
    if headcount <= 0:
        raise ValueError("Tidak ada orang miskin pada `before`; naikkan `poverty_line` atau periksa satuannya.")
    ends = np.union1d(first_reached[first_reached <= headcount], second_reached[second_reached < headcount])
    widths = np.diff(ends, prepend=0.0)
    middles = ends - widths / 2
    first_value = first[np.searchsorted(first_reached, middles).clip(max=len(first) - 1)]
    second_value = second[np.searchsorted(second_reached, middles).clip(max=len(second) - 1)]
    wide = widths > _STEP_TOLERANCE  # slivers between steps that differ by rounding only
    growth = _yearly_growth(first_value[wide], second_value[wide], years)
    return float(widths[wide] @ growth / widths[wide].sum())


def decompose_change(
    before: ArrayLike,
    after: ArrayLike,
    poverty_line: float,
    alpha: float = 0,
    weights_before: ArrayLike | None = None,
    weights_after: ArrayLike | None = None,
    poverty_line_after: float | None = None,
    method: Literal["shapley", "datt-ravallion"] = "shapley",
    reference: Literal["before", "after"] = "before",
) -> PovertyChange:
    """Split a change of an FGT index into growth of the mean and redistribution around it.

    *Growth* moves the mean and keeps the Lorenz curve; *redistribution* does the reverse. Datt and Ravallion
    measure both from one reference year and leave a residual. Shapley takes the mean of both orders and
    leaves none.

    Parameters
    ----------
    before, after : array-like, shapes (n,) and (m,)
        Welfare, not all zero.
    poverty_line : float
        Line for ``before``, and for ``after`` unless ``poverty_line_after`` is given.
    alpha : float
        At least 0. See :func:`akademi.measures.fgt`.
    weights_before, weights_after : array-like, optional
        Persons that each row stands for.
    poverty_line_after : float, optional
        When given, both surveys may be in their own prices: growth is then that of the mean relative to the
        line.
    method : {"shapley", "datt-ravallion"}
        Without or with a residual.
    reference : {"before", "after"}
        For Datt-Ravallion only. With "after" the residual has the opposite sign.

    Raises
    ------
    ValueError
        For an unknown method or reference, and for inputs that cannot be used.

    References
    ----------
    Datt and Ravallion (1992), Journal of Development Economics 38(2); Shorrocks (2013), Journal of Economic
    Inequality 11 (the Shapley value); Kakwani (2000), Journal of Quantitative Economics 16(1) (the mean of
    orders).
    """
    if method not in ("shapley", "datt-ravallion"):
        raise ValueError('`method` harus "shapley" atau "datt-ravallion".')
    if reference not in ("before", "after"):
        raise ValueError('`reference` harus "before" atau "after".')
    remedy = "isi satu garis kemiskinan dalam satuan yang sama dengan kesejahteraannya."
    line_before = positive_number(poverty_line, "poverty_line", remedy)
    line_after = (
        line_before if poverty_line_after is None else positive_number(poverty_line_after, "poverty_line_after", remedy)
    )
    first, second = sample(before, weights_before, "before"), sample(after, weights_after, "after")
    first_mean = _mean_in_lines(first, line_before, "before")
    second_mean = _mean_in_lines(second, line_after, "after")

    def poverty(shape: Sample, line: float, own_mean: float, wanted_mean: float) -> float:
        # Own mean kept as it is: scaling by one could move a person who stands on the line.
        scale = line if wanted_mean == own_mean else line * own_mean / wanted_mean
        return fgt(shape.welfare, scale, alpha, shape.weights)

    start = poverty(first, line_before, first_mean, first_mean)
    end = poverty(second, line_after, second_mean, second_mean)
    grown = poverty(first, line_before, first_mean, second_mean)
    reshaped = poverty(second, line_after, second_mean, first_mean)
    growth_first, growth_last = grown - start, end - reshaped
    reshape_first, reshape_last = reshaped - start, end - grown
    if method == "shapley":
        growth, redistribution = (growth_first + growth_last) / 2, (reshape_first + reshape_last) / 2
    elif reference == "before":
        growth, redistribution = growth_first, reshape_first
    else:
        growth, redistribution = growth_last, reshape_last
    residual = 0.0 if method == "shapley" else (end - start) - growth - redistribution
    return PovertyChange(start, end, growth, redistribution, residual)


def _steps(people: Sample) -> tuple[FloatArray, FloatArray]:
    """Return welfare in order (rows of weight 0 left out) and the share of persons reached at each row."""
    if people.weights is None:
        count = len(people.welfare)
        return np.sort(people.welfare), np.arange(1, count + 1) / count
    order = np.argsort(people.welfare)
    order = order[people.weights[order] > 0]
    reached = np.cumsum(people.weights[order])
    return people.welfare[order], reached / reached[-1]


def _yearly_growth(first: FloatArray, second: FloatArray, years: float) -> FloatArray:
    if (first <= 0).any():
        raise ValueError(
            "`before` bernilai nol pada persentil yang diminta, maka pertumbuhannya tak terdefinisi; "
            "mulai dari persentil yang lebih tinggi atau periksa datanya."
        )
    return (second / first) ** (1 / years) - 1


def _mean_in_lines(people: Sample, line: float, name: str) -> float:
    mean = people.mean(people.welfare) / line
    if mean <= 0:
        raise ValueError(f"`{name}` semuanya nol; periksa kolom yang dipakai.")
    return mean
