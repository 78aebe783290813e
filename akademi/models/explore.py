"""Explore or exploit: counters of unknown quality, served by officials who try more or less.

A counter is a way of working that succeeds with a fixed but unknown probability (a Bernoulli bandit). An official
uses the counter that has done best so far, except for a share of clients on which a counter is tried at random
(epsilon-greedy). Regret is what clients lose against an official who knew the best counter from the beginning:
R. Sutton and A. Barto, *Reinforcement Learning* (2nd ed., 2018), chapter 2; the dilemma in organisations:
J. March (1991), "Exploration and Exploitation in Organizational Learning", *Organization Science* 2(1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from akademi.models.random_stream import RandomStream

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Service:
    """What an official's way of choosing led to, over many runs.

    Attributes
    ----------
    rates : numpy.ndarray, shape (clients, counters)
        True chance of success at each counter, client by client.
    chosen : numpy.ndarray of int, shape (clients, runs)
        Counter used for each client in each run.
    """

    rates: Array
    chosen: NDArray[np.intp]

    @property
    def lost(self) -> Array:
        """Chance of success given up at each client, shape (clients, runs)."""
        clients = np.arange(len(self.rates))[:, None]
        return self.rates.max(axis=1)[:, None] - self.rates[clients, self.chosen]

    @property
    def regret(self) -> Array:
        """Clients lost up to each client, mean of the runs; shape (clients + 1,), beginning with 0."""
        return np.append(0.0, np.cumsum(self.lost.mean(axis=1)))

    @property
    def success(self) -> float:
        """Share of clients served well, expected, from 0 to 1."""
        return float((self.rates.max(axis=1) - self.lost.mean(axis=1)).mean())

    def astray(self, last: int = 50) -> float:
        """Share of runs that in the last clients mostly use a counter that is not the best.

        Parameters
        ----------
        last : int
            How many clients at the end are looked at.
        """
        wrong = self.lost[-last:] > 1e-12
        return float((wrong.mean(axis=0) > 0.5).mean())


@dataclass(frozen=True)
class _Luck:
    """All that is left to chance, drawn once: the same for every official, so that they can be compared."""

    reward: NDArray[np.float32]  # (clients, counters, runs)
    ties: NDArray[np.float32]  # (clients, counters, runs), far smaller than any difference that counts
    trying: NDArray[np.float32]  # (clients, runs)
    at_random: NDArray[np.intp]  # (clients, runs)


@lru_cache(maxsize=4)
def _luck(clients: int, counters: int, runs: int, seed: int) -> _Luck:
    stream = RandomStream([seed, clients, counters])
    return _Luck(
        reward=stream.uniform(clients, counters, runs).astype(np.float32),
        ties=(1e-6 * stream.uniform(clients, counters, runs)).astype(np.float32),
        trying=stream.uniform(clients, runs).astype(np.float32),
        at_random=np.floor(counters * stream.uniform(clients, runs)).astype(np.intp),
    )


def client_rates(rates: ArrayLike, clients: int, change_at: int | None = None) -> Array:
    """Chance of success at each counter for each client.

    Parameters
    ----------
    rates : array_like, shape (counters,)
        Chances from 0 to 1.
    clients : int
        Number of clients.
    change_at : int, optional
        Client after which the best and the worst counter change places; never without it.

    Returns
    -------
    numpy.ndarray, shape (clients, counters)

    Raises
    ------
    ValueError
        If a chance is not between 0 and 1, or there are fewer than two counters or no client.
    """
    chances = np.array(rates, dtype=float)
    if chances.ndim != 1 or len(chances) < 2 or not np.all((chances >= 0) & (chances <= 1)):
        raise ValueError("rates must be two or more chances from 0 to 1; divide percentages by 100")
    if clients < 1:
        raise ValueError(f"clients is {clients}; give at least 1")
    table = np.tile(chances, (clients, 1))
    if change_at is not None:
        best, worst = int(chances.argmax()), int(chances.argmin())
        table[change_at:, [best, worst]] = chances[[worst, best]]
    return table


def serve(
    rates: ArrayLike,
    explore: float | Sequence[float],
    *,
    clients: int = 500,
    runs: int = 200,
    change_at: int | None = None,
    memory: float = np.inf,
    seed: int = 2025,
) -> list[Service]:
    """Serve the clients, once for each way of choosing.

    Before a counter has ever been used its record counts as zero, so an official who never tries keeps to the
    first counter that happens to succeed. Equal records are settled by lot.

    Parameters
    ----------
    rates : array_like, shape (counters,)
        True chances of success, from 0 to 1.
    explore : float or sequence of float
        Share of clients on whom a counter is tried at random, one for each official.
    clients, runs : int
        Clients in a run; runs that are averaged.
    change_at : int, optional
        See `client_rates`.
    memory : float
        A record is the mean of the past while it is shorter than this; older results then fade. Infinite: the
        plain mean.
    seed : int
        Seed of the luck, which is the same for all officials.

    Returns
    -------
    list of Service
        In the order of `explore`.

    Raises
    ------
    ValueError
        If a share is not between 0 and 1, or as in `client_rates`.
    """
    shares = np.atleast_1d(np.asarray(explore, dtype=np.float32))
    if not np.all((shares >= 0) & (shares <= 1)):
        raise ValueError("explore must hold shares from 0 to 1; divide percentages by 100")
    if runs < 1:
        raise ValueError(f"runs is {runs}; give at least 1")
    if not memory >= 1:
        raise ValueError(f"memory is {memory}; give at least 1 client, or infinity")
    table = client_rates(rates, clients, change_at)
    counters, officials = table.shape[1], len(shares)
    luck = _luck(clients, counters, runs, seed)
    columns = officials * runs
    column = np.arange(columns)
    wins = np.tile(luck.reward < table[:, :, None], (1, 1, officials)).reshape(clients, -1)
    ties = np.tile(luck.ties, (1, 1, officials))
    trying = (luck.trying[:, None, :] < shares[:, None]).reshape(clients, columns)
    at_random = np.tile(luck.at_random, (1, officials))
    record = np.zeros((counters, columns), dtype=np.float32)
    uses = np.zeros(counters * columns, dtype=np.float32)
    flat = record.reshape(-1)
    chosen = np.empty((clients, columns), dtype=np.intp)
    forget = np.float32(0.0 if np.isinf(memory) else 1 / memory)
    for client in range(clients):
        counter = np.where(trying[client], at_random[client], (record + ties[client]).argmax(axis=0))
        place = counter * columns + column
        used = uses[place] + 1
        uses[place] = used
        old = flat[place]
        flat[place] = old + (wins[client][place] - old) * np.maximum(1 / used, forget)
        chosen[client] = counter
    return [Service(table, chosen[:, n * runs : (n + 1) * runs]) for n in range(officials)]


def regret_without_trying(rates: ArrayLike, clients: int) -> float:
    """Expected regret of an official who never tries: by lot until the first success, then always the same counter.

    Until then each client succeeds with the mean rate ``m``; the counter kept is counter k with probability
    ``p_k / sum(p)``. So client t loses, with ``q = (1 - m)^t``, ``q (best - m) + (1 - q) (best - sum(p^2) / sum(p))``.

    Parameters
    ----------
    rates : array_like, shape (counters,)
        True chances of success, not all zero.
    clients : int
        Number of clients.
    """
    chances = client_rates(rates, 1)[0]
    if chances.sum() == 0:
        return 0.0
    mean, best = chances.mean(), chances.max()
    kept = (chances**2).sum() / chances.sum()
    still_searching = (1 - mean) ** np.arange(clients)
    return float((still_searching * (best - mean) + (1 - still_searching) * (best - kept)).sum())


def regret_of_always_trying(rates: ArrayLike, clients: int) -> float:
    """Expected regret of an official who tries a counter at random for every client.

    Parameters
    ----------
    rates : array_like, shape (counters,)
        True chances of success.
    clients : int
        Number of clients.
    """
    chances = client_rates(rates, 1)[0]
    return float(clients * (chances.max() - chances.mean()))
