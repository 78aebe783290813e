"""What every table of studies has in common: its columns, and the words for how far a study was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kit import Column, Row

ABSTRACT = "abstrak"
ABSTRACT_AND_OTHERS = "abstrak dan ringkasan pihak lain"
OTHERS = "ringkasan pihak lain"
PAGE = "pembukaan halaman"
DIRECTION = "arah saja, belum dibuka"

_BEFORE = (
    Column("id", "string", "nama", "Nama pendek baris", required=True),
    Column("studi", "string", "teks", "Penulis atau nama studi", required=True),
    Column("tahun_terbit", "string", "tahun", "Tahun terbit; – bila tidak terbaca", required=True),
    Column("tempat", "string", "teks", "Negara atau daerah; – bila tidak terbaca", required=True),
    Column("metode", "string", "teks", "Cara penelitian; – bila tidak terbaca", required=True),
    Column("jumlah_sampel", "number", "lihat kolom satuan_sampel", "Besar sampel"),
    Column("satuan_sampel", "string", "teks", "Apa yang dihitung sebagai sampel"),
    Column("temuan", "string", "teks", "Temuan dengan kalimat kami", required=True),
    Column("ukuran", "number", "lihat kolom satuan", "Besar temuan; kosong bila tidak boleh dicetak"),
    Column("ukuran_min", "number", "lihat kolom satuan", "Batas bawah kisaran"),
    Column("ukuran_maks", "number", "lihat kolom satuan", "Batas atas kisaran"),
    Column("satuan", "string", "teks", "Satuan ukuran"),
)
_AFTER = (
    Column("sumber", "string", "teks", "Tempat terbit", required=True),
    Column("kedalaman", "string", "kategori", "Sedalam apa kami membacanya", required=True),
    Column("catatan", "string", "teks", "Peringatan untuk baris ini"),
)


def study_columns(*own: Column) -> tuple[Column, ...]:
    """Return the columns of a table of studies, with a table's own columns before the source."""
    return (*_BEFORE, *own, *_AFTER)


def study_rows(columns: Sequence[Column], studies: Sequence[Sequence[str]]) -> Callable[[Path], list[Row]]:
    """Return the function that compiles studies written as texts in the order of the columns.

    Their source is the reading itself, not a table, so the folder that it is given is not looked at.
    """
    names = [column.name for column in columns]
    return lambda _source: [dict(zip(names, study, strict=True)) for study in studies]
