"""A process that goes when the hub goes: a hub that is started again starts its services itself.

``python -m akademi.hub.process MODULE ...`` runs another package's module that way.
"""

from __future__ import annotations

import ctypes
import os
import runpy
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_hub() -> None:
    """Ask the system for SIGTERM when the hub dies; without one (a service deployed by itself) nothing is done."""
    hub = os.environ.get("AKADEMI_HUB_PROCESS")
    if not hub or sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != int(hub):  # it went while this process was still importing
        sys.exit("akademi: hub sudah berhenti")


if __name__ == "__main__":
    end_with_hub()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
