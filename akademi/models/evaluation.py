"""Did the programme do it? Differences with their error, difference in differences, and what a sample can see.

Two independent groups throughout; the normal approximation, as in most course books on impact evaluation
(P. Gertler and others, *Impact Evaluation in Practice*, World Bank).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from akademi.models.effect_size import sample_size_per_arm

_NORMAL = NormalDist()


@dataclass(frozen=True)
class Difference:
    """A difference between two groups and how sure it is.

    Attributes
    ----------
    effect : float
        Mean of the treated less mean of the controls, in the unit of the outcome.
    standard_error : float
        Of the effect.
    """

    effect: float
    standard_error: float

    def interval(self, confidence: float = 0.95) -> tuple[float, float]:
        """Return the confidence interval of the effect."""
        if not 0 < confidence < 1:
            raise ValueError(f"confidence is {confidence}; give a share between 0 and 1")
        reach = _NORMAL.inv_cdf((1 + confidence) / 2) * self.standard_error
        return self.effect - reach, self.effect + reach


def difference_in_means(treated: Sequence[float] | np.ndarray, control: Sequence[float] | np.ndarray) -> Difference:
    """Return the difference of two means, with ``sqrt(s_t^2 / n_t + s_c^2 / n_c)`` as its error.

    Parameters
    ----------
    treated, control : array-like, shape (n,)
        Outcomes of the two groups, drawn by lot or otherwise comparable.

    Raises
    ------
    ValueError
        If a group has fewer than two persons.
    """
    groups = {"treated": np.asarray(treated, dtype=float), "control": np.asarray(control, dtype=float)}
    for name, values in groups.items():
        if values.size < 2:
            raise ValueError(f"{name} has {values.size} values; give at least 2")
    one, other = groups.values()
    error = math.sqrt(one.var(ddof=1) / one.size + other.var(ddof=1) / other.size)
    return Difference(float(one.mean() - other.mean()), error)


def difference_in_differences(
    treated_before: float, treated_after: float, control_before: float, control_after: float
) -> float:
    """Return the change of the treated less the change of the controls.

    It is the effect of the programme only if both would have moved alike without it (parallel trends); nothing
    in these four numbers can show that they would.

    Examples
    --------
    >>> round(difference_in_differences(1.20, 1.50, 1.10, 1.25), 2)
    0.15
    """
    return (treated_after - treated_before) - (control_after - control_before)


def design_effect(cluster_size: float, alikeness: float) -> float:
    """Return by how many times more people are needed when whole villages are drawn: ``1 + (m - 1) rho``.

    Parameters
    ----------
    cluster_size : float
        People a village, m, at least 1.
    alikeness : float
        Intracluster correlation rho, from 0 (neighbours are strangers) to 1 (all the same).

    Raises
    ------
    ValueError
        If either is out of bounds.
    """
    if not cluster_size >= 1:
        raise ValueError(f"cluster_size is {cluster_size}; give at least 1 person")
    if not 0 <= alikeness <= 1:
        raise ValueError(f"alikeness is {alikeness}; give a share from 0 to 1")
    return 1 + (cluster_size - 1) * alikeness


def persons_needed(relative_effect: float, variation: float = 1.0, power: float = 0.8, alpha: float = 0.05) -> int:
    """Return persons needed in each of two groups to find an effect given in shares of the mean.

    Parameters
    ----------
    relative_effect : float
        0.05 for five percent of the control group's mean; not 0.
    variation : float
        Standard deviation over mean; profits of small firms are near 1.
    power, alpha : float
        Chance of finding it, and two-sided level of the test.

    Raises
    ------
    ValueError
        If the variation is not above 0; otherwise as `sample_size_per_arm`.
    """
    return sample_size_per_arm(relative_effect / _positive("variation", variation), power, alpha)


def smallest_visible_effect(per_arm: int, variation: float = 1.0, power: float = 0.8, alpha: float = 0.05) -> float:
    """Return the minimum detectable effect as a share of the mean: ``(z_alpha/2 + z_power) cv sqrt(2 / n)``.

    Parameters
    ----------
    per_arm : int
        Persons in each of two groups.
    variation, power, alpha : float
        As in `persons_needed`.

    Raises
    ------
    ValueError
        If a group has nobody, or the variation is not above 0.
    """
    if per_arm < 1:
        raise ValueError(f"per_arm is {per_arm}; give at least 1 person")
    z = _NORMAL.inv_cdf(1 - alpha / 2) + _NORMAL.inv_cdf(power)
    return z * _positive("variation", variation) * math.sqrt(2 / per_arm)


def persons_a_success(effect: float) -> int:
    """Return how many must be served for one more success (number needed to treat), rounded to the nearest.

    Parameters
    ----------
    effect : float
        Gain as a share, 0.047 for 4.7 percentage points.

    Raises
    ------
    ValueError
        If the effect is not above 0 and at most 1.
    """
    if not 0 < effect <= 1:
        raise ValueError(f"effect is {effect}; give a share above 0 and at most 1 (divide percentage points by 100)")
    return round(1 / effect)


def _positive(name: str, value: float) -> float:
    if not value > 0:
        raise ValueError(f"{name} is {value}; give a number above 0")
    return float(value)
