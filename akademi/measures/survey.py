"""How sure a survey figure is: standard errors that respect weights, strata and clusters.

Design assumed, as in Susenas and most household surveys: strata; in each stratum a sample of clusters (census
blocks); in each cluster some households. Variance is that of the *ultimate cluster*: all that happens inside
a cluster is part of the differences between clusters, which are treated as drawn with replacement. That is
slightly cautious when the share of clusters drawn is large.

* ``weights``: how many units of the population each row stands for.
* ``strata``, ``clusters``: labels of each row. Without strata there is one; without clusters each row is its
  own. The same cluster label in two strata means two clusters.
* To study a part of the population pass ``domain`` rather than dropping rows: which rows fall in it is itself
  random.

References
----------
Wolter (2007), Introduction to Variance Estimation, 2nd ed.; Deville (1999), "Variance estimation for complex
statistics and estimators", Survey Methodology 25; Rao and Wu (1988), "Resampling inference with complex
survey data", Journal of the American Statistical Association 83.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from akademi.measures._inputs import (
    FloatArray,
    checked_line,
    checked_weights,
    encode,
    numbers,
    positive_number,
    same_rows,
    sample,
)
from akademi.measures._student import student_quantile
from akademi.measures.poverty import relative_gaps


@dataclass(frozen=True)
class SurveyEstimate:
    """A figure and its uncertainty.

    Attributes
    ----------
    value, standard_error : float
        In the unit of the figure.
    degrees_of_freedom : int
        Clusters less strata.
    design_effect : float
        Variance over that of a simple random sample of the same rows, drawn with replacement. 2 means that
        the sample is worth half its size. NaN when the simple variance is zero, and for a difference.
    """

    value: float
    standard_error: float
    degrees_of_freedom: int
    design_effect: float

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """Return the confidence interval by Student's t. For a share near 0 or 1 it may reach beyond."""
        if not 0 < level < 1:
            raise ValueError("`level` harus antara 0 dan 1; pakai 0.95 untuk 95 persen.")
        reach = student_quantile((1 + level) / 2, self.degrees_of_freedom) * self.standard_error
        return self.value - reach, self.value + reach


@dataclass(frozen=True)
class BootstrapEstimate:
    """A figure, its bootstrap standard error, and the replicates (shape (r,)) it comes from."""

    value: float
    standard_error: float
    replicates: FloatArray

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """Return the percentile interval of the replicates."""
        if not 0 < level < 1:
            raise ValueError("`level` harus antara 0 dan 1; pakai 0.95 untuk 95 persen.")
        low, high = np.quantile(self.replicates, [(1 - level) / 2, (1 + level) / 2])
        return float(low), float(high)


class _Design(NamedTuple):
    """Clusters numbered over the whole sample: of each row (n,), and the stratum of each cluster (c,)."""

    cluster_of_row: NDArray[np.intp]
    stratum_of_cluster: NDArray[np.intp]
    clusters_in_stratum: NDArray[np.intp]


def survey_ratio(
    numerator: ArrayLike,
    denominator: ArrayLike,
    weights: ArrayLike | None = None,
    strata: ArrayLike | None = None,
    clusters: ArrayLike | None = None,
    domain: ArrayLike | None = None,
) -> SurveyEstimate:
    """Return the ratio of two weighted totals and its linearised standard error.

    Parameters
    ----------
    numerator, denominator : array-like, shape (n,)
        For a rate, 0/1 over 1. The total of the denominator must not be zero.
    weights, strata, clusters : array-like, shape (n,), optional
        See the module.
    domain : array-like of bool, shape (n,), optional
        Rows of the part studied.

    Raises
    ------
    ValueError
        When a stratum has a single cluster (it shows no variance), and for inputs that cannot be used.
    """
    above, below = numbers(numerator, "numerator"), numbers(denominator, "denominator")
    same_rows(denominator, "denominator", numerator, "numerator")
    inner = _weights_inside(weights, domain, numerator, "numerator")
    total = float(inner @ below)
    if total == 0:
        raise ValueError("`denominator` berjumlah nol; periksa kolomnya atau `domain` yang dipilih.")
    value = float(inner @ above) / total
    # Scaled so that the weighted mean of the linearised variable stands for the error of the ratio.
    linearised = (above - value * below) * (inner.sum() / total)
    return _estimate(value, linearised, inner, strata, clusters, numerator, "numerator")


def survey_mean(
    values: ArrayLike,
    weights: ArrayLike | None = None,
    strata: ArrayLike | None = None,
    clusters: ArrayLike | None = None,
    domain: ArrayLike | None = None,
) -> SurveyEstimate:
    """Return a weighted mean (or a rate, of 0/1) and its linearised standard error.

    Parameters
    ----------
    values : array-like, shape (n,)
        Any numbers.
    weights, strata, clusters, domain
        See :func:`survey_ratio`.
    """
    amounts = numbers(values, "values")
    inner = _weights_inside(weights, domain, values, "values")
    value = float(inner @ amounts) / float(inner.sum())
    return _estimate(value, amounts - value, inner, strata, clusters, values, "values")


def survey_fgt(
    welfare: ArrayLike,
    poverty_line: ArrayLike,
    alpha: float = 0,
    weights: ArrayLike | None = None,
    strata: ArrayLike | None = None,
    clusters: ArrayLike | None = None,
    domain: ArrayLike | None = None,
) -> SurveyEstimate:
    """Return P_alpha and its linearised standard error. The line is taken as known.

    Parameters
    ----------
    welfare, poverty_line, alpha
        See :func:`akademi.measures.fgt`.
    weights, strata, clusters, domain
        See :func:`survey_ratio`. For a share of persons from a table of households use weight × members.
    """
    if not np.isfinite(alpha) or alpha < 0:
        raise ValueError("`alpha` harus nol atau lebih; pakai 0 untuk P0, 1 untuk P1, 2 untuk P2.")
    people = sample(welfare, weights)
    gaps = relative_gaps(people.welfare, checked_line(poverty_line, welfare))
    scores = (gaps > 0).astype(float) if alpha == 0 else gaps**alpha
    inner = _weights_inside(weights, domain, welfare, "welfare")
    value = float(inner @ scores) / float(inner.sum())
    return _estimate(value, scores - value, inner, strata, clusters, welfare, "welfare")


def survey_gini(
    welfare: ArrayLike,
    weights: ArrayLike | None = None,
    strata: ArrayLike | None = None,
    clusters: ArrayLike | None = None,
    domain: ArrayLike | None = None,
) -> SurveyEstimate:
    """Return the Gini ratio and its linearised standard error.

    The linearised variable is the derivative of the Gini with respect to each row's weight (Deville 1999):
    ``2 (y F(y) + M(y)) / mean - (G + 1) (1 + y / mean)``, where F is the share of persons below y and M the
    welfare per person held above y, half of those at y counted in both.

    Parameters
    ----------
    welfare : array-like, shape (n,)
        Not negative, not all zero.
    weights, strata, clusters, domain
        See :func:`survey_ratio`.
    """
    people = sample(welfare, weights)
    inner = _weights_inside(weights, domain, welfare, "welfare")
    total = float(inner.sum())
    mean = float(inner @ people.welfare) / total
    if mean <= 0:
        raise ValueError("`welfare` semuanya nol, maka ketimpangan tak terdefinisi; periksa kolom yang dipakai.")
    levels, level_of_row = np.unique(people.welfare, return_inverse=True)
    level_of_row = level_of_row.reshape(-1)
    persons = np.bincount(level_of_row, weights=inner)
    held = persons * levels
    below = (np.cumsum(persons) - persons / 2) / total
    above = (held.sum() - np.cumsum(held) + held / 2) / total
    value = float(2 * (held @ below) / (total * mean) - 1)
    by_level = 2 * (levels * below + above) / mean - (value + 1) * (1 + levels / mean)
    return _estimate(max(0.0, value), by_level[level_of_row], inner, strata, clusters, welfare, "welfare")


def difference(first: SurveyEstimate, second: SurveyEstimate) -> SurveyEstimate:
    """Return ``second - first`` for two *independent* samples, such as two years with new households.

    Variances add up, so the difference is less sure than either figure. The degrees of freedom are those of
    Satterthwaite, rounded down. When households are interviewed in both years this overstates the error.
    """
    variances = np.array([first.standard_error**2, second.standard_error**2])
    freedoms = np.array([first.degrees_of_freedom, second.degrees_of_freedom], dtype=float)
    total = float(variances.sum())
    freedom = int(total**2 / float((variances**2 / freedoms).sum())) if total > 0 else int(freedoms.min())
    return SurveyEstimate(second.value - first.value, total**0.5, freedom, float("nan"))


def bootstrap(
    statistic: Callable[[FloatArray], float],
    weights: ArrayLike,
    strata: ArrayLike | None = None,
    clusters: ArrayLike | None = None,
    replicates: int = 500,
    seed: int = 0,
) -> BootstrapEstimate:
    """Return the standard error of any statistic by resampling clusters within strata (Rao and Wu 1988).

    In each stratum of m clusters m - 1 are drawn with replacement, and a cluster drawn t times has its
    weights multiplied by ``t * m / (m - 1)``: then the bootstrap of a mean has the variance of the
    linearisation.

    Parameters
    ----------
    statistic : callable
        Takes weights of shape (n,), some of them zero, and returns a number:
        ``lambda weights: gini(table["pengeluaran"], weights)``.
    weights : array-like, shape (n,)
        Weights of the survey; ones for a simple random sample.
    strata, clusters : array-like, shape (n,), optional
        See the module.
    replicates : int
        At least 2; 200 do for a standard error, 1,000 for an interval.
    seed : int
        The same seed gives the same result.

    Raises
    ------
    ValueError
        When a stratum has a single cluster, and for inputs that cannot be used.
    """
    if int(replicates) != replicates or replicates < 2:
        raise ValueError("`replicates` harus bilangan bulat, sedikitnya 2; 200 cukup untuk galat baku.")
    base = checked_weights(weights, weights, "weights")
    if base is None:
        raise ValueError("`weights` harus diisi; pakai `numpy.ones(n)` untuk sampel acak sederhana.")
    design = _design(strata, clusters, weights, "weights")
    random = np.random.default_rng(seed)
    drawn = np.empty(int(replicates))
    for number in range(int(replicates)):
        drawn[number] = statistic(base * _rescaling(design, random)[design.cluster_of_row])
    return BootstrapEstimate(float(statistic(base.copy())), float(drawn.std(ddof=1)), drawn)


def effective_sample_size(rows: int, design_effect: float) -> float:
    """Return how many households of a simple random sample would be as sure: ``rows / design_effect``."""
    return positive_number(rows, "rows", "isi banyaknya rumah tangga sampel.") / positive_number(
        design_effect, "design_effect", "isi efek rancangan, misalnya 2."
    )


def _estimate(
    value: float,
    linearised: FloatArray,
    inner: FloatArray,
    strata: ArrayLike | None,
    clusters: ArrayLike | None,
    partner: ArrayLike,
    partner_name: str,
) -> SurveyEstimate:
    """Turn a linearised variable, whose mean weighted by ``inner`` is zero, into an estimate."""
    design = _design(strata, clusters, partner, partner_name)
    shares = inner / inner.sum()
    totals = np.bincount(design.cluster_of_row, weights=shares * linearised, minlength=len(design.stratum_of_cluster))
    counts = design.clusters_in_stratum.astype(float)
    means = np.bincount(design.stratum_of_cluster, weights=totals) / counts
    spread = np.bincount(design.stratum_of_cluster, weights=(totals - means[design.stratum_of_cluster]) ** 2)
    variance = float((counts / (counts - 1)) @ spread)
    rows = int(np.count_nonzero(inner))
    simple = float(shares @ linearised**2) / (rows - 1) if rows > 1 else 0.0
    freedom = int(len(design.stratum_of_cluster) - len(counts))
    return SurveyEstimate(value, variance**0.5, freedom, variance / simple if simple > 0 else float("nan"))


def _design(strata: ArrayLike | None, clusters: ArrayLike | None, partner: ArrayLike, partner_name: str) -> _Design:
    rows = np.shape(partner)[0]
    names, stratum_of_row = _labels(strata, "strata", partner, partner_name, one=True)
    if clusters is None:
        cluster_of_row, stratum_of_cluster = np.arange(rows), stratum_of_row
    else:
        cluster_names, labels = _labels(clusters, "clusters", partner, partner_name, one=False)
        pairs, cluster_of_row = np.unique(stratum_of_row * len(cluster_names) + labels, return_inverse=True)
        cluster_of_row, stratum_of_cluster = cluster_of_row.reshape(-1), pairs // len(cluster_names)
    counts = np.bincount(stratum_of_cluster, minlength=len(names))
    if counts.min() < 2:
        where = "" if strata is None else f" pada strata {names[counts < 2][0]!s}"
        raise ValueError(
            f"`clusters` hanya satu{where}, maka ragamnya tak dapat dihitung; gabungkan strata itu dengan strata lain."
        )
    return _Design(cluster_of_row, stratum_of_cluster, counts)


def _labels(
    labels: ArrayLike | None, name: str, partner: ArrayLike, partner_name: str, one: bool
) -> tuple[NDArray, NDArray[np.intp]]:
    if labels is None and one:
        return np.array(["semua"]), np.zeros(np.shape(partner)[0], dtype=np.intp)
    same_rows(labels, name, partner, partner_name)
    return encode(labels, name)


def _weights_inside(
    weights: ArrayLike | None, domain: ArrayLike | None, partner: ArrayLike, partner_name: str
) -> FloatArray:
    """Return the weights (n,), zero outside the domain and not zero everywhere."""
    given = checked_weights(weights, partner, partner_name)
    everywhere = np.ones(np.shape(partner)[0]) if given is None else given
    if domain is None:
        return everywhere
    same_rows(domain, "domain", partner, partner_name)
    inside = np.asarray(domain)
    if inside.dtype != bool:
        raise ValueError(
            "`domain` harus berisi True atau False; tulis syaratnya, misalnya `tabel['wilayah'] == 'desa'`."
        )
    inner = everywhere * inside
    if inner.sum() <= 0:
        raise ValueError("`domain` tidak memuat satu baris pun yang berbobot; periksa syaratnya.")
    return inner


def _rescaling(design: _Design, random: np.random.Generator) -> FloatArray:
    """Return the factor of each cluster (c,) for one replicate."""
    counts = design.clusters_in_stratum
    order = np.argsort(design.stratum_of_cluster, kind="stable")
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    draws = counts - 1
    picked = np.repeat(starts, draws) + (random.random(draws.sum()) * np.repeat(counts, draws)).astype(np.intp)
    times = np.empty(len(order))
    times[order] = np.bincount(picked, minlength=len(order))
    return times * (counts / draws)[design.stratum_of_cluster]
