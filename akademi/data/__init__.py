"""Figures with their source: ``load``, ``cite``, ``describe``, ``region``; and ``synthetic_survey``.

Nothing is fetched.
"""

from akademi.data.citation import cite
from akademi.data.description import describe
from akademi.data.loading import load
from akademi.data.package import names
from akademi.data.regions import Region, region
from akademi.data.synthetic import synthetic_survey, synthetic_survey_report

__all__ = [
    "Region",
    "cite",
    "describe",
    "load",
    "names",
    "region",
    "synthetic_survey",
    "synthetic_survey_report",
]
