"""Rules about the notebooks that a person would forget: those of nbgrader, and those of the course.

Each rule is a function from what it reads to problems, so that a test can break one thing and see one rule speak.
"""

from __future__ import annotations

import ast
import copy
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader import utils

from akademi.course.sources import Assignment
from akademi.grading.definitions import Definition, read_definition
from akademi.grading.judge import load_key
from akademi.grading.key import InOrder, Key, Value, Written, points_text

NETWORK_MODULES = {
    "requests",
    "urllib",
    "http",
    "httpx",
    "socket",
    "aiohttp",
    "ftplib",
    "smtplib",
    "websocket",
}
LESSON_MODULES = {"numpy", "pandas", "matplotlib", "ipywidgets", "akademi", "networkx"}
LONGEST_CODE_CELL = 16
FEWEST_ITEMS, MOST_ITEMS = 8, 12
# A number that stands before "poin" and does not belong to "persen poin".
POINTS_IN_TEXT = re.compile(r"(\d+(?:,\d+)?)\s+poin\b", re.IGNORECASE)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
IMAGE_WITHOUT_ALT = re.compile(r"!\[\s*\]\(|<img(?![^>]*\balt=['\"][^'\"]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Problem:
    """One finding: where, by which rule, and what to do."""

    file: str
    cell: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.cell}: {self.rule}: {self.message}"


@dataclass(frozen=True)
class Lesson:
    """What the rules read: one notebook, and for the graded one its key."""

    path: Path
    nb: NotebookNode
    key: Key | None = None

    @property
    def file(self) -> str:
        """Short path for messages."""
        return "/".join(self.path.parts[-2:])

    def problem(self, cell: NotebookNode | str, rule: str, message: str) -> Problem:
        """Return a problem in a cell."""
        return Problem(self.file, cell if isinstance(cell, str) else str(cell.get("id", "?")), rule, message)

    def code_cells(self) -> Iterator[NotebookNode]:
        """Yield the code cells."""
        return (cell for cell in self.nb.cells if cell.cell_type == "code")

    def items(self) -> dict[str, tuple[NotebookNode, Definition]]:
        """Return graded items that are not written: name to cell and definition."""
        found = {}
        for cell in self.code_cells():
            if utils.is_grade(cell) and not utils.is_solution(cell):
                try:
                    definition = read_definition(cell.source)
                except ValueError:
                    continue  # key_and_cells_agree says so
                if definition is not None:
                    found[cell.metadata.nbgrader["grade_id"]] = (cell, definition)
        return found


Rule = Callable[[Lesson], Iterator[Problem]]


def lint_assignment(assignment: Assignment) -> list[Problem]:
    """Return all problems of an assignment's notebooks and key."""
    problems: list[Problem] = []
    try:
        key = load_key(assignment.key)
    except ValueError as error:
        return [Problem(assignment.name, "kunci.py", "key", str(error))]
    if key.assignment != assignment.name:
        problems.append(
            Problem(
                assignment.name,
                "kunci.py",
                "key",
                f"Key is for {key.assignment!r}, folder is {assignment.name!r}",
            )
        )
    if assignment.reading is not None:
        problems += _lint_notebook(assignment.reading, None, (*COMMON_RULES, *READING_RULES))
    else:
        problems.append(Problem(assignment.name, "-", "files", "neither materi.ipynb nor kasus.ipynb"))
    if not (assignment.folder / "fasilitator.md").is_file():
        problems.append(Problem(assignment.name, "-", "files", "fasilitator.md is missing"))
    problems += _lint_notebook(assignment.exercise, key, (*COMMON_RULES, *EXERCISE_RULES))
    return problems


def _lint_notebook(path: Path, key: Key | None, rules: tuple[Rule, ...]) -> list[Problem]:
    try:
        # Not nbformat.read, which gives new ids to cells that share one, so that no rule would ever see it.
        nb = nbformat.v4.reads(path.read_text(encoding="utf-8"))
        nbformat.validate(copy.deepcopy(nb))
    except Exception as error:
        name = "/".join(path.parts[-2:])
        return [Problem(name, "-", "notebook", f"cannot be read: {type(error).__name__}: {str(error)[:200]}")]
    return [problem for rule in rules for problem in rule(Lesson(path, nb, key))]


# ---------------------------------------------------------------------- both notebooks


def one_title(lesson: Lesson) -> Iterator[Problem]:
    """One H1, and headings that never skip a level."""
    levels = []
    for cell in lesson.nb.cells:
        if cell.cell_type == "markdown":
            text = re.sub(r"```.*?```", "", cell.source, flags=re.DOTALL)
            levels += [(len(mark), cell) for mark in re.findall(r"^(#{1,6})\s", text, flags=re.MULTILINE)]
    if sum(level == 1 for level, _cell in levels) != 1:
        yield lesson.problem("-", "headings", "give the notebook exactly one H1")
    for (before, _), (level, cell) in itertools.pairwise(levels):
        if level > before + 1:
            yield lesson.problem(cell, "headings", f"heading of level {level} follows level {before}")


def stable_cells(lesson: Lesson) -> Iterator[Problem]:
    """Unique cell ids, no outputs stored, except where nbval compares them."""
    ids = Counter(cell.get("id") for cell in lesson.nb.cells)
    for cell_id, count in ids.items():
        if cell_id is None or count > 1:
            yield lesson.problem(str(cell_id), "cell-ids", "give every cell one id of its own")
    for cell in lesson.code_cells():
        compared = "nbval-check-output" in cell.metadata.get("tags", [])
        if cell.get("outputs") and not compared:
            yield lesson.problem(cell, "outputs", "strip the stored output, or tag the cell nbval-check-output")
        if cell.get("execution_count") is not None and not compared:
            yield lesson.problem(cell, "outputs", "reset the execution count: akademi refresh")
        if compared and not cell.get("outputs"):
            yield lesson.problem(cell, "outputs", "tagged nbval-check-output but has no output to compare")


def no_network(lesson: Lesson) -> Iterator[Problem]:
    """Nothing is fetched at run time; only the course's libraries; no input()."""
    for cell in lesson.code_cells():
        try:
            tree = ast.parse(re.sub(r"^\s*%.*$", "", cell.source, flags=re.MULTILINE))
        except SyntaxError as error:
            yield lesson.problem(cell, "syntax", str(error))
            continue
        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            for name in names:
                top = name.partition(".")[0]
                if top in NETWORK_MODULES:
                    yield lesson.problem(cell, "network", f"imports {name}: nothing is fetched at run time")
                elif top not in LESSON_MODULES:
                    yield lesson.problem(cell, "libraries", f"imports {name}: not a library of the course")
                if name.startswith(("akademi.grading", "akademi.course", "akademi.cli")):
                    yield lesson.problem(cell, "halves", f"imports {name}: the grader's half")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "input":
                yield lesson.problem(cell, "input", "input() passes Validate and fails in grading; use a form")


def readable_code(lesson: Lesson) -> Iterator[Problem]:
    """Short code cells; those that only draw a form or a picture are folded."""
    for cell in lesson.code_cells():
        hidden = cell.metadata.get("jupyter", {}).get("source_hidden", False)
        lines = [line for line in cell.source.splitlines() if line.strip()]
        if len(lines) > LONGEST_CODE_CELL and not hidden:
            yield lesson.problem(cell, "length", f"{len(lines)} lines of visible code: split it or move it to akademi")


def links_and_pictures(lesson: Lesson) -> Iterator[Problem]:
    """Relative links lead to a file; every picture has an alternative text."""
    for cell in lesson.nb.cells:
        if cell.cell_type != "markdown":
            continue
        if IMAGE_WITHOUT_ALT.search(cell.source):
            yield lesson.problem(cell, "alt-text", "write what the picture shows")
        for target in LINK.findall(cell.source):
            if re.match(r"[a-z]+:", target) or target.startswith("#"):
                continue
            if not (lesson.path.parent / target.partition("#")[0]).exists():
                yield lesson.problem(cell, "links", f"{target} does not exist")


# ---------------------------------------------------------------------- the lesson


def about_the_lesson(lesson: Lesson) -> Iterator[Problem]:
    """The start page reads title, question and minutes from the notebook's metadata."""
    about = lesson.nb.metadata.get("akademi", {})
    for name, kind in (("judul", str), ("pertanyaan", str), ("menit", int)):
        if not isinstance(about.get(name), kind) or not about.get(name):
            yield lesson.problem("-", "about", f"metadata.akademi.{name} is missing")


def ungraded(lesson: Lesson) -> Iterator[Problem]:
    """A lesson has no graded cell."""
    for cell in lesson.nb.cells:
        if "nbgrader" in cell.metadata:
            yield lesson.problem(cell, "graded", "graded cells belong in latihan.ipynb")


# ---------------------------------------------------------------------- the graded notebook


def key_and_cells_agree(lesson: Lesson) -> Iterator[Problem]:
    """The same items, points, kinds and personal numbers in cells and key."""
    assert lesson.key is not None
    graded = {c.metadata.nbgrader["grade_id"]: c for c in lesson.nb.cells if utils.is_grade(c)}
    for name in graded.keys() - lesson.key.items.keys():
        yield lesson.problem(graded[name], "key", f"{name} has no key")
    for name in lesson.key.items.keys() - graded.keys():
        yield lesson.problem("kunci.py", "key", f"{name} has no cell")
    for name in graded.keys() & lesson.key.items.keys():
        cell, item_key = graded[name], lesson.key.items[name]
        points = float(cell.metadata.nbgrader.get("points", 0))
        if points != item_key.points:
            yield lesson.problem(cell, "points", f"{name}: {points} in the metadata, {item_key.points} in the key")
        if isinstance(item_key, Written):
            continue
        if utils.is_solution(cell):
            yield lesson.problem(cell, "key", f"{name} is a written cell, its key is {type(item_key).__name__}")
            continue
        try:
            definition = read_definition(cell.source)
        except ValueError as error:
            yield lesson.problem(cell, "definition", str(error))
            continue
        if definition is None:
            yield lesson.problem(cell, "definition", "a graded cell must call one method of lembar")
            continue
        if definition.item.id != name:
            yield lesson.problem(cell, "definition", f"item {definition.item.id!r} in a cell named {name!r}")
        if definition.item.points != points:
            yield lesson.problem(cell, "points", f"{name}: {definition.item.points} in the call, {points} in metadata")
        if definition.item.kind != item_key.kind:
            yield lesson.problem(cell, "key", f"{name}: cell asks a {definition.item.kind}, key is for {item_key.kind}")
        if {k: list(v) for k, v in definition.draw.items()} != {k: list(v) for k, v in item_key.draw.items()}:
            yield lesson.problem(cell, "personal", f"{name}: personal numbers differ between cell and key")
        try:
            # A question without personal numbers is shown as it stands, braces and all.
            if definition.draw:
                definition.item.question.format_map(dict.fromkeys(definition.draw, "1"))
        except (KeyError, ValueError, IndexError, AttributeError, TypeError) as error:
            yield lesson.problem(cell, "personal", f"{name}: the question names no such number: {error}")


def key_is_answerable(lesson: Lesson) -> Iterator[Problem]:
    """The key's right and named wrong answers are answers that the form can give."""
    assert lesson.key is not None
    for name, (cell, definition) in lesson.items().items():
        item_key = lesson.key.items.get(name)
        if item_key is None:
            continue
        numbers = lesson.key.numbers(name, "peserta")
        for what, answer in [
            ("solution", item_key.solution(numbers)),
            *((f"mistake {m.name!r}", m.sample(numbers)) for m in item_key.mistakes),
        ]:
            try:
                definition.item.clean(answer)
            except ValueError as error:
                yield lesson.problem(cell, "answerable", f"{name}: {what}: {error}")


def codes_tell_nothing(lesson: Lesson) -> Iterator[Problem]:
    """Codes and their order in the source say nothing of what is right: a trainee can unfold the cell."""
    for name, (cell, definition) in lesson.items().items():
        for part in ("options", "steps", "cards"):
            codes = list(getattr(definition.item, part, {}))
            letters = [chr(ord("a") + place) for place in range(len(codes))]
            if part != "cards" and codes and codes != letters:
                yield lesson.problem(cell, "codes", f"{name}: name the {part} a, b, c, …, in this order")
            if part == "cards" and codes != sorted(codes):
                yield lesson.problem(cell, "codes", f"{name}: write the cards in the alphabetical order of their codes")
        key = lesson.key.items.get(name) if lesson.key else None
        if isinstance(key, InOrder) and list(key.answer) == list(getattr(definition.item, "steps", {})):
            yield lesson.problem(cell, "codes", f"{name}: the steps stand in the right order in the source")


def ways_without_code(lesson: Lesson) -> Iterator[Problem]:
    """Every objective can be reached without code, and every code item has a twin."""
    assert lesson.key is not None
    reached = {item.objective for item in lesson.key.items.values() if not isinstance(item, Value | Written)}
    for objective in lesson.key.objectives.keys() - reached:
        yield lesson.problem("kunci.py", "no-code", f"objective {objective!r} has no item without code")
    for name, item in lesson.key.items.items():
        if isinstance(item, Value) and not item.twin:
            yield lesson.problem("kunci.py", "no-code", f"{name} is code and has no twin without code")


def number_of_items(lesson: Lesson) -> Iterator[Problem]:
    """Eight to twelve graded items, one of them written."""
    assert lesson.key is not None
    count = len(lesson.key.items)
    if not FEWEST_ITEMS <= count <= MOST_ITEMS:
        yield lesson.problem("-", "items", f"{count} graded items; make it {FEWEST_ITEMS} to {MOST_ITEMS}")
    if not any(isinstance(item, Written) for item in lesson.key.items.values()):
        yield lesson.problem("-", "items", "no written item with a rubric")


def safe_for_nbgrader(lesson: Lesson) -> Iterator[Problem]:
    """The traps of stock nbgrader: hidden tests, asserts, unlocked or missing metadata, stubs that stop."""
    for cell in lesson.nb.cells:
        about = cell.metadata.get("nbgrader", {})
        if "HIDDEN TESTS" in cell.source:
            yield lesson.problem(cell, "hidden-tests", "hidden tests are printed in the feedback; use kunci.py")
        if utils.is_grade(cell) and not utils.is_solution(cell):
            if not about.get("locked"):
                yield lesson.problem(cell, "locked", "a graded cell must be locked")
            if re.search(r"^\s*assert\b", cell.source, flags=re.MULTILINE):
                yield lesson.problem(cell, "assert", "an assert can be rewritten by the trainee; use lembar.check")
        if utils.is_solution(cell) and cell.cell_type == "code":
            if "BEGIN SOLUTION" not in cell.source or "END SOLUTION" not in cell.source:
                yield lesson.problem(cell, "solution", "mark the solution with ### BEGIN SOLUTION / ### END SOLUTION")
            if "raises-exception" not in cell.metadata.get("tags", []):
                yield lesson.problem(cell, "stops", "tag raises-exception, so that Run All goes on after an error")
        if utils.is_grade(cell) and "grade_id" in about and not str(about["grade_id"]).isidentifier():
            yield lesson.problem(cell, "ids", f"{about['grade_id']!r}: use a readable name such as m03_ambang")
        if re.search(r"kunci\.py|\bKUNCI\b|akademi\.grading", cell.source):
            yield lesson.problem(cell, "secret", "the notebook must not name the key")


def points_in_the_text(lesson: Lesson) -> Iterator[Problem]:
    """Points named in a text are those of the metadata."""
    assert lesson.key is not None
    allowed = {points_text(item.points) for item in lesson.key.items.values()} | {points_text(lesson.key.max_points)}
    for cell in lesson.nb.cells:
        if cell.cell_type != "markdown":
            continue
        for match in POINTS_IN_TEXT.finditer(cell.source):
            if match[1] not in allowed:
                yield lesson.problem(cell, "points", f"{match[0]!r} stands in the text, but no item has these points")


COMMON_RULES: tuple[Rule, ...] = (one_title, stable_cells, no_network, readable_code, links_and_pictures)
READING_RULES: tuple[Rule, ...] = (about_the_lesson, ungraded)
EXERCISE_RULES: tuple[Rule, ...] = (
    key_and_cells_agree,
    key_is_answerable,
    codes_tell_nothing,
    ways_without_code,
    number_of_items,
    safe_for_nbgrader,
    points_in_the_text,
)
