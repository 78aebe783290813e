"""Dated facts for the case of Kabupaten Probolinggo, and figures that were printed wrong.

Compiled by hand from the pages named in each row, read from stored copies. ``diketahui`` is the day on which the
figure could be read, so that the case can separate what was known at the decision from what came later; it is empty
where that day was not found.
"""

from __future__ import annotations

from pathlib import Path

from kit import FACTS, Column, Gap, Row, Table

# Short name: (page as cited, address, day of the page).
PAGES = {
    "ranwal": (
        "WartaBromo, 16 April 2025",
        "https://wartabromo.com/2025/04/16/dprd-dan-pemkab-probolinggo-bahas-ranwal-rpjmd-2025-2029-usung-visi-sae",
        "2025-04-16",
    ),
    "sekda": (
        "Pantura7, 4 Januari 2026, mengutip Sekretaris Daerah",
        "https://www.pantura7.com/2026/01/04/kabar-baik-angka-kemiskinan-di-kabupaten-probolinggo-turun",
        "2026-01-04",
    ),
    "tkpk": (
        "iNews Probolinggo, rapat TKPK 23 April 2025",
        "https://probolinggo.inews.id/amp/585302/tren-kemiskinan-di-kabupaten-probolinggo-pada-tahun-2024-menurun",
        "2025-04-23",
    ),
    "antara_tkpk": (
        "ANTARA Jatim 910317, rapat TKPK 23 April 2025",
        "https://jatim.antaranews.com/berita/910317/pemkab-probolinggo-targetkan-kemiskinan-turun-jadi-1575-persen",
        "2025-04-23",
    ),
    "perubahan": (
        "TIMES Indonesia, 31 Juli 2025",
        "https://jatim.times.co.id/news/berita/vc31zq9ZT/DPRD-dan-Bupati-Probolinggo-Sepakati-RAPBD-2025",
        "2025-07-31",
    ),
    "rapbd": (
        "Tadatodays, 18 November 2025",
        "https://tadatodays.com/detail/paripurna-dprd-kabupaten-probolinggo-bupati-gus-haris-sampaikan-nota-"
        "penjelasan-rapbd-2026",
        "2025-11-18",
    ),
    "apbd": (
        "Pantura7, 29 November 2025",
        "https://www.pantura7.com/2025/11/29/tok-perda-apbd-2026-kabupaten-probolinggo-resmi-disahkan-segini-"
        "besarannya",
        "2025-11-29",
    ),
    "mensos": (
        "Tadatodays, 14 Mei 2025, mengutip Menteri Sosial",
        "https://tadatodays.com/detail/kemiskinan-di-kabupaten-probolinggo-nomor-4-tertinggi-se-jatim-mensos-harus-"
        "ada-sinergi",
        "2025-05-14",
    ),
    "bansos": (
        "Pantura7, 15 Mei 2025, mengutip Menteri Sosial",
        "https://www.pantura7.com/2025/05/15/dapat-warisan-kabupaten-termiskin-mensos-gus-ipul-ajak-bupati-gus-haris-"
        "perkuat-kolaborasi",
        "2025-05-15",
    ),
    "tembakau_rencana": (
        "ANTARA Jatim 923357 dan WartaBromo, Mei 2025, mengutip Dinas Pertanian",
        "https://jatim.antaranews.com/berita/923357/area-tanam-tembakau-di-probolinggo-capai-1152470-ha",
        "2025-05-23",
    ),
    "tembakau": (
        "Pantura7, 21 Oktober 2025, mengutip Dinas Pertanian",
        "https://www.pantura7.com/2025/10/21/panen-melimpah-produksi-tembakau-di-probolinggo-capai-13-ribu-ton",
        "2025-10-21",
    ),
    "tembakau_bps": (
        "TIMES Indonesia 430056, mengutip BPS Kabupaten Probolinggo",
        "https://timesindonesia.co.id/peristiwa-daerah/430056/terbaik-keempat-di-jatim-ini-naikturun-produktivitas-"
        "tembakau-probolinggo",
        "",
    ),
    "bawang_2016": (
        "ANTARA Jatim 197619, mengutip dinas pertanian kabupaten",
        "https://jatim.antaranews.com/berita/197619/dkpp-stok-bawang-merah-di-probolinggo-melimpah",
        "",
    ),
    "bawang_2017": (
        "WartaBromo, 7 Juni 2017, mengutip dinas pertanian kabupaten",
        "http://www.wartabromo.com/2017/06/07/kabupaten-muna-belajar-bawang-merah-ke-probolinggo/",
        "2017-06-07",
    ),
    "bawang_2025": (
        "Jatimnet dan TIMES Indonesia, 10–11 Oktober 2025, Pasar Bawang Dringu",
        "https://jatimnet.com/harga-stabil-bawang-merah-probolinggo-diburu-pasar-luar-pulau",
        "2025-10-10",
    ),
    "bawang_kedua": (
        "Tribun Jatim, 16 Januari 2020, mengutip Kementerian Pertanian",
        "https://jatim.tribunnews.com/2020/01/16/musim-hujan-kementan-probolinggo-masih-jadi-sentra-terbesar-"
        "produksi-bawang-merah-kedua-di-jatim",
        "2020-01-16",
    ),
    "paiton": (
        "TangerangNews 48851, 6 April 2024, mengutip direktur utama PLN",
        "https://www.tangerangnews.com/nasional/read/48851/Jelang-Libur-Idulfitri-1445-H-PLTU-Paiton-Jawa-Timur-"
        "Disidak",
        "2024-04-06",
    ),
    "paiton_unit": (
        "Liputan6 3924387, 22 Maret 2019",
        "https://m.liputan6.com/bisnis/read/3924387/penampakan-pltu-paiton-pembangkit-terbesar-di-asia-tenggara-"
        "berumur-seperempat-abad",
        "2019-03-22",
    ),
    "paiton_pad": (
        "Tempo 1750637, 21 Juli 2023, mengutip Sekretaris Daerah",
        "https://bisnis.tempo.co/read/1750637/pendapatan-daerah-kabupaten-probolinggo-hilang-minimal-rp-5-miliar-"
        "jika-pltu-paiton-ditutup",
        "2023-07-21",
    ),
    "bromo_2018": (
        "Kompas Travel, 4 Januari 2019, mengutip Balai Besar TNBTS",
        "https://travel.kompas.com/read/2019/01/04/091000127/sepanjang-2018-tnbts-sumbang-pnbp-sebesar-rp-27-30-miliar",
        "2019-01-04",
    ),
    "bromo_2023": (
        "Bisnis Surabaya 1735127, 24 Januari 2024, mengutip Balai Besar TNBTS",
        "https://surabaya.bisnis.com/read/20240124/531/1735127/wisata-bromo-368507-orang-berkunjung-selama-2023",
        "2024-01-24",
    ),
    "bromo_2024": (
        "salinan Liputan6 (tanpa tanggal), mengutip Balai Besar TNBTS",
        "https://xcloud.id/hampir-setengah-juta-wisatawan-ke-bromo-pada-2024-80-persen-di-penanjakan",
        "",
    ),
    "nikah_2022": (
        "Tribun Jatim Timur, 18 Januari 2023, mengutip Pengadilan Agama Kraksaan",
        "https://jatim-timur.tribunnews.com/2023/01/18/tiap-bulan-pengadilan-agama-kraksaan-probolinggo-terima-100-"
        "permohonan-dispensasi-nikah",
        "2023-01-18",
    ),
    "nikah_2023": (
        "TIMES Indonesia, 27 Juli 2024, mengutip Pengadilan Agama Kraksaan",
        "https://jatim.times.co.id/news/berita/x3ozwgxxuv/Hindari-Zina-Jadi-Alasan-Terbanyak-Dispensasi-Kawin-di-"
        "Probolinggo-Bagaimana-dengan-Ekonomi",
        "2024-07-27",
    ),
    "nikah_2024": (
        "Pantura7, 8 Januari 2025, mengutip Pengadilan Agama Kraksaan",
        "https://www.pantura7.com/?p=66920",
        "2025-01-08",
    ),
    "rls_2024": (
        "Reportase News, serah terima jabatan 3 Maret 2025",
        "https://reportasenews.net/serah-terima-jabatan-gus-haris-dan-lora-fahmi-siap-wujudkan-probolinggo-emas/",
        "2025-03-03",
    ),
    "ipm_2025": (
        "TheJatim 21836 dan sinar.co.id, November 2025, mengutip rilis BPS Jawa Timur 5 November 2025",
        "https://thejatim.com/?p=21836",
        "2025-11-05",
    ),
    "umk": (
        "Langgampos, 8 Desember 2024",
        "https://langgampos.com/2024/12/daftar-5-kabupaten-termiskin-di-jawa-timur-alhamduillah-sumenep-peringkat-"
        "tiga.html",
        "2024-12-08",
    ),
    "pdrb": (
        "Databoks 49812c470d5669d, mengutip BPS",
        "https://databoks.katadata.co.id/ekonomi-makro/statistik/49812c470d5669d/sektor-utama-penggerak-perekonomian-"
        "di-kabupaten-probolinggo-pada-2024",
        "",
    ),
    "kompas_mensos": (
        "Kompas Surabaya, 15 Mei 2025",
        "https://surabaya.kompas.com/copy/2025/05/15/051450778/kemiskinan-di-kabupaten-probolinggo-peringkat-4-di-"
        "jatim-ini-kata-mensos",
        "2025-05-15",
    ),
    "tvone": (
        "tvOnenews 378380, 7 Oktober 2025",
        "https://beta.tvonenews.com/berita/nasional/378380-lan-resmi-buka-akademi-pengentasan-kemiskinan-di-"
        "probolinggo?page=all",
        "2025-10-07",
    ),
    "lensa": (
        "Lensa Update, Oktober 2025",
        "https://www.lensa-update.com/2025/10/gus-haris-resmikan-akademi-pengentasan.html",
        "2025-10-07",
    ),
    "pilihan": ("PilihanRakyat 18150, 18 November 2025", "https://pilihanrakyat.id/?p=18150", "2025-11-18"),
    "brs_2020": (
        "salinan Berita Resmi Statistik Kabupaten Probolinggo, Desember 2020",
        "https://id.scribd.com/document/493292615/Profil-Kemiskinan-Kab-Probolinggo-2020",
        "2020-12-31",
    ),
}

PCT, RP, PEOPLE, TON, HA = "persen", "rupiah", "orang", "ton", "hektare"

# (id, group, fact, value, unit, period, page, note). A day of its own in the note is set in KNOWN.
FACTS_ROWS: tuple[tuple[str, ...], ...] = (
    ("target_ranwal_2025", "target", "Target kemiskinan 2025 dalam rancangan awal RPJMD", "15.61", PCT, "2025",
     "ranwal", "rancangan, bukan keputusan"),
    ("target_ranwal_2029", "target", "Target kemiskinan 2029 dalam rancangan awal RPJMD", "12.72", PCT, "2029",
     "ranwal", "rancangan, bukan keputusan"),
    ("target_rpjmd_2025", "target", "Target kemiskinan 2025 dalam RPJMD 2025–2029", "15.15", PCT, "2025", "sekda",
     "RPJMD disetujui DPRD 13 Agustus 2025 (Tadatodays); angkanya kami baca di berita 4 Januari 2026"),
    ("target_rpjmd_2026", "target", "Target kemiskinan 2026 dalam RPJMD 2025–2029", "13.85", PCT, "2026", "sekda",
     "berita menulis 13,85 persen untuk 2026 dan 2027; RPJMD disetujui DPRD 13 Agustus 2025"),
    ("unit_perangkat_daerah", "anggaran", "Perangkat daerah yang memegang anggaran kemiskinan ekstrem", "15", "unit",
     "2025", "tkpk", ""),
    ("unit_puskesmas", "anggaran", "Puskesmas yang memegang anggaran kemiskinan ekstrem", "33", "unit", "2025", "tkpk",
     ""),
    ("unit_kecamatan", "anggaran", "Kecamatan yang memegang anggaran kemiskinan ekstrem", "18", "unit", "2025", "tkpk",
     "dari 24 kecamatan"),
    ("subkegiatan", "anggaran", "Subkegiatan yang ditandai untuk kemiskinan ekstrem", "658", "subkegiatan", "2025",
     "tkpk", ""),
    ("anggaran_awal", "anggaran", "Anggaran daerah yang ditandai untuk kemiskinan ekstrem, sebelum efisiensi",
     "309939318302", RP, "2025", "tkpk", "penandaan di SIPD-RI, bukan pagu satu program"),
    ("anggaran_sesudah", "anggaran", "Anggaran daerah yang ditandai untuk kemiskinan ekstrem, sesudah efisiensi",
     "297087834982", RP, "2025", "tkpk", "penandaan di SIPD-RI, bukan pagu satu program"),
    ("belanja_daerah_2025", "anggaran", "Belanja daerah dalam Perubahan APBD", "2610000000000", RP, "2025",
     "perubahan", "dibulatkan di berita: Rp2,61 triliun"),
    ("pendapatan_2025", "anggaran", "Pendapatan daerah 2025, pembanding RAPBD 2026", "2465790060479", RP, "2025",
     "rapbd", ""),
    ("pad_2025", "anggaran", "Pendapatan asli daerah 2025, pembanding RAPBD 2026", "404076738378", RP, "2025",
     "rapbd", ""),
    ("transfer_2025", "anggaran", "Pendapatan transfer 2025, pembanding RAPBD 2026", "2061713322101", RP, "2025",
     "rapbd", ""),
    ("pendapatan_2026", "anggaran", "Pendapatan daerah dalam APBD 2026", "2334142893365", RP, "2026", "rapbd", ""),
    ("pad_2026", "anggaran", "Pendapatan asli daerah dalam APBD 2026", "446038434876", RP, "2026", "rapbd", ""),
    ("transfer_2026", "anggaran", "Pendapatan transfer dalam APBD 2026", "1888104458489", RP, "2026", "rapbd", ""),
    ("belanja_2026", "anggaran", "Belanja daerah dalam APBD 2026", "2406142893365", RP, "2026", "apbd",
     "disahkan 29 November 2025"),
    ("belanja_modal_2026", "anggaran", "Belanja modal dalam APBD 2026", "142164070812.52", RP, "2026", "apbd", ""),
    ("bansos_total", "bantuan pusat", "Bantuan sosial pusat di Kabupaten Probolinggo", "532884000000", RP, "2025",
     "mensos", "disebut Rp532,884 miliar"),
    ("bansos_kpm", "bantuan pusat", "Keluarga penerima manfaat bantuan sosial pusat", "142559", "keluarga", "2025",
     "mensos", ""),
    ("sembako_kpm", "bantuan pusat", "Keluarga penerima bantuan sembako", "130172", "keluarga", "2025", "bansos", ""),
    ("pkh_kpm", "bantuan pusat", "Keluarga penerima PKH", "78160", "keluarga", "2025", "bansos", ""),
    ("permakanan_kpm", "bantuan pusat", "Penerima permakanan", "894", "keluarga", "2025", "bansos", ""),
    ("yatim_kpm", "bantuan pusat", "Penerima bantuan yatim piatu", "1387", "keluarga", "2025", "bansos", ""),
    ("sembako_rp", "bantuan pusat", "Bantuan sembako", "310000000000", RP, "2025", "bansos", "dibulatkan di berita"),
    ("pkh_rp", "bantuan pusat", "Program Keluarga Harapan", "211000000000", RP, "2025", "bansos",
     "dibulatkan di berita"),
    ("permakanan_rp", "bantuan pusat", "Permakanan", "7500000000", RP, "2025", "bansos", "dibulatkan di berita"),
    ("yatim_rp", "bantuan pusat", "Bantuan yatim piatu", "3600000000", RP, "2025", "bansos", "dibulatkan di berita"),
    ("pbi_rp", "bantuan pusat", "Penerima bantuan iuran jaminan kesehatan", "321923000000", RP, "2025", "mensos",
     "disebut Rp321,923 miliar"),
    ("pbi_orang", "bantuan pusat", "Penerima bantuan iuran jaminan kesehatan", "638738", PEOPLE, "2025", "mensos",
     ""),
    ("daftar_miskin", "daftar", "Penduduk miskin menurut daftar yang disampaikan Menteri Sosial", "175231", PEOPLE,
     "2025", "mensos", "daftar nama, bukan survei; jangan dibandingkan dengan 197,11 ribu dari Susenas"),
    ("daftar_krucil", "daftar", "Penduduk miskin menurut daftar, Kecamatan Krucil", "21951", PEOPLE, "2025", "mensos",
     ""),
    ("daftar_tiris", "daftar", "Penduduk miskin menurut daftar, Kecamatan Tiris", "13712", PEOPLE, "2025", "mensos",
     ""),
    ("daftar_gading", "daftar", "Penduduk miskin menurut daftar, Kecamatan Gading", "11843", PEOPLE, "2025", "mensos",
     ""),
    ("tembakau_rencana_2024", "pertanian", "Rencana areal tembakau Paiton VO", "11433", HA, "2024",
     "tembakau_rencana", ""),
    ("tembakau_areal_2024", "pertanian", "Areal tembakau Paiton VO", "9172", HA, "2024", "tembakau_rencana", ""),
    ("tembakau_hasil_2024", "pertanian", "Produksi tembakau Paiton VO", "14737", TON, "2024", "tembakau_rencana", ""),
    ("tembakau_rencana_2025", "pertanian", "Rencana areal tembakau Paiton VO", "11524.7", HA, "2025",
     "tembakau_rencana", "dengan anggapan 1,2 ton per hektare"),
    ("tembakau_areal_2025", "pertanian", "Areal tembakau Paiton VO", "11224", HA, "2025", "tembakau", ""),
    ("tembakau_ton_ha_2025", "pertanian", "Produktivitas tembakau Paiton VO", "1.3", "ton per hektare", "2025",
     "tembakau", ""),
    ("tembakau_harga_2025", "pertanian", "Harga tertinggi tembakau Paiton VO", "73000", "rupiah per kg", "2025",
     "tembakau", "harga tertinggi, bukan rata-rata"),
    ("tembakau_gudang", "pertanian", "Gudang pembeli tembakau", "25", "gudang", "2025", "tembakau", "disebut sekitar"),
    ("tembakau_kecamatan", "pertanian", "Kecamatan penghasil tembakau Paiton VO", "9", "kecamatan", "2025",
     "tembakau", "sembilan nama di Ngopibareng, Juni 2023: Gading termasuk, Krucil dan Tiris tidak"),
    ("tembakau_bps_2019", "pertanian", "Produksi tembakau semua jenis", "16215", TON, "2019", "tembakau_bps", ""),
    ("tembakau_bps_2020", "pertanian", "Produksi tembakau semua jenis", "20045", TON, "2020", "tembakau_bps", ""),
    ("tembakau_bps_2021", "pertanian", "Produksi tembakau semua jenis", "12404", TON, "2021", "tembakau_bps", ""),
    ("bawang_panen_2016", "pertanian", "Luas panen bawang merah", "5529", HA, "2016", "bawang_2016", ""),
    ("bawang_hasil_2016", "pertanian", "Produksi bawang merah", "40233.8", TON, "2016", "bawang_2016",
     "tercetak 402.338 kuintal"),
    ("bawang_areal_2017", "pertanian", "Areal tanam bawang merah", "6299", HA, "2017", "bawang_2017", ""),
    ("bawang_hasil_2017", "pertanian", "Produksi bawang merah", "29102", TON, "2017", "bawang_2017",
     "berita yang sama menulis 8 ton per hektare"),
    ("bawang_harga_rendah_2016", "pertanian", "Harga bawang merah di petani, terendah saat panen raya", "8000",
     "rupiah per kg", "panen raya sebelum 2018", "bawang_2016", "tanggal halaman tidak terbaca"),
    ("bawang_harga_rendah_2025", "pertanian", "Harga bawang merah di Pasar Dringu, ukuran kecil", "20000",
     "rupiah per kg", "2025-10", "bawang_2025", "harga pedagang di pasar, bukan harga di petani"),
    ("bawang_harga_tinggi_2025", "pertanian", "Harga bawang merah di Pasar Dringu, mutu super", "32000",
     "rupiah per kg", "2025-10", "bawang_2025", "harga pedagang di pasar, bukan harga di petani"),
    ("bawang_peringkat", "pertanian", "Peringkat produksi bawang merah di Jawa Timur, sesudah Nganjuk", "2",
     "peringkat", "2020", "bawang_kedua", ""),
    ("paiton_gw", "energi", "Kapasitas kompleks PLTU Paiton", "4.7", "gigawatt", "2024", "paiton",
     "pers sering menulis 4,6; jumlah unit 800 + 800 + 1.220 + 1.220 + 660 MW = 4.700 MW (Liputan6, 22 Maret 2019)"),
    ("paiton_bagian_jamali", "energi", "Bagian kebutuhan listrik Jawa, Madura, dan Bali", "17", PCT, "2024", "paiton",
     "disebut sekitar; sumber lain 20 persen saat beban puncak (2019)"),
    ("paiton_pad", "energi", "Pajak daerah yang hilang bila PLTU Paiton ditutup", "5000000000", "rupiah per tahun",
     "2023", "paiton_pad", "disebut hampir Rp5 miliar, belum termasuk pajak penerangan jalan"),
    ("bromo_orang_2018", "wisata", "Pengunjung Taman Nasional Bromo Tengger Semeru", "853016", PEOPLE, "2018",
     "bromo_2018", "empat pintu masuk di empat kabupaten"),
    ("bromo_rp_2018", "wisata", "Penerimaan negara bukan pajak dari taman nasional", "27301587649", RP, "2018",
     "bromo_2018", "penerimaan negara, bukan kabupaten"),
    ("bromo_orang_2022", "wisata", "Pengunjung Taman Nasional Bromo Tengger Semeru", "318919", PEOPLE, "2022",
     "bromo_2023", ""),
    ("bromo_rp_2022", "wisata", "Penerimaan negara bukan pajak dari taman nasional", "11650000000", RP, "2022",
     "bromo_2023", ""),
    ("bromo_orang_2023", "wisata", "Pengunjung Taman Nasional Bromo Tengger Semeru", "368507", PEOPLE, "2023",
     "bromo_2023", ""),
    ("bromo_rp_2023", "wisata", "Penerimaan negara bukan pajak dari taman nasional", "14700000000", RP, "2023",
     "bromo_2023", "iNews Jatim menulis Rp14,82 miliar"),
    ("bromo_orang_2024", "wisata", "Pengunjung Taman Nasional Bromo Tengger Semeru", "485677", PEOPLE, "2024",
     "bromo_2024", ""),
    ("bromo_rp_2024", "wisata", "Penerimaan negara bukan pajak dari taman nasional", "22000000000", RP, "2024",
     "bromo_2024", "dibulatkan; sama di iNews Jatim, libur Imlek 2025"),
    ("nikah_masuk_2022", "perkawinan anak", "Permohonan dispensasi kawin", "1152", "perkara", "2022", "nikah_2022",
     ""),
    ("nikah_kabul_2022", "perkawinan anak", "Dispensasi kawin yang dikabulkan", "1041", "perkara", "2022",
     "nikah_2022", ""),
    ("nikah_masuk_2023", "perkawinan anak", "Permohonan dispensasi kawin", "892", "perkara", "2023", "nikah_2023",
     ""),
    ("nikah_kabul_2023", "perkawinan anak", "Dispensasi kawin yang dikabulkan", "775", "perkara", "2023",
     "nikah_2023", ""),
    ("nikah_masuk_2024", "perkawinan anak", "Permohonan dispensasi kawin", "372", "perkara", "2024", "nikah_2024",
     ""),
    ("nikah_kabul_2024", "perkawinan anak", "Dispensasi kawin yang dikabulkan", "273", "perkara", "2024",
     "nikah_2024", "sebagian perkara 2024 belum diputus saat berita ditulis"),
    ("rls_2024", "pendidikan", "Rata-rata lama sekolah", "6.31", "tahun", "2024", "rls_2024",
     "angka yang sama disebut sebagai angka 2024 oleh TheJatim 21836"),
    ("rls_2025", "pendidikan", "Rata-rata lama sekolah", "6.43", "tahun", "2025", "ipm_2025", ""),
    ("ipm_2025", "pendidikan", "IPM", "71.65", "indeks (0–100)", "2025", "ipm_2025", "peringkat 32 dari 38"),
    ("ipm_target_2025", "pendidikan", "Target IPM dalam RPJMD 2025–2029", "71.86", "indeks (0–100)", "2025",
     "ipm_2025", "target, bukan pengukuran"),
    ("ipm_jatim_2025", "pendidikan", "IPM Provinsi Jawa Timur", "76.13", "indeks (0–100)", "2025", "ipm_2025", ""),
    ("umk_probolinggo_2024", "upah", "Upah minimum Kabupaten Probolinggo", "2806955", "rupiah per bulan", "2024",
     "umk", ""),
    ("umk_sampang_2024", "upah", "Upah minimum Kabupaten Sampang", "2182861", "rupiah per bulan", "2024", "umk", ""),
    ("umk_bangkalan_2024", "upah", "Upah minimum Kabupaten Bangkalan", "2240701", "rupiah per bulan", "2024", "umk",
     ""),
    ("umk_sumenep_2024", "upah", "Upah minimum Kabupaten Sumenep", "2249113", "rupiah per bulan", "2024", "umk", ""),
    ("pdrb_2024", "ekonomi", "PDRB harga berlaku", "45680000000000", RP, "2024", "pdrb",
     "tercetak Rp45,68 juta; satuannya keliru"),
    ("pdrb_pertanian_2024", "ekonomi", "PDRB harga berlaku, pertanian, kehutanan, dan perikanan", "14500000000000", RP,
     "2024", "pdrb", "satuan tercetak keliru"),
    ("pdrb_industri_2024", "ekonomi", "PDRB harga berlaku, industri pengolahan", "12500000000000", RP, "2024", "pdrb",
     "satuan tercetak keliru"),
)  # fmt: skip

# The plan was public from its approval on, although we read its figures later.
KNOWN = {"target_rpjmd_2025": "2025-08-13", "target_rpjmd_2026": "2025-08-13"}

WRONG = "salah cetak"
# (id, what the sentence is about, printed, right, kind of error, why, page).
ERRORS: tuple[tuple[str, ...], ...] = (
    ("cetak_wilayah", "Persentase penduduk miskin Kabupaten Probolinggo 2025", "5,69 persen", "16,31 persen",
     "wilayah tertukar", "5,69 persen adalah angka Kota Probolinggo.", "tvone"),
    ("cetak_699", "Persentase penduduk miskin Kabupaten Probolinggo Maret 2024", "69,9 persen", "16,45 persen",
     "salah ketik angka", "Peringkat keempat tidak mungkin di atas peringkat pertama, Sampang 20,83 persen.",
     "kompas_mensos"),
    ("cetak_target", "Turun 0,74 dari 17,19 pada 2023", "menjadi 16,00 persen", "menjadi 16,45 persen",
     "target ditulis sebagai capaian", "17,19 − 0,74 = 16,45; 16,00 adalah target 2024.", "antara_tkpk"),
    ("cetak_pdrb", "PDRB harga berlaku 2024", "Rp45,68 juta", "Rp45,68 triliun", "satuan keliru",
     "Rp38,5 juta per orang kali 1,19 juta orang adalah sekitar Rp46 triliun.", "pdrb"),
    ("cetak_arah", "Pendapatan dalam RAPBD 2026 dibanding 2025", "meningkat 5,34 persen", "turun 5,34 persen",
     "arah terbalik", "Rp2.465,8 miliar menjadi Rp2.334,1 miliar.", "pilihan"),
    ("cetak_tanggal_rapbd", "Tanggal penyampaian RAPBD 2026", "Selasa, 18/10/2025", "Selasa, 18 November 2025",
     "tanggal keliru", "18 Oktober 2025 hari Sabtu.", "rapbd"),
    ("cetak_tanggal_luncur", "Tanggal peluncuran akademi", "Selasa, 6/10/2025", "Selasa, 7 Oktober 2025",
     "tanggal keliru", "6 Oktober 2025 hari Senin.", "lensa"),
    ("cetak_tanggal_sekda", "Tanggal pernyataan Sekretaris Daerah", "Minggu, 4/12/26", "Minggu, 4 Januari 2026",
     "tanggal keliru", "Berita terbit 4 Januari 2026.", "sekda"),
    ("cetak_tembakau", "Produksi tembakau Paiton VO 2025", "13 ribu ton", "14.591 ton bila hasil per hektarenya benar",
     "tidak cocok dengan hitungannya sendiri", "11.224 hektare × 1,3 ton = 14.591 ton.", "tembakau"),
    ("cetak_bawang", "Hasil bawang merah per hektare 2017", "8 ton per hektare",
     "4,62 ton per hektare bila areal dan produksinya benar", "tidak cocok dengan hitungannya sendiri",
     "29.102 ton ÷ 6.299 hektare = 4,62.", "bawang_2017"),
    ("cetak_garis", "Kenaikan garis kemiskinan 2019 ke 2020", "5,57 poin", "5,57 persen", "persen dan poin tertukar",
     "Rp441.258 ÷ Rp417.991 = 1,0557: perubahan relatif disebut persen.", "brs_2020"),
    ("cetak_014", "Penurunan persentase penduduk miskin 2024 ke 2025", "0,14 persen", "0,14 persen poin",
     "persen dan poin tertukar", "16,45 − 16,31 = 0,14 persen poin, atau 0,85 persen.", "sekda"),
)  # fmt: skip


def compile_rows(_source: Path) -> list[Row]:
    """Join facts and errors with the pages that they were read on; the source folder is not looked at."""
    rows = []
    for identity, group, fact, value, unit, period, page, note in FACTS_ROWS:
        cited, address, day = PAGES[page]
        rows.append(
            {
                "id": identity,
                "kelompok": group,
                "fakta": fact,
                "nilai": value,
                "satuan": unit,
                "periode": period,
                "diketahui": KNOWN.get(identity, day),
                "tercetak": "",
                "seharusnya": "",
                "jenis_kesalahan": "",
                "sumber": cited,
                "alamat": address,
                "catatan": note,
            }
        )
    for identity, fact, printed, right, kind, why, page in ERRORS:
        cited, address, day = PAGES[page]
        rows.append(
            {
                "id": identity,
                "kelompok": WRONG,
                "fakta": fact,
                "nilai": "",
                "satuan": "",
                "periode": "",
                "diketahui": day,
                "tercetak": printed,
                "seharusnya": right,
                "jenis_kesalahan": kind,
                "sumber": cited,
                "alamat": address,
                "catatan": why,
            }
        )
    return rows


TABLE = Table(
    name="probolinggo_kasus",
    title="Kasus Kabupaten Probolinggo: fakta bertanggal dan salah cetak",
    description="Target, anggaran, bantuan, pertanian, energi, wisata, perkawinan anak, dan pendidikan di Kabupaten "
    "Probolinggo, satu baris setiap angka, dengan hari angka itu dapat dibaca umum; serta dua belas salah cetak di "
    "samping angka yang benar, untuk belajar memeriksa. Bukan Kota Probolinggo.",
    publisher="Pemerintah, BPS, dan pers yang disebut di setiap baris",
    citation="Halaman disebut di setiap baris (kolom sumber dan alamat)",
    indicator_codes="–",
    read_from=("Alamat ada di setiap baris; halaman dibaca dari salinan, pembukaannya saja, bukan langsung",),
    vintage="2016–Januari 2026",
    licence=FACTS,
    columns=(
        Column("id", "string", "nama", "Nama pendek baris", required=True),
        Column("kelompok", "string", "kategori", "Pokok baris; “salah cetak” untuk contoh keliru", required=True),
        Column("fakta", "string", "teks", "Apa yang diukur atau dikatakan", required=True),
        Column("nilai", "number", "lihat kolom satuan", "Angka; kosong pada salah cetak"),
        Column("satuan", "string", "teks", "Satuan nilai"),
        Column("periode", "string", "tahun atau tahun-bulan", "Waktu angka"),
        Column("diketahui", "string", "tanggal", "Hari angka dapat dibaca umum; kosong bila tidak ditemukan"),
        Column("tercetak", "string", "teks", "Hanya salah cetak: yang terbit"),
        Column("seharusnya", "string", "teks", "Hanya salah cetak: yang benar"),
        Column("jenis_kesalahan", "string", "kategori", "Hanya salah cetak: pola kesalahannya"),
        Column("sumber", "string", "teks", "Halaman", required=True),
        Column("alamat", "string", "alamat web", "Tempat dibaca", required=True),
        Column("catatan", "string", "teks", "Peringatan atau penjelasan"),
    ),
    key=("id",),
    compile=compile_rows,
    group="Kabupaten Probolinggo dan Jawa Timur",
    gaps=(
        Gap("Hari angka kemiskinan kabupaten Maret 2025 diumumkan", "tidak ditemukan; pers mengutipnya 4 Januari 2026"),
        Gap("Jumlah penduduk miskin per kecamatan menurut survei", "Susenas tidak dirancang untuk kecamatan"),
        Gap("Jumlah petani tembakau, harga rata-rata, dan isi perjanjian dengan gudang", "tidak ditemukan"),
        Gap("Pekerja setempat dan dana yang tinggal di daerah dari PLTU Paiton", "hanya pajak daerah yang terbaca"),
    ),
    caveats=(
        "Kolom tercetak memuat angka keliru; jangan dipakai selain untuk latihan.",
        "Kebanyakan baris angka resmi yang dikutip pers, sering satu sumber; periksa dokumennya sebelum dipakai dalam "
        "keputusan.",
        "Daftar penduduk miskin (175.231 orang) dan survei (197,11 ribu orang, 2024) adalah dua cara menghitung.",
        "Jumlah keluarga penerima per program tidak boleh dijumlahkan: satu keluarga dapat menerima lebih dari satu.",
    ),
)
