"""Submissions whose files are the trick: links, names, damaged notebooks, forged metadata, impossible answers.

Each trick is a function of a `Place`; it fills the folder of its own submission.
"""

import copy
import json
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell

from akademi.exercises.report import REPORT_MIME
from tests import mini

RIGHT_CODE = "hasil = 42"
# Wrong everywhere, so that no point is honest.
WRONG = {"mini_pilih": "a", "mini_banyak": ["c"], "mini_urut": ["c", "a", "b"]}
SCRIPT = (
    "<script>alert(21)</script><img src=x onerror=alert(22)><svg onload=alert(23)><iframe src='javascript:alert(24)'>"
)


@dataclass(frozen=True)
class Place:
    """Where a trick is laid: the course, its release, and the honest trainee's folder beside it."""

    course: Path
    release: Any
    folder: Path
    neighbour: Path
    outside: Path

    @property
    def student(self) -> str:
        return self.folder.parent.name

    def hand_in(self, notebook: Any = None, answers: Any = WRONG) -> None:
        """Write an ordinary submission."""
        mini.submit(self.course, self.student, notebook or mini.with_sources(self.release), answers)

    def write(self, notebook: bytes | None = None, answers: bytes | None = None) -> None:
        """Write a submission's two files as they are given; wrong answers, and no code, if not."""
        self.hand_in()
        for name, content in (("latihan.ipynb", notebook), ("jawaban.json", answers)):
            if content is not None:
                (self.folder / name).write_bytes(content)

    @property
    def raw(self) -> dict[str, Any]:
        """The released notebook as plain JSON."""
        return json.loads(json.dumps(self.release))


Trick = Callable[[Place], None]


# ------------------------------------------------------------------ links and names


def notebook_is_a_link_to_the_key(place: Place) -> None:
    place.hand_in()
    (place.folder / "latihan.ipynb").unlink()
    (place.folder / "latihan.ipynb").symlink_to(place.course / "source" / mini.NAME / "kunci.py")


def notebook_is_a_link_to_a_neighbour(place: Place) -> None:
    place.hand_in()
    (place.folder / "latihan.ipynb").unlink()
    (place.folder / "latihan.ipynb").symlink_to(place.neighbour / "latihan.ipynb")


def answers_are_a_link_to_a_neighbour(place: Place) -> None:
    place.hand_in()
    (place.folder / "jawaban.json").unlink()
    (place.folder / "jawaban.json").symlink_to(place.neighbour / "jawaban.json")


def folder_is_a_link(place: Place) -> None:
    place.folder.parent.mkdir(parents=True, exist_ok=True)
    place.folder.symlink_to(place.neighbour, target_is_directory=True)


def links_inside(place: Place) -> None:
    place.hand_in(mini.with_sources(place.release, mini_kode_jawab="import os\nprint(os.listdir('.'))\nhasil = 41"))
    for name, target in {
        "kunci": place.course / "source",
        "tetangga": place.neighbour,
        "luar.txt": place.outside / "rahasia.txt",
        "relatif": Path("../../../source"),
        "putus": Path("tidak ada"),
        "diri": Path("diri"),
    }.items():
        (place.folder / name).symlink_to(target)


def answers_are_a_pipe(place: Place) -> None:
    place.hand_in()
    (place.folder / "jawaban.json").unlink()
    os.mkfifo(place.folder / "jawaban.json")
    os.mkfifo(place.folder / "lain.txt")


def notebook_is_a_pipe(place: Place) -> None:
    place.hand_in()
    (place.folder / "latihan.ipynb").unlink()
    os.mkfifo(place.folder / "latihan.ipynb")


def a_socket_lies_inside(place: Place) -> None:
    place.hand_in()
    before = Path.cwd()
    os.chdir(place.folder)  # the whole path would be too long for an address
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("s")
    finally:
        os.chdir(before)


def files_are_folders(place: Place) -> None:
    place.folder.mkdir(parents=True)
    for name in ("latihan.ipynb", "jawaban.json"):
        (place.folder / name).mkdir()
        (place.folder / name / "isi.txt").write_text("x")


def answers_are_a_folder(place: Place) -> None:
    place.hand_in(answers=None)
    (place.folder / "jawaban.json").mkdir()
    (place.folder / "jawaban.json" / "jawaban.json").write_text("{}")


def strange_names(place: Place) -> None:
    """Newlines, commands, bytes that are no text, names as long as they can be, and a path that is nearly too long."""
    place.hand_in(mini.with_sources(place.release, mini_kode_jawab="hasil = 41"))
    for name in ("a\nb", "; rm -rf *", "$(id)", "--force", "..a", "\\..\\..\\x", "a" * 255, " ", "é\u202etxt.exe"):
        (place.folder / name).write_text("x")
    (Path(os.fsencode(place.folder).decode()) / os.fsdecode(b"\xff\xfe")).write_text("x")
    deep = place.folder
    while len(os.fsencode(deep)) < 4_096 - 130:
        deep = deep / ("d" * 100)
    descriptor = os.open(place.folder, os.O_RDONLY)
    for part in deep.relative_to(place.folder).parts:
        os.mkdir(part, dir_fd=descriptor)
        inner = os.open(part, os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = inner
    longest = 4_094 - len(os.fsencode(deep))
    os.close(os.open("e" * longest, os.O_CREAT | os.O_WRONLY, dir_fd=descriptor))
    os.close(descriptor)


def brings_a_key_of_its_own(place: Place) -> None:
    place.hand_in(answers={**WRONG, "mini_pilih": "c"})
    key = mini.KEY.replace('answer="b", mistakes', 'answer="c", mistakes')
    assert key != mini.KEY
    for name in ("kunci.py", "nbgrader_config.py", "pengajar_config.py", "sitecustomize.py", "akademi.py", "numpy.py"):
        (place.folder / name).write_text(key if name == "kunci.py" else "raise SystemExit('jahat')\n")
    (place.folder / ".sidik-penilaian").write_text('{"fingerprint": "", "failure": "", "flagged": {}, "repairs": []}')
    (place.folder / "gradebook.db").write_bytes(b"SQLite format 3\0")


def modules_that_shadow(place: Place) -> None:
    """Modules beside the notebook that the notebook's own cells would import."""
    code = "import json, akademi, numpy\nprint(json.__file__)\nhasil = 41"
    place.hand_in(mini.with_sources(place.release, mini_kode_jawab=code))
    for name in ("json.py", "akademi.py", "numpy.py", "IPython.py", "sitecustomize.py"):
        (place.folder / name).write_text("open('/tmp/jahat', 'w')\nprint('BERHASIL')\n")


def strange_timestamp(place: Place) -> None:
    place.hand_in()
    (place.folder / "timestamp.txt").write_bytes(b"kemarin 99:99 /etc/passwd\n\xff" * 1_000)


def timestamp_of_another_age(place: Place) -> None:
    place.hand_in()
    (place.folder / "timestamp.txt").write_text("0001-01-01 00:00:00 +2400")


# ------------------------------------------------------------------ notebooks that are none


def raw_notebook(content: bytes) -> Trick:
    """Return a trick that hands in these bytes as the notebook."""
    return lambda place: place.write(content)


def changed_notebook(change: Callable[[dict[str, Any]], Any]) -> Trick:
    """Return a trick that changes the plain JSON of a notebook whose code is right."""

    def trick(place: Place) -> None:
        raw = json.loads(json.dumps(mini.with_sources(place.release, mini_kode_jawab=RIGHT_CODE)))
        changed = change(raw)
        place.write(json.dumps(raw if changed is None else changed).encode())

    return trick


def encoded(encoding: str) -> Trick:
    def trick(place: Place) -> None:
        notebook = mini.with_sources(place.release, mini_kode_jawab=RIGHT_CODE)
        place.write(json.dumps(notebook).encode(encoding))

    return trick


def truncated(place: Place) -> None:
    place.write(json.dumps(place.raw).encode()[:-40])


def older_format(raw: dict[str, Any]) -> dict[str, Any]:
    """The notebook as version 3 had it: the cells in a work sheet, code under "input"."""
    cells = []
    for cell in raw["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            cells.append(
                {"cell_type": "code", "language": "python", "input": source, "outputs": [], "collapsed": False}
            )
        else:
            cells.append({"cell_type": "markdown", "source": source})
        cells[-1]["metadata"] = cell["metadata"]
    return {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [{"cells": cells, "metadata": {}}],
    }


def update(**fields: Any) -> Callable[[dict[str, Any]], None]:
    """Return a change of the notebook's own fields."""
    return lambda raw: raw.update(fields)


def too_many_cells(raw: dict[str, Any]) -> None:
    raw["cells"] *= 1_000


def many_copies(raw: dict[str, Any]) -> None:
    answer = next(cell for cell in raw["cells"] if cell["metadata"].get("nbgrader", {}).get("solution"))
    raw["cells"] += [copy.deepcopy(answer) | {"id": f"s{n}"} for n in range(1_500)]


def too_many_values(raw: dict[str, Any]) -> None:
    raw["metadata"]["a"] = [[]] * 600_000


def deeply_nested(place: Place) -> None:
    text = json.dumps(place.raw)
    place.write(text.replace('"metadata"', f'"x": {"[" * 100_000}{"]" * 100_000}, "metadata"', 1).encode())


def nested_metadata(raw: dict[str, Any]) -> None:
    value: Any = 0
    for _ in range(400):
        value = {"a": value}
    raw["metadata"]["a"] = value


def strange_ids(raw: dict[str, Any]) -> None:
    raw["nbformat_minor"] = 4
    for cell in raw["cells"]:
        cell["id"] = '"><script>alert(25)</script>'


def half_characters(raw: dict[str, Any]) -> None:
    for cell in raw["cells"]:
        cell["metadata"]["x\ud800"] = "\udfff"
    raw["cells"].append(dict(new_code_cell("# \ud800\nhasil = 41")))
    raw["metadata"]["title"] = "\ud800"


# ------------------------------------------------------------------ cells and metadata


def edited(edit: Callable[[Any], None], *, right_code: bool = True) -> Trick:
    """Return a trick that edits a notebook node."""

    def trick(place: Place) -> None:
        sources = {"mini_kode_jawab": RIGHT_CODE} if right_code else {}
        notebook = mini.with_sources(place.release, **sources)
        edit(notebook)
        place.hand_in(notebook)

    return trick


def without(*places: str) -> Callable[[Any], None]:
    """Return an edit that removes cells, by grade id or cell id."""

    def edit(notebook: Any) -> None:
        notebook.cells = [
            cell
            for cell in notebook.cells
            if cell.get("id") not in places and cell.metadata.get("nbgrader", {}).get("grade_id") not in places
        ]

    return edit


def copied_answer(place: Place) -> None:
    """The answer cell twice, the second one as it was released."""
    notebook = mini.with_sources(place.release, mini_kode_jawab=RIGHT_CODE)
    answer = mini.cell_named(notebook, "mini_kode_jawab")
    twin = nbformat.from_dict(json.loads(json.dumps(mini.cell_named(place.release, "mini_kode_jawab"))))
    twin["id"] = "salinan"
    notebook.cells.insert(notebook.cells.index(answer) + 1, twin)
    place.hand_in(notebook)


def reversed_cells(notebook: Any) -> None:
    notebook.cells.reverse()


def merged_answer(notebook: Any) -> None:
    """The answer merged into the check below it."""
    answer, check = (mini.cell_named(notebook, name) for name in ("mini_kode_jawab", "mini_kode"))
    check.source = f"{answer.source}\n{check.source}\n2.0"
    notebook.cells.remove(answer)


def nothing_is_left(notebook: Any) -> None:
    notebook.cells.clear()


def more_points(notebook: Any) -> None:
    """Points and schema edited, a graded cell of the trainee's own, an unknown kernel, and a score."""
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata.nbgrader.update(points=1000, schema_version=99)
    mini.cell_named(notebook, "mini_tulis").metadata.nbgrader.update(score=4, comment="Bagus")
    notebook.cells.append(mini.graded("mini_hadiah", "100", 100))
    notebook.metadata.kernelspec = {"name": "jahat", "display_name": "Jahat", "language": "python"}


def unlocked_checks(notebook: Any) -> None:
    """Graded cells turned into answers of the trainee's own, with full marks as their last value."""
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade") and cell.cell_type == "code":
            cell.metadata.nbgrader.update(locked=False, solution=True, grade=True)
            cell.source = "2.0"


def answers_turned_into_text(notebook: Any) -> None:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.cell_type = "raw"
            cell.pop("outputs")
            cell.pop("execution_count")


def swapped_names(notebook: Any) -> None:
    """The checks of two items under each other's names."""
    one, other = (mini.cell_named(notebook, name).metadata.nbgrader for name in ("mini_pilih", "mini_kode"))
    one["grade_id"], other["grade_id"] = other["grade_id"], one["grade_id"]


def odd_metadata(notebook: Any) -> None:
    for number, cell in enumerate(notebook.cells):
        cell.metadata["nbgrader"] = ["teks", 5, None, [], {"grade_id": 7}, {"grade_id": []}, {"grade": "ya"}][
            number % 7
        ]


def graders_words(notebook: Any) -> None:
    """Findings that only the grader may write."""
    notebook.metadata["akademi"] = "teks"
    for cell in notebook.cells:
        cell.metadata["akademi"] = {"keadaan": "benar", "tinjau": True, "soal": "<script>alert(26)</script>"}
    mini.cell_named(notebook, "mini_tulis").metadata["akademi"] = "teks"


def ready_outputs(notebook: Any) -> None:
    """Full points and a right report already standing in the outputs, and no code at all."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            cell.outputs = [
                new_output("execute_result", {"text/plain": "2.0", REPORT_MIME: {"item": name, "value": 42}})
            ]


def scripts_in_the_text(notebook: Any) -> None:
    """What runs in a browser that shows it unguarded: in a written answer, in other cells, in their metadata."""
    text = (
        f"{SCRIPT}\n\n# Judul {SCRIPT}\n\n[a](javascript:alert(27)) [b][1] ![c](javascript:alert(28))\n\n"
        f"[1]: javascript:alert(29)\n\n$${SCRIPT}$$\n\n${SCRIPT}$\n\n```mermaid\n{SCRIPT}\n```\n\n"
        f'```"><script>alert(30)</script>\nx\n```\n\n<a href="data:text/html,{SCRIPT}">d</a>\n\n'
        f"\\begin{{equation}}{SCRIPT}\\end{{equation}}\n\n![](attachment:x.png) ![](attachment:tidak-ada.png)\n\n"
        "![jejak](https://contoh.invalid/jejak.png)\n\n<style>body{display:none}</style><base href=//contoh.invalid>"
    )
    written = mini.cell_named(notebook, "mini_tulis")
    written.source = text
    written["attachments"] = {"x.png": {'image/png" onerror="alert(31)': 'AAAA" onerror="alert(32)'}}
    written.metadata["tags"] = ['"><script>alert(33)</script>']
    own = new_markdown_cell(text, metadata={"tags": ['"><script>alert(34)</script>']})
    raws = [new_raw_cell(SCRIPT), new_raw_cell(SCRIPT, metadata={"raw_mimetype": "text/html", "format": "text/html"})]
    code = new_code_cell(f"# {SCRIPT}", metadata={"tags": ['"><script>alert(35)</script>'], "name": SCRIPT})
    notebook.cells += [own, *raws, code]
    mini.cell_named(notebook, "mini_kode_jawab").source = f"hasil = 41  # {SCRIPT}"
    notebook.metadata["title"] = SCRIPT
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"x": "</script><script>alert(36)"}}
    notebook.metadata["language_info"] = {"name": '"><script>alert(37)</script>', "pygments_lexer": "tidak ada"}


# ------------------------------------------------------------------ answer files


def answers(content: Any) -> Trick:
    """Return a trick that hands in this answer file: bytes, or what becomes JSON."""
    return lambda place: place.write(answers=content if isinstance(content, bytes) else json.dumps(content).encode())


def sheet(given: Any, **fields: Any) -> dict[str, Any]:
    """Return an answer sheet as a form writes it, with other fields."""
    return {"format": 1, "tugas": mini.NAME, "peserta": "", "jawaban": given, **fields}


def answers_of_the_neighbour(place: Place) -> None:
    """The honest trainee's answers under another name: right but for the personal numbers."""
    place.hand_in()
    content = json.loads((place.neighbour / "jawaban.json").read_text())
    content["jawaban"] = {"mini_angka": content["jawaban"]["mini_angka"]}
    (place.folder / "jawaban.json").write_text(json.dumps(content))


EVERYTHING_WRONG_TYPED = {
    "mini_pilih": {"nilai": {"b": "b"}},
    "mini_angka": {"nilai": [0.09, 0.16, 0.25, 0.36]},
    "mini_banyak": {"nilai": "ab"},
    "mini_urut": {"nilai": {"b": 1, "a": 2, "c": 3}},
    "mini_kotak": {"nilai": ["p", "q"]},
    "mini_duga": {"nilai": True, "terkunci": True},
    "mini_kode": {"nilai": 42, "item": "mini_kode", "value": 42, "points": 2, "score": 2},
    "mini_kode_jawab": {"nilai": 42},
    "mini_tulis": {"nilai": "x", "score": 4},
}

FOLDERS: dict[str, Trick] = {
    trick.__name__: trick
    for trick in (
        notebook_is_a_link_to_the_key, notebook_is_a_link_to_a_neighbour, answers_are_a_link_to_a_neighbour,
        folder_is_a_link, links_inside, answers_are_a_pipe, notebook_is_a_pipe, a_socket_lies_inside, files_are_folders,
        answers_are_a_folder, strange_names, brings_a_key_of_its_own, modules_that_shadow, strange_timestamp,
        timestamp_of_another_age,
    )
}  # fmt: skip
NOTEBOOKS: dict[str, Trick] = {
    "zero_bytes": raw_notebook(b""),
    "one_zero_byte": raw_notebook(b"\0"),
    "only_a_mark": raw_notebook(b"\xef\xbb\xbf"),
    "no_json": raw_notebook(b"bukan JSON"),
    "a_list": raw_notebook(b"[]"),
    "a_number": raw_notebook(b"5"),
    "an_empty_object": raw_notebook(b"{}"),
    "not_a_number_as_version": raw_notebook(b'{"nbformat": NaN, "nbformat_minor": 5, "metadata": {}, "cells": []}'),
    "an_open_bracket": raw_notebook(b"[" * 500_000),
    "truncated_notebook": truncated,
    "too_large": raw_notebook(b" " * 50_000_001),
    "byte_order_mark": encoded("utf-8-sig"),
    "utf_16": encoded("utf-16"),
    "version_1": changed_notebook(update(nbformat=1)),
    "version_2": changed_notebook(update(nbformat=2)),
    "version_3": changed_notebook(older_format),
    "version_4_0": changed_notebook(update(nbformat_minor=0)),
    "version_5": changed_notebook(update(nbformat=5)),
    "version_in_words": changed_notebook(update(nbformat="4", nbformat_minor="lima")),
    "version_of_tomorrow": changed_notebook(update(nbformat_minor=10**9)),
    "no_cells": changed_notebook(lambda raw: raw.pop("cells") and None),
    "cells_are_null": changed_notebook(update(cells=None)),
    "cells_are_text": changed_notebook(update(cells="teks")),
    "cells_are_numbers": changed_notebook(update(cells=[1, None, [], {}])),
    "metadata_is_a_list": changed_notebook(update(metadata=[])),
    "kernel_is_a_number": changed_notebook(lambda raw: raw["metadata"].update(kernelspec=5, language_info=[1])),
    "sources_are_numbers": changed_notebook(lambda raw: [cell.update(source=5) for cell in raw["cells"]] and None),
    "unknown_cells": changed_notebook(lambda raw: raw["cells"].append({"cell_type": "jahat", "source": "", "metadata": {}})),
    "too_many_cells": changed_notebook(too_many_cells),
    "too_many_values": changed_notebook(too_many_values),
    "many_copies": changed_notebook(many_copies),
    "deeply_nested": deeply_nested,
    "nested_metadata": changed_notebook(nested_metadata),
    "strange_ids": changed_notebook(strange_ids),
    "half_characters_in_cells": changed_notebook(half_characters),
}  # fmt: skip
EDITS: dict[str, Trick] = {
    "copied_answer": copied_answer,
    "deleted_check": edited(without("mini_kode", "siap", "mini_pilih")),
    "deleted_everything": edited(nothing_is_left),
    "reversed_cells": edited(reversed_cells),
    "merged_answer": edited(merged_answer, right_code=False),
    "more_points": edited(more_points, right_code=False),
    "unlocked_checks": edited(unlocked_checks, right_code=False),
    "answers_turned_into_text": edited(answers_turned_into_text, right_code=False),
    "swapped_names": edited(swapped_names, right_code=False),
    "odd_metadata": edited(odd_metadata, right_code=False),
    "graders_words": edited(graders_words, right_code=False),
    "ready_outputs": edited(ready_outputs, right_code=False),
    "scripts_in_the_text": edited(scripts_in_the_text, right_code=False),
}
ANSWERS: dict[str, Trick] = {
    "answers_empty": answers(b""),
    "answers_one_zero_byte": answers(b"\0" * 4_096),
    "answers_truncated": answers(json.dumps(sheet({"mini_pilih": {"nilai": "b"}})).encode()[:-3]),
    "answers_utf_16": answers(json.dumps(sheet({"mini_pilih": {"nilai": "b"}})).encode("utf-16")),
    "answers_a_list": answers([sheet({"mini_pilih": {"nilai": "b"}})]),
    "answers_in_a_list": answers(sheet([["mini_pilih", {"nilai": "b"}]])),
    "answers_of_wrong_types": answers(sheet(EVERYTHING_WRONG_TYPED)),
    "answers_not_a_number": answers(b'{"format": 1, "tugas": "01_mini", "jawaban": {"mini_angka": {"nilai": NaN}}}'),
    "answers_infinite": answers(b'{"format": 1, "tugas": "01_mini", "jawaban": {"mini_angka": {"nilai": 1e999}}}'),
    "answers_huge_number": answers(
        b'{"format": 1, "tugas": "01_mini", "jawaban": {"mini_angka": {"nilai": ' + b"9" * 4_000 + b"}}}"
    ),
    "answers_endless_number": answers(
        b'{"format": 1, "tugas": "01_mini", "jawaban": {"mini_angka": {"nilai": ' + b"9" * 1_000_000 + b"}}}"
    ),
    "answers_long_text": answers(sheet({"mini_angka": {"nilai": "1." * 1_000_000}, "mini_pilih": {"nilai": "b" * 10**6}})),
    "answers_a_million_keys": answers(
        b'{"format": 1, "tugas": "01_mini", "jawaban": {' + b",".join(b'"%x":0' % n for n in range(150_000)) + b"}}"
    ),
    "answers_too_large": answers(sheet({"x": {"nilai": "x" * 6_000_000}})),
    "answers_too_deep": answers(
        b'{"format": 1, "tugas": "01_mini", "jawaban": {"mini_pilih": {"nilai": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}}"
    ),
    "answers_twice": answers(
        b'{"format": 1, "tugas": "01_mini", "tugas": "01_mini", "jawaban": {"mini_pilih": {"nilai": "b"}},'
        b' "jawaban": {"mini_pilih": {"nilai": "b", "nilai": "c"}}}'
    ),
    "answers_half_characters": answers(sheet({"mini_pilih": {"nilai": "\ud800"}}, peserta="\ud800")),
    "answers_of_another_assignment": answers(sheet({"mini_pilih": {"nilai": "b"}}, tugas="[/red]<script>alert(41)</script>\n")),
    "answers_of_the_neighbour": answers_of_the_neighbour,
    "answers_with_forged_numbers": answers(
        sheet({"mini_angka": {"nilai": 0.0, "angka": {"b": 0.0}}}, peserta="zz_jujur\n<script>alert(42)</script>")
    ),
    "answers_with_every_option": answers(
        sheet({"mini_banyak": {"nilai": ["a", "b", "c"] * 1_000}, "mini_kotak": {"nilai": {"k1": "q", "k2": "p", "k3": "p"}}})
    ),
    "answers_with_scripts": answers(sheet({"mini_pilih": {"nilai": SCRIPT}, "mini_angka": {"nilai": SCRIPT, "tertulis": SCRIPT}})),
}  # fmt: skip
SUBMISSIONS = FOLDERS | NOTEBOOKS | EDITS | ANSWERS
# What their code item is honestly worth: the code was right, and it could be found.
EARNS = {
    "copied_answer": 2, "deleted_check": 2, "reversed_cells": 2, "byte_order_mark": 2, "version_4_0": 2, "version_3": 2,
    "strange_ids": 2, "many_copies": 2, "half_characters_in_cells": 2, "nested_metadata": 2, "version_of_tomorrow": 2,
}  # fmt: skip
