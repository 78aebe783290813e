"""Questions about the simulator of Rp100 miliar, and about the one of two differences."""

import re
from pathlib import Path

import numpy as np
import pytest

from akademi import data
from akademi.models import programme_mix as model
from akademi.simulators import programme_mix, two_differences
from akademi.simulators.programme_mix import (
    AFTER,
    CONTROLS,
    END,
    GOAL_END,
    GOAL_KEPT,
    GOAL_SOON,
    LABELS,
    SOON,
    outcome,
    start_of,
)
from akademi.simulators.two_differences import outcome as compare

NOTHING = dict.fromkeys(model.PROGRAMMES, 0)


def only(**weights):
    return {**NOTHING, **weights}


def test_are_the_weights_shares_of_one_budget():
    assert sum(outcome({}).shares.values()) == pytest.approx(1)
    small, large = outcome(only(cash=1, capital=2)), outcome(only(cash=5, capital=10))
    assert small.shares == large.shares
    assert np.array_equal(small.together, large.together)


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        (NOTHING, "belum dibagi"),
        (only(cash=10), "semuanya kembali"),
        ({**only(cash=10), "cash_years": 1}, "tidak ada yang tersisa"),
        (only(cash=7, graduation=3), "lebih dari separuhnya kembali"),
        (only(graduation=10), "bertahan"),
    ],
)
def test_says_the_title_what_becomes_of_the_money(settings, title):
    assert title in outcome(settings).title


def test_can_the_goal_be_reached_but_by_no_programme_alone():
    assert outcome(only(cash=2, graduation=3, capital=4, scholarship=1)).goals == (True, True, True)
    for name in model.PROGRAMMES:
        assert not all(outcome(only(**{name: 10})).goals), name
    assert not all(outcome({}).goals)
    assert not all(outcome(NOTHING).goals)


def test_are_the_goals_what_the_figures_say():
    for settings in ({}, only(cash=10), only(capital=3, cash=2, graduation=3)):
        result = outcome(settings)
        assert result.goals == (
            result.together[0, 1] >= GOAL_SOON,
            result.together[0, 4] >= GOAL_END,
            result.kept >= GOAL_KEPT,
        )


def test_starts_the_case_from_the_published_record():
    start = start_of("3513")
    record = data.region("3513")
    assert start.poor == record.latest("persen_miskin")["nilai"] == 16.31
    assert start.line == record.latest("garis_kemiskinan_rp")["nilai"]
    assert start.gap == pytest.approx(2.87 / 17.19)
    assert start.drift == pytest.approx(-0.451, abs=0.001)
    assert outcome({}).place.population == 1_190_000


@pytest.mark.parametrize("region", ["Kota Ambon", "Kabupaten Bogor", "Kabupaten Asmat"])
def test_works_the_simulator_outside_east_java(region):
    simulator = programme_mix(region=region)
    assumed = next(one for one in model.ASSUMPTIONS if one.name == "population")
    assert simulator.settings["population"] == assumed.value
    assert region in simulator.summary
    assert simulator.outcome.place.poor == data.region(region).latest("persen_miskin")["nilai"]
    assert "asumsi kursus, gantilah" in simulator.figure().caption.source
    other = programme_mix(region=region, population=100)
    assert other.outcome.place.population == 100_000
    assert other.outcome.path[1, 4] < simulator.outcome.path[1, 4]


def test_keep_kabupaten_and_kota_probolinggo_apart():
    regency, city = start_of("Kabupaten Probolinggo"), start_of("Kota Probolinggo")
    assert regency.poor > 2 * city.poor
    assert "Kota Probolinggo" in programme_mix(region="Kota Probolinggo").summary


def test_shows_the_picture_the_goals_only_where_the_exercise_asks_for_them():
    def goals(**arguments):
        texts = [text.get_text() for axis in programme_mix(**arguments).figure().axes for text in axis.texts]
        return next((text for text in texts if text.startswith("tujuan latihan")), "")

    assert goals() == ""
    assert goals(goals=True).count("✓") == 2
    assert goals(goals=True, cash=2, graduation=3, training=0, capital=4, scholarship=1).count("✓") == 3


def test_stay_all_points_within_the_picture():
    for name in model.PROGRAMMES:
        settings = {**only(**{name: 10}), "seats": 5000, "buyers": 5000, "cofunding": 50}
        figure = programme_mix(**settings).figure()
        right = figure.axes[1]
        for line in right.lines:
            x = np.asarray(line.get_xdata(), dtype=float)
            assert np.nanmax(x, initial=0.0) <= right.get_xlim()[1], name


def test_is_a_region_that_does_not_exist_refused():
    with pytest.raises(ValueError, match="Antahberantah"):
        programme_mix(region="Kabupaten Antahberantah")


def test_are_all_controls_named_in_the_factory_settings():
    simulator = programme_mix(cash=5, seats=250)
    assert list(simulator.settings) == [control.name for control in CONTROLS]
    assert (simulator.settings["cash"], simulator.settings["seats"]) == (5, 250)


def test_print_the_pages_for_a_class_without_power_what_the_model_gives():
    guide = Path(__file__).resolve().parents[2] / "modules" / "06_pemberdayaan" / "fasilitator.md"
    lines = guide.read_text("utf-8").splitlines()
    # The row of the years looks like a row of figures.
    rows = [
        found.groups()
        for line in lines
        if (found := re.fullmatch(r"\| ([a-z].*?)" + 3 * r" \| ([\d.]+)" + r" \|", line))
    ]
    assert len(rows) == len(model.PROGRAMMES)
    for name, (words, *printed) in zip(model.PROGRAMMES, rows, strict=True):
        assert words.startswith(LABELS[name])
        found = outcome(only(**{name: 10})).together[1, [SOON, END, AFTER]]
        assert [float(text.replace(".", "")) for text in printed] == pytest.approx(found, abs=51), name


# ---------------------------------------------------------------------- two differences


def test_starts_the_comparison_at_the_hand_example():
    assert compare({}).estimates == pytest.approx([0.30, 0.25, 0.15])
    assert compare({}).right.tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("settings", "right", "title"),
    [
        ({"trend": 0.0}, [True, False, True], "Pembanding tidak bergerak"),
        ({"gap": 0.0}, [False, True, True], "Kedua kelompok sama"),
        ({"gap": 0.0, "trend": 0.0}, [True, True, True], "ketiga cara benar"),
        ({"own_trend": 0.1}, [False, False, False], "membesar-besarkan"),
        ({"own_trend": -0.05}, [False, False, False], "mengecilkan"),
    ],
)
def test_is_each_way_right_only_where_it_should_be(settings, right, title):
    result = compare(settings)
    # A gap and a trend that cancel would make a wrong way right by chance; these do not.
    assert result.right.tolist() == right
    assert title in result.title


def test_shows_the_earlier_year_a_trend_that_was_never_parallel():
    result = two_differences(own_trend=0.1, earlier=True).outcome
    assert result.treated[1] - result.treated[0] != pytest.approx(result.control[1] - result.control[0])
    assert "Setahun lebih awal" in result.summary


def test_prints_the_lesson_every_row_and_every_assumption():
    lesson = Path(__file__).resolve().parents[2] / "modules" / "06_pemberdayaan" / "materi.ipynb"
    source = lesson.read_text("utf-8")
    assert "programme_mix.ROWS" in source
    assert "programme_mix.ASSUMPTIONS" in source
    assert "Asumsi kursus" in source
