"""Key of module 06. Never part of a release; read by the judge only."""

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
from akademi.models.evaluation import difference_in_differences, persons_needed
from akademi.models.instalments import declining_instalment, flat_instalment
from akademi.models.net_present_value import net_present_value
from akademi.simulators.programme_mix import outcome

INCOMES = {"peserta": [1.45, 1.5, 1.55, 1.6, 1.65], "pembanding": [1.22, 1.25, 1.3]}
LOANS = {"pokok": [15, 20, 25, 30, 40], "bulan": [18, 24, 30, 36]}
PROJECTS = {"biaya": [7, 8, 9, 10, 11], "lama": [3, 4, 5]}
TREATED_BEFORE, CONTROL_BEFORE = 1.20, 1.10
RATE, BENEFIT = 0.06 / 12, 3

CARDS = {
    "andhra": "kecil",
    "hibah": "memudar",
    "india": "bertahan",
    "kejuruan": "bertahan",
    "kredit": "kecil",
    "latihan": "kecil",
    "magang": "memudar",
    "togo_laki": "bertahan",
    "togo_perempuan": "memudar",
}


def effect(numbers):
    """Effect in the unit of the item, by difference in differences."""
    return difference_in_differences(TREATED_BEFORE, numbers["peserta"], CONTROL_BEFORE, numbers["pembanding"])


def sample(numbers):
    """Firms needed in each group."""
    return persons_needed(numbers["efek"] / 100)


def instalment(numbers):
    """Monthly instalment on the declining balance, rupiah."""
    return declining_instalment(numbers["pokok"] * 1e6, RATE, int(numbers["bulan"]))


def flat(numbers):
    """Monthly instalment with flat interest, rupiah."""
    return flat_instalment(numbers["pokok"] * 1e6, RATE, int(numbers["bulan"]))


def without_interest(numbers):
    """The loan divided by its months, rupiah."""
    return numbers["pokok"] * 1e6 / numbers["bulan"]


def yearly_as_monthly(numbers):
    """Instalment when six percent a year is taken for six percent a month, rupiah."""
    return declining_instalment(numbers["pokok"] * 1e6, 0.06, int(numbers["bulan"]))


def value(numbers, first=1):
    """Net present value in billion rupiah, with the benefits from the year `first`."""
    years = [0.0] * first + [BENEFIT] * int(numbers["lama"])
    years[0] -= numbers["biaya"]
    return net_present_value(years, 0.10)


def goals_met(settings, _numbers):
    """1 for all three goals, 0.5 for two, else nothing: one or two come by themselves."""
    return {3: 1.0, 2: 0.5}.get(sum(outcome(settings).goals), 0.0)


def mix(cash, graduation, training, capital, scholarship):
    """Settings of a mix."""
    return {
        "cash": cash,
        "graduation": graduation,
        "training": training,
        "capital": capital,
        "scholarship": scholarship,
    }


def near(a, wanted, tolerance):
    """Whether a code value is a number near another."""
    return isinstance(a, int | float) and abs(a - wanted) <= tolerance


KUNCI = Key(
    "06_pemberdayaan",
    objectives={
        "dampak": "Menjelaskan kontrafaktual dan menghitung dampak dengan syaratnya",
        "daya": "Memperkirakan efek terkecil yang terlihat dan membaca “tidak signifikan”",
        "bukti": "Membaca tabel liga dampak beserta temuan yang melemahkan",
        "uang": "Menghitung cicilan, nilai kini bersih, dan titik impas",
        "campuran": "Menyusun dan membela campuran program dengan mitra sebagai penjamin serapan",
    },
    items={
        "m06_beda": Near(
            points=2,
            objective="dampak",
            reread="materi bagian 1, “Dua pedagang: apa yang terjadi tanpa program?”",
            draw=INCOMES,
            answer=effect,
            tolerance=0.005,
            right="Tepat: yang dikurangkan adalah kenaikan yang akan terjadi juga tanpa pelatihan.",
            hint="Hitung dua kenaikan lebih dahulu, masing-masing kelompok satu.",
            mistakes=[
                Mistake(
                    "sebelum–sesudah",
                    "Angka Anda adalah kenaikan peserta seluruhnya. Pembanding juga naik tanpa pelatihan; kenaikan seperti itu "
                    "masih terhitung di dalamnya.",
                    answer=lambda n: n["peserta"] - TREATED_BEFORE,
                ),
                Mistake(
                    "sesudah saja",
                    "Anda membandingkan kedua kelompok sesudah pelatihan. Peserta sudah lebih tinggi sejak awal; selisih awal itu "
                    "masih terhitung.",
                    answer=lambda n: n["peserta"] - n["pembanding"],
                ),
                Mistake(
                    "dijumlahkan",
                    "Kedua kenaikan Anda jumlahkan. Kenaikan pembanding bukan hasil pelatihan.",
                    answer=lambda n: (n["peserta"] - TREATED_BEFORE) + (n["pembanding"] - CONTROL_BEFORE),
                ),
            ],
        ),
        "m06_sejajar": SetOf(
            points=2,
            objective="dampak",
            reread="materi bagian 1, “Langgar syaratnya”",
            answer={"a", "c", "e"},
            right="Tepat: yang merusak adalah apa pun yang membuat *kenaikan* keduanya berbeda tanpa program.",
            hint="Tanyakan pada setiap keadaan: tanpa pelatihan, apakah kedua kelompok akan *naik* sama banyak?",
            mistakes=[
                Mistake(
                    "selisih tetap dikira merusak",
                    "Salah satu pilihan Anda hanya menyebut selisih awal yang tetap. Selisih seperti itu hilang ketika kenaikan "
                    "dikurangkan dengan kenaikan.",
                    when=lambda a, _n: "d" in a,
                    example=["a", "c", "d", "e"],
                ),
                Mistake(
                    "tren masa lalu yang sama dikira merusak",
                    "Salah satu pilihan Anda justru membuat syaratnya lebih masuk akal, meskipun belum membuktikannya.",
                    when=lambda a, _n: "b" in a,
                    example=["a", "b", "c", "e"],
                ),
                Mistake(
                    "belum lengkap",
                    "Yang Anda pilih memang merusak, tetapi masih ada yang lain. Ingat: gangguan dapat menimpa peserta, dan dapat "
                    "pula menimpa pembanding.",
                    when=lambda a, _n: len(a) < 3 and set(a) <= {"a", "c", "e"},
                    example=["a", "e"],
                ),
            ],
        ),
        "m06_signifikan": OneOf(
            points=1,
            objective="daya",
            reread="materi bagian 3, “Mengapa uji coba satu desa “tidak menemukan apa-apa””",
            answer="d",
            right="Tepat: selang itu memuat nol dan memuat dampak yang besar. Yang jujur adalah mengakui keduanya.",
            hint="Selang berbicara tentang rata-rata, dan tentang nilai mana saja yang cocok dengan data.",
            mistakes=[
                Mistake(
                    "tidak signifikan = tidak ada",
                    "Pilihan Anda menyamakan “tidak terlihat” dengan “tidak ada”. Selang yang sama juga memuat 20 persen.",
                    answer="a",
                ),
                Mistake(
                    "95 persen dikira peluang berdampak",
                    "Angka 95 persen menerangkan cara membuat selangnya, bukan peluang bahwa program berdampak.",
                    answer="b",
                ),
                Mistake(
                    "selang rata-rata dikira kisaran orang",
                    "Selang itu tentang kenaikan *rata-rata*. Kenaikan setiap orang jauh lebih beragam.",
                    answer="c",
                ),
            ],
        ),
        "m06_sampel": Near(
            points=2,
            objective="daya",
            reread="materi bagian 3, “Mengapa uji coba satu desa “tidak menemukan apa-apa””",
            draw={"efek": [5, 6, 8, 10, 12]},
            answer=sample,
            # 1.96 + 0.84 in place of more digits misses by up to eight firms.
            tolerance=15,
            right="Tepat. Bandingkan dengan banyaknya UMKM yang benar-benar dapat Anda ikuti.",
            hint="Ubah persen menjadi pecahan, kuadratkan, lalu pakai rumus di atas soal.",
            mistakes=[
                Mistake(
                    "lupa faktor dua",
                    "Hasil Anda separuh dari yang diperlukan: angka 2 di depan rumus belum dipakai. Angka itu ada karena kedua "
                    "kelompok sama-sama bising.",
                    when=lambda a, n: abs(2 * a - sample(n)) <= 15,
                    example=lambda n: round(sample(n) / 2),
                ),
                Mistake(
                    "kedua kelompok dijumlahkan",
                    "Angka Anda tampak seperti jumlah kedua kelompok. Soal meminta satu kelompok.",
                    when=lambda a, n: abs(a / 2 - sample(n)) <= 15,
                    example=lambda n: 2 * sample(n),
                ),
                Mistake(
                    "efek tidak dikuadratkan",
                    "Penyebutnya belum dikuadratkan. Efek yang separuh memerlukan orang empat kali lipat, bukan dua kali.",
                    when=lambda a, n: abs(a - 2 * 2.8**2 / (n["efek"] / 100)) <= 2,
                    example=lambda n: round(2 * 2.8**2 / (n["efek"] / 100)),
                ),
                Mistake(
                    "jumlahnya tidak dikuadratkan",
                    "Tanda kurung (1,96 + 0,84) belum dikuadratkan.",
                    when=lambda a, n: abs(a - 2 * 2.8 / (n["efek"] / 100) ** 2) <= 8,
                    example=lambda n: round(2 * 2.8 / (n["efek"] / 100) ** 2),
                ),
            ],
        ),
        "m06_duga": Predicted(
            points=1,
            objective="bukti",
            reread="materi bagian 4, “Tabel liga: ukuran, selang, dan temuan yang melemahkan”",
            example="a",
            right="Dugaan Anda tercatat sebelum jawabannya dibuka. Bandingkan dengan temuan yang tertulis di sana.",
        ),
        "m06_kartu": InBoxes(
            points=3,
            objective="bukti",
            reread="materi bagian 4, “Tabel liga: ukuran, selang, dan temuan yang melemahkan”",
            answer=CARDS,
            right="Tepat: program yang sama dapat bertahan di satu tempat dan nol di tempat lain.",
            hint="Baca kalimat terakhir setiap kartu, bukan angka yang paling besar.",
            mistakes=[
                Mistake(
                    "hasil antara dianggap hasil akhir",
                    "Pada kartu hibah Uganda yang Anda pakai hasil tahun ke-4. Kartunya juga menyebut tahun ke-9.",
                    when=lambda a, _n: a.get("hibah") == "bertahan",
                    example={**CARDS, "hibah": "bertahan"},
                ),
                Mistake(
                    "laki-laki dan perempuan disamakan",
                    "Kedua kartu Togo berasal dari uji yang sama, tetapi hasil akhirnya berbeda bagi usaha laki-laki dan usaha "
                    "perempuan.",
                    when=lambda a, _n: a.get("togo_laki") == a.get("togo_perempuan"),
                    example={**CARDS, "togo_perempuan": "bertahan"},
                ),
                Mistake(
                    "kotor dianggap bersih",
                    "Pada kartu Andhra Pradesh hasil ternak memang naik, tetapi ada yang turun sebesar itu. Yang dihitung dampak "
                    "*bersih*.",
                    when=lambda a, _n: a.get("andhra") == "bertahan",
                    example={**CARDS, "andhra": "bertahan"},
                ),
                Mistake(
                    "magang dianggap bertahan",
                    "Kartu magang menyebut selisih yang mengecil: keterampilannya hanya laku di satu perusahaan.",
                    when=lambda a, _n: a.get("magang") == "bertahan",
                    example={**CARDS, "magang": "bertahan"},
                ),
            ],
        ),
        "m06_mitra": InOrder(
            points=2,
            objective="campuran",
            reread="materi bagian 5, “Mitra sebagai pembeli, bukan penyumbang”",
            answer=["b", "d", "a", "e", "c"],
            right="Tepat: mulai dari serapan, undi sebelum melatih, dan ukur kedua kelompok dengan alat yang sama.",
            hint="Apa yang harus tertulis sebelum seorang pun mendaftar? Dan kapan pembanding harus dipilih?",
            mistakes=[
                Mistake(
                    "melatih dulu, mencari mitra kemudian",
                    "Pada urutan Anda perjanjian dengan pabrik datang di ujung. Pelatihan seperti itu mengisi keterampilan yang "
                    "belum tentu ada lowongannya.",
                    when=lambda a, _n: a.index("e") < a.index("b"),
                    example=["d", "a", "e", "c", "b"],
                ),
                Mistake(
                    "pembanding dipilih kemudian",
                    "Pada urutan Anda undian baru dilakukan setelah pelatihan. Yang belum ikut saat itu sudah berbeda dari yang ikut.",
                    when=lambda a, _n: a.index("a") > a.index("e"),
                    example=["b", "d", "e", "a", "c"],
                ),
                Mistake(
                    "tanpa garis dasar",
                    "Pada urutan Anda undian mendahului pencatatan awal. Penghasilan semua pendaftar perlu dicatat sebelum mereka "
                    "tahu hasil undiannya.",
                    when=lambda a, _n: a.index("a") < a.index("d"),
                    example=["b", "a", "d", "e", "c"],
                ),
            ],
        ),
        "m06_cicilan": Near(
            points=2,
            objective="uang",
            reread="materi bagian 6, “Kredit: bunga yang sama dengan dua harga”",
            draw=LOANS,
            answer=instalment,
            tolerance=1500,
            right="Tepat. Kalikan dengan banyaknya bulan dan kurangi pinjamannya: itulah harga kreditnya dalam rupiah.",
            hint="Hitung dahulu 1,005 pangkat −n, lalu kurangkan dari 1.",
            mistakes=[
                Mistake(
                    "bunga datar",
                    "Angka Anda adalah cicilan dengan bunga *datar*: bunganya dihitung dari pinjaman awal sampai lunas.",
                    when=lambda a, n: abs(a - flat(n)) <= 1500,
                    example=flat,
                ),
                Mistake(
                    "tanpa bunga",
                    "Angka Anda pinjaman dibagi banyaknya bulan; bunganya belum ikut.",
                    when=lambda a, n: abs(a - without_interest(n)) <= 1500,
                    example=without_interest,
                ),
                Mistake(
                    "bunga setahun dipakai sebulan",
                    "Cicilan sebesar itu lahir dari bunga 6 persen *per bulan*. Bagilah dahulu dengan 12.",
                    when=lambda a, n: abs(a - yearly_as_monthly(n)) <= 3000,
                    example=yearly_as_monthly,
                ),
                Mistake(
                    "juta, bukan rupiah",
                    "Angkanya tampak dalam juta atau ribu rupiah. Soal meminta rupiah.",
                    when=lambda a, n: abs(1000 * a - instalment(n)) <= 1500,
                    example=lambda n: instalment(n) / 1000,
                ),
            ],
        ),
        "m06_kode": Value(
            points=2,
            objective="uang",
            reread="materi bagian 6, “Kredit: bunga yang sama dengan dua harga”",
            draw=LOANS,
            answer=instalment,
            tolerance=5,
            twin="m06_cicilan",
            right="Tepat: satu baris rumus, dan angka pinjaman apa pun dapat dimasukkan.",
            hint="Periksa bunga per bulan, dan tanda minus pada pangkatnya.",
            mistakes=[
                Mistake(
                    "bunga datar",
                    "Hasil Anda memakai pinjaman awal sebagai dasar bunga setiap bulan.",
                    when=lambda a, n: near(a, flat(n), 5),
                    example=flat,
                ),
                Mistake(
                    "bunga setahun dipakai sebulan",
                    "Hasil Anda memakai 0,06 sebagai bunga setiap bulan.",
                    when=lambda a, n: near(a, yearly_as_monthly(n), 5),
                    example=yearly_as_monthly,
                ),
                Mistake(
                    "juta, bukan rupiah",
                    "Hasil Anda dalam juta rupiah; variabel `pinjaman` sudah dalam rupiah.",
                    when=lambda a, n: near(a, instalment(n) / 1e6, 1e-4),
                    example=lambda n: instalment(n) / 1e6,
                ),
            ],
        ),
        "m06_npv": Near(
            points=2,
            objective="uang",
            reread="materi bagian 7, “Nilai kini bersih dan titik impas”",
            draw=PROJECTS,
            answer=value,
            tolerance=0.02,
            right="Tepat. Coba kurangi satu tahun manfaat: lihat betapa cepat tandanya dapat berubah.",
            hint="Bagi manfaat tahun ke-t dengan 1,10 pangkat t, jumlahkan, lalu kurangi biayanya.",
            mistakes=[
                Mistake(
                    "tanpa diskonto",
                    "Semua tahun Anda jumlahkan begitu saja. Uang tahun ke-3 belum didiskontokan.",
                    answer=lambda n: BENEFIT * n["lama"] - n["biaya"],
                ),
                Mistake(
                    "manfaat mulai hari ini",
                    "Manfaat pertama Anda hitung pada tahun ke-0; soal menaruhnya pada akhir tahun ke-1.",
                    answer=lambda n: value(n, first=0),
                ),
                Mistake(
                    "lupa biaya",
                    "Angka Anda nilai kini manfaatnya saja; biaya hari ini belum dikurangkan.",
                    answer=lambda n: value(n) + n["biaya"],
                ),
                Mistake(
                    "tanda terbalik",
                    "Besarnya benar, tandanya terbalik: manfaat dikurangi biaya, bukan sebaliknya.",
                    answer=lambda n: -value(n),
                ),
            ],
        ),
        "m06_campuran": Goal(
            points=3,
            objective="campuran",
            reread="materi bagian 8, “Rp100 miliar untuk kabupaten Anda”",
            reached=goals_met,
            example=mix(2, 3, 0, 4, 1),
            right="Tepat: tidak satu pun program mencapai ketiganya sendirian. Campuran Anda mungkin berbeda dari campuran lain yang "
            "juga berhasil; alasannyalah yang ditulis pada soal berikut.",
            hint="Lihat tanda silang di sudut gambar: program mana yang cepat, mana yang pasti, mana yang masih ada pada 2031?",
            mistakes=[
                Mistake(
                    "belum dibagi",
                    "Kelima bagian Anda nol; uangnya belum diberikan kepada program mana pun.",
                    when=lambda a, _n: not any(a.values()),
                    example=mix(0, 0, 0, 0, 0),
                ),
                Mistake(
                    "terlalu lambat",
                    "Pada 2027 campuran Anda belum mengangkat cukup banyak orang: bagian terbesarnya ada pada program yang hasilnya "
                    "baru datang kemudian.",
                    when=lambda a, _n: not outcome(a).goals[0],
                    example=mix(0, 6, 0, 1, 3),
                ),
                Mistake(
                    "tidak kokoh",
                    "Rata-ratanya boleh jadi baik, tetapi dalam sebagian masa depan hasil 2030 terlalu kecil. Lihat ujung kiri "
                    "rentangnya, dan program yang hasilnya kecil menurut biayanya.",
                    when=lambda a, _n: outcome(a).goals == (True, False, True),
                    example=mix(2, 2, 2, 2, 2),
                ),
                Mistake(
                    "tidak bertahan",
                    "Lebih dari separuh hasil campuran Anda hilang pada 2031, ketika uangnya habis.",
                    when=lambda a, _n: not outcome(a).goals[2],
                    example=mix(10, 1, 0, 1, 0),
                ),
            ],
        ),
        "m06_nota": Written(
            points=6,
            objective="campuran",
            reread="materi bagian 11, “Untuk nota dinas Anda”",
            rubric="m06_nota.md",
        ),
    },
)
