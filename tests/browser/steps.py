"""What a trainee does and sees, as functions: open, go on by Tab, wait for a word on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tests.browser.laboratory import PATIENCE_MS, Room

# The element that has the focus, and the item it belongs to.
FOCUS = """() => {
  const e = document.activeElement;
  return {
    item: e.closest('.akademi-item')?.dataset.item || '', name: e.name || '', type: e.type || e.tagName,
    value: e.value ?? '', text: (e.getAttribute('aria-label') || e.textContent || '').trim(),
    cell: e.closest('.jp-Cell')?.classList.contains('jp-mod-active') || false,
  };
}"""
NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden)"
# Ten questions, the name, and the hand-in.
FORMS = 12
OUTER = f"{NOTEBOOK} .jp-WindowedPanel-outer"


def open_exercise(page: Any, room: Room) -> None:
    """Open the exercise and wait until every form is drawn and no cell is waiting or running."""
    page.goto(room.url())
    forms_are_there(page)


def forms_are_there(page: Any) -> None:
    """Wait until every form is drawn and no cell is waiting or running."""
    page.wait_for_selector(f"{NOTEBOOK} [data-item=serahkan] button", timeout=PATIENCE_MS)
    all_has_run(page)
    # Forms draw themselves each in its own time: the last one is not always the latest.
    page.wait_for_function(
        "([forms, wanted]) => document.querySelectorAll(forms).length === wanted",
        arg=[f"{NOTEBOOK} .akademi-item", FORMS],
    )


def all_has_run(page: Any) -> None:
    """Wait until every code cell of the open notebook has run and none waits or runs."""
    page.wait_for_function(
        """() => {
          const cells = window.jupyterapp.shell.currentWidget?.content?.widgets?.map((cell) => cell.model) ?? [];
          const code = cells.filter((cell) => cell.type === 'code');
          return code.length && code.every((cell) => cell.executionState === 'idle' && cell.executionCount !== null);
        }""",
        timeout=PATIENCE_MS,
    )


def run_counts(page: Any) -> list[int | None]:
    """Return how many-th in its kernel each code cell of the open notebook was run."""
    return page.evaluate(
        """() => window.jupyterapp.shell.currentWidget.content.widgets
             .filter((cell) => cell.model.type === 'code').map((cell) => cell.model.executionCount)"""
    )


def begin(page: Any) -> None:
    """Put the focus where a notebook that was just opened has it: on its first cell."""
    page.keyboard.press("Escape")
    page.evaluate(f"document.querySelector('{NOTEBOOK} .jp-Notebook .jp-Cell').focus()")


def tab_until(page: Any, wanted: Callable[[dict[str, Any]], bool], key: str = "Tab") -> dict[str, Any]:
    """Press Tab until the focus is where it is wanted; fail if a hundred do not lead there."""
    for _ in range(100):
        page.keyboard.press(key)
        focus = page.evaluate(FOCUS)
        if wanted(focus):
            return focus
    raise AssertionError(f"Tab never reached it; the last stop was {focus}")


def tab_to(page: Any, item: str) -> dict[str, Any]:
    """Go on by Tab from the top of the page to the first control of an item."""
    begin(page)
    return tab_until(page, lambda focus: focus["item"] == item)


def status(page: Any, item: str) -> str:
    """Return what the form of an item says below it."""
    return page.locator(f"[data-item={item}] .akademi-status").inner_text()


def wait_for_status(page: Any, item: str, words: str) -> str:
    """Wait until an item's status holds the words, and return all of it."""
    page.wait_for_function(
        """([item, words]) =>
          document.querySelector(`[data-item=${item}] .akademi-status`)?.textContent.includes(words)""",
        arg=[item, words],
    )
    return status(page, item)


def wait_for(page: Any, wanted: Callable[[], Any]) -> Any:
    """Wait until something outside the page is true, letting the browser go on meanwhile; return it."""
    deadline = time.monotonic() + PATIENCE_MS / 2000
    while not (found := wanted()):
        assert time.monotonic() < deadline, "it never came true"
        page.wait_for_timeout(20)
    return found


def saved(page: Any, room: Room, item: str, wanted: Callable[[Any], bool] = lambda _: True) -> Any:
    """Wait until the answer file on the disk holds a (fitting) answer to an item, and return the answer."""

    def fitting() -> list[Any]:
        entry = room.answers().get(item)
        return [entry["nilai"]] if entry and wanted(entry["nilai"]) else []

    return wait_for(page, fitting)[0]
