"""Does any of these tricks win a point, leak a word, touch something outside or stop the batch?

None of these trainees answers anything right, but for what the tables `EARNS` say; whatever else they gain, they gain
by a trick. All are graded in one batch together with one honest trainee, who comes last and gets full marks.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config

from akademi.grading.batch import DONE, FAILED, REVIEW, WAITING, open_course
from akademi.grading.execute import sandbox_missing
from tests import mini
from tests.hostile import code_tricks, folder_tricks
from tests.hostile.browser_eyes import scripts_of, what_would_run
from tests.hostile.code_tricks import CHEATS, CODE, CUT_OFF, REACHES, REFUSED, SNOOPS
from tests.hostile.folder_tricks import EDITS, FOLDERS, NOTEBOOKS, SUBMISSIONS
from tests.hostile.harness import HONEST, SECRETS, grade_all_tricks

pytestmark = [
    pytest.mark.cycle,
    pytest.mark.xdist_group("hostile"),
    pytest.mark.skipif(bool(sandbox_missing()), reason=sandbox_missing() or "-"),
]

TRICKS = [*CODE, *SUBMISSIONS]
# Points that are honest, by trick and item.
EARNED = {
    **{name: {"mini_kode": points} for name, points in (code_tricks.EARNS | folder_tricks.EARNS).items()},
    # All options chosen: two hits and one false pick of two right ones.
    "answers_with_every_option": {"mini_banyak": 1},
}
# There is no notebook that could be graded.
UNREADABLE = {
    "notebook_is_a_link_to_the_key", "notebook_is_a_link_to_a_neighbour", "folder_is_a_link", "notebook_is_a_pipe",
    "files_are_folders",
    *(set(NOTEBOOKS) - set(folder_tricks.EARNS)),
}  # fmt: skip
# The notebook is graded, but the answer sheet is none.
NO_SHEET = {
    "answers_one_zero_byte", "answers_truncated", "answers_utf_16", "answers_a_list", "answers_in_a_list",
    "answers_not_a_number", "answers_infinite", "answers_endless_number", "answers_too_large", "answers_too_deep",
    "answers_half_characters", "answers_of_another_assignment",
}  # fmt: skip
# What an instructor's browser could be made to run comes with these.
SHOWS = [
    "rich_outputs", "error_with_html_name", "html_result_and_flood", "strange_messages", "half_characters",
    "frames_with_strange_fields", "scripts_in_the_text", "strange_ids", "graders_words", "odd_metadata",
    "answers_with_scripts",
]  # fmt: skip
# What of a trainee's is shown on a page of feedback comes with these; the other pages would be the same.
PAGES = [
    *CHEATS,
    *SNOOPS,
    *REACHES,
    *EDITS,
    *(name for name in SHOWS if name not in {**CHEATS, **EDITS}),
    "output_flood",
]
GRADED = [name for name in TRICKS if name not in UNREADABLE]


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """Grade all tricks and one honest trainee in one batch; return what happened."""
    return mini.once(tmp_path_factory, "jahat", lambda folder: grade_all_tricks(folder, pages=[*PAGES, HONEST]))


@cache
def _read(path):
    return nbformat.from_dict(json.loads(path.read_text(encoding="utf-8")))


def notebook_of(happened, student):
    return _read(happened.course / "autograded" / student / mini.NAME / "latihan.ipynb")


def cell_of(happened, student, name):
    return mini.cell_named(notebook_of(happened, student), name)


def verdict_of(happened, student, item):
    return cell_of(happened, student, item).outputs[0].data["text/html"]


def printed(cell):
    return "".join(output.get("text", "") for output in cell.outputs)


# ------------------------------------------------------------------ points


@pytest.mark.parametrize("trick", GRADED)
def test_does_a_trick_gain_a_point_beyond_its_honest_answers(batch, trick):
    expected = EARNED.get(trick, {})
    found = batch.scores[trick]
    assert len(found) == 8
    assert found == dict.fromkeys(found, 0) | expected
    assert batch.results[trick].score == sum(expected.values())
    assert batch.results[trick].max_score == 16


@pytest.mark.parametrize("trick", sorted(UNREADABLE))
def test_does_what_cannot_be_read_wait_for_a_person(batch, trick):
    assert batch.scores[trick] == dict.fromkeys(batch.scores[HONEST], 0)
    assert {(trick, item) for item in batch.scores[HONEST]} <= batch.waiting


@pytest.mark.parametrize("trick", sorted(CUT_OFF))
def test_does_code_that_was_cut_off_wait_for_a_person_and_not_become_a_zero(batch, trick):
    assert (trick, "mini_kode") in batch.waiting
    assert "Perlu diperiksa pengajar" in verdict_of(batch, trick, "mini_kode")


def test_does_the_batch_go_on_to_the_last_trainee_with_full_marks(batch):
    assert list(batch.results) == sorted([*TRICKS, HONEST])
    assert batch.results[HONEST].status == WAITING
    assert batch.scores[HONEST] == {
        "mini_pilih": 1, "mini_angka": 2, "mini_banyak": 2, "mini_urut": 2, "mini_kotak": 2, "mini_duga": 1,
        "mini_kode": 2, "mini_tulis": 0,
    }  # fmt: skip


# ------------------------------------------------------------------ reasons


@pytest.mark.parametrize("trick", TRICKS)
def test_is_a_trick_at_worst_one_line_in_the_table_with_a_reason_in_indonesian(batch, trick):
    result = batch.results[trick]
    if trick in UNREADABLE:
        assert result.status == FAILED
        assert result.reason.startswith("Berkas latihan.ipynb ")
    elif trick in CUT_OFF:
        assert result.status == REVIEW
        assert result.reason.startswith(("Kode peserta ", "Proses kode peserta "))
        assert result.reason.endswith("Gagal, perlu diperiksa pengajar.")
    elif trick in NO_SHEET:
        assert result.status == REVIEW
        assert result.reason.startswith("jawaban.json tidak dapat dibaca: ")
    else:
        assert result.status == (WAITING if trick == "scripts_in_the_text" else DONE)
    assert "\n" not in result.reason
    assert "Error" not in result.reason


@pytest.mark.parametrize(
    ("trick", "said"),
    [
        ("ignores_the_interrupt", "terlalu lama dan mengabaikan perintah berhenti"),
        ("never_lets_go", "terlalu lama dan mengabaikan perintah berhenti"),
        ("many_small_files", "terlalu banyak berkas"),
        ("deleted_files", "terlalu banyak berkas"),
        ("unreadable_folders", "terlalu banyak berkas"),
        ("thread_bomb", "terlalu banyak utas"),
        ("frames_without_end", "merusak saluran hasil"),
        ("frames_too_many_bytes", "terlalu banyak keluaran"),
        ("frames_too_deep", "merusak saluran hasil"),
        ("crashes", "proses rusak"),
        ("kills_itself", "mati sebelum selesai"),
        ("exits", "menghentikan prosesnya sendiri"),
        ("zero_bytes", "kosong"),
        ("truncated_notebook", "terpotong"),
        ("deeply_nested", "bersarang terlalu dalam"),
        ("too_many_cells", "terlalu banyak sel"),
        ("too_many_values", "terlalu banyak nilai"),
        ("copied_answer", "salinan"),
        ("deleted_check", "dikembalikan"),
        ("deleted_everything", "dikembalikan"),
        ("reversed_cells", "Urutan sel dikembalikan"),
        ("answers_of_another_assignment", "milik tugas lain"),
    ],
)
def test_does_the_table_say_what_was_wrong(batch, trick, said):
    assert said in batch.results[trick].reason


@pytest.mark.parametrize(
    ("trick", "said"),
    [
        ("endless_loop", "terlalu lama"),
        ("asks_for_input", "input()"),
        ("not_a_number", "Belum ada hasil"),
        ("answers_of_the_neighbour", "peserta lain"),
    ],
)
def test_is_what_went_wrong_named_to_its_author(batch, trick, said):
    item = "mini_angka" if trick.startswith("answers") else "mini_kode"
    assert said in verdict_of(batch, trick, item)


def test_does_the_command_line_show_what_looks_like_its_own_markup(batch, capsys):
    from akademi.cli import _show_results

    _show_results(mini.NAME, [batch.results["answers_of_another_assignment"]])
    assert "[/red]" in capsys.readouterr().out


# ------------------------------------------------------------------ inside and outside


@pytest.mark.parametrize("trick", REFUSED)
def test_is_every_attempt_refused(batch, trick):
    said = printed(cell_of(batch, trick, "mini_kode_jawab"))
    assert "BERHASIL" not in said
    assert said.count("ditolak") >= CODE[trick].count("coba(") - 1


@pytest.mark.parametrize("trick", GRADED)
def test_does_anything_that_was_not_refused_show(batch, trick):
    """Code outside of ``coba`` says BERHASIL too; its own text, which a traceback quotes, does not count."""
    for cell in notebook_of(batch, trick).cells:
        assert "BERHASIL" not in printed(cell) if cell.cell_type == "code" else True


@pytest.mark.parametrize("trick", TRICKS)
def test_does_a_trick_learn_what_it_must_not_know(batch, trick):
    written = [path.read_bytes() for room in ("autograded", "feedback") for path in _files(batch.course / room / trick)]
    everything = b"\n".join([*written, batch.results[trick].reason.encode()])
    assert [name for name, secret in SECRETS.items() if secret.encode() in everything] == []
    assert b"Model jawaban rahasia" not in everything


def _files(folder):
    return [Path(where) / name for where, _, names in os.walk(folder) for name in names]


def test_would_a_leak_be_found(batch):
    """The same search finds what the honest trainee wrote."""
    page = batch.course / "feedback" / HONEST / mini.NAME / "latihan.html"
    assert SECRETS["neighbour"] in page.read_text()


def test_is_everything_outside_as_it_was(batch):
    assert batch.changed == []


def test_has_nobody_outside_heard_anything(batch):
    assert batch.received == []


def test_do_other_processes_of_the_same_user_live_on(batch):
    assert batch.victim_lives


def test_is_no_process_left_behind(batch):
    assert batch.processes == []


def test_is_nothing_left_in_the_temporary_folder(batch):
    assert batch.temporary == []


@pytest.mark.parametrize("trick", [name for name in FOLDERS if name not in UNREADABLE])
def test_does_the_graded_copy_hold_ordinary_files_only(batch, trick):
    folder = batch.course / "autograded" / trick / mini.NAME
    for path in folder.rglob("*"):
        assert path.is_dir() or (path.is_file() and not path.is_symlink())
    assert folder.resolve().parent.parent == (batch.course / "autograded").resolve()


@pytest.mark.parametrize("trick", ["rewrites_answers", "daemon"])
def test_are_the_answers_as_they_were_handed_in(batch, trick):
    handed_in, graded = (
        (batch.course / room / trick / mini.NAME / "jawaban.json").read_bytes() for room in ("submitted", "autograded")
    )
    assert graded == handed_in


def test_is_no_file_of_a_trainee_taken_for_one_of_the_course(batch):
    copy = batch.course / "autograded" / "brings_a_key_of_its_own" / mini.NAME
    assert not (copy / "kunci.py").exists()
    assert json.loads((copy / ".sidik-penilaian").read_text())["fingerprint"], (
        "the grader's own mark, not the trainee's"
    )


def test_do_the_tricks_run_at_all(batch):
    """A trick whose code was never reached would test nothing."""
    silent = {
        name for name in CODE if name not in CUT_OFF and cell_of(batch, name, "mini_kode_jawab").execution_count is None
    }
    assert silent == set()


# ------------------------------------------------------------------ pages


@pytest.mark.parametrize("trick", [name for name in PAGES if name not in UNREADABLE])
def test_does_every_trainee_get_a_page_that_runs_nothing(batch, trick):
    assert batch.pages[trick] == ""
    page = (batch.course / "feedback" / trick / mini.NAME / "latihan.html").read_text()
    assert [
        tag for tag in what_would_run(page) if not tag.startswith("<meta {'charset'") and "viewport" not in tag
    ] == []
    for word in ("SOLUTION", "Model jawaban rahasia", "alert(26)"):
        assert word not in page


@pytest.fixture(scope="module")
def formgrader(batch):
    """Return nbgrader's own exporter, made as its server extension makes it, with the course's configuration."""
    config = Config(open_course(batch.course).config)
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    return HTMLExporter(config=config)


def shown_in_the_formgrader(happened, exporter, student):
    names = {"base_url": "", "submission_id": "s", "index": 0, "total": 1, "notebook_id": "n", "assignment_id": "a"}
    path = happened.course / "autograded" / student / mini.NAME / "latihan.ipynb"
    page, _ = exporter.from_filename(str(path), resources=names)
    return page


@pytest.mark.parametrize("trick", SHOWS)
def test_does_the_formgrader_run_nothing_of_a_trainee(batch, formgrader, trick):
    page = shown_in_the_formgrader(batch, formgrader, trick)
    own = shown_in_the_formgrader(batch, formgrader, "value_ends_the_cell")
    assert sorted(set(what_would_run(page)) - set(what_would_run(own))) == []
    assert "alert(" not in scripts_of(page)


def test_would_the_formgrader_run_a_script_without_the_courses_settings(batch):
    config = Config()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    exporter = HTMLExporter(config=config)
    assert "alert(" in scripts_of(shown_in_the_formgrader(batch, exporter, "rich_outputs"))


def test_does_the_formgrader_still_show_the_verdict(batch, formgrader):
    page = shown_in_the_formgrader(batch, formgrader, HONEST)
    assert "Jawaban Anda" in page
    assert SECRETS["neighbour"] in page
    assert 'class="score tabbable"' in page


def test_does_a_configuration_in_the_home_move_the_course(batch, tmp_path, monkeypatch):
    (tmp_path / "nbgrader_config.py").write_text(f"c = get_config()\nc.CourseDirectory.root = {str(tmp_path)!r}\n")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    assert Path(open_course(batch.course).coursedir.root) == batch.course.resolve()
    assert [path.name for path in tmp_path.iterdir()] == ["nbgrader_config.py"]
    assert not (batch.course.parent / "jupyter" / "lain").exists()


def test_are_there_enough_tricks():
    assert len(CODE) >= 60
    assert len(SUBMISSIONS) >= 60
    assert set(TRICKS) >= CUT_OFF | UNREADABLE | NO_SHEET | set(EARNED)
    assert not set(EDITS) & UNREADABLE
