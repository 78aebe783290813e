"""Who gets a benefit: ways of choosing households, the two errors, and what a fixed budget then does.

The exclusion error (undercoverage) is a share of the poor, the inclusion error (leakage) a share of the
recipients; papers that divide by all households mean something else. Terms after D. Coady, M. Grosh and J.
Hoddinott (2004), *Targeting of Transfers in Developing Countries*, World Bank.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from akademi.measures import fgt

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
# Sums of weights carry dust; a quota that is met to the last household must not lose it.
_DUST = 1e-9


@dataclass(frozen=True)
class ErrorTable:
    """Households by what they are and what they get; weighted numbers.

    Attributes
    ----------
    reached, missed : float
        Poor with and without the benefit.
    leaked, left_out : float
        Not poor with and without the benefit.
    """

    reached: float
    missed: float
    leaked: float
    left_out: float

    @property
    def poor(self) -> float:
        """All poor households."""
        return self.reached + self.missed

    @property
    def recipients(self) -> float:
        """All that get the benefit."""
        return self.reached + self.leaked

    @property
    def everybody(self) -> float:
        """All households."""
        return self.poor + self.leaked + self.left_out

    @property
    def exclusion(self) -> float:
        """Exclusion error: share of the poor that is missed; NaN where nobody is poor."""
        return _share(self.missed, self.poor)

    @property
    def inclusion(self) -> float:
        """Inclusion error: share of the recipients that is not poor; NaN where nobody receives."""
        return _share(self.leaked, self.recipients)

    @property
    def accuracy(self) -> float:
        """Share of all households that are on the right side; praises whoever gives to nobody."""
        return _share(self.reached + self.left_out, self.everybody)

    @property
    def misclassified(self) -> float:
        """Share of all households on the wrong side, the "error rate" of some papers."""
        return 1 - self.accuracy


def error_table(poor: ArrayLike, selected: ArrayLike, weights: ArrayLike | None = None) -> ErrorTable:
    """Count who is reached and who is not.

    Parameters
    ----------
    poor, selected : array-like of bool, shape (n,)
        Who is poor, and who gets the benefit.
    weights : array-like, shape (n,), optional
        Households that a row stands for.

    Raises
    ------
    ValueError
        If the lengths differ.
    """
    is_poor, gets = np.asarray(poor, dtype=bool), np.asarray(selected, dtype=bool)
    weight = _weights(weights, is_poor.size)
    if is_poor.shape != gets.shape:
        raise ValueError(f"`selected` has {gets.size} rows, `poor` has {is_poor.size}; give one of each a household")
    return ErrorTable(
        reached=float(weight[is_poor & gets].sum()),
        missed=float(weight[is_poor & ~gets].sum()),
        leaked=float(weight[~is_poor & gets].sum()),
        left_out=float(weight[~is_poor & ~gets].sum()),
    )


def queue_place(score: ArrayLike, weights: ArrayLike | None = None, village: ArrayLike | None = None) -> Array:
    """Place of each household in a queue, from 0 (the very first) to 1 (the last).

    Parameters
    ----------
    score : array-like, shape (n,)
        The lowest comes first; ties in the order of the rows.
    weights : array-like, shape (n,), optional
        Households that a row stands for.
    village : array-like, shape (n,), optional
        With it, every village has a queue of its own.

    Returns
    -------
    numpy.ndarray, shape (n,)
        Share of households up to and with this one. A quota takes those whose place does not exceed it.
    """
    values = np.asarray(score, dtype=float)
    weight = _weights(weights, values.size)
    places = np.empty(values.size)
    groups = np.zeros(values.size, dtype=np.int64) if village is None else np.asarray(village)
    for group in np.unique(groups):
        members = np.flatnonzero(groups == group)
        order = members[np.argsort(values[members], kind="stable")]
        running = np.cumsum(weight[order])
        places[order] = running / running[-1]
    return places


def within_quota(place: ArrayLike, quota: float) -> Mask:
    """Return who gets the benefit when the first `quota` (a share from 0 to 1) of a queue is served.

    Raises
    ------
    ValueError
        If the quota is not from 0 to 1.
    """
    if not 0 <= quota <= 1:
        raise ValueError(f"`quota` is {quota}; give a share from 0 to 1 (15 percent is 0.15)")
    return np.asarray(place, dtype=float) <= quota + _DUST


def noisy_score(welfare: ArrayLike, noise: ArrayLike, explained: float, weights: ArrayLike | None = None) -> Array:
    """Score that explains a given share of the variance of log welfare.

    Parameters
    ----------
    welfare : array-like, shape (n,)
        Expenditure, positive.
    noise : array-like, shape (n,)
        What the score gets wrong; only the part of it that has nothing to do with welfare is used, so that
        the share comes out exactly. The same noise gives nested scores: better data never errs elsewhere.
    explained : float
        R squared, from 0 to 1.
    weights : array-like, shape (n,), optional
        Households that a row stands for.

    Raises
    ------
    ValueError
        If `explained` is not from 0 to 1.
    """
    if not 0 <= explained <= 1:
        raise ValueError(f"`explained` is {explained}; give a share from 0 to 1 (50 percent is 0.5)")
    spending = np.asarray(welfare, dtype=float)
    weight = _weights(weights, spending.size)
    truth = _standard(np.log(spending), weight)
    error = np.asarray(noise, dtype=float)
    error = _standard(error - np.average(error * truth, weights=weight) * truth, weight)
    return np.sqrt(explained) * truth + np.sqrt(1 - explained) * error


def nominated_first(
    community: ArrayLike,
    proxy: ArrayLike,
    quota: float,
    weights: ArrayLike | None = None,
    village: ArrayLike | None = None,
    longer: float = 1.5,
) -> tuple[Array, Mask]:
    """Queue of the hybrid: villagers name more than the quota, the proxy means test orders those named.

    Parameters
    ----------
    community, proxy : array-like, shape (n,)
        Scores; the lowest is poorest.
    quota : float
        Share to be served.
    weights, village : array-like, shape (n,), optional
        As in `queue_place`.
    longer : float, default 1.5
        Length of the villagers' list, as a multiple of the quota; an assumption.

    Returns
    -------
    place : numpy.ndarray, shape (n,)
        As `queue_place` gives it.
    nominated : numpy.ndarray of bool, shape (n,)
        Who was named, and would be visited.
    """
    named = within_quota(queue_place(community, weights, village), min(1.0, longer * quota))
    scores = np.asarray(proxy, dtype=float)
    # Those named come before all others, whatever their score.
    behind = scores.max() - scores.min() + 1
    return queue_place(np.where(named, scores, scores + behind), weights), named


@dataclass(frozen=True)
class Payout:
    """What a budget does once it is known who gets it.

    Attributes
    ----------
    benefit : float
        Of one household in a year, in the unit of the budget.
    cost_per_poor_reached : float
        Whole budget, selection included, for each poor household that is reached; NaN if none is.
    p0, p1 : float
        Headcount and gap of persons afterwards, as fractions.
    """

    benefit: float
    cost_per_poor_reached: float
    p0: float
    p1: float


def pay_out(
    spending: ArrayLike,
    members: ArrayLike,
    poverty_line: float,
    selected: ArrayLike,
    budget: float,
    selection_cost: float = 0.0,
    weights: ArrayLike | None = None,
) -> Payout:
    """Share a yearly budget equally among the chosen households and measure poverty again.

    Everything is spent, prices stay, and nobody works less: the arithmetic of the first month, no forecast.

    Parameters
    ----------
    spending : array-like, shape (n,)
        Of each person of a household, in a month.
    members : array-like, shape (n,)
        Persons of the household.
    poverty_line : float
        In the unit of spending.
    selected : array-like of bool, shape (n,)
        Who gets it.
    budget, selection_cost : float
        Of a year; the cost of choosing is taken from the budget first, at most all of it.
    weights : array-like, shape (n,), optional
        Households that a row stands for.

    Raises
    ------
    ValueError
        If the budget or the cost is negative.
    """
    if budget < 0 or selection_cost < 0:
        raise ValueError(f"`budget` {budget} and `selection_cost` {selection_cost} must not be negative")
    before, size = np.asarray(spending, dtype=float), np.asarray(members, dtype=float)
    gets = np.asarray(selected, dtype=bool)
    weight = _weights(weights, before.size)
    table = error_table(before < poverty_line, gets, weight)
    benefit = _share(max(0.0, budget - selection_cost), table.recipients)
    after = np.where(gets, before + benefit / (12 * size), before)
    persons = weight * size
    return Payout(
        benefit=benefit,
        cost_per_poor_reached=_share(budget, table.reached),
        p0=float(fgt(after, poverty_line, 0, persons)),
        p1=float(fgt(after, poverty_line, 1, persons)),
    )


def allocate(budget: float, claims: ArrayLike) -> Array:
    """Share a budget in proportion to claims (persons, poor persons, or persons times P1).

    Parameters
    ----------
    budget : float
        Any unit.
    claims : array-like, shape (n,)
        Not negative, not all zero.

    Raises
    ------
    ValueError
        If a claim is negative or all are zero.
    """
    wanted = np.asarray(claims, dtype=float)
    if (wanted < 0).any() or wanted.sum() <= 0:
        raise ValueError("`claims` must not be negative, and at least one must be above 0")
    return budget * wanted / wanted.sum()


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0 else float("nan")


def _weights(weights: ArrayLike | None, rows: int) -> Array:
    if weights is None:
        return np.ones(rows)
    given = np.asarray(weights, dtype=float)
    if given.shape != (rows,):
        raise ValueError(f"`weights` has {given.size} rows, the households are {rows}; give one weight a household")
    return given


def _standard(values: Array, weight: Array) -> Array:
    centred = values - np.average(values, weights=weight)
    return centred / np.sqrt(np.average(centred**2, weights=weight))
