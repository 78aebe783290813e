"""One region as people name it: its record, its neighbours, its rank, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from akademi.data.loading import load, parsed
from akademi.data.place_names import Place, find_place, places
from akademi.data.ranking import HOUSEHOLDS_A_REGENCY, Rank, compare, standard_errors
from akademi.data.record import missing_from, record_of

EAST_JAVA = "3500"


@dataclass(frozen=True)
class Region:
    """What the course knows about one province, regency or city.

    Attributes
    ----------
    code, name, kind, province : str
        BPS code, full name, ``provinsi``/``kabupaten``/``kota``, and province.
    note : str
        How the name was read, when it was not written in full; "" otherwise.
    record : DataFrame
        All figures, long; see :func:`akademi.data.record.record_of`.
    neighbours : DataFrame
        The other regions of the province (of Indonesia for a province) with ``persen_miskin``,
        the difference, its standard error, and whether the difference is clear of sampling noise.
    rank, national_rank : Rank
        Place by headcount in the province and in Indonesia; for a province both are Indonesia's.
    missing : tuple of str
        What a reader would look for and we do not have.
    """

    code: str
    name: str
    kind: str
    province: str
    note: str
    record: pd.DataFrame = field(repr=False)
    neighbours: pd.DataFrame = field(repr=False)
    rank: Rank = field(repr=False)
    national_rank: Rank = field(repr=False)
    missing: tuple[str, ...] = field(repr=False)

    def latest(self, indicator: str) -> pd.Series:
        """Return the newest row of an indicator.

        Raises
        ------
        ValueError
            When the record has no such indicator; the message lists those it has.
        """
        rows = self.record[self.record["indikator"] == indicator]
        if rows.empty:
            known = ", ".join(self.record["indikator"].unique())
            raise ValueError(f"Tidak ada indikator {indicator!r} untuk {self.name}. Yang ada: {known}.")
        months = {"Maret": 3, "September": 9}
        order = rows["tahun"] * 100 + rows["periode"].map(months).fillna(0)
        return rows.loc[order.idxmax()]

    def __str__(self) -> str:
        lines = [f"{self.name} (kode BPS {self.code})"]
        if self.note:
            lines.append(self.note)
        if self.kind != "provinsi":
            lines.append(f"Provinsi: {self.province}")
        share = f"{self.rank.value:.2f}".replace(".", ",")
        lines.append(f"Penduduk miskin: {share} persen ({self.rank.period} {self.rank.year})")
        ranks = [self.rank] if self.rank == self.national_rank else [self.rank, self.national_rank]
        lines += [f"Kemiskinan: {rank}" for rank in ranks]
        lines += [self.rank.assumption, "Yang tidak ada:", *(f"  - {entry}" for entry in self.missing)]
        return "\n".join(lines)

    def _repr_markdown_(self) -> str:
        title, *rest = str(self).split("\n")
        return "\n".join([f"**{title}**", "", *(line if line.startswith("  - ") else f"- {line}" for line in rest)])


def headcounts_of_provinces() -> tuple[pd.DataFrame, int, str]:
    """Return the newest headcount of every province with its assumed sample size."""
    table = parsed("provinsi_kemiskinan")
    year = int(table["tahun"].max())
    month = "September" if (table.loc[table["tahun"] == year, "bulan"] == "September").any() else "Maret"
    chosen = (table["tahun"] == year) & (table["bulan"] == month) & (table["daerah"] == "total")
    regencies = pd.Series([code[:2] for code, place in places().items() if place.kind != "provinsi"]).value_counts()
    frame = table.loc[chosen, ["kode_bps", "wilayah", "persen_miskin"]].reset_index(drop=True)
    households = frame["kode_bps"].str[:2].map(regencies).astype(float) * HOUSEHOLDS_A_REGENCY
    return frame.assign(rumah_tangga=households), year, month


def headcounts_of_regencies(province_code: str | None) -> tuple[pd.DataFrame, int, str]:
    """Return the newest headcount known for *every* regency of a province, or of Indonesia (None)."""
    if province_code == EAST_JAVA:
        table = parsed("jatim_kemiskinan")
        chosen = (table["jenis"] != "provinsi") & (table["tahun"] == table["tahun"].max())
    else:
        table = parsed("kabkota_2021")
        chosen = table["kode_bps"].str[:2].eq(province_code[:2]) if province_code else table["kode_bps"].notna()
    frame = table.loc[chosen, ["kode_bps", "wilayah", "tahun", "persen_miskin"]].reset_index(drop=True)
    year = int(frame["tahun"].iloc[0])
    return frame.drop(columns="tahun").assign(rumah_tangga=float(HOUSEHOLDS_A_REGENCY)), year, "Maret"


def rank_in(frame: pd.DataFrame, code: str, year: int, period: str, among: str) -> Rank:
    """Return a region's rank in a frame of headcounts."""
    indexed = frame.set_index("kode_bps")
    row = compare(indexed["persen_miskin"], indexed["rumah_tangga"]).loc[code]
    return Rank(
        position=int(row["position"]),
        lowest=int(row["lowest"]),
        highest=int(row["highest"]),
        members=len(indexed),
        year=year,
        period=period,
        value=float(indexed.loc[code, "persen_miskin"]),
        standard_error=float(row["standard_error"]),
        among=among,
    )


def neighbours_in(frame: pd.DataFrame, code: str) -> pd.DataFrame:
    """Return the other regions, poorest first, each compared with this one at 95 percent, pair by pair."""
    errors = standard_errors(frame["persen_miskin"].to_numpy(), frame["rumah_tangga"].to_numpy())
    mine = int(np.flatnonzero(frame["kode_bps"] == code)[0])
    difference = frame["persen_miskin"] - frame["persen_miskin"].iloc[mine]
    spread = np.sqrt(errors**2 + errors[mine] ** 2)
    table = frame.drop(columns="rumah_tangga").assign(
        selisih_persen_poin=difference.round(2),
        galat_baku_selisih=spread.round(2),
        beda_nyata=difference.abs() > 1.96 * spread,
    )
    others = table[table["kode_bps"] != code]
    return others.sort_values("persen_miskin", ascending=False, ignore_index=True)


def peers_of(place: Place) -> tuple[pd.DataFrame, Rank, Rank]:
    """Return a region's neighbours, its rank among them, and its rank in Indonesia."""
    if place.kind == "provinsi":
        frame, year, period = headcounts_of_provinces()
        rank = rank_in(frame, place.code, year, period, "Indonesia")
        return neighbours_in(frame, place.code), rank, rank
    frame, year, period = headcounts_of_regencies(f"{place.code[:2]}00")
    nation, nation_year, nation_period = headcounts_of_regencies(None)
    return (
        neighbours_in(frame, place.code),
        rank_in(frame, place.code, year, period, place.province),
        rank_in(nation, place.code, nation_year, nation_period, "Indonesia"),
    )


def region(name_or_code: str | int) -> Region:
    """Return the whole record of a province, regency or city.

    Parameters
    ----------
    name_or_code : str or int
        As people write it: ``"Kab. Probolinggo"``, ``"Kota Probolinggo"``, ``3513``, ``"Jatim"``, or with
        a small misspelling, which is corrected and said so in ``note``.

    Returns
    -------
    Region
        Record, neighbours, ranks with their uncertainty, and what is missing. Fresh at every call.

    Raises
    ------
    ValueError
        When the name fits several regions: both are listed and the reader chooses.
    """
    place, note = find_place(name_or_code)
    record = record_of(place)
    record.attrs = {"sumber": load("wilayah").attrs["sumber"], "tabel": sorted(record["tabel"].unique())}
    neighbours, rank, national_rank = peers_of(place)
    return Region(
        code=place.code,
        name=place.name,
        kind=place.kind,
        province=place.province,
        note=note,
        record=record,
        neighbours=neighbours,
        rank=rank,
        national_rank=national_rank,
        missing=tuple(missing_from(record, place)),
    )
