#!/usr/bin/env python3
"""Set up the course and run it: ``python3 run.py lab`` or ``python3 run.py test``.

Standard library only, and written so that even an old Python can read it far enough to say that it is too old.
Everything that is no set-up is passed on to the ``akademi`` command line of the environment made here.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile

OLDEST_PYTHON = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))
ENVIRONMENT = os.environ.get("AKADEMI_ENV") or os.path.join(HERE, ".venv")
LOCKS = {"lab": "requirements.lock", "test": "requirements-test.lock", "hub": "requirements-hub.lock"}
USAGE = """\
Pemakaian:
  python3 run.py lab [--folder FOLDER] [--port PORT] [--no-browser]
      menyiapkan semuanya dan membuka kursus di JupyterLab
  python3 run.py test [argumen pytest]
      menjalankan semua uji
  python3 run.py hub [--folder FOLDER] [--port PORT]
      menyiapkan JupyterHub dan memulainya untuk dicoba di komputer ini (Linux)
  python3 run.py course|release|collect|grade|formgrader|feedback|lint ...
      alat pengajar; tambahkan --help untuk keterangan"""


class SetUpError(Exception):
    """Why the course cannot be set up, in one line."""


def main(arguments):
    """Run one command and return its exit code."""
    if sys.version_info < OLDEST_PYTHON:
        return fail(
            "Python {}.{} terlalu lama: kursus ini memerlukan Python 3.11 atau lebih baru.".format(*sys.version_info)
        )
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(USAGE)
        return 0 if arguments else 2
    command = arguments[0]
    try:
        python = prepare_hub(arguments[1:]) if command == "hub" else prepare("test" if command == "test" else "lab")
    except SetUpError as problem:
        return fail(str(problem))
    except KeyboardInterrupt:
        return fail("Penyiapan dihentikan. Jalankan lagi perintah yang sama untuk melanjutkan.")
    if command == "test":
        return run([python, "-m", "pytest", "-n", str(os.cpu_count() or 1), "--dist", "loadgroup"] + arguments[1:])
    # The hub's package is a copy in its environment: the folder where the user stands must not hide it.
    return run([python] + (["-P"] if command == "hub" else []) + ["-m", "akademi"] + arguments)


def fail(message):
    """Print one line and return the exit code of a failure."""
    sys.stderr.write("Kesalahan: " + message + "\n")
    return 1


def run(command):
    """Run the command that all this was for; Ctrl+C goes to it, and it decides how to end."""
    environment = dict(os.environ, PYTHONUTF8="1")
    if "hub" in command:
        # The hub's package lies in its environment; the sources, with the keys, stay here.
        environment.setdefault("AKADEMI_SUMBER", HERE)
    # Modules of the checkout must win over a folder of the same name where the user happens to stand.
    process = subprocess.Popen(command, env=environment, cwd=HERE if "pytest" in command else None)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def prepare_hub(arguments):
    """Make the hub's environment in the hub's folder: others run it, so it must be open to them and hold no key."""
    global ENVIRONMENT
    if os.name == "nt":
        raise SetUpError("JupyterHub memerlukan Linux; di Windows pakai WSL, atau python3 run.py lab untuk sendiri.")
    folder = "/srv/akademi" if os.geteuid() == 0 else os.path.join(os.path.expanduser("~"), "AkademiHub")
    for place, argument in enumerate(arguments):
        if argument == "--folder" and place + 1 < len(arguments):
            folder = arguments[place + 1]
        elif argument.startswith("--folder="):
            folder = argument.partition("=")[2]
    if os.geteuid() == 0:
        closed = closed_folder(os.path.realpath(sys.executable)) or closed_folder(os.path.abspath(folder))
        if closed:
            raise SetUpError(
                "Peserta tidak dapat membuka {}. Pakai Python milik sistem (/usr/bin/python3 run.py hub) dan folder "
                "yang terbuka untuk semua, misalnya --folder /srv/akademi.".format(closed)
            )
    if "AKADEMI_ENV" not in os.environ:
        ENVIRONMENT = os.path.join(os.path.abspath(os.path.expanduser(folder)), "lingkungan")
    os.umask(0o022)
    try:
        os.makedirs(os.path.dirname(ENVIRONMENT), exist_ok=True)
    except OSError as error:
        raise SetUpError("Folder {} tidak dapat dibuat ({}).".format(os.path.dirname(ENVIRONMENT), error.strerror))
    return prepare("hub")


def closed_folder(path):
    """Return the first folder on the way to a path that others cannot enter, or an empty text."""
    way = []
    while path != os.path.dirname(path):
        path = os.path.dirname(path)
        way.insert(0, path)
    closed = [place for place in way if os.path.isdir(place) and not os.stat(place).st_mode & 0o001]
    return closed[0] if closed else ""


def prepare(purpose):
    """Make the environment if it is not there or not up to date, and return its Python."""
    lock = os.path.join(HERE, LOCKS[purpose])
    python = os.path.join(
        ENVIRONMENT, "Scripts" if os.name == "nt" else "bin", "python" + (".exe" if os.name == "nt" else "")
    )
    stamp = os.path.join(ENVIRONMENT, "akademi-" + purpose + ".stamp")
    wanted = fingerprint(lock, *(installed_files() if purpose == "hub" else []))
    if os.path.exists(python) and read(stamp) == wanted:
        return python
    sys.stdout.write("Menyiapkan lingkungan kursus (hanya sekali, beberapa menit, memerlukan internet) ...\n")
    sys.stdout.flush()
    own = os.path.dirname(ENVIRONMENT) == HERE
    if own and not os.access(HERE, os.W_OK) and not os.path.exists(ENVIRONMENT) and "AKADEMI_ENV" not in os.environ:
        raise SetUpError("Folder {} tidak dapat ditulis. Salin kursus ini ke folder milik Anda.".format(HERE))
    uv = shutil.which("uv")
    if not os.path.exists(python):
        make_environment(uv)
    install(uv, python, lock)
    if purpose == "hub":
        install_copy(uv, python)
    else:
        install_course(uv, python)
    try:
        with open(stamp, "w") as file:
            file.write(wanted)
    except OSError as error:
        raise SetUpError("Folder {} tidak dapat ditulis ({}).".format(ENVIRONMENT, error.strerror))
    return python


def fingerprint(lock, *files):
    """Return what the environment depends on: the lock, the project file, this Python, this folder, and files."""
    digest = hashlib.sha256(sys.version.encode() + HERE.encode())
    for path in (lock, os.path.join(HERE, "pyproject.toml")) + files:
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def read(path):
    """Return a small file's text, or an empty string."""
    try:
        with open(path) as file:
            return file.read()
    except OSError:
        return ""


def make_environment(uv):
    """Make an empty virtual environment, with uv where it is there."""
    if uv:
        command = [uv, "venv", "--quiet", "--clear", "--python", sys.executable, ENVIRONMENT]
    else:
        try:
            import ensurepip
            import venv  # noqa: F401 - Debian ships Python without either
        except ImportError:
            raise SetUpError("Modul venv tidak ada pada Python ini. Di Debian/Ubuntu: sudo apt install python3-venv")
        del ensurepip
        command = [sys.executable, "-m", "venv", "--clear", ENVIRONMENT]
    done = capture(command)
    if done.returncode:
        if "ensurepip" in done.stdout or "python3-venv" in done.stdout:
            raise SetUpError("Modul venv tidak lengkap. Di Debian/Ubuntu: sudo apt install python3-venv")
        raise SetUpError("Lingkungan Python tidak dapat dibuat di {}: {}".format(ENVIRONMENT, last_line(done.stdout)))


def install(uv, python, lock):
    """Install exactly what the lock says, by hash."""
    if uv:
        # Compiled now, so that the first kernel does not have to: an old laptop notices.
        command = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python]
    else:
        command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = capture(command + ["--require-hashes", "-r", lock])
    if done.returncode:
        raise SetUpError(explain(done.stdout))


def install_course(uv, python):
    """Make the course's own package importable, without building it in an isolated environment of its own."""
    options = ["--no-deps", "--no-build-isolation", "--quiet", "--editable", HERE]
    if uv:
        command = [uv, "pip", "install", "--python", python] + options
    else:
        command = [python, "-m", "pip", "install", "--disable-pip-version-check"] + options
    done = capture(command)
    if done.returncode:
        raise SetUpError("Paket kursus tidak dapat dipasang: " + last_line(done.stdout))


def installed_files():
    """Return the files that are copied into the hub's environment."""
    found = []
    for room in ("akademi", "datasets"):
        for folder, folders, names in os.walk(os.path.join(HERE, room)):
            folders[:] = sorted(name for name in folders if name not in ("__pycache__", "build"))
            found += [os.path.join(folder, name) for name in sorted(names) if not name.endswith(".pyc")]
    return found


def install_copy(uv, python):
    """Install the package as a copy without the course's sources: a hub's trainees can read what it runs from."""
    staged = os.path.join(tempfile.mkdtemp(prefix="akademi-hub-"), "paket")
    try:
        program = "from akademi.hub.bundle import stage_package; from pathlib import Path; import sys; "
        program += "stage_package(Path(sys.argv[1]), Path(sys.argv[2]))"
        done = capture([python, "-c", program, HERE, staged], cwd=HERE)
        if not done.returncode:
            options = ["--no-deps", "--no-build-isolation", "--quiet", staged]
            if uv:
                command = [uv, "pip", "install", "--reinstall", "--compile-bytecode", "--python", python] + options
            else:
                command = [python, "-m", "pip", "install", "--force-reinstall", "--disable-pip-version-check"] + options
            done = capture(command)
    finally:
        shutil.rmtree(os.path.dirname(staged), ignore_errors=True)
    if done.returncode:
        raise SetUpError("Paket kursus tidak dapat dipasang: " + last_line(done.stdout))


def capture(command, cwd=None):
    """Run a command quietly and keep what it says, for the one line that explains a failure."""
    # An office network that inspects traffic has a certificate of its own, which only the system's store knows.
    environment = dict(os.environ, UV_SYSTEM_CERTS="true", UV_NATIVE_TLS="true")
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True, env=environment, cwd=cwd
    )


def explain(output):
    """Turn an installer's output into one line that says what to do."""
    text = output.lower()
    signs = (
        "temporary failure in name resolution",
        "failed to establish a new connection",
        "connection refused",
        "network is unreachable",
        "could not connect",
        "dns error",
        "getaddrinfo failed",
        "timed out",
        "no matching distribution found",
        "failed to fetch",
        "error sending request",
        "max retries exceeded",
        "client error (connect)",
        "connection error",
    )
    if "certificate" in text:
        return "Sambungan aman ke indeks paket ditolak (sertifikat tidak dikenal); tanyakan kepada pengelola jaringan."
    if "no space left" in text:
        return "Ruang disk habis saat memasang. Kosongkan sekitar 2 GB, lalu jalankan lagi."
    if "permission denied" in text:
        return "Folder {} tidak dapat ditulis.".format(ENVIRONMENT)
    if any(sign in text for sign in signs):
        return (
            "Pemasangan pertama memerlukan internet, dan indeks paket tidak dapat dihubungi. "
            "Sambungkan, lalu jalankan lagi."
        )
    return "Pemasangan gagal: " + last_line(output)


def last_line(text):
    """Return the last line that says something."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:300] if lines else "tanpa keterangan"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
