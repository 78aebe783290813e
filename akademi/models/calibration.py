"""Survey weights that reproduce known totals, as statistical offices calibrate them.

Reference: J.-C. Deville and C.-E. Särndal (1992), "Calibration Estimators in Survey Sampling", *Journal of
the American Statistical Association* 87(418), the exponential (raking) distance, which keeps every weight
positive.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
_STEPS = 50
_PRECISE = 1e-12
_LARGEST_STEP = 2.0


def calibrate(weights: ArrayLike, variables: ArrayLike, totals: ArrayLike) -> Array:
    """Change weights as little as possible so that weighted totals are met.

    Parameters
    ----------
    weights : array_like, shape (rows,)
        Positive starting weights.
    variables : array_like, shape (conditions, rows)
        What is added up; variables of about the same size converge fastest.
    totals : array_like, shape (conditions,)
        What ``variables @ weights`` must be.

    Returns
    -------
    numpy.ndarray, shape (rows,)
        ``weights * exp(multipliers @ variables)``, all positive.

    Raises
    ------
    ValueError
        If no positive weights near the given ones meet the totals.
    """
    start, table = np.asarray(weights, dtype=float), np.asarray(variables, dtype=float)
    goal = np.asarray(totals, dtype=float)
    if start.ndim != 1 or table.shape != (goal.size, start.size) or not np.all(start > 0):
        raise ValueError(
            f"weights {start.shape}, variables {table.shape} and totals {goal.shape} do not fit, or a weight "
            "is not positive; give one column of variables a weight and one row a total"
        )
    multipliers = np.zeros(goal.size)
    scale = np.abs(table) @ start
    for _ in range(_STEPS):
        current = start * np.exp(np.minimum(multipliers @ table, 50.0))
        missing = goal - table @ current
        if np.max(np.abs(missing) / scale) < _PRECISE:
            return current
        try:
            step = np.linalg.solve((table * current) @ table.T, missing)
        except np.linalg.LinAlgError:
            break
        change = np.max(np.abs(step @ table))
        multipliers = multipliers + step * min(1.0, _LARGEST_STEP / change)
    raise ValueError("totals cannot be met by positive weights; use more rows or totals nearer to the sample's")
