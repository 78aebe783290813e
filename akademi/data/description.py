"""A table's description as a text that a trainee can read."""

from __future__ import annotations

from akademi.data.citation import cite
from akademi.data.package import resource


def describe(name: str) -> str:
    """Return what a table holds, where it comes from and what to beware of (Indonesian).

    Parameters
    ----------
    name : str
        Name of a table, see :func:`akademi.data.names`.

    Raises
    ------
    ValueError
        When no table has this name.
    """
    item = resource(name)
    licence = item["licenses"][0]["title"]
    rows = f"{item['rows']:,}".replace(",", ".")
    lines = [item["title"], "=" * len(item["title"]), item["description"], ""]
    if item["synthetic"]:
        lines += ["DATA SINTETIS: bukan hasil pengamatan.", ""]
    lines += [f"Baris      : {rows}", f"Penerbit   : {item['publisher']}", f"Keadaan    : {item['vintage']}"]
    lines += [f"Ketentuan  : {licence}. {item['redistribution']}", "", "Kolom:"]
    width = max(len(field["name"]) for field in item["schema"]["fields"])
    lines += [
        f"  {field['name']:<{width}}  {field['description']} [{field['unit']}]" for field in item["schema"]["fields"]
    ]
    for heading, entries in (
        ("Peringatan", item["caveats"]),
        ("Celah", [f"{gap['what']}: {gap['why']}." for gap in item["gaps"]]),
        ("Dibaca di", [place["title"] for place in item["sources"]]),
    ):
        if entries:
            lines += ["", f"{heading}:", *(f"  - {entry}" for entry in entries)]
    return "\n".join([*lines, "", f"Kutipan: {cite(name)}"])
