"""Simulator: a ladder of three groups whose steps are sliders, and where the children of the poor end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib import colormaps
from matplotlib.patches import Rectangle

from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models import mobility as model
from akademi.simulators.controls import Control, Slider, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

GROUPS = ("miskin", "rentan", "aman")
LAST_GENERATION = 10
_LONG_RUN = 4096
_FAR = LAST_GENERATION + 1.5  # where on the time axis the long run is drawn
_COLOURS = (CONTRAST, MUTED, ACCENT)
_MARKERS = ("v", "s", "^")
_SIGNS = ("▼", "■", "▲")
_DASHES = ((0, (5, 2)), (0, (1, 1)), "-")

CONTROLS: tuple[Control, ...] = (
    Slider("poor_rise", "Miskin: naik ke rentan", 0, 90, 1, 30, 0, "", "%", "Sisanya tetap miskin."),
    Slider("vulnerable_fall", "Rentan: turun ke miskin", 0, 50, 1, 20, 0, "", "%"),
    Slider("vulnerable_rise", "Rentan: naik ke aman", 0, 50, 1, 20, 0, "", "%", "Sisanya tetap rentan."),
    Slider("secure_fall", "Aman: turun ke rentan", 0, 90, 1, 10, 0, "", "%", "Sisanya tetap aman."),
    Slider("generation", "Waktu", 0, LAST_GENERATION, 1, 5, 0, "generasi ", play=True),
)


@dataclass(frozen=True)
class MobilityOutcome:
    """What the settings lead to; shares from 0 to 1.

    Attributes
    ----------
    matrix : numpy.ndarray, shape (3, 3)
        Transition matrix; rows and columns miskin, rentan, aman.
    generation : int
        The generation looked at.
    path : numpy.ndarray, shape (11, 3)
        Where the descendants of poor families are, generation by generation.
    long_run : numpy.ndarray, shape (3,)
        Where they are in the long run.
    poor_spell : float
        Expected number of generations that a family stays poor.
    persistence : float
        Second eigenvalue: part of a difference in origin that is left after a generation.
    """

    matrix: np.ndarray
    generation: int
    path: np.ndarray
    long_run: np.ndarray
    poor_spell: float
    persistence: float

    @property
    def title(self) -> str:
        """The finding."""
        if self.matrix[0, 1] == 0:
            return "Tanpa jalan naik, keturunan keluarga miskin tetap miskin"
        if self.persistence > 0.85:
            return "Asal-usul membekas lama: jalan naik sempit atau mudah jatuh lagi"
        if self.persistence > 0.6:
            return "Asal-usul memudar perlahan, generasi demi generasi"
        return "Asal-usul cepat memudar: dari mana pun asalnya, peluangnya segera serupa"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        poor, vulnerable, secure = (fmt_id(100 * share, 0) for share in self.path[self.generation])
        now = (
            f"Dari 100 keturunan keluarga miskin, setelah {self.generation} generasi {poor} miskin, "
            f"{vulnerable} rentan, dan {secure} aman."
        )
        lp, lv, ls = (fmt_id(100 * share, 0) for share in self.long_run)
        later = f"Dalam jangka panjang {lp} miskin, {lv} rentan, dan {ls} aman."
        spell = (
            "Keluarga miskin tidak pernah keluar dari kemiskinan."
            if np.isinf(self.poor_spell)
            else f"Sekali miskin, sebuah keluarga rata-rata tetap miskin {fmt_id(self.poor_spell, 1)} generasi."
        )
        return f"{now} {later} {spell}"


def outcome(settings: Mapping[str, Any]) -> MobilityOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    MobilityOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    matrix = model.ladder(
        [float(s["poor_rise"]) / 100, float(s["vulnerable_rise"]) / 100],
        [float(s["vulnerable_fall"]) / 100, float(s["secure_fall"]) / 100],
    )
    poor = np.array([1.0, 0.0, 0.0])
    return MobilityOutcome(
        matrix=matrix,
        generation=int(s["generation"]),
        path=model.evolve(matrix, poor, LAST_GENERATION),
        # Also right where some groups cannot be reached and the stationary distribution is not the only one.
        long_run=poor @ model.after(matrix, _LONG_RUN),
        poor_spell=model.expected_spell(matrix, 0),
        persistence=model.second_eigenvalue(matrix),
    )


class MobilityScene(Scene):
    """Left the matrix, read row by row; right the descendants of poor families."""

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        left.set(xlim=(-0.5, 2.5), ylim=(2.5, -0.5))
        left.grid(False)
        left.set_title("Baca per baris: dari 100 anak … menjadi …")
        left.set_xticks(range(3), [f"menjadi\n{group}" for group in GROUPS])
        left.set_yticks(range(3), [f"dari\n{group}" for group in GROUPS])
        left.tick_params(length=0)
        self._shades = colormaps["Blues"]
        self._cells = [
            [
                left.add_patch(Rectangle((column - 0.49, row - 0.485), 0.98, 0.97, antialiased=False))
                for column in range(3)
            ]
            for row in range(3)
        ]
        middle = {"ha": "center", "va": "center", "fontsize": 15}
        self._numbers = [[left.text(column, row, "", **middle) for column in range(3)] for row in range(3)]

        right.set(xlim=(0, LAST_GENERATION + 2), ylim=(0, 100))
        right.set_xlabel("generasi")
        right.set_ylabel("dari 100 keturunan")
        right.set_title("Keturunan keluarga miskin")
        self._lines, self._tips, self._ends, self._tags = [], [], [], []
        for index, group in enumerate(GROUPS):
            style = {"color": _COLOURS[index], "lw": 2.2, "ls": _DASHES[index]}
            self._lines += right.plot([], [], **style)
            self._tips += right.plot([], [], _MARKERS[index], ms=9, color=_COLOURS[index], mec="white", clip_on=False)
            self._ends += right.plot(
                [], [], _MARKERS[index], ms=9, mfc="white", mec=_COLOURS[index], mew=1.8, clip_on=False
            )
            right.text(
                0.3 + 0.2 * index, 0.99, f"{_SIGNS[index]} {group}", transform=right.transAxes, ha="left",
                va="top", color=_COLOURS[index], fontweight="bold", fontsize=10,
            )  # fmt: skip
            self._tags.append(
                right.text(0, 0, "", color=_COLOURS[index], fontweight="bold", fontsize=10, ha="left", va="center")
            )
        format_axis(right.yaxis)
        right.set_xticks([*range(0, LAST_GENERATION + 1, 2), _FAR], [*range(0, LAST_GENERATION + 1, 2), "nanti"])
        self.live(
            *(cell for row in self._cells for cell in row),
            *self._lines,
            *self._ends,
            *self._tips,
            *self._tags,
        )
        self.live(*(number for row in self._numbers for number in row))

    def move(self, result: MobilityOutcome) -> None:
        """Follow the settings."""
        for row in range(3):
            for column in range(3):
                share = result.matrix[row, column]
                self._cells[row][column].set_facecolor(self._shades(0.75 * share))
                number = self._numbers[row][column]
                set_text(number, fmt_id(100 * share, 0))
                number.set_color("white" if share > 0.72 else INK)
        now = result.generation
        heights = _apart(100 * result.path[now], 7.0)
        for index in range(3):
            shares = 100 * result.path[:, index]
            self._lines[index].set_data(np.arange(now + 1), shares[: now + 1])
            self._tips[index].set_data([now], [shares[now]])
            self._ends[index].set_data([_FAR], [100 * result.long_run[index]])
            set_text(self._tags[index], fmt_id(shares[now], 0), now + 0.22, heights[index])


def _apart(heights: np.ndarray, distance: float) -> np.ndarray:
    """Heights moved as little as needed for labels not to overlap, within 3 and 90."""
    order = np.argsort(heights, kind="stable")
    placed = np.clip(heights[order], 3.0, 90.0)
    for index in range(1, len(placed)):
        placed[index] = max(placed[index], placed[index - 1] + distance)
    placed[-1] = min(placed[-1], 90.0)
    for index in range(len(placed) - 2, -1, -1):
        placed[index] = min(placed[index], placed[index + 1] - distance)
    result = np.empty_like(placed)
    result[order] = placed
    return result


def mobility(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of the ladder between generations.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``poor_rise``, ``vulnerable_fall``, ``vulnerable_rise``, ``secure_fall`` (percent), ``generation``
        (0 to 10).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator("Simulator: tangga antargenerasi", CONTROLS, outcome, MobilityScene, initial_settings, only)
