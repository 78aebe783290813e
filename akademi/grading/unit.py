"""Grade one submission: bytes in, bytes and scores out. No database, no folder, so it runs anywhere.

The preprocessors are those that the course's configuration names, in its order. Those that would ask the gradebook are
replaced by twins that ask a `Snapshot`; a test holds the two ways together, cell by cell.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import fastjsonschema
import nbformat
from nbconvert.preprocessors import Preprocessor
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.nbgraderformat import MetadataValidator, ValidationError
from nbgrader.nbgraderformat.common import BaseMetadataValidator
from nbgrader.preprocessors import AssignLatePenalties, CheckCellMetadata, OverwriteCells, OverwriteKernelspec
from traitlets.config import Config

from akademi.exercises.store import ANSWER_FILE
from akademi.grading.execute import ANSWERS_BEFORE, FILES, RunAnswers
from akademi.grading.judge import KEY, load_key_source
from akademi.grading.repair import RELEASED
from akademi.grading.save import SaveGrades
from akademi.grading.snapshot import Scores, Snapshot

NOTEBOOK = "latihan"
TOO_DEEP = f"Berkas {NOTEBOOK}.ipynb rusak (bersarang terlalu dalam)."
LARGEST_NOTEBOOK = 50_000_000
# A latihan has some forty cells and few nested values; far beyond that, reading alone takes minutes and gigabytes.
MOST_CELLS = 2_000
MOST_VALUES = 1_000_000
# What preprocessors report stands in the result; on the screen it would break the progress bar.
_LOG = logging.getLogger("akademi.penilaian")
_LOG.addHandler(logging.NullHandler())
_LOG.propagate = False


@dataclass(frozen=True)
class Task:
    """All that grading an assignment needs, the same for every submission; it can be sent to another machine.

    Attributes
    ----------
    snapshot : Snapshot
        The assignment as the gradebook defines it.
    release : bytes
        The released notebook.
    key : bytes
        The source of ``kunci.py``.
    config : dict
        The course's configuration, as far as it concerns grading.
    files : dict of name to content
        Other files of the assignment's source, which replace what was handed in under their names.
    """

    snapshot: Snapshot
    release: bytes
    key: bytes
    config: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def assignment(self) -> str:
        """Name of the assignment."""
        return self.snapshot.assignment


@dataclass(frozen=True)
class Submission:
    """What one trainee handed in: file names with their content."""

    student: str
    files: dict[str, bytes]


@dataclass(frozen=True)
class Graded:
    """What grading made of a submission.

    Attributes
    ----------
    student : str
    notebook : str
        The graded notebook as JSON; empty if it could not be graded.
    scores : dict of grade_id to float or None
        None waits for a person.
    comments : dict of grade_id to str or None
        nbgrader's automatic comments.
    flagged : dict of grade_id to str
        Cells that the judge gave up on, with the reason.
    repairs : tuple of str
        What was repaired.
    failure : str
        Why code did not run to its end, in Indonesian.
    problem : str
        Why it could not be graded at all, in Indonesian; empty if it was.
    """

    student: str
    notebook: str = ""
    scores: dict[str, float | None] = field(default_factory=dict)
    comments: dict[str, str | None] = field(default_factory=dict)
    flagged: dict[str, str] = field(default_factory=dict)
    repairs: tuple[str, ...] = ()
    failure: str = ""
    problem: str = ""


class SnapshotCells(OverwriteCells):
    """nbgrader's OverwriteCells, from the snapshot."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Restore locked cells, points and checksums. Missing cells have come back by repair."""
        self.notebook_id, self.assignment_id = NOTEBOOK, resources["nbgrader"]["assignment"]
        self.gradebook = resources["akademi_snapshot"]
        return Preprocessor.preprocess(self, nb, resources)


class SnapshotKernel(OverwriteKernelspec):
    """nbgrader's OverwriteKernelspec, from the snapshot."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Restore the kernelspec."""
        if kernel := resources["akademi_snapshot"].kernel:
            nb.metadata["kernelspec"] = kernel
        return nb, resources


class RecordGrades(SaveGrades):
    """SaveGrades, into `Scores`."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Record what nbgrader would write to its database."""
        self.notebook_id, self.assignment_id = NOTEBOOK, resources["nbgrader"]["assignment"]
        self.student_id = resources["nbgrader"]["student"]
        self.gradebook = resources["akademi_scores"]
        return Preprocessor.preprocess(self, nb, resources)


class _CompiledSchema(BaseMetadataValidator):
    """nbgrader's check against its schema, compiled once; nbgrader checks the schema itself again for every cell."""

    def validate_cell(self, cell: NotebookNode) -> None:
        """Check one cell."""
        about = cell.metadata.get("nbgrader")
        if about is None:
            return
        if about.get("schema_version") != self.schema_version:
            super().validate_cell(cell)  # says which version it is
        try:
            _schema()(about)
        except fastjsonschema.JsonSchemaException as problem:
            raise ValidationError(problem.message) from problem


class _MetadataValidator(MetadataValidator, _CompiledSchema):
    pass


@lru_cache(maxsize=1)
def _schema() -> Callable[[Any], Any]:
    return fastjsonschema.compile(_validator().schema)


@lru_cache(maxsize=1)
def _validator() -> _MetadataValidator:
    return _MetadataValidator()


class CompiledCheck(CheckCellMetadata):
    """nbgrader's CheckCellMetadata with a compiled schema."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Check all cells."""
        _validator().validate_nb(nb)
        return nb, resources


# Late penalties need the gradebook's dates: the writer assigns them.
TWINS: dict[type, type | None] = {
    CheckCellMetadata: CompiledCheck,
    OverwriteCells: SnapshotCells,
    OverwriteKernelspec: SnapshotKernel,
    SaveGrades: RecordGrades,
    AssignLatePenalties: None,
}


def grade_submission(task: Task, submission: Submission) -> Graded:
    """Grade one submission; whatever breaks is this submission's result and nobody else's."""
    content = submission.files.get(f"{NOTEBOOK}.ipynb")
    nb, problem = read_notebook(content)
    if nb is None:
        return Graded(submission.student, problem=problem)
    try:
        return _grade(task, submission, nb)
    except RecursionError:
        return Graded(submission.student, problem=TOO_DEEP)
    except Exception as error:
        # One line: what it says may be the trainee's own words.
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return Graded(submission.student, problem=f"Penilaian berhenti: {said}"[:300])


def read_notebook(content: bytes | None) -> tuple[NotebookNode | None, str]:
    """Return a submitted notebook, or why it cannot be graded, in Indonesian."""
    name = f"{NOTEBOOK}.ipynb"
    if content is None:
        return None, f"Berkas {name} tidak ada dalam serahan."
    if not content:
        return None, f"Berkas {name} kosong (0 bita)."
    if len(content) > LARGEST_NOTEBOOK:
        return None, f"Berkas {name} terlalu besar."
    if sum(content.count(mark) for mark in (b"{", b"[", b",")) > MOST_VALUES:
        return None, f"Berkas {name} berisi terlalu banyak nilai untuk sebuah latihan."
    try:
        # What nbformat.reads does, but counted before the slow part, and an invalid notebook is not only logged.
        nb = nbformat.reader.reads(_without_half_characters(content.decode("utf-8-sig")))
        if _cells(nb) > MOST_CELLS:
            return None, f"Berkas {name} berisi terlalu banyak sel ({_cells(nb)}; paling banyak {MOST_CELLS})."
        nb = nbformat.convert(nb, 4)
        nbformat.validate(nb, relax_add_props=True)
    except (UnicodeDecodeError, json.JSONDecodeError, nbformat.reader.NotJSONError):
        return None, f"Berkas {name} terpotong atau rusak (bukan JSON)."
    except RecursionError:
        return None, TOO_DEEP
    except Exception:
        return None, f"Berkas {name} bukan notebook yang sah."
    return nb, ""


def _without_half_characters(text: str) -> str:
    """Return JSON without lone surrogates: they can be written as an escape, but no graded copy could hold them."""
    if "\\ud" not in text and "\\uD" not in text:
        return text
    return json.dumps(json.loads(text), ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


def _cells(nb: NotebookNode) -> int:
    """Return the number of cells of a notebook of any version."""
    sheets = nb.get("worksheets")
    sheets = [nb, *sheets] if isinstance(sheets, list) else [nb]
    lists = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
    return sum(len(cells) for cells in lists if isinstance(cells, list))


def _grade(task: Task, submission: Submission, nb: NotebookNode) -> Graded:
    scores = Scores()
    files = {name: content for name, content in submission.files.items() if not name.endswith(".ipynb")}
    resources: dict[str, Any] = {
        "unique_key": NOTEBOOK,
        "nbgrader": {
            "student": submission.student,
            "assignment": task.assignment,
            "notebook": NOTEBOOK,
            "db_url": "",
        },
        "metadata": {},
        "akademi_snapshot": task.snapshot,
        "akademi_scores": scores,
        RELEASED: _release(task.release),
        KEY: load_key_source(task.key, "kunci.py"),
        FILES: files,
        ANSWERS_BEFORE: files.get(ANSWER_FILE, b""),
    }
    for preprocessor in _preprocessors(task):
        nb, resources = preprocessor(nb, resources)
    about = nb.metadata.get("akademi", {})
    flagged = {
        cell.metadata.nbgrader["grade_id"]: cell.metadata.akademi["tinjau"]
        for cell in nb.cells
        if utils.is_grade(cell) and cell.metadata.get("akademi", {}).get("tinjau")
    }
    return Graded(
        submission.student,
        _write(nb),
        {name: grade.auto_score for name, grade in scores.grades.items()},
        {name: comment.auto_comment for name, comment in scores.comments.items()},
        flagged,
        tuple(about.get("perbaikan", [])),
        about.get("gagal", ""),
    )


def _write(nb: NotebookNode) -> str:
    """Return a notebook as JSON, in a tenth of the time of nbformat's writer: no second check, no indentation."""
    nb.metadata.pop("orig_nbformat", None)
    nb.metadata.pop("signature", None)
    for cell in nb.cells:
        cell.metadata.pop("trusted", None)
    # Code can print half characters, which no file can hold.
    return json.dumps(nb, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace").decode("utf-8")


# A thread of a cluster's worker has preprocessors of its own: they keep the submission under way in themselves.
_made = threading.local()


def _preprocessors(task: Task) -> list[Preprocessor]:
    """Return the course's preprocessors, made once a task and thread."""
    if getattr(_made, "task", None) is not task:
        _made.task, _made.preprocessors = task, make_preprocessors(task.config)
    return _made.preprocessors


def make_preprocessors(config: Mapping[str, Any]) -> list[Preprocessor]:
    """Make the preprocessors that a configuration names, in its order, with twins for those that ask a gradebook."""
    settings = Config(config)
    wanted = [*settings.Autograde.sanitize_preprocessors, *settings.Autograde.autograde_preprocessors]
    return [
        kind(config=settings, log=_LOG, **({"enabled": True} if kind is RunAnswers else {}))
        for kind in (TWINS.get(kind, kind) for kind in wanted)
        if kind is not None
    ]


@lru_cache(maxsize=4)
def _release(content: bytes) -> NotebookNode:
    return nbformat.reads(content.decode("utf-8"), as_version=4)
