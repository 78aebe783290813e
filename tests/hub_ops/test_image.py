"""Does the Dockerfile keep keys out of what trainees run, and does it name what there is?"""

import importlib.util
import re
import shlex
from pathlib import Path

import nbformat
import pytest

from akademi.course.sources import find_assignments
from akademi.hub.bundle import require_no_keys, stage_package, write_released_notebooks
from akademi.hub.places import HubError

ROOT = Path(__file__).parents[2]
DOCKERFILE = ROOT / "grading" / "hub" / "Dockerfile"


def steps(text):
    """Return the Dockerfile's instructions as (name, rest), lines joined, comments left out."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    return [tuple(line.split(None, 1)) for line in joined.splitlines()]


def stages():
    """Return the instructions of each stage by its name."""
    found, name = {}, ""
    for what, rest in steps(DOCKERFILE.read_text(encoding="utf-8")):
        if what == "FROM":
            base, name = re.fullmatch(r"(\S+) AS (\S+)", rest).groups()
            found[name] = [("FROM", base)]
        elif name:
            found[name].append((what, rest))
    return found


def environment_of(stage):
    """Return what ENV sets in a stage and in those it is built on."""
    base, *rest = stages()[stage]
    settings = environment_of(base[1]) if base[1] in stages() else {}
    for what, text in rest:
        if what == "ENV":
            settings |= dict(entry.split("=", 1) for entry in shlex.split(text))
    return settings


@pytest.mark.parametrize("stage", ["peserta", "penilai"])
def test_can_a_finished_image_hold_a_lessons_source(stage):
    """Everything comes from the base, or is copied from the builder: the environment and the released notebooks."""
    base, *rest = stages()[stage]
    assert base == ("FROM", "dasar")
    assert not any(what in ("COPY", "ADD") for what, _ in stages()["dasar"])
    copied = [text for what, text in rest if what in ("COPY", "ADD")]
    allowed = {
        "--from=bangun /opt/akademi /opt/akademi",
        "--from=bangun /srv/akademi/rilis /srv/akademi/rilis",
    }
    assert copied
    assert set(copied) <= allowed


@pytest.mark.parametrize("stage", ["peserta", "penilai"])
def test_does_a_finished_image_run_as_an_ordinary_user(stage):
    users = [text for what, text in stages()[stage] if what == "USER"]
    assert users
    assert users[-1] not in ("0", "root")


def test_is_every_package_installed_by_its_hash():
    commands = [text for stage in stages().values() for what, text in stage if what == "RUN"]
    installs = [text for text in commands if re.search(r"pip install", text)]
    by_lock = [text for text in installs if "--require-hashes" in text]
    own = [text for text in installs if "--no-deps" in text and "/bangun/paket" in text]
    # The only other one is asked for by whoever builds.
    others = [text for text in installs if text not in by_lock and text not in own]
    assert len(by_lock) == len(own) == 1
    assert all("${JUPYTERHUB}" in text for text in others)


def test_does_the_hubs_lock_hold_everything_that_the_courses_lock_holds():
    def pins(name):
        return set(re.findall(r"^[A-Za-z0-9_.-]+==[^ ;\\]+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-hub.lock")


def test_is_the_base_image_named_without_a_registry():
    names = re.findall(r"^ARG BASE=(\S+)|^FROM (\S+)", DOCKERFILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert names
    for name in filter(None, sum(names, ())):
        assert "." not in name.partition("/")[0].partition(":")[0], name


def test_is_everything_that_is_copied_there_and_sent_to_the_builder():
    ignored = (DOCKERFILE.with_name("Dockerfile.dockerignore")).read_text(encoding="utf-8")
    sent = {line[1:] for line in ignored.splitlines() if line.startswith("!")}
    for what, text in stages()["bangun"]:
        if what == "COPY":
            for name in shlex.split(text)[:-1]:
                assert (ROOT / name).exists(), name
                assert name.partition("/")[0] in sent, name


@pytest.mark.parametrize("stage", ["peserta", "penilai"])
def test_is_the_program_that_a_container_starts_there(stage):
    command = next(text for what, text in stages()[stage] if what == "CMD")
    module = re.search(r'"-m", "([\w.]+)"', command).group(1)
    assert importlib.util.find_spec(module) is not None


@pytest.mark.parametrize("stage", ["peserta", "penilai"])
def test_does_the_courses_code_know_every_setting_of_an_image(stage):
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "akademi").rglob("*.py"))
    ours = [name for name in environment_of(stage) if name.startswith("AKADEMI_")]
    assert ours
    assert [name for name in ours if f'"{name}"' not in code] == []


def test_does_what_trainees_can_read_hold_a_key_a_solution_or_a_lessons_source(tmp_path):
    """The two things that the Dockerfile puts into the trainees' image are made here as it makes them."""
    package = stage_package(ROOT, tmp_path / "paket")
    names = write_released_notebooks(ROOT, tmp_path / "rilis")
    require_no_keys(tmp_path)
    assert len(names) >= len(find_assignments(ROOT))
    files = {path.name for path in package.rglob("*")}
    assert not files & {"kunci.py", "fasilitator.md", "latihan.ipynb", "modules", "case_studies", "tests"}
    for assignment in find_assignments(ROOT):
        source = nbformat.read(assignment.exercise, as_version=4)
        released = (tmp_path / "rilis" / assignment.name / "latihan.ipynb").read_text(encoding="utf-8")
        told = nbformat.reads(released, as_version=4)
        kept = {cell.source for cell in told.cells}
        solved = [cell for cell in source.cells if cell.metadata.get("nbgrader", {}).get("solution")]
        assert solved, assignment.name
        for cell in solved:
            assert cell.source not in kept, f"{assignment.name}: {cell.source[:80]}"
        assert "BEGIN SOLUTION" not in released


def test_does_the_build_stop_when_a_key_got_where_trainees_look(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "kunci.py").touch()
    with pytest.raises(HubError, match="Kunci jawaban"):
        require_no_keys(tmp_path)
