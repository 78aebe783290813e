"""Questions to the human development index of BPS."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.measures import dimension_indices, human_development_index, implied_spending


def test_does_indonesia_2018_give_the_index_that_bps_published():
    # beritamoneter.com, August 2019, quoting BPS: 71.20 years, 12.91, 8.17, Rp11,059 thousand; IPM 71.39.
    assert round(human_development_index(71.20, 12.91, 8.17, 11_059_000), 2) == 71.39


def test_do_the_parts_follow_by_hand():
    parts = dimension_indices(52.5, 9, 7.5, (1_007_436 * 26_572_352) ** 0.5)
    assert [parts.health, parts.education, parts.spending] == pytest.approx([0.5, 0.5, 0.5])
    assert human_development_index(85, 18, 15, 26_572_352) == pytest.approx(100)


def test_what_spending_does_kabupaten_probolinggo_2025_imply():
    # 74.10 years, 12.80, 6.43 and IPM 71.65; answer key Rp12.745 m, between 12.739 and 12.752.
    spending = implied_spending(71.65, 74.10, 12.80, 6.43)
    assert spending / 1e6 == pytest.approx(12.745, abs=0.0006)
    assert implied_spending(71.645, 74.10, 12.80, 6.43) / 1e6 == pytest.approx(12.739, abs=0.0006)
    assert implied_spending(71.655, 74.10, 12.80, 6.43) / 1e6 == pytest.approx(12.752, abs=0.0006)


@pytest.mark.parametrize(("years", "index"), [(7, 72.44), (8, 73.78), (9, 75.07)])
def test_what_would_more_schooling_do_to_the_index(years, index):
    spending = implied_spending(71.65, 74.10, 12.80, 6.43)
    assert round(human_development_index(74.10, 12.80, years, spending), 2) == index


@given(
    life=st.floats(40, 85),
    expected=st.floats(5, 18),
    attained=st.floats(2, 15),
    money=st.floats(1_100_000, 26_000_000),
)
def test_is_implied_spending_the_inverse_of_the_index(life, expected, attained, money):
    index = human_development_index(life, expected, attained, money)
    assert implied_spending(index, life, expected, attained) == pytest.approx(money, rel=1e-9)


def test_are_whole_columns_taken_at_once():
    table = pd.DataFrame(
        {"uhh": [71.2, 74.1], "hls": [12.91, 12.8], "rls": [8.17, 6.43], "peng": [11_059_000, 12_745_275]}
    )
    found = human_development_index(table["uhh"], table["hls"], table["rls"], table["peng"])
    assert isinstance(found, np.ndarray)
    assert found.round(2).tolist() == [71.39, 71.65]


def test_does_spending_in_thousands_get_its_own_hint():
    with pytest.raises(ValueError, match=r"`spending` harus antara 1\.007\.436 .*dikalikan 1\.000"):
        human_development_index(71.20, 12.91, 8.17, 11_059)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((19, 12, 8, 11e6), "life_expectancy"),
        ((float("nan"), 12, 8, 11e6), "life_expectancy"),
        ((71, 19, 8, 11e6), "expected_schooling"),
        ((71, 12, -1, 11e6), "mean_schooling"),
        ((71, 12, 8, 27e6), "spending"),
    ],
)
def test_does_a_value_off_its_scale_name_itself(arguments, named):
    with pytest.raises(ValueError, match=f"`{named}`"):
        human_development_index(*arguments)


def test_does_an_impossible_index_say_so():
    with pytest.raises(ValueError, match="`index` terlalu tinggi"):
        implied_spending(90, 74.10, 12.80, 6.43)
    with pytest.raises(ValueError, match="`index` harus di atas 0"):
        implied_spending(0, 74.10, 12.80, 6.43)
    with pytest.raises(ValueError, match="lama sekolah"):
        implied_spending(50, 74.10, 0, 0)
