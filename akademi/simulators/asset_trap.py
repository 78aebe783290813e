"""Simulator: assets fall below a threshold and climb above it; and the map in which there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models import asset_trap as model
from akademi.simulators.controls import Choice, Control, Slider, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

HOUSEHOLDS = 300
LAST_PERIOD = 20
SHOCK_PERIOD = 2
_HIGHEST = 9.5
_ARRIVED = 0.03  # less than a pixel
_AXIS = np.linspace(0, _HIGHEST, 160)

CONTROLS: tuple[Control, ...] = (
    Choice(
        "map",
        "Peta aset",
        (("trap", "Berambang (huruf S)"), ("concave", "Cekung (tanpa jebakan)")),
        "trap",
    ),
    Slider("initial_assets", "Aset awal satu keluarga", 0.1, 6.0, 0.05, 1.0, 2, "Rp", " juta"),
    Slider(
        "transfer",
        "Bantuan sekali di awal",
        0.0,
        3.0,
        0.05,
        0.0,
        2,
        "Rp",
        " juta",
        "Jumlah yang sama untuk setiap keluarga.",
    ),
    Slider(
        "shock",
        "Guncangan: aset yang hilang",
        0,
        60,
        5,
        0,
        0,
        "",
        "%",
        f"Sekali, pada periode {SHOCK_PERIOD}, untuk semua.",
    ),
    Slider("threshold", "Ambang", 0.8, 3.0, 0.01, 1.42, 2, "Rp", " juta", "Hanya ada pada peta berambang."),
    Slider("period", "Waktu", 0, LAST_PERIOD, 1, LAST_PERIOD, 0, "periode ", play=True),
)


@dataclass(frozen=True)
class AssetTrapOutcome:
    """What the settings lead to. Amounts in million rupiah, shares from 0 to 1.

    Attributes
    ----------
    asset_map : AssetMap
        The map in force.
    points : tuple of FixedPoint
        Its fixed points, from low to high.
    threshold : float or None
        The unstable point between two stable ones; None on the concave map.
    initial_assets, transfer, shock : float
        As set; the shock as a share.
    period : int
        The period looked at.
    path, path_without : numpy.ndarray, shape (21,)
        Assets of the one household with and without the transfer.
    escapes, escapes_without : bool
        Whether that household ends high.
    crowd : numpy.ndarray, shape (21, 300)
        Assets of the village with the transfer.
    ends_low : numpy.ndarray of bool, shape (300,)
        Which households of the village end low.
    share_low, share_low_without : float
        Share that ends low with and without the transfer.
    """

    asset_map: model.AssetMap
    points: tuple[model.FixedPoint, ...]
    threshold: float | None
    initial_assets: float
    transfer: float
    shock: float
    period: int
    path: np.ndarray
    path_without: np.ndarray
    escapes: bool
    escapes_without: bool
    crowd: np.ndarray
    ends_low: np.ndarray
    share_low: float
    share_low_without: float

    @property
    def high(self) -> float:
        """High steady state, million rupiah."""
        return self.points[-1].assets

    @property
    def title(self) -> str:
        """The finding."""
        if self.threshold is None:
            return "Tanpa ambang, semua keluarga naik; bantuan hanya mempercepat"
        shocked = self.initial_assets + self.transfer > self.threshold and not self.escapes
        if shocked:
            return "Guncangan menjatuhkan keluarga ini kembali ke bawah ambang"
        if self.escapes and not self.escapes_without:
            return "Bantuan membawa keluarga ini melewati ambang, lalu asetnya tumbuh sendiri"
        if self.escapes:
            return "Keluarga ini bertahan di atas ambang dan naik tanpa bantuan"
        if self.transfer > 0:
            return "Bantuan habis lagi: keluarga ini tetap di bawah ambang"
        return "Keluarga ini mulai di bawah ambang dan asetnya menyusut"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        if self.threshold is None:
            first = "Peta cekung tidak punya ambang; "
            first += f"satu-satunya keadaan mantap yang stabil {_million(self.high)}."
        else:
            first = f"Peta berambang: ambang {_million(self.threshold)}, "
            first += f"keadaan mantap 0 dan {_million(self.high)}."
        second = (
            f"Pada periode {self.period}, keluarga dengan aset awal {_million(self.initial_assets)} memiliki "
            f"{_million(self.path[self.period])}"
        )
        if self.transfer > 0:
            second += f" dengan bantuan {_million(self.transfer)} dan "
            second += f"{_million(self.path_without[self.period])} tanpa bantuan"
        end = "tinggi" if self.escapes else "rendah"
        third = f"Dari {HOUSEHOLDS} keluarga, {_share(self.share_low)} persen berakhir rendah"
        if self.transfer > 0 and self.threshold is not None:
            third += f" (tanpa bantuan {_share(self.share_low_without)} persen)"
        lost = (
            f" Guncangan mengambil {_share(self.shock)} persen aset pada periode {SHOCK_PERIOD}." if self.shock else ""
        )
        return f"{first} {second}; akhirnya {end}.{lost} {third}."


def outcome(settings: Mapping[str, Any]) -> AssetTrapOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    AssetTrapOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    asset_map, points, threshold = _map(str(s["map"]), float(s["threshold"]))
    start, transfer, shock = float(s["initial_assets"]), float(s["transfer"]), float(s["shock"]) / 100
    village = _village()
    everyone = np.concatenate([[start], village])
    help_ = model.iterate(asset_map, everyone, LAST_PERIOD, transfer=transfer, shock=shock, shock_period=SHOCK_PERIOD)
    alone = model.iterate(asset_map, everyone, LAST_PERIOD, shock=shock, shock_period=SHOCK_PERIOD)
    # After the shock nothing pushes any more, so being above the threshold at the end settles what follows.
    limit = 0.0 if threshold is None else threshold
    low, low_alone = help_[-1] <= limit, alone[-1] <= limit
    return AssetTrapOutcome(
        asset_map=asset_map,
        points=points,
        threshold=threshold,
        initial_assets=start,
        transfer=transfer,
        shock=shock,
        period=int(s["period"]),
        path=help_[:, 0],
        path_without=alone[:, 0],
        escapes=not bool(low[0]),
        escapes_without=not bool(low_alone[0]),
        crowd=help_[:, 1:],
        ends_low=low[1:],
        share_low=float(low[1:].mean()),
        share_low_without=float(low_alone[1:].mean()),
    )


@lru_cache(maxsize=256)
def _map(kind: str, threshold: float) -> tuple[model.AssetMap, tuple[model.FixedPoint, ...], float | None]:
    trap = model.trap_map(threshold)
    asset_map = trap if kind == "trap" else model.concave_twin(trap)
    points = model.fixed_points(asset_map)
    return asset_map, points, model.threshold_of(asset_map)


@lru_cache(maxsize=1)
def _village() -> np.ndarray:
    village = model.crowd(HOUSEHOLDS)
    village.flags.writeable = False
    return village


def _million(amount: float) -> str:
    return f"Rp{fmt_id(amount, 2)} juta"


def _share(share: float) -> str:
    return fmt_id(100 * share, 0)


class AssetTrapScene(Scene):
    """Left the map with one household's staircase, right the village over time."""

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        left.set(xlim=(0, _HIGHEST), ylim=(0, _HIGHEST))
        left.set_xlabel("aset periode ini (juta rupiah)")
        left.set_ylabel("aset periode berikutnya (juta rupiah)")
        left.set_title("Satu keluarga pada peta aset")
        left.plot([0, _HIGHEST], [0, _HIGHEST], color=MUTED, lw=1)
        left.text(
            8.25,
            8.45,
            "garis 45°",
            rotation=45,
            rotation_mode="anchor",
            ha="center",
            fontsize=8.5,
            color=MUTED,
            transform_rotates_text=True,
        )
        (self._curve,) = left.plot([], [], color=INK, lw=2)
        (self._without,) = left.plot([], [], color=CONTRAST, lw=1.8, ls=(0, (4, 2)), label="tanpa bantuan")
        (self._with,) = left.plot([], [], color=ACCENT, lw=1.8, label="dengan bantuan")
        (self._stable,) = left.plot([], [], "o", ms=7.5, mfc=INK, mec=INK, label="titik stabil", clip_on=False)
        (self._unstable,) = left.plot([], [], "o", ms=7.5, mfc="white", mec=INK, mew=1.8, label="titik tidak stabil")
        (self._begin,) = left.plot([], [], "s", ms=6, color=CONTRAST, clip_on=False)
        (self._begin_with,) = left.plot([], [], "s", ms=6, color=ACCENT, clip_on=False)
        left.legend(loc="upper left", fontsize=8.5, handlelength=2.6, borderaxespad=0.2, labelspacing=0.3)
        self._point_labels = [left.text(0, 0, "", fontsize=9, color=INK, va="top", ha="left") for _ in range(2)]

        right.set(xlim=(0, LAST_PERIOD), ylim=(0, _HIGHEST))
        right.set_xlabel("periode")
        right.set_ylabel("aset (juta rupiah)")
        right.set_title(f"{HOUSEHOLDS} keluarga; garis tebal: keluarga di kiri")
        (self._rising,) = right.plot([], [], color=ACCENT, lw=0.6, alpha=0.55)
        (self._falling,) = right.plot([], [], color=CONTRAST, lw=0.6, alpha=0.55)
        (self._up,) = right.plot([], [], "^", ms=5, color=ACCENT, mec="white", mew=0.4, clip_on=False)
        (self._down,) = right.plot([], [], "v", ms=5, color=CONTRAST, mec="white", mew=0.4, clip_on=False)
        (self._ours_without,) = right.plot([], [], color=INK, lw=2.2, ls=(0, (4, 2)))
        (self._ours,) = right.plot([], [], color=INK, lw=2.2)
        (self._line,) = right.plot([], [], color=INK, lw=1.2, ls=(0, (1, 1.5)))
        paper = {"facecolor": "white", "edgecolor": "none", "pad": 1.5, "alpha": 0.85}
        self._line_label = right.text(0, 0, "", fontsize=9, ha="right", va="bottom", bbox=paper)
        side = {"va": "top", "fontsize": 10, "fontweight": "bold", "transform": right.transAxes}
        right.text(0.65, 0.995, "▲ berakhir tinggi", color=ACCENT, bbox=paper, **side)
        right.text(0.65, 0.92, "▼ berakhir rendah", color=CONTRAST, bbox=paper, **side)
        # The figures stand apart from their words, which need not be set again for each frame.
        self._up_label = right.text(0.63, 0.995, "", color=ACCENT, bbox=paper, ha="right", **side)
        self._down_label = right.text(0.63, 0.92, "", color=CONTRAST, bbox=paper, ha="right", **side)
        for axis in (left.xaxis, left.yaxis, right.xaxis, right.yaxis):
            format_axis(axis)
        right.set_xticks(range(0, LAST_PERIOD + 1, 5))
        self.live(
            self._curve,
            self._without,
            self._with,
            self._stable,
            self._unstable,
            self._begin,
            self._begin_with,
            self._rising,
            self._falling,
            self._up,
            self._down,
            self._line,
            self._ours_without,
            self._ours,
            self._up_label,
            self._down_label,
        )
        self.calm(*self._point_labels, self._line_label)

    def move(self, result: AssetTrapOutcome) -> None:
        """Follow the settings."""
        self._move_map(result)
        self._move_village(result)

    def _move_map(self, result: AssetTrapOutcome) -> None:
        self._curve.set_data(_AXIS, result.asset_map(_AXIS))
        stop = result.period + 1
        for line, begin, path in (
            (self._without, self._begin, result.path_without),
            (self._with, self._begin_with, result.path),
        ):
            line.set_data(*model.cobweb(path[:stop]).T)
            begin.set_data([path[0]], [path[0]])
        helped = result.transfer > 0
        self._with.set_visible(helped)
        self._begin_with.set_visible(helped)
        stable = [point.assets for point in result.points if point.stable]
        loose = [point.assets for point in result.points if not point.stable]
        self._stable.set_data(stable, stable)
        self._unstable.set_data(loose, loose)
        high, threshold = self._point_labels
        set_text(high, f"tinggi {fmt_id(result.high)}", result.high + 0.15, result.high - 0.35)
        limit = result.threshold
        set_text(
            threshold,
            "" if limit is None else f"ambang {fmt_id(limit)}",
            (limit or 0) + 0.25,
            (limit or 0) - 0.2,
        )

    def _move_village(self, result: AssetTrapOutcome) -> None:
        stop = result.period + 1
        low = result.ends_low
        for line, tip, members in ((self._rising, self._up, ~low), (self._falling, self._down, low)):
            paths = result.crowd[:stop, members]
            line.set_data(*_one_line(paths, [point.assets for point in result.points if point.stable]))
            tip.set_data(np.full(paths.shape[1], result.period), paths[-1])
        periods = np.arange(stop)
        self._ours_without.set_data(periods, result.path_without[:stop])
        self._ours.set_data(periods, result.path[:stop])
        self._ours.set_visible(result.transfer > 0)
        share = result.share_low
        limit = result.threshold
        set_text(self._up_label, f"{_share(1 - share)}%")
        set_text(self._down_label, f"{_share(share)}%")
        self._line.set_data([0, LAST_PERIOD], [limit or 0, limit or 0])
        self._line.set_visible(limit is not None)
        set_text(self._line_label, "" if limit is None else "ambang", LAST_PERIOD * 0.99, (limit or 0) + 0.08)


def _one_line(paths: np.ndarray, ends: list[float]) -> tuple[np.ndarray, np.ndarray]:
    """Many paths as one line with gaps: one artist is drawn many times faster than hundreds.

    A path that lies on a steady state would be drawn over its neighbours again and again; only the first is.
    """
    periods, members = paths.shape
    x = np.tile(np.append(np.arange(periods, dtype=float), np.nan), members)
    y = paths.copy()
    arrived = np.any([np.abs(y - end) < _ARRIVED for end in ends], axis=0)
    stays = arrived[1:] & arrived[:-1]
    stays[:, :1] = False
    y[1:][stays] = np.nan
    return x, np.vstack([y, np.full(members, np.nan)]).T.ravel()


def asset_trap(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of the asset trap.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``map`` ("trap", "concave"), ``initial_assets``, ``transfer``, ``threshold`` (million rupiah),
        ``shock`` (percent), ``period`` (0 to 20).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator("Simulator: jebakan aset", CONTROLS, outcome, AssetTrapScene, initial_settings, only)
