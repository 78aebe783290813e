"""The house's look: a typeface that every installation has, one accent, colours that all can tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
from cycler import cycler

INK = "#1a1a1a"
MUTED = "#595959"
"""Grey for what is secondary; 7:1 against white, so that it still reads on a poor screen."""
RULE = "#d9d9d9"
PAPER = "#ffffff"
ACCENT = "#0072b2"
"""The one accent: the blue of Okabe and Ito."""
CONTRAST = "#d55e00"
"""The second colour, for what is set against the accent: vermilion of Okabe and Ito."""

OKABE_ITO: tuple[str, ...] = (
    ACCENT,
    CONTRAST,
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
    "#000000",
)
"""Eight colours less the yellow, which fades on white (Okabe and Ito, *Color Universal Design*, 2008)."""

HOUSE: dict[str, object] = {
    "font.family": "DejaVu Sans",
    "font.size": 10.0,
    "text.color": INK,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "axes.titlesize": 10.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.prop_cycle": cycler(color=list(OKABE_ITO)),
    "axes.unicode_minus": True,
    "grid.color": RULE,
    "grid.linewidth": 0.6,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.labelsize": 9.0,
    "ytick.labelsize": 9.0,
    "legend.frameon": False,
    "lines.linewidth": 2.0,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "figure.dpi": 100.0,
    "savefig.dpi": 110.0,
    "svg.fonttype": "none",
}


@contextmanager
def house_style() -> Iterator[None]:
    """Draw within the house's look and leave matplotlib's own settings as they were."""
    with mpl.rc_context(HOUSE):
        yield
