"""What trainees and instructors do on the hub, as functions."""

from __future__ import annotations

import json
from typing import Any

from tests.hub.people import Person
from tests.mini import KEY, NAME, right_answers

_WORK = """
import json, os, nbformat
from pathlib import Path
folder = Path(os.environ["AKADEMI_RUANG"], {name!r})
sheet = {{"format": 1, "tugas": {name!r}, "peserta": {student!r}, "jawaban": json.loads({answers!r})}}
(folder / "jawaban.json").write_text(json.dumps(sheet))
notebook = nbformat.read(folder / "latihan.ipynb", as_version=4)
for cell in notebook.cells:
    about = cell.metadata.get("nbgrader", {{}}).get("grade_id")
    if about == "mini_tulis":
        cell.source = {essay!r}
    if about == "mini_kode_jawab" and {code!r}:
        cell.source = {code!r}
nbformat.write(notebook, folder / "latihan.ipynb")
"""
_HAND_IN = """
import os
from pathlib import Path
from akademi.exercises import hub
news = []
folder = Path(os.environ["AKADEMI_RUANG"], {name!r})
hub.hand_in_and_follow(folder, {name!r}, lambda now, page: news.append((now, page)), news.append).join(100)
print(json.dumps([[hub.describe(n[0]), n[0].state, str(n[1])] if isinstance(n, tuple) else n for n in news]))
"""


def mini_key() -> Any:
    """Return the key of the small assignment."""
    space: dict[str, Any] = {}
    exec(KEY, space)
    return space["KUNCI"]


def work(person: Person, essay: str = "Jawaban saya.", wrong: tuple[str, ...] = (), code: str = "") -> None:
    """Answer the exercise in the person's own server."""
    answers = right_answers(mini_key(), person.name)
    for item in wrong:
        answers[item]["nilai"] = None
    person.run(_WORK.format(name=NAME, student=person.name, answers=json.dumps(answers), essay=essay, code=code))


def hand_in(person: Person) -> list[Any]:
    """Press the button in the person's own server and return the news, one by one."""
    return json.loads(person.run("import json\n" + _HAND_IN.format(name=NAME)))


def submit_only(person: Person) -> None:
    """Hand in without waiting for anything."""
    person.run(
        "import os; from pathlib import Path; from akademi.exercises import hub\n"
        f"with hub.Courier({NAME!r}) as courier:\n"
        f"    hub.hand_in(Path(os.environ['AKADEMI_RUANG'], {NAME!r}), {NAME!r}, courier)"
    )


def feedback(person: Person) -> str:
    """Return the newest feedback page in the person's workspace."""
    return person.run(
        "import os; from pathlib import Path\n"
        f"pages = sorted(Path(os.environ['AKADEMI_RUANG'], {NAME!r}, 'feedback').glob('*/latihan.html'))\n"
        "print(pages[-1].read_text() if pages else '')"
    )


def start_page(person: Person) -> str:
    """Return what the start page says in plain text, looked at anew."""
    return person.run(
        "import os; from akademi.exercises import StartPage; print(StartPage(os.environ['AKADEMI_RUANG']))"
    )


def grade_by_hand(instructor: Person, student: str, item: str, points: float, comment: str = "") -> None:
    """Grade a written answer by the calls that the formgrader's page makes."""
    prefix = "/services/pka-uji/"
    instructor.get(f"{prefix}formgrader")
    submissions = instructor.api(f"formgrader/api/submitted_notebooks/{NAME}/latihan", prefix=prefix)
    submission = next(one["id"] for one in submissions if one["student"] == student)
    assert "mini_tulis" in instructor.get(f"{prefix}formgrader/submissions/{submission}")
    grades = instructor.api(f"formgrader/api/grades?submission_id={submission}", prefix=prefix)
    grade = next(one for one in grades if one["name"] == item)
    instructor.api(f"formgrader/api/grade/{grade['id']}", "PUT", {"manual_score": points}, prefix=prefix)
    comments = instructor.api(f"formgrader/api/comments?submission_id={submission}", prefix=prefix)
    said = next(one for one in comments if one["name"] == item)
    instructor.api(f"formgrader/api/comment/{said['id']}", "PUT", {"manual_comment": comment}, prefix=prefix)
