"""Put a trainee's answers and the region's record into the ten parts of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from akademi.charts.numbers import fmt_id, rupiah
from akademi.data.place_names import find_place
from akademi.exercises.items import fmt_number
from akademi.plan.checks import CAUSES, ETHICS, LEVELS, ONE, STRETCHES, findings
from akademi.plan.example import example_source
from akademi.plan.facts import Facts, facts_of
from akademi.plan.markdown import read_paragraphs
from akademi.plan.source import Source
from akademi.plan.structure import EMPTY, Block, Chain, DataTable, Note, Plan, Prose, Section

GRADES = {
    "a": "A: paling sedikit dua uji yang kuat di tempat serupa, atau satu uji acak besar di Indonesia",
    "b": "B: satu uji acak atau kuasi-eksperimen yang dapat dipercaya",
    "c": "C: hubungan (korelasi)",
    "d": "D: pendapat atau pengalaman",
}
ROLES = {
    "tulang": "tulang punggung",
    "pelaksana": "pelaksana",
    "pengukur": "pengukur",
    "pendukung": "pendukung",
}
COMPARISONS = {
    "undian": "diundi (uji acak)",
    "giliran": "diundi urutan gilirannya",
    "ambang": "sedikit di atas dan di bawah ambang",
    "wilayah": "wilayah pembanding, beda-dalam-beda",
    "sendiri": "sebelum dan sesudah saja",
}
KINDS = {"persen": "persen", "rata": "rata-rata"}
LEVEL_NAMES = ("Masukan", "Kegiatan", "Keluaran", "Hasil", "Dampak")
CAUSE_NAMES = ("Gejala", "Mengapa?", "Mengapa itu?", "Sebab yang diubah")
STRETCH_NAMES = ("1–15", "16–30", "31–45", "46–60", "61–75", "76–90")
ETHICS_NAMES = (
    "Tujuan dan dasar pemakaian data",
    "Ruas data, seminimum mungkin",
    "Siapa yang boleh melihat",
    "Kapan dan bagaimana dihapus",
    "Keluhan, koreksi, dan warga yang belum terpilih",
)
# In which notebook part a reader finds what is still empty.
PARTS = {
    "m08_data": "1 Masalah: angka",
    "m08_masalah": "1 Masalah: uraian",
    "m08_sebab": "2 Peta sebab",
    "m08_logika": "3 Teori perubahan: uraian",
    "m08_kerangka": "4 Kerangka logis",
    "m08_mitra": "5 Piagam mitra: tabel",
    "m08_piagam": "5 Piagam mitra: uraian",
    "m08_uji": "6 Sasaran: tabel uji",
    "m08_sasaran": "6 Sasaran: uraian",
    "m08_anggaran": "7 Anggaran: baris",
    "m08_biaya": "7 Anggaran: biaya satuan dan titik impas",
    "m08_rancangan": "8 Evaluasi: angka rancangan",
    "m08_evaluasi": "8 Evaluasi: uraian",
    "m08_etika": "9 Etika dan privasi",
    "m08_kalender": "10 Kalender 90 hari",
}


class _Boxes:
    """The boxes of a source, as words for a document; an empty one says so."""

    def __init__(self, source: Source) -> None:
        self.tables: Mapping[str, Mapping[str, Mapping[str, Any]]] = source.tables

    def raw(self, item: str, code: str, row: str = ONE) -> str | float | None:
        return self.tables.get(item, {}).get(row, {}).get(code)

    def number(self, item: str, code: str, row: str = ONE, unit: str = "") -> str:
        value = self.raw(item, code, row)
        shown = fmt_number(value) if isinstance(value, float) else value
        return f"{shown} {unit}".strip() if shown else EMPTY

    def money(self, item: str, code: str, row: str = ONE, unit: str = "") -> str:
        value = self.raw(item, code, row)
        return f"{rupiah(value)} {unit}".strip() if isinstance(value, float) else str(value or EMPTY)

    def year(self, item: str, code: str) -> str:
        value = self.raw(item, code)
        return f"{value:.0f}" if isinstance(value, float) else str(value or EMPTY)

    def words(self, item: str, code: str, row: str = ONE, among: Mapping[str, str] | None = None) -> str:
        value = self.raw(item, code, row)
        if among is not None:
            value = among.get(str(value))
        return str(value) if value else EMPTY


def build_plan(
    source: Source, fallback_region: str = "", author: str = "", day: date | None = None, example: bool = False
) -> Plan:
    """Return the plan; whatever is missing stands in it as "belum diisi" and is listed.

    Parameters
    ----------
    source : Source
        Answers and texts.
    fallback_region : str
        Name or code of the region to use where the plan itself names none that can be read.
    author : str
        Who wrote it.
    day : date, optional
        Date of the document; today if not given.
    example : bool
        Whether this is the course's own example.
    """
    boxes = _Boxes(source)
    facts = _facts(boxes.raw("m08_data", "wilayah"), fallback_region)
    sections = (
        _problem(boxes, source, facts),
        _causes(boxes),
        _theory(boxes, source),
        _logframe(boxes),
        _partners(boxes, source),
        _targeting(boxes, source),
        _budget(boxes),
        _evaluation(boxes, source),
        _ethics(boxes),
        _calendar(boxes),
    )
    return Plan(
        region=facts.place.name if facts else "",
        province=facts.place.province if facts else "",
        author=author.strip(),
        day=day or date.today(),
        sections=sections,
        empty=tuple(_empty_parts(source)),
        findings=tuple([*source.problems, *findings(source.tables), *([] if example else _copied(source))]),
        gaps=facts.gaps if facts else ("Wilayah belum dipilih, sehingga angka wilayah tidak dapat diambil",),
        example=example,
    )


def _facts(named: str | float | None, fallback: str) -> Facts | None:
    for name in (named, fallback):
        if not name:
            continue
        try:
            place, _note = find_place(str(name))
            return facts_of(place.code)
        except ValueError:
            continue
    return None


def _prose(source: Source, item: str) -> Prose:
    return Prose(read_paragraphs(source.texts.get(item, "")))


def _problem(boxes: _Boxes, source: Source, facts: Facts | None) -> Section:
    blocks: list[Block] = [_prose(source, "m08_masalah")]
    if facts:
        rows = tuple((fact.label, fact.value, fact.time, f"[{fact.source}]") for fact in facts.facts)
        blocks.append(DataTable(("Data tercatat", "Angka", "Waktu", "Sumber"), rows, (33, 40, 17, 10)))
    month = str(boxes.raw("m08_data", "bulan") or "").capitalize()
    headcount = f"{boxes.number('m08_data', 'persen_miskin')} persen ({month} {boxes.year('m08_data', 'tahun')})"
    target = f"{boxes.number('m08_data', 'target')} persen pada {boxes.year('m08_data', 'tahun_target')}"
    pace = boxes.number("m08_data", "laju", unit="persen poin per tahun")
    gap = f"{boxes.number('m08_data', 'jarak')} persen poin, atau {pace}"
    rows = (
        (
            "Persentase miskin yang dipakai",
            headcount if boxes.raw("m08_data", "persen_miskin") is not None else EMPTY,
            "BPS",
        ),
        ("Penduduk", boxes.number("m08_data", "penduduk", unit="orang"), boxes.words("m08_data", "sumber_penduduk")),
        ("Penduduk miskin", boxes.number("m08_data", "jumlah_miskin", unit="orang"), "persentase × penduduk"),
        (
            "Target daerah",
            target if boxes.raw("m08_data", "target") is not None else EMPTY,
            boxes.words("m08_data", "dokumen_target"),
        ),
        ("Jarak ke target", gap if boxes.raw("m08_data", "jarak") is not None else EMPTY, "persentase − target"),
    )
    blocks.append(DataTable(("Angka rencana", "Nilai", "Asal"), rows, (26, 37, 37)))
    if facts:
        sources = " ".join(f"[{number}] {source}." for number, source in enumerate(facts.sources, 1))
        gaps = f" Yang belum ada: {'; '.join(facts.gaps)}." if facts.gaps else ""
        blocks.append(Note(f"Sumber: {sources}{gaps}"))
    else:
        blocks.append(Note("Wilayah belum dipilih, sehingga angka wilayah tidak dapat diambil dari data kursus."))
    return Section(1, "Masalah", 1, tuple(blocks))


def _causes(boxes: _Boxes) -> Section:
    chain = Chain(
        tuple((name, boxes.words("m08_sebab", "sebab", row)) for name, row in zip(CAUSE_NAMES, CAUSES, strict=True)),
        ("karena",) * (len(CAUSES) - 1),
        arrow="←",
    )
    rows = []
    for number, row in enumerate(CAUSES, 1):
        grade = str(boxes.raw("m08_sebab", "kelas", row) or "").upper() or EMPTY
        against = str(boxes.raw("m08_sebab", "lawan", row) or "–")
        rows.append((str(number), boxes.words("m08_sebab", "bukti", row), grade, against))
    table = DataTable(("", "Bukti", "Kelas", "Bukti yang melemahkan"), tuple(rows), (4, 44, 9, 43))
    return Section(2, "Peta sebab", 1, (chain, table, Note(f"Kelas bukti. {'; '.join(GRADES.values())}.")))


def _theory(boxes: _Boxes, source: Source) -> Section:
    chain = Chain(
        tuple((name, boxes.words("m08_kerangka", "isi", row)) for name, row in zip(LEVEL_NAMES, LEVELS, strict=True)),
        tuple(boxes.words("m08_kerangka", "asumsi", row) for row in LEVELS[:-1]),
    )
    return Section(3, "Teori perubahan", 2, (chain, _prose(source, "m08_logika")))


def _logframe(boxes: _Boxes) -> Section:
    rows = []
    for name, row in reversed(list(zip(LEVEL_NAMES, LEVELS, strict=True))):
        base, target = (boxes.raw("m08_kerangka", code, row) for code in ("dasar", "target"))
        if base is None and target is None:
            change = EMPTY if row in {"keluaran", "hasil"} else "–"
        else:
            change = f"{boxes.number('m08_kerangka', 'dasar', row)} → {boxes.number('m08_kerangka', 'target', row)}"
        words = [boxes.words("m08_kerangka", code, row) for code in ("isi", "indikator", "verifikasi")]
        risk = str(boxes.raw("m08_kerangka", "risiko", row) or "–")
        rows.append((name, words[0], words[1], change, words[2], risk))
    headings = ("Tingkat", "Uraian", "Indikator", "Dasar → target", "Cara verifikasi", "Risiko")
    return Section(4, "Kerangka logis", 2, (DataTable(headings, tuple(rows), (10, 23, 20, 12, 17, 18)),))


def _partners(boxes: _Boxes, source: Source) -> Section:
    filled = boxes.tables.get("m08_mitra", {})
    rows = tuple(
        (
            *(boxes.words("m08_mitra", code, row) for code in ("mitra", "memberi", "mendapat")),
            boxes.words("m08_mitra", "peran", row, ROLES),
        )
        for row in filled
    )
    headings = ("Mitra", "Memberi", "Mendapat", "Peran")
    table = DataTable(headings, rows or ((EMPTY,) * 4,), (22, 31, 31, 16))
    return Section(5, "Piagam mitra", 3, (table, _prose(source, "m08_piagam")))


def _targeting(boxes: _Boxes, source: Source) -> Section:
    rows = (
        ("miskin", boxes.number("m08_uji", "miskin_terpilih"), boxes.number("m08_uji", "miskin_terlewat")),
        ("tidak miskin", boxes.number("m08_uji", "lain_terpilih"), boxes.number("m08_uji", "lain_tidak")),
    )
    headings = ("Rumah tangga diperiksa", "terpilih", "tidak terpilih")
    rates = (
        f"Kuota {boxes.number('m08_uji', 'kuota', unit='keluarga')}. Galat eksklusi "
        f"{boxes.number('m08_uji', 'eksklusi', unit='persen')} (dari yang miskin), galat inklusi "
        f"{boxes.number('m08_uji', 'inklusi', unit='persen')} (dari yang terpilih). Asal angka: "
        f"{boxes.words('m08_uji', 'cara_uji')}."
    )
    table = DataTable(headings, rows, (40, 30, 30), frozenset({1, 2}))
    return Section(6, "Sasaran dan galatnya", 3, (_prose(source, "m08_sasaran"), table, Note(rates)))


def _budget(boxes: _Boxes) -> Section:
    rows = []
    for row in boxes.tables.get("m08_anggaran", {}):
        volume, price = (boxes.raw("m08_anggaran", code, row) for code in ("volume", "harga"))
        both = isinstance(volume, float) and isinstance(price, float)
        rows.append(
            (
                boxes.words("m08_anggaran", "uraian", row),
                boxes.number("m08_anggaran", "volume", row),
                boxes.words("m08_anggaran", "satuan", row),
                _bare_money(price),
                fmt_id(volume * price, 0) if both else EMPTY,
            )
        )
    # The trainee's own total, not ours: whether it is right is theirs to find out.
    total = _bare_money(boxes.raw("m08_biaya", "total"))
    headings = ("Uraian", "Volume", "Satuan", "Harga satuan (Rp)", "Jumlah (Rp)")
    table = DataTable(
        headings,
        (*(rows or [(EMPTY,) * 5]), ("Total", "", "", "", total)),
        (36, 11, 17, 18, 18),
        frozenset({1, 3, 4}),
        True,
    )
    cost = (
        f"Biaya per keluarga {boxes.money('m08_biaya', 'per_keluarga')} (total dibagi "
        f"{boxes.number('m08_uji', 'kuota', unit='keluarga')}). Manfaat yang diharapkan "
        f"{boxes.money('m08_biaya', 'manfaat')} per keluarga per bulan ({boxes.words('m08_biaya', 'dasar_manfaat')}). "
        f"Dengan diskonto {boxes.number('m08_biaya', 'bunga')} persen per tahun, impas setelah "
        f"{boxes.number('m08_biaya', 'impas', unit='bulan')}."
    )
    return Section(7, "Anggaran dan biaya satuan", 3, (table, Note(cost)))


def _bare_money(value: str | float | None) -> str:
    return fmt_id(value, 0) if isinstance(value, float) else str(value or EMPTY)


def _evaluation(boxes: _Boxes, source: Source) -> Section:
    unit = {"persen": "persen"}.get(str(boxes.raw("m08_rancangan", "ukuran")), "")
    at_start = boxes.number("m08_rancangan", "n_awal", unit="orang")
    if boxes.raw("m08_rancangan", "per_desa") is None:
        effect = EMPTY
    elif boxes.raw("m08_rancangan", "per_desa") == 1:
        effect = "tidak ada: orang dipilih satu-satu"
    else:
        effect = (
            f"{boxes.number('m08_rancangan', 'per_desa')} orang sedesa, kemiripan "
            f"{boxes.number('m08_rancangan', 'kemiripan')}"
        )
    if boxes.raw("m08_rancangan", "hilang") is not None and at_start != EMPTY:
        at_start = f"{at_start} (hilang {boxes.number('m08_rancangan', 'hilang')} persen)"
    rows = (
        (
            "Indikator utama",
            boxes.words("m08_rancangan", "indikator"),
            "Pembanding",
            boxes.words("m08_rancangan", "pembanding", among=COMPARISONS),
        ),
        (
            "Garis dasar",
            boxes.number("m08_rancangan", "dasar", unit=unit),
            "Beda terkecil yang dicari",
            boxes.number("m08_rancangan", "beda", unit="persen poin" if unit else ""),
        ),
        ("Simpangan baku", boxes.number("m08_rancangan", "simpangan"), "Efek desain", effect),
        (
            "Diukur di akhir",
            boxes.number("m08_rancangan", "n_kelompok", unit="orang per kelompok"),
            "Didaftar di awal",
            at_start,
        ),
    )
    headings = ("Rancangan", "", "", "")
    note = Note("Dua kelompok sama besar, daya uji 80 persen, taraf 5 persen dua sisi.")
    return Section(
        8, "Evaluasi", 4, (_prose(source, "m08_evaluasi"), DataTable(headings, rows, (18, 32, 20, 30)), note)
    )


def _ethics(boxes: _Boxes) -> Section:
    rows = tuple((name, boxes.words("m08_etika", "cara", row)) for name, row in zip(ETHICS_NAMES, ETHICS, strict=True))
    return Section(9, "Etika dan privasi", 4, (DataTable(("Pertanyaan", "Cara kami"), rows, (30, 70)),))


def _calendar(boxes: _Boxes) -> Section:
    rows = tuple(
        (name, *(boxes.words("m08_kalender", code, row) for code in ("kegiatan", "penanggung", "bukti", "keputusan")))
        for name, row in zip(STRETCH_NAMES, STRETCHES, strict=True)
    )
    headings = ("Hari", "Kegiatan", "Penanggung jawab", "Angka untuk rapat tinjau", "Keputusan")
    return Section(10, "Kalender 90 hari", 4, (DataTable(headings, rows, (8, 30, 17, 19, 26)),))


def _empty_parts(source: Source) -> list[str]:
    """Return the parts that are empty or have holes."""
    wanted = {
        "m08_data": [(ONE, c) for c in _DATA],
        "m08_sebab": [(row, c) for row in CAUSES for c in ("sebab", "bukti", "kelas")],
        "m08_kerangka": [(row, c) for row in LEVELS for c in ("isi", "indikator", "verifikasi")],
        "m08_uji": [(ONE, c) for c in ("kuota", "eksklusi", "inklusi")],
        "m08_biaya": [(ONE, c) for c in ("total", "per_keluarga", "impas")],
        "m08_rancangan": [(ONE, c) for c in ("indikator", "pembanding", "n_kelompok", "n_awal")],
        "m08_etika": [(row, "cara") for row in ETHICS],
        "m08_kalender": [(row, c) for row in STRETCHES for c in ("kegiatan", "keputusan")],
    }
    found = []
    for item, part in PARTS.items():
        if item in source.texts:
            if not read_paragraphs(source.texts[item]):
                found.append(part)
            continue
        table = source.tables.get(item, {})
        holes = sum(code not in table.get(row, {}) for row, code in wanted.get(item, []))
        if not table:
            found.append(part)
        elif holes:
            found.append(f"{part} ({holes} kotak masih kosong)")
    return found


def _copied(source: Source) -> list[str]:
    """Return one sentence for each part that says word for word what the course's example says."""
    own = example_source()
    same = [PARTS[item] for item in own.tables if source.tables.get(item) == own.tables[item] and item != "m08_data"]
    same += [PARTS[item] for item, text in own.texts.items() if source.texts.get(item) == text]
    return [f"Bagian “{part}” sama persis dengan contoh kursus." for part in same]


_DATA = ("wilayah", "persen_miskin", "tahun", "penduduk", "jumlah_miskin", "target", "tahun_target", "jarak", "laju")
