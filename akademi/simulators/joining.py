"""Simulator: 66 units of a regency decide whether to join, each as soon as it believes that enough others do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models import joining as model
from akademi.models.random_stream import RandomStream
from akademi.simulators.controls import Control, Slider, Switch, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

# The make-up is that of Kabupaten Probolinggo's extreme-poverty budget in 2025; their payoffs are made up.
BLOCKS = (("perangkat daerah", 15), ("puskesmas", 33), ("kecamatan", 18))
UNITS = sum(size for _name, size in BLOCKS)
LAST_MONTH = 12
ALONE = 3.0
SPREAD = 0.12
EFFORT_WITHOUT_BACKBONE = 0.4
_COLUMNS = 11

CONTROLS: tuple[Control, ...] = (
    Slider("trust", "Keyakinan awal", 0, 100, 1, 60, 0, "", "%", "Bagian unit yang dikira akan bergabung."),
    Slider(
        "together", "Manfaat bila semua bergabung", 3.5, 8.0, 0.1, 5.0, 1, "", " poin", "Berjalan sendiri: rata-rata 3."
    ),
    Slider("leak", "Manfaat bocor ke yang menunggu", 0, 60, 5, 0, 0, "", "%"),
    Slider("pioneers", "Pelopor", 0, 66, 1, 0, 0, "", " unit", "Bergabung apa pun dugaannya."),
    Switch("backbone", "Ada lembaga tulang punggung", False, "Anggapan model: ongkos berhubungan 0,4 poin menjadi 0."),
    Slider("month", "Waktu", 1, LAST_MONTH, 1, LAST_MONTH, 0, "bulan ", play=True),
)


@dataclass(frozen=True)
class JoiningOutcome:
    """What the settings lead to.

    Attributes
    ----------
    movement : Movement
        Thresholds of the 66 units and the pioneers.
    trust : float
        Share expected in the first month, from 0 to 1.
    together, leak : float
        As set; the leak as a share.
    backbone : bool
        Whether there is a backbone agency.
    month : int
        The month looked at.
    beliefs : numpy.ndarray, shape (12,)
        Share expected in months 1 to 12, from 0 to 1.
    path : numpy.ndarray of int, shape (12,)
        Units that join in these months.
    final : int
        Units that have joined when nothing moves any more.
    tipping_point : int or None
        Trust in percent from which most units end up joining; None if none is enough.
    """

    movement: model.Movement
    trust: float
    together: float
    leak: float
    backbone: bool
    month: int
    beliefs: np.ndarray
    path: np.ndarray
    final: int
    tipping_point: int | None

    @property
    def tips(self) -> bool:
        """Whether more than half of those who are no pioneers end up joining."""
        return bool(self.movement.is_high(self.final)) or self.movement.pioneers == UNITS

    @property
    def title(self) -> str:
        """The finding."""
        if self.movement.pioneers == UNITS:
            return "Semua unit diwajibkan bergabung; keyakinan tidak lagi menentukan"
        if self.tipping_point is None:
            if self.leak > 0:
                return "Keyakinan penuh pun tidak cukup: yang menunggu ikut menikmati manfaatnya"
            return "Keyakinan penuh pun tidak cukup: manfaat bersama terlalu kecil bagi kebanyakan unit"
        if self.tips and self.tipping_point == 0:
            return "Para pelopor cukup banyak untuk menarik unit lain, berapa pun keyakinan awalnya"
        if self.tips:
            return "Keyakinan awal melewati titik balik: unit demi unit ikut bergabung"
        if self.movement.pioneers:
            return "Pelopor bergabung, tetapi terlalu sedikit unit lain yang mengikuti"
        return "Keyakinan awal di bawah titik balik: unit demi unit menunggu, dan kerja bersama surut"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        joined = int(self.path[self.month - 1])
        backbone = "dengan" if self.backbone else "tanpa"
        first = (
            f"Keyakinan awal {_percent(self.trust)} persen, manfaat bersama {fmt_id(self.together, 1)} poin, bocor "
            f"{_percent(self.leak)} persen, {self.movement.pioneers} pelopor, {backbone} lembaga tulang punggung."
        )
        second = f"Pada bulan {self.month}, {joined} dari {UNITS} unit bergabung; akhirnya {self.final}."
        if self.movement.pioneers == UNITS:
            return f"{first} {second}"
        third = (
            "Berapa pun keyakinan awalnya, kebanyakan unit akhirnya tidak bergabung."
            if self.tipping_point is None
            else f"Titik baliknya pada keyakinan awal {self.tipping_point} persen."
        )
        return f"{first} {second} {third}"


def outcome(settings: Mapping[str, Any]) -> JoiningOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    JoiningOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    together, leak, backbone = float(s["together"]), float(s["leak"]) / 100, bool(s["backbone"])
    moved, tipping_point = _movement(together, leak, backbone, int(s["pioneers"]))
    trust = float(s["trust"]) / 100
    beliefs = moved.beliefs(trust, LAST_MONTH)
    return JoiningOutcome(
        movement=moved,
        trust=trust,
        together=together,
        leak=leak,
        backbone=backbone,
        month=int(s["month"]),
        beliefs=beliefs,
        path=moved.joining(beliefs),
        final=int(moved.end(trust)),
        tipping_point=tipping_point,
    )


@lru_cache(maxsize=256)
def _movement(together: float, leak: float, backbone: bool, pioneers: int) -> tuple[model.Movement, int | None]:
    alone = model.spread_of_payoffs(UNITS, ALONE, SPREAD)
    cost = 0.0 if backbone else EFFORT_WITHOUT_BACKBONE
    moved = model.movement(alone, together, cost, leak, pioneers)
    return moved, moved.tipping_point()


def _percent(share: float) -> str:
    return fmt_id(100 * share, 0)


def _places() -> tuple[np.ndarray, list[tuple[str, float]]]:
    """Places of the units, block by block, and the heights of the blocks' names; the first row on top."""
    places, names, height = [], [], 0.0
    for name, size in BLOCKS:
        names.append((f"{size} {name}", height))
        height -= 0.95
        for unit in range(size):
            places.append((unit % _COLUMNS, height - unit // _COLUMNS))
        height -= (size - 1) // _COLUMNS + 1.35
    return np.array(places, dtype=float), names


class JoiningScene(Scene):
    """Left how many join for what is believed, with the way of this regency; right its 66 units."""

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        left.set(xlim=(0, 100), ylim=(0, 103))
        left.set_xlabel("dikira bergabung (persen unit)")
        left.set_ylabel("lalu bergabung (persen unit)")
        left.set_title("Dari dugaan ke keputusan")
        left.plot([0, 100], [0, 100], color=MUTED, lw=1)
        left.text(
            27, 29, "garis 45°", rotation=45, rotation_mode="anchor", ha="center", fontsize=8.5, color=MUTED,
            transform_rotates_text=True,
        )  # fmt: skip
        (self._curve,) = left.plot([], [], color=INK, lw=2)
        (self._way,) = left.plot([], [], "o-", color=ACCENT, lw=1.8, ms=4.5)
        (self._begin,) = left.plot([], [], "s", ms=7, color=ACCENT, clip_on=False)
        (self._now,) = left.plot([], [], "o", ms=8, color=ACCENT, mec="white", clip_on=False)
        (self._limit,) = left.plot([], [], color=CONTRAST, lw=1.4, ls=(0, (4, 2)))
        self._limit_label = left.text(0, 0, "", fontsize=9, color=CONTRAST, va="bottom", ha="right")
        self._begin_label = left.text(0, 0, "", fontsize=9, color=ACCENT, va="bottom", ha="left")
        format_axis(left.xaxis)
        format_axis(left.yaxis)

        self._where, names = _places()
        right.set(xlim=(-0.7, _COLUMNS + 1.3), ylim=(self._where[:, 1].min() - 1.7, 0.75))
        right.grid(False)
        right.set_xticks([])
        right.set_yticks([])
        for spine in right.spines.values():
            spine.set_visible(False)
        right.set_title("Ke-66 unit pada bulan ini")
        for name, height in names:
            right.text(-0.45, height, name, fontsize=9, color=INK, va="center")
        bottom = self._where[:, 1].min() - 1.15
        for x, marker, words, style in (
            (-0.2, "s", "bergabung", {"color": ACCENT}),
            (4.2, "*", "pelopor", {"color": ACCENT}),
            (8.0, "o", "menunggu", {"mfc": "white", "mec": MUTED}),
        ):
            right.plot([x], [bottom], marker, ms=8, **style)
            right.text(x + 0.45, bottom, words, fontsize=9, va="center", color=INK)
        (self._waiting,) = right.plot([], [], "o", ms=8, mfc="white", mec=MUTED, mew=1.2)
        (self._joined,) = right.plot([], [], "s", ms=9, color=ACCENT)
        (self._first,) = right.plot([], [], "*", ms=12, color=ACCENT)
        self._count = right.text(_COLUMNS + 1.2, 0.1, "", fontsize=13, fontweight="bold", color=ACCENT, ha="right")
        # Readiness has nothing to do with the kind of unit: the order is drawn once.
        self._order = np.argsort(RandomStream(66).uniform(UNITS))
        self.live(self._curve, self._limit, self._way, self._begin, self._now, self._waiting, self._joined, self._first)
        self.live(self._count)
        self.calm(self._limit_label, self._begin_label)

    def move(self, result: JoiningOutcome) -> None:
        """Follow the settings."""
        moved = result.movement
        believed = np.arange(0, 101) / 100
        self._curve.set_data(100 * believed, 100 * moved.joining(believed) / UNITS)
        seen = result.month
        x, y = 100 * result.beliefs[:seen], 100 * result.path[:seen] / UNITS
        self._way.set_data(np.append(x[0], x), np.append(x[0], y))
        self._begin.set_data([x[0]], [x[0]])
        self._now.set_data([x[-1]], [y[-1]])
        set_text(self._begin_label, "mulai", x[0] + (2.5 if x[0] < 88 else -11), max(x[0] - 8, 1))
        limit = result.tipping_point
        shown = limit is not None and limit > 0
        self._limit.set_visible(shown)
        self._limit.set_data([limit or 0, limit or 0], [0, 100])
        set_text(self._limit_label, f"titik balik {limit}%" if shown else "", (limit or 0) - 1.5, 92)
        joined = int(result.path[result.month - 1])
        ready = self._order[:joined]
        first = self._order[: moved.pioneers]
        self._first.set_data(*self._where[first].T)
        self._joined.set_data(*self._where[np.setdiff1d(ready, first)].T)
        self._waiting.set_data(*self._where[self._order[joined:]].T)
        set_text(self._count, f"{joined} dari {UNITS}")


def joining(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of a regency that tips, or does not, into working together.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``trust`` (percent), ``together`` (points), ``leak`` (percent), ``pioneers`` (0 to 66), ``backbone``
        (True or False), ``month`` (1 to 12).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator(
        "Simulator: 66 unit menunggu atau bergabung", CONTROLS, outcome, JoiningScene, initial_settings, only
    )
