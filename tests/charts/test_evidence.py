"""Does the reading table of studies print just what may be printed?"""

import numpy as np
import pandas as pd
import pytest

from akademi.charts import evidence_table, size_text

STUDIES = pd.DataFrame(
    {
        "id": ["satu", "dua", "tiga", "empat", "enam"],
        "studi": ["Andi", "Budi", "Cita", "Dewi", "Eka"],
        "tahun_terbit": ["2020", "–", "2021", "2022", "2023"],
        "tempat": "Kraksaan",
        "temuan": "naik",
        "ukuran": [12.5, np.nan, np.nan, 1200.0, 3_738_000.0],
        "ukuran_min": [10.0, 3.0, np.nan, np.nan, np.nan],
        "ukuran_maks": [15.0, 4.0, np.nan, np.nan, np.nan],
        "satuan": ["persen", "ekor", "", "taka", "rupiah"],
        "catatan": "",
    }
)


@pytest.mark.parametrize(
    ("row", "written"),
    [(0, "12,5 (10 sampai 15) persen"), (1, "3–4 ekor"), (2, "–"), (3, "1.200 taka"), (4, "3.738.000 rupiah")],
)
def test_is_a_size_written_with_its_range_and_unit(row, written):
    assert size_text(STUDIES.iloc[row]) == written


def test_are_the_rows_in_the_order_asked_for_with_the_year_only_where_it_was_read():
    table = evidence_table(STUDIES, ["dua", "satu"], "Judul", "sumber")
    assert [row[0] for row in table.rows] == ["Budi", "Andi (2020)"]


def test_can_words_stand_in_for_a_size():
    table = evidence_table(STUDIES, ["satu"], "Judul", "sumber", sizes={"satu": "seperdelapan"})
    assert "seperdelapan" in repr(table)


def test_is_the_frame_left_as_it_was():
    before = STUDIES.copy()
    evidence_table(STUDIES, ["satu"], "Judul", "sumber")
    pd.testing.assert_frame_equal(STUDIES, before)


def test_is_an_unknown_study_refused_by_name():
    with pytest.raises(ValueError, match="lima"):
        evidence_table(STUDIES, ["lima"], "Judul", "sumber")


def test_do_two_dollar_signs_stay_what_they_are_and_become_no_formula():
    table = evidence_table(STUDIES.assign(temuan="dari US$2 menjadi US$3"), ["satu"], "Judul", "sumber")
    shown = table._repr_html_()
    assert "US<span>$</span>2 menjadi US<span>$</span>3" in shown
    assert "US$2 menjadi US$3" in repr(table)
