"""Does the warm, closed process put out just what a kernel would, on every notebook of the course?"""

import json
import os
import re

import nbclient
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from akademi.course.sources import find_assignments
from akademi.grading.runner import Allowance, WarmRunner
from akademi.grading.sandbox import why_unavailable

pytestmark = [
    pytest.mark.xdist_group("like_a_kernel"),
    pytest.mark.skipif(bool(why_unavailable()), reason=f"no sandbox here: {why_unavailable()}"),
]

# As the warm process is started; without the first two a kernel would not be the same twice either.
SURROUNDINGS = {
    "PYTHONHASHSEED": "0",
    "OPENBLAS_NUM_THREADS": "1",
    "NBGRADER_EXECUTION": "autograde",
    "AKADEMI_PESERTA": "siti",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}
ODD = """\
print("a", end=""); print("b")
import sys; print("galat", file=sys.stderr)
from IPython.display import display, clear_output, HTML
display(HTML("<b>x</b>"), {"a": 1})
5
===
1 / 0
===
from IPython.display import display
pegangan = display("lama", display_id="d1")
===
pegangan.update("baru")
===
from IPython.display import clear_output
print("hilang"); clear_output(wait=True); print("tinggal")
===
import pandas as pd; pd.DataFrame({"a": [1, 2]})
===
import matplotlib.pyplot as plt
plt.plot([1, 2, 3]); plt.title("judul")
===
fig, ax = plt.subplots(); ax.bar(["x"], [1]); "akhir"
===
input("Berapa? ")
===
raise SystemExit(3)
===
%timeit -n1 -r1 pass
===
%nonsense
===
!echo halo
===
def f(:
===
import asyncio
await asyncio.sleep(0)
print("sesudah menunggu"); _
===
In[-2], Out.keys(), __name__
===
import warnings; warnings.warn("hati-hati")
===
class Rusak:
    def _repr_html_(self): raise ValueError("tidak dapat ditampilkan")
Rusak()
"""
# What differs between any two runs.
VOLATILE = [
    (re.compile(r"0x[0-9a-f]{6,}"), "0x"),
    (re.compile(r"[0-9a-f]{32}"), "id"),
    (re.compile(r"/tmp/\S*?ipykernel_\d+/\d+\.py"), "sel.py"),
    (re.compile(r"[\d.]+ (ns|μs|µs|ms|s) ± [\d.]+ (ns|μs|µs|ms|s)"), "waktu"),
]


@pytest.fixture(scope="module")
def runner():
    with WarmRunner() as one:
        yield one


def plain(outputs):
    """Outputs without what differs between any two runs; a kernel sends a stream in pieces, as its clock has it."""
    joined = []
    for output in outputs:
        if joined and output.output_type == "stream" and joined[-1].get("name") == output.name:
            joined[-1] = {**joined[-1], "text": joined[-1]["text"] + output.text}
        else:
            joined.append(output)
    text = json.dumps(joined, ensure_ascii=False, sort_keys=True)
    for pattern, name in VOLATILE:
        text = pattern.sub(name, text)
    return json.loads(text)


def in_a_kernel(nb, folder, monkeypatch):
    for name, value in SURROUNDINGS.items():
        monkeypatch.setenv(name, value)
    ran = nbclient.NotebookClient(
        nb, allow_errors=True, timeout=120, resources={"metadata": {"path": str(folder)}}
    ).execute()
    return {place: cell.outputs for place, cell in enumerate(ran.cells) if cell.cell_type == "code"}


def in_the_warm_process(runner, nb, files=None):
    cells = [(i, cell.source) for i, cell in enumerate(nb.cells) if cell.cell_type == "code" and cell.source.strip()]
    ran = runner.run(cells, files or {}, {"AKADEMI_PESERTA": "siti"}, Allowance(cell_seconds=120))
    assert ran.problem == ""
    return ran.outputs


NOTEBOOKS = [(one.name, path) for one in find_assignments() for path in (one.reading, one.exercise) if path is not None]


@pytest.mark.parametrize(("name", "path"), NOTEBOOKS, ids=[f"{name}/{path.stem}" for name, path in NOTEBOOKS])
def test_does_a_notebook_of_the_course_put_out_the_same(name, path, runner, tmp_path, monkeypatch):
    nb = nbformat.read(path, as_version=4)
    closed = in_the_warm_process(runner, nb)
    for place, outputs in in_a_kernel(nb, tmp_path, monkeypatch).items():
        assert plain(closed.get(place, [])) == plain(outputs), nb.cells[place].source


def test_do_errors_displays_figures_and_magics_come_out_the_same(runner, tmp_path, monkeypatch):
    nb = new_notebook(
        cells=[new_code_cell(source.strip("\n")) for source in ODD.split("===\n")],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    closed = in_the_warm_process(runner, nb)
    for place, outputs in in_a_kernel(nb, tmp_path, monkeypatch).items():
        source = nb.cells[place].source
        if source.startswith("!"):
            # The one thing that is meant to differ: no process can be started.
            assert outputs[0].text.strip() == "halo"
            assert closed[place][-1].output_type == "error"
            continue
        if source.startswith("input("):
            # The lines of the kernel's own code in the traceback are others.
            assert [(one.ename, one.evalue) for one in closed[place]] == [(one.ename, one.evalue) for one in outputs]
            continue
        assert plain(closed.get(place, [])) == plain(outputs), source


def test_is_nothing_of_one_submission_there_for_the_next(runner):
    first = [(0, "rahasia = 42; import numpy; numpy.titip = 'x'; open('titip', 'w').write('x')")]
    runner.run(first, {}, {})
    ran = runner.run([(0, "import numpy, os; ('rahasia' in globals(), hasattr(numpy, 'titip'), os.listdir())")], {}, {})
    assert ran.outputs[0][0].data["text/plain"] == "(False, False, [])"
    assert os.environ.get("AKADEMI_PESERTA") is None
