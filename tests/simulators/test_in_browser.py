"""Questions that only a real browser answers: does the picture follow the keys?"""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.ports import free_port

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
TOKEN = "uji-simulator"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine; install it to run browser tests"),
]


def notebook(*sources):
    cells = [
        {
            "cell_type": "code",
            "id": f"c{i}",
            "source": source,
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
        for i, source in enumerate(sources)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    work = tmp_path_factory.mktemp("work")
    port = free_port()
    places = ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    env = os.environ | {place: str(home) for place in places}
    code = "from akademi.simulators import asset_trap\nsim = asset_trap()\nsim"
    (work / "uji.ipynb").write_text(json.dumps(notebook(code, "1")), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        f"--ServerApp.root_dir={work}",
    ]
    command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}"]
    with open(home / "log", "wb") as log:
        server = subprocess.Popen(command, env=env, cwd=work, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            assert server.poll() is None, (home / "log").read_text(errors="replace")
            try:
                urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=2).read()
                break
            except OSError:
                time.sleep(0.25)
        yield f"{address}/lab/tree/uji.ipynb?token={TOKEN}"
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture
def page(lab):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(lab)
        # A cell that is run before its kernel is there is passed over without a word.
        page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status='idle']", timeout=60_000)
        page.locator(".jp-CodeCell:visible .jp-InputArea-editor").first.click(timeout=60_000)
        page.keyboard.press("Shift+Enter")
        page.wait_for_selector(".akademi-sim-picture[src]", timeout=60_000)
        yield page
        browser.close()


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
