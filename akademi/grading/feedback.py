"""Feedback pages in Indonesian: what was asked, what was answered, what the judge says. Never the key."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets.config import Config

from akademi.exercises.items import fmt_number
from akademi.exercises.markup import to_html
from akademi.exercises.personal import draw_numbers
from akademi.grading.definitions import read_definition

_TEMPLATES = Path(__file__).parent / "templates"


class ReadableItems(NbGraderPreprocessor):
    """Turn the Python call of a graded cell into the question as the trainee read it, and collect the results."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Add ``soal`` (HTML) to each graded cell and a table of results to the resources."""
        names = resources["nbgrader"]
        waiting = _waiting(names)
        rows = []
        heading = ""
        for cell in nb.cells:
            if cell.cell_type == "markdown" and not utils.is_solution(cell):
                heading = _last_heading(cell.source) or heading
            if not utils.is_grade(cell):
                continue
            about = cell.metadata.nbgrader
            own = cell.metadata.setdefault("akademi", NotebookNode())
            if not utils.is_solution(cell):
                own["soal"] = _question_html(cell.source, names["student"], names["assignment"])
            state = own.get("keadaan", "")
            if utils.is_solution(cell):
                untouched = about.get("checksum") == utils.compute_checksum(cell)
                state = "menunggu" if about["grade_id"] in waiting else "kosong" if untouched else "dinilai"
                own["keadaan"] = state
            rows.append(
                {
                    "id": about["grade_id"],
                    "judul": heading or about["grade_id"],
                    "nilai": about.get("score"),
                    "poin": about.get("points"),
                    "keadaan": state,
                }
            )
        names["hasil"] = rows
        names["perbaikan"] = list(nb.metadata.get("akademi", {}).get("perbaikan", []))
        names["gagal"] = nb.metadata.get("akademi", {}).get("gagal", "")
        return nb, resources


def _last_heading(source: str) -> str:
    """Return the last heading of a text cell, which names the item that follows."""
    headings = re.findall(r"^#{1,6}\s+(.+?)\s*$", source, flags=re.MULTILINE)
    return headings[-1] if headings else ""


def _waiting(names: dict[str, Any]) -> set[str]:
    """Return the grade cells that a person has yet to look at."""
    with Gradebook(names["db_url"]) as gradebook:
        notebook = gradebook.find_submission_notebook(names["notebook"], names["assignment"], names["student"])
        return {grade.cell.name for grade in notebook.grades if grade.needs_manual_grade}


def _question_html(source: str, student: str, assignment: str) -> str:
    definition = read_definition(source)
    if definition is None or not definition.item.question:
        return ""
    item = definition.item
    if definition.draw:
        numbers = draw_numbers(student, assignment, item.id, definition.draw)
        item = replace(
            item,
            question=item.question.format_map({name: fmt_number(value) for name, value in numbers.items()}),
        )
    options = "".join(f"<li>{to_html(text)}</li>" for text in _options(item))
    return f"<p>{to_html(item.question)}</p>" + (f"<ul>{options}</ul>" if options else "")


def _options(item: Any) -> list[str]:
    for name in ("options", "steps", "cards"):
        if hasattr(item, name):
            return list(getattr(item, name).values())
    return []


class _SafeRenderer(IPythonRenderer):
    """Markdown without HTML of the trainee's own: an instructor opens the page, logged in as an instructor."""

    def block_mermaidjs(self, code: str) -> str:
        """Show a diagram's source; nbconvert would pass it on unescaped."""
        return f"<pre><code>{html.escape(code)}</code></pre>\n"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Show an image, or its alternative text where nbconvert would stop at a missing attachment."""
        if not url.startswith("attachment:") or url.removeprefix("attachment:") not in self.attachments:
            # A picture that lies elsewhere would tell its owner who looks at the page.
            return html.escape(text)
        return super().image(text, url, title)


@pass_context
def safe_markdown(context: Context, source: str) -> str:
    """Render Markdown; HTML in it is shown as text, and links lead to web pages only.

    The configuration puts this in place of nbconvert's own filter, which the formgrader uses: a trainee's written
    answer could otherwise run a script there, with the instructor's rights.
    """
    renderer = _SafeRenderer(
        escape=True,
        allow_harmful_protocols=False,
        attachments=context.get("cell", {}).get("attachments", {}),
        exclude_anchor_links=True,
    )
    return MarkdownWithMath(renderer=renderer).render(source)


class _CompiledTemplates(BytecodeCache):
    """Templates compiled once a process: nbgrader makes a new exporter for every submission."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code back if it is the same text."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _CompiledTemplates()


class FeedbackExporter(HTMLExporter):
    """nbconvert's HTML exporter with the course's Indonesian page."""

    def __init__(self, config: Config | None = None, **options: Any) -> None:
        # nbgrader sets its own template by configuration of HTMLExporter; a section of our own name goes before it.
        own = Config(
            {"FeedbackExporter": {"template_name": "umpan_balik", "extra_template_basedirs": [str(_TEMPLATES)]}}
        )
        merged = Config(config or {})
        merged.merge(own)
        super().__init__(config=merged, **options)

    def _create_environment(self) -> Environment:
        environment = super()._create_environment()
        environment.bytecode_cache = _COMPILED
        return environment

    @pass_context
    def markdown2html(self, context: Context, source: str) -> str:
        """Render Markdown safely."""
        return safe_markdown(context, source)

    def default_filters(self) -> Any:
        """Add number formatting to nbconvert's filters."""
        yield from super().default_filters()
        yield "poin", lambda value: "–" if value is None else fmt_number(float(value), 2)
