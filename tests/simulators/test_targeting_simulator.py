"""Questions about the targeting simulator: its words, its pictures, and what holds for the same households."""

import json

import numpy as np
import pytest

from akademi.charts import problems
from akademi.simulators import targeting
from akademi.simulators.controls import Choice, Slider
from akademi.simulators.targeting import CONTROLS, YEAR, outcome, population

METHODS = [value for value, _label in CONTROLS[0].options]


@pytest.mark.parametrize("method", METHODS)
def test_is_every_picture_captioned_and_stamped_in_both_shapes(method):
    for tall in (False, True):
        figure = targeting(method=method).figure(tall=tall)
        assert problems(figure) == []
        assert figure.caption.synthetic


@pytest.mark.parametrize("tall", [False, True])
@pytest.mark.parametrize("settings", [{}, {"method": "hybrid", "quota": 60}, {"method": "universal"}])
def test_do_title_and_labels_stay_on_the_page_and_apart(settings, tall):
    figure = targeting(**settings).figure(tall=tall)
    figure.canvas.draw()
    texts = figure.texts + [axis._left_title for axis in figure.axes] + [t for a in figure.axes for t in a.texts]
    boxes = [text.get_window_extent() for text in texts if text.get_text()]
    for box in boxes:
        assert figure.bbox.x0 <= box.x0 < box.x1 <= figure.bbox.x1
        assert figure.bbox.y0 <= box.y0 < box.y1 <= figure.bbox.y1
    assert not any(one.overlaps(two) for i, one in enumerate(boxes) for two in boxes[i + 1 :])


def test_do_settings_survive_json_and_does_each_control_change_the_words():
    for control in CONTROLS:
        simulator = targeting(survey_cost=50)
        before = simulator.summary
        if isinstance(control, Slider):
            simulator.settings = {control.name: control.maximum}
        elif isinstance(control, Choice):
            simulator.settings = {control.name: control.options[-1][0]}
        assert simulator.summary != before, control.name
        other = targeting()
        other.settings = json.loads(json.dumps(simulator.settings, allow_nan=False))
        assert other.summary == simulator.summary


def test_has_the_population_the_published_poverty_of_the_case():
    from akademi.data import load

    table = load("jatim_kemiskinan")
    row = table[(table["kode_bps"] == "3513") & (table["tahun"] == YEAR)].iloc[0]
    people = population()
    assert 100 * people.p0 == pytest.approx(row["persen_miskin"], abs=1e-3)
    assert 100 * people.p1 == pytest.approx(row["p1"], abs=1e-3)


def test_would_the_budget_just_end_poverty_if_each_got_what_is_missing():
    people = population()
    missing = np.maximum(people.line - people.spending, 0) * people.members * people.weights
    assert people.budget == pytest.approx(12 * missing.sum())


@pytest.mark.parametrize("method", METHODS)
def test_are_the_households_the_same_whatever_is_set(method):
    one, two = outcome({"method": method}), outcome({"method": method, "quota": 40, "quality": 80, "survey_cost": 100})
    assert one.population is two.population
    assert one.table.poor == pytest.approx(two.table.poor)
    assert one.universal == two.universal
    assert two.selected[one.selected].all() or method in {"pmt", "hybrid"}


@pytest.mark.parametrize("method", ["pmt", "community", "lottery"])
def test_misses_a_longer_list_fewer_of_the_poor(method):
    missed = [outcome({"method": method, "quota": quota}).table.exclusion for quota in range(1, 61)]
    assert (np.diff(missed) <= 1e-12).all()
    assert missed[0] > 0.85 > missed[-1]


def test_does_better_data_beat_worse_and_both_beat_a_lottery():
    missed = [outcome({"quality": quality, "quota": 20}).table.exclusion for quality in (10, 30, 50, 70, 90)]
    assert missed == sorted(missed, reverse=True)
    lottery = outcome({"method": "lottery", "quota": 20}).table
    assert missed[0] < lottery.exclusion
    assert lottery.exclusion == pytest.approx(0.8, abs=0.06)


def test_reaches_everybody_the_universal_benefit_at_no_cost_of_choosing():
    result = outcome({"method": "universal", "survey_cost": 400})
    assert result.selected.all()
    assert result.table.exclusion == 0
    assert result.selection_cost == 0
    assert result.payout == result.universal


def test_visits_the_hybrid_fewer_houses_than_the_proxy_means_test():
    proxy, community, hybrid = (outcome({"method": name, "survey_cost": 100}) for name in METHODS[:3])
    assert proxy.selection_cost == pytest.approx(1e5 * proxy.table.everybody)
    assert hybrid.selection_cost == pytest.approx(0.225 * proxy.selection_cost, rel=0.1)
    assert community.selection_cost == 0


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ({"method": "universal"}, "Semua menerima"),
        ({"method": "lottery"}, "Undian"),
        ({"quota": 5}, "lebih dari separuh rumah tangga miskin"),
        ({"quota": 40}, "kebanyakan penerima tidak miskin"),
        ({"quota": 20}, "masih banyak yang miskin terlewat"),
        ({"quality": 90, "quota": 14}, "tidak satu pun nol"),
        ({"quality": 10, "survey_cost": 400}, "Ongkos memilih memakan anggaran"),
        ({"quality": 10}, "Lebih dari separuh yang miskin terlewat, dan"),
    ],
)
def test_says_the_title_what_the_settings_lead_to(settings, title):
    assert title in targeting(**settings).title


def test_holds_what_the_lesson_of_module_05_says_in_its_sentences():
    short, long, everybody = (outcome(s) for s in ({}, {"quota": 25}, {"method": "universal"}))
    assert [round(100 * r.table.exclusion) for r in (short, long)] == [47, 29]
    assert [round(100 * r.payout.p1, 2) for r in (short, long, everybody)] == [1.89, 1.94, 2.49]
    assert [round(r.payout.benefit / 1e6, 2) for r in (short, everybody)] == [4.50, 0.67]
    assert round(everybody.payout.cost_per_poor_reached / 1e6, 2) == 4.85
    assert short.payout.p0 / short.population.p0 == pytest.approx(0.77, abs=0.01)
    hybrid, proxy = (outcome({"method": method, "quota": 20}).table for method in ("hybrid", "pmt"))
    assert hybrid.exclusion < proxy.exclusion
    dear = outcome({"survey_cost": 400})
    assert dear.selection_cost > dear.population.budget / 2
    assert dear.payout.p1 < everybody.payout.p1
    poor_data = [outcome({"quality": 10, "survey_cost": cost}).payout.p1 for cost in (310, 320)]
    assert poor_data[0] < everybody.payout.p1 < poor_data[1]
