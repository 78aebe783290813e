"""Figures that carry their finding, their source and their alternative text wherever they go."""

from __future__ import annotations

import base64
import html
import io
import sys
import textwrap
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from akademi.charts.style import INK, MUTED, PAPER, house_style

SYNTHETIC_STAMP = "data sintetis"
_TITLE_SIZE = 12.0
_SMALL_PRINT = 8.0


@dataclass(frozen=True)
class Caption:
    """What must be said about a figure.

    Attributes
    ----------
    title : str
        The finding, as a sentence.
    source : str
        Publisher, title and period, as printed under the figure.
    alt : str
        What a reader who cannot see the figure needs to know.
    synthetic : bool
        Whether the figures were made up for teaching.
    """

    title: str
    source: str
    alt: str
    synthetic: bool = False


class Chart(Figure):
    """A matplotlib figure that knows its caption.

    It is made without pyplot, so that no inline backend draws it a second time. As the last line of a cell it
    shows itself, with its alternative text.
    """

    caption: Caption | None = None

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return mime_bundle(self)


def chart(
    title: str,
    source: str,
    alt: str,
    *,
    synthetic: bool = False,
    size: tuple[float, float] = (8.0, 4.5),
    rows: int = 1,
    columns: int = 1,
    **subplots: Any,
) -> tuple[Chart, Any]:
    """Begin a figure in the house's style.

    Parameters
    ----------
    title : str
        The finding, not the variable; wrapped to the width of the figure.
    source : str
        Source and period; printed small under the figure after "Sumber: ".
    alt : str
        Alternative text: the finding and the figures that carry it.
    synthetic : bool, default False
        Stamp the figure with "data sintetis".
    size : tuple of float, default (8.0, 4.5)
        Width and height in inches.
    rows, columns : int, default 1
        Grid of axes.
    **subplots
        Handed to ``Figure.subplots`` (``sharey=True``, ``width_ratios=[2, 1]``).

    Returns
    -------
    fig : Chart
        Not known to pyplot; show it with `show` or as the last line of a cell.
    ax : matplotlib.axes.Axes or numpy.ndarray of Axes
        One axes, or an array of shape (rows, columns) squeezed as matplotlib does.

    Raises
    ------
    ValueError
        If the title, the source or the alternative text is empty.
    """
    for name, text in (("title", title), ("source", source), ("alt", alt)):
        if not text.strip():
            raise ValueError(f"{name} is empty; every figure of the course needs one")
    with house_style():
        fig = Chart(figsize=size, layout="constrained")
        FigureCanvasAgg(fig)
        fig.caption = Caption(title, source, alt, synthetic)
        ax = fig.subplots(rows, columns, **subplots)
        fig.suptitle(
            wrap(title, size[0], _TITLE_SIZE, bold=True),
            x=0.01,
            ha="left",
            fontsize=_TITLE_SIZE,
            fontweight="bold",
            color=INK,
        )
        # A super-label, since constrained layout leaves room for it, which it does not for free text.
        small_print = wrap(f"Sumber: {source}", size[0] * (0.8 if synthetic else 1.0), _SMALL_PRINT)
        fig.supxlabel(small_print, x=0.01, ha="left", fontsize=_SMALL_PRINT, color=MUTED)
        if synthetic:
            stamp(fig)
    return fig, ax


def wrap(text: str, width_inches: float, font_size: float, *, bold: bool = False) -> str:
    """Break a text so that it fits the width of a figure (an average letter of DejaVu Sans is 0.56 em)."""
    letter = font_size / 72 * (0.63 if bold else 0.56)
    return textwrap.fill(text, max(12, int(width_inches * 0.97 / letter)))


def stamp(fig: Figure) -> None:
    """Put "data sintetis" in the lower right corner of a figure."""
    fig.text(
        0.992,
        0.012,
        SYNTHETIC_STAMP,
        ha="right",
        va="bottom",
        fontsize=_SMALL_PRINT,
        fontweight="bold",
        color=INK,
        bbox={"boxstyle": "round,pad=0.25", "facecolor": PAPER, "edgecolor": INK, "linewidth": 0.8},
    )


def png_bytes(fig: Figure) -> bytes:
    """Picture of a figure as PNG whose metadata hold the title, the source and the alternative text."""
    caption = getattr(fig, "caption", None)
    metadata = {}
    if caption is not None:
        metadata = {"Title": caption.title, "Source": caption.source, "Description": caption.alt}
    picture = io.BytesIO()
    with house_style():
        fig.savefig(picture, format="png", metadata=metadata)
    return picture.getvalue()


def image_html(png: bytes, alt: str) -> str:
    """``<img>`` element that holds a picture and its alternative text; needs no file and no network."""
    data = base64.b64encode(png).decode("ascii")
    style = "max-width:100%;height:auto"
    return f'<img src="data:image/png;base64,{data}" alt="{html.escape(alt)}" style="{style}">'


def mime_bundle(fig: Figure, alt: str | None = None) -> dict[str, str]:
    """All forms of a figure: HTML with alternative text, PNG for printing, plain text.

    Raises
    ------
    ValueError
        If neither the figure nor the call brings an alternative text.
    """
    caption = getattr(fig, "caption", None)
    text = alt or (caption.alt if caption else "")
    if not text:
        raise ValueError("alt is missing; make the figure with akademi.charts.chart or pass alt=...")
    png = png_bytes(fig)
    return {
        "text/html": image_html(png, text),
        "image/png": base64.b64encode(png).decode("ascii"),
        "text/plain": text,
    }


def show(fig: Figure, alt: str | None = None) -> None:
    """Display a figure once, with its alternative text.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        A `Chart`, or any figure, made by pyplot or not.
    alt : str, optional
        Alternative text; a `Chart` has its own.

    Raises
    ------
    ValueError
        If there is no alternative text.
    """
    from IPython.display import display

    bundle = mime_bundle(fig, alt)
    # The inline backend draws every figure that pyplot still holds when the cell ends.
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close(fig)
    display(bundle, raw=True)


def problems(fig: Figure) -> list[str]:
    """What a figure lacks, for tests about notebooks.

    Returns
    -------
    list of str
        Empty when the figure has a caption with title, source and alternative text, prints the first two and
        the stamp where it is due, and its alternative text says more than its title.
    """
    caption = getattr(fig, "caption", None)
    if caption is None:
        return ["no caption: make the figure with akademi.charts.chart"]
    printed = " ".join(" ".join(text.get_text().split()) for text in _texts(fig))
    found = [f"{name} is empty" for name in ("title", "source", "alt") if not getattr(caption, name).strip()]
    if " ".join(caption.title.split()) not in printed:
        found.append("the title is not printed on the figure")
    if " ".join(caption.source.split()) not in printed:
        found.append("the source is not printed on the figure")
    if caption.synthetic and SYNTHETIC_STAMP not in printed:
        found.append(f"the figure is synthetic but is not stamped {SYNTHETIC_STAMP!r}")
    if len(caption.alt) < 40 or caption.alt.strip() == caption.title.strip():
        found.append("the alternative text says no more than the title")
    return found


def _texts(fig: Figure) -> list[Any]:
    """Every visible text artist of a figure that is not empty."""
    from matplotlib.text import Text

    return [text for text in fig.findobj(Text) if text.get_visible() and text.get_text().strip()]


def axes_of(ax: Any) -> list[Axes]:
    """Flat list of the axes that `chart` returned, whatever its grid."""
    return list(np.ravel(np.asarray(ax, dtype=object)))
