"""What a loan costs a month: on the declining balance ("efektif"), flat, and the one in terms of the other."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray


def declining_instalment(principal: float, rate: float, periods: int) -> float:
    """Return the equal instalment of a loan with interest on what is still owed: ``P i / (1 - (1 + i)^-n)``.

    Parameters
    ----------
    principal : float
        Amount lent.
    rate : float
        Interest a period as a share: 6 percent a year paid monthly is ``0.06 / 12``.
    periods : int
        Number of instalments.

    Raises
    ------
    ValueError
        If the amount is not above 0, the rate negative or there is no period.

    Examples
    --------
    >>> round(declining_instalment(50_000_000, 0.06 / 12, 36))
    1521097
    """
    _check(principal, rate, periods)
    if rate == 0:
        return principal / periods
    # expm1 and log1p keep the digits of a rate so small that 1 + rate would swallow it.
    return principal * rate / -math.expm1(-periods * math.log1p(rate))


def flat_instalment(principal: float, rate: float, periods: int) -> float:
    """Return the instalment when interest is always on the first amount: ``P / n + P i``.

    Parameters
    ----------
    principal, rate, periods
        As in `declining_instalment`.

    Examples
    --------
    >>> round(flat_instalment(50_000_000, 0.06 / 12, 36))
    1638889
    """
    _check(principal, rate, periods)
    return principal / periods + principal * rate


def rate_behind(principal: float, instalment: float, periods: int) -> float:
    """Return the rate a period on the declining balance that an instalment amounts to, found by halving.

    Parameters
    ----------
    principal, instalment : float
        Amount lent and amount paid back each period.
    periods : int
        Number of instalments.

    Raises
    ------
    ValueError
        If the instalments do not even pay the loan back, or the loan is not sensible.
    """
    _check(principal, 0.0, periods)
    if instalment * periods < principal:
        raise ValueError(f"instalment is {instalment}; {periods} of them do not pay back {principal}")
    low, high = 0.0, max(1.0, instalment / principal)
    # Sixty halvings of an interval of about 1 leave less than the last digit of a float.
    for _ in range(60):
        middle = (low + high) / 2
        if declining_instalment(principal, middle, periods) < instalment:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def balance(principal: float, rate: float, periods: int) -> NDArray[np.float64]:
    """Return what is still owed after 0, 1, … instalments on the declining balance.

    Returns
    -------
    numpy.ndarray, shape (periods + 1,)
        The last is 0 but for rounding.
    """
    payment = declining_instalment(principal, rate, periods)
    owed = np.empty(periods + 1)
    owed[0] = principal
    for period in range(1, periods + 1):
        owed[period] = owed[period - 1] * (1 + rate) - payment
    return owed


def _check(principal: float, rate: float, periods: int) -> None:
    if not principal > 0:
        raise ValueError(f"principal is {principal}; give an amount above 0")
    if not rate >= 0:
        raise ValueError(f"rate is {rate}; give a share of at least 0 a period")
    if periods < 1 or int(periods) != periods:
        raise ValueError(f"periods is {periods}; give a whole number of at least 1")
