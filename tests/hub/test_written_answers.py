"""Does an instructor grade in the formgrader behind the proxy, and does the trainee get it back?"""

from __future__ import annotations

import pytest

from tests.hub.house import House, wait_for
from tests.hub.people import Person
from tests.hub.steps import feedback, grade_by_hand, hand_in, start_page, work
from tests.mini import NAME, scores

pytestmark = pytest.mark.xdist_group("hub")


def test_do_links_of_the_formgrader_lead_through_the_proxy(house: House):
    guru = house.log_in(house.instructor)
    page = guru.get("/services/pka-uji/formgrader")
    assert "/services/pka-uji/formgrader" in page
    assert guru.status("/services/pka-uji/formgrader/gradebook") == 200
    assert "http://127.0.0.1:" not in page.replace(house.address, "")


def test_is_a_trainee_kept_out_of_the_formgrader(house: House, siti: Person):
    assert siti.status("/services/pka-uji/formgrader") == 403
    assert siti.status(siti.prefix + "formgrader") == 404
    assert siti.status(f"/services/pka-uji/api/contents/source/{NAME}/kunci.py") in (401, 403)


def test_does_a_grade_given_by_hand_come_back_to_the_workspace(house: House, siti: Person):
    work(siti, essay="Jawaban yang akan dinilai orang.", code="hasil = 6 * 7")
    hand_in(siti)
    guru = house.log_in(house.instructor)
    grade_by_hand(guru, siti.name, "mini_tulis", 3, "Tajam, tetapi sebutkan sumbernya.")
    wait_for(lambda: "dinilai: 15 dari 16" in start_page(siti), about=house.said)
    assert "menunggu" not in start_page(siti)
    assert "sebutkan sumbernya" in feedback(siti)


def test_does_a_worse_attempt_leave_the_best_and_what_was_graded_by_hand(house: House, siti: Person):
    before = scores(house.course, siti.name)
    assert before["mini_tulis"] == 3
    work(siti, essay="Asal saja.", wrong=("mini_angka", "mini_banyak"))
    news = hand_in(siti)
    assert "Yang dipakai tetap percobaan terbaik Anda" in news[-1][0]
    wait_for(lambda: house.attempts()[-1]["peserta"] == siti.name and house.attempts()[-1]["otomatis"] < 12)
    assert scores(house.course, siti.name) == before
    assert "Asal saja" not in (house.course / "submitted" / siti.name / NAME / "latihan.ipynb").read_text()
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{house.course / 'gradebook.db'}", "pka-uji") as gradebook:
        grade = gradebook.find_grade("mini_tulis", "latihan", NAME, siti.name)
        assert grade.manual_score == 3
        assert not grade.needs_manual_grade


def test_is_every_attempt_on_record(house: House, siti: Person):
    # What was refused was never collected.
    own = [one for one in house.attempts() if one["peserta"] == siti.name and one["keadaan"] != "ditolak"]
    assert len(own) >= 2
    kept = list((house.course / "percobaan" / siti.name / NAME).iterdir())
    assert len(kept) == len(own)
    assert all((folder / "latihan.ipynb").is_file() for folder in kept)
