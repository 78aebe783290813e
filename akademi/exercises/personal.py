"""Personal numbers: every trainee gets figures of their own, the same ones at every opening and in grading."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

Number = int | float


def normalise_code(code: str) -> str:
    """Return a participant's code as it is compared: without spaces around it, lower case, safe as a folder name.

    Examples
    --------
    >>> normalise_code("  Siti Aminah ")
    'siti-aminah'
    """
    # Two underscores part the names in a hand-in file, so a code has none; cut before it is stripped, so that a
    # code that was normalised before stays as it is.
    cleaned = re.sub(r"[^0-9a-z._@-]+|_{2,}", "-", code.strip().casefold())
    return cleaned.strip("-._")[:60].rstrip("-._")


def draw_numbers(
    participant: str, assignment: str, item: str, choices: Mapping[str, Sequence[Number]]
) -> dict[str, Number]:
    """Draw one value for each name, the same for the same trainee, assignment and item on every machine.

    SHA-256 is used in place of a random generator because its result can never change between versions of
    Python or NumPy: an answer given today must be graded with the same figures next year.

    Parameters
    ----------
    participant : str
        The participant's code; it is normalised first.
    assignment, item : str
        Names that keep the draws of different items independent.
    choices : mapping of str to sequence of number
        For each figure the values that it can take.

    Raises
    ------
    ValueError
        If a sequence of choices is empty.

    Examples
    --------
    >>> draw_numbers("siti", "03", "m03_x", {"beta": [0.4]})
    {'beta': 0.4}
    """
    drawn = {}
    for name, values in choices.items():
        if not values:
            raise ValueError(f"choices[{name!r}] is empty: give at least one value to draw from")
        seed = "\x1f".join((normalise_code(participant), assignment, item, name))
        drawn[name] = values[int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big") % len(values)]
    return drawn


def shuffle_codes(participant: str, assignment: str, item: str, codes: Sequence[str]) -> list[str]:
    """Return the codes in an order of the trainee's own, so that "the answer is B" helps nobody."""

    def key(code: str) -> bytes:
        return hashlib.sha256("\x1f".join((normalise_code(participant), assignment, item, code)).encode()).digest()

    return sorted(codes, key=key)
