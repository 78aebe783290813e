"""Simulator: one budget, the same thousand households, five ways of choosing who gets it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.data import synthetic_survey
from akademi.measures import aggregate_shortfall, fgt
from akademi.models import targeting as model
from akademi.models.random_stream import RandomStream
from akademi.simulators.controls import Choice, Control, Slider, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

REGION = "3513"
YEAR = 2023
HOUSEHOLDS = 1000
CLUSTERS_A_VILLAGE = 4
COMMUNITY_EXPLAINED = 0.45
"""What villagers know of each other's expenditure, as R squared; an assumption, said on the page."""
_LOWEST, _HIGHEST = 75.0, 6000.0
_FEWEST_BARS = 4
_MILLION, _BILLION = 1e6, 1e9

CONTROLS: tuple[Control, ...] = (
    Choice(
        "method",
        "Cara memilih penerima",
        (
            ("pmt", "Skor rumah (PMT)"),
            ("community", "Peringkat warga di setiap desa"),
            ("hybrid", "Gabungan: warga mengusulkan, PMT memilih"),
            ("lottery", "Undian"),
            ("universal", "Semua rumah tangga"),
        ),
        "pmt",
        "Peringkat warga: anggapan kami, warga tahu setara mutu 45%, dan kuota setiap desa sama.",
    ),
    Slider("quota", "Kuota penerima", 1, 60, 1, 15, 0, "", "%", "Bagian rumah tangga; tidak berlaku untuk “semua”."),
    Slider("quality", "Mutu PMT", 10, 90, 5, 50, 0, "", "%", "Bagian ragam (log) pengeluaran yang terbaca dari skor."),
    Slider(
        "survey_cost",
        "Ongkos mendata satu rumah",
        0,
        400,
        10,
        0,
        0,
        "Rp",
        " ribu",
        "PMT mendatangi semua rumah, gabungan hanya yang diusulkan.",
    ),
)


@dataclass(frozen=True)
class Population:
    """The households that every setting shares; arrays of shape (1000,), money in rupiah.

    Attributes
    ----------
    spending : numpy.ndarray
        Of a person in a month.
    members, weights, village : numpy.ndarray
        Persons, households that a row stands for, number of the village.
    line : float
        Poverty line, of a person in a month.
    proxy_noise, community : numpy.ndarray
        What the proxy means test gets wrong; score of the villagers.
    lottery : numpy.ndarray
        Lots.
    budget : float
        Of a year: exactly what would lift every poor person to the line, if each got what is missing.
    p0, p1 : float
        Before, as fractions.
    """

    spending: np.ndarray
    members: np.ndarray
    weights: np.ndarray
    village: np.ndarray
    line: float
    proxy_noise: np.ndarray
    community: np.ndarray
    lottery: np.ndarray
    budget: float
    p0: float
    p1: float

    @property
    def poor(self) -> np.ndarray:
        """Who is below the line."""
        return self.spending < self.line


@dataclass(frozen=True)
class TargetingOutcome:
    """What the settings lead to.

    Attributes
    ----------
    population : Population
        The same for all settings.
    method : str
        As set.
    quota, quality : float
        As set, as shares.
    survey_cost : float
        Rupiah for a household that is visited.
    selection_cost : float
        Of all visits, rupiah.
    place : numpy.ndarray, shape (1000,)
        Place in the queue of this method, from 0 to 1.
    selected : numpy.ndarray of bool, shape (1000,)
        Who gets it.
    table : ErrorTable
        The two errors.
    payout, universal : Payout
        What the budget does here, and when everybody gets it.
    """

    population: Population
    method: str
    quota: float
    quality: float
    survey_cost: float
    selection_cost: float
    place: np.ndarray
    selected: np.ndarray
    table: model.ErrorTable
    payout: model.Payout
    universal: model.Payout

    @property
    def title(self) -> str:
        """The finding."""
        missed, leaked = self.table.exclusion, self.table.inclusion
        if self.method == "universal":
            return "Semua menerima: tidak satu pun keluarga miskin terlewat, tetapi bantuannya tipis"
        if self.method == "lottery":
            return "Undian: keluarga miskin terlewat sebanyak porsi yang tidak terundi"
        if self.payout.p1 > self.universal.p1:
            return "Ongkos memilih memakan anggaran: membagi kepada semua lebih menurunkan P1"
        if missed > 0.5 and leaked > 0.5:
            return "Lebih dari separuh yang miskin terlewat, dan lebih dari separuh penerima tidak miskin"
        if missed > 0.5:
            return "Daftar sependek ini melewatkan lebih dari separuh rumah tangga miskin"
        if leaked > 0.5 and missed < 0.25:
            return "Sedikit yang miskin terlewat, tetapi kebanyakan penerima tidak miskin"
        if leaked > 0.5:
            return "Lebih dari separuh penerima tidak miskin, dan masih banyak yang miskin terlewat"
        return "Kedua galat di bawah separuh, tetapi tidak satu pun nol"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        p, table, payout = self.population, self.table, self.payout
        how = {
            "pmt": f"PMT bermutu {_percent(self.quality)} persen, kuota {_percent(self.quota)} persen",
            "community": f"Peringkat warga, kuota {_percent(self.quota)} persen",
            "hybrid": f"Gabungan (PMT bermutu {_percent(self.quality)} persen), kuota {_percent(self.quota)} persen",
            "lottery": f"Undian, kuota {_percent(self.quota)} persen",
            "universal": "Semua rumah tangga menerima",
        }[self.method]
        cost = (
            f" Ongkos memilih Rp{fmt_id(self.selection_cost / _BILLION, 1)} miliar dari anggaran Rp"
            f"{fmt_id(p.budget / _BILLION, 1)} miliar."
            if self.selection_cost > 0
            else f" Anggaran Rp{fmt_id(p.budget / _BILLION, 1)} miliar setahun."
        )
        return (
            f"{how}: {_percent(table.exclusion)} persen rumah tangga miskin terlewat, "
            f"{_percent(table.inclusion)} persen penerima tidak miskin.{cost} Setiap penerima mendapat "
            f"{_million(payout.benefit)} setahun; anggaran per rumah tangga miskin yang terjangkau "
            f"{_million(payout.cost_per_poor_reached)}. P0 {_rate(p.p0)} → {_rate(payout.p0)} persen, P1 "
            f"{_rate(p.p1)} → {_rate(payout.p1)} persen; bila dibagi kepada semua: P0 {_rate(self.universal.p0)}, P1 "
            f"{_rate(self.universal.p1)}. Data sintetis."
        )


def outcome(settings: Mapping[str, Any]) -> TargetingOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    TargetingOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    method, quota, quality = str(s["method"]), float(s["quota"]) / 100, float(s["quality"]) / 100
    cost = 1000.0 * float(s["survey_cost"])
    p = population()
    proxy = model.noisy_score(p.spending, p.proxy_noise, quality, p.weights)
    visited = np.zeros(HOUSEHOLDS, dtype=bool)
    if method == "community":
        place = model.queue_place(p.community, p.weights, p.village)
    elif method == "hybrid":
        place, visited = model.nominated_first(p.community, proxy, quota, p.weights, p.village)
    elif method == "lottery":
        place = model.queue_place(p.lottery, p.weights)
    else:
        place = model.queue_place(proxy, p.weights)
        visited[:] = method == "pmt"
    selected = model.within_quota(place, 1.0 if method == "universal" else quota)
    selection_cost = cost * float(p.weights[visited].sum())
    return TargetingOutcome(
        population=p,
        method=method,
        quota=quota,
        quality=quality,
        survey_cost=cost,
        selection_cost=selection_cost,
        place=place,
        selected=selected,
        table=model.error_table(p.poor, selected, p.weights),
        payout=_paid(p, selected, selection_cost),
        universal=_universal(),
    )


@lru_cache(maxsize=1)
def population() -> Population:
    """Thousand synthetic households with P0, P1 and P2 of Kabupaten Probolinggo in March 2023."""
    survey = synthetic_survey(REGION, households=HOUSEHOLDS, year=YEAR)
    spending = survey["pengeluaran_per_kapita"].to_numpy()
    weights, persons = survey["bobot"].to_numpy(), survey["bobot_orang"].to_numpy()
    line = float(survey.attrs["garis_kemiskinan_rp"])
    proxy_noise, community_noise = RandomStream(5).bell(2, HOUSEHOLDS)
    return Population(
        spending=spending,
        members=survey["anggota"].to_numpy(dtype=float),
        weights=weights,
        village=(survey["klaster"].to_numpy() - 1) // CLUSTERS_A_VILLAGE,
        line=line,
        proxy_noise=proxy_noise,
        community=model.noisy_score(spending, community_noise, COMMUNITY_EXPLAINED, weights),
        lottery=RandomStream(6).uniform(HOUSEHOLDS),
        budget=12 * aggregate_shortfall(spending, line, persons),
        p0=float(fgt(spending, line, 0, persons)),
        p1=float(fgt(spending, line, 1, persons)),
    )


@lru_cache(maxsize=1)
def _universal() -> model.Payout:
    return _paid(population(), np.ones(HOUSEHOLDS, dtype=bool), 0.0)


def _paid(p: Population, selected: np.ndarray, selection_cost: float) -> model.Payout:
    return model.pay_out(p.spending, p.members, p.line, selected, p.budget, selection_cost, p.weights)


def _percent(share: float) -> str:
    return fmt_id(100 * share, 0)


def _rate(share: float) -> str:
    return fmt_id(100 * share, 2)


def _million(amount: float) -> str:
    return f"Rp{fmt_id(amount / _MILLION, 2)} juta"


class TargetingScene(Scene):
    """Left every household by what it spends and where it stands in the queue, right the four yardsticks."""

    note = (
        "1.000 rumah tangga sintetis dengan P0, P1, dan P2 Kabupaten Probolinggo, Maret 2023 (BPS); skor, desa, dan "
        "ongkosnya buatan."
    )

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        p = population()
        left.set(xlim=(_LOWEST, _HIGHEST), ylim=(100, 0), xscale="log")
        left.xaxis.set_major_locator(FixedLocator([100, 200, 500, 1000, 2000, 5000]))
        left.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: fmt_id(value, 0)))
        left.xaxis.set_minor_locator(NullLocator())
        left.set_xlabel("pengeluaran sebenarnya (ribu rupiah per orang per bulan)")
        left.set_ylabel("tempat dalam antrean (persen)")
        left.set_title("Titik: rumah tangga; di atas batas: menerima")
        format_axis(left.yaxis)
        left.axvline(p.line / 1000, color=INK, lw=1.4)
        self._shade = left.axhspan(0, 15, color="#e6f0f7", zorder=0.5)
        (self._cut,) = left.plot([], [], color=INK, lw=1.4, ls=(0, (4, 2)))
        dots = {"ls": "none", "zorder": 3}
        (self._left_out,) = left.plot([], [], ".", ms=2.6, color="#8c8c8c", **dots)
        (self._leaked,) = left.plot([], [], "s", ms=3.6, mfc="white", mec=INK, mew=0.8, **dots)
        (self._reached,) = left.plot([], [], "o", ms=4.6, color=ACCENT, mec="white", mew=0.3, **dots)
        (self._missed,) = left.plot([], [], "x", ms=5, color=CONTRAST, mew=1.4, **dots)
        paper = {"facecolor": "white", "edgecolor": "none", "pad": 1.2, "alpha": 0.9}
        small = {"fontsize": 8.5, "bbox": paper, "zorder": 4}
        left.text(p.line / 1000 * 1.05, 99, "← garis kemiskinan", ha="left", va="bottom", **small)
        self._words = [
            left.text(x, y, "", ha=side, va=place, color=colour, fontweight="bold", **small)
            for x, y, side, place, colour in (
                (_LOWEST * 1.04, 1, "left", "top", ACCENT),
                (_LOWEST * 1.04, 99, "left", "bottom", CONTRAST),
                (_HIGHEST * 0.96, 1, "right", "top", INK),
            )
        ]

        right.set(xlim=(0, 100), ylim=(_FEWEST_BARS - 0.28, -0.72), yticks=[])
        right.grid(axis="y", visible=False)
        right.set_xlabel("persen")
        right.set_title("Dua galat, lalu kemiskinan sesudah bantuan")
        for row, words in enumerate(
            (
                "Galat eksklusi: terlewat, dari yang miskin",
                "Galat inklusi: tidak miskin, dari penerima",
                "P0 sesudah bantuan (100 = sebelum)",
                "P1 sesudah bantuan (100 = sebelum)",
            )
        ):
            right.text(0.6, row - 0.3, words, fontsize=9, va="bottom")
        self._bars = [
            right.add_collection(
                PolyCollection([], facecolor=colour, edgecolor=edge, hatch=hatch, lw=0.8), autolim=False
            )
            for colour, edge, hatch in (
                ("#f2c5a0", CONTRAST, "///"),
                ("white", INK, "..."),
                ("#9cc7e0", ACCENT, ""),
                ("#9cc7e0", ACCENT, ""),
            )
        ]
        everyone = _universal()
        marks = [100 * everyone.p0 / p.p0, 100 * everyone.p1 / p.p1]
        right.plot(marks, [2, 3], "D", ms=7, mfc="white", mec=INK, mew=1.3, zorder=4)
        right.text(99.5, 3.6, "◇ bila dibagi kepada semua", ha="right", va="center", fontsize=8.5, color=MUTED)
        self._figures = [
            right.text(99.5, row - 0.3, "", ha="right", va="bottom", fontsize=9.5, fontweight="bold")
            for row in range(_FEWEST_BARS)
        ]
        self.live(
            self._shade,
            self._cut,
            self._left_out,
            self._leaked,
            self._reached,
            self._missed,
            *self._bars,
            *self._words,
        )
        self.calm(*self._figures)

    def move(self, result: TargetingOutcome) -> None:
        """Follow the settings."""
        p, gets = result.population, result.selected
        x, y = np.clip(p.spending / 1000, _LOWEST, _HIGHEST), 100 * result.place
        for dots, members in (
            (self._left_out, ~p.poor & ~gets),
            (self._leaked, ~p.poor & gets),
            (self._reached, p.poor & gets),
            (self._missed, p.poor & ~gets),
        ):
            dots.set_data(x[members], y[members])
        cut = 100.0 if result.method == "universal" else 100 * result.quota
        self._cut.set_data([_LOWEST, _HIGHEST], [cut, cut])
        self._shade.set_height(cut)
        table = result.table
        for text, words in zip(
            self._words,
            (
                f"● terjangkau {_percent(1 - table.exclusion)}%",
                f"✕ terlewat {_percent(table.exclusion)}%",
                f"□ tidak miskin, {_percent(table.inclusion)}% penerima",
            ),
            strict=True,
        ):
            set_text(text, words)
        self._move_bars(result)

    def _move_bars(self, result: TargetingOutcome) -> None:
        p, payout = result.population, result.payout
        values = (
            100 * result.table.exclusion,
            100 * result.table.inclusion,
            100 * payout.p0 / p.p0,
            100 * payout.p1 / p.p1,
        )
        words = (
            f"{fmt_id(values[0], 0)}%",
            f"{fmt_id(values[1], 0)}%",
            f"{_rate(p.p0)} → {_rate(payout.p0)}%",
            f"{_rate(p.p1)} → {_rate(payout.p1)}%",
        )
        for row, (bar, figure, value) in enumerate(zip(self._bars, self._figures, values, strict=True)):
            bar.set_verts([[(0, row - 0.22), (0, row + 0.22), (value, row + 0.22), (value, row - 0.22)]])
            set_text(figure, words[row])


def targeting(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of targeting with a fixed budget.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``method`` ("pmt", "community", "hybrid", "lottery", "universal"), ``quota`` (1 to 60 percent of
        households), ``quality`` (10 to 90 percent), ``survey_cost`` (0 to 400 thousand rupiah a visit).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator("Simulator: siapa yang menerima", CONTROLS, outcome, TargetingScene, initial_settings, only)
