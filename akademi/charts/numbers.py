"""Numbers as an Indonesian reader writes and reads them.

The decimal sign is a comma and thousands are parted by points (EYD V): ``1.234,5``. Babel holds the
rules of the locale; this module only adds the words that the course uses (``Rp``, ``persen``, ``persen
poin``).
"""

from __future__ import annotations

import math
import re

from babel.numbers import format_decimal

_LOCALE = "id_ID"
_NOTHING = "–"
_WORDS = re.compile(r"(rp\.?|idr|persen\s+poin|persen|%|\s|\u00a0|\u202f)", re.IGNORECASE)
_GROUPED_POINTS = re.compile(r"\d{1,3}(\.\d{3})+")
_GROUPED_COMMAS = re.compile(r"\d{1,3}(,\d{3})+")
_DIGITS = re.compile(r"\d+")
_HELP = "tulis misalnya 16,31 atau 1.234,5"


def fmt_id(x: float, desimal: int = 2) -> str:
    """Write a number the Indonesian way.

    Parameters
    ----------
    x : float
        Any real number, numpy scalars included.
    desimal : int, default 2
        Digits after the decimal comma. Rounding is half to even on the shortest decimal form of `x`.

    Returns
    -------
    str
        ``fmt_id(1234.5) == "1.234,50"``; an en dash where there is no number (NaN, infinity).

    Raises
    ------
    ValueError
        If `desimal` is negative.
    """
    if desimal < 0:
        raise ValueError(f"desimal is {desimal}; give 0 or more digits")
    value = float(x)
    if not math.isfinite(value):
        return _NOTHING
    pattern = "#,##0" + ("." + "0" * desimal if desimal else "")
    text = format_decimal(value, format=pattern, locale=_LOCALE)
    # A rounded zero has no sign: "-0,00" would make a reader look for a loss that is not there.
    return text.lstrip("-") if not any(digit in text for digit in "123456789") else text


def readings(text: str) -> tuple[float, ...]:
    """Every number that a text can mean, the likelier first.

    The rules, in this order:

    1. Both signs occur: the last one is the decimal sign (``1.234,5`` and ``1,234.5`` are 1234.5).
    2. One sign occurs more than once: it parts thousands (``1.234.567``, ``1,234,567``).
    3. One comma: it is the decimal comma (``16,31``; ``1,234`` is a little more than one).
    4. One point: the decimal point of a program (``16.31``, ``0.456``), *unless* exactly three digits follow
       and one to three digits, the first of which is not 0, stand before it. ``11.333`` is then read as an
       Indonesian reader reads it, eleven thousand, and 11.333 is returned second.

    Parameters
    ----------
    text : str
        Digits with an optional sign; ``Rp``, ``%``, ``persen``, ``persen poin`` and blanks are ignored.

    Returns
    -------
    tuple of float
        One number, or two when rule 4 leaves a doubt.

    Raises
    ------
    ValueError
        If the text is not a number; the message is in Indonesian, for the person who typed it.
    """
    bare = _WORDS.sub("", str(text)).replace("\u2212", "-").replace("–", "-")
    sign = -1.0 if bare.startswith("-") else 1.0
    digits = bare[1:] if bare[:1] in {"-", "+"} else bare
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        plain = _both_signs(digits)
    elif points > 1:
        plain = digits.replace(".", "") if _GROUPED_POINTS.fullmatch(digits) else ""
    elif commas > 1:
        plain = digits.replace(",", "") if _GROUPED_COMMAS.fullmatch(digits) else ""
    else:
        plain = digits.replace(",", ".")
    if not re.fullmatch(r"(\d+(\.\d*)?|\.\d+)", plain, re.ASCII):
        raise ValueError(f"{text!r} bukan angka yang dapat dibaca; {_HELP}")
    decimal = sign * float(plain)
    if points == 1 and not commas and _GROUPED_POINTS.fullmatch(digits) and not digits.startswith("0"):
        return (sign * float(digits.replace(".", "")), decimal)
    return (decimal,)


def _both_signs(digits: str) -> str:
    """Python form of digits that hold points and commas, or an empty text when they are not well grouped."""
    decimal_sign, group_sign = (",", ".") if digits.rfind(",") > digits.rfind(".") else (".", ",")
    whole, _, fraction = digits.rpartition(decimal_sign)
    grouped = _GROUPED_POINTS if group_sign == "." else _GROUPED_COMMAS
    if not grouped.fullmatch(whole) or not _DIGITS.fullmatch(fraction):
        return ""
    return whole.replace(group_sign, "") + "." + fraction


def parse_id(text: str) -> float:
    """Read a number that a person typed, with a decimal comma or a decimal point.

    The first of `readings`: ``parse_id("1.234,5") == 1234.5``, ``parse_id("16.31") == parse_id("16,31")``,
    and, by rule 4 there, ``parse_id("11.333") == 11333``. Where a question has a known range, ask `readings`
    instead and take the reading that falls within it.

    Raises
    ------
    ValueError
        If the text is not a number.
    """
    return readings(text)[0]


def rupiah(x: float, desimal: int = 0) -> str:
    """Write an amount of money without a space after the sign: ``rupiah(641443) == "Rp641.443"``."""
    text = fmt_id(x, desimal)
    return f"-Rp{text[1:]}" if text.startswith("-") else f"Rp{text}"


def persen(x: float, desimal: int = 2, tanda: bool = False) -> str:
    """Write a percentage, for prose ("16,31 persen") or for tables and charts ("16,31%").

    Parameters
    ----------
    x : float
        Already in percent: 16.31, not 0.1631.
    desimal : int, default 2
        Digits after the decimal comma.
    tanda : bool, default False
        True writes the sign ``%`` in place of the word.
    """
    return fmt_id(x, desimal) + ("%" if tanda else " persen")


def persen_poin(x: float, desimal: int = 2) -> str:
    """Write the difference between two percentages: ``persen_poin(0.14) == "0,14 persen poin"``."""
    return f"{fmt_id(x, desimal)} persen poin"
