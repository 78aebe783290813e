"""Questions about the two simulators of module 07: what they say, and whether it is honest."""

import pytest

from akademi.models.growth_accounting import YOUNG_1995
from akademi.simulators import growth_accounting, what_if
from akademi.simulators.growth_accounting import outcome as accounting_outcome
from akademi.simulators.what_if import histories
from akademi.simulators.what_if import outcome as what_if_outcome


def test_begins_the_accounting_with_youngs_singapore():
    result = growth_accounting().outcome
    assert result.account.residual == pytest.approx(0.15, abs=0.005)
    assert result.dual == pytest.approx(result.account.residual)
    assert "hampir seluruh" in result.title


def test_opens_a_steady_return_the_second_door():
    result = accounting_outcome({"return_gap": 2.8})
    assert result.return_growth == pytest.approx(0, abs=1e-9)
    assert result.dual == pytest.approx(1.53, abs=0.005)
    assert "Imbal hasil modal tetap" in result.summary
    assert "0,2 dari jumlah, 1,5 dari harga" in result.title


def test_gives_the_wrong_share_korea_another_residual():
    right = accounting_outcome({"economy": "korea", "capital_share": 29.7}).account.residual
    wrong = accounting_outcome({"economy": "korea", "capital_share": 32.0}).account.residual
    assert (round(right, 2), round(wrong, 2)) == (1.73, 1.56)


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ({"economy": "korea", "capital_share": 29.7}, "Sebagian besar pertumbuhan Korea"),
        ({"investment": 3}, "Sisa negatif"),
        ({"investment": -3, "schooling": -2, "capital_share": 60}, "Sebagian besar"),
        ({"economy": "taiwan", "capital_share": 25.7, "investment": -3, "schooling": -2}, "kini besar"),
    ],
)
def test_says_the_title_of_the_accounting_what_is_left(settings, title):
    assert title in growth_accounting(**settings).title


def test_explains_the_accounting_growth_to_the_last_point_for_all_four():
    for economy in YOUNG_1995:
        parts = accounting_outcome({"economy": economy, "investment": 1.3}).account
        assert parts.capital + parts.labour + parts.residual == pytest.approx(YOUNG_1995[economy].output)


def test_covers_what_if_the_countries_without_gaps():
    found = histories()
    assert len(found) == 14
    assert {"IDN", "KOR", "SGP", "PHL"} <= found.keys()
    assert {len(one.output) for one in found.values()} == {60}


def test_is_the_unexplained_the_largest_single_driver_of_korea():
    result = what_if_outcome({"driver": "residual"})
    middles = {name: middle for name, (middle, _low, _high) in result.multiples.items() if name != "all"}
    assert max(middles, key=middles.get) == "residual"
    assert "paling tidak kita pahami" in result.title


def test_can_investment_alone_not_be_told_from_what_differs_between_countries():
    result = what_if_outcome({"driver": "investment"})
    assert result.multiple == pytest.approx(1.25, abs=0.005)
    assert not result.distinguishable
    assert "masih memuat" in result.title


def test_says_the_title_when_the_borrowed_path_was_worse():
    result = what_if_outcome({"lender": "PHL", "driver": "all"})
    assert result.multiple < 1
    assert "justru lebih rendah" in result.title


def test_does_the_capital_share_move_the_answer_and_the_year_only_the_view():
    low, high = (what_if_outcome({"capital_share": share}).multiple for share in (30, 50))
    assert low < high
    early, late = what_if_outcome({"year": 1975}), what_if_outcome({"year": 2019})
    assert early.path.tolist() == late.path.tolist()
    assert early.multiple != late.multiple


def test_warn_the_words_of_what_if_that_it_is_no_forecast():
    for driver in ("investment", "schooling", "population", "residual", "all"):
        assert "bukan ramalan" in what_if(driver=driver).summary
