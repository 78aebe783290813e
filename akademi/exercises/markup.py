"""The two marks that a question may carry: ``*italics*`` and ``**bold**``; ``form.js`` reads the same ones."""

from __future__ import annotations

import html
import re


def to_html(text: str) -> str:
    """Return a text as HTML: everything escaped, then the two marks and line breaks set.

    Examples
    --------
    >>> to_html("*a* < **b**")
    '<em>a</em> &lt; <strong>b</strong>'
    """
    escaped = html.escape(text).replace("\n", "<br>")
    escaped = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", escaped)
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", escaped)


def to_plain(text: str) -> str:
    """Return a text without its marks."""
    return text.replace("*", "")
