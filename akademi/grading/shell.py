"""An IPython shell that records what a kernel would have sent, without a kernel: no sockets, no threads."""

from __future__ import annotations

import builtins
import io
import sys
from typing import Any

from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.session import Session
from traitlets.config import Config

Message = tuple[str, dict[str, Any]]
CUT = "\n[keluaran dipotong: terlalu panjang]\n"
MOST_MESSAGES = 1_000


class Recorder:
    """What a cell has put out so far, up to a number of characters."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.messages: list[Message] = []
        self._size = 0

    def add(self, kind: str, content: dict[str, Any]) -> None:
        """Keep a message; of a stream what still fits, and a word that the rest was cut."""
        text = content.get("text", "") if kind == "stream" else ""
        if self._size >= self.most:
            return
        self._size += len(text) if kind == "stream" else _size(content)
        if len(self.messages) >= MOST_MESSAGES:
            self._size = self.most
        if self._size >= self.most:
            if kind != "stream":
                kind, content, text = "stream", {"name": "stderr", "text": ""}, ""
            content = {**content, "text": text[: max(0, self.most - self._size)] + CUT}
        last = self.messages[-1] if self.messages else None
        if kind == "stream" and last and last[0] == "stream" and last[1]["name"] == content["name"]:
            last[1]["parts"].append(content["text"])
            return
        if kind == "stream":
            content = {"name": content["name"], "parts": [content["text"]]}
        self.messages.append((kind, content))

    def take(self) -> list[Message]:
        """Return the messages, streams joined, and begin anew."""
        taken = [
            (kind, {"name": content["name"], "text": "".join(content["parts"])} if kind == "stream" else content)
            for kind, content in self.messages
        ]
        self.messages, self._size = [], 0
        return taken


def _size(content: dict[str, Any]) -> int:
    """Return about how long a message is, without writing it out."""
    data = content.get("data") or {}
    return sum(len(value) if isinstance(value, str | bytes) else 200 for value in data.values()) + 200


class RecordingSession(Session):
    """A session of the kernel's protocol that keeps what it should send."""

    recorder: Recorder

    def send(self, _stream: Any, msg_or_type: Any, content: Any = None, *_others: Any, **_options: Any) -> None:
        """Keep the message."""
        if isinstance(msg_or_type, dict):
            msg_or_type, content = msg_or_type["header"]["msg_type"], msg_or_type["content"]
        self.recorder.add(msg_or_type, content or {})


class RecordingStream(io.TextIOBase):
    """Standard output or error of a cell."""

    encoding = "UTF-8"
    errors = "strict"

    def __init__(self, name: str, recorder: Recorder) -> None:
        self.name = name
        self._recorder = recorder

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, text: str) -> int:
        """Record a piece of text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        self._recorder.add("stream", {"name": self.name, "text": text})
        return len(text)


def make_shell(most_output: int) -> tuple[InteractiveShell, Recorder]:
    """Make the shell as an IPython kernel does, history in memory only.

    Parameters
    ----------
    most_output : int
        Characters that one cell may put out.

    Returns
    -------
    shell : InteractiveShell
    recorder : Recorder
        Where its output goes.
    """
    recorder = Recorder(most_output)
    session = RecordingSession(key=b"")
    session.recorder = recorder
    config = Config()
    # No thread, no file: a thread would not survive the fork.
    config.HistoryManager.enabled = False
    shell = ZMQInteractiveShell.instance(config=config, compiler_class=XCachingCompiler)
    for channel in (shell.displayhook, shell.display_pub):
        channel.session = session
        channel.pub_socket = None
        channel.topic = b""
        channel.set_parent({"header": {}})
    builtins.input = _no_input
    if "" not in sys.path:
        sys.path.insert(0, "")
    return shell, recorder


def _no_input(_prompt: object = "") -> str:
    raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")


def run_cell(shell: InteractiveShell, recorder: Recorder, source: str) -> list[Message]:
    """Run one cell and return what it put out, in order."""
    sys.stdout, sys.stderr = RecordingStream("stdout", recorder), RecordingStream("stderr", recorder)
    try:
        shell.run_cell(source, store_history=True)
    finally:
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    return recorder.take()
