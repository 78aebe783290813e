"""Checked inputs: every measure turns what it is given into clean arrays here.

Messages are in Indonesian because trainees read them in a notebook; each one names the argument and the
remedy. Inputs are paired by position, as numpy does. When two pandas objects carry different indexes the
pairing would be a silent mistake, so it is refused.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]


class Sample(NamedTuple):
    """One welfare variable and its weights, both of shape (n,); no weights when all count the same."""

    welfare: FloatArray
    weights: FloatArray | None

    @property
    def total_weight(self) -> float:
        """Sum of the weights, or n."""
        return float(len(self.welfare)) if self.weights is None else float(self.weights.sum())

    def mean(self, values: FloatArray) -> float:
        """Return the weighted mean of ``values`` (n,)."""
        if self.weights is None:
            return float(values.mean())
        return float(self.weights @ values) / self.total_weight


def numbers(values: ArrayLike, name: str) -> FloatArray:
    """Return ``values`` as a float array of shape (n,), n at least 1, all finite.

    Raises
    ------
    ValueError
        When it is empty, has more than one dimension, is not numeric, or holds NaN or infinity.
    """
    array = _to_float(values, name)
    if array.ndim != 1:
        raise ValueError(
            f"`{name}` harus satu kolom (satu dimensi), bukan {array.ndim} dimensi; pilih satu kolom dahulu."
        )
    if array.size == 0:
        raise ValueError(f"`{name}` kosong; periksa penyaringan data sebelum menghitung.")
    if not np.isfinite(array.sum()):  # one pass; the count is made only to explain
        bad = int((~np.isfinite(array)).sum())
        if bad:
            raise ValueError(
                f"`{name}` berisi {bad} nilai kosong (NaN) atau tak hingga; "
                "buang barisnya atau perbaiki datanya dahulu."
            )
    return array


def non_negative(values: ArrayLike, name: str) -> FloatArray:
    """Return :func:`numbers`, and refuse negative values."""
    array = numbers(values, name)
    if array.min() < 0:
        count = int((array < 0).sum())
        raise ValueError(f"`{name}` berisi {count} nilai negatif; periksa datanya, lalu buang atau perbaiki barisnya.")
    return array


def sample(welfare: ArrayLike, weights: ArrayLike | None, name: str = "welfare") -> Sample:
    """Return the checked pair of welfare (not negative) and weights (not negative, not all zero)."""
    checked_welfare = non_negative(welfare, name)
    return Sample(checked_welfare, checked_weights(weights, welfare, name))


def checked_weights(weights: ArrayLike | None, partner: ArrayLike, partner_name: str) -> FloatArray | None:
    """Return weights that fit ``partner``, or None when none were given."""
    if weights is None:
        return None
    array = non_negative(weights, "weights")
    same_rows(weights, "weights", partner, partner_name)
    if array.sum() <= 0:
        raise ValueError("`weights` berjumlah nol; beri sedikitnya satu baris bobot yang lebih besar dari nol.")
    return array


def same_rows(values: ArrayLike, name: str, partner: ArrayLike, partner_name: str) -> None:
    """Refuse two arguments of different length, or two pandas objects whose indexes differ.

    Raises
    ------
    ValueError
        When rows could not be paired safely by position.
    """
    if np.shape(values)[:1] != np.shape(partner)[:1]:
        raise ValueError(
            f"`{name}` punya {_rows(values)} baris, `{partner_name}` punya {_rows(partner)}; "
            "keduanya harus berasal dari tabel yang sama dan sama panjang."
        )
    index, partner_index = _index(values), _index(partner)
    if index is not None and partner_index is not None and not index.equals(partner_index):
        raise ValueError(
            f"Indeks `{name}` berbeda dari indeks `{partner_name}`; ambil keduanya dari tabel yang sama, "
            "atau pakai `.to_numpy()` bila urutannya memang sudah sama."
        )


def positive_number(value: float, name: str, remedy: str) -> float:
    """Return one finite number above zero, else raise ValueError with ``remedy``."""
    number = _to_float(value, name)
    if number.ndim or not np.isfinite(number) or number <= 0:
        raise ValueError(f"`{name}` harus satu bilangan lebih besar dari nol; {remedy}")
    return float(number)


def checked_line(line: ArrayLike, welfare: ArrayLike) -> FloatArray:
    """Return the line as an array: shape () for one line, (n,) for each row its own.

    Raises
    ------
    ValueError
        When a line is not above zero, or there are neither one nor n of them.
    """
    array = _to_float(line, "poverty_line")
    if array.ndim > 1 or (array.ndim == 1 and array.shape != np.shape(welfare)):
        raise ValueError(
            "`poverty_line` harus satu bilangan, atau satu garis untuk tiap baris `welfare` (sama panjang)."
        )
    if array.ndim == 1:
        same_rows(line, "poverty_line", welfare, "welfare")
    if not np.all(np.isfinite(array)) or np.any(array <= 0):
        raise ValueError(
            "`poverty_line` harus lebih besar dari nol; isi garis kemiskinan dalam satuan yang sama dengan `welfare`."
        )
    return array


def checked_groups(labels: ArrayLike, partner: ArrayLike, partner_name: str) -> tuple[NDArray, NDArray[np.intp]]:
    """Return the sorted distinct labels (g,) and the position of each row's label (n,).

    Raises
    ------
    ValueError
        When the rows do not fit ``partner`` or a label is missing.
    """
    same_rows(labels, "groups", partner, partner_name)
    return encode(labels, "groups")


def encode(labels: ArrayLike, name: str) -> tuple[NDArray, NDArray[np.intp]]:
    """Return the sorted distinct labels and each row's position among them; a missing label is refused."""
    array = np.asarray(labels)
    if array.dtype.kind == "f" and np.isnan(array).any():
        raise ValueError(f"`{name}` berisi label kosong (NaN); isi labelnya atau buang barisnya dahulu.")
    if array.dtype.kind != "O":
        found, positions = np.unique(array, return_inverse=True)
        return found, positions.reshape(-1)
    # Names: a dictionary is ten times faster than sorting a million strings.
    seen: dict[object, int] = {}
    first_seen = np.fromiter((seen.setdefault(label, len(seen)) for label in array), dtype=np.intp, count=len(array))
    if any(_is_missing(label) for label in seen):
        raise ValueError(f"`{name}` berisi label kosong; isi labelnya atau buang barisnya dahulu.")
    names = sorted(seen, key=lambda label: (str(type(label)), label))
    rank = np.empty(len(names), dtype=np.intp)
    rank[[seen[label] for label in names]] = np.arange(len(names))
    return np.array(names), rank[first_seen]


def _is_missing(label: object) -> bool:
    if label is None:
        return True
    try:
        return bool(label != label)
    except TypeError:  # pandas.NA is neither equal to itself nor different
        return True


def _to_float(values: ArrayLike, name: str) -> FloatArray:
    try:
        if hasattr(values, "to_numpy"):  # pandas, whose own missing value does not turn into a float
            return np.asarray(values.to_numpy(dtype=float, na_value=np.nan))
        return np.asarray(values, dtype=float)
    except (TypeError, ValueError) as problem:
        raise ValueError(
            f"`{name}` harus berisi bilangan saja; ubah teks menjadi angka dahulu (koma desimal Indonesia "
            "dibaca dengan `decimal=','` pada `read_csv`)."
        ) from problem


def _rows(values: ArrayLike) -> int:
    return np.shape(values)[0] if np.ndim(values) else 1


def _index(values: ArrayLike):
    index = getattr(values, "index", None)
    return index if hasattr(index, "equals") else None
