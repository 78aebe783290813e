"""Studies on who gets a benefit: methods of targeting, their errors, and what a benefit does and does not do.

Compiled by hand from the maintainers' dossier as corrected by its second reading, and from abstracts. A size
that stands nowhere but in memory is left empty. The shares for Alatas et al. (2012) are not printed by its
abstract; they were computed again from the authors' public replication data with one poverty line.
"""

from __future__ import annotations

from evidence import ABSTRACT, study_columns, study_rows
from kit import FACTS, Column, Gap, Table

REPLICATED = "abstrak, dan dihitung kembali dari data ulangan penulis"

COLUMNS = study_columns(
    Column(
        "cara",
        "string",
        "kategori",
        "Cara yang diteliti: skor rumah, warga, gabungan, mendaftar sendiri, semua, kartu, bersyarat, atau beragam",
        required=True,
    ),
    Column(
        "arah",
        "string",
        "kategori",
        "Apa artinya bagi penargetan: mendukung, melemahkan, atau campuran",
        required=True,
    ),
)

_ALATAS = ("Alatas, Banerjee, Hanna, Olken, dan Tobias", "2012", "Indonesia", "uji acak di 640 desa")
_METHODS = (("pmt", "skor rumah"), ("warga", "warga"), ("gabungan", "gabungan"))
_SHARES = (
    ("salah", "Rumah tangga yang salah golong, dari semua rumah tangga", "persen semua rumah tangga", (30, 33, 33)),
    ("terlewat", "Rumah tangga miskin yang terlewat, dari yang miskin", "persen rumah tangga miskin", (52, 53, 53)),
    ("bocor", "Penerima yang tidak miskin, dari penerima", "persen penerima", (40, 48, 46)),
)

# In the order of COLUMNS.
STUDIES: tuple[tuple[str, ...], ...] = (
    *(
        (
            f"alatas_2012_{short}_{method}",
            *_ALATAS,
            "5756",
            "rumah tangga",
            finding,
            str(size),
            "",
            "",
            unit,
            way,
            "campuran",
            "AER 102(4):1206; data ulangan Harvard Dataverse 10.7910/DVN/M7SKQZ (CC0)",
            REPLICATED,
            "Satu garis, Rp320.000 per orang per bulan; garis lain (Rp303.000–Rp353.000) menggeser bagian "
            "salah golong "
            "paling banyak 2 persen poin.",
        )
        for short, finding, unit, sizes in _SHARES
        for (method, way), size in zip(_METHODS, sizes, strict=True)
    ),
    (
        "alatas_2012_kepuasan",
        *_ALATAS,
        "640",
        "desa",
        "Peringkat warga sedikit kurang tepat terhadap pengeluaran, tetapi warga lebih puas; mereka memakai arti "
        "miskin yang berbeda, dan itu bukan karena elite merebut bantuan.",
        "",
        "",
        "",
        "",
        "warga",
        "campuran",
        "AER 102(4):1206; PMC4156293",
        ABSTRACT,
        "Bedanya tidak cukup besar untuk mengubah kemiskinan pada program yang lazim. Besar kenaikan kepuasan tidak "
        "ada di abstrak.",
    ),
    (
        "premand_schnitzer_2021",
        "Premand dan Schnitzer",
        "2021",
        "Niger",
        "uji acak antardesa dalam program uang tunai nasional",
        "",
        "",
        "Skor rumah paling tepat mencari pengeluaran rendah. Yang tidak menerima menilai rumus lebih sah daripada "
        "pilihan warga; pilihan warga terganggu manipulasi dan informasi yang kurang.",
        "",
        "",
        "",
        "",
        "warga",
        "melemahkan",
        "World Bank Economic Review; WPS 8412",
        ABSTRACT,
        "Menurut naskah kerja, beda antarcara kecil dibanding yang tidak terjangkau karena uangnya kurang.",
    ),
    (
        "alatas_2016",
        "Alatas, Banerjee, Hanna, Olken, Purnamasari, dan Wai-Poi",
        "2016",
        "Indonesia",
        "uji acak, PKH",
        "400",
        "desa",
        "Bila orang harus mendaftar sendiri, penerimanya jauh lebih miskin daripada pendaftaran "
        "otomatis dengan uji aset "
        "yang sama. Menambah jarak ke tempat mendaftar tidak menambah ketepatan.",
        "",
        "",
        "",
        "",
        "mendaftar sendiri",
        "mendukung",
        "JPE 124(2):371",
        ABSTRACT,
        "Besar efek tidak ada di abstrak.",
    ),
    (
        "elite_2013",
        "Alatas, Banerjee, Hanna, Olken, Purnamasari, dan Wai-Poi",
        "2013",
        "Indonesia",
        "uji acak dan data program",
        "400",
        "desa",
        "Pemimpin formal dan kerabatnya lebih sering menerima (paling banyak sekitar 8 persen poin), "
        "pemimpin informal "
        "lebih jarang. Menghapus seluruhnya menaikkan manfaat kesejahteraan program kurang dari 1 persen.",
        "",
        "",
        "1",
        "persen manfaat kesejahteraan (batas atas)",
        "warga",
        "campuran",
        "NBER w18798; HKS RWP13-008; jumlah desa dari povertyactionlab.org",
        ABSTRACT,
        "Yang direbut elite kecil bagi seluruh program, tidak kecil bagi keluarga yang namanya hilang.",
    ),
    (
        "banerjee_2018_kartu",
        "Banerjee, Hanna, Kyle, Olken, dan Sumarto",
        "2018",
        "Indonesia",
        "uji acak, kartu keterangan hak untuk penerima Raskin",
        "550",
        "desa (lebih dari)",
        "Di desa berkartu penerima yang berhak mendapat subsidi lebih banyak; yang tidak berhak tidak "
        "mendapat lebih sedikit.",
        "26",
        "",
        "",
        "persen subsidi",
        "kartu",
        "mendukung",
        "JPE 126(2):451",
        ABSTRACT,
        "Daftarnya tidak diubah: yang diubah adalah apakah orang tahu haknya.",
    ),
    (
        "banerjee_2018_televisi",
        "Banerjee, Hanna, Olken, dan Sumarto",
        "2018",
        "Indonesia",
        "uji acak antarprovinsi pada pendataan nasional",
        "25000000",
        "rumah tangga yang didata",
        "Ditanya tentang televisi layar datar, warga melaporkan lebih sedikit televisi enam bulan "
        "kemudian, lalu efeknya "
        "hilang; penjualan televisi tidak berubah.",
        "",
        "",
        "",
        "",
        "skor rumah",
        "mendukung",
        "NBER w25362; TNP2K Working Paper 6/2018",
        ABSTRACT,
        "Besar efek tidak ada di abstrak.",
    ),
    (
        "brown_2018",
        "Brown, Ravallion, dan van de Walle",
        "2018",
        "sembilan negara Afrika",
        "simulasi pada data survei",
        "9",
        "negara",
        "Skor rumah menyaring yang tidak miskin tetapi melewatkan banyak yang miskin. Dengan anggaran "
        "yang seharusnya cukup "
        "menghapus kemiskinan, tidak satu cara pun menurunkannya di bawah kira-kira tiga perempat semula.",
        "75",
        "",
        "",
        "persen kemiskinan semula yang tersisa (kira-kira, paling rendah)",
        "skor rumah",
        "melemahkan",
        "Journal of Development Economics (2018), hlm. 109–124; NBER w22919",
        ABSTRACT,
        "Bantuan untuk semua atau menurut susunan keluarga sering sama baiknya atau lebih baik.",
    ),
    (
        "hanna_olken_2018",
        "Hanna dan Olken",
        "2018",
        "Indonesia dan Peru",
        "simulasi pada data survei",
        "2",
        "negara",
        "Dengan anggaran sama, bantuan yang ditargetkan dapat memberi manfaat kesejahteraan jauh lebih "
        "besar daripada bantuan "
        "untuk semua. Harganya: yang sama keadaannya diperlakukan berbeda, dan ada pajak terselubung di dekat batas.",
        "",
        "",
        "",
        "",
        "semua",
        "mendukung",
        "NBER w24939; Journal of Economic Perspectives 32(4)",
        ABSTRACT,
        "Besar selisihnya tidak ada di abstrak.",
    ),
    (
        "coady_2004",
        "Coady, Grosh, dan Hoddinott",
        "2004",
        "48 negara",
        "tinjauan 122 program",
        "122",
        "program",
        "Program yang di tengah memberi kepada 40 persen termiskin seperempat lebih banyak daripada "
        "pembagian rata; seperempat "
        "program justru lebih buruk daripada pembagian rata. Pelaksanaannya sangat menentukan.",
        "25",
        "",
        "",
        "persen lebih banyak daripada pembagian rata (median)",
        "beragam",
        "campuran",
        "World Bank Research Observer 19(1):61",
        ABSTRACT,
        "Skor rumah dan pilihan warga rata-rata baik, tetapi sangat beragam.",
    ),
    *(
        (
            f"pkh_2020_{short}",
            "Cahyadi dkk.",
            "2020",
            "Indonesia",
            "uji acak PKH, sesudah enam tahun, 360 kecamatan",
            "14000",
            "rumah tangga (kira-kira)",
            finding,
            size,
            "",
            "",
            unit,
            "bersyarat",
            "mendukung",
            "AEJ: Economic Policy 12(4):88; tnp2k.go.id",
            ABSTRACT,
            "Tidak ada perubahan ekonomi yang mendasar bagi rumah tangga penerima.",
        )
        for short, finding, size, unit in (
            ("stunting", "Stunting turun.", "-23", "persen (relatif, bukan persen poin)"),
            (
                "sekolah",
                "Anak di bawah 15 tahun yang tidak bersekolah turun separuh.",
                "-50",
                "persen (kira-kira, relatif)",
            ),
        )
    ),
)

TABLE = Table(
    name="bukti_penyasaran",
    title="Bukti tentang cara memilih penerima bantuan",
    description="Studi yang dibahas modul 05, satu baris setiap ukuran: cara memilih penerima, tempat, sampel, temuan, "
    "ukuran dengan penyebutnya, sumber, dan sedalam apa ia dibaca.",
    publisher="Jurnal dan naskah kerja yang disebut di setiap baris",
    citation="Studi disebut per baris dalam kolom studi dan sumber; disusun dari abstrak, bukan dari naskah lengkap",
    indicator_codes="–",
    read_from=(
        "Abstrak dan pembukaan halaman; lihat kolom kedalaman",
        "Alatas dkk. (2012): data ulangan penulis (Harvard Dataverse 10.7910/DVN/M7SKQZ, CC0), salinan "
        "LendieFollett/Hybrid-Targeting@a989815",
    ),
    vintage="2004–2021",
    licence=FACTS,
    columns=COLUMNS,
    key=("id",),
    compile=study_rows(COLUMNS, STUDIES),
    group="Bukti riset",
    gaps=(
        Gap("Alatas dkk. (2012): besar kenaikan kepuasan dan jumlah keluhan", "tidak ada di abstrak"),
        Gap("Ukuran Alatas dkk. (2016), Premand–Schnitzer, dan Hanna–Olken", "tidak ada di abstrak"),
    ),
    caveats=(
        "Tidak satu pun naskah dibaca dari awal sampai akhir; kolom kedalaman menyatakan apa yang dibaca.",
        "Tiga penyebut dipakai berdampingan: semua rumah tangga, rumah tangga miskin, dan penerima. Jangan "
        "dibandingkan silang.",
        "Bagian-bagian Alatas dkk. (2012) adalah perkiraan kami dengan satu garis kemiskinan, bukan tabel naskahnya.",
        "Kolom cara dan arah adalah pengelompokan kami untuk bahan diskusi.",
    ),
)
