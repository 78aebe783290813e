"""Credit, schooling and inheritance: why a family can stay poor for generations (Galor and Zeira, 1993).

Each generation inherits ``x``, may go to school at the cost ``h``, and leaves a share of its wealth to the
next. Whoever must borrow for school pays more than lenders earn. That gap alone makes two kinds of families
out of one. Source of the equations: O. Galor and J. Zeira (1993), "Income Distribution and Macroeconomics",
*Review of Economic Studies* 60(1), sections 2 to 4. Amounts are in made-up units of wealth; rates are for a
whole generation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
_DUST = 1e-9


@dataclass(frozen=True)
class Economy:
    """Parameters; the defaults are the toy of the course (f = 11.33, g = 12, steady states 10 and 36).

    Attributes
    ----------
    consumption_share : float
        Share of wealth that a generation uses itself (alpha), between 0 and 1; the rest is left to the child.
    lending_rate : float
        What savings earn in a generation (r): 0.5 is 50 percent.
    borrowing_rate : float
        What a family pays that borrows for school (i); not below the lending rate.
    unskilled_wage, skilled_wage : float
        Wage of a period without and with school (w_n, w_s).
    schooling_cost : float
        Cost of school (h); all or nothing.

    Raises
    ------
    ValueError
        If a parameter is out of its range.
    """

    consumption_share: float = 0.5
    lending_rate: float = 0.5
    borrowing_rate: float = 2.0
    unskilled_wage: float = 2.0
    skilled_wage: float = 48.0
    schooling_cost: float = 20.0

    def __post_init__(self) -> None:
        if not 0 < self.consumption_share < 1:
            raise ValueError(f"consumption_share is {self.consumption_share}; give a share between 0 and 1")
        if self.lending_rate < 0:
            raise ValueError(f"lending_rate is {self.lending_rate}; give 0 or more")
        if self.borrowing_rate < self.lending_rate:
            raise ValueError(
                f"borrowing_rate is {self.borrowing_rate}; give at least the lending_rate {self.lending_rate}"
            )
        for name in ("unskilled_wage", "skilled_wage", "schooling_cost"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} is {getattr(self, name)}; give 0 or more")

    @property
    def bequest_share(self) -> float:
        """Share of wealth left to the child, 1 - alpha."""
        return 1 - self.consumption_share


def schooling_threshold(economy: Economy) -> float:
    """Inheritance ``f`` from which a family that must borrow sends its child to school.

    ``f = [w_n (2 + r) + h (1 + i) - w_s] / (i - r)``, where schooling on credit and working at once leave the
    same wealth. Minus infinity where credit is no dearer than savings and school pays, plus infinity where
    it does not.
    """
    numerator = (
        economy.unskilled_wage * (2 + economy.lending_rate)
        + economy.schooling_cost * (1 + economy.borrowing_rate)
        - economy.skilled_wage
    )
    gap = economy.borrowing_rate - economy.lending_rate
    if gap == 0:
        return float("-inf") if numerator <= 0 else float("inf")
    return numerator / gap


def bequest(economy: Economy, inheritance: ArrayLike) -> Array:
    """What a generation leaves to the next.

    Parameters
    ----------
    economy : Economy
        Parameters.
    inheritance : array_like
        What the generation inherited, 0 or more.

    Returns
    -------
    numpy.ndarray
        Same shape; the best of the choices that are open, never below zero.

    Raises
    ------
    ValueError
        If an inheritance is negative or missing.
    """
    x = _not_negative(inheritance)
    work = (x + economy.unskilled_wage) * (1 + economy.lending_rate) + economy.unskilled_wage
    rate = np.where(x < economy.schooling_cost, economy.borrowing_rate, economy.lending_rate)
    school = economy.skilled_wage + (x - economy.schooling_cost) * (1 + rate)
    return economy.bequest_share * np.maximum(np.maximum(work, school), 0.0)


def goes_to_school(economy: Economy, inheritance: ArrayLike) -> NDArray[np.bool_]:
    """Whether a generation that inherited this much goes to school; same shape as `inheritance`."""
    x = _not_negative(inheritance)
    work = (x + economy.unskilled_wage) * (1 + economy.lending_rate) + economy.unskilled_wage
    rate = np.where(x < economy.schooling_cost, economy.borrowing_rate, economy.lending_rate)
    return economy.skilled_wage + (x - economy.schooling_cost) * (1 + rate) >= work


def low_steady_state(economy: Economy) -> float:
    """Bequest that a family without school repeats for ever: ``(1-a) w_n (2+r) / (1 - (1-a)(1+r))``.

    Raises
    ------
    ValueError
        If bequests grow without bound, ``(1 - alpha)(1 + r) >= 1``.
    """
    return economy.bequest_share * economy.unskilled_wage * (2 + economy.lending_rate) / _damping(economy)


def high_steady_state(economy: Economy) -> float:
    """Bequest that a family with school and without debt repeats: ``(1-a)[w_s - h(1+r)] / (1 - (1-a)(1+r))``.

    Raises
    ------
    ValueError
        If bequests grow without bound, ``(1 - alpha)(1 + r) >= 1``.
    """
    net = economy.skilled_wage - economy.schooling_cost * (1 + economy.lending_rate)
    return economy.bequest_share * net / _damping(economy)


def poverty_threshold(economy: Economy) -> float | None:
    """Inheritance ``g`` below which a family falls back for good: ``(1-a)[h(1+i) - w_s] / [(1+i)(1-a) - 1]``.

    Returns
    -------
    float or None
        None where there is no trap (see `trap_conditions`).
    """
    return _middle_fixed_point(economy) if has_trap(economy) else None


def trap_conditions(economy: Economy) -> dict[str, bool]:
    """Conditions under which there are two stable steady states, each by a name that explains it.

    Returns
    -------
    dict
        ``bequests_settle``: (1-a)(1+r) < 1; ``debt_compounds``: (1-a)(1+i) > 1; ``school_pays``:
        w_s - h(1+r) >= w_n(2+r); ``poor_do_not_borrow``: low steady state <= f; ``borrowers_can_fall``: f
        <= g. There is a trap if all hold. Equality counts: a poor family then only approaches the point at
        which it would borrow, and never gets there.
    """
    share = economy.bequest_share
    settles = share * (1 + economy.lending_rate) < 1
    compounds = share * (1 + economy.borrowing_rate) > 1
    f = schooling_threshold(economy)
    return {
        "bequests_settle": settles,
        "debt_compounds": compounds,
        "school_pays": economy.skilled_wage - economy.schooling_cost * (1 + economy.lending_rate)
        >= economy.unskilled_wage * (2 + economy.lending_rate),
        "poor_do_not_borrow": settles and low_steady_state(economy) <= f + _DUST,
        "borrowers_can_fall": compounds and f <= _middle_fixed_point(economy) + _DUST,
    }


def has_trap(economy: Economy) -> bool:
    """Whether some families stay poor for ever while others, no different but in inheritance, do not."""
    return all(trap_conditions(economy).values())


def generations(economy: Economy, inheritance: ArrayLike, count: int, scholarship: float = 0.0) -> Array:
    """Inheritances of a family, or of many, generation by generation.

    Parameters
    ----------
    economy : Economy
        Parameters.
    inheritance : array_like, shape () or (families,)
        What the first generation inherits.
    count : int
        Number of generations after the first.
    scholarship : float, default 0
        Given once to the first generation, on top of its inheritance.

    Returns
    -------
    numpy.ndarray, shape (count + 1,) or (count + 1, families)
        Row 0 includes the scholarship.

    Raises
    ------
    ValueError
        If `count` or `scholarship` is negative.
    """
    if count < 0:
        raise ValueError(f"count is {count}; give 0 or more generations")
    if scholarship < 0:
        raise ValueError(f"scholarship is {scholarship}; give 0 or more")
    start = _not_negative(inheritance)
    path = np.empty((count + 1, *start.shape))
    path[0] = start + scholarship
    for generation in range(1, count + 1):
        path[generation] = bequest(economy, path[generation - 1])
    return path


def scholarship_needed(economy: Economy, inheritance: float) -> float:
    """Scholarship that brings a family to the threshold; it escapes with anything *above* this amount.

    Returns
    -------
    float
        0 where the family escapes by itself. In the toy 3 for a family that inherits 9.
    """
    _not_negative(inheritance)
    threshold = poverty_threshold(economy)
    return 0.0 if threshold is None else max(0.0, threshold - inheritance)


def borrowing_rate_without_trap(economy: Economy) -> float:
    """Highest borrowing rate at which the poor begin to borrow for school, so that the trap is gone below it.

    Setting f equal to the low steady state b gives ``i = [b r + w_n(2+r) + h - w_s] / (b - h)`` with the
    signs turned: ``(w_s - w_n(2+r) - h - b r) / (h - b)``; 1.8 in the toy.

    Raises
    ------
    ValueError
        If even the low steady state pays for school, so that the rate does not matter.
    """
    low = low_steady_state(economy)
    if low >= economy.schooling_cost:
        raise ValueError("schooling_cost is within the means of the poorest family; raise it to study borrowing")
    gain = economy.skilled_wage - economy.unskilled_wage * (2 + economy.lending_rate) - economy.schooling_cost
    return (gain - low * economy.lending_rate) / (economy.schooling_cost - low)


def with_borrowing_rate(economy: Economy, borrowing_rate: float) -> Economy:
    """Return the same economy with another price of credit."""
    return replace(economy, borrowing_rate=borrowing_rate)


def _middle_fixed_point(economy: Economy) -> float:
    """Fixed point of the branch of those who borrow."""
    share, factor = economy.bequest_share, 1 + economy.borrowing_rate
    return share * (economy.schooling_cost * factor - economy.skilled_wage) / (factor * share - 1)


def _damping(economy: Economy) -> float:
    damping = 1 - economy.bequest_share * (1 + economy.lending_rate)
    if damping <= 0:
        raise ValueError("lending_rate is too high: bequests grow without bound; keep (1 - alpha)(1 + r) below 1")
    return damping


def _not_negative(inheritance: ArrayLike) -> Array:
    values = np.asarray(inheritance, dtype=float)
    if np.any(values < 0) or np.any(np.isnan(values)):
        raise ValueError("inheritance must be 0 or more and not missing")
    return values
