"""Write the catalogue page ``datasets/README.md`` (Indonesian) from ``datapackage.json`` alone.

Run by hand, ``python datasets/build/catalogue.py`` prints the page for the package on disk.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

from left_out import LEFT_OUT

INTRODUCTION = """# Katalog data

<!-- Dibuat oleh datasets/build/compile.py dari datapackage.json. Jangan disunting di sini. -->

Semua angka yang dipakai kursus ada di folder ini, sebagai tabel CSV. Setiap tabel menyebut penerbit,
tempat angkanya dibaca, ketentuan penyebaran, satuan setiap kolom, celah, dan peringatan. Tidak ada yang
diambil dari internet saat kursus dijalankan.

Di dalam notebook:

```python
from akademi.data import cite, describe, load, region

tabel = load("probolinggo_kemiskinan")  # DataFrame; tabel.attrs memuat sumber dan peringatan
print(cite("probolinggo_kemiskinan"))  # kutipan siap pakai
print(describe("probolinggo_kemiskinan"))  # keterangan lengkap
region("Kab. Probolinggo")  # catatan satu daerah
```

Tiga aturan membaca tabel:

1. Kode wilayah seperti 3513 adalah teks, bukan bilangan.
2. Sel kosong adalah celah, bukan nol.
3. Bila ada kolom `segmen`, garis pada grafik hanya boleh menyambung baris dengan segmen yang sama.
"""

MAINTENANCE = """## Untuk pengelola

- Tabel disusun skrip di `build/`: satu modul per tabel di `build/tables/`, beserta keterangannya.
- `python datasets/build/compile.py --sumber FOLDER` menulis ulang semua tabel, `datapackage.json`,
  `sidik.json`, dan halaman ini; dijalankan dua kali hasilnya sama sampai ke bita. `--keterangan` menulis
  ulang keterangannya saja.
- `sidik.json` memuat sidik pendek setiap baris, sehingga angka yang berubah membuat pengujian gagal
  dan barisnya disebut.
- `frictionless validate datasets/datapackage.json` memeriksa tipe, kunci, dan hash.
"""


def integer(number: int) -> str:
    """Write an integer the Indonesian way: 1.682."""
    return f"{number:,}".replace(",", ".")


def cell(text: str) -> str:
    """Make a text safe inside a Markdown table cell."""
    return text.replace("|", "\\|").replace("\n", " ")


def contents_of(resources: list[dict]) -> str:
    """Return the table of contents."""
    lines = ["## Daftar tabel", "", "| Tabel | Isi | Baris | Penerbit |", "|---|---|---:|---|"]
    lines += [
        f"| [`{item['name']}`](#{item['name']}) | {cell(item['title'])} | {integer(item['rows'])} "
        f"| {cell(item['publisher'])} |"
        for item in resources
    ]
    return "\n".join(lines) + "\n"


def entry_of(resource: dict) -> str:
    """Return the catalogue entry of one table."""
    lines = [f"### {resource['name']}", "", f"**{resource['title']}.** {resource['description']}", ""]
    if resource["synthetic"]:
        lines += ["**Data sintetis.**", ""]
    licence = resource["licenses"][0]
    facts = [
        ("Berkas", f"[`{resource['path']}`]({resource['path']}), {integer(resource['rows'])} baris"),
        ("Penerbit", resource["publisher"]),
        ("Kode indikator", resource["indicator_codes"]),
        ("Keadaan", resource["vintage"]),
        ("Ketentuan", f"{licence['title']}. {resource['redistribution']}"),
    ]
    if resource["segment_column"]:
        facts.append(("Patahan deret", f"ditandai kolom `{resource['segment_column']}`"))
    lines += [f"- {label}: {text}" for label, text in facts]
    lines.append("- Dibaca di:")
    lines += [f"  - {place['title']}" for place in resource["sources"]]
    lines += ["", "| Kolom | Arti | Satuan |", "|---|---|---|"]
    lines += [
        f"| `{field['name']}` | {cell(field['description'])} | {cell(field['unit'])} |"
        for field in resource["schema"]["fields"]
    ]
    if resource["caveats"]:
        lines += ["", "Peringatan:", ""]
        lines += [f"- {caveat}" for caveat in resource["caveats"]]
    if resource["gaps"]:
        lines += ["", "Celah:", ""]
        lines += [f"- {gap['what']}: {gap['why']}." for gap in resource["gaps"]]
    return "\n".join(lines) + "\n"


def catalogue(package: dict) -> str:
    """Return the whole catalogue page as Markdown."""
    resources = package["resources"]
    parts = [INTRODUCTION, contents_of(resources)]
    for group, members in groupby(resources, key=lambda item: item["group"]):
        parts.append(f"## {group}\n")
        parts += [entry_of(member) for member in members]
    stays_out = ["## Yang tidak disertakan, dan mengapa", "", "| Data | Alasan |", "|---|---|"]
    stays_out += [f"| {cell(what)} | {cell(why)} |" for what, why in LEFT_OUT]
    parts += ["\n".join(stays_out) + "\n", MAINTENANCE]
    return "\n".join(parts)


def write_catalogue(package: dict, target: Path) -> None:
    """Write the catalogue page."""
    target.write_text(catalogue(package), encoding="utf-8")


if __name__ == "__main__":
    PACKAGE_FILE = Path(__file__).resolve().parent.parent / "datapackage.json"
    print(catalogue(json.loads(PACKAGE_FILE.read_text(encoding="utf-8"))), end="")
