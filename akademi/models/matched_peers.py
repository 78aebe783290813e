"""Who looked like this country then? Nearest peers, and a weighted mixture of others that looks the same.

Two ways to choose a comparison by what was known *before*, never by what happened after. The mixture is the
idea of the synthetic control (Abadie, Diamond, Hainmueller, *Journal of the American Statistical Association*
105, 2010) in its simplest form: weights of 0 or more that add up to 1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def distances(target: ArrayLike, others: ArrayLike) -> Array:
    """How unlike the target each of the others is, over features of different units.

    Parameters
    ----------
    target : array_like, shape (features,)
        The country to be matched.
    others : array_like, shape (countries, features)
        The countries to choose from, the same features in the same order.

    Returns
    -------
    numpy.ndarray, shape (countries,)
        Root of the mean squared difference, each feature in standard deviations among target and others;
        0 is a twin, 1 differs by one deviation in a typical feature.

    Raises
    ------
    ValueError
        If shapes do not fit, a value is missing, or a feature is the same for all.
    """
    here, there = _checked(target, others)
    spread = np.vstack([here, there]).std(axis=0)
    if np.any(spread == 0):
        raise ValueError("a feature is the same for every country and cannot tell them apart; leave it out")
    return np.sqrt((((there - here) / spread) ** 2).mean(axis=1))


def onto_simplex(values: ArrayLike) -> Array:
    """Nearest weights that are 0 or more and add up to 1.

    Parameters
    ----------
    values : array_like, shape (n,)
        Any finite numbers.

    Returns
    -------
    numpy.ndarray, shape (n,)
        The projection (Duchi, Shalev-Shwartz, Singer and Chandra, ICML 2008).
    """
    wanted = np.asarray(values, dtype=float)
    falling = np.sort(wanted)[::-1]
    surplus = np.cumsum(falling) - 1
    kept = np.nonzero(falling * np.arange(1, len(wanted) + 1) > surplus)[0][-1]
    return np.maximum(wanted - surplus[kept] / (kept + 1), 0.0)


def synthetic_weights(target: ArrayLike, others: ArrayLike, steps: int = 4000) -> Array:
    """Weights of the mixture of others that comes closest to the target.

    Parameters
    ----------
    target : array_like, shape (features,)
        Features or years of the target, in one comparable unit (for instance logarithms of income).
    others : array_like, shape (countries, features)
        The countries to mix.
    steps : int, default 4000
        At most so many steps of the accelerated projected gradient (Beck and Teboulle, 2009), begun anew
        whenever its momentum points uphill (O'Donoghue and Candès, 2015).

    Returns
    -------
    numpy.ndarray, shape (countries,)
        0 or more, adding up to 1.

    Raises
    ------
    ValueError
        If shapes do not fit or a value is missing.
    """
    here, there = _checked(target, others)
    # Weights add up to 1, so the miss is a mixture of the differences. Without this the common level of income
    # would drown what tells the countries apart, and the steps would crawl.
    apart = there - here
    curvature = apart @ apart.T
    size = 1 / max(float(np.linalg.norm(curvature, 2)), 1e-300)
    weights = ahead = np.full(len(there), 1 / len(there))
    momentum = 1.0
    for _step in range(steps):
        new = onto_simplex(ahead - size * (curvature @ ahead))
        if np.abs(new - weights).max() < 1e-12 and momentum > 1:
            break
        if (ahead - new) @ (new - weights) > 0:
            momentum, ahead = 1.0, new
        else:
            following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
            ahead, momentum = new + (momentum - 1) / following * (new - weights), following
        weights = new
    return weights


def _checked(target: ArrayLike, others: ArrayLike) -> tuple[Array, Array]:
    here, there = np.asarray(target, dtype=float), np.asarray(others, dtype=float)
    if here.ndim != 1 or there.ndim != 2 or there.shape[1] != len(here) or not len(there):
        raise ValueError(
            f"others has shape {there.shape} and target {here.shape}; give one row a country, one column a feature"
        )
    if not (np.isfinite(here).all() and np.isfinite(there).all()):
        raise ValueError("target and others must not hold missing values; drop the country or the feature")
    return here, there
