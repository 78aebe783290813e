"""From the login to the feedback and back, with the real hub, the real proxy and real accounts."""

from __future__ import annotations

import pytest

from tests.hub.house import House
from tests.hub.people import Person
from tests.hub.steps import feedback, hand_in, start_page, work
from tests.mini import NAME, scores

pytestmark = pytest.mark.xdist_group("hub")


def test_does_a_trainee_find_the_released_course_and_nothing_more(siti: Person):
    names = siti.run(
        "import os; from pathlib import Path; root = Path(os.environ['AKADEMI_RUANG'])\n"
        "print(sorted(str(p.relative_to(root)) for p in root.rglob('*') if p.is_file() and '.akademi' not in str(p)))"
    )
    assert f"{NAME}/latihan.ipynb" in names
    assert "mulai.ipynb" in names
    assert "kunci" not in names
    assert "Serahkan" in siti.run("import os; print(open(os.environ['AKADEMI_RUANG'] + '/mulai.ipynb').read())")


def test_does_a_hand_in_come_back_graded_within_the_same_minute(siti: Person, budi: Person, house: House):
    work(siti, code="hasil = 6 * 7")
    work(budi, wrong=("mini_angka",))
    said = [hand_in(person) for person in (siti, budi)]
    for news in said:
        assert [line[1].get("keadaan") for line in news][-1] == "dinilai", (news, house.said())
        assert "diterima → dinilai" in news[-1][0]
        assert "1 jawaban tertulis menunggu penilaian pengajar" in news[-1][0]
    assert said[0][-1][1]["nilai"] == 12
    assert said[1][-1][1]["nilai"] < 12
    assert "Umpan balik" in feedback(siti) or "umpan" in feedback(siti).lower()
    assert scores(house.course, siti.name)["mini_angka"] == 2
    assert scores(house.course, budi.name)["mini_angka"] == 0
    assert "dinilai: 12 dari 16" in start_page(siti)
