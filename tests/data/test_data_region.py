"""Does ``region`` find the place that is meant, ask when it cannot know, and say what is missing?"""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akademi.data import load, region
from akademi.data.place_names import find_place, places
from akademi.data.ranking import compare, critical_value, standard_errors
from akademi.data.record import spans

REGIONS = load("wilayah")


@pytest.fixture(scope="module")
def probolinggo():
    return region("Kabupaten Probolinggo")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Kabupaten Probolinggo", "3513"),
        ("Kab. Probolinggo", "3513"),
        ("kab probolinggo", "3513"),
        (3513, "3513"),
        (np.int64(3513), "3513"),
        ("3513", "3513"),
        ("Kota Probolinggo", "3574"),
        ("KOTA  PROBOLINGGO", "3574"),
        ("Provinsi Jawa Timur", "3500"),
        ("Jatim", "3500"),
        ("35", "3500"),
        ("Kab. Lumajan", "3508"),
        ("Kota Baru", "6302"),
        ("Kotabaru", "6302"),
        ("Kotamobagu", "7174"),
        ("Kep. Seribu", "3101"),
        ("Jakarta Selatan", "3171"),
        ("Tolitoli", "7206"),
        ("Nduga", "9701"),
        ("D.I. Yogyakarta", "3400"),
        ("Surabya", "3578"),
    ],
)
def test_is_a_place_found_as_people_write_it(written, code):
    assert find_place(written)[0].code == code


@pytest.mark.parametrize("place", list(places().values()), ids=lambda place: place.code)
def test_is_every_place_found_by_its_full_name_and_by_its_code(place):
    assert find_place(place.name) == (place, "")
    assert find_place(place.code) == (place, "")


def test_does_a_shared_name_always_ask():
    bare = REGIONS[REGIONS["jenis"] != "provinsi"].assign(
        nama=lambda frame: frame["nama_bps"].str.removeprefix("Kota ")
    )
    # "Kota Baru" is the name of a Kabupaten, not a Kota of the name "Baru".
    bare.loc[bare["kode_bps"] == "6302", "nama"] = "Kota Baru"
    shared = bare[bare.duplicated("nama", keep=False)]
    assert shared["nama"].nunique() > 25
    for name, members in shared.groupby("nama"):
        with pytest.raises(ValueError, match="beberapa wilayah") as refusal:
            find_place(name)
        for code in members["kode_bps"]:
            assert code in str(refusal.value)


def test_does_the_case_of_the_course_ask_which_government_is_meant():
    with pytest.raises(ValueError, match=r"Kabupaten Probolinggo \(3513.*Kota Probolinggo \(3574"):
        region("Probolinggo")


def test_does_a_misspelt_shared_name_ask_too():
    with pytest.raises(ValueError, match=r"Kabupaten Pasuruan.*Kota Pasuruan"):
        region("Pasurun")


def test_is_a_kota_that_does_not_exist_never_read_as_the_kabupaten():
    with pytest.raises(ValueError, match=r"yang ada: Kabupaten Lumajang \(3508"):
        region("Kota Lumajang")


def test_is_a_correction_said_aloud():
    place, note = find_place("Kab. Probolingo")
    assert place.code == "3513"
    assert "tidak ditemukan; dibaca sebagai Kabupaten Probolinggo (3513" in note
    assert find_place("Kab. Probolinggo")[1] == ""


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(places())), st.data())
def test_does_a_dropped_letter_never_change_a_kabupaten_into_a_kota(code, data):
    place = places()[code]
    prefix, _, rest = place.name.partition(" ")
    drop = data.draw(st.integers(0, len(rest) - 1))
    try:
        found, _ = find_place(f"{prefix} {rest[:drop]}{rest[drop + 1 :]}")
    except ValueError:
        return
    # "Kota Kotabaru" may lose its meaning, but a written kind is kept.
    assert found.kind == place.kind or found.code == "6302"


@pytest.mark.parametrize("nonsense", ["", "xyzzy", "9999", 1, "Kota", "Provinsi Antah Berantah"])
def test_is_nonsense_refused_in_plain_words(nonsense):
    with pytest.raises(ValueError, match=r"Tidak ada|tidak ditemukan"):
        region(nonsense)


def test_does_the_record_of_the_case_hold_what_is_published(probolinggo):
    assert probolinggo.latest("persen_miskin")["nilai"] == 16.31
    assert probolinggo.latest("garis_kemiskinan_rp")["nilai"] == 545_221
    assert probolinggo.latest("p1")[["tahun", "nilai"]].tolist() == [2023, 2.87]
    assert not probolinggo.record.duplicated(["indikator", "tahun"]).any()
    assert probolinggo.record["nilai"].notna().all()
    assert probolinggo.record["satuan"].notna().all()


def test_do_breaks_survive_into_the_record(probolinggo):
    rates = probolinggo.record[probolinggo.record["indikator"] == "persen_miskin"].set_index("tahun")
    assert rates.loc[2014, "segmen"] != rates.loc[2015, "segmen"]


def test_does_the_population_break_at_the_census_in_the_record():
    record = region("Kabupaten Lumajang").record
    people = record[record["indikator"] == "penduduk"].set_index("tahun")["segmen"]
    assert people[2019] != people[2020]
    # The survey month belongs to the poverty figures only.
    months = record.groupby("indikator")["periode"].agg(set)
    assert months["uhh_tahun"] == {""}
    assert months["p1"] == {"Maret"}


@pytest.mark.parametrize("name", ["Provinsi Jawa Timur", "Provinsi Papua", "Provinsi Aceh"])
def test_is_the_gap_of_a_province_one_series_without_doubles(name):
    gaps = region(name).record.query("indikator == 'p1'")
    march = gaps[gaps["periode"] == "Maret"]
    assert march["tahun"].tolist() == list(range(2015, 2024))
    assert len(set(march["segmen"])) == 1
    assert set(gaps["periode"]) == {"Maret", "September"}


def test_does_it_say_what_is_missing(probolinggo):
    text = " ".join(probolinggo.missing)
    assert "Garis kemiskinan: 2004–2013, 2016–2018, 2022 tidak ada" in text
    assert "Indeks kedalaman (P1): 2024–2025 tidak ada" in text
    assert "Persentase penduduk miskin" not in text
    far = " ".join(region("Kabupaten Muna Barat").missing)
    assert "Jumlah penduduk miskin: tidak ada di tabel kami" in far
    assert "Indeks kedalaman (P1): 2015–2016, 2024–2025 tidak ada" in far


def test_are_the_neighbours_those_of_its_province(probolinggo):
    others = probolinggo.neighbours
    assert len(others) == 37
    assert others["kode_bps"].str.startswith("35").all()
    assert "3513" not in set(others["kode_bps"])
    assert others["persen_miskin"].is_monotonic_decreasing
    assert others.iloc[0][["wilayah", "persen_miskin"]].tolist() == ["Kabupaten Sampang", 20.61]
    # 20.61 against 16.31: the sample cannot tell them apart at this size and design.
    assert not others.iloc[0]["beda_nyata"]


def test_is_the_rank_the_published_one_and_its_range_wide(probolinggo):
    rank = probolinggo.rank
    assert (rank.position, rank.members, rank.year, rank.period) == (4, 38, 2025, "Maret")
    assert rank.lowest < 4 < rank.highest
    assert "4 dari 38" in str(rank)
    assert "anggapan" in rank.assumption
    assert str(rank.lowest) in str(rank)
    assert probolinggo.national_rank.members == 514


def test_is_the_standard_error_the_textbook_one():
    # The dossier's worked example: p = 0.163, n = 671 gives 1.43 points, 2.02 with a design effect of 2.
    assert standard_errors(np.array([16.3]), 671, 1.0)[0] == pytest.approx(1.43, abs=0.005)
    assert standard_errors(np.array([16.3]), 671, 2.0)[0] == pytest.approx(2.02, abs=0.005)
    assert critical_value(1) == pytest.approx(1.95996, abs=1e-5)


def test_do_three_areas_rank_by_hand():
    # 50 and 10 percent are far apart; 12 and 10 are not, with 671 households and a design effect of 2.
    ranks = compare(pd.Series({"a": 10.0, "b": 50.0, "c": 12.0}))
    assert ranks["position"].to_dict() == {"a": 3, "b": 1, "c": 2}
    assert ranks["lowest"].to_dict() == {"a": 2, "b": 1, "c": 2}
    assert ranks["highest"].to_dict() == {"a": 3, "b": 1, "c": 3}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(1, 60), min_size=2, max_size=30), st.integers(50, 5000))
def test_does_the_range_hold_the_place_and_shrink_with_the_sample(percent, households):
    values = pd.Series(percent)
    few, many = compare(values, households), compare(values, households * 100)
    for ranks in (few, many):
        assert (ranks["lowest"] <= ranks["position"]).all()
        assert (ranks["position"] <= ranks["highest"]).all()
    assert (many["lowest"] >= few["lowest"]).all()
    assert (many["highest"] <= few["highest"]).all()


def test_does_the_range_hold_the_true_place_as_often_as_it_says():
    truth = np.linspace(8, 22, 20)
    places_true = pd.Series(truth).rank(ascending=False).to_numpy()
    generator = np.random.default_rng(4)
    errors = standard_errors(truth)
    held = []
    for _ in range(300):
        ranks = compare(pd.Series(np.clip(generator.normal(truth, errors), 0.5, 99)))
        held.append((ranks["lowest"].to_numpy() <= places_true) & (places_true <= ranks["highest"].to_numpy()))
    assert np.mean(held, axis=0).min() >= 0.95


def test_is_a_missing_headcount_refused():
    with pytest.raises(ValueError, match="persen"):
        compare(pd.Series([10.0, np.nan]))


@pytest.mark.parametrize("code", ["1100", "3500", "9400", "9600", "1101", "3171", "3513", "3574", "7174", "9701"])
def test_does_every_kind_of_place_give_a_whole_answer(code):
    answer = region(code)
    assert answer.code == code
    assert len(answer.record)
    assert len(answer.neighbours) == answer.rank.members - 1
    assert answer.missing
    assert answer.name in str(answer)
    assert answer._repr_markdown_().startswith(f"**{answer.name}")


def test_is_a_province_ranked_by_its_newest_figures():
    answer = region("Jawa Timur")
    table = load("provinsi_kemiskinan")
    newest = table[(table["kode_bps"] == "3500") & (table["daerah"] == "total")].iloc[-1]
    assert (answer.rank.year, answer.rank.period) == (newest["tahun"], newest["bulan"]) == (2025, "September")
    assert answer.latest("persen_miskin")["nilai"] == answer.rank.value == newest["persen_miskin"]
    assert answer.rank == answer.national_rank


def test_does_an_unknown_indicator_list_the_known(probolinggo):
    with pytest.raises(ValueError, match="persen_miskin"):
        probolinggo.latest("tidak_ada")


def test_are_years_written_as_spans():
    assert spans([2004, 2005, 2007, 2009, 2010, 2011]) == "2004–2005, 2007, 2009–2011"
    assert spans([2022]) == "2022"


def test_is_every_answer_fresh():
    first = region(3513)
    first.record.loc[0, "nilai"] = -1.0
    first.neighbours.loc[0, "persen_miskin"] = -1.0
    second = region(3513)
    assert (second.record["nilai"] != -1.0).all()
    assert (second.neighbours["persen_miskin"] > 0).all()


def test_does_the_headcount_of_2021_carry_its_month_and_nothing_else_of_its_table():
    record = region("Kota Sukabumi").record.query("tabel == 'kabkota_2021'").set_index("indikator")
    assert record.loc["persen_miskin", ["periode", "segmen"]].tolist() == ["Maret", "Maret"]
    assert record.loc["rls_tahun", ["periode", "segmen"]].tolist() == ["", ""]
