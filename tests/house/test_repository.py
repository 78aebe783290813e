"""Is everything that git holds ours, small, and free of what must not be there?"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = {".py", ".md", ".toml", ".yml", ".yaml", ".lock", ".json", ".ipynb", ".js", ".css", ".j2", ".csv", ""}
# Written in two parts, so that this file does not hold what it looks for.
REGISTRIES = ["pypi" + ".org", "python" + "hosted.org", "registry.npm" + "js.org", "deb" + ".debian.org"]


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts() -> list[tuple[str, str]]:
    return [
        (str(path.relative_to(ROOT)), path.read_text(encoding="utf-8", errors="replace"))
        for path in tracked()
        if path.suffix in TEXT and path.stat().st_size < 2_000_000
    ]


def test_are_there_no_leftovers_in_git():
    bad = [str(p) for p in tracked() if re.search(r"\.ipynb_checkpoints|-Copy\d|__pycache__|\.DS_Store|\.pyc$", str(p))]
    assert bad == []


def test_does_no_file_name_a_package_registry():
    found = [(name, host) for name, text in texts() for host in REGISTRIES if host in text]
    assert found == []


def test_does_no_file_hold_a_path_of_somebodys_machine():
    own = re.compile(r"/(?:work|home|root|Users)/(?!\.\.\.)[A-Za-z][\w.-]*/")
    found = [
        (name, match[0])
        for name, text in texts()
        for match in own.finditer(text)
        if not name.startswith("tests/") and "deskripsi" not in name
    ]
    assert found == []


def test_is_no_file_larger_than_a_reader_would_accept():
    large = [(str(p.relative_to(ROOT)), p.stat().st_size) for p in tracked() if p.stat().st_size > 1_500_000]
    assert large == []


def test_are_no_unfinished_marks_left():
    marks = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|X" + r"XX)\b")
    found = [(name, m[0]) for name, text in texts() if not name.endswith(".csv") for m in marks.finditer(text)]
    assert found == []


@pytest.mark.parametrize("name", ["README.md", "README.id.md", "CONTRIBUTING.md", "LICENSE", "environment.yml"])
def test_is_the_house_complete(name):
    assert (ROOT / name).is_file()


@pytest.mark.parametrize("name", ["README.md", "README.id.md", "CONTRIBUTING.md", "grading/README.md"])
def test_do_the_links_of_the_guides_lead_somewhere(name):
    path = ROOT / name
    for target in re.findall(r"\]\(([^)#\s]+)\)", path.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (path.parent / target).exists(), f"{name} links to {target}"
