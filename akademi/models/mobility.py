"""Who moves up, who stays: transition matrices and the elasticity between generations.

A transition matrix has one row for each group of origin and one column for each group of arrival; each row
sums to 1. Methods: J. Kemeny and J. Snell, *Finite Markov Chains* (1960); A. Shorrocks (1978), "The
Measurement of Mobility", *Econometrica* 46(5); G. Solon (1992), "Intergenerational Income Mobility in the
United States", *American Economic Review* 82(3), for the bias of one noisy year.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
_TOLERANCE = 1e-9


def transition_matrix(rows: ArrayLike) -> Array:
    """Check a transition matrix and return it as a new array.

    Parameters
    ----------
    rows : array_like, shape (groups, groups)
        Row = group of origin, column = group of arrival, shares from 0 to 1.

    Raises
    ------
    ValueError
        If it is not square, holds something that is not a share, or a row does not sum to 1.
    """
    matrix = np.array(rows, dtype=float)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or matrix.size == 0:
        raise ValueError(f"rows has shape {matrix.shape}; give a square table, one row and one column a group")
    if not np.all((matrix >= -_TOLERANCE) & (matrix <= 1 + _TOLERANCE)):
        raise ValueError("rows must hold shares from 0 to 1; divide percentages by 100")
    for index, total in enumerate(matrix.sum(axis=1)):
        if abs(total - 1) > 1e-6:
            raise ValueError(f"row {index} sums to {total:.4g}; each row (origin) must sum to 1")
    return matrix


def ladder(rise: ArrayLike, fall: ArrayLike) -> Array:
    """Transition matrix of a ladder on which a generation moves one rung at most.

    Parameters
    ----------
    rise : array_like, shape (groups - 1,)
        Share that rises from each group but the highest.
    fall : array_like, shape (groups - 1,)
        Share that falls from each group but the lowest.

    Returns
    -------
    numpy.ndarray, shape (groups, groups)
        What neither rises nor falls stays.

    Raises
    ------
    ValueError
        If the lengths differ, or rise and fall of one group exceed 1.
    """
    up, down = np.asarray(rise, dtype=float), np.asarray(fall, dtype=float)
    if up.shape != down.shape or up.ndim != 1:
        raise ValueError("rise and fall must be two lists of the same length, one shorter than the groups")
    matrix = np.diag(up, 1) + np.diag(down, -1)
    return transition_matrix(matrix + np.diag(1 - matrix.sum(axis=1)))


def evolve(matrix: ArrayLike, start: ArrayLike, steps: int) -> Array:
    """Shares of the groups over time, ``pi_{t+1} = pi_t P``.

    Parameters
    ----------
    matrix : array_like, shape (groups, groups)
        Transition matrix.
    start : array_like, shape (groups,)
        Shares at the beginning, summing to 1.
    steps : int
        Number of steps.

    Returns
    -------
    numpy.ndarray, shape (steps + 1, groups)
        Each row sums to 1.

    Raises
    ------
    ValueError
        If the matrix or the start is not valid or `steps` is negative.
    """
    transitions = transition_matrix(matrix)
    shares = np.asarray(start, dtype=float)
    if shares.shape != (len(transitions),) or np.any(shares < 0) or abs(shares.sum() - 1) > 1e-6:
        raise ValueError("start must hold one share a group, none negative, summing to 1")
    if steps < 0:
        raise ValueError(f"steps is {steps}; give 0 or more")
    path = np.empty((steps + 1, len(transitions)))
    path[0] = shares
    for step in range(1, steps + 1):
        path[step] = path[step - 1] @ transitions
    return path


def after(matrix: ArrayLike, steps: int) -> Array:
    """Transition matrix over several steps, ``P^n``: row = origin, column = group after `steps`."""
    if steps < 0:
        raise ValueError(f"steps is {steps}; give 0 or more")
    return np.linalg.matrix_power(transition_matrix(matrix), steps)


def stationary(matrix: ArrayLike) -> Array:
    """Distribution that the chain leaves as it is, ``pi = pi P``.

    Returns
    -------
    numpy.ndarray, shape (groups,)
        Shares summing to 1.

    Raises
    ------
    ValueError
        If there is more than one, because some groups can never reach each other.
    """
    transitions = transition_matrix(matrix)
    groups = len(transitions)
    if np.linalg.matrix_rank(transitions.T - np.eye(groups), tol=1e-10) < groups - 1:
        raise ValueError("matrix has several stationary distributions; use evolve from a given start")
    equations = np.vstack([transitions.T - np.eye(groups), np.ones(groups)])
    solution = np.linalg.lstsq(equations, np.append(np.zeros(groups), 1.0), rcond=None)[0]
    shares = np.clip(solution, 0, None)
    return shares / shares.sum()


def second_eigenvalue(matrix: ArrayLike) -> float:
    """Size of the second largest eigenvalue: the share of a deviation that outlives one step.

    Raises
    ------
    ValueError
        If there is only one group.
    """
    transitions = transition_matrix(matrix)
    if len(transitions) < 2:
        raise ValueError("matrix has one group; mobility needs two or more")
    return float(np.sort(np.abs(np.linalg.eigvals(transitions)))[-2])


def expected_spell(matrix: ArrayLike, group: int = 0) -> float:
    """Expected number of periods spent in a group, ``1 / (1 - P_kk)``; infinite if nobody leaves."""
    leave = 1 - transition_matrix(matrix)[group, group]
    return float("inf") if leave <= _TOLERANCE else float(1 / leave)


def shorrocks_index(matrix: ArrayLike) -> float:
    """Shorrocks's index ``(n - trace P) / (n - 1)``: 0 if nobody moves, 1 if origin does not matter."""
    transitions = transition_matrix(matrix)
    groups = len(transitions)
    if groups < 2:
        raise ValueError("matrix has one group; mobility needs two or more")
    return float((groups - np.trace(transitions)) / (groups - 1))


def advantage_left(elasticity: float, generations: int) -> float:
    """Part of a family's advantage that is left after some generations, ``beta^g``."""
    if generations < 0:
        raise ValueError(f"generations is {generations}; give 0 or more")
    return float(elasticity**generations)


def reliability(permanent_variance: float, noise_variance: float, years: int = 1) -> float:
    """Share of the variance of measured income that is permanent (lambda), with noise averaged over `years`.

    ``lambda = var(permanent) / (var(permanent) + var(noise) / years)``.

    Raises
    ------
    ValueError
        If a variance is negative, the permanent one zero, or `years` below 1.
    """
    if not permanent_variance > 0 or noise_variance < 0:
        raise ValueError("permanent_variance must be above 0 and noise_variance 0 or more")
    if years < 1:
        raise ValueError(f"years is {years}; give 1 or more")
    return permanent_variance / (permanent_variance + noise_variance / years)


def reliability_of_mean(one_year: float, years: int) -> float:
    """Reliability of the mean of several years, from that of one (Spearman and Brown, 1910).

    Raises
    ------
    ValueError
        If `one_year` is not above 0 and at most 1, or `years` below 1.
    """
    if not 0 < one_year <= 1:
        raise ValueError(f"one_year is {one_year}; give a share above 0 and at most 1")
    return reliability(1.0, (1 - one_year) / one_year, years)


def attenuated(elasticity: float, reliability_share: float) -> float:
    """Slope that least squares finds when parents' income is noisy, ``lambda beta``."""
    return elasticity * reliability_share


def implied_reliability(measured: float, true: float) -> float:
    """Reliability that turns the true elasticity into the measured one; 0.175 for 0.08 and 0.456."""
    if true == 0:
        raise ValueError("true is 0; the reliability cannot be told from a slope that is zero anyway")
    return measured / true


def least_squares_slope(x: ArrayLike, y: ArrayLike) -> float:
    """Slope of the least-squares line of `y` on `x`, both of shape (n,).

    Raises
    ------
    ValueError
        If the shapes differ or `x` does not vary.
    """
    first, second = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if first.shape != second.shape or first.ndim != 1:
        raise ValueError("x and y must be two lists of the same length")
    centred = first - first.mean()
    spread = centred @ centred
    if spread == 0:
        raise ValueError("x does not vary; a slope needs parents whose incomes differ")
    return float(centred @ second / spread)


@dataclass(frozen=True)
class Families:
    """Made-up pairs of parents and children; log points around the mean.

    Attributes
    ----------
    permanent : numpy.ndarray, shape (families,)
        Permanent log income of the parents, variance 1.
    noise : numpy.ndarray, shape (families, years)
        What one year adds to it by chance, variance 1 each.
    luck : numpy.ndarray, shape (families,)
        What the children have that their parents do not explain, variance 1.
    """

    permanent: Array
    noise: Array
    luck: Array

    def measured(self, one_year_reliability: float, years: int) -> Array:
        """Parents' mean measured log income over the first `years` years, shape (families,)."""
        available = self.noise.shape[1]
        if not 1 <= years <= available:
            raise ValueError(f"years is {years}; give 1 to {available}")
        if not 0 < one_year_reliability <= 1:
            raise ValueError(f"one_year_reliability is {one_year_reliability}; give a share above 0 and at most 1")
        scale = np.sqrt((1 - one_year_reliability) / one_year_reliability)
        return self.permanent + scale * self.noise[:, :years].mean(axis=1)

    def children(self, elasticity: float) -> Array:
        """Children's log income for a true elasticity between 0 and 1, shape (families,); variance 1."""
        if not 0 <= elasticity <= 1:
            raise ValueError(f"elasticity is {elasticity}; give a number from 0 to 1")
        return elasticity * self.permanent + np.sqrt(1 - elasticity**2) * self.luck


def families(count: int = 400, years: int = 10, seed: int = 2025, exact: bool = False) -> Families:
    """Draw made-up families.

    Parameters
    ----------
    count : int, default 400
        How many.
    years : int, default 10
        Years of income that can be measured.
    seed : int, default 2025
        Random seed.
    exact : bool, default False
        True makes permanent income, noise and luck uncorrelated and of variance 1 *in the sample*, so that a
        picture shows the bias alone, without the luck of the draw.

    Raises
    ------
    ValueError
        If `count` is too small for `years`.
    """
    if years < 1 or count < years + 4:
        raise ValueError(f"count is {count} and years {years}; give 1 or more years and at least years + 4 families")
    draw = np.random.default_rng(seed).normal(size=(count, years + 2))
    if exact:
        centred = draw - draw.mean(axis=0)
        orthogonal, upper = np.linalg.qr(centred)
        draw = orthogonal * np.sign(np.diag(upper)) * np.sqrt(count)
    return Families(draw[:, 0], draw[:, 1 : years + 1], draw[:, years + 1])
