"""Does ``run.py`` say in one line what is missing?"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(monkeypatch, tmp_path):
    specification = importlib.util.spec_from_file_location("run_under_test", ROOT / "run.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    monkeypatch.setattr(module, "ENVIRONMENT", str(tmp_path / "lingkungan"))
    return module


def one_line(capsys) -> str:
    captured = capsys.readouterr()
    lines = [line for line in captured.err.splitlines() if line.strip()]
    assert len(lines) == 1, captured
    assert "Traceback" not in captured.out + captured.err
    return lines[0]


def test_is_an_old_python_told_so(run, monkeypatch, capsys):
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 1, "final", 0))
    assert run.main(["lab"]) == 1
    assert "3.9 terlalu lama" in one_line(capsys)


@pytest.mark.parametrize("version", ["3.6", "3.7", "3.8", "3.9", "3.10"])
def test_can_an_old_python_read_the_file_far_enough_to_say_so(version):
    import ast

    major, minor = map(int, version.split("."))
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(major, minor))


def test_is_a_missing_venv_module_named_with_its_remedy(run, monkeypatch, capsys):
    monkeypatch.setattr(run.shutil, "which", lambda _name: None)
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    assert run.main(["lab"]) == 1
    assert "venv" in one_line(capsys)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "ERROR: Could not find a version that satisfies x\nERROR: No matching distribution found for x",
            "internet",
        ),
        (
            "NewConnectionError: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution",
            "internet",
        ),
        ("error: Request failed after 3 retries\n  Caused by: client error (Connect)", "internet"),
        ("error sending request\n  cause: invalid peer certificate: UnknownIssuer", "sertifikat"),
        ("OSError: [Errno 28] No space left on device", "Ruang disk"),
        ("PermissionError: [Errno 13] Permission denied: '/x'", "tidak dapat ditulis"),
        ("something else broke here", "something else broke here"),
    ],
)
def test_is_a_failed_installation_explained_in_one_line(run, said, expected):
    assert expected in run.explain(said)
    assert "\n" not in run.explain(said)


def test_does_a_failed_installation_leave_no_stamp_behind(run, monkeypatch, capsys):
    monkeypatch.setattr(run, "make_environment", lambda _uv: Path(run.ENVIRONMENT, "bin").mkdir(parents=True))
    monkeypatch.setattr(run, "capture", lambda _c: SimpleNamespace(returncode=1, stdout="Network is unreachable"))
    assert run.main(["lab"]) == 1
    assert "internet" in one_line(capsys)
    assert list(Path(run.ENVIRONMENT).glob("*.stamp")) == []


def test_is_an_environment_that_is_up_to_date_left_alone(run, monkeypatch):
    python = Path(
        run.ENVIRONMENT,
        "Scripts" if os.name == "nt" else "bin",
        "python" + (".exe" if os.name == "nt" else ""),
    )
    python.parent.mkdir(parents=True)
    python.write_text("")
    stamp = Path(run.ENVIRONMENT, "akademi-lab.stamp")
    stamp.write_text(run.fingerprint(os.path.join(run.HERE, run.LOCKS["lab"])))
    monkeypatch.setattr(run, "capture", lambda command: pytest.fail(f"ran {command}"))
    assert run.prepare("lab") == str(python)
    stamp.write_text("older lock")
    calls = []
    monkeypatch.setattr(run, "capture", lambda c: calls.append(c) or SimpleNamespace(returncode=0, stdout=""))
    run.prepare("lab")
    assert any("--require-hashes" in call for call in calls)


def test_does_run_without_a_command_say_how():
    result = subprocess.run([sys.executable, ROOT / "run.py"], capture_output=True, text=True)
    assert result.returncode == 2
    assert "run.py lab" in result.stdout
