"""What can be checked in a plan without knowing better than its author: whether its figures agree.

The judge counts these checks as points, the export button says which ones do not hold. Neither tells the right
figure. A check raises ``LookupError`` where something is not filled in yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from akademi.data import region
from akademi.data.place_names import find_place, places
from akademi.models.sample_size import persons_at_start, persons_per_group, spread_of_share
from akademi.plan.arithmetic import (
    break_even_months,
    budget_total,
    exclusion_error,
    inclusion_error,
    poor_people,
    yearly_pace,
)

Answers = Mapping[str, Mapping[str, Mapping[str, Any]]]
ONE = "isi"
# Susenas and the population projection rest on different bases, so published counts differ a little from P0 × people.
POPULATION_TOLERANCE = 0.02
SAMPLE_TOLERANCE = 0.02


@dataclass(frozen=True)
class Check:
    """One thing that must hold.

    Attributes
    ----------
    name, says : str
        For the item analysis, and for the trainee.
    holds : callable of answers to bool
        Raises LookupError, TypeError or ValueError where there is nothing to check yet.
    weight : float
        What it counts beside the others of its item.
    """

    name: str
    says: str
    holds: Callable[[Answers], bool]
    weight: float = 1.0


def figure(answers: Answers, item: str, code: str, row: str = ONE) -> float:
    """Return a number that was filled in.

    Raises
    ------
    LookupError
        If it was not, or cannot be read.
    """
    value = answers[item][row][code]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise LookupError(code)
    return float(value)


def words(answers: Answers, item: str, code: str, row: str = ONE) -> str:
    """Return words that were filled in; LookupError if there are none."""
    value = answers[item][row][code]
    if not str(value).strip():
        raise LookupError(code)
    return str(value).strip()


def near(given: float, right: float, share: float, least: float = 0.0) -> bool:
    """Return whether a figure is right but for rounding: within a share of it, or within `least` of it."""
    return abs(given - right) <= max(share * abs(right), least) * (1 + 1e-9)


def recorded_headcounts(name: str) -> dict[tuple[int, str], float]:
    """Return the headcounts of a kabupaten/kota that the course's tables hold, by year and month."""
    record = region(name).record
    rows = record[record["indikator"] == "persen_miskin"]
    return {(int(row.tahun), str(row.periode)): float(row.nilai) for row in rows.itertuples()}


def namesake(name: str) -> str:
    """Return the kota beside the kabupaten of the same name, or the other way round; "" if there is none."""
    place, _note = find_place(name)
    bare = place.name.removeprefix("Kabupaten ").removeprefix("Kota ")
    twins = [
        other.name
        for other in places().values()
        if other.code != place.code and other.name in {f"Kabupaten {bare}", f"Kota {bare}"}
    ]
    return twins[0] if twins else ""


# ---------------------------------------------------------------------- 1 the problem


def headcount_is_recorded(answers: Answers) -> bool:
    """Whether P0 is the recorded one for its place and time; one newer than our tables is left to the reader."""
    given = figure(answers, "m08_data", "persen_miskin")
    year = int(figure(answers, "m08_data", "tahun"))
    month = words(answers, "m08_data", "bulan").capitalize()
    known = recorded_headcounts(words(answers, "m08_data", "wilayah"))
    if year > max(time[0] for time in known):
        return 0 < given < 100
    # Before 2015 the month of some figures is uncertain; then the year decides.
    fitting = [
        value for (y, m), value in known.items() if y == year and (m == month or m not in {"Maret", "September"})
    ]
    if not fitting:
        return not any(y == year for y, _m in known) and 0 < given < 100
    return any(near(given, value, 0, 0.006) for value in fitting)


def poor_people_follow(answers: Answers) -> bool:
    """Whether the number of poor people is what P0 and population make."""
    right = poor_people(figure(answers, "m08_data", "persen_miskin"), figure(answers, "m08_data", "penduduk"))
    return right > 0 and near(figure(answers, "m08_data", "jumlah_miskin"), right, POPULATION_TOLERANCE)


def sources_are_named(answers: Answers) -> bool:
    """Whether the two figures that the trainee brought have a source with a year."""
    return all(
        len(words(answers, "m08_data", code)) >= 6 and re.search(r"(19|20)\d\d", words(answers, "m08_data", code))
        for code in ("sumber_penduduk", "dokumen_target")
    )


def gap_follows(answers: Answers) -> bool:
    """Whether the gap is headcount less target, in percentage points."""
    gap = figure(answers, "m08_data", "persen_miskin") - figure(answers, "m08_data", "target")
    return near(figure(answers, "m08_data", "jarak"), gap, 0, 0.006)


def pace_follows(answers: Answers) -> bool:
    """Whether the yearly pace is the gap over the years that are left."""
    gap = figure(answers, "m08_data", "persen_miskin") - figure(answers, "m08_data", "target")
    years = figure(answers, "m08_data", "tahun_target") - figure(answers, "m08_data", "tahun")
    return near(figure(answers, "m08_data", "laju"), yearly_pace(gap, years), 0.02, 0.006)


# ---------------------------------------------------------------------- 2 to 4 the logic

LEVELS = ("masukan", "kegiatan", "keluaran", "hasil", "dampak")
CAUSES = ("gejala", "sebab1", "sebab2", "sebab3")


def levels_are_filled(answers: Answers) -> bool:
    """Whether each level of the logframe says what, by which indicator, and how it is verified."""
    return all(
        words(answers, "m08_kerangka", code, row) for row in LEVELS for code in ("isi", "indikator", "verifikasi")
    )


def every_arrow_has_an_assumption(answers: Answers) -> bool:
    """Whether each step to the next level says what must be true for it."""
    return all(len(words(answers, "m08_kerangka", "asumsi", row)) >= 10 for row in LEVELS[:-1])


def results_have_a_baseline(answers: Answers) -> bool:
    """Whether output and outcome have a baseline and a target that differ."""
    return all(
        figure(answers, "m08_kerangka", "dasar", row) != figure(answers, "m08_kerangka", "target", row)
        for row in ("keluaran", "hasil")
    )


def causes_are_weighed(answers: Answers) -> bool:
    """Whether every cause has a grade of evidence, and at least one a finding against it."""
    rows = answers["m08_sebab"]
    graded = all(
        words(answers, "m08_sebab", "kelas", row) and words(answers, "m08_sebab", "sebab", row) for row in CAUSES
    )
    return graded and any(len(str(rows[row].get("lawan", "")).strip()) >= 15 for row in CAUSES)


# ---------------------------------------------------------------------- 5 partners


def partners_give_and_get(answers: Answers) -> bool:
    """Whether at least three partners give something and get something."""
    rows = answers["m08_mitra"].values()
    full = [row for row in rows if all(str(row.get(code, "")).strip() for code in ("mitra", "memberi", "mendapat"))]
    return len({str(row["mitra"]).casefold() for row in full}) >= 3


def one_backbone(answers: Answers) -> bool:
    """Whether exactly one partner is the backbone."""
    return _roles(answers).count("tulang") == 1


def somebody_else_measures(answers: Answers) -> bool:
    """Whether a partner who does not run the programme measures it."""
    return "pengukur" in _roles(answers)


def _roles(answers: Answers) -> list[str]:
    roles = [str(row["peran"]) for row in answers["m08_mitra"].values() if row.get("mitra") and row.get("peran")]
    if not roles:
        raise LookupError("peran")
    return roles


# ---------------------------------------------------------------------- 6 and 9 targeting, ethics

FOUR = ("miskin_terpilih", "miskin_terlewat", "lain_terpilih", "lain_tidak")
ETHICS = ("tujuan", "ruas", "akses", "hapus", "keluhan")


def households_add_up(answers: Answers) -> bool:
    """Whether the four cells of the table are all households that were looked at."""
    cells = [figure(answers, "m08_uji", code) for code in FOUR]
    return sum(cells) > 0 and near(sum(cells), figure(answers, "m08_uji", "diperiksa"), 0, 0.5)


def exclusion_follows(answers: Answers) -> bool:
    """Whether the exclusion error is the share of the poor who are missed."""
    right = exclusion_error(*(figure(answers, "m08_uji", code) for code in ("miskin_terpilih", "miskin_terlewat")))
    return near(figure(answers, "m08_uji", "eksklusi"), right, 0, 0.6)


def inclusion_follows(answers: Answers) -> bool:
    """Whether the inclusion error is the share of the chosen who are not poor."""
    right = inclusion_error(*(figure(answers, "m08_uji", code) for code in ("miskin_terpilih", "lain_terpilih")))
    return near(figure(answers, "m08_uji", "inklusi"), right, 0, 0.6)


def ethics_are_answered(answers: Answers) -> bool:
    """Whether each question on data and complaints has an answer."""
    return all(len(words(answers, "m08_etika", "cara", row)) >= 15 for row in ETHICS)


# ---------------------------------------------------------------------- 7 money


def budget_lines(answers: Answers) -> list[tuple[float, float]]:
    """Return volume and unit price of each line of the budget that has both."""
    lines = []
    for row in answers["m08_anggaran"]:
        try:
            lines.append(
                (figure(answers, "m08_anggaran", "volume", row), figure(answers, "m08_anggaran", "harga", row))
            )
        except LookupError:
            continue
    if not lines:
        raise LookupError("m08_anggaran")
    return lines


def total_follows(answers: Answers) -> bool:
    """Whether the total is the sum of volume times unit price."""
    return near(figure(answers, "m08_biaya", "total"), budget_total(budget_lines(answers)), 0, 1)


def unit_cost_follows(answers: Answers) -> bool:
    """Whether the cost of one family is the total over the families served."""
    families = figure(answers, "m08_uji", "kuota")
    return near(figure(answers, "m08_biaya", "per_keluarga"), figure(answers, "m08_biaya", "total") / families, 0.01, 1)


def break_even_follows(answers: Answers) -> bool:
    """Whether the months until the gain has paid for the cost are right, give or take one for the rounding."""
    cost, value, rate = (figure(answers, "m08_biaya", code) for code in ("per_keluarga", "manfaat", "bunga"))
    right = break_even_months(cost, value, rate)
    return right is not None and near(figure(answers, "m08_biaya", "impas"), right, 0.01, 1)


# ---------------------------------------------------------------------- 8 evaluation


def spread_fits(answers: Answers) -> bool:
    """Whether the spread of a share is the one that its baseline has; a mean's spread is the trainee's to know."""
    spread = figure(answers, "m08_rancangan", "simpangan")
    if words(answers, "m08_rancangan", "ukuran") != "persen":
        return spread > 0
    return near(spread, spread_of_share(figure(answers, "m08_rancangan", "dasar")), 0.02, 0.1)


def persons_follow(answers: Answers) -> bool:
    """Whether the persons in each group are enough for the difference, and not far more."""
    return near(figure(answers, "m08_rancangan", "n_kelompok"), persons_needed(answers), SAMPLE_TOLERANCE, 2)


def persons_needed(answers: Answers) -> int:
    """Return the persons needed in each group."""
    codes = ("beda", "simpangan", "per_desa", "kemiripan")
    return persons_per_group(*(figure(answers, "m08_rancangan", code) for code in codes))


def enrolment_follows(answers: Answers) -> bool:
    """Whether enough persons are enrolled that enough are left at the end."""
    per_group, loss = (figure(answers, "m08_rancangan", code) for code in ("n_kelompok", "hilang"))
    return near(
        figure(answers, "m08_rancangan", "n_awal"), persons_at_start(per_group, loss / 100), SAMPLE_TOLERANCE, 2
    )


def there_is_a_comparison(answers: Answers) -> bool:
    """Whether the participants are compared with somebody, not only with themselves before."""
    return words(answers, "m08_rancangan", "pembanding") in {"undian", "giliran", "ambang", "wilayah"}


# ---------------------------------------------------------------------- 10 calendar

STRETCHES = ("h15", "h30", "h45", "h60", "h75", "h90")


def calendar_is_filled(answers: Answers) -> bool:
    """Whether each fortnight has an action, a person, a figure and a decision."""
    codes = ("kegiatan", "penanggung", "bukti", "keputusan")
    return all(words(answers, "m08_kalender", code, row) for row in STRETCHES for code in codes)


def last_day_can_stop_it(answers: Answers) -> bool:
    """Whether the last decision names a figure and can be to stop."""
    said = words(answers, "m08_kalender", "keputusan", STRETCHES[-1])
    return bool(re.search(r"henti|batal|tidak dilanjut", said, re.IGNORECASE) and re.search(r"\d", said))


CHECKS: dict[str, tuple[Check, ...]] = {
    "m08_data": (
        Check(
            "P0 tidak sesuai catatan",
            "Persentase penduduk miskin berbeda dari yang tercatat di data kursus untuk wilayah, bulan, dan tahun itu.",
            headcount_is_recorded,
            1.5,
        ),
        Check(
            "jumlah tidak mengikuti P0 dan penduduk",
            "Jumlah penduduk miskin tidak cocok dengan persentase dikali penduduk. Periksa satuannya: orang.",
            poor_people_follow,
            1.5,
        ),
        Check(
            "sumber tanpa tahun",
            "Sumber penduduk dan dokumen target masing-masing perlu nama dan tahun.",
            sources_are_named,
        ),
        Check(
            "jarak tidak mengikuti target",
            "Jarak ke target bukan selisih persentase miskin dengan target, dalam persen poin.",
            gap_follows,
        ),
        Check(
            "laju tidak mengikuti tahun",
            "Laju per tahun bukan jarak dibagi banyaknya tahun yang tersisa sampai tahun target.",
            pace_follows,
        ),
    ),
    "m08_kerangka": (
        Check(
            "tingkat kosong",
            "Setiap tingkat kerangka logis perlu isi, indikator, dan cara verifikasi.",
            levels_are_filled,
        ),
        Check(
            "panah tanpa asumsi",
            "Keempat panah teori perubahan belum semuanya punya asumsi yang dapat diperiksa.",
            every_arrow_has_an_assumption,
        ),
        Check(
            "target tanpa garis dasar",
            "Keluaran dan hasil masing-masing perlu garis dasar dan target berupa angka yang berbeda.",
            results_have_a_baseline,
        ),
        Check(
            "sebab belum ditimbang",
            "Setiap mata rantai sebab perlu kelas bukti, dan paling sedikit satu bukti yang melemahkan.",
            causes_are_weighed,
        ),
    ),
    "m08_mitra": (
        Check(
            "mitra tidak memberi dan mendapat",
            "Paling sedikit tiga mitra yang berbeda, masing-masing memberi dan mendapat sesuatu.",
            partners_give_and_get,
        ),
        Check(
            "tulang punggung tidak satu",
            "Tulang punggung harus tepat satu mitra; tanpa itu semua menunggu, dengan dua saling menunggu.",
            one_backbone,
        ),
        Check(
            "pelaksana mengukur diri sendiri",
            "Belum ada mitra yang berperan sebagai pengukur di luar pelaksana.",
            somebody_else_measures,
        ),
    ),
    "m08_uji": (
        Check(
            "rumah tangga tidak genap",
            "Keempat kotak tabel penargetan tidak berjumlah sama dengan rumah tangga yang diperiksa.",
            households_add_up,
        ),
        Check(
            "galat eksklusi",
            "Galat eksklusi tidak mengikuti tabel. Pembaginya rumah tangga miskin, bukan semua rumah tangga.",
            exclusion_follows,
            1.5,
        ),
        Check(
            "galat inklusi",
            "Galat inklusi tidak mengikuti tabel. Pembaginya rumah tangga yang terpilih.",
            inclusion_follows,
            1.5,
        ),
        Check(
            "etika belum dijawab",
            "Tabel etika dan privasi belum terisi: setiap pertanyaan perlu satu kalimat.",
            ethics_are_answered,
        ),
    ),
    "m08_biaya": (
        Check(
            "total tidak sama dengan jumlah baris",
            "Total tidak sama dengan jumlah volume dikali harga satuan pada semua baris anggaran.",
            total_follows,
            2,
        ),
        Check(
            "biaya satuan",
            "Biaya per keluarga tidak sama dengan total dibagi banyaknya keluarga yang dilayani.",
            unit_cost_follows,
            2,
        ),
        Check(
            "titik impas",
            "Bulan impas tidak mengikuti biaya per keluarga, manfaat per bulan, dan tingkat diskonto Anda.",
            break_even_follows,
            2,
        ),
    ),
    "m08_rancangan": (
        Check(
            "simpangan baku",
            "Simpangan baku tidak cocok. Untuk indikator persen, akar dari p × (100 − p) dengan p garis dasarnya.",
            spread_fits,
        ),
        Check(
            "besar sampel",
            "Banyaknya orang per kelompok tidak mengikuti beda, simpangan baku, dan efek desain Anda.",
            persons_follow,
            2,
        ),
        Check(
            "cadangan yang hilang",
            "Banyaknya orang pada awal tidak cukup untuk menutup yang hilang di kedua kelompok.",
            enrolment_follows,
            1.5,
        ),
        Check(
            "tanpa pembanding",
            "Rancangan ini hanya membandingkan sebelum dan sesudah. Tanpa pembanding, dampaknya tidak terlihat.",
            there_is_a_comparison,
            1.5,
        ),
    ),
    "m08_kalender": (
        Check(
            "kalender bolong",
            "Keenam rentang kalender perlu kegiatan, penanggung jawab, angka yang dibawa ke rapat, dan keputusan.",
            calendar_is_filled,
        ),
        Check(
            "tidak dapat berhenti",
            "Keputusan hari ke-90 perlu batas berupa angka dan kemungkinan berhenti.",
            last_day_can_stop_it,
        ),
    ),
}


def findings(answers: Answers) -> list[str]:
    """Return one sentence for each check that does not hold; what is not filled in yet is no finding."""
    found = []
    for checks in CHECKS.values():
        for check in checks:
            try:
                holds = check.holds(answers)
            except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError):
                continue
            if not holds:
                found.append(check.says)
    return found
