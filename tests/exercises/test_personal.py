"""Are personal numbers the same for the same trainee, on every machine and in every year?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akademi.exercises.personal import draw_numbers, normalise_code, shuffle_codes

CHOICES = {"keluar": [15, 20, 25, 30, 35], "masuk": [4, 6, 8, 10]}


# Written down once. If this fails, every answer given so far would be graded with other figures.
@pytest.mark.parametrize(
    ("participant", "item", "expected"),
    [
        ("siti", "m03_kode", {"keluar": 30, "masuk": 10}),
        ("siti", "m03_jangka_panjang", {"keluar": 25, "masuk": 8}),
        ("budi-01", "m03_kode", {"keluar": 35, "masuk": 8}),
        ("", "m03_kode", {"keluar": 20, "masuk": 8}),
    ],
)
def test_has_the_draw_stayed_what_it_was(participant, item, expected):
    assert draw_numbers(participant, "03_jebakan_kemiskinan", item, CHOICES) == expected


def test_has_the_shuffle_stayed_what_it_was():
    assert shuffle_codes("siti", "03", "m03_x", ["a", "b", "c", "d", "e"]) == ["c", "e", "b", "a", "d"]


@given(st.text(max_size=80))
def test_is_a_code_that_was_normalised_once_left_alone(code):
    once = normalise_code(code)
    assert normalise_code(once) == once
    assert len(once) <= 60


@given(st.text(max_size=80))
def test_can_a_normalised_code_be_a_folder_and_a_part_of_a_file_name(code):
    folder = normalise_code(code)
    assert not set(folder) & set('/\\:*?"<>| \n')
    assert folder not in {".", ".."}
    assert "__" not in folder
    assert folder == folder.strip("-._")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("  Siti Aminah ", "siti-aminah"),
        ("SITI", "siti"),
        ("budi__01", "budi-01"),
        ("budi_", "budi"),
        ("../../etc", "etc"),
        ("a@kab.go.id", "a@kab.go.id"),
        ("Ñandú", "and"),
        ("...", ""),
        # Cut at sixty characters, where a separator must not be left at the end.
        ("x" * 59 + " y", "x" * 59),
    ],
)
def test_are_two_ways_of_writing_a_code_the_same_person(typed, code):
    assert normalise_code(typed) == code


@given(st.text(min_size=1, max_size=20))
def test_does_spelling_change_no_number(code):
    assert draw_numbers(f" {code.upper()} ", "t", "m_i", CHOICES) == draw_numbers(
        normalise_code(code.upper()), "t", "m_i", CHOICES
    )


def test_do_trainees_get_different_numbers_and_every_number_its_turn():
    drawn = [draw_numbers(f"peserta{n}", "t", "m_i", CHOICES) for n in range(200)]
    for name, values in CHOICES.items():
        assert {numbers[name] for numbers in drawn} == set(values)
    # Independent of each other: every pair occurs.
    assert len({tuple(numbers.values()) for numbers in drawn}) == 20


def test_is_an_empty_list_of_choices_refused():
    with pytest.raises(ValueError, match="beta"):
        draw_numbers("siti", "t", "m_i", {"beta": []})


@given(st.lists(st.text(min_size=1), unique=True, max_size=8), st.text())
def test_does_a_shuffle_lose_nothing(codes, participant):
    assert sorted(shuffle_codes(participant, "t", "m_i", codes)) == sorted(codes)
