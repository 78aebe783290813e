"""Models that are moved by hand: labelled controls, a picture that follows, a sentence that says it."""

from akademi.simulators.agency_network import agency_network
from akademi.simulators.asset_trap import asset_trap
from akademi.simulators.galor_zeira import galor_zeira
from akademi.simulators.honest_chart import honest_chart
from akademi.simulators.joining import joining
from akademi.simulators.live import Simulator
from akademi.simulators.mobility import mobility
from akademi.simulators.noisy_income import noisy_income
from akademi.simulators.pilot_verdict import pilot_verdict
from akademi.simulators.poverty_line import poverty_line
from akademi.simulators.record_linkage import record_linkage
from akademi.simulators.three_counters import three_counters
from akademi.simulators.transfer import transfer
from akademi.simulators.unit_survey import unit_survey

__all__ = [
    "Simulator",
    "agency_network",
    "asset_trap",
    "galor_zeira",
    "honest_chart",
    "joining",
    "mobility",
    "noisy_income",
    "pilot_verdict",
    "poverty_line",
    "record_linkage",
    "three_counters",
    "transfer",
    "unit_survey",
]
