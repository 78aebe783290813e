"""Does the course open as a book opens: in Indonesian, at the top, with forms and pictures already there?

One page for the whole file, as one trainee's first minutes; the order of the tests is the order of the walk.
"""

import json

import pytest

from tests.browser.conftest import new_page
from tests.browser.laboratory import ASSIGNMENT
from tests.browser.steps import NOTEBOOK, OUTER, all_has_run, forms_are_there, run_counts

# One server, one browser, and tests that go on where the one before ended: all in one worker.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TOP = f"document.querySelector('{OUTER}').scrollTop"
OPEN = "path => void window.jupyterapp.commands.execute('docmanager:open', { path })"


@pytest.fixture(scope="module")
def walk(browser, laboratory):
    opened = new_page(browser)
    opened.goto(laboratory.url())
    opened.get_by_text("soal terjawab").first.wait_for()
    all_has_run(opened)
    yield opened
    opened.context.close()
    laboratory.end_kernels()
    laboratory.forget_layout()


def go_to_tab(page, name):
    page.locator(".lm-TabBar-tabLabel", has_text=name).click()


def card_of_module_3(page):
    return page.locator(f"{NOTEBOOK} .jp-RenderedHTML > div", has_text="Modul 3")


def test_does_the_start_page_open_in_indonesian_without_complaint(walk):
    assert walk.evaluate("document.documentElement.lang").lower().startswith("id")
    menus = walk.locator(".lm-MenuBar-itemLabel").all_inner_texts()
    assert menus == ["Berkas", "Sunting", "Tampilan", "Jalankan", "Kernel", "Tab", "Pengaturan", "Bantuan"]
    walk.get_by_text("Jalankan", exact=True).first.click()
    assert walk.locator(".lm-Menu-itemLabel", has_text="Jalankan Semua Sel").first.is_visible()
    walk.keyboard.press("Escape")
    walk.locator(NOTEBOOK).get_by_role("heading", name="Akademi Pengentasan Kemiskinan").wait_for()
    assert walk.evaluate(TOP) == 0
    bar = card_of_module_3(walk).get_by_role("progressbar")
    assert (bar.get_attribute("value"), bar.get_attribute("max")) == ("0", "10")
    assert walk.complaints == []


def test_does_a_link_open_the_exercise_that_runs_once_and_stays_at_its_top(walk):
    card_of_module_3(walk).get_by_role("link", name="Kerjakan latihan").click()
    forms_are_there(walk)
    assert f"{ASSIGNMENT}/latihan.ipynb" in walk.url
    counts = run_counts(walk)
    assert counts == list(range(1, len(counts) + 1))
    assert walk.evaluate(TOP) == 0
    assert walk.evaluate(f"document.querySelector('{NOTEBOOK} .jp-Cell').classList.contains('jp-mod-active')")
    bars = walk.locator(f"{NOTEBOOK} .jp-Placeholder")
    assert bars.count() > 0
    assert not any(bar.is_visible() for bar in bars.all())


def test_is_the_start_page_up_to_date_when_one_comes_back_to_it(walk):
    counts = run_counts(walk)
    walk.locator(f"{NOTEBOOK} [data-item=m03_diagnosis] label").first.click()
    walk.locator(f"{NOTEBOOK} [data-item=m03_diagnosis]").get_by_text("Cek terbuka lolos").wait_for()
    go_to_tab(walk, "mulai.ipynb")
    card_of_module_3(walk).get_by_text("1 dari 10 soal terjawab").wait_for()
    all_has_run(walk)
    # The exercise holds the trainee's work: coming back to it must not run it again.
    go_to_tab(walk, "latihan.ipynb")
    walk.locator(f"{NOTEBOOK} [data-item=identitas]").wait_for()
    assert run_counts(walk) == counts
    assert walk.locator(f"{NOTEBOOK} [data-item=m03_diagnosis] input:checked").count() == 1


def test_is_a_notebook_of_ones_own_left_alone(walk, laboratory):
    cell = {"cell_type": "code", "id": "satu", "source": "print('sudah jalan')", "metadata": {}, "outputs": []}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
    own = {"cells": [cell | {"execution_count": None}], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (laboratory.workspace / "catatan.ipynb").write_text(json.dumps(own), encoding="utf-8")
    walk.evaluate(OPEN, "catatan.ipynb")
    walk.locator(NOTEBOOK).get_by_text("sudah jalan").wait_for()
    walk.locator(f"{NOTEBOOK} .jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()
    # The lesson opened after it has run by now; the own notebook still has not.
    go_to_tab(walk, "mulai.ipynb")
    card_of_module_3(walk).get_by_role("link", name="Baca materi").click()
    walk.locator(f"{NOTEBOOK} .akademi-sim-picture[src]").first.wait_for()
    assert f"{ASSIGNMENT}/materi.ipynb" in walk.url
    go_to_tab(walk, "catatan.ipynb")
    walk.locator(NOTEBOOK).get_by_text("sudah jalan").wait_for()
    assert run_counts(walk) == [None]
    assert walk.locator(f"{NOTEBOOK} .jp-OutputArea-output").count() == 0
    assert walk.complaints == []
