"""Can every kind of item be answered with the keyboard alone, and is the answer on the disk at once?

One page for the whole file, as one trainee at one sitting. Every test starts at the top of the page and goes on by
Tab, so the order of the tests matters only in that the first one gives the name and the last one hands in.
"""

import json
import re
import zipfile

import pytest

from tests.browser.answer_key import solutions_in_the_source, texts_of_the_key, unescaped
from tests.browser.conftest import new_page
from tests.browser.laboratory import ASSIGNMENT
from tests.browser.steps import (
    FOCUS,
    NOTEBOOK,
    begin,
    open_exercise,
    saved,
    status,
    tab_to,
    tab_until,
    wait_for,
    wait_for_status,
)

# One server, one browser, and tests that go on where the one before ended: all in one worker.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CELLS = f"document.querySelectorAll('{NOTEBOOK} .jp-Cell').length"
# JupyterLab's own program comes by script tags; everything about this course by fetch, or by web socket.
KEEP_COPIES = """(() => {
  const original = window.fetch;
  window.akademiCopies = [];
  window.fetch = async (...request) => {
    const answer = await original(...request);
    window.akademiCopies.push(answer.clone().text().catch(() => ''));
    return answer;
  };
})()"""
NOTE = "Kepada Bupati: dua temuan dan satu usul."


@pytest.fixture(scope="module")
def room(laboratory):
    return laboratory.room("papan_ketik")


@pytest.fixture(scope="module")
def page(browser, laboratory, room):
    opened = new_page(browser)
    opened.overheard = []
    opened.on("websocket", lambda socket: socket.on("framereceived", lambda frame: opened.overheard.append(frame)))
    opened.add_init_script(KEEP_COPIES)
    open_exercise(opened, room)
    yield opened
    opened.context.close()
    laboratory.end_kernels()
    laboratory.forget_layout()


@pytest.fixture(autouse=True)
def no_cell_may_come_or_go(page):
    cells = page.evaluate(CELLS)
    yield
    assert page.evaluate(CELLS) == cells
    assert page.complaints == []


def test_does_a_name_unblock_the_personal_items(page, room):
    assert "Isi dulu kode peserta" in page.locator("[data-item=m03_ambang]").inner_text()
    assert not page.locator("[data-item=m03_ambang] input").is_visible()
    tab_to(page, "identitas")
    page.keyboard.type("Siti-07")
    page.keyboard.press("Tab")
    page.keyboard.type("Siti Aminah")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert "siti-07" in wait_for_status(page, "identitas", "milik")
    question = page.locator("[data-item=m03_ambang] .akademi-question")
    page.wait_for_function(
        "/aset Rp[0-9],[0-9] juta/.test(document.querySelector('[data-item=m03_ambang]').textContent)"
    )
    assert "{" not in question.inner_text()
    assert page.locator("[data-item=m03_ambang] input").is_visible()
    profile = json.loads((room.path / "profil.json").read_text(encoding="utf-8"))
    assert (profile["kode"], profile["nama"]) == ("Siti-07", "Siti Aminah")


def test_can_one_option_be_chosen_with_the_arrows(page, room):
    first = tab_to(page, "m03_diagnosis")["value"]
    page.keyboard.press("Space")
    assert saved(page, room, "m03_diagnosis") == first
    page.keyboard.press("ArrowDown")
    second = page.evaluate(FOCUS)
    assert (second["item"], second["value"] != first) == ("m03_diagnosis", True)
    assert saved(page, room, "m03_diagnosis", lambda answer: answer == second["value"]) != first
    assert wait_for_status(page, "m03_diagnosis", "Tersimpan") == "Tersimpan. Cek terbuka lolos."


def test_can_a_prediction_be_made_without_clearing_another_choice(page, room):
    tab_to(page, "m03_duga")
    lock = page.get_by_role("button", name="Kunci tebakan dan lihat")
    assert lock.is_disabled()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    guess = page.evaluate(FOCUS)["value"]
    wait_for_status(page, "m03_duga", "belum dikunci")
    assert page.locator("[data-item=m03_duga] .akademi-reveal").is_hidden()
    # Two items that were one group of radio buttons to the browser would clear each other.
    assert page.locator("[data-item=m03_diagnosis] input:checked").count() == 1
    tab_until(page, lambda focus: focus["type"] == "button")
    page.keyboard.press("Enter")
    page.locator("[data-item=m03_duga] .akademi-reveal").wait_for()
    assert wait_for(page, lambda: room.answers()["m03_duga"].get("terkunci"))
    assert saved(page, room, "m03_duga") == guess
    assert page.evaluate("document.activeElement.className") == "akademi-reveal"
    assert page.locator("[data-item=m03_duga] input:enabled").count() == 0
    # Also not by whoever takes the lock off the controls.
    page.evaluate(
        """() => {
          const other = document.querySelector('[data-item=m03_duga] input:not(:checked)');
          other.disabled = false;
          other.click();
        }"""
    )
    page.wait_for_function(
        "value => document.querySelector('[data-item=m03_duga] input:checked').value === value", arg=guess
    )
    assert saved(page, room, "m03_duga") == guess


def test_can_several_options_be_ticked_and_taken_back(page, room):
    one = tab_to(page, "m03_pembebas")["value"]
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    two = page.evaluate(FOCUS)["value"]
    page.keyboard.press("Space")
    assert saved(page, room, "m03_pembebas", lambda answer: len(answer) == 2) == sorted([one, two])
    page.keyboard.press("Space")
    assert saved(page, room, "m03_pembebas", lambda answer: len(answer) == 1) == [one]


@pytest.mark.parametrize(
    ("item", "typed", "number"),
    [("m03_ambang", "0,45", 0.45), ("m03_beasiswa", "3.5", 3.5), ("m03_derau", "0,175", 0.175)],
)
def test_can_a_number_be_typed_with_comma_or_point(page, room, item, typed, number):
    tab_to(page, item)
    page.keyboard.type(typed)
    page.keyboard.press("Tab")
    assert saved(page, room, item, lambda answer: answer == number) == number
    wait_for_status(page, item, "Cek terbuka lolos")
    assert page.locator(f"[data-item={item}] input").input_value() == typed


def test_do_jupyterlabs_one_key_commands_stay_out_of_the_forms(page, room):
    # a, b: new cell; dd, x: delete; m, y: change the kind; 00: restart the kernel; Enter: edit; z: undo.
    tab_to(page, "m03_jangka_panjang")
    page.keyboard.type("abxmyz dd 00")
    page.keyboard.press("Enter")
    assert "Belum terbaca sebagai angka" in wait_for_status(page, "m03_jangka_panjang", "Belum terbaca")
    assert "m03_jangka_panjang" not in room.answers()
    page.keyboard.press("Control+a")
    page.keyboard.type("20")
    assert saved(page, room, "m03_jangka_panjang") == 20
    for item in ("m03_kartu", "m03_pembebas", "m03_rantai", "serahkan"):
        tab_to(page, item)
        page.keyboard.type("abxmyzdd00")
        assert page.evaluate(FOCUS)["item"] == item
    assert page.locator(".jp-Dialog").count() == 0
    assert page.locator(f"{NOTEBOOK} .jp-MarkdownCell").count() > 10


def test_can_steps_be_moved_with_the_focus_following(page, room):
    steps = page.locator("[data-item=m03_rantai] li > div > span:last-child")
    before = steps.all_inner_texts()
    tab_to(page, "m03_rantai")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["text"] == f"Turunkan: {before[0]}"
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    moved = [*before[1:3], before[0], *before[3:]]
    assert steps.all_inner_texts() == moved
    assert page.evaluate(FOCUS)["text"] == f"Turunkan: {before[0]}"
    spoken = page.locator("[data-item=m03_rantai] [aria-live=assertive]").text_content()
    assert spoken == f"{before[0]}: sekarang urutan ke-3."
    codes = saved(page, room, "m03_rantai", lambda answer: len(answer) == len(before))
    shown = page.locator("[data-item=m03_rantai] .akademi-move[data-step='1']").evaluate_all(
        "moves => moves.map((move) => move.dataset.code)"
    )
    wait_for(page, lambda: room.answers()["m03_rantai"]["nilai"] == shown)
    assert sorted(codes) == sorted(shown)


def test_can_cards_be_sorted_with_the_arrows(page, room):
    cards = page.locator("[data-item=m03_kartu] .akademi-card").count()
    tab_to(page, "m03_kartu")
    for card in range(cards):
        page.keyboard.press("Space")
        if card % 2:
            page.keyboard.press("ArrowDown")
        if card == 0:
            assert f"{cards - 1} kartu" in wait_for_status(page, "m03_kartu", "kartu tanpa kotak")
        page.keyboard.press("Tab")
    answer = saved(page, room, "m03_kartu", lambda boxes: len(boxes) == cards)
    wait_for_status(page, "m03_kartu", "Cek terbuka lolos")
    shown = page.locator("[data-item=m03_kartu] input:checked").evaluate_all("boxes => boxes.map((b) => b.value)")
    wait_for(page, lambda: list(room.answers()["m03_kartu"]["nilai"].values()).count(shown[0]) == shown.count(shown[0]))
    assert len(set(answer.values())) >= 1


def test_do_a_simulators_settings_become_the_answer(page, room):
    begin(page)
    tab_until(page, lambda focus: focus["name"] == "transfer")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    said = "document.querySelector('.akademi-sim-summary').textContent"
    page.wait_for_function(f"{said}.includes('Rp0,15 juta')")
    tab_until(page, lambda focus: focus["name"] == "shock")
    before = page.locator(f"{NOTEBOOK} img.akademi-sim-picture").get_attribute("src")
    page.keyboard.press("ArrowUp")
    page.wait_for_function("before => document.querySelector('img.akademi-sim-picture').src !== before", arg=before)
    tab_until(page, lambda focus: focus["text"].startswith("Simpan setelan"))
    page.keyboard.press("Enter")
    shown = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.akademi-sim input[type=range]')]
             .map((slider) => [slider.name, Number(slider.value)]))"""
    )
    answer = saved(page, room, "m03_guncangan")
    assert answer["transfer"] == pytest.approx(0.15)
    assert answer["shock"] > 0
    assert {name: shown[name] for name in ("transfer", "shock")} == {
        name: pytest.approx(answer[name]) for name in ("transfer", "shock")
    }
    wait_for_status(page, "m03_guncangan", "Cek terbuka lolos")


def test_does_ctrl_s_inside_a_form_save_the_notebook(page, room):
    # Autosave off, or it might do what the keys are asked for.
    page.evaluate("void window.jupyterapp.commands.execute('docmanager:toggle-autosave')")
    for item in ("m03_derau", "m03_kartu"):
        page.evaluate("window.jupyterapp.shell.currentWidget.context.model.dirty = true")
        tab_to(page, item)
        page.keyboard.press("Control+s")
        page.wait_for_function("!window.jupyterapp.shell.currentWidget.context.model.dirty")
    cells = json.loads((room.assignment / "latihan.ipynb").read_text(encoding="utf-8"))["cells"]
    assert any(cell.get("outputs") for cell in cells)


def test_can_code_be_written_run_and_checked(page):
    tab_to(page, "m03_jangka_panjang")
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUS)["cell"]
    # From the form's cell over the next question to the code.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.classList.contains('cm-content')")
    page.keyboard.press("Control+End")
    page.keyboard.type("\nporsi_miskin = 0.25")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    page.locator(NOTEBOOK).get_by_text("Cek terbuka lolos. Hasil yang terbaca: 0,25.").wait_for()


def test_can_an_answer_be_written(page):
    begin(page)
    tab_until(page, lambda focus: focus["item"] == "m03_kartu")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.classList.contains('cm-content')")
    page.keyboard.press("Control+a")
    page.keyboard.type(NOTE)
    page.keyboard.press("Shift+Enter")
    page.locator(f"{NOTEBOOK} .jp-RenderedMarkdown:visible", has_text=NOTE).wait_for()


def test_does_the_hand_in_hold_what_was_typed_without_saving_first(page, room):
    notebook = room.assignment / "latihan.ipynb"
    tab_to(page, "serahkan")
    page.keyboard.press("Enter")
    said = wait_for_status(page, "serahkan", "Berkas siap")
    [packed] = (room.path / "serahan").glob("*.zip")
    assert packed.name in said
    assert packed.name.startswith("siti-07__03_jebakan_kemiskinan__")
    with zipfile.ZipFile(packed) as archive:
        handed_in = archive.read("latihan.ipynb").decode("utf-8")
        answers = json.loads(archive.read("jawaban.json"))
        assert sorted(archive.namelist()) == ["jawaban.json", "latihan.ipynb"]
    assert NOTE in handed_in
    assert "porsi_miskin = 0.25" in handed_in
    assert answers["peserta"] == "siti-07"
    assert answers["jawaban"] == room.answers()
    assert NOTE in notebook.read_text(encoding="utf-8")
    assert "10 dari 10 soal terjawab" in page.locator("[data-item=identitas]").inner_text()


def test_do_the_forms_never_say_what_is_right(page, room):
    items = page.locator("[data-item^=m03_]").evaluate_all("forms => forms.map((form) => form.dataset.item)")
    for item in items:
        assert status(page, item).startswith("Tersimpan. Cek terbuka lolos."), item
    said = set()
    first = tab_to(page, "m03_diagnosis")["value"]
    for _ in range(page.locator("[data-item=m03_diagnosis] input").count()):
        page.keyboard.press("ArrowDown")
        chosen = page.evaluate(FOCUS)["value"]
        saved(page, room, "m03_diagnosis", lambda answer, chosen=chosen: answer == chosen)
        said.add(wait_for_status(page, "m03_diagnosis", "Tersimpan"))
    assert page.evaluate(FOCUS)["value"] == first
    assert said == {"Tersimpan. Cek terbuka lolos."}


def test_is_the_key_in_nothing_that_the_browser_received(page, room):
    parts = [frame if isinstance(frame, str) else frame.decode("utf-8", "replace") for frame in page.overheard]
    assert any("m03_jangka_panjang" in part for part in parts), "no message of a widget was seen"
    bodies = [page.request.get(room.url()).text(), *page.evaluate("Promise.all(window.akademiCopies)")]
    assert any("Latihan 3" in body for body in bodies), "the notebook itself was not seen"
    everything = unescaped("\n".join([*parts, *bodies, page.content()]))
    named = re.finditer(r"\bkunci\b|\bKUNCI\b", everything)
    assert [everything[max(0, word.start() - 40) : word.end() + 40] for word in named] == []
    secrets = texts_of_the_key() | solutions_in_the_source()
    assert len(secrets) > 20
    assert {secret for secret in secrets if secret in everything} == set()


def test_is_there_no_key_to_be_opened_from_the_workspace(laboratory):
    files = [path for path in laboratory.workspace.rglob("*") if path.is_file()]
    assert files
    assert [path.name for path in files if "kunci" in path.name or "fasilitator" in path.name] == []
    listed = laboratory.api(f"contents/{ASSIGNMENT}")["content"]
    trainees_own = {"jawaban.json", "catatan.json"}
    assert {entry["name"] for entry in listed} - trainees_own == {"latihan.ipynb", "materi.ipynb"}
