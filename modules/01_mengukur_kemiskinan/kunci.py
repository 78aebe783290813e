"""Key of module 01. Never part of a release; read by the judge only."""

from akademi.grading import (
    Goal,
    InBoxes,
    InOrder,
    Key,
    Mistake,
    Near,
    Predicted,
    SetOf,
    Value,
    Written,
)
from akademi.measures import alkire_foster, fgt
from akademi.models.rebuilt_distribution import rupiah_a_month
from akademi.models.transfer import TEN_PEOPLE
from akademi.simulators.transfer import outcome

NATIONAL_LINE = 641.443  # thousand rupiah, September 2025, BPS
AVERAGE_POOR_HOUSEHOLD = 4.76  # persons, September 2025, BPS
LINE = 600
MARKET_RATE = 16300
HOUSEHOLDS, DESIGN_EFFECT = 671, 2
TWO_POOREST = {"paling_miskin": [240, 270, 330, 360, 390], "kedua": [420, 435, 465, 495]}
WEIGHTS = [1 / 6] * 4 + [1 / 18] * 6
DEPRIVED = [
    [1, 0, 1, 0, 1, 1, 0, 0, 0, 0],
    [0, 0, 0, 0, 1, 1, 1, 0, 0, 0],
    [0, 0, 1, 1, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1, 0, 1, 0, 1, 1, 1, 1, 1, 1],
]
FIVE = alkire_foster(DEPRIVED, WEIGHTS, cutoff=1 / 3)
SORTED = {
    "gaji": "turun_tetap",
    "harga": "naik_tetap",
    "kaya_naik": "tetap_naik",
    "kaya_turun": "tetap_turun",
    "pajak": "turun_turun",
    "tunai": "turun_turun",
}


def shortfall(numbers):
    """Monthly shortfall of the whole household, thousand rupiah."""
    return numbers["anggota"] * (NATIONAL_LINE - numbers["belanja"])


def ten(numbers):
    """Spending of the ten people with the trainee's own two poorest."""
    return [numbers["paling_miskin"], numbers["kedua"], *TEN_PEOPLE[2:]]


def indices(numbers):
    """P0, P1 and P2 of the trainee's ten people, as fractions."""
    return [float(fgt(ten(numbers), LINE, power)) for power in (0, 1, 2)]


def gap(numbers):
    """P1 in percent."""
    return 100 * indices(numbers)[1]


def among_poor(numbers):
    """The three indices divided by the poor in place of everybody."""
    p0, p1, p2 = indices(numbers)
    return [1.0, p1 / p0, p2 / p0]


def line_in_thousands(numbers):
    """The PPP line, thousand rupiah a month."""
    return rupiah_a_month(numbers["dolar"], numbers["faktor"]) / 1000


def error_of_change(numbers):
    """Standard error of the difference of two years, percentage points."""
    share = numbers["p"] / 100
    return 100 * (2 * DESIGN_EFFECT * share * (1 - share) / HOUSEHOLDS) ** 0.5


def example_transfer(**changes):
    """Settings of the simulator; those of the goal unless changed."""
    return {"giver": 1, "receiver": 3, "amount": 60, "line": LINE, **changes}


def signs(settings):
    """Direction of P0, P1, P2 and the Gini for these settings."""
    return outcome(settings).signs


def praised_by_p0_only(settings, _numbers):
    """Whether money went from person to person, P0 fell and P2 rose, with the line left alone."""
    p0, _, p2, _ = signs(settings)
    return settings["giver"] > 0 and settings["line"] == LINE and p0 < 0 < p2


def with_boxes(**changes):
    """Return the sorted cards with some in other boxes."""
    return {**SORTED, **changes}


KUNCI = Key(
    assignment="01_mengukur_kemiskinan",
    objectives={
        "garis": "menjelaskan isi garis kemiskinan dan mengapa yang diukur pengeluaran",
        "indeks": "menghitung P0, P1, P2, dan Gini, dan menunjukkan kapan P0 memuji kebijakan yang keliru",
        "dunia": "mempertemukan angka BPS dan Bank Dunia pada satu sumbu rupiah",
        "multidimensi": "menghitung H, A, dan M0",
        "derau": "menilai apakah perubahan kecil di satu kabupaten atau kota layak menjadi berita",
    },
    items={
        "m01_susun": InOrder(
            points=2,
            objective="garis",
            reread="materi bagian 1, “Dari mana garis itu datang?”",
            answer=["c", "e", "a", "d", "b"],
            right="Tepat: garisnya lahir dari belanja nyata kelompok acuan, bukan dari daftar yang dianjurkan.",
            hint="Mulai dari garis yang belum jadi, dan akhiri pada penghitungan orang.",
            mistakes=[
                Mistake(
                    "menghitung orang sebelum garisnya ada",
                    "Pada urutan Anda pengeluaran sudah dibandingkan, padahal garisnya belum selesai disusun.",
                    when=lambda a, _n: a.index("b") < 4,
                    example=["c", "e", "b", "a", "d"],
                ),
                Mistake(
                    "keranjang sebelum orangnya",
                    "Pada urutan Anda keranjang dinilai sebelum diketahui belanja siapa yang ada di dalamnya.",
                    when=lambda a, _n: a.index("a") < a.index("e"),
                    example=["c", "a", "e", "d", "b"],
                ),
                Mistake(
                    "acuan sebelum garis sementara",
                    "Pada urutan Anda kelompok acuan dipilih dulu. Kelompok itu ditentukan letaknya terhadap sebuah "
                    "garis; garis yang mana?",
                    when=lambda a, _n: a.index("e") < a.index("c"),
                    example=["e", "c", "a", "d", "b"],
                ),
            ],
        ),
        "m01_keluarga": Near(
            points=2,
            objective="garis",
            reread="materi bagian 2, “Mengapa pengeluaran, bukan pendapatan?”",
            draw={"anggota": [3, 4, 6, 7], "belanja": [510, 530, 550, 570, 590]},
            answer=shortfall,
            tolerance=3.5,
            right="Tepat: garisnya per orang, maka kekurangannya dikalikan dengan jumlah anggota.",
            hint="Hitung kekurangan satu orang dulu, lalu seluruh anggota rumah tangga.",
            mistakes=[
                Mistake(
                    "satu orang saja",
                    "Angka Anda adalah kekurangan satu orang. Soal menanyakan seluruh rumah tangga.",
                    answer=lambda n: NATIONAL_LINE - n["belanja"],
                ),
                Mistake(
                    "garis satu orang untuk serumah",
                    "Anda membandingkan belanja seluruh rumah tangga dengan garis untuk satu orang, sehingga keluarga "
                    "ini tampak jauh di atas garis.",
                    when=lambda a, n: abs(abs(a) - abs(NATIONAL_LINE - n["anggota"] * n["belanja"])) <= 3.5,
                    example=lambda n: NATIONAL_LINE - n["anggota"] * n["belanja"],
                ),
                Mistake(
                    "garis rumah tangga rata-rata",
                    "Anda memakai Rp3.053.269, batas bagi rumah tangga miskin rata-rata. Rumah tangga ini anggotanya "
                    "lain banyaknya.",
                    answer=lambda n: AVERAGE_POOR_HOUSEHOLD * NATIONAL_LINE - n["anggota"] * n["belanja"],
                ),
                Mistake(
                    "jumlah anggota rata-rata",
                    "Anda mengalikan dengan 4,76, rata-rata nasional. Pakai jumlah anggota pada soal.",
                    answer=lambda n: AVERAGE_POOR_HOUSEHOLD * (NATIONAL_LINE - n["belanja"]),
                ),
            ],
        ),
        "m01_kedalaman": Near(
            points=2,
            objective="indeks",
            reread="materi bagian 3, “Tiga cara menghitung: P0, P1, P2”",
            draw=TWO_POOREST,
            answer=gap,
            tolerance=0.06,
            right="Tepat: kesenjangan relatif dijumlahkan, lalu dibagi dengan semua orang.",
            hint="Tiga langkah: kesenjangan relatif tiap orang miskin, jumlahkan, bagi dengan semua orang.",
            mistakes=[
                Mistake(
                    "dibagi orang miskin saja",
                    "Anda membagi dengan banyaknya orang miskin. P1 dibagi dengan semua orang; yang Anda hitung adalah "
                    "rata-rata kesenjangan orang miskin.",
                    answer=lambda n: 100 * among_poor(n)[1],
                ),
                Mistake(
                    "belum dibagi garis",
                    "Anda merata-ratakan kekurangan dalam ribu rupiah. Kesenjangannya belum dibagi garis.",
                    answer=lambda n: LINE * indices(n)[1],
                ),
                Mistake(
                    "P0",
                    "Angka Anda adalah P0: berapa banyak, bukan seberapa dalam.",
                    answer=lambda n: 100 * indices(n)[0],
                ),
                Mistake(
                    "P2",
                    "Kesenjangannya sudah dikuadratkan. Itu P2; soal meminta P1.",
                    answer=lambda n: 100 * indices(n)[2],
                ),
                Mistake(
                    "pecahan, bukan persen",
                    "Angkanya tampak seperti pecahan. Soal meminta persen.",
                    when=lambda a, n: abs(100 * a - gap(n)) <= 0.06,
                    example=lambda n: gap(n) / 100,
                ),
            ],
        ),
        "m01_kode": Value(
            points=2,
            objective="indeks",
            reread="materi bagian 3, “Tiga cara menghitung: P0, P1, P2”",
            draw=TWO_POOREST,
            answer=indices,
            tolerance=0.0005,
            twin="m01_kedalaman",
            right="Tepat: satu rumus, tiga pangkat.",
            hint="Periksa pangkatnya, pembaginya, dan siapa yang dihitung miskin.",
            mistakes=[
                Mistake(
                    "persen, bukan pecahan",
                    "Hasil Anda dalam persen, sedangkan soal meminta pecahan dari 0 sampai 1.",
                    answer=lambda n: [100 * value for value in indices(n)],
                ),
                Mistake(
                    "dibagi orang miskin saja",
                    "Pembaginya banyak orang miskin; P0 menjadi 1. Bagilah dengan semua orang.",
                    answer=among_poor,
                ),
                Mistake(
                    "tepat di garis ikut dihitung",
                    "P0 Anda memuat orang yang belanjanya tepat di garis. Yang dihitung hanya yang di bawahnya.",
                    answer=lambda n: [indices(n)[0] + 0.1, *indices(n)[1:]],
                ),
            ],
        ),
        "m01_pindah": Goal(
            points=3,
            objective="indeks",
            reread="materi bagian 3, “P0 sebagai pemberi nilai: kontes tiga dinas”",
            reached=praised_by_p0_only,
            example=example_transfer(),
            right="Tepat: satu orang diangkat ke garis dengan uang orang yang lebih miskin, dan P0 bertepuk tangan.",
            hint="Periksa tiga hal: sumber uangnya orang, P0 bergerak ke kiri, dan P2 bergerak ke kanan.",
            mistakes=[
                Mistake(
                    "garisnya digeser",
                    "Garis pada setelan Anda bukan Rp600 ribu. Kembalikan dulu; yang diuji pemindahannya, bukan "
                    "garisnya.",
                    when=lambda a, _n: a["line"] != LINE,
                    example=example_transfer(line=700),
                ),
                Mistake(
                    "uang baru",
                    "Uangnya dari anggaran, sehingga tidak ada yang dirugikan. Pilih pemberi di antara sepuluh orang itu.",
                    when=lambda a, _n: a["giver"] == 0,
                    example=example_transfer(giver=0),
                ),
                Mistake(
                    "tidak ada yang berpindah",
                    "Pemberi dan penerimanya orang yang sama, atau jumlahnya nol.",
                    when=lambda a, _n: not outcome(a).moved,
                    example=example_transfer(giver=3),
                ),
                Mistake(
                    "belum sampai ke garis",
                    "P0 tidak turun: belum ada orang yang terangkat sampai garis, atau seorang terangkat sementara "
                    "seorang lain jatuh.",
                    when=lambda a, _n: signs(a)[0] >= 0,
                    example=example_transfer(amount=50),
                ),
                Mistake(
                    "P2 ikut turun",
                    "P0 memang turun, tetapi P2 tidak naik: pemberinya tidak lebih miskin daripada penerimanya.",
                    when=lambda a, _n: signs(a)[2] <= 0,
                    example=example_transfer(giver=10),
                ),
            ],
        ),
        "m01_gini": InBoxes(
            points=3,
            objective="indeks",
            reread="materi bagian 4, “Ketimpangan: Lorenz dan Gini”",
            answer=SORTED,
            right="Tepat: kemiskinan melihat ke bawah garis, Gini melihat perbandingan semua orang.",
            hint="Tanyakan dua hal terpisah: apakah ada yang berubah di bawah garis, dan apakah perbandingannya berubah?",
            mistakes=[
                Mistake(
                    "Gini hanya melihat orang miskin",
                    "Pada kartu tentang orang terkaya tidak ada yang berubah di bawah garis, jadi P1 tidak ikut "
                    "bergerak. Perbandingan antarorangnya yang berubah.",
                    when=lambda a, _n: (
                        not str(a.get("kaya_naik")).startswith("tetap")
                        or not str(a.get("kaya_turun")).startswith("tetap")
                    ),
                    example=with_boxes(kaya_turun="turun_turun"),
                ),
                Mistake(
                    "naik sama persen dianggap mengubah ketimpangan",
                    "Bila setiap belanja dikalikan angka yang sama, perbandingan antarorang tidak berubah.",
                    when=lambda a, _n: a.get("gaji") != SORTED["gaji"],
                    example=with_boxes(gaji="turun_turun"),
                ),
                Mistake(
                    "sama rupiah dianggap sama persen",
                    "Rp50 ribu berarti jauh lebih banyak bagi yang belanjanya kecil, sehingga perbandingannya ikut "
                    "berubah.",
                    when=lambda a, _n: a.get("tunai") == "turun_tetap",
                    example=with_boxes(tunai="turun_tetap"),
                ),
                Mistake(
                    "lupa bahwa garis ikut harga",
                    "Pada kartu harga, garisnya naik sedangkan belanja tetap. Siapa yang kini di bawah garis?",
                    when=lambda a, _n: a.get("harga") != SORTED["harga"],
                    example=with_boxes(harga="tetap_naik"),
                ),
            ],
        ),
        "m01_ppp": Near(
            points=2,
            objective="dunia",
            reread="materi bagian 6, “BPS dan Bank Dunia pada satu sumbu”",
            draw={"dolar": [2.15, 3, 4.2, 8.3], "faktor": [5089, 5353, 5988]},
            answer=line_in_thousands,
            tolerance=1.5,
            right="Tepat. Tulis selalu faktor dan tahun harganya di samping rupiahnya.",
            hint="Rupiah per bulan = dolar per hari × faktor PPP × 365 ÷ 12; lalu jadikan ribu rupiah.",
            mistakes=[
                Mistake(
                    "kurs pasar",
                    "Anda mengalikan dengan kurs pasar. Garis PPP ditulis dalam dolar yang daya belinya sama, bukan "
                    "dolar di tempat penukaran uang; hasilnya kira-kira tiga kali terlalu besar.",
                    answer=lambda n: rupiah_a_month(n["dolar"], MARKET_RATE) / 1000,
                ),
                Mistake(
                    "per hari",
                    "Angka Anda masih per hari. Soal meminta per bulan.",
                    answer=lambda n: n["dolar"] * n["faktor"] / 1000,
                ),
                Mistake(
                    "tiga puluh hari",
                    "Anda memakai 30 hari. Soal meminta 365 ÷ 12 hari, supaya setahun tetap 365 hari.",
                    answer=lambda n: n["dolar"] * n["faktor"] * 30 / 1000,
                ),
                Mistake(
                    "setahun",
                    "Angka Anda untuk setahun. Bagilah dengan 12.",
                    answer=lambda n: 12 * line_in_thousands(n),
                ),
                Mistake(
                    "rupiah, bukan ribu rupiah",
                    "Angkanya tampak dalam rupiah. Soal meminta ribu rupiah.",
                    when=lambda a, n: abs(a / 1000 - line_in_thousands(n)) <= 1.5,
                    example=lambda n: 1000 * line_in_thousands(n),
                ),
            ],
        ),
        "m01_satu_sumbu": SetOf(
            points=2,
            objective="dunia",
            reread="materi bagian 6, “BPS dan Bank Dunia pada satu sumbu”",
            answer={"b", "d", "e"},
            right="Tepat: satu sebaran, beberapa garis, dan setiap garis punya gunanya.",
            hint="Untuk setiap pernyataan tanyakan: garis yang mana?",
            mistakes=[
                Mistake(
                    "angka besar membantah angka kecil",
                    "Garis yang lebih tinggi selalu memberi persentase yang lebih besar. Itu bukan bukti salah hitung.",
                    when=lambda a, _n: "a" in a,
                    example=["a", "b", "d", "e"],
                ),
                Mistake(
                    "garis yang berbeda dibaca sebagai tren",
                    "Dua angka yang Anda sambung memakai garis yang berbeda. Selisihnya bukan perubahan menurut waktu.",
                    when=lambda a, _n: "c" in a,
                    example=["b", "c", "d", "e"],
                ),
                Mistake(
                    "belum semua",
                    "Yang Anda pilih memang tepat, tetapi masih ada pernyataan lain yang tepat.",
                    when=lambda a, _n: 0 < len(a) < 3 and set(a) < {"b", "d", "e"},
                    example=["b", "e"],
                ),
            ],
        ),
        "m01_duga_garis": Predicted(
            points=1,
            objective="dunia",
            reread="materi, “Coba dulu”",
            example="a",
            right="Dugaan Anda tercatat sebelum jawabannya dibuka. Bandingkan dengan yang tertulis di sana.",
        ),
        "m01_multidimensi": Near(
            points=2,
            objective="multidimensi",
            reread="materi bagian 7, “Kemiskinan multidimensi”",
            answer=FIVE.adjusted_headcount,
            tolerance=0.0006,
            right="Tepat: kekurangan orang di bawah batas disisihkan, dan yang tepat di batas ikut dihitung.",
            hint="Hitung skor kelima orang dulu; tentukan siapa yang miskin; baru jumlahkan skor mereka dan bagi lima.",
            mistakes=[
                Mistake(
                    "skor dibulatkan dulu",
                    "Orang yang tepat di batas hilang dari hitungan Anda, barangkali karena skornya dibulatkan menjadi "
                    "0,3333 sebelum dibandingkan.",
                    answer=(4 / 9 + 6 / 9) / 5,
                ),
                Mistake(
                    "lupa menyisihkan",
                    "Anda ikut menghitung skor orang yang belum sampai batas.",
                    answer=(4 / 9 + 1 / 6 + 1 / 3 + 6 / 9) / 5,
                ),
                Mistake("H saja", "Angka Anda adalah H, bagian orang yang miskin.", answer=FIVE.headcount),
                Mistake("A saja", "Angka Anda adalah A, rata-rata skor orang miskin.", answer=FIVE.intensity),
                Mistake(
                    "persen, bukan pecahan",
                    "Angkanya tampak dalam persen. Soal meminta pecahan desimal.",
                    when=lambda a, _n: abs(a / 100 - FIVE.adjusted_headcount) <= 0.0006,
                    example=100 * FIVE.adjusted_headcount,
                ),
            ],
        ),
        "m01_derau": Near(
            points=2,
            objective="derau",
            reread="materi bagian 8, “Galat sampel: kapan turun itu berita?”",
            draw={"p": [7, 9, 11, 13, 19, 22]},
            answer=error_of_change,
            tolerance=0.03,
            right="Tepat: dua survei, dua kali ragamnya. Bandingkan angka ini dengan 0,14 persen poin.",
            hint="Galat baku satu tahun = √(deff × p × (1 − p) ÷ n), dengan p sebagai pecahan; lalu pikirkan selisihnya.",
            mistakes=[
                Mistake(
                    "satu akar dua hilang",
                    "Angka Anda kurang satu faktor √2. Periksa keduanya: efek rancangan, dan bahwa yang ditanyakan "
                    "selisih dua survei, bukan satu.",
                    answer=lambda n: error_of_change(n) / 2**0.5,
                ),
                Mistake(
                    "acak sederhana dan satu tahun",
                    "Angka Anda adalah galat baku satu tahun tanpa efek rancangan. Dua hal belum masuk.",
                    answer=lambda n: error_of_change(n) / 2,
                ),
                Mistake(
                    "galat dijumlahkan",
                    "Anda menjumlahkan galat baku kedua tahun. Yang dijumlahkan ragamnya, baru kemudian diakarkan.",
                    answer=lambda n: 2**0.5 * error_of_change(n),
                ),
                Mistake(
                    "lebar selang",
                    "Angka Anda sudah dikalikan 1,96 atau 2. Itu setengah lebar selang kepercayaan; soal meminta galat "
                    "bakunya.",
                    when=lambda a, n: 1.95 <= a / error_of_change(n) <= 2.01,
                    example=lambda n: 1.96 * error_of_change(n),
                ),
                Mistake(
                    "pecahan, bukan persen poin",
                    "Angkanya tampak seperti pecahan. Soal meminta persen poin.",
                    when=lambda a, n: abs(100 * a - error_of_change(n)) <= 0.05,
                    example=lambda n: round(error_of_change(n) / 100, 5),
                ),
            ],
        ),
        "m01_nota": Written(
            points=6,
            objective="dunia",
            reread="materi bagian 10, “Untuk nota dinas Anda”",
            rubric="m01_nota.md",
        ),
    },
)
