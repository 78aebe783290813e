"""Questions about the chart that tells many stories with one table."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import image as mpl_image

from akademi.charts import problems
from akademi.data import load
from akademi.simulators import honest_chart
from akademi.simulators.controls import Slider
from akademi.simulators.honest_chart import CONTROLS, outcome, series_of

any_settings = st.fixed_dictionaries(
    {
        control.name: st.integers(control.minimum, control.maximum)
        if isinstance(control, Slider)
        else st.sampled_from([value for value, _ in control.options])
        for control in CONTROLS
    }
)


@given(any_settings)
@settings(max_examples=60, deadline=None)
def test_are_there_always_two_bars_whose_words_agree_with_the_figures(wanted):
    result = outcome(wanted)
    assert result.chosen.sum() >= 2
    assert result.first_year < result.last_year
    assert result.axis_start < min(result.first, result.last)
    assert result.drawn == pytest.approx(result.change * result.exaggeration)
    word = "naik" if result.change > 0 else "turun"
    assert f" {word} dari" in result.summary
    assert str(result.first_year) in result.summary
    assert str(result.last_year) in result.summary


def test_does_the_picture_never_change_the_figures():
    honest, cut = outcome({"hidden": 0}), outcome({"hidden": 95})
    assert (honest.first, honest.last, honest.change) == (cut.first, cut.last, cut.change)
    assert honest.drawn == honest.change
    assert abs(cut.drawn) > 3 * abs(cut.change)


def test_is_the_household_line_the_published_one():
    line = series_of("line", "household", "nominal")
    assert line.at(2025) == 3_053_269
    person = series_of("line", "person", "nominal")
    assert person.at(2025) == 641_443
    assert round(person.at(2025) * 4.76) == line.at(2025)


def test_went_the_line_up_for_a_person_and_down_for_a_household_in_2021():
    result = outcome({"measure": "line", "unit": "household", "first_year": 2020, "last_year": 2021, "hidden": 0})
    assert result.opposite
    assert 100 * result.change == pytest.approx(-1.3, abs=0.05)
    assert 100 * result.other_change == pytest.approx(5.9, abs=0.05)
    assert "padahal garis kemiskinan per orang naik" in result.title


def test_rose_the_number_while_the_percentage_fell_in_2014_and_2015():
    for first in (2013, 2014):
        result = outcome({"measure": "number", "first_year": first, "last_year": first + 1, "hidden": 0})
        assert result.change > 0 > result.other_change
        assert "padahal persentase penduduk miskin turun" in result.title


def test_does_the_real_line_end_with_the_deflator_and_begin_at_its_own_amount():
    nominal, real = (series_of("line", "person", prices) for prices in ("nominal", "real"))
    assert real.at(2018) == nominal.at(2018)
    assert real.years[-1] == 2024
    assert real.at(2025) is None
    deflator = load("negara_panel").query("iso3 == 'IDN' and 2018 < tahun <= 2024")["deflator_persen"]
    assert real.at(2024) == pytest.approx(nominal.at(2024) / np.prod(1 + deflator / 100))


def test_are_years_that_the_table_has_not_passed_over():
    result = outcome({"measure": "line", "first_year": 2023, "last_year": 2023, "prices": "real"})
    assert (result.first_year, result.last_year) == (2022, 2024)
    early = outcome({"measure": "line", "first_year": 2012, "last_year": 2013})
    assert (early.first_year, early.last_year) == (2018, 2019)


@pytest.mark.parametrize("tall", [False, True])
def test_is_the_picture_captioned_and_not_stamped_as_synthetic(tall):
    figure = honest_chart().figure(tall=tall)
    assert problems(figure) == []
    assert not figure.caption.synthetic
    assert not any(text.get_text() == "data sintetis" for text in figure.texts)
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in figure.texts if text.get_text()]
    assert all(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 for box in boxes)
    # The small print stays below the years of the lower picture.
    years = [label.get_window_extent().y0 for label in figure.axes[1].get_xticklabels()]
    assert min(box.y1 for box in boxes) < min(years)


def test_does_a_frame_show_what_a_new_figure_shows():
    simulator = honest_chart()
    painter = simulator._painter()
    for wanted in ({"hidden": 0}, {"measure": "line", "first_year": 2018}, {"hidden": 60, "last_year": 2024}):
        simulator.settings = wanted
        frame = painter.frame(simulator.outcome)
    picture = io.BytesIO()
    simulator.figure().savefig(picture, format="png", dpi=100)
    fresh, drawn = (mpl_image.imread(io.BytesIO(png))[..., :3] for png in (picture.getvalue(), frame))
    assert np.mean(np.abs(drawn - fresh).max(axis=2) > 0.1) < 0.01


def test_is_an_unknown_setting_named():
    with pytest.raises(ValueError, match=r"year.*first_year"):
        honest_chart(year=21)
