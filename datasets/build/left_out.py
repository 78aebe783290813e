"""What the catalogue leaves out on purpose, and why; printed at its end."""

LEFT_OUT = (
    (
        "Indeks Persepsi Korupsi (Transparency International)",
        "CC BY-ND 4.0: tidak boleh disebarkan dalam bentuk yang diubah, sedangkan pilihan kami adalah bentuk ubahan.",
    ),
    (
        "Global MPI (OPHI)",
        "Hanya untuk penggunaan nonkomersial; kursus ini terbuka untuk semua. Angka tunggal boleh dikutip "
        "dalam teks "
        "dengan sumbernya.",
    ),
    (
        "Survei nilai dan kepercayaan (EVS, WVS)",
        "Izin menyebarkan ulang belum terbaca pada ketentuan kedua survei.",
    ),
    (
        "IPM subnasional Global Data Lab, 1990–2019",
        "Bebas dipakai dengan kutipan, tetapi izin menyebarkan ulang tabelnya belum terbaca. IPM BPS ada di "
        "tabel kami.",
    ),
    (
        "Susenas mikrodata",
        "BPS menjual dan membatasinya. Salinan yang beredar dengan label lisensi bebas tidak menyelesaikan hak itu.",
    ),
    (
        "Rata-rata lama sekolah sambungan (Our World in Data)",
        "Lisensinya bebas, tetapi beberapa sumber disambung tanpa tanda; patahannya menyesatkan. "
        "Barro–Lee dan indeks PWT dipakai sebagai gantinya.",
    ),
    (
        "Pengangguran antarnegara (ILOSTAT lewat Gapminder) dan harapan hidup Gapminder",
        "Definisi nasional yang patah tanpa tanda; harapan hidup PBB dipakai sebagai gantinya.",
    ),
    (
        "Jumlah penerima PKH 2025 (9,69 juta keluarga)",
        "Alamat artikelnya terpotong di salinan, sehingga tidak dapat dikutip.",
    ),
    (
        "Kelas kemiskinan kabupaten/kota buatan penyusun set Kaggle, serta P1, P2, Gini 2025 dari "
        "repositori pihak lain",
        "Karangan penyusunnya atau tidak dapat dipastikan kebenarannya.",
    ),
)
