"""Subgroup decompositions: how much of a figure comes from which group, and how much from between groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from akademi.measures._inputs import (
    FloatArray,
    checked_groups,
    checked_line,
    sample,
)
from akademi.measures.inequality import generalised_entropy
from akademi.measures.poverty import fgt, relative_gaps


@dataclass(frozen=True)
class PovertyByGroup:
    """FGT by group. Arrays have shape (g,), in the order of ``labels``.

    Attributes
    ----------
    total : float
        The index of everybody; equals ``contributions.sum()``.
    labels : ndarray
        Distinct groups, sorted.
    population_shares, indices : ndarray
        Share of persons and the group's own index.
    contributions : ndarray
        ``population_shares * indices``, in the unit of the index.
    """

    total: float
    labels: NDArray
    population_shares: FloatArray
    indices: FloatArray
    contributions: FloatArray

    @property
    def contribution_shares(self) -> FloatArray:
        """Each group's part of the total, adding up to 1 (all 0 when nobody is poor)."""
        return self.contributions / self.total if self.total > 0 else np.zeros_like(self.contributions)


@dataclass(frozen=True)
class InequalityByGroup:
    """Generalised entropy by group: ``total == within + between``. Arrays have shape (g,).

    Attributes
    ----------
    total, within, between : float
        ``between`` is what would remain if each person had the mean of the group.
    labels : ndarray
        Distinct groups, sorted.
    population_shares, welfare_shares, indices : ndarray
        Share of persons, share of all welfare, and the group's own index.
    """

    total: float
    within: float
    between: float
    labels: NDArray
    population_shares: FloatArray
    welfare_shares: FloatArray
    indices: FloatArray


def decompose_fgt(
    welfare: ArrayLike,
    poverty_line: ArrayLike,
    groups: ArrayLike,
    alpha: float = 0,
    weights: ArrayLike | None = None,
) -> PovertyByGroup:
    """Split an FGT index by group: the total is the mean of the groups' indices weighted by their persons.

    Parameters
    ----------
    welfare, poverty_line, alpha, weights
        See :func:`akademi.measures.fgt`.
    groups : array-like, shape (n,)
        Group of each row (a name, a code), none missing.

    Raises
    ------
    ValueError
        For inputs that cannot be used, and for a group whose weights are all zero.

    References
    ----------
    Foster, Greer and Thorbecke (1984), Econometrica 52(3).
    """
    total = fgt(welfare, poverty_line, alpha, weights)
    labels, position = checked_groups(groups, welfare, "welfare")
    people = sample(welfare, weights)
    persons = _sum_by(position, people.weights, len(labels))
    _refuse_empty_groups(persons, labels)
    gaps = relative_gaps(people.welfare, checked_line(poverty_line, welfare))
    scores = (gaps > 0).astype(float) if alpha == 0 else gaps**alpha
    sums = _sum_by(position, scores if people.weights is None else scores * people.weights, len(labels))
    shares = persons / persons.sum()
    indices = sums / persons
    return PovertyByGroup(total, labels, shares, indices, shares * indices)


def decompose_generalised_entropy(
    welfare: ArrayLike, groups: ArrayLike, alpha: float = 1, weights: ArrayLike | None = None
) -> InequalityByGroup:
    """Split GE(alpha) into inequality within groups and between their means.

    ``within = sum(population_share ** (1 - alpha) * welfare_share ** alpha * index)``; ``between`` is
    GE(alpha) of the group means weighted by persons. The two add up exactly, for every alpha.

    Parameters
    ----------
    welfare, alpha, weights
        See :func:`akademi.measures.generalised_entropy`.
    groups : array-like, shape (n,)
        Group of each row, none missing.

    Raises
    ------
    ValueError
        For inputs that cannot be used, for a group whose weights or whose welfare are all zero.

    References
    ----------
    Shorrocks (1980), Econometrica 48(3).
    """
    total = generalised_entropy(welfare, alpha, weights)
    labels, position = checked_groups(groups, welfare, "welfare")
    people = sample(welfare, weights)
    held = people.welfare if people.weights is None else people.welfare * people.weights
    persons = _sum_by(position, people.weights, len(labels))
    _refuse_empty_groups(persons, labels)
    population_shares = persons / persons.sum()
    welfare_by_group = _sum_by(position, held, len(labels))
    if (welfare_by_group <= 0).any():
        name = labels[welfare_by_group <= 0][0]
        raise ValueError(
            f"`welfare` kelompok {name!s} semuanya nol; gabungkan dengan kelompok lain atau periksa datanya."
        )
    welfare_shares = welfare_by_group / welfare_by_group.sum()
    order = np.argsort(position, kind="stable")
    ends = np.cumsum(np.bincount(position, minlength=len(labels)))[:-1]
    indices = np.array(
        [
            generalised_entropy(people.welfare[rows], alpha, None if people.weights is None else people.weights[rows])
            for rows in np.split(order, ends)
        ]
    )
    within = float((population_shares ** (1 - alpha) * welfare_shares**alpha) @ indices)
    between = generalised_entropy(welfare_by_group / persons, alpha, persons)
    return InequalityByGroup(total, within, between, labels, population_shares, welfare_shares, indices)


def _sum_by(position: NDArray[np.intp], amounts: FloatArray | None, count: int) -> FloatArray:
    return np.bincount(position, weights=amounts, minlength=count).astype(float)


def _refuse_empty_groups(persons: FloatArray, labels: NDArray) -> None:
    if (persons <= 0).any():
        name = labels[persons <= 0][0]
        raise ValueError(
            f"`weights` kelompok {name!s} berjumlah nol; gabungkan dengan kelompok lain atau buang barisnya."
        )
