"""The controls of a simulator: what can be set, between which bounds, and under which Indonesian words.

A control turns whatever arrives (from a browser, from a file, from a lesson) into one plain JSON value, or
into None when it cannot be meant. Equal positions give equal values, so that settings can be compared and
stored.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from numbers import Real
from typing import Any

Value = float | int | str | bool
Settings = dict[str, Value]


@dataclass(frozen=True)
class Slider:
    """A number between two bounds.

    Attributes
    ----------
    name : str
        Key in the settings.
    label : str
        Visible name, Indonesian.
    minimum, maximum, step : float
        Values are ``minimum + n step``.
    start : float
        Value at the beginning.
    decimals : int
        Digits shown after the decimal comma.
    prefix, unit : str
        Written before and after the number, blanks included.
    hint : str
        One short sentence under the slider.
    play : bool
        Whether a button moves it by itself: it is time.
    grouped : bool
        Whether thousands are parted by points; a year is not (``2021``, never ``2.021``).
    """

    name: str
    label: str
    minimum: float
    maximum: float
    step: float
    start: float
    decimals: int = 0
    prefix: str = ""
    unit: str = ""
    hint: str = ""
    play: bool = False
    grouped: bool = True

    def clean(self, value: Any) -> Value | None:
        """Nearest allowed number; None for anything that is not a finite number."""
        if isinstance(value, bool) or not isinstance(value, Real):
            return None
        number = float(value)
        if not math.isfinite(number):
            return None
        number = min(max(number, self.minimum), self.maximum)
        number = self.minimum + round((number - self.minimum) / self.step) * self.step
        # Ten digits drop the dust of binary fractions: 0.1 + 0.2 must compare equal to 0.3.
        number = round(min(number, self.maximum), 10)
        whole = float(self.step).is_integer() and float(self.minimum).is_integer()
        return int(number) if whole else number

    def front_end(self) -> dict[str, Any]:
        """What the browser needs to draw the control."""
        return {"kind": "slider", **vars(self)}


@dataclass(frozen=True)
class Choice:
    """One of a few named possibilities, shown as radio buttons.

    Attributes
    ----------
    name, label, hint : str
        As in `Slider`.
    options : tuple of (value, label)
        Values are short words, labels Indonesian.
    start : str
        Value at the beginning.
    """

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    start: str
    hint: str = ""

    def clean(self, value: Any) -> Value | None:
        """The value if it is one of the options, else None."""
        return value if isinstance(value, str) and value in dict(self.options) else None

    def front_end(self) -> dict[str, Any]:
        """What the browser needs to draw the control."""
        return {"kind": "choice", **vars(self), "options": [list(option) for option in self.options]}


@dataclass(frozen=True)
class Switch:
    """Yes or no, shown as a check box."""

    name: str
    label: str
    start: bool = False
    hint: str = ""

    def clean(self, value: Any) -> Value | None:
        """The value if it is a truth value, else None."""
        return value if isinstance(value, bool) else None

    def front_end(self) -> dict[str, Any]:
        """What the browser needs to draw the control."""
        return {"kind": "switch", **vars(self)}


Control = Slider | Choice | Switch


def starting_settings(controls: Iterable[Control]) -> Settings:
    """Settings at the beginning, one value a control."""
    return {control.name: control.clean(control.start) for control in controls}  # type: ignore[misc]


def cleaned(controls: Iterable[Control], wanted: Any, current: Mapping[str, Value]) -> Settings:
    """Current settings with every wanted value that makes sense.

    Unknown names and values of the wrong type are passed over, numbers out of bounds are brought in: what a
    browser or an old answer file sends must never stop a lesson.

    Parameters
    ----------
    controls : iterable of Control
        The controls that may be set.
    wanted : Any
        Normally a mapping of names to values; anything else changes nothing.
    current : mapping
        Values where `wanted` is silent; not changed.

    Returns
    -------
    dict
        Plain JSON values in the order of `current`.
    """
    settings = dict(current)
    if isinstance(wanted, Mapping):
        for control in controls:
            value = control.clean(wanted.get(control.name))
            if value is not None:
                settings[control.name] = value
    return settings
