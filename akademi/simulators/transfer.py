"""Simulator: money goes to one of ten people; P0, P1, P2 and the Gini judge it, each in its own way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.collections import PolyCollection

from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models import transfer as model
from akademi.simulators.controls import Control, Slider, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

_HIGHEST = 1620.0
_CUT = 1400.0  # bars end here; only persons 8 to 10 can be higher
_HALF_BAR = 0.38
_NAMES = ("P0", "P1", "P2", "Gini")
_FROM, _TO = 40.0, 160.0

CONTROLS: tuple[Control, ...] = (
    Slider("giver", "Pemberi: orang ke-", 0, 10, 1, 0, 0, hint="0 berarti uang baru dari anggaran."),
    Slider("receiver", "Penerima: orang ke-", 1, 10, 1, 3, 0, hint="Orang ke-1 paling sedikit belanjanya."),
    Slider("amount", "Jumlah yang berpindah", 0, 200, 10, 60, 0, "Rp", " ribu"),
    Slider("line", "Garis kemiskinan", 400, 1000, 10, 600, 0, "Rp", " ribu", "Per orang per bulan."),
)


@dataclass(frozen=True)
class TransferOutcome:
    """What the settings lead to; amounts in thousand rupiah a month, places counted from 0.

    Attributes
    ----------
    line, amount : float
        As set.
    receiver : int
        Who gets the money.
    giver : int or None
        Who gives it; None when it is new money.
    people : numpy.ndarray, shape (10,)
        Spending after.
    before, after : Indices
        The four indices.
    """

    line: float
    amount: float
    receiver: int
    giver: int | None
    people: np.ndarray
    before: model.Indices
    after: model.Indices

    @property
    def moved(self) -> bool:
        """Whether any money changed hands."""
        return self.amount > 0 and self.giver != self.receiver

    @property
    def signs(self) -> tuple[int, int, int, int]:
        """Direction of P0, P1, P2 and the Gini: -1 down, 0 as it was, 1 up."""
        return tuple(_sign(a - b) for b, a in zip(_values(self.before), _values(self.after), strict=True))  # type: ignore[return-value]

    @property
    def title(self) -> str:
        """The finding."""
        if not self.moved:
            return "Belum ada uang yang berpindah: geser jumlahnya"
        p0, p1, p2, _ = self.signs
        if p0 < 0 < p2:
            return "P0 memuji pemindahan ini, P2 mencelanya: yang di bawah makin jauh dari garis"
        if p0 > 0 > p2:
            return "P0 mencela pemindahan ini, padahal keparahannya berkurang"
        return _TITLES.get((p0, p1, p2), _words(p0, p1, p2))

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        if not self.moved:
            first = "Belum ada uang yang berpindah."
        else:
            source = "dari anggaran" if self.giver is None else f"dari orang ke-{self.giver + 1}"
            first = f"Rp{fmt_id(self.amount, 0)} ribu berpindah {source} kepada orang ke-{self.receiver + 1}."
        parts = [
            f"{name} {_figure(name, b)} → {_figure(name, a)}"
            for name, b, a in zip(_NAMES, _values(self.before), _values(self.after), strict=True)
        ]
        poor = int((self.people < self.line).sum())
        return f"{first} Garis Rp{fmt_id(self.line, 0)} ribu; di bawahnya {poor} dari 10 orang. {'; '.join(parts)}."


_TITLES = {
    (0, 0, 0): "Uangnya berpindah di atas garis: ketiga indeks kemiskinan diam",
    (0, 0, -1): "P0 dan P1 diam; hanya P2 melihat bahwa yang termiskin terangkat",
    (0, 0, 1): "P0 dan P1 diam; hanya P2 melihat bahwa yang termiskin makin dalam",
    (0, -1, -1): "P0 tidak melihat bantuan ini; P1 dan P2 melihatnya",
    (0, 1, 1): "P0 diam, padahal kemiskinan makin dalam",
    (-1, -1, -1): "Ketiga indeks membaik bersama",
    (1, 1, 1): "Ketiga indeks memburuk bersama",
}


def outcome(settings: Mapping[str, Any]) -> TransferOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    TransferOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    line, amount = float(s["line"]), float(s["amount"])
    receiver = int(s["receiver"]) - 1
    giver = int(s["giver"]) - 1 if s["giver"] else None
    people = model.after_transfer(model.TEN_PEOPLE, amount, receiver, giver)
    before = model.indices(model.TEN_PEOPLE, line)
    return TransferOutcome(line, amount, receiver, giver, people, before, model.indices(people, line))


def _values(one: model.Indices) -> tuple[float, float, float, float]:
    return (one.p0, one.p1, one.p2, one.gini)


def _sign(change: float) -> int:
    # Sums of binary fractions leave dust; no real change here is this small.
    return 0 if abs(change) < 1e-12 else (1 if change > 0 else -1)


def _figure(name: str, value: float) -> str:
    if name == "Gini":
        return fmt_id(value, 3)
    return f"{fmt_id(round(100 * value, 9), 0 if name == 'P0' else 2 if name == 'P1' else 3)}%"


def _words(*signs: int) -> str:
    word = {-1: "turun", 0: "tetap", 1: "naik"}
    return ", ".join(f"{name} {word[sign]}" for name, sign in zip(_NAMES, signs, strict=False))


class TransferScene(Scene):
    """Left the ten people under and over the line, right how far each index moves."""

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        self._people = np.array(model.TEN_PEOPLE)
        left.set(xlim=(0.4, 10.6), ylim=(0, _HIGHEST), xticks=range(1, 11))
        left.grid(axis="x", visible=False)
        left.set_xlabel("orang ke-")
        left.set_title("Belanja sebulan, ribu rupiah (garis tepi: sebelum)")
        format_axis(left.yaxis)
        self._rich = left.add_collection(PolyCollection([], facecolor="#9cc7e0", edgecolor="none"), autolim=False)
        self._poor = left.add_collection(
            PolyCollection([], facecolor="#f2c5a0", edgecolor=CONTRAST, hatch="///", linewidths=0), autolim=False
        )
        outline = PolyCollection([_bar(i, y) for i, y in enumerate(self._people)], facecolor="none", edgecolor=INK)
        outline.set(linewidth=1.1, zorder=2.5)
        left.add_collection(outline, autolim=False)
        for place in np.flatnonzero(self._people > _CUT):
            left.text(place + 1, _CUT + 25, f"↑{fmt_id(self._people[place], 0)}", ha="center", va="bottom", fontsize=8)
        (self._line,) = left.plot([], [], color=INK, lw=1.6, ls=(0, (4, 2)), zorder=3)
        note = {"fontsize": 9, "fontweight": "bold", "va": "bottom"}
        self._line_label = left.text(0, 0, "", ha="left", color=INK, **note)
        self._get = left.text(0, 0, "", ha="center", color=ACCENT, **note)
        self._give = left.text(0, 0, "", ha="center", color=CONTRAST, **note)
        left.text(
            0.02, 0.985, "▨ di bawah garis", transform=left.transAxes, va="top", color=CONTRAST, fontsize=9.5,
            fontweight="bold",
        )  # fmt: skip

        right.set(xlim=(_FROM, _TO), ylim=(3.6, -0.6), yticks=range(4))
        right.set_yticklabels(_NAMES, fontweight="bold", fontsize=11)
        right.tick_params(axis="y", length=0)
        right.grid(axis="y", visible=False)
        right.set_xlabel("persen dari keadaan sebelum (100 = tetap)")
        right.set_title("◀ turun: membaik      naik: memburuk ▶")
        right.axvline(100, color=INK, lw=1.2)
        self._stems = [right.plot([], [], lw=3, solid_capstyle="butt")[0] for _ in _NAMES]
        (self._down,) = right.plot([], [], "<", ms=11, color=ACCENT, mec="white")
        (self._up,) = right.plot([], [], ">", ms=11, color=CONTRAST, mec="white")
        (self._same,) = right.plot([], [], "s", ms=8, color=MUTED, mec="white")
        self._figures = [right.text(0, row - 0.2, "", ha="center", va="bottom", fontsize=9.5) for row in range(4)]
        self.live(
            self._rich, self._poor, self._line, *self._stems, self._down, self._up, self._same,
        )  # fmt: skip
        self.calm(self._line_label, self._get, self._give, *self._figures)

    def move(self, result: TransferOutcome) -> None:
        """Follow the settings."""
        poor = result.people < result.line
        for collection, members in ((self._poor, poor), (self._rich, ~poor)):
            collection.set_verts([_bar(i, result.people[i]) for i in np.flatnonzero(members)])
        self._line.set_data([0.4, 10.6], [result.line, result.line])
        set_text(self._line_label, f"garis {fmt_id(result.line, 0)}", 0.5, result.line + 12)
        for text, place, sign in ((self._get, result.receiver, "+"), (self._give, result.giver, "−")):
            if place is None or not result.moved:
                set_text(text, "")
                continue
            height = min(max(result.people[place], self._people[place], result.line), _CUT)
            set_text(text, f"{sign}{fmt_id(result.amount, 0)}", place + 1, height + 95)
        self._move_indices(result)

    def _move_indices(self, result: TransferOutcome) -> None:
        before, after = np.array(_values(result.before)), np.array(_values(result.after))
        place = np.clip(100 * after / before, _FROM + 3, _TO - 3)
        signs = np.array(result.signs)
        for row, (stem, text) in enumerate(zip(self._stems, self._figures, strict=True)):
            stem.set_data([100, place[row]], [row, row])
            stem.set_color(ACCENT if signs[row] < 0 else CONTRAST)
            name = _NAMES[row]
            set_text(text, f"{_figure(name, before[row])} → {_figure(name, after[row])}", 100, row - 0.2)
        for line, sign in ((self._down, -1), (self._up, 1), (self._same, 0)):
            rows = np.flatnonzero(signs == sign)
            line.set_data(place[rows], rows)


def _bar(place: int, height: float) -> np.ndarray:
    left, right, height = place + 1 - _HALF_BAR, place + 1 + _HALF_BAR, min(height, _CUT)
    return np.array([(left, 0), (left, height), (right, height), (right, 0)])


def transfer(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of a transfer among ten people.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``giver`` (0 for the budget, or 1 to 10), ``receiver`` (1 to 10), ``amount`` (0 to 200), ``line`` (400
        to 1,000; thousand rupiah).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator("Simulator: uang berpindah", CONTROLS, outcome, TransferScene, initial_settings, only)
