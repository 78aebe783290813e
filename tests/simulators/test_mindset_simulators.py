"""Questions about the simulators of module 02: their words, their pictures, and what each control does."""

import json

import numpy as np
import pytest

from akademi.charts import problems
from akademi.simulators import pilot_verdict, three_counters, unit_survey
from akademi.simulators.controls import Choice, Slider, Switch
from akademi.simulators.pilot_verdict import outcome as pilot_outcome
from akademi.simulators.three_counters import outcome as counters_outcome
from akademi.simulators.unit_survey import COLLEAGUES, STATEMENTS, colleagues
from akademi.simulators.unit_survey import outcome as survey_outcome

every_simulator = pytest.mark.parametrize(
    "make", [three_counters, pilot_verdict, unit_survey], ids=lambda make: make.__name__
)


@every_simulator
def test_is_every_picture_captioned_and_stamped_in_both_shapes(make):
    simulator = make()
    for tall in (False, True):
        figure = simulator.figure(tall=tall)
        assert problems(figure) == []
        assert figure.caption.alt == simulator.summary


@every_simulator
def test_do_title_and_labels_stay_on_the_page_and_apart(make):
    for tall in (False, True):
        figure = make().figure(tall=tall)
        figure.canvas.draw()
        texts = figure.texts + [axis._left_title for axis in figure.axes]
        boxes = [text.get_window_extent() for text in texts if text.get_text()]
        for box in boxes:
            assert figure.bbox.x0 <= box.x0 < box.x1 <= figure.bbox.x1
            assert figure.bbox.y0 <= box.y0 < box.y1 <= figure.bbox.y1
        assert not any(one.overlaps(two) for i, one in enumerate(boxes) for two in boxes[i + 1 :])


@every_simulator
def test_do_settings_survive_json_and_does_each_control_change_the_words(make):
    for control in make()._all_controls:
        simulator = make()
        before = simulator.summary
        if isinstance(control, Slider):
            middle = control.clean((control.minimum + control.maximum) / 2)
            simulator.settings = {
                control.name: control.minimum if simulator.settings[control.name] == middle else middle
            }
        elif isinstance(control, Switch):
            simulator.settings = {control.name: not simulator.settings[control.name]}
        elif isinstance(control, Choice):
            simulator.settings = {control.name: control.options[-1][0]}
        assert simulator.summary != before, control.name
        other = make()
        other.settings = json.loads(json.dumps(simulator.settings, allow_nan=False))
        assert other.summary == simulator.summary


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ({}, "Mencoba sedikit"),
        ({"explore": 0}, "sama saja dengan petugas prosedur"),
        ({"explore": 60}, "Mencoba lebih dari perlu"),
        ({"rate_a": 0, "rate_b": 0, "rate_c": 100, "explore": 30}, "prosedur lebih murah"),
        ({"rate_a": 50, "rate_c": 50}, "Semua loket sama"),
        ({"change": True}, "Keadaan berubah"),
    ],
)
def test_says_the_title_which_official_serves_best(settings, title):
    assert title in three_counters(**settings).title


def test_tells_the_title_the_truth_about_who_loses_fewest():
    for explore in range(0, 61, 6):
        result = counters_outcome({"explore": explore})
        best = int(np.argmin(result.final_lost))
        assert ("Mencoba sedikit" in result.title) == (best == 2 and 0 < explore <= 25), explore


def test_add_served_and_lost_up_to_the_best_counter():
    for settings in ({}, {"change": True, "clients": 300}):
        result = counters_outcome(settings)
        assert result.served * result.clients / 100 + result.lost == pytest.approx([result.best[result.clients]] * 3)


def test_do_the_thousand_ideas_always_add_up():
    for prior in (1, 7, 20, 60):
        for power in (10, 85, 100):
            for wrong in (1, 13, 40):
                result = pilot_outcome({"prior": prior, "power": power, "false_positive": wrong})
                assert sum(result.counts) == 1000
                assert min(result.counts) >= 0
                assert result.counts[0] + result.counts[1] == 10 * prior
                right, _, false, _ = result.counts
                assert right / (right + false) == pytest.approx(result.works[1], abs=0.04)


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ({}, "belum cukup"),
        ({"prior": 5}, "lebih dari separuh keliru"),
        ({"prior": 50, "false_positive": 5}, "sudah cukup meyakinkan"),
    ],
)
def test_says_the_title_how_far_a_success_can_be_trusted(settings, title):
    assert title in pilot_verdict(**settings).title


def test_does_alpha_rise_with_yes_saying_when_nothing_is_turned_and_fall_when_it_is():
    alphas = {
        score: [survey_outcome({"score": score, "pleasing": n}).alpha for n in (0, 3, 6)]
        for score in ("raw", "turned", "positive")
    }
    assert alphas["raw"][0] < 0 < alphas["raw"][1] < alphas["raw"][2]
    assert alphas["turned"][0] > alphas["turned"][1] > alphas["turned"][2]
    assert min(alphas["positive"]) > 0.9


def test_stands_the_trainee_in_the_first_row_and_do_colleagues_stay_as_they_are():
    result = survey_outcome({"item_1": 5, "item_6": 1, "pleasing": 2})
    assert result.answers[0].tolist() == [5, 3, 3, 3, 3, 1]
    assert np.all(result.answers[1:3] == 5)
    assert colleagues().shape == (COLLEAGUES, len(STATEMENTS))
    assert not np.array_equal(colleagues()[0], np.full(6, 5.0))


def test_is_alpha_left_out_where_everybody_answers_the_same():
    result = survey_outcome({**{f"item_{n}": 5 for n in range(1, 7)}, "pleasing": COLLEAGUES})
    assert np.isnan(result.alpha)
    assert "tidak dapat dihitung" in result.title
    assert "tidak dapat dihitung" in result.summary
    unit_survey(**{f"item_{n}": 5 for n in range(1, 7)}, pleasing=COLLEAGUES).figure()
