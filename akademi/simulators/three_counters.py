"""Simulator: three counters of unknown quality, and three officials who try nothing, everything, or a little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models import explore as model
from akademi.simulators.controls import Control, Slider, Switch, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

CLIENTS = 500
RUNS = 200
CHANGE_AT = 250
MEMORY = 40
OFFICIALS = ("prosedur", "coba terus", "belajar")
_COLOURS = (CONTRAST, MUTED, ACCENT)
_DASHES = ((0, (5, 2)), (0, (1, 1)), "-")
_SIGNS = ("▼", "■", "▲")
_A_LITTLE = 0.25
_LIMITS = (60, 120, 240, 520)

CONTROLS: tuple[Control, ...] = (
    Slider(
        "rate_a", "Loket A: urusan selesai hari itu", 0, 100, 5, 30, 0, "", "%", "Petugas tidak mengetahui angka ini."
    ),
    Slider("rate_b", "Loket B: urusan selesai hari itu", 0, 100, 5, 50, 0, "", "%"),
    Slider("rate_c", "Loket C: urusan selesai hari itu", 0, 100, 5, 70, 0, "", "%"),
    Slider(
        "explore",
        "Petugas yang belajar: porsi mencoba",
        0,
        60,
        1,
        10,
        0,
        "",
        "%",
        "Bagian warga yang dilayani di loket acak; sisanya di loket terbaik sejauh ini.",
    ),
    Switch("change", f"Keadaan berubah setelah warga ke-{CHANGE_AT}", False, "Loket terbaik dan terburuk bertukar."),
    Slider("clients", "Waktu", 10, CLIENTS, 10, CLIENTS, 0, "warga ke-", play=True),
)


@dataclass(frozen=True)
class ThreeCountersOutcome:
    """What the settings lead to; officials in the order of `OFFICIALS`.

    Attributes
    ----------
    rates : tuple of float
        Chances of success at the beginning, from 0 to 1.
    explore : float
        Share of clients on whom the learning official tries, from 0 to 1.
    change : bool
        Whether best and worst change places half-way.
    clients : int
        Clients looked at.
    regret : numpy.ndarray, shape (3, 501)
        Clients lost up to each client, mean of 200 runs.
    best : numpy.ndarray, shape (501,)
        Clients that would be served by somebody who always knows the best counter.
    astray : tuple of float
        Share of runs that end mostly at a counter that is not the best.
    """

    rates: tuple[float, ...]
    explore: float
    change: bool
    clients: int
    regret: np.ndarray
    best: np.ndarray
    astray: tuple[float, ...]

    @property
    def lost(self) -> np.ndarray:
        """Clients lost so far, one figure an official."""
        return self.regret[:, self.clients]

    @property
    def final_lost(self) -> np.ndarray:
        """Clients lost after all 500."""
        return self.regret[:, -1]

    @property
    def served(self) -> np.ndarray:
        """Clients served of 100, one figure an official."""
        return 100 * (self.best[self.clients] - self.lost) / self.clients

    @property
    def title(self) -> str:
        """The finding."""
        keeps, tries, learns = self.final_lost
        if max(keeps, tries, learns) < 0.5:
            return "Semua loket sama baiknya: mencoba tidak merugikan dan tidak menolong"
        if self.explore == 0:
            return "Tanpa mencoba, petugas yang belajar sama saja dengan petugas prosedur"
        if learns < min(keeps, tries):
            if self.change:
                return "Keadaan berubah: yang terus mencoba sedikit masih dapat mengejar"
            if self.explore <= _A_LITTLE:
                return "Mencoba sedikit, lalu memakai yang terbaik, paling sedikit merugikan warga"
            return "Mencoba lebih dari perlu: warga membayar percobaan yang berlebih"
        if keeps <= learns:
            return "Kali ini prosedur lebih murah: warga membayar percobaan yang tidak diperlukan"
        return "Kali ini mencoba terus lebih murah daripada memakai catatan lama"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        keeps, tries, learns = (fmt_id(lost, 0) for lost in self.lost)
        chances = ", ".join(f"{name} {fmt_id(100 * rate, 0)}" for name, rate in zip("ABC", self.rates, strict=True))
        change = f"; loket terbaik dan terburuk bertukar setelah warga ke-{CHANGE_AT}" if self.change else ""
        return (
            f"Peluang selesai (persen): {chances}{change}. Sampai warga ke-{self.clients}, dibandingkan dengan petugas "
            f"yang sejak awal tahu loket terbaik, layanan yang hilang rata-rata {keeps} (prosedur), {tries} (coba "
            f"terus), dan {learns} (belajar, mencoba pada {fmt_id(100 * self.explore, 0)} persen warga). Dari 100 "
            f"petugas prosedur, {fmt_id(100 * self.astray[0], 0)} pada akhirnya terpaku di loket yang bukan terbaik."
        )


@lru_cache(maxsize=32)
def _served(rates: tuple[float, ...], explore: float, change: bool) -> tuple[np.ndarray, np.ndarray, tuple[float, ...]]:
    services = model.serve(
        rates, [0.0, 1.0, explore], clients=CLIENTS, runs=RUNS, change_at=CHANGE_AT if change else None, memory=MEMORY
    )
    best = np.append(0.0, np.cumsum(services[0].rates.max(axis=1)))
    return np.array([one.regret for one in services]), best, tuple(one.astray() for one in services)


def outcome(settings: Mapping[str, Any]) -> ThreeCountersOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    ThreeCountersOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    rates = tuple(float(s[name]) / 100 for name in ("rate_a", "rate_b", "rate_c"))
    explore, change = float(s["explore"]) / 100, bool(s["change"])
    regret, best, astray = _served(rates, explore, change)
    return ThreeCountersOutcome(rates, explore, change, int(s["clients"]), regret, best, astray)


class ThreeCountersScene(Scene):
    """Left the clients lost, one line an official; right how many of 100 clients are served."""

    note = f"Model ajar, rata-rata {RUNS} kali main; angka dibuat untuk latihan, bukan hasil survei."

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        left.set(xlim=(0, CLIENTS + 60), ylim=(0, _LIMITS[1]))
        left.set_xlabel("warga yang sudah dilayani")
        left.set_ylabel("layanan yang hilang (orang)")
        left.set_title("Layanan yang hilang karena bukan loket terbaik")
        left.set_xticks(range(0, CLIENTS + 1, 100))
        self._left = left
        self._lines, self._tips, self._tags = [], [], []
        for index, official in enumerate(OFFICIALS):
            self._lines += left.plot([], [], color=_COLOURS[index], lw=2.4, ls=_DASHES[index])
            self._tags.append(left.text(0, 0, "", color=_COLOURS[index], fontweight="bold", ha="left", va="center"))
            left.text(
                0.02, 0.985 - 0.085 * index, f"{_SIGNS[index]} {official}", transform=left.transAxes, ha="left",
                va="top", color=_COLOURS[index], fontweight="bold", fontsize=10,
            )  # fmt: skip
        (self._change,) = left.plot([], [], color=INK, lw=1, ls=(0, (2, 2)))
        format_axis(left.yaxis)

        right.set(xlim=(-0.6, 2.6), ylim=(0, 112))
        right.set_title("Dari 100 warga, urusannya selesai hari itu")
        right.set_xticks(range(3), [f"{_SIGNS[i]} {official}" for i, official in enumerate(OFFICIALS)])
        right.set_yticks(range(0, 101, 20))
        right.grid(False, axis="x")
        self._bars = list(right.bar(range(3), [0, 0, 0], width=0.6, color=_COLOURS))
        self._values = [
            right.text(index, 0, "", ha="center", va="top", color="white", fontweight="bold", fontsize=12)
            for index in range(3)
        ]
        (self._best,) = right.plot([-0.6, 2.6], [0, 0], color=INK, lw=1.4, ls=(0, (4, 2)))
        self._best_label = right.text(-0.56, 0, "", ha="left", va="bottom", fontsize=9)
        self.live(*self._lines, self._change, *self._bars, self._best, *self._tags, *self._values)
        self.calm(self._best_label)

    def static_key(self, outcome: ThreeCountersOutcome) -> Any:
        """Redraw the axes when the scale of the losses changes."""
        return self._left.get_ylim()

    def move(self, result: ThreeCountersOutcome) -> None:
        """Follow the settings."""
        limit = next(one for one in _LIMITS if result.final_lost.max() <= 0.96 * one or one == _LIMITS[-1])
        self._left.set_ylim(0, limit)
        seen = result.clients
        heights = _apart(result.lost, 0.07 * limit, limit)
        for index in range(3):
            self._lines[index].set_data(np.arange(seen + 1), result.regret[index, : seen + 1])
            set_text(self._tags[index], fmt_id(result.lost[index], 0), seen + 8, heights[index])
            self._bars[index].set_height(result.served[index])
            set_text(self._values[index], fmt_id(result.served[index], 0), index, max(result.served[index] - 3, 7))
        self._change.set_data([CHANGE_AT, CHANGE_AT], [0, limit])
        self._change.set_visible(result.change)
        level = 100 * result.best[seen] / seen
        self._best.set_ydata([level, level])
        set_text(self._best_label, f"bila loket terbaik diketahui: {fmt_id(level, 0)}", -0.56, level + 5.5)


def _apart(heights: np.ndarray, distance: float, limit: float) -> np.ndarray:
    """Heights moved up as little as needed for labels not to overlap."""
    order = np.argsort(heights, kind="stable")
    placed = np.clip(heights[order], 0.03 * limit, 0.97 * limit)
    for index in range(1, len(placed)):
        placed[index] = max(placed[index], placed[index - 1] + distance)
    result = np.empty_like(placed)
    result[order] = placed
    return result


def three_counters(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of exploring and exploiting.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``rate_a``, ``rate_b``, ``rate_c``, ``explore`` (percent), ``change`` (bool), ``clients`` (10 to 500).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator("Simulator: tiga loket", CONTROLS, outcome, ThreeCountersScene, initial_settings, only)
