"""One JupyterLab and one chromium for all browser tests; a page of its own for each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.laboratory import CHROMIUM, CHROMIUM_ARGUMENTS, PATIENCE_MS, VIEWPORT, Laboratory


def why_there_is_no_browser() -> str:
    """Return what is missing, or nothing."""
    if not CHROMIUM.exists():
        return f"no chromium at {CHROMIUM}: install the package chromium to run the browser tests"
    try:
        import playwright.sync_api  # noqa: F401 - only whether it is there
    except ImportError:
        return "Playwright is not installed: it is part of requirements-test.lock"
    return ""


# Scoped to this folder, not to the session: Playwright's loop must end before tests elsewhere start one of theirs.
@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    if missing := why_there_is_no_browser():
        if os.environ.get("AKADEMI_REQUIRE_BROWSER") == "1":
            pytest.fail(f"AKADEMI_REQUIRE_BROWSER=1, but {missing}")
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def laboratory(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laboratory]:
    with Laboratory(tmp_path_factory.mktemp("lab")) as running:
        yield running


def new_page(browser: Any) -> Any:
    """Open a page that remembers what it complained about in ``page.complaints``."""
    page = browser.new_context(viewport=VIEWPORT, reduced_motion="reduce").new_page()
    page.set_default_timeout(PATIENCE_MS / 2)
    page.complaints = []
    page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    # "Leave this page?" must not hold up a reload.
    page.on("dialog", lambda dialog: dialog.accept())
    return page


@pytest.fixture
def page(browser: Any, laboratory: Laboratory) -> Iterator[Any]:
    laboratory.forget_layout()
    opened = new_page(browser)
    yield opened
    opened.context.close()
    laboratory.end_kernels()
    laboratory.forget_layout()
