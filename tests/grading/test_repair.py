"""Does a submission come back into the shape of the release, with all that the trainee wrote?"""

import copy
import random

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.preprocessors import ClearSolutions, ComputeChecksums

from akademi.grading.repair import repair
from tests import mini


def _release():
    nb = mini.exercise()
    for preprocessor in (ClearSolutions, ComputeChecksums):
        nb, _ = preprocessor().preprocess(nb, {"nbgrader": {}})
    return nb


RELEASE = _release()
NAMES = [cell.metadata.nbgrader.grade_id for cell in RELEASE.cells if "nbgrader" in cell.metadata]


def place(nb, name):
    return nb.cells.index(mini.cell_named(nb, name))


def names_of(nb):
    return [cell.metadata.nbgrader.grade_id for cell in nb.cells if "nbgrader" in cell.metadata]


@pytest.fixture
def worked():
    """Return a release in which the trainee has written code and a text."""
    return mini.with_sources(RELEASE, mini_kode_jawab="hasil = 42", mini_tulis="Jawaban saya.")


def assert_whole(nb, hasil="hasil = 42"):
    """Assert that every released cell is there once, in order, and the trainee's work in its place."""
    assert names_of(nb) == NAMES
    for name in NAMES:
        if name not in {"mini_kode_jawab", "mini_tulis"}:
            assert mini.cell_named(nb, name).source == mini.cell_named(RELEASE, name).source
    assert mini.cell_named(nb, "mini_kode_jawab").source == hasil
    assert mini.cell_named(nb, "mini_tulis").source == "Jawaban saya."
    nbformat.validate(nb)


def test_is_an_untouched_release_left_exactly_as_it_is():
    before = copy.deepcopy(RELEASE)
    repaired, notes = repair(RELEASE, RELEASE)
    assert repaired == RELEASE == before
    assert notes == []


def test_is_honest_work_left_exactly_as_it_is(worked):
    assert repair(worked, RELEASE) == (worked, [])


def test_is_the_answer_kept_when_its_cell_was_copied(worked):
    at = place(worked, "mini_kode_jawab")
    twin = copy.deepcopy(worked.cells[at])
    twin["id"], twin.source = "salinan", mini.cell_named(RELEASE, "mini_kode_jawab").source
    worked.cells.insert(at + 1, twin)
    repaired, notes = repair(worked, RELEASE)
    assert_whole(repaired)
    assert any("mini_kode_jawab" in note and "2 salinan" in note for note in notes)


def test_does_the_last_of_two_written_copies_count(worked):
    at = place(worked, "mini_kode_jawab")
    twin = copy.deepcopy(worked.cells[at])
    twin["id"], twin.source = "salinan", "hasil = 43"
    worked.cells.insert(at + 1, twin)
    assert_whole(repair(worked, RELEASE)[0], "hasil = 43")


def test_do_both_halves_of_a_split_answer_stay_and_run_in_their_order(worked):
    at = place(worked, "mini_kode_jawab")
    second = copy.deepcopy(worked.cells[at])
    worked.cells[at].source = "enam = 6"
    second["id"], second.source = "belah", "hasil = enam * 7"
    worked.cells.insert(at + 1, second)
    repaired, _notes = repair(worked, RELEASE)
    sources = [cell.source for cell in repaired.cells]
    check = mini.cell_named(repaired, "mini_kode").source
    assert sources.index("enam = 6") < sources.index("hasil = enam * 7") < sources.index(check)
    assert names_of(repaired) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_does_a_deleted_cell_come_back_as_it_was_released(worked, name):
    del worked.cells[place(worked, name)]
    repaired, notes = repair(worked, RELEASE)
    assert names_of(repaired) == NAMES
    assert mini.cell_named(repaired, name).source == mini.cell_named(RELEASE, name).source
    assert any(name in note for note in notes)


def test_does_the_set_up_cell_come_back_when_it_was_deleted_or_changed(worked):
    set_up = next(cell for cell in RELEASE.cells if cell.get("id") == "siap")
    deleted = copy.deepcopy(worked)
    deleted.cells = [cell for cell in deleted.cells if cell.get("id") != "siap"]
    changed = copy.deepcopy(worked)
    next(cell for cell in changed.cells if cell.get("id") == "siap").source = "lembar = None"
    for notebook in (deleted, changed):
        repaired, _notes = repair(notebook, RELEASE)
        assert [cell.source for cell in repaired.cells][1] == set_up.source
        assert_whole(repaired)
    assert any(cell.source == "lembar = None" for cell in repaired.cells), "what the trainee wrote stays"


def test_are_cells_brought_back_into_their_order(worked):
    random.Random(3).shuffle(worked.cells)
    repaired, notes = repair(worked, RELEASE)
    assert_whole(repaired)
    assert any("Urutan" in note for note in notes)


def test_does_an_answer_merged_into_the_locked_cell_before_it_come_out_again(worked):
    before, answer = place(worked, "mini_duga"), place(worked, "mini_kode_jawab")
    assert answer == before + 1
    worked.cells[before].source += "\n\n" + worked.cells[answer].source
    del worked.cells[answer]
    assert_whole(repair(worked, RELEASE)[0])


def test_does_an_answer_merged_with_its_check_still_hold_the_answer(worked):
    answer, check = place(worked, "mini_kode_jawab"), place(worked, "mini_kode")
    merged = worked.cells[answer].source + "\n\n" + worked.cells[check].source
    worked.cells[answer].source = merged
    del worked.cells[check]
    assert_whole(repair(worked, RELEASE)[0], merged)


@pytest.mark.parametrize("value", [None, {}, "rusak", {"grade_id": 3}, 7])
def test_are_cells_known_again_when_their_metadata_is_gone_or_damaged(worked, value):
    for cell in worked.cells:
        cell.metadata.pop("nbgrader", None)
        if value is not None:
            cell.metadata["nbgrader"] = value
    assert_whole(repair(worked, RELEASE)[0])


def test_are_locked_cells_known_again_when_even_the_cell_ids_are_new(worked):
    for number, cell in enumerate(worked.cells):
        cell["id"] = f"baru{number}"
        if cell.metadata.get("nbgrader", {}).get("locked"):
            del cell.metadata["nbgrader"]
    repaired, notes = repair(worked, RELEASE)
    assert_whole(repaired)
    assert notes == []
    assert len(repaired.cells) == len(RELEASE.cells)


def test_do_points_and_schema_come_from_the_release(worked):
    about = mini.cell_named(worked, "mini_pilih").metadata.nbgrader
    about.update(points=100, schema_version=99, locked=False, solution=True, grade=False, checksum="x")
    assert (
        mini.cell_named(repair(worked, RELEASE)[0], "mini_pilih").metadata.nbgrader
        == mini.cell_named(RELEASE, "mini_pilih").metadata.nbgrader
    )


def test_is_a_graded_cell_of_the_trainees_own_taken_out_of_grading(worked):
    worked.cells.append(mini.graded("mini_hadiah", "100", 100))
    repaired, _notes = repair(worked, RELEASE)
    assert_whole(repaired)
    assert repaired.cells[-1].source == "100"


@pytest.mark.parametrize("name", ["mini_kode_jawab", "mini_tulis"])
@pytest.mark.parametrize("kind", ["code", "markdown", "raw"])
def test_does_a_cell_of_another_type_become_what_it_was(worked, name, kind):
    cell = mini.cell_named(worked, name)
    cell.cell_type = kind
    if kind == "code":
        cell.outputs, cell.execution_count = [], None
    else:
        cell.pop("outputs", None), cell.pop("execution_count", None)
        cell["attachments"] = {"a.png": {"image/png": "AAAA"}}
    assert_whole(repair(worked, RELEASE)[0])


def test_does_what_the_trainee_added_stay_behind_the_cell_that_it_followed(worked):
    worked.cells.insert(place(worked, "mini_kode_jawab"), new_code_cell("bantu = 6", id="bantu"))
    worked.cells.insert(0, new_markdown_cell("Catatan", id="catatan"))
    repaired, notes = repair(worked, RELEASE)
    assert repaired == worked
    assert notes == []


edits = st.lists(
    st.tuples(
        st.sampled_from(["delete", "copy", "move", "strip", "type", "new id", "write"]),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    max_size=12,
)


@given(edits=edits)
def test_is_repair_of_a_repaired_notebook_nothing(edits):
    notebook = mini.with_sources(RELEASE, mini_kode_jawab="hasil = 42")
    for edit, one, other in edits:
        if not notebook.cells:
            break
        at = one % len(notebook.cells)
        cell = notebook.cells[at]
        match edit:
            case "delete":
                del notebook.cells[at]
            case "copy":
                twin = copy.deepcopy(cell)
                twin["id"] = f"c{one}-{other}"
                notebook.cells.insert(other % len(notebook.cells), twin)
            case "move":
                notebook.cells.insert(other % len(notebook.cells), notebook.cells.pop(at))
            case "strip":
                cell.metadata.pop("nbgrader", None)
            case "type":
                notebook.cells[at] = new_markdown_cell(cell.source, id=cell.id, metadata=cell.metadata)
            case "new id":
                cell["id"] = f"n{one}-{other}"
            case "write":
                cell.source += f"\n# {other}"
    submitted = copy.deepcopy(notebook)
    once, _notes = repair(notebook, RELEASE)
    assert notebook == submitted, "the submission itself was changed"
    assert names_of(once) == NAMES
    nbformat.validate(once)
    twice, notes = repair(once, RELEASE)
    assert twice == once
    assert notes == []
