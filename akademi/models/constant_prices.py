"""Amounts of money of different years, brought to the prices of one year."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np


def price_index(inflation: Mapping[int, float], base_year: int, year: int) -> float:
    """Return the price level of a year when that of the base year is 1.

    Parameters
    ----------
    inflation : mapping of int to float
        Percent by which prices rose from the year before, for each year between the two.
    base_year, year : int
        Either may be the earlier one.

    Returns
    -------
    float
        Product of ``1 + inflation / 100`` over the years after the earlier one; its inverse when going back.

    Raises
    ------
    ValueError
        If the inflation of a year between them is not known.
    """
    early, late = sorted((base_year, year))
    passed = range(early + 1, late + 1)
    if missing := [one for one in passed if one not in inflation or not np.isfinite(inflation[one])]:
        raise ValueError(f"inflation has no figure for {missing[0]}; choose years that it covers")
    level = float(np.prod([1 + inflation[one] / 100 for one in passed]))
    return level if year >= base_year else 1 / level


def at_prices_of(amount: float, year: int, base_year: int, inflation: Mapping[int, float]) -> float:
    """Return an amount of `year` in the money of `base_year`: the amount divided by the price index.

    Raises
    ------
    ValueError
        If the inflation of a year between them is not known.
    """
    return amount / price_index(inflation, base_year, year)
