"""Questions about every simulator: settings, words, picture, and the conversation with the browser."""

import base64
import io
import json
import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib import image as mpl_image

from akademi import simulators
from akademi.charts import problems
from akademi.charts.figure import SYNTHETIC_STAMP
from akademi.simulators import Simulator, asset_trap, galor_zeira, mobility, noisy_income
from akademi.simulators.controls import Choice, Slider, Switch
from akademi.simulators.scene import quick_png

# Every factory that the package offers: a new simulator is asked these questions without being listed here.
MAKERS = [getattr(simulators, name) for name in simulators.__all__ if name != "Simulator"]
AWAKE = {"asset_trap": {"shock": 30}, "transfer": {"source": "person", "amount": 60}}
every_simulator = pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
junk = st.one_of(
    st.none(),
    st.booleans(),
    st.text(max_size=4),
    st.floats(),
    st.lists(st.integers(), max_size=2),
    st.integers(),
)


class Mailbox:
    """Stands for the wire to the browser."""

    def __init__(self, simulator):
        self.sent = []
        self.simulator = simulator
        simulator.send = lambda content, buffers=None: self.sent.append((content, buffers))

    def post(self, content):
        self.simulator._receive(self.simulator, content, [])
        return self.sent[-1] if self.sent else None


def pixels(png):
    return mpl_image.imread(io.BytesIO(png))


@every_simulator
def test_do_settings_survive_json_and_compare_equal(make):
    simulator = make()
    for control in simulator._all_controls:
        if isinstance(control, Slider):
            simulator.settings = {control.name: control.minimum + 7 * control.step}
    stored = json.loads(json.dumps(simulator.settings))
    other = make()
    assert other.settings != stored
    other.settings = stored
    assert other.settings == stored
    assert other.summary == simulator.summary


@every_simulator
@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_does_no_message_from_the_browser_raise_or_leave_the_bounds(make, data):
    simulator = make()
    box = Mailbox(simulator)
    names = [*simulator.settings, "unknown"]
    wanted = data.draw(st.one_of(junk, st.dictionaries(st.sampled_from(names), junk)))
    box.simulator._send_frame = lambda answer: box.sent.append((answer, None))
    answer, _ = box.post({"kind": "settings", "settings": wanted, "view": "a", "turn": 1})
    assert answer == {"view": "a", "turn": 1}
    assert list(simulator.settings) == names[:-1]
    for control in simulator._all_controls:
        value = simulator.settings[control.name]
        assert control.clean(value) == value
    assert simulator.summary
    json.dumps(simulator.settings, allow_nan=False)


@every_simulator
@pytest.mark.parametrize("message", [None, 3, [], "hello", {}, {"kind": 1}, {"kind": "other"}])
def test_is_a_message_without_meaning_passed_over(make, message):
    assert Mailbox(make()).post(message) is None


@every_simulator
def test_is_every_picture_captioned_and_stamped_in_both_shapes(make):
    simulator = make()
    for tall in (False, True):
        figure = simulator.figure(tall=tall)
        assert problems(figure) == []
        stamped = any(text.get_text() == SYNTHETIC_STAMP for text in figure.texts)
        assert stamped == figure.caption.synthetic
        assert figure.caption.alt == simulator.summary
        assert figure.caption.title == simulator.title


def test_say_the_model_simulators_that_their_figures_are_made_up():
    assert all(make().figure().caption.synthetic for make in (asset_trap, galor_zeira, mobility, noisy_income))


@every_simulator
def test_does_the_frame_show_what_a_newly_drawn_figure_shows(make):
    simulator = make()
    box = Mailbox(simulator)
    simulator_settings = {}
    for control in simulator._all_controls:
        if isinstance(control, Slider):
            # Frames are built upon each other; only the last is compared, so that left-over pixels would show.
            simulator_settings[control.name] = control.minimum + 0.4 * (control.maximum - control.minimum)
            _, buffers = box.post({"kind": "settings", "settings": simulator_settings})
    picture = io.BytesIO()
    simulator.figure().savefig(picture, format="png", dpi=100)
    fresh = pixels(picture.getvalue())[..., :3]
    frame = pixels(buffers[0])
    assert frame.shape == fresh.shape
    # Calm words lie below the moving lines in a frame and may lie above them in a figure.
    assert np.mean(np.abs(frame - fresh).max(axis=2) > 0.1) < 0.01


@every_simulator
def test_does_each_slider_change_the_picture_or_the_words(make):
    simulator = make()
    # Some sliders are still by intent until another control asks for them: a giver, before there is a gift.
    simulator.settings = AWAKE.get(make.__name__, {})
    for control in simulator._all_controls:
        if isinstance(control, Slider):
            start, before = simulator.settings, simulator.summary
            middle = (control.minimum + control.maximum) / 2
            simulator.settings = {control.name: middle if start[control.name] != middle else control.maximum}
            assert simulator.summary != before, control.name
            simulator.settings = start


@every_simulator
def test_prints_a_simulator_its_picture_and_summary_where_no_browser_runs(make):
    simulator = make()
    data, _ = simulator._repr_mimebundle_()
    assert data["text/plain"] == simulator.summary == repr(simulator)
    assert simulator.title in data["text/html"]
    assert 'alt="' in data["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in data
    assert pixels(base64.b64decode(data["image/png"])).std() > 0.05


@every_simulator
def test_do_title_and_labels_stay_on_the_page_and_apart(make):
    for tall in (False, True):
        figure = make().figure(tall=tall)
        figure.canvas.draw()
        page = figure.bbox
        boxes = []
        for text in figure.texts + [axis.title for axis in figure.axes] + [axis._left_title for axis in figure.axes]:
            if text.get_text():
                box = text.get_window_extent()
                assert page.x0 <= box.x0
                assert box.x1 <= page.x1
                assert page.y0 <= box.y0
                assert box.y1 <= page.y1
                boxes.append(box)
        assert not any(one.overlaps(two) for i, one in enumerate(boxes) for two in boxes[i + 1 :])
        for axis in figure.axes:
            for tick in axis.get_yticklabels():
                assert tick.get_window_extent().x0 >= page.x0


@every_simulator
def test_are_handlers_called_once_with_the_new_settings(make):
    simulator = make()
    seen = []
    simulator.observe(lambda change: seen.append(change["new"]))
    control = next(
        one
        for one in simulator._all_controls
        if isinstance(one, Slider) and simulator.settings[one.name] != one.maximum
    )
    simulator.settings = {control.name: control.maximum}
    simulator.settings = {control.name: control.maximum}
    simulator.settings = {"nonsense": 1}
    # One simulator keeps two sliders for the same line in step, so the others need not be as they were.
    assert [settings[control.name] for settings in seen] == [control.maximum]
    assert seen[0] == simulator.settings
    simulator.reset()
    assert simulator.settings == make().settings


def test_sends_python_a_frame_only_when_somebody_looks():
    simulator = mobility()
    box = Mailbox(simulator)
    simulator.settings = {"poor_rise": 10}
    assert box.sent == []
    hello, buffers = box.post({"kind": "hello", "view": "a", "turn": 1, "tall": True})
    assert hello["answer"] == {"view": "a", "turn": 1}
    assert hello["settings"] == simulator.settings
    assert pixels(buffers[0]).shape[0] > pixels(buffers[0]).shape[1]
    simulator.settings = {"poor_rise": 20}
    assert len(box.sent) == 2
    assert box.sent[-1][0]["answer"] is None


def test_is_one_frame_sent_for_one_message_even_if_a_handler_fails():
    simulator = mobility()
    box = Mailbox(simulator)

    def broken(change):
        raise RuntimeError("handler of a lesson")

    simulator.observe(broken)
    with pytest.raises(RuntimeError, match="handler"):
        box.post({"kind": "settings", "settings": {"poor_rise": 20}, "view": "a", "turn": 5})
    assert [content["answer"]["turn"] for content, _ in box.sent] == [5]


def test_does_a_locked_simulator_keep_its_settings():
    simulator = mobility()
    simulator.disabled = True
    box = Mailbox(simulator)
    box.post({"kind": "settings", "settings": {"poor_rise": 77}})
    assert simulator.settings == mobility().settings


def test_can_a_hidden_control_not_be_moved_from_the_browser():
    simulator = asset_trap(only=["transfer", "period"], threshold=2.0)
    assert [control["name"] for control in simulator._controls] == ["transfer", "period"]
    Mailbox(simulator).post({"kind": "settings", "settings": {"threshold": 1.0, "transfer": 1.5}})
    assert simulator.settings["threshold"] == 2.0
    assert simulator.settings["transfer"] == 1.5


def test_is_an_author_told_of_a_name_or_value_that_does_not_exist():
    with pytest.raises(ValueError, match=r"treshold.*threshold"):
        asset_trap(treshold=2)
    with pytest.raises(ValueError, match=r"threshold cannot be 'dua'.*0\.8"):
        asset_trap(threshold="dua")
    with pytest.raises(ValueError, match=r"map cannot be 'flat'.*concave"):
        asset_trap(map="flat")
    with pytest.raises(ValueError, match="only names speed"):
        asset_trap(only=["speed"])


def test_fall_values_on_the_steps_of_a_control():
    slider = Slider("a", "a", 0.1, 1.0, 0.1, 0.5)
    assert slider.clean(0.1 + 0.2) == 0.3
    assert slider.clean(5) == 1.0
    assert slider.clean(-5) == 0.1
    assert slider.clean(np.float64(0.52)) == 0.5
    assert type(Slider("b", "b", 0, 9, 1, 1).clean(3.2)) is int
    for nonsense in (True, "3", None, math.nan, math.inf, [], {}):
        assert slider.clean(nonsense) is None
    assert Choice("c", "c", (("x", "X"),), "x").clean(["x"]) is None
    assert Switch("d", "d").clean(True) is True
    assert Switch("d", "d").clean(1) is None


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_is_the_quick_picture_the_same_as_its_pixels(height, width, seed):
    wanted = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    read = pixels(quick_png(wanted))[..., :3]
    assert np.array_equal(np.round(read * 255).astype(np.uint8), wanted)


def test_is_a_simulator_a_widget_that_can_be_put_into_a_form():
    import ipywidgets

    simulator = noisy_income()
    assert isinstance(simulator, Simulator)
    assert ipywidgets.VBox([simulator]).children == (simulator,)


def test_do_all_controls_have_words_in_indonesian_and_unique_names():
    for make in MAKERS:
        controls = make()._all_controls
        assert len({control.name for control in controls}) == len(controls)
        for control in controls:
            assert control.label[0].isupper()
            assert control.clean(control.start) == control.start
