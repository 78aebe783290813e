"""Growth accounting: what capital and labour explain of growth, and what is left over.

Output grows by the shares-weighted growth of its inputs and a residual, total factor productivity (Solow,
*Review of Economics and Statistics* 39, 1957). The residual can be found from quantities (Young, *Quarterly
Journal of Economics* 110, 1995) or from the prices of the same inputs (Hsieh, *American Economic Review* 92,
2002). If the national accounts agree with the prices, both doors lead to the same number.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Inputs:
    """Growth of output and of its inputs, percent a year.

    Attributes
    ----------
    output, capital, labour : float
        Percent a year; labour weighted by schooling and experience.
    capital_share : float
        Share of capital in income, 0 to 1.
    """

    output: float
    capital: float
    labour: float
    capital_share: float


@dataclass(frozen=True)
class Account:
    """Where growth comes from, percentage points a year.

    Attributes
    ----------
    capital, labour, residual : float
        They add up to the growth of output.
    """

    capital: float
    labour: float
    residual: float


YOUNG_1995: dict[str, Inputs] = {
    "singapura": Inputs(8.7, 11.5, 5.7, 0.491),
    "korea": Inputs(10.3, 13.7, 6.4, 0.297),
    "hong_kong": Inputs(7.3, 8.0, 3.2, 0.372),
    "taiwan": Inputs(9.4, 12.3, 4.9, 0.257),
}
"""Inputs of Young (1995), 1966 to 1990 (Hong Kong to 1991), as a textbook exercise quotes them.

Hsieh's introduction gives the growth of the capital-output ratio (3.4 Korea, 2.8 Singapore) and the residuals
(1.7 and 0.2) independently; both follow from these inputs with constant shares.
"""


def growth_rate(first: float, last: float, years: float) -> float:
    """Compound growth, percent a year.

    Parameters
    ----------
    first, last : float
        Values at the beginning and at the end, in the same unit; above 0.
    years : float
        Time between them, above 0.

    Raises
    ------
    ValueError
        If a value or the time is not above 0.
    """
    if first <= 0 or last <= 0:
        raise ValueError("first and last must be above 0; growth of nothing has no rate")
    if years <= 0:
        raise ValueError(f"years is {years}; give the time between the two values, above 0")
    return 100 * ((last / first) ** (1 / years) - 1)


def doubling_time(rate: float) -> float:
    """Years until a quantity that grows by `rate` percent a year has doubled.

    Raises
    ------
    ValueError
        If the rate is not above 0: nothing doubles then.
    """
    if rate <= 0:
        raise ValueError(f"rate is {rate}; only what grows doubles, give a rate above 0 percent")
    return math.log(2) / math.log1p(rate / 100)


def account(inputs: Inputs) -> Account:
    """Split growth into capital, labour and the residual, from quantities (the primal door).

    Raises
    ------
    ValueError
        If the capital share is not between 0 and 1.
    """
    share = _share(inputs.capital_share)
    capital, labour = share * inputs.capital, (1 - share) * inputs.labour
    return Account(capital, labour, inputs.output - capital - labour)


def implied_return_growth(inputs: Inputs) -> float:
    """Growth of the return to capital that the quantities imply when the shares stay constant, percent a year.

    The income of capital is a constant share of output, so its return falls as fast as capital outgrows output.
    """
    return inputs.output - inputs.capital


def implied_wage_growth(inputs: Inputs) -> float:
    """Growth of the wage that the quantities imply when the shares stay constant, percent a year."""
    return inputs.output - inputs.labour


def dual_residual(return_growth: float, wage_growth: float, capital_share: float) -> float:
    """Residual from prices (the dual door): what the owners of capital and labour came to earn more per unit.

    Parameters
    ----------
    return_growth, wage_growth : float
        Growth of the return to capital and of the wage, percent a year.
    capital_share : float
        Share of capital in income, 0 to 1.

    Returns
    -------
    float
        Percentage points a year; equal to the residual of `account` when both prices are the implied ones.

    Raises
    ------
    ValueError
        If the capital share is not between 0 and 1.
    """
    share = _share(capital_share)
    return share * return_growth + (1 - share) * wage_growth


def _share(capital_share: float) -> float:
    if not 0 <= capital_share <= 1:
        raise ValueError(f"capital_share is {capital_share}; give a share from 0 to 1, not a percentage")
    return capital_share
