"""Find the one region that a person means, or ask. A Kabupaten is never taken for a Kota."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from akademi.data.loading import parsed

CLOSE_ENOUGH = 0.8
CLEARLY_BETTER = 0.04
KIND_WORDS = (
    (re.compile(r"^(kabupaten|kab\.?)[\s.]+(?:administrasi\s+|adm\.?\s+)?"), "kabupaten"),
    (re.compile(r"^(kotamadya|kodya|kota)[\s.]+(?:administrasi\s+|adm\.?\s+)?"), "kota"),
    (re.compile(r"^(provinsi|propinsi|prov\.?)[\s.]+"), "provinsi"),
)
PROVINCE_ALIASES = {
    "1200": ("sumut",),
    "1300": ("sumbar",),
    "1600": ("sumsel",),
    "1900": ("babel", "bangkabelitung"),
    "2100": ("kepri",),
    "3100": ("jakarta", "dki"),
    "3200": ("jabar",),
    "3300": ("jateng",),
    "3400": ("yogyakarta", "diy", "daerahistimewayogyakarta", "jogja", "jogjakarta"),
    "3500": ("jatim",),
    "5200": ("ntb",),
    "5300": ("ntt",),
    "6100": ("kalbar",),
    "6200": ("kalteng",),
    "6300": ("kalsel",),
    "6400": ("kaltim",),
    "6500": ("kaltara",),
    "7100": ("sulut",),
    "7200": ("sulteng",),
    "7300": ("sulsel",),
    "7400": ("sultra",),
    "7600": ("sulbar",),
    "8200": ("malut",),
}


@dataclass(frozen=True)
class Place:
    """A region of the table ``wilayah``; ``province`` and ``kind`` as BPS tells them."""

    code: str
    name: str
    kind: str
    province: str

    def __str__(self) -> str:
        where = "" if self.kind == "provinsi" else f", {self.province}"
        return f"{self.name} ({self.code}{where})"


def squeeze(text: str) -> str:
    """Keep letters only, so that ``Kep. Seribu``, ``Toli-Toli`` and ``D.I.`` need no exact spelling."""
    spelled_out = re.sub(r"\bkep\.?\s+", "kepulauan ", text.lower())
    return re.sub(r"[^a-z]", "", spelled_out)


@cache
def places() -> dict[str, Place]:
    """Return all regions by code."""
    rows = parsed("wilayah").itertuples(index=False)
    return {row.kode_bps: Place(row.kode_bps, row.wilayah, row.jenis, row.provinsi) for row in rows}


def regencies() -> list[Place]:
    """All kabupaten and kota, in the order of their codes."""
    return [place for place in places().values() if place.kind != "provinsi"]


@cache
def keys() -> dict[str, tuple[Place, ...]]:
    """Return the regions that go by each squeezed name, without Kabupaten, Kota or Provinsi."""
    found: dict[str, list[Place]] = {}
    for place in places().values():
        bare = place.name.removeprefix("Provinsi ").removeprefix("Kabupaten ")
        if place.kind == "kota":
            bare = bare.removeprefix("Kota ")
        for key in (squeeze(bare), *PROVINCE_ALIASES.get(place.code, ())):
            found.setdefault(key, []).append(place)
    return {key: tuple(members) for key, members in found.items()}


def split_kind(text: str) -> tuple[str, str]:
    """Split ``Kab. Probolinggo`` into its kind (or "") and the rest."""
    lowered = text.strip().lower()
    for pattern, kind in KIND_WORDS:
        match = pattern.match(lowered)
        if match:
            return kind, lowered[match.end() :]
    return "", lowered


def listing(candidates: tuple[Place, ...] | list[Place]) -> str:
    """List regions with their codes for an error message."""
    return "; ".join(str(place) for place in candidates)


def by_code(text: str) -> Place:
    """Return the region with a BPS code of two or four digits.

    Raises
    ------
    ValueError
        When no region has this code.
    """
    code = f"{text}00" if len(text) == 2 else text
    if code not in places():
        raise ValueError(f"Tidak ada wilayah berkode {text}. Kode provinsi dua atau empat angka, kabupaten/kota empat.")
    return places()[code]


def nearest(key: str, kind: str) -> list[Place]:
    """Return the regions whose name is nearest to a misspelt one: several when the choice is not clear."""
    scored = []
    for known, members in keys().items():
        fitting = [place for place in members if kind in ("", place.kind)]
        score = SequenceMatcher(None, key, known).ratio() if fitting else 0.0
        if score >= CLOSE_ENOUGH:
            scored.append((score, fitting))
    best = max((score for score, _ in scored), default=0.0)
    chosen = [place for score, fitting in scored if score >= best - CLEARLY_BETTER for place in fitting]
    return list(dict.fromkeys(chosen))


def find_place(name_or_code: str | int) -> tuple[Place, str]:
    """Return the region that is meant, and a sentence on how the name was read ("" when exact).

    Parameters
    ----------
    name_or_code : str or int
        A name as people write it or a BPS code.

    Raises
    ------
    ValueError
        When the name fits several regions (they are listed), none, or only one of the other kind.
    """
    text = str(name_or_code).strip()
    if text.isdigit():
        return by_code(text), ""
    kind, rest = split_kind(text)
    exact = [place for place in keys().get(squeeze(rest), ()) if kind in ("", place.kind)]
    # "Kota Baru" is a Kabupaten: the word that looks like a kind may belong to the name.
    exact = exact or (list(keys().get(squeeze(text), ())) if kind else [])
    if len(exact) == 1:
        place = exact[0]
        said = kind == place.kind or text.lower() == place.name.lower()
        return place, "" if said else f"{text!r} dibaca sebagai {place}."
    if len(exact) > 1:
        raise ValueError(f"Nama {text!r} dipakai beberapa wilayah: {listing(exact)}. Tulis lengkap atau pakai kodenya.")
    other_kind = keys().get(squeeze(rest), ())
    if other_kind:
        raise ValueError(f"Tidak ada {text!r}; yang ada: {listing(other_kind)}. Tulis lengkap atau pakai kodenya.")
    close = nearest(squeeze(rest), kind)
    if len(close) == 1:
        return close[0], f"{text!r} tidak ditemukan; dibaca sebagai {close[0]}."
    if close:
        raise ValueError(f"Nama {text!r} tidak ditemukan. Mungkin maksudnya: {listing(close[:6])}. Pilih salah satu.")
    raise ValueError(f"Wilayah {text!r} tidak ditemukan. Tulis seperti 'Kabupaten Probolinggo' atau kode seperti 3513.")
