"""Questions about bars whose axis does not begin at zero."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from akademi.models.drawn_bars import drawn_change, exaggeration, relative_change

amount = st.floats(0.1, 1e6)


def test_does_a_fall_from_twenty_to_eighteen_look_like_a_half_on_an_axis_from_sixteen():
    assert relative_change(20, 18) == pytest.approx(-0.1)
    assert drawn_change(20, 18, 16) == pytest.approx(-0.5)
    assert exaggeration(20, 16) == pytest.approx(5)


def test_is_the_published_example_of_probolinggo_counted_right():
    # Headcount of Kabupaten Probolinggo, March 2024 and 2025 (BPS): 0.14 points are 0.85 percent.
    assert 100 * relative_change(16.45, 16.31) == pytest.approx(-0.85, abs=0.005)


@given(amount, amount, st.floats(0, 0.99))
def test_is_the_drawn_change_the_real_one_times_the_exaggeration(first, last, hidden):
    start = hidden * min(first, last)
    assume(abs(first - last) > 1e-3 * first)
    ratio = drawn_change(first, last, start) / relative_change(first, last)
    assert ratio == pytest.approx(exaggeration(first, start), rel=1e-6)
    assert ratio >= 1 - 1e-9


@given(amount, amount)
def test_tells_an_axis_from_zero_the_truth(first, last):
    assert drawn_change(first, last, 0) == relative_change(first, last)


@pytest.mark.parametrize("start", [18, 19, 30])
def test_is_an_axis_that_hides_a_bar_refused(start):
    with pytest.raises(ValueError, match="axis_start"):
        drawn_change(20, 18, start)


def test_is_a_change_from_nothing_refused():
    with pytest.raises(ValueError, match="first is zero"):
        relative_change(0, 3)
    with pytest.raises(ValueError, match="finite"):
        relative_change(1, float("nan"))
    with pytest.raises(ValueError, match="must be positive"):
        exaggeration(5, 5)
