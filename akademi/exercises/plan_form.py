"""The button at the end of the last module: writes the action plan and says what is still missing in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from akademi.exercises.form import Form

if TYPE_CHECKING:
    from akademi.exercises.sheet import AnswerSheet
    from akademi.plan import Export


def plan_form(sheet: AnswerSheet, example: bool = False) -> Form:
    """Return the form with the export button.

    Parameters
    ----------
    sheet : AnswerSheet
        Whose plan it is.
    example : bool
        Whether the button writes the course's own example.
    """
    question = (
        "Ingin melihat contohnya sebagai berkas? Contoh ini data sintetis."
        if example
        else "Buat Rencana Aksi Anda sebagai berkas Word dan PDF. Boleh ditekan berkali-kali; berkas lama diganti."
    )
    spec = {
        "kind": "plan",
        "id": "contoh_rencana" if example else "rencana",
        "question": question,
        "button": "Buat berkas contoh" if example else "Buat Rencana Aksi (Word dan PDF)",
    }
    form = Form(lambda: "Rencana Aksi: jalankan sel ini di JupyterLab.", spec=spec)
    form.on_msg(lambda _widget, content, _buffers: _received(form, sheet, example, content))
    return form


def _received(form: Form, sheet: AnswerSheet, example: bool, content: Any) -> None:
    if not isinstance(content, dict) or content.get("type") != "plan":
        return
    form.status = {"state": "busy", "text": "Sedang dibuat …"}
    try:
        # Lazily: the libraries that write documents are not needed before the button is pressed.
        from akademi.plan import export_example, export_plan

        if example:
            made = export_example(sheet.folder)
        else:
            made = export_plan(sheet.folder, sheet.assignment, sheet.profile.wilayah, sheet.profile.nama)
    except Exception as error:
        # Whatever went wrong, the answers are safe, and the trainee must hear about it in the form.
        form.status = {
            "state": "error",
            "text": f"Berkas belum dapat dibuat ({type(error).__name__}: {str(error)[:200]}). Jawaban Anda tetap "
            "tersimpan; hubungi pengajar.",
        }
        return
    form.status = _status(made)


def _status(made: Export) -> dict[str, Any]:
    plan = made.plan
    notes: list[list[Any]] = []
    if plan.empty:
        notes.append([f"Belum diisi ({len(plan.empty)} bagian)", list(plan.empty)])
    if plan.findings:
        notes.append(["Periksa lagi: angka yang belum cocok", list(plan.findings)])
    if plan.gaps and not plan.example:
        notes.append(["Celah data wilayah Anda (tertulis juga dalam rencana)", [f"{gap}." for gap in plan.gaps]])
    if not made.fits:
        said = f"Rencana Anda {made.pages} halaman. Batasnya empat: ringkaskan bagian yang terpanjang."
        notes.append(["Terlalu panjang", [said]])
    if made.problems:
        return {"state": "error", "text": " ".join(made.problems), "files": _names(made), "notes": notes}
    text = f"Berkas siap, {made.pages} halaman, di folder yang sama dengan notebook ini."
    return {"state": "saved", "text": text, "files": _names(made), "notes": notes}


def _names(made: Export) -> list[str]:
    return [path.name for path in made.files]
