"""Key of module 08. Never part of a release; read by the judge only.

Nobody's plan has one right figure. What is judged here is whether a trainee's own figures agree with each other; the
checks are those of ``akademi.plan.checks``, so that the export button and the judge can never disagree.
"""

from akademi.grading import Agrees, Key, Mistake, Rule, Written
from akademi.models.sample_size import persons_per_group
from akademi.plan.arithmetic import break_even_months, budget_total, poor_people
from akademi.plan.checks import CHECKS, budget_lines, figure, namesake, near, persons_needed, recorded_headcounts, words
from akademi.plan.example import example_source

PLAN = example_source().tables
ONE = "isi"


def changed(item, row=ONE, **boxes):
    """The example's table with some boxes changed; a box set to None is empty."""
    table = {name: dict(content) for name, content in PLAN[item].items()}
    for code, content in boxes.items():
        if content is None:
            table[row].pop(code)
        else:
            table[row][code] = content
    return table


def rules(item, **broken):
    """The checks of an item as rules.

    `broken` has for each check, in its order, a table that breaks it alone; nothing where another table breaks it.
    """

    def against(check):
        return lambda answer, seen: check.holds({item: answer, **seen})

    return [
        Rule(check.name, check.says, against(check), weight=check.weight, **({"broken": table} if table else {}))
        for check, table in zip(CHECKS[item], broken.values(), strict=True)
    ]


def looks(item, test):
    """A mistake's test on all of the trainee's answers."""
    return lambda answer, seen: test({item: answer, **seen})


def twin_headcount(answers):
    """Whether the headcount is that of the kota beside the kabupaten, or the other way round."""
    twin = namesake(words(answers, "m08_data", "wilayah"))
    year = int(figure(answers, "m08_data", "tahun"))
    given = figure(answers, "m08_data", "persen_miskin")
    return bool(twin) and any(
        near(given, value, 0, 0.006) for (y, _month), value in recorded_headcounts(twin).items() if y == year
    )


def other_year(answers):
    """Whether the headcount is one of the region's own, but of another year."""
    given = figure(answers, "m08_data", "persen_miskin")
    known = recorded_headcounts(words(answers, "m08_data", "wilayah"))
    year = int(figure(answers, "m08_data", "tahun"))
    here = [value for (y, _month), value in known.items() if y == year]
    return (
        bool(here)
        and not any(near(given, v, 0, 0.006) for v in here)
        and any(near(given, v, 0, 0.006) for v in known.values())
    )


def in_thousands(answers):
    """Whether the poor were counted in thousands."""
    right = poor_people(figure(answers, "m08_data", "persen_miskin"), figure(answers, "m08_data", "penduduk"))
    return near(1000 * figure(answers, "m08_data", "jumlah_miskin"), right, 0.02)


def relative_gap(answers):
    """Whether the gap was given in percent of the headcount."""
    headcount, target = (figure(answers, "m08_data", code) for code in ("persen_miskin", "target"))
    return near(figure(answers, "m08_data", "jarak"), 100 * (headcount - target) / headcount, 0.01)


def of_all_households(answers):
    """Whether an error of targeting was divided by all households."""
    looked_at = figure(answers, "m08_uji", "diperiksa")
    missed, others = (figure(answers, "m08_uji", code) for code in ("miskin_terlewat", "lain_terpilih"))
    return near(figure(answers, "m08_uji", "eksklusi"), 100 * missed / looked_at, 0, 0.6) or near(
        figure(answers, "m08_uji", "inklusi"), 100 * others / looked_at, 0, 0.6
    )


def errors_swapped(answers):
    """Whether the two errors stand in each other's box."""
    reached, missed, others = (
        figure(answers, "m08_uji", code) for code in ("miskin_terpilih", "miskin_terlewat", "lain_terpilih")
    )
    return near(figure(answers, "m08_uji", "eksklusi"), 100 * others / (reached + others), 0, 0.6) and near(
        figure(answers, "m08_uji", "inklusi"), 100 * missed / (reached + missed), 0, 0.6
    )


def unit_prices_only(answers):
    """Whether unit prices were added without their volumes."""
    return near(figure(answers, "m08_biaya", "total"), sum(price for _volume, price in budget_lines(answers)), 0, 1)


def in_millions(answers):
    """Whether the total was written in millions."""
    return near(1_000_000 * figure(answers, "m08_biaya", "total"), budget_total(budget_lines(answers)), 0.01)


def undiscounted(answers):
    """Whether the months were found by plain division."""
    cost, value, rate = (figure(answers, "m08_biaya", code) for code in ("per_keluarga", "manfaat", "bunga"))
    given = figure(answers, "m08_biaya", "impas")
    right = break_even_months(cost, value, rate)
    return near(given, cost / value, 0.01, 1) and not (right and near(given, right, 0.01, 1))


def both_groups(answers):
    """Whether the persons of both groups stand where those of one should."""
    return near(figure(answers, "m08_rancangan", "n_kelompok"), 2 * persons_needed(answers), 0.02, 2)


def no_design_effect(answers):
    """Whether villages were left out of account."""
    difference, spread = (figure(answers, "m08_rancangan", code) for code in ("beda", "simpangan"))
    alone = persons_per_group(difference, spread)
    given = figure(answers, "m08_rancangan", "n_kelompok")
    return near(given, alone, 0.02, 2) and not near(given, persons_needed(answers), 0.02, 2)


def loss_multiplied(answers):
    """Whether the loss was added to the sample in place of dividing by what is left."""
    per_group, loss = (figure(answers, "m08_rancangan", code) for code in ("n_kelompok", "hilang"))
    given = figure(answers, "m08_rancangan", "n_awal")
    return near(given, 2 * per_group * (1 + loss / 100), 0.005, 1) and loss > 0


def one_group_enrolled(answers):
    """Whether only one group was enrolled."""
    per_group, loss = (figure(answers, "m08_rancangan", code) for code in ("n_kelompok", "hilang"))
    return near(figure(answers, "m08_rancangan", "n_awal"), per_group / (1 - loss / 100), 0.02, 2)


def villages():
    """The example's design with whole villages, and the persons that single persons would need."""
    return changed("m08_rancangan", per_desa=20.0, kemiripan=0.05, n_kelompok=175.0)


def without_row(item, row):
    """The example's table without a row."""
    return {name: dict(content) for name, content in PLAN[item].items() if name != row}


KUNCI = Key(
    "08_rencana_aksi",
    objectives={
        "masalah": "Merumuskan masalah dengan angka yang bersumber dan cocok satu sama lain",
        "logika": "Menyusun peta sebab, teori perubahan, dan kerangka logis yang dapat diuji",
        "mitra": "Merancang piagam mitra yang memberi dan mendapat",
        "sasaran": "Menetapkan aturan sasaran dengan galatnya, etika, dan privasi",
        "anggaran": "Menghitung anggaran, biaya satuan, dan titik impas yang layak",
        "evaluasi": "Merancang evaluasi dengan pembanding, besar sampel, dan aturan berhenti",
    },
    items={
        "m08_data": Agrees(
            points=6,
            objective="masalah",
            reread="materi bagian 2, “Masalah: satu angka, lengkap dengan asalnya”",
            example=PLAN["m08_data"],
            right="Tepat: angka-angka Anda cocok satu sama lain, dan asalnya disebut.",
            mistakes=[
                Mistake(
                    "kabupaten dan kota tertukar",
                    "Persentase itu milik kota (atau kabupaten) yang senama. Keduanya dua pemerintahan yang berbeda.",
                    when=looks("m08_data", twin_headcount),
                    example=changed("m08_data", persen_miskin=5.69, jumlah_miskin=67_737.0, jarak=-9.81, laju=-9.81),
                ),
                Mistake(
                    "angka tahun lain",
                    "Persentase itu memang milik wilayah Anda, tetapi dari tahun yang lain.",
                    when=looks("m08_data", other_year),
                    example=changed("m08_data", persen_miskin=16.45, jumlah_miskin=195_830.0, jarak=0.95, laju=0.95),
                ),
                Mistake(
                    "ribu orang",
                    "Jumlah penduduk miskin tampaknya Anda tulis dalam ribu orang; kotaknya meminta orang.",
                    when=looks("m08_data", in_thousands),
                    example=changed("m08_data", jumlah_miskin=194.163),
                ),
                Mistake(
                    "persen, bukan persen poin",
                    "Jarak Anda dihitung relatif, dalam persen. Jarak dua persentase adalah selisihnya, dalam persen poin.",
                    when=looks("m08_data", relative_gap),
                    example=changed("m08_data", jarak=4.97),
                ),
            ],
            rules=rules(
                "m08_data",
                recorded=changed("m08_data", persen_miskin=15.0, jumlah_miskin=178_568.0, jarak=-0.5, laju=-0.5),
                people=changed("m08_data", jumlah_miskin=250_000.0),
                sources=changed("m08_data", sumber_penduduk="dari kantor"),
                gap=changed("m08_data", jarak=1.81),
                pace=changed("m08_data", laju=0.27),
            ),
        ),
        "m08_masalah": Written(
            points=14,
            objective="masalah",
            reread="materi bagian 2, “Masalah: satu angka, lengkap dengan asalnya”",
            rubric="m08_masalah.md",
        ),
        "m08_kerangka": Agrees(
            points=4,
            objective="logika",
            reread="materi bagian 4, “Teori perubahan dan kerangka logis”",
            sees={"m08_sebab": PLAN["m08_sebab"]},
            example=PLAN["m08_kerangka"],
            right="Tepat: setiap tingkat dapat diperiksa, setiap panah punya asumsi, dan buktinya ditimbang dua arah.",
            mistakes=[
                Mistake(
                    "hasil tanpa garis dasar",
                    "Target hasil sudah ada, garis dasarnya belum. Tanpa titik awal, naik dan turun tidak dapat dibedakan.",
                    when=lambda a, _n: "target" in a["hasil"] and "dasar" not in a["hasil"],
                    example=changed("m08_kerangka", "hasil", dasar=None),
                ),
                Mistake(
                    "dampak sebagai satu-satunya angka",
                    "Hanya tingkat dampak yang berangka. Dampak datang paling lambat; keluaran dan hasillah yang dapat "
                    "Anda pantau.",
                    when=lambda a, _n: (
                        "target" in a["dampak"] and not any("target" in a.get(row, {}) for row in ("keluaran", "hasil"))
                    ),
                    example={
                        row: {code: said for code, said in boxes.items() if code not in {"dasar", "target"}}
                        | ({"dasar": 16.31, "target": 15.5} if row == "dampak" else {})
                        for row, boxes in PLAN["m08_kerangka"].items()
                    },
                ),
            ],
            rules=rules(
                "m08_kerangka",
                levels=changed("m08_kerangka", "kegiatan", verifikasi=None),
                arrows=changed("m08_kerangka", "keluaran", asumsi=None),
                baseline=changed("m08_kerangka", "hasil", dasar=1170.0),
                causes=None,
            ),
        ),
        "m08_logika": Written(
            points=16,
            objective="logika",
            reread="materi bagian 3, “Peta sebab dan kelas bukti”",
            rubric="m08_logika.md",
        ),
        "m08_mitra": Agrees(
            points=3,
            objective="mitra",
            reread="materi bagian 5, “Piagam mitra”",
            example=PLAN["m08_mitra"],
            right="Tepat: ada yang menjaga, ada yang mengerjakan, dan ada yang mengukur.",
            mistakes=[
                Mistake(
                    "hanya diminta memberi",
                    "Ada mitra yang memberi tanpa mendapat apa pun. Mitra seperti itu biasanya berhenti datang.",
                    when=lambda a, _n: any(row.get("memberi") and not row.get("mendapat") for row in a.values()),
                    example={
                        name: dict(list(row.items())[:2] + list(row.items())[3:])
                        for name, row in PLAN["m08_mitra"].items()
                    },
                ),
                Mistake(
                    "semua tulang punggung",
                    "Setiap mitra berperan sebagai tulang punggung. Bila semua bertanggung jawab, tidak seorang pun ditagih.",
                    when=lambda a, _n: len(a) > 1 and all(row.get("peran") == "tulang" for row in a.values()),
                    example={name: row | {"peran": "tulang"} for name, row in PLAN["m08_mitra"].items()},
                ),
            ],
            rules=rules(
                "m08_mitra",
                give_and_get={name: row for name, row in PLAN["m08_mitra"].items() if name in {"a", "d"}},
                backbone=changed("m08_mitra", "b", peran="tulang"),
                measures=changed("m08_mitra", "d", peran="pelaksana"),
            ),
        ),
        "m08_piagam": Written(
            points=12,
            objective="mitra",
            reread="materi bagian 5, “Piagam mitra”",
            rubric="m08_piagam.md",
        ),
        "m08_uji": Agrees(
            points=5,
            objective="sasaran",
            reread="materi bagian 6, “Sasaran, galatnya, dan etika”",
            sees={"m08_etika": PLAN["m08_etika"]},
            example=PLAN["m08_uji"],
            right="Tepat: kedua galat memakai pembaginya masing-masing, dan pertanyaan etika terjawab.",
            mistakes=[
                Mistake(
                    "kedua galat tertukar",
                    "Kedua galat Anda bertukar kotak: eksklusi tentang yang miskin, inklusi tentang yang terpilih.",
                    when=looks("m08_uji", errors_swapped),
                    example=changed("m08_uji", eksklusi=25.0, inklusi=30.0),
                ),
                Mistake(
                    "dibagi semua rumah tangga",
                    "Galat Anda dibagi semua rumah tangga yang diperiksa. Dengan pembagi itu hampir setiap aturan tampak baik.",
                    when=looks("m08_uji", of_all_households),
                    example=changed("m08_uji", eksklusi=7.5, inklusi=5.8),
                ),
                Mistake(
                    "pecahan, bukan persen",
                    "Galat tampaknya Anda tulis sebagai pecahan; kotaknya meminta persen.",
                    when=looks(
                        "m08_uji",
                        lambda s: 0 < figure(s, "m08_uji", "eksklusi") < 1 and 0 < figure(s, "m08_uji", "inklusi") < 1,
                    ),
                    example=changed("m08_uji", eksklusi=0.3, inklusi=0.25),
                ),
            ],
            rules=rules(
                "m08_uji",
                households=changed("m08_uji", diperiksa=300.0),
                exclusion=changed("m08_uji", eksklusi=43.0),
                inclusion=changed("m08_uji", inklusi=33.3),
                ethics=None,
            ),
        ),
        "m08_sasaran": Written(
            points=10,
            objective="sasaran",
            reread="materi bagian 6, “Sasaran, galatnya, dan etika”",
            rubric="m08_sasaran.md",
        ),
        "m08_biaya": Agrees(
            points=6,
            objective="anggaran",
            reread="materi bagian 7, “Anggaran, biaya satuan, titik impas”",
            sees={"m08_anggaran": PLAN["m08_anggaran"], "m08_uji": PLAN["m08_uji"]},
            example=PLAN["m08_biaya"],
            right="Tepat: total, biaya satuan, dan titik impas mengikuti baris anggaran Anda.",
            mistakes=[
                Mistake(
                    "harga tanpa volume",
                    "Total Anda adalah jumlah harga satuan; volumenya belum dikalikan.",
                    when=looks("m08_biaya", unit_prices_only),
                    example=changed("m08_biaya", total=19_300_000.0, per_keluarga=93_689.0, impas=1.0),
                ),
                Mistake(
                    "juta rupiah",
                    "Total tampaknya Anda tulis dalam juta rupiah; kotaknya meminta rupiah.",
                    when=looks("m08_biaya", in_millions),
                    example=changed("m08_biaya", total=1_002.4),
                ),
                Mistake(
                    "tanpa diskonto",
                    "Bulan impas Anda adalah biaya dibagi manfaat. Rupiah tahun depan belum didiskonto.",
                    when=looks("m08_biaya", undiscounted),
                    example=changed("m08_biaya", impas=40.0),
                ),
            ],
            rules=rules(
                "m08_biaya",
                total=changed("m08_biaya", total=1_100_000_000.0, per_keluarga=5_339_806.0, impas=55.0),
                unit=changed("m08_biaya", per_keluarga=4_000_000.0, impas=39.0),
                months=changed("m08_biaya", impas=70.0),
            ),
        ),
        "m08_rancangan": Agrees(
            points=6,
            objective="evaluasi",
            reread="materi bagian 8, “Evaluasi: dibandingkan dengan siapa?”",
            example=PLAN["m08_rancangan"],
            right="Tepat: sampelnya cukup untuk beda yang Anda cari, dan ada pembandingnya.",
            mistakes=[
                Mistake(
                    "dua kelompok sekaligus",
                    "Angka per kelompok Anda adalah angka kedua kelompok bersama-sama.",
                    when=looks("m08_rancangan", both_groups),
                    example=changed("m08_rancangan", n_kelompok=350.0, n_awal=824.0),
                ),
                Mistake(
                    "lupa efek desain",
                    "Sampel Anda cukup bila orang dipilih satu-satu. Warga sedesa mirip satu sama lain, jadi perlu lebih banyak.",
                    when=looks("m08_rancangan", no_design_effect),
                    example=villages(),
                ),
                Mistake(
                    "cadangan ditambahkan, bukan dibagi",
                    "Anda menambah sampel sebesar persen yang hilang. Yang hilang dihitung dari yang didaftar, jadi bagilah.",
                    when=looks("m08_rancangan", loss_multiplied),
                    example=changed("m08_rancangan", hilang=30.0, n_awal=455.0),
                ),
                Mistake(
                    "hanya satu kelompok didaftar",
                    "Yang didaftar di awal baru satu kelompok; pembandingnya belum.",
                    when=looks("m08_rancangan", one_group_enrolled),
                    example=changed("m08_rancangan", n_awal=206.0),
                ),
            ],
            rules=rules(
                "m08_rancangan",
                spread=changed(
                    "m08_rancangan", ukuran="persen", dasar=20.0, beda=27.0, simpangan=90.0, n_kelompok=175.0
                ),
                persons=changed("m08_rancangan", n_kelompok=60.0, n_awal=142.0),
                start=changed("m08_rancangan", n_awal=360.0),
                comparison=changed("m08_rancangan", pembanding="sendiri"),
            ),
        ),
        "m08_kalender": Agrees(
            points=2,
            objective="anggaran",
            reread="materi bagian 9, “Kalender 90 hari”",
            example=PLAN["m08_kalender"],
            right="Tepat: setiap putaran berakhir dengan keputusan, dan yang terakhir dapat berarti berhenti.",
            mistakes=[
                Mistake(
                    "kegiatan tanpa keputusan",
                    "Kalender Anda berisi kegiatan tanpa keputusan. Rapat tinjau ada untuk memutuskan.",
                    when=lambda a, _n: not any(row.get("keputusan") for row in a.values()),
                    example={
                        name: {code: said for code, said in row.items() if code != "keputusan"}
                        for name, row in PLAN["m08_kalender"].items()
                    },
                ),
            ],
            rules=rules(
                "m08_kalender",
                filled=without_row("m08_kalender", "h45"),
                stop=changed("m08_kalender", "h90", keputusan="Evaluasi dan tindak lanjut."),
            ),
        ),
        "m08_evaluasi": Written(
            points=16,
            objective="evaluasi",
            reread="materi bagian 8, “Evaluasi: dibandingkan dengan siapa?”",
            rubric="m08_evaluasi.md",
        ),
    },
)
