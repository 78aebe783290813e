"""What a browser would run of a page, found by parsing it as a browser does: by tags, not by searching the text."""

from __future__ import annotations

from html.parser import HTMLParser

ACTIVE = {"script", "iframe", "object", "embed", "base", "link", "meta", "form", "applet", "frame"}
ADDRESSES = {"href", "src", "srcset", "action", "formaction", "xlink:href", "data", "poster", "background"}
HARMLESS = ("#", "http://", "https://", "mailto:", "data:image/png", "data:image/jpeg", "data:image/svg+xml", "/", "")


class _Eyes(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self.script = ""
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        if tag in ACTIVE:
            self.seen.append(f"<{tag} {dict(attrs)}>")
        for name, value in attrs:
            if name.startswith("on"):
                self.seen.append(f"<{tag} {name}={value}>")
            if name in ADDRESSES and not _is_harmless(value or ""):
                self.seen.append(f"<{tag} {name}={value}>")
            if name == "style" and ("url(" in (value or "") or "expression" in (value or "")):
                self.seen.append(f"<{tag} style={value}>")
            if tag == "img" and name == "src" and "//" in (value or ""):
                self.seen.append(f"<img src={value}>: tells its owner who looks")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.script += data


def _is_harmless(address: str) -> bool:
    address = "".join(address.split()).lower()
    scheme = address.split(":", 1)[0]
    return ":" not in address or not scheme.isalpha() or address.startswith(HARMLESS[1:-2])


def what_would_run(page: str) -> list[str]:
    """Return the tags and attributes of a page that run, load or send something."""
    eyes = _Eyes()
    eyes.feed(page)
    eyes.close()
    return eyes.seen


def scripts_of(page: str) -> str:
    """Return the text of all scripts of a page."""
    eyes = _Eyes()
    eyes.feed(page)
    eyes.close()
    return eyes.script
