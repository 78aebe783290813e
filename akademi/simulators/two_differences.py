"""Simulator: two groups before and after a programme; three ways to count its effect, one of them nearly right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models.evaluation import difference_in_differences
from akademi.simulators.controls import Control, Slider, Switch, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

CONTROL_BEFORE = 1.10
_NAMES = ("sebelum–sesudah", "sesudah saja", "beda-dalam-beda")
_NEAR = 0.005

CONTROLS: tuple[Control, ...] = (
    Slider("effect", "Dampak program yang sebenarnya", -0.20, 0.40, 0.01, 0.15, 2, "Rp", " juta"),
    Slider("trend", "Kenaikan kelompok pembanding", -0.20, 0.40, 0.01, 0.15, 2, "Rp", " juta", "Yang datang sendiri."),
    Slider("gap", "Peserta lebih tinggi sejak awal", -0.30, 0.40, 0.01, 0.10, 2, "Rp", " juta", "Beda karena seleksi."),
    Slider(
        "own_trend",
        "Tren peserta menyimpang sebesar",
        -0.20,
        0.20,
        0.01,
        0.0,
        2,
        "Rp",
        " juta",
        "Nol berarti tren sejajar.",
    ),
    Switch("earlier", "Lihat satu tahun lebih awal", False, "Penyimpangan yang lama tampak di sini."),
)


@dataclass(frozen=True)
class TwoDifferencesOutcome:
    """What the settings lead to; amounts in million rupiah a month.

    Attributes
    ----------
    effect, own_trend : float
        True effect, and by how much the treated would have moved otherwise than the controls.
    treated, control : numpy.ndarray, shape (3,)
        Means one year earlier, before and after.
    without : float
        Mean of the treated after, had there been no programme: the counterfactual.
    estimates : numpy.ndarray, shape (3,)
        Before and after, after only, difference in differences.
    earlier : bool
        Whether the earlier year is shown.
    """

    effect: float
    own_trend: float
    treated: np.ndarray
    control: np.ndarray
    without: float
    estimates: np.ndarray
    earlier: bool

    @property
    def right(self) -> np.ndarray:
        """Which of the three estimates hit the true effect."""
        return np.abs(self.estimates - self.effect) < _NEAR

    @property
    def title(self) -> str:
        """The finding."""
        if not self.right[2]:
            way = "membesar-besarkan" if self.estimates[2] > self.effect else "mengecilkan"
            return f"Tren tidak sejajar: beda-dalam-beda {way} dampaknya"
        if self.right.all():
            return "Tanpa kenaikan sendiri dan tanpa seleksi, ketiga cara benar"
        if self.right[0]:
            return "Pembanding tidak bergerak: sebelum–sesudah kebetulan benar"
        if self.right[1]:
            return "Kedua kelompok sama sejak awal: sesudah saja kebetulan benar"
        return "Hanya beda-dalam-beda yang benar, selama trennya sejajar"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        _, before, after = self.treated
        _, control_before, control_after = self.control
        first = (
            f"Peserta {fmt_id(before)} → {fmt_id(after)} juta rupiah, pembanding {fmt_id(control_before)} → "
            f"{fmt_id(control_after)}. Dampak yang sebenarnya {fmt_id(self.effect)}."
        )
        counts = ", ".join(f"{name} {fmt_id(value)}" for name, value in zip(_NAMES, self.estimates, strict=True))
        last = f"Tren peserta menyimpang {fmt_id(self.own_trend)}." if abs(self.own_trend) > _NEAR else "Tren sejajar."
        seen = (
            f" Setahun lebih awal: peserta {fmt_id(self.treated[0])}, pembanding {fmt_id(self.control[0])}."
            if self.earlier
            else ""
        )
        return f"{first} Perkiraan: {counts}. {last}{seen}"


def outcome(settings: Mapping[str, Any]) -> TwoDifferencesOutcome:
    """Count the effect in three ways for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    TwoDifferencesOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    effect, trend, gap, own = (float(s[name]) for name in ("effect", "trend", "gap", "own_trend"))
    control = CONTROL_BEFORE + trend * np.array([-1.0, 0.0, 1.0])
    before = CONTROL_BEFORE + gap
    without = before + trend + own
    treated = np.array([before - trend - own, before, without + effect])
    return TwoDifferencesOutcome(
        effect=effect,
        own_trend=own,
        treated=treated,
        control=control,
        without=without,
        estimates=np.array(
            [
                treated[2] - treated[1],
                treated[2] - control[2],
                difference_in_differences(treated[1], treated[2], control[1], control[2]),
            ]
        ),
        earlier=bool(s["earlier"]),
    )


class TwoDifferencesScene(Scene):
    """Left the two groups over time, right the three counts against the truth."""

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        left.set(xlim=(-1.25, 1.25), ylim=(0.1, 2.7))
        left.set_yticks([0.5, 1, 1.5, 2, 2.5])
        left.set_xticks([-1, 0, 1], ["setahun lebih awal", "sebelum", "sesudah"])
        left.set_ylabel("penghasilan (juta rupiah per bulan)")
        left.set_title("Dua kelompok (sumbu tidak mulai dari nol)")
        (self._control,) = left.plot([], [], "s-", color=CONTRAST, lw=2, ms=6, label="pembanding")
        (self._treated,) = left.plot([], [], "o-", color=ACCENT, lw=2.2, ms=6.5, label="peserta")
        (self._without,) = left.plot(
            [], [], "o--", color=ACCENT, mfc="white", lw=1.6, ms=6.5, label="peserta tanpa program"
        )
        left.legend(loc="upper left", fontsize=8.5, handlelength=2.6)

        right.set(xlim=(-0.7, 1.1), ylim=(-0.6, 2.75))
        right.set_title("Dampak menurut tiga cara")
        right.set_yticks([])
        right.axvline(0, color=INK, lw=0.8)
        (self._truth,) = right.plot([], [], color=INK, lw=2)
        (self._bars,) = right.plot([], [], color=MUTED, lw=9, solid_capstyle="butt")
        (self._did,) = right.plot([], [], color=ACCENT, lw=9, solid_capstyle="butt")
        self._truth_label = right.text(0, -0.5, "", ha="left", va="bottom", fontsize=9)
        self._labels = [right.text(-0.69, 2 - row + 0.24, "", fontsize=9.5, va="center") for row in range(3)]
        for axis in (left.yaxis, right.xaxis):
            format_axis(axis)
        self.live(self._control, self._treated, self._without, self._truth, self._bars, self._did)
        self.calm(self._truth_label, *self._labels)

    def move(self, result: TwoDifferencesOutcome) -> None:
        """Follow the settings."""
        first = 0 if result.earlier else 1
        time = np.array([-1.0, 0.0, 1.0])[first:]
        self._control.set_data(time, result.control[first:])
        self._treated.set_data(time, result.treated[first:])
        self._without.set_data([0, 1], [result.treated[1], result.without])
        rows = np.array([2.0, 1.0, 0.0])
        gap = np.full(2, np.nan)
        self._bars.set_data(
            np.column_stack([np.zeros(2), result.estimates[:2], gap]).ravel(),
            np.column_stack([rows[:2], rows[:2], gap]).ravel(),
        )
        self._did.set_data([0, result.estimates[2]], [0, 0])
        # Short strokes, so that none runs through the words between the bars.
        strokes = np.column_stack([rows - 0.2, rows + 0.13, np.full(3, np.nan)]).ravel()
        self._truth.set_data(np.full(len(strokes), result.effect), strokes)
        set_text(self._truth_label, f"| sebenarnya {fmt_id(result.effect)}", result.effect - 0.012, -0.5)
        for label, name, value, right in zip(self._labels, _NAMES, result.estimates, result.right, strict=True):
            set_text(label, f"{name}: {fmt_id(value)} {'✓ tepat' if right else '✗ meleset'}")


def two_differences(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of before and after, after only, and difference in differences.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``effect``, ``trend``, ``gap``, ``own_trend`` (million rupiah a month), ``earlier`` (bool).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator(
        "Simulator: tiga cara menghitung dampak", CONTROLS, outcome, TwoDifferencesScene, initial_settings, only
    )
