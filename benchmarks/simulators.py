"""Time from a slider's input event until the new picture is on the screen, in a real browser.

Run ``python benchmarks/simulators.py [moves] [module …]`` (60 moves for each simulator of all modules). It starts a
JupyterLab with a workspace of its own, opens the lessons in chromium, moves every simulator's sliders, and prints
median and 95th percentile. Times are printed and never judged: they belong to the machine.

The clock runs in the page: from just before the ``input`` event to the second animation frame after the picture has
been decoded, when the browser has painted it. The next move waits for that, so moves never pile up.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from akademi.course.sources import find_assignment, find_assignments
from tests.browser.laboratory import (
    CHROMIUM,
    CHROMIUM_ARGUMENTS,
    PATIENCE_MS,
    VIEWPORT,
    Laboratory,
)
from tests.browser.steps import all_has_run

MOVES = 60
GOAL_MS = 100
# One move: the slider goes back and forth between its ends, so that every move gives another picture.
MOVE = """async ([n, move]) => {
  const simulator = document.querySelectorAll('.akademi-sim')[n];
  const picture = simulator.querySelector('img.akademi-sim-picture');
  const sliders = [...simulator.querySelectorAll('input[type=range]:enabled')];
  const slider = sliders[move % sliders.length];
  const [low, high] = [Number(slider.min), Number(slider.max)];
  const before = Number(slider.value);
  const part = ((move * 7) % 19 + 0.5) / 19;
  slider.value = low + part * (high - low);
  if (Number(slider.value) === before) slider.value = before === high ? low : high;
  const arrived = new Promise((resolve, reject) => {
    const waiting = setTimeout(() => reject(new Error('no picture came')), 20000);
    new MutationObserver(async (_changes, observer) => {
      observer.disconnect();
      clearTimeout(waiting);
      await picture.decode();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
    }).observe(picture, { attributes: true, attributeFilter: ['src'] });
  });
  const start = performance.now();
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  return (await arrived) - start;
}"""


def times_of(page: Any, simulator: int, moves: int) -> list[float]:
    """Move one simulator's sliders and return the milliseconds of every move; three moves beforehand to warm up."""
    page.locator(".akademi-sim").nth(simulator).scroll_into_view_if_needed()
    for move in range(3):
        page.evaluate(MOVE, [simulator, move])
    return [page.evaluate(MOVE, [simulator, move]) for move in range(3, 3 + moves)]


def with_simulators() -> list[str]:
    """Return the assignments whose lesson shows a simulator that has sliders to move."""
    found = [one for one in find_assignments() if one.reading is not None]
    return [one.name for one in found if "simulators." in one.reading.read_text(encoding="utf-8")]


def main(moves: int, assignments: list[str]) -> None:
    """Measure and print."""
    from playwright.sync_api import sync_playwright

    with (
        tempfile.TemporaryDirectory() as folder,
        Laboratory(Path(folder)) as laboratory,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_ARGUMENTS)
        print(f"From input event to painted picture, {moves} moves each (goal: {GOAL_MS} ms at the 95th percentile)")
        print(f"{'simulator':<60}{'median':>10}{'95 %':>10}{'longest':>10}")
        for assignment in assignments:
            page = browser.new_page(viewport=VIEWPORT)
            page.goto(laboratory.url(f"{assignment}/materi.ipynb"))
            page.wait_for_selector(".akademi-sim-picture[src]", timeout=PATIENCE_MS)
            all_has_run(page)
            names = page.locator(".akademi-sim-name").all_inner_texts()
            for number, name in enumerate(names):
                if not page.locator(".akademi-sim").nth(number).locator("input[type=range]:enabled").count():
                    continue
                times = times_of(page, number, moves)
                typical, rare = statistics.median(times), statistics.quantiles(times, n=20)[-1]
                label = f"{assignment[:2]} {name}"[:58]
                print(f"{label:<60}{typical:>7.0f} ms{rare:>7.0f} ms{max(times):>7.0f} ms", flush=True)
            page.close()
            laboratory.end_kernels()
            laboratory.forget_layout()
        browser.close()


if __name__ == "__main__":
    wanted = [find_assignment(name).name for name in sys.argv[2:]] or with_simulators()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MOVES, wanted)
