"""The command line: ``akademi lab | course | release | collect | grade | feedback | lint``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

app = typer.Typer(
    help="Akademi Pengentasan Kemiskinan: alat peserta dan pengajar.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
console = Console()
errors = Console(stderr=True)

DEFAULT_WORKSPACE = Path.home() / "AkademiKemiskinan"
CourseOption = Annotated[Path, typer.Option("--course", "-c", help="Folder kursus (dibuat dengan akademi course).")]


def _stop(message: object, code: int = 1) -> typer.Exit:
    # markup is off: a message may quote a path or a trainee's text with brackets.
    errors.print(f"Kesalahan: {message}", markup=False, highlight=False, soft_wrap=True)
    return typer.Exit(code)


@app.command()
def lab(
    folder: Annotated[Path, typer.Option(help="Folder ruang kerja Anda.")] = DEFAULT_WORKSPACE,
    port: Annotated[int | None, typer.Option(help="Port; bila kosong, dicari yang bebas.", min=1, max=65535)] = None,
    browser: Annotated[bool, typer.Option(help="Buka peramban.")] = True,
) -> None:
    """Siapkan ruang kerja dan buka JupyterLab di halaman mulai."""
    from akademi.course.lab import LabError, choose_port, require_writable, run_lab
    from akademi.course.workspace import lay_out_workspace

    folder = folder.expanduser().resolve()
    try:
        require_writable(folder)
        chosen = choose_port(port)
        report = lay_out_workspace(folder)
    except (LabError, ValueError) as problem:
        raise _stop(problem) from None
    except OSError as error:
        raise _stop(f"Ruang kerja tidak dapat disiapkan: {error.strerror} ({error.filename}).") from None
    for name in report.beside:
        console.print(f"Versi baru dari kursus ada di sebelah berkas Anda: {name}", markup=False)
    run_lab(folder, chosen, browser)


@app.command()
def course(
    folder: Annotated[Path, typer.Argument(help="Folder kursus yang dibuat atau diperbarui.")],
) -> None:
    """Buat folder kursus nbgrader untuk pengajar."""
    from akademi.course.course import lay_out_course
    from akademi.grading.batch import CourseError

    try:
        names = lay_out_course(folder.expanduser())
    except (CourseError, ValueError) as problem:
        raise _stop(problem) from None
    except OSError as error:
        raise _stop(f"Folder kursus tidak dapat disiapkan: {error.strerror} ({error.filename}).") from None
    console.print(f"Folder kursus siap: {folder}", markup=False)
    for name in names:
        console.print(f"  {name}", markup=False)
    console.print("Berikutnya: akademi release NAMA, lalu kumpulkan serahan dan akademi grade NAMA.")


@app.command()
def release(
    name: Annotated[str, typer.Argument(help="Nama tugas, atau awalnya (03).")],
    course: CourseOption = Path("."),
) -> None:
    """Buat versi rilis sebuah tugas (tanpa jawaban) dan daftarkan di gradebook."""
    from akademi.course.course import release_assignment
    from akademi.course.sources import find_assignment
    from akademi.grading.batch import CourseError

    try:
        path = release_assignment(course, find_assignment(name).name)
    except (CourseError, ValueError) as problem:
        raise _stop(problem) from None
    console.print(f"Dirilis: {path}", markup=False)


@app.command()
def collect(
    name: Annotated[str, typer.Argument(help="Nama tugas, atau awalnya (03).")],
    course: CourseOption = Path("."),
    archives: Annotated[
        Path | None, typer.Option("--from", help="Folder berkas serahan (bawaan: downloaded/NAMA/archive).")
    ] = None,
) -> None:
    """Ambil berkas serahan peserta (.zip) ke dalam kursus."""
    from akademi.course.sources import find_assignment
    from akademi.grading.batch import CourseError
    from akademi.grading.collect import collect as collect_archives

    try:
        assignment = find_assignment(name).name
        outcome = collect_archives(course, assignment, archives)
    except (CourseError, ValueError) as problem:
        raise _stop(problem) from None
    table = Table(title=f"Serahan {assignment}")
    for heading in ("Berkas", "Peserta", "Status", "Alasan"):
        table.add_column(heading, overflow="fold")
    for row in outcome:
        # As text, not as markup: a file's name may hold brackets.
        table.add_row(*map(Text, (row.archive, row.student, row.status, row.reason)))
    console.print(table)
    if any(row.status == "rusak" for row in outcome):
        raise typer.Exit(1)


@app.command()
def grade(
    name: Annotated[str, typer.Argument(help="Nama tugas, atau awalnya (03).")],
    course: CourseOption = Path("."),
    force: Annotated[bool, typer.Option("--force", help="Nilai ulang yang sudah dinilai.")] = False,
    only_failed: Annotated[
        bool, typer.Option("--only-failed", help="Nilai ulang yang gagal atau perlu diperiksa, selain yang baru.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(
            help="Banyaknya proses penilai; bila kosong, semua inti prosesor bila serahannya cukup banyak.", min=1
        ),
    ] = None,
    cluster: Annotated[str, typer.Option(help="Alamat penjadwal Dask, misalnya tcp://10.0.0.5:8786.")] = "",
    without_sandbox: Annotated[
        bool, typer.Option("--without-sandbox", help="Jalankan kode peserta tanpa kotak pasir. Hanya bila dipercaya.")
    ] = False,
    feedback: Annotated[bool, typer.Option(help="Tulis juga halaman umpan balik.")] = True,
) -> None:
    """Nilai semua serahan sebuah tugas. Kode keluar 1 bila ada yang gagal atau perlu diperiksa."""
    from akademi.course.course import generate_feedback
    from akademi.course.sources import find_assignment
    from akademi.grading.batch import REVIEW, CourseError, Result
    from akademi.grading.batch import grade as grade_all

    try:
        assignment = find_assignment(name).name
        with _progress("Menilai") as (progress, task):

            def show(result: Result, done: int, total: int) -> None:
                progress.update(task, completed=done, total=total, student=result.student)

            results = grade_all(
                course,
                assignment,
                force=force,
                only_failed=only_failed,
                workers=workers or 0,
                cluster=cluster,
                sandbox=not without_sandbox,
                on_result=show,
            )
        if feedback:
            with console.status("Menulis halaman umpan balik"):
                pages = generate_feedback(course, assignment, workers=workers or 0)
    except ModuleNotFoundError as problem:
        raise _stop(f"Paket {problem.name} belum terpasang. Pasang dengan: pip install distributed") from None
    except (CourseError, ValueError) as problem:
        raise _stop(problem) from None
    _show_results(assignment, results)
    if feedback:
        broken = [student for student, problem in pages if problem]
        console.print(f"Halaman umpan balik: {len(pages) - len(broken)} ditulis di folder feedback.")
        for student in broken:
            console.print(f"  Umpan balik {student} gagal ditulis.", markup=False)
    if any(result.failed or result.status == REVIEW for result in results):
        raise typer.Exit(1)


class _RateColumn(ProgressColumn):
    """How many submissions a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{fmt_rate(task.speed)} serahan/detik" if task.speed else "")


def fmt_rate(speed: float) -> str:
    """Return a rate the Indonesian way, with one decimal.

    Examples
    --------
    >>> fmt_rate(12.34)
    '12,3'
    """
    return f"{speed:.1f}".replace(".", ",")


@contextmanager
def _progress(what: str) -> Iterator[tuple[Progress, TaskID]]:
    """Show a bar with how many are done, how fast, and how long the rest will take."""
    student = TextColumn("{task.fields[student]}", markup=False)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), _RateColumn(), TimeRemainingColumn(), student)
    with Progress(*columns, console=console, transient=True) as progress:
        yield progress, progress.add_task(what, total=None, student="")


def _show_results(assignment: str, results: list) -> None:
    from akademi.exercises.items import fmt_number

    table = Table(title=f"Hasil {assignment}")
    table.add_column("Peserta", overflow="fold")
    table.add_column("Nilai", justify="right")
    table.add_column("Status")
    table.add_column("Alasan", overflow="fold")
    for result in results:
        score = "–" if result.score is None else f"{fmt_number(result.score, 2)} / {fmt_number(result.max_score, 2)}"
        style = "red" if result.failed else None
        table.add_row(*map(Text, (result.student, score, result.status, result.reason)), style=style)
    console.print(table)
    if not results:
        console.print("Belum ada serahan di folder submitted.")


@app.command()
def feedback(
    name: Annotated[str, typer.Argument(help="Nama tugas, atau awalnya (03).")],
    course: CourseOption = Path("."),
) -> None:
    """Tulis ulang halaman umpan balik, misalnya setelah penilaian tertulis di formgrader."""
    from akademi.course.course import generate_feedback
    from akademi.course.sources import find_assignment
    from akademi.grading.batch import CourseError

    try:
        with console.status("Menulis halaman umpan balik"):
            pages = generate_feedback(course, find_assignment(name).name, workers=0)
    except (CourseError, ValueError) as problem:
        raise _stop(problem) from None
    for student, problem in pages:
        console.print(f"{student}: {problem or 'ditulis'}", markup=False)
    if any(problem for _student, problem in pages):
        raise typer.Exit(1)


@app.command()
def formgrader(
    course: CourseOption = Path("."),
    port: Annotated[int | None, typer.Option(help="Port; bila kosong, dicari yang bebas.", min=1, max=65535)] = None,
    browser: Annotated[bool, typer.Option(help="Buka peramban.")] = True,
) -> None:
    """Buka formgrader nbgrader untuk menilai jawaban tertulis."""
    from akademi.course.lab import LabError, choose_port, run_formgrader
    from akademi.grading.batch import CourseError, open_course

    try:
        open_course(course)
        chosen = choose_port(port)
    except (CourseError, LabError) as problem:
        raise _stop(problem) from None
    run_formgrader(course.expanduser().resolve(), chosen, browser)


@app.command()
def hub(
    folder: Annotated[
        Path | None, typer.Option(help="Folder hub; bawaan /srv/akademi, tanpa root ~/AkademiHub.")
    ] = None,
    port: Annotated[int, typer.Option(help="Port pertama dari empat yang berurutan.", min=1024, max=65000)] = 8000,
    course_name: Annotated[str, typer.Option("--name", help="Nama kursus di hub dan di alamatnya.")] = "akademi",
    prepare_only: Annotated[bool, typer.Option("--prepare-only", help="Siapkan atau perbarui, tanpa memulai.")] = False,
    remove_class: Annotated[bool, typer.Option("--remove-class", help="Hapus akun kelas percobaan.")] = False,
) -> None:
    """Siapkan JupyterHub untuk kursus ini, dan mulai untuk dicoba di komputer ini dengan kelas rekaan."""
    try:
        from akademi.hub import trial
        from akademi.hub.places import HubError, Places
        from akademi.hub.prepare import prepare
    except ModuleNotFoundError as problem:
        raise _stop(f"Paket {problem.name} belum terpasang. Jalankan: python3 run.py hub") from None
    from akademi.course.sources import checkout
    from akademi.grading.batch import CourseError

    try:
        if remove_class:
            console.print("Dihapus: " + (", ".join(trial.remove_class()) or "tidak ada"), markup=False)
            return
        places = Places((folder or trial.default_folder()).expanduser().resolve(), course_name)
        console.print(f"Menyiapkan {places.root} ...", markup=False)
        names = prepare(places, checkout())
        console.print(f"{len(names)} tugas siap di kursus {places.course_id}.", markup=False)
        if not prepare_only:
            trial.start(places, checkout(), port)
    except (HubError, CourseError, ValueError) as problem:
        raise _stop(problem) from None
    except OSError as error:
        raise _stop(f"Hub tidak dapat disiapkan: {error.strerror} ({error.filename}).") from None


@app.command()
def backup(
    course: Annotated[Path, typer.Argument(help="Folder kursus, misalnya /srv/akademi/kursus.")],
    file: Annotated[Path, typer.Argument(help="Berkas cadangan (.tar.gz) yang ditulis.")],
) -> None:
    """Cadangkan buku nilai, serahan, umpan balik, dan pertukaran; boleh selagi kursus berjalan."""
    from akademi.hub.backup import back_up
    from akademi.hub.places import HubError

    try:
        contents = back_up(course, file)
    except HubError as problem:
        raise _stop(problem) from None
    console.print(f"{contents.files} berkas dicadangkan ke {file}", markup=False, soft_wrap=True)
    if contents.passed_over:
        console.print(f"{contents.passed_over} tautan atau berkas khusus tidak ikut.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="Berkas cadangan (.tar.gz).")],
    course: Annotated[Path, typer.Argument(help="Folder kursus; belum ada, atau kosong.")],
    replace_database: Annotated[
        bool, typer.Option("--replace-database", help="Ganti isi basis data PostgreSQL yang sudah ada.")
    ] = False,
) -> None:
    """Pulihkan kursus dari cadangan."""
    from akademi.hub.backup import restore as restore_course
    from akademi.hub.places import HubError

    try:
        contents = restore_course(file, course, replace_database=replace_database)
    except HubError as problem:
        raise _stop(problem) from None
    console.print(f"Kursus {contents.course_id} dipulihkan ke {course} (cadangan {contents.made}).", markup=False)


@app.command()
def lint(
    names: Annotated[list[str] | None, typer.Argument(help="Nama tugas; bila kosong, semua.")] = None,
) -> None:
    """Periksa notebook dan kunci sumber terhadap aturan kursus."""
    from akademi.course.lint import lint_assignment
    from akademi.course.sources import find_assignment, find_assignments

    try:
        chosen = [find_assignment(name) for name in names] if names else find_assignments()
    except ValueError as problem:
        raise _stop(problem) from None
    problems = [problem for assignment in chosen for problem in lint_assignment(assignment)]
    for problem in problems:
        console.print(str(problem), markup=False, highlight=False, soft_wrap=True)
    console.print(f"{len(chosen)} tugas diperiksa, {len(problems)} masalah.")
    if problems:
        raise typer.Exit(1)


@app.command()
def refresh(name: Annotated[str, typer.Argument(help="Nama tugas, atau awalnya (03).")]) -> None:
    """Jalankan materi dan simpan keluaran yang dibandingkan oleh uji (untuk pengelola isi)."""
    from akademi.course.refresh import refresh as refresh_notebook
    from akademi.course.sources import find_assignment

    try:
        assignment = find_assignment(name)
    except ValueError as problem:
        raise _stop(problem) from None
    if assignment.reading is None:
        raise _stop(f"{assignment.name} belum mempunyai materi.")
    console.print(f"{refresh_notebook(assignment.reading)} keluaran disimpan.")


def main() -> None:
    """Entry point of the ``akademi`` script."""
    app()
