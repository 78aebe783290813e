"""Questions about the table of studies on targeting: does every size keep its denominator?"""

import re

import pandas as pd
import pytest

from akademi.charts import evidence_table
from akademi.data import load

METHODS = ("pmt", "warga", "gabungan")


@pytest.fixture(scope="module")
def studies():
    return load("bukti_penyasaran").set_index("id", drop=False)


def test_are_the_shares_of_one_trial_possible_together(studies):
    # With these sizes of the groups the three denominators leave one degree of freedom: the number of recipients.
    poor, households = 2015, 5756
    for method in METHODS:
        wrong, missed, leaked = (
            studies.loc[f"alatas_2012_{what}_{method}", "ukuran"] / 100 for what in ("salah", "terlewat", "bocor")
        )
        reached = poor * (1 - missed)
        given_to_others = reached * leaked / (1 - leaked)
        assert (poor * missed + given_to_others) / households == pytest.approx(wrong, abs=0.015)


def test_says_every_size_what_it_is_a_share_of(studies):
    sized = studies[studies["ukuran"].notna()]
    assert sized["satuan"].notna().all()
    assert set(sized.loc[[f"alatas_2012_terlewat_{m}" for m in METHODS], "satuan"]) == {"persen rumah tangga miskin"}
    assert set(sized.loc[[f"alatas_2012_bocor_{m}" for m in METHODS], "satuan"]) == {"persen penerima"}


def test_stands_evidence_against_beside_evidence_for(studies):
    assert set(studies["arah"]) == {"mendukung", "melemahkan", "campuran"}
    assert (studies["arah"] == "melemahkan").sum() >= 2


def test_is_no_size_of_the_satisfaction_printed(studies):
    # The figure that goes round stands in no source that was read.
    assert pd.isna(studies.loc["alatas_2012_kepuasan", "ukuran"])


def test_can_every_study_be_shown_in_a_reading_table(studies):
    shown = repr(evidence_table(studies, list(studies["id"]), "semua", "tabel bukti_penyasaran"))
    assert "26 persen subsidi" in shown
    assert re.search(r"\bnan\b", shown) is None
