"""Costs now against benefits later: net present value, the value of a monthly gain, and break-even."""

from __future__ import annotations

import math
from collections.abc import Sequence


def net_present_value(flows: Sequence[float], rate: float) -> float:
    """Return today's value of amounts at the ends of years 0, 1, 2, …: ``sum of B_t / (1 + r)^t``.

    Parameters
    ----------
    flows : sequence of float
        Benefit less cost of each year, from year 0.
    rate : float
        Discount rate a year as a share, above -1.

    Raises
    ------
    ValueError
        If there is no flow, or the rate is not above -1.

    Examples
    --------
    >>> round(net_present_value([-10, 2, 3, 3, 3, 3], 0.10), 2)
    0.46
    """
    if not len(flows):
        raise ValueError("flows is empty; give at least the amount of year 0")
    if not rate > -1:
        raise ValueError(f"rate is {rate}; give a share above -1")
    return float(sum(amount / (1 + rate) ** year for year, amount in enumerate(flows)))


def value_of_monthly_gain(gain: float, yearly_rate: float, months: int) -> float:
    """Return today's value of a gain at the end of each month, at a twelfth of the yearly rate a month.

    Parameters
    ----------
    gain : float
        Amount a month.
    yearly_rate : float
        As a share, at least 0.
    months : int
        How many.

    Raises
    ------
    ValueError
        If the rate or the number of months is negative.

    Examples
    --------
    >>> round(value_of_monthly_gain(122_500, 0.10, 24))
    2654680
    """
    if not yearly_rate >= 0:
        raise ValueError(f"yearly_rate is {yearly_rate}; give a share of at least 0")
    if months < 0:
        raise ValueError(f"months is {months}; give 0 or more")
    rate = yearly_rate / 12
    return gain * months if rate == 0 else gain * (1 - (1 + rate) ** -months) / rate


def months_to_break_even(cost: float, gain: float) -> int:
    """Return after how many whole months an undiscounted gain has paid a cost back.

    Parameters
    ----------
    cost : float
        At least 0.
    gain : float
        Amount a month, above 0.

    Raises
    ------
    ValueError
        If the cost is negative or the gain not above 0.

    Examples
    --------
    >>> months_to_break_even(3_550_000, 122_500)
    29
    """
    if not cost >= 0:
        raise ValueError(f"cost is {cost}; give an amount of at least 0")
    if not gain > 0:
        raise ValueError(f"gain is {gain}; what brings nothing never pays back")
    return math.ceil(cost / gain - 1e-12)
