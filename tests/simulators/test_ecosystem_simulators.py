"""Questions about the three simulators of module 04: what they say, and whether they follow the hand."""

import io
import json

import numpy as np
import pytest
from matplotlib import image as mpl_image

from akademi.charts import problems
from akademi.models import network
from akademi.simulators import agency_network, joining, record_linkage
from akademi.simulators.agency_network import TIE_LABELS, TIES
from akademi.simulators.agency_network import outcome as network_outcome
from akademi.simulators.joining import UNITS
from akademi.simulators.joining import outcome as joining_outcome
from akademi.simulators.record_linkage import outcome as linkage_outcome

MAKERS = [agency_network, joining, record_linkage]
MANY_SETTINGS = {
    "joining": [
        {},
        {"trust": 0, "together": 3.5, "leak": 60, "pioneers": 66},
        {"trust": 100, "together": 8.0, "backbone": True, "month": 1},
        {"pioneers": 66},
    ],
    "agency_network": [{}, dict.fromkeys(TIES, False), dict.fromkeys(TIES, True), {"absent": "DKUPP"}],
    "record_linkage": [{}, {"limit": 60}, {"limit": 100, "tidy": True, "year": True, "hamlet": True}],
}


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_is_every_picture_captioned_and_on_the_page_at_the_ends_of_its_settings(make):
    for settings in MANY_SETTINGS[make.__name__]:
        for tall in (False, True):
            figure = make(**settings).figure(tall=tall)
            assert problems(figure) == []
            figure.canvas.draw()
            page = figure.bbox
            shown = [text for text in figure.texts if text.get_text()]
            shown += [text for axis in figure.axes for text in axis.texts if text.get_visible() and text.get_text()]
            for text in shown:
                box = text.get_window_extent()
                assert page.x0 <= box.x0 < box.x1 <= page.x1, text.get_text()
                assert page.y0 <= box.y0 < box.y1 <= page.y1, text.get_text()


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_shows_a_frame_what_a_newly_drawn_figure_shows(make):
    simulator = make()
    sent = []
    simulator.send = lambda content, buffers=None: sent.append((content, buffers))
    for settings in [*MANY_SETTINGS[make.__name__][1:], make().settings]:
        simulator._receive(simulator, {"kind": "settings", "settings": settings, "view": "a", "turn": 1}, [])
        json.dumps(sent[-1][0], allow_nan=False)
    fresh = io.BytesIO()
    simulator.figure().savefig(fresh, format="png", dpi=100)
    one, two = (mpl_image.imread(io.BytesIO(png))[..., :3] for png in (sent[-1][1][0], fresh.getvalue()))
    assert np.mean(np.abs(one - two).max(axis=2) > 0.1) < 0.01


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ({}, "di bawah titik balik"),
        ({"trust": 74}, "melewati titik balik"),
        ({"trust": 64, "backbone": True}, "melewati titik balik"),
        ({"together": 4.0}, "terlalu kecil"),
        ({"leak": 60, "together": 8.0, "trust": 100}, "menunggu ikut menikmati"),
        ({"pioneers": 20}, "terlalu sedikit unit lain"),
        ({"pioneers": 50}, "Para pelopor cukup banyak"),
        ({"pioneers": 66}, "diwajibkan"),
    ],
)
def test_says_the_title_what_becomes_of_the_regency(settings, title):
    assert title in joining(**settings).title


def test_lowers_the_backbone_the_tipping_point_as_the_note_says():
    alone, led = joining_outcome({}), joining_outcome({"backbone": True})
    assert (alone.tipping_point, led.tipping_point) == (73, 63)
    assert UNITS == 66
    assert led.path[0] > alone.path[0]


def test_has_the_network_at_the_beginning_the_figures_of_the_answer_key():
    result = network_outcome({})
    assert result.ties == network.TODAY
    assert "0,833" in agency_network().summary
    assert "5 kelompok" in agency_network().title
    assert set(TIE_LABELS) == set(TIES)
    assert len(TIES) == len(network.TODAY) + len(network.CANDIDATES)


def test_keeps_a_network_with_second_ways_together_whoever_is_absent():
    more = {"dinsos_dinkes": True, "dinsos_disdik": True, "kampus_umkm": True, "pendamping_umkm": True}
    whole = agency_network(**more, bank_desa=True)
    assert "Tidak ada lembaga" in whole.title
    for name in ("Bappeda", "Dinsos", "DKUPP"):
        assert "tetap saling terhubung" in agency_network(**more, bank_desa=True, absent=name).title
    assert "pecah menjadi 5" in agency_network(absent="Bappeda").title
    assert "56 jam kerja sebulan" in whole.summary
    assert "72 jam kerja sebulan" in agency_network(**dict.fromkeys(TIES, True)).summary
    assert "terpecah menjadi 10" in agency_network(**dict.fromkeys(TIES, False)).title


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ({}, "Terlalu ketat"),
        ({"limit": 65}, "Terlalu longgar"),
        ({"limit": 80}, "dua kesalahan saling menutupi"),
        ({"limit": 78, "tidy": True, "year": True, "hamlet": True}, "hampir tepat"),
    ],
)
def test_says_the_title_what_the_rule_does(settings, title):
    assert title in record_linkage(**settings).title


def test_trades_a_limit_one_error_for_the_other():
    result = linkage_outcome({"tidy": True, "year": True, "hamlet": True})
    assert (np.diff(result.false_links) <= 0).all()
    assert (np.diff(result.missed_links) >= 0).all()
    assert result.lines == 148
