"""How long from the button to the feedback when N trainees hand in at once, and what a trainee costs in memory.

``.venv/bin/python -m benchmarks.hub --trainees 2 5 10``: a real hub on loopback with real system accounts (needs root),
removed at the end. Every number of trainees is one round: all servers and kernels are up, then all hand in at once.
"""

from __future__ import annotations

import argparse
import json
import statistics
import threading
import time
from pathlib import Path

from tests.hub.house import Accounts, House, why_there_is_no_hub
from tests.hub.people import Person
from tests.hub.steps import hand_in, work

MOST_TRAINEES = 40
MOST_SECONDS = 900


def memory_of(name: str) -> float:
    """Return what an account's processes hold in MB: shared pages are counted once among those who share them."""
    import pwd

    user, total = pwd.getpwnam(name).pw_uid, 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if f"\nUid:\t{user}\t" in status.read_text():
                rollup = (status.parent / "smaps_rollup").read_text()
                total += int(rollup.partition("\nPss:")[2].split()[0])
        except (OSError, ValueError, IndexError):
            continue
    return total / 1024


def hand_in_all(people: list[Person]) -> list[float]:
    """Let all hand in at once; return the seconds until each one's feedback was in the workspace."""
    seconds: list[float] = []

    def one(person: Person) -> None:
        began = time.monotonic()
        news = hand_in(person)
        if news and isinstance(news[-1], list) and news[-1][1].get("keadaan") == "dinilai" and news[-1][2] != "None":
            seconds.append(time.monotonic() - began)

    threads = [threading.Thread(target=one, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(seconds)


def main() -> None:
    """Measure and print one line of JSON a round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trainees", type=int, nargs="+", default=[2, 5, 10])
    arguments = parser.parse_args()
    if missing := why_there_is_no_hub():
        raise SystemExit(missing)
    began = time.monotonic()
    with Accounts() as accounts:
        house = House(accounts, per_hour=1000)
        try:
            house.prepare()
            house.start()
            people: list[Person] = []
            starts: list[float] = []
            for wanted in sorted(min(number, MOST_TRAINEES) for number in arguments.trainees):
                while len(people) < wanted and time.monotonic() - began < MOST_SECONDS:
                    person = house.log_in(accounts.add(f"p{len(people)}"))
                    starts.append(person.start_server())
                    work(person, code="hasil = 6 * 7")
                    people.append(person)
                seconds = hand_in_all(people)
                memory = [memory_of(person.name) for person in people]
                told = {
                    "trainees": len(people),
                    "returned": len(seconds),
                    "median_s": round(statistics.median(seconds), 2) if seconds else None,
                    "p95_s": round(seconds[max(0, round(0.95 * len(seconds)) - 1)], 2) if seconds else None,
                    "server_start_median_s": round(statistics.median(starts), 2),
                    "memory_mb_per_trainee": round(statistics.median(memory)),
                    "course_account_mb": round(memory_of(accounts.course)),
                }
                print(json.dumps(told), flush=True)
                if len(seconds) < len(people) or time.monotonic() - began > MOST_SECONDS:
                    print(json.dumps({"broke_at": len(people), "log": house.said()[-600:]}))
                    break
        finally:
            house.stop()


if __name__ == "__main__":
    main()
