"""Is what a trainee wrote read as they meant it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.plan.markdown import UNPRINTABLE, read_paragraphs, read_runs
from akademi.plan.structure import Run


def test_are_paragraphs_points_and_headings_told_apart():
    found = read_paragraphs(
        "# Judul\n\nBaris satu\nbaris dua.\n\n- butir a\n  lanjutan\n* butir b\n1. butir c\n\n---\n"
    )
    assert [(p.text, p.bullet) for p in found] == [
        ("Judul", False),
        ("Baris satu baris dua.", False),
        ("butir a lanjutan", True),
        ("butir b", True),
        ("butir c", True),
    ]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("a **b** c", (Run("a "), Run("b", bold=True), Run(" c"))),
        ("*a* b", (Run("a", italic=True), Run(" b"))),
        ("__a__ _b_", (Run("a", bold=True), Run(" "), Run("b", italic=True))),
        ("***a***", (Run("a", bold=True, italic=True),)),
        ("2 * 3 * 4", (Run("2 * 3 * 4"),)),
        ("nama_berkas_ini", (Run("nama_berkas_ini"),)),
        ("[BPS](bps.go.id) ![peta](x.png)", (Run("BPS (bps.go.id) peta"),)),
        ("bulan **belum ditutup", (Run("bulan **belum ditutup"),)),
    ],
)
def test_are_bold_and_italics_set_and_everything_else_left(text, runs):
    assert read_runs(text) == runs


@given(st.text(max_size=300))
def test_does_any_text_come_out_printable_and_none_of_it_twice(text):
    found = "".join(paragraph.text for paragraph in read_paragraphs(text))
    assert not UNPRINTABLE.search(found)
    # A link's brackets are the one thing that may add a character.
    assert len(found) <= len(text) + text.count("](") + 1
