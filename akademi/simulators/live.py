"""`Simulator`: a form, a picture that follows it at once, and a sentence that says what is seen."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from akademi.charts.figure import Chart, image_html
from akademi.simulators.controls import Choice, Control, Settings, Slider, cleaned, starting_settings
from akademi.simulators.scene import Painter, Scene

_HERE = Path(__file__).parent


class Simulator(anywidget.AnyWidget):
    """A model that is moved by hand.

    In JupyterLab it shows labelled controls, the picture and the summary; the picture follows the sliders.
    Where no front end runs (grading, feedback page, PDF) the picture and the summary are printed as they
    stand.

    The browser sends whole settings, one message at a time, and waits for the picture before it sends the
    next; what happens in between is folded into one. So the picture never lags behind the hand.

    Parameters
    ----------
    heading : str
        Name of the simulator, Indonesian.
    controls : sequence of Control
        What can be set.
    solve : callable
        The model: takes settings, gives an `Outcome` (title, summary and its figures). Pure.
    scene : callable
        Makes the picture; called with ``tall=True`` for narrow pages.
    initial : mapping, optional
        Values that differ from the start of the controls.
    only : sequence of str, optional
        Names of the controls to show; the others keep their value. All without it.

    Attributes
    ----------
    settings : dict
        Plain JSON values, one for each control, shown or not. Setting it takes any mapping, also of a few
        names: unknown names and values of the wrong type are passed over, numbers out of bounds are brought
        in.
    disabled : bool
        True freezes the controls, for an answer that is locked.

    Raises
    ------
    ValueError
        If `initial` or `only` names a control that does not exist, or `initial` holds a value of the wrong
        type.
    """

    _esm = (_HERE / "live.js").read_text(encoding="utf-8")
    _css = (_HERE / "live.css").read_text(encoding="utf-8")

    _answering = False
    _watched = False

    settings = traitlets.Dict()
    disabled = traitlets.Bool(False).tag(sync=True)
    _heading = traitlets.Unicode().tag(sync=True)
    _controls = traitlets.List().tag(sync=True)

    def __init__(
        self,
        heading: str,
        controls: Sequence[Control],
        solve: Callable[[Mapping[str, Any]], Any],
        scene: Callable[..., Scene],
        initial: Mapping[str, Any] | None = None,
        only: Sequence[str] | None = None,
    ) -> None:
        self._all_controls = tuple(controls)
        self._start = _first_settings(self._all_controls, initial or {})
        names = [control.name for control in controls]
        shown = names if only is None else list(only)
        if unknown := sorted(set(shown) - set(names)):
            raise ValueError(f"only names {', '.join(unknown)}; choose among {', '.join(names)}")
        self._shown = tuple(control for control in controls if control.name in shown)
        self._solve = solve
        self._scene = scene
        self._painters: dict[bool, Painter] = {}
        self._tall = False
        super().__init__(
            settings=self._start,
            _heading=heading,
            _controls=[{**one.front_end(), "start": self._start[one.name]} for one in self._shown],
        )
        self.on_msg(self._receive)

    # -- what lessons and the answer sheet use -------------------------------------------------------------

    @property
    def outcome(self) -> Any:
        """What the model gives for the present settings, with its figures as attributes."""
        return self._solve(self.settings)

    @property
    def summary(self) -> str:
        """What is seen, in Indonesian sentences with figures."""
        return self.outcome.summary

    @property
    def title(self) -> str:
        """The finding, as printed over the picture."""
        return self.outcome.title

    def figure(self, tall: bool = False) -> Chart:
        """New figure for the present settings; what is done to it does not touch the simulator."""
        scene = self._scene(tall=tall)
        scene.update(self.outcome)
        return scene.freeze()

    def reset(self) -> None:
        """Go back to the settings of the beginning."""
        self.settings = self._start

    def observe(self, handler: Callable[..., Any], names: Any = "settings", type: Any = "change") -> None:
        """Call `handler` when the settings change, by hand or by program.

        Parameters
        ----------
        handler : callable
            Called with a traitlets bunch; ``change["new"]`` holds the new settings.
        names, type
            As in traitlets; by default the settings.
        """
        super().observe(handler, names=names, type=type)

    def __repr__(self) -> str:
        return self.summary

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        outcome = self.outcome
        picture = self._painter().frame(outcome)
        data = {
            **data,
            "text/plain": outcome.summary,
            "text/html": f"{image_html(picture, outcome.title)}<p>{html.escape(outcome.summary)}</p>",
            "image/png": base64.b64encode(picture).decode("ascii"),
        }
        return data, metadata

    # -- the conversation with the browser ------------------------------------------------------------------

    @traitlets.validate("settings")
    def _clean_settings(self, proposal: Any) -> Settings:
        return cleaned(self._all_controls, proposal["value"], self.settings or self._start)

    @traitlets.observe("settings")
    def _settings_changed(self, _change: Any) -> None:
        # Nobody looks before the first hello; a browser that waits for its own frame sees this change there.
        if self._watched and not self._answering:
            self._send_frame(None)

    def _receive(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Take one message of the browser; whatever it holds, answer and never raise."""
        if not isinstance(content, Mapping) or content.get("kind") not in {"hello", "settings"}:
            return
        self._watched = True
        if isinstance(content.get("tall"), bool):
            self._tall = content["tall"]
        self._answering = True
        try:
            if content["kind"] == "settings" and not self.disabled:
                shown = cleaned(self._shown, content.get("settings"), self.settings)
                # A handler of the lesson that fails must not leave the browser waiting for its picture.
                self.settings = shown
        finally:
            self._answering = False
            self._send_frame({"view": content.get("view"), "turn": content.get("turn")})

    def _send_frame(self, answer: Mapping[str, Any] | None) -> None:
        outcome = self.outcome
        picture = self._painter().frame(outcome)
        message = {
            "kind": "frame",
            "answer": dict(answer) if answer else None,
            "settings": dict(self.settings),
            "title": outcome.title,
            "summary": outcome.summary,
        }
        self.send(message, buffers=[picture])

    def _painter(self) -> Painter:
        if self._tall not in self._painters:
            self._painters[self._tall] = Painter(self._scene(tall=self._tall))
        return self._painters[self._tall]


def _first_settings(controls: Sequence[Control], initial: Mapping[str, Any]) -> Settings:
    """Settings at the beginning; strict, since a lesson's author wrote them."""
    names = [control.name for control in controls]
    if unknown := sorted(set(initial) - set(names)):
        raise ValueError(f"no control is called {', '.join(unknown)}; choose among {', '.join(names)}")
    for control in controls:
        if control.name in initial and control.clean(initial[control.name]) is None:
            raise ValueError(f"{control.name} cannot be {initial[control.name]!r}; {_expected(control)}")
    return cleaned(controls, initial, starting_settings(controls))


def _expected(control: Control) -> str:
    """What an author may give, in a few words."""
    if isinstance(control, Slider):
        return f"give a number from {control.minimum} to {control.maximum}"
    if isinstance(control, Choice):
        return f"choose one of {', '.join(value for value, _ in control.options)}"
    return "give True or False"
