"""Tables of words and figures that wrap, carry a caption, and can be read aloud row by row."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from akademi.charts.markup import escaped
from akademi.charts.numbers import fmt_id


class Table:
    """A small table for reading, as the last line of a cell.

    Parameters
    ----------
    frame : pandas.DataFrame
        The rows; its first column heads each row.
    caption : str
        The finding or what the table holds, read out first by a screen reader.
    source : str
        Source and period, in small print under the table.
    headings : mapping of column to heading, optional
        Columns to show and how they are headed; all columns under their own names if not given.

    Raises
    ------
    ValueError
        If `headings` names a column that the frame does not have.
    """

    def __init__(
        self, frame: pd.DataFrame, caption: str, source: str, headings: Mapping[str, str] | None = None
    ) -> None:
        headings = headings or {str(column): str(column) for column in frame.columns}
        if missing := [column for column in headings if column not in frame.columns]:
            raise ValueError(f"headings names {', '.join(missing)}; columns are {', '.join(map(str, frame.columns))}")
        self.caption = caption
        self.source = source
        self.headings = list(headings.values())
        self.rows = [[_text(value) for value in row] for row in frame[list(headings)].itertuples(index=False)]

    def __repr__(self) -> str:
        lines = [
            self.caption,
            *(" | ".join(row) for row in [self.headings, *self.rows]),
            f"Sumber: {self.source}",
        ]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        # Styles stand in the elements: JupyterLab removes style sheets from outputs.
        cell = "text-align:left; vertical-align:top; padding:4px 12px 4px 0; white-space:normal"
        head = "".join(
            f'<th scope="col" style="{cell}; border-bottom:2px solid #5b6670">{escaped(text)}</th>'
            for text in self.headings
        )
        body = "".join(
            "<tr>"
            + "".join(
                f'<th scope="row" style="{cell}; font-weight:600">{escaped(text)}</th>'
                if place == 0
                else f'<td style="{cell}">{escaped(text)}</td>'
                for place, text in enumerate(row)
            )
            + "</tr>"
            for row in self.rows
        )
        return (
            f'<table style="border-collapse:collapse; max-width:56rem"><caption style="caption-side:top; '
            f'text-align:left; font-weight:600; padding:4px 0">{escaped(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            f'<p style="font-size:0.85em; margin:4px 0 0">Sumber: {escaped(self.source)}</p>'
        )


def _text(value: object) -> str:
    if value is None or (isinstance(value, float) and pd.isna(value)) or value is pd.NA:
        return "–"
    if isinstance(value, bool | int) and not isinstance(value, bool):
        return fmt_id(value, 0)
    if isinstance(value, float):
        shown = f"{value:.3f}".rstrip("0")
        return fmt_id(value, max(0, len(shown.partition(".")[2])))
    return str(value)
