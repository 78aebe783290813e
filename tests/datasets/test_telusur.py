"""Does the notebook that explores one kabupaten or kota run for every kind of place, and read like a page?"""

import base64
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from akademi.data import load

NOTEBOOK = Path(__file__).parents[2] / "datasets" / "telusur.ipynb"
# East Java with long series, the city of the same name, new borders in Papua, and a place known for 2021 only.
PLACES = {
    "3513": ("Kabupaten Probolinggo", "16,31"),
    "Kota Probolinggo": ("Kota Probolinggo", "5,69"),
    "Kabupaten Jayawijaya": ("Kabupaten Jayawijaya", "37,09"),
    "Kota Sukabumi": ("Kota Sukabumi", "8,25"),
}


def source():
    return nbformat.read(NOTEBOOK, as_version=4)


def run_for(place, *, only=None):
    notebook = source()
    cell = next(cell for cell in notebook.cells if cell.id == "pilih")
    cell.source = f"daerah = {int(place) if place.isdigit() else place!r}"
    if only:
        notebook.cells = [cell for cell in notebook.cells if cell.id in only]
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    return notebook


@pytest.fixture(scope="module", params=PLACES)
def executed(request):
    return PLACES[request.param], run_for(request.param)


def outputs(notebook):
    return [(cell.id, output) for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def text_of(notebook):
    parts = []
    for _, output in outputs(notebook):
        parts += [output.data.get(kind, "") for kind in ("text/markdown", "text/html", "text/plain")]
    return re.sub(r"base64,[^\"]*", "", "\n".join(parts))


def test_does_it_run_without_a_word_on_stderr(executed):
    _, notebook = executed
    assert [output.output_type for _, output in outputs(notebook)] == ["execute_result"] * len(outputs(notebook))
    silent = {"pilih"}
    assert {name for name, _ in outputs(notebook)} == {
        cell.id for cell in notebook.cells if cell.cell_type == "code" and cell.id not in silent
    }


def test_is_it_about_the_place_that_was_chosen(executed):
    (name, share), notebook = executed
    text = text_of(notebook)
    assert f"**{name}**" in text
    assert share in text
    assert not re.search(r"\bnan\b|NaT|None", text)
    for heading in ("Yang tidak ada", "Peringkat", "Sumber"):
        assert heading.lower() in (text + "".join(cell.source for cell in notebook.cells)).lower()


def test_does_every_figure_have_alternative_text_and_a_source(executed):
    (name, _), notebook = executed
    pictures = [output.data for _, output in outputs(notebook) if "image/png" in output.data]
    assert len(pictures) == 2
    for data in pictures:
        alternative = re.search(r'alt="([^"]*)"', data["text/html"]).group(1)
        assert len(alternative) > 100
        assert name in alternative
        assert b"Source" in base64.b64decode(data["image/png"])


def test_does_it_cite_every_table_it_shows(executed):
    _, notebook = executed
    cited = next(output.data["text/markdown"] for name, output in outputs(notebook) if name == "sumber")
    shown = next(output.data["text/plain"] for name, output in outputs(notebook) if name == "catatan")
    for row in shown.split("\n")[2:-1]:
        assert f"tabel {row.split(' | ')[-1]}." in cited


def test_does_the_trend_of_east_java_break_and_never_join_two_methods(executed):
    (place, _), notebook = executed
    alternative = next(output.data["text/plain"] for cell, output in outputs(notebook) if cell == "tren")
    table = load("jatim_kemiskinan")
    stretches = table.loc[table["wilayah"] == place, "segmen"].nunique() or 1
    assert f"terdiri atas {stretches} potongan" in alternative
    # The change that the title tells is within the last stretch: 2004 and 2015 were measured in different ways.
    assert "(2004)" not in alternative


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("Probolinggo", r"dipakai beberapa wilayah.*Kabupaten Probolinggo.*Kota Probolinggo"),
        ("Jawa Timur", "adalah provinsi"),
        ("Atlantis", "tidak ditemukan"),
    ],
)
def test_does_a_name_that_is_not_one_place_get_a_plain_answer(place, message):
    with pytest.raises(CellExecutionError) as caught:
        run_for(place, only={"pilih", "siap"})
    assert caught.value.ename == "ValueError"
    assert re.search(message, caught.value.evalue)


def test_is_the_notebook_clean():
    notebook = source()
    nbformat.validate(notebook)
    assert len(notebook.cells) <= 20
    for cell in notebook.cells:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cell.id)
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
            assert cell.metadata.get("jupyter", {}).get("source_hidden", False) == (cell.id != "pilih")
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


def test_has_it_one_title_and_ordered_headings():
    prose = "\n".join(cell.source for cell in source().cells if cell.cell_type == "markdown")
    levels = [len(mark) for mark in re.findall(r"^(#+) ", prose, re.MULTILINE)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}


def test_is_one_line_enough_to_change_the_place():
    notebook = source()
    choosing = next(cell for cell in notebook.cells if cell.id == "pilih")
    assert choosing.source == 'daerah = "Kabupaten Probolinggo"'
    others = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code" and cell.id != "pilih")
    assert "Probolinggo" not in others
    assert "3513" not in others
