"""The judge: compares answers with the key in the grader's own process (contract B)."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from akademi.exercises.items import InvalidAnswerError, Predict
from akademi.exercises.markup import to_html
from akademi.exercises.personal import normalise_code
from akademi.exercises.report import REPORT_MIME
from akademi.exercises.store import ANSWER_FILE, AnswerFile, DamagedAnswerFileError
from akademi.grading.definitions import Definition, read_definition
from akademi.grading.execute import ANSWERS_BEFORE
from akademi.grading.key import Key, Value, Verdict, points_text

KEY_FILE = "kunci.py"
# Where a grader that has the key already puts it among the resources.
KEY = "akademi_kunci"
STATES = {
    "benar": ("✓", "Benar"),
    "sebagian": ("◐", "Sebagian benar"),
    "salah": ("✗", "Belum tepat"),
    "kosong": ("○", "Belum dijawab"),
    "gagal": ("!", "Perlu diperiksa pengajar"),
}


def load_key(path: Path) -> Key:
    """Load the ``KUNCI`` of a ``kunci.py``.

    Raises
    ------
    ValueError
        If the file is missing, does not run, or holds no ``KUNCI``.
    """
    try:
        source = path.read_bytes()
    except OSError as error:
        raise ValueError(f"kunci tidak ditemukan: {path}") from error
    return load_key_source(source, str(path))


@lru_cache(maxsize=64)
def load_key_source(source: bytes, name: str) -> Key:
    """Load the ``KUNCI`` of the text of a ``kunci.py``; the name is for messages only.

    Raises
    ------
    ValueError
        If it does not run, or holds no ``KUNCI``.
    """
    module = ModuleType("akademi_kunci")
    module.__file__ = name
    try:
        # From the text and not by import: a __pycache__ beside the key would be one more copy of it.
        exec(compile(source.decode("utf-8"), name, "exec"), module.__dict__)
    except Exception as error:
        raise ValueError(f"kunci rusak: {name}: {type(error).__name__}: {error}") from error
    key = getattr(module, "KUNCI", None)
    if not isinstance(key, Key):
        raise ValueError(f"{name} tidak mendefinisikan KUNCI")
    return key


class Judge(NbGraderPreprocessor):
    """Give every graded code cell its score and its message.

    Runs after the submission's code and before nbgrader saves the grades. The score goes into the cell's
    ``text/plain``, where nbgrader reads partial credit from, and the message into ``text/html``, where the
    feedback page and the formgrader show it. Whatever the trainee's code had printed there is gone.
    """

    key_file = Unicode("", help="Path of the key; by default kunci.py in the assignment's source folder.").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Judge all graded cells of a notebook."""
        key = resources.get(KEY) or load_key(self._key_path(resources["nbgrader"]["assignment"]))
        student = resources["nbgrader"]["student"]
        folder = Path(resources.get("metadata", {}).get("path") or ".")
        judged = judge_notebook(nb, key, student, folder, resources.get(ANSWERS_BEFORE))
        for cell in nb.cells:
            if utils.is_grade(cell) and cell.cell_type == "code" and not utils.is_solution(cell):
                verdict = judged[cell.metadata.nbgrader["grade_id"]]
                cell.outputs = [
                    NotebookNode(
                        output_type="execute_result",
                        # repr of a float is what nbgrader's float() reads back without loss.
                        data=NotebookNode({"text/plain": repr(verdict.points), "text/html": verdict_html(verdict)}),
                        metadata=NotebookNode(),
                        execution_count=None,
                    )
                ]
                cell.metadata["akademi"] = {
                    "keadaan": verdict.state,
                    "salah": verdict.mistake,
                    "tinjau": verdict.message if verdict.needs_review else "",
                }
        return nb, resources

    def _key_path(self, assignment: str) -> Path:
        if self.key_file:
            return Path(self.key_file)
        parent = self.parent
        while parent is not None and not hasattr(parent, "coursedir"):
            parent = parent.parent
        if parent is None:
            raise ValueError("Judge.key_file tidak diatur dan folder kursus tidak diketahui")
        course = parent.coursedir
        return Path(course.format_path(course.source_directory, ".", assignment)) / KEY_FILE


def judge_notebook(
    nb: NotebookNode, key: Key, student: str, folder: Path, answers: bytes | None = None
) -> dict[str, Verdict]:
    """Judge every graded code cell of a submission.

    Parameters
    ----------
    nb : NotebookNode
        The submission, repaired, and run if it has code answers.
    key : Key
        The assignment's key.
    student : str
        The trainee's id, from which the personal numbers are drawn.
    folder : Path
        Where the submission's ``jawaban.json`` lies.
    answers : bytes, optional
        Its content as it was before the trainee's code ran; without it the file is read.

    Returns
    -------
    dict of str to Verdict
    """
    failure = nb.metadata.get("akademi", {}).get("gagal", "")
    try:
        if answers is None:
            sheet = AnswerFile.read(folder / ANSWER_FILE, key.assignment)
        else:
            sheet = AnswerFile.parse(answers, key.assignment) if answers else AnswerFile(key.assignment)
        damage = ""
    except (DamagedAnswerFileError, OSError) as error:
        sheet, damage = AnswerFile(key.assignment), f"{ANSWER_FILE} tidak dapat dibaca: {error}."
    stranger = bool(sheet.participant) and normalise_code(sheet.participant) != normalise_code(student)
    verdicts: dict[str, Verdict] = {}
    broke = ""
    for cell in nb.cells:
        if cell.cell_type == "code" and utils.is_solution(cell):
            broke = _why_it_stopped(cell)
        if not utils.is_grade(cell) or cell.cell_type != "code" or utils.is_solution(cell):
            continue
        item = cell.metadata.nbgrader["grade_id"]
        points = float(cell.metadata.nbgrader.get("points") or 0)
        if item not in key.items:
            verdicts[item] = Verdict(
                item, 0.0, points, "gagal", message="Soal ini tidak ada di kunci; hubungi pengajar."
            )
            continue
        try:
            definition = read_definition(cell.source)
            if definition is None:
                raise ValueError("no definition")
            if definition.method == "check":
                verdicts[item] = _judge_code(cell, key, item, student, failure or broke, bool(failure), definition)
            elif damage:
                verdicts[item] = Verdict(item, 0.0, points, "gagal", message=damage)
            else:
                verdicts[item] = _judge_answer(sheet, key, item, student, definition, stranger, nb)
        except Exception:
            # An answer, a cell or a key that nobody foresaw: one item for a person to look at, and the others go on.
            verdicts[item] = Verdict(
                item, 0.0, points, "gagal", message="Jawaban ini tidak dapat dinilai otomatis; pengajar memeriksanya."
            )
    return _credit_twins(verdicts, key)


def _judge_answer(
    sheet: AnswerFile, key: Key, item: str, student: str, definition: Definition, stranger: bool, nb: NotebookNode
) -> Verdict:
    entry = sheet.answers.get(item, {})
    item_key = key.items[item]
    seen = _seen_answers(sheet, item_key.sees, nb) if item_key.sees else {}
    numbers = key.numbers(item, student, {name: answer for name, (answer, _text) in seen.items()})
    if isinstance(definition.item, Predict) and not entry.get("terkunci"):
        return replace(
            item_key.judge(item, None, numbers),
            message="Tebakan belum dikunci." if entry else "Soal ini belum dijawab.",
        )
    if entry.get("nilai") is None:
        return item_key.judge(item, None, numbers)
    try:
        answer = definition.item.clean(entry["nilai"])
    except InvalidAnswerError as problem:
        return replace(item_key.judge(item, None, numbers), message=f"Jawaban tidak terbaca. {problem}")
    # What the key sees, whoever looks at the verdict must see too.
    shown = "\n".join([*(text for _answer, text in seen.values()), definition.item.text(answer)])
    verdict = item_key.judge(item, answer, numbers, shown)
    drawn = {name: numbers[name] for name in item_key.draw}
    if drawn and verdict.state != "benar" and (stranger or entry.get("angka", drawn) != drawn):
        return replace(
            verdict,
            message="Jawaban ini dihitung dari angka pribadi peserta lain. Setiap peserta mendapat angka sendiri: "
            "buka latihan dengan kode peserta Anda, lalu hitung lagi.",
            mistake="angka peserta lain",
        )
    return verdict


def _seen_answers(sheet: AnswerFile, names: Iterable[str], nb: NotebookNode) -> dict[str, tuple[Any, str]]:
    """Return the answers that a key sees, cleaned by the items that asked for them, each with its words."""
    found: dict[str, tuple[Any, str]] = {}
    wanted = set(names)
    for cell in nb.cells:
        # Of several cells that ask the same, the first: a repaired notebook has the course's own one there.
        definition = _definition_of(cell) if cell.cell_type == "code" else None
        if definition is None or definition.item.id not in wanted or definition.item.id in found:
            continue
        try:
            answer = definition.item.clean(sheet.answers.get(definition.item.id, {}).get("nilai"))
        except InvalidAnswerError:
            continue
        found[definition.item.id] = (answer, definition.item.text(answer))
    return found


def _definition_of(cell: NotebookNode) -> Definition | None:
    """Return what a cell asks, None if it asks nothing that can be read."""
    try:
        return read_definition(cell.source)
    except ValueError:
        return None


def _judge_code(
    cell: NotebookNode, key: Key, item: str, student: str, problem: str, fatal: bool, definition: Definition
) -> Verdict:
    item_key = key.items[item]
    report = _find_report(cell, item)
    if report is None:
        if problem and fatal:
            return Verdict(item, 0.0, item_key.points, "gagal", message=problem, reread=item_key.reread)
        error = next((o for o in cell.get("outputs", []) if o.output_type == "error"), None)
        message = problem or (
            f"Sel pemeriksa berhenti dengan galat {str(error.get('ename', ''))[:60]}. Periksa kode Anda, lalu jalankan "
            "semua sel dari atas."
            if error
            else "Soal kode ini belum dikerjakan."
        )
        return replace(item_key.judge(item, None, {}), message=message)
    if report.get("value") is None:
        return replace(
            item_key.judge(item, None, {}),
            message=problem or "Belum ada hasil di sel kode (masih None atau tak terbaca).",
        )
    try:
        answer = definition.item.clean(report["value"])
    except InvalidAnswerError as refusal:
        return replace(item_key.judge(item, None, {}), message=str(refusal))
    return item_key.judge(item, answer, key.numbers(item, student), definition.item.text(answer))


def _why_it_stopped(cell: NotebookNode) -> str:
    """Return what ended a trainee's code cell, in Indonesian, or an empty text if it ran to its end."""
    error = next((o for o in cell.get("outputs", []) if o.get("output_type") == "error"), None)
    if error is None:
        return ""
    name = str(error.get("ename", ""))[:60]
    if name in {"CellTimeoutError", "KeyboardInterrupt"}:
        return "Kode Anda berjalan terlalu lama dan dihentikan. Periksa apakah perulangannya berakhir."
    if name == "StdinNotImplementedError":
        return (
            "Kode Anda meminta masukan dengan input(). Saat dinilai tidak ada yang mengetik; tulis nilainya langsung."
        )
    return f"Kode Anda berhenti dengan galat {name}: {str(error.get('evalue', ''))[:200]}"


def _find_report(cell: NotebookNode, item: str) -> dict[str, Any] | None:
    """Return the last report of this item among a cell's outputs.

    A forged report is only another way to write an answer: its value is compared with the key like any other.
    """
    for output in reversed(cell.get("outputs", [])):
        data = output.get("data") if output.get("output_type") in {"execute_result", "display_data"} else None
        report = data.get(REPORT_MIME) if isinstance(data, dict) else None
        if isinstance(report, dict) and report.get("item") == item:
            return report
    return None


def _credit_twins(verdicts: dict[str, Verdict], key: Key) -> dict[str, Verdict]:
    """Give a code item its points if the twin without code is right: code is for depth, not for passing."""
    credited = dict(verdicts)
    for item, verdict in verdicts.items():
        item_key = key.items.get(item)
        if not isinstance(item_key, Value) or not item_key.twin or verdict.state == "benar":
            continue
        twin = verdicts.get(item_key.twin)
        if twin is not None and twin.state == "benar":
            credited[item] = Verdict(
                item,
                float(item_key.points),
                item_key.points,
                "benar",
                verdict.answer_text,
                "Terpenuhi lewat soal kembarannya tanpa kode.",
            )
    return credited


def verdict_html(verdict: Verdict) -> str:
    """Return the message of a verdict as one accessible piece of HTML, every part escaped."""
    sign, word = STATES[verdict.state]
    lines = [
        f"<p><strong><span aria-hidden='true'>{sign}</span> {word}: {points_text(verdict.points)} dari "
        f"{points_text(verdict.max_points)} poin</strong></p>"
    ]
    if verdict.answer_text:
        lines.append(f"<p>Jawaban Anda: {'<br>' * (chr(10) in verdict.answer_text)}{to_html(verdict.answer_text)}</p>")
    if verdict.message:
        lines.append(f"<p>{html.escape(verdict.message)}</p>")
    if verdict.reread and verdict.state != "benar":
        lines.append(f"<p>Baca lagi: {html.escape(verdict.reread)}</p>")
    return f"<div class='akademi-putusan akademi-{verdict.state}'>{''.join(lines)}</div>"
