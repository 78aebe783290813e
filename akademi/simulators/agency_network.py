"""Simulator: the network of a regency's poverty team; switch ties on and off, and see who carries too much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from akademi.charts.axis import format_axis
from akademi.charts.numbers import fmt_id
from akademi.charts.style import ACCENT, CONTRAST, INK, MUTED
from akademi.models import network as model
from akademi.simulators.controls import Choice, Control, Settings, Slider, Switch, cleaned, starting_settings
from akademi.simulators.live import Simulator
from akademi.simulators.scene import Scene, set_text

NOBODY = "nobody"
_PLACES = {
    "Bappeda": (0.0, 0.55),
    "Dinsos": (-1.55, -0.1),
    "DKUPP": (1.55, -0.1),
    "Dinkes": (-1.35, 1.35),
    "Disdik": (0.0, 1.65),
    "Kampus": (1.35, 1.35),
    "Pendamping PKH": (-0.62, -0.85),
    "Desa": (-1.95, -1.45),
    "Bank": (1.95, -1.45),
    "UMKM": (0.62, -1.2),
}
# Side of the circle on which the name stands, where no tie passes: (right, up).
_SIDES = {
    "Bappeda": (0, -1),
    "Dinsos": (-1, 0),
    "DKUPP": (1, 0),
    "Dinkes": (-1, 0),
    "Disdik": (0, 1),
    "Kampus": (1, 0),
    "Pendamping PKH": (0, -1),
    "Desa": (0, -1),
    "Bank": (0, -1),
    "UMKM": (1, 0),
}


def tie_name(tie: model.Tie) -> str:
    """Name of a tie's switch, for instance ``bappeda_dinsos``."""
    return "_".join(agency.split()[0].lower() for agency in tie)


TIES: dict[str, model.Tie] = {tie_name(tie): tie for tie in (*model.TODAY, *model.CANDIDATES)}
TIE_LABELS: dict[str, str] = {name: f"{first} – {second}" for name, (first, second) in TIES.items()}

CONTROLS: tuple[Control, ...] = (
    Choice(
        "absent",
        "Yang berhalangan",
        ((NOBODY, "tidak ada"), *((name, name) for name in ("Bappeda", "Dinsos", "DKUPP"))),
        NOBODY,
    ),
    Slider("hours", "Jam kerja per hubungan", 1, 16, 1, 4, 0, "", " jam", "Sebulan, kedua sisi dijumlahkan."),
    *(Switch(name, TIE_LABELS[name], tie in model.TODAY) for name, tie in TIES.items()),
)


@dataclass(frozen=True)
class NetworkOutcome:
    """What the settings lead to.

    Attributes
    ----------
    ties : tuple of (str, str)
        Ties that are switched on.
    absent : str or None
        Agency that is away.
    hours : int
        Working hours that one tie takes in a month.
    whole : Measures
        The network with all agencies.
    seen : Measures
        The network without the absent one; the same as `whole` if nobody is away.
    """

    ties: tuple[model.Tie, ...]
    absent: str | None
    hours: int
    whole: model.Measures
    seen: model.Measures

    @property
    def broker(self) -> str:
        """Agency with the largest betweenness among those present."""
        return max(self.seen.agencies, key=lambda name: self.seen.betweenness[name])

    @property
    def title(self) -> str:
        """The finding."""
        pieces = len(self.seen.pieces)
        if self.absent:
            if pieces > 1:
                return f"{self.absent} berhalangan, dan jaringan pecah menjadi {pieces} kelompok"
            return f"{self.absent} berhalangan, tetapi yang lain tetap saling terhubung"
        if pieces > 1:
            return f"Jaringan sudah terpecah menjadi {pieces} kelompok"
        worst = self.whole.most_pieces
        if worst == 1:
            return "Tidak ada lembaga yang kepergiannya memecah jaringan"
        weakest = max(self.whole.agencies, key=lambda name: self.whole.pieces_without[name])
        return f"Rapuh: bila {weakest} berhalangan, jaringan pecah menjadi {worst} kelompok"

    @property
    def summary(self) -> str:
        """What is seen, with figures."""
        seen = self.seen
        path = (
            "sebagian lembaga tidak terhubung sama sekali"
            if seen.mean_path is None
            else f"rata-rata {fmt_id(seen.mean_path, 2)} langkah antarlembaga"
        )
        away = f" tanpa {self.absent}" if self.absent else ""
        first = (
            f"{len(seen.agencies)} lembaga{away}, {seen.ties} hubungan, kepadatan {fmt_id(seen.density, 2)}, {path}."
        )
        second = (
            f"Keantaraan tertinggi: {self.broker} ({fmt_id(seen.top_betweenness, 3)})."
            if seen.top_betweenness > 0
            else "Tidak ada lembaga yang menjadi perantara."
        )
        weakest = max(self.whole.agencies, key=lambda name: self.whole.pieces_without[name])
        worst = self.whole.most_pieces
        third = (
            "Satu lembaga mana pun berhalangan, sisanya tetap satu kelompok."
            if worst == 1
            else f"Kerapuhan: bila {weakest} berhalangan, sisanya {worst} kelompok."
        )
        fourth = f"Memelihara semua hubungan menyita {fmt_id(self.hours * self.whole.ties, 0)} jam kerja sebulan."
        return f"{first} {second} {third} {fourth}"


def outcome(settings: Mapping[str, Any]) -> NetworkOutcome:
    """Run the model for settings of this simulator.

    Parameters
    ----------
    settings : mapping
        Names as in `CONTROLS`; missing or senseless values are those of the beginning.

    Returns
    -------
    NetworkOutcome
        The figures behind the picture, to draw or to judge by.
    """
    s: Settings = cleaned(CONTROLS, settings, starting_settings(CONTROLS))
    ties = tuple(tie for name, tie in TIES.items() if s[name])
    absent = None if s["absent"] == NOBODY else str(s["absent"])
    return NetworkOutcome(ties, absent, int(s["hours"]), _measure(ties, None), _measure(ties, absent))


@lru_cache(maxsize=256)
def _measure(ties: tuple[model.Tie, ...], absent: str | None) -> model.Measures:
    return model.measure(model.AGENCIES, ties, absent)


def _segments(ties: Sequence[model.Tie]) -> tuple[list[float], list[float]]:
    """Ties as one line with gaps."""
    x: list[float] = []
    y: list[float] = []
    for first, second in ties:
        x += [_PLACES[first][0], _PLACES[second][0], np.nan]
        y += [_PLACES[first][1], _PLACES[second][1], np.nan]
    return x, y


class AgencyNetworkScene(Scene):
    """Left the network; right the betweenness of each agency and what its absence would tear."""

    wide_size = (10.0, 4.7)
    note = "Jaringan contoh kursus, bukan jaringan kabupaten mana pun."

    def build(self, left: Any, right: Any) -> None:
        """Make the artists."""
        left.set(xlim=(-2.6, 2.6), ylim=(-2.35, 2.1))
        left.grid(False)
        left.set_xticks([])
        left.set_yticks([])
        for spine in left.spines.values():
            spine.set_visible(False)
        left.set_title("Siapa terhubung dengan siapa")
        (self._gone,) = left.plot([], [], color=MUTED, lw=1, ls=(0, (2, 3)))
        (self._old,) = left.plot([], [], color=MUTED, lw=2.2)
        (self._new,) = left.plot([], [], color=ACCENT, lw=3)
        (self._main,) = left.plot([], [], "o", ms=13, color=ACCENT, mec="white", mew=1.2)
        (self._cut,) = left.plot([], [], "s", ms=12, color=CONTRAST, mec="white", mew=1.2)
        (self._away,) = left.plot([], [], "x", ms=12, color=INK, mew=2.5)
        for name, (x, y) in _PLACES.items():
            side, up = _SIDES[name]
            left.text(
                x + 0.17 * side - (0.25 if name == "Pendamping PKH" else 0),
                y + 0.19 * up,
                name,
                fontsize=9.5,
                color=INK,
                ha=("right", "center", "left")[side + 1],
                va=("top", "center", "bottom")[up + 1],
            )
        left.text(-2.6, -2.35, "tebal biru: hubungan baru", fontsize=8.5, color=ACCENT, va="bottom")
        left.text(
            2.6, -2.35, "■ terputus dari kelompok terbesar", fontsize=8.5, color=CONTRAST, va="bottom", ha="right"
        )

        rows = np.arange(len(model.AGENCIES))
        right.set(xlim=(-0.66, 1.72), ylim=(len(rows) - 0.4, -0.6))
        right.set_title("Keantaraan, dan kelompok bila ia berhalangan")
        right.set_xlabel("keantaraan (0 sampai 1)")
        right.set_yticks([])
        right.spines["left"].set_visible(False)
        right.axvline(0, color=MUTED, lw=0.8)
        # Inside the panel: beside it a narrow page has no room for the longest name.
        for row, name in zip(rows, model.AGENCIES, strict=True):
            right.text(-0.04, row, name, fontsize=9, va="center", ha="right")
        right.set_xticks([0, 0.25, 0.5, 0.75, 1])
        right.grid(False, axis="y")
        format_axis(right.xaxis)
        (self._stems,) = right.plot([], [], color=ACCENT, lw=3)
        (self._tips,) = right.plot([], [], "o", ms=8, color=ACCENT, clip_on=False)
        self._notes = [right.text(1.70, row, "", fontsize=9, va="center", ha="right") for row in rows]
        self._values = [right.text(0, row, "", fontsize=9, va="center", ha="left", color=INK) for row in rows]
        self.live(self._gone, self._old, self._new, self._main, self._cut, self._away, self._stems, self._tips)
        self.calm(*self._notes, *self._values)

    def move(self, result: NetworkOutcome) -> None:
        """Follow the settings."""
        here = [tie for tie in result.ties if result.absent not in tie]
        self._old.set_data(*_segments([tie for tie in here if tie in model.TODAY]))
        self._new.set_data(*_segments([tie for tie in here if tie not in model.TODAY]))
        self._gone.set_data(*_segments([tie for tie in model.TODAY if tie not in here]))
        largest, *others = result.seen.pieces
        cut = [name for part in others for name in part]
        for artist, names in (
            (self._main, largest),
            (self._cut, cut),
            (self._away, [result.absent] if result.absent else []),
        ):
            artist.set_data([_PLACES[name][0] for name in names], [_PLACES[name][1] for name in names])
        values = [result.seen.betweenness.get(name, np.nan) for name in model.AGENCIES]
        rows = np.arange(len(values))
        self._stems.set_data(
            np.column_stack([np.zeros(len(values)), values, np.full(len(values), np.nan)]).ravel(),
            np.repeat(rows, 3),
        )
        self._tips.set_data(values, rows)
        for name, note, shown, value, row in zip(model.AGENCIES, self._notes, self._values, values, rows, strict=True):
            parts = result.whole.pieces_without[name]
            set_text(note, "tetap utuh" if parts == 1 else f"{parts} kelompok")
            note.set_color(MUTED if parts == 1 else CONTRAST)
            set_text(shown, "" if np.isnan(value) else fmt_id(value, 3), (0 if np.isnan(value) else value) + 0.04, row)


def agency_network(*, only: Sequence[str] | None = None, **initial_settings: Any) -> Simulator:
    """Simulator of the network of a regency's poverty team.

    Parameters
    ----------
    only : sequence of str, optional
        Names of the controls to show; the others keep their value.
    **initial_settings
        ``absent`` ("nobody", "Bappeda", "Dinsos", "DKUPP"), ``hours`` (1 to 16), and for each tie of `TIES` True
        or False.

    Raises
    ------
    ValueError
        If a name is unknown or a value of the wrong type.
    """
    return Simulator("Simulator: jaringan TKPK", CONTROLS, outcome, AgencyNetworkScene, initial_settings, only)
