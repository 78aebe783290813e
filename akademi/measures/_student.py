"""Quantiles of Student's t without scipy, which the course does not install."""

from __future__ import annotations

import math
from statistics import NormalDist

# Above this many degrees of freedom the expansion below is right to 1e-9.
_MANY = 300


def student_quantile(probability: float, degrees_of_freedom: int) -> float:
    """Return t such that a share ``probability`` of Student's distribution lies below it.

    Parameters
    ----------
    probability : float
        Between 0.5 and 1.
    degrees_of_freedom : int
        At least 1.

    References
    ----------
    Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.7.3, 26.7.4 and 26.7.5.
    """
    normal = NormalDist().inv_cdf(probability)
    if degrees_of_freedom > _MANY:
        square = normal * normal
        first = (square + 1) * normal / 4
        second = ((5 * square + 16) * square + 3) * normal / 96
        third = (((3 * square + 19) * square + 17) * square - 15) * normal / 384
        return normal + first / degrees_of_freedom + second / degrees_of_freedom**2 + third / degrees_of_freedom**3
    low, high = 0.0, 1.0
    while _central_share(high, degrees_of_freedom) < 2 * probability - 1:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        if _central_share(middle, degrees_of_freedom) < 2 * probability - 1:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _central_share(t: float, degrees_of_freedom: int) -> float:
    """Return the share of the distribution between -t and t, a finite sum for whole degrees of freedom."""
    angle = math.atan(t / math.sqrt(degrees_of_freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = degrees_of_freedom % 2 == 1
    term, total = (cosine, 0.0) if odd else (1.0, 0.0)
    for divisor in range(2 + odd, degrees_of_freedom + 1, 2):
        total += term
        term *= cosine * cosine * (divisor - 1) / divisor
    return 2 / math.pi * (angle + sine * total) if odd else sine * total
