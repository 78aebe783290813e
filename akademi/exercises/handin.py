"""Pack a finished assignment into the one file that is handed to the instructor."""

from __future__ import annotations

import json
import os
import zipfile
from datetime import datetime
from pathlib import Path

from akademi.exercises.personal import normalise_code
from akademi.exercises.profile import find_profile_path
from akademi.exercises.store import ANSWER_FILE

HAND_IN_FOLDER = "serahan"
NOTEBOOK = "latihan.ipynb"


class HandInError(RuntimeError):
    """Why nothing could be handed in; for the trainee, in Indonesian."""


def pack_submission(folder: Path, assignment: str, participant: str, now: datetime | None = None) -> Path:
    """Write ``serahan/<kode>__<tugas>__<waktu>.zip`` in the workspace and return its path.

    The name is what ``akademi collect`` and ``nbgrader zip_collect`` (with our configuration) read the trainee
    and the time from.

    Raises
    ------
    HandInError
        If the participant's code is missing, the notebook is missing or damaged, or the disk refuses.
    """
    code = normalise_code(participant)
    if not code:
        raise HandInError("Isi dulu kode peserta di awal halaman, lalu tekan tombol ini lagi.")
    notebook = folder / NOTEBOOK
    try:
        json.loads(notebook.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise HandInError(f"{NOTEBOOK} tidak ditemukan di folder ini; apakah namanya diubah?") from error
    except (OSError, ValueError) as error:
        raise HandInError(f"{NOTEBOOK} tidak dapat dibaca; simpan dulu dengan Ctrl+S, lalu coba lagi.") from error
    profile = find_profile_path(folder)
    target_folder = (profile.parent if profile else folder) / HAND_IN_FOLDER
    stamp = (now or datetime.now()).strftime("%Y-%m-%d-%H-%M-%S")
    target = target_folder / f"{code}__{assignment}__{stamp}.zip"
    temporary = target.with_suffix(".tmp")
    try:
        target_folder.mkdir(exist_ok=True)
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
            for name in (NOTEBOOK, ANSWER_FILE):
                if (folder / name).is_file():
                    archive.write(folder / name, name)
        os.replace(temporary, target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise HandInError(f"Berkas belum dapat dibuat: {error.strerror}.") from error
    return target
