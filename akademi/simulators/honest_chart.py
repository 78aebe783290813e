"""Simulator: one table, many stories. Axis, years, unit and prices change the picture, never the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.ticker import MaxNLocator

from akademi.charts.axis import tick_text
from akademi.charts.numbers import fmt_id, rupiah
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED, RULE
from akademi.data import load
from akademi.models.constant_prices import at_prices_of
from akademi.models.drawn_bars import drawn_change, exaggeration, relative_change
from akademi.simulators.controls import Choice, Control, Slider, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

CENTURY = 2000
BASE_YEAR = 2018
_FAINT = "#9cc7e2"  # the accent at about 40 percent on white
_HALF_BAR = 0.36  # of a year
_HEADROOM = 1.24  # room over the longest bar for its figure and the note on the axis
_TICKS = 8
_HEIGHTS = 4
_LOCATOR = MaxNLocator(_HEIGHTS - 1, steps=[1, 2, 5, 10])

CONTROLS: tuple[Control, ...] = (
    Choice(
        "measure",
        "Yang digambar",
        (
            ("share", "Persentase penduduk miskin"),
            ("number", "Jumlah penduduk miskin"),
            ("line", "Garis kemiskinan"),
        ),
        "share",
    ),
    Slider("first_year", "Tahun pertama", 2012, 2025, 1, 2021, grouped=False),
    Slider(
        "last_year",
        "Tahun terakhir",
        2013,
        2026,
        1,
        2026,
        hint="Tahun yang tidak ada di tabel dilewati.",
        grouped=False,
    ),
    Slider("hidden", "Pangkal balok yang disembunyikan", 0, 95, 5, 90, 0, "", "%", "0%: sumbu mulai dari nol."),
    Choice(
        "unit",
        "Garis kemiskinan dihitung",
        (("person", "Per orang"), ("household", "Per rumah tangga miskin")),
        "person",
        "Hanya untuk garis kemiskinan.",
    ),
    Choice(
        "prices",
        "Rupiah yang dipakai",
        (("nominal", "Rupiah tahun itu (nominal)"), ("real", f"Rupiah tahun {BASE_YEAR} (riil)")),
        "nominal",
        "Hanya untuk garis kemiskinan.",
    ),
)


@dataclass(frozen=True)
class Series:
    """One way of counting.

    Attributes
    ----------
    subject : str
        What is counted, in words.
    month : str
        Month of the survey.
    years : numpy.ndarray of int, shape (n,)
        Years that the table has.
    values : numpy.ndarray, shape (n,)
        Percent, million people, or rupiah a month.
    """

    subject: str
    month: str
    years: np.ndarray
    values: np.ndarray

    def at(self, year: int) -> float | None:
        """Return the figure of a year, None if the table has none."""
        found = self.values[self.years == year]
        return float(found[0]) if found.size else None


@dataclass(frozen=True)
class HonestChartOutcome:
    """What the settings lead to.

    Attributes
    ----------
    measure, unit, prices : str
        As set.
    series : Series
        What is drawn, with every year that the table has.
    other : Series
        The same thing counted another way: people for percent, a household for a person, real for nominal.
    chosen : numpy.ndarray of bool
        Which years the left picture shows; always two or more.
    hidden : float
        Share of the shortest bar that the axis cuts away.
    """

    measure: str
    unit: str
    prices: str
    series: Series
    other: Series
    chosen: np.ndarray
    hidden: float

    @property
    def first_year(self) -> int:
        """First year shown."""
        return int(self.series.years[self.chosen][0])

    @property
    def last_year(self) -> int:
        """Last year shown."""
        return int(self.series.years[self.chosen][-1])

    @property
    def first(self) -> float:
        """First figure shown."""
        return float(self.series.values[self.chosen][0])

    @property
    def last(self) -> float:
        """Last figure shown."""
        return float(self.series.values[self.chosen][-1])

    @property
    def axis_start(self) -> float:
        """Where the axis of the left picture begins."""
        return self.hidden * float(self.series.values[self.chosen].min())

    @property
    def change(self) -> float:
        """Real change from the first to the last year, as a share."""
        return relative_change(self.first, self.last)

    @property
    def drawn(self) -> float:
        """Change in the length of the bar, as a share."""
        return drawn_change(self.first, self.last, self.axis_start)

    @property
    def exaggeration(self) -> float:
        """How many times the drawn change is the real one."""
        return exaggeration(self.first, self.axis_start)

    @property
    def other_change(self) -> float | None:
        """Change of the other way of counting between the same years, None where the table has a gap."""
        first, last = self.other.at(self.first_year), self.other.at(self.last_year)
        return None if first is None or last is None else relative_change(first, last)

    @property
    def opposite(self) -> bool:
        """Whether the other way of counting goes the other way."""
        return self.other_change is not None and self.other_change * self.change < 0

    def amount(self, value: float) -> str:
        """Write a figure with its unit."""
        if self.measure == "line":
            return rupiah(value)
        if self.measure == "share":
            return fmt_id(value, 2) + " persen"
        return fmt_id(value, 2) + " juta orang"

    @property
    def title(self) -> str:
        """The finding."""
        real = _percent(self.change)
        if self.hidden > 0:
            # Without the drawn change, which every step of the slider alters: type is the dearest part of a frame.
            what = "penurunan" if self.change < 0 else "kenaikan"
            return f"Pangkal balok disembunyikan: {what} {real} persen tampak lebih besar"
        if self.opposite:
            return (
                f"{_capital(self.series.subject)} {_direction(self.change)}, padahal {self.other.subject} "
                f"{_direction(self.other_change or 0)}"
            )
        return f"Sumbu dari nol: balok dan angkanya sama-sama {_direction(self.change)} {real} persen"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        points = f"{fmt_id(abs(self.last - self.first), 2)} persen poin, atau " if self.measure == "share" else ""
        first = (
            f"{_capital(self.series.subject)} {_direction(self.change)} dari {self.amount(self.first)} "
            f"({self.series.month} {self.first_year}) menjadi {self.amount(self.last)} "
            f"({self.series.month} {self.last_year}): {points}{_percent(self.change)} persen."
        )
        if self.hidden > 0:
            looks = "lebih pendek" if self.drawn < 0 else "lebih panjang"
            second = (
                f"Pada grafik kiri sumbu mulai dari {self.amount(self.axis_start)}, sehingga balok terakhir "
                f"{_percent(self.drawn)} persen {looks} daripada balok pertama: "
                f"{fmt_id(self.exaggeration, 1)} kali perubahan angkanya."
            )
        else:
            second = "Sumbu mulai dari nol, jadi panjang balok sebanding dengan angkanya."
        third = ""
        if self.other_change is not None:
            but = "Sebaliknya, pada" if self.opposite else "Pada"
            third = (
                f" {but} tahun yang sama {self.other.subject} {_direction(self.other_change)} "
                f"{_percent(self.other_change)} persen."
            )
        return f"{first} {second}{third}"


def outcome(settings: Mapping[str, Any]) -> HonestChartOutcome:
    """Read the table for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    HonestChartOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    measure, unit, prices = str(s["measure"]), str(s["unit"]), str(s["prices"])
    series = series_of(measure, unit, prices)
    chosen = _between(series.years, int(s["first_year"]), int(s["last_year"]))
    if measure != "line":
        other = series_of("number" if measure == "share" else "share", unit, prices)
    elif prices == "real":
        other = series_of("line", unit, "nominal")
    else:
        other = series_of("line", "household" if unit == "person" else "person", prices)
    return HonestChartOutcome(measure, unit, prices, series, other, chosen, float(s["hidden"]) / 100)


@lru_cache(maxsize=16)
def series_of(measure: str, unit: str, prices: str) -> Series:
    """Return one way of counting from the national table of BPS; March for people, September for the line.

    Parameters
    ----------
    measure : {"share", "number", "line"}
        What is counted.
    unit : {"person", "household"}
        For the line only.
    prices : {"nominal", "real"}
        For the line only; real divides by the GDP deflator (World Bank, WDI), which ends in 2024.
    """
    table = load("nasional_kemiskinan")
    total = table[(table["daerah"] == "total") & (table["tahun"] > CENTURY)]
    if measure != "line":
        column = "persen_miskin" if measure == "share" else "jumlah_miskin_juta"
        subject = "persentase penduduk miskin" if measure == "share" else "jumlah penduduk miskin"
        rows = total[total["periode"] == "Maret"].dropna(subset=[column])
        return Series(subject, "Maret", rows["tahun"].to_numpy(), rows[column].to_numpy())
    column = "garis_kemiskinan_rp" if unit == "person" else "garis_rumah_tangga_rp"
    subject = f"garis kemiskinan per {'orang' if unit == 'person' else 'rumah tangga miskin'}"
    rows = total[(total["periode"] == "September") & (total["tahun"] >= BASE_YEAR)].dropna(subset=[column])
    years, values = rows["tahun"].to_numpy(), rows[column].to_numpy()
    if prices == "nominal":
        return Series(subject, "September", years, values)
    inflation = _inflation()
    covered = years <= max(inflation)
    real = [
        at_prices_of(value, int(year), BASE_YEAR, inflation)
        for year, value in zip(years[covered], values[covered], strict=True)
    ]
    return Series(f"{subject} dalam rupiah {BASE_YEAR}", "September", years[covered], np.array(real))


@lru_cache(maxsize=1)
def _inflation() -> dict[int, float]:
    panel = load("negara_panel")
    rows = panel[panel["iso3"] == "IDN"].dropna(subset=["deflator_persen"])
    return {int(year): float(percent) for year, percent in zip(rows["tahun"], rows["deflator_persen"], strict=True)}


def _between(years: np.ndarray, first: int, last: int) -> np.ndarray:
    """Years from the first to the last that the table has; at least two, whatever was asked for."""
    start = min(int(np.searchsorted(years, first)), len(years) - 2)
    stop = max(int(np.searchsorted(years, last, side="right")), start + 2)
    chosen = np.zeros(len(years), dtype=bool)
    chosen[start:stop] = True
    return chosen


def _percent(share: float) -> str:
    return fmt_id(abs(100 * share), 1)


def _direction(change: float) -> str:
    return "naik" if change > 0 else "turun" if change < 0 else "tetap"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class HonestChartScene(Scene):
    """Left the chart that the reader has made, right the same figures complete and from zero.

    The left axes run from 0 to 1 both ways and carry their own ticks: matplotlib would set all its type anew
    each time an axis moves, which takes three times as long as the rest of the frame.
    """

    note = (
        "BPS, tabel nasional_kemiskinan (Maret; garis kemiskinan: September); riil: deflator PDB, Bank Dunia. "
        "Tahun tanpa balok tidak ada di tabel."
    )

    synthetic = False

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        self._left, self._right = left, right
        self._drawn_for: Any = None
        left.set(xlim=(0, 1), ylim=(0, 1), xticks=[], yticks=[])
        left.grid(False)
        right.grid(axis="x", visible=False)
        self._grid = left.add_collection(LineCollection([], colors=RULE, linewidths=0.6, zorder=0.5), autolim=False)
        self._bars, self._all_bars = (
            axes.add_collection(PolyCollection([], linewidths=1.1), autolim=False) for axes in (left, right)
        )
        figure = {"ha": "center", "va": "bottom", "fontsize": 9.5, "fontweight": "bold", "color": INK}
        self._ends, self._all_ends = ([axes.text(0, 0, "", **figure) for _ in range(2)] for axes in (left, right))
        tick = {"fontsize": 9, "color": INK, "clip_on": False}
        self._heights = [left.text(0, 0, "", ha="right", va="center", **tick) for _ in range(_HEIGHTS)]
        self._years = [left.text(0, 0, "", ha="center", va="top", **tick) for _ in range(_TICKS)]
        self._cut = left.text(
            0.015, 0.985, "", ha="left", va="top", fontsize=9, fontweight="bold", color=CONTRAST
        )  # fmt: skip
        heading = {"ha": "left", "va": "bottom", "fontsize": 10.5, "fontweight": "bold", "color": INK}
        self._heading, self._all_heading = (
            axes.text(0, 1.02, "", transform=axes.transAxes, **heading) for axes in (left, right)
        )
        self.live(self._grid, self._bars, self._all_bars, *self._ends, *self._heights, self._heading)
        self.calm(*self._years, *self._all_ends, self._cut, self._all_heading)

    def static_key(self, outcome: HonestChartOutcome) -> Any:
        """The right axes follow what is counted; no slider moves them."""
        return (outcome.measure, outcome.unit, outcome.prices)

    def move(self, result: HonestChartOutcome) -> None:
        """Follow the settings."""
        self._move_left(result)
        self._move_right(result)
        looks = "memendek" if result.drawn < 0 else "memanjang"
        set_text(self._heading, f"Grafik Anda: balok {looks} {_percent(result.drawn)}%")
        set_text(self._all_heading, f"Lengkap, dari nol: {_direction(result.change)} {_percent(result.change)}%")
        set_text(self._cut, "sumbu tidak mulai dari nol" if result.hidden > 0 else "")

    def _move_left(self, result: HonestChartOutcome) -> None:
        """The reader's own chart, in coordinates from 0 to 1."""
        years, values = result.series.years[result.chosen], result.series.values[result.chosen]
        start, span = result.axis_start, int(years[-1] - years[0])
        top = start + _HEADROOM * (float(values.max()) - start)

        def across(year: float) -> float:
            return (year - years[0] + 0.75) / (span + 1.5)

        def up(value: float) -> float:
            return (value - start) / (top - start)

        half = _HALF_BAR / (span + 1.5)
        self._bars.set_verts(
            [_bar(across(year), half, 0.0, up(value)) for year, value in zip(years, values, strict=True)]
        )
        _paint(self._bars, years, result)
        for text, year, value in zip(self._ends, (years[0], years[-1]), (values[0], values[-1]), strict=True):
            set_text(text, _short(value, result.measure), across(year), up(value) + 0.015)
        ticks = [value for value in _LOCATOR.tick_values(start, top) if start - 1e-9 <= value <= top][:_HEIGHTS]
        self._grid.set_segments([[(0, up(value)), (1, up(value))] for value in ticks])
        for text, value in zip_longest(self._heights, ticks):
            set_text(text, "" if value is None else _tick(value, result.measure), -0.012, up(value or 0))
        step = next(step for step in (1, 2, 3) if span // step < _TICKS)
        shown = range(int(years[0]), int(years[-1]) + 1, step)
        for text, year in zip_longest(self._years, shown):
            set_text(text, "" if year is None else str(year), across(year or 0), -0.025)

    def _move_right(self, result: HonestChartOutcome) -> None:
        """All years, from zero; the reader's years filled."""
        years, values = result.series.years, result.series.values
        self._all_bars.set_verts([_bar(year, _HALF_BAR, 0.0, value) for year, value in zip(years, values, strict=True)])
        _paint(self._all_bars, years, result)
        highest = float(values.max())
        if self.static_key(result) != self._drawn_for:
            self._drawn_for = self.static_key(result)
            self._set_right_axes(years, highest, result.measure)
        ends = ((result.first_year, result.first), (result.last_year, result.last))
        for text, (year, value) in zip(self._all_ends, ends, strict=True):
            set_text(text, _short(value, result.measure), year, value + 0.015 * highest)
        # Outwards, over the empty bars: inwards a longer neighbour would cover the figure.
        for text, side, edge in zip(self._all_ends, ("right", "left"), (years[0], years[-1]), strict=True):
            text.set_ha("center" if text.get_position()[0] == edge else side)

    def _set_right_axes(self, years: np.ndarray, highest: float, measure: str) -> None:
        """Limits and ticks of the right panel; making ticks is slow, and no slider needs new ones."""
        self._right.set(xlim=(years[0] - 0.75, years[-1] + 0.75), ylim=(0, _HEADROOM * highest))
        self._right.set_xticks(range(int(years[0]), int(years[-1]) + 1, 1 if len(years) <= _TICKS else 2))
        self._right.xaxis.set_major_formatter("{x:.0f}")
        self._right.yaxis.set_major_formatter(lambda value, _place: _tick(value, measure))


def _bar(middle: float, half: float, low: float, high: float) -> list[tuple[float, float]]:
    return [(middle - half, low), (middle - half, high), (middle + half, high), (middle + half, low)]


def _paint(bars: PolyCollection, years: np.ndarray, result: HonestChartOutcome) -> None:
    """First and last year full, those between faint, the others empty: told by the fill, not by the hue."""
    first, last = result.first_year, result.last_year
    within = (years >= first) & (years <= last)
    bars.set_facecolor(
        [
            ACCENT if year in {first, last} else _FAINT if inside else "none"
            for year, inside in zip(years, within, strict=True)
        ]
    )
    bars.set_edgecolor([ACCENT if inside else MUTED for inside in within])


def _tick(value: float, measure: str) -> str:
    if measure == "line":
        return f"{fmt_id(value / 1e6, 1)} jt" if value >= 1e6 else f"{fmt_id(value / 1000, 0)} rb"
    return tick_text(value) + ("%" if measure == "share" else "")


def _short(value: float, measure: str) -> str:
    """Figure over a bar; rupiah in thousands, since two full amounts would run into each other."""
    return f"{fmt_id(value / 1000, 0)} rb" if measure == "line" else fmt_id(value, 2)


def honest_chart(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of one table that tells many stories.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``measure`` ("share", "number", "line"), ``first_year`` and ``last_year`` (2012 to 2026),
        ``hidden`` (percent of the shortest bar below the axis, 0 to 95), ``unit`` ("person", "household"),
        ``prices`` ("nominal", "real").

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator(
        "Simulator: satu tabel, banyak cerita", CONTROLS, outcome, HonestChartScene, initial_settings, only
    )
