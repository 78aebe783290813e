"""Does a table come with its source, and does asking for a wrong one help?"""

import json
import shutil

import pandas as pd
import pytest

from akademi.data import cite, describe, folder, load, names, package
from akademi.data.folder import table_folder


def test_does_a_frame_know_its_source():
    table = load("probolinggo_kemiskinan")
    assert table.attrs["sumber"] == "Badan Pusat Statistik (BPS)"
    assert table.attrs["satuan"]["garis_kemiskinan_rp"] == "rupiah per orang per bulan"
    assert table.attrs["kutipan"] == cite("probolinggo_kemiskinan")
    assert table.attrs["segmen"] == "segmen"
    assert any("2014 ke 2015" in caveat for caveat in table.attrs["catatan"])
    assert any("2016–2018" in gap for gap in table.attrs["celah"])
    assert table.attrs["sintetis"] is False


@pytest.mark.parametrize("name", names())
def test_does_every_column_have_a_unit_and_every_table_its_terms(name):
    table = load(name)
    assert list(table.attrs["satuan"]) == list(table.columns)
    assert table.attrs["lisensi"]
    assert table.attrs["ketentuan"]
    assert len(table) == package.resource(name)["rows"]


def test_is_a_code_text_a_year_an_integer_and_a_gap_not_a_number():
    table = load("probolinggo_kemiskinan")
    assert table["kode_bps"].tolist() == ["3513"] * 22
    assert table["tahun"].dtype == "int64"
    assert table["persen_miskin"].dtype == "float64"
    assert pd.isna(table.loc[table["tahun"] == 2004, "p1"]).all()
    assert load("mobilitas_fakta")["salah_kutip"].dtype == bool


@pytest.mark.parametrize("name", names())
def test_is_a_yearbook_table_number_or_a_code_never_read_as_a_number(name):
    table = load(name)
    for field in package.resource(name)["schema"]["fields"]:
        if field["type"] == "string":
            filled = table[field["name"]].dropna()
            assert all(isinstance(value, str) for value in filled.head(20)), field["name"]


def test_is_every_copy_fresh():
    first = load("wilayah")
    first.loc[0, "wilayah"] = "diubah"
    first.attrs["satuan"]["wilayah"] = "diubah"
    second = load("wilayah")
    assert second.loc[0, "wilayah"] == "Provinsi Aceh"
    assert second.attrs["satuan"]["wilayah"] == "nama"


def test_does_a_wrong_name_offer_the_nearest():
    with pytest.raises(ValueError, match="probolinggo_kemiskinan"):
        load("probolingo_kemiskinan")
    with pytest.raises(ValueError, match="Tabel yang ada"):
        describe("zzzzzz")
    with pytest.raises(ValueError, match="mobilitas_fakta"):
        cite("mobilitas")


def test_does_a_citation_name_publisher_state_and_table():
    text = cite("negara_pdb_per_kapita")
    assert text.startswith("Bank Dunia, World Development Indicators")
    assert "Keadaan data: Maret 2026" in text
    assert text.endswith("tabel negara_pdb_per_kapita.")


@pytest.mark.parametrize("name", names())
def test_does_a_description_hold_columns_caveats_and_gaps(name):
    text = describe(name)
    item = package.resource(name)
    for field in item["schema"]["fields"]:
        assert field["name"] in text
    for caveat in item["caveats"]:
        assert caveat in text
    for gap in item["gaps"]:
        assert gap["what"] in text
    assert cite(name) in text


def test_does_a_synthetic_table_say_so_first(monkeypatch):
    synthetic = package.resource("wilayah") | {"synthetic": True}
    monkeypatch.setattr("akademi.data.citation.resource", lambda name: synthetic)
    monkeypatch.setattr("akademi.data.description.resource", lambda name: synthetic)
    assert cite("wilayah").startswith("Data sintetis.")
    assert "DATA SINTETIS" in describe("wilayah")


def test_are_the_tables_found_inside_an_installed_package(tmp_path, monkeypatch):
    installed = tmp_path / "akademi" / "data"
    (installed / "tables").mkdir(parents=True)
    shutil.copy(table_folder() / "datapackage.json", installed / "tables")
    monkeypatch.setattr(folder, "HERE", installed)
    assert table_folder() == installed / "tables"
    assert json.loads((table_folder() / "datapackage.json").read_text(encoding="utf-8"))["resources"]


def test_does_a_package_without_tables_say_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "HERE", tmp_path / "akademi" / "data")
    with pytest.raises(FileNotFoundError, match="Pasang ulang"):
        table_folder()
