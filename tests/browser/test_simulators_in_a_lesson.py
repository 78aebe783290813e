"""Does the picture follow the hand, in every simulator of the lesson?"""

import pytest

from tests.browser.conftest import new_page
from tests.browser.laboratory import ASSIGNMENT, PATIENCE_MS
from tests.browser.steps import NOTEBOOK, all_has_run

# One server, one browser, and tests that go on where the one before ended: all in one worker.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PICTURES = f"{NOTEBOOK} .akademi-sim"
NEW_PICTURE = """([n, before]) => {
  const picture = document.querySelectorAll('.akademi-sim img.akademi-sim-picture')[n];
  return picture.src !== before && picture.complete && picture.naturalWidth > 0;
}"""


@pytest.fixture(scope="module")
def page(browser, laboratory):
    room = laboratory.room("materi", "siti")
    opened = new_page(browser)
    opened.goto(room.url(f"{ASSIGNMENT}/materi.ipynb"))
    opened.wait_for_selector(".akademi-sim-picture[src]", timeout=PATIENCE_MS)
    all_has_run(opened)
    opened.wait_for_function("[...document.querySelectorAll('.akademi-sim-picture')].every((p) => p.src && p.complete)")
    # A turn of the wheel, as a reader gives: until then the page that has just run itself is held at its top.
    opened.mouse.move(800, 400)
    opened.mouse.wheel(0, 10)
    yield opened
    opened.context.close()
    laboratory.end_kernels()
    laboratory.forget_layout()


def test_does_every_simulator_follow_the_arrow_keys_and_the_mouse(page):
    simulators = page.locator(PICTURES)
    assert simulators.count() >= 4
    for n in range(simulators.count()):
        one = simulators.nth(n)
        picture = one.locator("img.akademi-sim-picture")
        slider = one.locator("input[type=range]").first
        slider.scroll_into_view_if_needed()
        assert picture.get_attribute("alt")
        before, value = picture.get_attribute("src"), slider.input_value()
        slider.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(NEW_PICTURE, arg=[n, before])
        assert float(slider.input_value()) > float(value)
        before, value = picture.get_attribute("src"), slider.input_value()
        box = slider.bounding_box()
        page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2, steps=4)
        page.mouse.up()
        page.wait_for_function(NEW_PICTURE, arg=[n, before])
        assert float(slider.input_value()) > float(value)
    assert page.complaints == []


def test_does_the_lesson_fit_a_narrow_window(page):
    page.set_viewport_size({"width": 700, "height": 768})
    page.wait_for_function(
        """() => [...document.querySelectorAll('.akademi, .akademi-sim')]
             .every((form) => form.scrollWidth <= form.clientWidth)"""
    )
