"""Does the judge read from a cell what the form asks, without running it?"""

import inspect

import pytest

from akademi.exercises import AnswerSheet, items
from akademi.grading.definitions import _FORM_ONLY, _SIGNATURES, read_definition


@pytest.mark.parametrize("method", _SIGNATURES)
def test_are_the_names_of_the_arguments_those_of_the_sheet(method):
    parameters = [name for name in inspect.signature(getattr(AnswerSheet, method)).parameters if name != "self"]
    item_class, names = _SIGNATURES[method]
    assert ["id" if name == "item_id" else name for name in parameters[: len(names)]] == list(names)
    fields = set(inspect.signature(item_class).parameters)
    for name in parameters:
        assert name in _FORM_ONLY or ("id" if name == "item_id" else name) in fields, name


def test_is_a_call_read_with_joined_strings_negative_numbers_and_draws():
    definition = read_definition(
        'x = 1\nlembar.number("m_a", "Satu " "dua {b}?", unit="persen", low=-5, high=1.5, draw={"b": [0.3, -1]}, points=2)'
    )
    assert definition.method == "number"
    assert definition.item == items.Number("m_a", "Satu dua {b}?", 2, "persen", -5, 1.5)
    assert definition.draw == {"b": [0.3, -1]}


def test_is_a_simulators_own_call_passed_over():
    definition = read_definition(
        'lembar.simulate("m_a", "?", simulators.asset_trap(a=f(1)), settings=("x",), points=3)'
    )
    assert definition.item == items.Simulate("m_a", "?", 3, ("x",))


def test_is_a_checks_value_passed_over():
    assert read_definition('lembar.check("m_a", hitung(x) + 1, points=2)').item == items.Code("m_a", "", 2)


@pytest.mark.parametrize(
    "source", ["", "1 + 1", "lembar.header()", "lain.choice('m_a', '?', {})", "lembar.choice(", "choice('m_a')"]
)
def test_is_a_cell_without_an_item_no_item(source):
    assert read_definition(source) is None


@pytest.mark.parametrize(
    "source",
    [
        "lembar.choice('m_a', '?', pilihan)",
        "lembar.choice('m_a', f'{x}?', {'a': 'A', 'b': 'B'})",
        "lembar.choice('m_a', '?', {'a': 'A', 'b': 'B'}, warna='biru')",
        "lembar.choice('m_a', '?', **semua)",
        "lembar.choice('m_a', '?', {'a': 'A'})",
        "lembar.choice('m_a', '?', 3)",
        "lembar.choice(3, '?', {'a': 'A', 'b': 'B'})",
        "lembar.number('m_a', '?', points=-1)",
    ],
)
def test_is_a_call_that_the_judge_cannot_read_refused(source):
    with pytest.raises(ValueError, match=r"\w"):
        read_definition(source)
