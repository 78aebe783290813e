"""Facts about mobility between generations in Indonesia, with three documented misquotations."""

from __future__ import annotations

from pathlib import Path

from kit import FACTS, Column, Gap, Row, Table, read

# Our own words for each source fact, by the start of its English text: (id, kind, fact, unit, note).
WORDING = {
    "difference in adult earnings of people": (
        "upah_anak_miskin",
        "temuan",
        "Selisih penghasilan saat dewasa: orang yang miskin pada usia 8–17 tahun dibanding yang tidak miskin",
        "persen",
        "Abstrak penerbit; upah diamati 14 tahun kemudian, variabel instrumen, sekitar 1.500 orang.",
    ),
    "same difference with mediators controlled, smallest": (
        "upah_anak_miskin_terkecil",
        "temuan",
        "Selisih yang sama setelah perantara dikendalikan: yang terkecil",
        "persen",
        "Perantara: sekolah, nilai tes, kesehatan, dan koneksi.",
    ),
    "same difference with mediators controlled, largest": (
        "upah_anak_miskin_terbesar",
        "temuan",
        "Selisih yang sama setelah perantara dikendalikan: yang terbesar",
        "persen",
        "Perantara: sekolah, nilai tes, kesehatan, dan koneksi.",
    ),
    "children in the sample": (
        "jumlah_sampel",
        "temuan",
        "Anak dalam sampel: usia 8–17 tahun pada 2000, usia 22–31 tahun pada 2014",
        "orang",
        "Dari pers; angka yang sama disebut laporan televisi.",
    ),
    "higher risk of being poor": (
        "risiko_miskin_kronis",
        "temuan",
        "Tambahan risiko miskin saat dewasa bila rumah tangga asalnya miskin kronis",
        "persen poin",
        "",
    ),
    "children born poor who are poor": (
        "klaim_64_persen",
        "klaim belum terperiksa",
        "Anak yang lahir miskin dan tetap miskin saat dewasa, 1993–2014",
        "persen",
        "Klaim pers; angkanya tidak ada dalam abstrak artikel yang disebut. Jangan dicetak sebagai fakta.",
    ),
    "MISQUOTE 1": (
        "salah_kutip_1",
        "salah kutip",
        "Tertulis: 87 persen anak miskin akan tetap miskin",
        "persen",
        "Selisih penghasilan diubah menjadi bagian anak.",
    ),
    "MISQUOTE 2": (
        "salah_kutip_2",
        "salah kutip",
        "Tertulis: 87 persen anak miskin berpenghasilan rendah",
        "persen",
        "Kesalahan yang sama dalam bentuk lain.",
    ),
    "MISQUOTE 3": (
        "salah_kutip_3",
        "salah kutip",
        "Tertulis: selisihnya sekitar 91 persen, Rp1 juta dibanding Rp10 juta",
        "persen",
        "Halaman yang sama juga mengutip 87.",
    ),
}
STUDIES = {
    "Rizky, Suryadarma": "Rizky, Suryadarma, dan Suryahadi (2019), ADBI Working Paper 1002, data IFLS",
    "Pakpahan": "Pakpahan, Suryadarma, dan Suryahadi (2008), data IFLS",
    "press claim": "Klaim pers dengan data IFLS (studi berjudul sama: Irwan dan Moeis, JEPI)",
    "press": "Pers",
    "opinion blog": "Blog opini",
}


def starting(table: dict, text: str):
    """Return the value whose key starts ``text``; the first key that fits wins."""
    for start, value in table.items():
        if text.startswith(start):
            return value
    raise ValueError(f"no Indonesian wording for: {text}; add it to mobilitas_fakta.py")


def compile_rows(source: Path) -> list[Row]:
    """Give each fact our wording, its kind, and whether it may be printed as a fact."""
    rows = []
    for row in read(source, "intergenerational_mobility_facts.csv"):
        identity, kind, fact, unit, note = starting(WORDING, row["fact"])
        rows.append(
            {
                "id": identity,
                "jenis": kind,
                "fakta": fact,
                "nilai": row["value"],
                "satuan": unit,
                "studi": starting(STUDIES, row["study"]),
                "alamat": row["source_url"],
                "salah_kutip": "true" if kind == "salah kutip" else "false",
                "boleh_dicetak": "true" if kind == "temuan" else "false",
                "catatan": note,
            }
        )
    return rows


TABLE = Table(
    name="mobilitas_fakta",
    title="Mobilitas antargenerasi di Indonesia: temuan dan salah kutip",
    description="Sembilan baris: temuan studi IFLS tentang anak yang tumbuh miskin, satu klaim yang belum "
    "terperiksa, dan tiga salah kutip pers untuk latihan membaca.",
    publisher="SMERU Research Institute dan Asian Development Bank Institute; halaman lain disebut per baris",
    citation="Rizky, Suryadarma, dan Suryahadi (2019), ADBI Working Paper 1002; "
    "Pakpahan, Suryadarma, dan Suryahadi (2008); salah kutip: halaman yang disebut per baris",
    indicator_codes="–",
    read_from=("Alamat ada di setiap baris (kolom alamat); halaman dibaca dari salinan, bukan langsung",),
    vintage="2008–2025",
    licence=FACTS,
    columns=(
        Column("id", "string", "nama", "Nama pendek baris", required=True),
        Column("jenis", "string", "kategori", "temuan, klaim belum terperiksa, atau salah kutip", required=True),
        Column("fakta", "string", "teks", "Apa yang dinyatakan", required=True),
        Column("nilai", "number", "lihat kolom satuan", "Angka; tanda minus berarti lebih rendah", required=True),
        Column("satuan", "string", "teks", "Satuan nilai", required=True),
        Column("studi", "string", "teks", "Studi atau jenis halaman", required=True),
        Column("alamat", "string", "alamat web", "Tempat dibaca", required=True),
        Column(
            "salah_kutip",
            "boolean",
            "ya/tidak",
            "true: angka ini contoh kesalahan, bukan fakta",
            required=True,
        ),
        Column("boleh_dicetak", "boolean", "ya/tidak", "true: boleh ditulis sebagai fakta", required=True),
        Column("catatan", "string", "teks", "Peringatan untuk baris ini"),
    ),
    key=("id",),
    compile=compile_rows,
    group="Bukti riset",
    gaps=(Gap("Tabel mobilitas antarnegara Bank Dunia (GDIM)", "berkasnya tidak dapat dibaca"),),
    caveats=(
        "Angka 87 persen adalah selisih upah, bukan bagian anak yang tetap miskin.",
        "Estimasi variabel instrumen dengan sekitar 1.500 orang dan ukuran yang sangat besar: pantas dibahas.",
        "Baris dengan salah_kutip = true hanya untuk latihan menemukan kesalahan.",
    ),
)
