"""Simulator: Rp100 miliar for one regency, spread over five programmes whose effects are uncertain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np

from akademi import data
from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models import programme_mix as model
from akademi.simulators.controls import Control, Slider, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

CASE = "3513"
LABELS = {
    "cash": "bantuan tunai",
    "graduation": "paket graduasi",
    "training": "pelatihan kerja",
    "capital": "modal kerja",
    "scholarship": "beasiswa SMA",
}
UNITS = {
    "cash": "keluarga",
    "graduation": "keluarga",
    "training": "peserta",
    "capital": "usaha",
    "scholarship": "siswa",
}
SOON, END, AFTER = (model.YEARS.index(year) for year in (2027, 2030, 2031))
GOAL_SOON, GOAL_END, GOAL_KEPT = 2000, 3800, 0.5
"""The course's goal for Kabupaten Probolinggo: persons in nine of ten futures, and the share that must last."""
_LOW, _MIDDLE, _HIGH = 0.1, 0.5, 0.9
_DRIFT_FROM, _DRIFT_YEARS = 2015, 5

CONTROLS: tuple[Control, ...] = (
    *(
        Slider(
            name,
            f"Bagian {LABELS[name]}",
            0,
            10,
            1,
            2,
            0,
            hint="Kelima bagian dijadikan 100 persen." if name == "cash" else "",
        )
        for name in model.PROGRAMMES
    ),
    Slider("cash_years", "Bantuan tunai dibayar selama", 1, 5, 1, 5, 0, "", " tahun", "Uangnya sama; dibagi rata."),
    Slider("seats", "Lowongan yang dijamin mitra", 0, 5000, 250, 1000, 0, "", " orang", "Untuk peserta pelatihan."),
    Slider("buyers", "Usaha yang produknya dibeli mitra", 0, 5000, 250, 1000, 0, "", " usaha", "Penjamin serapan."),
    Slider("cofunding", "Dana mitra", 0, 50, 5, 20, 0, "", "%", "Tambahan untuk pelatihan dan modal."),
    Slider("population", "Penduduk", 10, 6000, 10, 1190, 0, "", " ribu"),
)


@dataclass(frozen=True)
class ProgrammeMixOutcome:
    """What the settings lead to. Persons, and headcounts in percent; years as `model.YEARS`.

    Attributes
    ----------
    place : model.Place
        The region.
    shares : dict of str to float
        Shares of the budget by programme; all 0 when nothing is given out.
    reached : dict of str to float
        Families, trainees, firms or students.
    alone : numpy.ndarray, shape (programmes, 3)
        Persons above the line in 2030 through each programme alone: 10th, 50th and 90th of 100 futures.
    together : numpy.ndarray, shape (3, years)
        Likewise for the whole mix.
    path : numpy.ndarray, shape (3, years)
        Headcount with the mix.
    without : numpy.ndarray, shape (years,)
        Median headcount without it.
    """

    place: model.Place
    shares: dict[str, float]
    reached: dict[str, float]
    alone: np.ndarray
    together: np.ndarray
    path: np.ndarray
    without: np.ndarray

    @property
    def soon(self) -> float:
        """Persons lifted in 2027 in at least nine of ten futures."""
        return float(self.together[0, SOON])

    @property
    def sure(self) -> float:
        """Persons lifted in 2030 in at least nine of ten futures."""
        return float(self.together[0, END])

    @property
    def kept(self) -> float:
        """Share of the median lift of 2030 that is still there in 2031, when the money is spent."""
        end = float(self.together[1, END])
        return float(self.together[1, AFTER]) / end if end > 0 else 0.0

    @property
    def goals(self) -> tuple[bool, bool, bool]:
        """Which of the course's three goals are met: soon, sure, lasting."""
        return self.soon >= GOAL_SOON, self.sure >= GOAL_END, self.kept >= GOAL_KEPT

    @property
    def title(self) -> str:
        """The finding."""
        if not any(self.shares.values()):
            return "Uangnya belum dibagi: geser bagian program"
        end = _persons(self.together[1, END])
        if self.together[1, END] < 1:
            return "Pada 2030 tidak ada yang tersisa: dampaknya datang dan pergi sebelum itu"
        if self.kept < 0.05:
            return f"Sekitar {end} orang terangkat pada 2030; begitu uangnya habis, semuanya kembali"
        if self.kept < GOAL_KEPT:
            return f"Sekitar {end} orang terangkat pada 2030; lebih dari separuhnya kembali setahun kemudian"
        return f"Sekitar {end} orang terangkat pada 2030; sebagian besar bertahan setelah uangnya habis"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        place = self.place
        if not any(self.shares.values()):
            return f"{place.name}: belum ada bagian yang diberikan kepada program mana pun; Rp100 miliar masih utuh."
        parts = [
            f"{LABELS[name]} {_percent(share)} persen ({_persons(self.reached[name])} {UNITS[name]})"
            for name, share in self.shares.items()
            if share > 0
        ]
        low, middle, high = self.together[:, END]
        after = self.together[1, AFTER]
        return (
            f"{place.name}, {_persons(place.poor_persons)} orang miskin dari {_persons(place.population)} penduduk. "
            f"Rp100 miliar: {'; '.join(parts)}. Pada 2030 sekitar {_persons(middle)} orang terangkat (8 dari 10 masa "
            f"depan: {_persons(low)} sampai {_persons(high)}), atau {fmt_id(100 * middle / place.population)} persen "
            f"poin; pada 2027 sedikitnya {_persons(self.soon)} orang dalam 9 dari 10 masa depan; pada 2031, tanpa uang "
            f"baru, sekitar {_persons(after)} orang ({_percent(self.kept)} persennya). Penduduk miskin pada 2030: "
            f"{fmt_id(self.path[1, END])} persen ({fmt_id(self.path[0, END])} sampai {fmt_id(self.path[2, END])}); "
            f"tanpa program {fmt_id(self.without[END])} persen."
        )


def outcome(settings: Mapping[str, Any], region: str = CASE) -> ProgrammeMixOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.
    region : str
        BPS code or name.

    Returns
    -------
    ProgrammeMixOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    weights = {name: float(s[name]) for name in model.PROGRAMMES}
    total = sum(weights.values())
    shares = {name: weight / total if total else 0.0 for name, weight in weights.items()}
    place = place_of(region, float(s["population"]) * 1000)
    result = model.run(
        shares,
        place,
        _figures(),
        cash_years=int(s["cash_years"]),
        seats=float(s["seats"]),
        buyers=float(s["buyers"]),
        cofunding=float(s["cofunding"]) / 100,
    )
    levels = [_LOW, _MIDDLE, _HIGH]
    return ProgrammeMixOutcome(
        place=place,
        shares=shares,
        reached=result.reached,
        alone=np.quantile(result.lifted[:, :, END], levels, axis=1).T,
        together=np.quantile(result.together, levels, axis=0),
        path=np.quantile(result.path, levels, axis=0),
        without=np.median(result.without, axis=0),
    )


@lru_cache(maxsize=1)
def _figures() -> model.Figures:
    return model.figures(data.load("bukti_pemberdayaan"))


@dataclass(frozen=True)
class Start:
    """What the tables say about a region, and when.

    Attributes
    ----------
    name : str
        Full name.
    poor, gap, line, drift : float
        As in `model.Place`.
    population : float or None
        Persons; None where our tables have none.
    note : str
        Years and gaps, for the small print.
    """

    name: str
    poor: float
    gap: float
    line: float
    drift: float
    population: float | None
    note: str


@lru_cache(maxsize=8)
def start_of(region: str) -> Start:
    """Return what the tables say about a region.

    Raises
    ------
    ValueError
        If the name fits no region or several, or the region has no headcount.
    """
    found = data.region(region)
    record = found.record
    poor = found.latest("persen_miskin")
    by_year = {
        name: record[record["indikator"] == name].drop_duplicates("tahun", keep="first").set_index("tahun")["nilai"]
        for name in ("persen_miskin", "p1")
    }
    pairs = sorted(set(by_year["persen_miskin"].index) & set(by_year["p1"].index))
    if not pairs:
        raise ValueError(f"{found.name} has no year with both P0 and P1; choose another region")
    series = by_year["persen_miskin"]
    series = series[series.index >= _DRIFT_FROM]
    first, last = int(series.index.min()), int(series.index.max())
    drift = (series[last] - series[first]) / (last - first) if last - first >= _DRIFT_YEARS else 0.0
    population = record[record["indikator"] == "penduduk"].sort_values("tahun")
    trend = f"laju {first}–{last}" if drift else "laju tidak ada di tabel kami"
    crowd = "" if len(population) else "; penduduk: asumsi kursus, gantilah"
    line = found.latest("garis_kemiskinan_rp")
    return Start(
        name=found.name,
        poor=float(poor["nilai"]),
        gap=float(by_year["p1"][pairs[-1]] / by_year["persen_miskin"][pairs[-1]]),
        line=float(line["nilai"]),
        drift=float(drift),
        population=None if population.empty else float(population["nilai"].iloc[-1]),
        note=(
            f"simulasi {model.FUTURES} masa depan. BPS: P0 {int(poor['tahun'])}, P1 {pairs[-1]}, garis "
            f"{int(line['tahun'])}; {trend}{crowd}. Dampak: tabel bukti_pemberdayaan dan asumsi kursus."
        ),
    )


def place_of(region: str, population: float) -> model.Place:
    """Return a region as the model needs it, with a population of the trainee's own."""
    start = start_of(region)
    return model.Place(start.name, population, start.poor, start.gap, start.line, start.drift)


@lru_cache(maxsize=32)
def _widest(region: str, population: float) -> float:
    """Return the most persons that one programme with all the money lifts: the end of the axis."""
    place = place_of(region, population)
    most = 0.0
    for name in model.PROGRAMMES:
        result = model.run({name: 1.0}, place, _figures(), cash_years=5, seats=5000, buyers=5000, cofunding=0.5)
        most = max(most, float(np.quantile(result.together[:, END], _HIGH)))
    return 1.05 * most


def _persons(number: float) -> str:
    """Write a number of persons to two or three digits: the model knows no more."""
    digits = -1 if abs(number) < 1000 else -2
    return fmt_id(round(float(number), digits), 0)


def _percent(share: float) -> str:
    return fmt_id(100 * share, 0)


class ProgrammeMixScene(Scene):
    """Left the path of the headcount, right what each programme and the mix contribute."""

    wide_size = (10.0, 4.6)

    def __init__(self, tall: bool = False, *, region: str = CASE, goals: bool = False) -> None:
        self.region = region
        self.goals = goals
        self.start = start_of(region)
        self.note = self.start.note
        self._limits: tuple[float, float, float] | None = None
        super().__init__(tall)

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        self._left, self._right = left, right
        first = model.YEARS[0] - 1
        left.set_xlim(first - 0.1, model.YEARS[-1] + 0.1)
        # The newest headcount may be some years old; the path takes it as where the programmes find the region.
        left.set_xticks([first, *model.YEARS], ["awal", *(str(year) for year in model.YEARS)])
        left.set_ylabel("persen penduduk miskin")
        left.set_title("Jalan ke 2030 (sumbu tidak mulai dari nol)")
        left.axvline(2030.5, color=MUTED, lw=1, ls=(0, (1, 1.5)))
        left.text(2030.47, 0.985, "uang habis", ha="right", va="top", fontsize=8.5, color=MUTED,
                  transform=left.get_xaxis_transform())  # fmt: skip
        (self._band,) = left.fill([first, first, first], [0, 0, 0], color=ACCENT, alpha=0.16, lw=0)
        (self._without,) = left.plot([], [], color=CONTRAST, lw=1.8, ls=(0, (4, 2)), label="tanpa program")
        (self._with,) = left.plot([], [], color=ACCENT, lw=2.4, label="dengan campuran ini; pita: 8 dari 10")
        left.legend(loc="lower left", fontsize=8.5, handlelength=2.6)

        right.set_title("Orang terangkat, 2030 (garis: 8 dari 10)")
        names = [*LABELS.values(), "campuran, 2030", "campuran, 2031"]
        self._rows = np.arange(len(names))[::-1] * 1.0
        right.set_ylim(-0.75, len(names) - 0.25)
        right.set_yticks([])
        right.axhline(1.62, color=MUTED, lw=0.8)
        right.axvline(0, color=INK, lw=0.8)
        for row, name in zip(self._rows, names, strict=True):
            right.text(0.012, row + 0.17, name, fontsize=9, va="bottom", color=INK,
                       transform=right.get_yaxis_transform())  # fmt: skip
        (self._spans,) = right.plot([], [], color=MUTED, lw=2.6, solid_capstyle="butt")
        (self._points,) = right.plot([], [], "o", ms=6.5, color=INK)
        (self._total_span,) = right.plot([], [], color=ACCENT, lw=3.4, solid_capstyle="butt")
        (self._total_points,) = right.plot([], [], "D", ms=7, color=ACCENT)
        self._goal = right.text(0.985, 0.975, "", ha="right", va="top", fontsize=8.5, color=INK,
                                transform=right.transAxes, linespacing=1.35)  # fmt: skip
        for axis in (left.yaxis, right.xaxis):
            format_axis(axis)
        self.live(self._band, self._without, self._with, self._spans, self._points, self._total_span)
        self.live(self._total_points)
        self.calm(self._goal)

    def static_key(self, result: ProgrammeMixOutcome) -> Any:
        """The axes follow the population only."""
        return result.place.population

    def move(self, result: ProgrammeMixOutcome) -> None:
        """Follow the settings."""
        place = result.place
        end = place.poor + place.drift * len(model.YEARS)
        self._left.set_ylim(max(0.0, min(end, place.poor) - 3.0), place.poor + 1.6)
        self._right.set_xlim(0, _widest(self.region, place.population))
        years = np.array([model.YEARS[0] - 1, *model.YEARS], dtype=float)
        low, middle, high = (np.concatenate([[place.poor], row]) for row in result.path)
        self._band.set_xy(np.column_stack([np.r_[years, years[::-1]], np.r_[low, high[::-1]]]))
        self._without.set_data(years, np.concatenate([[place.poor], result.without]))
        self._with.set_data(years, middle)
        programmes = len(model.PROGRAMMES)
        self._spans.set_data(*_spans(result.alone[:, 0], result.alone[:, 2], self._rows[:programmes]))
        self._points.set_data(result.alone[:, 1], self._rows[:programmes])
        total = result.together[:, [END, AFTER]]
        self._total_span.set_data(*_spans(total[0], total[2], self._rows[programmes:]))
        self._total_points.set_data(total[1], self._rows[programmes:])
        if self.goals:
            words = (
                f"2027: ≥ {fmt_id(GOAL_SOON, 0)}",
                f"2030: ≥ {fmt_id(GOAL_END, 0)}",
                f"2031: sisa ≥ {_percent(GOAL_KEPT)}%",
            )
            marks = ("✓" if met else "✗" for met in result.goals)
            lines = [f"{word} {mark}" for word, mark in zip(words, marks, strict=True)]
            set_text(self._goal, "\n".join(["tujuan latihan", *lines]))


def _spans(low: np.ndarray, high: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Intervals as one line with gaps."""
    gap = np.full(len(rows), np.nan)
    return np.column_stack([low, high, gap]).ravel(), np.column_stack([rows, rows, gap]).ravel()


def programme_mix(
    *, region: str = CASE, goals: bool = False, only: Sequence[str] | None = None, **initial_settings: Any
) -> Simulator:
    """Simulator of a budget spread over five programmes.

    Parameters
    ----------
    region : str, default Kabupaten Probolinggo
        BPS code or name of the kabupaten/kota whose record is the starting point.
    goals : bool
        Whether the picture says which of the exercise's goals are met; they are set for the default region.
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``cash``, ``graduation``, ``training``, ``capital``, ``scholarship`` (parts from 0 to 10), ``cash_years``
        (1 to 5), ``seats``, ``buyers`` (0 to 5,000), ``cofunding`` (percent), ``population`` (thousand persons;
        that of our tables, or the course's assumption, if not given).

    Raises
    ------
    ValueError
        If a name is unknown, a value of the wrong type, or the region has no figures.
    """
    start = start_of(region)
    known = start.population or _figures().fixed("population") * 1000
    initial_settings.setdefault("population", int(round(known / 10_000) * 10) or 10)
    return Simulator(
        f"Simulator: Rp100 miliar untuk {start.name}",
        CONTROLS,
        partial(outcome, region=region),
        partial(ProgrammeMixScene, region=region, goals=goals),
        initial_settings,
        only,
    )
