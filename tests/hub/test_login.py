"""Does every kind of login that is offered start, and is one that does not work refused in one sentence?"""

from __future__ import annotations

import os
import subprocess

import pytest

from tests.hub.house import House

pytestmark = pytest.mark.xdist_group("hub")

CHECK = """
import os, sys
from traitlets.config import Config
from akademi.hub.login import configure_login
from akademi.hub.places import HubError
from jupyterhub.app import JupyterHub
c = Config()
try:
    configure_login(c, os.environ, {"guru"})
except HubError as problem:
    sys.exit(str(problem))
hub = JupyterHub(config=c)
authenticator = hub.authenticator_class(config=c, parent=hub)
print(type(authenticator).__mro__[1].__name__, [path for path, *_ in authenticator.get_handlers(hub)])
"""
SETTINGS = {
    "AKADEMI_OAUTH_CLIENT_ID": "klien",
    "AKADEMI_OAUTH_CLIENT_SECRET": "rahasia",
    "AKADEMI_OAUTH_AUTHORIZE_URL": "http://127.0.0.1:9/a",
    "AKADEMI_OAUTH_TOKEN_URL": "http://127.0.0.1:9/t",
    "AKADEMI_OAUTH_USERDATA_URL": "http://127.0.0.1:9/u",
    "AKADEMI_OAUTH_CALLBACK_URL": "http://127.0.0.1:9/hub/oauth_callback",
    "AKADEMI_LTI_ISSUER": "http://127.0.0.1:9",
    "AKADEMI_LTI_AUTHORIZE_URL": "http://127.0.0.1:9/a",
    "AKADEMI_LTI_JWKS_URL": "http://127.0.0.1:9/j",
    "AKADEMI_LTI_CLIENT_ID": "klien",
}


def start(house: House, kind: str, settings: dict[str, str]) -> subprocess.CompletedProcess:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("AKADEMI_")}
    return subprocess.run(
        [house.python, "-P", "-c", CHECK],
        env=environment | settings | {"AKADEMI_HUB_LOGIN": kind},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(("kind", "page"), [("system", "login"), ("oauth", "oauth_callback"), ("lti", "lti13")])
def test_does_the_chosen_login_start(house: House, kind: str, page: str):
    done = start(house, kind, SETTINGS)
    assert done.returncode == 0, done.stderr
    assert page in done.stdout


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("native", "gagal (galat 500) saat orang masuk di JupyterHub 6"),
        ("oauth", "belum lengkap: AKADEMI_OAUTH_CLIENT_ID"),
        ("lti", "belum lengkap: AKADEMI_LTI_ISSUER"),
        ("dummy", "hanya untuk mencoba"),
        ("ldap", "tidak dikenal. Pilih salah satu"),
    ],
)
def test_is_a_login_that_cannot_work_refused_in_one_sentence(house: House, kind: str, words: str):
    done = start(house, kind, {})
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
