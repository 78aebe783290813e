"""Our measures against pysal's ``inequality`` on the same million households, and the time of each of ours.

Run ``python benchmarks/measures.py [households]``. The values must agree to 1e-12 (the exit status says so).
Times are printed and never judged: they belong to the machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np

from akademi import measures

TOLERANCE = 1e-12
Call = Callable[[], float]


def best_of(call: Call, repeats: int = 3) -> tuple[float, float]:
    """Return the value of ``call`` and its shortest time in milliseconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        value = call()
        times.append(time.perf_counter() - start)
    return value, 1000 * min(times)


def comparisons(welfare: np.ndarray, regions: np.ndarray) -> dict[str, tuple[Call, Call]]:
    """Return pairs of calls, ours and theirs; ImportError when the library is missing."""
    from inequality.atkinson import Atkinson
    from inequality.gini import Gini
    from inequality.theil import Theil, TheilD

    def between() -> float:
        return measures.decompose_generalised_entropy(welfare, regions, 1).between

    def within() -> float:
        return measures.decompose_generalised_entropy(welfare, regions, 1).within

    return {
        "Gini": (lambda: measures.gini(welfare), lambda: float(Gini(welfare).g)),
        "Theil": (lambda: measures.theil(welfare), lambda: float(Theil(welfare).T)),
        "Atkinson(0.5)": (lambda: measures.atkinson(welfare, 0.5), lambda: float(Atkinson(welfare, 0.5).A)),
        "Atkinson(1)": (lambda: measures.atkinson(welfare, 1), lambda: float(Atkinson(welfare, 1).A)),
        "Theil between": (between, lambda: np.asarray(TheilD(welfare, regions).bg).item()),
        "Theil within": (within, lambda: np.asarray(TheilD(welfare, regions).wg).item()),
    }


def own_measures(welfare: np.ndarray, weights: np.ndarray | None) -> dict[str, Call]:
    """Return one call of each measure of ours."""
    line = float(np.median(welfare))
    both = (weights, weights)
    later = welfare * 1.05
    blocks = np.arange(len(welfare)) // 10
    strata = blocks // 100
    deprived = np.random.default_rng(2).random((len(welfare), 10)) < 0.2
    return {
        "FGT, alpha 0": lambda: measures.fgt(welfare, line, 0, weights),
        "FGT, alpha 2": lambda: measures.fgt(welfare, line, 2, weights),
        "Watts": lambda: measures.watts(welfare, line, weights),
        "Sen": lambda: measures.sen(welfare, line, weights),
        "Sen-Shorrocks-Thon": lambda: measures.sen_shorrocks_thon(welfare, line, weights),
        "Gini": lambda: measures.gini(welfare, weights),
        "Mean log deviation": lambda: measures.mean_log_deviation(welfare, weights),
        "GE(0.7)": lambda: measures.generalised_entropy(welfare, 0.7, weights),
        "Atkinson(2)": lambda: measures.atkinson(welfare, 2, weights),
        "Palma": lambda: measures.palma(welfare, weights),
        "FGT by 38 groups": lambda: measures.decompose_fgt(welfare, line, strata % 38, 2, weights).total,
        "Theil by 38 groups": lambda: measures.decompose_generalised_entropy(welfare, strata % 38, 1, weights).total,
        "Growth incidence": lambda: measures.growth_incidence_curve(welfare, later, *both).growth[0],
        "Pro-poor growth": lambda: measures.pro_poor_growth_rate(welfare, later, line, *both),
        "Growth and redistribution": lambda: measures.decompose_change(welfare, later, line, 1, *both).total,
        "Alkire-Foster": lambda: measures.alkire_foster(deprived, weights=weights).adjusted_headcount,
        "FGT with standard error": lambda: (
            measures.survey_fgt(welfare, line, 1, weights, strata, blocks).standard_error
        ),
        "Gini with standard error": lambda: measures.survey_gini(welfare, weights, strata, blocks).standard_error,
    }


def compare(welfare: np.ndarray) -> bool:
    """Print the comparison and return whether all values agree."""
    regions = np.random.default_rng(1).integers(0, 38, len(welfare))
    try:
        calls = comparisons(welfare, regions)
    except ImportError:
        print("The library to compare with is missing; install it with: python -m pip install inequality")
        return True
    print(f"{'':<16}{'ours':>18}{'difference':>12}{'ours ms':>10}{'pysal ms':>10}{'times as fast':>15}")
    agree = True
    for name, (ours, theirs) in calls.items():
        value, milliseconds = best_of(ours)
        other, other_milliseconds = best_of(theirs, repeats=2)
        agree &= abs(value - other) <= TOLERANCE
        print(
            f"{name:<16}{value:>18.15f}{abs(value - other):>12.1e}{milliseconds:>10.1f}"
            f"{other_milliseconds:>10.1f}{other_milliseconds / milliseconds:>15.1f}"
        )
    print(f"equal to {TOLERANCE:.0e}: {'yes' if agree else 'NO'}")
    return agree


def main() -> int:
    """Compare, then time every measure with and without weights."""
    households = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    random = np.random.default_rng(0)
    welfare = random.lognormal(13.5, 0.6, households)
    weights = random.uniform(50, 400, households)
    print(f"{households:,} households, numpy {np.__version__}\n")
    agree = compare(welfare)
    print(f"\n{'milliseconds':<28}{'unweighted':>12}{'weighted':>12}")
    weighted = own_measures(welfare, weights)
    for name, plain in own_measures(welfare, None).items():
        print(f"{name:<28}{best_of(plain)[1]:>12.1f}{best_of(weighted[name])[1]:>12.1f}")
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
