"""Where things lie on a machine that runs the hub, and who may read them."""

from __future__ import annotations

import os
import pwd
import re
from dataclasses import dataclass
from pathlib import Path

DEFAULT_COURSE = "akademi"
COURSE_ACCOUNT = "akademi-kursus"
TRAINEE_GROUP = "akademi-peserta"


class HubError(RuntimeError):
    """Why the hub cannot be prepared or started, in one Indonesian line."""


@dataclass(frozen=True)
class Places:
    """The folders of one course on the hub, all below one folder.

    Attributes
    ----------
    root : Path
        The one folder, for instance ``/srv/akademi``.
    course_id : str
        Name of the course in nbgrader, in the hub's groups and in addresses.
    """

    root: Path
    course_id: str = DEFAULT_COURSE

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,40}", self.course_id):
            raise HubError(f"Nama kursus “{self.course_id}” tidak sah: pakai huruf kecil, angka, dan tanda hubung.")

    @property
    def environment(self) -> Path:
        """The Python environment of hub, servers and services; readable by all, holds no key."""
        return self.root / "lingkungan"

    @property
    def released(self) -> Path:
        """Notebooks as trainees get them; readable by all, hold no solution."""
        return self.root / "rilis"

    @property
    def exchange(self) -> Path:
        """The exchange of nbgrader; everyone may put something in, nobody may look at what others put in."""
        return self.root / "pertukaran"

    @property
    def inbound(self) -> Path:
        """Where hand-ins wait to be collected."""
        return self.exchange / self.course_id / "inbound"

    @property
    def outbound(self) -> Path:
        """Where feedback and states lie under names that only their trainee can work out."""
        return self.exchange / self.course_id / "feedback"

    @property
    def course(self) -> Path:
        """The course folder of nbgrader, with keys and gradebook; for the course account alone."""
        return self.root / "kursus"

    @property
    def account_home(self) -> Path:
        """Home of the course account."""
        return self.root / "akun"

    @property
    def state(self) -> Path:
        """The hub's own database, cookie secret and log."""
        return self.root / "hub"


def is_root() -> bool:
    """Return whether accounts can be made and changed here."""
    return os.geteuid() == 0


def course_account() -> str:
    """Return the account that owns the course: one of its own, or, without root, whoever runs the hub."""
    if is_root():
        return os.environ.get("AKADEMI_HUB_ACCOUNT") or COURSE_ACCOUNT
    return pwd.getpwuid(os.geteuid()).pw_name


def valid_student(name: str) -> bool:
    """Return whether a login can be a trainee's id in the gradebook, and so the name of a folder."""
    return re.fullmatch(r"[a-z0-9][a-z0-9_.@-]{0,60}", name) is not None and ".." not in name
