"""What grading costs: stock nbgrader, stock otter-grader, our grader, and the floor, on one cohort in one run.

Run ``python benchmarks/grading.py`` (about five minutes). Every submission answers six questions with pandas and
matplotlib; a second cohort answers by forms only. Costs are printed per submission and as ratios, never judged: they
belong to the machine. Options:

--submissions N    size of the cohort with code for our grader and the floor (80)
--stock N          size for the slow ones (20)
--data N           size of the cohort without code (400)
--slope            also grade 100, 1,000 and 10,000 submissions without code, and 100 and 1,000 with
--otter PYTHON     an interpreter that has otter-grader; left out if not given

*CPU* is user and system time of a whole command and all its descendants; the cost of starting is taken off by
running the command for two sizes and dividing the difference. *The floor* runs the same cells by IPython, outputs
captured, in forks of a warm process, and does nothing else; *exec* runs them bare. *Memory* is the peak of the
proportional set size of all processes together.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests import mini

NAME = "01_tolok"
SETUP = """\
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt

rng = np.random.default_rng(7)
survei = pd.DataFrame({"desa": rng.integers(0, 30, 2000), "belanja": rng.lognormal(13.3, 0.5, 2000)})"""
# One answer each: what it computes, and the code of a trainee who knows.
ANSWERS = {
    "t_rata": "rata = float(survei['belanja'].mean())",
    "t_p0": "p0 = float((survei['belanja'] < 545221).mean())",
    "t_desa": "desa = survei.groupby('desa')['belanja'].median()\nterendah = int(desa.idxmin())",
    "t_gini": """\
urut = np.sort(survei["belanja"].to_numpy())
n = len(urut)
gini = float((2 * np.arange(1, n + 1) - n - 1) @ urut / (n * urut.sum()))""",
    "t_gambar": """\
fig, ax = plt.subplots()
ax.hist(survei["belanja"], bins=40)
ax.set_title("Sebaran belanja")
batang = len(ax.patches)""",
    "t_desil": "desil = survei['belanja'].quantile(np.arange(0.1, 1, 0.1)).round(0)\ntengah = float(desil.iloc[4])",
}
VALUES = {
    "t_rata": "rata",
    "t_p0": "p0",
    "t_desa": "terendah",
    "t_gini": "gini",
    "t_gambar": "batang",
    "t_desil": "tengah",
}
KERNEL = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}}


def right() -> dict[str, Any]:
    """Return the right value of each answer, computed by the answers themselves."""
    import matplotlib

    matplotlib.use("Agg")
    room: dict[str, Any] = {}
    for source in (SETUP, *ANSWERS.values()):
        exec(source, room)
    return {name: room[value] for name, value in VALUES.items()}


def our_exercise() -> Any:
    """Return the exercise as our course would write it."""
    cells = [
        new_markdown_cell("# Tolok ukur", id="judul"),
        new_code_cell(
            f'from akademi.exercises import open_sheet\n\nlembar = open_sheet("{NAME}")\n{SETUP}',
            id="siap",
        ),
    ]
    for name, source in ANSWERS.items():
        value = VALUES[name]
        cells += [
            mini.solution(f"{name}_jawab", f"{value} = None\n### BEGIN SOLUTION\n{source}\n### END SOLUTION"),
            mini.graded(name, f'lembar.check("{name}", {value}, points=1)', 1),
        ]
    return new_notebook(cells=cells, metadata=KERNEL)


def stock_exercise(values: dict[str, Any]) -> Any:
    """Return the same exercise with nbgrader's own visible tests."""
    cells = [new_markdown_cell("# Tolok ukur", id="judul"), new_code_cell(SETUP, id="siap")]
    for name, source in ANSWERS.items():
        test = f"assert abs({VALUES[name]} - {values[name]!r}) < 1e-9"
        cells += [mini.solution(f"{name}_jawab", f"### BEGIN SOLUTION\n{source}\n### END SOLUTION")]
        cell = mini.graded(name, test, 1)
        cell.metadata = nbformat.from_dict({"nbgrader": cell.metadata["nbgrader"]})
        cells += [cell]
    return new_notebook(cells=cells, metadata=KERNEL)


def key_source(values: dict[str, Any]) -> str:
    """Return a ``kunci.py`` for our exercise."""
    items = "\n".join(
        f'        "{name}": Value(points=1, objective="A", reread="bagian 1", answer={value!r}, tolerance=1e-9),'
        for name, value in values.items()
    )
    return f'from akademi.grading import Key, Value\n\nKUNCI = Key("{NAME}", {{"A": "Menghitung"}}, {{\n{items}\n}})\n'


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of the clock, seconds of processors, bytes at the peak."""

    wall: float
    cpu: float
    peak: int


def measure(command: list[str], **options: Any) -> Cost:
    """Run a command to its end and return its cost and that of all its descendants."""
    log = tempfile.TemporaryFile()  # noqa: SIM115 - outlives this block only if the command fails
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, start_new_session=True, **options)
    peak = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        # Seldom: to add up all pages of six processes takes a core for some hundredths of a second.
        while not done.wait(2):
            peak = max(peak, memory(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    done.set()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        log.seek(0)
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{log.read().decode()[-3000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak)


def memory(session: int) -> int:
    """Return the proportional set size of all processes of a session, in bytes."""
    total = 0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            # A trainee's process has a session of its own; its parent's is ours.
            if int(fields[3]) != session and _session_of(int(fields[1])) != session:
                continue
            rollup = (folder / "smaps_rollup").read_text()
        except (OSError, IndexError):
            continue
        total += 1024 * int(rollup.split("Pss:")[1].split()[0])
    return total


def _session_of(pid: int) -> int:
    try:
        return os.getsid(pid)
    except OSError:
        return -1


class Bench:
    """Cohorts in a folder, and the contenders that grade them."""

    def __init__(self, folder: Path, otter: str) -> None:
        self.folder, self.otter = folder, otter
        self.values = right()
        self.root = mini.make_source(folder / "sumber")
        shutil.rmtree(self.root / "modules")
        module = self.root / "modules" / NAME
        module.mkdir(parents=True)
        nbformat.write(our_exercise(), module / "latihan.ipynb")
        nbformat.write(mini.lesson(), module / "materi.ipynb")
        (module / "kunci.py").write_text(key_source(self.values), encoding="utf-8")
        self.code_course = mini.make_course(folder / "kelas", self.root, NAME)
        self.data_root = mini.make_source(folder / "sumber-data")
        self.data_course = mini.make_course(folder / "kelas-data", self.data_root, mini.NAME)

    # Our grader ------------------------------------------------------------------------------------------------

    def ours(self, kind: str, size: int, workers: int, sandbox: bool = True) -> Cost:
        """Grade a cohort with our command, without feedback pages."""
        base, root = (self.code_course, self.root) if kind == "code" else (self.data_course, self.data_root)
        name = NAME if kind == "code" else mini.NAME
        course = self.folder / "sekarang"
        shutil.rmtree(course, ignore_errors=True)
        shutil.copytree(base, course)
        release = mini.released(course, name)
        if kind == "code":
            answered = {f"{item}_jawab": f"{VALUES[item]} = None\n{source}" for item, source in ANSWERS.items()}
            handed_in, answers = mini.with_sources(release, **answered), None
        else:
            handed_in = release
        from akademi.grading.judge import load_key

        key = load_key(self.data_root / "modules" / mini.NAME / "kunci.py")
        for number in range(size):
            student = f"p{number:05d}"
            answers = mini.right_answers(key, student) if kind == "data" else {}
            mini.submit(course, student, handed_in, answers, assignment=name)
        command = [sys.executable, "-m", "akademi", "grade", name, "--course", str(course), "--no-feedback"]
        command += ["--workers", str(workers)] + ([] if sandbox else ["--without-sandbox"])
        cost = measure(command, env=os.environ | {"AKADEMI_SUMBER": str(root)})
        points = mini.scores(course, f"p{size - 1:05d}", name)
        assert sum(points.values()) == (len(ANSWERS) if kind == "code" else sum(points.values())) > 0, points
        return cost

    # Stock nbgrader --------------------------------------------------------------------------------------------

    def stock(self, size: int) -> Cost:
        """Grade the cohort with nbgrader as it comes: its own tests, its own kernel for each submission."""
        course = self.folder / "stok"
        shutil.rmtree(course, ignore_errors=True)
        (course / "source" / NAME).mkdir(parents=True)
        nbformat.write(stock_exercise(self.values), course / "source" / NAME / "latihan.ipynb")
        (course / "nbgrader_config.py").write_text(
            "c = get_config()\nc.CourseDirectory.course_id = 'tolok'\nc.Execute.timeout = 120\n", encoding="utf-8"
        )
        program = Path(sys.executable).with_name("nbgrader")
        environment = os.environ | {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
        subprocess.run(
            [program, "generate_assignment", NAME], cwd=course, env=environment, check=True, capture_output=True
        )
        release = nbformat.read(course / "release" / NAME / "latihan.ipynb", as_version=4)
        handed_in = mini.with_sources(release, **{f"{item}_jawab": source for item, source in ANSWERS.items()})
        for number in range(size):
            folder = course / "submitted" / f"p{number:05d}" / NAME
            folder.mkdir(parents=True)
            nbformat.write(handed_in, folder / "latihan.ipynb")
        return measure([str(program), "autograde", NAME], cwd=course, env=environment)

    # Stock otter-grader ----------------------------------------------------------------------------------------

    def run_otter(self, size: int) -> Cost:
        """Grade the cohort with ``otter run``, one command a submission as its documentation has it."""
        folder = self.folder / "otter"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "tests").mkdir(parents=True)
        for name, value in self.values.items():
            case = {"code": f">>> bool(abs({VALUES[name]} - {value!r}) < 1e-9)\nTrue", "hidden": False, "locked": False}
            suite = {"cases": [case], "scored": True, "setup": "", "teardown": "", "type": "doctest"}
            test = {"name": name, "points": 1, "suites": [suite]}
            (folder / "tests" / f"{name}.py").write_text(f"OK_FORMAT = True\ntest = {test!r}\n", encoding="utf-8")
        environment = os.environ | {"PATH": f"{Path(self.otter).parent}{os.pathsep}{os.environ['PATH']}"}
        generate = [self.otter, "-m", "otter", "generate", "-t", "tests", "-o", "nilai.zip", "--no-environment"]
        subprocess.run(generate, cwd=folder, env=environment, check=True, capture_output=True)
        (folder / "hasil").mkdir()
        cells = [new_code_cell(SETUP), *(new_code_cell(source) for source in ANSWERS.values())]
        nbformat.write(new_notebook(cells=cells, metadata=KERNEL), folder / "kiriman.ipynb")
        loop = f"for i in $(seq {size}); do {self.otter} -m otter run -a nilai.zip -o hasil kiriman.ipynb; done"
        cost = measure(["bash", "-ec", loop], cwd=folder, env=environment)
        results = json.loads((folder / "hasil" / "results.json").read_text(encoding="utf-8"))
        score = sum(float(test.get("score") or 0) for test in results["tests"])
        assert score == len(ANSWERS), results
        return cost

    # The floor -------------------------------------------------------------------------------------------------

    def floor(self, size: int, how: str) -> Cost:
        """Run the same cells in forks of a warm process: by IPython with outputs captured, or by bare exec."""
        release = mini.released(self.code_course, NAME)
        answered = {f"{item}_jawab": f"{VALUES[item]} = None\n{source}" for item, source in ANSWERS.items()}
        cells = [cell.source for cell in mini.with_sources(release, **answered).cells if cell.cell_type == "code"]
        path = self.folder / "sel.json"
        path.write_text(json.dumps(cells), encoding="utf-8")
        work = self.folder / "lantai"
        work.mkdir(exist_ok=True)
        (work / "jawaban.json").write_text(
            json.dumps({"format": 1, "tugas": NAME, "peserta": "p", "jawaban": {}}), encoding="utf-8"
        )
        return measure([sys.executable, "-c", FLOOR, str(path), str(size), how], cwd=work)


FLOOR = """
import json, os, sys
os.environ |= {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "NBGRADER_EXECUTION": "autograde",
               "AKADEMI_PESERTA": "p", "OPENBLAS_NUM_THREADS": "1"}
cells, size, how = json.load(open(sys.argv[1])), int(sys.argv[2]), sys.argv[3]
from akademi.grading.warm import warm_up
shell, recorder = warm_up()
if how == "ipython":
    from akademi.grading.shell import run_cell
    def run(source):
        assert not any(kind == "error" for kind, _ in run_cell(shell, recorder, source)), source
else:
    room = {}
    def run(source):
        exec(source, room)
for _ in range(size):
    child = os.fork()
    if child == 0:
        code = 0
        try:
            for source in cells:
                run(source)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            code = 1
        os._exit(code)
    assert os.waitpid(child, 0)[1] == 0
"""


def per_submission(run: Callable[[int], Cost], small: int, large: int) -> tuple[Cost, Cost]:
    """Return the cost of one more submission, and of the larger run as a whole."""
    first, second = run(small), run(large)
    more = large - small
    return Cost((second.wall - first.wall) / more, (second.cpu - first.cpu) / more, second.peak), second


def main() -> None:
    """Measure all contenders and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--submissions", type=int, default=80)
    parser.add_argument("--stock", type=int, default=20)
    parser.add_argument("--data", type=int, default=400)
    parser.add_argument("--slope", action="store_true")
    parser.add_argument("--otter", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tolok-") as name:
        home = Path(name) / "rumah"
        home.mkdir()
        os.environ |= {
            "HOME": str(home),
            "JUPYTER_CONFIG_DIR": str(home / "config"),
            "IPYTHONDIR": str(home / "ipython"),
        }
        bench = Bench(Path(name), options.otter)
        code, stock, data = options.submissions, options.stock, options.data
        contenders: dict[str, Callable[[], tuple[Cost, Cost]]] = {
            "floor: exec in forks": lambda: per_submission(lambda n: bench.floor(n, "exec"), code // 4, code),
            "floor: IPython in forks": lambda: per_submission(lambda n: bench.floor(n, "ipython"), code // 4, code),
            "ours, 1 worker": lambda: per_submission(lambda n: bench.ours("code", n, 1), code // 4, code),
            "ours, 2 workers": lambda: per_submission(lambda n: bench.ours("code", n, 2), code // 4, code),
            "ours, 1 worker, no sandbox": lambda: per_submission(
                lambda n: bench.ours("code", n, 1, sandbox=False), code // 4, code
            ),
            "stock nbgrader": lambda: per_submission(bench.stock, stock // 4, stock),
        }
        if options.otter:
            contenders["stock otter-grader"] = lambda: per_submission(bench.run_otter, stock // 4, stock)
        contenders["ours, forms only, 1 worker"] = lambda: per_submission(
            lambda n: bench.ours("data", n, 1), data // 4, data
        )
        contenders["ours, forms only, 2 workers"] = lambda: per_submission(
            lambda n: bench.ours("data", n, 2), data // 4, data
        )
        costs: dict[str, Cost] = {}
        print(f"{'':30}{'CPU ms':>9}{'wall ms':>9}{'peak MB':>9}{'whole run s':>13}")
        for label, run in contenders.items():
            costs[label], whole = run()
            one = costs[label]
            print(
                f"{label:30}{1000 * one.cpu:9.1f}{1000 * one.wall:9.1f}{one.peak / 1e6:9.0f}{whole.wall:13.1f}",
                flush=True,
            )
        ours, floor = costs["ours, 1 worker"], costs["floor: IPython in forks"]
        print(f"\nCPU, ours / floor (IPython in forks): {ours.cpu / floor.cpu:.2f}")
        print(f"CPU, stock nbgrader / ours: {costs['stock nbgrader'].cpu / ours.cpu:.1f}")
        if options.otter:
            print(f"CPU, stock otter-grader / ours: {costs['stock otter-grader'].cpu / ours.cpu:.1f}")
        print(f"wall, 1 worker / 2 workers, with code: {ours.wall / costs['ours, 2 workers'].wall:.2f}")
        forms = costs["ours, forms only, 1 worker"]
        print(f"wall, 1 worker / 2 workers, forms only: {forms.wall / costs['ours, forms only, 2 workers'].wall:.2f}")
        if options.slope:
            print(f"\n{'submissions':>12}{'kind':>8}{'CPU ms each':>13}{'wall ms each':>14}{'peak MB':>9}")
            for kind, sizes in (("data", (100, 1000, 10_000)), ("code", (100, 1000))):
                for size in sizes:
                    cost = bench.ours(kind, size, 2)
                    print(
                        f"{size:12}{kind:>8}{1000 * cost.cpu / size:13.1f}{1000 * cost.wall / size:14.1f}"
                        f"{cost.peak / 1e6:9.0f}",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
