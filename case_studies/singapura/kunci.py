"""Key of the Singapore case. Never part of a release; read by the judge only."""

from akademi.grading import InBoxes, InOrder, Key, Mistake, Near, OneOf, SetOf, Written

HOMELESS = 16_000
SPENT, UNITS, PEOPLE_HOUSED = 230_000_000, 53_000, 250_000
PACE = {"jiwa": [4, 5, 6, 7, 8], "bulan": [7, 8, 9, 10, 11]}
EMPTY = {"biaya": [80, 100, 120, 150], "kosong": [20, 25, 30, 34, 40]}
THEN = {
    "dua_kali": "diketahui",
    "lembaga": "diketahui",
    "penyewa": "diketahui",
    "belanja": "kemudian",
    "flat": "kemudian",
    "tahanan": "kemudian",
    "enggan": "tafsir",
    "janji": "tafsir",
}
SHOWN = {
    "ahmedabad": "pindah_ragu",
    "addis": "pindah_baik",
    "techo": "di_tempat",
    "lantai": "di_tempat",
    "hdb": "tanpa",
    "semeru": "pindah_ragu",
}


def units_a_month(numbers):
    """Flats to be finished each month so that everybody is housed in time."""
    return HOMELESS / numbers["jiwa"] / numbers["bulan"]


def cost_of_a_lived_in_house(numbers):
    """Million rupiah for each house that is lived in; the empty ones were paid for too."""
    return numbers["biaya"] / (1 - numbers["kosong"] / 100)


KUNCI = Key(
    assignment="kasus_singapura",
    objectives={
        "saat_itu": "memisahkan yang diketahui saat keputusan dari yang kemudian",
        "angka": "memeriksa angka yang berselisih dan menghitung kapasitas",
        "timbang": "menimbang manfaat terhadap biaya dengan bukti",
        "pindah": "menilai apa yang dapat dibawa ke kabupaten dan syaratnya",
    },
    items={
        "ks_saat_itu": InBoxes(
            points=3,
            objective="saat_itu",
            reread="kasus bagian 2, “Yang diketahui saat itu”, dan bagian 7, “Yang dibayar”",
            answer=THEN,
            right="Tepat: orang yang memutuskan tidak memiliki angka tahun 1963 atau 1965, dan tafsir bukan bagian dari berkasnya.",
            hint="Tanyakan dua hal pada setiap kartu: kapan itu terjadi, dan dapatkah itu diperiksa?",
            mistakes=[
                Mistake(
                    "bijak sesudah kejadian",
                    "Ada kartu tentang hasil tahun-tahun sesudahnya yang Anda taruh di meja Mei 1961. Menilai keputusan dengan "
                    "pengetahuan kemudian membuat semua keputusan yang berhasil tampak mudah.",
                    when=lambda a, _n: "diketahui" in {a.get("flat"), a.get("belanja"), a.get("tahanan")},
                    example={**THEN, "flat": "diketahui"},
                ),
                Mistake(
                    "watak dianggap fakta",
                    "Kartu tentang warga yang “tidak mau maju” Anda taruh sebagai fakta. Kelompok kerja 1956 justru menemukan alasan "
                    "lain, yang menyangkut nafkah dan biaya.",
                    when=lambda a, _n: a.get("enggan") == "diketahui",
                    example={**THEN, "enggan": "diketahui"},
                ),
                Mistake(
                    "andaian dianggap kejadian",
                    "Kalimat “tanpa penggusuran tidak akan makmur” membandingkan dengan Singapura yang tidak pernah ada. Itu tidak "
                    "dapat diperiksa.",
                    when=lambda a, _n: a.get("janji") in {"diketahui", "kemudian"},
                    example={**THEN, "janji": "kemudian"},
                ),
                Mistake(
                    "peringatan lama terlewat",
                    "Ada fakta sebelum kebakaran yang Anda taruh di kotak lain. Kebakaran 1959, laju lembaga lama, dan temuan 1956 "
                    "sudah ada di atas meja.",
                    when=lambda a, _n: any(a.get(card) != "diketahui" for card in ("dua_kali", "lembaga", "penyewa")),
                    example={**THEN, "penyewa": "kemudian"},
                ),
            ],
        ),
        "ks_selisih": OneOf(
            points=1,
            objective="angka",
            reread="kasus bagian 2, “Angka yang berselisih”",
            answer="c",
            right="Tepat: rentang disebut, dan kekurangannya juga. Usul yang baik harus bertahan di kedua ujungnya.",
            hint="Apa yang dilakukan peneliti bila sumber memakai kata yang berbeda tanpa definisi?",
            mistakes=[
                Mistake(
                    "merata-ratakan definisi",
                    "Merata-ratakan tiga angka hanya masuk akal bila ketiganya mengukur hal yang sama. Di sini katanya pun berbeda.",
                    answer="a",
                ),
                Mistake(
                    "resmi berarti pasti",
                    "Halaman pemerintah tentang keberhasilan sendiri juga satu sumber dengan kepentingannya. Angka terbesar membuat "
                    "hasilnya tampak paling hebat.",
                    answer="b",
                ),
                Mistake(
                    "diam karena tidak pasti",
                    "Tidak pasti bukan berarti tidak tahu. Rentang pun berguna untuk memutuskan.",
                    answer="d",
                ),
            ],
        ),
        "ks_kapasitas": Near(
            points=2,
            objective="angka",
            reread="kasus bagian 2, “Sanggupkah lembaga yang baru berdiri?”",
            draw=PACE,
            answer=units_a_month,
            tolerance=1.0,
            right="Tepat. Bandingkan dengan 60 unit sebulan, laju rata-rata lembaga lama.",
            hint="Dua langkah: berapa unit seluruhnya, lalu dibagi ke setiap bulan.",
            mistakes=[
                Mistake(
                    "lupa membagi bulan",
                    "Angka Anda adalah jumlah unit seluruhnya, bukan laju setiap bulan.",
                    answer=lambda n: HOMELESS / n["jiwa"],
                ),
                Mistake(
                    "satu orang satu unit",
                    "Anda membagi korban dengan bulan saja, seolah-olah setiap orang mendapat satu unit sendiri.",
                    answer=lambda n: HOMELESS / n["bulan"],
                ),
                Mistake(
                    "laju setahun",
                    "Angka ini tampak seperti unit per tahun. Soal meminta per bulan.",
                    answer=lambda n: 12 * HOMELESS / n["jiwa"] / n["bulan"],
                ),
                Mistake(
                    "jiwa dikalikan",
                    "Jumlah orang per unit Anda kalikan. Makin banyak orang dalam satu unit, makin sedikit unit yang diperlukan.",
                    answer=lambda n: HOMELESS * n["jiwa"] / n["bulan"],
                ),
            ],
        ),
        "ks_biaya": Near(
            points=2,
            objective="angka",
            reread="kasus bagian 6, “Yang terjadi kemudian”",
            answer=SPENT / UNITS,
            tolerance=6,
            right="Tepat. Harga jual flat dua kamar pada 1964 sedikit di atas angka ini; tanah dan bunga tidak termasuk di dalamnya.",
            hint="Belanja dibagi unit, keduanya ditulis penuh: juta berarti enam angka nol.",
            mistakes=[
                Mistake(
                    "per orang, bukan per unit",
                    "Anda membagi dengan jumlah orang yang ditampung. Soal meminta biaya satu unit.",
                    answer=SPENT / PEOPLE_HOUSED,
                ),
                Mistake(
                    "juta dan ribu tertukar",
                    "Besarannya meleset seribu kali: 230 juta dibagi 53 ribu, bukan 230 ribu dibagi 53 ribu atau 230 juta dibagi 53.",
                    when=lambda a, _n: abs(a - SPENT / UNITS / 1000) < 0.01 or abs(a - 1000 * SPENT / UNITS) < 6000,
                    example=SPENT / UNITS / 1000,
                ),
                Mistake(
                    "terbalik",
                    "Pembagiannya terbalik: itu jumlah unit untuk setiap juta dolar.",
                    answer=UNITS / (SPENT / 1_000_000),
                ),
            ],
        ),
        "ks_dihuni": Near(
            points=2,
            objective="pindah",
            reread="kasus bagian 9, “Lumajang: kunci sudah diserahkan, sebagian warga kembali”",
            draw=EMPTY,
            answer=cost_of_a_lived_in_house,
            tolerance=0.3,
            right="Tepat: rumah kosong dibayar oleh rumah yang dihuni. Lokasi yang lebih mahal tetapi dekat dapat lebih murah.",
            hint="Seluruh belanja tetap 400 rumah; yang berkurang adalah pembaginya.",
            mistakes=[
                Mistake(
                    "persen ditambahkan",
                    "Anda menambah biaya sebesar persentase kosongnya. Yang berubah adalah pembagi, bukan biayanya, sehingga hasilnya "
                    "lebih besar daripada itu.",
                    answer=lambda n: n["biaya"] * (1 + n["kosong"] / 100),
                ),
                Mistake(
                    "biaya dikurangi",
                    "Hasil Anda lebih murah daripada biaya membangun. Rumah kosong tidak mengembalikan uang.",
                    answer=lambda n: n["biaya"] * (1 - n["kosong"] / 100),
                ),
                Mistake(
                    "dibagi bagian kosong",
                    "Anda membagi dengan bagian yang kosong. Pembaginya adalah bagian yang dihuni.",
                    answer=lambda n: n["biaya"] / (n["kosong"] / 100),
                ),
                Mistake(
                    "kosong diabaikan",
                    "Itu biaya membangun satu rumah. Soal bertanya tentang rumah yang dihuni.",
                    answer=lambda n: n["biaya"],
                ),
            ],
        ),
        "ks_urutan": InOrder(
            points=2,
            objective="pindah",
            reread="kasus bagian 10, “Yang dapat dibawa ke kabupaten”",
            answer=["d", "b", "f", "e", "a", "c"],
            right="Tepat: nafkah didata sebelum lokasi, tanah selesai sebelum kunci, dan hitungannya sesudah dihuni.",
            hint="Setiap langkah menyebut hasil langkah sebelumnya: “daftar itu”, “jarak itu”, “lokasi yang disepakati”.",
            mistakes=[
                Mistake(
                    "bangun dulu",
                    "Pada urutan Anda rumah dibangun sebelum status tanahnya selesai. Di Lumajang ribuan rumah sempat berdiri di atas "
                    "tanah pinjam.",
                    when=lambda a, _n: a.index("a") < a.index("e"),
                    example=["d", "b", "f", "a", "e", "c"],
                ),
                Mistake(
                    "lokasi dulu",
                    "Lokasi disepakati sebelum tempat nafkah didata. Dengan apa warga membandingkannya?",
                    when=lambda a, _n: a.index("f") < a.index("d"),
                    example=["f", "d", "b", "e", "a", "c"],
                ),
            ],
        ),
        "ks_wewenang": SetOf(
            points=2,
            objective="pindah",
            reread="kasus bagian 3, “Singapura 1961 bukan kabupaten”, dan bagian 10, “Yang dapat dibawa ke kabupaten”",
            answer={"b", "d"},
            right="Tepat: keduanya milik negara, bukan kabupaten. Tiga yang lain dapat dimulai bulan depan.",
            hint="Siapa yang membuat undang-undang, dan siapa yang mengelola dana pensiun pekerja?",
            mistakes=[
                Mistake(
                    "meremehkan wewenang sendiri",
                    "Ada pilihan Anda yang sebenarnya dapat dikerjakan kabupaten: mendata, menyiapkan rancangan, dan menunjuk penanggung "
                    "jawab tidak memerlukan undang-undang baru.",
                    when=lambda a, _n: bool(set(a) & {"a", "c", "e"}),
                    example=["a", "b", "d"],
                ),
                Mistake(
                    "hanya satu",
                    "Yang Anda pilih memang tepat, tetapi masih ada satu wewenang lain yang tidak ikut terbawa.",
                    when=lambda a, _n: len(a) == 1,
                    example=["b"],
                ),
            ],
        ),
        "ks_bukti": InBoxes(
            points=2,
            objective="timbang",
            reread="kasus bagian 8, “Apakah rumah baru mengeluarkan orang dari kemiskinan?”",
            answer=SHOWN,
            right="Tepat: arah temuan dan ada tidaknya pembanding adalah dua hal yang berbeda.",
            hint="Tanyakan berurutan: pindah atau di tempat? ada pembanding? ke arah mana hasilnya?",
            mistakes=[
                Mistake(
                    "satu negara dianggap bukti",
                    "Kenaikan di Singapura Anda taruh sebagai bukti dampak. Perumahan, pabrik, sekolah, dan investasi naik bersamaan.",
                    when=lambda a, _n: a.get("hdb") != "tanpa",
                    example={**SHOWN, "hdb": "pindah_baik"},
                ),
                Mistake(
                    "hasil yang berlawanan disamakan",
                    "Ahmedabad dan Addis Ababa sama-sama undian ke pinggir kota, tetapi hasilnya berlawanan.",
                    when=lambda a, _n: a.get("ahmedabad") == a.get("addis"),
                    example={**SHOWN, "addis": "pindah_ragu"},
                ),
                Mistake(
                    "pindah dan di tempat tertukar",
                    "Ada kartu tentang perbaikan rumah di tempat semula yang Anda taruh di kotak pindah, atau sebaliknya.",
                    when=lambda a, _n: a.get("techo") != "di_tempat" or a.get("lantai") != "di_tempat",
                    example={**SHOWN, "techo": "pindah_baik"},
                ),
            ],
        ),
        "ks_nota": Written(
            points=6,
            objective="timbang",
            reread="kasus bagian 10, “Yang dapat dibawa ke kabupaten”",
            rubric="ks_nota.md",
        ),
    },
)
