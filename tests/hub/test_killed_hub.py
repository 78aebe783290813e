"""Is anything lost when the hub, the grading service, or both are killed while hand-ins wait?"""

from __future__ import annotations

import os
import signal

import pytest

from tests.hub.house import House, wait_for
from tests.hub.people import Person
from tests.hub.steps import feedback, hand_in, start_page, submit_only, work
from tests.mini import scores

pytestmark = pytest.mark.xdist_group("hub")


def test_does_a_hand_in_survive_the_killed_service(house: House, siti: Person):
    work(siti, essay="Diserahkan saat penilai mati.", code="hasil = 6 * 7")
    house.freeze_service()
    before = len(house.attempts())
    submit_only(siti)
    killed = house.kill_service()
    assert len(house.attempts()) == before
    wait_for(lambda: house.service_process() not in (0, killed), about=house.said)
    wait_for(lambda: len(house.attempts()) == before + 1, about=house.said)
    assert "umpan balik" in start_page(siti)
    assert "Diserahkan saat penilai mati" in feedback(siti)


def test_does_everything_survive_the_killed_hub(house: House, budi: Person):
    grades = scores(house.course, budi.name) if (house.course / "submitted" / budi.name).exists() else None
    work(budi, essay="Diserahkan saat hub mati.", code="hasil = 6 * 7")
    house.freeze_service()
    before = len(house.attempts())
    submit_only(budi)
    kernel_said = budi.run("print('kernel hidup')")
    service = house.service_process()
    house.kill_hub()
    os.kill(service, signal.SIGCONT)
    wait_for(lambda: house.service_process() != service, about=house.said)  # it goes with its hub
    assert len(house.attempts()) == before
    house.start()
    wait_for(lambda: len(house.attempts()) == before + 1, about=house.said)
    assert house.attempts()[-1]["peserta"] == budi.name
    again = house.log_in(budi.name)
    again.start_server()  # found again, not started anew
    assert kernel_said in budi.run("print('kernel hidup')")
    assert "dinilai" in start_page(budi)
    assert grades is None or set(scores(house.course, budi.name)) == set(grades)


def test_are_hand_ins_beyond_the_limit_told_to_wait(house: House, siti: Person):
    house.per_hour = 1
    house.kill_hub()
    house.start()
    siti = house.log_in(siti.name)
    siti.start_server()
    work(siti, essay="Terlalu sering.")
    news = hand_in(siti)
    assert "menunggu giliran" in news[-1][0], news
    assert "Batas 1 penilaian per jam tercapai" in news[-1][0]
    assert not [one for one in house.attempts() if "Terlalu sering" in one["alasan"]]
    house.per_hour = 60
    house.kill_hub()
    house.start()
    wait_for(lambda: house.attempts()[-1]["peserta"] == siti.name, about=house.said)
