"""Everything the tables say about one region, as one long frame, and what they do not say."""

from __future__ import annotations

import pandas as pd

from akademi.data.loading import parsed
from akademi.data.package import resource
from akademi.data.place_names import Place

COLUMNS = ["indikator", "tahun", "periode", "segmen", "nilai", "satuan", "tabel"]
NOT_INDICATORS = {
    "kode_bps",
    "wilayah",
    "jenis",
    "tahun",
    "bulan",
    "bulan_survei",
    "daerah",
    "segmen",
    "segmen_penduduk",
    "kunci_sumber",
    "catatan",
}
# The month and the stretch of a poverty table belong to these figures, not to its other columns.
POVERTY = {
    "persen_miskin",
    "jumlah_miskin_ribu",
    "garis_kemiskinan_rp",
    "garis_makanan_rp",
    "garis_bukan_makanan_rp",
    "p1",
    "p2",
    "gini",
}
MARCH_TABLES = {"kabkota_2021", "kabkota_kedalaman", "kabkota_garis_kemiskinan"}
SPLIT_PROVINCES = {"9100", "9400"}
NEW_BORDERS = 2024
REGENCY_TABLES = ("jatim_kemiskinan", "kabkota_2021", "kabkota_kedalaman", "kabkota_garis_kemiskinan")
PROVINCE_TABLES = ("provinsi_kemiskinan", "kabkota_kedalaman", "kabkota_garis_kemiskinan")
# What a reader would look for, with the years for which BPS could have it.
EXPECTED = {
    "persen_miskin": (2004, 2025),
    "jumlah_miskin_ribu": (2004, 2025),
    "garis_kemiskinan_rp": (2004, 2025),
    "p1": (2015, 2025),
    "p2": (2015, 2025),
    "rls_tahun": (2016, 2025),
    "uhh_tahun": (2016, 2025),
}
PROVINCE_EXPECTED = {
    "persen_miskin": (2010, 2025),
    "jumlah_miskin_ribu": (2010, 2025),
    "garis_kemiskinan_rp": (2010, 2025),
    "p1": (2015, 2025),
    "p2": (2015, 2025),
    "gini": (2010, 2025),
    "ipm": (2015, 2025),
}
LABELS = {
    "persen_miskin": "Persentase penduduk miskin (P0)",
    "jumlah_miskin_ribu": "Jumlah penduduk miskin",
    "garis_kemiskinan_rp": "Garis kemiskinan",
    "p1": "Indeks kedalaman (P1)",
    "p2": "Indeks keparahan (P2)",
    "gini": "Rasio Gini",
    "ipm": "IPM",
    "rls_tahun": "Rata-rata lama sekolah",
    "uhh_tahun": "Umur harapan hidup",
}


def stretch_of(rows: pd.DataFrame, table: str, code: str) -> pd.Series | str:
    """Return the segment of wide rows; tables without a segment column are March figures or one year."""
    if "segmen" in rows:
        return rows["segmen"]
    if table not in MARCH_TABLES:
        return ""
    if code not in SPLIT_PROVINCES:
        return "Maret"
    return rows["tahun"].map(lambda year: f"Maret, batas {'baru' if year >= NEW_BORDERS else 'lama'}")


def lengthen(table: str, code: str) -> pd.DataFrame:
    """Return a wide table's figures on one region in the columns of a record."""
    frame = parsed(table)
    rows = frame[frame["kode_bps"] == code]
    if "daerah" in rows:
        rows = rows[rows["daerah"] == "total"]
    units = {field["name"]: field["unit"] for field in resource(table)["schema"]["fields"]}
    values = [name for name in rows.columns if name not in NOT_INDICATORS and rows[name].dtype.kind in "if"]
    month = next((name for name in ("bulan", "bulan_survei") if name in rows), None)
    default_month = "Maret" if table in MARCH_TABLES else ""
    base = rows.assign(
        periode=rows[month] if month else default_month,
        segmen=stretch_of(rows, table, code),
    )
    long = base.melt(["tahun", "periode", "segmen"], values, var_name="indikator", value_name="nilai")
    long[["periode", "segmen"]] = long[["periode", "segmen"]].where(long["indikator"].isin(POVERTY), "")
    if "segmen_penduduk" in rows:
        # The population changes its base in 2020, in the middle of a stretch of the poverty figures.
        bases = long["tahun"].map(rows.set_index("tahun")["segmen_penduduk"])
        long["segmen"] = long["segmen"].mask(long["indikator"] == "penduduk", bases)
    long = long.dropna(subset="nilai")
    return long.assign(satuan=long["indikator"].map(units), tabel=table)[COLUMNS]


def already_long(table: str, code: str) -> pd.DataFrame:
    """Return a long table's figures on one region in the columns of a record."""
    frame = parsed(table)
    rows = frame[frame["kode_bps"] == code]
    return rows.assign(periode="", tabel=table)[COLUMNS]


def record_of(place: Place) -> pd.DataFrame:
    """Return all figures on a region; where two tables hold one figure, the first table's is kept.

    Returns
    -------
    DataFrame
        ``indikator``, ``tahun``, ``periode``, ``segmen``, ``nilai``, ``satuan``, ``tabel``, sorted.
    """
    if place.kind == "provinsi":
        parts = [lengthen(table, place.code) for table in PROVINCE_TABLES]
        parts.append(already_long("provinsi_indikator", place.code))
        same = ["indikator", "tahun", "periode"]
    else:
        parts = [lengthen(table, place.code) for table in REGENCY_TABLES]
        parts.append(already_long("probolinggo_indikator", place.code))
        same = ["indikator", "tahun"]
    filled = [part for part in parts if len(part)]
    record = pd.concat(filled, ignore_index=True).drop_duplicates(same)
    return record.sort_values(["indikator", "tahun", "periode"], ignore_index=True)


def spans(years: list[int]) -> str:
    """Write years as spans: [2004, 2005, 2007] is ``2004–2005, 2007``."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def missing_from(record: pd.DataFrame, place: Place) -> list[str]:
    """Say which figures a reader would look for that the tables do not have."""
    expected = PROVINCE_EXPECTED if place.kind == "provinsi" else EXPECTED
    report = []
    for indicator, (first, last) in expected.items():
        known = set(record.loc[record["indikator"] == indicator, "tahun"])
        absent = [year for year in range(first, last + 1) if year not in known]
        if len(absent) == last - first + 1:
            report.append(f"{LABELS[indicator]}: tidak ada di tabel kami")
        elif absent:
            report.append(f"{LABELS[indicator]}: {spans(absent)} tidak ada")
    return report
