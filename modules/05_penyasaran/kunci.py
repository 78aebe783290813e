"""Key of module 05. Never part of a release; read by the judge only."""

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
from akademi.models.targeting import allocate
from akademi.simulators.targeting import outcome

AUDIT = {"terjangkau": [42, 45, 48, 51, 54], "bocor": [12, 16, 20, 40, 50]}
POOR_IN_AUDIT, HOUSEHOLDS_IN_AUDIT = 80, 400
LIST = {"garis": [610, 720], "kuota": [2, 3]}
SPENDING = [430, 700, 510, 390, 640, 550, 900, 600, 1200, 1500]
COST = {"bantuan": [2.4, 3, 3.6], "terjangkau": [96, 120, 125, 150]}
RECIPIENTS, VISITS, VISIT = 200, 1000, 0.06
DISTRICT = {"penduduk_b": [20, 25, 30], "p1_b": [4, 5, 6]}
HIGHEST_EXCLUSION = 0.30
SET_UP = {"method": "pmt", "quota": 15, "quality": 50, "survey_cost": 0}


def on_the_list(numbers):
    """How many of the ten are poor, and how many of these are served."""
    poor = [spent < numbers["garis"] for spent in SPENDING]
    return sum(poor), sum(poor[: numbers["kuota"]])


def exclusion_of_list(numbers):
    """Exclusion error of the ten households, from 0 to 1."""
    poor, reached = on_the_list(numbers)
    return (poor - reached) / poor


def cost_per_poor(numbers, visits=VISITS):
    """Budget for each poor household that is reached, million rupiah."""
    return (numbers["bantuan"] * RECIPIENTS + visits * VISIT) / numbers["terjangkau"]


def share_of_b(numbers):
    """Share of the second district by persons times P1, billion rupiah."""
    return float(allocate(10, [40 * 1.5, numbers["penduduk_b"] * numbers["p1_b"], 60 * 2])[1])


def set_up_kept(settings):
    """Whether method, quality and cost are those of the task."""
    return all(settings[name] == SET_UP[name] for name in ("method", "quality", "survey_cost"))


def acceptable(quota):
    """Whether a list of this length misses few enough of the poor."""
    return outcome({**SET_UP, "quota": quota}).table.exclusion <= HIGHEST_EXCLUSION


def shortest_list(settings, _numbers):
    """1 for the shortest acceptable list, 0.5 for one that is longer than need be."""
    if not set_up_kept(settings) or not acceptable(settings["quota"]):
        return 0.0
    return 0.5 if acceptable(settings["quota"] - 1) else 1.0


def shortest_settings(_numbers):
    """Settings that reach the goal, found with the model itself."""
    return {**SET_UP, "quota": next(quota for quota in range(1, 61) if acceptable(quota))}


def boxes(**changes):
    """Boxes of a named wrong answer."""
    right = {"a": "penerima", "b": "miskin", "c": "semua", "d": "semua", "e": "penerima", "f": "miskin"}
    return {**right, "g": "penerima", **changes}


KUNCI = Key(
    "05_penyasaran",
    objectives={
        "galat": "Menghitung galat eksklusi dan galat inklusi dengan penyebutnya masing-masing",
        "angka": "Menjelaskan mengapa akurasi menyesatkan dan apa yang bukan arti sebuah desil",
        "pmt": "Menyusun PMT, mengujinya, dan menggeser batasnya",
        "pilihan": "Menimbang memilih atau memberi semua, termasuk ongkos memilih",
        "rancangan": "Merancang pembagian wilayah, pelindungan data, dan kanal sanggah",
    },
    items={
        "m05_galat": Near(
            points=2,
            objective="galat",
            reread="materi bagian 1, “Dua rumah, dua galat”",
            draw=AUDIT,
            answer=lambda n: 100 * n["bocor"] / (n["terjangkau"] + n["bocor"]),
            tolerance=0.6,
            right="Tepat: galat inklusi dibagi dengan semua penerima, miskin maupun tidak.",
            hint="Hitung dulu berapa semua nama di daftar.",
            mistakes=[
                Mistake(
                    "dibagi yang miskin",
                    "Yang bocor Anda bagi dengan jumlah rumah tangga miskin. Galat inklusi bertanya tentang isi *daftar*.",
                    answer=lambda n: 100 * n["bocor"] / POOR_IN_AUDIT,
                ),
                Mistake(
                    "dibagi semua rumah tangga",
                    "Anda membagi dengan seluruh rumah tangga desa, sehingga galatnya tampak kecil. Yang ditanya bagian "
                    "dari penerima.",
                    answer=lambda n: 100 * n["bocor"] / HOUSEHOLDS_IN_AUDIT,
                ),
                Mistake(
                    "galat yang lain",
                    "Angka Anda adalah galat eksklusi: bagian orang miskin yang tidak ada di daftar.",
                    answer=lambda n: 100 * (POOR_IN_AUDIT - n["terjangkau"]) / POOR_IN_AUDIT,
                ),
                Mistake(
                    "bagian yang benar",
                    "Angka Anda adalah bagian penerima yang memang miskin, pelengkap dari yang ditanya.",
                    answer=lambda n: 100 * n["terjangkau"] / (n["terjangkau"] + n["bocor"]),
                ),
            ],
        ),
        "m05_kode": Value(
            points=2,
            objective="galat",
            reread="materi bagian 1, “Dua rumah, dua galat”",
            draw=LIST,
            answer=exclusion_of_list,
            tolerance=0.005,
            twin="m05_galat",
            right="Tepat: yang dihitung adalah orang miskin di belakang batas, dibagi semua yang miskin.",
            hint="Tandai siapa yang miskin, lalu lihat berapa di antaranya berdiri di belakang batas kuota.",
            mistakes=[
                Mistake(
                    "bagian yang terjangkau",
                    "Hasil Anda adalah bagian orang miskin yang justru terjangkau.",
                    answer=lambda n: on_the_list(n)[1] / on_the_list(n)[0],
                ),
                Mistake(
                    "dibagi semua rumah tangga",
                    "Yang terlewat Anda bagi dengan sepuluh rumah tangga, bukan dengan yang miskin.",
                    answer=lambda n: (on_the_list(n)[0] - on_the_list(n)[1]) / len(SPENDING),
                ),
                Mistake(
                    "galat inklusi",
                    "Hasil Anda adalah galat inklusi: bagian penerima yang tidak miskin.",
                    answer=lambda n: (n["kuota"] - on_the_list(n)[1]) / n["kuota"],
                ),
                Mistake(
                    "persen, bukan pecahan",
                    "Hasil Anda dalam persen, sedangkan soal meminta pecahan dari 0 sampai 1.",
                    when=lambda a, n: isinstance(a, int | float) and abs(a / 100 - exclusion_of_list(n)) < 0.005,
                    example=lambda n: 100 * exclusion_of_list(n),
                ),
            ],
        ),
        "m05_penyebut": InBoxes(
            points=3,
            objective="galat",
            reread="materi bagian 1, “Jebakan akurasi”",
            answer=boxes(),
            right="Tepat: sebelum membandingkan dua galat, samakan dulu penyebutnya.",
            hint="Ubah setiap kalimat menjadi “dari semua …, sekian …”. Kata sesudah “dari semua” adalah penyebutnya.",
            mistakes=[
                Mistake(
                    "salah golong dikira bagian yang miskin",
                    "Kalimat tentang salah golong atau akurasi menghitung *semua* rumah tangga, termasuk yang tidak miskin "
                    "dan memang tidak menerima.",
                    when=lambda a, _n: "miskin" in {a.get("c"), a.get("d")},
                    example=boxes(c="miskin"),
                ),
                Mistake(
                    "isi daftar dikira semua orang",
                    "Kalimat yang memulai dari penerima, nama di daftar, atau uang yang dibagikan berbicara tentang isi daftar.",
                    when=lambda a, _n: {a.get("a"), a.get("e"), a.get("g")} != {"penerima"},
                    example=boxes(e="semua"),
                ),
                Mistake(
                    "cakupan dikira isi daftar",
                    "Cakupan di kalangan orang miskin, dan orang miskin yang tidak mendapat apa pun, menghitung orang "
                    "miskin; sebagian dari mereka tidak ada di daftar.",
                    when=lambda a, _n: {a.get("b"), a.get("f")} != {"miskin"},
                    example=boxes(f="penerima"),
                ),
            ],
        ),
        "m05_akurasi": OneOf(
            points=1,
            objective="angka",
            reread="materi bagian 1, “Jebakan akurasi”",
            answer="d",
            right="Tepat: bila yang miskin sedikit, daftar kosong pun tampak akurat.",
            mistakes=[
                Mistake(
                    "akurasi dibaca sebagai eksklusi",
                    "Yang 9 persen adalah bagian *semua* rumah tangga. Berapa orang miskin yang terlewat tidak dapat dibaca "
                    "dari sana.",
                    answer="a",
                ),
                Mistake(
                    "akurasi dibaca sebagai inklusi",
                    "Yang 9 persen bukan bagian penerima. Isi daftarnya tidak diketahui dari akurasi.",
                    answer="b",
                ),
                Mistake(
                    "menaikkan target akurasi",
                    "Target akurasi yang lebih tinggi masih dapat dipenuhi tanpa menjangkau orang miskin. Periksa apa yang "
                    "dihitung sebagai “benar”.",
                    answer="c",
                ),
            ],
        ),
        "m05_desil": SetOf(
            points=2,
            objective="angka",
            reread="materi bagian 4, “Apa yang bukan arti sebuah desil”",
            answer={"a", "c", "e"},
            right="Tepat: desil adalah tempat dalam antrean, dan antreannya disusun dari dugaan.",
            hint="Bedakan peringkat dari jumlah rupiah, dan dugaan skor dari pengeluaran yang sebenarnya.",
            mistakes=[
                Mistake(
                    "desil punya batas rupiah",
                    "Salah satu pilihan Anda memberi desil sebuah batas rupiah. Desil dibagi menurut banyaknya keluarga.",
                    when=lambda a, _n: "d" in a,
                    example=["a", "c", "d"],
                ),
                Mistake(
                    "pengeluaran langsung mengubah desil",
                    "Skor tidak melihat pengeluaran, tetapi ciri yang tercatat; kenaikan kecil dapat tidak terbaca.",
                    when=lambda a, _n: "b" in a,
                    example=["a", "b", "e"],
                ),
                Mistake(
                    "belum semuanya",
                    "Yang Anda pilih memang benar, tetapi masih ada pernyataan lain yang benar.",
                    when=lambda a, _n: set(a) < {"a", "c", "e"},
                    example=["a"],
                ),
            ],
        ),
        "m05_langkah": InOrder(
            points=2,
            objective="pmt",
            reread="materi bagian 2, “PMT: menduga pengeluaran dari rumahnya”",
            answer=["e", "d", "b", "a", "f", "c"],
            right="Tepat: diuji dulu pada yang belum pernah dilihat, baru dipakai untuk mengurutkan orang.",
            hint="Poin hanya dapat dicari pada keluarga yang pengeluarannya diketahui. Apa yang dilakukan sebelum poin itu "
            "dipakai untuk keluarga lain?",
            mistakes=[
                Mistake(
                    "dipakai sebelum diuji",
                    "Pada urutan Anda semua keluarga sudah diurutkan sebelum dugaannya diuji. Bila ujiannya buruk, antreannya "
                    "sudah telanjur beredar.",
                    when=lambda a, _n: a.index("a") < a.index("b"),
                    example=["e", "d", "a", "f", "b", "c"],
                ),
                Mistake(
                    "kuota lebih dahulu",
                    "Pada urutan Anda antrean sudah dipotong sebelum disusun.",
                    when=lambda a, _n: a.index("f") < a.index("a"),
                    example=["f", "e", "d", "b", "a", "c"],
                ),
                Mistake(
                    "sanggah sebelum ada daftar",
                    "Masa sanggah memerlukan daftar yang dapat disanggah.",
                    when=lambda a, _n: a.index("c") < a.index("f"),
                    example=["e", "c", "d", "b", "a", "f"],
                ),
            ],
        ),
        "m05_batas": Goal(
            points=3,
            objective="pmt",
            reread="materi bagian 3, “Menggeser batas”",
            reached=shortest_list,
            example=shortest_settings,
            right="Tepat. Lihat juga galat inklusinya: itulah harga ketetapan DPRD dengan skor bermutu ini.",
            hint="Biarkan cara, mutu, dan ongkos seperti semula; geser kuota satu persen demi satu persen sekitar batas.",
            mistakes=[
                Mistake(
                    "cara memilih diganti",
                    "Simulator Anda tidak lagi memakai skor rumah (PMT), sedangkan soal bertanya tentang PMT.",
                    when=lambda a, _n: a["method"] != "pmt",
                    example={**SET_UP, "method": "hybrid", "quota": 23},
                ),
                Mistake(
                    "mutunya diubah",
                    "Mutu PMT atau ongkosnya bukan lagi seperti di soal. Skor yang lebih baik memang menolong, tetapi di sini "
                    "hanya batasnya yang boleh digeser.",
                    when=lambda a, _n: not set_up_kept(a),
                    example={**SET_UP, "quality": 90, "quota": 15},
                ),
                Mistake(
                    "masih terlalu banyak yang terlewat",
                    "Dengan kuota ini lebih dari 30 persen rumah tangga miskin masih terlewat.",
                    when=lambda a, _n: not acceptable(a["quota"]),
                    example={**SET_UP, "quota": 15},
                ),
                Mistake(
                    "lebih panjang dari perlu",
                    "Ketetapannya terpenuhi, tetapi daftar yang lebih pendek juga memenuhinya. Setiap persen kuota yang tidak "
                    "perlu menipiskan bantuan bagi yang lain.",
                    when=lambda a, _n: acceptable(a["quota"] - 1),
                    example={**SET_UP, "quota": 40},
                ),
            ],
        ),
        "m05_duga": Predicted(
            points=1,
            objective="pilihan",
            reread="materi bagian 6, “Anggaran yang sama: memilih, atau semua?”",
            example="b",
            right="Dugaan Anda tercatat sebelum jawabannya dibuka. Bandingkan dengan temuan yang tertulis di sana.",
        ),
        "m05_biaya": Near(
            points=2,
            objective="pilihan",
            reread="materi bagian 6, “Anggaran yang sama: memilih, atau semua?”",
            draw=COST,
            answer=cost_per_poor,
            tolerance=0.03,
            right="Tepat: yang bocor dan ongkos memilih ikut ditanggung oleh setiap keluarga miskin yang terjangkau.",
            hint="Jumlahkan dulu seluruh anggaran: bantuan bagi semua penerima, lalu semua kunjungan.",
            mistakes=[
                Mistake(
                    "ongkos memilih terlupa",
                    "Anda menghitung bantuan saja. Kunjungan ke rumah-rumah juga dibayar dari anggaran.",
                    answer=lambda n: cost_per_poor(n, visits=0),
                ),
                Mistake(
                    "kunjungan hanya untuk penerima",
                    "Anda menghitung kunjungan bagi yang menerima saja. Yang tidak terpilih pun didatangi.",
                    answer=lambda n: cost_per_poor(n, visits=RECIPIENTS),
                ),
                Mistake(
                    "per penerima",
                    "Anda membagi dengan semua penerima. Yang ditanya setiap rumah tangga *miskin* yang terjangkau.",
                    answer=lambda n: cost_per_poor(n) * n["terjangkau"] / RECIPIENTS,
                ),
                Mistake(
                    "besar bantuannya",
                    "Angka Anda adalah besar bantuan. Itu yang diterima satu keluarga, bukan yang terpakai untuk mencapainya.",
                    answer=lambda n: n["bantuan"],
                ),
            ],
        ),
        "m05_kecamatan": Near(
            points=2,
            objective="rancangan",
            reread="materi bagian 9, “Membagi antarkecamatan”",
            draw=DISTRICT,
            answer=share_of_b,
            tolerance=0.04,
            right="Tepat: bagian ini sebanding dengan rupiah yang kurang, bukan dengan banyaknya kepala.",
            hint="Kalikan penduduk dengan P1 untuk setiap kecamatan, lalu lihat bagian B dari jumlah ketiganya.",
            mistakes=[
                Mistake(
                    "menurut penduduk",
                    "Anda membagi menurut penduduk saja; kedalaman kemiskinannya belum dihitung.",
                    answer=lambda n: 10 * n["penduduk_b"] / (n["penduduk_b"] + 100),
                ),
                Mistake(
                    "menurut P1 saja",
                    "Anda membagi menurut P1 saja, seolah-olah ketiga kecamatan sama banyak penduduknya.",
                    answer=lambda n: 10 * n["p1_b"] / (n["p1_b"] + 3.5),
                ),
                Mistake(
                    "dibagi tiga",
                    "Anda membagi rata kepada tiga kecamatan.",
                    answer=10 / 3,
                ),
            ],
        ),
        "m05_data": SetOf(
            points=2,
            objective="rancangan",
            reread="materi bagian 10, “Data pribadi dan pintu sanggah”",
            answer={"b", "c", "e"},
            right="Tepat: yang terbuka caranya, bukan isi hidup orangnya.",
            hint="Untuk setiap tindakan tanyakan dua hal: apakah ia menolong orang menyanggah, dan data siapa yang terbuka?",
            mistakes=[
                Mistake(
                    "data pribadi terbuka",
                    "Salah satu pilihan Anda menyebarkan data keluarga kepada yang tidak memerlukannya.",
                    when=lambda a, _n: bool({"a", "f"} & set(a)),
                    example=["a", "b", "c", "e"],
                ),
                Mistake(
                    "hakim bagi pekerjaannya sendiri",
                    "Salah satu pilihan Anda menyerahkan sanggahan kepada penyusun daftar; ia menilai pekerjaannya sendiri.",
                    when=lambda a, _n: "d" in a,
                    example=["b", "c", "d", "e"],
                ),
                Mistake(
                    "belum semuanya",
                    "Yang Anda pilih memang tepat, tetapi masih ada tindakan lain yang memenuhi kedua syarat.",
                    when=lambda a, _n: set(a) < {"b", "c", "e"},
                    example=["b"],
                ),
            ],
        ),
        "m05_nota": Written(
            points=6,
            objective="rancangan",
            reread="materi bagian 12, “Untuk nota dinas Anda”",
            rubric="m05_nota.md",
        ),
    },
)
