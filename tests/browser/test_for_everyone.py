"""Can the forms be used by those who do not see well, hear the page read out, or work in a narrow window?"""

import pytest

from tests.browser.conftest import new_page
from tests.browser.steps import NOTEBOOK, begin, open_exercise, tab_until, wait_for_status

# One server, one browser, and tests that go on where the one before ended: all in one worker.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FORMS = f"{NOTEBOOK} .akademi"
# Names as a browser computes them for a screen reader, except that a control without any gives "".
NAMES = """forms => [...document.querySelectorAll(forms + ' :is(input, button, select, textarea, progress, [role])')]
  .filter((e) => !['status', 'none'].includes(e.getAttribute('role')))
  .map((e) => {
    const by = (e.getAttribute('aria-labelledby') || '').split(' ').map((id) => document.getElementById(id)?.textContent);
    const labels = [...(e.labels || [])].map((label) => label.textContent);
    const own = e.tagName === 'BUTTON' ? e.textContent : '';
    const name = [e.getAttribute('aria-label'), ...by, ...labels, own].filter(Boolean).join(' ').trim();
    return { what: e.outerHTML.slice(0, 120), name };
  })"""
# WCAG 2.2: relative luminance of the text's colour against the first opaque ground behind it.
CONTRAST = """forms => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [r, g, b] = rgba(colour).slice(0, 3).map((c) => {
      const part = c / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (e) => {
    for (let node = e; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (rgba(colour)[3] === 255) return colour;
    }
    return 'white';
  };
  const texts = ' :is(.akademi-status, .akademi-label, .akademi-question, small, label span, .akademi-unit, ' +
    '.akademi-button:enabled, .akademi-order span:last-child, .akademi-card-text, .akademi-progress span, input[type=text])';
  return [...document.querySelectorAll(forms + texts)].filter((e) => e.checkVisibility()).map((e) => {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))];
    return { what: e.className || e.tagName, ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
  });
}"""
STATES = ["empty", "saved", "invalid", "error"]


@pytest.fixture(scope="module")
def page(browser, laboratory):
    room = laboratory.room("semua_orang", "siti")
    opened = new_page(browser)
    open_exercise(opened, room)
    opened.locator("[data-item=m03_ambang] input").fill("banyak")
    wait_for_status(opened, "m03_ambang", "Belum terbaca")
    yield opened
    opened.context.close()
    laboratory.end_kernels()
    laboratory.forget_layout()


def test_has_every_control_a_name_of_its_own(page):
    named = page.evaluate(NAMES, FORMS)
    assert len(named) > 60
    assert [one["what"] for one in named if not one["name"]] == []


def test_has_every_form_one_question_that_its_controls_belong_to(page):
    forms = page.locator(f"{FORMS} .akademi-item")
    assert forms.count() == 12
    for form in forms.all():
        item = form.get_attribute("data-item")
        assert form.locator("fieldset > legend:first-child .akademi-question").inner_text().strip(), item
        assert form.locator(":is(input, button)").count() == form.locator("fieldset :is(input, button)").count(), item
        assert form.locator("[role=status]").count() == 1, item


def test_are_two_items_never_one_group_of_radio_buttons(page):
    groups = page.evaluate(
        """forms => [...document.querySelectorAll(forms + ' input[type=radio]')]
             .map((radio) => [radio.name, radio.closest('.akademi-item').dataset.item])""",
        FORMS,
    )
    owners = {name: {item for other, item in groups if other == name} for name, _ in groups}
    assert all(len(items) == 1 for items in owners.values())
    ids = page.evaluate("forms => [...document.querySelectorAll(forms + ' [id]')].map((e) => e.id)", FORMS)
    assert len(ids) == len(set(ids))


def test_is_the_focus_always_seen(page):
    begin(page)
    seen = set()
    while "Buat berkas serahan" not in seen:
        focus = tab_until(page, lambda focus: bool(focus["item"]))
        outline = page.evaluate(
            "(s => [s.outlineStyle, parseFloat(s.outlineWidth)])(getComputedStyle(document.activeElement))"
        )
        assert outline[0] == "solid", focus
        assert outline[1] >= 2, focus
        seen.add(focus["text"] or focus["type"])
    assert {"radio", "checkbox", "text"} <= seen


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_can_every_text_be_read_in_both_themes(page, theme):
    page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    page.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)
    for state in STATES:
        page.evaluate(
            """([forms, state]) => document.querySelectorAll(forms + ' .akademi-status')
                 .forEach((one) => (one.dataset.state = state))""",
            [FORMS, state],
        )
        poor = [one for one in page.evaluate(CONTRAST, FORMS) if one["ratio"] < 4.5]
        assert poor == [], state
    page.evaluate("window.jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Light' })")


@pytest.mark.parametrize("width", [700, 1366])
def test_does_nothing_stick_out_of_a_form(page, width):
    page.set_viewport_size({"width": width, "height": 768})
    outside = """forms => [...document.querySelectorAll(forms + ' .akademi-item')].flatMap((form) => {
      const box = form.getBoundingClientRect();
      const room = form.closest('.jp-OutputArea-child').getBoundingClientRect();
      return [form, ...form.querySelectorAll('*')]
        .filter((e) => !e.closest('.akademi-hidden') && e.checkVisibility())
        .filter((e) => {
          const own = e.getBoundingClientRect();
          return own.right > Math.min(box.right, room.right) + 1 || own.left < box.left - 1;
        })
        .map((e) => `${form.dataset.item}: ${e.outerHTML.slice(0, 100)}`);
    })"""
    page.wait_for_function(f"forms => ({outside})(forms).length === 0", arg=FORMS)


def test_has_every_form_the_width_of_a_page_where_there_is_room(page):
    page.set_viewport_size({"width": 1366, "height": 768})
    page.wait_for_function(
        """forms => [...document.querySelectorAll(forms + ' .akademi-item')]
             .every((form) => form.getBoundingClientRect().width > 600)""",
        arg=FORMS,
    )
