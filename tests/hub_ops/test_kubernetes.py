"""Are the settings for a cluster what JupyterHub, its spawner and Kubernetes understand?"""

import asyncio
import importlib.util
import os
import re
from pathlib import Path

import pytest
import yaml
from traitlets.config import Config, PyFileConfigLoader

from akademi.hub.pods import HOW_MANY, LOWEST, user_number
from tests.hub_ops.test_image import environment_of

kubespawner = pytest.importorskip("kubespawner")
client = pytest.importorskip("kubernetes_asyncio.client")

FOLDER = Path(__file__).parents[2] / "grading" / "hub" / "kubernetes"
LOGINS = ("native", "oauth", "lti")
# What the chart makes of a value: a trait of KubeSpawner. Only those that are used here.
SPAWNER = {
    "cmd": "cmd",
    "startTimeout": "start_timeout",
    "memory.guarantee": "mem_guarantee",
    "memory.limit": "mem_limit",
    "cpu.guarantee": "cpu_guarantee",
    "cpu.limit": "cpu_limit",
    "storage.capacity": "storage_capacity",
    "storage.extraVolumes": "volumes",
    "storage.extraVolumeMounts": "volume_mounts",
    "extraEnv": "environment",
}
# What the chart itself reads; no trait has its name.
CHARTS_OWN = {
    "singleuser": {"image.name", "image.tag", "storage.homeMountPath", "networkPolicy.egressAllowRules.nonPrivateIPs"},
    "hub": {"db.type", "db.url", "db.password", "resources", "config", "extraConfig", "services", "loadRoles"},
}


def read(name):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def merge(one, other):
    """Merge as helm does with several files of values."""
    return {
        name: merge(one[name], other[name])
        if isinstance(one.get(name), dict) and isinstance(other.get(name), dict)
        else other.get(name, one.get(name))
        for name in one | other
    }


def values(login="native"):
    return merge(merge(read("values.yaml"), read(f"masuk-{login}.yaml")), read("rahasia.contoh.yaml"))


def documents():
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        found += [(path.name, one) for one in yaml.safe_load_all(path.read_text(encoding="utf-8")) if "kind" in one]
    return found


def manifest(kind, name):
    return next(one for _, one in documents() if one["kind"] == kind and one["metadata"]["name"] == name)


def container(name):
    spec = manifest("Deployment", "penilai")["spec"]["template"]["spec"]
    return next(one for one in spec["containers"] + spec["initContainers"] if one["name"] == name)


def get(tree, path):
    for name in path.split("."):
        tree = tree.get(name) if isinstance(tree, dict) else None
    return tree


def spawner_config():
    """Return what the chart would set on KubeSpawner, with our own piece of configuration run on it."""
    chosen = values()
    config = Config()
    for path, trait in SPAWNER.items():
        assert get(chosen["singleuser"], path) is not None, path
        config.KubeSpawner[trait] = get(chosen["singleuser"], path)
    image = chosen["singleuser"]["image"]
    config.KubeSpawner.image = f"{image['name']}:{image['tag']}"
    for text in chosen["hub"]["extraConfig"].values():
        exec(text, {"c": config})
    return config


@pytest.fixture(scope="module")
def pod():
    """Return the pod of a trainee, as the spawner would ask the cluster for it."""
    with pytest.MonkeyPatch.context() as patch:
        # No cluster is asked: the address of one is all that the client wants to start with.
        patch.setattr("kubespawner.spawner.load_config", lambda *_args, **_more: None)
        return asyncio.run(rendered())


async def rendered():
    spawner = kubespawner.KubeSpawner(config=spawner_config(), _mock=True)
    made = await spawner.get_pod_manifest()
    async with client.ApiClient() as api:
        return spawner.user.name, api.sanitize_for_serialization(made)


# ------------------------------------------------------------------------------------------ the hub and its chart


@pytest.mark.parametrize("login", LOGINS)
def test_does_the_hub_know_every_class_and_setting_that_the_values_name(login):
    from jupyterhub.app import JupyterHub
    from jupyterhub.auth import Authenticator
    from jupyterhub.orm import new_session_factory

    config = values(login)["hub"]["config"]
    if login != "oauth":  # the example of secrets names the one login that has a secret
        config.pop("GenericOAuthenticator", None)
    hub = JupyterHub(config=Config({"JupyterHub": config["JupyterHub"]}))
    chosen = hub.authenticator_class
    assert issubclass(chosen, Authenticator)
    lineage = {kind.__name__: kind for kind in [JupyterHub, *chosen.__mro__]}
    for section, settings in config.items():
        assert section in lineage, section
        assert [name for name in settings if name not in lineage[section].class_trait_names(config=True)] == []
    # Made with the values, so that each is checked by its own trait.
    made = chosen(
        config=Config({name: dict(one) for name, one in config.items() if name != "JupyterHub"}),
        _deprecated_db_session=new_session_factory("sqlite://")(),
    )
    assert made.admin_users == {"pengelola"}
    assert made.allow_all


@pytest.mark.parametrize("login", LOGINS)
def test_is_nothing_set_that_this_test_does_not_know(login):
    """A misspelt key is passed over by the spawner without a word."""

    def paths(tree, before=""):
        for name, value in tree.items():
            yield before + name
            if isinstance(value, dict):
                yield from paths(value, f"{before}{name}.")

    chosen = values(login)
    known = {"singleuser": set(SPAWNER) | CHARTS_OWN["singleuser"], "hub": CHARTS_OWN["hub"]}
    for room, names in known.items():
        for path in paths(chosen[room]):
            assert any(path == one or one.startswith(f"{path}.") or path.startswith(f"{one}.") for one in names), path
    assert set(chosen) == {"hub", "proxy", "ingress", "singleuser", "cull"}


def test_are_the_formgraders_group_role_and_service_one_course():
    hub = values()["hub"]
    (service,) = hub["services"]
    (role,) = hub["loadRoles"].values()
    course = environment_of("penilai")["AKADEMI_HUB_COURSE"]
    assert service == course == environment_of("peserta")["AKADEMI_HUB_KURSUS"]
    assert role["groups"] == list(hub["config"]["JupyterHub"]["load_groups"]) == [f"formgrade-{course}"]
    assert f"access:services!service={course}" in role["scopes"]


# ------------------------------------------------------------------------------------------------ a trainee's pod


def test_is_a_trainees_pod_what_kubernetes_says_a_pod_is(pod):
    check("V1Pod", pod[1], "Pod")


def test_does_each_trainees_pod_run_as_a_number_of_its_own(pod):
    name, made = pod
    secured = made["spec"]["containers"][0]["securityContext"]
    group = made["spec"]["securityContext"]["fsGroup"]
    assert secured["runAsUser"] == secured["runAsGroup"] == group == user_number(name)
    assert secured["allowPrivilegeEscalation"] is False


@pytest.mark.parametrize("name", ["siti", "budi", "a.b-c_d", "pengguna0123456789"])
def test_do_hub_and_grader_compute_the_same_number(name):
    space = {"c": Config()}
    exec(values()["hub"]["extraConfig"]["nomor-peserta"], space)
    assert space["user_number"](name) == user_number(name)
    assert LOWEST <= user_number(name) < LOWEST + HOW_MANY < 2**31


def test_does_a_trainees_pod_see_the_exchange_and_nothing_of_the_course(pod):
    spec = pod[1]["spec"]
    claims = [one["persistentVolumeClaim"]["claimName"] for one in spec["volumes"] if "persistentVolumeClaim" in one]
    assert claims == ["akademi-pertukaran"]
    assert "ReadWriteMany" in manifest("PersistentVolumeClaim", "akademi-pertukaran")["spec"]["accessModes"]
    (mount,) = [one for one in spec["containers"][0]["volumeMounts"] if one["name"] == "pertukaran"]
    assert mount["mountPath"] == environment_of("peserta")["AKADEMI_HUB_TUKAR"]
    names = {entry["name"] for entry in spec["containers"][0]["env"]}
    assert "AKADEMI_BUKU_NILAI" not in names
    assert not any("valueFrom" in entry for entry in spec["containers"][0]["env"])


def test_does_a_trainees_pod_have_limits_and_start_our_program(pod):
    (server,) = pod[1]["spec"]["containers"]
    assert server["args"][:4] == ["python", "-P", "-m", "akademi.hub.room"]
    assert importlib.util.find_spec(server["args"][3]) is not None
    assert set(server["resources"]["limits"]) == {"cpu", "memory"}
    assert int(server["resources"]["limits"]["memory"]) == 2**30
    assert values()["singleuser"]["networkPolicy"]["egressAllowRules"] == {"nonPrivateIPs": False}
    home = {entry["name"]: entry.get("value") for entry in server["env"]}["HOME"]
    assert home == values()["singleuser"]["storage"]["homeMountPath"]


# -------------------------------------------------------------------------------------------- Kubernetes' objects


def check(kind, tree, place):
    """Compare a tree with the Kubernetes client's own model of it: names, kinds of values, and what is required."""
    if (inner := re.fullmatch(r"list\[(.+)\]", kind)) is not None:
        assert isinstance(tree, list), place
        for number, one in enumerate(tree):
            check(inner.group(1), one, f"{place}[{number}]")
    elif (inner := re.fullmatch(r"dict\((\w+), (.+)\)", kind)) is not None:
        assert isinstance(tree, dict), place
        for name, one in tree.items():
            check(inner.group(2), one, f"{place}.{name}")
    elif (model := getattr(client, kind, None)) is not None:
        names = {outside: inside for inside, outside in model.attribute_map.items()}
        assert isinstance(tree, dict), place
        assert set(tree) <= set(names), f"{place}: {set(tree) - set(names)}"
        for name, one in tree.items():
            check(model.openapi_types[names[name]], one, f"{place}.{name}")
        # The model's own checks: what must be there, and what may be.
        model(**{names[name]: one for name, one in tree.items()})
    else:
        if kind == "str" and re.search(r"\.(limits|requests)\.", place):
            return  # a quantity: Kubernetes takes 1 for "1"
        wanted = {"str": str, "int": int, "bool": bool, "object": object, "float": float}[kind]
        assert isinstance(tree, wanted), f"{place}: {tree!r} is no {kind}"


KINDS = {
    "ConfigMap": "V1ConfigMap",
    "Deployment": "V1Deployment",
    "NetworkPolicy": "V1NetworkPolicy",
    "PersistentVolumeClaim": "V1PersistentVolumeClaim",
    "Secret": "V1Secret",
    "Service": "V1Service",
}


@pytest.mark.parametrize(("name", "tree"), documents(), ids=[f"{n}-{d['kind']}" for n, d in documents()])
def test_is_every_object_what_kubernetes_says_it_is(name, tree):
    check(KINDS[tree["kind"]], tree, tree["kind"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one["spec"].pop("selector"),
        lambda one: one["spec"].update(replica=1),
        lambda one: one["spec"].update(replicas="satu"),
        lambda one: one["spec"]["template"]["spec"]["containers"][0].update(volumeMount=[]),
        lambda one: one["spec"]["template"]["spec"]["containers"][0].pop("name"),
    ],
    ids=["selector", "misspelt", "kind", "deep", "required"],
)
def test_would_the_check_notice_a_mistake(spoil):
    tree = manifest("Deployment", "penilai")
    spoil(tree)
    with pytest.raises((AssertionError, ValueError)):
        check("V1Deployment", tree, "Deployment")


def test_do_the_objects_fit_together():
    spec = manifest("Deployment", "penilai")["spec"]
    pod = spec["template"]
    service = manifest("Service", "penilai")
    policy = manifest("NetworkPolicy", "penilai")
    wanted = spec["selector"]["matchLabels"]
    for chosen in (service["spec"]["selector"], policy["spec"]["podSelector"]["matchLabels"], wanted):
        assert chosen.items() <= pod["metadata"]["labels"].items()
    port = service["spec"]["ports"][0]["port"]
    assert values()["hub"]["services"]["akademi"]["url"] == f"http://{service['metadata']['name']}:{port}"
    assert {"protocol": "TCP", "port": port} in policy["spec"]["ingress"][0]["ports"]
    volumes = {one["name"]: one for one in pod["spec"]["volumes"]}
    for one in pod["spec"]["containers"] + pod["spec"]["initContainers"]:
        assert {mount["name"] for mount in one["volumeMounts"]} <= set(volumes)
        assert "limits" in one["resources"]
        for entry in one.get("env", []):
            source = entry.get("valueFrom", {}).get("secretKeyRef")
            if source and source["name"] != "hub":
                assert source["key"] in manifest("Secret", source["name"])["stringData"]
    claims = {one["persistentVolumeClaim"]["claimName"] for one in volumes.values() if "persistentVolumeClaim" in one}
    assert all(manifest("PersistentVolumeClaim", claim) for claim in claims)


def test_does_only_the_step_that_sets_owners_run_as_root():
    spec = manifest("Deployment", "penilai")["spec"]["template"]["spec"]
    roots = [
        one["name"] for one in spec["initContainers"] + spec["containers"] if not one["securityContext"]["runAsUser"]
    ]
    assert roots == ["pemilik"]
    for one in spec["initContainers"] + spec["containers"]:
        assert one["securityContext"]["allowPrivilegeEscalation"] is False
        assert one["securityContext"]["capabilities"]["drop"] == ["ALL"]


def test_is_the_formgrader_told_all_that_the_hub_tells_a_service_that_it_starts_itself():
    told = {entry["name"] for entry in container("formgrader")["env"]}
    needed = {
        *("JUPYTERHUB_API_TOKEN", "JUPYTERHUB_API_URL", "JUPYTERHUB_BASE_URL", "JUPYTERHUB_CLIENT_ID"),
        *("JUPYTERHUB_OAUTH_CALLBACK_URL", "JUPYTERHUB_OAUTH_ACCESS_SCOPES", "JUPYTERHUB_SERVICE_NAME"),
        *("JUPYTERHUB_SERVICE_PREFIX", "JUPYTERHUB_SERVICE_URL", "JUPYTERHUB_DEFAULT_URL"),
    }
    assert needed <= told


def test_does_the_graders_own_configuration_choose_database_and_owner(tmp_path, monkeypatch):
    import importlib

    (tmp_path / "pengajar_config.py").write_text(manifest("ConfigMap", "akademi-penilai")["data"]["pengajar_config.py"])
    address = manifest("Secret", "akademi-penilai")["stringData"]["buku-nilai"]
    monkeypatch.setenv("AKADEMI_BUKU_NILAI", address)
    config = PyFileConfigLoader("pengajar_config.py", path=str(tmp_path)).load_config()
    assert config.CourseDirectory.db_url == address
    assert address.startswith("postgresql+psycopg://")
    module, _, name = config.ExchangeFactory.collect.rpartition(".")
    assert issubclass(
        getattr(importlib.import_module(module), name),
        importlib.import_module("akademi.hub.exchange").CollectOwnFiles,
    )


def test_does_the_courses_code_know_every_setting_of_a_container():
    code = "".join(path.read_text(encoding="utf-8") for path in (FOLDER.parents[2] / "akademi").rglob("*.py"))
    code += manifest("ConfigMap", "akademi-penilai")["data"]["pengajar_config.py"]
    spec = manifest("Deployment", "penilai")["spec"]["template"]["spec"]
    for one in spec["containers"] + spec["initContainers"]:
        for entry in one.get("env", []):
            if entry["name"].startswith("AKADEMI_"):
                assert f'"{entry["name"]}"' in code, entry["name"]


def test_is_there_a_secret_in_the_files():
    for path in FOLDER.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for found in re.findall(r"\b(?:password|client_secret|token|buku-nilai): *(\S+)", text):
            assert "GANTI" in found or found.startswith("{"), f"{path.name}: {found}"
    assert os.environ.get("AKADEMI_BUKU_NILAI") is None
    assert {name for name, one in documents() if one["kind"] == "Secret"} == {"rahasia-penilai.contoh.yaml"}


# ------------------------------------------------------------------------------------------- collecting from pods


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root to make files of others")
def test_is_a_hand_in_under_anothers_name_refused(tmp_path):
    from nbgrader.coursedir import CourseDirectory

    from akademi.hub.exchange import RefusedError
    from akademi.hub.pods import CollectFromPods

    collect = CollectFromPods(coursedir=CourseDirectory())
    for name, owner in (("siti", "siti"), ("siti", "budi")):
        folder = tmp_path / owner / f"{name}+03+2026-11-25 03:00:00 UTC+abc"
        folder.mkdir(parents=True)
        (folder / "latihan.ipynb").write_text("{}")
        for path in (folder, folder / "latihan.ipynb"):
            os.chown(path, user_number(owner), -1)
        target = tmp_path / f"{owner}-diambil"
        if name == owner:
            collect.do_copy(str(folder), str(target))
            assert (target / "latihan.ipynb").read_text() == "{}"
        else:
            with pytest.raises(RefusedError, match="bukan milik peserta ini"):
                collect.do_copy(str(folder), str(target))
            assert not target.exists()
