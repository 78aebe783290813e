"""Does the package describe what lies on disk, and is a changed digit found and named?"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from frictionless import Package, system
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
DATASETS = ROOT / "datasets"
BUILD = DATASETS / "build"
sys.path.insert(0, str(BUILD))

from fingerprints import changed_lines, lines_of  # noqa: E402

PACKAGE = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
MARKS = json.loads((DATASETS / "sidik.json").read_text(encoding="utf-8"))
SOURCE = Path(os.environ.get("AKADEMI_SUMBER_DATA", ROOT.parent / "shared" / "data"))


def run_build(*arguments: str) -> None:
    subprocess.run([sys.executable, BUILD / "compile.py", *arguments], check=True, capture_output=True, text=True)


def test_does_frictionless_accept_the_package():
    with system.use_context(trusted=False):
        report = Package(str(DATASETS / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])


def test_is_every_row_the_one_that_was_compiled():
    changed = [line for name in RESOURCES for line in changed_lines(DATASETS / f"{name}.csv", MARKS[name])]
    assert not changed, "\n".join(changed)


def test_is_every_table_described_and_every_description_a_table():
    files = {path.stem for path in DATASETS.glob("*.csv")}
    assert files == set(RESOURCES) == set(MARKS)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_does_a_changed_digit_name_its_row(tmp_path_factory, data):
    name = data.draw(st.sampled_from(sorted(RESOURCES)))
    source = DATASETS / f"{name}.csv"
    lines = lines_of(source)
    row = data.draw(st.integers(1, len(lines) - 1))
    digits = [index for index, letter in enumerate(lines[row]) if letter.isdigit()]
    place = data.draw(st.sampled_from(digits))
    other = str((int(lines[row][place]) + data.draw(st.integers(1, 9))) % 10)
    broken = lines[row][:place] + other + lines[row][place + 1 :]
    copy = tmp_path_factory.mktemp("rusak") / source.name
    copy.write_text("\n".join([*lines[:row], broken, *lines[row + 1 :]]) + "\n", encoding="utf-8")
    assert changed_lines(copy, MARKS[name]) == [f"{source.name} baris {row + 1}: {broken}"]


def test_is_a_lost_row_noticed(tmp_path):
    source = DATASETS / "wilayah.csv"
    lines = lines_of(source)
    copy = tmp_path / source.name
    copy.write_text("\n".join(lines[:100] + lines[101:]) + "\n", encoding="utf-8")
    assert changed_lines(copy, MARKS["wilayah"]) == ["wilayah.csv: 1 baris hilang sesudah baris 100"]


def test_are_the_descriptions_and_the_catalogue_up_to_date(tmp_path):
    run_build("--keterangan", "--keluar", str(tmp_path))
    for name in ("datapackage.json", "README.md"):
        fresh = (tmp_path / name).read_text(encoding="utf-8")
        assert fresh == (DATASETS / name).read_text(encoding="utf-8"), f"run compile.py --keterangan: {name} is old"


@pytest.mark.skipif(not SOURCE.is_dir(), reason="the maintainers' source folder is not here")
def test_does_compiling_again_give_the_same_bytes(tmp_path):
    run_build("--sumber", str(SOURCE), "--keluar", str(tmp_path))
    compiled = sorted(path.name for path in tmp_path.iterdir())
    assert compiled == sorted(path.name for path in DATASETS.iterdir() if path.is_file() and path.suffix != ".ipynb")
    different = [name for name in compiled if (tmp_path / name).read_bytes() != (DATASETS / name).read_bytes()]
    assert not different


@pytest.mark.skipif(not SOURCE.is_dir(), reason="the maintainers' source folder is not here")
def test_is_no_table_a_copy_of_a_source_file():
    originals = {path.read_bytes() for path in SOURCE.glob("*.csv")}
    headers = {path.read_text(encoding="utf-8").split("\n", 1)[0] for path in SOURCE.glob("*.csv")}
    for path in DATASETS.glob("*.csv"):
        assert path.read_bytes() not in originals
        assert lines_of(path)[0] not in headers


@pytest.mark.parametrize("resource", RESOURCES.values(), ids=RESOURCES)
def test_does_every_table_say_where_it_comes_from(resource):
    for entry in (
        "title",
        "description",
        "publisher",
        "citation",
        "indicator_codes",
        "vintage",
        "redistribution",
    ):
        assert resource[entry].strip(), entry
    assert resource["sources"]
    assert resource["licenses"][0]["title"]
    assert isinstance(resource["synthetic"], bool)
    for field in resource["schema"]["fields"]:
        assert field["unit"].strip(), field["name"]
        assert field["description"].strip(), field["name"]
    for gap in resource["gaps"]:
        assert gap["what"].strip()
        assert gap["why"].strip()


@pytest.mark.parametrize("resource", RESOURCES.values(), ids=RESOURCES)
def test_do_the_file_name_and_the_flag_agree_on_what_is_synthetic(resource):
    assert resource["synthetic"] == ("sintetis" in resource["path"])


def test_do_figures_that_may_not_be_passed_on_stay_out():
    columns = {field["name"] for resource in RESOURCES.values() for field in resource["schema"]["fields"]}
    terms = " ".join(resource["licenses"][0]["name"] for resource in RESOURCES.values())
    places = " ".join(place["title"] for resource in RESOURCES.values() for place in resource["sources"]).lower()
    assert not columns & {"corruption_perceptions_index", "ipk", "mpi", "kepercayaan_persen", "shdi"}
    assert "ND" not in terms
    assert "NC" not in terms
    for forbidden in ("integrated_values_surveys", "gdl--shdi", "ophi", "susenas 2020", "cran/susenas"):
        assert forbidden not in places


def test_does_the_catalogue_say_what_stays_out_and_why():
    page = (DATASETS / "README.md").read_text(encoding="utf-8")
    section = page.split("## Yang tidak disertakan, dan mengapa", 1)[1].split("\n## ", 1)[0]
    for word in ("Persepsi Korupsi", "OPHI", "WVS", "Global Data Lab", "Susenas"):
        assert word in section


def test_does_the_catalogue_link_to_every_table():
    page = (DATASETS / "README.md").read_text(encoding="utf-8")
    for name in RESOURCES:
        assert f"### {name}\n" in page
        assert f"(#{name})" in page


def test_does_a_build_without_its_source_say_so(tmp_path):
    shutil.copytree(BUILD, tmp_path / "build")
    result = subprocess.run(
        [sys.executable, tmp_path / "build" / "compile.py", "--sumber", str(tmp_path / "tidak-ada")],
        capture_output=True,
        text=True,
    )
    assert result.returncode != 0
    assert "--sumber" in result.stderr
