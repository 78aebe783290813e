"""Who is working here: the participant's code, name and region, kept once for the whole workspace."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

PROFILE_FILE = "profil.json"


@dataclass(frozen=True)
class Profile:
    """A trainee as the course knows them.

    Attributes
    ----------
    kode : str
        Participant's code given by the instructor, or a self-chosen word. Never an NIP or NIK.
    nama : str
        Name for the feedback and the certificate of completion.
    wilayah : str
        BPS code of the kabupaten/kota that the trainee works with throughout the course.
    """

    kode: str = ""
    nama: str = ""
    wilayah: str = ""


def find_profile_path(folder: Path) -> Path | None:
    """Return the nearest ``profil.json`` in the folder or above it, or None."""
    for candidate in (folder, *folder.resolve().parents):
        path = candidate / PROFILE_FILE
        if path.is_file():
            return path
    return None


def read_profile(folder: Path) -> Profile:
    """Read the profile that applies in a folder.

    While grading, the grader says whose submission it is (``AKADEMI_PESERTA``). On a JupyterHub the login is the
    participant's code. Elsewhere it comes from ``profil.json``; a missing or damaged one is an empty profile.
    """
    stored = Profile()
    path = find_profile_path(folder)
    if path is not None:
        try:
            content = json.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError):
            content = {}
        if isinstance(content, dict):
            stored = Profile(*(str(content.get(name) or "") for name in ("kode", "nama", "wilayah")))
    code = os.environ.get("AKADEMI_PESERTA") or os.environ.get("JUPYTERHUB_USER") or stored.kode
    return Profile(code, stored.nama, stored.wilayah)


def write_profile(profile: Profile, folder: Path) -> Path:
    """Write the profile to the workspace that holds the folder (or to the folder itself) and return its path."""
    path = find_profile_path(folder) or folder / PROFILE_FILE
    temporary = path.with_suffix(".tmp")
    temporary.write_text(
        json.dumps(asdict(profile), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )
    os.replace(temporary, path)
    return path
