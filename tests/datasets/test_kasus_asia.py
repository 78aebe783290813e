"""Do the dated facts of the two Asian cases keep their disagreements, their pages and their limits?"""

import pytest

from akademi.data import load

ACTS = {"saat itu", "sesudahnya", "biaya", "pembanding", "penelitian", "Indonesia"}
DEPTHS = {"pembukaan halaman", "abstrak", "kutipan di halaman lain"}


@pytest.fixture(scope="module")
def facts():
    return load("kasus_asia").set_index("id")


def test_has_every_fact_an_act_a_depth_and_a_page(facts):
    assert set(facts["babak"]) == ACTS
    assert set(facts["kedalaman"]) == DEPTHS
    assert set(facts["kasus"]) == {"singapura", "korea_selatan"}
    assert facts["alamat"].str.match(r"https?://|buku, ").all()


def test_has_every_number_a_unit_and_every_unit_a_number_or_a_reason(facts):
    numbers = facts["nilai"].notna()
    assert facts.loc[numbers, "satuan"].notna().all()
    without = facts[~numbers & facts["satuan"].notna()]
    assert list(without.index) == ["sg_menganggur_sg101"]
    assert "tanpa angka" in without["catatan"].iloc[0]


@pytest.mark.parametrize("topic", ["tempat tinggal", "rumah terbakar", "jumlah desa"])
def test_do_pages_that_disagree_both_stand_in_the_table(facts, topic):
    rows = facts[facts["pokok"] == topic]
    assert rows["satuan"].nunique() == 1
    assert rows["nilai"].nunique() == len(rows) >= 2
    assert rows["sumber"].nunique() == len(rows)


def test_was_nothing_known_before_it_happened(facts):
    decided = {"singapura": 1961, "korea_selatan": 1971}
    known = facts[facts["babak"] == "saat itu"]
    years = known["waktu"].str.extract(r"(\d{4})$|^(\d{4})")
    last = years.bfill(axis=1)[0].astype(int)
    assert (last <= known["kasus"].map(decided)).all()


def test_says_every_figure_of_the_second_round_that_it_is_second_hand(facts):
    for name in ("kr_desa_ukri", "kr_desa_baik", "kr_zak_2"):
        assert facts.loc[name, "kedalaman"] == "kutipan di halaman lain"
        assert "Pohang" in facts.loc[name, "catatan"]


def test_is_the_village_fund_shared_out_completely(facts):
    shares = facts.loc[["id_dasar", "id_formula", "id_kinerja", "id_afirmasi"], "nilai"]
    assert shares.sum() == 100


def test_is_the_fall_of_the_village_fund_smaller_than_the_page_says(facts):
    before, after = facts.loc["pb_2025", "nilai"], facts.loc["pb_2026", "nilai"]
    assert round(100 * (1 - after / before), 1) == 66.3
