"""Does a form keep every answer at once, show it again, and never give way? (contract A)"""

import json
import zipfile
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akademi.exercises import handin, open_practice, open_sheet, read_profile
from akademi.exercises.handin import HandInError, pack_submission
from akademi.exercises.profile import Profile, write_profile
from akademi.exercises.report import REPORT_MIME
from akademi.exercises.store import AnswerFile
from akademi.simulators import asset_trap

TASK = "01_uji"
AB = {"a": "A", "b": "B"}
DRAW = {"b": [0.3, 0.4, 0.5, 0.6]}
KINDS = ("choice", "choices", "number", "order", "sort", "predict", "simulate")
VALUES = {
    "choice": ("a", "a"),
    "choices": (["b", "a"], ["a", "b"]),
    "number": ("16,31", 16.31),
    "order": (["b", "a"], ["b", "a"]),
    "sort": ({"a": "p", "b": "q"}, {"a": "p", "b": "q"}),
    "predict": ("b", "b"),
    "simulate": ({"transfer": 0.45}, {"transfer": 0.45}),
}


def ask(sheet, kind, item="m_a"):
    """Ask one item of a kind and return its form, without the simulator above it."""
    shown = {
        "choice": lambda: sheet.choice(item, "Mana?", AB, points=1),
        "choices": lambda: sheet.choices(item, "Mana saja?", AB, points=1),
        "number": lambda: sheet.number(item, "Berapa?", unit="persen", points=1),
        "order": lambda: sheet.order(item, "Urutkan.", AB, points=1),
        "sort": lambda: sheet.sort(item, "Pilah.", AB, {"p": "P", "q": "Q"}, points=1),
        "predict": lambda: sheet.predict(item, "Duga.", AB, "Ternyata *turun*.", points=1),
        "simulate": lambda: sheet.simulate(item, "Atur.", asset_trap(), settings=("transfer",), points=1),
    }[kind]()
    return shown.children[1] if kind == "simulate" else shown


def message(form, **content):
    """Send what the page would send."""
    form._handle_custom_msg(content, [])


def stored(folder, item="m_a"):
    return AnswerFile.read(folder / "jawaban.json", TASK).answers.get(item, {})


@pytest.mark.parametrize("kind", KINDS)
def test_is_an_answer_in_the_file_at_once_and_shown_when_the_notebook_is_reopened(tmp_path, kind):
    sent, kept = VALUES[kind]
    form = ask(open_sheet(TASK, tmp_path), kind)
    assert form.status["text"] == "Belum dijawab."
    form.value = sent
    assert stored(tmp_path)["nilai"] == kept
    assert datetime.fromisoformat(stored(tmp_path)["waktu"]).tzinfo is not None
    again = ask(open_sheet(TASK, tmp_path), kind)
    assert again.value == (sent if kind == "number" else kept)
    assert "Tersimpan" in again.status["text"]
    assert "benar" not in again.status["text"].casefold()


@pytest.mark.parametrize("kind", KINDS)
def test_does_the_form_print_question_choices_and_answer_where_there_is_no_page(tmp_path, kind):
    sheet = open_sheet(TASK, tmp_path)
    form = ask(sheet, kind)
    before = form._repr_mimebundle_()[0]["text/plain"]
    assert form.spec["question"] in before
    assert "Belum dijawab." in before
    form.value = VALUES[kind][0]
    message(form, type="lock")
    after = form._repr_mimebundle_()[0]["text/plain"]
    assert "Jawaban:" in after
    assert sheet._questions["m_a"].item.text(VALUES[kind][1]) in after


def test_is_an_answer_taken_back_when_the_form_is_emptied(tmp_path):
    form = ask(open_sheet(TASK, tmp_path), "number")
    form.value = "16,31"
    form.value = None
    assert stored(tmp_path) == {}
    assert form.status["text"] == "Belum dijawab."


def test_does_an_unreadable_number_leave_the_kept_one_and_say_so_until_it_is_readable_again(tmp_path):
    form = ask(open_sheet(TASK, tmp_path), "number")
    form.value = "16,31"
    form.value = "16,3x"
    assert form.status["state"] == "invalid"
    assert "16,31 persen" in form.status["text"]
    assert stored(tmp_path)["nilai"] == 16.31
    form.value = "16,31"
    assert form.status["state"] == "saved"


def test_is_a_prediction_locked_once_the_answer_to_it_is_shown(tmp_path):
    form = ask(open_sheet(TASK, tmp_path), "predict")
    message(form, type="lock")
    assert (form.locked, form.reveal) == (False, ""), "nothing was predicted yet"
    form.value = "a"
    assert form.reveal == ""
    assert "terkunci" not in stored(tmp_path)
    message(form, type="lock")
    assert (form.locked, form.reveal) == (True, "Ternyata *turun*.")
    form.value = "b"
    assert form.value == "a"
    assert stored(tmp_path) | {"waktu": ""} == {"nilai": "a", "terkunci": True, "waktu": ""}
    again = ask(open_sheet(TASK, tmp_path), "predict")
    assert (again.value, again.locked, again.reveal) == ("a", True, "Ternyata *turun*.")
    again.value = None
    assert stored(tmp_path)["nilai"] == "a"


def test_is_nothing_revealed_when_the_lock_cannot_be_saved(tmp_path, monkeypatch):
    form = ask(open_sheet(TASK, tmp_path), "predict")
    form.value = "a"
    monkeypatch.setattr("os.replace", lambda *_a: (_ for _ in ()).throw(OSError(28, "penuh")))
    message(form, type="lock")
    assert (form.locked, form.reveal) == (False, "")


def test_does_the_button_take_over_what_the_simulator_shows(tmp_path):
    sheet = open_sheet(TASK, tmp_path)
    simulator = asset_trap()
    form = sheet.simulate("m_a", "Atur.", simulator, settings=("map", "transfer")).children[1]
    simulator.settings = {**simulator.settings, "transfer": 0.75, "map": "concave"}
    assert stored(tmp_path) == {}, "moving a slider is no answer yet"
    message(form, type="take")
    assert stored(tmp_path)["nilai"] == {"map": "concave", "transfer": 0.75}
    fresh = asset_trap()
    open_sheet(TASK, tmp_path).simulate("m_a", "Atur.", fresh, settings=("map", "transfer"))
    assert (fresh.settings["map"], fresh.settings["transfer"]) == ("concave", 0.75)


def test_do_answers_given_in_another_tab_survive(tmp_path):
    left, right = open_sheet(TASK, tmp_path), open_sheet(TASK, tmp_path)
    forms = {
        side: {name: ask(sheet, "choice", name) for name in ("m_a", "m_b", "m_c")}
        for side, sheet in (("l", left), ("r", right))
    }
    forms["l"]["m_a"].value = "a"
    forms["r"]["m_b"].value = "b"
    forms["l"]["m_c"].value = "a"
    forms["r"]["m_a"].value = "b"
    answers = AnswerFile.read(tmp_path / "jawaban.json", TASK).answers
    assert {name: entry["nilai"] for name, entry in answers.items()} == {"m_a": "b", "m_b": "b", "m_c": "a"}
    assert forms["r"]["m_c"].value == "a", "the other tab's answer shows here too"
    forms["l"]["m_b"].value = None
    assert stored(tmp_path, "m_a")["nilai"] == "b"


def test_is_a_prediction_that_another_tab_has_seen_through_locked_here_as_well(tmp_path):
    left, right = (ask(open_sheet(TASK, tmp_path), "predict") for _tab in range(2))
    left.value = "a"
    message(left, type="lock")
    right.value = "b"
    assert stored(tmp_path)["nilai"] == "a"
    assert (right.value, right.locked) == ("a", True)


def test_does_a_deleted_file_cost_no_answer_that_the_page_still_shows(tmp_path):
    sheet = open_sheet(TASK, tmp_path)
    first, second = ask(sheet, "choice"), ask(sheet, "choice", "m_b")
    first.value = "a"
    sheet.path.unlink()
    second.value = "b"
    assert AnswerFile.read(sheet.path, TASK).answers.keys() == {"m_a", "m_b"}


def test_does_another_code_redraw_the_question_and_mark_the_answer_as_stale(tmp_path):
    sheet = open_sheet(TASK, tmp_path)
    header = sheet.header()
    form = sheet.number("m_a", "Sisa dari {b}?", draw=DRAW)
    assert form.spec["blocked"] is True
    header.value = {"kode": "siti", "nama": "Siti"}
    mine = sheet.numbers("m_a", DRAW)
    assert f"{mine['b']}".replace(".", ",") in form.spec["question"]
    assert "blocked" not in form.spec
    form.value = "0,25"
    assert stored(tmp_path)["angka"] == mine
    other = next(f"p{n}" for n in range(50) if _draw(tmp_path, f"p{n}") != mine)
    header.value = {"kode": other, "nama": "Siti"}
    assert form.status["state"] == "invalid"
    assert "Hitung lagi" in form.status["text"]
    assert AnswerFile.read(sheet.path, TASK).participant == other
    form.value = "0,3"
    assert form.status["state"] == "saved"


def _draw(folder, code):
    sheet = open_sheet(TASK, folder)
    sheet.profile = Profile(code)
    return sheet.numbers("m_a", DRAW)


def test_are_options_in_an_order_of_the_trainees_own_and_the_same_at_every_opening(tmp_path):
    options = {code: code.upper() for code in "abcdef"}
    orders = set()
    for code in ("siti", "budi", "ani", "siti"):
        write_profile(Profile(code), tmp_path)
        orders.add(
            tuple(code for code, _text in open_sheet(TASK, tmp_path).choice("m_a", "?", options).spec["options"])
        )
    assert len(orders) == 3
    kept = open_sheet(TASK, tmp_path).choice("m_b", "?", options, keep_order=True).spec["options"]
    assert [code for code, _text in kept] == list(options)


def test_is_the_login_of_a_hub_the_code_whatever_is_typed(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_USER", "peserta7")
    sheet = open_sheet(TASK, tmp_path)
    sheet.header().value = {"kode": "lain", "nama": "Siti"}
    assert sheet.participant == "peserta7"
    assert read_profile(tmp_path).nama == "Siti"


def test_does_the_header_count_what_is_complete(tmp_path):
    sheet = open_sheet(TASK, tmp_path)
    header = sheet.header()
    choice, sort, predict = ask(sheet, "choice"), ask(sheet, "sort", "m_b"), ask(sheet, "predict", "m_c")
    assert header.status["progress"] == [0, 3]
    choice.value = "a"
    sort.value = {"a": "p"}
    predict.value = "a"
    assert sheet.unanswered() == ["m_b", "m_c"], "a card lies in no box, and the prediction is not locked"
    sort.value = {"a": "p", "b": "q"}
    message(predict, type="lock")
    assert header.status["progress"] == [3, 3]


@pytest.mark.parametrize("method", ["choice", "choices"])
def test_may_a_graded_item_carry_feedback(tmp_path, method):
    with pytest.raises(ValueError, match=r"kunci\.py"):
        getattr(open_sheet(TASK, tmp_path), method)("m_a", "?", AB, feedback={"a": "Tepat."})


def test_does_practice_answer_at_once_and_keep_out_of_the_graded_file(tmp_path):
    sheet = open_practice(TASK, tmp_path)
    form = sheet.choice("m_a", "?", AB, feedback={"a": "Tepat.", "b": "Belum: baca lagi."})
    form.value = "b"
    assert form.status["text"] == "Belum: baca lagi."
    number = sheet.number("m_b", "?", feedback=lambda answer: "besar" if answer > 1 else "kecil")
    number.value = "3"
    assert number.status["text"] == "besar"
    assert not (tmp_path / "jawaban.json").exists()
    assert (tmp_path / "catatan.json").exists()


page_value = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**400), 10**400)
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(["a", "b", "lock", "take", "\ud800", "x" * 5000]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "type", "transfer", "kode", "nama"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", [*KINDS, "identity", "handin"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(page_value, min_size=1, max_size=4))
def test_can_a_tampered_page_ever_make_the_sheet_raise(tmp_path, kind, values):
    sheet = open_sheet(TASK, tmp_path)
    header = sheet.header()
    form = {"identity": lambda: header, "handin": sheet.hand_in}.get(kind, lambda: ask(sheet, kind))()
    for value in values:
        form.set_state({"value": value})
        form._handle_custom_msg(value, [])
        form._handle_custom_msg({"type": "lock"}, [])
    if sheet.path.exists():
        AnswerFile.read(sheet.path, TASK)
    assert not list(tmp_path.glob("*.rusak*")), "the sheet wrote a file that it cannot read"


# ---------------------------------------------------------------------- code blanks and modes


def test_does_an_open_check_say_what_was_read_and_never_that_it_is_right(tmp_path):
    sheet = open_sheet(TASK, tmp_path)
    said = repr(sheet.check("m_k", 0.25))
    assert said.startswith("Cek terbuka lolos.")
    assert "0,25" in said
    assert "benar" not in said
    assert "None" in repr(sheet.check("m_k", None))
    assert "tak hingga" in repr(sheet.check("m_k", float("inf")))


@pytest.mark.parametrize("kind", KINDS)
def test_does_grading_report_the_value_and_score_nothing_itself(tmp_path, monkeypatch, kind):
    form = ask(open_sheet(TASK, tmp_path), kind)
    form.value = VALUES[kind][0]
    message(form, type="lock")
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    sheet = open_sheet(TASK, tmp_path)
    asked = {
        "simulate": lambda: sheet.simulate("m_a", "Atur.", asset_trap(), settings=("transfer",)),
    }.get(kind, lambda: ask(sheet, kind))()
    bundle = asked._repr_mimebundle_()
    assert bundle["text/plain"] == "0" == repr(asked)
    assert bundle[REPORT_MIME]["item"] == "m_a"
    assert bundle[REPORT_MIME]["value"] == VALUES[kind][1]
    json.dumps(bundle, allow_nan=False)


def test_does_grading_report_what_code_computed_and_nothing_for_a_value_that_cannot_be_read(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    sheet = open_sheet(TASK, tmp_path)
    assert sheet.check("m_k", 42).value == 42
    for value in (None, object(), 10**5000, float("nan")):
        report = sheet.check("m_k", value)
        assert (report.value, repr(report)) == (None, "0")


def test_is_the_submissions_owner_the_participant_while_grading(tmp_path, monkeypatch):
    write_profile(Profile("siti"), tmp_path)
    monkeypatch.setenv("AKADEMI_PESERTA", "budi")
    assert open_sheet(TASK, tmp_path).participant == "budi"


@pytest.mark.parametrize("kind", KINDS)
def test_does_validate_stop_at_an_unanswered_item_and_pass_an_answered_one(tmp_path, monkeypatch, kind):
    form = ask(open_sheet(TASK, tmp_path), kind)
    with monkeypatch.context() as patch:
        patch.setenv("NBGRADER_EXECUTION", "validate")
        with pytest.raises(AssertionError, match="m_a: belum dijawab"):
            ask(open_sheet(TASK, tmp_path), kind)
    form.value = VALUES[kind][0]
    message(form, type="lock")
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    sheet = open_sheet(TASK, tmp_path)
    shown = (
        sheet.simulate("m_a", "Atur.", asset_trap(), settings=("transfer",)) if kind == "simulate" else ask(sheet, kind)
    )
    assert shown is None


def test_does_validate_stop_at_an_unfinished_code_blank(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    sheet = open_sheet(TASK, tmp_path)
    with pytest.raises(AssertionError, match="m_k"):
        sheet.check("m_k", None)
    assert "lolos" in repr(sheet.check("m_k", 1))


@pytest.mark.parametrize("mode", ["autograde", "validate"])
def test_are_header_and_hand_in_plain_text_outside_of_work(tmp_path, monkeypatch, mode):
    monkeypatch.setenv("NBGRADER_EXECUTION", mode)
    sheet = open_sheet(TASK, tmp_path)
    assert TASK in repr(sheet.header())
    assert "JupyterLab" in repr(sheet.hand_in())


# ---------------------------------------------------------------------- handing in


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / TASK
    folder.mkdir()
    (folder / "latihan.ipynb").write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    write_profile(Profile("Siti Aminah", "Siti"), tmp_path)
    return tmp_path


def test_does_one_file_hold_notebook_and_answers_and_carry_who_what_and_when(workspace):
    folder = workspace / TASK
    ask(open_sheet(TASK, folder), "choice").value = "a"
    (folder / "catatan.json").write_text("{}")
    path = pack_submission(folder, TASK, "Siti Aminah", datetime(2026, 3, 1, 8, 5, 0))
    assert path == workspace / "serahan" / f"siti-aminah__{TASK}__2026-03-01-08-05-00.zip"
    with zipfile.ZipFile(path) as archive:
        assert sorted(archive.namelist()) == ["jawaban.json", "latihan.ipynb"]
        assert archive.testzip() is None
    assert not list(path.parent.glob("*.tmp"))


def test_does_the_button_say_where_the_file_is_and_what_is_still_open(workspace):
    sheet = open_sheet(TASK, workspace / TASK)
    ask(sheet, "choice")
    form = sheet.hand_in()
    message(form, type="handin")
    (path,) = (workspace / "serahan").iterdir()
    assert path.name in form.status["text"]
    assert "1 soal belum dijawab" in form.status["text"]


def test_is_a_hand_in_without_a_code_refused(workspace):
    (workspace / "profil.json").unlink()
    form = open_sheet(TASK, workspace / TASK).hand_in()
    message(form, type="handin")
    assert "kode peserta" in form.status["text"]
    assert not list(workspace.rglob("*.zip"))


@pytest.mark.parametrize("damage", [None, "", '{"cells": ['])
def test_is_a_missing_or_damaged_notebook_not_handed_in(workspace, damage):
    notebook = workspace / TASK / "latihan.ipynb"
    notebook.unlink() if damage is None else notebook.write_text(damage)
    with pytest.raises(HandInError, match=r"latihan\.ipynb"):
        pack_submission(workspace / TASK, TASK, "siti")


def test_is_no_half_file_left_when_the_disk_is_full(workspace, monkeypatch):
    monkeypatch.setattr(handin.os, "replace", lambda *_a: (_ for _ in ()).throw(OSError(28, "ruang habis")))
    with pytest.raises(HandInError, match="ruang habis"):
        pack_submission(workspace / TASK, TASK, "siti")
    assert list((workspace / "serahan").iterdir()) == []


@pytest.mark.parametrize("content", ["", "[]", "{", '{"kode": 7, "nama": null}', "[" * 100_000])
def test_is_a_damaged_profile_no_end_of_the_lesson(tmp_path, content):
    (tmp_path / "profil.json").write_text(content)
    assert read_profile(tmp_path).nama == ""
    open_sheet(TASK, tmp_path).header()
