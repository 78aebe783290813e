"""Does every lesson and every exercise of the course open, run itself, and show what it should?"""

import nbformat
import pytest

from akademi.course.sources import find_assignments
from akademi.grading.definitions import read_definition
from tests.browser.laboratory import PATIENCE_MS
from tests.browser.steps import NOTEBOOK, all_has_run

# One server, one browser, and tests that go on where the one before ended: all in one worker.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ASSIGNMENTS = find_assignments()
PAGES = [(one.name, path) for one in ASSIGNMENTS for path in (one.reading, one.exercise) if path is not None]


def asked(path):
    """Return the ids of the items that a notebook asks with a form."""
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    found = []
    for cell in cells:
        if not cell.source.lstrip().startswith(("lembar.", "latih.")):
            continue
        try:
            definition = read_definition(cell.source)
        except ValueError:  # a lesson may compute a question; only exercises are read by the judge
            continue
        if definition is not None and definition.method != "check":
            found.append(definition.item.id)
    return found


@pytest.mark.parametrize(("name", "path"), PAGES, ids=[f"{name}/{path.stem}" for name, path in PAGES])
def test_does_it_run_itself_and_show_every_form_and_picture(page, laboratory, name, path):
    page.goto(laboratory.url(f"{name}/{path.name}"))
    page.locator(f"{NOTEBOOK} .akademi-item").first.wait_for(timeout=PATIENCE_MS)
    all_has_run(page)
    # Forms draw themselves each in its own time: the last one is not always the latest.
    page.wait_for_function(
        """([forms, wanted]) => {
          const shown = [...document.querySelectorAll(forms)].map((one) => one.dataset.item);
          return wanted.every((item) => shown.includes(item));
        }""",
        arg=[f"{NOTEBOOK} .akademi-item", asked(path)],
    )
    errors = page.locator(f"{NOTEBOOK} .jp-RenderedText[data-mime-type='application/vnd.jupyter.error']")
    assert errors.all_inner_texts() == []
    page.wait_for_function(
        "[...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .akademi-sim-picture')]"
        ".every((one) => one.src && one.complete && one.naturalWidth > 0)"
    )
    assert page.complaints == []
