"""Joining a common effort: when trust is enough, and when a rule is needed.

Two offices that each gain only if the other comes too play a stag hunt (Rousseau's image; Skyrms 2004): both
together and both alone are equilibria, and what decides is how sure each is of the other. Offices that share
in a benefit whether they helped or not play a public goods game: there no confidence is enough. A regency of
many units with thresholds of their own (Granovetter 1978, American Journal of Sociology 83) holds both.

Amounts are points made up for teaching.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def stag_hunt_threshold(together: float, alone: float, abandoned: float = 0.0) -> float:
    """Confidence in the other above which joining pays: ``(alone - abandoned) / (together - abandoned)``.

    Parameters
    ----------
    together, alone, abandoned : float
        Payoff when both join, when one stays alone, and when one joins and the other does not come.

    Returns
    -------
    float
        A probability between 0 and 1.

    Raises
    ------
    ValueError
        If the payoffs are no stag hunt: it needs ``abandoned < alone < together``.
    """
    if not abandoned < alone < together:
        raise ValueError(
            f"together is {together}, alone {alone}, abandoned {abandoned}; a stag hunt needs abandoned < alone < "
            "together"
        )
    return (alone - abandoned) / (together - abandoned)


def break_even_confidence(benefit: float, cost: float, agencies: int) -> float:
    """Confidence in each single partner at which joining breaks even, when all must come.

    An agency that pays `cost` gains `benefit` only if all others join too, independently with probability
    ``q`` each: ``q ** (agencies - 1) * benefit = cost``.

    Parameters
    ----------
    benefit, cost : float
        In the same unit, ``0 < cost < benefit``.
    agencies : int
        All agencies, this one included; at least 2.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    if not 0 < cost < benefit:
        raise ValueError(f"cost is {cost} and benefit {benefit}; give 0 < cost < benefit")
    if agencies < 2:
        raise ValueError(f"agencies is {agencies}; joining needs 2 or more")
    return (cost / benefit) ** (1 / (agencies - 1))


def public_good_payoffs(gifts: ArrayLike, endowment: float, return_rate: float) -> Array:
    """What each keeps and receives in a linear public goods game.

    Parameters
    ----------
    gifts : array_like, shape (agencies,)
        What each gives, from 0 to `endowment`.
    endowment : float
        What each has at the beginning.
    return_rate : float
        What one unit given returns to each of them (marginal per capita return).

    Returns
    -------
    numpy.ndarray, shape (agencies,)
        ``endowment - gift + return_rate * sum(gifts)``.

    Raises
    ------
    ValueError
        If a gift is negative or above the endowment, or `return_rate` is negative.
    """
    given = np.array(gifts, dtype=float)
    if given.ndim != 1 or not ((given >= 0) & (given <= endowment)).all():
        raise ValueError(f"gifts must be one row of amounts from 0 to the endowment {endowment}")
    if return_rate < 0:
        raise ValueError(f"return_rate is {return_rate}; give a number of at least 0")
    return endowment - given + return_rate * given.sum()


def channels(units: int, *, hub: bool = False) -> int:
    """Pairs that must keep in touch: each with each, or all through one of them.

    Raises
    ------
    ValueError
        If `units` is below 1.
    """
    if units < 1:
        raise ValueError(f"units is {units}; give 1 or more")
    return units - 1 if hub else units * (units - 1) // 2


def spread_of_payoffs(units: int, middle: float, spread: float) -> Array:
    """Payoffs of staying alone, evenly spaced quantiles of a bell, from low to high.

    Parameters
    ----------
    units : int
        Number of units, at least 2.
    middle : float
        Payoff of the middle unit, above 0.
    spread : float
        Standard deviation as a share of `middle`, from 0 to 0.3.

    Raises
    ------
    ValueError
        If an argument is out of its range.
    """
    if units < 2:
        raise ValueError(f"units is {units}; give 2 or more")
    if not middle > 0 or not 0 <= spread <= 0.3:
        raise ValueError(f"middle is {middle} and spread {spread}; give middle above 0 and spread from 0 to 0.3")
    bell = NormalDist()
    return middle * (1 + spread * np.array([bell.inv_cdf((place + 0.5) / units) for place in range(units)]))


@dataclass(frozen=True)
class Movement:
    """Units that join as soon as they believe that enough others do.

    Attributes
    ----------
    thresholds : numpy.ndarray, shape (units,)
        Share of units that each expects before it joins, from low to high; above 1 a unit never joins.
    pioneers : int
        Units, those readiest, that join whatever they believe.

    Raises
    ------
    ValueError
        If the thresholds are not in ascending order or `pioneers` is out of range.
    """

    thresholds: Array
    pioneers: int = 0

    def __post_init__(self) -> None:
        if self.thresholds.ndim != 1 or (self.thresholds[1:] < self.thresholds[:-1]).any():
            raise ValueError("thresholds must be one row in ascending order; sort them first")
        if not 0 <= self.pioneers <= len(self.thresholds):
            raise ValueError(f"pioneers is {self.pioneers}; give 0 to {len(self.thresholds)}")

    @property
    def units(self) -> int:
        """Number of units."""
        return len(self.thresholds)

    def joining(self, belief: ArrayLike) -> NDArray[np.int64]:
        """Count the units that join when all expect this share to; same shape as `belief`."""
        ready = np.searchsorted(self.thresholds, np.asarray(belief, dtype=float), side="right")
        return np.maximum(ready, self.pioneers)

    def beliefs(self, trust: float, count: int, pace: float = 0.5) -> Array:
        """Share that all expect in months 1 to `count`.

        Each month the expectation moves towards what was seen the month before.

        Parameters
        ----------
        trust : float
            Share expected in the first month, from 0 to 1.
        count : int
            Months, at least 1.
        pace : float, default 0.5
            How far it moves: 1 all the way, above 0.

        Returns
        -------
        numpy.ndarray, shape (count,)
            Pass it to `joining` for the units that join.

        Raises
        ------
        ValueError
            If an argument is out of its range.
        """
        if not 0 <= trust <= 1 or count < 1 or not 0 < pace <= 1:
            raise ValueError(f"trust is {trust}, count {count}, pace {pace}; give 0 to 1, at least 1, above 0 to 1")
        expected = [float(trust)]
        for _month in range(count - 1):
            seen = float(self.joining(expected[-1])) / self.units
            expected.append(expected[-1] + pace * (seen - expected[-1]))
        return np.array(expected)

    def end(self, trust: ArrayLike) -> NDArray[np.int64]:
        """Units that have joined when nothing moves any more; same shape as `trust`.

        Where it ends does not depend on the pace, so the quickest is taken.
        """
        belief = np.asarray(trust, dtype=float)
        # The count rises or falls every month until it rests, so it rests within as many months as units.
        for _month in range(self.units + 2):
            belief = self.joining(belief) / self.units
        return np.rint(belief * self.units).astype(np.int64)

    def is_high(self, joined: ArrayLike) -> NDArray[np.bool_]:
        """Whether more than half of those who are no pioneers have joined; same shape as `joined`."""
        return np.asarray(joined) > self.pioneers + (self.units - self.pioneers) / 2

    def tipping_point(self) -> int | None:
        """Smallest trust, in whole percent, from which most units end up joining; None if none is enough."""
        percents = np.arange(101)
        high = self.is_high(self.end(percents / 100))
        return int(percents[high][0]) if high.any() else None


def movement(alone: ArrayLike, together: float, cost: float = 0.0, leak: float = 0.0, pioneers: int = 0) -> Movement:
    """Movement of units that weigh a common benefit against what they have alone.

    A unit that expects a share ``p`` to join gets ``together * p - cost`` by joining and
    ``alone + leak * together * p`` by waiting; it joins from ``p = (alone + cost) / (together * (1 - leak))``.

    Parameters
    ----------
    alone : array_like, shape (units,)
        What each has by going its own way.
    together : float
        What each joiner gets when all join, above 0.
    cost : float, default 0
        Effort of keeping in touch, borne by joiners.
    leak : float, default 0
        Share of the benefit that those who wait get too, from 0 to 1.
    pioneers : int, default 0
        Units that join whatever they believe.

    Raises
    ------
    ValueError
        If `together`, `cost` or `leak` is out of range.
    """
    if not together > 0 or cost < 0 or not 0 <= leak <= 1:
        raise ValueError(f"together is {together}, cost {cost}, leak {leak}; give above 0, at least 0, and 0 to 1")
    own = np.sort(np.array(alone, dtype=float))
    private = together * (1 - leak)
    thresholds = (own + cost) / private if private > 0 else np.full(own.shape, np.inf)
    return Movement(thresholds, pioneers)
