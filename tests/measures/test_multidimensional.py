"""Questions to the multidimensional measures."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.measures import alkire_foster, decompose_alkire_foster, deprivation_scores, deprivations

# The global index: health 2 x 1/6, education 2 x 1/6, living standards 6 x 1/18.
GLOBAL = [1 / 6] * 4 + [1 / 18] * 6
# Five persons of the answer key of module 1, with scores 8/18, 3/18, 6/18, 0 and 14/18.
FIVE = np.zeros((5, 10), dtype=int)
FIVE[0, [0, 2, 4, 5]] = 1
FIVE[1, 1] = 1
FIVE[2, [0, 2]] = 1
FIVE[4, [0, 1, 2, 4, 5, 6, 7, 8]] = 1

tables = st.integers(1, 12).flatmap(
    lambda rows: st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=rows, max_size=rows)
)


def test_do_the_five_persons_give_the_answer_key():
    found = alkire_foster(FIVE, GLOBAL)
    assert deprivation_scores(FIVE, GLOBAL).round(4).tolist() == [0.4444, 0.1667, 0.3333, 0, 0.7778]
    assert found.headcount == 0.6
    assert round(found.intensity, 4) == 0.5185
    assert round(found.adjusted_headcount, 4) == 0.3111


def test_does_a_rounded_score_lose_the_third_person():
    scores = deprivation_scores(FIVE, GLOBAL)
    assert np.mean(scores.round(4) >= 1 / 3) == 0.4
    assert alkire_foster(FIVE, GLOBAL).headcount == 0.6


def test_is_every_profile_that_weighs_a_third_poor():
    # All 1,024 profiles: the whole number of eighteenths says exactly who stands at or above 6.
    profiles = (np.arange(1024)[:, None] >> np.arange(10)) & 1
    eighteenths = profiles @ ([3] * 4 + [1] * 6)
    for rows, poor in ((profiles[eighteenths == 6], 1.0), (profiles[eighteenths == 5], 0.0)):
        assert alkire_foster(rows, GLOBAL).headcount == poor
    assert alkire_foster(profiles, GLOBAL).headcount == np.mean(eighteenths >= 6)


def test_does_a_rounding_error_below_the_cutoff_not_decide():
    # Ten times 0.1 added up is 0.9999999999999999 in some orders: still all deprivations.
    assert alkire_foster(np.ones((1, 10)), [0.1] * 10, cutoff=1).headcount == 1
    assert alkire_foster([[1, 1, 1, 0, 0, 0, 0, 0, 0, 0]], [0.1] * 10, cutoff=0.3).headcount == 1


def test_is_indonesia_2017_the_product_that_the_global_index_publishes():
    # Global MPI 2022 (UNDP and OPHI), Indonesia 2017: H 3.59, A 38.68 percent, MPI 0.0139. Persons with that score.
    deprived = np.zeros((10_000, 2))
    deprived[:359, 0] = 1
    found = alkire_foster(deprived, [0.3868, 0.6132])
    assert round(found.headcount, 4) == 0.0359
    assert round(found.adjusted_headcount, 4) == 0.0139


def test_are_deprivations_of_the_not_poor_censored():
    found = alkire_foster([[1, 0, 0, 0], [1, 1, 0, 0]], cutoff=0.5, indicators=["a", "b", "c", "d"])
    assert found.uncensored_headcounts.tolist() == [1, 0.5, 0, 0]
    assert found.censored_headcounts.tolist() == [0.5, 0.5, 0, 0]
    assert found.contributions.tolist() == [0.5, 0.5, 0, 0]
    assert found.indicators == ("a", "b", "c", "d")


@given(table=tables, cutoff=st.sampled_from([0.25, 1 / 3, 0.5, 1.0]), data=st.data())
def test_does_m0_equal_h_times_a_and_the_weighted_censored_headcounts(table, cutoff, data):
    weights = data.draw(st.lists(st.integers(1, 5), min_size=len(table), max_size=len(table)))
    found = alkire_foster(table, [0.4, 0.3, 0.2, 0.1], cutoff, weights)
    assert found.adjusted_headcount == pytest.approx(found.headcount * found.intensity)
    assert found.indicator_weights @ found.censored_headcounts == pytest.approx(found.adjusted_headcount)
    assert found.contributions.sum() == pytest.approx(1.0 if found.headcount else 0.0)
    repeated = alkire_foster(np.repeat(table, weights, axis=0), [0.4, 0.3, 0.2, 0.1], cutoff)
    assert repeated.adjusted_headcount == pytest.approx(found.adjusted_headcount)


@given(table=tables, row=st.integers(0, 11), column=st.integers(0, 3))
def test_does_one_more_deprivation_of_a_poor_person_raise_m0_but_never_h(table, row, column):
    row %= len(table)
    before = alkire_foster(table, cutoff=0.25)
    worse = [list(person) for person in table]
    was_poor, was_deprived = any(worse[row]), worse[row][column]
    worse[row][column] = True
    after = alkire_foster(worse, cutoff=0.25)
    if was_poor:
        assert after.headcount == before.headcount
    assert (after.adjusted_headcount > before.adjusted_headcount) == (not was_deprived)


@given(table=tables, data=st.data())
def test_is_total_m0_the_mean_of_the_groups(table, data):
    size = len(table)
    groups = data.draw(st.lists(st.sampled_from(["desa", "kota"]), min_size=size, max_size=size))
    weights = data.draw(st.lists(st.integers(1, 5), min_size=size, max_size=size))
    parts = decompose_alkire_foster(table, groups, cutoff=0.5, weights=weights)
    by_group = [group.adjusted_headcount for group in parts.groups]
    assert parts.population_shares @ by_group == pytest.approx(parts.total.adjusted_headcount)
    assert parts.contributions.sum() == pytest.approx(1.0 if parts.total.headcount else 0.0)
    for label, group in zip(parts.labels, parts.groups, strict=True):
        rows = np.array(groups) == label
        alone = alkire_foster(np.array(table)[rows], cutoff=0.5, weights=np.array(weights)[rows])
        assert group.adjusted_headcount == pytest.approx(alone.adjusted_headcount)


def test_is_everything_zero_when_nobody_is_poor():
    found = alkire_foster([[0, 0], [1, 0]], cutoff=1)
    assert (found.headcount, found.intensity, found.adjusted_headcount) == (0, 0, 0)
    assert found.contributions.tolist() == [0, 0]


def test_are_achievements_below_the_cutoff_deprivations():
    assert deprivations([[5, 2000], [6, 2100]], [6, 2100]).tolist() == [[True, True], [False, False]]


def test_does_a_pandas_table_name_its_indicators():
    table = pd.DataFrame({"sekolah": [True, False], "sanitasi": [True, True]})
    assert alkire_foster(table).indicators == ("sekolah", "sanitasi")
    parts = decompose_alkire_foster(table, pd.Series(["desa", "kota"]))
    assert parts.labels.tolist() == ["desa", "kota"]


def test_do_unusable_arguments_name_themselves():
    with pytest.raises(ValueError, match=r"`indicator_weights` berjumlah 1\.0002"):
        alkire_foster(FIVE, [0.1667] * 4 + [0.0556] * 5 + [0.0554])
    with pytest.raises(ValueError, match="`indicator_weights` harus berisi 10"):
        alkire_foster(FIVE, [0.5, 0.5])
    with pytest.raises(ValueError, match="`cutoff`"):
        alkire_foster(FIVE, GLOBAL, cutoff=33)
    with pytest.raises(ValueError, match="`cutoff`"):
        alkire_foster(FIVE, GLOBAL, cutoff=0)
    with pytest.raises(ValueError, match="`deprived` hanya boleh berisi 0/1"):
        alkire_foster([[0.5, 1]])
    with pytest.raises(ValueError, match="`deprived` berisi nilai kosong"):
        alkire_foster([[float("nan"), 1]])
    with pytest.raises(ValueError, match="`deprived` harus berupa tabel"):
        alkire_foster([1, 0])
    with pytest.raises(ValueError, match="`weights`"):
        alkire_foster(FIVE, GLOBAL, weights=[1, 2])
    with pytest.raises(ValueError, match="`indicators`"):
        alkire_foster(FIVE, GLOBAL, indicators=["satu"])
    with pytest.raises(ValueError, match="`cutoffs`"):
        deprivations([[1, 2]], [1])
    with pytest.raises(ValueError, match="`groups`"):
        decompose_alkire_foster(FIVE, ["a"], GLOBAL)
