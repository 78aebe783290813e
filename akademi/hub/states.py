"""What a trainee is told about a hand-in: a small file in the exchange under a name that only they can work out."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from akademi.exercises.hub import state_name


def publish_state(outbound: Path, secret: str, **state: Any) -> None:
    """Write what is to be told, in one step.

    Parameters
    ----------
    outbound : Path
        The exchange's feedback folder: nobody can list it.
    secret : str
        The hand-in's; without one (handed in by an older nbgrader) nothing can be told.
    **state
        ``keadaan``, ``nilai``, ``poin``, ``pesan``, ``umpan_balik`` and others, in plain JSON.
    """
    if not secret:
        return
    path = outbound / state_name(secret)
    half = path.with_suffix(".tmp")
    half.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
    half.chmod(0o644)
    os.replace(half, path)


def read_state(outbound: Path, secret: str) -> dict[str, Any]:
    """Return what was told last; empty if nothing was."""
    try:
        return json.loads((outbound / state_name(secret)).read_text(encoding="utf-8")) if secret else {}
    except (OSError, ValueError):
        return {}
