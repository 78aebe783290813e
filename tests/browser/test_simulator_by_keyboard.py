"""Does a simulator's picture follow the keys alone, and say what it shows?"""

import nbformat
import pytest

from tests.browser.laboratory import PATIENCE_MS
from tests.browser.steps import all_has_run

# One server, one browser, and tests that go on where the one before ended: all in one worker.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def page(page, laboratory):
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("from akademi.simulators import asset_trap\nasset_trap()", id="simulator")],
        # Run by the laboratory itself: a key pressed before the kernel is there is passed over without a word.
        metadata={"akademi": {"jalankan": True}, "kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    nbformat.write(notebook, laboratory.workspace / "uji-simulator.ipynb")
    page.emulate_media(reduced_motion="no-preference")
    page.goto(laboratory.url("uji-simulator.ipynb"))
    page.wait_for_selector(".akademi-sim-picture[src]", timeout=PATIENCE_MS)
    all_has_run(page)
    return page


def test_does_everything_work_by_keyboard_alone_and_say_what_it_shows(page):
    picture, summary = page.locator(".akademi-sim-picture"), page.locator(".akademi-sim-summary")
    page.wait_for_function("document.querySelector('.akademi-sim-summary').textContent.length > 0")
    first, said = picture.get_attribute("src"), summary.text_content()
    transfer = page.get_by_label("Bantuan sekali di awal")
    transfer.focus()
    for _ in range(10):
        page.keyboard.press("ArrowUp")  # a key that JupyterLab wants for itself
    assert transfer.get_attribute("aria-valuetext") == "Rp0,50 juta"
    page.wait_for_function("document.querySelector('.akademi-sim-picture').alt.includes('melewati ambang')")
    page.wait_for_function("said => document.querySelector('.akademi-sim-summary').textContent !== said", arg=said)
    assert picture.get_attribute("src") != first
    assert "dengan bantuan Rp0,50 juta" in summary.text_content()
    assert summary.get_attribute("aria-live") == "polite"
    page.get_by_label("Berambang (huruf S)").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("document.querySelector('.akademi-sim-picture').alt.includes('Tanpa ambang')")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("ArrowUp")
    page.get_by_role("button", name="Kembali ke awal").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.akademi-sim-picture').alt.includes('mulai di bawah ambang')")
    page.get_by_role("button", name="Putar").focus()
    page.keyboard.press("Space")
    page.wait_for_function("document.querySelector('input[name=period]').value === '2'")
    page.keyboard.press("Space")
    assert page.get_by_role("button", name="Putar").is_visible()


def test_does_less_motion_mean_single_steps_and_a_narrow_page_a_tall_picture(page):
    page.emulate_media(reduced_motion="reduce")
    step = page.get_by_role("button", name="Maju satu langkah")
    step.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('input[name=period]').value === '0'")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('input[name=period]').value === '1'")
    page.evaluate("document.querySelector('.akademi-sim').style.width = '420px'")
    page.wait_for_function("(p => p.naturalHeight > p.naturalWidth)(document.querySelector('.akademi-sim-picture'))")
    assert page.evaluate("(s => s.scrollWidth <= s.clientWidth)(document.querySelector('.akademi-sim'))")
