"""Asset dynamics with and without a poverty trap.

A household that owns assets ``k`` this period owns ``F(k)`` the next. There is a poverty trap if ``F``
crosses the 45-degree line from below at an unstable point, the threshold, between two stable points
(Azariadis and Stachurski 2005; Carter and Barrett 2006). A concave ``F`` crosses it only once above zero,
and then there is none.

Assets are in millions of rupiah throughout and the numbers are made up for teaching.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


class AssetMap(Protocol):
    """How the assets of one period become those of the next."""

    def __call__(self, assets: ArrayLike) -> Array:
        """Assets of the next period, same shape."""
        ...

    def slope(self, assets: ArrayLike) -> Array:
        """Derivative of the map, same shape."""
        ...


@dataclass(frozen=True)
class TrapMap:
    """S-shaped map ``F(k) = retention k + gain k^steepness / (k^steepness + half_gain_assets^steepness)``.

    The defaults are the toy of the course: fixed points 0, 1.4207 (unstable) and 6.9524.

    Attributes
    ----------
    retention : float
        Share of the assets that is left after a period without any new income, between 0 and 1.
    gain : float
        Largest income that can be added in one period, million rupiah.
    steepness : float
        How suddenly the income begins to grow; above 1 the map is S-shaped.
    half_gain_assets : float
        Assets at which half of the gain is earned, million rupiah.

    Raises
    ------
    ValueError
        If a parameter is out of its range.
    """

    retention: float = 0.5
    gain: float = 3.5
    steepness: float = 4.0
    half_gain_assets: float = 2.0

    def __post_init__(self) -> None:
        if not 0 <= self.retention < 1:
            raise ValueError(f"retention is {self.retention}; give a share from 0 to below 1")
        for name in ("gain", "half_gain_assets"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} is {getattr(self, name)}; give a number above 0")
        if not self.steepness > 1:
            raise ValueError(f"steepness is {self.steepness}; an S-shape needs more than 1")

    def __call__(self, assets: ArrayLike) -> Array:
        """Assets of the next period, same shape as `assets`."""
        k = _not_negative(assets)
        return self.retention * k + self.gain * self._share(k)

    def slope(self, assets: ArrayLike) -> Array:
        """Derivative of the map, same shape as `assets`."""
        k = _not_negative(assets)
        share = self._share(k)
        with np.errstate(divide="ignore", invalid="ignore"):
            rise = np.where(k > 0, self.gain * self.steepness * share * (1 - share) / k, 0.0)
        return self.retention + rise

    def _share(self, k: Array) -> Array:
        power = k**self.steepness
        return power / (power + self.half_gain_assets**self.steepness)


@dataclass(frozen=True)
class ConcaveMap:
    """Concave map ``F(k) = retention k + productivity k^curvature``: returns diminish from the start.

    Every household that owns anything climbs to the same high steady state; there is no threshold.

    Attributes
    ----------
    retention : float
        Share of the assets that is left after a period, between 0 and 1.
    productivity : float
        Income of a household that owns one million rupiah, million rupiah.
    curvature : float
        Exponent between 0 and 1.

    Raises
    ------
    ValueError
        If a parameter is out of its range.
    """

    retention: float = 0.5
    productivity: float = 1.0
    curvature: float = 0.5

    def __post_init__(self) -> None:
        if not 0 <= self.retention < 1:
            raise ValueError(f"retention is {self.retention}; give a share from 0 to below 1")
        if not self.productivity > 0:
            raise ValueError(f"productivity is {self.productivity}; give a number above 0")
        if not 0 < self.curvature < 1:
            raise ValueError(f"curvature is {self.curvature}; a concave map needs a number between 0 and 1")

    def __call__(self, assets: ArrayLike) -> Array:
        """Assets of the next period, same shape as `assets`."""
        k = _not_negative(assets)
        return self.retention * k + self.productivity * k**self.curvature

    def slope(self, assets: ArrayLike) -> Array:
        """Derivative of the map, same shape as `assets`; infinite at zero."""
        k = _not_negative(assets)
        with np.errstate(divide="ignore"):
            return self.retention + self.productivity * self.curvature * k ** (self.curvature - 1)

    @property
    def steady_state(self) -> float:
        """The one steady state above zero, million rupiah."""
        return (self.productivity / (1 - self.retention)) ** (1 / (1 - self.curvature))


@dataclass(frozen=True)
class FixedPoint:
    """A point at which assets stay as they are.

    Attributes
    ----------
    assets : float
        Million rupiah.
    slope : float
        Slope of the map there.
    stable : bool
        Whether households near it are drawn to it: the slope is below 1 in size.
    """

    assets: float
    slope: float
    stable: bool


def trap_map(threshold: float, *, retention: float = 0.5, gain: float = 3.5, steepness: float = 4.0) -> TrapMap:
    """S-shaped map whose unstable point lies exactly at `threshold`.

    Solving ``F(k*) = k*`` for ``half_gain_assets`` gives ``k* (gain / ((1 - retention) k*) -
    1)^(1/steepness)``.

    Parameters
    ----------
    threshold : float
        Million rupiah; the toy's is 1.4207.
    retention, gain, steepness : float
        As in `TrapMap`.

    Raises
    ------
    ValueError
        If no S-shaped map of this kind has its threshold there: it must be above 0 and below
        ``gain (steepness - 1) / ((1 - retention) steepness)``, where the two upper fixed points meet.
    """
    limit = gain * (steepness - 1) / ((1 - retention) * steepness)
    if not 0 < threshold < limit:
        raise ValueError(f"threshold is {threshold}; give a number between 0 and {limit:.4g}")
    ratio = gain / ((1 - retention) * threshold) - 1
    return TrapMap(retention, gain, steepness, threshold * ratio ** (1 / steepness))


def concave_twin(trap: TrapMap, curvature: float = 0.5) -> ConcaveMap:
    """Concave map with the retention and the high steady state of `trap`, but no threshold.

    Raises
    ------
    ValueError
        If `trap` has no high steady state.
    """
    high = max(point.assets for point in fixed_points(trap))
    if high == 0:
        raise ValueError("trap has no steady state above 0; raise its gain or lower half_gain_assets")
    return ConcaveMap(trap.retention, (1 - trap.retention) * high ** (1 - curvature), curvature)


def fixed_points(asset_map: AssetMap, highest: float = 50.0, cells: int = 4000) -> tuple[FixedPoint, ...]:
    """All fixed points from 0 to `highest`, from low to high.

    The sign of ``F(k) - k`` is looked up on a grid that is finer near zero, and each change of sign is
    halved down to the last bit. Points at which the map only touches the line have no change of sign and
    are not found.

    Parameters
    ----------
    asset_map : AssetMap
        The map; must take arrays.
    highest : float, default 50.0
        End of the search, million rupiah.
    cells : int, default 4000
        Grid cells; two fixed points within one cell would be missed.

    Returns
    -------
    tuple of FixedPoint
        Includes zero if assets of zero stay zero.

    Raises
    ------
    ValueError
        If `highest` or `cells` is not above 0.
    """
    if not highest > 0 or cells < 1:
        raise ValueError("highest and cells must be above 0")

    def growth(k: ArrayLike) -> Array:
        return np.asarray(asset_map(k)) - np.asarray(k)

    roots = [0.0] if growth(0.0) == 0 else []
    grid = highest * np.linspace(0, 1, cells + 1)[1:] ** 2
    values = growth(grid)
    roots += list(grid[values == 0])
    for left in np.flatnonzero(values[:-1] * values[1:] < 0):
        roots.append(_bisect(growth, grid[left], grid[left + 1]))
    return tuple(_describe(asset_map, root) for root in sorted(set(roots)))


def threshold_of(asset_map: AssetMap) -> float | None:
    """The unstable fixed point between two stable ones, million rupiah; None where there is no trap."""
    points = fixed_points(asset_map)
    for below, middle, above in zip(points, points[1:], points[2:], strict=False):
        if below.stable and not middle.stable and above.stable:
            return middle.assets
    return None


def iterate(
    asset_map: AssetMap,
    initial: ArrayLike,
    periods: int,
    *,
    transfer: float = 0.0,
    shock: float = 0.0,
    shock_period: int | None = None,
) -> Array:
    """Paths of one household or of many.

    Parameters
    ----------
    asset_map : AssetMap
        The map.
    initial : array_like, shape () or (households,)
        Assets before any help, million rupiah.
    periods : int
        Number of periods after the first.
    transfer : float, default 0
        Assets given once, at the start, to each household, million rupiah.
    shock : float, default 0
        Share of the assets that everyone loses once, from 0 to 1.
    shock_period : int, optional
        Period at the end of which they lose it; none without it.

    Returns
    -------
    numpy.ndarray, shape (periods + 1,) or (periods + 1, households)
        Row ``t`` holds the assets of period ``t``; row 0 includes the transfer.

    Raises
    ------
    ValueError
        If assets or the transfer are negative, `periods` is negative or `shock` is not a share.
    """
    start = _not_negative(initial)
    if periods < 0:
        raise ValueError(f"periods is {periods}; give 0 or more")
    if transfer < 0:
        raise ValueError(f"transfer is {transfer}; give 0 or more million rupiah")
    if not 0 <= shock <= 1:
        raise ValueError(f"shock is {shock}; give a share from 0 to 1")
    path = np.empty((periods + 1, *start.shape))
    path[0] = (start + transfer) * (1 - shock if shock_period == 0 else 1)
    for period in range(1, periods + 1):
        path[period] = asset_map(path[period - 1])
        if period == shock_period:
            path[period] *= 1 - shock
    return path


def cobweb(path: ArrayLike) -> Array:
    """Corners of the staircase that a path draws between the map and the 45-degree line.

    Parameters
    ----------
    path : array_like, shape (periods + 1,)
        Assets of one household.

    Returns
    -------
    numpy.ndarray, shape (2 periods + 1, 2)
        Pairs (assets this period, assets next period), beginning on the 45-degree line.
    """
    assets = np.asarray(path, dtype=float)
    if assets.ndim != 1 or assets.size == 0:
        raise ValueError("path must hold the assets of one household, shape (periods + 1,)")
    corners = np.repeat(assets, 2)
    return np.column_stack([corners[:-1], np.concatenate([assets[:1], corners[2:]])])


def crowd(households: int = 300, seed: int = 2025, median: float = 1.4, spread: float = 0.6) -> Array:
    """Initial assets of a made-up village, lognormal.

    Parameters
    ----------
    households : int, default 300
        How many.
    seed : int, default 2025
        Random seed; the same seed gives the same village.
    median : float, default 1.4
        Median assets, million rupiah.
    spread : float, default 0.6
        Standard deviation of log assets.

    Returns
    -------
    numpy.ndarray, shape (households,)
        Million rupiah, from low to high.
    """
    if households < 1:
        raise ValueError(f"households is {households}; give 1 or more")
    draw = np.random.default_rng(seed).normal(np.log(median), spread, households)
    return np.sort(np.exp(draw))


def share_below(assets: ArrayLike, threshold: float) -> float:
    """Share of households whose assets are below the threshold, from 0 to 1."""
    values = np.asarray(assets, dtype=float)
    if values.size == 0:
        raise ValueError("assets is empty; give at least one household")
    return float(np.mean(values < threshold))


def smallest_transfer(asset_map: AssetMap, assets: float, shock: float = 0.0) -> float | None:
    """Least transfer that lifts a household to the threshold, million rupiah.

    It must lie *above* this amount, for exactly at the threshold assets stay there.

    Parameters
    ----------
    asset_map : AssetMap
        The map.
    assets : float
        What the household owns, million rupiah.
    shock : float, default 0
        Share that it loses right after the transfer.

    Returns
    -------
    float or None
        0 where no transfer is needed (above the threshold, or no trap at all and something to start from);
        None if no transfer helps, which is when everything is lost.

    Raises
    ------
    ValueError
        If `assets` is negative or `shock` is not a share.
    """
    _not_negative(assets)
    if not 0 <= shock <= 1:
        raise ValueError(f"shock is {shock}; give a share from 0 to 1")
    if shock == 1:
        return None
    threshold = threshold_of(asset_map)
    if threshold is None:
        return 0.0
    return max(0.0, threshold / (1 - shock) - assets)


def _bisect(function: Callable[[float], Array], low: float, high: float) -> float:
    """Root between two points of unlike sign, to the last bit."""
    sign_low = np.sign(function(low))
    for _ in range(200):
        middle = 0.5 * (low + high)
        if middle in (low, high):
            break
        if np.sign(function(middle)) == sign_low:
            low = middle
        else:
            high = middle
    return float(0.5 * (low + high))


def _describe(asset_map: AssetMap, root: float) -> FixedPoint:
    slope = float(asset_map.slope(root))
    return FixedPoint(float(root), slope, bool(abs(slope) < 1))


def _not_negative(assets: ArrayLike) -> Array:
    values = np.asarray(assets, dtype=float)
    if np.any(values < 0) or np.any(np.isnan(values)):
        raise ValueError("assets must be 0 or more and not missing; drop or correct negative values")
    return values
