"""The same family on several lists: linking records that have no common number.

Two records are compared by the bigrams of their names (Dice 1945, Ecology 26), by the year of birth and by
the hamlet; above a limit they count as one family, and families are what hangs together (Fellegi and Sunter
1969, Journal of the American Statistical Association 64, without their weights). The lists are synthetic:
names are drawn from a list, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from akademi.models.random_stream import RandomStream

REGISTERS: tuple[str, ...] = ("Dinsos", "Dinkes", "Disdik", "DKUPP", "Desa")
FAMILIES = 60
_COVERAGE = (0.55, 0.45, 0.40, 0.25, 0.60)
_HAMLETS = ("Mawar", "Melati", "Kenanga")
# Given names alone, as older persons in Java often bear them; no family name, no village that exists.
_NAMES = (
    "Sulastri", "Sulistri", "Suharti", "Sumarni", "Sumiati", "Sukarsih", "Sutinah", "Supiyah", "Juwariyah", "Jumaroh",
    "Juminten", "Jumiati", "Rukmini", "Rukiyah", "Rumiyati", "Rohmah", "Rohani", "Muryati", "Murtini", "Mujiati",
    "Mujayanah", "Kustiyah", "Kusmiati", "Kartini", "Karsini", "Karmila", "Wahyuni", "Wagiyem", "Wijayanti", "Tumini",
    "Tugiyem", "Tukinah", "Yatini", "Yulianti", "Yuliana", "Samiatun", "Saminah", "Saropah", "Nurhayati", "Nurjanah",
)  # fmt: skip
_OLD_SPELLING = (("u", "oe"), ("j", "dj"), ("y", "j"))
_HONORIFICS = ("ny.", "ibu", "bu", "hj.")


@dataclass(frozen=True)
class Record:
    """One line of one list.

    Attributes
    ----------
    register : str
        The list it stands on.
    name : str
        As written there.
    born : int or None
        Year of birth; None where the list leaves it out.
    hamlet : str
        Dusun.
    family : int
        The family it truly belongs to; known here because the lists are made up.
    """

    register: str
    name: str
    born: int | None
    hamlet: str
    family: int


@dataclass(frozen=True)
class Result:
    """What a rule of linking gives, and what it gets wrong.

    Attributes
    ----------
    families : int
        Families that the rule counts.
    true_families : int
        Families that there are on the lists.
    links : int
        Pairs of records that the rule holds for one family.
    false_links : int
        Of these, pairs of two families.
    missed_links : int
        Pairs of one family that the rule keeps apart.
    labels : tuple of int
        Number of the counted family of each record.
    """

    families: int
    true_families: int
    links: int
    false_links: int
    missed_links: int
    labels: tuple[int, ...]


def modern(name: str) -> str:
    """Bring a name into one spelling: small letters, no title, old Dutch vowels and consonants made new.

    Examples
    --------
    >>> modern("Ny. Soelastri")
    'sulastri'
    """
    words = [word for word in name.lower().split() if word not in _HONORIFICS]
    plain = "".join(words)
    # Old "dj" and "j" are different sounds, so "dj" has to be out of the way before "j" becomes "y".
    if any(old in plain for _new, old in _OLD_SPELLING[:2]):
        plain = plain.replace("oe", "u").replace("dj", "\0").replace("j", "y").replace("\0", "j")
    return plain


def bigrams(word: str) -> frozenset[str]:
    """Pairs of neighbouring letters, with a mark before the first and after the last."""
    marked = f"^{word}$"
    return frozenset(marked[place : place + 2] for place in range(len(marked) - 1))


def dice(first: str, second: str) -> float:
    """Likeness of two words, from 0 (no common bigram) to 1 (the same bigrams).

    Examples
    --------
    >>> dice("sari", "sari")
    1.0
    """
    one, two = bigrams(first), bigrams(second)
    return 2 * len(one & two) / (len(one) + len(two))


@lru_cache(maxsize=4)
def synthetic_lists(seed: int = 4) -> tuple[Record, ...]:
    """Lines of five lists of one synthetic village, list after list.

    Every list covers a part of the 60 families and writes names in its own way: titles, old spelling, a lost
    letter; years of birth are missing or off by one now and then.

    Parameters
    ----------
    seed : int
        Not negative.
    """
    stream = RandomStream(seed)
    names = [_NAMES[int(u * len(_NAMES))] for u in stream.uniform(FAMILIES)]
    born = [1950 + int(40 * u) for u in stream.uniform(FAMILIES)]
    hamlets = [_HAMLETS[int(3 * u)] for u in stream.uniform(FAMILIES)]
    lines = []
    for register, coverage in zip(REGISTERS, _COVERAGE, strict=True):
        dice_rolls = stream.uniform(FAMILIES, 5)
        for family in range(FAMILIES):
            listed, spelling, place, year, shift = dice_rolls[family]
            if listed < coverage:
                written = _written(names[family], spelling, place)
                given = None if year < 0.08 else born[family] + (0 if year < 0.85 else (1 if shift < 0.5 else -1))
                lines.append(Record(register, written, given, hamlets[family], family))
    return tuple(lines)


def _written(name: str, spelling: float, place: float) -> str:
    """Write a name as some office might."""
    if spelling < 0.18:
        old = name.lower()
        for new, ancient in (("y", "\0"), ("j", "dj"), ("\0", "j"), ("u", "oe")):
            old = old.replace(new, ancient)
        return old.capitalize()
    if spelling < 0.30:
        return f"Ny. {name}"
    if spelling < 0.45:
        gone = 1 + int(place * (len(name) - 2))
        return name[:gone] + name[gone + 1 :]
    return name


def similarity(records: Sequence[Record], *, tidy: bool, year: bool, hamlet: bool) -> NDArray[np.float64]:
    """Likeness of every pair of records, from 0 to 1.

    Parameters
    ----------
    records : sequence of Record
        The lines.
    tidy : bool
        Whether names are first brought into one spelling.
    year, hamlet : bool
        Whether the year of birth and the hamlet are compared too. A year that is off by one counts half, a
        missing one half; each counts a quarter of the whole.

    Returns
    -------
    numpy.ndarray, shape (records, records)
        Symmetric, 1 on the diagonal of complete records.
    """
    words = [modern(one.name) if tidy else one.name.lower() for one in records]
    pairs = [bigrams(word) for word in words]
    letters = sorted(frozenset().union(*pairs))
    has = np.array([[letter in own for letter in letters] for own in pairs], dtype=float)
    sizes = has.sum(axis=1)
    total = 2 * (has @ has.T) / (sizes[:, None] + sizes[None, :])
    weight = 1.0 - 0.25 * year - 0.25 * hamlet
    total = weight * total
    if year:
        born = np.array([np.nan if one.born is None else one.born for one in records], dtype=float)
        gap = np.abs(born[:, None] - born[None, :])
        total += 0.25 * np.select([np.isnan(gap), gap == 0, gap == 1], [0.5, 1.0, 0.5], 0.0)
    if hamlet:
        place = np.array([one.hamlet for one in records])
        total += 0.25 * (place[:, None] == place[None, :])
    return total


def link(records: Sequence[Record], likeness: NDArray[np.float64], limit: float) -> Result:
    """Count as one family whatever hangs together by pairs at or above a limit.

    Pairs within one list are never linked directly: a list that names a family twice is another problem.

    Parameters
    ----------
    records : sequence of Record
        The lines.
    likeness : numpy.ndarray, shape (records, records)
        As `similarity` gives it.
    limit : float
        From 0 to 1.

    Raises
    ------
    ValueError
        If the shapes do not fit or the limit is out of range.
    """
    count = len(records)
    if likeness.shape != (count, count):
        raise ValueError(f"likeness has shape {likeness.shape}; give {count} rows and columns, one a record")
    if not 0 <= limit <= 1:
        raise ValueError(f"limit is {limit}; give a number from 0 to 1")
    register = np.array([one.register for one in records])
    truth = np.array([one.family for one in records])
    comparable = np.triu(register[:, None] != register[None, :], 1)
    # What is equal but for the last bit of a sum must not depend on the processor.
    linked = comparable & (likeness >= limit - 1e-9)
    same = truth[:, None] == truth[None, :]
    labels = _groups(count, np.argwhere(linked))
    return Result(
        families=len(set(labels)),
        true_families=len(set(truth.tolist())),
        links=int(linked.sum()),
        false_links=int((linked & ~same).sum()),
        missed_links=int((comparable & same & ~linked).sum()),
        labels=labels,
    )


def _groups(count: int, pairs: Iterable[Sequence[int]]) -> tuple[int, ...]:
    """Number of the group of each record, groups in the order of their first member."""
    parent = list(range(count))

    def root(member: int) -> int:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for first, second in pairs:
        one, two = sorted((root(int(first)), root(int(second))))
        parent[two] = one
    numbers = {leader: number for number, leader in enumerate(sorted({root(member) for member in range(count)}))}
    return tuple(numbers[root(member)] for member in range(count))
