"""Simulator: five lists of one village, and how alike two lines must be to count as one family."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models import linkage as model
from akademi.simulators.controls import Control, Slider, Switch, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

LOWEST, HIGHEST = 60, 100
_LIMITS = np.arange(LOWEST, HIGHEST + 1)
_CLOSE = 6  # families
_FEW = 8  # pairs
_TOP = 180  # pairs; more are too many, however many

CONTROLS: tuple[Control, ...] = (
    Slider("limit", "Batas kemiripan", LOWEST, HIGHEST, 1, 95, 0, "", "%", "Di atas batas dianggap satu keluarga."),
    Switch("tidy", "Seragamkan ejaan nama", False, "Tanpa gelar; oe menjadi u, dj menjadi j."),
    Switch("year", "Bandingkan tahun lahir", False),
    Switch("hamlet", "Bandingkan dusun", False),
)


@dataclass(frozen=True)
class LinkageOutcome:
    """What the settings lead to.

    Attributes
    ----------
    limit : int
        Likeness from which two lines are one family, percent.
    lines : int
        Lines on the five lists.
    result : Result
        What the rule counts and gets wrong.
    false_links, missed_links : numpy.ndarray, shape (41,)
        Both errors for every limit from 60 to 100 percent.
    """

    limit: int
    lines: int
    result: model.Result
    false_links: np.ndarray
    missed_links: np.ndarray

    @property
    def title(self) -> str:
        """The finding."""
        gap = self.result.families - self.result.true_families
        if abs(gap) <= _CLOSE and self.result.false_links <= _FEW:
            return "Hitungannya hampir tepat, dan hampir tidak ada dua keluarga yang tertukar"
        if abs(gap) <= _CLOSE:
            return "Jumlahnya tampak tepat, tetapi dua kesalahan saling menutupi"
        if gap > 0:
            return "Terlalu ketat: satu keluarga dihitung lebih dari sekali"
        return "Terlalu longgar: keluarga yang berbeda dianggap satu"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        found = self.result
        return (
            f"Lima daftar memuat {self.lines} baris. Dengan batas {self.limit} persen aturan ini menghitung "
            f"{found.families} keluarga; sebenarnya {found.true_families}. Salah taut: {found.false_links} pasang; "
            f"terlewat: {found.missed_links} pasang."
        )


def outcome(settings: Mapping[str, Any]) -> LinkageOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    LinkageOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    results = _results(bool(s["tidy"]), bool(s["year"]), bool(s["hamlet"]))
    limit = int(s["limit"])
    return LinkageOutcome(
        limit=limit,
        lines=len(model.synthetic_lists()),
        result=results[limit - LOWEST],
        false_links=np.array([one.false_links for one in results]),
        missed_links=np.array([one.missed_links for one in results]),
    )


@lru_cache(maxsize=8)
def _results(tidy: bool, year: bool, hamlet: bool) -> tuple[model.Result, ...]:
    records = model.synthetic_lists()
    likeness = model.similarity(records, tidy=tidy, year=year, hamlet=hamlet)
    return tuple(model.link(records, likeness, limit / 100) for limit in _LIMITS.tolist())


class RecordLinkageScene(Scene):
    """Left how many families are counted; right both errors for every limit."""

    note = "Daftar buatan satu desa yang tidak ada; nama diundi komputer."

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        lines = len(model.synthetic_lists())
        true = len({one.family for one in model.synthetic_lists()})
        left.set(xlim=(0, lines * 1.18), ylim=(2.6, -0.6))
        left.set_title("Berapa keluarga?")
        left.set_xlabel("jumlah")
        left.set_yticks([])
        left.grid(False, axis="y")
        left.barh([0, 2], [lines, true], height=0.45, color=[MUTED, INK])
        for row, words in enumerate(("baris di kelima daftar", "keluarga menurut aturan ini", "keluarga sebenarnya")):
            left.text(1, row - 0.27, words, va="bottom", fontsize=9.5)
        left.text(lines + 2, 0, fmt_id(lines, 0), va="center", fontsize=11, fontweight="bold")
        left.text(true + 2, 2, fmt_id(true, 0), va="center", fontsize=11, fontweight="bold")
        left.plot([true, true], [0.72, 1.78], color=INK, lw=1, ls=(0, (4, 2)))
        (self._bar,) = left.barh([1], [0], height=0.45, color=ACCENT)
        self._bar_label = left.text(
            0, 1, "", va="center", fontsize=11, fontweight="bold", color=ACCENT,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        )  # fmt: skip
        format_axis(left.xaxis)

        right.set(xlim=(LOWEST, HIGHEST), ylim=(0, _TOP))
        right.set_title("Dua kesalahan")
        right.set_xlabel("batas kemiripan (persen)")
        right.set_ylabel("pasang baris")
        (self._false,) = right.plot([], [], color=CONTRAST, lw=2.2)
        (self._missed,) = right.plot([], [], color=ACCENT, lw=2.2, ls=(0, (5, 2)))
        (self._here,) = right.plot([], [], color=INK, lw=1, ls=(0, (1, 1)))
        (self._false_now,) = right.plot([], [], "v", ms=9, color=CONTRAST, mec="white", clip_on=False)
        (self._missed_now,) = right.plot([], [], "o", ms=9, color=ACCENT, mec="white", clip_on=False)
        side = {"transform": right.transAxes, "ha": "center", "va": "bottom", "fontsize": 9.5, "fontweight": "bold"}
        right.text(0.52, 1.02, "▼ salah taut", color=CONTRAST, **side)
        right.text(0.84, 1.02, "● terlewat", color=ACCENT, **side)
        format_axis(right.xaxis)
        format_axis(right.yaxis)
        self.live(
            self._bar,
            self._bar_label,
            self._false,
            self._missed,
            self._here,
            self._false_now,
            self._missed_now,
        )

    def move(self, result: LinkageOutcome) -> None:
        """Follow the settings."""
        counted = result.result.families
        self._bar.set_width(counted)
        set_text(self._bar_label, fmt_id(counted, 0), counted + 2, 1)
        self._false.set_data(_LIMITS, result.false_links)
        self._missed.set_data(_LIMITS, result.missed_links)
        self._here.set_data([result.limit, result.limit], [0, _TOP])
        # A marker beyond the top would be drawn over the title; it waits at the edge.
        self._false_now.set_data([result.limit], [min(result.result.false_links, _TOP)])
        self._missed_now.set_data([result.limit], [min(result.result.missed_links, _TOP)])


def record_linkage(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of linking five lists without a common number.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``limit`` (percent, 60 to 100), ``tidy``, ``year``, ``hamlet`` (True or False).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator(
        "Simulator: satu keluarga, lima daftar", CONTROLS, outcome, RecordLinkageScene, initial_settings, only
    )
