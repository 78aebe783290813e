"""Sentences with computed figures, shown as text to read and to copy, not as a program's print-out."""

from __future__ import annotations

from akademi.charts.markup import escaped


class Paragraphs:
    """One or more sentences as the last line of a cell.

    Parameters
    ----------
    *sentences : str
        One paragraph each.
    """

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences

    def __repr__(self) -> str:
        return "\n".join(self.sentences)

    def _repr_html_(self) -> str:
        # Styles stand in the elements: JupyterLab removes style sheets from outputs.
        return "".join(
            f'<p style="border-left:3px solid #0072b2; margin:6px 0; max-width:46rem; padding:2px 12px">'
            f"{escaped(sentence)}</p>"
            for sentence in self.sentences
        )
