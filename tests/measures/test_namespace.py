"""Questions to the room as a whole."""

import inspect
import subprocess
import sys

import numpy as np
import pytest

from akademi import measures


def test_is_every_public_name_there_and_told_about():
    assert sorted(measures.__all__) == measures.__all__ == sorted(set(measures.__all__))
    for name in measures.__all__:
        assert inspect.getdoc(getattr(measures, name)), name


def test_does_every_public_function_name_its_arguments_and_result_types():
    for name in measures.__all__:
        thing = getattr(measures, name)
        if inspect.isfunction(thing):
            signature = inspect.signature(thing)
            assert signature.return_annotation is not inspect.Signature.empty, name
            assert all(p.annotation is not inspect.Parameter.empty for p in signature.parameters.values()), name


def test_does_the_room_need_nothing_but_numpy():
    code = (
        "import sys; import akademi.measures; "
        "print([m for m in ('scipy', 'pandas', 'matplotlib', 'ipywidgets', 'nbgrader') if m in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


@pytest.mark.parametrize("measure", ["gini", "theil", "palma", "atkinson"])
def test_does_a_list_a_tuple_and_an_array_of_whole_numbers_give_the_same(measure):
    function = getattr(measures, measure)
    values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
    assert function(values) == function(tuple(values)) == function(np.array(values, dtype="int16"))
