"""What a budget spread over five programmes does to a regency's poverty, with the evidence's own uncertainty.

Every effect, spread and unit cost is read by its ``id`` from the table ``bukti_pemberdayaan``; what no row gives
is one of `ASSUMPTIONS`, which the lesson prints. A test holds both: there is no other number here.

The poor are spread below the line as the region's own gap says: a share ``1 - (1 - g)^k`` of them misses at most
``g`` of the line, with ``k = P0 / P1 - 1``, so that the mean shortfall is the published one (a beta distribution
with first parameter 1; its second moment lies near the published P2). A gain lifts those who miss no more.

All uncertainty comes from one set of uniforms, drawn once: two mixes, or two trainees, meet the same luck (common
random numbers), so that a difference between them is the mixes' own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from akademi.models.random_stream import RandomStream

Array = NDArray[np.float64]

PROGRAMMES = ("cash", "graduation", "training", "capital", "scholarship")
YEARS = (2026, 2027, 2028, 2029, 2030, 2031)
FUTURES = 400
SEED = 2026

ROWS = {
    "household": "anggota_rumah_tangga_miskin",
    "not_poor": "sasaran_pmt",
    "cash_cost": "biaya_bansos",
    "graduation": "graduasi_konsumsi",
    "training_cost": "biaya_prakerja",
    "training": "pelatihan_kerja_meta",
    "guaranteed": "nepal_jaminan_kerja",
    "capital_best": "hibah_uganda_4",
    "capital_gone": "hibah_uganda_9",
    "buyer": "pembeli_mesir",
    "school_cost": "biaya_pip_sma",
    "school_return": "sekolah_imbal_hasil",
}
"""Where each figure stands in the evidence table."""


@dataclass(frozen=True)
class Assumption:
    """A figure that no source gives, said openly.

    Attributes
    ----------
    name : str
        Key.
    label, unit, why : str
        Indonesian, as the lesson prints them.
    low, value, high : float
        Least, likeliest and greatest; all the same where it is not drawn.
    """

    name: str
    label: str
    low: float
    value: float
    high: float
    unit: str
    why: str


ASSUMPTIONS: tuple[Assumption, ...] = (
    Assumption(
        "budget", "Anggaran", 100, 100, 100, "miliar rupiah", "Soalnya: satu kali, dibelanjakan mulai tahun pertama."
    ),
    Assumption(
        "spent",
        "Bantuan tunai yang menjadi belanja",
        80,
        90,
        100,
        "persen",
        "Sebagian ditabung atau dipakai membayar utang.",
    ),
    Assumption(
        "graduation_cost",
        "Biaya paket graduasi",
        12,
        12,
        12,
        "juta rupiah per keluarga",
        "Biaya di Indonesia tidak ditemukan; di India sekitar 24.000 rupee.",
    ),
    Assumption(
        "capital_cost",
        "Modal kerja",
        6,
        6,
        6,
        "juta rupiah per usaha",
        "Setara hibah Uganda US$382 pada kurs sekitar Rp16.000.",
    ),
    Assumption(
        "capital_likely",
        "Dampak modal yang paling mungkin",
        10,
        10,
        10,
        "persen penghasilan usaha",
        "Di antara kredit mikro (dapat diabaikan) dan hibah Uganda (38 persen).",
    ),
    Assumption(
        "business_share",
        "Bagian usaha dalam belanja keluarga",
        30,
        50,
        70,
        "persen",
        "Usaha mikro jarang menjadi satu-satunya sumber.",
    ),
    Assumption(
        "job_gain",
        "Tambahan penghasilan dari satu pekerjaan baru",
        1.0,
        1.5,
        2.0,
        "juta rupiah per bulan",
        "Upah dikurangi penghasilan yang ditinggalkan.",
    ),
    Assumption(
        "job_kept",
        "Pekerjaan baru yang bertahan setiap tahun",
        80,
        90,
        100,
        "persen",
        "Sebagian pekerja kembali menganggur.",
    ),
    Assumption(
        "applicants_poor",
        "Peserta pelatihan dan modal yang miskin",
        20,
        30,
        40,
        "persen",
        "Yang mendaftar sendiri jarang yang termiskin.",
    ),
    Assumption(
        "school_years", "Lama beasiswa", 3, 3, 3, "tahun", "Sekolah menengah atas; bekerja mulai tahun sesudahnya."
    ),
    Assumption(
        "school_marginal",
        "Penerima yang tanpa beasiswa akan putus sekolah",
        0,
        10,
        20,
        "persen",
        "Kebanyakan penerima tetap bersekolah juga tanpa beasiswa.",
    ),
    Assumption(
        "school_wage",
        "Upah lulusan baru",
        1.5,
        1.5,
        1.5,
        "juta rupiah per bulan",
        "Dasar untuk menghitung imbal hasil.",
    ),
    Assumption(
        "shrink",
        "Dampak yang tersisa ketika program ditiru",
        50,
        75,
        100,
        "persen",
        "Program yang diperbesar atau dipindahkan biasanya berdampak lebih kecil. Tidak berlaku bagi bantuan tunai.",
    ),
    Assumption(
        "shock",
        "Guncangan kemiskinan setiap tahun",
        0.4,
        0.4,
        0.4,
        "persen poin (simpangan baku)",
        "Harga, panen, dan derau survei.",
    ),
    Assumption(
        "population",
        "Penduduk bila tidak ada di tabel kami",
        500,
        500,
        500,
        "ribu orang",
        "Ganti dengan penduduk wilayah Anda pada simulator.",
    ),
)
"""All figures that stand in no row of the evidence table."""


@dataclass(frozen=True)
class Triangle:
    """A figure known as least, likeliest and greatest."""

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.likely <= self.high:
            raise ValueError(f"low, likely, high are {self.low}, {self.likely}, {self.high}; put them in this order")

    def at(self, uniform: Array) -> Array:
        """Return the quantiles of the triangular distribution; the one figure where nothing is uncertain."""
        width = self.high - self.low
        if width == 0:
            return np.full_like(uniform, self.likely)
        turn = (self.likely - self.low) / width
        rising = self.low + np.sqrt(uniform * width * (self.likely - self.low))
        falling = self.high - np.sqrt((1 - uniform) * width * (self.high - self.likely))
        return np.where(uniform < turn, rising, falling)


@dataclass(frozen=True)
class Place:
    """A region as the model needs it.

    Attributes
    ----------
    name : str
        For the words of the picture.
    population : float
        Persons.
    poor : float
        Headcount P0 in percent, newest known.
    gap : float
        Mean shortfall of the poor as a share of the line, P1 / P0.
    line : float
        Poverty line, rupiah a person a month.
    drift : float
        Change of P0 without any new programme, percentage points a year.
    """

    name: str
    population: float
    poor: float
    gap: float
    line: float
    drift: float = 0.0

    def __post_init__(self) -> None:
        for name in ("population", "line"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} is {getattr(self, name)}; give a number above 0")
        if not 0 < self.poor < 100:
            raise ValueError(f"poor is {self.poor}; give a percentage between 0 and 100")
        if not 0 < self.gap < 1:
            raise ValueError(f"gap is {self.gap}; give P1 / P0, a share between 0 and 1")

    @property
    def poor_persons(self) -> float:
        """Number of poor persons."""
        return self.population * self.poor / 100


@dataclass(frozen=True)
class Figures:
    """Everything the model takes from the evidence table and from the assumptions, by name."""

    rows: Mapping[str, Mapping[str, float]]
    assumed: Mapping[str, Assumption]

    def size(self, name: str) -> float:
        """Return the size (``ukuran``) of a row."""
        return self._known(name, "ukuran")

    def years_after(self, name: str) -> float:
        """Return how many years after the start a row was measured."""
        return self._known(name, "tahun_sesudah")

    def effect(self, name: str) -> Triangle:
        """Return a row's size with its range; without a size, the middle of the range is the likeliest."""
        low, high = self._known(name, "ukuran_min"), self._known(name, "ukuran_maks")
        size = self.rows[name]["ukuran"]
        return Triangle(low, (low + high) / 2 if np.isnan(size) else size, high)

    def assumption(self, name: str) -> Triangle:
        """Return an assumption as a triangle."""
        one = self.assumed[name]
        return Triangle(one.low, one.value, one.high)

    def fixed(self, name: str) -> float:
        """Return the value of an assumption that is not drawn."""
        return self.assumed[name].value

    def _known(self, name: str, column: str) -> float:
        value = self.rows[name][column]
        if np.isnan(value):
            raise ValueError(f"row {ROWS[name]!r} has no {column}; the model needs it")
        return value


def figures(evidence: pd.DataFrame, assumptions: Sequence[Assumption] = ASSUMPTIONS) -> Figures:
    """Take the model's figures out of the evidence table.

    Parameters
    ----------
    evidence : pandas.DataFrame
        ``akademi.data.load("bukti_pemberdayaan")``; not changed.
    assumptions : sequence of Assumption
        In place of the course's own.

    Raises
    ------
    ValueError
        If a row that the model reads is not in the table.
    """
    table = evidence.set_index("id")
    if missing := sorted(set(ROWS.values()) - set(table.index)):
        raise ValueError(f"evidence has no row {', '.join(missing)}; compile bukti_pemberdayaan again")
    columns = ["ukuran", "ukuran_min", "ukuran_maks", "tahun_sesudah"]
    rows = {name: {column: float(table.loc[row, column]) for column in columns} for name, row in ROWS.items()}
    return Figures(rows, {one.name: one for one in assumptions})


_DRAWN = (
    "spent",
    "graduation",
    "training",
    "guaranteed",
    "capital",
    "buyer",
    "business_share",
    "job_gain",
    "job_kept",
    "applicants_poor",
    "school_return",
    "school_marginal",
    "shrink",
)


@lru_cache(maxsize=4)
def luck(futures: int = FUTURES, seed: int = SEED) -> dict[str, Array]:
    """Return the luck that everybody meets: one uniform a future for each uncertain figure, and yearly shocks.

    Parameters
    ----------
    futures : int
        How many.
    seed : int
        Each figure has a stream of its own, so that a new one does not move the others.

    Returns
    -------
    dict of str to numpy.ndarray
        Shape (futures,), read-only; ``shock`` has shape (futures, years), mean 0 and deviation 1.
    """
    drawn = {name: RandomStream([seed, place]).uniform(futures) for place, name in enumerate(_DRAWN)}
    drawn["shock"] = RandomStream([seed, len(_DRAWN)]).bell(futures, len(YEARS))
    for values in drawn.values():
        values.flags.writeable = False
    return drawn


def share_lifted(gain: Array | float, gap: float) -> Array:
    """Return the share of the poor who cross the line when all of them gain the same.

    Parameters
    ----------
    gain : array-like
        As a share of the line, at least 0.
    gap : float
        Mean shortfall of the poor as a share of the line.

    Returns
    -------
    numpy.ndarray
        ``1 - (1 - gain)^k`` with ``k = 1 / gap - 1``; 1 where the gain is the whole line.
    """
    return 1 - (1 - np.clip(gain, 0, 1)) ** (1 / gap - 1)


@dataclass(frozen=True)
class Result:
    """What a mix does in every future.

    Attributes
    ----------
    reached : dict of str to float
        Families, trainees, firms or students that each programme serves.
    lifted : numpy.ndarray, shape (programmes, futures, years)
        Persons above the line because of each programme, had it been alone.
    together : numpy.ndarray, shape (futures, years)
        Persons above the line because of the whole mix.
    without, path : numpy.ndarray, shape (futures, years)
        Headcount in percent without and with the mix.
    """

    reached: dict[str, float]
    lifted: Array
    together: Array
    without: Array
    path: Array


def run(
    shares: Mapping[str, float],
    place: Place,
    figures: Figures,
    *,
    cash_years: int,
    seats: float = 0.0,
    buyers: float = 0.0,
    cofunding: float = 0.0,
    draws: Mapping[str, Array] | None = None,
) -> Result:
    """Spend the budget and follow poverty through every future.

    Parameters
    ----------
    shares : mapping of programme to float
        Shares of the budget, at least 0, together at most 1; programmes that are not named get nothing.
    place : Place
        The region.
    figures : Figures
        From `figures`.
    cash_years : int
        Years over which the cash transfer is paid, from 1.
    seats : float
        Jobs that partners guarantee to trainees, as off-takers.
    buyers : float
        Firms whose product partners guarantee to buy.
    cofunding : float
        What partners add to each rupiah for training and capital, at least 0.
    draws : mapping, optional
        As `luck` gives it, which is the default.

    Returns
    -------
    Result
        The same luck for every mix.

    Raises
    ------
    ValueError
        If a programme is unknown, a share negative, the shares above 1, or another argument out of bounds.
    """
    _check(shares, cash_years, seats=seats, buyers=buyers, cofunding=cofunding)
    u = luck() if draws is None else draws
    f = figures
    money = {name: f.fixed("budget") * 1e9 * shares.get(name, 0.0) for name in PROGRAMMES}
    for name in ("training", "capital"):
        money[name] *= 1 + cofunding
    million = 1e6
    reached = {
        "cash": money["cash"] / (f.size("cash_cost") * million * cash_years),
        "graduation": money["graduation"] / (f.fixed("graduation_cost") * million),
        "training": money["training"] / (f.size("training_cost") * million),
        "capital": money["capital"] / (f.fixed("capital_cost") * million),
        "scholarship": money["scholarship"] / (f.size("school_cost") * million * f.fixed("school_years")),
    }
    gains = _Gains(place, f, u, cash_years, seats, buyers)
    shares_lifted = np.stack([getattr(gains, name)(reached[name]) for name in PROGRAMMES])
    drift = place.poor + place.drift * np.arange(1, len(YEARS) + 1)
    without = np.maximum(drift + f.fixed("shock") * np.cumsum(u["shock"], axis=1), 0.0)
    # Families of different programmes overlap as chance has it: what is left is the product of what each leaves.
    together = 1 - np.prod(1 - shares_lifted, axis=0)
    poor_by_year = np.maximum(drift, 0.0) / 100 * place.population
    return Result(reached, shares_lifted * poor_by_year, together * poor_by_year, without, without * (1 - together))


class _Gains:
    """Share of the region's poor above the line because of one programme, shape (futures, years)."""

    def __init__(
        self, place: Place, f: Figures, u: Mapping[str, Array], cash_years: int, seats: float, buyers: float
    ) -> None:
        self.place, self.f, self.u = place, f, u
        self.cash_years, self.seats, self.buyers = cash_years, seats, buyers
        self.year = np.arange(len(YEARS))
        self.members = f.size("household")
        self.recipients_poor = 1 - f.size("not_poor") / 100
        self.shrink = self.assumed("shrink") / 100

    def assumed(self, name: str) -> Array:
        return self.f.assumption(name).at(self.u[name])

    def per_person(self, rupiah_a_month: Array | float) -> Array | float:
        """Gain of each member as a share of the line."""
        return rupiah_a_month / self.members / self.place.line

    def of_the_poor(self, persons: Array | float, gain: Array) -> Array:
        """Share of all poor: those reached, at most all, times those who cross."""
        return np.minimum(persons / self.place.poor_persons, 1.0) * share_lifted(gain, self.place.gap)

    def cash(self, families: float) -> Array:
        a_month = self.f.size("cash_cost") * 1e6 / 12 * self.assumed("spent") / 100
        lifted = self.of_the_poor(families * self.members * self.recipients_poor, self.per_person(a_month))
        return lifted[:, None] * (self.year < self.cash_years)

    def graduation(self, families: float) -> Array:
        rise = self.f.effect("graduation").at(self.u["graduation"]) / 100 * self.shrink
        lifted = self.of_the_poor(families * self.members * self.recipients_poor, rise / (1 + rise))
        return lifted[:, None] * (self.year >= self.f.years_after("graduation"))

    def training(self, trainees: float) -> Array:
        seated = min(self.seats, trainees)
        guaranteed = self.f.effect("guaranteed").at(self.u["guaranteed"]) / 100
        usual = self.f.effect("training").at(self.u["training"]) / 100
        jobs = (seated * guaranteed + (trainees - seated) * usual) * self.shrink
        persons = jobs * self.members * self.assumed("applicants_poor") / 100
        lifted = self.of_the_poor(persons, self.per_person(self.assumed("job_gain") * 1e6))
        kept = (self.assumed("job_kept") / 100)[:, None] ** np.maximum(self.year - 1, 0)
        return lifted[:, None] * kept * (self.year >= 1)

    def capital(self, firms: float) -> Array:
        effect = Triangle(0.0, self.f.fixed("capital_likely"), self.f.size("capital_best")).at(self.u["capital"])
        with_buyer = effect + self.f.effect("buyer").at(self.u["buyer"])
        bought = min(self.buyers, firms) / firms if firms else 0.0
        persons = (firms * self.members * self.assumed("applicants_poor") / 100)[:, None]
        lifted, lifted_with_buyer = (self.of_the_poor(persons, self._risen(one)) for one in (effect, with_buyer))
        return ((1 - bought) * lifted + bought * lifted_with_buyer) * (self.year >= 1)

    def _risen(self, effect: Array) -> Array:
        """Gain as a share of the line where a business grows by some percent and falls back as was seen."""
        rise = effect / 100 * self.assumed("business_share") / 100 * self.shrink
        best, gone = self.f.years_after("capital_best"), self.f.years_after("capital_gone")
        risen = rise[:, None] * np.clip((gone - self.year) / (gone - best), 0, 1)
        return risen / (1 + risen)

    def scholarship(self, students: float) -> Array:
        years = self.f.fixed("school_years")
        wage = self.f.fixed("school_wage") * 1e6
        a_month = wage * years * self.f.effect("school_return").at(self.u["school_return"]) / 100 * self.shrink
        persons = students * self.assumed("school_marginal") / 100 * self.members * self.recipients_poor
        lifted = self.of_the_poor(persons, self.per_person(a_month))
        return lifted[:, None] * (self.year >= years + 1)


def _check(shares: Mapping[str, float], cash_years: int, **others: float) -> None:
    if unknown := sorted(set(shares) - set(PROGRAMMES)):
        raise ValueError(f"shares names {', '.join(unknown)}; programmes are {', '.join(PROGRAMMES)}")
    if any(not share >= 0 for share in shares.values()) or sum(shares.values()) > 1 + 1e-9:
        raise ValueError("shares must be at least 0 and together at most 1")
    if cash_years < 1:
        raise ValueError(f"cash_years is {cash_years}; give at least 1")
    for name, value in others.items():
        if not value >= 0:
            raise ValueError(f"{name} is {value}; give 0 or more")
