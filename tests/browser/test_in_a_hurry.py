"""What if one does not wait until the page is ready?"""

import pytest

from tests.browser.steps import forms_are_there

# One server and one browser for all of these: in one worker.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_may_one_begin_while_the_rest_still_runs(page, laboratory):
    room = laboratory.room("tergesa", "")
    page.goto(room.url())
    code = page.get_by_label("Kode peserta")
    code.click()
    page.keyboard.type("siti")
    forms_are_there(page)
    assert page.evaluate("document.activeElement.name") == "kode"
    assert code.input_value() == "siti"
