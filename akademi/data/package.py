"""The tables' descriptions, read once from ``datapackage.json``."""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import cache

from akademi.data.folder import DESCRIPTOR, table_folder

Resource = dict


@cache
def resources() -> dict[str, Resource]:
    """Return every table's description by name. Read once a session; callers must not change it."""
    package = json.loads((table_folder() / DESCRIPTOR).read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


def names() -> list[str]:
    """Return the names of all tables, in the order of the catalogue."""
    return list(resources())


def resource(name: str) -> Resource:
    """Return the description of one table.

    Raises
    ------
    ValueError
        When no table has this name; the message offers the closest names.
    """
    known = resources()
    if name in known:
        return known[name]
    close = get_close_matches(str(name), known, n=3, cutoff=0.5)
    hint = f"Mungkin maksudnya: {', '.join(close)}." if close else f"Tabel yang ada: {', '.join(known)}."
    raise ValueError(f"Tidak ada tabel bernama {name!r}. {hint}")
