"""Do the four places that name our packages agree, and can everybody install from them?"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
CONDA_NAMES = {"matplotlib-base": "matplotlib"}
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-hub.lock")


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def bounds(requirements: list[str]) -> dict[str, SpecifierSet]:
    parsed = [Requirement(text) for text in requirements]
    return {canonicalize_name(one.name): one.specifier for one in parsed}


def conda() -> dict[str, SpecifierSet]:
    entries = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    flat = [e for e in entries if isinstance(e, str)] + [p for e in entries if isinstance(e, dict) for p in e["pip"]]
    named = []
    for text in flat:
        name = re.match(r"[A-Za-z0-9_.-]+", text)[0]
        named.append(CONDA_NAMES.get(name, name) + text[len(name) :])
    return bounds([text for text in named if not text.startswith(("python>", "pip"))])


def locked(name: str) -> dict[str, list[str]]:
    versions: dict[str, list[str]] = {}
    for match in re.finditer(r"^([A-Za-z0-9_.-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE):
        versions.setdefault(canonicalize_name(match[1]), []).append(match[2])
    return versions


def test_does_conda_get_the_same_packages_and_bounds_as_pip():
    assert conda() == bounds(project()["dependencies"])


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("requirements.lock", []), ("requirements-test.lock", ["test"]), ("requirements-hub.lock", ["hub", "postgres"])],
    ids=LOCKS,
)
def test_does_the_lock_satisfy_the_project_file(lock, extras):
    wanted = project()["dependencies"] + [r for e in extras for r in project()["optional-dependencies"][e]]
    pinned = locked(lock)
    for name, specifier in bounds(wanted).items():
        assert name in pinned, f"{name} is in pyproject.toml but not in {lock}: compile the lock again"
        for version in pinned[name]:
            assert version in specifier, f"{name} {version} in {lock} is outside {specifier}"


@pytest.mark.parametrize("larger", LOCKS[1:])
def test_do_the_locks_agree(larger):
    course, everything = locked(LOCKS[0]), locked(larger)
    assert {name: everything.get(name) for name in course} == course


@pytest.mark.parametrize("lock", LOCKS)
def test_has_every_line_of_the_lock_a_hash_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert len(blocks) > 50
    for block in blocks:
        assert "--hash=sha256:" in block, block.splitlines()[0]
    assert not re.search(r"https?:|index-url|find-links|@ ", text)


def test_is_what_is_installed_here_what_the_lock_says():
    from importlib.metadata import version

    for name in ("nbgrader", "jupyterlab", "pandas", "numpy", "anywidget", "ipywidgets"):
        assert version(name) in locked("requirements-test.lock")[name]


def test_does_the_learners_half_stay_free_of_the_graders_half():
    result = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "3 kept, 0 broken" in result.stdout


def test_is_the_code_formatted_and_clean():
    for command in (["format", "--check", "."], ["check", "."]):
        result = subprocess.run([sys.executable, "-m", "ruff", *command], cwd=ROOT, capture_output=True, text=True)
        assert result.returncode == 0, result.stdout + result.stderr
