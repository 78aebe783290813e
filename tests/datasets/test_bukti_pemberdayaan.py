"""Questions about the table of studies on economic empowerment."""

import pytest

from akademi import data
from akademi.charts import evidence_table, size_text

TABLE = data.load("bukti_pemberdayaan").set_index("id", drop=False)


def test_is_every_range_in_order_and_said_what_it_is():
    ranges = TABLE[TABLE["ukuran_min"].notna() | TABLE["ukuran_maks"].notna()]
    assert (ranges["ukuran_min"] <= ranges["ukuran_maks"]).all()
    assert (ranges["jenis_kisaran"] != "tidak ada").all()
    sized = ranges[ranges["ukuran"].notna()]
    assert (sized["ukuran"].between(sized["ukuran_min"], sized["ukuran_maks"])).all()
    assert (TABLE.loc[TABLE["ukuran_min"].isna(), "jenis_kisaran"] == "tidak ada").all()


def test_has_every_size_a_unit():
    sized = TABLE[TABLE["ukuran"].notna() | TABLE["ukuran_min"].notna()]
    assert sized["satuan"].notna().all()


@pytest.mark.parametrize(
    ("row", "effect", "error"), [("togo_inisiatif", 28_709, 7_110), ("togo_tradisional", 10_746, 6_802)]
)
def test_are_the_intervals_of_togo_those_of_its_table(row, effect, error):
    control = 96_089
    low, high = (100 * (effect + sign * 1.96 * error) / control for sign in (-1, 1))
    assert TABLE.loc[row, "ukuran"] == round(100 * effect / control)
    assert TABLE.loc[row, "ukuran_min"] == round(low)
    assert TABLE.loc[row, "ukuran_maks"] == round(high)


def test_is_the_cost_of_a_transfer_the_quotient_of_the_two_figures():
    assert TABLE.loc["biaya_bansos", "ukuran"] == pytest.approx(532_884 / 142_559, abs=0.0005)


def test_is_the_package_of_prakerja_the_sum_of_its_parts():
    assert 1e6 * TABLE.loc["biaya_prakerja", "ukuran"] == 1_000_000 + 4 * 600_000 + 3 * 50_000


def test_is_the_household_of_the_poor_the_quotient_of_the_lines():
    assert TABLE.loc["anggota_rumah_tangga_miskin", "ukuran"] == pytest.approx(3_053_269 / 641_443, abs=0.005)


def test_stands_beside_every_famous_finding_one_that_weakens_it():
    for famous, weakening in (
        ("graduasi_konsumsi", "graduasi_india_selatan"),
        ("hibah_uganda_4", "hibah_uganda_9"),
        ("prakerja_pendapatan", "prakerja_pengamatan"),
        ("pembeli_tani_kontrak", "uganda_magang"),
        ("togo_inisiatif", "togo_7_tahun"),
    ):
        assert {famous, weakening} <= set(TABLE.index)


def test_does_the_evidence_table_of_the_lesson_take_it():
    table = evidence_table(TABLE, ["togo_tradisional", "kredit_mikro_enam"], "judul", "sumber")
    assert table.rows[0][3] == "11 (-3 sampai 25) persen laba"
    assert size_text(TABLE.loc["kredit_mikro_enam"]) == "–"
