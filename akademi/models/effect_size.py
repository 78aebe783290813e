"""Effect sizes in plain terms, the sample that finds them, and what is left when only "significant" ones appear.

J. Cohen, *Statistical Power Analysis for the Behavioral Sciences* (2nd ed., 1988): d, U3, sample sizes by the
normal approximation. Significance filter: A. Gelman and J. Carlin (2014), "Beyond Power Calculations",
*Perspectives on Psychological Science* 9(6). Two groups of equal size and equal, known spread throughout.
"""

from __future__ import annotations

import math
from statistics import NormalDist

_NORMAL = NormalDist()


def _finite(name: str, value: float) -> float:
    if not math.isfinite(value):
        raise ValueError(f"{name} is {value}; give a number")
    return float(value)


def _between(name: str, value: float) -> float:
    if not 0 < value < 1:
        raise ValueError(f"{name} is {value}; give a share between 0 and 1")
    return float(value)


def share_above_control_mean(effect: float) -> float:
    """Cohen's U3: share of the treated who lie above the mean of the controls; 0.5 for no effect.

    Parameters
    ----------
    effect : float
        Difference of the means in standard deviations (d).
    """
    return _NORMAL.cdf(_finite("effect", effect))


def chance_of_superiority(effect: float) -> float:
    """Chance that one treated person lies above one control, both drawn at random; 0.5 for no effect.

    Parameters
    ----------
    effect : float
        Difference of the means in standard deviations (d).
    """
    return _NORMAL.cdf(_finite("effect", effect) / math.sqrt(2))


def sample_size_per_arm(effect: float, power: float = 0.8, alpha: float = 0.05) -> int:
    """Persons needed in each of two groups to find an effect, ``2 ((z_alpha/2 + z_power) / d)^2`` rounded up.

    Parameters
    ----------
    effect : float
        d, not zero.
    power : float
        Wanted chance of finding it.
    alpha : float
        Two-sided level of the test.

    Raises
    ------
    ValueError
        If the effect is zero, or a share is not between 0 and 1.
    """
    if _finite("effect", effect) == 0:
        raise ValueError("effect is 0; no sample finds an effect that is not there")
    z = _NORMAL.inv_cdf(1 - _between("alpha", alpha) / 2) + _NORMAL.inv_cdf(_between("power", power))
    return math.ceil(2 * (z / effect) ** 2 - 1e-9)


def power_of(effect: float, per_arm: int, alpha: float = 0.05) -> float:
    """Chance that a study of two groups comes out significant, in either direction.

    Parameters
    ----------
    effect : float
        True d.
    per_arm : int
        Persons in each group.
    alpha : float
        Two-sided level of the test.
    """
    limit = _NORMAL.inv_cdf(1 - _between("alpha", alpha) / 2)
    centre = _finite("effect", effect) / standard_error(per_arm)
    return _NORMAL.cdf(centre - limit) + _NORMAL.cdf(-centre - limit)


def standard_error(per_arm: int) -> float:
    """Standard error of d with groups of this size, ``sqrt(2 / n)``.

    Raises
    ------
    ValueError
        If a group has nobody.
    """
    if per_arm < 1:
        raise ValueError(f"per_arm is {per_arm}; give at least 1 person")
    return math.sqrt(2 / per_arm)


def mean_published_effect(effect: float, per_arm: int, alpha: float = 0.05) -> float:
    """Mean d of the studies that appear when only significant *positive* ones do.

    The mean of a normal distribution cut off from below, in closed form.

    Parameters
    ----------
    effect : float
        True d.
    per_arm : int
        Persons in each group of every study.
    alpha : float
        Two-sided level of the test.
    """
    error = standard_error(per_arm)
    cut = _NORMAL.inv_cdf(1 - _between("alpha", alpha) / 2) - _finite("effect", effect) / error
    return effect + error * _NORMAL.pdf(cut) / _NORMAL.cdf(-cut)
