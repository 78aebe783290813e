"""What a pilot that "worked" is worth: Bayes' rule for pilots, many pilots, and pilots in a row.

The arithmetic is that of a diagnostic test: J. Ioannidis (2005), "Why Most Published Research Findings Are
False", *PLoS Medicine* 2(8), without its bias term.
"""

from __future__ import annotations

from dataclasses import dataclass


def _share(name: str, value: float) -> float:
    if not 0 <= value <= 1:
        raise ValueError(f"{name} is {value}; give a share from 0 to 1 (divide a percentage by 100)")
    return float(value)


def _count(name: str, value: int) -> int:
    if value < 0 or int(value) != value:
        raise ValueError(f"{name} is {value}; give a whole number of at least 0")
    return int(value)


@dataclass(frozen=True)
class PilotCount:
    """How a number of ideas fares when each gets one pilot; numbers of ideas, not rounded.

    Attributes
    ----------
    useful_positive, useful_negative : float
        Ideas that work, and whose pilot did or did not look like success.
    useless_positive, useless_negative : float
        Ideas that do not work, likewise.
    """

    useful_positive: float
    useful_negative: float
    useless_positive: float
    useless_negative: float

    @property
    def positive(self) -> float:
        """Pilots that look like success."""
        return self.useful_positive + self.useless_positive


def count_pilots(prior: float, power: float, false_positive: float, ideas: float = 1000) -> PilotCount:
    """Split ideas by what they are and what their pilot says.

    Parameters
    ----------
    prior : float
        Share of ideas that work, before any pilot.
    power : float
        Chance that the pilot of an idea that works looks like success.
    false_positive : float
        Chance that the pilot of an idea that does not work looks like success.
    ideas : float
        How many ideas.

    Raises
    ------
    ValueError
        If a share is not between 0 and 1.
    """
    prior, power = _share("prior", prior), _share("power", power)
    false_positive = _share("false_positive", false_positive)
    useful, useless = ideas * prior, ideas * (1 - prior)
    return PilotCount(useful * power, useful * (1 - power), useless * false_positive, useless * (1 - false_positive))


def chance_it_works(prior: float, power: float, false_positive: float, positives: int = 1) -> float:
    """Chance that an idea works after independent pilots that all looked like success (PPV).

    ``prior power^n / (prior power^n + (1 - prior) false_positive^n)``.

    Parameters
    ----------
    prior, power, false_positive : float
        As in `count_pilots`.
    positives : int
        Number n of pilots; 0 gives the prior.

    Returns
    -------
    float
        From 0 to 1; NaN if such pilots cannot occur.

    Raises
    ------
    ValueError
        If a share is not between 0 and 1, or the number is negative.
    """
    prior, power = _share("prior", prior), _share("power", power)
    false_positive, positives = _share("false_positive", false_positive), _count("positives", positives)
    right = prior * power**positives
    wrong = (1 - prior) * false_positive**positives
    return right / (right + wrong) if right + wrong > 0 else float("nan")


def chance_it_fails(prior: float, power: float, false_positive: float) -> float:
    """Chance that an idea does not work after one pilot that failed (NPV); parameters as in `count_pilots`."""
    found = count_pilots(prior, power, false_positive, 1)
    failed = found.useless_negative + found.useful_negative
    return found.useless_negative / failed if failed > 0 else float("nan")


def chance_of_any(chance: float, tries: int) -> float:
    """Chance of at least one success in independent tries, ``1 - (1 - chance)^tries``.

    Parameters
    ----------
    chance : float
        Chance at each try, from 0 to 1: the false-positive rate of useless pilots, or the prior of ideas.
    tries : int
        Number of tries.
    """
    return 1 - (1 - _share("chance", chance)) ** _count("tries", tries)
