"""The figures of a kabupaten/kota that the course's tables hold, each with its time and source, and the gaps."""

from __future__ import annotations

from dataclasses import dataclass

from akademi.charts.numbers import fmt_id, persen, rupiah
from akademi.data import region
from akademi.data.package import resource
from akademi.data.regions import Region

INDICATORS = (
    ("persen_miskin", "Persentase penduduk miskin (P0)", lambda value: persen(value)),
    ("jumlah_miskin_ribu", "Jumlah penduduk miskin", lambda value: f"{fmt_id(value, 2)} ribu orang"),
    ("garis_kemiskinan_rp", "Garis kemiskinan", lambda value: f"{rupiah(value)} per orang per bulan"),
    ("p1", "Indeks kedalaman (P1)", lambda value: fmt_id(value, 2)),
    ("p2", "Indeks keparahan (P2)", lambda value: fmt_id(value, 2)),
    ("rls_tahun", "Rata-rata lama sekolah", lambda value: f"{fmt_id(value, 2)} tahun"),
)
# A figure older than this is no longer the newest that BPS has published.
NEWEST = 2025


@dataclass(frozen=True)
class Fact:
    """One figure: what, how much, when, and the number of its source in the list of sources."""

    label: str
    value: str
    time: str
    source: int


@dataclass(frozen=True)
class Facts:
    """What the tables say about one kabupaten/kota.

    Attributes
    ----------
    place : Region
        The region.
    facts : tuple of Fact
        Newest figure of each indicator that there is.
    sources : tuple of str
        Sources, numbered from 1.
    gaps : tuple of str
        What is missing or old, in Indonesian.
    """

    place: Region
    facts: tuple[Fact, ...]
    sources: tuple[str, ...]
    gaps: tuple[str, ...]


def facts_of(name_or_code: str) -> Facts:
    """Return a region's figures; ValueError if there is no such kabupaten/kota."""
    place = region(name_or_code)
    if place.kind == "provinsi":
        raise ValueError(f"{place.name} adalah provinsi; pilih kabupaten atau kota.")
    facts: list[Fact] = []
    sources: list[str] = []
    gaps: list[str] = []
    for code, label, written in INDICATORS:
        if (place.record["indikator"] == code).sum() == 0:
            gaps.append(f"{label} tidak ada dalam data kursus")
            continue
        row = place.latest(code)
        facts.append(Fact(label, written(row["nilai"]), _time(row), _number_of(sources, str(row["tabel"]))))
        if int(row["tahun"]) < NEWEST:
            gaps.append(f"{label} sesudah {int(row['tahun'])} tidak ada dalam data kursus")
    rank = place.rank
    span = f"; dengan galat sampel antara {rank.lowest} dan {rank.highest}" if rank.lowest < rank.highest else ""
    table = str(place.latest("persen_miskin")["tabel"])
    ranked = f"{rank.position} dari {rank.members} di {rank.among}{span}"
    facts.insert(
        1, Fact("Peringkat P0 (1 = tertinggi)", ranked, f"{rank.period} {rank.year}", _number_of(sources, table))
    )
    if not (place.record["indikator"] == "penduduk").any():
        gaps.append("Jumlah penduduk tidak ada dalam data kursus; angka penduduk dibawa oleh penyusun")
    return Facts(place, tuple(facts), tuple(sources), tuple(gaps))


def _time(row: object) -> str:
    month = str(row["periode"])
    return f"{month} {int(row['tahun'])}" if month in {"Maret", "September"} else str(int(row["tahun"]))


def _number_of(sources: list[str], table: str) -> int:
    source = str(resource(table)["citation"])
    if source not in sources:
        sources.append(source)
    return sources.index(source) + 1
