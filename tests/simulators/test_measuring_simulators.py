"""Questions about the simulators of module 01: the dragged line and the money that changes hands."""

import json

import numpy as np
import pytest

from akademi.charts import problems
from akademi.models.rebuilt_distribution import rupiah_a_month
from akademi.simulators import poverty_line, transfer
from akademi.simulators.controls import Choice, Slider
from akademi.simulators.poverty_line import LINES, PPP_FACTOR, SURVEY_YEARS, surveys_of
from akademi.simulators.poverty_line import outcome as line_outcome
from akademi.simulators.transfer import outcome as transfer_outcome

every_simulator = pytest.mark.parametrize("make", [poverty_line, transfer], ids=lambda make: make.__name__)


@every_simulator
def test_is_every_picture_captioned_in_both_shapes(make):
    simulator = make()
    for tall in (False, True):
        figure = simulator.figure(tall=tall)
        assert problems(figure) == []
        assert figure.caption.alt == simulator.summary
        assert figure.caption.synthetic == (make is transfer)


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
    begin = {"amount": 60, "giver": 4} if make is transfer else {}
    for control in make()._all_controls:
        simulator = make(**begin)
        before = simulator.summary
        if isinstance(control, Slider):
            simulator.settings = {control.name: control.minimum}
        elif isinstance(control, Choice):
            now = simulator.settings[control.name]
            simulator.settings = {control.name: next(name for name, _ in control.options if name != now)}
        assert simulator.summary != before, control.name
        other = make()
        other.settings = json.loads(json.dumps(simulator.settings, allow_nan=False))
        assert other.summary == simulator.summary


def test_do_the_three_ways_of_naming_the_line_follow_each_other():
    simulator = poverty_line()
    simulator.settings = {"yardstick": "215"}
    assert (simulator.settings["dollars"], simulator.settings["rupiah"]) == (2.15, 333_000)
    simulator.settings = {"rupiah": 600_000}
    assert simulator.settings["yardstick"] == "free"
    assert simulator.settings["dollars"] == pytest.approx(600_000 * 12 / 365 / PPP_FACTOR, abs=0.006)
    assert simulator.outcome.rupiah == pytest.approx(600_000)
    simulator.settings = {"dollars": 6.85}
    assert simulator.settings["yardstick"] == "685"
    assert simulator.outcome.rupiah == pytest.approx(rupiah_a_month(6.85, PPP_FACTOR))
    simulator.reset()
    assert simulator.settings == poverty_line().settings


def test_may_a_slider_be_dragged_while_the_browser_has_not_heard_of_the_others_yet():
    for name, places in (("dollars", (3.66, 3.8, 4.4, 4.2)), ("rupiah", (566_000, 580_000, 700_000, 690_000))):
        simulator = poverty_line()
        simulator.send = lambda *_: None
        stale = dict(simulator.settings)
        simulator._send_frame = lambda _: None
        for place in places:
            simulator._receive(simulator, {"kind": "settings", "settings": {**stale, name: place}}, [])
            assert simulator.settings[name] == place
        assert simulator.settings["yardstick"] == "free"
        # The picture has come and the form stands as Python says; now another way of naming the line.
        synced = dict(simulator.settings)
        simulator._receive(simulator, {"kind": "settings", "settings": {**synced, "yardstick": "365"}}, [])
        assert simulator.settings == poverty_line().settings
        # A further message with the line as it stood before the click must not undo it.
        late = {**synced, "yardstick": "365", "area": "perkotaan"}
        simulator._receive(simulator, {"kind": "settings", "settings": late}, [])
        assert simulator.settings == {**poverty_line().settings, "area": "perkotaan"}


@pytest.mark.parametrize("begin", [{"dollars": 2.15}, {"yardstick": "215"}, {"dollars": 2.15, "yardstick": "215"}])
def test_may_a_lesson_name_the_line_in_one_way(begin):
    assert poverty_line(**begin).outcome.dollars == 2.15


@pytest.mark.parametrize("wrong", [{"line": 2}, {"dollars": "two"}, {"area": "Jakarta"}])
def test_is_a_wrong_beginning_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        poverty_line(**wrong)


def test_how_far_is_the_estimate_from_what_the_world_bank_publishes():
    errors = {key: [] for key in LINES}
    for area in ("nasional", "perkotaan", "perdesaan"):
        for survey in surveys_of(area):
            for key, line in LINES.items():
                errors[key].append(abs(100 * survey.rebuilt.headcount(line) - survey.published[key]))
    for key, mean, worst in (("215", 0.61, 1.79), ("365", 0.43, 1.38), ("685", 0.30, 1.16)):
        assert np.mean(errors[key]) == pytest.approx(mean, abs=0.01)
        assert max(errors[key]) == pytest.approx(worst, abs=0.01)


def test_is_each_survey_of_the_slider_the_year_of_the_table():
    for area in ("nasional", "perkotaan", "perdesaan"):
        assert tuple(survey.year for survey in surveys_of(area)) == SURVEY_YEARS
    for number, year in ((1, 1984), (5, 1996), (6, 1998), (29, 2021)):
        assert f"({year})" in poverty_line(survey=number).title


def test_does_a_higher_line_never_lower_the_headcount():
    for survey in (1, 7, 29):
        path = [
            line_outcome({"dollars": d / 10, "rupiah": 0, "survey": survey}).poverty.headcount for d in range(6, 120, 6)
        ]
        assert np.all(np.diff(path) >= 0)


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ({"amount": 0}, "Belum ada uang"),
        ({"amount": 60}, "Ketiga indeks membaik"),
        ({"amount": 60, "receiver": 1}, "P0 tidak melihat bantuan ini"),
        ({"amount": 60, "giver": 1}, "P0 memuji pemindahan ini"),
        ({"amount": 60, "giver": 3, "receiver": 1}, "P0 dan P1 diam; hanya P2"),
        ({"amount": 60, "giver": 4, "receiver": 1}, "P0 mencela"),
        ({"amount": 60, "giver": 10, "receiver": 9}, "ketiga indeks kemiskinan diam"),
        ({"amount": 60, "giver": 1, "receiver": 10}, "P0 diam, padahal"),
    ],
)
def test_says_the_title_what_each_index_sees(settings, title):
    assert title in transfer(**settings).title


def test_does_the_frame_show_what_a_newly_drawn_figure_shows():
    import io

    from matplotlib import image

    for make, path in (
        (transfer, [{"amount": 30}, {"amount": 120, "giver": 9, "receiver": 2}]),
        (poverty_line, [{"survey": 3}, {"dollars": 5.0, "area": "perkotaan"}]),
    ):
        simulator = make()
        for step in path:
            simulator.settings = step
            frame = simulator._painter().frame(simulator.outcome)
        fresh = io.BytesIO()
        simulator.figure().savefig(fresh, format="png", dpi=100)
        fresh.seek(0)
        one, two = image.imread(fresh)[..., :3], image.imread(io.BytesIO(frame))
        assert np.mean(np.abs(one - two).max(axis=2) > 0.1) < 0.01


def test_is_the_budget_without_giver():
    assert transfer_outcome({"giver": 0}).giver is None
    assert transfer_outcome({"giver": 5}).giver == 4
