"""Dated facts for the two Asian cases: what was known, what followed, what it cost, what others found.

Compiled by hand from pages that were opened for this purpose. Where pages disagree on one figure, each has a
row of its own under the same ``pokok``: a reader must see the disagreement, not our choice.
"""

from __future__ import annotations

from evidence import ABSTRACT, PAGE
from kit import FACTS, Column, Gap, Row, Table

SINGAPORE, KOREA = "singapura", "korea_selatan"
THEN, LATER, COST, ELSEWHERE, STUDY, HERE = "saat itu", "sesudahnya", "biaya", "pembanding", "penelitian", "Indonesia"
QUOTED = "kutipan di halaman lain"
QUAH = (
    "Quah, bab The Singapore Model of Development",
    "https://www.taylorfrancis.com/chapters/edit/10.4324/9780203446942-11",
)
NLB_FIRE = (
    "National Library Board Singapura, Bukit Ho Swee fire",
    "https://www.nlb.gov.sg/main/article-detail?cmsuuid=8a0ca033-7b44-47a1-b4cd-f841debdf6db",
)
NLB_BOARD = (
    "National Library Board Singapura, The Housing and Development Board is established",
    "https://eresources.nlb.gov.sg/history/events/208d33cc-23c8-4d52-865b-c045d156ff69",
)
NLB_LAND = (
    "National Library Board Singapura, Land Acquisition Act is enforced",
    "http://eresources.nlb.gov.sg/history/events/1f669eff-bc82-49d1-a27c-2624e4cab8c6",
)
SERVICE = (
    "Public Service Division Singapura, Housing a Nation, Building a City",
    "https://www.psd.gov.sg/heartofpublicservice/our-institutions/housing-a-nation-building-a-city/",
)
SG101 = ("SG101, Early Economic Strategies", "https://sg101.gov.sg/economy/surviving-our-independence/1959-1965")
ASIAONE = ("AsiaOne, He proved HDB critics wrong", "https://www.asiaone.com/singapore/he-proved-hdb-critics-wrong")
ROOTS = ("Roots, Lim Kim San", "https://www.roots.gov.sg/stories-landing/stories/lim-kim-san/story")
NATIONS = (
    "Encyclopedia of the Nations, Singapore: Housing",
    "https://www.nationsencyclopedia.com/Asia-and-Oceania/Singapore-HOUSING.html",
)
REVIEW = (
    "Resensi Loh, Squatters into Citizens, Pacific Affairs",
    "https://pacificaffairs.ubc.ca/book-reviews/squatters-into-citizens-the-1961-bukit-ho-swee-fire-and-the-making-"
    "of-modern-singapore-by-loh-kah-seng/",
)
LOH = ("Wawancara Loh Kah Seng, Southeast Asia Globe, 15 Agustus 2013", "https://southeastasiaglobe.com/burn-notice/")
SALE = (
    "The Straits Times, 60 years of home ownership",
    "https://www.straitstimes.com/opinion/60-years-of-home-ownership-how-many-things-must-align-to-get-this-right",
)
LAND_1963 = (
    "Singapore Statutes Online, Bill 212/1963",
    "https://sso.agc.gov.sg/Bills-Supp/212-1963/Published/19630726?DocDate=19630726",
)
AHMEDABAD = (
    "Barnhardt, Field, dan Pande (2017), AEJ: Applied 9(1)",
    "https://www.hks.harvard.edu/publications/moving-opportunity-or-isolation-network-effects-randomized-housing-"
    "lottery-urban-0",
)
VOI = (
    "VOI, 27 Oktober 2022",
    "https://voi.id/berita/222510/264-kk-penyintas-bencana-semeru-terima-kunci-rumah-hunian-tetap",
)
TRIBUN = (
    "Tribun Jatim Timur, 23 Februari 2023",
    "https://jatim-timur.tribunnews.com/2023/02/23/hunian-relokasi-penyintas-semeru-hingga-kini-belum-disertipikatkan",
)
LENSA = (
    "Lensa Warta, 2 Desember 2025",
    "https://www.lensawarta.com/relokasi-tak-halangi-warga-beraktivitas-di-zona-merah-demi-ladang-mereka",
)
RETURN = (
    "Kompas.com, 2 Desember 2025, salinan",
    "https://opsiin.blogspot.com/2025/12/alasan-warga-bsd-tinggalkan-rumah-dan.html",
)
TAKE_BACK = (
    "Satu Detik, 27 November 2025",
    "https://satudetik.id/2025/11/27/tak-ditempati-pemerintah-akan-tarik-kembali-relokasi-hunian-tetap-di-bsd-lumajang",
)
CHOSUN_LAND = (
    "Chosun Ilbo, 16 Juni 2008",
    "https://www.chosun.com/english/national-en/2008/06/16/7Y2JCFO2INHLAMHGZU7SX4AJQE",
)
LAND_LAW = (
    "Outcome of Land Reform in the Republic of Korea",
    "https://discovery.researcher.life/article/outcome-of-land-reform-in-the-republic-of-korea/"
    "65c9b01ebf303479b9f4937281894547",
)
PARK_ERA = ("Kim dan Vogel (2011), The Park Chung Hee Era, bab The Countryside", "buku, Harvard University Press")
CENTRE = (
    "allAfrica, 6 Desember 2012, wawancara kepala Pusat Saemaul",
    "http://allafrica.com/stories/201212070360.html",
)
KBS = ("KBS World, 23 Mei 2025", "http://world.kbs.co.kr/service/contents_view.htm?lang=e&board_seq=458385")
GATEWAY = (
    "UK Research and Innovation, ringkasan proyek doktoral 2408894",
    "https://gtr.ukri.org/projects?ref=studentship-2408894",
)
KWON = (
    "Kwon, Implications of Korea's Saemaul Undong, IMF eLibrary bab 10",
    "https://environment.elibrary.imf.org/view/IMF071/23011-9781513537863/23011-9781513537863/ch10.xml",
)
CRITERIA = (
    "Han, Claassen, dan Lee, studi kasus KDI School",
    "https://www.effectivecooperation.org/content/how-use-community-conditional-cash-transfers-and-inter-village-"
    "competition-rural",
)
ARCHIVE = ("Arsip Saemaul Undong", "http://archives.saemaul.or.kr/eng/jsp/saemaul/memoryworld.jsp")
ROOF = (
    "Kim Sung-Jo (2024), The Political Economy of the Roof, IJKH 29(1)",
    "https://ijkh.khistory.org/journal/view.php?number=593",
)
POWER = (
    "van Gevelt (2014), Energy for Sustainable Development 23",
    "http://dx.doi.org/10.1016/j.esd.2014.09.004",
)
STRONGMAN = (
    "Hong, Park, dan Yang (2023), American Journal of Political Science 67(4)",
    "https://deepblue.lib.umich.edu/handle/2027.42/191373",
)
GENERASI = (
    "Olken, Onishi, dan Wong (2014), AEJ: Applied 6(4)",
    "https://ideas.repec.org/a/aea/aejapp/v6y2014i4p1-34.html",
)
AUDIT = ("Olken (2007), Journal of Political Economy 115(2); NBER w11753", "http://www.nber.org/papers/w11753")
BUDGET = (
    "Infobank, 1 Mei 2024",
    "https://infobanknews.com/kemenkeu-kucurkan-dana-desa-rp71-triliun-di-2024-ini-rinciannya/amp",
)
RULE = ("Ringkasan PMK 146/2023", "https://inforegulasi.com/2024/01/pmk-nomor-146-tahun-2023-tentang.html")
TADA = (
    "Tadatodays, 14 Januari 2026",
    "https://tadatodays.com/detail/dana-desa-di-kabupaten-probolinggo-berkurang-70-persen-pembangunan-infrastruktur-"
    "dikurangi",
)

# id, kasus, pokok, waktu, babak, fakta, nilai, satuan, (sumber, alamat), kedalaman, catatan
ROWS: tuple[tuple, ...] = (
    # ------------------------------------------------------------------ Singapore: known in May 1961
    ("sg_penduduk", SINGAPORE, "penduduk", "1959-06", THEN, "Penduduk saat pemerintahan sendiri dimulai", "1.58",
     "juta orang", QUAH, ABSTRACT, ""),
    ("sg_pertumbuhan", SINGAPORE, "penduduk", "1959", THEN, "Pertumbuhan penduduk", "4", "persen per tahun", QUAH,
     ABSTRACT, ""),
    ("sg_kelahiran", SINGAPORE, "penduduk", "1960", THEN, "Tambahan penduduk alami setiap tahun", "60",
     "ribu orang per tahun", NLB_BOARD, PAGE, "Sama dengan 4,3 persen per tahun menurut halaman yang sama."),
    ("sg_gubuk_quah", SINGAPORE, "tempat tinggal", "1959", THEN, "Penduduk yang tinggal di gubuk tanpa izin", "50",
     "persen penduduk", QUAH, ABSTRACT, "Tertulis: separuh penduduk."),
    ("sg_gubuk_sg101", SINGAPORE, "tempat tinggal", "1959", THEN, "Penduduk yang tinggal di permukiman kumuh", "70",
     "persen penduduk", SG101, PAGE, "Tertulis: hampir 70 persen."),
    ("sg_gubuk_resensi", SINGAPORE, "tempat tinggal", "1961", THEN,
     "Penduduk di tempat yang oleh pemerintah dianggap kumuh", "25", "persen penduduk", REVIEW, PAGE,
     "Tertulis: lebih dari seperempat penduduk."),
    ("sg_umum_1959", SINGAPORE, "perumahan umum", "1959", THEN, "Penduduk di perumahan umum", "9", "persen penduduk",
     QUAH, ABSTRACT, "Angka yang sama ada pada nominasi HDB untuk penghargaan PBB."),
    ("sg_trust", SINGAPORE, "perumahan umum", "1927–1959", THEN,
     "Unit yang diselesaikan Singapore Improvement Trust dalam 32 tahun", "23019", "unit", ROOTS, PAGE, ""),
    ("sg_hdb", SINGAPORE, "perumahan umum", "1960-02-01", THEN,
     "HDB berdiri; banyak pegawai ahli lembaga lama sudah mengundurkan diri", "", "", NLB_BOARD, PAGE, ""),
    ("sg_menganggur_quah", SINGAPORE, "pengangguran", "1959", THEN, "Tingkat pengangguran", "5", "persen", QUAH,
     ABSTRACT, ""),
    ("sg_menganggur_sg101", SINGAPORE, "pengangguran", "1959", THEN, "Tingkat pengangguran", "", "persen", SG101, PAGE,
     "Tertulis: dua digit, tanpa angka."),
    ("sg_pnb", SINGAPORE, "pendapatan", "1960", THEN, "Pendapatan nasional per orang", "443", "US$ berlaku", QUAH,
     ABSTRACT, "S$1.330."),
    ("sg_kampung_1948", SINGAPORE, "Bukit Ho Swee", "1948", THEN, "Penduduk Kampung Bukit Ho Swee", "2772", "orang",
     NLB_FIRE, PAGE, ""),
    ("sg_kampung_1957", SINGAPORE, "Bukit Ho Swee", "1957", THEN, "Penduduk Kampung Bukit Ho Swee", "19017", "orang",
     NLB_FIRE, PAGE, ""),
    ("sg_api_1934", SINGAPORE, "kebakaran", "1934-08-08", THEN, "Rumah terbakar di Bukit Ho Swee dan dua kampung lain",
     "500", "rumah", NLB_FIRE, PAGE, ""),
    ("sg_api_1959", SINGAPORE, "kebakaran", "1959-02-13", THEN, "Kehilangan rumah di Kampung Tiong Bahru", "12000",
     "orang", NLB_FIRE, PAGE, "Tertulis: sekitar."),
    ("sg_api_1961", SINGAPORE, "kebakaran", "1961-05-25", THEN, "Kehilangan rumah di Bukit Ho Swee", "16000", "orang",
     NLB_FIRE, PAGE, "Tertulis: sekitar; empat orang meninggal; sebab api tidak pernah diketahui."),
    ("sg_api_luas", SINGAPORE, "kebakaran", "1961-05-25", THEN, "Luas yang terbakar", "0.4", "km²", NLB_FIRE, PAGE,
     "100 ekar."),
    ("sg_rumah_psd", SINGAPORE, "rumah terbakar", "1961-05-25", THEN, "Rumah yang habis terbakar", "2200", "rumah",
     SERVICE, PAGE, ""),
    ("sg_rumah_wiki", SINGAPORE, "rumah terbakar", "1961-05-25", THEN, "Rumah yang habis terbakar", "2800", "rumah",
     ("Wikipedia, Bukit Ho Swee fire", "https://en.wikipedia.org/wiki/Bukit_Ho_Swee_fire"), PAGE, ""),
    ("sg_kelompok_kerja", SINGAPORE, "warga", "1956-02", THEN,
     "Kelompok kerja pemerintah: sebagian besar keluarga bukan penyerobot, melainkan penyewa tanah yang sudah lama "
     "tinggal; mereka menolak pindah karena takut kehilangan nafkah dan biaya membangun lagi", "", "",
     ("National Library Board Singapura, Land Clearance and Resettlement Working Party",
      "https://www.nlb.gov.sg/main/article-detail?cmsuuid=02a39a09-3316-441d-99e8-b21cf163dabb"), PAGE, ""),
    ("sg_rencana", SINGAPORE, "anggaran", "1961-04-12", THEN,
     "Rencana pembangunan 1961–1964 diajukan: industri untuk mengurangi pengangguran", "", "",
     ("National Library Board Singapura, State Development Plan, 1961–1964",
      "https://www.nlb.gov.sg/main/article-detail?cmsuuid=00df90f2-a3ac-4e9b-b507-f338eb2f933c"), PAGE, ""),
    # ------------------------------------------------------------------ Singapore: what followed
    ("sg_janji", SINGAPORE, "keputusan", "1961-05", LATER, "Janji perdana menteri: semua korban mendapat rumah", "9",
     "bulan", REVIEW, PAGE, ""),
    ("sg_tepati", SINGAPORE, "keputusan", "1962", LATER,
     "Hampir 16.000 korban menempati perumahan umum darurat dalam waktu kurang dari setahun", "", "", LOH, PAGE,
     "Menurut sejarawan yang menulis bukunya."),
    ("sg_laju", SINGAPORE, "laju bangun", "1961", LATER, "Laju membangun flat darurat untuk korban", "3.5",
     "unit per hari", SERVICE, PAGE, "Tidak cukup untuk semua korban dalam sembilan bulan; lihat bagian 6 kasusnya."),
    ("sg_unit_1961", SINGAPORE, "unit HDB", "1961", LATER, "Unit yang dibangun HDB pada 1961", "7000", "unit", ASIAONE,
     PAGE, ""),
    ("sg_unit_2tahun", SINGAPORE, "unit HDB", "1960–1962", LATER, "Unit dalam dua tahun pertama", "26168", "unit",
     ASIAONE, PAGE, "Tidak cocok dengan 7.000 unit pada 1961 di halaman yang sama."),
    ("sg_unit_4tahun", SINGAPORE, "unit HDB", "1960–1963", LATER, "Unit dalam hampir empat tahun", "31317", "unit",
     ROOTS, PAGE, ""),
    ("sg_unit_5tahun", SINGAPORE, "unit HDB", "1960–1965", LATER, "Unit dalam program lima tahun pertama", "53000",
     "unit", NATIONS, PAGE, "Halaman lain menulis 55.000."),
    ("sg_dana_5tahun", SINGAPORE, "anggaran", "1960–1965", LATER, "Belanja program lima tahun pertama", "230",
     "juta S$", NATIONS, PAGE, ""),
    ("sg_umum_1965", SINGAPORE, "perumahan umum", "1965", LATER, "Penduduk di perumahan umum", "23", "persen penduduk",
     ("Asian Cities Research, Early Housing Development",
      "https://asiancitiesresearch.online/2014/12/28/singapore-1960s-1970s-early-housing-development/"), PAGE,
     "Angka yang sama ada pada nominasi HDB untuk penghargaan PBB."),
    ("sg_jual", SINGAPORE, "milik", "1964-02-12", LATER, "Harga flat dua kamar yang mulai dijual kepada warga", "4900",
     "S$", SALE, PAGE, "Uang muka S$900; pendapatan keluarga paling tinggi S$800 sebulan."),
    ("sg_umum_2014", SINGAPORE, "perumahan umum", "2014", LATER, "Penduduk di flat HDB", "80", "persen penduduk",
     ("HDB, Annual Report 2013/14", "https://www.hdb.gov.sg"), PAGE, "Tertulis: sekitar; 90 persennya pemilik."),
    # ------------------------------------------------------------------ Singapore: what it cost
    ("sg_tanah_1963", SINGAPORE, "tanah", "1963-07-24", COST,
     "Rancangan ordonansi: ganti rugi tanah dihitung menurut harga pasar 1 Januari 1961", "", "", LAND_1963, PAGE, ""),
    ("sg_tanah_1966", SINGAPORE, "tanah", "1966-10-26", COST,
     "Undang-undang pengadaan tanah disahkan; pemilik hanya dapat menggugat besar ganti rugi", "", "", NLB_LAND, PAGE,
     "Berlaku 17 Juni 1967; batas gugatan menurut Bank Dunia, urban-regeneration.worldbank.org/node/34."),
    ("sg_tanah_luas", SINGAPORE, "tanah", "1959–1984", COST, "Tanah yang diambil pemerintah", "177", "km²", NLB_LAND,
     PAGE, "Sekitar sepertiga luas negara."),
    ("sg_tanah_1949", SINGAPORE, "tanah negara", "1949", COST, "Bagian tanah milik negara", "31", "persen", NLB_LAND,
     PAGE, ""),
    ("sg_tanah_1985", SINGAPORE, "tanah negara", "1985", COST, "Bagian tanah milik negara", "76.2", "persen", NLB_LAND,
     PAGE, ""),
    ("sg_tahanan", SINGAPORE, "kebebasan", "1963-02-02", COST,
     "Ditahan tanpa pengadilan dalam Operasi Coldstore: tokoh partai oposisi, serikat buruh, dan mahasiswa", "113",
     "orang", ("Wade, Operation Cold Store", "https://docslib.org/doc/10366885/geoff-operation-cold-store"), PAGE, ""),
    ("sg_sewa", SINGAPORE, "warga", "1961", COST,
     "Sewa harus dibayar setiap bulan, sehingga kerja penuh waktu menjadi keharusan; ekonomi kampung ditinggalkan", "",
     "", LOH, PAGE, ""),
    ("sg_berbagi", SINGAPORE, "warga", "1960", COST,
     "Penghuni sebagian flat satu kamar berbagi kamar mandi dan dapur dengan orang yang tidak dikenal", "", "",
     ("BiblioAsia 12(3), Public Housing, Private Lives",
      "https://biblioasia.nlb.gov.sg/vol-12/issue-3/oct-dec-2016/publichouse-pvtlives"), PAGE, ""),
    # ------------------------------------------------------------------ elsewhere and studies on housing
    ("hk_api", SINGAPORE, "kebakaran", "1953-12-25", ELSEWHERE, "Kehilangan rumah di Shek Kip Mei, Hong Kong", "58000",
     "orang", ("South China Morning Post, The 1953 Shekkipmei blaze",
      "https://www.scmp.com/article/298899/1953-shekkipmei-blaze-forced-government-finally-address-housing"), PAGE,
     "Halaman lain menulis 53.000; dua orang meninggal."),
    ("in_tidak_pindah", SINGAPORE, "penelitian rumah", "2017", STUDY,
     "Ahmedabad, undian rumah di pinggir kota: pemenang yang tidak pernah pindah", "34", "persen", AHMEDABAD, ABSTRACT,
     "Empat belas tahun kemudian pendapatan dan sekolah tidak berubah; jaringan sosial melemah."),
    ("in_keluar", SINGAPORE, "penelitian rumah", "2017", STUDY, "Ahmedabad: pemenang yang pindah lalu pergi lagi", "32",
     "persen", AHMEDABAD, ABSTRACT, ""),
    ("et_undian", SINGAPORE, "penelitian rumah", "2025", STUDY,
     "Addis Ababa, undian rumah di pinggir kota, 8 tahun: tidak ada dampak buruk pada kerja, sekolah, atau konsumsi; "
     "banyak keluarga menilai rumah itu di atas biayanya", "8", "tahun pengamatan",
     ("Franklin (2025), naskah", "https://www.econstor.eu/handle/10419/324456"), ABSTRACT,
     "Jaringan sosial memburuk dulu, lalu membaik."),
    ("techo", SINGAPORE, "penelitian rumah", "2017", STUDY,
     "El Salvador, Meksiko, Uruguay, rumah sederhana di tempat semula: penghuni lebih puas; kerja dan barang tahan "
     "lama tidak berubah", "3", "negara",
     ("Galiani dkk. (2017), Journal of Urban Economics", "https://www.socialscienceregistry.org/trials/2271"), ABSTRACT,
     "Kesehatan anak membaik di dua negara saja."),
    ("lantai_parasit", SINGAPORE, "penelitian rumah", "2009", STUDY,
     "Meksiko, lantai tanah diganti semen: infeksi cacing pada anak turun", "78", "persen",
     ("Cattaneo dkk. (2009), AEJ: Economic Policy 1(1); WPS 4214",
      "https://alumni.berkeley.edu/california-magazine/july-august-2008-summer-sports-issue/dirt-simple/"), ABSTRACT,
     "Penggantian penuh; pembanding kota tetangga, bukan undian; diare turun 49 persen."),
    # ------------------------------------------------------------------ Indonesia: Lumajang, a neighbour
    ("lj_rusak", SINGAPORE, "relokasi Lumajang", "2021-12-15", HERE, "Rumah rusak yang diutamakan untuk relokasi",
     "942", "rumah", ("Suara Surabaya, 15 Desember 2021", "https://suarasurabaya.net/?p=542462"), PAGE, ""),
    ("lj_unit", SINGAPORE, "relokasi Lumajang", "2022-10-27", HERE, "Hunian tetap yang selesai dibangun di Sumbermujur",
     "1951", "unit", VOI, PAGE, ""),
    ("lj_serah", SINGAPORE, "relokasi Lumajang", "2022-10-27", HERE, "Keluarga yang sudah menerima kunci", "907",
     "keluarga", VOI, PAGE, ""),
    ("lj_pindah", SINGAPORE, "relokasi Lumajang", "2023-02-23", HERE, "Keluarga yang sudah direlokasi", "1658",
     "keluarga", TRIBUN, PAGE, "Dari 1.951 unit; tanahnya masih berstatus pinjam dan belum bersertifikat."),
    ("lj_terdampak", SINGAPORE, "relokasi Lumajang", "2025-11-19", HERE, "Rumah lama yang terdampak erupsi", "246",
     "rumah", LENSA, PAGE, "BPBD: 224 di antaranya tidak lagi dihuni; laporan lain: ratusan jiwa kembali."),
    ("lj_kembali", SINGAPORE, "relokasi Lumajang", "2025-12-02", HERE,
     "Ratusan warga kembali ke rumah lama di zona merah; warga yang diwawancarai mengatakan tidak ada pekerjaan di "
     "tempat relokasi", "", "", RETURN, QUOTED, ""),
    ("lj_tarik", SINGAPORE, "relokasi Lumajang", "2025-11-27", HERE,
     "Bupati berencana menarik hunian yang kosong dan membangun yang baru lebih dekat; uang tunggu per keluarga",
     "600000", "rupiah per bulan", TAKE_BACK, PAGE, ""),
    # ------------------------------------------------------------------ Korea: known at the end of 1971
    ("kr_penyewa", KOREA, "tanah", "1945", THEN, "Petani yang menyewa tanah", "70", "persen petani", LAND_LAW, ABSTRACT,
     "Tertulis: sekitar."),
    ("kr_sewa_lama", KOREA, "tanah sewa", "1949", THEN, "Bagian tanah pertanian yang digarap penyewa, sebelum", "63",
     "persen", CHOSUN_LAND, PAGE, ""),
    ("kr_sewa_baru", KOREA, "tanah sewa", "1950", THEN, "Bagian tanah pertanian yang digarap penyewa, sesudah", "12",
     "persen", CHOSUN_LAND, PAGE, ""),
    ("kr_harga_tanah", KOREA, "tanah", "1950", THEN, "Harga tanah bagi penerima, dicicil lima tahun", "150",
     "persen hasil setahun", LAND_LAW, ABSTRACT, "Batas kepemilikan 3 chongbo, sekitar 3 hektare."),
    ("kr_rasio_1967", KOREA, "jarak desa dan kota", "1967", THEN,
     "Pendapatan rumah tangga desa dibanding rumah tangga kota", "55.8", "persen", PARK_ERA, QUOTED,
     "Dibaca dalam terjemahan; pada 1963 masih 47,5 persen poin lebih tinggi."),
    ("kr_pergi", KOREA, "jarak desa dan kota", "1968–1970", THEN, "Penduduk tani yang meninggalkan desa", "1.5",
     "juta orang", PARK_ERA, QUOTED, "Kira-kira sepersepuluh penduduk tani."),
    ("kr_jerami", KOREA, "rumah desa", "1970", THEN, "Rumah tani yang beratap jerami", "80", "persen", CENTRE, PAGE,
     "Tertulis: sedikitnya; hanya 20 persen berlistrik."),
    ("kr_listrik_1965", KOREA, "listrik", "1965", THEN, "Rumah tangga desa yang berlistrik", "12", "persen", POWER,
     ABSTRACT, ""),
    ("kr_pemilu", KOREA, "politik", "1971", THEN, "Selisih suara Presiden Park atas lawannya", "946928", "suara",
     PARK_ERA, QUOTED, "Halaman 366."),
    ("kr_harga", KOREA, "harga gabah", "1965–1970", THEN,
     "Sejak paruh kedua 1960-an pemerintah menaikkan harga beli hasil tani dan memberi subsidi pupuk", "", "",
     ("KDI Working Paper 8611, Agricultural Policies Structural Adjustment",
      "https://m.kdi.re.kr/research/reportView?&pub_no=767&pg=8&tema=C01&pp=10"), ABSTRACT, ""),
    ("kr_usul", KOREA, "semen", "1970-04-22", THEN, "Presiden mengusulkan gerakan memperbarui desa", "", "",
     ("Catatan film tentang Saemaul", "https://coconote.app/notes/250f6ced-92f8-482a-ae61-ad313f20be45"), QUOTED, ""),
    ("kr_zak", KOREA, "semen", "1970", THEN, "Semen yang dibagikan kepada setiap desa", "335", "zak", CENTRE, PAGE, ""),
    ("kr_desa_kbs", KOREA, "jumlah desa", "1970", THEN, "Desa yang menerima semen", "34000", "desa", KBS, PAGE,
     "Tertulis: sekitar."),
    ("kr_desa_ukri", KOREA, "jumlah desa", "1970", THEN, "Desa yang menerima semen", "33267", "desa", GATEWAY, QUOTED,
     "Mengutip Pemerintah Kota Pohang (2017)."),
    ("kr_desa_baik", KOREA, "putaran kedua", "1971", THEN, "Desa yang hasilnya dinilai baik pada putaran pertama",
     "16600", "desa", GATEWAY, QUOTED, "Mengutip Pemerintah Kota Pohang (2017); bukan sumber primer."),
    # ------------------------------------------------------------------ Korea: what followed
    ("kr_zak_2", KOREA, "putaran kedua", "1971–1972", LATER,
     "Semen tambahan, disertai satu ton besi, untuk desa yang hasilnya baik", "500", "zak per desa", GATEWAY, QUOTED,
     "Mengutip Pemerintah Kota Pohang (2017); lihat laporan 2020."),
    ("kr_syarat", KOREA, "putaran kedua", "1970-an", LATER,
     "Sesudah putaran pertama bantuan hanya untuk desa yang memenuhi ukuran: pendapatan, prasarana, kas desa",
     "", "", CRITERIA, PAGE, "Studi kasus sekolah kebijakan KDI."),
    ("kr_jwa", KOREA, "putaran kedua", "2018", STUDY,
     "Teori: gerakan itu berhasil karena pemerintah membeda-bedakan desa menurut hasilnya", "", "",
     ("Jwa (2018), Seoul Journal of Economics 31(2)",
      "https://pdfslide.us/documents/understanding-koreaas-saemaul-undong-theory-evidence-and-s-spacesnuackrbitstream"
      "10371142667104sung-hee.html"), PAGE, "Penulisnya ketua yayasan peringatan Presiden Park."),
    ("kr_kwon", KOREA, "tanah", "2010", STUDY,
     "Gerakan itu berhasil di atas masyarakat desa yang dibuka pembagian tanah; ia juga alat mengumpulkan dukungan "
     "bagi presiden", "", "", ("Kwon (2010), Korean Journal of Policy Studies 25(3)",
     "https://e-jps.org/archive/view_article?pid=jps-25-3-87"), ABSTRACT, ""),
    ("kr_arsip", KOREA, "putaran kedua", "2020", STUDY,
     "Data hibah desa 1970-an: tidak ada bukti bahwa hibah benar-benar mengikuti hasil kerja desa", "", "",
     ("The Role of Village Leaders and the Allocation of Government Grants (2020)", "https://acemap.info/paper/60999574"),
     ABSTRACT, "Bab pertama: ketua yang lebih berpendidikan berhubungan dengan prasarana yang lebih baik."),
    ("kr_bantuan", KOREA, "biaya proyek", "1970-an", LATER, "Bagian bantuan pemerintah, batas bawah", "20", "persen",
     KWON, PAGE, "Tertulis 20–30 persen; dasar persennya terpotong pada kutipan; tenaga warga tidak dibayar."),
    ("kr_pendapatan_1970", KOREA, "pendapatan tani", "1970", LATER, "Pendapatan rata-rata rumah tangga tani", "825",
     "US$ berlaku per rumah tangga per tahun", ARCHIVE, PAGE, ""),
    ("kr_pendapatan_1979", KOREA, "pendapatan tani", "1979", LATER, "Pendapatan rata-rata rumah tangga tani", "4602",
     "US$ berlaku per rumah tangga per tahun", ARCHIVE, PAGE, ""),
    ("kr_listrik_1979", KOREA, "listrik", "1979", LATER, "Rumah tangga desa yang berlistrik", "98", "persen", POWER,
     ABSTRACT, "Kuartil termiskin tidak ikut beruntung; utang rumah tangga naik."),
    # ------------------------------------------------------------------ Korea: what it cost
    ("kr_atap", KOREA, "atap", "1978", COST, "Rumah yang atap jeraminya diganti lembar semen", "2618000", "rumah", ROOF,
     ABSTRACT, "Menurut penulisnya atap baru menggerus keuangan petani dan menguntungkan produsennya."),
    ("kr_asbes", KOREA, "atap", "1970-an", COST, "Kadar asbes dalam lembar semen atap, paling tinggi", "15", "persen",
     ("Korea Bizwire, 16 Januari 2025",
      "http://koreabizwire.com/korea-expands-asbestos-removal-support-to-small-elderly-and-child-care-facilities/303886"),
     PAGE, "Tertulis 10–15 persen; kini dibongkar dengan subsidi."),
    ("kr_yushin", KOREA, "kebebasan", "1972-10-17", COST,
     "Keadaan darurat: parlemen dibubarkan, partai dilarang bergiat, pers disensor", "", "",
     ("Chosun Ilbo, 28 Agustus 2008", "https://english.chosun.com/site/data/html_dir/2008/08/28/2008082861026.html"),
     PAGE, ""),
    ("kr_suara", KOREA, "kebebasan", "2023", STUDY,
     "Kecamatan penerima hibah lebih besar memberi lebih banyak suara kepada partai penguasa; bekasnya masih terlihat "
     "pada 2012, dan bukan karena pendapatan atau modal sosial", "", "", STRONGMAN, ABSTRACT, ""),
    # ------------------------------------------------------------------ Indonesia: village funds and experiments
    ("id_generasi", KOREA, "penelitian insentif", "2014", STUDY,
     "Insentif desa diuji secara acak: indikator pencegahan kesehatan membaik pada awalnya lalu memudar; sekolah tidak "
     "berbeda", "3000", "desa", GENERASI, ABSTRACT,
     "Terbesar di daerah tertinggal; desa dibandingkan hanya dengan desa sekecamatan."),
    ("id_audit", KOREA, "penelitian insentif", "2007", STUDY,
     "Jalan desa: kepastian audit menurunkan belanja yang hilang", "8", "persen poin", AUDIT, ABSTRACT,
     "Lebih dari 600 desa; undangan rapat warga hampir tidak mengubah rata-ratanya."),
    ("sl_gobifo", KOREA, "penelitian insentif", "2012", STUDY,
     "Sierra Leone, dana desa dengan pendampingan: barang publik dan ekonomi membaik; cara warga mengambil keputusan "
     "tidak berubah", "", "",
     ("Casey, Glennerster, dan Miguel, AEARCTR-0001000", "https://www.socialscienceregistry.org/trials/1000"), ABSTRACT,
     ""),
    ("id_pagu", KOREA, "dana desa", "2024", HERE, "Pagu dana desa nasional", "71", "triliun rupiah", BUDGET, PAGE,
     "Rp69 triliun menurut rumus, Rp2 triliun sebagai insentif tahun berjalan; 75.259 desa."),
    ("id_dasar", KOREA, "dana desa", "2024", HERE, "Alokasi dasar, dibagi menurut kelompok jumlah penduduk", "65",
     "persen", RULE, PAGE, "Dari Rp69 triliun."),
    ("id_formula", KOREA, "dana desa", "2024", HERE, "Alokasi formula: penduduk, kemiskinan, luas, kesulitan geografis",
     "30", "persen", RULE, PAGE, "Dari Rp69 triliun."),
    ("id_kinerja", KOREA, "dana desa", "2024", HERE, "Alokasi kinerja, untuk desa dengan kinerja terbaik", "4",
     "persen", RULE, PAGE, "Dari Rp69 triliun."),
    ("id_afirmasi", KOREA, "dana desa", "2024", HERE, "Alokasi afirmasi, untuk desa tertinggal", "1", "persen", RULE,
     PAGE, "Dari Rp69 triliun."),
    ("pb_2025", KOREA, "dana desa Probolinggo", "2025", HERE, "Dana desa Kabupaten Probolinggo", "327771213000",
     "rupiah", TADA, PAGE, "Untuk 325 desa."),
    ("pb_2026", KOREA, "dana desa Probolinggo", "2026", HERE, "Dana desa Kabupaten Probolinggo", "110587807000",
     "rupiah", TADA, PAGE, "Halamannya menulis: berkurang sekitar 70 persen."),
    ("pb_desa", KOREA, "dana desa Probolinggo", "2025", HERE, "Desa di Kabupaten Probolinggo", "325", "desa", TADA,
     PAGE, ""),
)  # fmt: skip

COLUMNS = (
    Column("id", "string", "nama", "Nama pendek baris", required=True),
    Column("kasus", "string", "kategori", "singapura atau korea_selatan", required=True),
    Column("pokok", "string", "kategori", "Yang diukur; baris dengan pokok sama dapat berselisih", required=True),
    Column("waktu", "string", "tahun, tahun-bulan, atau tanggal", "Waktu yang dibicarakan", required=True),
    Column(
        "babak",
        "string",
        "kategori",
        "saat itu, sesudahnya, biaya, pembanding, penelitian, atau Indonesia",
        required=True,
    ),
    Column("fakta", "string", "teks", "Apa yang dinyatakan, dengan kalimat kami", required=True),
    Column("nilai", "number", "lihat kolom satuan", "Angka; kosong bila faktanya bukan angka"),
    Column("satuan", "string", "teks", "Satuan nilai"),
    Column("sumber", "string", "teks", "Penerbit atau penulis", required=True),
    Column("alamat", "string", "alamat web", "Halaman yang dibuka", required=True),
    Column("kedalaman", "string", "kategori", "Sedalam apa kami membacanya", required=True),
    Column("catatan", "string", "teks", "Peringatan untuk baris ini"),
)


def compile_rows(_source: object) -> list[Row]:
    """Spread the pair of source and address over two columns; the rows themselves are the source."""
    rows = []
    for identity, case, topic, time, act, fact, value, unit, (source, address), depth, note in ROWS:
        cells = (identity, case, topic, time, act, fact, value, unit, source, address, depth, note)
        rows.append(dict(zip((column.name for column in COLUMNS), cells, strict=True)))
    return rows


TABLE = Table(
    name="kasus_asia",
    title="Fakta bertanggal untuk kasus Singapura dan Korea Selatan",
    description="Yang diketahui pada saat keputusan, yang terjadi sesudahnya, biayanya, temuan penelitian, dan "
    "padanannya di Indonesia; satu baris setiap fakta dengan halaman yang dibuka.",
    publisher="Lembaga dan penulis yang disebut di setiap baris",
    citation="Sumber disebut per baris dalam kolom sumber dan alamat",
    indicator_codes="–",
    read_from=("Pembukaan halaman atau abstrak; lihat kolom kedalaman. Salinan halaman, bukan halaman langsung",),
    vintage="1945–2026",
    licence=FACTS,
    columns=COLUMNS,
    key=("id",),
    compile=compile_rows,
    group="Bukti riset",
    gaps=(
        Gap(
            "Sewa flat satu kamar dan pendapatan keluarga Bukit Ho Swee pada 1961",
            "tidak terbaca di halaman yang dibuka",
        ),
        Gap("Tanggal rapat putaran kedua Saemaul pada 1971", "tidak ditemukan di sumber yang dibaca"),
        Gap("Sumber primer 16.600 desa dan 500 zak", "hanya kutipan; data hibah yang diteliti 2020 tidak mendukungnya"),
    ),
    caveats=(
        "Tidak satu pun naskah dibaca dari awal sampai akhir.",
        "Baris dengan pokok yang sama dapat berselisih; perselisihan itu dibiarkan dan dibahas dalam kasus.",
        "Halaman pemerintah menceritakan keberhasilannya sendiri; baca bersama baris biaya dan penelitian.",
    ),
)
