"""Multidimensional poverty after Alkire and Foster: who is poor, how deeply, and through which deprivations.

A person's score is the sum of the weights of the indicators in which the person is deprived. Poor is who
scores at least the cut-off k. The measures are H (share of poor), A (mean score of the poor) and M0 = H × A.
*Censored* means that deprivations of those who are not poor are set aside.

References
----------
Alkire and Foster (2011), "Counting and multidimensional poverty measurement", Journal of Public Economics
95(7-8).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from akademi.measures._inputs import FloatArray, checked_groups, checked_weights, non_negative

# A score is a sum of weights such as 1/6 and 1/18, so a person who stands exactly on the cut-off may come out
# a rounding error below it. No sensible set of weights has two scores this close.
_SCORE_TOLERANCE = 1e-9


@dataclass(frozen=True)
class MultidimensionalPoverty:
    """Result of :func:`alkire_foster` for d indicators.

    Attributes
    ----------
    headcount, intensity, adjusted_headcount : float
        H, A and M0 = H × A. ``intensity`` is 0.0 when nobody is poor.
    cutoff : float
        The k used.
    indicators : tuple of str
        Names, in the order of the arrays below.
    indicator_weights, uncensored_headcounts, censored_headcounts : ndarray, shape (d,)
        Weights; share of persons deprived; share of persons poor *and* deprived.
    contributions : ndarray, shape (d,)
        Share of M0 that each indicator makes, adding up to 1 (all 0 when nobody is poor).
    """

    headcount: float
    intensity: float
    adjusted_headcount: float
    cutoff: float
    indicators: tuple[str, ...]
    indicator_weights: FloatArray
    uncensored_headcounts: FloatArray
    censored_headcounts: FloatArray
    contributions: FloatArray


@dataclass(frozen=True)
class MultidimensionalByGroup:
    """Result of :func:`decompose_alkire_foster` for g groups; arrays have shape (g,).

    Attributes
    ----------
    total : MultidimensionalPoverty
        Everybody.
    labels : ndarray
        Distinct groups, sorted.
    groups : tuple of MultidimensionalPoverty
        Each group by itself.
    population_shares, contributions : ndarray
        Share of persons; share of M0 that each group makes, adding up to 1 (all 0 when nobody is poor).
    """

    total: MultidimensionalPoverty
    labels: NDArray
    groups: tuple[MultidimensionalPoverty, ...]
    population_shares: FloatArray
    contributions: FloatArray


def deprivations(achievements: ArrayLike, cutoffs: ArrayLike) -> NDArray[np.bool_]:
    """Return who is deprived in what: ``achievements < cutoffs``, strictly.

    Parameters
    ----------
    achievements : array-like, shape (n, d)
        One row a person, more is better.
    cutoffs : array-like, shape (d,)
        Deprivation cut-off of each indicator.

    Returns
    -------
    ndarray of bool, shape (n, d)

    Raises
    ------
    ValueError
        When the shapes do not fit or a value is missing.
    """
    table = _table(achievements, "achievements")
    limits = np.asarray(cutoffs, dtype=float)
    if limits.shape != table.shape[1:]:
        raise ValueError(f"`cutoffs` harus satu batas untuk tiap indikator: perlu {table.shape[1]} bilangan.")
    return table < limits


def deprivation_scores(deprived: ArrayLike, indicator_weights: ArrayLike | None = None) -> FloatArray:
    """Return each person's score, shape (n,), from 0 (not deprived) to 1 (deprived in everything).

    Parameters
    ----------
    deprived : array-like of bool or 0/1, shape (n, d)
        One row a person, one column an indicator.
    indicator_weights : array-like, shape (d,), optional
        Adding up to 1; equal when left out.

    Raises
    ------
    ValueError
        When a value is not 0 or 1, or the weights do not fit or do not add up to 1.
    """
    table = _deprivation_table(deprived)
    return table @ _indicator_weights(indicator_weights, table.shape[1])


def alkire_foster(
    deprived: ArrayLike,
    indicator_weights: ArrayLike | None = None,
    cutoff: float = 1 / 3,
    weights: ArrayLike | None = None,
    indicators: Sequence[str] | None = None,
) -> MultidimensionalPoverty:
    """Return H, A, M0 and what they are made of.

    Poor is who scores ``cutoff`` or more; a rounding error below still counts as on it, a rounded score
    (0.3333 for 1/3) does not. So pass deprivations and exact weights such as ``1/6``, not rounded ones.

    Parameters
    ----------
    deprived : array-like of bool or 0/1, shape (n, d)
        One row a person; a household table needs ``weights`` = household weight × members.
    indicator_weights : array-like, shape (d,), optional
        Adding up to 1; equal when left out. The global index has 1/6 twice for health, 1/6 twice for
        education and 1/18 six times for living standards.
    cutoff : float
        Above 0, at most 1.
    weights : array-like, shape (n,), optional
        Persons that each row stands for.
    indicators : sequence of str, optional
        Names; taken from the columns of a pandas table, else "1", "2", ...

    Raises
    ------
    ValueError
        For a cut-off outside 0 to 1 and for inputs that cannot be used.
    """
    table = _deprivation_table(deprived)
    importance = _indicator_weights(indicator_weights, table.shape[1])
    names = _indicator_names(deprived, indicators, table.shape[1])
    if not 0 < cutoff <= 1:
        raise ValueError("`cutoff` harus di atas 0 dan paling besar 1; indeks global memakai 1/3.")
    persons = checked_weights(weights, deprived, "deprived")
    return _measure(table, importance, cutoff, persons, names)


def decompose_alkire_foster(
    deprived: ArrayLike,
    groups: ArrayLike,
    indicator_weights: ArrayLike | None = None,
    cutoff: float = 1 / 3,
    weights: ArrayLike | None = None,
    indicators: Sequence[str] | None = None,
) -> MultidimensionalByGroup:
    """Return the measures of each group and what it adds to the total M0.

    M0 of everybody is the mean of the groups' M0 weighted by their persons.

    Parameters
    ----------
    deprived, indicator_weights, cutoff, weights, indicators
        See :func:`alkire_foster`.
    groups : array-like, shape (n,)
        Group of each row, none missing.

    Raises
    ------
    ValueError
        For inputs that cannot be used, and for a group whose weights are all zero.
    """
    total = alkire_foster(deprived, indicator_weights, cutoff, weights, indicators)
    labels, position = checked_groups(groups, deprived, "deprived")
    table = _deprivation_table(deprived)
    persons = checked_weights(weights, deprived, "deprived")
    sizes = np.bincount(position, weights=persons, minlength=len(labels)).astype(float)
    if (sizes <= 0).any():
        name = labels[sizes <= 0][0]
        raise ValueError(
            f"`weights` kelompok {name!s} berjumlah nol; gabungkan dengan kelompok lain atau buang barisnya."
        )
    by_group = tuple(
        _measure(
            table[position == number],
            total.indicator_weights,
            cutoff,
            None if persons is None else persons[position == number],
            total.indicators,
        )
        for number in range(len(labels))
    )
    shares = sizes / sizes.sum()
    parts = shares * np.array([group.adjusted_headcount for group in by_group])
    whole = total.adjusted_headcount
    return MultidimensionalByGroup(
        total, labels, by_group, shares, parts / whole if whole > 0 else np.zeros_like(parts)
    )


def _measure(
    table: FloatArray,
    importance: FloatArray,
    cutoff: float,
    persons: FloatArray | None,
    names: tuple[str, ...],
) -> MultidimensionalPoverty:
    counts = np.ones(len(table)) if persons is None else persons
    everybody = counts.sum()
    scores = table @ importance
    poor = scores >= cutoff - _SCORE_TOLERANCE
    headcount = float(counts @ poor / everybody)
    adjusted = float(counts @ np.where(poor, scores, 0.0) / everybody)
    censored = (counts * poor) @ table / everybody
    return MultidimensionalPoverty(
        headcount=headcount,
        intensity=adjusted / headcount if headcount > 0 else 0.0,
        adjusted_headcount=adjusted,
        cutoff=cutoff,
        indicators=names,
        indicator_weights=importance,
        uncensored_headcounts=counts @ table / everybody,
        censored_headcounts=censored,
        contributions=importance * censored / adjusted if adjusted > 0 else np.zeros_like(importance),
    )


def _table(values: ArrayLike, name: str) -> FloatArray:
    try:
        table = np.asarray(values, dtype=float)
    except (TypeError, ValueError) as problem:
        raise ValueError(f"`{name}` harus berisi bilangan saja; ubah teks menjadi angka dahulu.") from problem
    if table.ndim != 2 or 0 in table.shape:
        raise ValueError(f"`{name}` harus berupa tabel: satu baris per orang, satu kolom per indikator.")
    if not np.isfinite(table).all():
        raise ValueError(f"`{name}` berisi nilai kosong (NaN) atau tak hingga; buang barisnya atau isi dahulu.")
    return table


def _deprivation_table(deprived: ArrayLike) -> FloatArray:
    table = _table(deprived, "deprived")
    if not np.isin(table, (0.0, 1.0)).all():
        raise ValueError(
            "`deprived` hanya boleh berisi 0/1 atau True/False; ubah capaian menjadi deprivasi dengan `deprivations`."
        )
    return table


def _indicator_weights(indicator_weights: ArrayLike | None, count: int) -> FloatArray:
    if indicator_weights is None:
        return np.full(count, 1 / count)
    importance = non_negative(indicator_weights, "indicator_weights")
    if len(importance) != count:
        raise ValueError(f"`indicator_weights` harus berisi {count} bobot, satu untuk tiap indikator.")
    if abs(importance.sum() - 1) > _SCORE_TOLERANCE:
        raise ValueError(
            f"`indicator_weights` berjumlah {importance.sum():.6g}, seharusnya 1; "
            "tulis pecahan utuh seperti 1/6, jangan dibulatkan."
        )
    return importance


def _indicator_names(deprived: ArrayLike, indicators: Sequence[str] | None, count: int) -> tuple[str, ...]:
    found = indicators if indicators is not None else getattr(deprived, "columns", range(1, count + 1))
    names = tuple(str(name) for name in found)
    if len(names) != count:
        raise ValueError(f"`indicators` harus berisi {count} nama, satu untuk tiap indikator.")
    return names
