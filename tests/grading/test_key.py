"""Does a key give each answer what it is worth, and its name to each mistake? (contract B)"""

import itertools
import math
import random
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.grading import Goal, InBoxes, InOrder, Key, Mistake, Near, OneOf, Predicted, SetOf, Value, Written
from akademi.grading.judge import load_key

COMMON = {"points": 4, "objective": "A", "reread": "bagian 1", "hint": "Coba lagi.", "right": "Ya."}
BOXES = {"k1": "p", "k2": "q", "k3": "r", "k4": "p", "k5": "q", "k6": "r"}
KEYS = {
    "one": OneOf(**COMMON, answer="a"),
    "set": SetOf(**COMMON, answer={"a", "b"}),
    "near": Near(**COMMON, answer=lambda n: n["b"] ** 2, tolerance=0.01, draw={"b": [0.4, 0.5]}),
    "order": InOrder(**COMMON, answer=["a", "b", "c"]),
    "boxes": InBoxes(**COMMON, answer=BOXES),
    "predict": Predicted(**COMMON, example="a"),
    "goal": Goal(**COMMON, reached=lambda a, _n: a["x"] / 10, example={"x": 10}),
    "value": Value(**COMMON, answer=[1.0, 2.0], tolerance=0.01),
}
NUMBERS = {"b": 0.4}
codes = st.sampled_from(["a", "b", "c", "d"])
ANSWERS = {
    "one": codes,
    "set": st.lists(codes, min_size=1, unique=True),
    "near": st.floats(allow_nan=False, allow_infinity=False),
    "order": st.permutations(["a", "b", "c"]),
    "boxes": st.dictionaries(st.sampled_from(list(BOXES)), st.sampled_from(["p", "q", "r"])),
    "predict": codes,
    "goal": st.dictionaries(st.sampled_from(["x", "y"]), st.floats() | st.integers() | st.text()),
    "value": st.recursive(
        st.booleans() | st.integers() | st.floats() | st.text() | st.just(10**400),
        lambda inner: st.lists(inner, max_size=3),
    ),
}


@pytest.mark.parametrize("kind", KEYS)
def test_is_the_solution_worth_everything(kind):
    verdict = KEYS[kind].judge("m_x", KEYS[kind].solution(NUMBERS), NUMBERS, "…")
    assert (verdict.points, verdict.state, verdict.message, verdict.reread) == (4.0, "benar", "Ya.", "")


@pytest.mark.parametrize("kind", KEYS)
def test_is_no_answer_worth_nothing(kind):
    verdict = KEYS[kind].judge("m_x", None, NUMBERS)
    assert (verdict.points, verdict.state, verdict.reread) == (0.0, "kosong", "bagian 1")


@pytest.mark.parametrize("kind", KEYS)
@given(data=st.data())
def test_does_every_answer_earn_between_nothing_and_everything(kind, data):
    answer = data.draw(ANSWERS[kind])
    verdict = KEYS[kind].judge("m_x", answer, NUMBERS, "…")
    assert 0 <= verdict.points <= 4
    assert (verdict.state == "benar") == (verdict.points == 4)
    assert (verdict.state == "salah") == (verdict.points == 0)
    assert verdict.state == "benar" or verdict.message == "Coba lagi."


@pytest.mark.parametrize(
    ("chosen", "share"),
    [(["a", "b"], 1), (["a"], 0.5), (["a", "c"], 0), (["a", "b", "c"], 0.5), (["a", "b", "c", "d"], 0), (["c"], 0)],
)
def test_does_a_wrong_pick_take_the_worth_of_a_right_one(chosen, share):
    assert KEYS["set"].fraction(chosen, {}) == share


@pytest.mark.parametrize(("order", "share"), [("abc", 1), ("bac", 0.5), ("acb", 0.5), ("cab", 0), ("cba", 0)])
def test_is_one_swapped_pair_of_neighbours_worth_half(order, share):
    assert KEYS["order"].fraction(list(order), {}) == share


def test_is_sorting_worth_what_it_is_better_than_chance():
    one_wrong = BOXES | {"k1": "q"}
    assert KEYS["boxes"].fraction(one_wrong, {}) == pytest.approx((5 / 6 - 1 / 3) / (2 / 3))
    assert KEYS["boxes"].fraction(dict.fromkeys(BOXES, "p"), {}) == 0, "everything into one box"
    assert KEYS["boxes"].fraction({"k1": "p"}, {}) == 0, "one card sorted"


def test_does_dealing_cards_at_random_earn_about_nothing():
    dealer = random.Random(1)
    shares = [KEYS["boxes"].fraction({card: dealer.choice("pqr") for card in BOXES}, {}) for _deal in range(4000)]
    # Without the correction it would be a third; what is left is the floor at zero.
    assert statistics.mean(shares) < 0.13


@pytest.mark.parametrize(("answer", "right"), [(0.16, True), (0.17, True), (0.15, True), (0.171, False), (0.4, False)])
def test_is_the_edge_of_the_tolerance_still_right(answer, right):
    assert KEYS["near"].fraction(answer, NUMBERS) == right


def test_does_the_right_number_follow_the_trainees_own_numbers():
    assert KEYS["near"].judge("m_x", 0.16, {"b": 0.4}).state == "benar"
    assert KEYS["near"].judge("m_x", 0.16, {"b": 0.5}).state == "salah"


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ([1.0, 2.0], True),
        ([1, 2.005], True),
        ([1.0], False),
        ([2.0, 1.0], False),
        (1.0, False),
        ([1.0, math.nan], False),
        ([1.0, "2.0"], False),
        ([True, 2.0], False),
        ([1.0, 10**400], False),
    ],
)
def test_is_a_list_of_results_compared_entry_by_entry(answer, right):
    assert (KEYS["value"].judge("m_x", answer, {}).state == "benar") is right


@pytest.mark.parametrize(
    ("answer", "right"),
    [(42, True), ([42], True), (42.0, True), (41, False), ("42", False), (True, False), ([42, 42], False)],
)
def test_is_a_single_result_compared_as_it_was_meant(answer, right):
    assert bool(Value(**COMMON, answer=42).fraction(answer, {})) is right


@pytest.mark.parametrize("share", [math.nan, -3, 7, math.inf])
def test_can_a_model_that_goes_astray_give_more_or_less_than_the_points(share):
    verdict = Goal(**COMMON, reached=lambda _a, _n: share, example={"x": 1}).judge("m_x", {"x": 1}, {})
    assert 0 <= verdict.points <= 4


@pytest.mark.parametrize("error", [ValueError, KeyError, IndexError, ZeroDivisionError, OverflowError, TypeError])
def test_do_settings_that_the_model_refuses_reach_nothing(error):
    def refuse(_answer, _numbers):
        raise error

    key = Goal(**COMMON, reached=refuse, example={"x": 1}, mistakes=[Mistake("m", "Pesan.", when=refuse, example={})])
    assert key.judge("m_x", {"x": 1}, {}).state == "salah"


MISTAKES = [
    Mistake("persis", "Pesan satu.", answer=lambda n: n["b"], reread="bagian 9"),
    Mistake("keluarga", "Pesan dua.", when=lambda a, _n: a > 10, example=11),
]


def test_does_each_named_mistake_get_its_own_message_and_the_rest_the_hint():
    key = Near(**COMMON, answer=lambda n: n["b"] ** 2, tolerance=0.01, mistakes=MISTAKES)
    said = {answer: key.judge("m_x", answer, NUMBERS) for answer in (0.4, 11, 50, 3)}
    assert [verdict.message for verdict in said.values()] == ["Pesan satu.", "Pesan dua.", "Pesan dua.", "Coba lagi."]
    assert said[0.4].mistake == "persis"
    assert (said[0.4].reread, said[11].reread) == ("bagian 9", "bagian 1")


def test_is_a_mistake_that_the_answer_breaks_no_match():
    broken = Mistake("rusak", "Tidak pernah.", when=lambda a, _n: a["x"] > 1, example={})
    key = Near(**COMMON, answer=1, tolerance=0.1, mistakes=[broken, MISTAKES[1]])
    assert key.judge("m_x", 11, NUMBERS).message == "Pesan dua."


def test_must_a_mistake_be_one_that_a_test_can_make():
    with pytest.raises(ValueError, match="either answer or when"):
        Mistake("m", "x")
    with pytest.raises(ValueError, match="either answer or when"):
        Mistake("m", "x", answer=1, when=lambda a, n: True, example=1)
    with pytest.raises(ValueError, match="example"):
        Mistake("m", "x", when=lambda a, n: True)


def test_does_a_key_refuse_an_unknown_objective_or_twin():
    with pytest.raises(ValueError, match="objective"):
        Key("01", {"B": "Lain"}, {"m_x": KEYS["one"]})
    with pytest.raises(ValueError, match="twin"):
        Key("01", {"A": "Satu"}, {"m_x": Value(**COMMON, answer=1, twin="m_y")})


def test_does_a_key_add_its_points_up():
    key = Key("01", {"A": "Satu"}, {"m_x": KEYS["one"], "m_y": Written(**COMMON, rubric="r.md")})
    assert key.max_points == 8.0


def test_is_half_of_an_odd_number_of_points_written_with_two_decimals():
    key = InOrder(points=1.25, objective="A", reread="", answer=["a", "b"])
    assert key.judge("m_x", ["b", "a"], {}).points == pytest.approx(0.62, abs=0.011)


@pytest.mark.parametrize(
    "content",
    [None, "KUNCI = (", "x = 1", "KUNCI = 3", "raise RuntimeError('x')"],
    ids=["missing", "syntax", "none", "type", "raises"],
)
def test_is_a_key_file_that_is_none_refused_with_its_path(tmp_path, content):
    path = tmp_path / "kunci.py"
    if content is not None:
        path.write_text(content)
    with pytest.raises(ValueError, match=r"kunci\.py"):
        load_key(path)


def test_does_loading_a_key_leave_no_copy_of_it(tmp_path, mini_root):
    path = tmp_path / "kunci.py"
    path.write_text(next(mini_root.rglob("kunci.py")).read_text())
    assert load_key(path).assignment == "01_mini"
    assert [entry.name for entry in tmp_path.iterdir()] == ["kunci.py"]


def test_are_all_orders_of_three_worth_what_they_should_be():
    shares = [KEYS["order"].fraction(list(order), {}) for order in itertools.permutations("abc")]
    assert sorted(shares) == [0, 0, 0, 0.5, 0.5, 1]
