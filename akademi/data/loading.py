"""Load a table of the course as a DataFrame that knows its source."""

from __future__ import annotations

from copy import deepcopy
from functools import cache

import pandas as pd

from akademi.data.citation import cite
from akademi.data.folder import table_folder
from akademi.data.package import Resource, resource

PANDAS_TYPES = {"string": "str", "number": "float64", "integer": "int64", "boolean": "bool"}


def attributes_of(item: Resource) -> dict:
    """Return what a frame carries in ``.attrs``: source, terms, units, breaks and warnings."""
    return {
        "nama": item["name"],
        "judul": item["title"],
        "sumber": item["publisher"],
        "kutipan": cite(item["name"]),
        "lisensi": item["licenses"][0]["title"],
        "ketentuan": item["redistribution"],
        "keadaan": item["vintage"],
        "satuan": {field["name"]: field["unit"] for field in item["schema"]["fields"]},
        "segmen": item["segment_column"],
        "catatan": list(item["caveats"]),
        "celah": [f"{gap['what']}: {gap['why']}" for gap in item["gaps"]],
        "sintetis": item["synthetic"],
    }


@cache
def parsed(name: str) -> pd.DataFrame:
    """Return the table as parsed once; never handed out itself."""
    item = resource(name)
    types = {field["name"]: PANDAS_TYPES[field["type"]] for field in item["schema"]["fields"]}
    # Only an empty cell is missing: a region or commodity named "NA" must stay text.
    return pd.read_csv(table_folder() / item["path"], dtype=types, keep_default_na=False, na_values=[""])


def load(name: str) -> pd.DataFrame:
    """Load a table; every call gives a fresh copy.

    Parameters
    ----------
    name : str
        Name of a table, see :func:`akademi.data.names`.

    Returns
    -------
    pandas.DataFrame
        Codes (``kode_bps``) are text, years ``int64``, figures ``float64`` with gaps as ``NaN``.
        ``.attrs`` holds ``judul``, ``sumber``, ``kutipan``, ``lisensi``, ``ketentuan``, ``keadaan``,
        ``satuan`` (unit by column), ``segmen`` (the column that marks breaks, or ""), ``catatan``
        (caveats), ``celah`` (gaps) and ``sintetis``.

    Raises
    ------
    ValueError
        When no table has this name; the message offers the closest names.
    """
    item = resource(name)
    frame = parsed(name).copy(deep=True)
    frame.attrs = deepcopy(attributes_of(item))
    return frame
