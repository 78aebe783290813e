"""Key of module 07. Never part of a release; read by the judge only."""

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
from akademi.models.growth_accounting import YOUNG_1995, Inputs, account
from akademi.simulators.growth_accounting import outcome as accounting_outcome
from akademi.simulators.what_if import outcome as what_if_outcome

FIRST, ACTUAL = 1613, 4007
RATES = {"laju": [4.1, 5.0, 5.5, 6.5, 7.0, 7.6]}
GROWTH = {"output": [6.4, 7.1, 7.9, 8.3], "modal": [8.5, 9.2, 10.4], "kerja": [2.6, 3.3, 4.1], "pangsa": [35, 40, 45]}
COUNTRIES = {"kolab_berhasil": [6, 8, 9, 10], "kolab_gagal": [24, 27, 33, 36]}
YOUNG_SHARE = 100 * YOUNG_1995["singapura"].capital_share
ACCOUNTING = "materi bagian 4, “Akuntansi pertumbuhan: berapa yang dapat dijelaskan?”"
GROWTH_RATE = "materi bagian 2, “Laju, tingkat, dan waktu ganda”"
SEQUENCE = "materi bagian 6, “Garis waktu: apa yang datang lebih dulu?”"
PEERS = "materi bagian 8, “Memilih dari yang berhasil”"
HOME = "materi bagian 9, “Pulang ke kabupaten”"


def income_1990(numbers):
    """Income per head after 30 years of compound growth, 2011 dollars."""
    return FIRST * (1 + numbers["laju"] / 100) ** 30


def year_passed(numbers):
    """First year in which income per head is above what it really was in 1990."""
    income, year = float(FIRST), 1960
    while income <= ACTUAL:
        income, year = income * (1 + numbers["laju"] / 100), year + 1
    return year


def residual(numbers):
    """Residual of the invented regency, percentage points a year."""
    inputs = Inputs(numbers["output"], numbers["modal"], numbers["kerja"], numbers["pangsa"] / 100)
    return account(inputs).residual


def share_of_collaborative(numbers):
    """Percent of the collaborative countries that took off."""
    return 100 * numbers["kolab_berhasil"] / (numbers["kolab_berhasil"] + numbers["kolab_gagal"])


def youngs_singapore(settings):
    """Whether economy, share and corrections are those of the task."""
    return (
        settings["economy"] == "singapura"
        and abs(settings["capital_share"] - YOUNG_SHARE) <= 0.11
        and settings["investment"] == 0
        and settings["schooling"] == 0
    )


def steady_return(settings, _numbers):
    """1 when the return to capital stays where it is, with Young's figures for Singapore."""
    return float(youngs_singapore(settings) and abs(accounting_outcome(settings).return_growth) <= 0.05)


def accounting_settings(**changes):
    """Settings of an answer to the accounting task."""
    right = {"economy": "singapura", "capital_share": 49.1, "investment": 0, "schooling": 0, "return_gap": 2.8}
    return {**right, **changes}


def told_apart(settings, _numbers):
    """1 when one Korean driver puts the real Indonesia of 2019 outside the wide band."""
    right_place = settings["lender"] == "KOR" and settings["year"] == 2019 and settings["capital_share"] == 40
    return float(right_place and settings["driver"] != "all" and what_if_outcome(settings).distinguishable)


def what_if_settings(**changes):
    """Settings of an answer to the what-if task."""
    return {"lender": "KOR", "driver": "residual", "capital_share": 40, "year": 2019, **changes}


CARDS = {
    "balita": "awal",
    "edb": "kebijakan",
    "hibah": "bantuan",
    "pangkalan": "nasib",
    "pangan": "bantuan",
    "pelabuhan": "awal",
    "pelatihan": "kebijakan",
    "vietnam": "nasib",
}


KUNCI = Key(
    "07_singapura_korea",
    objectives={
        "tingkat": "Membaca tingkat dan laju pendapatan dari beberapa sumber yang tidak sepakat",
        "akuntansi": "Menghitung waktu ganda dan akuntansi pertumbuhan, dan menjelaskan sisa yang berbeda",
        "memilah": "Memilah keadaan awal, kebijakan, bantuan luar, keberuntungan, dan biayanya",
        "pembanding": "Memilih pembanding tanpa memilih dari yang berhasil saja",
        "menerjemahkan": "Menerjemahkan kebijakan ke wewenang kabupaten dan menyebut yang tidak dapat disamakan",
    },
    items={
        "m07_penggaris": OneOf(
            points=1,
            objective="tingkat",
            reread="materi bagian 1, “Tiga penggaris, tiga jawaban”",
            answer="c",
            right="Tepat: kalimat tentang 1960 selalu memerlukan nama penggarisnya.",
            mistakes=[
                Mistake(
                    "satu sumber dianggap fakta",
                    "Kalimat itu hanya cocok dengan satu dari tiga sumber. Dua yang lain berkata sebaliknya.",
                    answer="a",
                ),
                Mistake(
                    "dua sumber disambung",
                    "Anda menyambung dua sumber dengan mata uang dan tahun dasar yang berbeda. Selisihnya bukan pertumbuhan.",
                    answer="b",
                ),
                Mistake(
                    "merata-ratakan penggaris",
                    "Rata-rata dari tiga satuan yang berbeda tidak mengukur apa pun. Sebutkan sumbernya, jangan dicampur.",
                    answer="d",
                ),
            ],
        ),
        "m07_andai": Near(
            points=2,
            objective="tingkat",
            reread=GROWTH_RATE,
            draw=RATES,
            answer=income_1990,
            tolerance=30,
            right="Tepat: pertumbuhan mengalikan. Selisih beberapa persen poin menjadi kelipatan dalam satu generasi.",
            hint="Kalikan 1.613 dengan (1 + laju ÷ 100), tiga puluh kali.",
            mistakes=[
                Mistake(
                    "bunga tunggal",
                    "Anda menambahkan laju yang sama tiga puluh kali dari tingkat 1960. Pertumbuhan majemuk menghitung laju dari "
                    "tingkat tahun sebelumnya.",
                    when=lambda a, n: abs(a - FIRST * (1 + 30 * n["laju"] / 100)) <= 30,
                    example=lambda n: FIRST * (1 + 30 * n["laju"] / 100),
                ),
                Mistake(
                    "mulai dari 1990",
                    "Angka Anda berangkat dari tingkat 1990. Soal meminta berangkat dari 1960.",
                    when=lambda a, n: abs(a - ACTUAL * (1 + n["laju"] / 100) ** 30) <= 60,
                    example=lambda n: ACTUAL * (1 + n["laju"] / 100) ** 30,
                ),
                Mistake(
                    "kelipatan, bukan dolar",
                    "Angka Anda tampak seperti kelipatannya. Kalikan lagi dengan tingkat 1960.",
                    when=lambda a, n: abs(a - (1 + n["laju"] / 100) ** 30) <= 0.1,
                    example=lambda n: (1 + n["laju"] / 100) ** 30,
                ),
                Mistake(
                    "meleset satu tahun",
                    "Anda menghitung 29 atau 31 tahun. Dari 1960 sampai 1990 ada tiga puluh langkah.",
                    when=lambda a, n: min(abs(a - FIRST * (1 + n["laju"] / 100) ** k) for k in (29, 31)) <= 30,
                    example=lambda n: FIRST * (1 + n["laju"] / 100) ** 29,
                ),
            ],
        ),
        "m07_kode": Value(
            points=2,
            objective="tingkat",
            reread=GROWTH_RATE,
            draw=RATES,
            answer=year_passed,
            tolerance=0,
            twin="m07_andai",
            right="Tepat: yang dicapai Indonesia pada 1990 tercapai jauh lebih awal.",
            hint="Mulai dari 1.613 pada 1960; setiap putaran kalikan pendapatan dan tambah satu tahun; berhenti setelah melewati 4.007.",
            mistakes=[
                Mistake(
                    "banyaknya tahun",
                    "Hasil Anda tampak seperti banyaknya tahun sejak 1960. Soal meminta angka tahunnya.",
                    when=lambda a, n: isinstance(a, int | float) and a == year_passed(n) - 1960,
                    example=lambda n: year_passed(n) - 1960,
                ),
                Mistake(
                    "berhenti terlalu cepat",
                    "Hasil Anda adalah tahun terakhir sebelum melewati. Periksa kapan tahun ditambah dan kapan syarat diuji.",
                    when=lambda a, n: isinstance(a, int | float) and a == year_passed(n) - 1,
                    example=lambda n: year_passed(n) - 1,
                ),
            ],
        ),
        "m07_sisa": Near(
            points=2,
            objective="akuntansi",
            reread=ACCOUNTING,
            draw=GROWTH,
            answer=residual,
            tolerance=0.02,
            right="Tepat. Ingat: sisa mengukur yang tidak diukur, bukan “inovasi”.",
            hint="Sisa = output − pangsa × modal − (1 − pangsa) × tenaga kerja.",
            mistakes=[
                Mistake(
                    "pangsa tertukar",
                    "Pangsa modal terpasang pada tenaga kerja, dan sebaliknya.",
                    when=lambda a, n: (
                        abs(a - account(Inputs(n["output"], n["modal"], n["kerja"], 1 - n["pangsa"] / 100)).residual)
                        <= 0.02
                    ),
                    example=lambda n: (
                        account(Inputs(n["output"], n["modal"], n["kerja"], 1 - n["pangsa"] / 100)).residual
                    ),
                ),
                Mistake(
                    "tanpa pangsa",
                    "Anda mengurangkan kedua masukan utuh. Masing-masing harus ditimbang dengan pangsanya.",
                    when=lambda a, n: abs(a - (n["output"] - n["modal"] - n["kerja"])) <= 0.02,
                    example=lambda n: n["output"] - n["modal"] - n["kerja"],
                ),
                Mistake(
                    "hanya modal",
                    "Baru sumbangan modal yang dikurangkan. Tenaga kerja juga menyumbang.",
                    when=lambda a, n: abs(a - (n["output"] - n["pangsa"] / 100 * n["modal"])) <= 0.02,
                    example=lambda n: n["output"] - n["pangsa"] / 100 * n["modal"],
                ),
                Mistake(
                    "jumlah sumbangan",
                    "Angka Anda adalah bagian yang dijelaskan modal dan tenaga kerja. Sisanya adalah output dikurangi bagian itu.",
                    when=lambda a, n: abs(a - (n["output"] - residual(n))) <= 0.02,
                    example=lambda n: n["output"] - residual(n),
                ),
            ],
        ),
        "m07_imbal": Goal(
            points=3,
            objective="akuntansi",
            reread="materi bagian 4, “Pertengkaran Young dan Hsieh”",
            reached=steady_return,
            example=accounting_settings(),
            right="Tepat: dengan imbal hasil yang tetap, pintu harga memberi sisa sekitar 1,5 persen poin, bukan hampir nol.",
            hint="Baca ringkasan di bawah gambar: di sana tertulis apakah imbal hasil modal turun, tetap, atau naik.",
            mistakes=[
                Mistake(
                    "perekonomian lain",
                    "Simulator Anda belum pada Singapura. Imbal hasil yang tersirat berbeda bagi setiap perekonomian.",
                    when=lambda a, _n: a["economy"] != "singapura",
                    example=accounting_settings(economy="korea", return_gap=3.4),
                ),
                Mistake(
                    "angka Young diubah",
                    "Ada koreksi modal atau sekolah yang tidak nol. Soal meminta angka Young apa adanya.",
                    when=lambda a, _n: a["investment"] != 0 or a["schooling"] != 0,
                    example=accounting_settings(investment=-1, return_gap=1.8),
                ),
                Mistake(
                    "pangsa bukan Young",
                    "Pangsa modalnya bukan pangsa Young untuk Singapura. Pangsa satu negara tidak dapat dipinjamkan.",
                    when=lambda a, _n: abs(a["capital_share"] - YOUNG_SHARE) > 0.11,
                    example=accounting_settings(capital_share=40.0),
                ),
                Mistake(
                    "pintu kedua belum dibuka",
                    "Imbal hasil di pasar masih sama dengan yang tersirat, jadi masih turun setiap tahun.",
                    when=lambda a, _n: a["return_gap"] == 0,
                    example=accounting_settings(return_gap=0),
                ),
                Mistake(
                    "imbal hasil masih bergerak",
                    "Imbal hasil modal pada setelan Anda masih naik atau turun.",
                    when=lambda a, _n: abs(accounting_outcome(a).return_growth) > 0.05,
                    example=accounting_settings(return_gap=5),
                ),
            ],
        ),
        "m07_bila": Goal(
            points=2,
            objective="akuntansi",
            reread="materi bagian 5, “Bagaimana bila? Dihitung, beserta ketidakpastiannya”",
            reached=told_apart,
            example=what_if_settings(),
            right="Tepat, dan perhatikan ironinya: yang dapat dibedakan adalah yang paling tidak kita pahami.",
            hint="Coba pendorong satu per satu; lihat apakah garis hitam pada 2019 di dalam atau di luar biru muda.",
            mistakes=[
                Mistake(
                    "keempatnya sekaligus",
                    "Menukar keempatnya hampir sama dengan menjadi Korea. Soal meminta satu pendorong.",
                    when=lambda a, _n: a["driver"] == "all",
                    example=what_if_settings(driver="all"),
                ),
                Mistake(
                    "negara lain",
                    "Negara yang ditiru bukan Korea Selatan.",
                    when=lambda a, _n: a["lender"] != "KOR",
                    example=what_if_settings(lender="SGP"),
                ),
                Mistake(
                    "tahun atau pangsa lain",
                    "Tahunnya bukan 2019, atau pangsa modalnya bukan 40 persen.",
                    when=lambda a, _n: a["year"] != 2019 or a["capital_share"] != 40,
                    example=what_if_settings(year=1990),
                ),
                Mistake(
                    "pita lebar memuat kenyataan",
                    "Pada pendorong ini Indonesia yang sebenarnya masih di dalam pita lebar: pengaruhnya tidak dapat dibedakan dari "
                    "keragaman antarnegara.",
                    when=lambda a, _n: not what_if_outcome(a).distinguishable,
                    example=what_if_settings(driver="investment"),
                ),
            ],
        ),
        "m07_urutan": InOrder(
            points=2,
            objective="memilah",
            reread=SEQUENCE,
            answer=["b", "f", "d", "c", "e", "a"],
            right="Tepat: tanah dan bantuan mendahului rencana; gerakan desa dan industri berat datang kemudian.",
            hint="Ikuti panel atas garis waktu pada materi, dari kiri ke kanan.",
            mistakes=[
                Mistake(
                    "rencana mendahului bantuan",
                    "Pada urutan Anda badan perencanaan muncul sebelum bantuan. Periksa lagi masa bantuan besar itu.",
                    when=lambda a, _n: a.index("d") < a.index("f"),
                    example=["b", "d", "f", "c", "e", "a"],
                ),
                Mistake(
                    "gerakan desa sebagai awal",
                    "Saemaul pada urutan Anda terlalu dini. Ia sering dikira awal kisah; periksa lagi dasawarsanya.",
                    when=lambda a, _n: a.index("e") < a.index("c"),
                    example=["e", "b", "f", "d", "c", "a"],
                ),
                Mistake(
                    "tanah dibagi setelah kaya",
                    "Pada urutan Anda tanah dibagi setelah pertumbuhan berjalan. Periksa lagi tahun reforma tanah Korea.",
                    when=lambda a, _n: a[0] != "b",
                    example=["f", "d", "c", "e", "a", "b"],
                ),
            ],
        ),
        "m07_kartu": InBoxes(
            points=3,
            objective="memilah",
            reread="materi bagian 6, “Lima tumpukan, dan apa yang tidak dapat disamakan”",
            answer=CARDS,
            right="Tepat. Perhatikan: hanya dua dari delapan kartu ini pilihan kebijakan.",
            hint="Tanyakan: sudah ada sebelum 1962, dipilih pemerintahnya, diberi negara lain, atau datang begitu saja?",
            mistakes=[
                Mistake(
                    "letak dianggap kebijakan",
                    "Perdagangan transit sudah ada sebelum pemerintahan baru memilih apa pun.",
                    when=lambda a, _n: a.get("pelabuhan") == "kebijakan",
                    example={**CARDS, "pelabuhan": "kebijakan"},
                ),
                Mistake(
                    "keberuntungan harus baik",
                    "Penarikan pasukan merugikan, tetapi tetap perubahan dari luar yang tidak dirancang Singapura.",
                    when=lambda a, _n: a.get("pangkalan") in {"awal", "kebijakan", "bantuan"},
                    example={**CARDS, "pangkalan": "bantuan"},
                ),
                Mistake(
                    "perang dianggap kebijakan",
                    "Perang di negara lain bukan pilihan rancangan pembangunan Korea.",
                    when=lambda a, _n: a.get("vietnam") == "kebijakan",
                    example={**CARDS, "vietnam": "kebijakan"},
                ),
                Mistake(
                    "sekolah dan kesehatan dianggap hasil",
                    "Angka kematian balita itu dari 1960, sebelum pertumbuhan yang hendak dijelaskan.",
                    when=lambda a, _n: a.get("balita") in {"kebijakan", "nasib"},
                    example={**CARDS, "balita": "kebijakan"},
                ),
            ],
        ),
        "m07_lansia": Predicted(
            points=1,
            objective="memilah",
            reread="materi bagian 6, “Lima tumpukan, dan apa yang tidak dapat disamakan”",
            example="b",
            right="Dugaan Anda tercatat sebelum jawabannya dibuka. Bandingkan dengan angka yang tertulis di sana.",
        ),
        "m07_seleksi": Near(
            points=3,
            objective="pembanding",
            reread=PEERS,
            draw=COUNTRIES,
            answer=share_of_collaborative,
            tolerance=0.3,
            right="Tepat: penyebutnya semua negara kolaboratif, termasuk yang tidak dikunjungi konsultan.",
            hint="Berapa negara yang kolaboratif seluruhnya? Dari jumlah itu, berapa yang lepas landas?",
            mistakes=[
                Mistake(
                    "memilih dari yang berhasil",
                    "Anda membagi dengan negara yang berhasil saja. Itulah cara pandang konsultannya: yang gagal tidak dihitung.",
                    when=lambda a, n: abs(a - 100 * n["kolab_berhasil"] / (n["kolab_berhasil"] + 2)) <= 0.5,
                    example=lambda n: 100 * n["kolab_berhasil"] / (n["kolab_berhasil"] + 2),
                ),
                Mistake(
                    "dibagi semua negara",
                    "Anda membagi dengan semua negara dalam daftar. Soal hanya tentang yang kolaboratif.",
                    when=lambda a, n: (
                        abs(a - 100 * n["kolab_berhasil"] / (n["kolab_berhasil"] + n["kolab_gagal"] + 14)) <= 0.3
                    ),
                    example=lambda n: 100 * n["kolab_berhasil"] / (n["kolab_berhasil"] + n["kolab_gagal"] + 14),
                ),
                Mistake(
                    "perbandingan berhasil dan gagal",
                    "Anda membagi yang berhasil dengan yang gagal. Penyebutnya semua yang kolaboratif.",
                    when=lambda a, n: abs(a - 100 * n["kolab_berhasil"] / n["kolab_gagal"]) <= 0.3,
                    example=lambda n: 100 * n["kolab_berhasil"] / n["kolab_gagal"],
                ),
                Mistake(
                    "pecahan, bukan persen",
                    "Angkanya tampak seperti pecahan. Soal meminta persen.",
                    when=lambda a, n: abs(100 * a - share_of_collaborative(n)) <= 0.5,
                    example=lambda n: share_of_collaborative(n) / 100,
                ),
            ],
        ),
        "m07_wewenang": SetOf(
            points=2,
            objective="menerjemahkan",
            reread=HOME,
            answer={"b", "d", "f"},
            right="Tepat: fungsi dari sana, wewenang dari sini, dan cara mengetahui bila gagal.",
            hint="Untuk setiap usul tanyakan tiga hal: fungsi apa, wewenang siapa, dan angka apa yang menunjukkan gagal?",
            mistakes=[
                Mistake(
                    "wewenang pusat",
                    "Salah satu pilihan Anda memakai kurs atau bea masuk. Keduanya urusan pemerintah pusat.",
                    when=lambda a, _n: bool({"a", "c"} & set(a)),
                    example=["a", "b", "d", "f"],
                ),
                Mistake(
                    "meniru bentuk",
                    "Seragam, lagu, dan waktu serentak adalah bentuk. Fungsi dan cara mengujinya tidak disebut.",
                    when=lambda a, _n: "e" in a,
                    example=["b", "d", "e", "f"],
                ),
                Mistake(
                    "belum semua",
                    "Yang Anda pilih memenuhi syarat, tetapi masih ada usul lain yang juga memenuhi.",
                    when=lambda a, _n: bool(a) and set(a) < {"b", "d", "f"},
                    example=["b"],
                ),
            ],
        ),
        "m07_nota": Written(
            points=6,
            objective="menerjemahkan",
            reread="materi bagian 11, “Untuk nota dinas Anda”",
            rubric="m07_nota.md",
        ),
    },
)
