"""Simulator "Bagaimana bila?": Indonesia with another country's path of one driver, and how little that proves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection

from akademi.charts.axis import number_formatter
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.data import load
from akademi.models import counterfactual_growth as model
from akademi.simulators.controls import Choice, Control, Slider, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

FIRST_YEAR, LAST_YEAR = 1960, 2019
RECEIVER = "IDN"
LENDERS = {"KOR": "Korea Selatan", "SGP": "Singapura", "PHL": "Filipina"}
DRIVERS: dict[model.Driver, str] = {
    "investment": "investasi",
    "schooling": "sekolah",
    "population": "penduduk",
    "residual": "sisa",
    "all": "keempatnya",
}
_YEARS = np.arange(FIRST_YEAR, LAST_YEAR + 1)
_LOW, _HIGH = 300.0, 90_000.0
_FEWEST, _MOST = 0.16, 14.0

CONTROLS: tuple[Control, ...] = (
    Choice("lender", "Negara yang ditiru", tuple(LENDERS.items()), "KOR"),
    Choice(
        "driver",
        "Pendorong yang ditiru",
        (
            ("investment", "Investasi: porsi PDB yang ditanam"),
            ("schooling", "Sekolah: tingkat modal manusia"),
            ("population", "Penduduk: pertumbuhannya"),
            ("residual", "Sisa: yang tidak dijelaskan ketiganya"),
            ("all", "Keempatnya sekaligus"),
        ),
        "investment",
    ),
    Slider(
        "capital_share",
        "Pangsa modal",
        30,
        50,
        5,
        40,
        0,
        "",
        "%",
        "Tidak teramati langsung; tiap pilihan masuk akal.",
    ),
    Slider("year", "Sampai tahun", FIRST_YEAR + 1, LAST_YEAR, 1, LAST_YEAR, 0, play=True, grouped=False),
)


@dataclass(frozen=True)
class WhatIfOutcome:
    """What the settings lead to; output per head in constant 2015 US dollars.

    Attributes
    ----------
    lender, driver : str
        Whose path of which driver.
    year : int
        The year looked at.
    actual, lenders, path : numpy.ndarray, shape (60,)
        Indonesia as it was, the lender as it was, Indonesia with the driver; 1960 to 2019.
    narrow, wide : tuple of numpy.ndarray
        Lowest and highest path over our assumptions; one standard deviation of what nothing explains.
    multiples : dict of str to (float, float, float)
        For each driver the middle, low and high multiple of Indonesia's output in that year.
    """

    lender: str
    driver: model.Driver
    year: int
    actual: np.ndarray
    lenders: np.ndarray
    path: np.ndarray
    narrow: tuple[np.ndarray, np.ndarray]
    wide: tuple[np.ndarray, np.ndarray]
    multiples: dict[model.Driver, tuple[float, float, float]]

    @property
    def place(self) -> int:
        """Index of the year looked at."""
        return self.year - FIRST_YEAR

    @property
    def multiple(self) -> float:
        """Output with the driver over output as it was, in the year looked at."""
        return float(self.path[self.place] / self.actual[self.place])

    @property
    def distinguishable(self) -> bool:
        """Whether the wide band leaves out what really happened."""
        return not self.wide[0][self.place] <= self.actual[self.place] <= self.wide[1][self.place]

    @property
    def title(self) -> str:
        """The finding."""
        whose = f"{_driver(self.driver)} {LENDERS[self.lender]}"
        if self.multiple < 0.98:
            return f"Dengan {whose}, Indonesia {self.year} justru lebih rendah: {_times(self.multiple)}"
        if not self.distinguishable:
            return f"Dengan {whose}: {_times(self.multiple)}, tetapi pita lebar masih memuat yang sebenarnya"
        if self.driver == "residual":
            return f"Yang terbesar adalah yang paling tidak kita pahami: sisa {LENDERS[self.lender]}, " + _times(
                self.multiple
            )
        return f"Dengan {whose}, Indonesia {self.year} menjadi {_times(self.multiple)}"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        at = self.place
        return (
            f"Indonesia {self.year}: sebenarnya {_dollars(self.actual[at])} dolar per orang; dengan "
            f"{_driver(self.driver)} {LENDERS[self.lender]} {_dollars(self.path[at])} ({_times(self.multiple)}). "
            f"Pita sempit (pilihan angka model) {_dollars(self.narrow[0][at])}–{_dollars(self.narrow[1][at])}; "
            f"pita lebar (keragaman antarnegara) {_dollars(self.wide[0][at])}–{_dollars(self.wide[1][at])}. "
            f"{LENDERS[self.lender]} sendiri {_dollars(self.lenders[at])}. Ini akuntansi, bukan ramalan."
        )


def outcome(settings: Mapping[str, Any]) -> WhatIfOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    WhatIfOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    lender, driver, year = str(s["lender"]), str(s["driver"]), int(s["year"])
    paths = _paths(lender, int(s["capital_share"]))
    actual = histories()[RECEIVER].output
    at = year - FIRST_YEAR
    multiples = {
        name: tuple(float(one[at] / actual[at]) for one in (middle, *narrow))
        for name, (middle, narrow, _wide) in paths.items()
    }
    path, narrow, wide = paths[driver]  # type: ignore[index]
    return WhatIfOutcome(
        lender=lender,
        driver=driver,  # type: ignore[arg-type]
        year=year,
        actual=actual,
        lenders=histories()[lender].output,
        path=path,
        narrow=narrow,
        wide=wide,
        multiples=multiples,  # type: ignore[arg-type]
    )


@lru_cache(maxsize=1)
def histories() -> dict[str, model.History]:
    """Histories of all countries of the course's tables that have no gap from 1960 to 2019, by ISO code.

    Output per head is the World Bank's in constant 2015 dollars; the share invested, the index of human capital
    and the population are those of the Penn World Table 10.01.
    """
    income, panel = load("negara_pdb_per_kapita"), load("negara_panel")
    income = income[income["sumber"] == "wdi_usd2015"].pivot(index="tahun", columns="iso3", values="pdb_per_kapita")
    columns = ("investasi_pwt", "modal_manusia_pwt", "penduduk_pwt_juta")
    drivers = [panel.pivot(index="tahun", columns="iso3", values=column) for column in columns]
    found = {}
    for country in income.columns:
        paths = [table[country].reindex(_YEARS).to_numpy() for table in (income, *drivers)]
        if np.isfinite(paths).all():
            found[country] = model.History(*paths)
    return found


@lru_cache(maxsize=32)
def _paths(lender: str, percent: int) -> dict[str, tuple[Any, Any, Any]]:
    """Path, narrow band and wide band of every driver."""
    receiver, other = histories()[RECEIVER], histories()[lender]
    share = percent / 100
    middle = model.Parameters(capital_share=share)
    spread = model.residual_spread(list(histories().values()), middle)
    found = {}
    for driver in DRIVERS:
        path = model.counterfactual(receiver, other, driver, middle)
        narrow = model.assumption_range(receiver, other, driver, capital_shares=(share - 0.1, share, share + 0.1))
        found[driver] = (path, narrow, model.with_spread(path, spread))
    return found  # type: ignore[return-value]


def _driver(driver: model.Driver) -> str:
    return "keempat pendorong" if driver == "all" else DRIVERS[driver]


def _times(multiple: float) -> str:
    return f"{fmt_id(multiple, 2)} kali"


def _dollars(amount: float) -> str:
    return fmt_id(round(float(amount), -1), 0)


class WhatIfScene(Scene):
    """Left the three paths and the two bands, right every driver's multiple in that year."""

    synthetic = False
    note = "Bank Dunia (WDI) dan Penn World Table 10.01, 1960–2019; perhitungan kursus. Akuntansi, bukan ramalan."

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        left.set(xlim=(FIRST_YEAR, LAST_YEAR + 1), ylim=(_LOW, _HIGH), yscale="log")
        left.set_title("PDB per kapita, US$ 2015, skala log")
        left.yaxis.set_major_formatter(number_formatter(0))
        left.set_yticks([300, 1_000, 3_000, 10_000, 30_000])
        left.minorticks_off()
        self._wide = left.add_collection(PolyCollection([], facecolor="#dcebf5", edgecolor="none"), autolim=False)
        self._narrow = left.add_collection(PolyCollection([], facecolor="#8fc1df", edgecolor="none"), autolim=False)
        (self._lenders,) = left.plot([], [], color=CONTRAST, lw=2, ls=(0, (5, 2)), label="negara yang ditiru")
        (self._actual,) = left.plot([], [], color=INK, lw=2.2, label="Indonesia sebenarnya")
        (self._path,) = left.plot([], [], color=ACCENT, lw=2.2, ls=(0, (1, 1)), label="Indonesia andaikan")
        left.legend(loc="upper left", fontsize=8.5, handlelength=2.8, borderaxespad=0.2, labelspacing=0.3)

        right.set(xlim=(_FEWEST, _MOST), ylim=(len(DRIVERS) - 0.4, -0.75), xscale="log", yticks=range(len(DRIVERS)))
        # Names stand inside: outside, the longest would run off a narrow page.
        right.set_yticklabels([])
        for row, text in enumerate(DRIVERS.values()):
            right.text(_FEWEST * 1.04, row, text, ha="left", va="center", fontsize=9.5)
        right.tick_params(axis="y", length=0)
        right.grid(axis="y", visible=False)
        right.set_xticks([0.5, 1, 2, 4, 8])
        right.minorticks_off()
        right.xaxis.set_major_formatter(number_formatter())
        right.set_xlabel("kali Indonesia yang sebenarnya, skala log")
        right.set_title("Satu pendorong setiap kali; garis: pita sempit")
        right.axvline(1, color=INK, lw=1)
        self._ranges = right.add_collection(LineCollection([], colors=MUTED, linewidths=2.4), autolim=False)
        (self._others,) = right.plot([], [], "o", ms=7, color=MUTED, mec="white")
        (self._chosen,) = right.plot([], [], "s", ms=10, color=ACCENT, mec="white")
        self._figures = [right.text(0, 0, "", ha="center", va="bottom", fontsize=9.5) for _ in DRIVERS]
        self.live(
            self._wide, self._narrow, self._lenders, self._actual, self._path, self._ranges, self._others, self._chosen
        )
        self.calm(*self._figures)

    def move(self, result: WhatIfOutcome) -> None:
        """Follow the settings."""
        stop = result.place + 1
        years = _YEARS[:stop]
        for shape, (low, high) in ((self._wide, result.wide), (self._narrow, result.narrow)):
            edge = np.concatenate([low[:stop], high[:stop][::-1]])
            shape.set_verts([np.column_stack([np.concatenate([years, years[::-1]]), edge])])
        self._lenders.set_data(years, result.lenders[:stop])
        self._actual.set_data(years, result.actual[:stop])
        self._path.set_data(years, result.path[:stop])
        rows = {name: row for row, name in enumerate(DRIVERS)}
        middles = {name: float(np.clip(middle, _FEWEST, _MOST)) for name, (middle, _, _) in result.multiples.items()}
        self._ranges.set_segments(
            [[(low, rows[name]), (high, rows[name])] for name, (_, low, high) in result.multiples.items()]
        )
        others = [name for name in DRIVERS if name != result.driver]
        self._others.set_data([middles[name] for name in others], [rows[name] for name in others])
        self._chosen.set_data([middles[result.driver]], [rows[result.driver]])
        for name, text in zip(DRIVERS, self._figures, strict=True):
            set_text(text, f"{fmt_id(result.multiples[name][0], 2)}×", middles[name], rows[name] - 0.18)


def what_if(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of Indonesia with another country's path of one driver.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``lender`` ("KOR", "SGP", "PHL"), ``driver`` ("investment", "schooling", "population", "residual", "all"),
        ``capital_share`` (percent), ``year`` (1961 to 2019).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator("Simulator: bagaimana bila?", CONTROLS, outcome, WhatIfScene, initial_settings, only)
