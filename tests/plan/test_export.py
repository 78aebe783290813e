"""Does the button write what stands in the folder, whatever state the folder is in?"""

import json
import subprocess
import sys

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from akademi.exercises import open_practice, open_sheet
from akademi.plan import Preview, build_plan, export_example, export_plan
from akademi.plan import __main__ as command
from akademi.plan.export import file_stem
from akademi.plan.source import ASSIGNMENT, read_source
from tests.plan.plans import DAY, empty_source, example_source, folder_with


def press(form):
    form._handle_custom_msg({"type": "plan"}, [])
    return form.status


def test_are_both_files_written_beside_the_notebook(tmp_path):
    made = export_plan(folder_with(tmp_path / ASSIGNMENT, example_source()), author="Siti", day=DAY)
    assert [path.name for path in made.files] == [
        "Rencana-Aksi-Kabupaten-Probolinggo.pdf",
        "Rencana-Aksi-Kabupaten-Probolinggo.docx",
    ]
    assert all(path.parent == tmp_path / ASSIGNMENT for path in made.files)
    assert len(PdfReader(made.files[0]).pages) == made.pages == 4
    assert Document(made.files[1]).paragraphs[0].text.endswith("Kabupaten Probolinggo")
    assert not list(tmp_path.rglob("*.tmp"))


def test_does_writing_again_replace_the_old_files(tmp_path):
    folder = folder_with(tmp_path / ASSIGNMENT, example_source())
    export_plan(folder, day=DAY)
    source = example_source()
    source.texts["m08_masalah"] = "Uraian yang baru sama sekali."
    export_plan(folder_with(folder, source), day=DAY)
    assert len(list(folder.glob("Rencana-Aksi-*"))) == 2
    assert "Uraian yang baru" in PdfReader(next(folder.glob("*.pdf"))).pages[0].extract_text()


def test_does_the_untouched_release_count_as_empty(tmp_path):
    made = export_plan(folder_with(tmp_path / ASSIGNMENT, empty_source()), day=DAY)
    assert len(made.plan.empty) == 15
    assert made.plan.findings == ()
    assert made.fits


def test_does_an_empty_folder_give_a_form_to_fill_in_by_hand(tmp_path):
    made = export_plan(tmp_path, region="9607", day=DAY)
    assert made.plan.region == "Kabupaten Puncak"
    assert made.pages == 4
    assert any("latihan.ipynb" in problem for problem in made.plan.findings)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b'{"tugas": "lain", "jawaban": {}}',
        b'{"tugas": "08_rencana_aksi", "jawaban": {"m08_data": {"nilai": "teks"}}}',
        b'{"tugas": "08_rencana_aksi", "jawaban": {"m08_data": {"nilai": {"isi": ["x"]}, "x": 1}}}',
        b'{"tugas": "08_rencana_aksi", "jawaban": {"m08_data": {"nilai": {"isi": {"wilayah": "Nowhere", "tahun": true}}}}}',
        b'{"tugas": "08_rencana_aksi", "jawaban": {"m08_anggaran": {"nilai": {"a": {"volume": 1e400}}}}}',
        b'{"tugas": "08_rencana_aksi", "jawaban": {"m08_uji": {"nilai": {"isi": {"kuota": "dua ratus"}}}}}',
    ],
)
@pytest.mark.parametrize("damaged", ["jawaban.json", "latihan.ipynb"])
def test_does_a_damaged_file_leave_the_rest_of_the_plan_whole(tmp_path, damaged, content):
    folder = folder_with(tmp_path / ASSIGNMENT, example_source())
    (folder / damaged).write_bytes(content)
    plan = build_plan(read_source(folder), day=DAY)
    assert plan.empty
    kept = "Penurunan sekecil itu" if damaged == "jawaban.json" else "Paket alat usaha"
    assert kept in repr(Preview(plan))


def test_is_a_document_written_where_both_files_are_damaged(tmp_path):
    folder = folder_with(tmp_path / ASSIGNMENT, example_source())
    for name in ("jawaban.json", "latihan.ipynb"):
        (folder / name).write_bytes(b"{")
    made = export_plan(folder, region="Kota Probolinggo", day=DAY)
    assert len(made.files) == 2
    assert sum("tidak dapat dibaca" in said for said in made.plan.findings) == 2


junk = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=60),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
boxes = st.dictionaries(st.sampled_from(["wilayah", "tahun", "persen_miskin", "volume", "harga", "isi", "kelas"]), junk)
answers = st.dictionaries(
    st.sampled_from(["m08_data", "m08_anggaran", "m08_sebab", "m08_kerangka", "m08_mitra"]),
    st.dictionaries(st.sampled_from(["isi", "a", "gejala", "hasil"]), boxes) | junk,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=answers)
def test_is_there_a_plan_whatever_the_answers_hold(tmp_path, answers):
    sheet = {"tugas": ASSIGNMENT, "jawaban": {item: {"nilai": value} for item, value in answers.items()}}
    (tmp_path / "jawaban.json").write_text(json.dumps(sheet), encoding="utf-8")
    plan = build_plan(read_source(tmp_path), day=DAY)
    assert len(plan.sections) == 10
    assert plan.empty


@pytest.mark.parametrize("name", ["Kabupaten Pangkajene dan Kepulauan", "Kota Banda Aceh", ""])
def test_is_the_file_name_one_that_every_system_can_hold(name):
    stem = file_stem(build_plan(empty_source(), name, day=DAY))
    assert stem.isascii()
    assert " " not in stem
    assert (name.split()[-1] in stem) if name else ("belum-dipilih" in stem)


def test_does_the_button_list_what_is_missing_and_does_not_agree(tmp_path, monkeypatch):
    folder = tmp_path / ASSIGNMENT
    source = example_source()
    source.tables["m08_biaya"]["isi"]["total"] = 1.0
    source.texts["m08_piagam"] = ""
    del source.tables["m08_kalender"]["h45"]
    folder_with(folder, source)
    status = press(open_sheet(ASSIGNMENT, folder).export_plan())
    assert status["state"] == "saved"
    assert status["files"] == ["Rencana-Aksi-Kabupaten-Probolinggo.pdf", "Rencana-Aksi-Kabupaten-Probolinggo.docx"]
    notes = dict(status["notes"])
    missing = next(lines for heading, lines in notes.items() if heading.startswith("Belum diisi"))
    assert missing == ["5 Piagam mitra: uraian", "10 Kalender 90 hari (2 kotak masih kosong)"]
    wrong = next(lines for heading, lines in notes.items() if heading.startswith("Periksa lagi"))
    assert any("Total tidak sama" in line for line in wrong)
    assert not any("1.002.400.000" in line for line in wrong), "the right figure is theirs to find"


def test_is_a_plan_copied_from_the_example_told_so(tmp_path):
    made = export_plan(folder_with(tmp_path / ASSIGNMENT, example_source()), day=DAY)
    assert "Bagian “7 Anggaran: baris” sama persis dengan contoh kursus." in made.plan.findings
    assert export_example(tmp_path, DAY).plan.findings == ()


def test_does_a_file_that_cannot_be_written_leave_the_other(tmp_path):
    folder = folder_with(tmp_path / ASSIGNMENT, example_source())
    (folder / "Rencana-Aksi-Kabupaten-Probolinggo.docx").mkdir()
    status = press(open_sheet(ASSIGNMENT, folder).export_plan())
    assert status["state"] == "error"
    assert status["files"] == ["Rencana-Aksi-Kabupaten-Probolinggo.pdf"]
    assert "tutup dulu" in status["text"]
    assert not list(folder.glob(".*.tmp"))


def test_does_the_practice_button_write_the_example_and_say_that_it_is_synthetic(tmp_path):
    status = press(open_practice(ASSIGNMENT, tmp_path).export_plan(example=True))
    assert status["files"][0] == "Contoh-Rencana-Aksi-Kabupaten-Probolinggo.pdf"
    assert "data sintetis" in PdfReader(tmp_path / status["files"][0]).pages[0].extract_text()


def test_does_grading_write_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert "JupyterLab" in repr(open_sheet(ASSIGNMENT, tmp_path).export_plan())
    assert not list(tmp_path.iterdir())


def test_can_an_instructor_write_the_plans_of_collected_folders(tmp_path, capsys):
    folder = folder_with(tmp_path / "siti" / ASSIGNMENT, example_source())
    assert command.main([str(folder)]) == 0
    assert "4 halaman" in capsys.readouterr().out
    assert len(list(folder.glob("Rencana-Aksi-*"))) == 2
    assert command.main([str(tmp_path / "tidak-ada")]) == 1
    assert command.main([]) == 2


def test_does_opening_a_notebook_load_neither_library():
    code = "import sys, akademi.exercises, akademi.plan; print([n for n in ('docx', 'reportlab', 'lxml') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
