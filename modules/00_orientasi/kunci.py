"""Key of module 00. Never part of a release; read by the judge only."""

from akademi.grading import (
    Goal,
    InBoxes,
    InOrder,
    Key,
    Mistake,
    Near,
    OneOf,
    SetOf,
    Value,
    Written,
)
from akademi.models.drawn_bars import relative_change
from akademi.simulators.honest_chart import outcome

LINE = 641_443
HOUSEHOLD_LINE = 3_053_269
POINTS = {"awal": [16.8, 17.9, 18.4, 19.2], "akhir": [13.6, 14.2, 14.7, 15.1]}
RELATIVE = {"awal": [12.5, 14.0, 16.0, 20.0], "akhir": [9.1, 9.8, 10.5, 11.0]}
LABELS = {
    "desa": "sintetis",
    "garis": "data",
    "harga": "asumsi",
    "keluarga": "sintetis",
    "kepala": "pribadi",
    "nik": "pribadi",
    "persentase": "data",
    "ternak": "asumsi",
}


def fall(numbers):
    """Relative fall in percent, positive."""
    return -100 * relative_change(numbers["awal"], numbers["akhir"])


def real_pay(numbers):
    """Pay at the prices of five years ago, thousand rupiah."""
    return numbers["akhir"] / (1 + numbers["harga"] / 100)


def population(numbers):
    """Population that number and percentage imply, thousand people."""
    return numbers["miskin"] / numbers["persen"] * 100


def neighbours(settings):
    """Whether the chart compares two years that follow each other."""
    result = outcome(settings)
    return result.last_year == result.first_year + 1


def up_and_down(settings):
    """Whether people became more while their percentage fell, whichever of the two is drawn."""
    result = outcome({**settings, "measure": "number"})
    return result.change > 0 > result.other_change


def honest_number(settings, _numbers):
    """1 for the number of two neighbouring years that rose against the percentage, from zero; 0.5 on a cut axis."""
    if settings["measure"] != "number" or not neighbours(settings) or not up_and_down(settings):
        return 0.0
    return 1.0 if settings["hidden"] == 0 else 0.5


def example_settings(**changes):
    """Settings of a named wrong answer."""
    return {"measure": "number", "first_year": 2014, "last_year": 2015, "hidden": 0, **changes}


def first_pair(_numbers):
    """Settings that reach the goal, found in the table itself."""
    pairs = (example_settings(first_year=year, last_year=year + 1) for year in range(2012, 2026))
    return next(pair for pair in pairs if honest_number(pair, {}) == 1)


KUNCI = Key(
    "00_orientasi",
    objectives={
        "notebook": "Menjalankan dan mengubah sel, serta membaca pesan galat",
        "persen": "Membedakan dan menghitung persen, persen poin, dan perubahan relatif",
        "ukuran": "Membedakan persentase dan jumlah, per orang dan per rumah tangga, nominal dan riil",
        "grafik": "Membaca grafik: sumbu, tahun, satuan, sumber",
        "memeriksa": "Memeriksa angka, memberi label, dan menjaga martabat orang di balik angka",
    },
    items={
        "m00_sel": OneOf(
            points=1,
            objective="notebook",
            reread="materi bagian 2, “Urutan menentukan”",
            answer="c",
            right="Tepat: kernel mengingat isi yang terakhir dijalankan, bukan yang terakhir ditulis.",
            mistakes=[
                Mistake(
                    "yang tertulis = yang diingat",
                    "Anda membaca tulisan di sel pertama. Sel itu belum dijalankan sejak diubah, jadi kotak bernama "
                    "`miskin` belum berisi tulisan yang baru.",
                    answer="a",
                ),
                Mistake(
                    "perubahan membuat galat",
                    "Mengubah tulisan sebuah sel tidak menghapus apa yang sudah diingat kernel, jadi tidak ada yang "
                    "hilang dan tidak ada galat.",
                    answer="b",
                    reread="materi bagian 2, “Galat bukan kerusakan”",
                ),
                Mistake(
                    "sel tidak bekerja",
                    "Sel kedua dijalankan dan mencetak isi sebuah kotak. Kotak itu sudah diisi ketika sel pertama "
                    "dijalankan dulu.",
                    answer="d",
                ),
            ],
        ),
        "m00_galat": InOrder(
            points=2,
            objective="notebook",
            reread="materi bagian 2, “Galat bukan kerusakan”",
            answer=["b", "d", "e", "a", "c"],
            right="Tepat: baca, cari, betulkan, jalankan; mulai ulang hanya bila masih aneh.",
            hint="Pesannya sendiri menunjuk tempat yang salah. Langkah yang mengulang semuanya disimpan untuk terakhir.",
            mistakes=[
                Mistake(
                    "mulai ulang dulu",
                    "Memulai ulang kernel tidak membetulkan salah tulis: galat yang sama akan muncul lagi.",
                    answer=["c", "b", "d", "e", "a"],
                ),
                Mistake(
                    "coba lagi tanpa membaca",
                    "Menjalankan sel yang sama tanpa mengubah apa pun memberi pesan yang sama.",
                    answer=["a", "b", "d", "e", "c"],
                ),
                Mistake(
                    "membetulkan sebelum membaca",
                    "Pada urutan Anda nama dibetulkan sebelum pesannya dibaca, padahal pesan itulah yang menyebut nama mana.",
                    answer=["e", "a", "b", "d", "c"],
                ),
            ],
        ),
        "m00_poin": Near(
            points=2,
            objective="persen",
            reread="materi bagian 4, “Persen dan persen poin”",
            draw=POINTS,
            answer=lambda n: n["awal"] - n["akhir"],
            tolerance=0.05,
            right="Tepat: selisih dua persentase, tanpa dibagi apa pun.",
            hint="Persen poin adalah selisih langsung kedua persentase.",
            mistakes=[
                Mistake(
                    "relatif, bukan persen poin",
                    "Anda membagi selisihnya dengan angka awal. Itu perubahan relatif dalam persen, bukan persen poin.",
                    answer=fall,
                ),
                Mistake(
                    "dibagi angka akhir",
                    "Anda membagi selisihnya dengan angka akhir. Persen poin tidak dibagi apa pun.",
                    answer=lambda n: 100 * (n["awal"] - n["akhir"]) / n["akhir"],
                ),
                Mistake(
                    "angka akhir",
                    "Angka Anda adalah keadaan akhirnya, bukan turunnya.",
                    answer=lambda n: n["akhir"],
                ),
            ],
        ),
        "m00_relatif": Near(
            points=2,
            objective="persen",
            reread="materi bagian 4, “Persen dan persen poin”",
            draw=RELATIVE,
            answer=fall,
            tolerance=0.1,
            right="Tepat: selisih dibagi keadaan awal.",
            hint="Bandingkan selisihnya dengan keadaan awal, lalu nyatakan dalam persen.",
            mistakes=[
                Mistake(
                    "persen poin, bukan relatif",
                    "Angka Anda adalah selisih dua persentase, yaitu persen poin. Soal meminta perbandingannya dengan awal.",
                    answer=lambda n: n["awal"] - n["akhir"],
                ),
                Mistake(
                    "dibagi angka akhir",
                    "Anda membagi dengan keadaan akhir. Perubahan relatif dihitung dari titik berangkat.",
                    answer=lambda n: 100 * (n["awal"] - n["akhir"]) / n["akhir"],
                ),
                Mistake(
                    "yang tersisa",
                    "Angka Anda menyatakan berapa persen yang tersisa dari keadaan awal, bukan berapa persen turunnya.",
                    answer=lambda n: 100 * n["akhir"] / n["awal"],
                ),
                Mistake(
                    "pecahan, bukan persen",
                    "Angkanya tampak seperti pecahan antara 0 dan 1. Soal meminta persen.",
                    when=lambda a, n: abs(100 * a - fall(n)) <= 0.6,
                    example=lambda n: fall(n) / 100,
                ),
            ],
        ),
        "m00_kode": Value(
            points=2,
            objective="persen",
            reread="materi bagian 4, “Persen dan persen poin”",
            draw=RELATIVE,
            answer=lambda n: -fall(n),
            tolerance=0.06,
            twin="m00_relatif",
            right="Tepat: satu baris, dan berlaku untuk pasangan angka mana pun.",
            hint="Periksa tiga hal: selisih akhir dikurangi awal, pembaginya, dan kali seratus.",
            mistakes=[
                Mistake(
                    "persen poin, bukan relatif",
                    "Hasil Anda selisih kedua persentase. Selisih itu masih perlu dibandingkan dengan keadaan awal.",
                    answer=lambda n: n["akhir"] - n["awal"],
                ),
                Mistake(
                    "tanda terbalik",
                    "Besarnya cocok, tetapi tandanya menyatakan kenaikan. Selisih dihitung akhir dikurangi awal.",
                    answer=fall,
                ),
                Mistake(
                    "pecahan, bukan persen",
                    "Hasil Anda pecahan; soal meminta persen.",
                    when=lambda a, n: isinstance(a, int | float) and abs(100 * a + fall(n)) < 0.6,
                    example=lambda n: -fall(n) / 100,
                ),
                Mistake(
                    "dibagi angka akhir",
                    "Anda membagi dengan keadaan akhir. Perubahan relatif dihitung dari titik berangkat.",
                    answer=lambda n: 100 * (n["akhir"] - n["awal"]) / n["akhir"],
                ),
            ],
        ),
        "m00_rumah_tangga": Near(
            points=2,
            objective="ukuran",
            reread="materi bagian 5, “Per orang atau per rumah tangga”",
            draw={"anggota": [2, 3, 6, 7, 8]},
            answer=lambda n: LINE * n["anggota"],
            tolerance=1000,
            right="Tepat: garis per orang dikalikan anggota rumah tangga ini, bukan rata-rata nasional.",
            hint="Garisnya untuk satu orang; rumah tangga ini punya anggota sebanyak yang disebut soal.",
            mistakes=[
                Mistake(
                    "garis per orang",
                    "Angka Anda garis untuk satu orang. Membandingkan belanja seluruh keluarga dengan garis satu orang "
                    "membuat hampir semua keluarga tampak tidak miskin.",
                    answer=LINE,
                ),
                Mistake(
                    "rumah tangga rata-rata",
                    "Angka Anda batas untuk rumah tangga miskin rata-rata. Rumah tangga di soal ini besarnya lain.",
                    answer=HOUSEHOLD_LINE,
                ),
                Mistake(
                    "sehari, bukan sebulan",
                    "Angka Anda tampak sudah dibagi 30. Soal meminta sebulan.",
                    when=lambda a, n: abs(30 * a - LINE * n["anggota"]) < 3000,
                    example=lambda n: round(LINE * n["anggota"] / 30),
                ),
                Mistake(
                    "dibagi, bukan dikali",
                    "Anda membagi garis per orang dengan jumlah anggota. Makin banyak anggota, makin tinggi batasnya.",
                    answer=lambda n: LINE / n["anggota"],
                ),
            ],
        ),
        "m00_riil": Near(
            points=2,
            objective="ukuran",
            reread="materi bagian 6, “Nominal dan riil”",
            draw={"akhir": [330, 345, 360, 390, 420], "harga": [20, 25, 40, 50]},
            answer=real_pay,
            tolerance=1,
            right="Tepat. Bandingkan dengan Rp300 ribu semula: baru sekarang terlihat apakah daya belinya naik.",
            hint="Bila harga naik, setiap rupiah sekarang bernilai lebih kecil daripada rupiah dulu: bagi dengan tingkat harganya.",
            mistakes=[
                Mistake(
                    "dikurangi persen",
                    "Anda mengurangi insentif dengan kenaikan harganya. Harga yang naik 25 persen dibatalkan dengan membagi "
                    "1,25, bukan dengan memotong 25 persen.",
                    answer=lambda n: n["akhir"] * (1 - n["harga"] / 100),
                ),
                Mistake(
                    "arah terbalik",
                    "Anda mengalikan dengan kenaikan harga. Itu menjawab pertanyaan lain: berapa nilai rupiah dulu dalam rupiah sekarang.",
                    answer=lambda n: n["akhir"] * (1 + n["harga"] / 100),
                ),
                Mistake(
                    "masih nominal",
                    "Angka Anda nilai nominalnya; kenaikan harga belum diperhitungkan.",
                    answer=lambda n: n["akhir"],
                ),
                Mistake(
                    "selisih nominal",
                    "Angka Anda tambahan insentif dalam rupiah. Soal meminta nilai seluruhnya, pada harga lima tahun lalu.",
                    answer=lambda n: n["akhir"] - 300,
                ),
            ],
        ),
        "m00_grafik": Goal(
            points=3,
            objective="grafik",
            reread="materi bagian 5, “Dibagi apa? Persentase, jumlah, orang, rumah tangga”",
            reached=honest_number,
            example=first_pair,
            right="Tepat: satu kenyataan, dua arah, dan grafik yang tidak membesar-besarkan.",
            hint="Periksa empat hal: yang digambar jumlahnya, tahunnya berurutan, jumlahnya naik sedangkan persentasenya turun, "
            "dan sumbunya.",
            mistakes=[
                Mistake(
                    "persentase yang digambar",
                    "Grafik Anda menggambar persentase atau garis kemiskinan. Soal meminta jumlah orangnya.",
                    when=lambda a, _n: a["measure"] != "number",
                    example=example_settings(measure="share"),
                ),
                Mistake(
                    "tahun tidak berurutan",
                    "Grafik Anda memuat lebih dari dua tahun. Yang diminta dua tahun yang berurutan.",
                    when=lambda a, _n: not neighbours(a),
                    example=example_settings(first_year=2013),
                ),
                Mistake(
                    "keduanya searah",
                    "Pada dua tahun itu persentase dan jumlahnya bergerak ke arah yang sama. Baca kalimat terakhir di bawah gambar "
                    "sambil menggeser tahunnya.",
                    when=lambda a, _n: not up_and_down(a),
                    example=example_settings(first_year=2019, last_year=2020),
                ),
                Mistake(
                    "sumbu terpotong",
                    "Tahunnya cocok, tetapi pangkal balok masih disembunyikan, sehingga perubahan kecil tampak besar.",
                    when=lambda a, _n: a["hidden"] > 0,
                    example=example_settings(hidden=90),
                    reread="materi bagian 7, “Membaca grafik”",
                ),
            ],
        ),
        "m00_penduduk": Near(
            points=2,
            objective="memeriksa",
            reread="materi bagian 8, “Balikkan: alat yang paling tajam”",
            draw={"miskin": [126, 144, 180, 198], "persen": [12, 15, 16]},
            answer=population,
            tolerance=1,
            right="Tepat. Langkah berikutnya: cocokkan dengan penduduk yang Anda ketahui.",
            hint="Jumlah adalah sekian persen dari seluruhnya; carilah seluruhnya.",
            mistakes=[
                Mistake(
                    "mengambil persennya lagi",
                    "Anda menghitung sekian persen *dari* penduduk miskin. Penduduk miskin itu sendiri sudah sekian persen dari seluruhnya.",
                    answer=lambda n: n["miskin"] * n["persen"] / 100,
                ),
                Mistake(
                    "lupa kali seratus",
                    "Pembagiannya benar, tetapi persen berarti per seratus: hasilnya seratus kali terlalu kecil.",
                    answer=lambda n: n["miskin"] / n["persen"],
                ),
                Mistake(
                    "orang, bukan ribu orang",
                    "Angka Anda dalam orang, sedangkan satuan di samping kotak adalah ribu orang.",
                    when=lambda a, n: abs(a / 1000 - population(n)) <= 1,
                    example=lambda n: 1000 * population(n),
                ),
                Mistake(
                    "yang tidak miskin",
                    "Angka Anda penduduk yang tidak miskin. Soal meminta seluruh penduduk.",
                    answer=lambda n: population(n) - n["miskin"],
                ),
            ],
        ),
        "m00_berita": SetOf(
            points=2,
            objective="memeriksa",
            reread="materi bagian 8, “Memeriksa angka di berita”",
            answer={"a", "c", "e"},
            right="Tepat: arah, koma, dan hitung ulang. Ketiganya ketahuan tanpa sumber lain.",
            hint="Kurangkan kedua angka dalam setiap kalimat, lalu baca lagi kata naik, turun, dan satuannya.",
            mistakes=[
                Mistake(
                    "relatif dianggap keliru",
                    "Salah satu kalimat pilihan Anda menyebut perubahan relatif, dan menyebutnya terus terang. Coba bagi selisihnya dengan "
                    "angka awal.",
                    when=lambda a, _n: "d" in a,
                    example=["a", "c", "d", "e"],
                    reread="materi bagian 4, “Persen dan persen poin”",
                ),
                Mistake(
                    "kalimat yang benar ikut terpilih",
                    "Salah satu kalimat pilihan Anda cocok dengan angkanya sendiri. Kurangkan sekali lagi.",
                    when=lambda a, _n: "b" in a,
                    example=["b", "c", "e"],
                ),
                Mistake(
                    "arah terlewat",
                    "Anda memeriksa selisihnya, tetapi satu kalimat salah pada kata naik atau turun.",
                    when=lambda a, _n: "a" not in a and set(a) <= {"c", "e"},
                    example=["c", "e"],
                ),
                Mistake(
                    "koma bergeser terlewat",
                    "Masih ada kalimat yang selisihnya meleset sepuluh kali: komanya bergeser satu tempat.",
                    when=lambda a, _n: not {"c", "e"} <= set(a),
                    example=["a"],
                ),
            ],
        ),
        "m00_label": InBoxes(
            points=3,
            objective="memeriksa",
            reread="materi bagian 9, “Data, data sintetis, asumsi”",
            answer=LABELS,
            right="Tepat: label yang jujur, dan tidak seorang pun dapat dikenali.",
            hint="Tanyakan berturut-turut: dapatkah menunjuk satu orang? Ada yang mengukurnya? Dibuat untuk mencoba, atau dianggap benar?",
            mistakes=[
                Mistake(
                    "tanpa nama dianggap aman",
                    "Satu kartu tidak menyebut nama, tetapi ciri-cirinya sudah menunjuk satu orang.",
                    when=lambda a, _n: a.get("kepala") != "pribadi",
                    example={**LABELS, "kepala": "data"},
                    reread="materi bagian 10, “Data pribadi dan kata yang menghormati”",
                ),
                Mistake(
                    "mirip survei dianggap data",
                    "Satu kartu berisi keluarga buatan komputer. Semirip apa pun sebarannya, tidak ada yang diwawancarai.",
                    when=lambda a, _n: a.get("keluarga") == "data",
                    example={**LABELS, "keluarga": "data"},
                ),
                Mistake(
                    "anggapan dianggap data",
                    "Kata “dianggap” pada sebuah kartu berarti belum ada yang mengukurnya.",
                    when=lambda a, _n: "data" in {a.get("harga"), a.get("ternak")},
                    example={**LABELS, "harga": "data"},
                ),
                Mistake(
                    "asumsi dan data sintetis tertukar",
                    "Data sintetis adalah kumpulan angka buatan; asumsi adalah satu anggapan yang dipakai untuk menghitung.",
                    when=lambda a, _n: (
                        "asumsi" in {a.get("desa"), a.get("keluarga")}
                        or "sintetis" in {a.get("harga"), a.get("ternak")}
                    ),
                    example={**LABELS, "desa": "asumsi", "ternak": "sintetis"},
                ),
            ],
        ),
        "m00_nota": Written(
            points=6,
            objective="memeriksa",
            reread="materi bagian 8, “Memeriksa angka di berita”",
            rubric="m00_nota.md",
        ),
    },
)
