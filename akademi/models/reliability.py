"""Answers of a questionnaire: turning reverse-coded items, and Cronbach's alpha.

L. Cronbach (1951), "Coefficient Alpha and the Internal Structure of Tests", *Psychometrika* 16(3). Alpha says
whether items move together. It does not say that they measure one thing, nor what they measure, nor whether
people answered honestly; and it grows with the number of items.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def _answers(answers: ArrayLike, fewest_items: int = 2) -> Array:
    table = np.array(answers, dtype=float)
    if table.ndim != 2 or table.shape[0] < 2 or table.shape[1] < fewest_items:
        raise ValueError(
            f"answers has shape {table.shape}; give one row a person and one column an item, "
            f"at least 2 persons and {fewest_items} items"
        )
    if not np.all(np.isfinite(table)):
        raise ValueError("answers has gaps; leave out persons who skipped an item, or fill the gap and say so")
    return table


def reverse(answers: ArrayLike, items: Iterable[int], lowest: float = 1, highest: float = 5) -> Array:
    """Turn the answers to items that are worded the other way round: 5 becomes 1, 4 becomes 2.

    Parameters
    ----------
    answers : array_like, shape (persons, items)
        Answers from `lowest` to `highest`.
    items : iterable of int
        Columns to turn, counted from 0.
    lowest, highest : float
        Ends of the scale.

    Returns
    -------
    numpy.ndarray, shape (persons, items)
        A new table.

    Raises
    ------
    ValueError
        If an answer lies outside the scale or a column does not exist.
    """
    table = _answers(answers, 1)
    if np.any((table < lowest) | (table > highest)):
        raise ValueError(
            f"answers must lie between {lowest} and {highest}; correct the entry or set lowest and highest"
        )
    for item in items:
        if not 0 <= item < table.shape[1]:
            raise ValueError(f"items names column {item}; columns are 0 to {table.shape[1] - 1}")
        table[:, item] = lowest + highest - table[:, item]
    return table


def cronbach_alpha(answers: ArrayLike) -> float:
    """Cronbach's alpha, ``k / (k - 1) (1 - sum of item variances / variance of the sums)``.

    Parameters
    ----------
    answers : array_like, shape (persons, items)
        Scores, items worded the other way round already turned.

    Returns
    -------
    float
        At most 1, possibly negative; NaN if all persons have the same sum.

    Raises
    ------
    ValueError
        If there are fewer than two persons or items, or gaps.
    """
    table = _answers(answers)
    items = table.shape[1]
    total = table.sum(axis=1).var(ddof=1)
    if total < 1e-12:
        return float("nan")
    return float(items / (items - 1) * (1 - table.var(axis=0, ddof=1).sum() / total))


def alpha_from_correlation(mean_correlation: float, items: int) -> float:
    """Alpha of items that correlate alike, ``k r / (1 + (k - 1) r)`` (Spearman and Brown).

    Parameters
    ----------
    mean_correlation : float
        Mean correlation r between two items.
    items : int
        Number k of items.

    Raises
    ------
    ValueError
        If there are fewer than two items or r is not between -1 / (k - 1) and 1.
    """
    if items < 2:
        raise ValueError(f"items is {items}; give at least 2")
    if not -1 / (items - 1) < mean_correlation <= 1:
        raise ValueError(
            f"mean_correlation is {mean_correlation}; it must lie above {-1 / (items - 1):.3g} and be at most 1"
        )
    return items * mean_correlation / (1 + (items - 1) * mean_correlation)


def item_rest_correlations(answers: ArrayLike) -> Array:
    """Correlation of each item with the sum of the others; NaN where one of the two never changes.

    Parameters
    ----------
    answers : array_like, shape (persons, items)
        Scores.

    Returns
    -------
    numpy.ndarray, shape (items,)
    """
    table = _answers(answers)
    rest = table.sum(axis=1, keepdims=True) - table
    left, right = table - table.mean(axis=0), rest - rest.mean(axis=0)
    spread = np.sqrt((left**2).sum(axis=0) * (right**2).sum(axis=0))
    together = (left * right).sum(axis=0)
    return np.divide(together, spread, out=np.full(table.shape[1], np.nan), where=spread > 1e-12)
