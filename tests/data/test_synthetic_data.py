"""Does the synthetic survey of a place say that it is synthetic, and reproduce that place?"""

import numpy as np
import pytest

from akademi.data import load, synthetic_survey, synthetic_survey_report
from akademi.models.shortfall import fit_shortfalls

# The easy, the small, the poor, the doubtful zeros, and the extremes of the 514.
PLACES = [
    "Kabupaten Probolinggo",
    "Kota Probolinggo",
    "Kota Sukabumi",
    "Kabupaten Deiyai",
    "Kabupaten Yalimo",
    "Kota Pariaman",
]


@pytest.fixture(scope="module", params=PLACES)
def survey(request):
    return synthetic_survey(request.param, households=2000, seed=11)


def test_are_the_published_figures_reproduced(survey):
    report = synthetic_survey_report(survey).set_index("ukuran")
    for name in ("persen_miskin", "p1", "p2"):
        assert abs(report.loc[name, "selisih"]) < 0.001
    assert abs(report.loc["rls_tahun", "selisih"]) < 0.001
    assert abs(report.loc["anggota_rumah_tangga_miskin", "selisih"]) < 0.001
    assert report.loc["garis_kemiskinan_rp", "selisih"] == 0


def test_is_about_half_of_the_spread_explained():
    for place in PLACES:
        report = synthetic_survey_report(synthetic_survey(place, seed=5)).set_index("ukuran")
        assert 0.45 < report.loc["r2_kovariat", "survei"] < 0.55


def test_does_everything_say_synthetic(survey):
    attrs = survey.attrs
    assert attrs["sintetis"] is True
    for key in ("nama", "judul", "sumber", "kutipan"):
        assert "sintetis" in attrs[key].lower()
    assert set(attrs["satuan"]) == set(survey.columns)
    assert len(attrs["anggapan"]) >= 4


def test_are_the_targets_those_of_the_tables():
    report = synthetic_survey_report(synthetic_survey("Kabupaten Probolinggo", 1000)).set_index("ukuran")
    table = load("jatim_kemiskinan").query("kode_bps == '3513' and tahun == 2023").iloc[0]
    for name in ("persen_miskin", "p1", "p2"):
        assert report.loc[name, "terbitan"] == table[name]
    assert report.loc["garis_kemiskinan_rp", "terbitan"] == 514_274
    assert report.loc["penduduk", "terbitan"] == pytest.approx(
        1000 * table["jumlah_miskin_ribu"] / (table["persen_miskin"] / 100), abs=1
    )


def test_is_a_line_of_another_year_said():
    notes = " ".join(synthetic_survey("Kota Sukabumi", 1000).attrs["catatan"])
    assert "Garis kemiskinan 2021 tidak ada" in notes
    assert "rupiah 2025" in notes.replace("rupiah Maret 2025", "rupiah 2025")
    assert "Jumlah penduduk tidak ada" in notes


def test_is_a_doubtful_zero_not_taken_for_a_figure():
    deiyai = synthetic_survey("Kabupaten Deiyai", 1000)
    assert any("sanitasi_persen" in note for note in deiyai.attrs["catatan"])
    assert all(item["indicator"] != "sanitasi_persen" for item in deiyai.attrs["sasaran"])


def test_can_an_earlier_year_be_asked_for():
    early = synthetic_survey(3513, 1000, year=2015)
    assert early.attrs["sasaran"][0]["value"] == 20.82
    with pytest.raises(ValueError, match=r"year 2024.*2015.*2023"):
        synthetic_survey(3513, year=2024)
    with pytest.raises(ValueError, match=r"year 2020.*2021"):
        synthetic_survey("Kota Sukabumi", year=2020)


def test_are_provinces_and_shared_names_refused():
    with pytest.raises(ValueError, match="provinsi"):
        synthetic_survey("Jawa Timur")
    with pytest.raises(ValueError, match="Kota Probolinggo"):
        synthetic_survey("Probolinggo")


def test_do_places_with_one_seed_differ():
    first, second = (synthetic_survey(place, 1000, seed=1) for place in ("Kota Malang", "Kota Surabaya"))
    assert not np.array_equal(first["anggota"], second["anggota"])


def test_is_a_frame_without_targets_refused():
    with pytest.raises(ValueError, match="attrs"):
        synthetic_survey_report(load("wilayah"))


def test_can_all_published_indices_hold_together():
    depth = load("kabkota_kedalaman")[["kode_bps", "tahun", "p1", "p2"]]
    everywhere = load("kabkota_2021").merge(depth, on=["kode_bps", "tahun"])
    east_java = load("jatim_kemiskinan").query("jenis != 'provinsi' and 2015 <= tahun <= 2023")
    assert (len(everywhere), len(east_java)) == (514, 38 * 9)
    for table in (everywhere, east_java):
        for row in table.itertuples():
            fitted = fit_shortfalls(row.persen_miskin / 100, row.p1 / 100, row.p2 / 100)
            shortfalls = fitted.quantile((np.arange(5000) + 0.5) / 5000)
            assert shortfalls.mean() * row.persen_miskin == pytest.approx(row.p1, abs=1e-3)
            assert (shortfalls**2).mean() * row.persen_miskin == pytest.approx(row.p2, abs=1e-3)
