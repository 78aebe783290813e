"""Models that are moved by hand: labelled controls, a picture that follows, a sentence that says it."""

from akademi.simulators.agency_network import agency_network
from akademi.simulators.asset_trap import asset_trap
from akademi.simulators.galor_zeira import galor_zeira
from akademi.simulators.growth_accounting import growth_accounting
from akademi.simulators.honest_chart import honest_chart
from akademi.simulators.joining import joining
from akademi.simulators.live import Simulator
from akademi.simulators.mobility import mobility
from akademi.simulators.noisy_income import noisy_income
from akademi.simulators.pilot_verdict import pilot_verdict
from akademi.simulators.poverty_line import poverty_line
from akademi.simulators.programme_mix import programme_mix
from akademi.simulators.record_linkage import record_linkage
from akademi.simulators.targeting import targeting
from akademi.simulators.three_counters import three_counters
from akademi.simulators.transfer import transfer
from akademi.simulators.two_differences import two_differences
from akademi.simulators.unit_survey import unit_survey
from akademi.simulators.what_if import what_if

__all__ = [
    "Simulator",
    "agency_network",
    "asset_trap",
    "galor_zeira",
    "growth_accounting",
    "honest_chart",
    "joining",
    "mobility",
    "noisy_income",
    "pilot_verdict",
    "poverty_line",
    "programme_mix",
    "record_linkage",
    "targeting",
    "three_counters",
    "transfer",
    "two_differences",
    "unit_survey",
    "what_if",
]
