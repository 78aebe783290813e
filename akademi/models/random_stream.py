"""Random numbers that stay the same: one stream per seed, on every platform and numpy release.

NumPy promises the integers of a bit generator for ever but not the floats of ``Generator`` (NumPy Enhancement
Proposal 19, "Random number generator policy"). So the floats are made here from the integers, by sums and
shifts only: every platform gives the same bits.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_SIXTEEN_BITS = np.uint64(0xFFFF)


class RandomStream:
    """A stream of random numbers that a seed determines.

    Parameters
    ----------
    seed : int or sequence of int
        Not negative; two numbers in a sequence (a survey and a region) give a stream of their own.

    Raises
    ------
    ValueError
        If the seed is not made of whole numbers of at least 0.
    """

    def __init__(self, seed: int | Sequence[int]) -> None:
        parts = list(seed) if isinstance(seed, Sequence) else [seed]
        try:
            whole = [int(part) for part in parts]
        except (TypeError, ValueError):
            whole = []
        if not whole or any(number != part or number < 0 for number, part in zip(whole, parts, strict=True)):
            raise ValueError(f"seed is {seed!r}; give whole numbers of at least 0")
        self._bits = np.random.PCG64(np.random.SeedSequence(whole))

    def uniform(self, *shape: int) -> Array:
        """Draw uniforms in the open interval (0, 1): odd multiples of 2 to the power -53."""
        integers = self._bits.random_raw(int(np.prod(shape)))
        return (((integers >> np.uint64(12)).astype(float) + 0.5) * 2.0**-52).reshape(shape)

    def bell(self, *shape: int) -> Array:
        """Draw from a bell of mean 0 and deviation 1 between -3.47 and 3.47: the sum of four uniforms.

        Near enough to a normal for households (its distribution function is off by less than 0.01), and it
        needs no logarithm, whose last bit differs between processors.
        """
        integers = self._bits.random_raw(int(np.prod(shape)))
        total = integers >> np.uint64(48)
        for shift in (0, 16, 32):
            total += (integers >> np.uint64(shift)) & _SIXTEEN_BITS
        # Four uniforms k / 65536, each of mean 32767.5 / 65536 and of variance 1/12 (less 2 to the power
        # -34).
        return ((total.astype(float) - 4 * 32767.5) * (3**0.5 / 65536)).reshape(shape)
