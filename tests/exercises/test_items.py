"""Do form and judge agree on what an answer is, for every kind of item?"""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.charts.numbers import fmt_id
from akademi.exercises.items import (
    Choice,
    Choices,
    Code,
    InvalidAnswerError,
    Number,
    Order,
    Predict,
    Simulate,
    Sort,
    fmt_number,
    plain,
)

ABC = {"a": "Satu", "b": "Dua", "c": "Tiga"}
ITEMS = {
    "choice": Choice("m_x", "Tanya?", 1, ABC),
    "choices": Choices("m_x", "Tanya?", 1, ABC),
    "number": Number("m_x", "Tanya?", 1, "persen", 0, 2000),
    "order": Order("m_x", "Tanya?", 1, ABC),
    "sort": Sort("m_x", "Tanya?", 1, ABC, {"p": "Kotak P", "q": "Kotak Q"}),
    "predict": Predict("m_x", "Tanya?", 1, ABC, "Ternyata."),
    "simulate": Simulate("m_x", "Tanya?", 1, ("bantuan", "peta")),
    "code": Code("m_x", "Tanya?", 1),
}
ANSWERS = {
    "choice": ("b", "b", "Dua"),
    "choices": (["c", "a", "c"], ["a", "c"], "Satu; Tiga"),
    "number": ("16,31", 16.31, "16,31 persen"),
    "order": (["c", "a", "b"], ["c", "a", "b"], "1. Tiga\n2. Satu\n3. Dua"),
    "sort": ({"b": "q", "a": "p"}, {"a": "p", "b": "q"}, "**Kotak P**: Satu\n**Kotak Q**: Dua"),
    "predict": ("a", "a", "Satu"),
    "simulate": (
        {"peta": "trap", "bantuan": 0.45, "lain": 3},
        {"bantuan": 0.45, "peta": "trap"},
        "bantuan = 0,45; peta = trap",
    ),
    "code": (np.float64(0.5), 0.5, "0,5"),
}
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.just(...) | st.just(10**400),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["a", "b", "bantuan", "peta", "x"]), inner, max_size=4)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", ITEMS)
def test_is_an_answer_brought_into_its_one_form_and_put_into_words(kind):
    given_answer, cleaned, words = ANSWERS[kind]
    assert ITEMS[kind].clean(given_answer) == cleaned
    assert ITEMS[kind].text(cleaned) == words


@pytest.mark.parametrize("kind", ITEMS)
@given(value=anything)
def test_is_whatever_arrives_an_answer_or_refused_in_indonesian(kind, value):
    item = ITEMS[kind]
    try:
        cleaned = item.clean(value)
    except InvalidAnswerError as problem:
        assert str(problem)  # noqa: PT017 - either way of ending is right, and each is checked
    else:
        assert item.clean(cleaned) == cleaned, "cleaning twice changes the answer"
        assert isinstance(item.text(cleaned), str)


@pytest.mark.parametrize("kind", [kind for kind in ITEMS if kind != "code"])
def test_does_the_specification_for_the_browser_hold_kind_and_question_but_nothing_that_was_revealed(kind):
    spec = ITEMS[kind].spec()
    assert (spec["kind"], spec["question"], spec["points"]) == (kind, "Tanya?", 1)
    assert "Ternyata" not in str(spec)


@pytest.mark.parametrize("kind", [kind for kind in ITEMS if kind != "code"])
def test_does_a_print_show_what_there_is_to_choose_from(kind):
    assert all(line.strip() for line in ITEMS[kind].choices_text())
    assert ITEMS[kind].choices_text()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("16,31", 16.31),
        ("16.31", 16.31),
        (" 16,31 persen ", 16.31),
        ("16,31 PERSEN", 16.31),
        ("16,31%", 16.31),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("0,5", 0.5),
        ("1e2", None),
        ("Rp1.200", 1200.0),
        (12, 12.0),
        (np.int64(3), 3.0),
        (np.float64(0.5), 0.5),
        ("", None),
        ("abc", None),
        ("1,2,3", None),
        ("12 ekor", None),
        ("nan", None),
        ("inf", None),
        ("١٢", None),
        (math.nan, None),
        (math.inf, None),
        (True, None),
        (None, None),
        ([1], None),
        (10**400, None),
    ],
)
def test_is_a_number_read_as_an_official_writes_it(typed, number):
    item = ITEMS["number"]
    if number is None:
        with pytest.raises(InvalidAnswerError):
            item.clean(typed)
    else:
        assert item.clean(typed) == number


@given(st.floats(-1e6, 1e6), st.integers(0, 4))
def test_is_every_number_that_we_print_read_back(value, decimals):
    item = Number("m_x", "?", 1, "rupiah")
    text = fmt_id(value, decimals)
    assert item.clean(text) == pytest.approx(round(value, decimals), abs=1.01 * 10.0**-decimals)
    assert item.clean(f"{text} rupiah") == item.clean(text)


def test_is_a_number_outside_the_possible_range_refused_with_the_range():
    with pytest.raises(InvalidAnswerError, match=r"0 sampai 100"):
        Number("m_x", "?", 1, "persen", 0, 100).clean("163,1")


def test_does_a_doubtful_point_mean_what_is_possible_here():
    assert Number("m_x", "?", 1, "", 0, 40).clean("11.333") == 11.333
    assert Number("m_x", "?", 1, "", 0, 40_000).clean("11.333") == 11_333


def test_is_a_card_without_a_box_an_incomplete_answer():
    item = ITEMS["sort"]
    assert item.missing(item.clean({"a": "p"})) == 2
    with pytest.raises(InvalidAnswerError):
        item.clean({"a": "tidak ada"})
    with pytest.raises(InvalidAnswerError):
        item.clean({"kartu lain": "p"})


@pytest.mark.parametrize("order", [["a", "b"], ["a", "b", "b"], ["a", "b", "c", "c"], "abc", None])
def test_must_every_step_be_used_once(order):
    with pytest.raises(InvalidAnswerError):
        ITEMS["order"].clean(order)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, 3),
        (np.int64(3), 3),
        (np.array(3.5), 3.5),
        (np.array([1, 2]), [1, 2]),
        (pd.Series([1.5]), 1.5),
        (pd.Series([1, 2]), [1, 2]),
        (pd.DataFrame({"a": [1]}), {"a": {"0": 1}}),
        (Decimal("0.5"), 0.5),
        (Fraction(1, 4), 0.25),
        ({"b", "a"}, ["a", "b"]),
        ({1, "a"}, [1, "a"]),
        ((1, [2, 3]), [1, [2, 3]]),
        ("kata", "kata"),
        ("\ud800", "?"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_is_a_result_of_code_taken_as_it_was_meant(value, expected):
    assert plain(value) == expected


@pytest.mark.parametrize(
    "value",
    [math.nan, math.inf, 10**400, object(), 1j, len, pd.NA, [[[[1]]]], np.array([math.nan])],
    ids=lambda value: type(value).__name__,
)
def test_is_a_result_that_nobody_can_grade_refused(value):
    with pytest.raises(InvalidAnswerError):
        plain(value)


def test_is_a_very_long_result_shortened():
    assert len(Code("m_x", "").text("x" * 5000)) <= 200
    assert len(plain(list(range(5000)))) == 1000


@pytest.mark.parametrize("bad", ["Ambang", "m03-ambang", "ambang", "m03_", ""])
def test_is_an_unreadable_item_id_refused_with_an_example(bad):
    if bad == "m03_":
        with pytest.raises(ValueError, match="item id"):
            Choice(bad, "?", 1, ABC)
    else:
        with pytest.raises(ValueError, match="m03_ambang"):
            Choice(bad, "?", 1, ABC)


def test_are_items_that_cannot_be_asked_refused():
    with pytest.raises(ValueError, match="two entries"):
        Choice("m_x", "?", 1, {"a": "A"})
    with pytest.raises(ValueError, match="negative"):
        Choice("m_x", "?", -1, ABC)
    with pytest.raises(ValueError, match="boxes"):
        Sort("m_x", "?", 1, ABC, {"p": "P"})


@pytest.mark.parametrize(
    ("value", "text"),
    [(16.31, "16,31"), (16.0, "16"), (1234.5, "1.234,5"), (0.1 + 0.2, "0,3"), (math.inf, "tak terbatas")],
)
def test_is_a_number_printed_without_needless_zeros(value, text):
    assert fmt_number(value) == text
