"""Ten people and some money: what P0, P1, P2 and the Gini say when it changes hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from akademi.measures import fgt, gini

TEN_PEOPLE: tuple[float, ...] = (300, 450, 540, 600, 700, 900, 1200, 1500, 2000, 3000)
"""Monthly spending in thousand rupiah of the course's ten people, poorest first; made up."""


@dataclass(frozen=True)
class Indices:
    """P0, P1, P2 and the Gini ratio, as fractions."""

    p0: float
    p1: float
    p2: float
    gini: float


def indices(spending: Sequence[float] | np.ndarray, poverty_line: float) -> Indices:
    """Return the four indices of a group.

    Parameters
    ----------
    spending : array-like, shape (n,)
        Spending of each person.
    poverty_line : float
        In the same unit; poor is who spends less.
    """
    return Indices(*(float(fgt(spending, poverty_line, power)) for power in (0, 1, 2)), float(gini(spending)))


def after_transfer(
    spending: Sequence[float] | np.ndarray, amount: float, receiver: int, giver: int | None = None
) -> np.ndarray:
    """Return spending after `amount` has gone to one person, from another or from outside.

    Parameters
    ----------
    spending : array-like, shape (n,)
        Spending before; not changed.
    amount : float
        At least 0, and at most what the giver has.
    receiver, giver : int
        Places, counted from 0; without a giver the money is new.

    Raises
    ------
    ValueError
        If the amount is negative or more than the giver has, or a place does not exist.
    """
    result = np.array(spending, dtype=float)
    for name, place in (("receiver", receiver), ("giver", giver)):
        if place is not None and not 0 <= place < len(result):
            raise ValueError(f"`{name}` adalah {place}; isi tempat antara 0 dan {len(result) - 1}.")
    if amount < 0:
        raise ValueError(f"`amount` adalah {amount}; isi jumlah yang tidak negatif.")
    if giver is not None:
        if amount > result[giver]:
            raise ValueError(f"`amount` adalah {amount}, sedangkan pemberi hanya punya {result[giver]}; kecilkan.")
        result[giver] -= amount
    result[receiver] += amount
    return result


def spend_budget(
    spending: Sequence[float] | np.ndarray,
    poverty_line: float,
    budget: float,
    first: str,
    weights: Sequence[float] | np.ndarray | None = None,
) -> np.ndarray:
    """Return spending after a budget has been given to the poor in one of three orders.

    Parameters
    ----------
    spending : array-like, shape (n,)
        Spending before; not changed.
    poverty_line, budget : float
        In the unit of spending; the budget counts each row as many times as its weight. More than the whole
        shortfall is not spent.
    first : {"nearest", "equal", "poorest"}
        ``nearest``: lift to the line those who miss least, until the money is gone. ``equal``: the same amount
        to every poor person. ``poorest``: lift the lowest to a common floor.
    weights : array-like, shape (n,), optional
        Persons a row stands for.

    Raises
    ------
    ValueError
        If the order is unknown or the budget is negative.
    """
    before = np.asarray(spending, dtype=float)
    persons = np.ones_like(before) if weights is None else np.asarray(weights, dtype=float)
    if budget < 0:
        raise ValueError(f"`budget` adalah {budget}; isi anggaran yang tidak negatif.")
    gaps = np.maximum(poverty_line - before, 0.0)
    if first == "equal":
        poor = gaps > 0
        return np.where(poor, before + budget / max(float(persons[poor].sum()), 1e-300), before)
    if first == "nearest":
        order = np.argsort(gaps, kind="stable")
        spent_before = np.concatenate(([0.0], np.cumsum((gaps * persons)[order])[:-1]))
        gift = np.empty_like(before)
        gift[order] = np.clip((budget - spent_before) / persons[order], 0.0, gaps[order])
        # A whole gap brings exactly to the line: before + (line - before) may miss it by a rounding error.
        return np.where(gift >= gaps, np.maximum(before, poverty_line), before + gift)
    if first == "poorest":
        return np.maximum(before, _floor(before, persons, poverty_line, budget))
    raise ValueError(f"`first` adalah {first!r}; pilih nearest, equal, atau poorest.")


def _floor(spending: np.ndarray, persons: np.ndarray, poverty_line: float, budget: float) -> float:
    """Return the floor to which the budget can lift everybody below it, at most the line."""
    order = np.argsort(spending, kind="stable")
    levels, persons_below = spending[order], np.cumsum(persons[order])
    # Cost of a floor at each person's own level; beyond it the cost rises by the persons who are below.
    cost = persons_below * levels - np.cumsum(persons[order] * levels)
    place = int(np.searchsorted(cost, budget, side="right")) - 1
    return min(poverty_line, float(levels[place] + (budget - cost[place]) / persons_below[place]))
