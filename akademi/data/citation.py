"""A ready Indonesian citation for every table."""

from __future__ import annotations

from akademi.data.package import resource


def cite(name: str) -> str:
    """Return a citation to put under a chart or at the end of a note.

    Parameters
    ----------
    name : str
        Name of a table, see :func:`akademi.data.names`.

    Returns
    -------
    str
        Source, state of the figures, and that we compiled them; synthetic tables say so first.

    Raises
    ------
    ValueError
        When no table has this name.
    """
    item = resource(name)
    start = "Data sintetis. " if item["synthetic"] else ""
    return (
        f"{start}{item['citation']}. Keadaan data: {item['vintage']}. "
        f"Disusun ulang oleh Akademi Pengentasan Kemiskinan, tabel {name}."
    )
