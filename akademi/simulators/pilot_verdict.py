"""Simulator: a thousand ideas, one pilot each, and what a pilot that looks like success is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models import pilots as model
from akademi.simulators.controls import Control, Slider, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

IDEAS = 1000
_ROWS = 25
MOST_PILOTS = 3

CONTROLS: tuple[Control, ...] = (
    Slider("prior", "Gagasan yang memang berguna", 1, 60, 1, 20, 0, "", "%", "Dugaan awal, sebelum ada uji coba."),
    Slider("power", "Daya uji", 10, 100, 5, 80, 0, "", "%", "Peluang gagasan berguna tampak berhasil."),
    Slider("false_positive", "Positif palsu", 1, 40, 1, 10, 0, "", "%", "Peluang gagasan tak berguna tampak berhasil."),
)


@dataclass(frozen=True)
class PilotVerdictOutcome:
    """What the settings lead to; shares from 0 to 1.

    Attributes
    ----------
    prior, power, false_positive : float
        As set.
    counts : tuple of int
        Of 1,000 ideas: useful and positive, useful and negative, useless and positive, useless and negative.
    works : tuple of float
        Chance that the idea works after 0, 1, 2, 3 pilots that all looked like success.
    fails : float
        Chance that it does not work after one pilot that failed.
    """

    prior: float
    power: float
    false_positive: float
    counts: tuple[int, ...]
    works: tuple[float, ...]
    fails: float

    @property
    def title(self) -> str:
        """The finding."""
        worth = self.works[1]
        if worth < 0.5:
            return "Dari uji coba yang tampak berhasil, lebih dari separuh keliru"
        if worth < 0.8:
            return "Satu uji coba yang tampak berhasil belum cukup untuk dipercaya"
        return "Satu uji coba yang tampak berhasil sudah cukup meyakinkan di sini"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        right, missed, wrong, _quiet = (fmt_id(count, 0) for count in self.counts)
        one, two = (fmt_id(100 * chance, 1) for chance in self.works[1:3])
        return (
            f"Dari 1.000 gagasan, {fmt_id(self.counts[0] + self.counts[1], 0)} memang berguna. Tampak berhasil: "
            f"{right} yang berguna dan {wrong} yang tidak; {missed} yang berguna terlewat. Karena itu satu "
            f"keberhasilan berarti {one} persen peluang gagasannya berguna; dua keberhasilan yang saling bebas "
            f"{two} persen. Satu kegagalan berarti {fmt_id(100 * self.fails, 1)} persen peluang gagasannya memang "
            f"tidak berguna."
        )


def outcome(settings: Mapping[str, Any]) -> PilotVerdictOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    PilotVerdictOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    prior, power, false_positive = (float(s[name]) / 100 for name in ("prior", "power", "false_positive"))
    found = model.count_pilots(prior, power, false_positive, IDEAS)
    useful = round(IDEAS * prior)
    right, wrong = round(found.useful_positive), round(found.useless_positive)
    return PilotVerdictOutcome(
        prior=prior,
        power=power,
        false_positive=false_positive,
        counts=(right, useful - right, wrong, IDEAS - useful - wrong),
        works=tuple(model.chance_it_works(prior, power, false_positive, n) for n in range(MOST_PILOTS + 1)),
        fails=model.chance_it_fails(prior, power, false_positive),
    )


class PilotVerdictScene(Scene):
    """Left every idea as a sign, right the chance that it works after so many pilots."""

    note = "Perhitungan dengan aturan Bayes; angka dipilih untuk latihan, bukan hasil survei."

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        left.set(xlim=(-1, IDEAS / _ROWS), ylim=(_ROWS - 0.2, -5.2))
        left.set_title("Seribu gagasan, masing-masing satu uji coba")
        left.set_axis_off()
        left.title.set_visible(True)
        styles = (
            {"marker": "^", "ms": 6, "color": ACCENT, "mec": "none"},
            {"marker": "^", "ms": 5.5, "color": "white", "mec": ACCENT, "mew": 0.9},
            {"marker": "v", "ms": 6, "color": CONTRAST, "mec": "none"},
            {"marker": ".", "ms": 3, "color": MUTED, "mec": "none"},
        )
        self._signs = [left.plot([], [], ls="", **style)[0] for style in styles]
        words = ("berguna, lolos uji", "berguna, gagal uji", "tak berguna, lolos uji", "tak berguna, gagal uji")
        for index, (style, word) in enumerate(zip(styles, words, strict=True)):
            x, y = 20.5 * (index % 2), -4.2 + 1.9 * (index // 2)
            left.plot([x + 2.6], [y], ls="", **style)
            left.text(x + 3.6, y, word, va="center", fontsize=9)
        self._numbers = [
            left.text(
                20.5 * (index % 2) + 1.6, -4.2 + 1.9 * (index // 2), "", ha="right", va="center", fontsize=9,
                fontweight="bold",
            )
            for index in range(4)
        ]  # fmt: skip

        right.set(xlim=(-0.6, MOST_PILOTS + 0.6), ylim=(0, 112))
        right.set_title("Peluang gagasan itu memang berguna (persen)")
        right.set_xticks(
            range(MOST_PILOTS + 1), ["sebelum\ndiuji", *(f"lolos {n}\nuji coba" for n in range(1, MOST_PILOTS + 1))]
        )
        right.set_yticks(range(0, 101, 20))
        right.grid(False, axis="x")
        self._bars = list(
            right.bar(
                range(MOST_PILOTS + 1), [0] * (MOST_PILOTS + 1), width=0.62, color=[MUTED, ACCENT, ACCENT, ACCENT]
            )
        )
        self._values = [
            right.text(n, 0, "", ha="center", va="bottom", fontweight="bold", color=INK) for n in range(MOST_PILOTS + 1)
        ]
        self.live(*self._signs, *self._bars, *self._numbers, *self._values)

    def move(self, result: PilotVerdictOutcome) -> None:
        """Follow the settings."""
        first = 0
        for sign, number, count in zip(self._signs, self._numbers, result.counts, strict=True):
            places = np.arange(first, first + count)
            sign.set_data(places // _ROWS, places % _ROWS)
            set_text(number, fmt_id(count, 0))
            first += count
        for index, chance in enumerate(result.works):
            self._bars[index].set_height(100 * chance)
            set_text(self._values[index], fmt_id(100 * chance, 1), index, 100 * chance + 1)


def pilot_verdict(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of what a successful pilot is worth.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``prior``, ``power``, ``false_positive`` (percent).

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator("Simulator: nilai satu uji coba", CONTROLS, outcome, PilotVerdictScene, initial_settings, only)
