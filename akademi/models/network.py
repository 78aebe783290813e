"""Networks of agencies: who is connected, through whom, and what breaks when one is missing.

Density, betweenness (Freeman 1977, Sociometry 40) and shortest paths as networkx computes them. Betweenness
is the share of pairs of others whose shortest path runs through an agency, from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

Tie = tuple[str, str]

AGENCIES: tuple[str, ...] = (
    "Bappeda",
    "Dinsos",
    "Dinkes",
    "Disdik",
    "DKUPP",
    "Kampus",
    "Pendamping PKH",
    "Desa",
    "Bank",
    "UMKM",
)
"""Ten agencies of a regency's poverty team (TKPK); a toy, not the network of any real regency."""

TODAY: tuple[Tie, ...] = (
    ("Bappeda", "Dinsos"),
    ("Bappeda", "Dinkes"),
    ("Bappeda", "Disdik"),
    ("Bappeda", "DKUPP"),
    ("Bappeda", "Kampus"),
    ("Dinsos", "Pendamping PKH"),
    ("Dinsos", "Desa"),
    ("DKUPP", "Bank"),
    ("DKUPP", "UMKM"),
)
"""The ties of the toy at the beginning: density 0.20, Bappeda in the middle of almost everything."""

CANDIDATES: tuple[Tie, ...] = (
    ("Dinsos", "DKUPP"),
    ("Dinsos", "Dinkes"),
    ("Dinsos", "Disdik"),
    ("Dinkes", "Disdik"),
    ("Dinkes", "Desa"),
    ("Disdik", "Kampus"),
    ("Kampus", "UMKM"),
    ("Pendamping PKH", "UMKM"),
    ("Bank", "Desa"),
)
"""Ties that a regency could add."""


@dataclass(frozen=True)
class Measures:
    """What can be said about a network.

    Attributes
    ----------
    agencies : tuple of str
        Present agencies, in the order given.
    ties : int
        Number of ties among them.
    density : float
        Ties as a share of all possible pairs.
    betweenness : dict of str to float
        Share of pairs of others whose shortest path runs through the agency.
    mean_path : float or None
        Mean number of steps between two agencies; None where some pair is not connected.
    pieces : tuple of tuple of str
        Connected parts, the largest first.
    pieces_without : dict of str to int
        Parts that are left when this agency is missing.
    """

    agencies: tuple[str, ...]
    ties: int
    density: float
    betweenness: dict[str, float]
    mean_path: float | None
    pieces: tuple[tuple[str, ...], ...]
    pieces_without: dict[str, int]

    @property
    def top_betweenness(self) -> float:
        """Largest betweenness."""
        return max(self.betweenness.values())

    @property
    def most_pieces(self) -> int:
        """Parts that are left in the worst case, when the one agency is missing whose absence tears most."""
        return max(self.pieces_without.values())


def measure(agencies: Collection[str], ties: Iterable[Tie], absent: str | None = None) -> Measures:
    """Measure a network of agencies.

    Parameters
    ----------
    agencies : collection of str
        Their names, all different, at least three present.
    ties : iterable of (str, str)
        Undirected; a tie named twice counts once.
    absent : str, optional
        An agency to leave out, with its ties.

    Raises
    ------
    ValueError
        If a tie names an unknown agency or joins one with itself, or fewer than three agencies are present.
    """
    pairs = list(ties)
    unknown = sorted({name for pair in pairs for name in pair} - set(agencies))
    if unknown:
        raise ValueError(f"ties names {', '.join(unknown)}; agencies are {', '.join(agencies)}")
    if loops := [first for first, second in pairs if first == second]:
        raise ValueError(f"ties joins {loops[0]} with itself; a tie needs two agencies")
    present = tuple(name for name in agencies if name != absent)
    if len(present) < 3:
        raise ValueError(f"agencies has {len(present)} present; a network needs 3 or more")
    # Half a second on a small laptop, which the modules without networks need not wait for.
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(present)
    graph.add_edges_from(pair for pair in pairs if absent not in pair)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(map(present.index, part))))
    return Measures(
        agencies=present,
        ties=graph.number_of_edges(),
        density=nx.density(graph),
        betweenness=nx.betweenness_centrality(graph),
        mean_path=nx.average_shortest_path_length(graph) if len(parts) == 1 else None,
        pieces=tuple(tuple(name for name in present if name in part) for part in parts),
        pieces_without={name: _pieces_without(graph, name) for name in present},
    )


def _pieces_without(graph: Any, name: str) -> int:
    import networkx as nx

    rest = nx.restricted_view(graph, [name], [])
    return nx.number_connected_components(rest)


def star(names: Collection[str]) -> list[Tie]:
    """Ties of a star: the first is tied to all others."""
    hub, *others = names
    return [(hub, other) for other in others]


def ring(names: Collection[str]) -> list[Tie]:
    """Ties of a ring: each is tied to the next, the last to the first."""
    row = list(names)
    return list(zip(row, [*row[1:], row[0]], strict=True))
