"""A made-up household survey whose poverty is that of a real place.

Nobody was interviewed. Households get a place to live, members, schooling, work and a house; these give an
index of living standard that explains a stated part of their rank; the rank gives the expenditure, from the
distribution that P0, P1 and P2 determine; and calibrated weights then meet the published figures. What a
house looks like, and how it goes with expenditure, are assumptions for teaching, not findings about the
place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from statistics import NormalDist

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from akademi.models.calibration import calibrate
from akademi.models.expenditure import ExpenditureDistribution, fit_expenditure
from akademi.models.random_stream import RandomStream

Array = NDArray[np.float64]
CLUSTER_SIZE = 10
FEWEST = 600
LEVELS = np.array([0.0, 3.0, 6.0, 9.0, 12.0, 16.0])
STRATA = ("perkotaan", "perdesaan")
FLOORS = ("tanah", "semen", "keramik")
ROOFS = ("bahan lain", "seng atau asbes", "genteng atau beton")
SECTORS = ("pertanian", "industri dan bangunan", "perdagangan dan jasa", "pegawai tetap")
_CUTS = (1.5, 4.5, 7.5, 10.5, 14.0)
_SCHOOLING_SPREAD = 4.5
_SIZE_SHARES = np.array([8, 14, 22, 25, 16, 8, 4, 2, 1]) / 100
_LONGEST_RANGE = (0.5, 15.0)
_STANDARD = NormalDist()


@dataclass(frozen=True)
class SurveyTargets:
    """What the survey must reproduce, and what it assumes.

    Attributes
    ----------
    headcount, gap, severity : float
        P0, P1, P2 of persons, fractions.
    line : float
        Poverty line, rupiah per person per month.
    schooling : float
        Mean years of schooling of persons of 25 years and over.
    poor_household_size : float
        Mean number of members of a poor household.
    household_size : float, default 3.8
        Mean number of members of all households.
    population : float, optional
        Persons the weights add up to; without it the mean weight is about 1.
    urban_share : float, default 0.35
        Share of persons in urban clusters, a fraction.
    sanitation, water : float, default 0.8 and 0.9
        Shares of households with proper sanitation and drinking water, before weighting.
    explained : float, default 0.5
        Share of the variance of log expenditure that a regression on the covariates explains (R squared),
        about.
    """

    headcount: float
    gap: float
    severity: float
    line: float
    schooling: float
    poor_household_size: float
    household_size: float = 3.8
    population: float | None = None
    urban_share: float = 0.35
    sanitation: float = 0.8
    water: float = 0.9
    explained: float = 0.5

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            if value is not None and not np.isfinite(value):
                raise ValueError(f"{item.name} is {value}; give a number")
        low, high = _LONGEST_RANGE
        if not low <= self.schooling <= high:
            raise ValueError(f"schooling is {self.schooling}; give {low} to {high} years")
        if not 2 <= self.household_size <= 6 or not 2 <= self.poor_household_size <= 7:
            raise ValueError("household_size must be 2 to 6 and poor_household_size 2 to 7 persons")
        if self.population is not None and self.population <= 0:
            raise ValueError(f"population is {self.population}; give persons, or None")
        for name in ("urban_share", "sanitation", "water"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} is {getattr(self, name)}; give a fraction from 0 to 1")
        if not 0.1 <= self.explained <= 0.7:
            raise ValueError(f"explained is {self.explained}; give 0.1 to 0.7")


def draw_survey(targets: SurveyTargets, households: int = 10_000, seed: int | Sequence[int] = 0) -> pd.DataFrame:
    """Draw a synthetic survey.

    Parameters
    ----------
    targets : SurveyTargets
        What to reproduce.
    households : int, default 10_000
        Rows; at least 600, so that the fewest poor still show a distribution.
    seed : int or sequence of int, default 0
        Same seed, same survey.

    Returns
    -------
    pandas.DataFrame, shape (households, 16)
        ``rumah_tangga`` (running number), ``strata``, ``klaster``, ``bobot`` (households that a row stands
        for), ``bobot_orang`` (persons: ``bobot`` times ``anggota``), ``anggota``, ``anggota_25`` (of 25 years
        and over), ``lama_sekolah_kepala``, ``lama_sekolah_25`` (mean of ``anggota_25``), ``sektor_kepala``,
        ``lantai``, ``atap``, ``air_layak``, ``sanitasi_layak``, ``sepeda_motor`` and
        ``pengeluaran_per_kapita`` (rupiah per person per month). Weighted, P0, P1, P2, both household sizes,
        schooling, the urban share and the population meet the targets up to the rounding of the weights.

    Raises
    ------
    ValueError
        If the targets contradict one another, or there are too few households to meet them.
    """
    if households < FEWEST:
        raise ValueError(f"households is {households}; give at least {FEWEST}")
    fitted = _fitted(targets.headcount, targets.gap, targets.severity, targets.line)
    stream = RandomStream(seed)
    clusters, strata = _clusters(households, targets.urban_share)
    urban = strata == 0
    cluster_noise = stream.bell(2, clusters[-1] + 1)[:, clusters]
    own = stream.bell(11, households)
    chance = stream.uniform(3, households)

    wealth = np.sqrt(0.2) * cluster_noise[0] + np.sqrt(0.8) * own[0]
    size = _sizes(chance[0], targets.household_size)
    adults = np.minimum(size, np.digitize(chance[1], (0.12, 0.8)) + 1)
    head, mean_schooling = _schooling(wealth, own, adults, targets.schooling)
    sector = _sectors(urban, own[10], head, chance[2])
    floor = np.digitize(0.6 * wealth + 0.8 * own[4], (-1.4, 0.0))
    roof = np.digitize(0.5 * wealth + 0.87 * own[5], (-1.6, -0.3))
    water = _has(0.5 * wealth + 0.87 * own[6], targets.water)
    sanitation = _has(0.6 * wealth + 0.8 * own[7], targets.sanitation)
    motorcycles = np.digitize(0.6 * wealth + 0.8 * own[8], (-0.7, 0.6))

    index = (
        0.30 * urban
        + 0.07 * head
        + np.array([0.0, 0.3, 0.7])[floor]
        + np.array([0.0, 0.15, 0.3])[roof]
        + 0.25 * water
        + 0.40 * sanitation
        + 0.35 * motorcycles
        + np.array([-0.25, 0.0, 0.1, 0.5])[sector]
    )
    index = _standard(index) - _pull_of_size(targets) * _standard(size)
    index = _standard(index)
    explained = np.sqrt(min(0.95, targets.explained / _straightness(targets)))
    rest = np.sqrt(0.12) * cluster_noise[1] + np.sqrt(0.88) * own[9]
    standing = explained * index + np.sqrt(1 - explained**2) * rest

    design = _design_weights(stream, clusters, strata)
    spending = fitted.quantile(_ranks(standing, design * size))
    # Whole rupiah, rounded away from the line so that nobody changes sides.
    spending = np.where(spending < targets.line, np.floor(spending), np.ceil(spending))
    weights = _weights(targets, design, spending, size, urban, adults, mean_schooling)
    return pd.DataFrame(
        {
            "rumah_tangga": np.arange(1, households + 1),
            "strata": pd.Categorical.from_codes(strata, list(STRATA)),
            "klaster": clusters + 1,
            "bobot": weights,
            "bobot_orang": weights * size,
            "anggota": size,
            "anggota_25": adults,
            "lama_sekolah_kepala": head,
            "lama_sekolah_25": mean_schooling,
            "sektor_kepala": pd.Categorical.from_codes(sector, list(SECTORS)),
            "lantai": pd.Categorical.from_codes(floor, list(FLOORS), ordered=True),
            "atap": pd.Categorical.from_codes(roof, list(ROOFS), ordered=True),
            "air_layak": water,
            "sanitasi_layak": sanitation,
            "sepeda_motor": motorcycles,
            "pengeluaran_per_kapita": spending,
        }
    )


@cache
def _fitted(headcount: float, gap: float, severity: float, line: float) -> ExpenditureDistribution:
    """Keep the solved distribution: it depends on the place only, not on the seed."""
    return fit_expenditure(headcount, gap, severity, line)


def _clusters(households: int, urban_share: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Cluster and stratum (0 urban) of every household; at least two clusters in a peopled stratum."""
    count = -(-households // CLUSTER_SIZE)
    urban = round(count * urban_share)
    urban = min(max(urban, 2 if urban_share > 0 else 0), count - (2 if urban_share < 1 else 0))
    cluster = np.arange(households) // CLUSTER_SIZE
    return cluster, (cluster >= urban).astype(np.int64)


def _sizes(chance: Array, mean: float) -> NDArray[np.int64]:
    """Household sizes 1 to 9 with a given mean: a typical shape, tilted."""
    sizes = np.arange(1, _SIZE_SHARES.size + 1)
    low, high = -3.0, 3.0
    for _ in range(60):
        tilt = (low + high) / 2
        shares = _SIZE_SHARES * np.exp(tilt * (sizes - mean))
        shares = shares / shares.sum()
        low, high = (tilt, high) if shares @ sizes < mean else (low, tilt)
    return np.digitize(chance, np.cumsum(shares)[:-1]) + 1


def _schooling(wealth: Array, own: Array, adults: NDArray[np.int64], mean: float) -> tuple[Array, Array]:
    """Schooling of the head, and mean schooling of the adults, whose partner or child resembles the head."""
    low, high = -40.0, 60.0
    for _ in range(60):
        centre = (low + high) / 2
        below = np.array([0.0, *(_STANDARD.cdf((cut - centre) / _SCHOOLING_SPREAD) for cut in _CUTS), 1.0])
        low, high = (centre, high) if np.diff(below) @ LEVELS < mean else (low, centre)
    shared = 0.5 * wealth + 0.5 * own[1]
    lonely = np.sqrt(0.5)
    latent_head = shared + lonely * own[2]
    latent_other = shared + lonely * own[3]
    head = LEVELS[np.digitize(centre + _SCHOOLING_SPREAD * latent_head, _CUTS)]
    other = LEVELS[np.digitize(centre + _SCHOOLING_SPREAD * latent_other, _CUTS)]
    return head, (head + other * (adults - 1)) / adults


def _sectors(urban: NDArray[np.bool_], taste: Array, head: Array, chance: Array) -> NDArray[np.int64]:
    """Sector of the head's work: the field in villages, regular posts for those who studied."""
    field = (taste - 0.08 * (head - 7)) > np.where(urban, 1.3, 0.0)
    regular = chance < np.where(head >= 12, 0.3, 0.04)
    trade = chance > 0.5
    return np.where(field, 0, np.where(regular, 3, np.where(trade, 2, 1)))


def _has(latent: Array, share: float) -> NDArray[np.bool_]:
    """The given share of a standard normal has it, those highest."""
    if share <= 0 or share >= 1:
        return np.full(latent.shape, share >= 1)
    return latent > _STANDARD.inv_cdf(1 - share)


def _standard(values: Array) -> Array:
    return (values - values.mean()) / values.std()


def _pull_of_size(targets: SurveyTargets) -> float:
    """How strongly size lowers the index, so that the poor have households of about the size wanted."""
    sizes = np.arange(1, _SIZE_SHARES.size + 1)
    deviation = np.sqrt(_SIZE_SHARES @ (sizes - _SIZE_SHARES @ sizes) ** 2)
    cut = _STANDARD.inv_cdf(targets.headcount)
    # Of a normal rank, the lowest share P0 lies on average pdf/P0 deviations below the mean.
    distance = _STANDARD.pdf(cut) / targets.headcount
    correlation = (targets.poor_household_size - targets.household_size) / (deviation * distance)
    share = min(max(correlation / np.sqrt(targets.explained), -0.75), 0.75)
    return share / np.sqrt(1 - share**2)


@cache
def _straightness(targets: SurveyTargets) -> float:
    """Squared correlation of log expenditure with the normal rank, a bound on what an index can explain."""
    rank = (np.arange(2000) + 0.5) / 2000
    fitted = _fitted(targets.headcount, targets.gap, targets.severity, targets.line)
    normal = np.array([_STANDARD.inv_cdf(share) for share in rank])
    return float(np.corrcoef(normal, np.log(fitted.quantile(rank)))[0, 1] ** 2)


def _design_weights(stream: RandomStream, clusters: NDArray[np.int64], strata: NDArray[np.int64]) -> Array:
    """Weights before calibration: villages are drawn a little less often, and clusters answer unevenly."""
    answer = 0.8 + 0.4 * stream.uniform(clusters[-1] + 1)
    return np.array([0.9, 1.1])[strata] * answer[clusters]


def _ranks(standing: Array, persons: Array) -> Array:
    """Share of persons who have less, at the middle of each household."""
    order = np.argsort(standing, kind="stable")
    ranks = np.empty_like(standing)
    running = np.cumsum(persons[order])
    ranks[order] = (running - persons[order] / 2) / running[-1]
    return ranks


def _weights(
    targets: SurveyTargets,
    design: Array,
    spending: Array,
    size: NDArray[np.int64],
    urban: NDArray[np.bool_],
    adults: NDArray[np.int64],
    mean_schooling: Array,
) -> Array:
    """Weights of households that meet the targets, rounded so that every platform prints the same."""
    poor = spending < targets.line
    shortfall = np.where(poor, (targets.line - spending) / targets.line, 0.0)
    conditions = [
        (size / targets.household_size, 1.0),
        (size - targets.household_size, 0.0),
        (size * (poor - targets.headcount) / targets.headcount, 0.0),
        (size * (shortfall - targets.gap) / targets.gap, 0.0),
        (size * (shortfall**2 - targets.severity) / targets.severity, 0.0),
        (poor * (size - targets.poor_household_size) / targets.headcount, 0.0),
        (adults * (mean_schooling - targets.schooling) / targets.schooling, 0.0),
    ]
    if 0 < targets.urban_share < 1:
        conditions.append((size * (urban - targets.urban_share), 0.0))
    table = np.stack([variable for variable, _ in conditions])
    start = design / (design @ size) * targets.household_size
    try:
        shares = calibrate(start, table, [total for _, total in conditions])
    except ValueError as error:
        raise ValueError(
            f"{size.size} households with {int(poor.sum())} poor cannot meet the targets; raise households "
            f"or "
            "look for targets that contradict one another"
        ) from error
    if targets.population is None:
        return np.round(shares * size.size, 5)
    return np.round(shares * targets.population / targets.household_size, 3)
