"""The sums of a plan that anybody can repeat: people, errors of targeting, money, months. Pure functions."""

from __future__ import annotations

import math
from collections.abc import Iterable

LONGEST_PAYBACK = 1200


def poor_people(percent: float, population: float) -> float:
    """Return the number of poor people, from the headcount in percent and the population in persons."""
    return percent / 100 * population


def yearly_pace(gap: float, years: float) -> float:
    """Return how many percentage points a year the target demands.

    Raises
    ------
    ValueError
        If the target's year is not later than the figure's.
    """
    if not years > 0:
        raise ValueError(f"years is {years}; the target's year must be later than the figure's")
    return gap / years


def exclusion_error(poor_reached: float, poor_missed: float) -> float:
    """Return the percentage *of the poor* that the rule misses: FN / (TP + FN)."""
    poor = poor_reached + poor_missed
    if not poor > 0:
        raise ValueError("poor_reached and poor_missed are both 0; without poor households there is no such error")
    return 100 * poor_missed / poor


def inclusion_error(poor_reached: float, others_reached: float) -> float:
    """Return the percentage *of those chosen* who are not poor: FP / (TP + FP)."""
    chosen = poor_reached + others_reached
    if not chosen > 0:
        raise ValueError("poor_reached and others_reached are both 0; the rule chooses nobody")
    return 100 * others_reached / chosen


def budget_total(lines: Iterable[tuple[float, float]]) -> float:
    """Return the sum of volume times unit price over a budget's lines."""
    return float(sum(volume * price for volume, price in lines))


def break_even_months(cost: float, monthly_value: float, yearly_rate: float) -> int | None:
    """Return after how many months what a family gains has paid for what was spent on it.

    Parameters
    ----------
    cost : float
        Spent on one family, at the start, in rupiah.
    monthly_value : float
        What the programme adds to its income, at the end of each month, in rupiah.
    yearly_rate : float
        Discount rate in percent a year; a twelfth of it counts each month.

    Returns
    -------
    int or None
        None if it is never paid back, or later than in a hundred years.

    Examples
    --------
    >>> break_even_months(5_000_000, 122_500, 10)
    51
    """
    if cost <= 0:
        return 0
    if not math.isfinite(cost + monthly_value + yearly_rate) or monthly_value <= 0 or yearly_rate < 0:
        return None
    factor, gained = 1.0, 0.0
    for month in range(1, LONGEST_PAYBACK + 1):
        factor /= 1 + yearly_rate / 1200
        gained += monthly_value * factor
        if gained >= cost * (1 - 1e-12):
            return month
    return None
