"""Text as HTML that JupyterLab shows as it was written."""

from __future__ import annotations

import html


def escaped(text: str) -> str:
    """Escape a text for HTML, and part its dollar signs.

    JupyterLab reads what stands between two of them as a formula, in outputs too; "US$2 sampai US$3" lost its words.
    A sign in an element of its own is no delimiter.
    """
    return html.escape(text).replace("$", "<span>$</span>")
