"""Run the code cells of submissions in closed children of one warm process, and take back what they put out."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import select
import shutil
import signal
import socket
import stat
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from nbformat.notebooknode import NotebookNode, from_dict

from akademi.grading.sandbox import Limits
from akademi.grading.warm import FRAME, READY, REAPED, START

# What a child may know of this machine. Tokens, passwords and names of databases stand in the environment elsewhere.
KEPT_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "PYTHONPATH", "OPENBLAS_CORETYPE")
WATCH_SECONDS = 0.1
# A few bytes of JSON are many times as much in Python's memory: commas and brackets count, not only bytes.
MOST_VALUES, VALUES_A_FRAME = 2_000_000, 400
MOST_MESSAGES = 5_000
DEEPEST_VALUE = 50
DEEPEST_FOLDER = 100
# A name that fits where it was handed in may be too long in another folder, or taken there: that file stays behind.
UNWRITABLE_NAME = (errno.ENAMETOOLONG, errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.EILSEQ, errno.EINVAL)


class RunnerError(RuntimeError):
    """The warm process itself does not work; no submission is at fault."""


@dataclass(frozen=True)
class Allowance:
    """What the code of one submission may use.

    Attributes
    ----------
    cell_seconds, whole_seconds : float
        Time of one cell, after which it is interrupted, and of all together, after which the process is killed.
    grace_seconds : float
        What a cell that was interrupted may take to stop; then the process is killed too.
    output_bytes : int
        What all its cells may put out, figures included.
    folder_bytes, folder_files : int
        What it may have in its folder at any moment, deleted files that it still holds open included.
    threads : int
        Threads at any moment.
    limits : Limits
        What the kernel of the system enforces.
    """

    cell_seconds: float = 60
    whole_seconds: float = 180
    grace_seconds: float = 5
    output_bytes: int = 32_000_000
    folder_bytes: int = 100_000_000
    folder_files: int = 2_000
    threads: int = 256
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Ran:
    """What became of the code of one submission.

    Attributes
    ----------
    outputs : dict of int to list of NotebookNode
        Outputs by the place of the cell in the notebook; cells that were not reached are missing.
    counts : dict of int to int
        Execution counts likewise.
    problem : str
        Why it did not come to its end, in Indonesian; empty if it did.
    """

    outputs: dict[int, list[NotebookNode]]
    counts: dict[int, int]
    problem: str = ""


class WarmRunner:
    """One warm process and its children, one at a time. Use as a context manager, or call `close`."""

    def __init__(self, *, closed: bool = True) -> None:
        self.closed = closed
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._home = ""

    def __enter__(self) -> WarmRunner:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End the warm process and remove its folder."""
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._home:
            shutil.rmtree(self._home, ignore_errors=True)
        self._process, self._control, self._home = None, None, ""

    def run(
        self,
        cells: Sequence[tuple[int, str]],
        files: Mapping[str, bytes],
        environment: Mapping[str, str],
        allowance: Allowance | None = None,
    ) -> Ran:
        """Run cells in a new closed process, in a new folder that holds the given files.

        Parameters
        ----------
        cells : sequence of (place, source)
            Code cells in the order in which they run.
        files : mapping of name to content
            What the code finds in its folder. Names are relative paths.
        environment : mapping of name to value
            Set for this child only.
        allowance : Allowance, optional
            What it may use.

        Raises
        ------
        RunnerError
            If the warm process cannot be started or the child could not be closed in.
        """
        allowance = allowance or Allowance()
        folder = Path(tempfile.mkdtemp(prefix="akademi-")).resolve()
        try:
            for file, content in files.items():
                path = folder / file
                try:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
                except OSError as error:
                    if error.errno not in UNWRITABLE_NAME:
                        raise
            job = {
                "folder": str(folder),
                "cells": list(cells),
                "environment": dict(environment),
                "closed": self.closed,
                "limits": asdict(allowance.limits),
                "cell_seconds": allowance.cell_seconds,
            }
            return self._run(json.dumps(job).encode(), folder, allowance)
        finally:
            remove_tree(folder)

    def _run(self, job: bytes, folder: Path, allowance: Allowance) -> Ran:
        control = self._warm()
        job_read, job_write = os.pipe()
        result_read, result_write = os.pipe()
        try:
            socket.send_fds(control, [START], [job_read, result_write])
            os.close(job_read)
            os.close(result_write)
            job_read = result_write = -1
            child = _receive(control)
            with contextlib.suppress(BrokenPipeError), open(job_write, "wb", closefd=True) as pipe:
                job_write = -1
                pipe.write(job)
            watch = _Watch(child, result_read, folder, allowance)
            frames, problem = watch.until_it_ends()
            _kill(child)
            status = _receive(control)
            control.send(REAPED)
        except (OSError, RunnerError) as error:
            self.close()
            raise RunnerError(f"proses hangat berhenti: {error}") from error
        finally:
            for descriptor in (job_read, job_write, result_read, result_write):
                if descriptor >= 0:
                    os.close(descriptor)
        return _gather(frames, problem, status)

    def _warm(self) -> socket.socket:
        """Return the control socket of a warm process that is alive, starting one if need be."""
        if self._control is not None and self._process is not None and self._process.poll() is None:
            return self._control
        self.close()
        ours, theirs = socket.socketpair()
        self._home = tempfile.mkdtemp(prefix="akademi-hangat-")
        environment = {name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ}
        environment |= {
            "PYTHONPATH": os.pathsep.join(_import_paths()),
            "IPYTHONDIR": self._home,
            "JUPYTER_RUNTIME_DIR": self._home,
            "MPLBACKEND": "module://matplotlib_inline.backend_inline",
            "NBGRADER_EXECUTION": "autograde",
            # Threads do not survive a fork, and one submission is to have one core.
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
            "MKL_NUM_THREADS": "1",
            # The same order of sets in every child: parallel and serial must agree.
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "1",
        }
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "akademi.grading.warm", str(theirs.fileno())],
                env=environment,
                # Python looks for modules where it is started; that must not be a folder that a trainee filled.
                cwd=self._home,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE if os.environ.get("AKADEMI_DEBUG") else subprocess.DEVNULL,
            )
        self._control = ours
        if ours.recv(1) != READY:
            self.close()
            raise RunnerError("proses hangat tidak dapat dimulai")
        return ours


class _Watch:
    """Reads what a child sends, with the clock and its folder in view."""

    def __init__(self, child: int, source: int, folder: Path, allowance: Allowance) -> None:
        self._child, self._source, self._folder, self._allowance = child, source, folder, allowance
        self._received = bytearray()
        self._total = self._values = 0

    def until_it_ends(self) -> tuple[list[dict[str, Any]], str]:
        """Return the frames that came, and why the child had to be stopped if it had to be."""
        frames: list[dict[str, Any]] = []
        begun = frame_at = looked_at = time.monotonic()
        poll = select.poll()
        poll.register(self._source, select.POLLIN | select.POLLHUP)
        while True:
            if poll.poll(WATCH_SECONDS * 1000):
                part = os.read(self._source, 1 << 20)
                if not part:
                    return frames, ""
                self._received += part
                self._total += len(part)
                if self._total > self._allowance.output_bytes:
                    return frames, "Kode peserta mengeluarkan terlalu banyak keluaran."
                new = self._frames()
                if new is None:
                    return frames, "Kode peserta merusak saluran hasil."
                if new:
                    frames += new
                    frame_at = time.monotonic()
                    if "finished" in new[-1]:
                        return frames, ""
            now, most = time.monotonic(), self._allowance
            if now - begun > most.whole_seconds or now - frame_at > most.cell_seconds + most.grace_seconds:
                return frames, "Kode peserta berjalan terlalu lama dan mengabaikan perintah berhenti."
            if now - looked_at < WATCH_SECONDS:
                continue
            looked_at = now
            if self._folder_is_full():
                return frames, "Kode peserta menulis terlalu banyak berkas."
            if self._threads() > most.threads:
                return frames, "Kode peserta membuka terlalu banyak utas (thread)."

    def _frames(self) -> list[dict[str, Any]] | None:
        """Take the whole frames out of what was received; None if they make no sense."""
        frames = []
        while len(self._received) >= FRAME.size:
            (length,) = FRAME.unpack_from(self._received)
            if length > self._allowance.output_bytes:
                return None
            if len(self._received) < FRAME.size + length:
                break
            body = bytes(self._received[FRAME.size : FRAME.size + length])
            del self._received[: FRAME.size + length]
            self._values += VALUES_A_FRAME + body.count(b",") + body.count(b"[") + body.count(b"{")
            if self._values > MOST_VALUES:
                return None
            try:
                frame = json.loads(body, parse_constant=_no_number)
            except (ValueError, RecursionError):
                return None
            if not isinstance(frame, dict):
                return None
            frames.append(frame)
        return frames

    def _folder_is_full(self) -> bool:
        size, count = self._deleted_bytes(), 0
        folders = [(self._folder, 0)]
        while folders:
            folder, depth = folders.pop()
            if depth > DEEPEST_FOLDER:
                return True
            try:
                with os.scandir(folder) as entries:
                    for entry in entries:
                        count += 1
                        if entry.is_dir(follow_symlinks=False):
                            folders.append((Path(entry.path), depth + 1))
                        else:
                            size += entry.stat(follow_symlinks=False).st_blocks * 512
                        if count > self._allowance.folder_files:
                            return True
            except (FileNotFoundError, NotADirectoryError):  # it went away while we looked
                continue
            except OSError:  # made unreadable, or too deep: nobody could say how much lies there
                return True
        return size > self._allowance.folder_bytes

    def _deleted_bytes(self) -> int:
        """Return what files take up that have no name any more but are still open."""
        sizes = {}
        with contextlib.suppress(OSError), os.scandir(f"/proc/{self._child}/fd") as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    about = entry.stat()
                    if stat.S_ISREG(about.st_mode) and about.st_nlink == 0:
                        sizes[about.st_dev, about.st_ino] = about.st_blocks * 512
        return sum(sizes.values())

    def _threads(self) -> int:
        with contextlib.suppress(OSError):
            return len(os.listdir(f"/proc/{self._child}/task"))
        return 0


def _receive(control: socket.socket) -> int:
    data = b""
    while len(data) < FRAME.size:
        part = control.recv(FRAME.size - len(data))
        if not part:
            raise RunnerError("saluran kendali tertutup")
        data += part
    return FRAME.unpack(data)[0]


def _kill(child: int) -> None:
    """End the child: it has sent all it had to send, or too much. The number is still its own: see `warm.serve`."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)


def _gather(frames: list[dict[str, Any]], problem: str, status: int) -> Ran:
    """Make outputs of what a child has sent. It may be forged: shapes are checked, sense is the judge's business."""
    outputs: dict[int, list[NotebookNode]] = {}
    counts: dict[int, int] = {}
    shown: dict[str, list[NotebookNode]] = {}
    if frames and isinstance(frames[0].get("broke"), str):
        raise RunnerError(frames[0]["broke"])
    left = MOST_MESSAGES
    for frame in frames:
        place, messages, count = frame.get("cell"), frame.get("messages"), frame.get("count")
        if not isinstance(place, int) or not isinstance(messages, list) or place in outputs:
            continue
        outputs[place] = _outputs(messages[:left], shown)
        left -= len(messages[:left])
        counts[place] = count if isinstance(count, int) and 0 <= count < 100_000 else 0
    finished = any("finished" in frame for frame in frames)
    if not finished and not problem:
        problem = _why_it_died(status)
    return Ran(outputs, counts, problem)


def _why_it_died(status: int) -> str:
    if status >= 256:
        number = status - 256
        if number == signal.SIGXCPU:
            return "Kode peserta memakai terlalu banyak waktu prosesor."
        if number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS):
            return "Kode peserta membuat proses rusak, sering karena kehabisan memori."
        if number == signal.SIGKILL:
            return (
                "Proses kode peserta mati sebelum selesai: waktu atau memorinya habis, atau dimatikan kodenya sendiri."
            )
        return f"Kode peserta menghentikan prosesnya sendiri (sinyal {number})."
    return "Kode peserta menghentikan prosesnya sendiri sebelum selesai."


def _outputs(messages: list[Any], shown: dict[str, list[NotebookNode]]) -> list[NotebookNode]:
    """Turn messages into outputs as nbclient does: streams joined, displays updated, cleared when asked."""
    outputs: list[NotebookNode] = []
    clear_next = False
    for message in messages:
        if not (isinstance(message, list) and len(message) == 2 and isinstance(message[1], dict)):
            continue
        kind, content = message
        if kind == "clear_output":
            if content.get("wait"):
                clear_next = True
            else:
                outputs.clear()
            continue
        output = _checked(kind, content)
        if output is None:
            continue
        transient = content.get("transient")
        name = str(transient.get("display_id") or "") if isinstance(transient, dict) else ""
        if name and kind != "stream":
            for earlier in shown.get(name, []):
                earlier["data"], earlier["metadata"] = output["data"], output["metadata"]
        if kind == "update_display_data":
            continue
        if clear_next:
            outputs.clear()
            clear_next = False
        last = outputs[-1] if outputs else None
        if kind == "stream" and last is not None and last.output_type == "stream" and last.name == output.name:
            last["text"] += output["text"]
            continue
        outputs.append(output)
        if name:
            shown.setdefault(name, []).append(output)
    return outputs


def _checked(kind: Any, content: dict[str, Any]) -> NotebookNode | None:
    """Return an output of a valid notebook, or None."""
    if kind == "stream":
        name, text = content.get("name"), content.get("text")
        if name in ("stdout", "stderr") and isinstance(text, str):
            return _output("stream", name=name, text=text)
    elif kind == "error":
        parts = content.get("ename"), content.get("evalue"), content.get("traceback")
        if isinstance(parts[0], str) and isinstance(parts[1], str) and isinstance(parts[2], list):
            lines = [str(line) for line in parts[2]]
            return _output("error", ename=parts[0], evalue=parts[1], traceback=lines)
    elif kind in ("display_data", "execute_result", "update_display_data"):
        data, metadata = content.get("data"), content.get("metadata") or {}
        if not isinstance(data, dict) or not isinstance(metadata, dict):
            return None
        kept = {str(mime): value for mime, value in data.items() if _is_mime_value(str(mime), value)}
        metadata = {mime: _sizes(about) for mime, about in metadata.items() if _sizes(about)}
        if kind == "execute_result":
            count = content.get("execution_count")
            count = count if isinstance(count, int) else None
            return _output("execute_result", data=kept, metadata=metadata, execution_count=count)
        return _output("display_data", data=kept, metadata=metadata)
    return None


def _output(kind: str, **content: Any) -> NotebookNode:
    """Make an output whose shape has been checked; nbformat's own function would check it against the schema again."""
    return from_dict({"output_type": kind, **content})


def _is_mime_value(mime: str, value: Any) -> bool:
    """Whether the notebook format allows this value: any JSON for a JSON type, else text."""
    if mime in ("application/javascript", "text/javascript"):
        return False  # nobody who looks at an answer needs to run it
    if mime == "application/json" or mime.endswith("+json"):
        return _is_shallow(value, DEEPEST_VALUE)
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(line, str) for line in value))


def _is_shallow(value: Any, depth: int) -> bool:
    """Whether JSON is nested less deeply than whoever writes it again can bear."""
    if isinstance(value, dict | list):
        entries = value.values() if isinstance(value, dict) else value
        return depth > 0 and all(_is_shallow(entry, depth - 1) for entry in entries)
    return True


def _sizes(about: Any) -> dict[str, int]:
    """Return width and height of a picture; nbconvert writes what else stands there into its HTML unquoted."""
    about = about if isinstance(about, dict) else {}
    return {name: value for name in ("width", "height") if type(value := about.get(name)) is int}


def _no_number(_name: str) -> None:
    """Return nothing for ``NaN`` and ``Infinity``, which are no JSON."""


def _import_paths() -> list[str]:
    """Return where the warm process finds this library and what the environment names, wherever it is started."""
    own = Path(__file__).resolve().parents[2]
    installed = {Path(sysconfig.get_path(name)).resolve() for name in ("purelib", "platlib")}
    named = [os.path.abspath(path) for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    return named if own in installed else [str(own), *named]


def remove_tree(top: Path) -> None:
    """Remove a folder, however deep, unreadable or full it was left; nobody uses it any more.

    ``shutil.rmtree`` goes one call and one open folder deeper for each level, and gives up after a thousand.
    """
    try:
        here = os.open(top, _FOLDER)
    except OSError:
        return
    try:
        names: list[str] = []  # the way from the top to here
        waiting = [_remove_files(here)]
        while waiting:
            if waiting[-1]:
                name = waiting[-1].pop()
                with contextlib.suppress(OSError):
                    os.chmod(name, 0o700, dir_fd=here)
                    inner = os.open(name, _FOLDER, dir_fd=here)
                    os.close(here)
                    here = inner
                    names.append(name)
                    waiting.append(_remove_files(here))
                continue
            waiting.pop()
            if names:
                outer = os.open("..", _FOLDER, dir_fd=here)
                os.close(here)
                here = outer
                with contextlib.suppress(OSError):
                    os.rmdir(names.pop(), dir_fd=here)
    except OSError:
        pass
    finally:
        os.close(here)
    with contextlib.suppress(OSError):
        os.rmdir(top)


_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


def _remove_files(here: int) -> list[str]:
    """Remove the files of an open folder; return the folders in it."""
    folders = []
    for name in os.listdir(here):
        try:
            os.unlink(name, dir_fd=here)
        except OSError:
            folders.append(name)
    return folders
