"""The warm process: has everything imported, forks once a submission, and knows nothing worth stealing.

Started by `akademi.grading.runner` as a program of its own with a bare environment, so that neither key nor gradebook
nor another submission was ever in its memory. It is told only which two pipes a child is to use. The child reads its
job from one, closes itself in, runs the cells and writes what they put out to the other.

On the control socket: the runner sends one byte with two file descriptors; the answer is the child's process number,
and when the child has ended, its wait status. The child stays a zombie until the runner acknowledges, so that a kill
that comes late can never reach another process.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import signal
import socket
import struct
import sys
import tempfile
from pathlib import Path
from typing import Any

from akademi.grading.sandbox import Limits, close_in

PR_SET_PDEATHSIG = 1
FRAME = struct.Struct("<I")
READY, START, REAPED = b"R", b"S", b"A"
MOST_OUTPUT_A_CELL = 2_000_000
# All that lessons import, and one figure of each style, so that fonts are loaded and sizes of digits known. Made
# without pyplot: with its first figure it sets the shell up to show figures its way, which is for the trainee to begin.
WARM_UP = """
import matplotlib.pyplot, matplotlib.backends.backend_agg
import IPython.core.pylabtools
import numpy, pandas
import akademi.charts, akademi.data, akademi.exercises, akademi.measures, akademi.models, akademi.simulators
figure, axes = akademi.charts.chart("Judul", "sumber", "Gambar pemanasan; tidak pernah ditampilkan.")
axes.plot([0, 1])
akademi.charts.mime_bundle(figure)
figure = matplotlib.figure.Figure()
axes = figure.subplots()
axes.hist(numpy.arange(9.0), bins=3, label="a")
axes.plot([0, 10], [0, 100])
axes.set(title="Judul", xlabel="x", ylabel="y")
axes.legend()
IPython.core.pylabtools.print_figure(figure)
pandas.DataFrame({"a": [1.5]})._repr_html_()
"""


def warm_up() -> tuple[Any, Any]:
    """Import what lessons import and make the shell; return shell and recorder."""
    from akademi.grading.shell import make_shell, run_cell

    shell, recorder = make_shell(MOST_OUTPUT_A_CELL)
    _draw_once()
    run_cell(shell, recorder, WARM_UP)
    run_cell(shell, recorder, "1 / 0")  # what writes a traceback is loaded too
    shell.reset(new_session=True)
    shell.execution_count = 1
    return shell, recorder


def _draw_once() -> None:
    """Keep pyplot from drawing every open figure after a cell: the inline backend draws what is shown by itself.

    A kernel draws each figure once more, into a canvas that nobody sees, which is a third of the cost of a figure.
    What is put out stays the same, and ``figure.canvas.draw()`` draws as ever.
    """
    from matplotlib._pylab_helpers import Gcf

    Gcf.draw_all = classmethod(lambda _class, force=False: None)  # type: ignore[method-assign]


def serve(control: socket.socket) -> None:
    """Fork whenever told to, until the runner goes away."""
    from akademi.grading.sandbox import library_folders, why_unavailable

    why_unavailable()  # loads what a child needs to close itself in, while files can still be opened
    shell, recorder = warm_up()
    readable = library_folders()
    gc.collect()
    gc.freeze()  # what is there now is never collected: the children share its pages
    control.send(READY)
    while True:
        word, descriptors, _, _ = socket.recv_fds(control, 1, 2)
        if word != START or len(descriptors) != 2:
            return
        child = os.fork()
        if child == 0:
            _be_child(control, descriptors, shell, recorder, readable)
        for descriptor in descriptors:
            os.close(descriptor)
        control.send(FRAME.pack(child))
        ended = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        killed = ended.si_code in (os.CLD_KILLED, os.CLD_DUMPED)
        control.send(FRAME.pack(ended.si_status + 256 * killed))
        if control.recv(1) != REAPED:
            return
        os.waitpid(child, 0)


def _be_child(control: socket.socket, descriptors: list[int], shell: Any, recorder: Any, readable: list[Path]) -> None:
    """Run one submission, and never return."""
    try:
        _die_with_parent()
        os.setsid()
        control.close()
        source, sink = descriptors
        job = json.loads(_read_all(source))
        _keep_only(sink)
        folder = Path(job["folder"])
        os.chdir(folder)
        os.environ |= {"HOME": str(folder), "TMPDIR": str(folder), **job["environment"]}
        tempfile.tempdir = None  # the warm process has looked for its own, which the child may not use
        if job["closed"]:
            close_in(folder, Limits(**job["limits"]), readable)
        _send(sink, {"started": True})
        _run(shell, recorder, job["cells"], sink, job["cell_seconds"])
        _send(sink, {"finished": True})
    except BaseException as error:  # whatever it was: this process must not go on as a second warm one
        try:
            _send(descriptors[1], {"broke": f"{type(error).__name__}: {error}"[:300]})
        except BaseException:
            os._exit(71)
    os._exit(0)


def _run(shell: Any, recorder: Any, cells: list[list[Any]], sink: int, seconds: float) -> None:
    """Run the cells one after the other, each with an alarm, and hand back what each put out."""
    from akademi.grading.shell import run_cell

    def too_long(_number: int, _frame: Any) -> None:
        raise KeyboardInterrupt

    for index, source in cells:
        signal.signal(signal.SIGALRM, too_long)
        # Again every second: code that catches the first one is asked again. The runner's own clock comes after.
        signal.setitimer(signal.ITIMER_REAL, seconds, 1)
        count = shell.execution_count
        try:
            messages = run_cell(shell, recorder, source)
        except KeyboardInterrupt:
            messages = [*recorder.take(), ("error", {"ename": "KeyboardInterrupt", "evalue": "", "traceback": []})]
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        _send(sink, {"cell": index, "count": count, "messages": messages})


def _send(sink: int, content: dict[str, Any]) -> None:
    data = json.dumps(content).encode()
    data = FRAME.pack(len(data)) + data
    while data:
        data = data[os.write(sink, data) :]


def _read_all(source: int) -> bytes:
    parts = []
    while part := os.read(source, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def _keep_only(sink: int) -> None:
    """Close every file that is open but the one to answer on; standard input and output lead nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)
    os.closerange(3, sink)
    os.closerange(sink + 1, os.sysconf("SC_OPEN_MAX") if os.sysconf("SC_OPEN_MAX") < 65536 else 65536)


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    _die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the runner, which then closes the socket
    with socket.socket(fileno=int(sys.argv[1])) as runner:
        serve(runner)
