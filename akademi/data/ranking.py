"""A rank with its uncertainty: a survey cannot tell close neighbours apart."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

# No standard error by regency was found. Susenas of March 2025 asked about 345,000 households in 514
# regencies and cities, 671 on average; a design effect of 2 halves what such a sample is worth.
HOUSEHOLDS_A_REGENCY = 671
DESIGN_EFFECT = 2.0
CONFIDENCE = 0.95
ASSUMPTION = (
    "Rentang dihitung dengan anggapan: rata-rata 671 rumah tangga Susenas per kabupaten/kota (345.000 "
    "dibagi 514) "
    "dan efek desain 2, karena galat baku per daerah tidak kami temukan; keyakinan 95 persen, koreksi "
    "Bonferroni."
)


@dataclass(frozen=True)
class Rank:
    """A place in an ordering, 1 the poorest, and the places that the sample cannot exclude."""

    position: int
    lowest: int
    highest: int
    members: int
    year: int
    period: str
    value: float
    standard_error: float
    among: str
    assumption: str = ASSUMPTION

    def __str__(self) -> str:
        span = f"antara {self.lowest} dan {self.highest}" if self.lowest != self.highest else f"tetap {self.lowest}"
        return (
            f"peringkat {self.position} dari {self.members} di {self.among} ({self.period} {self.year}, 1 = "
            f"persentase "
            f"tertinggi); dengan galat sampel, {span}"
        )


def standard_errors(
    percent: np.ndarray,
    households: np.ndarray | float = HOUSEHOLDS_A_REGENCY,
    design_effect: float = DESIGN_EFFECT,
) -> np.ndarray:
    """Return the standard error of a headcount in percentage points.

    Parameters
    ----------
    percent : ndarray, shape (n,)
        Headcount in percent.
    households : ndarray, shape (n,), or float
        Sample size of each area.
    design_effect : float
        Variance relative to simple random sampling.

    Returns
    -------
    ndarray, shape (n,)
        100 * sqrt(deff * p * (1 - p) / n), the textbook formula for a proportion.
    """
    share = np.asarray(percent, dtype=float) / 100
    return 100 * np.sqrt(design_effect * share * (1 - share) / households)


def critical_value(comparisons: int, confidence: float = CONFIDENCE) -> float:
    """Return the two-sided normal quantile after a Bonferroni correction for so many comparisons."""
    return NormalDist().inv_cdf(1 - (1 - confidence) / (2 * max(comparisons, 1)))


def compare(percent: pd.Series, households: pd.Series | float = HOUSEHOLDS_A_REGENCY) -> pd.DataFrame:
    """Return position, lowest and highest possible place of every area.

    The lowest place is one more than the areas that lie clearly above, the highest is all less those
    that lie clearly below, by pairwise tests with a Bonferroni correction; so the range holds the true
    place with at least the stated confidence (the idea of Mogstad, Romano, Shaikh and Wilhelm 2024).

    Parameters
    ----------
    percent : Series, shape (n,)
        Headcount in percent; the index names the areas.
    households : Series or float
        Sample size of each area.

    Returns
    -------
    DataFrame, shape (n, 4)
        ``position``, ``lowest``, ``highest``, ``standard_error``, indexed as ``percent``.

    Raises
    ------
    ValueError
        When a headcount is missing or outside 0 to 100.
    """
    values = percent.to_numpy(dtype=float)
    if np.isnan(values).any() or (values < 0).any() or (values > 100).any():
        raise ValueError("Kolom persen harus terisi dan antara 0 dan 100; buang daerah yang kosong lebih dulu.")
    errors = standard_errors(values, np.asarray(households, dtype=float))
    difference = values[None, :] - values[:, None]
    spread = np.sqrt(errors[None, :] ** 2 + errors[:, None] ** 2)
    clear = critical_value(len(values) - 1) * spread
    above = (difference > clear).sum(axis=1)
    below = (difference < -clear).sum(axis=1)
    return pd.DataFrame(
        {
            "position": (difference > 0).sum(axis=1) + 1,
            "lowest": above + 1,
            "highest": len(values) - below,
            "standard_error": errors,
        },
        index=percent.index,
    )
