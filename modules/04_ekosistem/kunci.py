"""Key of module 04. Never part of a release; read by the judge only."""

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
from akademi.models.joining import break_even_confidence
from akademi.models.network import TODAY
from akademi.simulators.agency_network import TIES
from akademi.simulators.agency_network import outcome as network_outcome
from akademi.simulators.joining import outcome as joining_outcome

BENEFIT = 10
AGENCIES = {"lembaga": [4, 5, 6, 7], "ongkos": [2, 3, 4, 6]}
LISTS = {"sosial": [400, 450, 500], "koperasi": [200, 250, 300], "sama": [100, 150], "salah": [5, 10]}
CHECKED = 50
STEP = 0.1
MOST_TIES, LONGEST_PATH, HIGHEST_BETWEENNESS = 14, 2.0, 0.40

PROBLEMS = {
    "arsip": "tidak",
    "banjir": "tumpang",
    "cuti": "tidak",
    "daftar": "yakin",
    "jadwal": "yakin",
    "pembeli": "yakin",
    "pemutakhiran": "tumpang",
    "promosi": "tumpang",
}


def confidence(numbers):
    """Break-even confidence in each partner, from 0 to 1."""
    return break_even_confidence(BENEFIT, numbers["ongkos"], int(numbers["lembaga"]))


def families(numbers):
    """Different families on both lists, with the false links taken out of the pairs."""
    true_pairs = numbers["sama"] * (1 - numbers["salah"] / CHECKED)
    return numbers["sosial"] + numbers["koperasi"] - true_pairs


def set_up_kept(settings):
    """Whether trust, leak and pioneers are as the task says."""
    return settings["trust"] == 60 and settings["leak"] == 0 and settings["pioneers"] == 0


def tips(settings, **changes):
    """Whether the regency ends up joining with these settings."""
    return joining_outcome({**settings, **changes}).tips


def less(settings):
    """The benefit one step smaller."""
    return round(settings["together"] - STEP, 1)


def smallest_that_tips(settings, _numbers):
    """1 for the smallest common benefit that tips, 0.5 for one that is larger than need be."""
    if not set_up_kept(settings) or not settings["backbone"] or not tips(settings):
        return 0.0
    return 0.5 if tips(settings, together=less(settings)) else 1.0


def joining_settings(**changes):
    """Settings of the task before anything is moved, with changes."""
    return {"trust": 60, "together": 4.0, "leak": 0, "pioneers": 0, "backbone": True, **changes}


def smallest_benefit(_numbers):
    """Settings with the smallest benefit, found with the model itself."""
    steps = next(n for n in range(46) if tips(joining_settings(together=round(3.5 + n * STEP, 1))))
    return joining_settings(together=round(3.5 + steps * STEP, 1))


def network_settings(*more, without=()):
    """The ties of today, with some more and some fewer."""
    return {name: (tie in TODAY or name in more) and name not in without for name, tie in TIES.items()}


def aims_met(settings, _numbers):
    """A third for each of three aims, nothing above the number of ties that can be kept up."""
    whole = network_outcome(settings).whole
    if whole.ties > MOST_TIES:
        return 0.0
    return (
        (whole.most_pieces == 1)
        + (whole.mean_path is not None and whole.mean_path <= LONGEST_PATH + 1e-9)
        + (whole.mean_path is not None and whole.top_betweenness <= HIGHEST_BETWEENNESS + 1e-9)
    ) / 3


def whole_network(settings):
    """Measures of the network with these ties."""
    return network_outcome(settings).whole


KUNCI = Key(
    "04_ekosistem",
    objectives={
        "mengenali": "Membedakan kurang yakin, menumpang, dan tidak perlu bersama",
        "titik_balik": "Menghitung keyakinan yang diperlukan dan menemukan titik balik",
        "jaringan": "Membaca jaringan lembaga dan merancang yang lebih tahan",
        "data": "Menautkan daftar dengan jujur dan menulis apa yang membuat dua angka sebanding",
        "bukti": "Menimbang bukti tentang kolaborasi dan menyusun piagam satu halaman",
    },
    items={
        "m04_masalah": InBoxes(
            points=3,
            objective="mengenali",
            reread="materi bagian 4, “Satu pertanyaan untuk membedakan”",
            answer=PROBLEMS,
            right="Tepat: tiga masalah, tiga obat. Ajakan hanya berguna untuk yang pertama.",
            hint="Andaikan semua yang lain pasti bergabung. Apakah pihak ini mau ikut, menumpang saja, atau tidak "
            "memerlukannya?",
            mistakes=[
                Mistake(
                    "menumpang dianggap kurang yakin",
                    "Pada sedikitnya satu kartu, yang tidak ikut tetap menikmati hasilnya. Menambah keyakinan di sana "
                    "malah menambah alasan untuk menumpang.",
                    when=lambda a, _n: "yakin" in {a.get("banjir"), a.get("pemutakhiran"), a.get("promosi")},
                    example={**PROBLEMS, "banjir": "yakin", "pemutakhiran": "yakin", "promosi": "yakin"},
                ),
                Mistake(
                    "kurang yakin dianggap menumpang",
                    "Pada sedikitnya satu kartu, pihak itu mau ikut bila yang lain datang; ia hanya ragu. Sanksi di sana "
                    "menghukum orang yang sebenarnya bersedia.",
                    when=lambda a, _n: "tumpang" in {a.get("daftar"), a.get("jadwal"), a.get("pembeli")},
                    example={**PROBLEMS, "daftar": "tumpang", "jadwal": "tumpang"},
                ),
                Mistake(
                    "semua harus bersama",
                    "Ada pekerjaan yang hasilnya sama, entah pihak lain ikut atau tidak. Merapatkannya hanya menambah "
                    "ongkos.",
                    when=lambda a, _n: a.get("arsip") != "tidak" or a.get("cuti") != "tidak",
                    example={**PROBLEMS, "arsip": "yakin", "cuti": "yakin"},
                ),
            ],
        ),
        "m04_semua": Near(
            points=2,
            objective="titik_balik",
            reread="materi bagian 2, “Bila semua harus datang”",
            draw=AGENCIES,
            answer=lambda n: 100 * confidence(n),
            tolerance=0.55,
            right="Tepat. Makin panjang rantainya, makin tinggi keyakinan yang diminta dari setiap mata rantai.",
            hint="Lembaga itu sendiri pasti datang. Berapa lembaga lain yang harus datang, dan apa artinya saling bebas?",
            mistakes=[
                Mistake(
                    "dirinya ikut dihitung",
                    "Anda mengambil akar seolah-olah semua lembaga, juga lembaga itu sendiri, belum pasti datang. "
                    "Lembaga yang menghitung tahu bahwa ia sendiri datang.",
                    answer=lambda n: 100 * (n["ongkos"] / BENEFIT) ** (1 / n["lembaga"]),
                ),
                Mistake(
                    "peluang semuanya, bukan satu",
                    "Angka Anda adalah peluang bahwa semua yang lain datang bersama. Soal menanyakan peluang untuk satu "
                    "lembaga.",
                    answer=lambda n: 100 * n["ongkos"] / BENEFIT,
                ),
                Mistake(
                    "dipangkatkan, bukan diakar",
                    "Hasilnya lebih kecil daripada peluang bersama; padahal peluang satu lembaga harus lebih besar. "
                    "Pangkatnya terbalik.",
                    answer=lambda n: 100 * (n["ongkos"] / BENEFIT) ** (n["lembaga"] - 1),
                ),
                Mistake(
                    "pecahan, bukan persen",
                    "Angkanya tampak seperti pecahan. Soal meminta persen.",
                    when=lambda a, n: abs(a - confidence(n)) <= 0.006,
                    example=confidence,
                ),
            ],
        ),
        "m04_kode": Value(
            points=2,
            objective="titik_balik",
            reread="materi bagian 2, “Bila semua harus datang”",
            draw=AGENCIES,
            answer=confidence,
            tolerance=0.002,
            twin="m04_semua",
            right="Tepat: satu baris kode, satu akar.",
            hint="Cari q dari manfaat × q^(lembaga − 1) = ongkos.",
            mistakes=[
                Mistake(
                    "dirinya ikut dihitung",
                    "Pangkat Anda memakai jumlah semua lembaga. Yang belum pasti hanya lembaga lain.",
                    answer=lambda n: (n["ongkos"] / BENEFIT) ** (1 / n["lembaga"]),
                ),
                Mistake(
                    "tanpa akar",
                    "Hasil Anda adalah peluang semua lembaga lain datang bersama; akarnya belum diambil.",
                    answer=lambda n: n["ongkos"] / BENEFIT,
                ),
                Mistake(
                    "persen, bukan pecahan",
                    "Hasil Anda dalam persen, sedangkan soal meminta pecahan dari 0 sampai 1.",
                    when=lambda a, n: isinstance(a, int | float) and abs(a / 100 - confidence(n)) < 0.002,
                    example=lambda n: 100 * confidence(n),
                ),
            ],
        ),
        "m04_balik": Goal(
            points=3,
            objective="titik_balik",
            reread="materi bagian 3, “Dari dua dinas ke 66 unit: titik balik”",
            reached=smallest_that_tips,
            example=smallest_benefit,
            right="Tepat: Anda menurunkan titik balik sampai tepat di bawah keyakinan yang ada, tanpa menjanjikan berlebihan.",
            hint="Periksa tiga hal: lembaga tulang punggung menyala, keyakinan awal 60 persen, dan ke mana geraknya di akhir.",
            mistakes=[
                Mistake(
                    "soal diubah",
                    "Keyakinan awal, kebocoran, atau pelopor sudah bukan yang diminta soal. Kembalikan ke 60 persen, 0, dan 0.",
                    when=lambda a, _n: not set_up_kept(a),
                    example=joining_settings(trust=90),
                ),
                Mistake(
                    "tulang punggung belum menyala",
                    "Lembaga tulang punggung belum dinyalakan, sehingga manfaat yang diperlukan tampak lebih besar.",
                    when=lambda a, _n: not a["backbone"],
                    example=joining_settings(backbone=False, together=6.0),
                ),
                Mistake(
                    "masih surut",
                    "Dengan manfaat ini titik balik masih di atas keyakinan awal: bulan demi bulan makin sedikit yang bergabung.",
                    when=lambda a, _n: not tips(a),
                    example=joining_settings(together=4.0),
                ),
                Mistake(
                    "lebih dari perlu",
                    "Kabupatennya memang berbalik, tetapi manfaat yang lebih kecil juga cukup. Janji yang berlebihan sulit "
                    "ditepati.",
                    when=lambda a, _n: tips(a, together=less(a)),
                    example=joining_settings(together=8.0),
                ),
            ],
        ),
        "m04_tkpk": SetOf(
            points=2,
            objective="jaringan",
            reread="materi bagian 5, “Sebuah TKPK contoh”",
            answer={"a", "c"},
            right="Tepat: kepadatan menghitung pasangan, dan perantara kecil pun dapat memutus dua mitra.",
            hint="Gambarlah kesepuluh lembaga, lalu hapus satu per satu.",
            mistakes=[
                Mistake(
                    "keantaraan dianggap kegunaan",
                    "Keantaraan hanya mengatakan siapa yang dilewati jalur terpendek. Dinkes dapat sangat berguna bagi "
                    "keluarga tanpa menjadi perantara.",
                    when=lambda a, _n: "b" in a,
                    example=["a", "b", "c"],
                ),
                Mistake(
                    "menguatkan pusat",
                    "Hubungan baru ke simpul terberat menambah bebannya. Ketergantungan berkurang bila dua kelompok bertemu "
                    "tanpa lewat simpul itu.",
                    when=lambda a, _n: "d" in a,
                    example=["a", "c", "d"],
                ),
                Mistake(
                    "langkah dikira langsung",
                    "Berhubungan langsung berarti satu langkah. Rata-rata di atas dua berarti biasanya ada perantara.",
                    when=lambda a, _n: "e" in a,
                    example=["c", "e"],
                ),
                Mistake(
                    "baru satu",
                    "Yang Anda pilih memang benar, tetapi masih ada pernyataan lain yang benar.",
                    when=lambda a, _n: a in (["a"], ["c"]),
                    example=["a"],
                ),
            ],
        ),
        "m04_rancang": Goal(
            points=4,
            objective="jaringan",
            reread="materi bagian 5, “Rancang untuk wilayah Anda”",
            reached=aims_met,
            example=network_settings("dinsos_dinkes", "dinsos_disdik", "kampus_umkm", "pendamping_umkm", "bank_desa"),
            right="Tepat: tahan bila satu lembaga berhalangan, pendek jalannya, dan masih dapat dipelihara.",
            hint="Cari lembaga yang hanya punya satu hubungan: bagi mereka, satu orang sakit sudah berarti terputus.",
            mistakes=[
                Mistake(
                    "terlalu padat",
                    "Jaringan Anda melebihi jumlah hubungan yang dapat dipelihara. Ketahanan yang sama dapat dicapai dengan "
                    "hubungan yang lebih sedikit, bila dipilih.",
                    when=lambda a, _n: whole_network(a).ties > MOST_TIES,
                    example=dict.fromkeys(TIES, True),
                    reread="materi bagian 5, “Rancang untuk wilayah Anda”, kotak kesalahan yang sering",
                ),
                Mistake(
                    "sudah terputus",
                    "Pada rancangan ini ada lembaga yang tidak terhubung dengan siapa pun di kelompok besar, bahkan ketika "
                    "semua hadir.",
                    when=lambda a, _n: whole_network(a).mean_path is None,
                    example=network_settings(without=("dkupp_bank", "bappeda_kampus")),
                ),
                Mistake(
                    "masih ada satu titik putus",
                    "Masih ada lembaga yang bila berhalangan memecah sisanya. Lihat kolom kelompok di gambar kanan.",
                    when=lambda a, _n: whole_network(a).most_pieces > 1,
                    example=network_settings(),
                ),
                Mistake(
                    "tahan, tetapi beban menumpuk",
                    "Jaringan Anda tahan, tetapi satu lembaga masih dilewati terlalu banyak jalur, atau jalannya terlalu "
                    "panjang.",
                    when=lambda a, _n: whole_network(a).most_pieces == 1,
                    example=network_settings(
                        "dinkes_disdik", "dinkes_desa", "disdik_kampus", "pendamping_umkm", "bank_desa"
                    ),
                ),
            ],
        ),
        "m04_umkm": SetOf(
            points=2,
            objective="data",
            reread="materi bagian 6, “Satu keluarga, lima lembaga”",
            answer={"b", "d", "e"},
            right="Tepat: apa yang dihitung, satuannya, dan caranya. Waktunya sudah tertulis.",
            hint="Bayangkan dua orang diminta menghitung ulang. Apa saja yang harus mereka sepakati lebih dulu?",
            mistakes=[
                Mistake(
                    "pejabat sebagai jaminan",
                    "Nama pejabat membantu menelusuri, tetapi tidak membuat dua angka sebanding.",
                    when=lambda a, _n: "c" in a,
                    example=["b", "c", "d", "e"],
                ),
                Mistake(
                    "pembanding wilayah lain",
                    "Angka tetangga tidak menjawab apakah kedua angka ini menghitung hal yang sama.",
                    when=lambda a, _n: "a" in a,
                    example=["a", "b", "d", "e"],
                ),
                Mistake(
                    "belum lengkap",
                    "Yang Anda pilih memang perlu, tetapi belum cukup: dengan itu saja, dua orang masih dapat menghitung hal "
                    "yang berbeda.",
                    when=lambda a, _n: set(a) < {"b", "d", "e"},
                    example=["b"],
                ),
            ],
        ),
        "m04_padan": Near(
            points=2,
            objective="data",
            reread="materi bagian 6, “Menautkan daftar”",
            draw=LISTS,
            answer=families,
            tolerance=1.0,
            right="Tepat: yang dikurangkan hanya pasangan yang sungguh satu keluarga.",
            hint="Perkirakan dulu berapa dari semua pasangan yang sungguh satu keluarga; lalu hitung setiap keluarga sekali.",
            mistakes=[
                Mistake(
                    "dijumlahkan saja",
                    "Anda menjumlahkan kedua daftar; keluarga yang ada di keduanya terhitung dua kali.",
                    answer=lambda n: n["sosial"] + n["koperasi"],
                ),
                Mistake(
                    "salah taut diabaikan",
                    "Anda mengurangkan semua pasangan, padahal sebagian ternyata dua keluarga yang berbeda.",
                    answer=lambda n: n["sosial"] + n["koperasi"] - n["sama"],
                ),
                Mistake(
                    "bagian yang keliru dikurangkan",
                    "Anda mengurangkan pasangan yang *salah* taut. Merekalah yang justru dua keluarga.",
                    answer=lambda n: n["sosial"] + n["koperasi"] - n["sama"] * n["salah"] / CHECKED,
                ),
                Mistake(
                    "dikurangkan dua kali",
                    "Anda mengurangkan setiap pasangan dua kali, sehingga keluarga yang ada di kedua daftar hilang sama sekali.",
                    answer=lambda n: n["sosial"] + n["koperasi"] - 2 * n["sama"],
                ),
            ],
        ),
        "m04_urut": InOrder(
            points=2,
            objective="data",
            reread="materi bagian 6, “Menautkan daftar”",
            answer=["c", "e", "a", "f", "d", "b"],
            right="Tepat: tujuan mendahului data, dan pemeriksaan mendahului penghapusan.",
            hint="Apa yang harus pasti sebelum satu baris pun berpindah tangan? Dan apa yang tidak dapat dilakukan lagi setelah "
            "salinan dihapus?",
            mistakes=[
                Mistake(
                    "data dulu, tujuan kemudian",
                    "Pada urutan Anda data sudah diolah sebelum tujuan dan dasarnya ditetapkan. Sesudah berpindah tangan, data "
                    "pribadi sulit ditarik kembali.",
                    when=lambda a, _n: a.index("c") > min(a.index("a"), a.index("f")),
                    example=["a", "f", "c", "e", "d", "b"],
                ),
                Mistake(
                    "memeriksa setelah salinan dihapus",
                    "Pada urutan Anda contoh diperiksa setelah salinannya dihapus. Dengan apa petugas memeriksa?",
                    when=lambda a, _n: a.index("b") < a.index("d"),
                    example=["c", "e", "a", "f", "b", "d"],
                ),
                Mistake(
                    "menautkan sebelum menyeragamkan",
                    "Pada urutan Anda baris ditautkan sebelum ejaannya diseragamkan, sehingga banyak yang terlewat.",
                    when=lambda a, _n: a.index("f") < a.index("a"),
                    example=["c", "e", "f", "a", "d", "b"],
                ),
            ],
        ),
        "m04_duga": Predicted(
            points=1,
            objective="bukti",
            reread="materi bagian 8, “Bukti dari Indonesia: rancangan penyaluran”",
            example="a",
            right="Dugaan Anda tercatat sebelum jawabannya dibuka. Bandingkan dengan temuan yang tertulis di sana.",
        ),
        "m04_bukti": OneOf(
            points=1,
            objective="bukti",
            reread="materi bagian 8, “Bukti: kapan bersama menolong?”",
            answer="d",
            right="Tepat: tempatnya Indonesia, pembandingnya diundi, dan yang diuji persis kalimat itu.",
            mistakes=[
                Mistake(
                    "kajian tanpa pembanding",
                    "Kajian itu tidak punya pembanding, dan arahnya malah mendukung. Ia tidak melemahkan kalimat tadi.",
                    answer="a",
                ),
                Mistake(
                    "program lain",
                    "Temuan itu tentang cara menyalurkan bantuan pangan, bukan tentang memadukan sektor untuk stunting.",
                    answer="b",
                    reread="materi bagian 8, “Bukti dari Indonesia: rancangan penyaluran”",
                ),
                Mistake(
                    "kerangka dikira temuan",
                    "Yang Anda pilih adalah sebuah kerangka. Kerangka tidak mengukur apa pun.",
                    answer="c",
                ),
            ],
        ),
        "m04_piagam": Written(
            points=6,
            objective="bukti",
            reread="materi bagian 10, “Piagam kolaborasi satu halaman”",
            rubric="m04_piagam.md",
        ),
    },
)
