"""Can a trainee read what is not theirs, or hand in what is not theirs? Tried from a trainee's own kernel."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.hub.house import House, wait_for
from tests.hub.people import Person
from tests.hub.steps import hand_in, work
from tests.mini import NAME

pytestmark = pytest.mark.xdist_group("hub")

TRY = """
import json, os, subprocess
from pathlib import Path
def attempt(path):
    try:
        if os.path.isdir(path):
            return "listed " + str(os.listdir(path)[:3])
        with open(path, "rb") as file:
            return "read " + str(file.read(20))
    except OSError as error:
        return type(error).__name__
print(json.dumps({{path: attempt(path) for path in json.loads({paths!r})}}))
"""


def attempt(person: Person, paths: list[Path]) -> dict[str, str]:
    return json.loads(person.run(TRY.format(paths=json.dumps([str(path) for path in paths]))))


def test_does_a_trainee_fail_to_read_keys_gradebook_and_the_work_of_others(house: House, siti: Person, budi: Person):
    work(budi)
    hand_in(budi)
    secret = wait_for(lambda: list((house.course / "percobaan" / budi.name / NAME).glob("*/submission_secret.txt")))
    hub = house.folder / "hub"
    theirs = [
        house.course,
        house.course / "gradebook.db",
        house.course / "percobaan.jsonl",
        house.course / "source" / NAME / "kunci.py",
        house.course / "submitted" / budi.name / NAME / "jawaban.json",
        secret[0],
        house.source / "modules" / NAME / "kunci.py",
        house.folder / "akun",
        hub / "jupyterhub.sqlite",
        hub / "cookie_secret",
        Path(f"/home/{budi.name}"),
        Path(f"/home/{budi.name}/AkademiKemiskinan/{NAME}/jawaban.json"),
        house.folder / "pertukaran" / "pka-uji" / "inbound",
        house.folder / "pertukaran" / "pka-uji" / "feedback",
    ]
    assert all(path.exists() for path in theirs), [path for path in theirs if not path.exists()]
    said = attempt(siti, theirs)
    assert set(said.values()) == {"PermissionError"}, said
    found = siti.run(
        "import subprocess; print(subprocess.run(['find', '/', '-xdev', '-name', 'kunci.py', '-not', '-path', "
        f"'{Path(__file__).resolve().parents[2]}/*', '-path', '{house.base}/*'], capture_output=True, text=True).stdout)"
    )
    assert found.strip() == ""
    environment = siti.run("import sys, os; print(sys.prefix); print(*os.environ)").split()
    assert not list(Path(environment[0]).rglob("kunci.py"))
    assert not [name for name in environment if "PASSWORD" in name or name == "CONFIGPROXY_AUTH_TOKEN"]


def test_can_nobody_see_another_ones_server_or_processes_environment(house: House, siti: Person, budi: Person):
    assert siti.status(budi.prefix + "lab") in (403, 404)
    assert siti.status(budi.prefix + "api/contents/") in (403, 404)
    mine = budi.run("import os; print(os.getpid())").strip()
    assert attempt(siti, [Path(f"/proc/{mine}/environ")]) == {f"/proc/{mine}/environ": "PermissionError"}


FORGE = """
import os, shutil
from pathlib import Path
inbound = Path({inbound!r})
folder = inbound / ({owner!r} + "+" + {name!r} + "+2030-01-01 00:00:00.000000 UTC+" + {mark!r})
folder.mkdir()
shutil.copy(Path(os.environ["AKADEMI_RUANG"], {name!r}, "latihan.ipynb"), folder / "latihan.ipynb")
if {link!r}:
    os.symlink({link!r}, folder / "jawaban.json")
(folder / "timestamp.txt").write_text("2030-01-01 00:00:00.000000 UTC")
(folder / "submission_secret.txt").write_text({mark!r})
os.chmod(folder / "latihan.ipynb", 0o644)
os.chmod(folder, 0o777)
"""


@pytest.mark.parametrize("trick", ["in another name", "with a link to the key", "with a link to the gradebook"])
def test_is_a_forged_hand_in_refused_and_recorded(house: House, siti: Person, budi: Person, trick: str):
    owner = budi.name if trick == "in another name" else siti.name
    link = {
        "with a link to the key": str(house.course / "source" / NAME / "kunci.py"),
        "with a link to the gradebook": str(house.course / "gradebook.db"),
    }.get(trick, "")
    inbound, mark = str(house.folder / "pertukaran" / "pka-uji" / "inbound"), os.urandom(6).hex()
    before = {path: path.read_bytes() for path in (house.course / "submitted").rglob("*") if path.is_file()}
    siti.run(FORGE.format(inbound=inbound, owner=owner, name=NAME, mark=mark, link=link))
    record = wait_for(lambda: [one for one in house.attempts() if one["entri"].endswith(mark)], about=house.said)
    assert record[0]["keadaan"] == "ditolak"
    assert record[0]["alasan"].startswith("Serahan ditolak: ")
    assert {path: path.read_bytes() for path in (house.course / "submitted").rglob("*") if path.is_file()} == before
    assert not [
        path
        for path in house.course.rglob("*")
        if path.is_file() and mark.encode() in path.read_bytes()[:300] and path.name != "percobaan.jsonl"
    ]


def test_is_a_kernel_held_to_its_memory(siti: Person):
    said = siti.run(
        "try:\n    held = bytearray(3_000_000_000)\n    print('held')\nexcept MemoryError:\n    print('MemoryError')"
    )
    assert said.strip() == "MemoryError"
