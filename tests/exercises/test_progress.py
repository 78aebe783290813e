"""Does the start page count what is answered, and stand whatever a trainee's files look like?"""

import json

import nbformat
import pytest

from akademi.exercises import StartPage, open_sheet
from tests import mini


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / mini.NAME
    folder.mkdir()
    nbformat.write(mini.exercise(), folder / "latihan.ipynb")
    nbformat.write(mini.lesson(), folder / "materi.ipynb")
    return tmp_path


def test_does_progress_count_form_items_only(workspace):
    (row,) = StartPage(workspace).rows
    assert (row.title, row.question, row.minutes, row.answered, row.total) == ("Mini", "Berapa?", 5, 0, 6)
    open_sheet(mini.NAME, workspace / mini.NAME).choice("mini_pilih", "?", {"a": "A", "b": "B"}).value = "a"
    (row,) = StartPage(workspace).rows
    assert row.answered == 1
    assert "1 dari 6" in repr(StartPage(workspace))


@pytest.mark.parametrize("name", ["latihan.ipynb", "materi.ipynb", "jawaban.json"])
@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"cells": 3, "metadata": []}',
        '{"cells": ["x", {"metadata": 1, "source": 2}], "metadata": {"akademi": "x"}}',
        "[" * 100_000,
    ],
    ids=range(6),
)
def test_does_the_start_page_stand_when_a_file_is_damaged(workspace, name, content):
    (workspace / mini.NAME / name).write_text(content)
    assert mini.NAME in StartPage(workspace)._repr_html_()


def test_is_a_title_from_a_notebook_never_markup(workspace):
    path = workspace / mini.NAME / "materi.ipynb"
    notebook = json.loads(path.read_text())
    notebook["metadata"]["akademi"] = {"judul": "<script>alert(1)</script>", "pertanyaan": "<b>", "menit": "lima"}
    path.write_text(json.dumps(notebook))
    page = StartPage(workspace)._repr_html_()
    assert "<script>" not in page
    assert "<b>" not in page
