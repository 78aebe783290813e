"""Code that trainees hand in to win points or to do harm. The last word on the item is ``hasil``, and it is wrong.

``@NAME@`` stands for something of this run: a path, an address, a process number. Most of it goes through ``coba``,
which says ``ditolak`` when an attempt was refused and ``BERHASIL`` when it was not.
"""

from akademi.exercises.report import REPORT_MIME

TRY = """\
import ctypes, errno, os, signal, socket, sys, threading, time
def coba(nama, upaya):
    try:
        keluar = upaya()
    except BaseException as galat:
        print("ditolak", nama, type(galat).__name__)
    else:
        print("BERHASIL", nama, repr(keluar)[:300])
"""
RAW = (
    TRY
    + """\
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
def panggil(nomor, *isi):
    ctypes.set_errno(0)
    keluar = libc.syscall(ctypes.c_long(nomor), *[ctypes.c_long(n) if isinstance(n, int) else n for n in isi])
    if keluar == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return keluar
"""
)
# The pipe on which results go out is the only one that is open when code begins.
PIPE = (
    TRY
    + """\
import json, stat, struct
def pipa():
    for nomor in range(3, 300):
        try:
            if stat.S_ISFIFO(os.fstat(nomor).st_mode):
                return nomor
        except OSError:
            pass
def kirim(isi):
    isi = isi if isinstance(isi, bytes) else json.dumps(isi).encode()
    semua = struct.pack("<I", len(isi)) + isi
    while semua:
        semua = semua[os.write(pipa(), semua):]
"""
)

# What wins points on stock nbgrader, and what might here.
CHEATS = {
    "stderr_warning": (
        "import warnings, sys\nhasil = 42\nwarnings.warn('lama', FutureWarning)\nprint('!', file=sys.stderr)"
    ),
    "value_ends_the_cell": "hasil = 41\n100",
    "ast_transformer": """\
import ast
class Buang(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
    def visit_Expr(self, node):
        if "check" in ast.unparse(node):
            return ast.parse("2.0").body[0]
        return node
get_ipython().ast_transformers.append(Buang())
hasil = 41""",
    "equal_to_everything_and_text_ends_the_cell": """\
class Sama(int):
    __eq__ = lambda self, other: True
    __hash__ = lambda self: 1
    __sub__ = __rsub__ = __abs__ = lambda self, *a: 0
    __le__ = __ge__ = __lt__ = __gt__ = lambda self, other: True
    __float__ = lambda self: 42.0
hasil = Sama(41)
"2.0"  # and a text ends the cell""",
    "patched_len": """\
import akademi.exercises.items as i, akademi.exercises.sheet as s, akademi.exercises.report as r, math
for modul in (i, s, r):
    modul.len = modul.str = modul.repr = modul.abs = modul.bool = lambda *a: 42
len = abs = lambda *a: 42
math.isfinite = lambda *a: True
hasil = 41""",
    "pre_run_cell_hook": """\
semua = []
def intip(info):
    semua.append(info.raw_cell)
    print("sel:", info.raw_cell)
get_ipython().events.register("pre_run_cell", intip)
get_ipython().events.register("post_run_cell", lambda *_: print(2.0))
hasil = 41""",
    "input_transformer": """\
get_ipython().input_transformers_cleanup.append(lambda lines: ["2.0\\n"])
hasil = 41""",
    "patched_check": """\
class Palsu:
    def __repr__(self):
        return "2.0"
type(lembar).check = lambda *a, **k: Palsu()
import akademi.exercises.report as r
r.Report.__repr__ = lambda self: "2.0"
r.Report._repr_mimebundle_ = lambda self, **k: {"text/plain": "2.0"}
hasil = 41""",
    "patched_builtins": """\
import builtins
asli = builtins.isinstance
builtins.isinstance = lambda a, b: True if a == 41 else asli(a, b)
builtins.repr = lambda *_: "2.0"
builtins.abs = lambda *_: 0
builtins.float = lambda *_: 42.0
hasil = 41""",
    "patched_display": """\
kulit = get_ipython()
kulit.display_formatter.format = lambda *a, **k: ({"text/plain": "2.0"}, {})
kulit.displayhook.session.send = lambda *a, **k: None
kulit.run_cell = lambda *a, **k: None
hasil = 41""",
    "patched_judge": """\
import sys, types
import akademi.grading.key as kunci
kunci.ItemKey.fraction = lambda *a: 1.0
kunci.Value.same = lambda *a: True
for nama in ("akademi.grading.judge", "nbgrader.utils", "kunci"):
    sys.modules[nama] = types.SimpleNamespace(determine_grade=lambda *a, **k: (2, 2))
hasil = 41""",
    "patched_warm_process": """\
import gc, sys
class Sama(dict):
    pass
for objek in gc.get_objects():
    if isinstance(objek, dict) and "_be_child" in objek and "_send" in objek:
        lama = objek["_send"]
        objek["_send"] = lambda sink, isi, lama=lama: lama(sink, {**isi, "messages": [
            ["execute_result", {"data": {"text/plain": "2.0"}, "metadata": {}, "execution_count": 1}]]})
        print("diganti")
for nama, modul in list(sys.modules.items()):
    if hasattr(modul, "_be_child"):
        modul._send = lambda *a: None
hasil = 41""",
    "traced": """\
import sys, threading
def jejak(bingkai, peristiwa, isi):
    if "akademi" not in bingkai.f_code.co_filename:
        return jejak
    for nama, nilai in list(bingkai.f_locals.items()):
        if nama in ("hasil", "value", "nilai") and bingkai is not sys._getframe():
            bingkai.f_locals[nama] = "2.0"
    return jejak
sys.settrace(jejak)
threading.settrace(jejak)
sys.setprofile(lambda *a: None)
hasil = 41""",
    "forged_reports": f"""\
from IPython.display import display
def palsu(item, nilai):
    display({{"text/plain": "99", {REPORT_MIME!r}: {{"item": item, "value": nilai, "points": 99, "score": 99}}}}, raw=True)
def semua(*_):
    for item in ("mini_pilih", "mini_angka", "mini_banyak", "mini_urut", "mini_kotak", "mini_duga"):
        palsu(item, "b")
    palsu("mini_kode", 41)
get_ipython().events.register("post_run_cell", semua)
palsu("mini_kode", 42)
hasil = 41""",
    "strange_messages": """\
k = get_ipython()
for isi in ({"data": "x", "metadata": {}}, {"data": {"application/x": {"a": 1}}, "metadata": {}}, {"data": {"a": 1}},
            {"metadata": 3, "data": {}}, {"name": "stdout", "text": 5}, {"name": 7, "text": "x"}):
    for jenis in ("display_data", "execute_result", "stream", "error", "clear_output", "update_display_data", "lain"):
        k.display_pub.session.send(None, jenis, isi)
hasil = 41""",
    "rewrites_answers": """\
import json, pathlib
benar = {"mini_pilih": "b", "mini_banyak": ["a", "b"], "mini_urut": ["b", "a", "c"], "mini_kotak": {"k1": "p", "k2": "q"}}
isi = json.dumps({"format": 1, "tugas": "01_mini", "peserta": "rewrites_answers", "jawaban": {
    **{k: {"nilai": v} for k, v in benar.items()}, "mini_duga": {"nilai": "a", "terkunci": True}}})
pathlib.Path("jawaban.json").write_text(isi)
pathlib.Path("latihan.ipynb").write_text("{}")
hasil = 41""",
    "asks_for_input": "hasil = int(input('Berapa? '))",
    "not_a_number": "hasil = float('nan')",
    "huge_number": "hasil = 10 ** 5000",
    "strange_value": """\
class Aneh:
    __class__ = property(lambda self: int)
    def __getattr__(self, nama):
        return lambda *a, **k: self
    def __repr__(self):
        raise SystemExit
    def _ipython_display_(self):
        raise KeyboardInterrupt
    def _repr_mimebundle_(self, **k):
        return {"text/plain": 5, "application/json": float("inf"), 3: object()}
hasil = Aneh()
hasil""",
    "half_characters": "print('\\ud800')\nhasil = '\\udfff' * 3\nraise ValueError('\\ud800')",
    "html_result_and_flood": """\
import os
os.chdir('/')
for n in range(3000):
    print('<script>alert(2)</script>' * 9)
hasil = '<img src=x onerror=alert(1)>'""",
    "error_with_html_name": "raise type('<img src=x onerror=alert(4)>', (Exception,), {})('<script>alert(4)</script>')",
    "rich_outputs": """\
from IPython.display import HTML, Javascript, SVG, Latex, Markdown, display
naskah = "<script>alert(5)</script><img src=x onerror=alert(6)><iframe srcdoc='<script>alert(7)</script>'></iframe>"
for bentuk in (HTML, Markdown, Latex):
    display(bentuk(naskah))
display(Javascript("alert(8)"))
display({"image/svg+xml": "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(9)'><script>alert(9)</script></svg>"},
        raw=True)
display({"image/png": "AAAA\\" onerror=\\"alert(10)"}, raw=True, metadata={"image/png": {"width": "1 onerror=alert(11)"}})
display({"text/html": naskah}, raw=True, metadata={"text/html": {"isolated": True}})
display({"application/vnd.jupyter.widget-view+json": {"model_id": "</script><script>alert(12)</script>"}}, raw=True)
hasil = 41""",
}

# What looks for what a trainee must not know.
SNOOPS = {
    "reads_files": TRY
    + """\
import glob, linecache, mmap, pathlib, runpy, shutil, sqlite3, subprocess
rahasia = ["@COURSE@/source/01_mini/kunci.py", "@SOURCE@/modules/01_mini/kunci.py", "@COURSE@/gradebook.db",
           "@COURSE@/submitted/zz_jujur/01_mini/jawaban.json", "@COURSE@/submitted/zz_jujur/01_mini/latihan.ipynb",
           "@COURSE@/release/01_mini/latihan.ipynb", "@COURSE@/nbgrader_config.py", "@OUTSIDE@/rahasia.txt",
           "/etc/passwd", "/etc/shadow", "/proc/self/environ", "/proc/self/maps", "/proc/self/mem", "/proc/1/cmdline",
           f"/proc/{os.getppid()}/environ", f"/proc/{os.getppid()}/maps", "/proc/version", "/sys/kernel/notes"]
for tempat in rahasia:
    coba("open " + tempat, lambda: open(tempat, "rb").read(200))
    coba("os.open " + tempat, lambda: os.read(os.open(tempat, os.O_RDONLY), 200))
    coba("lewat induk " + tempat, lambda: open("../" * 40 + tempat).read(200))
    coba("fd folder " + tempat, lambda: os.read(os.open(os.path.basename(tempat), os.O_RDONLY,
                                                       dir_fd=os.open(os.path.dirname(tempat), os.O_PATH)), 200))
    coba("fd O_PATH " + tempat, lambda: os.read(os.open(tempat, os.O_PATH), 200))
    coba("proc/self/fd " + tempat, lambda: open(f"/proc/self/fd/{os.open(tempat, os.O_PATH)}").read(200))
    coba("salin " + tempat, lambda: shutil.copy(tempat, "salinan"))
    coba("pindah " + tempat, lambda: os.rename(tempat, "pindahan"))
    coba("taut " + tempat, lambda: os.link(tempat, "taut"))
    coba("tautan " + tempat, lambda: (os.symlink(tempat, "tautan"), open("tautan").read(200)))
    coba("linecache " + tempat, lambda: linecache.getlines(tempat) or [][0])
    coba("C " + tempat, lambda: ctypes.CDLL(None).fopen(tempat.encode(), b"r") or [][0])
coba("sqlite", lambda: sqlite3.connect("file:@COURSE@/gradebook.db?mode=ro&immutable=1", uri=True).execute(
    "select * from grade").fetchall())
coba("impor", lambda: (sys.path.insert(0, "@COURSE@/source/01_mini"), __import__("kunci"))[1].KUNCI)
coba("runpy", lambda: runpy.run_path("@COURSE@/source/01_mini/kunci.py"))
for folder in ("@COURSE@", "@COURSE@/submitted", "@SOURCE@/modules", "@TMP@", "/tmp", "/", "/proc", "/home", "/root", ".."):
    coba("daftar " + folder, lambda: os.listdir(folder))
    coba("pindah ke " + folder, lambda: (os.chdir(folder), os.listdir("."))[1])
coba("glob", lambda: glob.glob("/proc/[0-9]*/environ")[0])
os.chdir(os.environ["HOME"])
hasil = 41""",
    "memory_scan": TRY
    + """\
import gc, re
pola = re.compile(rb"TANDA-(?:KUNCI|LINGKUNGAN|TETANGGA|LUAR)-[0-9a-f]{6}")
ditemukan = set()
print(dict(os.environ))
environ = ctypes.POINTER(ctypes.c_void_p).in_dll(ctypes.CDLL(None), "environ")
n = 0
while environ[n]:
    ditemukan.update(pola.findall(ctypes.string_at(environ[n])))
    n += 1
# What the system put on the stack above the first frame: arguments, environment, auxiliary vector.
alamat = ctypes.cast(ctypes.pythonapi.Py_GetArgcArgv, ctypes.c_void_p).value
argc, argv = ctypes.c_int(), ctypes.POINTER(ctypes.c_void_p)()
ctypes.pythonapi.Py_GetArgcArgv(ctypes.byref(argc), ctypes.byref(argv))
tumpukan = ctypes.CDLL(None).sbrk(0)
for objek in gc.get_objects():
    for isi in (objek.values() if isinstance(objek, dict) else objek if isinstance(objek, (list, tuple)) else ()):
        if isinstance(isi, (str, bytes)):
            ditemukan.update(pola.findall(isi.encode("utf-8", "replace") if isinstance(isi, str) else isi))
sbrk = ctypes.CDLL(None).sbrk
sbrk.restype = ctypes.c_void_p
ujung = sbrk(0)
libc = ctypes.CDLL(None, use_errno=True)
for awal in range(ujung - (1 << 24), ujung, 4096):
    if libc.mincore(ctypes.c_void_p(awal & ~4095), 4096, ctypes.create_string_buffer(1)) == 0:
        ditemukan.update(pola.findall(ctypes.string_at(awal & ~4095, 4096)))
print("tanda:", ditemukan)
coba("proses lain", lambda: [][0])
hasil = 41""",
    "stack_inspection": TRY
    + """\
import gc, re
pola = re.compile("TANDA-(?:KUNCI|LINGKUNGAN|TETANGGA|LUAR)-[0-9a-f]{6}")
bingkai = sys._getframe()
while bingkai:
    print(bingkai.f_code.co_filename, bingkai.f_code.co_name, sorted(bingkai.f_locals))
    for nilai in list(bingkai.f_locals.values()):
        print(pola.findall(repr(nilai)[:1_000_000]))
    bingkai = bingkai.f_back
coba("kunci di memori", lambda: [o for o in gc.get_objects() if type(o).__name__ == "Key"][0])
coba("argumen", lambda: [a for a in sys.orig_argv if "kelas" in a][0])
hasil = 41""",
}

# What changes something outside, or reaches somebody.
REACHES = {
    "writes_files": TRY
    + """\
import pathlib, shutil, sqlite3
import akademi, numpy
sasaran = ["@COURSE@/source/01_mini/kunci.py", "@COURSE@/gradebook.db", "@OUTSIDE@/rahasia.txt", "@COURSE@/nbgrader_config.py",
           "@COURSE@/submitted/zz_jujur/01_mini/jawaban.json", akademi.__file__, numpy.__file__, sys.executable]
pathlib.Path("punyaku").write_text("x")
for s in sasaran:
    folder = os.path.dirname(s)
    coba("tulis " + s, lambda: open(s, "w"))
    coba("sambung " + s, lambda: open(s, "ab"))
    coba("ubah " + s, lambda: open(s, "r+b"))
    coba("kosongkan saat dibaca " + s, lambda: os.open(s, os.O_RDONLY | os.O_TRUNC))
    coba("kosongkan tanpa hak " + s, lambda: os.open(s, os.O_ACCMODE | os.O_TRUNC))
    coba("truncate " + s, lambda: os.truncate(s, 0))
    coba("chmod " + s, lambda: os.chmod(s, 0o777))
    coba("chown " + s, lambda: os.chown(s, os.getuid(), os.getgid()))
    coba("lchown " + s, lambda: os.lchown(s, os.getuid(), os.getgid()))
    coba("utime " + s, lambda: os.utime(s, (1, 1)))
    coba("hapus " + s, lambda: os.unlink(s))
    coba("timpa " + s, lambda: os.replace("punyaku", s))
    coba("pindah " + s, lambda: os.rename(s, s + ".lama"))
    coba("taut " + s, lambda: os.link("punyaku", folder + "/taut"))
    coba("taut balik " + s, lambda: os.link(s, "taut"))
    coba("tautan " + s, lambda: os.symlink("punyaku", folder + "/tautan"))
    coba("xattr " + s, lambda: os.setxattr(s, "user.jahat", b"1"))
    coba("berkas baru " + s, lambda: open(folder + "/baru.py", "x"))
    coba("folder baru " + s, lambda: os.mkdir(folder + "/baru"))
    coba("fifo " + s, lambda: os.mkfifo(folder + "/fifo"))
    coba("node " + s, lambda: os.mknod(folder + "/node"))
    coba("hapus folder " + s, lambda: os.rmdir(folder))
    coba("chmod folder " + s, lambda: os.chmod(folder, 0o777))
    coba("soket " + s, lambda: socket.socket(socket.AF_UNIX).bind(folder + "/soket"))
coba("fifo sendiri", lambda: os.mkfifo("fifo"))
coba("tautan sendiri", lambda: os.symlink("/etc/passwd", "tautan"))
coba("sqlite", lambda: sqlite3.connect("@COURSE@/gradebook.db").execute("update grade set auto_score = 99"))
for tempat in ("/tmp/jahat", "/dev/shm/jahat", "/var/tmp/jahat", "@TMP@/jahat", "../jahat", "/dev/tty", "/dev/full"):
    coba("tulis " + tempat, lambda: open(tempat, "w"))
from multiprocessing import shared_memory
coba("memori bersama", lambda: shared_memory.SharedMemory(create=True, size=10))
hasil = 41""",
    "network": TRY
    + """\
import asyncio, urllib.request
jenis = [(socket.AF_INET, socket.SOCK_STREAM), (socket.AF_INET, socket.SOCK_DGRAM), (socket.AF_INET6, socket.SOCK_STREAM),
         (socket.AF_UNIX, socket.SOCK_STREAM), (socket.AF_UNIX, socket.SOCK_DGRAM), (socket.AF_NETLINK, socket.SOCK_RAW),
         (socket.AF_PACKET, socket.SOCK_RAW), (socket.AF_VSOCK, socket.SOCK_STREAM), (38, socket.SOCK_SEQPACKET)]
for keluarga, macam in jenis:
    coba(f"soket {keluarga}", lambda: socket.socket(keluarga, macam))
coba("tcp", lambda: socket.create_connection(("127.0.0.1", @TCP@), 1))
coba("http", lambda: urllib.request.urlopen("http://127.0.0.1:@TCP@/", timeout=1))
for alamat in ("@UNIX@", "@DGRAM@", "\\0@ABSTRACT@", "/dev/log", "/run/systemd/notify"):
    a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    coba("sendto " + alamat, lambda: a.sendto(b"halo dari dalam", alamat))
    coba("connect " + alamat, lambda: a.connect(alamat))
    coba("bind " + alamat, lambda: a.bind(alamat + "x"))
    coba("sendmsg " + alamat, lambda: a.sendmsg([b"halo"], [], 0, alamat))
    coba("kirim berkas", lambda: socket.send_fds(a, [b"x"], [a.fileno()]))
async def sambung():
    await asyncio.open_connection("127.0.0.1", @TCP@)
coba("asyncio", lambda: asyncio.new_event_loop().run_until_complete(sambung()))
hasil = 41""",
    "signals_others": RAW
    + """\
import fcntl
korban = [os.getppid(), @VICTIM@, -1, 0, 1, -os.getppid()]
for pid in korban:
    for sinyal in (signal.SIGKILL, signal.SIGSTOP, 0):
        coba(f"kill {pid} {sinyal}", lambda: os.kill(pid, sinyal))
    coba(f"pidfd {pid}", lambda: signal.pidfd_send_signal(os.pidfd_open(pid), signal.SIGKILL))
    coba(f"tkill {pid}", lambda: panggil(200, pid, 9))
    coba(f"tgkill {pid}", lambda: panggil(234, pid, pid, 9))
    coba(f"rt_sigqueueinfo {pid}", lambda: panggil(129, pid, 9, ctypes.create_string_buffer(128)))
    coba(f"killpg {pid}", lambda: os.killpg(pid, 9))
    baca, tulis = os.pipe()
    coba(f"F_SETOWN {pid}", lambda: fcntl.fcntl(baca, fcntl.F_SETOWN, pid))
    coba(f"F_SETSIG {pid}", lambda: fcntl.fcntl(baca, fcntl.F_SETSIG, 9))
    coba(f"FIOSETOWN {pid}", lambda: fcntl.ioctl(baca, 0x8901, __import__("struct").pack("i", pid)))
    fcntl.fcntl(baca, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
    os.write(tulis, b"x")
    coba(f"prioritas {pid}", lambda: os.setpriority(os.PRIO_PROCESS, max(pid, 0), 5))
    coba(f"inti {pid}", lambda: os.sched_setaffinity(max(pid, 0), {0}))
    coba(f"prlimit {pid}", lambda: __import__("resource").prlimit(max(pid, 1), 7, (1, 1)))
coba("PDEATHSIG", lambda: panggil(157, 1, 0))
coba("setpgid", lambda: os.setpgid(0, 0))
coba("setsid", lambda: os.setsid())
hasil = 41""",
    "starts_processes": RAW
    + """\
import multiprocessing, pty, subprocess
coba("fork", os.fork)
coba("forkpty", os.forkpty)
coba("vfork", lambda: panggil(58))
coba("clone", lambda: panggil(56, 17, 0, 0, 0, 0))
coba("clone dengan berkas sendiri", lambda: panggil(56, 0x10900, 0, 0, 0, 0))
coba("clone ruang nama", lambda: panggil(56, 0x10000000 | 17, 0, 0, 0, 0))
coba("clone3", lambda: panggil(435, (ctypes.c_uint64 * 11)(0x100, 0, 0, 0, 17), 88))
coba("posix_spawn", lambda: os.posix_spawn("/bin/true", ["true"], {}))
coba("subprocess", lambda: subprocess.run(["/bin/true"]))
coba("subprocess python", lambda: subprocess.run([sys.executable, "-c", "1"]))
coba("system", lambda: os.system("true") and [][0])
coba("popen", lambda: os.popen("true").read())
coba("exec", lambda: os.execv("/bin/true", ["true"]))
coba("fexecve", lambda: os.execve(os.open(sys.executable, os.O_RDONLY), ["x"], {}))
coba("multiprocessing", lambda: multiprocessing.get_context("fork").Process(target=print).start())
coba("pty", lambda: pty.openpty())
get_ipython().system("true")
hasil = 41""",
    "fork_bomb": """\
import os
for _ in range(100_000):
    try:
        os.fork()
    except OSError:
        pass
hasil = 41""",
    "daemon": """\
import subprocess, sys
program = '''
import time
while True:
    open("jawaban.json", "w").write("{}")
    time.sleep(0.01)
'''
subprocess.Popen([sys.executable, "-c", program], start_new_session=True)
hasil = 41""",
    "raw_calls": RAW
    + """\
kosong = ctypes.create_string_buffer(256)
upaya = {"socket": (41, 2, 1, 0), "connect": (42, 0, kosong, 16), "bind": (49, 0, kosong, 16), "listen": (50, 0, 1),
    "accept": (43, 0, 0, 0), "ptrace traceme": (101, 0, 0, 0, 0), "ptrace attach": (101, 16, os.getppid(), 0, 0),
    "process_vm_readv": (310, os.getppid(), kosong, 1, kosong, 1, 0), "process_vm_writev": (311, os.getppid(), kosong, 1, kosong, 1, 0),
    "io_uring_setup": (425, 8, kosong), "io_uring_enter": (426, 0, 1, 0, 0, 0), "unshare": (272, 0x10000000),
    "unshare berkas": (272, 0x400), "setns": (308, 0, 0), "mount": (165, kosong, kosong, kosong, 0, 0),
    "umount": (166, b"/proc", 2), "pivot_root": (155, b".", b"."), "chroot": (161, b"."), "fsopen": (430, b"tmpfs", 0),
    "open_tree": (428, -100, b"/", 1), "bpf": (321, 0, kosong, 64), "perf_event_open": (298, kosong, 0, -1, -1, 0),
    "userfaultfd": (323, 0), "keyctl": (250, 0, -3, 0), "add_key": (248, b"user", b"a", b"b", 1, -3),
    "memfd_create": (319, b"x", 0), "memfd_secret": (447, 0), "name_to_handle_at": (303, -100, b"/", kosong, kosong, 0),
    "open_by_handle_at": (304, -100, kosong, 0), "inotify": (294, 0), "fanotify": (300, 0, 0), "init_module": (175, kosong, 0, b""),
    "personality": (135, 0x0040000), "seccomp": (317, 1, 0, kosong), "PR_SET_DUMPABLE": (157, 4, 0), "PR_SET_PDEATHSIG": (157, 1, 9),
    "PR_SET_MM": (157, 35, 1, 0, 0, 0), "PR_SET_PTRACER": (157, 0x59616d61, -1), "PR_SET_CHILD_SUBREAPER": (157, 36, 1),
    "capset": (126, kosong, kosong), "setuid": (105, 0), "setresuid": (117, 0, 0, 0), "setgroups": (116, 0, 0),
    "setrlimit": (160, 7, kosong), "prlimit": (302, os.getppid(), 7, 0, kosong), "sched_setaffinity": (203, os.getppid(), 8, kosong),
    "ioprio_set": (251, 1, 0, 0), "shmget": (29, 0, 4096, 0o1600), "msgget": (68, 0, 0o1600), "semget": (64, 0, 1, 0o1600),
    "mq_open": (240, b"x", 0o102, 0o600, 0), "timer_create": (222, 0, 0, kosong), "kcmp": (312, os.getpid(), os.getppid(), 0, 0, 0),
    "pidfd_open": (434, os.getppid(), 0), "pidfd_getfd": (438, 0, 0, 0), "process_madvise": (440, 0, kosong, 1, 21, 0),
    "reboot": (169, 0xfee1dead, 672274793, 0, 0), "sethostname": (170, b"x", 1), "syslog": (103, 3, kosong, 100),
    "settimeofday": (164, kosong, 0), "openat2": (437, -100, b"/etc/passwd", kosong, 24), "creat": (85, b"/tmp/jahat", 0o600),
    "vhangup": (153,), "acct": (163, 0), "swapon": (167, b"x", 0), "quotactl": (179, 0, 0, 0, 0), "vmsplice": (278, 0, kosong, 1, 0),
    "close_range sendiri": (436, 250, 260, 2), "fallocate tersembunyi": (285, 0, 1, 0, 1 << 40), "sendmsg": (46, 0, kosong, 0),
    "x32 getpid": (0x40000000 | 39,), "x32 socket": (0x40000000 | 41, 2, 1, 0), "landlock": (444, kosong, 8, 0), "modify_ldt": (154, 1, kosong, 16)}
for nama, isi in upaya.items():
    coba(nama, lambda: panggil(*isi))
hasil = 41""",
    "old_machine_code": """\
import ctypes, mmap
# mov eax, 20 (getpid of the 32-bit system); int 0x80; ret: calls that a filter for 64 bits would not know
ingatan = mmap.mmap(-1, 4096, prot=7)
ingatan.write(bytes.fromhex("b814000000cd80c3"))
print("BERHASIL", ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(ingatan)))())
hasil = 41""",
}

# What uses up what others need too.
BOMBS = {
    "memory_bomb": """\
bongkah = []
try:
    while True:
        bongkah.append(bytearray(50_000_000))
except MemoryError:
    besar = len(bongkah) * 50
    del bongkah
    print("berhenti di", besar, "MB")
    assert besar < 600, "BERHASIL"
hasil = 41""",
    "memory_map_bomb": TRY
    + """\
import mmap
coba("4 GB", lambda: mmap.mmap(-1, 4_000_000_000))
coba("daftar", lambda: [0] * 10 ** 10)
coba("numpy", lambda: __import__("numpy").ones(10 ** 9))
hasil = 41""",
    "one_large_file": TRY + "coba('berkas besar', lambda: open('besar', 'wb').write(bytes(200_000_000)))\nhasil = 41",
    "many_large_files": """\
n = 0
while True:
    with open(f"besar{n}", "wb") as berkas:
        berkas.write(bytes(5_000_000))
    n += 1""",
    "many_small_files": """\
n = 0
while True:
    open(f"kecil{n}", "w").close()
    n += 1""",
    "deleted_files": """\
import os
terbuka = []
while len(terbuka) < 100:
    berkas = open("hilang", "wb", buffering=0)
    terbuka.append(berkas)
    os.unlink("hilang")
    berkas.write(bytes(5_000_000))
import time
time.sleep(60)""",
    "unreadable_folders": """\
import os, time
os.mkdir("tertutup", 0o300)
for n in range(12):
    with open(f"tertutup/besar{n}", "wb") as berkas:
        berkas.write(bytes(5_000_000))
os.mkdir("tertutup/lagi", 0)
os.umask(0o777)
os.mkdir("kosong")
open("tak terbaca", "w").close()
time.sleep(60)""",
    "deep_folders": """\
import os, time
for _ in range(1_500):
    os.mkdir("d")
    os.chdir("d")
time.sleep(60)""",
    "output_flood": "for _ in range(40):\n    print('x' * 5_000_000)\nhasil = 41",
    "many_messages": """\
import sys
for n in range(200_000):
    print("a")
    print("b", file=sys.stderr)
hasil = 41""",
    "many_displays": """\
from IPython.display import display, update_display
for n in range(3_000):
    display("x", display_id="sama")
    update_display("y", display_id="sama")
hasil = 41""",
    "thread_bomb": """\
import threading, time
threading.stack_size(32768)
utas = 0
try:
    while utas < 20_000:
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        utas += 1
except RuntimeError:
    pass
time.sleep(60)""",
    "descriptor_bomb": TRY
    + """\
terbuka = []
coba("pegangan berkas", lambda: [terbuka.append(os.open("/dev/null", os.O_RDONLY)) for _ in range(100_000)])
for nomor in terbuka:
    os.close(nomor)
coba("soket", lambda: [terbuka.append(socket.socketpair()) for _ in range(100_000)])
terbuka.clear()
hasil = 41""",
    "raises_its_limits": TRY
    + """\
import resource
for batas in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE):
    coba(f"batas {batas}", lambda: resource.setrlimit(batas, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))
    coba(f"prlimit {batas}", lambda: resource.prlimit(0, batas, (1 << 62, 1 << 62)))
coba("nice", lambda: os.nice(-5))
hasil = 41""",
    "endless_loop": "while True:\n    pass\nhasil = 41",
    "ignores_the_interrupt": """\
import signal, time
for nomor in (signal.SIGALRM, signal.SIGINT, signal.SIGTERM, signal.SIGXCPU):
    signal.signal(nomor, signal.SIG_IGN)
signal.setitimer(signal.ITIMER_REAL, 0)
while True:
    try:
        time.sleep(60)
    except BaseException:
        pass""",
    # One call of C code that neither ends nor looks for signals.
    "never_lets_go": "import itertools\nsum(itertools.repeat(0))\nhasil = 41",
    "sleeps_with_signals_blocked": """\
import signal, time
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 64))
time.sleep(1000)""",
    "deep_recursion": """\
import sys
sys.setrecursionlimit(10 ** 9)
dalam = []
for _ in range(300_000):
    dalam = [dalam]
print(len(repr(dalam)))""",
    "crashes": "import ctypes\nctypes.string_at(1)",
}

# What ends or wrecks its own process, or speaks on the pipe of the results.
ENDS = {
    "exits": "import os\nos._exit(0)",
    "exits_politely": "import sys\nsys.exit(0)",
    "raises_system_exit": "raise SystemExit",
    "kills_itself": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "alarm_kills": "import signal, time\nsignal.signal(signal.SIGALRM, signal.SIG_DFL)\nsignal.alarm(1)\ntime.sleep(60)",
    "wrecks_the_interpreter": """\
import builtins, os, sys
sys.stdout = sys.stderr = None
sys.modules.clear()
builtins.print = builtins.len = builtins.__import__ = None
hasil = 41""",
    "closes_the_pipe": PIPE + "os.close(pipa())\nhasil = 41",
    "closes_everything": "import os\nos.closerange(0, 300)\nhasil = 41",
    "forged_end": PIPE
    + f"""\
for sel in range(40):
    kirim({{"cell": sel, "count": 1, "messages": [["execute_result", {{"execution_count": 1, "metadata": {{}}, "data": {{
        "text/plain": "2.0", {REPORT_MIME!r}: {{"item": "mini_kode", "value": 41, "score": 2}}}}}}]]}})
kirim({{"finished": True}})
time.sleep(60)""",
    "forged_excuse": PIPE + "kirim({'broke': 'Landlock hilang'})\nos._exit(71)",
    "frames_without_sense": PIPE + "os.write(pipa(), b'\\xff' * 400)\ntime.sleep(60)",
    "frames_of_rubbish": PIPE + "kirim(b'\\x00\\x80{]')\ntime.sleep(60)",
    "frames_that_are_no_objects": PIPE + "kirim([1, 2])\ntime.sleep(60)",
    "frames_too_deep": PIPE + "kirim(b'[' * 1_000_000 + b']' * 1_000_000)\ntime.sleep(60)",
    "frames_of_many_values": PIPE + "kirim(b'[' + b'[],' * 1_200_000 + b'0]')\ntime.sleep(60)",
    "frames_without_end": PIPE + "while True:\n    os.write(pipa(), (struct.pack('<I', 2) + b'{}') * 10_000)",
    "half_a_frame": PIPE + "os.write(pipa(), struct.pack('<I', 3_000_000) + b'{')\nhasil = 41",
    "frames_too_large": PIPE + "kirim(b'\"' + b'x' * 20_000_000 + b'\"')",
    "frames_too_many_bytes": PIPE + "for _ in range(9):\n    kirim({'cell': 99, 'x': 'x' * 1_000_000})\ntime.sleep(60)",
    "frames_with_strange_fields": PIPE
    + """\
for sel in (True, -1, 10 ** 30, None, "0", [], 1e400):
    kirim({"cell": sel, "count": "banyak", "messages": [1, [], ["stream"], ["error", {"ename": 1}], [None, {}], ["stream", []]]})
hasil = 41""",
    "frames_with_many_streams": PIPE
    + """\
for sel in range(30):
    kirim({"cell": sel, "count": 1, "messages": [["stream", {"name": "stdout", "text": "x"}]] * 2_000})
hasil = 41""",
    "frames_from_a_thread": PIPE
    + """\
def ganggu():
    while True:
        os.write(pipa(), b"\\x07")
threading.Thread(target=ganggu, daemon=True).start()
time.sleep(1)
hasil = 41""",
}

CODE = CHEATS | SNOOPS | REACHES | BOMBS | ENDS
# What the item is honestly worth: only these computed 42.
EARNS = {"stderr_warning": 2}
# Their code did not come to its end: a person has to look, and is told why.
CUT_OFF = {
    "old_machine_code", "many_large_files", "many_small_files", "deleted_files", "unreadable_folders", "thread_bomb",
    "deep_folders", "ignores_the_interrupt", "never_lets_go", "sleeps_with_signals_blocked", "deep_recursion",
    "crashes",
    "exits", "kills_itself", "alarm_kills", "closes_the_pipe", "closes_everything", "forged_excuse",
    "frames_without_sense", "frames_of_rubbish", "frames_that_are_no_objects", "frames_too_deep",
    "frames_of_many_values", "frames_without_end", "half_a_frame", "frames_too_large", "frames_too_many_bytes", "frames_from_a_thread",
}  # fmt: skip
# Where an attempt is made through ``coba``, and each is to be refused.
REFUSED = [name for name, code in CODE.items() if "coba(" in code.removeprefix(TRY) and name not in CUT_OFF]
