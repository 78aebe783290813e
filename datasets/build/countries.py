"""Names of the countries and columns that every country table shares."""

from __future__ import annotations

from kit import Column

NAMES = {
    "BGD": "Bangladesh",
    "CHN": "Tiongkok",
    "ETH": "Etiopia",
    "GHA": "Ghana",
    "IDN": "Indonesia",
    "IND": "India",
    "JPN": "Jepang",
    "KEN": "Kenya",
    "KOR": "Korea Selatan",
    "MYS": "Malaysia",
    "NGA": "Nigeria",
    "PHL": "Filipina",
    "SGP": "Singapura",
    "THA": "Thailand",
    "USA": "Amerika Serikat",
    "VNM": "Vietnam",
}
AREAS = {"national": "nasional", "urban": "perkotaan", "rural": "perdesaan"}
ISO3 = Column("iso3", "string", "kode", "Kode negara ISO 3166 tiga huruf", required=True)
COUNTRY = Column("negara", "string", "nama", "Nama negara", required=True)


def country(iso3: str) -> dict[str, str]:
    """Return the columns that name a country."""
    return {"iso3": iso3, "negara": NAMES[iso3]}
