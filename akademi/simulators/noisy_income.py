"""Simulator: how one noisy year of income hides the tie between parents and children."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models import mobility as model
from akademi.simulators.controls import Control, Slider, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

FAMILIES = 300
LAST_YEAR = 10
_WIDTH = 7.0
_HEIGHT = 3.5
_ENDS = np.array([-_WIDTH, _WIDTH])

CONTROLS: tuple[Control, ...] = (
    Slider(
        "elasticity", "Kaitan yang sebenarnya", 0.0, 0.9, 0.001, 0.456, 3,
        hint="0: asal tidak berpengaruh. 0,9: hampir diwarisi."
    ),
    Slider(
        "reliability", "Keandalan satu tahun", 5.0, 100.0, 0.5, 17.5, 1, "", "%",
        "Bagian ragam pendapatan setahun yang menetap.",
    ),
    Slider("years", "Tahun pendapatan yang dirata-rata", 1, LAST_YEAR, 1, 1, 0, "", " tahun", play=True),
)  # fmt: skip


@dataclass(frozen=True)
class NoisyIncomeOutcome:
    """What the settings lead to.

    Attributes
    ----------
    elasticity : float
        True elasticity between generations.
    one_year : float
        Reliability of one year of income, from 0 to 1.
    years : int
        Years averaged.
    reliability : float
        Reliability of the mean of those years.
    estimate : float
        Least-squares slope in the sample shown; equals reliability times elasticity.
    parents, children : numpy.ndarray, shape (300,)
        Measured log income of the parents and log income of the children.
    by_years : numpy.ndarray, shape (10,)
        Slope found with 1, 2, … 10 years.
    """

    elasticity: float
    one_year: float
    years: int
    reliability: float
    estimate: float
    parents: np.ndarray
    children: np.ndarray
    by_years: np.ndarray

    @property
    def title(self) -> str:
        """The finding."""
        if self.elasticity == 0:
            return "Tanpa kaitan yang sebenarnya, tidak ada yang dapat disembunyikan"
        if self.reliability >= 0.9:
            return "Ukuran hampir bersih: kemiringan terukur mendekati yang sebenarnya"
        if self.years > 1:
            return "Rata-rata beberapa tahun menyingkap lebih banyak kaitan antargenerasi"
        if self.reliability < 0.5:
            return "Satu tahun pendapatan menyembunyikan sebagian besar kaitan antargenerasi"
        return "Satu tahun pendapatan menyembunyikan sebagian kaitan antargenerasi"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        return (
            f"Kaitan yang sebenarnya {fmt_id(self.elasticity, 3)}; dengan {self.years} tahun pendapatan "
            f"orang tua terukur {fmt_id(self.estimate, 3)}. Keandalan ukuran itu "
            f"{fmt_id(100 * self.reliability, 1)} persen, dan sebesar itulah bagian kaitan yang tampak. "
            f"Dengan {LAST_YEAR} tahun akan terukur {fmt_id(self.by_years[-1], 3)}."
        )


def outcome(settings: Mapping[str, Any]) -> NoisyIncomeOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    NoisyIncomeOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    elasticity, one_year, years = float(s["elasticity"]), float(s["reliability"]) / 100, int(s["years"])
    sample = _sample()
    parents, children = sample.measured(one_year, years), sample.children(elasticity)
    by_years = [
        model.attenuated(elasticity, model.reliability_of_mean(one_year, count)) for count in range(1, LAST_YEAR + 1)
    ]
    return NoisyIncomeOutcome(
        elasticity=elasticity,
        one_year=one_year,
        years=years,
        reliability=model.reliability_of_mean(one_year, years),
        estimate=model.least_squares_slope(parents, children),
        parents=parents,
        children=children,
        by_years=np.array(by_years),
    )


@lru_cache(maxsize=1)
def _sample() -> model.Families:
    return model.families(FAMILIES, LAST_YEAR, exact=True)


class NoisyIncomeScene(Scene):
    """Left parents and children, right the slope by the number of years."""

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        left.set(xlim=(-_WIDTH, _WIDTH), ylim=(-_HEIGHT, _HEIGHT))
        left.set_xlabel("pendapatan orang tua yang terukur (log, selisih dari rata-rata)")
        left.set_ylabel("pendapatan anak (log)")
        left.set_title(f"{FAMILIES} pasang orang tua dan anak")
        (self._points,) = left.plot([], [], "o", ms=3.5, color=MUTED, mec="none", alpha=0.55)
        (self._true,) = left.plot([], [], color=CONTRAST, lw=2, ls=(0, (4, 2)), label="sebenarnya")
        (self._found,) = left.plot([], [], color=ACCENT, lw=2.6, label="terukur")
        left.legend(loc="upper left", fontsize=9, handlelength=2.8, borderaxespad=0.2)

        right.set(xlim=(0.5, LAST_YEAR + 0.5), ylim=(0, 1.15))
        right.set_xlabel("tahun pendapatan yang dirata-rata")
        right.set_ylabel("kaitan antargenerasi")
        right.set_title("Makin banyak tahun, makin sedikit yang hilang")
        (self._level,) = right.plot([], [], color=CONTRAST, lw=2, ls=(0, (4, 2)))
        (self._by_years,) = right.plot([], [], color=ACCENT, lw=1.6, marker="o", ms=5, mfc="white")
        (self._now,) = right.plot([], [], "o", ms=11, color=ACCENT, mec=INK, mew=1.2)
        paper = {"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.85}
        side = {
            "transform": right.transAxes,
            "va": "top",
            "fontsize": 10.5,
            "fontweight": "bold",
            "bbox": paper,
        }
        right.text(0.30, 0.99, "sebenarnya (putus-putus)", color=CONTRAST, **side)
        right.text(0.30, 0.915, "terukur (bulatan)", color=ACCENT, **side)
        self._true_label = right.text(0.28, 0.99, "", color=CONTRAST, ha="right", **side)
        self._found_label = right.text(0.28, 0.915, "", color=ACCENT, ha="right", **side)
        for axis in (left.xaxis, left.yaxis, right.yaxis):
            format_axis(axis)
        right.set_xticks(range(1, LAST_YEAR + 1))
        right.set_yticks(np.arange(0, 1.01, 0.2))
        self.live(self._points, self._true, self._found, self._level, self._by_years, self._now)
        self.live(self._true_label, self._found_label)

    def move(self, result: NoisyIncomeOutcome) -> None:
        """Follow the settings."""
        self._points.set_data(result.parents, result.children)
        self._true.set_data(_ENDS, result.elasticity * _ENDS)
        self._found.set_data(_ENDS, result.estimate * _ENDS)
        self._level.set_data([0.5, LAST_YEAR + 0.5], [result.elasticity] * 2)
        self._by_years.set_data(np.arange(1, LAST_YEAR + 1), result.by_years)
        self._now.set_data([result.years], [result.estimate])
        set_text(self._true_label, fmt_id(result.elasticity, 3))
        set_text(self._found_label, fmt_id(result.estimate, 3))


def noisy_income(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of the bias that noisy income makes.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``elasticity`` (0 to 0.9), ``reliability`` of one year (percent), ``years`` (1 to 10).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator(
        "Simulator: satu tahun pendapatan yang goyah",
        CONTROLS,
        outcome,
        NoisyIncomeScene,
        initial_settings,
        only,
    )
