"""The course's own example: a small plan for Kabupaten Probolinggo. Figures of the programme are made up and say so.

The figures of the region are those of the course's tables; findings of studies carry their source. Quotas, prices,
partners' offers and what a field check found are synthetic.
"""

from __future__ import annotations

from typing import Any

from akademi.plan.source import Source

TABLES: dict[str, dict[str, dict[str, Any]]] = {
    "m08_data": {
        "isi": {
            "wilayah": "Kabupaten Probolinggo",
            "persen_miskin": 16.31,
            "bulan": "maret",
            "tahun": 2025.0,
            "penduduk": 1_190_453.0,
            "sumber_penduduk": "angka penduduk 2024 dalam data kursus (dasar lain daripada BPS 2021)",
            "jumlah_miskin": 194_163.0,
            "target": 15.5,
            "tahun_target": 2026.0,
            "dokumen_target": "RPD 2024–2026, dikutip probolinggo.inews.id (data kursus)",
            "jarak": 0.81,
            "laju": 0.81,
        }
    },
    "m08_sebab": {
        "gejala": {
            "sebab": "Usaha mikro keluarga penerima manfaat di dua kecamatan hampir tidak bertambah hasilnya.",
            "bukti": "Uji petik 60 usaha, September 2026: 12 persen punya catatan laba (data sintetis).",
            "kelas": "c",
            "lawan": "Catatan yang sedikit belum berarti labanya tetap; yang belum tercatat tidak terlihat.",
        },
        "sebab1": {
            "sebab": "Barangnya sama dengan tetangga, pembelinya sedikit, harga ditentukan pembeli.",
            "bukti": "Wawancara 12 pedagang: 9 menyebut satu atau dua pembeli saja (data sintetis).",
            "kelas": "d",
        },
        "sebab2": {
            "sebab": "Pelatihan yang ada hanya pembukuan, sekali, tanpa latihan mencari peluang dan tanpa pendamping.",
            "bukti": "Togo, 1.500 usaha: laba naik 30 persen dengan pelatihan inisiatif; "
            "pelatihan biasa 11 persen, tidak nyata (Bank Dunia 28386).",
            "kelas": "b",
            "lawan": "Tujuh tahun kemudian manfaat bagi perempuan memudar; modalnya terbatas (Bank Dunia, WPS10938).",
        },
        "sebab3": {
            "sebab": "Tidak ada modal alat dan simpanan, sehingga satu guncangan menghabiskan usaha.",
            "bukti": "Enam negara, 10.495 peserta: paket graduasi menaikkan pendapatan 5 persen dan aset 15 persen "
            "(Science, 2015).",
            "kelas": "a",
            "lawan": "Di Honduras tidak ada dampak pada konsumsi; di Ghana aset saja atau tabungan saja tidak cukup.",
        },
    },
    "m08_kerangka": {
        "masukan": {
            "isi": "206 paket alat, pelatih, 8 pendamping, dan dana Rp1,0 miliar.",
            "indikator": "Paket dan pendamping siap pada hari ke-45",
            "dasar": 0.0,
            "target": 206.0,
            "verifikasi": "berita acara, dinas",
            "asumsi": "Harga alat tidak naik lebih dari 10 persen sebelum hari ke-45.",
            "risiko": "Pengadaan terlambat",
        },
        "kegiatan": {
            "isi": "Pelatihan inisiatif usaha, hibah alat, simpanan kelompok, kunjungan dua pekan sekali.",
            "indikator": "Kunjungan pendamping per keluarga per bulan",
            "dasar": 0.0,
            "target": 2.0,
            "verifikasi": "catatan kunjungan, uji petik 20 keluarga",
            "asumsi": "Peserta dapat hadir: jadwal tidak berbenturan dengan panen dan pengasuhan.",
            "risiko": "Ibu dengan balita tidak hadir",
        },
        "keluaran": {
            "isi": "Usaha mencatat laba dan mencoba satu barang atau pembeli baru.",
            "indikator": "Persen usaha yang mencatat laba pada bulan ke-6",
            "dasar": 12.0,
            "target": 40.0,
            "verifikasi": "uji petik 60 usaha oleh kampus",
            "asumsi": "Ada pembeli untuk barang baru; kami memeriksanya dengan tiga pembeli sebelum hari ke-30.",
            "risiko": "Catatan dibuat hanya untuk petugas",
        },
        "hasil": {
            "isi": "Laba usaha keluarga bertambah dibandingkan dengan yang menunggu giliran.",
            "indikator": "Laba usaha per bulan pada bulan ke-12, ribu rupiah",
            "dasar": 900.0,
            "target": 1170.0,
            "verifikasi": "survei kampus, kedua kelompok",
            "asumsi": "Tambahan laba tidak diambil dari usaha tetangga; kami mengukur 40 usaha yang tidak ikut.",
            "risiko": "Harga jatuh bagi semua",
        },
        "dampak": {
            "isi": "Lebih sedikit keluarga peserta di bawah garis kemiskinan.",
            "indikator": "Persen keluarga peserta dengan pengeluaran di bawah garis kemiskinan",
            "verifikasi": "survei pengeluaran ringkas, bulan ke-24",
        },
    },
    "m08_mitra": {
        "a": {
            "mitra": "Bappeda",
            "memberi": "jadwal tinjau tiap 15 hari, satu ukuran bersama",
            "mendapat": "angka hasil untuk laporan TKPK",
            "peran": "tulang",
        },
        "b": {
            "mitra": "Dinas Sosial",
            "memberi": "daftar keluarga, pendamping PKH, kanal keluhan",
            "mendapat": "daftar yang sudah diperiksa di lapangan",
            "peran": "pelaksana",
        },
        "c": {
            "mitra": "Dinas Koperasi, UM, dan Perdagangan",
            "memberi": "pelatih dan paket alat",
            "mendapat": "usaha yang siap dibina ke tahap berikut",
            "peran": "pelaksana",
        },
        "d": {
            "mitra": "Perguruan tinggi setempat",
            "memberi": "undian, survei dasar dan akhir",
            "mendapat": "data tanpa nama untuk penelitian",
            "peran": "pengukur",
        },
        "e": {
            "mitra": "Pembeli hasil usaha (swasta)",
            "memberi": "mutu yang diminta, jumlah, harga tertulis",
            "mendapat": "pasokan yang teratur",
            "peran": "pendukung",
        },
    },
    "m08_uji": {
        "isi": {
            "kuota": 206.0,
            "cara_uji": "kunjungan ke 240 rumah tangga di dua desa, Oktober 2026 (data sintetis)",
            "diperiksa": 240.0,
            "miskin_terpilih": 42.0,
            "miskin_terlewat": 18.0,
            "lain_terpilih": 14.0,
            "lain_tidak": 166.0,
            "eksklusi": 30.0,
            "inklusi": 25.0,
        }
    },
    "m08_etika": {
        "tujuan": {
            "cara": "Hanya untuk memilih dan mendampingi keluarga; dasar pemakaian diperiksa bagian hukum (UU 27/2022)."
        },
        "ruas": {"cara": "Nomor urut, desa, aset, laba. Tanpa NIK di lembar kerja; kunci nomor disimpan terpisah."},
        "akses": {"cara": "Dua petugas Dinas Sosial dan satu pengukur dari kampus; setiap pembukaan berkas dicatat."},
        "hapus": {"cara": "Kunci nomor dihapus 12 bulan sesudah survei akhir, dengan berita acara."},
        "keluhan": {
            "cara": "Loket desa dan nomor telepon; dijawab dalam 10 hari kerja. Keluarga yang menunggu mendapat "
            "giliran tahun berikutnya, dan bantuan sosialnya tidak berkurang."
        },
    },
    "m08_anggaran": {
        "a": {"uraian": "Paket alat usaha", "volume": 206.0, "satuan": "paket", "harga": 2_500_000.0},
        "b": {"uraian": "Pelatihan inisiatif usaha", "volume": 206.0, "satuan": "orang", "harga": 900_000.0},
        "c": {"uraian": "Pendamping, 8 orang × 9 bulan", "volume": 72.0, "satuan": "orang-bulan", "harga": 2_800_000.0},
        "d": {
            "uraian": "Survei dasar dan akhir, 412 orang × 2",
            "volume": 824.0,
            "satuan": "wawancara",
            "harga": 100_000.0,
        },
        "e": {"uraian": "Rapat tinjau", "volume": 6.0, "satuan": "kali", "harga": 1_000_000.0},
        "f": {"uraian": "Kanal keluhan dan pengamanan data", "volume": 1.0, "satuan": "tahun", "harga": 12_000_000.0},
    },
    "m08_biaya": {
        "isi": {
            "total": 1_002_400_000.0,
            "per_keluarga": 4_866_019.0,
            "manfaat": 122_500.0,
            "dasar_manfaat": "anggapan, sebesar dampak Kartu Prakerja 2021",
            "bunga": 10.0,
            "impas": 49.0,
        }
    },
    "m08_rancangan": {
        "isi": {
            "indikator": "laba usaha per bulan, ribu rupiah",
            "ukuran": "rata",
            "dasar": 900.0,
            "beda": 270.0,
            "simpangan": 900.0,
            "pembanding": "giliran",
            "per_desa": 1.0,
            "kemiripan": 0.0,
            "n_kelompok": 175.0,
            "hilang": 15.0,
            "n_awal": 412.0,
        }
    },
    "m08_kalender": {
        "h15": {
            "kegiatan": "Sepakati masalah dan ukuran bersama; periksa daftar di dua desa",
            "penanggung": "Bappeda",
            "bukti": "galat eksklusi dan inklusi",
            "keputusan": "Perbaiki aturan bila galat eksklusi di atas 35 persen",
        },
        "h30": {
            "kegiatan": "Temui tiga pembeli; uji tiga cara mengundang peserta",
            "penanggung": "Dinas Koperasi",
            "bukti": "pembeli yang menulis syaratnya",
            "keputusan": "Ganti jenis usaha bila kurang dari dua pembeli",
        },
        "h45": {
            "kegiatan": "Survei dasar dan undian terbuka di balai desa",
            "penanggung": "Perguruan tinggi",
            "bukti": "persen yang selesai diwawancarai",
            "keputusan": "Tunda hibah bila di bawah 90 persen",
        },
        "h60": {
            "kegiatan": "Pelatihan angkatan pertama, 60 keluarga",
            "penanggung": "Dinas Koperasi",
            "bukti": "hadir penuh, menurut jenis kelamin",
            "keputusan": "Pindahkan jam bila ibu hadir di bawah 70 persen",
        },
        "h75": {
            "kegiatan": "Hibah alat dan kunjungan pertama",
            "penanggung": "Dinas Sosial",
            "bukti": "keluhan masuk dan terjawab",
            "keputusan": "Ubah kanal bila jawaban lewat 10 hari",
        },
        "h90": {
            "kegiatan": "Tinjau bersama semua mitra dan wakil peserta",
            "penanggung": "Bappeda",
            "bukti": "persen usaha yang mencatat laba",
            "keputusan": "Lanjut bila paling sedikit 25 persen; berhenti dan rancang ulang bila di bawah 15 persen",
        },
    },
}

TEXTS: dict[str, str] = {
    "m08_masalah": """
Pada Maret 2025 persentase penduduk miskin Kabupaten Probolinggo 16,31 persen, turun 0,14 persen poin dari Maret \
2024 (BPS). Penurunan sekecil itu tidak dapat dibedakan dari derau sampel. Hitungan kami, 194.163 orang, berbeda \
1,1 persen dari angka BPS (196,26 ribu orang) karena dasar penduduknya lain; untuk laporan kami memakai angka \
BPS. Target RPD 15,50 persen pada 2026 menuntut turun 0,81 persen poin dalam setahun, sedangkan selama 2012–2025 \
rata-ratanya sekitar 0,45.

**Yang kami tangani** hanya sebagian: 206 keluarga penerima manfaat yang sudah berusaha di dua kecamatan. \
Rencana ini tidak akan menggerakkan angka kabupaten, dan tidak dinilai dengannya.
""".strip(),
    "m08_logika": """
Rantai ini berdiri di atas dua bukti yang ukurannya kami sebut dalam peta sebab. **Yang melemahkan:** pengaruh \
30 persen berasal dari Togo, dengan pelatih yang dipilih peneliti; tinjauan banyak pelatihan usaha menemukan \
5–10 persen saja. Bila yang benar 10 persen, sampel kami tidak akan melihatnya. Pada Prakerja 2023 kelompok \
termiskin dan perdesaan tidak mendapat pengaruh yang nyata.

**Yang akan membuat kami berhenti:** kurang dari 15 persen usaha mencatat laba pada hari ke-90, atau kurang dari \
dua pembeli bersedia menulis syaratnya. **Penjelasan tandingan:** laba naik karena musim; kelompok yang menunggu \
giliran mengalami musim yang sama.
""".strip(),
    "m08_piagam": """
**Ukuran bersama:** persen usaha yang mencatat laba, diukur kampus, dibuka kepada semua mitra setiap 15 hari. \
**Yang dipercepat:** satu daftar keluarga, satu jadwal kunjungan. **Bila satu berhalangan:** Bappeda menunjuk \
pengganti dalam lima hari. **Keluar:** setiap mitra boleh mundur dengan pemberitahuan 30 hari; data yang \
dibawanya dihapus. Kolaborasi ini sendiri belum terbukti menurunkan kemiskinan; yang kami uji adalah paketnya.
""".strip(),
    "m08_sasaran": """
**Aturan:** terdaftar pada desil 1–4 DTSEN, menjalankan usaha paling sedikit enam bulan, dan bersedia \
didampingi; lalu musyawarah desa memeriksa daftar, kemudian diundi. Dari setiap 10 keluarga miskin yang \
diperiksa, 3 terlewat. Karena itu 20 tempat disimpan untuk usulan warga yang tidak ada dalam daftar. Yang \
terpilih tetapi tidak miskin tidak dicoret di depan umum; mereka pindah ke pembinaan biasa. Kesalahan daftar \
bukan kesalahan keluarga.
""".strip(),
    "m08_evaluasi": """
**Garis dasar** diukur sebelum undian. **Pembanding:** keluarga yang mendapat giliran tahun berikutnya, diundi \
terbuka. **Waktu:** bulan ke-6 untuk pencatatan, bulan ke-12 untuk laba. **Analisis ditetapkan di muka:** \
selisih rata-rata kedua kelompok menurut undian, termasuk yang berhenti ikut; satu indikator utama; laki-laki \
dan perempuan dilaporkan terpisah tanpa disebut temuan bila sampelnya kecil. **Aturan berhenti** ada pada hari \
ke-90. **Bila hasilnya tidak nyata:** kami melaporkan selangnya, bukan menulis “tidak ada pengaruh”.

Anggaran dan jadwal memakai petugas yang sudah ada; yang baru hanya delapan pendamping.
""".strip(),
}


def example_source() -> Source:
    """Return the example's answers and texts; fresh at every call."""
    return Source(
        {item: {row: dict(boxes) for row, boxes in table.items()} for item, table in TABLES.items()}, dict(TEXTS)
    )
