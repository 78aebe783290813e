"""A reading table of studies: what was found, how large it is, and what to bear in mind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from akademi.charts.numbers import fmt_id
from akademi.charts.table import Table

HEADINGS = {
    "nama": "Penelitian",
    "tempat": "Tempat",
    "temuan": "Temuan",
    "besar": "Ukuran",
    "catatan": "Yang perlu diingat",
}


def evidence_table(
    evidence: pd.DataFrame,
    ids: Sequence[str],
    caption: str,
    source: str,
    *,
    headings: Mapping[str, str] = HEADINGS,
    sizes: Mapping[str, str] | None = None,
) -> Table:
    """Show some studies of an evidence dataset (``bukti_…``), one row each.

    Parameters
    ----------
    evidence : pandas.DataFrame
        A table as ``akademi.data.load("bukti_…")`` gives it: ``id``, ``studi``, ``tahun_terbit``, ``ukuran``,
        ``ukuran_min``, ``ukuran_maks``, ``satuan`` and the columns that `headings` names. Not changed.
    ids : sequence of str
        Rows to show, in this order.
    caption, source : str
        As in `Table`.
    headings : mapping of column to heading
        Columns to show. ``nama`` is study and year, ``besar`` the size with its range and unit.
    sizes : mapping of id to text, optional
        Words to put in place of a size, where the unit alone would read badly.

    Raises
    ------
    ValueError
        If an id or a column is not in `evidence`.
    """
    rows = evidence.set_index("id", drop=False)
    if missing := [one for one in ids if one not in rows.index]:
        raise ValueError(f"ids names {', '.join(missing)}, which the evidence does not hold")
    shown = rows.loc[list(ids)].copy()
    shown["nama"] = [
        study if year == "–" else f"{study} ({year})"
        for study, year in zip(shown["studi"], shown["tahun_terbit"], strict=True)
    ]
    shown["besar"] = [(sizes or {}).get(name) or size_text(row) for name, row in shown.iterrows()]
    return Table(shown, caption, source, headings)


def size_text(row: pd.Series) -> str:
    """Write the size of one study: ``126 (94 sampai 158) persen``, ``10–15 ekor``, or a dash.

    Parameters
    ----------
    row : pandas.Series
        ``ukuran``, ``ukuran_min``, ``ukuran_maks`` (float, NaN where nothing may be printed) and ``satuan``.
    """
    size, low, high = (row[column] for column in ("ukuran", "ukuran_min", "ukuran_maks"))
    if pd.isna(size):
        return "–" if pd.isna(low) else f"{_exact(low)}–{_exact(high)} {row['satuan']}"
    spread = "" if pd.isna(low) else f" ({_exact(low)} sampai {_exact(high)})"
    return f"{_exact(size)}{spread} {row['satuan']}"


def _exact(value: float) -> str:
    """Write a number with just the decimals that it was published with."""
    return fmt_id(value, len(f"{value:.9f}".rstrip("0").partition(".")[2]))
