"""Questions about finding one family on several lists."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.models import linkage as m

FIVE = (
    m.Record("Dinsos", "Ny. Soelastri", 1970, "Mawar", 1),
    m.Record("Desa", "Sulastri", 1970, "Mawar", 1),
    m.Record("Disdik", "Sulastri", 1988, "Melati", 2),
    m.Record("Dinsos", "Rukmini", None, "Mawar", 3),
    m.Record("Desa", "Rukmini", 1961, "Mawar", 3),
)


def linked(limit, **compared):
    rule = {"tidy": True, "year": False, "hamlet": False, **compared}
    return m.link(FIVE, m.similarity(FIVE, **rule), limit)


def test_have_two_words_by_hand_the_likeness_of_the_formula():
    # ^s sa ar ri i$ and ^s sa at ti i$ share three of five each.
    assert m.dice("sari", "sati") == pytest.approx(0.6)
    assert m.dice("sari", "sari") == 1
    assert m.dice("sari", "budu") == 0


def test_merges_the_name_alone_two_women_that_the_year_keeps_apart():
    by_name = linked(1.0)
    assert (by_name.families, by_name.false_links, by_name.missed_links) == (2, 2, 0)
    assert by_name.true_families == 3
    with_year = linked(0.9, year=True)
    assert (with_year.families, with_year.false_links, with_year.missed_links) == (4, 0, 1)
    all_of_it = linked(0.8, year=True, hamlet=True)
    assert (all_of_it.families, all_of_it.false_links, all_of_it.missed_links) == (3, 0, 0)


def test_is_an_old_spelling_read_as_the_new_one():
    assert m.modern("Ny. Soelastri") == m.modern("Sulastri") == "sulastri"
    assert m.modern("Djoewarijah") == m.modern("Juwariyah")
    assert m.modern("Wijayanti") == "wijayanti"


def test_are_the_lists_the_same_every_time_and_named_as_five_offices():
    lines = m.synthetic_lists()
    assert lines == m.synthetic_lists()
    assert len(lines) == 148
    assert {one.register for one in lines} == set(m.REGISTERS)
    assert len({one.family for one in lines}) == 58
    for register in m.REGISTERS:
        families = [one.family for one in lines if one.register == register]
        assert len(families) == len(set(families))


@given(st.floats(0, 1), st.floats(0, 1), st.booleans(), st.booleans(), st.booleans())
def test_counts_a_stricter_rule_more_families_with_fewer_false_and_more_missed_links(one, two, tidy, year, hamlet):
    lines = m.synthetic_lists()[::3]
    likeness = m.similarity(lines, tidy=tidy, year=year, hamlet=hamlet)
    loose, strict = (m.link(lines, likeness, limit) for limit in sorted((one, two)))
    assert loose.families <= strict.families <= len(lines)
    assert loose.false_links >= strict.false_links
    assert loose.missed_links <= strict.missed_links


@given(st.booleans(), st.booleans(), st.booleans())
def test_is_likeness_symmetric_and_between_nothing_and_all(tidy, year, hamlet):
    likeness = m.similarity(m.synthetic_lists(), tidy=tidy, year=year, hamlet=hamlet)
    assert np.allclose(likeness, likeness.T)
    assert likeness.min() >= 0
    assert likeness.max() <= 1 + 1e-12


def test_does_an_error_name_what_is_wrong():
    likeness = m.similarity(FIVE, tidy=True, year=True, hamlet=True)
    with pytest.raises(ValueError, match="5 rows"):
        m.link(FIVE, likeness[:2], 0.5)
    with pytest.raises(ValueError, match="limit"):
        m.link(FIVE, likeness, 80)
