"""Does the operator's guide name only what there is?"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "grading" / "hub" / "README.md"
TEXT = GUIDE.read_text(encoding="utf-8")


def code():
    """Return all that reads settings: the package and the configurations."""
    files = [*(ROOT / "akademi").rglob("*.py"), *(ROOT / "grading").rglob("*.py"), ROOT / "run.py"]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_is_every_setting_of_the_guide_read_somewhere():
    named = set(re.findall(r"AKADEMI_[A-Z_]+", TEXT))
    assert len(named) > 10
    known = code()
    assert [name for name in sorted(named) if f'"{name}"' not in known] == []


def test_is_every_setting_of_the_hubs_configuration_that_an_operator_sets_in_the_guide():
    config = (GUIDE.parent / "jupyterhub_config.py").read_text(encoding="utf-8")
    asked = set(re.findall(r'ask\("(AKADEMI_HUB_[A-Z]+)"', config))
    left_to_the_file = {"AKADEMI_HUB_ADDRESS", "AKADEMI_HUB_PORT", "AKADEMI_HUB_COURSE", "AKADEMI_HUB_TRIAL"}
    assert asked - left_to_the_file <= set(re.findall(r"AKADEMI_[A-Z_]+", TEXT))


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+)\)", TEXT))))
def test_does_every_link_lead_somewhere(target):
    if target.startswith("http"):
        assert target.startswith("https://")
    else:
        assert (GUIDE.parent / target).exists(), target


def test_does_every_command_of_ours_exist():
    from typer.main import get_command

    from akademi.cli import app

    commands = get_command(app).commands
    used = set(re.findall(r"(?:bin/akademi|\$akademi|-- akademi|`akademi) (\w+)", TEXT))
    assert {"backup", "restore", "hub", "grade"} <= used
    assert used <= set(commands)
    options = {name for one in commands.values() for parameter in one.params for name in parameter.opts}
    assert {"--prepare-only", "--remove-class", "--folder", "--replace-database", "--force"} <= options


def test_is_every_place_of_the_guide_one_that_the_hub_lays_out():
    from akademi.hub.places import Places

    places = Places(Path("/srv/akademi"))
    laid = {str(one) for one in (places.environment, places.released, places.exchange, places.course)}
    laid |= {str(one) for one in (places.account_home, places.state)}
    table = set(re.findall(r"^\| `(/srv/akademi/\w+)` \|", TEXT, re.MULTILINE))
    assert table == laid


def test_is_the_arithmetic_of_the_tables_right():
    """Every ``a × b`` and ``a ÷ b`` that has a result is computed again."""

    def number(text):
        return float(text.replace(".", "").replace(",", "."))

    found = re.findall(r"1,5 \+ 0,35 × (\d+) = (\d+) GB", TEXT)
    assert [round(1.5 + 0.35 * number(people)) for people, _ in found] == [int(result) for _, result in found]
    assert len(found) == 2
    starts = re.findall(r"9 × (\d+) ÷ (\d+) = (\d+) detik", TEXT)
    assert [round(9 * number(people) / number(cores)) for people, cores, _ in starts] == [int(one[2]) for one in starts]
    assert len(starts) == 3
    assert int(re.search(r"\*\*(\d+) MB\*\*", TEXT).group(1)) == 168 + 160
    assert round(12 * (6 * 62 + 125) / 1000) == 6
