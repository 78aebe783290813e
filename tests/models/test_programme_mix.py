"""Questions about the budget game: where each number comes from, and what money does to poverty."""

import ast
import dataclasses
import inspect

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from akademi import data
from akademi.models import programme_mix as model

EVIDENCE = data.load("bukti_pemberdayaan")
FIGURES = model.figures(EVIDENCE)
PLACE = model.Place("contoh", 1_190_000, 16.31, 2.87 / 17.19, 545_221, -0.45)
EQUAL = dict.fromkeys(model.PROGRAMMES, 0.2)
TERMS = {"cash_years": 5, "seats": 1000.0, "buyers": 1000.0, "cofunding": 0.2}
# Units and places, not figures about the world: months, percent, the first years, billions and millions.
PLAIN = {0, 1, 2, 12, 100, 1e6, 1e9, 1e-9, 4, 32}


def run(shares=EQUAL, place=PLACE, figures=FIGURES, **changes):
    return model.run(shares, place, figures, **{**TERMS, **changes})


def signature(figures):
    result = run(figures=figures)
    return np.concatenate([result.lifted.ravel(), result.path.ravel()])


# ---------------------------------------------------------------------- where each number comes from


@pytest.mark.parametrize("row", sorted(set(model.ROWS.values())))
def test_does_every_row_named_stand_in_the_table_and_move_the_result(row):
    assert row in set(EVIDENCE["id"])
    changed = EVIDENCE.copy()
    numbers = ["ukuran", "ukuran_min", "ukuran_maks", "tahun_sesudah"]
    changed.loc[changed["id"] == row, numbers] = changed.loc[changed["id"] == row, numbers] * 0.5
    assert not np.allclose(signature(model.figures(changed)), signature(FIGURES)), row


# The population is used by the simulator, where the tables have none; its own test asks for it.
@pytest.mark.parametrize("one", [a for a in model.ASSUMPTIONS if a.name != "population"], ids=lambda one: one.name)
def test_does_every_assumption_move_the_result(one):
    other = dataclasses.replace(one, low=one.low * 0.5, value=one.value * 0.5, high=one.high * 0.5)
    changed = tuple(other if each.name == one.name else each for each in model.ASSUMPTIONS)
    assert not np.allclose(signature(model.figures(EVIDENCE, changed)), signature(FIGURES)), one.name


def test_is_there_no_other_number_in_the_model():
    tree = ast.parse(inspect.getsource(model))
    allowed = {"YEARS", "FUTURES", "SEED", "ASSUMPTIONS"}
    bodies = [
        node
        for node in tree.body
        if not (
            isinstance(node, ast.Assign | ast.AnnAssign)
            and (node.targets[0] if isinstance(node, ast.Assign) else node.target).id in allowed
        )
    ]
    found = {
        constant.value
        for body in bodies
        for constant in ast.walk(body)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, int | float)
    }
    assert {number for number in found if not isinstance(number, bool)} <= PLAIN


def test_is_every_assumption_explained_and_in_order():
    assert len({one.name for one in model.ASSUMPTIONS}) == len(model.ASSUMPTIONS)
    for one in model.ASSUMPTIONS:
        assert one.low <= one.value <= one.high
        assert one.label
        assert one.unit
        assert one.why.endswith(".")


def test_is_a_missing_row_named():
    with pytest.raises(ValueError, match="graduasi_konsumsi"):
        model.figures(EVIDENCE[EVIDENCE["id"] != "graduasi_konsumsi"])


def test_is_a_missing_size_named():
    changed = EVIDENCE.copy()
    changed.loc[changed["id"] == "biaya_bansos", "ukuran"] = np.nan
    with pytest.raises(ValueError, match="biaya_bansos"):
        run(figures=model.figures(changed))


# ---------------------------------------------------------------------- by hand


def test_lifts_a_cash_transfer_whom_a_calculator_says():
    # 100 miliar / (3.738.000 × 5) = 5.350 families of 4,76, of whom 60 percent are poor.
    result = run({"cash": 1.0}, place=dataclasses.replace(PLACE, drift=0.0))
    families = 100e9 / (3_738_000 * 5)
    assert result.reached["cash"] == pytest.approx(families)
    gain = 3_738_000 / 12 / 4.76 / 545_221
    full, least = (1 - (1 - share * gain) ** (1 / PLACE.gap - 1) for share in (1.0, 0.8))
    persons = families * 4.76 * 0.6
    lifted = result.lifted[model.PROGRAMMES.index("cash")][:, 0]
    assert persons * least < lifted.min() <= lifted.max() < persons * full


def test_ends_a_transfer_when_the_money_ends():
    five, one = run({"cash": 1.0}), run({"cash": 1.0}, cash_years=1)
    assert np.all(five.together[:, :5] > 0)
    assert np.all(five.together[:, 5] == 0)
    assert np.all(one.together[:, 1:] == 0)
    assert one.together[:, 0].min() > 4 * five.together[:, 0].max()


def test_comes_each_effect_when_its_study_saw_it():
    first = {
        name: int(np.argmax(run({name: 1.0}).together.max(axis=0) > 0))
        for name in ("graduation", "training", "capital", "scholarship")
    }
    assert first == {"graduation": 2, "training": 1, "capital": 1, "scholarship": 4}


def test_fades_capital_as_uganda_did():
    still = dataclasses.replace(PLACE, drift=0.0)
    lifted = run({"capital": 1.0}, place=still, buyers=0).together
    assert np.allclose(lifted[:, 1], lifted[:, 4])
    assert np.all(lifted[:, 5] < lifted[:, 4])


def test_help_guarantees_and_co_funding():
    base = run({"training": 0.5, "capital": 0.5}, seats=0, buyers=0, cofunding=0).together[:, 4]
    for better in ({"seats": 3000}, {"buyers": 3000}, {"cofunding": 0.5}):
        more = run({"training": 0.5, "capital": 0.5}, **{"seats": 0, "buyers": 0, "cofunding": 0, **better})
        assert np.all(more.together[:, 4] > base), better


def test_can_more_seats_than_trainees_do_no_more():
    few = run({"training": 0.01}, seats=400).together
    assert np.array_equal(few, run({"training": 0.01}, seats=5000).together)


# ---------------------------------------------------------------------- properties

parts = st.lists(st.integers(0, 10), min_size=5, max_size=5).filter(any)


def as_shares(weights):
    return {name: weight / sum(weights) for name, weight in zip(model.PROGRAMMES, weights, strict=True)}


@settings(max_examples=40, deadline=None)
@given(parts)
def test_stays_every_count_between_nobody_and_all_the_poor(weights):
    result = run(as_shares(weights))
    assert np.all(result.lifted >= 0)
    assert np.all(result.together <= result.lifted.sum(axis=0) + 1e-6)
    assert np.all(result.together >= result.lifted.max(axis=0) - 1e-6)
    assert np.all(result.path <= result.without + 1e-12)
    assert np.all((result.path >= 0) & (result.path <= 100))


@settings(max_examples=25, deadline=None)
@given(parts, st.floats(0.1, 0.9))
def test_does_more_money_never_lift_fewer(weights, less):
    full = as_shares(weights)
    smaller = {name: less * share for name, share in full.items()}
    assert np.all(run(smaller).together <= run(full).together + 1e-6)


def test_meets_every_mix_the_same_luck():
    # The path without programmes does not depend on the mix, and halving a programme keeps each future's order.
    whole, half = run({"graduation": 1.0}), run({"graduation": 0.5, "cash": 0.5})
    assert np.array_equal(whole.without, half.without)
    lifted, lifted_half = (r.lifted[1][:, 4] for r in (whole, half))
    assert np.allclose(lifted_half, lifted / 2)
    assert model.luck() is model.luck()
    with pytest.raises(ValueError, match="read-only"):
        model.luck()["shrink"][0] = 1.0


def test_is_the_whole_budget_never_enough_for_more_than_all_the_poor():
    hamlet = model.Place("dusun", 2_000, 10, 0.15, 500_000)
    result = run(place=hamlet)
    assert np.all(result.together <= hamlet.poor_persons + 1e-9)


@given(st.floats(0.05, 0.5))
def test_is_the_mean_shortfall_the_published_one(gap):
    # The share of the poor missing at most g is beta(1, 1/gap - 1); scipy knows its mean.
    assert stats.beta(1, 1 / gap - 1).mean() == pytest.approx(gap)
    assert model.share_lifted(0.1, gap) == pytest.approx(stats.beta(1, 1 / gap - 1).cdf(0.1))


def test_comes_the_second_moment_near_the_published_p2():
    shape = 1 / PLACE.gap - 1
    p2 = 17.19 * stats.beta(1, shape).moment(2)
    assert p2 == pytest.approx(0.70, abs=0.15)


@given(st.floats(-5, 5), st.floats(0, 5), st.floats(0, 5), st.floats(0.001, 0.999))
def test_is_the_triangle_that_of_scipy(low, up, further, uniform):
    triangle = model.Triangle(low, low + up, low + up + further)
    found = float(triangle.at(np.array([uniform]))[0])
    width = up + further
    if width < 1e-6:
        assert found == pytest.approx(low, abs=1e-5)
    else:
        assert found == pytest.approx(stats.triang(up / width, low, width).ppf(uniform), abs=1e-6)


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: run({"bansos": 1.0}), "bansos"),
        (lambda: run({"cash": -0.1}), "shares"),
        (lambda: run({"cash": 0.7, "capital": 0.7}), "shares"),
        (lambda: run(cash_years=0), "cash_years"),
        (lambda: run(seats=-1), "seats"),
        (lambda: run(buyers=float("nan")), "buyers"),
        (lambda: model.Place("x", 0, 10, 0.1, 1), "population"),
        (lambda: model.Place("x", 1, 0, 0.1, 1), "poor"),
        (lambda: model.Place("x", 1, 10, 1.0, 1), "gap"),
        (lambda: model.Triangle(2, 1, 3), "order"),
    ],
)
def test_is_a_bad_argument_named(call, word):
    with pytest.raises(ValueError, match=word):
        call()
