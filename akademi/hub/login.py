"""Who may log in: the one setting ``AKADEMI_HUB_LOGIN``, and the existing package behind each of its values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jupyterhub.auth import LocalAuthenticator

from akademi.hub.places import TRAINEE_GROUP, HubError

KINDS = ("system", "native", "oauth", "lti", "dummy")
# A system account's name: the login becomes one, and the trainee's id in the gradebook.
NAME = r"^[a-z][a-z0-9_.-]{1,31}$"


def configure_login(c: Any, environment: Mapping[str, str], instructors: set[str]) -> None:
    """Choose the authenticator and who is let in.

    Parameters
    ----------
    c : Config
        The hub's configuration.
    environment : mapping of str to str
        ``AKADEMI_HUB_LOGIN`` and what the chosen kind needs.
    instructors : set of str
        Logins of instructors, always let in.

    Raises
    ------
    HubError
        If the setting is unknown or incomplete, or its package does not work here.
    """
    kind = environment.get("AKADEMI_HUB_LOGIN") or "system"
    if kind not in KINDS:
        raise HubError(f"AKADEMI_HUB_LOGIN={kind} tidak dikenal. Pilih salah satu: {', '.join(KINDS)}.")
    c.Authenticator.allowed_users = set(instructors)
    c.Authenticator.blocked_users = {"root"}
    c.Authenticator.username_pattern = NAME
    # A login that is no system account yet becomes one; without it a server would have no rights of its own.
    c.LocalAuthenticator.create_system_users = kind in ("native", "oauth", "lti")
    c.LocalAuthenticator.add_user_cmd = ["adduser", "-q", "--gecos", "", "--disabled-password", "--force-badname"]
    globals()[f"_{kind}"](c, environment)


def _system(c: Any, environment: Mapping[str, str]) -> None:
    """Accounts of this machine, by PAM: members of one group are trainees."""
    c.JupyterHub.authenticator_class = "pam"
    c.PAMAuthenticator.allowed_groups = {environment.get("AKADEMI_HUB_GROUP") or TRAINEE_GROUP}
    c.PAMAuthenticator.open_sessions = False


def _native(c: Any, _environment: Mapping[str, str]) -> None:
    """People register themselves; an administrator of the hub lets them in at /hub/authorize."""
    from importlib.metadata import version

    from jupyterhub.handlers.base import BaseHandler

    native = _import("nativeauthenticator", "NativeAuthenticator", "jupyterhub-nativeauthenticator")
    if version("jupyterhub-nativeauthenticator") == "1.3.0" and not hasattr(BaseHandler, "statsd"):
        # Its page opens and people can register, but its login handler asks for what JupyterHub 6 took away.
        raise HubError(
            f"AKADEMI_HUB_LOGIN=native tidak dapat dipakai: jupyterhub-nativeauthenticator 1.3.0 gagal (galat 500) "
            f"saat orang masuk di JupyterHub {version('jupyterhub')}. Pakai system, oauth, atau lti."
        )
    c.JupyterHub.authenticator_class = _with_accounts(native)
    c.JupyterHub.template_paths = [_folder_of(native) + "/templates"]
    c.NativeAuthenticator.open_signup = False
    c.NativeAuthenticator.minimum_password_length = 10
    c.NativeAuthenticator.check_common_password = True
    c.NativeAuthenticator.allowed_failed_logins = 5
    c.Authenticator.allow_all = True


def _oauth(c: Any, environment: Mapping[str, str]) -> None:
    """OpenID Connect or OAuth 2 of the institution."""
    generic = _import("oauthenticator.generic", "GenericOAuthenticator", "oauthenticator")
    c.JupyterHub.authenticator_class = _with_accounts(generic)
    needed = {
        "client_id": "AKADEMI_OAUTH_CLIENT_ID",
        "client_secret": "AKADEMI_OAUTH_CLIENT_SECRET",
        "authorize_url": "AKADEMI_OAUTH_AUTHORIZE_URL",
        "token_url": "AKADEMI_OAUTH_TOKEN_URL",
        "userdata_url": "AKADEMI_OAUTH_USERDATA_URL",
        "oauth_callback_url": "AKADEMI_OAUTH_CALLBACK_URL",
    }
    for trait, value in _require(environment, needed).items():
        setattr(c.GenericOAuthenticator, trait, value)
    c.GenericOAuthenticator.scope = (environment.get("AKADEMI_OAUTH_SCOPE") or "openid profile email").split()
    c.GenericOAuthenticator.username_claim = environment.get("AKADEMI_OAUTH_NAME_CLAIM") or "preferred_username"
    c.GenericOAuthenticator.allow_all = True


def _lti(c: Any, environment: Mapping[str, str]) -> None:
    """LTI 1.3 of a learning management system (Moodle and others)."""
    lti = _import("ltiauthenticator.lti13.auth", "LTI13Authenticator", "jupyterhub-ltiauthenticator")
    c.JupyterHub.authenticator_class = _with_accounts(lti)
    needed = {
        "issuer": "AKADEMI_LTI_ISSUER",
        "authorize_url": "AKADEMI_LTI_AUTHORIZE_URL",
        "jwks_endpoint": "AKADEMI_LTI_JWKS_URL",
        "client_id": "AKADEMI_LTI_CLIENT_ID",
    }
    for trait, value in _require(environment, needed).items():
        setattr(c.LTI13Authenticator, trait, {value} if trait == "client_id" else value)
    c.LTI13Authenticator.username_key = environment.get("AKADEMI_LTI_NAME_CLAIM") or "preferred_username"
    c.Authenticator.allow_all = True


def _dummy(c: Any, environment: Mapping[str, str]) -> None:
    """One password for a trial; refused where it would open real accounts."""
    password = environment.get("AKADEMI_HUB_PASSWORD") or ""
    if len(password) < 8 or not environment.get("AKADEMI_HUB_SEMUA_SATU_AKUN"):
        raise HubError(
            "AKADEMI_HUB_LOGIN=dummy hanya untuk mencoba: pakai `python3 run.py hub` sebagai pengguna biasa."
        )
    c.JupyterHub.authenticator_class = "dummy"
    c.DummyAuthenticator.password = password
    c.Authenticator.allow_all = True


def _import(module: str, name: str, package: str) -> type:
    """Return an authenticator's class, or say in one line why it cannot be used."""
    import importlib

    try:
        return getattr(importlib.import_module(module), name)
    except ImportError as error:
        raise HubError(
            f"Paket {package} tidak dapat dipakai di sini: {error}. Pasang dari requirements-hub.lock."
        ) from error


def _with_accounts(authenticator: type) -> type:
    """Return the authenticator with JupyterHub's own making of system accounts added."""
    return type(f"{authenticator.__name__}WithAccounts", (LocalAuthenticator, authenticator), {})


def _folder_of(kind: type) -> str:
    import importlib
    from pathlib import Path

    return str(Path(importlib.import_module(kind.__module__).__file__ or "").parent)


def _require(environment: Mapping[str, str], needed: Mapping[str, str]) -> dict[str, str]:
    missing = [name for name in needed.values() if not environment.get(name)]
    if missing:
        raise HubError(f"Pengaturan login belum lengkap: {', '.join(missing)}.")
    return {trait: environment[name] for trait, name in needed.items()}
