"""Simulator: capital, labour and what is left over, seen through two doors that should lead to one room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from matplotlib.collections import PolyCollection

from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models import growth_accounting as model
from akademi.simulators.controls import Choice, Control, Slider, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

NAMES = {"singapura": "Singapura", "korea": "Korea Selatan", "hong_kong": "Hong Kong", "taiwan": "Taiwan"}
PERIODS = {"singapura": "1966–1990", "korea": "1966–1990", "hong_kong": "1966–1991", "taiwan": "1966–1990"}
_SHARES = np.array([20.0, 60.0])
_LOW, _HIGH = -2.6, 6.2
_NO_RESIDUAL = 0.5  # percentage points a year that nobody could tell from nothing

CONTROLS: tuple[Control, ...] = (
    Choice(
        "economy",
        "Perekonomian",
        tuple((name, f"{text} {PERIODS[name]}") for name, text in NAMES.items()),
        "singapura",
    ),
    Slider(
        "capital_share",
        "Pangsa modal dalam pendapatan",
        20,
        60,
        0.1,
        49.1,
        1,
        "",
        "%",
        "Young: Singapura 49,1; Korea 29,7; Hong Kong 37,2; Taiwan 25,7.",
    ),
    Slider(
        "investment",
        "Koreksi modal",
        -3,
        3,
        0.1,
        0,
        1,
        "",
        " persen poin",
        "0 berarti angka Young. Geser ke kiri bila investasi tercatat terlalu besar.",
    ),
    Slider(
        "schooling",
        "Koreksi mutu pekerja",
        -2,
        2,
        0.1,
        0,
        1,
        "",
        " persen poin",
        "Karena lama sekolah; 0 berarti angka Young.",
    ),
    Slider(
        "return_gap",
        "Imbal hasil modal di pasar",
        0,
        5,
        0.1,
        0,
        1,
        "",
        " persen poin",
        "Selisihnya di atas yang tersirat; pada 0 kedua pintu sama.",
    ),
)


@dataclass(frozen=True)
class GrowthAccountingOutcome:
    """What the settings lead to; percent or percentage points a year.

    Attributes
    ----------
    economy : str
        Which of the four.
    inputs : Inputs
        Growth of output, capital and labour after the corrections, with the share as set.
    account : Account
        Contributions and residual from quantities.
    return_gap : float
        How much faster the market's return to capital grows than the quantities imply.
    return_growth : float
        Growth of the return to capital in the market.
    dual : float
        Residual from prices.
    """

    economy: str
    inputs: model.Inputs
    account: model.Account
    return_gap: float
    return_growth: float
    dual: float

    @property
    def title(self) -> str:
        """The finding."""
        name, residual = NAMES[self.economy], self.account.residual
        if self.return_gap > 0:
            return f"Dua pintu, dua sisa untuk {name}: {_num(residual)} dari jumlah, {_num(self.dual)} dari harga"
        if residual < -_NO_RESIDUAL:
            return f"Sisa negatif: masukan {name} tumbuh melebihi hasilnya; pangsa atau datanya patut diperiksa"
        if residual < _NO_RESIDUAL:
            return f"Modal dan tenaga kerja menjelaskan hampir seluruh pertumbuhan {name}"
        if residual < self.inputs.output / 3:
            return f"Sebagian besar pertumbuhan {name} datang dari tambahan modal dan tenaga kerja"
        return f"Sisa yang tidak dijelaskan modal dan tenaga kerja {name} kini besar"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        one, parts = self.inputs, self.account
        first = (
            f"{NAMES[self.economy]} {PERIODS[self.economy]}: output tumbuh {_num(one.output)} persen setahun; modal "
            f"{_num(one.capital)} dan tenaga kerja {_num(one.labour)} persen, pangsa modal "
            f"{fmt_id(100 * one.capital_share, 1)} persen."
        )
        second = (
            f"Sumbangan modal {_num(parts.capital, 2)}, tenaga kerja {_num(parts.labour, 2)}, sisa "
            f"{_num(parts.residual, 2)} persen poin."
        )
        third = f"Imbal hasil modal {_direction(self.return_growth)}; sisa dari harga {_num(self.dual, 2)} persen poin."
        return f"{first} {second} {third}"


def outcome(settings: Mapping[str, Any]) -> GrowthAccountingOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    GrowthAccountingOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    economy, gap = str(s["economy"]), float(s["return_gap"])
    young = model.YOUNG_1995[economy]
    inputs = replace(
        young,
        capital=young.capital + float(s["investment"]),
        labour=young.labour + float(s["schooling"]),
        capital_share=float(s["capital_share"]) / 100,
    )
    return_growth = model.implied_return_growth(inputs) + gap
    dual = model.dual_residual(return_growth, model.implied_wage_growth(inputs), inputs.capital_share)
    return GrowthAccountingOutcome(economy, inputs, model.account(inputs), gap, return_growth, dual)


def _num(value: float, digits: int = 1) -> str:
    # Sums of binary fractions leave dust, which would turn 0,0 into -0,0 or 1,55 into 1,5.
    return fmt_id(round(value, 9), digits)


def _direction(rate: float) -> str:
    if abs(rate) < 0.05:
        return "tetap"
    return f"{'naik' if rate > 0 else 'turun'} {_num(abs(rate))} persen setahun"


class GrowthAccountingScene(Scene):
    """Left where growth comes from, right how the residual hangs on the share of capital."""

    synthetic = False
    note = "Young (1995) seperti dikutip soal buku ajar; pintu harga mengikuti Hsieh (2002); perhitungan kursus."

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        left.set(xlim=(-0.6, 3.6), ylim=(-2.2, 12.5), xticks=range(4))
        left.set_xticklabels(["modal", "tenaga\nkerja", "sisa", "output"])
        left.grid(axis="x", visible=False)
        left.tick_params(axis="x", length=0)
        left.axhline(0, color=INK, lw=0.8)
        left.set_title("Sumber pertumbuhan, persen poin setahun")
        format_axis(left.yaxis)
        self._capital = left.add_collection(PolyCollection([], facecolor=ACCENT, edgecolor="none"), autolim=False)
        self._labour = left.add_collection(PolyCollection([], facecolor="#56b4e9", edgecolor="none"), autolim=False)
        self._residual = left.add_collection(
            PolyCollection([], facecolor="#f2c5a0", edgecolor=CONTRAST, hatch="///", linewidths=0.8), autolim=False
        )
        self._output = left.add_collection(
            PolyCollection([], facecolor="#d9d9d9", edgecolor=MUTED, linewidths=0.8), autolim=False
        )
        self._figures = [
            left.text(0, 0, "", ha="center", va="bottom", fontsize=10, fontweight="bold") for _ in range(4)
        ]

        right.set(xlim=(20, 60), ylim=(_LOW, _HIGH))
        right.axhline(0, color=INK, lw=0.8)
        right.set_xlabel("pangsa modal, persen pendapatan")
        right.set_title("Sisa menurut pangsa modal, persen poin setahun")
        format_axis(right.yaxis)
        (self._young,) = right.plot([], [], color=MUTED, lw=1, ls=(0, (2, 2)))
        (self._dual_line,) = right.plot([], [], color=CONTRAST, lw=2, ls=(0, (5, 2)), label="dari harga (pintu kedua)")
        (self._line,) = right.plot([], [], color=ACCENT, lw=2, label="dari jumlah (pintu pertama)")
        (self._dual_dot,) = right.plot([], [], "D", ms=8, color=CONTRAST, mec="white", clip_on=False)
        (self._dot,) = right.plot([], [], "o", ms=9, color=ACCENT, mec="white", clip_on=False)
        right.legend(loc="upper right", fontsize=8.5, borderaxespad=0.2)
        self._young_label = right.text(0, 0, "", fontsize=8.5, color=MUTED, ha="left", va="bottom")
        self.live(
            self._capital, self._labour, self._residual, self._output, self._young, self._dual_line, self._line,
            self._dual_dot, self._dot,
        )  # fmt: skip
        self.calm(*self._figures, self._young_label)

    def move(self, result: GrowthAccountingOutcome) -> None:
        """Follow the settings."""
        parts, inputs = result.account, result.inputs
        first, second = parts.capital, parts.capital + parts.labour
        spans = [(0, first), (first, second), (second, second + parts.residual), (0, inputs.output)]
        shapes = (self._capital, self._labour, self._residual, self._output)
        figures = (parts.capital, parts.labour, parts.residual, inputs.output)
        for place, (shape, span, text, value) in enumerate(zip(shapes, spans, self._figures, figures, strict=True)):
            shape.set_verts([_bar(place, *span)])
            set_text(text, _num(value), place, max(*span, 0) + 0.12)
        share = 100 * inputs.capital_share
        slope = inputs.labour - inputs.capital
        line = inputs.output - inputs.labour + slope * _SHARES / 100
        self._line.set_data(_SHARES, line)
        self._dual_line.set_data(_SHARES, line + result.return_gap * _SHARES / 100)
        self._dot.set_data([share], [np.clip(parts.residual, _LOW, _HIGH)])
        self._dual_dot.set_data([share], [np.clip(result.dual, _LOW, _HIGH)])
        for artist in (self._dual_line, self._dual_dot):
            artist.set_visible(result.return_gap > 0)
        youngs = 100 * model.YOUNG_1995[result.economy].capital_share
        self._young.set_data([youngs, youngs], [_LOW, _HIGH])
        right_of = youngs < 40  # else the words would run off the panel
        self._young_label.set_ha("left" if right_of else "right")
        place = youngs + (0.4 if right_of else -0.4)
        set_text(self._young_label, f"pangsa Young {fmt_id(youngs, 1)}", place, _LOW + 0.12)


def _bar(place: int, low: float, high: float) -> np.ndarray:
    left, right = place - 0.36, place + 0.36
    return np.array([(left, low), (left, high), (right, high), (right, low)])


def growth_accounting(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of growth accounting with the inputs of Young (1995).

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``economy`` ("singapura", "korea", "hong_kong", "taiwan"), ``capital_share`` (percent), ``investment``,
        ``schooling`` and ``return_gap`` (percentage points a year).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator(
        "Simulator: akuntansi pertumbuhan", CONTROLS, outcome, GrowthAccountingScene, initial_settings, only
    )
