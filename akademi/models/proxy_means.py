"""A proxy means test: expenditure guessed from what a visitor can see, by least squares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
CONSTANT = "tetapan"


@dataclass(frozen=True)
class ProxyMeansTest:
    """A fitted test.

    Attributes
    ----------
    columns : tuple of str
        Characteristics that it asks for.
    points : pandas.Series
        Change of log expenditure for each characteristic, other things equal; ``tetapan`` is the constant.
        A category reads ``lantai: keramik`` and is compared with the first category.
    """

    columns: tuple[str, ...]
    points: pd.Series

    def predict(self, households: pd.DataFrame) -> Array:
        """Predicted log expenditure of each household.

        Raises
        ------
        ValueError
            If a characteristic is missing.
        """
        table = characteristics(households, self.columns)
        return table.reindex(columns=self.points.index, fill_value=0.0).to_numpy() @ self.points.to_numpy()

    def explained(self, households: pd.DataFrame, expenditure: ArrayLike, weights: ArrayLike | None = None) -> float:
        """R squared on these households, also on such as were not used to fit.

        Parameters
        ----------
        households : pandas.DataFrame
            Their characteristics.
        expenditure : array-like, shape (n,)
            What they really spend, positive.
        weights : array-like, shape (n,), optional
            Households that a row stands for.

        Returns
        -------
        float
            At most 1; negative where the test is worse than guessing the mean for all.
        """
        truth = np.log(np.asarray(expenditure, dtype=float))
        error = truth - self.predict(households)
        mean = np.average(truth, weights=weights)
        return float(1 - np.average(error**2, weights=weights) / np.average((truth - mean) ** 2, weights=weights))


def fit_proxy_means(
    households: pd.DataFrame,
    columns: Sequence[str],
    expenditure: ArrayLike,
    weights: ArrayLike | None = None,
) -> ProxyMeansTest:
    """Fit the test by (weighted) least squares on log expenditure.

    Parameters
    ----------
    households : pandas.DataFrame
        Not changed.
    columns : sequence of str
        Characteristics to use; categories, truth values and numbers.
    expenditure : array-like, shape (n,)
        Positive, in any unit.
    weights : array-like, shape (n,), optional
        Households that a row stands for.

    Raises
    ------
    ValueError
        If a column is missing, or an expenditure is not positive.
    """
    table = characteristics(households, columns)
    spending = np.asarray(expenditure, dtype=float)
    if not (spending > 0).all():
        raise ValueError("`expenditure` must be positive: the test works with its logarithm")
    root = np.sqrt(np.ones(len(table)) if weights is None else np.asarray(weights, dtype=float))
    points, *_ = np.linalg.lstsq(table.to_numpy() * root[:, None], np.log(spending) * root, rcond=None)
    return ProxyMeansTest(tuple(columns), pd.Series(points, index=table.columns))


def characteristics(households: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Table of numbers that the test adds up: a constant, numbers as they are, categories as 0 and 1.

    Raises
    ------
    ValueError
        If a column is missing.
    """
    if missing := [name for name in columns if name not in households.columns]:
        raise ValueError(f"columns names {', '.join(missing)}, which the households do not have")
    table = {CONSTANT: np.ones(len(households))}
    for name in columns:
        values = households[name]
        if isinstance(values.dtype, pd.CategoricalDtype):
            for category in values.cat.categories[1:]:
                table[f"{name}: {category}"] = (values == category).to_numpy(dtype=float)
        else:
            table[name] = values.to_numpy(dtype=float)
    return pd.DataFrame(table, index=households.index)
