"""JupyterHub untuk Akademi Pengentasan Kemiskinan.

Dibaca dari atas ke bawah dalam lima menit. Setiap pengaturan adalah satu variabel lingkungan; yang tidak diatur memakai
bawaannya. Siapkan folder dengan `akademi hub --prepare-only --folder /srv/akademi`, lalu jalankan sebagai root:

    AKADEMI_HUB_FOLDER=/srv/akademi /srv/akademi/lingkungan/bin/jupyterhub -f grading/hub/jupyterhub_config.py
"""

import os
import sys
from pathlib import Path

from akademi.hub.login import configure_login
from akademi.hub.places import HubError, Places, course_account, is_root

c = get_config()  # noqa: F821 - traitlets puts it here
ask = os.environ.get

# ------------------------------------------------------------------------------------------------- pengaturan Anda

# Folder yang disiapkan `akademi hub`, dan nama kursus (juga di alamat formgrader: /services/<nama>/formgrader).
places = Places(Path(ask("AKADEMI_HUB_FOLDER", "/srv/akademi")), ask("AKADEMI_HUB_COURSE", "akademi"))
# Login: system (akun mesin ini) | oauth | lti | native (mendaftar sendiri; pada JupyterHub 6.1.1 paketnya gagal, jadi
# ditolak). Pengaturan tambahan setiap jenis ada di akademi/hub/login.py.
#   AKADEMI_HUB_LOGIN=system
# Pengajar membuka formgrader; pengelola mengatur hub. Nama login, dipisah koma.
instructors = {name for name in ask("AKADEMI_HUB_INSTRUCTORS", "").split(",") if name}
administrators = {name for name in ask("AKADEMI_HUB_ADMINS", "").split(",") if name}
# Batas setiap peserta: memori (per proses), percobaan per jam yang dinilai langsung, dan menit sampai server yang
# tidak dipakai dihentikan. Pekerjaan peserta tersimpan di berkas; menghentikan server tidak menghapus apa pun.
memory = ask("AKADEMI_HUB_MEMORY", "1G")
attempts_per_hour = ask("AKADEMI_HUB_PER_HOUR", "6")
idle_minutes = int(ask("AKADEMI_HUB_IDLE", "60"))
# Empat port berurutan. Dari luar hanya yang pertama yang dibuka, lewat nginx atau Caddy dengan HTTPS.
address, port = ask("AKADEMI_HUB_ADDRESS", "127.0.0.1"), int(ask("AKADEMI_HUB_PORT", "8000"))
# Proksi: yang terpasang bersama lingkungan ini, ditulis dalam Python, cukup untuk mencoba dan satu kelas. Untuk ratusan
# peserta: `npm install -g configurable-http-proxy`, lalu AKADEMI_HUB_PROXY=/usr/local/bin/configurable-http-proxy.
proxy = [ask("AKADEMI_HUB_PROXY")] if ask("AKADEMI_HUB_PROXY") else [sys.executable, "-P", "-m", "akademi.hub.proxy"]

# --------------------------------------------------------------------------------------------------------- login

try:
    configure_login(c, os.environ, instructors | administrators)
except HubError as problem:
    sys.exit(f"Kesalahan: {problem}")
c.Authenticator.admin_users = administrators
c.Authenticator.delete_invalid_users = False

# ----------------------------------------------------------------------------------------------- hub dan proksi

c.JupyterHub.log_level = ask("AKADEMI_HUB_LOG", "INFO")
c.JupyterHub.bind_url = f"http://{address}:{port}"
c.JupyterHub.hub_port = port + 1
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{port + 2}"
c.ConfigurableHTTPProxy.command = proxy
c.ConfigurableHTTPProxy.pid_file = str(places.state / "proxy.pid")
c.JupyterHub.db_url = ask("AKADEMI_HUB_DB", f"sqlite:///{places.state}/jupyterhub.sqlite")
c.JupyterHub.cookie_secret_file = str(places.state / "cookie_secret")
# Hub yang dimulai ulang menemukan kembali server peserta yang masih berjalan; saat mencoba, semuanya ikut berhenti.
c.JupyterHub.cleanup_servers = ask("AKADEMI_HUB_TRIAL") == "1"
c.JupyterHub.cleanup_proxy = True

# -------------------------------------------------------------------------------------------------- server peserta

c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner" if is_root() else "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(places.root / "rumah" / "{username}")  # mencoba tanpa root
c.Spawner.cmd = [sys.executable, "-P", "-m", "akademi.hub.room"]
c.Spawner.mem_limit = memory
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 60
c.Spawner.environment = {
    "AKADEMI_HUB_KURSUS": places.course_id,
    "AKADEMI_HUB_RILIS": str(places.released),
    "AKADEMI_HUB_TUKAR": str(places.exchange),
    "PYTHONUTF8": "1",
} | ({} if is_root() else {"AKADEMI_HUB_SEMUA_SATU_AKUN": "1"})

# ------------------------------------------------------------------------------------ formgrader untuk para pengajar

course_environment = {
    "AKADEMI_HUB_FOLDER": str(places.root),
    "AKADEMI_HUB_COURSE": places.course_id,
    "AKADEMI_HUB_FOLDER_KURSUS": str(places.course),
    "AKADEMI_HUB_PROCESS": str(os.getpid()),
    "HOME": str(places.account_home),
    "PYTHONUTF8": "1",
}
c.JupyterHub.load_groups = {f"formgrade-{places.course_id}": {"users": sorted(instructors)}}
c.JupyterHub.services = [
    {
        "name": places.course_id,
        "url": f"http://127.0.0.1:{port + 3}",
        "command": [sys.executable, "-P", "-m", "akademi.hub.formgrader"],
        "user": course_account(),
        "cwd": str(places.course),
        "environment": course_environment | {"JUPYTERHUB_DEFAULT_URL": "/formgrader"},
        "oauth_no_confirm": True,
    },
    # ----------------------------------------------------------------------------- penilai: serahan dinilai langsung
    {
        "name": "penilai",
        "command": [sys.executable, "-P", "-m", "akademi.hub.service"],
        "user": course_account(),
        "cwd": str(places.course),
        "environment": course_environment
        | {"AKADEMI_HUB_PER_HOUR": attempts_per_hour, "AKADEMI_HUB_INSTRUCTORS": ",".join(sorted(instructors))},
        "display": False,
    },
    # ------------------------------------------------------------------------------ server yang menganggur dihentikan
    {
        "name": "penghemat",
        "command": [
            *(sys.executable, "-P", "-m", "akademi.hub.process", "jupyterhub_idle_culler"),
            f"--timeout={60 * idle_minutes}",
            f"--cull-every={min(300, 30 * idle_minutes)}",
        ],
        "user": course_account(),
        "environment": course_environment,
        "display": False,
    },
]
c.JupyterHub.load_roles = [
    {
        "name": f"formgrade-{places.course_id}",
        "groups": [f"formgrade-{places.course_id}"],
        "scopes": [
            f"access:services!service={places.course_id}",
            "list:services",
            f"read:services!service={places.course_id}",
        ],
    },
    {
        "name": "penghemat",
        "services": ["penghemat"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    },
]

# Pengaturan lain milik Anda sendiri, di samping basis data hub; tidak tersentuh saat kursus diperbarui.
if (places.state / "pengelola_config.py").is_file():
    load_subconfig(str(places.state / "pengelola_config.py"))  # noqa: F821 - traitlets puts it here
