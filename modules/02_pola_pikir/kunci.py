"""Key of module 02. Never part of a release; read by the judge only."""

from akademi.grading import (
    Goal,
    InBoxes,
    InOrder,
    Key,
    Mistake,
    Near,
    OneOf,
    Predicted,
    SetOf,
    Value,
    Written,
)
from akademi.models.pilots import chance_it_works, chance_of_any
from akademi.simulators.three_counters import outcome

RATES = {"rate_a": 40, "rate_b": 80, "rate_c": 50}
MOST_LOST = 57
STILL_FAIR = 61
PILOT = {"awal": [10, 15, 20, 25, 30], "daya": [60, 70, 80], "palsu": [4, 6, 8, 12]}
CONTEST = {"unit": [12, 15, 18, 24, 30, 40], "palsu": [5, 10]}
SURVEY = {"butir": [4, 5, 6, 8], "ragam_butir": [4.2, 4.8, 5.4], "ragam_total": [13, 14, 15]}
# Above it the learning official tries more than serves the clients; below it less. Near the best share, by the model.
ABOUT_BEST = 15


def settings_with(explore, **changes):
    """Settings of the task, with a share of trying and whatever else differs."""
    return {**RATES, "explore": explore, "change": True, **changes}


def lost(settings):
    """Clients that the learning official has lost after 500 clients."""
    return float(outcome(settings).final_lost[2])


def right_counters(settings):
    """Whether the three counters are those of the task."""
    return all(settings[name] == rate for name, rate in RATES.items())


def serves_well(settings, _numbers):
    """1 for at most 57 clients lost after the change, 0.5 for at most 61."""
    if not right_counters(settings) or settings["change"] is not True:
        return 0.0
    missed = lost(settings)
    return 1.0 if missed <= MOST_LOST else 0.5 if missed <= STILL_FAIR else 0.0


def smallest_share_that_serves(_numbers):
    """Settings with the smallest share of trying that reaches the goal, found with the model itself."""
    return settings_with(next(share for share in range(61) if lost(settings_with(share)) <= MOST_LOST))


def shares(numbers):
    """Prior, power and false-positive rate of a trainee, from 0 to 1."""
    return numbers["awal"] / 100, numbers["daya"] / 100, numbers["palsu"] / 100


def worth(numbers):
    """Chance in percent that an idea works after one pilot that worked."""
    return 100 * chance_it_works(*shares(numbers))


def worth_three_times(numbers):
    """Chances from 0 to 1 after one, two and three pilots."""
    return [chance_it_works(*shares(numbers), n) for n in (1, 2, 3)]


def without_prior(numbers):
    """The wrong answer of whoever forgets the prior: power over power plus false positives."""
    _prior, power, wrong = shares(numbers)
    return 100 * power / (power + wrong)


def share_of_positives(numbers):
    """The wrong answer of whoever gives the share of all pilots that look like success."""
    prior, power, wrong = shares(numbers)
    return 100 * (prior * power + (1 - prior) * wrong)


def alpha(numbers):
    """Cronbach's alpha from the number of items and the variances."""
    items = numbers["butir"]
    return items / (items - 1) * (1 - numbers["ragam_butir"] / numbers["ragam_total"])


CARDS = {
    "antrean": "fungsi",
    "bimtek": "kegiatan",
    "galat": "fungsi",
    "kunjungan": "kegiatan",
    "logo": "bentuk",
    "panduan": "bentuk",
    "rapat": "kegiatan",
    "ulang": "fungsi",
}

KUNCI = Key(
    "02_pola_pikir",
    objectives={
        "jelajah": "Menimbang kapan memakai dan kapan mencoba, serta siapa yang menanggung percobaannya",
        "masalah": "Membedakan kerja yang berangkat dari masalah dengan praktik terbaik yang disalin",
        "uji_coba": "Menghitung seberapa jauh uji coba boleh dipercaya dan kapan boleh diperluas",
        "bukti": "Membaca ukuran efek dan meta-analisis tanpa membesarkan dan tanpa mengecilkan",
        "angket": "Menskor angket unit dan menjelaskan apa yang tidak dikatakan alfa Cronbach",
    },
    items={
        "m02_loket": Goal(
            points=3,
            objective="jelajah",
            reread="materi bagian 1, “Memakai atau mencoba”",
            reached=serves_well,
            example=smallest_share_that_serves,
            right="Tepat: bila keadaan dapat berubah, porsi mencoba yang dibutuhkan lebih besar daripada bila keadaan tetap.",
            hint="Periksa tiga hal: loketnya masih A 40, B 80, C 50; kotak keadaan berubah dicentang; garis biru serendah "
            "mungkin.",
            mistakes=[
                Mistake(
                    "loket diubah",
                    "Peluang ketiga loket sudah bukan yang diminta soal. Kembalikan ke A 40, B 80, C 50.",
                    when=lambda a, _n: not right_counters(a),
                    example=settings_with(15, rate_a=80),
                ),
                Mistake(
                    "keadaan masih tetap",
                    "Kotak keadaan berubah belum dicentang. Dalam keadaan tetap sedikit mencoba sudah cukup, sehingga soal "
                    "ini tampak lebih mudah daripada semestinya.",
                    when=lambda a, _n: a["change"] is not True,
                    example=settings_with(15, change=False),
                ),
                Mistake(
                    "tidak mencoba sama sekali",
                    "Porsi mencoba nol: petugas ini sama dengan petugas prosedur dan tidak akan tahu bahwa keadaan berubah.",
                    when=lambda a, _n: a["explore"] == 0,
                    example=settings_with(0),
                ),
                Mistake(
                    "terlalu sedikit mencoba",
                    "Petugas ini masih terlalu setia pada catatan lama: setelah keadaan berubah ia terlambat mengetahuinya.",
                    when=lambda a, _n: a["explore"] < ABOUT_BEST and lost(a) > MOST_LOST,
                    example=settings_with(3),
                ),
                Mistake(
                    "terlalu banyak mencoba",
                    "Petugas ini cepat tahu, tetapi terlalu banyak warga yang dipakai mencoba, juga ketika jawabannya sudah "
                    "jelas.",
                    when=lambda a, _n: a["explore"] > ABOUT_BEST and lost(a) > MOST_LOST,
                    example=settings_with(50),
                ),
            ],
        ),
        "m02_urut": InOrder(
            points=2,
            objective="masalah",
            reread="materi bagian 2, “Mulai dari masalah, bukan dari contoh daerah lain”",
            answer=["c", "b", "e", "a", "d"],
            right="Tepat: masalah dahulu, izin sebelum mencoba, umpan balik yang rapat, dan uji kedua sebelum perluasan.",
            hint="Mulai dari yang dapat dibaca di meja sendiri, dan akhiri dengan yang menyentuh semua desa.",
            mistakes=[
                Mistake(
                    "mencoba sebelum izin",
                    "Pada urutan Anda percobaan berjalan sebelum ada izin dan pagar bagi warga.",
                    answer=["c", "e", "b", "a", "d"],
                ),
                Mistake(
                    "izin sebelum masalah",
                    "Anda meminta izin sebelum tahu masalahnya. Pimpinan lalu diminta menyetujui sesuatu yang belum jelas.",
                    answer=["b", "c", "e", "a", "d"],
                ),
                Mistake(
                    "perluasan sebelum pembandingan",
                    "Pada urutan Anda pemenangnya diuji di desa lain sebelum hitungan hari ke-30 dibandingkan; belum "
                    "diketahui siapa pemenangnya.",
                    answer=["c", "b", "e", "d", "a"],
                ),
                Mistake(
                    "mulai dari jawaban",
                    "Urutan Anda mulai dengan menjalankan perbaikan, baru kemudian membaca masalahnya. Itulah kebiasaan "
                    "“solusi dulu”.",
                    answer=["e", "a", "c", "b", "d"],
                ),
            ],
        ),
        "m02_bentuk": InBoxes(
            points=3,
            objective="masalah",
            reread="materi bagian 2, “Mulai dari masalah, bukan dari contoh daerah lain”",
            answer=CARDS,
            right="Tepat: bentuk dan kegiatan mudah dihitung, tetapi hanya fungsi yang dirasakan warga.",
            hint="Tanyakan pada setiap kartu: apa yang kini dialami warga, yang dahulu tidak?",
            mistakes=[
                Mistake(
                    "kegiatan dianggap hasil",
                    "Setidaknya satu kegiatan (pelatihan, kunjungan, atau rapat) Anda letakkan sebagai perubahan fungsi. "
                    "Kegiatan baru berarti bila ada yang berubah sesudahnya.",
                    when=lambda a, _n: "fungsi" in {a.get("bimtek"), a.get("kunjungan"), a.get("rapat")},
                    example={**CARDS, "bimtek": "fungsi"},
                ),
                Mistake(
                    "bentuk dianggap fungsi",
                    "Nama, ruang, atau peraturan yang disalin Anda letakkan sebagai perubahan fungsi. Yang berubah baru "
                    "tampaknya.",
                    when=lambda a, _n: "fungsi" in {a.get("logo"), a.get("panduan")},
                    example={**CARDS, "panduan": "fungsi"},
                ),
                Mistake(
                    "hasil bagi warga dianggap kegiatan",
                    "Sebuah kartu yang mengukur pengalaman warga sebelum dan sesudah Anda letakkan sebagai kegiatan atau "
                    "bentuk.",
                    when=lambda a, _n: any(a.get(card, "fungsi") != "fungsi" for card in ("antrean", "galat", "ulang")),
                    example={**CARDS, "galat": "kegiatan"},
                ),
            ],
        ),
        "m02_nilai_uji": Near(
            points=2,
            objective="uji_coba",
            reread="materi bagian 3, “Seberapa boleh percaya kepada uji coba yang berhasil?”",
            draw=PILOT,
            answer=worth,
            tolerance=0.15,
            right="Tepat: yang berhasil berasal dari dua kelompok, dan keduanya harus dihitung.",
            hint="Bayangkan 1.000 gagasan. Berapa yang berguna dan tampak berhasil? Berapa yang tak berguna dan tampak berhasil?",
            mistakes=[
                Mistake(
                    "daya uji disangka jawabannya",
                    "Angka Anda adalah daya uji: peluang gagasan berguna tampak berhasil. Yang ditanyakan arah sebaliknya.",
                    answer=lambda n: n["daya"],
                ),
                Mistake(
                    "pelengkap positif palsu",
                    "Anda menulis 100 dikurangi positif palsu. Itu peluang gagasan tak berguna tampak gagal, bukan peluang "
                    "gagasan yang lolos memang berguna.",
                    answer=lambda n: 100 - n["palsu"],
                ),
                Mistake(
                    "dugaan awal terlupa",
                    "Hitungan Anda menganggap gagasan berguna dan tak berguna sama banyak. Dugaan awalnya belum dipakai.",
                    answer=without_prior,
                ),
                Mistake(
                    "semua yang tampak berhasil",
                    "Angka Anda adalah bagian semua uji coba yang tampak berhasil. Masih perlu dipisah: berapa di antaranya "
                    "yang memang berguna?",
                    answer=share_of_positives,
                ),
            ],
        ),
        "m02_kode": Value(
            points=2,
            objective="uji_coba",
            reread="materi bagian 3, “Seberapa boleh percaya kepada uji coba yang berhasil?”",
            draw=PILOT,
            answer=worth_three_times,
            tolerance=0.002,
            twin="m02_nilai_uji",
            right="Tepat: hasil satu uji menjadi dugaan awal bagi uji berikutnya.",
            hint="Periksa dua hal: dugaan awal diperbarui setelah setiap uji, dan ketiga peluang disimpan dalam satu daftar.",
            mistakes=[
                Mistake(
                    "dugaan awal tidak diperbarui",
                    "Ketiga angka Anda sama: setiap uji dihitung dari dugaan awal yang sama, seolah-olah tidak ada yang "
                    "dipelajari.",
                    answer=lambda n: [worth_three_times(n)[0]] * 3,
                ),
                Mistake(
                    "persen, bukan pecahan",
                    "Hasil Anda dalam persen, sedangkan soal meminta pecahan dari 0 sampai 1.",
                    answer=lambda n: [100 * chance for chance in worth_three_times(n)],
                ),
                Mistake(
                    "hanya uji terakhir",
                    "Anda menyimpan satu angka saja. Soal meminta tiga: setelah satu, dua, dan tiga uji.",
                    answer=lambda n: worth_three_times(n)[2],
                ),
            ],
        ),
        "m02_banyak": Near(
            points=2,
            objective="uji_coba",
            reread="materi bagian 3, “Dua puluh uji coba yang tidak berguna”",
            draw=CONTEST,
            answer=lambda n: 100 * chance_of_any(n["palsu"] / 100, n["unit"]),
            tolerance=0.15,
            right="Tepat: makin banyak yang mencoba, makin pasti ada yang tampak berhasil meskipun tidak satu pun berguna.",
            hint="Hitung dulu peluang bahwa semua unit tampak gagal, lalu ambil pelengkapnya.",
            mistakes=[
                Mistake(
                    "dikalikan saja",
                    "Anda mengalikan positif palsu dengan banyaknya unit. Itu banyaknya keberhasilan yang diharapkan, bukan "
                    "peluang; bila unitnya banyak, hasilnya dapat melewati 100 persen.",
                    answer=lambda n: n["palsu"] * n["unit"],
                ),
                Mistake(
                    "satu unit saja",
                    "Angka Anda adalah peluang untuk satu unit. Soal menanyakan sedikitnya satu dari semuanya.",
                    answer=lambda n: n["palsu"],
                ),
                Mistake(
                    "tidak ada satu pun",
                    "Angka Anda adalah peluang bahwa tidak satu unit pun tampak berhasil. Ambil pelengkapnya.",
                    answer=lambda n: 100 - 100 * chance_of_any(n["palsu"] / 100, n["unit"]),
                ),
            ],
        ),
        "m02_perluas": SetOf(
            points=2,
            objective="uji_coba",
            reread="materi bagian 4, “Yang diuji harus termasuk mesin pelaksananya”",
            answer={"a", "c", "e"},
            right="Tepat: pelaksananya, tempatnya, dan tanda bahayanya diuji sebelum semua orang ikut.",
            hint="Keraguan ada dua: siapa yang menjalankan, dan di mana. Lalu: bagaimana kita tahu bila perluasan gagal?",
            mistakes=[
                Mistake(
                    "sampel lebih besar di tempat yang sama",
                    "Menambah responden di desa yang sama membuat angka lama lebih rapi, tetapi tidak berkata apa pun tentang "
                    "desa lain dan petugas lain.",
                    when=lambda a, _n: "b" in a,
                    example=["a", "b", "c", "e"],
                ),
                Mistake(
                    "bentuk baru",
                    "Aplikasi dan nama baru mengubah tampak program; pertanyaan apakah hasilnya akan muncul belum terjawab.",
                    when=lambda a, _n: "d" in a,
                    example=["a", "c", "d", "e"],
                ),
                Mistake(
                    "pelaksana biasa terlewat",
                    "Anda belum menguji pelaksana yang sebenarnya. Di Kenya gagasan yang sama gagal ketika pelaksananya "
                    "berganti.",
                    when=lambda a, _n: "a" not in a,
                    example=["c", "e"],
                ),
                Mistake(
                    "tempat terlewat",
                    "Desa yang dekat kota belum mewakili desa yang jauh; tempat uji keduanya belum Anda urus.",
                    when=lambda a, _n: "c" not in a,
                    example=["a", "e"],
                ),
            ],
        ),
        "m02_duga": Predicted(
            points=1,
            objective="bukti",
            reread="materi bagian 6, “Pola pikir bertumbuh: dua meta-analisis yang bertengkar”",
            example="a",
            right="Dugaan Anda tercatat sebelum jawabannya dibuka. Bandingkan dengan temuan yang tertulis di sana.",
        ),
        "m02_hutan": OneOf(
            points=2,
            objective="bukti",
            reread="materi bagian 6, “Pola pikir bertumbuh: dua meta-analisis yang bertengkar”",
            answer="d",
            right="Tepat: kalimat itu memuat rata-rata, keragaman, dan ketidakpastian sekaligus.",
            hint="Periksa tiga hal pada gambar: satuannya, selangnya, dan garis ramalan yang putus-putus.",
            mistakes=[
                Mistake(
                    "d dibaca sebagai persen",
                    "Angka d bukan persen. Ia menyatakan selisih dalam simpangan baku.",
                    answer="a",
                ),
                Mistake(
                    "tidak signifikan = tidak ada",
                    "Selang yang memotong nol berarti belum dapat dibedakan dari nol, bukan terbukti nol. Lagi pula baris yang "
                    "lain tidak memotongnya.",
                    answer="b",
                ),
                Mistake(
                    "rata-rata dianggap janji",
                    "Taksiran gabungan bukan janji untuk setiap tempat. Lihat garis ramalan penelitian berikutnya pada baris "
                    "yang sama.",
                    answer="c",
                ),
            ],
        ),
        "m02_alfa": Near(
            points=2,
            objective="angket",
            reread="materi bagian 8, “Angket tentang unit Anda”",
            draw=SURVEY,
            answer=alpha,
            tolerance=0.006,
            right="Tepat: makin seiring butirnya, makin besar ragam skor total dibandingkan dengan jumlah ragam butir.",
            hint="Dua bagian: satu dikurangi hasil bagi ragam, lalu dikali k ÷ (k − 1).",
            mistakes=[
                Mistake(
                    "lupa k ÷ (k − 1)",
                    "Pengali k ÷ (k − 1) belum dipakai.",
                    answer=lambda n: 1 - n["ragam_butir"] / n["ragam_total"],
                ),
                Mistake(
                    "bagian yang salah",
                    "Anda belum mengurangkan dari satu: yang dihitung baru hasil bagi ragamnya, dikali k ÷ (k − 1).",
                    answer=lambda n: n["butir"] / (n["butir"] - 1) * n["ragam_butir"] / n["ragam_total"],
                ),
                Mistake(
                    "pembagian terbalik",
                    "Ragam total dan jumlah ragam butir tertukar, sehingga hasilnya negatif.",
                    answer=lambda n: n["butir"] / (n["butir"] - 1) * (1 - n["ragam_total"] / n["ragam_butir"]),
                ),
                Mistake(
                    "dalam persen",
                    "Angkanya tampak dalam persen. Alfa ditulis sebagai pecahan, paling besar 1.",
                    when=lambda a, n: abs(a - 100 * alpha(n)) <= 0.6,
                    example=lambda n: 100 * alpha(n),
                ),
            ],
        ),
        "m02_arti_alfa": OneOf(
            points=2,
            objective="angket",
            reread="materi bagian 8, “Apa yang tidak dikatakan alfa”",
            answer="b",
            right="Tepat: keandalan, dan hanya itu. Enam orang pun terlalu sedikit untuk angka yang tetap.",
            hint="Bedakan keandalan, validitas, dan keadaan unit itu sendiri.",
            mistakes=[
                Mistake(
                    "keandalan disangka validitas",
                    "Butir yang seiring belum tentu mengukur pola pikir; dapat saja seiring karena sungkan kepada atasan.",
                    answer="a",
                ),
                Mistake(
                    "alfa disangka persentase",
                    "Alfa bukan bagian orang. Ia menyatakan seberapa seiring butir-butir bergerak.",
                    answer="c",
                ),
                Mistake(
                    "salah skor disangka perubahan",
                    "Yang berubah hanya cara menskor. Tidak seorang pun menjawab lain.",
                    answer="d",
                ),
            ],
        ),
        "m02_lembar": Written(
            points=7,
            objective="masalah",
            reread="materi bagian 2, “Lembar percobaan 90 hari”",
            rubric="m02_lembar.md",
        ),
    },
)
