"""Simulator: the line is dragged over the spending of all Indonesians, rebuilt from published deciles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import traitlets
from matplotlib.collections import PolyCollection

from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.data import load
from akademi.measures.grouped import GroupedPoverty
from akademi.models.rebuilt_distribution import RebuiltDistribution, rupiah_a_month
from akademi.simulators.controls import Choice, Control, Settings, Slider, cleaned, starting_settings
from akademi.simulators.live import Simulator, _first_settings
from akademi.simulators.scene import Scene, set_text

PPP_FACTOR = 5089
"""Rupiah of 2017 to one PPP dollar of 2017, as the course's evidence has it."""
SURVEY_YEARS = (1984, 1987, 1990, 1993, 1996, *range(1998, 2022))
"""Years of the table; a test holds the two together."""
LINES = {"215": 2.15, "365": 3.65, "685": 6.85}
"""The World Bank's three lines at 2017 PPP, dollars a person a day."""
_LOWEST, _HIGHEST = 0.5, 12.0
_STEP_RUPIAH = 1000
_NAMES_OF_LINE = ("yardstick", "dollars", "rupiah")
_SAME_LINE = 0.0101  # half a step of each slider, in dollars
_TOP = 14.0
_RANKS = np.linspace(0.002, 0.985, 160)
_TENTHS = np.arange(10)


def _image(dollars: float) -> int:
    """Rupiah a month of a line in dollars a day, to the thousand that the slider can show."""
    return int(round(rupiah_a_month(dollars, PPP_FACTOR) / _STEP_RUPIAH) * _STEP_RUPIAH)


def _dollars(rupiah: Any) -> float:
    """Dollars a day of a line in rupiah a month."""
    return float(rupiah) * 12 / 365 / PPP_FACTOR


CONTROLS: tuple[Control, ...] = (
    Choice(
        "yardstick",
        "Garis kemiskinan",
        (
            ("215", "US$2,15 (ekstrem, 2022–2025)"),
            ("365", "US$3,65"),
            ("685", "US$6,85"),
            ("free", "geser sendiri di bawah"),
        ),
        "365",
    ),
    Slider("dollars", "Garis (dolar PPP)", _LOWEST, _HIGHEST, 0.01, 3.65, 2, "US$", " per hari"),
    Slider(
        "rupiah",
        "Garis (rupiah 2017)",
        _image(_LOWEST),
        _image(_HIGHEST),
        _STEP_RUPIAH,
        _image(3.65),
        0,
        "Rp",
        " per bulan",
        f"Faktor PPP Rp{fmt_id(PPP_FACTOR, 0)} per dolar, bukan kurs.",
    ),
    Choice(
        "area",
        "Daerah",
        (("nasional", "Nasional"), ("perkotaan", "Perkotaan"), ("perdesaan", "Perdesaan")),
        "nasional",
    ),
    # Its own number, not the year: surveys are not yearly, and the form would print 2021 as 2.021.
    Slider(
        "survey",
        "Survei",
        1,
        len(SURVEY_YEARS),
        1,
        len(SURVEY_YEARS),
        0,
        "ke-",
        f" dari {len(SURVEY_YEARS)}",
        f"Ke-1 tahun {SURVEY_YEARS[0]}, ke-{len(SURVEY_YEARS)} tahun {SURVEY_YEARS[-1]}; tahunnya di judul gambar.",
        play=True,
    ),
)


@dataclass(frozen=True)
class Survey:
    """One survey year of one area.

    Attributes
    ----------
    year : int
        Survey year.
    rebuilt : RebuiltDistribution
        Spending in PPP dollars of 2017 a day.
    tenths : numpy.ndarray, shape (10,)
        Published mean of each tenth.
    published : dict of str to float
        Published P0 in percent at each of `LINES`.
    """

    year: int
    rebuilt: RebuiltDistribution
    tenths: np.ndarray
    published: dict[str, float]


@dataclass(frozen=True)
class PovertyLineOutcome:
    """What the settings lead to. The line in PPP dollars of 2017 a day; shares from 0 to 1.

    Attributes
    ----------
    dollars, rupiah : float
        The line a day in dollars and a month in rupiah of 2017.
    yardstick : str or None
        Key in `LINES` when the line is one of the World Bank's.
    area : str
        ``"nasional"``, ``"perkotaan"`` or ``"perdesaan"``.
    survey : Survey
        The survey used.
    poverty : GroupedPoverty
        P0, P1, P2 at the line.
    higher : float
        P0 at a line 10 percent higher.
    years, path : numpy.ndarray, shape (29,)
        All survey years, and P0 in each at this line.
    """

    dollars: float
    rupiah: float
    yardstick: str | None
    area: str
    survey: Survey
    poverty: GroupedPoverty
    higher: float
    years: np.ndarray
    path: np.ndarray

    @property
    def published(self) -> float | None:
        """Published P0 in percent; None where none is published for this line."""
        return self.survey.published[self.yardstick] if self.yardstick else None

    @property
    def title(self) -> str:
        """The finding."""
        where = "" if self.area == "nasional" else f" {self.area}"
        return (
            f"Garis US${fmt_id(self.dollars)} per hari: kira-kira {fmt_id(100 * self.poverty.headcount, 0)} dari 100 "
            f"penduduk{where} berada di bawahnya ({self.survey.year})"
        )

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        p = self.poverty
        where = "Indonesia" if self.area == "nasional" else f"Indonesia, daerah {self.area}"
        first = (
            f"Garis US${fmt_id(self.dollars)} PPP 2017 per orang per hari, kira-kira Rp{fmt_id(self.rupiah / 1000, 0)} "
            f"ribu per orang per bulan pada harga 2017 (faktor Rp{fmt_id(PPP_FACTOR, 0)} per dolar PPP)."
        )
        second = (
            f"{where}, {self.survey.year}: taksiran dari desil P0 {fmt_id(100 * p.headcount, 1)} persen, "
            f"P1 {fmt_id(100 * p.gap, 2)}, P2 {fmt_id(100 * p.severity, 2)}."
        )
        if self.published is None:
            third = "Untuk garis ini tidak ada angka terbitan di tabel kami."
        else:
            error = 100 * p.headcount - self.published
            third = (
                f"P0 terbitan Bank Dunia untuk garis ini {fmt_id(self.published, 1)} persen; taksiran meleset "
                f"{fmt_id(abs(error), 1)} persen poin."
            )
        rise = 100 * (self.higher - p.headcount)
        return f"{first} {second} {third} Bila garis 10 persen lebih tinggi, P0 naik {fmt_id(rise, 1)} persen poin."


def outcome(settings: Mapping[str, Any]) -> PovertyLineOutcome:
    """Read the deciles for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    PovertyLineOutcome
        The figures behind the picture, to draw or to judge by.
    """
    start = starting_settings(CONTROLS)
    s = cleaned(CONTROLS, settings, start)
    if "rupiah" not in settings:
        s = linked(start, s)
    dollars = line_of(s)
    area = str(s["area"])
    surveys = surveys_of(area)
    survey = surveys[int(s["survey"]) - 1]
    key = next((name for name, line in LINES.items() if abs(line - dollars) < 1e-9), None)
    return PovertyLineOutcome(
        dollars=dollars,
        rupiah=rupiah_a_month(dollars, PPP_FACTOR),
        yardstick=key,
        area=area,
        survey=survey,
        poverty=survey.rebuilt.estimate(dollars).poverty,
        higher=survey.rebuilt.headcount(1.1 * dollars),
        years=np.array([one.year for one in surveys]),
        path=np.array([one.rebuilt.headcount(dollars) for one in surveys]),
    )


def line_of(settings: Mapping[str, Any]) -> float:
    """Return the line in PPP dollars a day that the two sliders mean together.

    The rupiah slider is finer than a cent and counts when it was the last to move; otherwise it only shows
    what the dollars are worth.
    """
    dollars, rupiah = float(settings["dollars"]), float(settings["rupiah"])
    return dollars if rupiah == _image(dollars) else _dollars(rupiah)


def linked(old: Mapping[str, Any], new: Mapping[str, Any], sent_before: Mapping[str, Any] | None = None) -> Settings:
    """Return `new` with the other ways of naming the line brought in step with the one that was moved.

    Parameters
    ----------
    old, new : mapping
        Whole, cleaned settings before and after.
    sent_before : mapping, optional
        What the same browser sent last. While a slider moves, its message still holds the old places of the
        controls that follow it; what it repeats while other things differ was not moved by hand.
    """
    result = dict(new)
    moved = [name for name in _NAMES_OF_LINE if new[name] != old[name]]
    if len(moved) > 1 and sent_before is not None:
        moved = [name for name in moved if new[name] != sent_before[name]]
    result |= {name: old[name] for name in _NAMES_OF_LINE if name not in moved}
    if len(moved) > 1 and abs(float(result["dollars"]) - _dollars(result["rupiah"])) < _SAME_LINE:
        pass  # whole settings, as they were stored
    elif "yardstick" in moved and result["yardstick"] in LINES:
        result["dollars"] = LINES[str(result["yardstick"])]
        result["rupiah"] = _image(result["dollars"])
    elif "dollars" in moved:
        result["rupiah"] = _image(float(result["dollars"]))
    elif "rupiah" in moved:
        dollars = next(one for one in CONTROLS if one.name == "dollars")
        result["dollars"] = dollars.clean(_dollars(result["rupiah"]))  # type: ignore[assignment]
    line = line_of(result)
    result["yardstick"] = next((name for name, one in LINES.items() if abs(one - line) < 1e-9), "free")
    return result


@lru_cache(maxsize=3)
def surveys_of(area: str) -> tuple[Survey, ...]:
    """Return every survey year of an area, oldest first.

    Parameters
    ----------
    area : {"nasional", "perkotaan", "perdesaan"}
        As in the table.
    """
    deciles = load("indonesia_desil_2017ppp")
    poverty = load("negara_kemiskinan_2017ppp")
    poverty = poverty[(poverty["iso3"] == "IDN") & (poverty["daerah"] == area)].set_index("tahun")
    surveys = []
    for year, rows in deciles[deciles["daerah"] == area].sort_values("desil").groupby("tahun"):
        shares = tuple(float(share) / 100 for share in rows["bagian_persen"])
        surveys.append(
            Survey(
                int(year),
                RebuiltDistribution(shares, float(rows["rata_rata_semua_usd_hari"].iloc[0])),
                rows["rata_rata_usd_hari"].to_numpy(dtype=float),
                {key: float(poverty.loc[year, f"persen_miskin_{key}"]) for key in LINES},
            )
        )
    return tuple(surveys)


class PovertyLineScene(Scene):
    """Left everybody in a row from poorest to richest, right the same line through all survey years."""

    note = (
        "Bank Dunia, PIP (PPP 2017), desil konsumsi Indonesia 1984–2021 dari Susenas BPS. "
        "Kurva dan P0: taksiran kursus dari sepuluh desil."
    )

    synthetic = False

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        left.set(xlim=(0, 100), ylim=(0, _TOP), xticks=range(0, 101, 10))
        left.grid(axis="x", visible=False)
        left.set_xlabel("100 orang berbaris, dari yang belanjanya paling sedikit")
        left.set_title("Belanja per orang per hari (US$ PPP 2017)")
        format_axis(left.yaxis)
        self._tenths = left.add_collection(
            PolyCollection([], facecolor="#dbe7ef", edgecolor="white", linewidths=1.0), autolim=False
        )
        self._gap = left.add_collection(
            PolyCollection([], facecolor="#f2c5a0", edgecolor=CONTRAST, hatch="///", linewidths=0), autolim=False
        )
        (self._curve,) = left.plot([], [], color=ACCENT, lw=2.2)
        (self._line,) = left.plot([], [], color=INK, lw=1.6, ls=(0, (4, 2)))
        (self._foot,) = left.plot([], [], "-", color=CONTRAST, lw=1.4, marker="o", ms=6, markevery=[1])
        left.text(
            0.02, 0.985, "balok: rata-rata desil, terbitan\ngaris biru: kurva taksiran\n▨ kekurangan sampai ke garis",
            transform=left.transAxes, va="top", fontsize=8.5, color=INK,
        )  # fmt: skip
        self._foot_label = left.text(0, 0, "", fontsize=10, fontweight="bold", color=CONTRAST, ha="left", va="bottom")

        right.set(xlim=(SURVEY_YEARS[0] - 1, SURVEY_YEARS[-1] + 1.5), ylim=(0, 100))
        right.set_title("Garis yang sama pada setiap survei: P0 (persen)")
        right.xaxis.set_major_formatter("{x:.0f}")
        format_axis(right.yaxis)
        (self._path,) = right.plot([], [], "-", color=ACCENT, lw=2, marker=".", ms=5)
        (self._published,) = right.plot([], [], "s", ms=5.5, mfc="none", mec=INK, mew=1.0)
        (self._now,) = right.plot([], [], "o", ms=9, color=CONTRAST, mec="white", clip_on=False, zorder=5)
        self._now_label = right.text(0, 0, "", fontsize=10, fontweight="bold", color=CONTRAST, ha="center", va="bottom")
        self._key = right.text(
            0.02, 0.03, "", transform=right.transAxes, va="bottom", ha="left", fontsize=8.5, color=MUTED
        )  # fmt: skip
        self.live(
            self._tenths, self._gap, self._curve, self._line, self._foot, self._path, self._published, self._now,
            self._foot_label, self._now_label,
        )  # fmt: skip
        self.calm(self._key)

    def move(self, result: PovertyLineOutcome) -> None:
        """Follow the settings."""
        line, poor = result.dollars, 100 * result.poverty.headcount
        ranks, spending = 100 * _RANKS, np.maximum(result.survey.rebuilt.parade(_RANKS, line), 0.0)
        self._tenths.set_verts([_bar(tenth, min(mean, _TOP)) for tenth, mean in zip(_TENTHS, result.survey.tenths)])  # noqa: B905
        self._curve.set_data(ranks, spending)
        self._line.set_data([0, 100], [line, line])
        below = ranks < poor
        edge = [(0, line), *zip(ranks[below], spending[below], strict=True), (poor, line)]
        self._gap.set_verts([edge] if below.any() else [])
        self._foot.set_data([poor, poor], [line, 0])
        near_right = poor > 78
        self._foot_label.set_ha("right" if near_right else "left")
        set_text(self._foot_label, f"P0 {fmt_id(poor, 1)}%", poor + (-1.5 if near_right else 1.5), 0.15)
        self._path.set_data(result.years, 100 * result.path)
        self._now.set_data([result.survey.year], [poor])
        below_top = poor > 90
        self._now_label.set_va("top" if below_top else "bottom")
        place = min(max(result.survey.year, SURVEY_YEARS[0] + 2), SURVEY_YEARS[-1] - 1.5)
        set_text(self._now_label, fmt_id(poor, 1), place, poor + (-4 if below_top else 4))
        surveys = surveys_of(result.area) if result.yardstick else ()
        self._published.set_data(
            [one.year for one in surveys], [one.published[result.yardstick or ""] for one in surveys]
        )
        set_text(
            self._key,
            "● taksiran dari desil   □ terbitan Bank Dunia" if surveys else "● taksiran dari desil",
        )


def _bar(tenth: int, height: float) -> list[tuple[float, float]]:
    return [(10 * tenth, 0), (10 * tenth, height), (10 * tenth + 10, height), (10 * tenth + 10, 0)]


class _LinkedSimulator(Simulator):
    """The three controls that name the line follow each other, whoever moves them."""

    _sent: Settings | None = None
    _sent_before: Settings | None = None

    def _receive(self, widget: Any, content: Any, buffers: Any) -> None:
        if isinstance(content, Mapping) and content.get("kind") == "settings":
            self._sent_before = self._sent or self.settings
            self._sent = cleaned(self._all_controls, content.get("settings"), self._sent_before)
        super()._receive(widget, content, buffers)

    @traitlets.validate("settings")
    def _clean_settings(self, proposal: Any) -> Settings:
        old = self.settings or self._start
        return linked(
            old, cleaned(self._all_controls, proposal["value"], old), self._sent_before if self._answering else None
        )


def poverty_line(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of the poverty line over the spending of all Indonesians, 1984 to 2021.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``dollars`` (0.50 to 12 PPP dollars of 2017 a day) or ``rupiah`` (of 2017, a month) or ``yardstick``
        ("215", "365", "685"): name the line in one way; ``area`` ("nasional", "perkotaan", "perdesaan"),
        ``survey`` (1 to 29, see `SURVEY_YEARS`).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    begin = linked(starting_settings(CONTROLS), _first_settings(CONTROLS, initial_settings))
    return _LinkedSimulator(
        "Simulator: garis di atas sebaran belanja", CONTROLS, outcome, PovertyLineScene, begin, only
    )
