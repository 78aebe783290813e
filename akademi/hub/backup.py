"""Keep a course safe: gradebook, hand-ins, attempts, feedback and exchange in one file, and back from it.

Made while the course runs. What is handed in while the file is being written is either in it or still waits in the
exchange, never graded and forgotten: the record of attempts is read first, the exchange's hand-ins last.
"""

from __future__ import annotations

import errno
import io
import json
import os
import pwd
import shutil
import sqlite3
import stat
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from akademi import __version__
from akademi.hub.attempts import RECORD
from akademi.hub.places import HubError

FORMAT = 1
# Written last: a file without it was cut off.
MANIFEST = "cadangan.json"
SQLITE_COPY, POSTGRES_COPY, HUB_COPY = "gradebook.db", "gradebook.pgdump", "hub.sqlite"
HUB_DATABASE = "jupyterhub.sqlite"
NOT_KEPT = {"__pycache__", ".ipynb_checkpoints", ".pytest_cache"}
# Run as the account that owns the course, because a configuration is a program and that account may write it.
_ASK = """\
import json, sys
from pathlib import Path
from akademi.hub.backup import read_settings
print(json.dumps(read_settings(Path(sys.argv[1]))))
"""


@dataclass(frozen=True)
class Contents:
    """What a backup holds.

    Attributes
    ----------
    format : int
        Version of the file's arrangement.
    akademi : str
        Version of the course's code that wrote it.
    made : str
        When, in ISO format, UTC.
    course_id : str
        Name of the course in nbgrader and in the exchange.
    database : str
        ``sqlite`` or ``postgresql``.
    exchange : str
        The exchange's folder: relative to the course's parent if it lay there, else absolute; empty without one.
    files, passed_over : int
        Files kept; links and special files that were not.
    """

    format: int
    akademi: str
    made: str
    course_id: str
    database: str
    exchange: str
    files: int
    passed_over: int


def back_up(course: Path, target: Path) -> Contents:
    """Write a course into one file that only its owner can read.

    Parameters
    ----------
    course : Path
        The course folder, on a hub or not.
    target : Path
        The file (``.tar.gz``); one that is there is replaced only when the new one is whole.

    Raises
    ------
    HubError
        If it cannot be written or the database cannot be copied.
    """
    course = course.resolve()
    database, course_id, exchange = _ask(course)
    exchange_folder = Path(exchange) / course_id if exchange else None
    half = target.with_name(f".{target.name}.separuh")
    try:
        with _private(half) as stream, tarfile.open(fileobj=stream, mode="w:gz", compresslevel=6) as archive:
            writer = _Writer(archive)
            if (course / RECORD).is_file():
                writer.file(course / RECORD, f"kursus/{RECORD}")
            kind = _keep_database(writer, database)
            skipped = {RECORD, Path(database.partition("///")[2]).name if kind == "sqlite" else ""}
            writer.folder(course, "kursus", skipped={course / name for name in skipped if name})
            _keep_hub(writer, course.parent / "hub")
            if exchange_folder is not None and exchange_folder.is_dir():
                for name in ("outbound", "feedback", "inbound"):
                    if (exchange_folder / name).is_dir():
                        writer.folder(exchange_folder / name, f"pertukaran/{name}")
            contents = Contents(
                format=FORMAT,
                akademi=__version__,
                made=datetime.now(UTC).isoformat(timespec="seconds"),
                course_id=course_id,
                database=kind,
                exchange=_relative(Path(exchange), course.parent) if exchange else "",
                files=writer.files,
                passed_over=writer.passed_over,
            )
            writer.bytes(json.dumps(asdict(contents), indent=1).encode(), MANIFEST)
        os.replace(half, target)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise HubError(f"Cadangan {target} tidak dapat dibuat: {error.strerror or error}{where}.") from None
    finally:
        half.unlink(missing_ok=True)
    return contents


def restore(source: Path, course: Path, *, replace_database: bool = False) -> Contents:
    """Lay out a course from a backup, beside nothing: neither the course nor its exchange may be there.

    Everything is unpacked and checked under another name first and moved into place last.

    Parameters
    ----------
    source : Path
        The file that `back_up` wrote.
    course : Path
        The course folder; must not exist, or be empty.
    replace_database : bool
        Whether a gradebook on a PostgreSQL server that has tables may be replaced.

    Raises
    ------
    HubError
        If something is in the way, or the file is damaged.
    """
    course = Path(os.path.abspath(course))
    course.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=".pulih-", dir=course.parent))
    try:
        _unpack(source, staged)
        contents = _read_manifest(staged / MANIFEST, source)
        exchange = _absolute(contents.exchange, course.parent) / contents.course_id if contents.exchange else None
        for place in filter(None, (course, exchange)):
            _require_free(place)
        # The configuration, which says where the gradebook lies, is run by the account that owns the course.
        staged.chmod(0o711)
        database = _ask(staged / "kursus")[0]
        if contents.database == "postgresql":
            _load_postgres(database, staged / POSTGRES_COPY, replace_database)
        else:
            _lay_sqlite(staged / SQLITE_COPY, database, staged / "kursus")
        _move(staged / "kursus", course)
        if exchange is not None and (staged / "pertukaran").is_dir():
            exchange.parent.mkdir(parents=True, exist_ok=True)
            _like(staged / "pertukaran", course)
            (staged / "pertukaran").chmod(0o755)
            _move(staged / "pertukaran", exchange)
        hub = course.parent / "hub" / HUB_DATABASE
        if (staged / HUB_COPY).is_file() and not hub.exists():
            hub.parent.mkdir(mode=0o700, exist_ok=True)
            (staged / HUB_COPY).rename(hub)
    except OSError as error:
        raise HubError(f"Tidak dapat dipulihkan ke {course}: {error.strerror or error}.") from None
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return contents


class _Writer:
    """Puts files into an archive as they are when their turn comes: they may change or go while it is written."""

    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive
        self.files = 0
        self.passed_over = 0

    def folder(self, folder: Path, name: str, skipped: set[Path] | None = None) -> None:
        """Put a folder in, without links and special files."""
        self._entry(folder, name)
        for entry in sorted(os.scandir(folder), key=lambda one: one.name):
            path, inside = Path(entry.path), f"{name}/{entry.name}"
            if entry.name in NOT_KEPT or path in (skipped or ()) or entry.name.endswith(("-journal", "-wal", "-shm")):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    self.folder(path, inside, skipped)
                elif entry.is_file(follow_symlinks=False):
                    self.file(path, inside)
                else:
                    self.passed_over += 1
            except FileNotFoundError:
                continue  # removed or moved on since it was listed

    def file(self, path: Path, name: str) -> None:
        """Put a file in with what it holds now."""
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as stream, tempfile.SpooledTemporaryFile(max_size=8_000_000) as held:
            about = os.fstat(handle)
            shutil.copyfileobj(stream, held)
            size = held.tell()
            held.seek(0)
            entry = _describe(name, about)
            entry.size = size
            self._archive.addfile(entry, held)
        self.files += 1

    def bytes(self, content: bytes, name: str) -> None:
        """Put in what is no file."""
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = len(content), 0o600
        self._archive.addfile(entry, io.BytesIO(content))

    def _entry(self, path: Path, name: str) -> None:
        entry = _describe(name, path.stat(follow_symlinks=False))
        entry.type = tarfile.DIRTYPE
        self._archive.addfile(entry)


def _describe(name: str, about: os.stat_result) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.mode, entry.mtime = stat.S_IMODE(about.st_mode), about.st_mtime
    entry.uid, entry.gid = about.st_uid, about.st_gid
    try:
        entry.uname = pwd.getpwuid(about.st_uid).pw_name
    except KeyError:
        entry.uname = ""
    return entry


def read_settings(course: Path) -> tuple[str, str, str]:
    """Return address of the gradebook, name of the course and folder of the exchange, from the course's configuration.

    Raises
    ------
    CourseError
        If the folder is no course folder.
    """
    # Here, because nbgrader takes a second to import and most commands do not need it.
    from akademi.grading.batch import open_course

    api = open_course(course)
    root = api.config.Exchange.get("root", "")
    return api.coursedir.db_url, api.coursedir.course_id, root if isinstance(root, str) else ""


def _ask(course: Path) -> tuple[str, str, str]:
    """Return a course's settings, read with the rights of its owner even where this runs as root."""
    from akademi.grading.batch import CourseError

    if not course.is_dir():
        raise HubError(f"{course} bukan folder kursus.")
    about = course.stat()
    if os.geteuid() != 0 or about.st_uid == 0:
        try:
            return read_settings(course)
        except CourseError as problem:
            raise HubError(str(problem)) from None
    done = subprocess.run(
        [sys.executable, "-P", "-c", _ASK, str(course)],
        capture_output=True,
        text=True,
        cwd="/",
        user=about.st_uid,
        group=about.st_gid,
        extra_groups=[],
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise HubError(f"Folder kursus tidak dapat dibaca: {said[-1] if said else 'tanpa keterangan'}")
    database, course_id, exchange = json.loads(done.stdout.strip().splitlines()[-1])
    return database, course_id, exchange


def _keep_database(writer: _Writer, address: str) -> str:
    """Put the gradebook in as it is at one moment; return its kind."""
    if address.startswith("sqlite:///"):
        with tempfile.TemporaryDirectory() as place:
            copy = Path(place) / SQLITE_COPY
            _copy_sqlite(Path(address.removeprefix("sqlite:///")), copy)
            writer.file(copy, SQLITE_COPY)
        return "sqlite"
    with tempfile.NamedTemporaryFile() as copy:
        _run_postgres(["pg_dump", "--format=custom", "--no-owner", f"--file={copy.name}"], address)
        writer.file(Path(copy.name), POSTGRES_COPY)
    return "postgresql"


def _keep_hub(writer: _Writer, folder: Path) -> None:
    """Put in the hub's own database, which holds who registered themselves; not its secrets."""
    try:
        there = (folder / HUB_DATABASE).is_file()
    except PermissionError:
        there = False
    if there and os.access(folder / HUB_DATABASE, os.R_OK):
        with tempfile.TemporaryDirectory() as place:
            copy = Path(place) / HUB_COPY
            _copy_sqlite(folder / HUB_DATABASE, copy)
            writer.file(copy, HUB_COPY)


def _copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database that others may be writing, by SQLite's own online backup."""
    if not source.is_file():
        raise HubError(f"Buku nilai {source} tidak ada.")
    try:
        with (
            closing(sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True, timeout=60)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)
    except sqlite3.Error as error:
        raise HubError(f"Buku nilai {source} tidak dapat disalin: {error}.") from None
    _check_sqlite(target)


def _check_sqlite(path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict != "ok":
        raise HubError(f"Buku nilai dalam cadangan rusak: {verdict}.")


def _lay_sqlite(copy: Path, address: str, course: Path) -> None:
    """Put the gradebook where the course's configuration expects it."""
    if not address.startswith("sqlite:///"):
        raise HubError("Cadangan ini berisi SQLite, tetapi pengaturan kursus menunjuk basis data lain.")
    _check_sqlite(copy)
    _like(copy, course)
    target = Path(address.removeprefix("sqlite:///"))
    if target.exists():
        raise HubError(f"{target} sudah ada. Pindahkan dulu, misalnya: mv {target} {target}.lama")
    shutil.move(copy, target)


def _load_postgres(address: str, copy: Path, replace_database: bool) -> None:
    """Load the gradebook into the server that the course's configuration names, whole or not at all."""
    from sqlalchemy import create_engine, inspect

    engine = create_engine(address)
    try:
        tables = inspect(engine).get_table_names()
    finally:
        engine.dispose()
    if tables and not replace_database:
        raise HubError("Basis data PostgreSQL tujuan sudah berisi. Pakai --replace-database bila memang akan diganti.")
    command = ["pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error"]
    _run_postgres([*command, "--dbname", _name_of(address), str(copy)], address)


def _name_of(address: str) -> str:
    from sqlalchemy import make_url

    return make_url(address).database or ""


def _run_postgres(command: list[str], address: str) -> None:
    """Run one of PostgreSQL's programs; the password goes by the environment, where no list of processes shows it."""
    from sqlalchemy import make_url

    url = make_url(address)
    if url.get_backend_name() != "postgresql":
        raise HubError(f"Basis data {url.get_backend_name()} belum dikenal; hanya SQLite dan PostgreSQL.")
    if shutil.which(command[0]) is None:
        raise HubError(f"Perintah {command[0]} tidak ada. Di Debian/Ubuntu: apt install postgresql-client")
    settings = {
        "PGHOST": url.host or url.query.get("host"),
        "PGPORT": url.port,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
    }
    environment = os.environ | {name: str(value) for name, value in settings.items() if value}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise HubError(f"{command[0]} gagal: {said[-1] if said else 'tanpa keterangan'}")


@contextmanager
def _private(path: Path) -> Iterator[io.BufferedWriter]:
    """Open a new file for writing that nobody else can read; on the disk when this ends."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as stream:
        yield stream
        stream.flush()
        os.fsync(handle)


def _unpack(source: Path, target: Path) -> None:
    """Unpack ordinary files and folders; owners by name, so that other numbers on a new machine do no harm."""
    folders: list[tuple[Path, tarfile.TarInfo]] = []
    try:
        with tarfile.open(source, "r:gz") as archive:
            for entry in archive:
                parts = Path(entry.name).parts
                if entry.name.startswith("/") or ".." in parts or not (entry.isfile() or entry.isdir()):
                    raise HubError(f"{source} bukan cadangan kursus: {entry.name}.")
                path = target / entry.name
                if entry.isdir():
                    path.mkdir(parents=True, exist_ok=True)
                    folders.append((path, entry))
                    continue
                path.parent.mkdir(parents=True, exist_ok=True)
                content = archive.extractfile(entry)
                with open(path, "xb") as stream:
                    shutil.copyfileobj(content, stream)  # type: ignore[arg-type]
                _dress(path, entry)
    except (tarfile.TarError, EOFError, FileNotFoundError, IsADirectoryError) as error:
        raise HubError(f"Berkas cadangan {source} rusak atau tidak ada: {error}.") from None
    # Last, and innermost first: a folder that may not be written cannot be filled.
    for path, entry in reversed(folders):
        _dress(path, entry)


def _dress(path: Path, entry: tarfile.TarInfo) -> None:
    """Give a file back its owner, rights and time."""
    if os.geteuid() == 0:
        try:
            account = pwd.getpwnam(entry.uname) if entry.uname else None
        except KeyError:
            account = None
        os.chown(path, *((account.pw_uid, account.pw_gid) if account else (entry.uid, entry.gid)))
    path.chmod(entry.mode & 0o1777)
    os.utime(path, (entry.mtime, entry.mtime))


def _read_manifest(path: Path, source: Path) -> Contents:
    try:
        contents = Contents(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        raise HubError(f"{source} bukan cadangan kursus, atau terpotong.") from None
    if contents.format != FORMAT:
        raise HubError(f"{source} ditulis oleh versi lain ({contents.akademi}); pakai kode kursus versi itu.")
    return contents


def _require_free(place: Path) -> None:
    if place.is_dir() and any(place.iterdir()):
        raise HubError(f"{place} tidak kosong. Pindahkan dulu, misalnya: mv {place} {place}.lama")


def _move(staged: Path, target: Path) -> None:
    """Move a folder into place, also where that place is a mounted, empty one or another file system."""
    if target.is_dir() and os.path.ismount(target):
        for entry in list(staged.iterdir()):
            _move(entry, target / entry.name)
        _like(target, staged)
        return
    if target.is_dir():
        target.rmdir()
    try:
        staged.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copy_with_owners(staged, target)


def _copy_with_owners(source: Path, target: Path) -> None:
    """Copy to another file system as moving would: a hand-in that is its trainee's no more would be refused."""
    if source.is_dir():
        target.mkdir()
        for entry in source.iterdir():
            _copy_with_owners(entry, target / entry.name)
    else:
        shutil.copyfile(source, target)
    _like(target, source)
    shutil.copystat(source, target)


def _like(path: Path, model: Path) -> None:
    """Give a path the owner of another."""
    about = model.stat()
    if os.geteuid() == 0:
        os.chown(path, about.st_uid, about.st_gid)


def _relative(path: Path, parent: Path) -> str:
    return path.relative_to(parent).as_posix() if path.is_relative_to(parent) else str(path)


def _absolute(path: str, parent: Path) -> Path:
    return parent / path
