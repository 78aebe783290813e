"""Is code closed in: is each thing that a submission must not do refused, and does each that lessons need still work?"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

from akademi.grading import execute, sandbox
from akademi.grading.runner import Allowance, RunnerError, WarmRunner, remove_tree
from akademi.grading.sandbox import Limits, why_unavailable

pytestmark = [
    pytest.mark.xdist_group("sandbox"),
    pytest.mark.skipif(bool(why_unavailable()), reason=why_unavailable() or "-"),
]
REFUSED = {
    "reading a file of the system": "open('/etc/passwd')",
    "reading one's own process": "open('/proc/self/maps')",
    "reading the checkout": f"open({str(Path(__file__).resolve())!r})",
    "listing the folder of temporary files": f"os.listdir({tempfile.gettempdir()!r})",
    "listing the root": "os.listdir('/')",
    "writing a file elsewhere": f"open({tempfile.gettempdir()!r} + '/jahat', 'w')",
    "writing to a library": "open(os.__file__, 'ab')",
    "emptying a library": "os.truncate(os.__file__, 0)",
    "emptying what is opened for reading": "os.open('isi.txt', os.O_RDONLY | os.O_TRUNC)",
    "changing modes": "os.chmod('isi.txt', 0o777)",
    "changing times": "os.utime('isi.txt', (1, 1))",
    "changing owners": "os.chown('isi.txt', os.getuid(), os.getgid())",
    "attributes of files": "os.setxattr('isi.txt', 'user.a', b'1')",
    "symbolic links": "os.symlink('isi.txt', 'tautan')",
    "links to files elsewhere": "os.link(os.__file__, 'taut')",
    "named pipes": "os.mkfifo('pipa')",
    "a process": "os.fork()",
    "a program": "os.execv('/bin/true', ['true'])",
    "a program beside": "subprocess.run(['/bin/true'])",
    "a socket of the internet": "socket.socket()",
    "a socket of this machine": "socket.socket(socket.AF_UNIX)",
    "an address through a pair": "socket.socketpair(type=socket.SOCK_DGRAM)[0].sendto(b'x', '/dev/log')",
    "open files through a pair": "socket.send_fds(socket.socketpair()[0], [b'x'], [0])",
    "a signal to the parent": "os.kill(os.getppid(), 0)",
    "a signal to everyone": "os.kill(-1, 0)",
    "a signal through a pipe": "fcntl.fcntl(os.pipe()[0], fcntl.F_SETOWN, os.getppid())",
    "more memory than allowed": "mmap.mmap(-1, 2_000_000_000)",
    "a larger file than allowed": "open('besar', 'wb').write(bytes(3_000_000))",
    "more open files than allowed": "[os.dup(0) for _ in range(100)]",
    "higher limits": "resource.setrlimit(resource.RLIMIT_NOFILE, (500, 500))",
    "a session of its own": "os.setsid()",
    "another root": "os.chroot('.')",
    "another user": "os.setuid(0) if os.getuid() else os.setgroups([0])",
    "a file in memory": "os.memfd_create('x')",
    "hidden room on the disk": "panggil(285, os.open('isi.txt', os.O_RDWR), 1, 0, 1 << 30)",
    "a table of open files of its own": "panggil(436, 200, 210, 2)",
    "tracing": "panggil(101, 0, 0, 0, 0)",
}
WORKS = {
    "threads": """
import concurrent.futures, threading
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    print(sum(pool.map(abs, range(-10, 0))))""",
    "asyncio": """
import asyncio
async def tunggu():
    await asyncio.sleep(0.01)
    return await asyncio.to_thread(lambda: 55)
print(await tunggu())""",
    "an event loop of one's own": """
import asyncio
print(asyncio.new_event_loop().run_until_complete(asyncio.sleep(0, 55)))""",
    "a pair of sockets": """
import socket
a, b = socket.socketpair()
a.sendall(b"55")
print(b.recv(2).decode())""",
    "files and folders of one's own": """
import pathlib, shutil
(pathlib.Path("a") / "b").mkdir(parents=True)
pathlib.Path("a/b/c.txt").write_text("55")
pathlib.Path("a/b/c.txt").rename("a/d.txt")
print(shutil.copyfile("a/d.txt", "e.txt") and open("e.txt").read())
shutil.rmtree("a")""",
    "temporary files": """
import tempfile
with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as berkas:
    berkas.write("55")
    berkas.seek(0)
    print(berkas.read())""",
    "what was handed in": "print(open('isi.txt').read())",
    "pandas": """
import pandas as pd
pd.DataFrame({"a": [54, 1]}).to_csv("a.csv", index=False)
print(pd.read_csv("a.csv")["a"].sum())""",
    "an SQLite file of one's own": """
import sqlite3
with sqlite3.connect("a.db") as db:
    db.execute("create table a (b)")
    db.execute("insert into a values (55)")
    print(db.execute("select b from a").fetchone()[0])""",
    "matplotlib with text": """
import matplotlib.pyplot as plt
plt.plot([1, 2])
plt.title("Kemiskinan é")
plt.savefig("a.png")
plt.show()
print(55)""",
    "time zones": """
import zoneinfo, datetime
print(55 if datetime.datetime(2026, 1, 1, tzinfo=zoneinfo.ZoneInfo("Asia/Jakarta")).utcoffset().seconds == 25200 else 0)""",
    "random numbers of the system": "import os, secrets\nprint(55 if os.urandom(4) and secrets.token_hex() else 0)",
    "the course's data": """
from akademi.data import load
print(55 if len(load("nasional_kemiskinan")) else 0)""",
    "modules that nobody had imported": "import statistics, decimal, calendar, csv, sqlite3\nprint(55)",
    "a handler of signals": """
import signal, os
signal.signal(signal.SIGUSR1, lambda *_: print(55))
os.kill(os.getpid(), signal.SIGUSR1)""",
    "os.system's polite refusal": """
try:
    import os
    os.system("true")
except OSError:
    pass
print(55)""",
}
HELP = """
import ctypes, fcntl, mmap, os, resource, signal, socket, subprocess
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
def panggil(*isi):
    if libc.syscall(*map(ctypes.c_long, isi)) == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
"""


@pytest.fixture(scope="module")
def runner():
    with WarmRunner() as warm:
        yield warm


def run(warm, *cells, **allowance):
    """Run cells and return what they printed, and the problem."""
    most = Allowance(**{"cell_seconds": 30, "whole_seconds": 60, **allowance})
    ran = warm.run(list(enumerate(cells)), {"isi.txt": b"55"}, {"AKADEMI_PESERTA": "siti"}, most)
    said = [
        "".join(output.get("text", output.get("ename", "")) for output in outputs) for outputs in ran.outputs.values()
    ]
    return said, ran.problem


@pytest.fixture(scope="module")
def refusals(runner):
    """Try everything in one process: a refusal changes nothing for the next attempt."""
    attempt = "try:\n    _ = {}\nexcept (OSError, ValueError, MemoryError) as error:\n    print(type(error).__name__)\nelse:\n    print('BERHASIL')"
    cells = [HELP, *(attempt.format(code) for code in REFUSED.values())]
    limits = Limits(memory_bytes=1_000_000_000, file_bytes=2_000_000, open_files=64)
    said, problem = run(runner, *cells, limits=limits)
    assert problem == ""
    return dict(zip(REFUSED, said[1:], strict=True))


@pytest.mark.parametrize("what", REFUSED)
def test_is_it_refused(refusals, what):
    assert refusals[what].strip() in {"PermissionError", "OSError", "MemoryError", "ValueError", "InterruptedError"}


@pytest.mark.parametrize("what", WORKS)
def test_does_what_lessons_need_still_work(runner, what):
    said, problem = run(runner, WORKS[what])
    assert problem == ""
    assert said[0].strip().endswith("55"), said


def test_does_one_submission_see_anything_of_the_one_before(runner):
    run(runner, "rahasia = 1\nopen('sisa.txt', 'w').write('x')\nimport numpy\nnumpy.rahasia = 1")
    said, _ = run(runner, "import os, numpy\nprint(os.listdir(), 'rahasia' in globals(), hasattr(numpy, 'rahasia'))")
    assert said == ["['isi.txt'] False False\n"]


def test_does_the_environment_of_the_grader_stay_outside(monkeypatch):
    monkeypatch.setenv("KATA_SANDI", "sangat-rahasia")
    with WarmRunner() as fresh:
        said, _ = run(fresh, "import os\nprint(sorted(os.environ))\nprint('rahasia' in str(os.environ))")
    assert "KATA_SANDI" not in said[0]
    assert said[0].endswith("False\n")


def test_is_a_module_that_lies_where_the_grader_stands_imported(tmp_path, monkeypatch):
    """An instructor may stand in a trainee's folder."""
    for name in ("numpy.py", "json.py", "akademi.py", "IPython.py"):
        (tmp_path / name).write_text(f"open({str(tmp_path / 'terpakai')!r}, 'w')\nraise SystemExit")
    monkeypatch.chdir(tmp_path)
    with WarmRunner() as fresh:
        assert run(fresh, "import numpy, json\nprint(55)") == (["55\n"], "")
    assert not (tmp_path / "terpakai").exists()


def test_is_a_cell_that_takes_too_long_interrupted_and_the_next_one_run(runner):
    said, problem = run(runner, "while True:\n    pass", "print(55)", cell_seconds=0.5)
    assert said == ["KeyboardInterrupt", "55\n"]
    assert problem == ""


def test_is_code_that_ignores_the_interrupt_stopped(runner):
    code = "import itertools\nsum(itertools.repeat(0))"
    _, problem = run(runner, code, cell_seconds=0.2, grace_seconds=0.3)
    assert "mengabaikan perintah berhenti" in problem


def test_is_the_processor_time_limited_and_named(runner):
    _, problem = run(runner, "while True:\n    pass", limits=Limits(cpu_seconds=1))
    assert "waktu prosesor" in problem


def test_is_the_runner_fit_for_the_next_after_a_crash(runner):
    assert "rusak" in run(runner, "import ctypes\nctypes.string_at(1)")[1]
    assert run(runner, "print(55)") == (["55\n"], "")


def test_is_the_folder_gone_afterwards_however_it_was_left(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with WarmRunner() as fresh:
        code = """
import os
for _ in range(90):
    os.mkdir("d", 0o700)
    os.chdir("d")
os.mkdir("tertutup", 0)
os.close(os.open("berkas", os.O_CREAT | os.O_WRONLY, 0))"""
        assert run(fresh, code)[1] == ""
        left = [path.name for path in tmp_path.iterdir()]
        assert all(name.startswith("akademi-hangat-") for name in left)
    assert list(tmp_path.iterdir()) == []


def test_is_a_folder_removed_that_python_could_not_remove(tmp_path):
    top = tmp_path / "dalam"
    top.mkdir()
    before = Path.cwd()
    os.chdir(top)
    try:
        for number in range(1_200):
            os.mkdir("d")
            Path("f").write_text(str(number))
            os.chdir("d")
    finally:
        os.chdir(before)
    (top / "tertutup").mkdir()
    (top / "tertutup" / "isi").write_text("x")
    (top / "tertutup").chmod(0)
    (top / "tautan").symlink_to(tmp_path)
    remove_tree(top)
    assert not top.exists()
    assert tmp_path.exists()


def test_does_code_run_if_it_cannot_be_closed_in(monkeypatch):
    """The warm process says so, and the runner gives no output for it."""
    with WarmRunner() as fresh:
        limits = Limits(cpu_seconds="tanpa batas")
        with pytest.raises(RunnerError, match="SandboxError"):
            fresh.run([(0, "print(55)")], {}, {}, Allowance(limits=limits))


# ------------------------------------------------------------------ where it cannot be had


def test_is_there_a_reason_when_the_kernel_has_no_landlock(monkeypatch):
    import landlockpy

    monkeypatch.setattr(landlockpy, "supported", lambda: False)
    assert "Landlock" in why_unavailable()
    assert "5.13" in why_unavailable()


def test_is_there_a_reason_when_the_kernel_has_no_seccomp(monkeypatch):
    import seccompy

    monkeypatch.setattr(seccompy, "supported", lambda: False)
    assert "seccomp" in why_unavailable()


def test_is_there_a_reason_when_a_package_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "landlockpy", None)
    assert why_unavailable().startswith("kotak pasir tidak dapat dibuat di sini")


def test_is_there_a_reason_on_another_system(monkeypatch):
    monkeypatch.setattr(sandbox.sys, "platform", "darwin")
    assert why_unavailable() == "kotak pasir hanya tersedia di Linux"


def test_is_code_left_alone_and_the_reason_given_where_it_cannot_be_closed_in(monkeypatch):
    monkeypatch.setattr(execute, "sandbox_missing", lambda: "kernel terlalu lama")
    said = execute.RunAnswers()._why_not()
    assert said == "Kode peserta tidak dijalankan: kernel terlalu lama. Gagal, perlu diperiksa pengajar."
    assert execute.RunAnswers(sandbox=False)._why_not() == ""
