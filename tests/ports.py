"""A port for a server under test that nothing else on the machine is about to take."""

from __future__ import annotations

import random
import socket

# Below the range from which systems hand out ports by themselves: kernels of other tests take theirs from there, and
# could be given a port between the moment it was found free and the moment our server binds it.
LOWEST, HIGHEST = 20_000, 29_999


def free_port() -> int:
    """Return a free port, drawn at random so that two workers seldom try the same one."""
    draw = random.SystemRandom()
    for _attempt in range(200):
        port = draw.randint(LOWEST, HIGHEST)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError(f"no free port between {LOWEST} and {HIGHEST}")
