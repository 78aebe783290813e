"""Are the answers still there after a reload, an evening, a restart, a damaged file?

One page and one room for the whole file; the order of the tests is the trainee's day.
"""

import pytest

from tests.browser.conftest import new_page
from tests.browser.steps import (
    NOTEBOOK,
    forms_are_there,
    open_exercise,
    run_counts,
    saved,
    tab_to,
    wait_for,
    wait_for_status,
)

# One server, one browser, and tests that go on where the one before ended: all in one worker.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SHOWN = f"""() => Object.fromEntries([...document.querySelectorAll('{NOTEBOOK} [data-item^=m03_]')].map((form) => [
  form.dataset.item,
  [[...form.querySelectorAll('input:checked')].map((input) => input.value).join(' '),
   form.querySelector('input[type=text]')?.value ?? '', form.querySelector('ol')?.innerText ?? '',
   form.querySelector('.akademi-reveal')?.innerText ?? '', form.querySelector('.akademi-status').textContent],
]))"""


@pytest.fixture(scope="module")
def room(laboratory):
    return laboratory.room("hari_yang_panjang", "siti")


@pytest.fixture(scope="module")
def day(browser, laboratory, room):
    opened = new_page(browser)
    open_exercise(opened, room)
    yield opened
    opened.context.close()
    laboratory.end_kernels()
    laboratory.forget_layout()


def answer_a_few(page, room):
    """Give one answer of each kind that shows differently, by mouse."""
    form = "[data-item={}]".format
    page.locator(f"{form('m03_diagnosis')} label").nth(1).click()
    page.locator(f"{form('m03_pembebas')} label").nth(0).click()
    page.locator(f"{form('m03_pembebas')} label").nth(2).click()
    page.locator(f"{form('m03_ambang')} input").fill("0,55")
    page.locator(f"{form('m03_rantai')} .akademi-move[data-step='1']").first.click()
    page.locator(f"{form('m03_kartu')} .akademi-card").nth(3).locator("label").nth(2).click()
    page.locator(f"{form('m03_duga')} label").nth(2).click()
    wait_for_status(page, "m03_duga", "belum dikunci")
    page.get_by_role("button", name="Kunci tebakan dan lihat").click()
    page.locator(f"{form('m03_duga')} .akademi-reveal p").wait_for()
    slider = page.locator("input[name=transfer]")
    slider.focus()
    page.keyboard.press("End")
    page.get_by_role("button", name="Simpan setelan ini sebagai jawaban").click()
    wait_for(page, lambda: len(room.answers()) == 7)
    wait_for_status(page, "m03_guncangan", "Tersimpan")
    wait_for_status(page, "m03_ambang", "Tersimpan")
    return page.evaluate(SHOWN)


def test_do_the_forms_come_back_when_the_page_is_reloaded_before_its_first_save(day, room):
    assert '"outputs": []' in (room.assignment / "latihan.ipynb").read_text(encoding="utf-8")
    day.locator("[data-item=m03_diagnosis] label").first.click()
    kept = saved(day, room, "m03_diagnosis")
    day.reload()
    forms_are_there(day)
    assert day.locator("[data-item=m03_diagnosis] input:checked").get_attribute("value") == kept


def test_are_the_answers_there_after_a_reload_with_the_same_kernel(day, room):
    before = answer_a_few(day, room)
    day.evaluate("void window.jupyterapp.commands.execute('docmanager:save')")
    day.wait_for_function("!window.jupyterapp.shell.currentWidget.context.model.dirty")
    counts = run_counts(day)
    day.reload()
    forms_are_there(day)
    assert day.evaluate(SHOWN) == before
    # Nothing was run again, so whatever the trainee has computed is still there; and the forms still keep answers.
    assert run_counts(day) == counts
    day.locator("[data-item=m03_diagnosis] label").nth(2).click()
    chosen = day.locator("[data-item=m03_diagnosis] input").nth(2).get_attribute("value")
    assert saved(day, room, "m03_diagnosis", lambda answer: answer == chosen) == chosen
    # What JupyterLab itself says about kernels that are ended on purpose, below, is not ours.
    assert day.complaints == []


def test_are_the_answers_there_after_the_kernel_has_gone(day, room, laboratory):
    before = day.evaluate(SHOWN)
    laboratory.end_kernels()
    day.reload()
    forms_are_there(day)
    assert day.evaluate(SHOWN) == before
    # The simulator, too, stands where it was saved: at the right end, the slider's largest value.
    day.wait_for_function("(slider => slider.value === slider.max)(document.querySelector('input[name=transfer]'))")
    assert day.locator("[data-item=m03_duga] input:enabled").count() == 0


def test_is_a_form_that_lost_its_kernel_closed_and_opened_again_by_running_all(day, room):
    kept = room.answers()["m03_diagnosis"]["nilai"]
    day.evaluate("void window.jupyterapp.commands.execute('notebook:restart-kernel')")
    day.locator(".jp-Dialog .jp-mod-accept").click()
    assert "Jalankan Semua Sel" in wait_for_status(day, "m03_diagnosis", "terputus")
    assert day.locator("[data-item=m03_diagnosis] input:enabled").count() == 0
    day.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    day.wait_for_selector("[data-item=m03_diagnosis] input:enabled")
    forms_are_there(day)
    assert wait_for_status(day, "m03_diagnosis", "Tersimpan")
    assert day.locator("[data-item=m03_diagnosis] input:checked").get_attribute("value") == kept


def test_is_a_damaged_answer_file_kept_and_told_in_one_sentence(day, room, laboratory):
    laboratory.end_kernels()
    damaged = '{"format": 1, "tugas": "03_jebakan_kemi'
    (room.assignment / "jawaban.json").write_text(damaged, encoding="utf-8")
    day.reload()
    forms_are_there(day)
    said = wait_for_status(day, "identitas", "berkas lama disimpan")
    [kept] = room.assignment.glob("jawaban.rusak-*.json")
    assert kept.read_text(encoding="utf-8") == damaged
    assert kept.name in said
    assert said.endswith(".")
    assert "\n" not in said
    assert ". " not in said
    tab_to(day, "m03_diagnosis")
    day.keyboard.press("Space")
    saved(day, room, "m03_diagnosis")
    assert kept.read_text(encoding="utf-8") == damaged
