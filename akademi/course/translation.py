"""Complete the Indonesian language pack of JupyterLab where it is silent or misspelt.

The pack (4.5.post3) leaves the main menu and most of the Run menu in English and writes "Menjalakan Semua Sel".
JupyterLab has a way for packages to amend a pack, but it compares version numbers and this pack's version is the
word "jupyterlab", so that way raises. The handler's one function is wrapped instead.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LOCALE = "id_ID"
DOMAIN = "jupyterlab"
OWN_STRINGS = Path(__file__).parent / "lab_settings" / f"{LOCALE}.json"


def complete_language_pack() -> None:
    """Let JupyterLab's translation handler give our strings over those of the pack; may be called twice."""
    from jupyterlab_server import translations_handler

    original = translations_handler.get_language_pack
    if getattr(original, "completed_by_akademi", False):
        return
    own = json.loads(OWN_STRINGS.read_text(encoding="utf-8"))

    def get_language_pack(locale: str) -> tuple[dict[str, Any], str]:
        pack, message = original(locale)
        if locale == LOCALE and isinstance(pack.get(DOMAIN), dict):
            pack = {**pack, DOMAIN: {**pack[DOMAIN], **own}}
        return pack, message

    get_language_pack.completed_by_akademi = True
    translations_handler.get_language_pack = get_language_pack
