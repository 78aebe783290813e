"""Questions about the table of studies and dated facts behind module 07."""

import pytest

from akademi.charts import evidence_table
from akademi.data import load
from akademi.models.growth_accounting import YOUNG_1995, account


@pytest.fixture(scope="module")
def rows():
    return load("bukti_pembangunan").set_index("id", drop=False)


def test_says_every_size_what_it_counts_and_every_row_where_it_was_read(rows):
    sized = rows[rows[["ukuran", "ukuran_min", "ukuran_maks"]].notna().any(axis=1)]
    assert sized["satuan"].notna().all()
    assert rows["alamat"].str.len().min() > 8


def test_has_every_event_its_years_in_order(rows):
    events = rows[rows["jenis"] == "peristiwa"]
    assert events[["tahun_awal", "tahun_akhir"]].notna().all(axis=None)
    assert (events["tahun_awal"] <= events["tahun_akhir"]).all()
    assert events["tahun_awal"].between(1945, 2025).all()


def test_stands_every_kind_of_cause_in_both_countries_timeline(rows):
    events = rows[rows["jenis"] == "peristiwa"]
    kinds = {"keadaan awal", "kebijakan", "bantuan luar", "keberuntungan", "kekuasaan dan biaya"}
    assert set(events["golongan"]) == kinds
    for country in ("Korea Selatan", "Singapura"):
        assert len(set(events.loc[events["tempat"] == country, "golongan"])) >= 4


def test_came_land_reform_and_aid_before_the_first_plan(rows):
    first_plan = rows.loc["epb_korea", "tahun_awal"]
    assert rows.loc["reforma_tanah", "tahun_akhir"] < first_plan
    assert rows.loc["bantuan_penerimaan", ["tahun_awal", "tahun_akhir"]].tolist() == [1953, 1961]
    assert rows.loc["bantuan_penerimaan", "ukuran"] == 74
    assert rows.loc["bantuan_impor", "ukuran"] == 85


def test_agree_youngs_residuals_with_those_that_the_inputs_give(rows):
    for country in ("korea", "singapura"):
        assert rows.loc[f"young_1995_{country}", "ukuran"] == pytest.approx(
            account(YOUNG_1995[country]).residual, abs=0.05
        )


def test_stay_figures_that_no_opened_page_holds_out_of_the_table(rows):
    text = " ".join(rows[["temuan", "catatan"]].fillna("").to_numpy().ravel())
    for unread in ("33.267", "16.600", "12,6", "918.548", "331.766"):
        assert unread not in text
    assert rows.loc[["lane_2025", "kim_lee_shin_2021", "perang_vietnam", "saemaul"], "ukuran"].isna().all()


def test_stands_evidence_against_industrial_policy_beside_evidence_for(rows):
    words = rows["temuan"]
    assert "bertahan" in words["lane_2025"]
    assert "tidak naik lebih cepat" in words["kim_lee_shin_2021"]
    versions = rows.loc["choi_levchenko_kesejahteraan", ["ukuran_min", "ukuran_maks"]]
    assert versions.tolist() == [3, 31]


def test_can_the_studies_be_shown_as_a_reading_table(rows):
    table = evidence_table(load("bukti_pembangunan"), ["hausmann_2005", "easterly_1993_laju"], "Laju", "tabel")
    assert "80 percepatan (lebih dari)" in repr(table)
    assert "0,1–0,3 korelasi" in repr(table)
