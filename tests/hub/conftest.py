"""One hub for all tests of this folder: two trainees, one instructor."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.hub.house import Accounts, House, why_there_is_no_hub
from tests.hub.people import Person
from tests.mini import isolated  # noqa: F401 - no home of whoever runs this


@pytest.fixture(scope="package")
def house() -> Iterator[House]:
    if missing := why_there_is_no_hub():
        if os.environ.get("AKADEMI_REQUIRE_HUB") == "1":
            pytest.fail(f"AKADEMI_REQUIRE_HUB=1, but {missing}")
        pytest.skip(missing)
    with Accounts() as accounts:
        built = House(accounts)
        try:
            built.prepare()
            built.start()
            yield built
        finally:
            built.stop()


@pytest.fixture(scope="package")
def siti(house: House) -> Person:
    person = house.log_in(house.accounts.add("siti"))
    person.start_server()
    return person


@pytest.fixture(scope="package")
def budi(house: House) -> Person:
    person = house.log_in(house.accounts.add("budi"))
    person.start_server()
    return person
