"""Questions about what each simulator says for settings that lessons use."""

import pytest

from akademi.simulators import asset_trap, galor_zeira, mobility, noisy_income
from akademi.simulators.asset_trap import outcome as asset_outcome
from akademi.simulators.galor_zeira import outcome as schooling_outcome


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ({"initial_assets": 1.0}, "mulai di bawah ambang"),
        ({"initial_assets": 1.5}, "bertahan di atas ambang"),
        ({"initial_assets": 1.0, "transfer": 0.4}, "habis lagi"),
        ({"initial_assets": 1.0, "transfer": 0.5}, "melewati ambang"),
        ({"initial_assets": 1.5, "shock": 60}, "Guncangan"),
        ({"initial_assets": 1.0, "map": "concave"}, "Tanpa ambang"),
    ],
)
def test_says_the_title_what_becomes_of_the_household(settings, title):
    assert title in asset_trap(**settings).title


def test_ends_nobody_low_on_the_concave_map_and_about_half_on_the_other():
    assert asset_outcome({"map": "concave"}).share_low == 0
    trap = asset_outcome({})
    assert trap.share_low == pytest.approx(0.49, abs=0.005)
    assert trap.ends_low.sum() == round(300 * trap.share_low)


def test_lifts_a_transfer_the_village_but_a_shock_takes_it_back():
    none, given, shocked = (
        asset_outcome({"transfer": transfer, "shock": shock}).share_low
        for transfer, shock in ((0, 0), (0.5, 0), (0.5, 60))
    )
    assert given < none
    assert shocked > given


def test_does_time_only_change_how_much_is_seen():
    early, late = asset_outcome({"period": 2}), asset_outcome({"period": 20})
    assert early.share_low == late.share_low
    assert early.path.tolist() == late.path.tolist()


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ({"inheritance": 9}, "tidak bersekolah"),
        ({"inheritance": 11.5}, "utang mahal"),
        ({"inheritance": 9, "scholarship": 3}, "belum cukup"),
        ({"inheritance": 9, "scholarship": 3.1}, "membebaskan"),
        ({"inheritance": 12.5}, "tanpa beasiswa"),
        ({"inheritance": 9, "borrowing_rate": 175}, "Pinjaman cukup murah"),
        ({"inheritance": 9, "borrowing_rate": 180}, "tidak bersekolah"),
    ],
)
def test_says_the_title_what_becomes_of_the_family(settings, title):
    assert title in galor_zeira(**settings).title


def test_agrees_the_words_with_the_families_at_every_price_of_credit():
    for rate in range(60, 251, 5):
        result = schooling_outcome({"borrowing_rate": rate})
        assert (result.threshold is None) == (not result.neighbours_low.any()), rate


def test_shows_one_noisy_year_the_elasticity_of_the_answer_key():
    result = noisy_income().outcome
    assert result.elasticity == 0.456
    assert result.estimate == pytest.approx(0.08, abs=5e-4)
    assert "0,080" in noisy_income().summary
    assert result.estimate == pytest.approx(result.by_years[0])
    assert noisy_income(years=10).outcome.estimate == pytest.approx(result.by_years[9])
    assert noisy_income(reliability=100).outcome.estimate == pytest.approx(0.456)


def test_add_the_rows_of_the_ladder_up_to_everyone():
    result = mobility(vulnerable_fall=50, vulnerable_rise=50).outcome
    assert result.matrix.sum(axis=1) == pytest.approx([1, 1, 1])
    assert result.matrix[1, 1] == pytest.approx(0)


def test_stays_everyone_poor_where_nobody_can_rise():
    closed = mobility(poor_rise=0, vulnerable_fall=0)
    assert closed.outcome.long_run == pytest.approx([1, 0, 0])
    assert "tidak pernah keluar" in closed.summary
    assert "Tanpa jalan naik" in closed.title


def test_agrees_the_long_run_with_balance_between_neighbours():
    # On a ladder the flows up and down between neighbours cancel: 0.3 a = 0.2 b and 0.2 b = 0.1 c.
    poor, vulnerable, secure = mobility().outcome.long_run
    assert 0.3 * poor == pytest.approx(0.2 * vulnerable)
    assert 0.2 * vulnerable == pytest.approx(0.1 * secure)
