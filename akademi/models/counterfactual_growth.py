"""What if one country had had another's path of one driver? An exercise in accounting, not a forecast.

Output per head is ``y = A k^a h^(1-a)``: capital per head ``k`` grows by investment and is thinned by wear and
by more people; ``h`` is an index of schooling; ``A`` is what is left over. The left-over path is taken from the
country's own history, then one driver is exchanged and output computed anew (Solow, *Quarterly Journal of
Economics* 70, 1956; with schooling as in Hall and Jones, *Quarterly Journal of Economics* 114, 1999).

`A` here holds everything that is measured by nothing else: technique, institutions, working hours, the share of
people of working age, terms of trade, and errors of measurement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Driver = Literal["investment", "schooling", "population", "residual", "all"]


@dataclass(frozen=True)
class History:
    """Yearly history of one country, all of the same length, without gaps.

    Attributes
    ----------
    output : numpy.ndarray, shape (years,)
        Output per head, any constant currency.
    investment : numpy.ndarray, shape (years,)
        Share of output invested, 0 to 1.
    schooling : numpy.ndarray, shape (years,)
        Index of human capital per head, above 0.
    population : numpy.ndarray, shape (years,)
        Persons, any unit.
    """

    output: Array
    investment: Array
    schooling: Array
    population: Array

    def __post_init__(self) -> None:
        for name in ("output", "investment", "schooling", "population"):
            path = np.asarray(getattr(self, name), dtype=float)
            if path.ndim != 1 or len(path) != len(self.output):
                raise ValueError(f"{name} has shape {path.shape}; give one value a year, as many as output has")
            if not np.isfinite(path).all():
                raise ValueError(f"{name} holds a missing value; cut the history to the years without gaps")
            if name != "investment" and np.any(path <= 0):
                raise ValueError(f"{name} must be above 0 in every year")
            object.__setattr__(self, name, path)


@dataclass(frozen=True)
class Parameters:
    """What the data do not say and has to be assumed.

    Attributes
    ----------
    capital_share : float
        Exponent of capital, 0 to 1.
    depreciation : float
        Share of capital that wears out in a year, 0 to 1.
    first_ratio : float
        Capital over output in the first year, in years of output.
    """

    capital_share: float = 0.4
    depreciation: float = 0.06
    first_ratio: float = 2.0

    def __post_init__(self) -> None:
        if not 0 < self.capital_share < 1:
            raise ValueError(f"capital_share is {self.capital_share}; give a share between 0 and 1")
        if not 0 <= self.depreciation < 1:
            raise ValueError(f"depreciation is {self.depreciation}; give a share from 0 to below 1")
        if self.first_ratio <= 0:
            raise ValueError(f"first_ratio is {self.first_ratio}; give years of output, above 0")


def capital_path(history: History, parameters: Parameters) -> Array:
    """Capital per head from investment, wear and population (perpetual inventory).

    Returns
    -------
    numpy.ndarray, shape (years,)
        In the unit of output per head.
    """
    capital = np.empty_like(history.output)
    capital[0] = parameters.first_ratio * history.output[0]
    thinning = history.population[:-1] / history.population[1:]
    for year in range(len(capital) - 1):
        added = history.investment[year] * history.output[year]
        capital[year + 1] = ((1 - parameters.depreciation) * capital[year] + added) * thinning[year]
    return capital


def log_residual(history: History, parameters: Parameters) -> Array:
    """Logarithm of `A`: output per head that capital and schooling do not explain.

    Returns
    -------
    numpy.ndarray, shape (years,)
        Its level means nothing by itself; its change over time does.
    """
    share = parameters.capital_share
    capital = capital_path(history, parameters)
    return np.log(history.output) - share * np.log(capital) - (1 - share) * np.log(history.schooling)


def sources_of_growth(history: History, parameters: Parameters) -> dict[str, float]:
    """Yearly growth of output per head and what of it comes from capital, schooling and the rest.

    Returns
    -------
    dict
        ``output``, ``capital``, ``schooling``, ``residual``: 100 times the change of the logarithm a year; the
        last three add up to the first.
    """
    share, span = parameters.capital_share, len(history.output) - 1

    def yearly(path: Array) -> float:
        return float(100 * (path[-1] - path[0]) / span)

    return {
        "output": yearly(np.log(history.output)),
        "capital": share * yearly(np.log(capital_path(history, parameters))),
        "schooling": (1 - share) * yearly(np.log(history.schooling)),
        "residual": yearly(log_residual(history, parameters)),
    }


def counterfactual(receiver: History, lender: History, driver: Driver, parameters: Parameters) -> Array:
    """Output per head of `receiver` with one driver of `lender`, all else as it was.

    Parameters
    ----------
    receiver, lender : History
        Of the same years.
    driver : {"investment", "schooling", "population", "residual", "all"}
        What is lent: the share invested, the level of schooling, the growth of population, the growth of the
        residual, or all four.
    parameters : Parameters
        The same for both countries.

    Returns
    -------
    numpy.ndarray, shape (years,)
        In the receiver's unit. Extra output is invested at the share in force, so it compounds.

    Raises
    ------
    ValueError
        If the driver is unknown or the histories differ in length.
    """
    if driver not in get_args(Driver):
        raise ValueError(f"driver is {driver!r}; choose one of {', '.join(get_args(Driver))}")
    if len(receiver.output) != len(lender.output):
        raise ValueError("receiver and lender must cover the same years; cut both to the years they share")

    def lent(name: Driver) -> bool:
        return driver in {name, "all"}

    own = log_residual(receiver, parameters)
    if lent("residual"):
        others = log_residual(lender, parameters)
        own = own[0] + others - others[0]
    investment = lender.investment if lent("investment") else receiver.investment
    schooling = lender.schooling if lent("schooling") else receiver.schooling
    population = lender.population if lent("population") else receiver.population
    share = parameters.capital_share
    # Everything but capital, which has to be built up year by year.
    push = np.exp(own) * schooling ** (1 - share)
    thinning = population[:-1] / population[1:]
    output = np.empty_like(receiver.output)
    capital = parameters.first_ratio * receiver.output[0]
    for year in range(len(output)):
        output[year] = push[year] * capital**share
        if year < len(thinning):
            kept = (1 - parameters.depreciation) * capital
            capital = (kept + investment[year] * output[year]) * thinning[year]
    return output


def assumption_range(
    receiver: History,
    lender: History,
    driver: Driver,
    capital_shares: Sequence[float] = (0.3, 0.4, 0.5),
    depreciations: Sequence[float] = (0.04, 0.06, 0.08),
    first_ratios: Sequence[float] = (1.0, 2.0, 3.0),
) -> tuple[Array, Array]:
    """Lowest and highest path over all combinations of what had to be assumed.

    Returns
    -------
    low, high : numpy.ndarray, shape (years,)
        The narrow band: how far the answer depends on our choice of numbers.
    """
    paths = np.array(
        [
            counterfactual(receiver, lender, driver, Parameters(*choice))
            for choice in product(capital_shares, depreciations, first_ratios)
        ]
    )
    return paths.min(axis=0), paths.max(axis=0)


def residual_spread(histories: Sequence[History], parameters: Parameters) -> Array:
    """How far countries drift apart by what nothing explains, year by year.

    Returns
    -------
    numpy.ndarray, shape (years,)
        Standard deviation among the countries of the change of the log residual since the first year; 0 there.

    Raises
    ------
    ValueError
        If there are fewer than three histories.
    """
    if len(histories) < 3:
        raise ValueError(f"histories holds {len(histories)}; a spread needs at least three countries")
    drift = np.array([log_residual(one, parameters) for one in histories])
    return (drift - drift[:, :1]).std(axis=0, ddof=1)


def with_spread(path: ArrayLike, spread: ArrayLike) -> tuple[Array, Array]:
    """Band of one standard deviation around a path, in the logarithm: the wide band."""
    middle, width = np.asarray(path, dtype=float), np.exp(np.asarray(spread, dtype=float))
    return middle / width, middle * width
