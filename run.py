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

OLDEST_PYTHON = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))
ENVIRONMENT = os.environ.get("AKADEMI_ENV") or os.path.join(HERE, ".venv")
LOCKS = {"lab": "requirements.lock", "test": "requirements-test.lock"}
USAGE = """\
Pemakaian:
  python3 run.py lab [--folder FOLDER] [--port PORT] [--no-browser]
      menyiapkan semuanya dan membuka kursus di JupyterLab
  python3 run.py test [argumen pytest]
      menjalankan semua uji
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
        python = prepare("test" if command == "test" else "lab")
    except SetUpError as problem:
        return fail(str(problem))
    except KeyboardInterrupt:
        return fail("Penyiapan dihentikan. Jalankan lagi perintah yang sama untuk melanjutkan.")
    if command == "test":
        return run([python, "-m", "pytest", "-n", str(os.cpu_count() or 1), "--dist", "loadgroup"] + arguments[1:])
    return run([python, "-m", "akademi"] + arguments)


def fail(message):
    """Print one line and return the exit code of a failure."""
    sys.stderr.write("Kesalahan: " + message + "\n")
    return 1


def run(command):
    """Run the command that all this was for; Ctrl+C goes to it, and it decides how to end."""
    environment = dict(os.environ, PYTHONUTF8="1")
    # Modules of the checkout must win over a folder of the same name where the user happens to stand.
    process = subprocess.Popen(command, env=environment, cwd=HERE if "pytest" in command else None)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def prepare(purpose):
    """Make the environment if it is not there or not up to date, and return its Python."""
    lock = os.path.join(HERE, LOCKS[purpose])
    python = os.path.join(
        ENVIRONMENT, "Scripts" if os.name == "nt" else "bin", "python" + (".exe" if os.name == "nt" else "")
    )
    stamp = os.path.join(ENVIRONMENT, "akademi-" + purpose + ".stamp")
    wanted = fingerprint(lock)
    if os.path.exists(python) and read(stamp) == wanted:
        return python
    sys.stdout.write("Menyiapkan lingkungan kursus (hanya sekali, beberapa menit, memerlukan internet) ...\n")
    sys.stdout.flush()
    if not os.access(HERE, os.W_OK) and not os.path.exists(ENVIRONMENT) and "AKADEMI_ENV" not in os.environ:
        raise SetUpError("Folder {} tidak dapat ditulis. Salin kursus ini ke folder milik Anda.".format(HERE))
    uv = shutil.which("uv")
    if not os.path.exists(python):
        make_environment(uv)
    install(uv, python, lock)
    install_course(uv, python)
    try:
        with open(stamp, "w") as file:
            file.write(wanted)
    except OSError as error:
        raise SetUpError("Folder {} tidak dapat ditulis ({}).".format(ENVIRONMENT, error.strerror))
    return python


def fingerprint(lock):
    """Return what the environment depends on: the lock, the project file, this Python and this folder."""
    digest = hashlib.sha256(sys.version.encode() + HERE.encode())
    for path in (lock, os.path.join(HERE, "pyproject.toml")):
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


def capture(command):
    """Run a command quietly and keep what it says, for the one line that explains a failure."""
    # An office network that inspects traffic has a certificate of its own, which only the system's store knows.
    environment = dict(os.environ, UV_SYSTEM_CERTS="true", UV_NATIVE_TLS="true")
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True, env=environment
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
