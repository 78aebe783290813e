"""Key of the Probolinggo case. Never part of a release; read by the judge only."""

import itertools

from akademi.grading import InBoxes, Key, Mistake, Near, OneOf, SetOf, Value, Written

BUDGET_MILLION = 297_087.834982
SUBACTIVITIES = 658
# Kabupaten Probolinggo, March 2015 to 2025 (BPS); the same figures as in datasets/probolinggo_kemiskinan.csv.
HEADCOUNT = (20.82, 20.98, 20.52, 18.71, 17.76, 18.61, 18.91, 17.12, 17.19, 16.45, 16.31)
FALLS = [before - after for before, after in itertools.pairwise(HEADCOUNT)]
LARGEST_FALL = max(FALLS)
SECOND_FALL = sorted(FALLS)[-2]
TOTAL_FALL = HEADCOUNT[0] - HEADCOUNT[-1]

KNOWN = {
    "apbd": "nanti",
    "bawang": "meja",
    "dtsen": "nanti",
    "gudang": "meja",
    "ipm": "nanti",
    "rls": "nanti",
    "rpjmd": "meja",
    "unit": "meja",
}
MISPRINTS = {
    "bawang": "hitung",
    "garis": "poin",
    "jumlah": "ketik",
    "kantor": "wilayah",
    "pdrb": "satuan",
    "persen": "ketik",
    "tembakau": "hitung",
    "turun": "poin",
}


def left_over(numbers):
    """Number of sub-activities after the small ones were merged."""
    return SUBACTIVITIES - numbers["kecil"] + numbers["paket"]


def years_needed(numbers):
    """Years until the target at the average pace."""
    return (numbers["awal"] - numbers["tujuan"]) / numbers["laju"]


KUNCI = Key(
    assignment="kasus_probolinggo",
    objectives={
        "tahu": "Memisahkan yang sudah diketahui pada hari keputusan dari yang baru diketahui sesudahnya",
        "periksa": "Memeriksa angka terbitan sebelum memakainya: wilayah, waktu, satuan, dan hitung ulang",
        "hitung": "Membaca target, deret, dan anggaran tanpa menyambung yang tidak sebanding",
        "putuskan": "Menimbang penjelasan yang bersaing dan memutuskan dengan syarat berubah pikiran",
    },
    items={
        "kp_tahu": InBoxes(
            points=3,
            objective="tahu",
            reread="kasus bagian 1, “Keputusan, 31 Oktober 2025”, dan bagian 12, “Yang terjadi sesudahnya”",
            answer=KNOWN,
            right="Tepat: tidak ada keputusan yang dinilai dengan angka yang belum lahir.",
            hint="Ada keterangan yang berpindah sisi. Cari tanggal terbitnya, bukan tahun yang diukurnya.",
            mistakes=[
                Mistake(
                    "tahun yang diukur dikira hari terbit",
                    "Angka tentang 2025 tidak selalu terbit pada 2025 bulan itu juga. Periksa hari rilis IPM dan komponennya.",
                    when=lambda a, _n: "meja" in {a.get("ipm"), a.get("rls")},
                    example=KNOWN | {"ipm": "meja", "rls": "meja"},
                ),
                Mistake(
                    "anggaran dikira sudah disahkan",
                    "Pada hari keputusan rancangan anggarannya bahkan belum disampaikan ke DPRD.",
                    when=lambda a, _n: a.get("apbd") == "meja",
                    example=KNOWN | {"apbd": "meja"},
                ),
                Mistake(
                    "berita bulan itu dikira terlalu baru",
                    "Ada keterangan yang terbit pada Oktober 2025, sebelum tanggal keputusan, tetapi Anda letakkan sesudahnya.",
                    when=lambda a, _n: "nanti" in {a.get("gudang"), a.get("bawang")},
                    example=KNOWN | {"gudang": "nanti", "bawang": "nanti"},
                ),
                Mistake(
                    "rencana dikira menyusul",
                    "Rencana dan anggaran 2025 sudah dibahas terbuka pada bulan-bulan sebelumnya.",
                    when=lambda a, _n: "nanti" in {a.get("rpjmd"), a.get("unit")},
                    example=KNOWN | {"rpjmd": "nanti"},
                ),
            ],
        ),
        "kp_bank": InBoxes(
            points=3,
            objective="periksa",
            reread="kasus bagian 9, “Bank salah angka”",
            answer=MISPRINTS,
            right="Tepat: wilayah, waktu, satuan, hitung ulang. Empat pertanyaan itu menemukan semuanya.",
            hint="Untuk setiap kartu, kerjakan dulu satu hitungan kecil dengan angka yang ada di dalamnya.",
            mistakes=[
                Mistake(
                    "wilayah tidak diperiksa",
                    "Satu kartu memakai angka pemerintah daerah lain yang senama. Bandingkan dengan tabel dua pemerintah.",
                    when=lambda a, _n: a.get("kantor") != "wilayah",
                    example=MISPRINTS | {"kantor": "ketik"},
                    reread="kasus bagian 2, “Kabupaten, bukan Kota”",
                ),
                Mistake(
                    "selisih persentase disebut persen",
                    "Pada kartu tentang penurunan atau kenaikan, tanyakan: ini selisih dua angka, atau perubahan relatif?",
                    when=lambda a, _n: "poin" not in {a.get("turun")} or a.get("garis") != "poin",
                    example=MISPRINTS | {"turun": "ketik"},
                ),
                Mistake(
                    "perkaliannya tidak dicoba",
                    "Pada kartu pertanian, kalikan areal dengan hasil per hektare sebelum menebak jenisnya.",
                    when=lambda a, _n: "hitung" not in {a.get("tembakau")} or a.get("bawang") != "hitung",
                    example=MISPRINTS | {"tembakau": "ketik", "bawang": "satuan"},
                    reread="kasus bagian 7, subbagian “Tembakau dan bawang merah”",
                ),
                Mistake(
                    "besaran dianggap salah ketik",
                    "Satu kartu meleset jutaan kali lipat; itu bukan satu angka yang salah ketik.",
                    when=lambda a, _n: a.get("pdrb") != "satuan",
                    example=MISPRINTS | {"pdrb": "ketik"},
                ),
            ],
        ),
        "kp_tembakau": Near(
            points=2,
            objective="periksa",
            reread="kasus bagian 7, subbagian “Tembakau dan bawang merah”",
            draw={"areal": [9172, 9840, 10250, 10774, 11433], "hasil": [0.9, 1.1, 1.2, 1.4, 1.6]},
            answer=lambda n: n["areal"] * n["hasil"],
            tolerance=1,
            right="Tepat. Satu perkalian cukup untuk menahan sebuah siaran sampai ada yang menjelaskannya.",
            hint="Produksi = areal × hasil per hektare. Periksa letak komanya.",
            mistakes=[
                Mistake(
                    "dibagi, bukan dikali",
                    "Anda membagi areal dengan hasil per hektare. Ton per hektare dikalikan hektare menjadi ton.",
                    when=lambda a, n: abs(a - n["areal"] / n["hasil"]) <= 1,
                    example=lambda n: n["areal"] / n["hasil"],
                ),
                Mistake(
                    "ribu ton, bukan ton",
                    "Angkanya cocok untuk ribu ton; soal meminta ton.",
                    when=lambda a, n: abs(1000 * a - n["areal"] * n["hasil"]) <= 60,
                    example=lambda n: n["areal"] * n["hasil"] / 1000,
                ),
                Mistake(
                    "komanya hilang",
                    "Hasilnya sepuluh kali terlalu besar: koma pada hasil per hektare terlewat.",
                    when=lambda a, n: abs(a - 10 * n["areal"] * n["hasil"]) <= 10,
                    example=lambda n: 10 * n["areal"] * n["hasil"],
                ),
                Mistake(
                    "hanya arealnya",
                    "Itu arealnya sendiri. Setiap hektare belum tentu menghasilkan satu ton.",
                    answer=lambda n: n["areal"],
                ),
            ],
        ),
        "kp_turun": Near(
            points=2,
            objective="hitung",
            reread="kasus bagian 3, “Deret dan target”",
            answer=LARGEST_FALL,
            tolerance=0.006,
            right="Tepat. Target yang menuntut lebih dari itu perlu alasan mengapa tahun depan akan lain.",
            hint="Kurangkan setiap tahun dari tahun sebelumnya, lalu cari batang turun yang paling panjang.",
            mistakes=[
                Mistake(
                    "batang turun terpanjang kedua",
                    "Itu penurunan sesudah masa COVID-19. Masih ada satu tahun yang turun sedikit lebih banyak.",
                    when=lambda a, _n: abs(a - SECOND_FALL) <= 0.006,
                    example=SECOND_FALL,
                ),
                Mistake(
                    "seluruh sepuluh tahun",
                    "Itu penurunan dari awal sampai akhir deret. Soal meminta satu tahun.",
                    when=lambda a, _n: abs(a - TOTAL_FALL) <= 0.006,
                    example=TOTAL_FALL,
                ),
                Mistake(
                    "tahun terakhir saja",
                    "Itu perubahan dari 2024 ke 2025. Lihat juga tahun-tahun sebelumnya.",
                    when=lambda a, _n: abs(a - FALLS[-1]) <= 0.006,
                    example=FALLS[-1],
                ),
                Mistake(
                    "persen, bukan persen poin",
                    "Angkanya perubahan relatif dalam persen. Soal meminta selisih dua persentase.",
                    when=lambda a, _n: abs(a - 100 * LARGEST_FALL / HEADCOUNT[2]) <= 0.06,
                    example=100 * LARGEST_FALL / HEADCOUNT[2],
                ),
                Mistake(
                    "yang diperlukan, bukan yang pernah terjadi",
                    "Itu penurunan yang dituntut target 2026, bukan yang pernah terjadi.",
                    when=lambda a, _n: abs(a - (HEADCOUNT[-1] - 13.85)) <= 0.006,
                    example=HEADCOUNT[-1] - 13.85,
                ),
            ],
        ),
        "kp_kode": Value(
            points=2,
            objective="hitung",
            reread="kasus bagian 3, “Deret dan target”",
            answer=LARGEST_FALL,
            tolerance=1e-6,
            twin="kp_turun",
            right="Tepat: dua baris, dan dapat dipakai untuk kabupaten mana pun.",
            hint="`maret.diff()` memberi perubahan tahunan; penurunan terbesar adalah yang paling negatif.",
            mistakes=[
                Mistake(
                    "masih negatif",
                    "Besarnya benar, tandanya belum: soal meminta bilangan positif.",
                    when=lambda a, _n: isinstance(a, int | float) and abs(a + LARGEST_FALL) < 1e-6,
                    example=-LARGEST_FALL,
                ),
                Mistake(
                    "kenaikan terbesar",
                    "Yang Anda ambil perubahan paling besar ke atas, bukan ke bawah.",
                    when=lambda a, _n: isinstance(a, int | float) and abs(a + min(FALLS)) < 1e-6,
                    example=-min(FALLS),
                ),
                Mistake(
                    "awal dikurangi akhir",
                    "Itu penurunan sepanjang deret, bukan dalam satu tahun.",
                    when=lambda a, _n: isinstance(a, int | float) and abs(a - TOTAL_FALL) < 1e-6,
                    example=TOTAL_FALL,
                ),
            ],
        ),
        "kp_laju": Near(
            points=2,
            objective="hitung",
            reread="kasus bagian 3, “Deret dan target”",
            draw={"awal": [13.2, 14.4, 15.6, 16.8], "tujuan": [7.5, 8.5, 9.5], "laju": [0.4, 0.45, 0.5, 0.6]},
            answer=years_needed,
            tolerance=0.11,
            right="Tepat. Target yang jatuh jauh sebelum tahun itu menuntut laju yang berubah, dan alasannya harus disebut.",
            hint="Jarak yang tersisa dibagi laju per tahun.",
            mistakes=[
                Mistake(
                    "sampai nol",
                    "Anda menghitung sampai tidak ada yang miskin. Kurangkan dulu targetnya.",
                    when=lambda a, n: abs(a - n["awal"] / n["laju"]) <= 0.11,
                    example=lambda n: n["awal"] / n["laju"],
                ),
                Mistake(
                    "laju dianggap persen dari angka awal",
                    "Laju dalam persen poin dikurangkan langsung, bukan dikalikan dengan angka awal.",
                    when=lambda a, n: abs(a - 100 * (n["awal"] - n["tujuan"]) / (n["awal"] * n["laju"])) <= 0.3,
                    example=lambda n: 100 * (n["awal"] - n["tujuan"]) / (n["awal"] * n["laju"]),
                ),
                Mistake(
                    "dikali, bukan dibagi",
                    "Anda mengalikan jarak dengan laju. Yang dicari berapa kali laju itu masuk ke dalam jaraknya.",
                    when=lambda a, n: abs(a - (n["awal"] - n["tujuan"]) * n["laju"]) <= 0.11,
                    example=lambda n: (n["awal"] - n["tujuan"]) * n["laju"],
                ),
                Mistake(
                    "jaraknya saja",
                    "Itu jarak ke target dalam persen poin. Bagi dengan laju per tahun.",
                    when=lambda a, n: abs(a - (n["awal"] - n["tujuan"])) <= 0.11,
                    example=lambda n: n["awal"] - n["tujuan"],
                ),
            ],
        ),
        "kp_paket": Near(
            points=2,
            objective="hitung",
            reread="kasus bagian 6, “Uang dan 66 unit”",
            draw={"kecil": [240, 260, 300, 320, 360], "paket": [8, 10, 12, 15]},
            answer=lambda n: BUDGET_MILLION / left_over(n),
            tolerance=1.5,
            right="Tepat. Rata-ratanya naik tanpa uang tambahan; apakah hasilnya ikut naik harus diperiksa.",
            hint="Uangnya tetap; yang berubah hanya banyaknya subkegiatan sesudah penggabungan.",
            mistakes=[
                Mistake(
                    "pembagi lama",
                    "Anda masih membagi dengan jumlah subkegiatan sebelum digabung.",
                    when=lambda a, _n: abs(a - BUDGET_MILLION / SUBACTIVITIES) <= 1.5,
                    example=BUDGET_MILLION / SUBACTIVITIES,
                ),
                Mistake(
                    "paketnya tidak dihitung",
                    "Subkegiatan yang digabung sudah Anda kurangkan, tetapi paket barunya belum ditambahkan.",
                    when=lambda a, n: abs(a - BUDGET_MILLION / (SUBACTIVITIES - n["kecil"])) <= 1.5,
                    example=lambda n: BUDGET_MILLION / (SUBACTIVITIES - n["kecil"]),
                ),
                Mistake(
                    "hanya paketnya",
                    "Anda membagi seluruh uang dengan banyaknya paket. Subkegiatan yang lain masih ada.",
                    when=lambda a, n: abs(a - BUDGET_MILLION / n["paket"]) <= 1.5,
                    example=lambda n: BUDGET_MILLION / n["paket"],
                ),
                Mistake(
                    "miliar, bukan juta",
                    "Angkanya cocok untuk miliar rupiah; soal meminta juta rupiah.",
                    when=lambda a, n: abs(1000 * a - BUDGET_MILLION / left_over(n)) <= 6,
                    example=lambda n: BUDGET_MILLION / left_over(n) / 1000,
                ),
            ],
        ),
        "kp_lawan": SetOf(
            points=2,
            objective="putuskan",
            reread="kasus bagian 10, “Delapan penjelasan yang bersaing”",
            answer={"b", "d"},
            right="Tepat. Melemahkan tidak sama dengan menggugurkan: kekuatan menawar tetap belum terukur.",
            hint="Bila penjelasan itu benar, apa yang seharusnya terlihat? Cari keterangan yang tidak cocok dengannya.",
            mistakes=[
                Mistake(
                    "dukungan dikira lawan",
                    "Salah satu pilihan Anda justru bahan bagi penjelasan itu: pembeli yang sedikit adalah isinya.",
                    when=lambda a, _n: "a" in a,
                    example=["a", "b", "d"],
                ),
                Mistake(
                    "tidak tahu dikira lawan",
                    "Celah data tidak melemahkan apa pun; ia hanya mengatakan bahwa kita belum tahu.",
                    when=lambda a, _n: "c" in a,
                    example=["b", "c", "d"],
                ),
                Mistake(
                    "keadaan dikira bukti",
                    "Peringkat yang tetap adalah hal yang hendak dijelaskan, bukan bukti bagi atau melawan sebab tertentu.",
                    when=lambda a, _n: "e" in a,
                    example=["b", "e"],
                ),
                Mistake(
                    "baru satu",
                    "Yang Anda pilih memang melemahkan, tetapi masih ada satu lagi.",
                    when=lambda a, _n: len(a) == 1 and a[0] in {"b", "d"},
                    example=["b"],
                ),
            ],
        ),
        "kp_tanda": OneOf(
            points=2,
            objective="putuskan",
            reread="kasus bagian 13, “Apa yang harus benar agar berhasil”",
            answer="d",
            right="Tepat: dekat dengan tindakan, terlihat cepat, dan punya pembanding.",
            hint="Cari tanda yang dapat berubah dalam enam bulan karena tindakan itu, dan yang punya pembanding.",
            mistakes=[
                Mistake(
                    "ukuran yang terlalu jauh",
                    "Survei itu hanya beberapa bulan sesudah anggaran berjalan, galatnya besar, dan anak sekolah belum bekerja.",
                    answer="a",
                    reread="kasus bagian 3, “Deret dan target”",
                ),
                Mistake(
                    "jejak masa lalu",
                    "Ukuran itu menghitung orang dewasa; anak yang bertahan di sekolah tahun ini belum ada di dalamnya.",
                    answer="b",
                    reread="kasus bagian 8, “Sekolah dan perkawinan anak”",
                ),
                Mistake(
                    "masukan dikira hasil",
                    "Uang yang terserap mengatakan bahwa kegiatan berjalan, bukan bahwa anak bertahan di sekolah.",
                    answer="c",
                ),
            ],
        ),
        "kp_memo": Written(
            points=8,
            objective="putuskan",
            reread="kasus bagian 11, “Keputusan Anda”",
            rubric="kp_memo.md",
        ),
    },
)
