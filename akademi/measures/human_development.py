"""The human development index of BPS (*Indeks Pembangunan Manusia*, IPM), method of 2014.

Three dimension indices between fixed ends, then their geometric mean times 100:

* health: life expectancy at birth (UHH), 20 to 85 years;
* education: the mean of expected years of schooling (HLS), 0 to 18, and mean years of schooling (RLS), 0 to
  15;
* living standard: the logarithm of adjusted spending per head a year, Rp1,007,436 to Rp26,572,352.

Reference: BPS, "Indeks Pembangunan Manusia 2014: Metode Baru"; ends checked against the published index of
2018 (71.20 years, 12.91, 8.17, Rp11,059,000 give 71.39).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from akademi.measures._inputs import FloatArray

LIFE_EXPECTANCY_ENDS = (20.0, 85.0)
EXPECTED_SCHOOLING_ENDS = (0.0, 18.0)
MEAN_SCHOOLING_ENDS = (0.0, 15.0)
SPENDING_ENDS = (1_007_436.0, 26_572_352.0)


class DimensionIndices(NamedTuple):
    """Indices from 0 to 1 of the three dimensions, in the shape of the inputs."""

    health: float | FloatArray
    education: float | FloatArray
    spending: float | FloatArray


def dimension_indices(
    life_expectancy: ArrayLike, expected_schooling: ArrayLike, mean_schooling: ArrayLike, spending: ArrayLike
) -> DimensionIndices:
    """Return the indices of health, education and living standard.

    Parameters
    ----------
    life_expectancy : float or array-like
        UHH, years.
    expected_schooling, mean_schooling : float or array-like
        HLS and RLS, years.
    spending : float or array-like
        Adjusted spending per head, *rupiah a year* (BPS prints thousands: multiply by 1,000).

    Raises
    ------
    ValueError
        When a value lies outside the ends of its scale.
    """
    health = _between(life_expectancy, LIFE_EXPECTANCY_ENDS, "life_expectancy", "isi umur harapan hidup dalam tahun")
    expected = _between(expected_schooling, EXPECTED_SCHOOLING_ENDS, "expected_schooling", "isi HLS dalam tahun")
    attained = _between(mean_schooling, MEAN_SCHOOLING_ENDS, "mean_schooling", "isi RLS dalam tahun")
    money = _checked_ends(
        spending,
        SPENDING_ENDS,
        "spending",
        "isi dalam rupiah per orang per tahun (angka ribuan dikalikan 1.000)",
    )
    low, high = np.log(SPENDING_ENDS)
    return DimensionIndices(health, (expected + attained) / 2, _plain((np.log(money) - low) / (high - low)))


def human_development_index(
    life_expectancy: ArrayLike, expected_schooling: ArrayLike, mean_schooling: ArrayLike, spending: ArrayLike
) -> float | FloatArray:
    """Return the IPM, from 0 to 100.

    Parameters and errors as for :func:`dimension_indices`. BPS publishes two decimals; this does not round.
    """
    parts = dimension_indices(life_expectancy, expected_schooling, mean_schooling, spending)
    return _plain(100 * np.cbrt(np.asarray(parts.health) * parts.education * parts.spending))


def implied_spending(
    index: ArrayLike, life_expectancy: ArrayLike, expected_schooling: ArrayLike, mean_schooling: ArrayLike
) -> float | FloatArray:
    """Return the spending, rupiah per head a year, that a published IPM implies: the inverse of the index.

    The index is published with two decimals, which leaves about 0.05 percent of doubt in the result.

    Parameters
    ----------
    index : float or array-like
        IPM, above 0 and at most 100.
    life_expectancy, expected_schooling, mean_schooling : float or array-like
        UHH, HLS and RLS in years.

    Raises
    ------
    ValueError
        When the parts cannot give such an index, and for values outside their scale.
    """
    wanted = np.asarray(index, dtype=float)
    if not np.all((wanted > 0) & (wanted <= 100)):
        raise ValueError("`index` harus di atas 0 dan paling besar 100; isi IPM seperti 71,65, bukan pecahan.")
    health, education, _ = dimension_indices(life_expectancy, expected_schooling, mean_schooling, SPENDING_ENDS[1])
    others = np.asarray(health) * education
    if np.any(others <= 0):
        raise ValueError(
            "`life_expectancy` dan lama sekolah harus di atas batas bawahnya agar pengeluaran dapat dihitung."
        )
    money_index = (wanted / 100) ** 3 / others
    if np.any(money_index > 1):
        raise ValueError(
            "`index` terlalu tinggi untuk ketiga komponen itu; periksa apakah semuanya dari tahun yang sama."
        )
    low, high = np.log(SPENDING_ENDS)
    return _plain(np.exp(low + money_index * (high - low)))


def _between(value: ArrayLike, ends: tuple[float, float], name: str, remedy: str) -> float | FloatArray:
    low, high = ends
    return _plain((_checked_ends(value, ends, name, remedy) - low) / (high - low))


def _checked_ends(value: ArrayLike, ends: tuple[float, float], name: str, remedy: str) -> FloatArray:
    low, high = ends
    array = np.asarray(value, dtype=float)
    if not np.all((array >= low) & (array <= high)):  # NaN fails too
        raise ValueError(f"`{name}` harus antara {_dots(low)} dan {_dots(high)}; {remedy}.")
    return array


def _dots(number: float) -> str:
    return f"{number:,.0f}".replace(",", ".")


def _plain(array: FloatArray) -> float | FloatArray:
    return float(array) if np.ndim(array) == 0 else np.asarray(array)
