"""Are the two files what an official can hand in: readable, whole, four pages, the same in both?"""

import io
import re

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from akademi.plan import EMPTY, Preview, build_plan
from akademi.plan.layout import footer
from akademi.plan.pdf import fitting_form, write_pdf
from akademi.plan.word import write_docx
from tests.plan.plans import DAY, empty_source, example_source, long_source

PARTS = ["1  Masalah", "2  Peta sebab", "3  Teori perubahan", "4  Kerangka logis", "5  Piagam mitra"]
PARTS += ["6  Sasaran dan galatnya", "7  Anggaran dan biaya satuan", "8  Evaluasi", "9  Etika dan privasi"]
PARTS += ["10  Kalender 90 hari"]
PLANS = {
    "example": lambda: build_plan(example_source(), author="Siti Aminah", day=DAY, example=True),
    "empty": lambda: build_plan(empty_source(), day=DAY),
    "papua": lambda: build_plan(empty_source(), "Kabupaten Puncak", "Yuliana", DAY),
    "kota": lambda: build_plan(empty_source(), "3574", "Siti", DAY),
    "long": lambda: build_plan(long_source(), author="Nama yang panjang " * 8, day=DAY),
}


@pytest.fixture(scope="module", params=PLANS)
def made(request):
    plan = PLANS[request.param]()
    pdf, form = write_pdf(plan)
    return request.param, plan, form, PdfReader(io.BytesIO(pdf)), Document(io.BytesIO(write_docx(plan, form)))


def squeezed(text):
    return re.sub(r"\s+", "", text)


def text_of(reader):
    return "".join(page.extract_text() for page in reader.pages)


def words_of(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_has_the_pdf_four_pages_of_a4_unless_it_is_far_too_long(made):
    name, _plan, form, reader, _document = made
    assert len(reader.pages) == form.pages
    assert (form.pages == 4) == form.fits == (name != "long")
    for page in reader.pages:
        assert [round(float(edge)) for edge in page.mediabox[2:]] == [595, 842]


def test_does_each_page_say_where_it_is_and_what_it_is_not(made):
    _name, plan, form, reader, _document = made
    for number, page in enumerate(reader.pages, 1):
        text = squeezed(page.extract_text())
        assert squeezed(f"halaman {number} dari {form.pages}") in text
        assert squeezed(footer(plan)) in text
        assert "bukandokumenresmiLAN" in text


def test_are_all_ten_parts_in_both_files_in_their_order(made):
    _name, _plan, _form, reader, document = made
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == PARTS
    assert [str(entry["/Title"]) for entry in reader.outline] == PARTS


def test_says_the_word_file_word_for_word_what_the_pdf_says(made):
    name, plan, _form, reader, document = made
    pdf, word = squeezed(text_of(reader)), squeezed(words_of(document))
    if name == "long":
        pdf, word = pdf.replace("□", ""), word.replace("😀", "")
    said = [line for line in repr(Preview(plan)).splitlines() if " | " in line]
    assert len(said) > 30
    for line in said:
        for cell in line.split(" | "):
            found = squeezed(cell)
            assert found in word, cell
            # In a long plan a cell may be parted by a page's end.
            assert found in pdf or name == "long", cell


def test_is_the_word_file_set_as_an_official_letter(made):
    _name, plan, form, _reader, document = made
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert document.core_properties.title == plan.title
    assert document.core_properties.language == "id-ID"
    code = page.footer._element.xml
    assert "PAGE" in code
    assert "NUMPAGES" in code
    assert footer(plan) in page.footer.paragraphs[0].text
    breaks = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert len(breaks) == (3 if form.breaks else 0)
    for table in document.tables:
        assert sum(column.width.mm for column in table.columns) == pytest.approx(172, abs=1)


def test_do_table_headings_repeat_on_the_next_page(made):
    *_rest, document = made
    repeated = [table for table in document.tables if table.rows[0]._tr.findall(f".//{qn('w:tblHeader')}")]
    assert len(repeated) >= 10


def test_is_what_is_missing_said_in_words(made):
    name, plan, _form, reader, _document = made
    if name in {"empty", "papua", "kota"}:
        assert text_of(reader).count(EMPTY) > 40
        assert len(plan.empty) == 15
    else:
        assert plan.empty == ()


def test_are_the_gaps_of_a_regions_data_named_in_the_document():
    papua, kota = PLANS["papua"](), PLANS["kota"]()
    text = squeezed(text_of(PdfReader(io.BytesIO(write_pdf(papua)[0]))))
    for gap in papua.gaps:
        assert squeezed(gap) in text
    assert any("Jumlah penduduk tidak ada" in gap for gap in papua.gaps)
    assert any("sesudah 2021" in gap for gap in papua.gaps)
    assert not any("Jumlah penduduk" in gap for gap in kota.gaps)
    assert kota.region == "Kota Probolinggo"
    assert "5,69 persen" in repr(Preview(kota, 1))
    assert "16,31" not in repr(Preview(kota, 1))


def test_is_a_character_that_no_font_has_a_box_and_not_a_crash():
    source = example_source()
    source.texts["m08_masalah"] = "Angka \u0000 \ud83d 😀 α ≥ √2 → \ufffe selesai."
    plan = build_plan(source, day=DAY)
    pdf, form = write_pdf(plan)
    text = text_of(PdfReader(io.BytesIO(pdf)))
    assert "selesai" in text
    assert "α ≥ √2 →" in text
    assert "selesai" in words_of(Document(io.BytesIO(write_docx(plan, form))))


def test_is_markup_of_the_trainee_shown_as_it_was_written():
    source = example_source()
    source.texts["m08_logika"] = 'Kata <script>alert("x")</script> & <font color="red">merah</font> **tebal**.'
    plan = build_plan(source, day=DAY)
    assert '<script>alert("x")</script>' in text_of(PdfReader(io.BytesIO(write_pdf(plan)[0]))).replace("\n", "")
    page = Preview(plan, 3)._repr_html_()
    assert "<script>" not in page
    assert "<strong>tebal</strong>" in page


def test_does_a_shorter_plan_get_larger_letters():
    sizes = [fitting_form(PLANS[name]()).size for name in ("empty", "example", "long")]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[2]
