"""Does ``akademi lab`` say in one line why it cannot open, and does it stop cleanly?"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from akademi.course.lab import LabError, choose_port, require_writable
from akademi.course.translation import complete_language_pack


def lab(*arguments: str, home: Path) -> subprocess.Popen:
    environment = {**os.environ, "HOME": str(home), "USERPROFILE": str(home)}
    return subprocess.Popen(
        [sys.executable, "-m", "akademi", "lab", "--no-browser", *arguments],
        env=environment,
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_is_a_taken_port_named_in_one_line(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = lab("--port", str(taken.getsockname()[1]), "--folder", str(tmp_path / "ruang"), home=tmp_path)
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert len(said.strip().splitlines()) == 1
    assert "sedang dipakai" in said


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_is_a_read_only_folder_named_in_one_line_to_an_ordinary_user(tmp_path):
    locked = tmp_path / "terkunci"
    locked.mkdir(mode=0o555)
    with pytest.raises(LabError, match="tidak dapat ditulis"):
        require_writable(locked / "ruang")


def test_is_a_folder_that_cannot_be_made_named_in_one_line(tmp_path):
    (tmp_path / "berkas").write_text("bukan folder")
    process = lab("--folder", str(tmp_path / "berkas" / "ruang"), home=tmp_path)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert len(said.strip().splitlines()) == 1
    assert "tidak dapat ditulis" in said


def test_is_the_next_free_port_taken_when_none_is_asked_for():
    with socket.socket() as taken:
        try:
            taken.bind(("127.0.0.1", 8888))
        except OSError:
            pytest.skip("8888 is in use on this machine")
        taken.listen()
        assert choose_port(None) != 8888


def test_are_our_words_put_over_those_of_the_language_pack():
    from jupyterlab_server import translations_handler

    complete_language_pack()
    complete_language_pack()
    pack, message = translations_handler.get_language_pack("id_ID")
    assert message == ""
    assert pack["jupyterlab"]["Run All Cells"] == ["Jalankan Semua Sel"]
    assert pack["jupyterlab"]["menu\x04Run"] == ["Jalankan"]
    assert len(pack["jupyterlab"]) > 500


def test_does_lab_open_at_the_start_page_and_stop_with_ctrl_c(tmp_path):
    process = lab("--folder", str(tmp_path / "ruang"), home=tmp_path)
    try:
        address = ""
        while not address:
            line = process.stdout.readline()
            assert line, "lab ended before it printed its address"
            found = re.search(r"http://\S+", line)
            address = found[0] if found else ""
        assert "/lab/tree/mulai.ipynb?token=" in address
        page = ""
        deadline = time.monotonic() + 60
        while not page:
            try:
                page = urlopen(address, timeout=5).read().decode()
            except OSError:
                assert time.monotonic() < deadline, "the address never answered"
                time.sleep(0.2)
        assert "jupyter-config-data" in page
    finally:
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
    assert process.returncode == 0, rest
    assert "sudah berhenti" in rest
    assert (tmp_path / "ruang" / "mulai.ipynb").is_file()
    assert not (tmp_path / ".jupyter").exists(), "the home folder's own configuration is not ours to touch"
