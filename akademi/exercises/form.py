"""The widget that shows one item in JupyterLab and prints it as plain text where there is no front end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

_HERE = Path(__file__).parent


class Form(anywidget.AnyWidget):
    """One item as a form.

    The front end knows nothing of right and wrong. It shows ``spec``, sends ``value`` and messages of the types
    ``lock`` (a prediction is final) and ``take`` (take over the simulator's settings), and shows ``status``.
    """

    _esm = _HERE / "form.js"
    _css = _HERE / "form.css"

    spec = traitlets.Dict().tag(sync=True)
    value = traitlets.Any(None, allow_none=True).tag(sync=True)
    status = traitlets.Dict().tag(sync=True)
    locked = traitlets.Bool(False).tag(sync=True)
    reveal = traitlets.Unicode("").tag(sync=True)

    def __init__(self, plain_text: Callable[[], str], **traits: Any) -> None:
        super().__init__(**traits)
        self._plain_text = plain_text

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {**(data or {}), "text/plain": self._plain_text()}, metadata or {}
