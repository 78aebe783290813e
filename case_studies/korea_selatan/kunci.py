"""Key of the Korean case. Never part of a release; read by the judge only."""

from akademi.grading import InBoxes, InOrder, Key, Mistake, Near, OneOf, Written

INCOME_1970, INCOME_1979 = 825, 4_602
FUND_2025, FUND_2026 = 327_771_213_000, 110_587_807_000
VILLAGES = 300
BONUS = {"pagu": [90, 110, 130, 150], "persen": [4, 5, 6, 8], "terbaik": [10, 15, 20, 25]}
PROGRESS = {"hulu": [40, 42, 44], "hilir": [70, 71, 72]}
CARDS = {
    "tanah": "awal",
    "harga": "awal",
    "generasi": "dukung",
    "arsip": "batas",
    "memudar": "batas",
    "atap": "biaya",
    "suara": "biaya",
}


def bonus(numbers):
    """Million rupiah for each winning village."""
    return 1000 * numbers["pagu"] * numbers["persen"] / 100 / winners(numbers)


def winners(numbers):
    """Villages that win a bonus."""
    return VILLAGES * numbers["terbaik"] / 100


FALL = 100 * (1 - FUND_2026 / FUND_2025)

KUNCI = Key(
    assignment="kasus_korea_selatan",
    objectives={
        "waktu": "menempatkan keputusan pada waktunya, bersama keadaan awalnya",
        "angka": "menguji angka keberhasilan: sumber, satuan, pembanding",
        "timbang": "menimbang insentif terhadap paksaan dan biaya",
        "rancang": "merancang bantuan desa yang menghargai usaha tanpa meninggalkan desa miskin",
    },
    items={
        "kk_urutan": InOrder(
            points=2,
            objective="waktu",
            reread="kasus bagian 2, “Yang diketahui saat itu”, dan bagian 8, “Yang dibayar”",
            answer=["e", "c", "a", "f", "b", "d"],
            right="Tepat: tanah datang dua puluh tahun sebelum semen, dan pembubaran parlemen sesudah putaran kedua diputuskan.",
            hint="Tahunnya ada pada kolom pertama Bukti A dan Bukti E.",
            mistakes=[
                Mistake(
                    "semen sebelum tanah",
                    "Pada urutan Anda gerakan desa mendahului pembagian tanah. Justru tanah itulah keadaan awalnya.",
                    when=lambda a, _n: a.index("a") < a.index("e"),
                    example=["a", "e", "c", "f", "b", "d"],
                ),
                Mistake(
                    "jarak sesudah gerakan",
                    "Jarak desa dan kota Anda taruh sesudah gerakan. Jarak itulah salah satu alasan gerakan dimulai.",
                    when=lambda a, _n: a.index("c") > a.index("a"),
                    example=["e", "a", "c", "f", "b", "d"],
                ),
                Mistake(
                    "keadaan darurat terlalu awal",
                    "Pembubaran parlemen Anda taruh sebelum pemilihan. Urutannya terbalik: pemilihan yang ketat dulu.",
                    when=lambda a, _n: a.index("b") < a.index("f"),
                    example=["e", "c", "a", "b", "f", "d"],
                ),
            ],
        ),
        "kk_sumber": OneOf(
            points=1,
            objective="angka",
            reread="kasus bagian 2, “Cerita yang terlalu rapi”",
            answer="b",
            right="Tepat: siapa yang berkata, lewat siapa, dan apa yang tidak disebut.",
            hint="Tanyakan: siapa yang menilai, dengan ukuran apa, dan di mana daftar desanya?",
            mistakes=[
                Mistake(
                    "kutipan dianggap bukti",
                    "Angka yang sering diulang belum tentu pernah diukur. Yang kami temukan hanya kutipan dari kutipan.",
                    answer="a",
                ),
                Mistake(
                    "ragu menjadi tuduhan",
                    "Tidak ditemukan sumber pertamanya bukan berarti dikarang. Tuduhan pun memerlukan bukti.",
                    answer="c",
                ),
                Mistake(
                    "penerima dianggap berhasil",
                    "Sekitar 34.000 adalah desa yang menerima semen, bukan yang dinilai berhasil.",
                    answer="d",
                ),
            ],
        ),
        "kk_kali": Near(
            points=2,
            objective="angka",
            reread="kasus bagian 7, “Pendapatan naik berapa kali?”",
            answer=INCOME_1979 / INCOME_1970,
            tolerance=0.03,
            right="Tepat. Sekarang tanyakan: dalam dolar apa, dan dibanding siapa?",
            hint="Kelipatan adalah hasil bagi: tahun akhir dibagi tahun awal.",
            mistakes=[
                Mistake(
                    "persen kenaikan",
                    "Angka Anda adalah persen kenaikan. Soal meminta kelipatan.",
                    answer=100 * (INCOME_1979 / INCOME_1970 - 1),
                ),
                Mistake(
                    "kenaikan, bukan kelipatan",
                    "Anda mengurangi satu: itu kenaikannya dalam kali, sedangkan yang ditanyakan nilai akhirnya berapa kali nilai awal.",
                    answer=INCOME_1979 / INCOME_1970 - 1,
                ),
                Mistake(
                    "selisih dolar",
                    "Itu selisih kedua pendapatan dalam dolar, bukan kelipatannya.",
                    answer=INCOME_1979 - INCOME_1970,
                ),
                Mistake(
                    "terbalik",
                    "Pembagiannya terbalik: hasil di bawah satu berarti pendapatannya turun.",
                    answer=INCOME_1970 / INCOME_1979,
                ),
            ],
        ),
        "kk_tafsir": OneOf(
            points=1,
            objective="angka",
            reread="kasus bagian 7, “Pendapatan naik berapa kali?”",
            answer="d",
            right="Tepat: seiring, dan tanpa pembanding. Keduanya perlu dikatakan.",
            hint="Apa yang terjadi pada orang yang tidak ikut gerakan itu?",
            mistakes=[
                Mistake(
                    "sesudah berarti karena",
                    "Kenaikan sesudah gerakan belum tentu karena gerakan. Seluruh negeri naik bersamaan.",
                    answer="a",
                ),
                Mistake(
                    "di bawah rata-rata berarti rugi",
                    "Sedikit di bawah rata-rata tidak menunjukkan kerugian; tanpa kebijakan desa jaraknya mungkin lebih lebar.",
                    answer="b",
                ),
                Mistake(
                    "kelipatan dianggap besar",
                    "Kelipatan tidak mengatakan siapa yang lebih kaya. Besarnya pun berbeda satuan: per rumah tangga dan per orang.",
                    answer="c",
                ),
            ],
        ),
        "kk_turun": Near(
            points=2,
            objective="angka",
            reread="kasus bagian 10, “Yang dapat dipelajari dana desa”",
            answer=FALL,
            tolerance=0.15,
            right="Tepat: dua pertiga. Angka di berita dibulatkan terlalu jauh.",
            hint="Penurunan dibagi nilai semula, bukan nilai sesudahnya.",
            mistakes=[
                Mistake(
                    "menyalin berita",
                    "Itu angka yang ditulis beritanya. Hitung sendiri dari kedua jumlah rupiahnya.",
                    answer=70,
                ),
                Mistake(
                    "bagian yang tersisa",
                    "Angka Anda adalah bagian yang tersisa, bukan yang hilang.",
                    answer=100 - FALL,
                ),
                Mistake(
                    "dibagi nilai baru",
                    "Anda membagi dengan nilai 2026, sehingga hasilnya lebih dari seratus persen. Pembaginya nilai semula.",
                    answer=100 * (FUND_2025 - FUND_2026) / FUND_2026,
                ),
            ],
        ),
        "kk_bonus": Near(
            points=2,
            objective="rancang",
            reread="kasus bagian 10, “Yang dapat dipelajari dana desa”",
            draw=BONUS,
            answer=bonus,
            tolerance=0.6,
            right="Tepat. Bonus sebesar ini cukup besar untuk diperhatikan, dan cukup kecil untuk tidak memiskinkan yang kalah?",
            hint="Tiga langkah: bonus seluruhnya, jumlah desa pemenang, lalu bagi.",
            mistakes=[
                Mistake(
                    "dibagi semua desa",
                    "Anda membagi bonus kepada seluruh 300 desa. Hanya sebagian yang menang.",
                    answer=lambda n: 1000 * n["pagu"] * n["persen"] / 100 / VILLAGES,
                ),
                Mistake(
                    "seluruh dana dibagikan",
                    "Anda membagi seluruh dana desa, bukan bagian bonusnya.",
                    answer=lambda n: 1000 * n["pagu"] / winners(n),
                ),
                Mistake(
                    "miliar dan juta tertukar",
                    "Besarannya meleset seribu kali. Satu miliar adalah seribu juta.",
                    answer=lambda n: bonus(n) / 1000,
                ),
                Mistake(
                    "persen dianggap jumlah desa",
                    "Persentase desa terbaik Anda pakai sebagai jumlah desa. Hitung dulu berapa desa itu dari 300.",
                    answer=lambda n: 1000 * n["pagu"] * n["persen"] / 100 / n["terbaik"],
                ),
            ],
        ),
        "kk_kemajuan": OneOf(
            points=1,
            objective="rancang",
            reread="kasus bagian 4, “Dua desa”",
            draw=PROGRESS,
            answer="c",
            right="Tepat: kemajuan dihitung dari keadaan awal, dan selisih kecil diperiksa dulu.",
            hint="Kurangkan nilai awal dari nilai akhir, untuk kedua desa.",
            mistakes=[
                Mistake(
                    "nilai akhir dianggap kemajuan",
                    "Nilai tertinggi menunjukkan keadaan, bukan kemajuan. Desa yang sudah maju akan selalu menang.",
                    answer="a",
                ),
                Mistake(
                    "kebutuhan dianggap kemajuan",
                    "Nilai awal yang rendah menunjukkan kebutuhan. Bonus ini untuk kemajuan, jadi selisihnya perlu dihitung.",
                    answer="b",
                ),
                Mistake(
                    "selisihnya keliru",
                    "Hitung lagi kedua selisihnya: nilai akhir dikurangi nilai awal, untuk masing-masing desa.",
                    answer="d",
                ),
            ],
        ),
        "kk_kartu": InBoxes(
            points=3,
            objective="timbang",
            reread="kasus bagian 7, “Yang terjadi kemudian”, dan bagian 9, “Apakah insentif desa bekerja? Bukti dari Indonesia”",
            answer=CARDS,
            right="Tepat: cerita yang sama berisi keadaan awal, bukti, batas bukti, dan biaya.",
            hint="Tanyakan pada setiap kartu: sebelum, sesudah, atau akibat? dan ke arah mana?",
            mistakes=[
                Mistake(
                    "keadaan awal dianggap jasa gerakan",
                    "Pembagian tanah atau harga gabah Anda taruh sebagai hasil insentif. Keduanya berjalan tanpa gerakan itu.",
                    when=lambda a, _n: "dukung" in {a.get("tanah"), a.get("harga")},
                    example={**CARDS, "tanah": "dukung"},
                ),
                Mistake(
                    "bukti lawan dianggap dukungan",
                    "Ada kartu yang justru melemahkan cerita, tetapi Anda taruh sebagai dukungan.",
                    when=lambda a, _n: "dukung" in {a.get("arsip"), a.get("memudar")},
                    example={**CARDS, "memudar": "dukung"},
                ),
                Mistake(
                    "biaya dianggap keberhasilan",
                    "Atap baru atau suara untuk penguasa Anda taruh sebagai bukti bahwa insentif bekerja. Bekerja untuk siapa?",
                    when=lambda a, _n: "dukung" in {a.get("atap"), a.get("suara")},
                    example={**CARDS, "atap": "dukung"},
                ),
                Mistake(
                    "dukungan dilewatkan",
                    "Hasil uji acak yang membaik pada awalnya Anda taruh di kotak lain. Bukti yang mendukung pun harus diakui.",
                    when=lambda a, _n: a.get("generasi") != "dukung",
                    example={**CARDS, "generasi": "batas"},
                ),
            ],
        ),
        "kk_nota": Written(
            points=7,
            objective="rancang",
            reread="kasus bagian 10, “Yang dapat dipelajari dana desa”",
            rubric="kk_nota.md",
        ),
    },
)
