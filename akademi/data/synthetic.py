"""A synthetic household survey of any regency or city, built on its published figures."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from akademi.data.loading import load, parsed
from akademi.data.place_names import Place, find_place
from akademi.data.record import record_of
from akademi.measures import fgt
from akademi.models.synthetic_survey import SurveyTargets, draw_survey

URBAN_SHARE = {"kabupaten": 0.35, "kota": 0.95}
HOUSEHOLD_SIZE = 3.8
EXPLAINED = 0.5
UNITS = {
    "rumah_tangga": "nomor urut",
    "strata": "kategori",
    "klaster": "nomor klaster",
    "bobot": "rumah tangga yang diwakili",
    "bobot_orang": "orang yang diwakili",
    "anggota": "orang",
    "anggota_25": "orang berumur 25 tahun ke atas",
    "lama_sekolah_kepala": "tahun",
    "lama_sekolah_25": "tahun, rata-rata anggota berumur 25 tahun ke atas",
    "sektor_kepala": "kategori",
    "lantai": "kategori",
    "atap": "kategori",
    "air_layak": "ya/tidak",
    "sanitasi_layak": "ya/tidak",
    "sepeda_motor": "unit (2 berarti dua atau lebih)",
    "pengeluaran_per_kapita": "rupiah per orang per bulan",
}
COVARIATES = (
    "strata",
    "anggota",
    "lama_sekolah_kepala",
    "sektor_kepala",
    "lantai",
    "atap",
    "air_layak",
    "sanitasi_layak",
    "sepeda_motor",
)


class Figure(NamedTuple):
    """One published figure that the survey must reproduce."""

    indicator: str
    value: float
    unit: str
    period: str
    table: str


def synthetic_survey(
    name_or_code: str | int, households: int = 10_000, seed: int = 0, year: int | None = None
) -> pd.DataFrame:
    """Draw a synthetic survey of a regency or city that reproduces its published poverty.

    Parameters
    ----------
    name_or_code : str or int
        As :func:`akademi.data.region` takes it; not a province.
    households : int, default 10_000
        Rows, at least 600.
    seed : int, default 0
        Same seed, place, year and size: same survey, on every platform and numpy release.
    year : int, optional
        Year of P0, P1 and P2; the newest with all three by default (2023 in East Java, elsewhere 2021).

    Returns
    -------
    DataFrame
        Columns as in :func:`akademi.models.synthetic_survey.draw_survey`. ``.attrs`` holds ``nama`` and
        ``judul`` (both say "sintetis"), ``sintetis`` (True), ``sumber``, ``kutipan``, ``satuan``, ``sasaran``
        (each published figure with its unit, period and table), ``anggapan`` (what is assumed), ``catatan``
        (what is missing, which periods are mixed), ``garis_kemiskinan_rp``, ``kode_bps``, ``wilayah``,
        ``benih``.

    Raises
    ------
    ValueError
        When the name is ambiguous or a province, the year has not all three indices, or there are too few
        households.
    """
    place, _ = find_place(name_or_code)
    if place.kind == "provinsi":
        raise ValueError(f"{place} adalah provinsi; pilih salah satu kabupaten atau kotanya.")
    targets, figures, notes = targets_of(place, year)
    frame = draw_survey(targets, households, (seed, int(place.code)))
    poverty_period = figures[0].period
    source = (
        f"data sintetis, dibangkitkan Akademi Pengentasan Kemiskinan agar cocok dengan angka BPS "
        f"{place.name} (P0, P1, P2: {poverty_period}; garis kemiskinan: {figures[3].period}); benih acak "
        f"{seed}"
    )
    frame.attrs = {
        "nama": f"survei_sintetis_{place.code}",
        "judul": f"Survei rumah tangga sintetis {place.name}, {poverty_period}",
        "sintetis": True,
        "sumber": source,
        "kutipan": f"{source[0].upper()}{source[1:]}. Bukan hasil pengamatan.",
        "satuan": dict(UNITS),
        "sasaran": [figure._asdict() for figure in figures],
        "anggapan": assumptions(targets),
        "catatan": list(notes),
        "garis_kemiskinan_rp": targets.line,
        "kode_bps": place.code,
        "wilayah": place.name,
        "benih": seed,
    }
    return frame


def synthetic_survey_report(survey: pd.DataFrame) -> pd.DataFrame:
    """Compare a synthetic survey with the figures it was built on.

    Parameters
    ----------
    survey : DataFrame
        From :func:`synthetic_survey`, unchanged.

    Returns
    -------
    DataFrame
        ``ukuran``, ``terbitan`` (published; ``NaN`` where only assumed), ``survei`` (weighted), ``selisih``,
        ``satuan``, ``periode``, ``tabel``. The last row is R squared of an unweighted regression of log
        expenditure on all covariates.

    Raises
    ------
    ValueError
        When the frame carries no targets in ``.attrs``.
    """
    if "sasaran" not in survey.attrs:
        raise ValueError("survey tidak membawa sasaran di .attrs; pakai bingkai data dari synthetic_survey.")
    line, people = survey.attrs["garis_kemiskinan_rp"], survey["bobot_orang"].to_numpy()
    spending = survey["pengeluaran_per_kapita"].to_numpy()
    homes, poor = survey["bobot"].to_numpy(), spending < line
    adults = survey["anggota_25"].to_numpy() * homes
    indices = [100 * float(fgt(spending, line, power, weights=people)) for power in (0, 1, 2)]
    found = {
        **dict(zip(("persen_miskin", "p1", "p2"), indices, strict=True)),
        "garis_kemiskinan_rp": line,
        "rls_tahun": np.average(survey["lama_sekolah_25"], weights=adults),
        "anggota_rumah_tangga_miskin": np.average(survey["anggota"][poor], weights=homes[poor]),
        "penduduk": people.sum(),
        "sanitasi_persen": 100 * np.average(survey["sanitasi_layak"], weights=homes),
        "air_minum_persen": 100 * np.average(survey["air_layak"], weights=homes),
    }
    rows = [
        (
            item["indicator"],
            item["value"],
            float(found[item["indicator"]]),
            item["unit"],
            item["period"],
            item["table"],
        )
        for item in survey.attrs["sasaran"]
    ]
    rows.append(("r2_kovariat", np.nan, explained_share(survey), "pecahan", "", "anggapan"))
    report = pd.DataFrame(rows, columns=["ukuran", "terbitan", "survei", "satuan", "periode", "tabel"])
    report.insert(3, "selisih", report["survei"] - report["terbitan"])
    return report


def explained_share(survey: pd.DataFrame) -> float:
    """R squared of the unweighted regression of log expenditure on the covariates, categories as dummies."""
    table = pd.get_dummies(survey[list(COVARIATES)], drop_first=True).to_numpy(dtype=float)
    regressors = np.column_stack([np.ones(len(table)), table])
    logarithm = np.log(survey["pengeluaran_per_kapita"].to_numpy())
    fitted = regressors @ np.linalg.lstsq(regressors, logarithm, rcond=None)[0]
    return float(1 - np.var(logarithm - fitted) / np.var(logarithm))


@cache
def targets_of(place: Place, year: int | None) -> tuple[SurveyTargets, tuple[Figure, ...], tuple[str, ...]]:
    """Return what the survey must reproduce, where each figure comes from, and what is missing."""
    record = record_of(place)
    year = poverty_year(record, place, year)
    notes = [f"P0, P1, dan P2 {place.name} ketiganya dari Maret {year}."]
    headcount, gap, severity = (figure_in(record, name, year) for name in ("persen_miskin", "p1", "p2"))
    line = figure_in(record, "garis_kemiskinan_rp", year, newest=True)
    if not line.period.endswith(str(year)):
        notes.append(
            f"Garis kemiskinan {year} tidak ada di tabel kami; dipakai garis {line.period}. P0, P1, dan P2 "
            f"tidak "
            f"berubah karenanya, tetapi semua pengeluaran ditulis dalam rupiah {line.period}."
        )
    schooling = figure_in(record, "rls_tahun", year)
    if not schooling.period.endswith(str(year)):
        notes.append(f"Rata-rata lama sekolah {year} tidak ada di tabel kami; dipakai angka {schooling.period}.")
    size = poor_household_size(year)
    notes.append(f"Rata-rata anggota rumah tangga miskin {place.name} tidak ada; dipakai angka {size.period}.")
    figures = [headcount, gap, severity, line, schooling, size]
    shares = {}
    for name in ("sanitasi_persen", "air_minum_persen"):
        shares[name], note = share_of_houses(record, name, place)
        figures += [shares[name]] if not note else []
        notes += [note] if note else []
    population = None
    poor = record[(record["indikator"] == "jumlah_miskin_ribu") & (record["tahun"] == year)]
    if len(poor):
        population = round(1e5 * poor["nilai"].iloc[0] / headcount.value) * 1.0
        figures.append(
            Figure(
                "penduduk",
                population,
                "orang, jumlah dibagi persentase penduduk miskin",
                f"Maret {year}",
                poor["tabel"].iloc[0],
            )
        )
    else:
        notes.append("Jumlah penduduk tidak ada di tabel kami; bobot hanya relatif, dengan rata-rata kira-kira 1.")
    targets = SurveyTargets(
        headcount=headcount.value / 100,
        gap=gap.value / 100,
        severity=severity.value / 100,
        line=line.value,
        schooling=schooling.value,
        poor_household_size=size.value,
        household_size=HOUSEHOLD_SIZE,
        population=population,
        urban_share=URBAN_SHARE[place.kind],
        sanitation=shares["sanitasi_persen"].value / 100,
        water=shares["air_minum_persen"].value / 100,
        explained=EXPLAINED,
    )
    return targets, tuple(figures), tuple(notes)


def poverty_year(record: pd.DataFrame, place: Place, year: int | None) -> int:
    """Return the year asked for, or the newest with P0, P1 and P2.

    Raises
    ------
    ValueError
        When the year has not all three; the message lists those that do.
    """
    known = set.intersection(
        *(set(record.loc[record["indikator"] == name, "tahun"]) for name in ("persen_miskin", "p1", "p2"))
    )
    if not known:
        raise ValueError(f"P0, P1, dan P2 {place} tidak pernah ada bersama di tabel kami.")
    if year is not None and year not in known:
        listed = ", ".join(str(number) for number in sorted(known))
        raise ValueError(f"year {year}: P0, P1, dan P2 {place} ada bersama hanya untuk {listed}. Pilih salah satu.")
    return int(max(known) if year is None else year)


def figure_in(record: pd.DataFrame, name: str, year: int, *, newest: bool = False) -> Figure:
    """Return an indicator of a year; else the newest, or the nearest in time."""
    rows = record[record["indikator"] == name]
    distance = (rows["tahun"] - year).abs()
    if newest and (distance > 0).all():
        distance = -rows["tahun"]
    row = rows.loc[distance.idxmin()]
    period = f"{row['periode']} {row['tahun']}".strip()
    return Figure(name, float(row["nilai"]), row["satuan"], period, row["tabel"])


def poor_household_size(year: int) -> Figure:
    """Return the national mean size of poor households of the nearest March, the later one of two."""
    table = parsed("nasional_indikator")
    name = "anggota_rumah_tangga_miskin"
    rows = table[(table["indikator"] == name) & (table["periode"] == "Maret") & (table["daerah"] == "total")]
    row = rows.loc[(rows["tahun"] - year - 0.1).abs().idxmin()]
    return Figure(name, float(row["nilai"]), row["satuan"], f"Maret {row['tahun']}, nasional", "nasional_indikator")


def share_of_houses(record: pd.DataFrame, name: str, place: Place) -> tuple[Figure, str]:
    """Return a share of households; for a doubtful zero the median of the province, and a note."""
    figure = figure_in(record, name, 2021)
    if figure.value > 0:
        return figure, ""
    table = load("kabkota_2021")
    others = table.loc[table["kode_bps"].str.startswith(place.code[:2]) & (table[name] > 0), name]
    note = (
        f"{name} {place.name} tercatat nol di sumber, mungkin berarti kosong; dipakai median kabupaten/kota "
        f"dengan dua angka kode yang sama."
    )
    return figure._replace(value=float(others.median())), note


def assumptions(targets: SurveyTargets) -> list[str]:
    """Say what is assumed and not observed (Indonesian)."""
    urban = f"{100 * targets.urban_share:.0f}"
    size = f"{targets.household_size:.1f}".replace(".", ",")
    return [
        "Di bawah garis kemiskinan: sebaran dengan entropi terbesar yang memenuhi P0, P1, dan P2; "
        "pengeluaran "
        "terendah sepersepuluh garis.",
        "Di atas garis kemiskinan: ekor log-normal dengan simpangan baku log 0,65; karena itu rasio Gini "
        "bukan "
        "angka terbitan.",
        f"Rata-rata anggota semua rumah tangga {size} orang dan {urban} persen penduduk di strata perkotaan.",
        "Lantai, atap, sepeda motor, sektor pekerjaan, dan hubungan semuanya dengan pengeluaran adalah "
        "anggapan "
        "untuk belajar, bukan temuan tentang daerah ini; kovariat menjelaskan kira-kira separuh ragam log "
        "pengeluaran.",
        "Sepuluh rumah tangga setiap klaster; bobot dikalibrasi, sehingga angka terbitan muncul kembali "
        "tanpa "
        "galat sampel.",
    ]
