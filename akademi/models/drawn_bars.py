"""How much longer or shorter a bar looks than its figure says, once the axis no longer begins at zero.

A bar is read by its length. With an axis that begins at ``a`` the length drawn for a figure ``y`` is ``y - a``,
so that a change from ``y0`` to ``y1`` is drawn as ``(y1 - y0) / (y0 - a)`` although it is ``(y1 - y0) / y0``. The
ratio of the two, ``y0 / (y0 - a)``, is what Tufte calls the lie factor (*The Visual Display of Quantitative
Information*, 1983).
"""

from __future__ import annotations

import math


def relative_change(first: float, last: float) -> float:
    """Return the change from the first to the last figure as a share of the first.

    Parameters
    ----------
    first, last : float
        Two figures in the same unit; `first` is not zero.

    Returns
    -------
    float
        ``relative_change(20, 18) == -0.1``.

    Raises
    ------
    ValueError
        If `first` is zero or one of them is not a finite number.
    """
    if not (math.isfinite(first) and math.isfinite(last)):
        raise ValueError(f"first and last must be finite numbers, not {first} and {last}")
    if first == 0:
        raise ValueError("first is zero: a change from nothing has no percentage; give the difference instead")
    return (last - first) / first


def drawn_change(first: float, last: float, axis_start: float) -> float:
    """Return the change in the length of the bar that stands for a figure.

    Parameters
    ----------
    first, last : float
        The two figures.
    axis_start : float
        Where the axis begins, in the same unit; below both figures.

    Returns
    -------
    float
        Share of the first bar's length.

    Raises
    ------
    ValueError
        If a bar would have no length.
    """
    if axis_start >= min(first, last):
        raise ValueError(f"axis_start {axis_start} hides a bar; begin the axis below {min(first, last)}")
    return relative_change(first - axis_start, last - axis_start)


def exaggeration(first: float, axis_start: float) -> float:
    """Return how many times the drawn change is the change of the figures (Tufte's lie factor).

    It does not depend on the last figure.

    Parameters
    ----------
    first : float
        First figure, positive.
    axis_start : float
        Where the axis begins, below `first`; 0 for an honest bar.

    Raises
    ------
    ValueError
        If the first bar would have no length.
    """
    if first <= 0 or axis_start >= first:
        raise ValueError(f"first {first} must be positive and above axis_start {axis_start}")
    return first / (first - axis_start)
