"""Simulator: a short questionnaire about one's own unit, reverse-coded items, and what alpha does not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models import reliability as model
from akademi.models.random_stream import RandomStream
from akademi.simulators.controls import Choice, Control, Slider, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

COLLEAGUES = 11
STATEMENTS = (
    "Usul cara kerja baru disambut",
    "Kesalahan dibahas untuk diperbaiki",
    "Asal tertib; hasil bagi warga belakangan",
    "Keluhan warga mengubah cara kerja kami",
    "Lebih aman diam daripada melapor masalah",
    "Percobaan yang gagal juga dilaporkan",
)
REVERSED = (2, 4)
"""Columns of the statements that are worded the other way round."""
_SEED = 7

CONTROLS: tuple[Control, ...] = (
    *(
        Slider(
            f"item_{n + 1}",
            f"Butir {n + 1}: {text}",
            1,
            5,
            1,
            3,
            0,
            hint="1 sangat tidak setuju, 5 sangat setuju." if n == 0 else "",
        )
        for n, text in enumerate(STATEMENTS)
    ),
    Choice(
        "score",
        "Cara menskor",
        (("raw", "Mentah"), ("turned", "Butir 3 dan 5 dibalik"), ("positive", "Hanya butir 1, 2, 4, 6")),
        "raw",
    ),
    Slider(
        "pleasing",
        "Rekan yang menjawab 5 di semua butir",
        0,
        COLLEAGUES,
        1,
        0,
        0,
        "",
        " orang",
        "Supaya cepat selesai, atau supaya atasan senang.",
    ),
)


@dataclass(frozen=True)
class UnitSurveyOutcome:
    """What the settings lead to.

    Attributes
    ----------
    score : str
        ``raw``, ``turned`` or ``positive``.
    pleasing : int
        Colleagues who answer 5 to everything.
    answers : numpy.ndarray, shape (12, 6)
        Answers as written down; the first row is the trainee's.
    items : tuple of int
        Columns that count.
    scored : numpy.ndarray, shape (12, number of items)
        Answers as scored.
    alpha : float
        Cronbach's alpha; NaN if all sums are equal.
    item_rest : numpy.ndarray, shape (6,)
        Correlation of each item with the others; NaN for items that do not count.
    """

    score: str
    pleasing: int
    answers: np.ndarray
    items: tuple[int, ...]
    scored: np.ndarray
    alpha: float
    item_rest: np.ndarray

    @property
    def mean(self) -> float:
        """Mean score of the unit, from 1 to 5."""
        return float(self.scored.mean())

    @property
    def own_mean(self) -> float:
        """Mean score that the trainee gives."""
        return float(self.scored[0].mean())

    @property
    def title(self) -> str:
        """The finding."""
        if np.isnan(self.alpha):
            return "Semua orang menjawab sama: alfa tidak dapat dihitung"
        if self.score == "raw" and self.pleasing >= 3:
            return "Alfa naik justru karena makin banyak yang asal setuju"
        if self.score == "raw":
            return "Sebelum butir 3 dan 5 dibalik, skornya mencampur setuju dan tidak setuju"
        if self.pleasing >= 3 and self.score == "positive":
            return "Alfa tetap tinggi, padahal sebagian jawaban hanya untuk menyenangkan"
        if self.pleasing >= 3:
            return "Butir terbalik membuka jawaban yang asal setuju: alfanya turun"
        if self.score == "turned":
            return "Setelah dibalik, keenam butir bergerak seiring"
        return "Keempat butir bergerak seiring, tetapi asal setuju tidak akan ketahuan"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        alpha = "tidak dapat dihitung" if np.isnan(self.alpha) else _signed(self.alpha)
        against = [str(n + 1) for n in range(6) if self.item_rest[n] < -0.05]
        odd = f" Butir yang melawan arus: {', '.join(against)}." if against else " Tidak ada butir yang melawan arus."
        people = f" {self.pleasing} dari {COLLEAGUES} rekan menjawab 5 di semua butir." if self.pleasing else ""
        return (
            f"Alfa Cronbach {len(self.items)} butir, {len(self.answers)} pegawai: {alpha}.{odd} Rata-rata skor unit "
            f"{fmt_id(self.mean, 2)} dan skor dari Anda {fmt_id(self.own_mean, 2)} (skala 1 sampai 5).{people}"
        )


def _signed(number: float) -> str:
    """Two decimals, with a proper minus sign."""
    return fmt_id(number, 2).replace("-", "−")


@lru_cache(maxsize=1)
def colleagues() -> np.ndarray:
    """Answers of the made-up colleagues, shape (11, 6): one common climate, and noise of each person and item."""
    stream = RandomStream([_SEED, COLLEAGUES])
    climate = 1.05 * stream.bell(COLLEAGUES, 1)
    wished = 3.2 + climate + 0.55 * stream.bell(COLLEAGUES, len(STATEMENTS))
    table = np.clip(np.round(wished), 1, 5)
    table[:, list(REVERSED)] = 6 - table[:, list(REVERSED)]
    table.flags.writeable = False
    return table


def outcome(settings: Mapping[str, Any]) -> UnitSurveyOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    UnitSurveyOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    own = [float(s[f"item_{n + 1}"]) for n in range(len(STATEMENTS))]
    answers = np.vstack([own, colleagues()])
    pleasing = int(s["pleasing"])
    answers[1 : 1 + pleasing] = 5
    score = str(s["score"])
    items = tuple(n for n in range(len(STATEMENTS)) if score != "positive" or n not in REVERSED)
    scored = (model.reverse(answers, REVERSED) if score == "turned" else answers)[:, list(items)]
    item_rest = np.full(len(STATEMENTS), np.nan)
    item_rest[list(items)] = model.item_rest_correlations(scored)
    return UnitSurveyOutcome(score, pleasing, answers, items, scored, model.cronbach_alpha(scored), item_rest)


class UnitSurveyScene(Scene):
    """Left the answers as they count, right how each item moves with the others."""

    note = f"Jawaban {COLLEAGUES} rekan dibuat untuk latihan; jawaban Anda tidak dikirim ke mana pun."

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        count = len(STATEMENTS)
        left.set(xlim=(0.6, 5.4), ylim=(count + 0.5, -0.25))
        left.set_title("Skor setiap butir")
        left.set_xticks(range(1, 6))
        left.set_yticks(range(1, count + 1), [f"butir {n}" for n in range(1, count + 1)])
        left.set_xlabel("skor")
        (self._others,) = left.plot([], [], "o", ms=7, color=MUTED, mec="white", alpha=0.55)
        (self._means,) = left.plot([], [], "|", ms=17, mew=3, color=INK)
        (self._own,) = left.plot([], [], "D", ms=8, color=ACCENT, mec="white")
        for x, text, colour in ((0.7, "● rekan", MUTED), (2.2, "❙ rata-rata unit", INK), (4.35, "◆ Anda", ACCENT)):
            left.text(x, 0.1, text, color=colour, fontsize=9, fontweight="bold", va="center")

        right.set(xlim=(-1.05, 1.05), ylim=(count + 0.5, -0.25))
        right.set_title("Seiring dengan butir lain? (korelasi)")
        right.set_yticks(range(1, count + 1), [f"butir {n}" for n in range(1, count + 1)])
        right.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0,5", "0", "0,5", "1"])
        right.axvline(0, color=INK, lw=0.9)
        self._with = list(right.barh(range(1, count + 1), [0] * count, height=0.55, color=ACCENT))
        self._alpha = right.text(
            0.02, 0.985, "", transform=right.transAxes, ha="left", va="top", fontsize=12, fontweight="bold"
        )
        self.live(self._others, self._means, self._own, *self._with)
        self.calm(self._alpha)

    def move(self, result: UnitSurveyOutcome) -> None:
        """Follow the settings."""
        rows = np.array(result.items) + 1.0
        people = len(result.scored) - 1
        # Equal answers lie beside each other, not on top of each other.
        shift = np.linspace(-0.22, 0.22, people)[:, None]
        self._others.set_data(result.scored[1:].ravel(), (rows + shift).ravel())
        self._means.set_data(result.scored.mean(axis=0), rows)
        self._own.set_data(result.scored[0], rows)
        for bar, value in zip(self._with, result.item_rest, strict=True):
            bar.set_width(0 if np.isnan(value) else value)
            bar.set_facecolor(CONTRAST if value < 0 else ACCENT)
        alpha = "tidak terhitung" if np.isnan(result.alpha) else _signed(result.alpha)
        set_text(self._alpha, f"alfa Cronbach: {alpha}")


def unit_survey(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of a questionnaire about one's own unit.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``item_1`` to ``item_6`` (1 to 5), ``score`` ("raw", "turned", "positive"), ``pleasing`` (0 to 11).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator("Simulator: angket unit Anda", CONTROLS, outcome, UnitSurveyScene, initial_settings, only)
