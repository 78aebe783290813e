"""Key of module 03. Never part of a release; read by the judge only."""

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
from akademi.models.asset_trap import threshold_of, trap_map
from akademi.models.galor_zeira import (
    Economy,
    high_steady_state,
    poverty_threshold,
    scholarship_needed,
    schooling_threshold,
)
from akademi.models.mobility import ladder, stationary
from akademi.simulators.asset_trap import outcome

THRESHOLD = threshold_of(trap_map(1.42))
TOY = Economy()
STEP = 0.05
SHOCK = 40
FLOWS = {"keluar": [15, 20, 25, 30, 35], "masuk": [4, 6, 8, 10]}


def long_run_poor(numbers):
    """Long-run share of poor households, from 0 to 1: the stationary distribution of the two-state chain."""
    return float(stationary(ladder([numbers["keluar"] / 100], [numbers["masuk"] / 100]))[0])


def poor_after_a_century(numbers):
    """Share of poor households after 100 years in a village where everybody starts poor."""
    share = 1.0
    for _year in range(100):
        share = share * (1 - numbers["keluar"] / 100) + (1 - share) * numbers["masuk"] / 100
    return share


def escapes(settings, **changes):
    """Whether the household of the simulator ends high with these settings."""
    return outcome({**settings, **changes}).escapes


def right_set_up(settings):
    """Whether the task's set-up was kept: map, shock, first assets and threshold."""
    return (
        settings["map"] == "trap"
        and settings["shock"] == SHOCK
        and abs(settings["initial_assets"] - 1.0) < 1e-9
        and abs(settings["threshold"] - 1.42) < 1e-9
    )


def shock_proof(settings, _numbers):
    """1 for the smallest transfer that survives the shock, 0.5 for one that is larger than need be."""
    if not right_set_up(settings) or not escapes(settings):
        return 0.0
    return 0.5 if escapes(settings, transfer=settings["transfer"] - STEP) else 1.0


def smallest_shock_proof(_numbers):
    """Settings with the smallest transfer, found with the model itself."""
    settings = {"map": "trap", "initial_assets": 1.0, "transfer": 0.0, "shock": SHOCK, "threshold": 1.42}
    steps = next(n for n in range(61) if escapes(settings, transfer=round(n * STEP, 2)))
    return {**settings, "transfer": round(steps * STEP, 2)}


def example_settings(**changes):
    """Settings of a named wrong answer."""
    return {
        "map": "trap",
        "initial_assets": 1.0,
        "transfer": 0.45,
        "shock": SHOCK,
        "threshold": 1.42,
        **changes,
    }


KUNCI = Key(
    "03_jebakan_kemiskinan",
    objectives={
        "mengenali": "Membedakan pendapatan rendah, kemiskinan yang menetap, dan jebakan kemiskinan",
        "ambang": "Menemukan ambang pada peta aset dan memperkirakan bantuan yang cukup",
        "sekolah": "Menjelaskan bagaimana biaya sekolah dan selisih bunga menahan sebuah keluarga",
        "mobilitas": "Membaca matriks transisi dan menaksir elastisitas tanpa tertipu derau",
        "bukti": "Menimbang bukti yang mendukung dan yang melemahkan",
    },
    items={
        "m03_diagnosis": OneOf(
            points=1,
            objective="mengenali",
            reread="materi bagian 2, “Dua keluarga yang hampir sama”",
            answer="c",
            right="Tepat: jebakan berarti dua arah gerak yang dipisahkan sebuah ambang, bukan sekadar rendah atau lama.",
            mistakes=[
                Mistake(
                    "rendah = jebakan",
                    "Pilihan Anda menggambarkan pendapatan rendah pada satu saat. Satu foto tidak memperlihatkan arah "
                    "gerak.",
                    answer="a",
                ),
                Mistake(
                    "menetap = jebakan",
                    "Pilihan Anda menggambarkan kemiskinan yang menetap. Menetap dapat juga karena peluang yang sama "
                    "rendahnya bagi semua, tanpa dua arah gerak.",
                    answer="d",
                ),
                Mistake(
                    "peringkat wilayah = jebakan",
                    "Peringkat wilayah tidak berkata apa pun tentang gerak keluarga: orangnya dapat berganti, dan "
                    "kabupaten lain bergerak pula.",
                    answer="b",
                    reread="materi bagian 1, “Kabupaten Probolinggo: turun, tetapi peringkatnya tetap”",
                ),
            ],
        ),
        "m03_ambang": Near(
            points=2,
            objective="ambang",
            reread="materi bagian 3, “Ambang dan titik stabil”",
            draw={"aset": [0.6, 0.7, 0.8, 0.9, 1.1, 1.2]},
            answer=lambda n: THRESHOLD - n["aset"],
            tolerance=0.025,
            right="Tepat: yang dihitung adalah jarak ke ambang, bukan jarak ke keadaan mantap tinggi.",
            hint="Tanyakan: dari aset sekarang, berapa lagi sampai garis kurva memotong garis 45° dari bawah?",
            mistakes=[
                Mistake(
                    "sampai keadaan mantap tinggi",
                    "Anda menghitung jarak sampai keadaan mantap tinggi. Bantuan tidak perlu mengantar sampai sana; "
                    "setelah melewati suatu titik, aset tumbuh sendiri.",
                    answer=lambda n: 6.9524 - n["aset"],
                ),
                Mistake(
                    "seluruh ambang",
                    "Angka Anda sama dengan ambangnya sendiri, seolah-olah keluarga ini tidak punya aset sama sekali.",
                    answer=1.42,
                ),
            ],
        ),
        "m03_guncangan": Goal(
            points=3,
            objective="ambang",
            reread="materi bagian 4, “Guncangan dan bantuan yang tahan guncangan”",
            reached=shock_proof,
            example=smallest_shock_proof,
            right="Tepat: bantuan yang cukup pada tahun baik belum tentu cukup pada tahun buruk.",
            hint="Periksa tiga hal: peta berambang, guncangan 40 persen, dan arah keluarga di akhir periode.",
            mistakes=[
                Mistake(
                    "peta tanpa jebakan",
                    "Simulator Anda memakai peta cekung. Di sana setiap keluarga naik, sehingga soal ini hilang "
                    "dengan sendirinya.",
                    when=lambda a, _n: a["map"] != "trap",
                    example=example_settings(map="concave"),
                ),
                Mistake(
                    "guncangan belum diatur",
                    "Guncangan pada setelan Anda bukan 40 persen, sehingga bantuan tampak cukup terlalu cepat.",
                    when=lambda a, _n: a["shock"] != SHOCK,
                    example=example_settings(shock=0),
                ),
                Mistake(
                    "soal diubah",
                    "Aset awal atau ambang sudah bukan yang diminta soal. Kembalikan ke Rp1 juta dan Rp1,42 juta.",
                    when=lambda a, _n: not right_set_up(a),
                    example=example_settings(threshold=0.9),
                ),
                Mistake(
                    "tidak tahan guncangan",
                    "Dengan bantuan ini keluarga memang melewati ambang pada awalnya, tetapi guncangan pada periode 2 "
                    "menjatuhkannya kembali. Inilah hibah kecil yang menguap.",
                    when=lambda a, _n: not escapes(a) and escapes(a, shock=0),
                    example=example_settings(),
                ),
                Mistake(
                    "bantuan di bawah ambang",
                    "Bantuan ini belum mengangkat keluarga melewati ambang, bahkan tanpa guncangan.",
                    when=lambda a, _n: not escapes(a, shock=0),
                    example=example_settings(transfer=0.2),
                ),
                Mistake(
                    "lebih dari perlu",
                    "Keluarga ini memang naik, tetapi bantuan yang lebih kecil juga cukup. Sisa anggarannya dapat "
                    "menolong keluarga lain.",
                    when=lambda a, _n: escapes(a, transfer=a["transfer"] - STEP),
                    example=example_settings(transfer=3.0),
                ),
            ],
        ),
        "m03_rantai": InOrder(
            points=2,
            objective="sekolah",
            reread="materi bagian 6, “Sekolah yang tidak dapat dicicil”",
            answer=["c", "e", "a", "d", "b"],
            right="Tepat: tidak satu pun langkahnya memerlukan kemalasan atau kebodohan.",
            hint="Mulai dari warisan yang diterima anak, dan akhiri pada warisan untuk cucu.",
            mistakes=[
                Mistake(
                    "terbalik",
                    "Urutan Anda berjalan mundur, dari akibat ke sebab.",
                    answer=["b", "d", "a", "e", "c"],
                ),
                Mistake(
                    "keputusan mendahului bunga",
                    "Pada urutan Anda sekolah dibatalkan sebelum bunga pinjaman diketahui. Dalam model ini justru "
                    "bunganya yang membuat sekolah tidak menguntungkan.",
                    answer=["c", "a", "e", "d", "b"],
                ),
            ],
        ),
        "m03_beasiswa": Near(
            points=2,
            objective="sekolah",
            reread="materi bagian 6, “Dua angka yang berbeda: mulai sekolah, dan bebas”",
            draw={"warisan": [7, 7.5, 8, 8.5, 9, 9.5, 10, 10.5]},
            answer=lambda n: scholarship_needed(TOY, n["warisan"]),
            tolerance=0.05,
            right="Tepat: beasiswa harus membawa keluarga melewati ambang jebakan, bukan hanya sampai ke pintu sekolah.",
            hint="Bedakan tiga batas: mulai sekolah, bebas dari jebakan, dan biaya sekolah penuh.",
            mistakes=[
                Mistake(
                    "hanya sampai pintu sekolah",
                    "Dengan beasiswa sebesar itu anak memang bersekolah, tetapi cicilannya membuat warisan berikutnya "
                    "turun lagi. Sekolah sekali belum berarti bebas.",
                    answer=lambda n: schooling_threshold(TOY) - n["warisan"],
                ),
                Mistake(
                    "seluruh biaya sekolah",
                    "Anda menghitung sampai biaya sekolah penuh. Sebagian masih boleh dipinjam.",
                    answer=lambda n: TOY.schooling_cost - n["warisan"],
                ),
                Mistake(
                    "sampai keadaan mantap tinggi",
                    "Anda menghitung sampai keadaan mantap tinggi. Sesudah ambang, keturunannya naik sendiri.",
                    answer=lambda n: high_steady_state(TOY) - n["warisan"],
                ),
                Mistake(
                    "seluruh ambang",
                    "Angka Anda adalah ambangnya. Keluarga ini sudah memiliki warisan; yang kurang hanya selisihnya.",
                    answer=lambda _n: poverty_threshold(TOY),
                ),
            ],
        ),
        "m03_pembebas": SetOf(
            points=2,
            objective="sekolah",
            reread="materi bagian 6, “Beasiswa atau bunga?”",
            answer={"b", "d"},
            right="Tepat: dua jalan yang berbeda, satu menolong keluarga ini, satu mengubah aturan bagi semua.",
            hint="Coba setiap tindakan pada simulator sekolah dengan warisan 9.",
            mistakes=[
                Mistake(
                    "penyuluhan menggantikan uang",
                    "Dalam model ini keluarga sudah tahu bahwa sekolah berguna; yang menghalangi adalah bunganya. "
                    "Penyuluhan tanpa mengubah warisan, upah, atau bunga tidak mengubah hitungannya.",
                    when=lambda a, _n: "a" in a,
                    example=["b", "d", "a"],
                ),
                Mistake(
                    "asal ada beasiswa",
                    "Salah satu beasiswa pilihan Anda terlalu kecil: anaknya bersekolah, cucunya kembali ke bawah.",
                    when=lambda a, _n: "e" in a,
                    example=["b", "e", "d"],
                ),
                Mistake(
                    "asal bunga turun",
                    "Penurunan bunga yang kecil masih menyisakan ambang di atas warisan keluarga ini.",
                    when=lambda a, _n: "c" in a,
                    example=["b", "c", "d"],
                ),
                Mistake(
                    "hanya satu jalan",
                    "Yang Anda pilih memang tepat, tetapi masih ada jalan lain yang berhasil.",
                    when=lambda a, _n: len(a) == 1 and a[0] in {"b", "d"},
                    example=["b"],
                ),
            ],
        ),
        "m03_duga": Predicted(
            points=1,
            objective="bukti",
            reread="materi bagian 9, “Bukti: mendukung, melemahkan, belum selesai”",
            example="a",
            right="Dugaan Anda tercatat sebelum jawabannya dibuka. Bandingkan dengan temuan yang tertulis di sana.",
        ),
        "m03_jangka_panjang": Near(
            points=2,
            objective="mobilitas",
            reread="materi bagian 7, “Matriks transisi: baca per baris”",
            draw=FLOWS,
            answer=lambda n: 100 * long_run_poor(n),
            tolerance=0.6,
            right="Tepat: jangka panjang ditentukan perbandingan arus masuk dengan jumlah kedua arus.",
            hint="Dalam keadaan mantap, keluarga yang masuk sama banyak dengan yang keluar.",
            mistakes=[
                Mistake(
                    "arus terbalik",
                    "Angka Anda adalah bagian yang tidak miskin: arus keluar dan arus masuk tertukar, seperti membaca "
                    "matriks menurut kolom.",
                    answer=lambda n: 100 * n["keluar"] / (n["keluar"] + n["masuk"]),
                ),
                Mistake(
                    "hanya arus masuk",
                    "Anda memakai arus masuk saja. Berapa yang menetap miskin tergantung juga pada arus keluar.",
                    answer=lambda n: n["masuk"],
                ),
                Mistake(
                    "perbandingan dua arus",
                    "Anda membagi arus masuk dengan arus keluar. Itu perbandingan miskin terhadap tidak miskin, bukan "
                    "terhadap semua keluarga.",
                    answer=lambda n: 100 * n["masuk"] / n["keluar"],
                ),
                Mistake(
                    "pecahan, bukan persen",
                    "Angkanya tampak seperti pecahan. Soal meminta persen.",
                    when=lambda a, n: abs(100 * a - 100 * long_run_poor(n)) <= 0.6,
                    example=long_run_poor,
                ),
            ],
        ),
        "m03_kode": Value(
            points=2,
            objective="mobilitas",
            reread="materi bagian 7, “Matriks transisi: baca per baris”",
            draw=FLOWS,
            answer=poor_after_a_century,
            tolerance=0.002,
            twin="m03_jangka_panjang",
            right="Tepat: dari mana pun desa itu mulai, ujungnya sama.",
            hint="Periksa dua bagian rumus: yang miskin dan bertahan, serta yang tidak miskin dan jatuh.",
            mistakes=[
                Mistake(
                    "baru satu tahun",
                    "Hasil Anda adalah porsi setelah satu tahun; perulangannya belum berjalan seratus kali.",
                    answer=lambda n: 1 - n["keluar"] / 100,
                ),
                Mistake(
                    "lupa arus masuk",
                    "Porsi miskin menjadi nol: keluarga yang jatuh miskin belum ditambahkan.",
                    when=lambda a, n: isinstance(a, int | float) and abs(a - (1 - n["keluar"] / 100) ** 100) < 1e-4,
                    example=lambda n: (1 - n["keluar"] / 100) ** 100,
                ),
                Mistake(
                    "persen, bukan pecahan",
                    "Hasil Anda dalam persen, sedangkan soal meminta pecahan dari 0 sampai 1.",
                    when=lambda a, n: isinstance(a, int | float) and abs(a / 100 - poor_after_a_century(n)) < 0.002,
                    example=lambda n: 100 * poor_after_a_century(n),
                ),
            ],
        ),
        "m03_derau": Near(
            points=2,
            objective="mobilitas",
            reread="materi bagian 8, “Satu tahun yang bising”",
            answer=0.08 / 0.456,
            tolerance=0.002,
            right="Tepat: dengan ragam setetap itu, satu tahun pendapatan membuat keterkaitan tampak lima kali lebih lemah.",
            hint="Taksiran regresi biasa = lambda × elastisitas yang sebenarnya.",
            mistakes=[
                Mistake(
                    "terbalik",
                    "Pembagiannya terbalik; lambda adalah bagian dari keseluruhan dan tidak mungkin lebih dari 1.",
                    answer=0.456 / 0.08,
                ),
                Mistake(
                    "selisih, bukan hasil bagi",
                    "Anda mengurangkan kedua angka. Bias pelemahan bekerja dengan perkalian.",
                    answer=0.456 - 0.08,
                ),
                Mistake(
                    "bagian derau",
                    "Angka Anda adalah bagian deraunya, pelengkap dari lambda.",
                    answer=1 - 0.08 / 0.456,
                ),
                Mistake(
                    "hasil kali",
                    "Anda mengalikan kedua angka, padahal yang dicari pengalinya.",
                    answer=0.08 * 0.456,
                ),
            ],
        ),
        "m03_kartu": InBoxes(
            points=3,
            objective="bukti",
            reread="materi bagian 9, “Bukti: mendukung, melemahkan, belum selesai”",
            answer={
                "balboni": "aset",
                "inpres": "aset",
                "kenya_uang": "aset",
                "etiopia": "keyakinan",
                "filipina": "batas_keyakinan",
                "kenya_terapi": "batas_keyakinan",
                "kraay": "batas_jebakan",
                "meksiko": "batas_jebakan",
            },
            right="Tepat: kedua pihak punya bukti, dan kedua pihak punya batas.",
            hint="Baca lagi hasil setiap kartu: apa yang diubah peneliti, dan ke arah mana hasilnya?",
            mistakes=[
                Mistake(
                    "hasil yang berbalik dianggap keberhasilan",
                    "Pada kartu Filipina aspirasi dinaikkan, tetapi investasi justru berkurang.",
                    when=lambda a, _n: a.get("filipina") == "keyakinan",
                    example={
                        "balboni": "aset",
                        "inpres": "aset",
                        "kenya_uang": "aset",
                        "etiopia": "keyakinan",
                        "filipina": "keyakinan",
                        "kenya_terapi": "batas_keyakinan",
                        "kraay": "batas_jebakan",
                        "meksiko": "batas_jebakan",
                    },
                ),
                Mistake(
                    "tidak berdampak dianggap berdampak",
                    "Pada kartu terapi di Kenya tidak ada dampak terukur dari terapi saja.",
                    when=lambda a, _n: a.get("kenya_terapi") == "keyakinan",
                    example={
                        "balboni": "aset",
                        "inpres": "aset",
                        "kenya_uang": "aset",
                        "etiopia": "keyakinan",
                        "filipina": "batas_keyakinan",
                        "kenya_terapi": "keyakinan",
                        "kraay": "batas_jebakan",
                        "meksiko": "batas_jebakan",
                    },
                ),
                Mistake(
                    "bukti lawan dianggap dukungan",
                    "Dua kartu justru melaporkan bahwa ambang jarang atau tidak ditemukan.",
                    when=lambda a, _n: "aset" in {a.get("kraay"), a.get("meksiko")},
                    example={
                        "balboni": "aset",
                        "inpres": "aset",
                        "kenya_uang": "aset",
                        "etiopia": "keyakinan",
                        "filipina": "batas_keyakinan",
                        "kenya_terapi": "batas_keyakinan",
                        "kraay": "aset",
                        "meksiko": "aset",
                    },
                ),
            ],
        ),
        "m03_nota": Written(
            points=6,
            objective="bukti",
            reread="materi bagian 11, “Untuk nota dinas Anda”",
            rubric="m03_nota.md",
        ),
    },
)
