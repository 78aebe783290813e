"""The start page ``mulai.ipynb``: what to click, how far one has come, where help is."""

from __future__ import annotations

from pathlib import Path

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from akademi.exercises.hub import on_hub
from akademi.exercises.progress import StartPage

START_PAGE = "mulai.ipynb"

_WELCOME = """\
# Akademi Pengentasan Kemiskinan

Selamat datang. Kursus terbuka ini mengajak Anda, aparatur sipil negara, mengurangi kemiskinan secara nyata: \
mengukurnya dengan benar, memahami mengapa orang tetap miskin, memilih tindakan yang didukung bukti, dan \
menyusunnya menjadi rencana aksi untuk kabupaten/kota Anda.

## Cara memakai halaman ini

1. Pilih modul di bawah, lalu klik **Baca materi**. Setelah membaca, klik **Kerjakan latihan**.
2. Formulir dan simulator muncul sendiri beberapa detik setelah sebuah notebook dibuka. Bila tidak, pilih menu \
**Jalankan → Jalankan Semua Sel**.
3. Jawaban pada formulir langsung tersimpan. Jawaban tertulis dan kode tersimpan dengan **Ctrl+S**.
4. Anda tidak perlu menulis program untuk lulus. Soal bertanda *pendalaman* boleh dilewati: soal kembarannya \
tanpa kode bernilai sama.
5. Selesai? {hand_in}

Tanpa tetikus: **Tab** berpindah antarisian, **Esc** keluar dari formulir; lalu **panah atas/bawah** memilih sel, \
**Enter** mulai menulis, dan **Shift+Enter** selesai.

{where}
"""
_ALONE = {
    "hand_in": "Di akhir latihan, tekan **Buat berkas serahan** dan kirimkan berkas itu kepada pengajar.",
    "where": "Semua berjalan di komputer ini; setelah terpasang, internet tidak diperlukan.",
}
_ON_HUB = {
    "hand_in": "Di akhir latihan, tekan **Serahkan**. Nilai dan umpan balik kembali dalam beberapa detik, dan di "
    "bawah ini terlihat sampai di mana: *diterima → dinilai → umpan balik*. Boleh diulang; percobaan terbaik yang "
    "dipakai.",
    "where": "Semua berjalan di server kursus, dan pekerjaan Anda tersimpan di sana.",
}

_PROGRESS = """\
from akademi.exercises import StartPage

StartPage()"""

_EXPLORE = """\
## Angka daerah Anda

[Telusur satu kabupaten atau kota](telusur.ipynb): keadaan terbaru, deret tahunnya, letaknya di antara tetangga \
beserta ketidakpastiannya, dan sumber setiap angka.
"""

_HELP = """\
## Bila ada masalah

- **Formulir atau gambar tidak muncul**: jalankan lagi semua sel (menu **Jalankan → Jalankan Semua Sel**).
- **Sel berhenti dengan galat**: menu **Kernel → Mulai Ulang Kernel dan Jalankan Semua Sel**. Jawaban Anda tidak \
hilang; semuanya tersimpan di `jawaban.json`.
- **Notebook berubah dan ingin versi aslinya**: ganti nama berkas itu, lalu buka kursus sekali lagi. Versi asli \
dibuat ulang; berkas Anda tetap ada.
- **Bilah kemajuan di atas belum berubah**: klik selnya, lalu tekan **Shift+Enter**.
- **Pertanyaan lain**: tanyakan kepada pengajar, atau baca panduan di repositori kursus (`README.id.md`).

Kursus ini terbuka dan bukan produk resmi Lembaga Administrasi Negara (LAN). Pengakuan jam pelajaran (JP) adalah \
kewenangan instansi Anda.
"""


def build_start_page(workspace: Path) -> NotebookNode:
    """Return the start page with the workspace's present progress already in it."""
    page = StartPage(workspace)
    progress = new_code_cell(
        _PROGRESS,
        id="kemajuan",
        metadata={"jupyter": {"source_hidden": True}},
        outputs=[
            new_output(
                "execute_result",
                {"text/html": page._repr_html_(), "text/plain": repr(page)},
                execution_count=1,
            )
        ],
        execution_count=1,
    )
    # The library's own note to our JupyterLab extension: run when opened, and again whenever one comes back to it.
    about = {"jalankan": True, "segarkan": True}
    return new_notebook(
        cells=[
            new_markdown_cell(_WELCOME.format(**(_ON_HUB if on_hub() else _ALONE)), id="selamat-datang"),
            new_markdown_cell("## Modul dan kemajuan Anda", id="judul-kemajuan"),
            progress,
            new_markdown_cell(_EXPLORE, id="telusur"),
            new_markdown_cell(_HELP, id="bantuan"),
        ],
        metadata={
            "akademi": about,
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )
