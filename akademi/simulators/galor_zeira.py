"""Simulator: the price of credit, school and inheritance; a scholarship that frees a family for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models import galor_zeira as model
from akademi.models.asset_trap import cobweb
from akademi.simulators.controls import Control, Slider, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

LAST_GENERATION = 10
NEIGHBOURS = (1.0, 4.0, 7.0, 10.0, 11.5, 12.5, 15.0, 18.0, 22.0, 27.0, 32.0, 39.0)
"""Inheritances of the other families; they get no scholarship."""
_LONG_RUN = 120
_HIGHEST = 42.0
_AXIS = np.linspace(0, _HIGHEST, 211)

CONTROLS: tuple[Control, ...] = (
    Slider("inheritance", "Warisan awal satu keluarga", 0.0, 30.0, 0.5, 9.0, 1),
    Slider(
        "scholarship",
        "Beasiswa, sekali saja",
        0.0,
        10.0,
        0.1,
        0.0,
        1,
        hint="Untuk generasi pertama keluarga itu.",
    ),
    Slider(
        "borrowing_rate",
        "Bunga pinjaman sekolah",
        60,
        250,
        5,
        200,
        0,
        "",
        "%",
        "Per generasi. Bunga simpanan tetap 50%.",
    ),
    Slider("generation", "Waktu", 0, LAST_GENERATION, 1, LAST_GENERATION, 0, "generasi ", play=True),
)


@dataclass(frozen=True)
class GalorZeiraOutcome:
    """What the settings lead to; amounts in units of wealth.

    Attributes
    ----------
    economy : Economy
        Parameters in force.
    school_from : float
        Inheritance f from which a family goes to school on credit.
    threshold : float or None
        Inheritance g below which a family falls back; None where there is no trap.
    low, high : float
        Steady states without and with school.
    inheritance, scholarship : float
        As set.
    generation : int
        The generation looked at.
    path, path_without : numpy.ndarray, shape (11,)
        Inheritances of the family with and without the scholarship.
    escapes, escapes_without : bool
        Whether the family reaches the high steady state.
    neighbours : numpy.ndarray, shape (11, 12)
        Inheritances of the other families.
    neighbours_low : numpy.ndarray of bool, shape (12,)
        Which of them do not reach the high steady state.
    scholarship_needed : float
        Least scholarship; the family escapes above it.
    """

    economy: model.Economy
    school_from: float
    threshold: float | None
    low: float
    high: float
    inheritance: float
    scholarship: float
    generation: int
    path: np.ndarray
    path_without: np.ndarray
    escapes: bool
    escapes_without: bool
    neighbours: np.ndarray
    neighbours_low: np.ndarray
    scholarship_needed: float

    @property
    def title(self) -> str:
        """The finding."""
        if self.threshold is None:
            return "Pinjaman cukup murah: semua keluarga akhirnya bersekolah dan naik"
        if self.escapes_without:
            return "Warisan awal cukup: keluarga ini naik tanpa beasiswa"
        if self.escapes:
            return "Beasiswa sekali saja membebaskan keluarga ini untuk seterusnya"
        if self.scholarship > 0:
            return "Beasiswa belum cukup: keluarga ini kembali ke warisan rendah"
        if self.inheritance >= self.school_from:
            return "Anak pertama bersekolah, tetapi utang mahal menarik keluarga ini turun lagi"
        return "Pinjaman mahal: keluarga ini tidak bersekolah dan tetap berwarisan rendah"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        rate = fmt_id(100 * self.economy.borrowing_rate, 0)
        gap = fmt_id(100 * (self.economy.borrowing_rate - self.economy.lending_rate), 0)
        first = f"Bunga pinjaman {rate} persen, {gap} persen poin di atas bunga simpanan."
        if self.threshold is None:
            second = f"Tidak ada jebakan: setiap keluarga menuju warisan {fmt_id(self.high, 1)}."
        else:
            second = (
                f"Keluarga bersekolah mulai warisan {fmt_id(self.school_from, 2)} (f), tetapi hanya bertahan "
                f"di atas {fmt_id(self.threshold, 2)} (g); keadaan mantap {fmt_id(self.low, 1)} "
                f"dan {fmt_id(self.high, 1)}."
            )
        now = f"Pada generasi {self.generation}, keluarga yang mulai dari "
        now += f"{fmt_id(self.inheritance, 1)} mewariskan "
        now += fmt_id(self.path[self.generation], 1)
        if self.scholarship > 0:
            now += f" dengan beasiswa {fmt_id(self.scholarship, 1)} dan "
            now += f"{fmt_id(self.path_without[self.generation], 1)} tanpa beasiswa"
        return f"{first} {second} {now}; akhirnya {'tinggi' if self.escapes else 'tidak naik'}."


def outcome(settings: Mapping[str, Any]) -> GalorZeiraOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    GalorZeiraOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    economy = model.Economy(borrowing_rate=float(s["borrowing_rate"]) / 100)
    start, scholarship = float(s["inheritance"]), float(s["scholarship"])
    low, high = model.low_steady_state(economy), model.high_steady_state(economy)
    # Ten digits: 9 and 3.1 units must not miss or pass the threshold by the dust of binary fractions.
    helped = round(start + scholarship, 10)
    families = model.generations(economy, np.array([helped, start, *NEIGHBOURS]), _LONG_RUN)
    middle = (low + high) / 2
    stuck = families[-1] < middle
    shown = families[: LAST_GENERATION + 1]
    return GalorZeiraOutcome(
        economy=economy,
        school_from=model.schooling_threshold(economy),
        threshold=model.poverty_threshold(economy),
        low=low,
        high=high,
        inheritance=start,
        scholarship=scholarship,
        generation=int(s["generation"]),
        path=shown[:, 0],
        path_without=shown[:, 1],
        escapes=not bool(stuck[0]),
        escapes_without=not bool(stuck[1]),
        neighbours=shown[:, 2:],
        neighbours_low=stuck[2:],
        scholarship_needed=model.scholarship_needed(economy, start),
    )


@lru_cache(maxsize=64)
def _curve(economy: model.Economy) -> np.ndarray:
    return model.bequest(economy, _AXIS)


class GalorZeiraScene(Scene):
    """Left the bequest map, right the families over the generations."""

    note = "Model Galor–Zeira (1993); angka dibuat untuk latihan, bukan hasil survei."

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        left.set(xlim=(0, _HIGHEST), ylim=(0, _HIGHEST))
        left.set_xlabel("warisan yang diterima")
        left.set_ylabel("warisan yang ditinggalkan")
        left.set_title("Satu keluarga pada peta warisan")
        left.plot([0, _HIGHEST], [0, _HIGHEST], color=MUTED, lw=1)
        (self._curve,) = left.plot([], [], color=INK, lw=2)
        (self._school,) = left.plot([], [], color=MUTED, lw=1.2, ls=(0, (1, 1.5)))
        (self._without,) = left.plot([], [], color=CONTRAST, lw=1.8, ls=(0, (4, 2)), label="tanpa beasiswa")
        (self._with,) = left.plot([], [], color=ACCENT, lw=1.8, label="dengan beasiswa")
        (self._stable,) = left.plot([], [], "o", ms=7.5, mfc=INK, mec=INK, label="titik stabil")
        (self._unstable,) = left.plot([], [], "o", ms=7.5, mfc="white", mec=INK, mew=1.8, label="titik tidak stabil")
        (self._begin,) = left.plot([], [], "s", ms=6, color=CONTRAST)
        (self._begin_with,) = left.plot([], [], "s", ms=6, color=ACCENT)
        left.legend(loc="upper left", fontsize=8.5, handlelength=2.6, borderaxespad=0.2, labelspacing=0.3)
        paper = {"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.85}
        small = {"fontsize": 9, "color": INK, "va": "center", "ha": "left", "bbox": paper}
        self._labels = [left.text(0, 0, "", **small) for _ in range(4)]

        right.set(xlim=(0, LAST_GENERATION), ylim=(0, _HIGHEST))
        right.set_xlabel("generasi")
        right.set_ylabel("warisan")
        right.set_title("Keluarga lain (tipis) dan keluarga ini (tebal)")
        (self._rising,) = right.plot([], [], color=ACCENT, lw=1.0)
        (self._falling,) = right.plot([], [], color=CONTRAST, lw=1.0)
        (self._up,) = right.plot([], [], "^", ms=6, color=ACCENT, mec="white", mew=0.5, clip_on=False)
        (self._down,) = right.plot([], [], "v", ms=6, color=CONTRAST, mec="white", mew=0.5, clip_on=False)
        (self._line,) = right.plot([], [], color=INK, lw=1.2, ls=(0, (1, 1.5)))
        (self._ours_without,) = right.plot([], [], color=INK, lw=2.6, ls=(0, (4, 2)))
        (self._ours,) = right.plot([], [], color=INK, lw=2.6)
        place = {"fontsize": 9, "ha": "right", "va": "bottom", "bbox": paper}
        right.text(LAST_GENERATION * 0.99, 37.2, "▲ bersekolah: 36", color=ACCENT, fontweight="bold", **place)
        self._low_label = right.text(LAST_GENERATION * 0.99, 5.2, "", color=CONTRAST, fontweight="bold", **place)
        self._line_label = right.text(0, 0, "", **place)
        for axis in (left.xaxis, left.yaxis, right.xaxis, right.yaxis):
            format_axis(axis)
        right.set_xticks(range(0, LAST_GENERATION + 1, 2))
        self.live(
            self._curve, self._school, self._without, self._with, self._stable, self._unstable, self._begin,
            self._begin_with, self._rising, self._falling, self._up, self._down, self._line,
            self._ours_without, self._ours,
        )  # fmt: skip
        self.calm(*self._labels, self._line_label, self._low_label)

    def move(self, result: GalorZeiraOutcome) -> None:
        """Follow the settings."""
        self._move_map(result)
        self._move_families(result)

    def _move_map(self, result: GalorZeiraOutcome) -> None:
        self._curve.set_data(_AXIS, _curve(result.economy))
        stop = result.generation + 1
        for line, begin, path in (
            (self._without, self._begin, result.path_without),
            (self._with, self._begin_with, result.path),
        ):
            line.set_data(*cobweb(path[:stop]).T)
            begin.set_data([path[0]], [path[0]])
        helped = result.scholarship > 0
        self._with.set_visible(helped)
        self._begin_with.set_visible(helped)
        trapped = result.threshold is not None
        stable = [result.low, result.high] if trapped else [result.high]
        loose = [result.threshold] if trapped else []
        self._stable.set_data(stable, stable)
        self._unstable.set_data(loose, loose)
        self._school.set_data([result.school_from] * 2, [0, result.school_from])
        low, high, threshold, school = self._labels
        set_text(high, f"tinggi {fmt_id(result.high, 0)}", result.high - 1, result.high - 3.2)
        set_text(low, f"rendah {fmt_id(result.low, 0)}" if trapped else "", 1.2, result.low + 2.4)
        set_text(
            threshold,
            f"g {fmt_id(result.threshold, 2)}" if trapped else "",
            (result.threshold or 0) + 1.6,
            (result.threshold or 0) - 1.2,
        )
        seen = 0 < result.school_from < _HIGHEST
        set_text(
            school,
            f"f {fmt_id(result.school_from, 2)}: mulai bersekolah" if seen else "",
            result.school_from + 0.6,
            1.9,
        )

    def _move_families(self, result: GalorZeiraOutcome) -> None:
        stop = result.generation + 1
        low = result.neighbours_low
        for line, tip, members in ((self._rising, self._up, ~low), (self._falling, self._down, low)):
            paths = result.neighbours[:stop, members]
            line.set_data(*_with_gaps(paths))
            tip.set_data(np.full(paths.shape[1], result.generation), paths[-1])
        generations = np.arange(stop)
        self._ours_without.set_data(generations, result.path_without[:stop])
        self._ours.set_data(generations, result.path[:stop])
        self._ours.set_visible(result.scholarship > 0)
        limit = result.threshold
        self._line.set_data([0, LAST_GENERATION], [limit or 0, limit or 0])
        self._line.set_visible(limit is not None)
        set_text(
            self._line_label,
            "" if limit is None else f"ambang g {fmt_id(limit, 2)}",
            LAST_GENERATION * 0.99,
            (limit or 0) + 0.4,
        )
        set_text(self._low_label, "▼ tanpa sekolah: 10" if limit is not None else "")


def _with_gaps(paths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Many paths as one line with gaps between them."""
    periods, members = paths.shape
    x = np.tile(np.append(np.arange(periods, dtype=float), np.nan), members)
    return x, np.vstack([paths, np.full(members, np.nan)]).T.ravel()


def galor_zeira(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of credit, school and inheritance.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``inheritance``, ``scholarship`` (units of wealth), ``borrowing_rate`` (percent a generation),
        ``generation`` (0 to 10).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator(
        "Simulator: warisan, sekolah, dan bunga pinjaman",
        CONTROLS,
        outcome,
        GalorZeiraScene,
        initial_settings,
        only,
    )
