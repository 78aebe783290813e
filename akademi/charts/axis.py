"""Tick labels in Indonesian."""

from __future__ import annotations

from matplotlib.axis import Axis
from matplotlib.ticker import FuncFormatter

from akademi.charts.numbers import fmt_id


def tick_text(value: float, desimal: int | None = None) -> str:
    """Write one tick: with `desimal` digits, or without it as few (at most four) as the value needs."""
    if desimal is None:
        desimal = next((digits for digits in range(4) if abs(round(value, digits) - value) < 1e-9), 4)
    return fmt_id(value, desimal)


def number_formatter(desimal: int | None = None) -> FuncFormatter:
    """Tick labels like ``1.234,5``."""
    return FuncFormatter(lambda value, _position: tick_text(value, desimal))


def percent_formatter(desimal: int | None = None) -> FuncFormatter:
    """Tick labels like ``12%``; the axis holds percent, not shares."""
    return FuncFormatter(lambda value, _position: tick_text(value, desimal) + "%")


def rupiah_formatter(desimal: int | None = None, satuan: str = "") -> FuncFormatter:
    """Tick labels like ``Rp641.443``, or ``Rp5 juta`` with ``satuan="juta"``."""
    tail = f" {satuan}" if satuan else ""
    return FuncFormatter(lambda value, _position: f"{'-' * (value < 0)}Rp{tick_text(abs(value), desimal)}{tail}")


def format_axis(axis: Axis, kind: str = "number", desimal: int | None = None) -> None:
    """Set the Indonesian tick labels of one axis.

    Parameters
    ----------
    axis : matplotlib.axis.Axis
        ``ax.xaxis`` or ``ax.yaxis``; changed in place.
    kind : {"number", "percent", "rupiah"}, default "number"
        What the axis holds.
    desimal : int, optional
        Digits after the decimal comma; as few as each tick needs without it.

    Raises
    ------
    ValueError
        If `kind` is none of the three.
    """
    makers = {"number": number_formatter, "percent": percent_formatter, "rupiah": rupiah_formatter}
    if kind not in makers:
        raise ValueError(f"kind is {kind!r}; choose one of {', '.join(sorted(makers))}")
    axis.set_major_formatter(makers[kind](desimal))
