"""The answer sheet: what a ``latihan.ipynb`` opens, asks with, and checks against (contract A)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from akademi.data.place_names import find_place, regencies
from akademi.exercises import hub
from akademi.exercises import items as kinds
from akademi.exercises.form import Form
from akademi.exercises.handin import HandInError, pack_submission
from akademi.exercises.items import InvalidAnswerError, Item, fmt_number
from akademi.exercises.mode import Mode, current_mode
from akademi.exercises.personal import draw_numbers, normalise_code, shuffle_codes
from akademi.exercises.plan_form import plan_form
from akademi.exercises.profile import Profile, read_profile, write_profile
from akademi.exercises.report import Report
from akademi.exercises.store import ANSWER_FILE, AnswerFile, DamagedAnswerFileError, set_aside
from akademi.exercises.tables import Table

PRACTICE_FILE = "catatan.json"
# The case that the course works throughout; a lesson needs some region before the trainee has chosen one.
DEFAULT_REGION = "3513"
Feedback = Mapping[str, str] | Callable[[Any], str]
PersonalNumber = int | float


def open_sheet(assignment: str, folder: str | Path = ".") -> AnswerSheet:
    """Open the answer sheet of an assignment; the first cell of every ``latihan.ipynb``.

    Parameters
    ----------
    assignment : str
        Name of the assignment's folder, for instance ``"03_jebakan_kemiskinan"``.
    folder : str or Path
        Where ``jawaban.json`` lies; the notebook's own folder if not given.
    """
    return AnswerSheet(assignment, Path(folder))


def open_practice(assignment: str, folder: str | Path = ".") -> AnswerSheet:
    """Open the practice sheet of a ``materi.ipynb``: same forms, ungraded, with feedback at once."""
    return AnswerSheet(assignment, Path(folder), answer_file=PRACTICE_FILE)


@dataclass
class _Question:
    """An item that has been asked, with what it needs to be asked again when the participant's code changes."""

    item: Item
    template: Item
    draw: Mapping[str, Sequence[PersonalNumber]]
    shuffle: Sequence[str]
    feedback: Feedback | None
    form: Form
    simulator: Any = None


class AnswerSheet:
    """Asks, keeps every answer at once in ``jawaban.json``, and shows it again when the notebook is reopened.

    Every method that asks returns what the cell displays: a form while a trainee works; a :class:`Report`, worth
    0 points to a grader that has no judge, while grading.
    """

    def __init__(self, assignment: str, folder: Path, answer_file: str = ANSWER_FILE) -> None:
        self.assignment = assignment
        self.folder = folder
        self.path = folder / answer_file
        self.practice = answer_file != ANSWER_FILE
        self.profile = read_profile(folder)
        self._questions: dict[str, _Question] = {}
        self._header: Form | None = None
        self.notice = ""
        # Items that were answered here and are not on the disk yet.
        self._unsaved: set[str] = set()
        self._file = self._read()

    # ------------------------------------------------------------------ asking

    def choice(
        self,
        item_id: str,
        question: str,
        options: Mapping[str, str],
        *,
        points: float = 0,
        draw: Mapping[str, Sequence[PersonalNumber]] | None = None,
        keep_order: bool = False,
        feedback: Feedback | None = None,
    ) -> Any:
        """Ask for one of several options.

        Parameters
        ----------
        item_id : str
            Also the cell's nbgrader ``grade_id``.
        question : str
            May hold ``{name}`` for each personal number.
        options : mapping of code to text
            Shown in an order of the trainee's own unless `keep_order`.
        points : float
            Equal to the cell's nbgrader points (held together by ``akademi lint``).
        draw : mapping of name to sequence of number, optional
            Values from which the trainee's personal numbers are drawn.
        feedback : mapping of code to text, or callable, optional
            Practice only: what is said at once. A graded item has none; its key never enters this room.
        """
        item = kinds.Choice(item_id, question, points, options)
        return self._ask(item, draw, () if keep_order else tuple(options), feedback)

    def choices(
        self,
        item_id: str,
        question: str,
        options: Mapping[str, str],
        *,
        points: float = 0,
        keep_order: bool = False,
        feedback: Feedback | None = None,
    ) -> Any:
        """Ask for all options that apply; parameters as for :meth:`choice`."""
        item = kinds.Choices(item_id, question, points, options)
        return self._ask(item, None, () if keep_order else tuple(options), feedback)

    def number(
        self,
        item_id: str,
        question: str,
        *,
        unit: str = "",
        low: float = float("-inf"),
        high: float = float("inf"),
        points: float = 0,
        draw: Mapping[str, Sequence[PersonalNumber]] | None = None,
        feedback: Feedback | None = None,
    ) -> Any:
        """Ask for a number in the unit given, within ``low`` and ``high``; ``16,31`` and ``16.31`` are the same."""
        item = kinds.Number(item_id, question, points, unit, low, high)
        return self._ask(item, draw, (), feedback)

    def order(self, item_id: str, question: str, steps: Mapping[str, str], *, points: float = 0) -> Any:
        """Ask for the order of some steps (a Parsons problem); they start in an order of the trainee's own."""
        return self._ask(kinds.Order(item_id, question, points, steps), None, tuple(steps), None)

    def sort(
        self,
        item_id: str,
        question: str,
        cards: Mapping[str, str],
        boxes: Mapping[str, str],
        *,
        points: float = 0,
    ) -> Any:
        """Ask for the box of every card."""
        return self._ask(kinds.Sort(item_id, question, points, cards, boxes), None, tuple(cards), None)

    def table(
        self,
        item_id: str,
        question: str,
        columns: Mapping[str, str | Mapping[str, Any]],
        *,
        rows: Mapping[str, str] | None = None,
        needed: int = 0,
        points: float = 0,
    ) -> Any:
        """Ask for a table of words and numbers; parameters as in :class:`akademi.exercises.tables.Table`."""
        shape = {} if rows is None else {"rows": rows}
        return self._ask(Table(item_id, question, points, columns, needed=needed, **shape), None, (), None)

    def predict(
        self,
        item_id: str,
        question: str,
        options: Mapping[str, str],
        reveal: str,
        *,
        points: float = 0,
    ) -> Any:
        """Ask for a prediction, lock it, and only then show what is known.

        What is revealed stands in the notebook for whoever reads its source. A graded prediction therefore earns
        its points by being made, not by being right.
        """
        item = kinds.Predict(item_id, question, points, options, reveal)
        return self._ask(item, None, (), None)

    def simulate(
        self,
        item_id: str,
        question: str,
        simulator: Any,
        *,
        settings: Sequence[str] = (),
        labels: Mapping[str, str] | None = None,
        points: float = 0,
    ) -> Any:
        """Ask for the settings of a simulator that reach a stated goal.

        Parameters
        ----------
        simulator : akademi.simulators.Simulator
            Shown above the form.
        settings : sequence of str
            Names of the settings that make the answer; all of them if not given.
        labels : mapping of str to str, optional
            Indonesian words for names and values of settings.
        """
        names = tuple(settings) or tuple(simulator.settings)
        return self._ask(kinds.Simulate(item_id, question, points, names, labels or {}), None, (), None, simulator)

    def check(
        self,
        item_id: str,
        value: Any = None,
        *,
        points: float = 0,
        draw: Mapping[str, Sequence[PersonalNumber]] | None = None,
    ) -> Any:
        """Check a code blank openly: is there a value, and can it be read. Whether it is right, the judge says.

        Parameters
        ----------
        item_id : str
            Also the cell's nbgrader ``grade_id``.
        value : Any
            What the trainee's code computed.
        points : float
            Equal to the cell's nbgrader points.
        draw : mapping of name to sequence of number, optional
            The choices that the code cell drew its personal numbers from; said here again for the judge's sake.
        """
        del draw
        item = kinds.Code(item_id, "", points)
        mode = current_mode()
        try:
            cleaned, problem = item.clean(value), ""
        except InvalidAnswerError as error:
            cleaned, problem = None, str(error)
        if mode is Mode.GRADE:
            return Report(item_id, cleaned, problem or f"Jawaban: {item.text(cleaned)}")
        if problem and mode is Mode.VALIDATE:
            raise AssertionError(f"{item_id}: {problem}")
        return _Message(problem or f"Cek terbuka lolos. Hasil yang terbaca: {item.text(cleaned)}.")

    def numbers(self, item_id: str, draw: Mapping[str, Sequence[PersonalNumber]]) -> dict[str, PersonalNumber]:
        """Return the trainee's personal numbers for an item, for use in a code cell."""
        return draw_numbers(self.participant, self.assignment, item_id, draw)

    # ------------------------------------------------------------------ header and hand-in

    def header(self) -> Any:
        """Show who is working here, how many items are answered, and what went wrong with an older answer file."""
        if current_mode() is not Mode.WORK:
            return _Message(f"Lembar jawaban {self.assignment}, peserta {self.participant or '(tanpa kode)'}.")
        fields = [
            {
                "name": "kode",
                "label": "Kode peserta",
                "hint": "Dari pengajar, atau satu kata pilihan Anda. Jangan NIP atau NIK.",
            },
            {"name": "nama", "label": "Nama", "hint": "Untuk halaman umpan balik Anda."},
        ]
        spec = {"kind": "identity", "id": "identitas", "question": "Lembar jawaban siapa ini?", "fields": fields}
        self._header = Form(
            lambda: f"Lembar jawaban {self.assignment}",
            spec=spec,
            value={"kode": self.profile.kode, "nama": self.profile.nama},
        )
        self._header.observe(lambda change: self._identify(change["new"]), "value")
        self._show_progress()
        return self._header

    def choose_region(self) -> Any:
        """Let the trainee choose the kabupaten/kota that the whole course works with; kept in ``profil.json``."""
        if current_mode() is not Mode.WORK:
            return _Message(f"Wilayah yang dipakai: {self.region}.")
        field = {
            "name": "wilayah",
            "label": "Kabupaten atau kota Anda",
            "hint": "Tulis lengkap, misalnya Kabupaten Probolinggo atau Kota Probolinggo.",
            "choices": [place.name for place in regencies()],
        }
        chosen = find_place(self.region)[0].name if self.profile.wilayah else ""
        form = Form(
            lambda: f"Wilayah yang dipakai: {self.region}.",
            spec={
                "kind": "identity",
                "id": "wilayah",
                "question": "Kabupaten/kota mana yang Anda pakai sepanjang kursus?",
                "fields": [field],
            },
            value={"wilayah": chosen},
            status=_region_status(chosen),
        )
        form.observe(lambda change: self._take_region(form, change["new"]), "value")
        return form

    def hand_in(self) -> Any:
        """Show the button that hands in: as one file for the instructor, or on a hub through nbgrader's exchange."""
        if current_mode() is not Mode.WORK:
            return _Message("Penyerahan dilakukan dari JupyterLab peserta.")
        form = Form(
            lambda: "Serahkan: jalankan sel ini di JupyterLab.",
            spec={"kind": "handin", "id": "serahkan", **(_HAND_IN_ON_HUB if hub.on_hub() else _HAND_IN)},
        )
        form.on_msg(lambda _widget, content, _buffers: self._pack(form, content))
        return form

    def export_plan(self, example: bool = False) -> Any:
        """Show the button that writes the action plan as Word and PDF; `example` writes the course's example."""
        if current_mode() is not Mode.WORK:
            return _Message("Rencana Aksi dibuat dari JupyterLab peserta.")
        return plan_form(self, example)

    # ------------------------------------------------------------------ what the sheet knows

    @property
    def participant(self) -> str:
        """The participant's normalised code, empty if there is none yet."""
        return normalise_code(self.profile.kode or self._file.participant)

    @property
    def region(self) -> str:
        """BPS code of the kabupaten/kota that the trainee works with; Kabupaten Probolinggo until one is chosen."""
        return self.profile.wilayah or DEFAULT_REGION

    @property
    def progress(self) -> tuple[int, int]:
        """Answered and asked form items."""
        answered = sum(self._answer(name) is not None for name in self._questions)
        return answered, len(self._questions)

    def unanswered(self) -> list[str]:
        """Return the ids of the items that were asked and have no answer yet."""
        return [name for name in self._questions if self._answer(name) is None]

    # ------------------------------------------------------------------ inside

    def _read(self) -> AnswerFile:
        try:
            return AnswerFile.read(self.path, self.assignment)
        except DamagedAnswerFileError as error:
            try:
                kept = set_aside(self.path)
            except OSError:
                self.notice = f"{self.path.name} rusak ({error}) dan tidak dapat dipindahkan; hubungi pengajar."
                # Answers stay in memory; writing would destroy what is left of the damaged file.
                self.path = self.path.with_name(f"{self.path.stem}-baru{self.path.suffix}")
            else:
                self.notice = (
                    f"{self.path.name} tidak dapat dibaca ({error}); berkas lama disimpan sebagai "
                    f"{kept.name} dan lembar baru dimulai."
                )
        except OSError as error:
            self.notice = f"{self.path.name} tidak dapat dibuka: {error.strerror}."
        return AnswerFile(self.assignment)

    def _ask(
        self,
        template: Item,
        draw: Mapping[str, Sequence[PersonalNumber]] | None,
        shuffle: Sequence[str],
        feedback: Feedback | None,
        simulator: Any = None,
    ) -> Any:
        if feedback is not None and not self.practice:
            raise ValueError(f"{template.id}: a graded item must not carry feedback; put it into kunci.py")
        mode = current_mode()
        item = self._personalise(template, draw or {})
        if mode is Mode.GRADE:
            answer = self._answer_of(item)
            shown = "Belum dijawab." if answer is None else f"Jawaban: {item.text(answer)}"
            return Report(item.id, answer, "\n".join([item.question, *item.choices_text(), shown]))
        if mode is Mode.VALIDATE:
            if self._answer_of(item) is None and not self.practice:
                raise AssertionError(f"{item.id}: belum dijawab")
            return None
        form = Form(lambda: self._plain_text(template.id))
        question = _Question(item, template, draw or {}, shuffle, feedback, form, simulator)
        self._questions[item.id] = question
        self._fill(question)
        form.observe(lambda change: self._answered(question, change["new"]), "value")
        form.on_msg(lambda _widget, content, _buffers: self._received(question, content))
        self._show_progress()
        if simulator is None:
            return form
        from ipywidgets import VBox

        return VBox([simulator, form])

    def _personalise(self, template: Item, draw: Mapping[str, Sequence[PersonalNumber]]) -> Item:
        if not draw:
            return template
        shown = {name: fmt_number(value) for name, value in self.numbers(template.id, draw).items()}
        return replace(template, question=template.question.format_map(shown))

    def _fill(self, question: _Question) -> None:
        """Bring a form up to date with the answer file and the participant."""
        question.item = item = self._personalise(question.template, question.draw)
        spec = item.spec()
        if question.shuffle:
            place = {
                code: n
                for n, code in enumerate(shuffle_codes(self.participant, self.assignment, item.id, question.shuffle))
            }
            spec["options"] = sorted(spec["options"], key=lambda option: place[option[0]])
        spec["label"] = _points_label(item.points) if item.points else ""
        if question.draw and not self.participant and not self.practice:
            spec["question"] = "Soal ini memakai angka pribadi. Isi dulu kode peserta di awal halaman."
            spec["blocked"] = True
        entry = self._entry(item.id)
        form = question.form
        with form.hold_sync():
            form.spec = spec
            form.value = self._shown(item.id)
            form.locked = bool(entry.get("terkunci")) and entry.get("nilai") is not None
            form.reveal = item.reveal if isinstance(item, kinds.Predict) and form.locked else ""
            form.status = self._status(question)
        if question.simulator is not None and isinstance(entry.get("nilai"), dict):
            question.simulator.settings = {**question.simulator.settings, **entry["nilai"]}

    def _entry(self, item_id: str) -> dict[str, Any]:
        return self._file.answers.get(item_id, {})

    def _shown(self, item_id: str) -> Any:
        """Return the answer as the form shows it: as typed, if it was typed."""
        entry = self._entry(item_id)
        return entry.get("tertulis", entry.get("nilai"))

    def _answer_of(self, item: Item) -> Any:
        entry = self._entry(item.id)
        if isinstance(item, kinds.Predict) and not entry.get("terkunci"):
            return None
        try:
            return item.clean(entry.get("nilai"))
        except InvalidAnswerError:
            return None

    def _answer(self, item_id: str) -> Any:
        item = self._questions[item_id].item
        answer = self._answer_of(item)
        if isinstance(item, kinds.Sort | Table) and answer is not None and item.missing(answer):
            return None
        return answer

    def _answered(self, question: _Question, value: Any) -> None:
        """Keep what the front end sent."""
        item, form = question.item, question.form
        if value == self._shown(item.id):
            # Also the way back from an answer that could not be read: the message about it must go.
            form.status = self._status(question)
            return
        self._take_over()
        entry = self._entry(item.id)
        if entry.get("terkunci"):
            # Locked once seen: whatever a tampered page sends, the first prediction stays.
            form.value = entry["nilai"]
            return
        if value is None or value == "":
            self._file.answers.pop(item.id, None)
            form.status = self._save(item.id) or self._status(question)
        else:
            try:
                cleaned = item.clean(value)
            except InvalidAnswerError as problem:
                kept = self._answer_of(item)
                still = "" if kept is None else f" Yang tersimpan masih: {item.text(kept)}."
                form.status = {"state": "invalid", "text": f"{problem}{still}"}
                return
            written = (
                item.typed(value) if isinstance(item, Table) else value if isinstance(item, kinds.Number) else None
            )
            self._keep(question, cleaned, written)
        self._show_progress()

    def _keep(self, question: _Question, cleaned: Any, written: Any = None, locked: bool = False) -> None:
        entry: dict[str, Any] = {
            "nilai": cleaned,
            "waktu": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        if isinstance(written, str | dict):
            entry["tertulis"] = written
        if question.draw:
            entry["angka"] = self.numbers(question.item.id, question.draw)
        if locked:
            entry["terkunci"] = True
        self._file.answers[question.item.id] = entry
        problem = self._save(question.item.id)
        question.form.status = problem or self._status(question)

    def _received(self, question: _Question, content: Any) -> None:
        message = content.get("type") if isinstance(content, dict) else None
        self._take_over()
        if message == "lock" and isinstance(question.item, kinds.Predict):
            entry = self._entry(question.item.id)
            if entry.get("nilai") is None or entry.get("terkunci"):
                return
            self._keep(question, entry["nilai"], locked=True)
            if question.form.status.get("state") != "error":
                question.form.locked = True
                question.form.reveal = question.item.reveal
        elif message == "take" and question.simulator is not None:
            try:
                cleaned = question.item.clean(dict(question.simulator.settings))
            except InvalidAnswerError as problem:
                question.form.status = {"state": "invalid", "text": str(problem)}
                return
            self._keep(question, cleaned)
        self._show_progress()

    def _take_over(self) -> None:
        """Take over what another tab has saved since; only what was answered here and is unsaved stays ours."""
        if not self.path.exists():
            return
        try:
            on_disk = AnswerFile.read(self.path, self.assignment)
        except (DamagedAnswerFileError, OSError):
            return
        before = self._file.answers
        self._file.answers = {
            **{name: entry for name, entry in on_disk.answers.items() if name not in self._unsaved},
            **{name: entry for name, entry in before.items() if name in self._unsaved},
        }
        for name, question in self._questions.items():
            if name not in self._unsaved and before.get(name) != self._file.answers.get(name):
                self._fill(question)

    def _save(self, *changed: str) -> dict[str, Any] | None:
        """Write the file; on failure return the status to show, the answers staying in memory."""
        self._unsaved.update(changed)
        self._take_over()
        try:
            AnswerFile.read(self.path, self.assignment)
        except (DamagedAnswerFileError, OSError):
            self.notice = ""
            if self.path.exists():
                try:
                    set_aside(self.path)
                except OSError:
                    return {"state": "error", "text": f"Belum tersimpan: {self.path.name} rusak dan terkunci."}
        self._file.participant = self.participant
        try:
            self._file.write(self.path)
        except OSError as error:
            reason = error.strerror or str(error)
            return {
                "state": "error",
                "text": f"Belum tersimpan ({reason}). Jangan tutup halaman ini; kosongkan ruang disk, lalu jawab lagi.",
            }
        self._unsaved.clear()
        return None

    def _status(self, question: _Question) -> dict[str, Any]:
        item = question.item
        entry = self._entry(item.id)
        if entry.get("nilai") is None:
            return {"state": "empty", "text": "Belum dijawab."}
        try:
            answer = item.clean(entry["nilai"])
        except InvalidAnswerError as problem:
            return {"state": "invalid", "text": str(problem)}
        if question.draw and entry.get("angka") != self.numbers(item.id, question.draw):
            return {
                "state": "invalid",
                "text": "Angka soal ini berubah sejak Anda menjawab (kode peserta lain). Hitung lagi.",
            }
        if isinstance(item, kinds.Sort) and item.missing(answer):
            return {"state": "empty", "text": f"Tersimpan. Masih {item.missing(answer)} kartu tanpa kotak."}
        if isinstance(item, Table):
            if problems := item.problems(answer):
                return {"state": "invalid", "text": "Tersimpan seperti tertulis. " + " ".join(problems)}
            if missing := item.missing(answer):
                unit = (
                    "Masih ada kotak wajib yang kosong." if len(item.rows) == 1 else f"Kurang {missing} baris lengkap."
                )
                return {"state": "empty", "text": f"Tersimpan. {unit}"}
        if isinstance(item, kinds.Predict) and not entry.get("terkunci"):
            return {"state": "empty", "text": "Tersimpan, tetapi belum dikunci."}
        if question.feedback is not None:
            said = question.feedback(answer) if callable(question.feedback) else question.feedback.get(answer, "")
            return {"state": "saved", "text": said or "Tersimpan."}
        read_back = f" Terbaca: {item.text(answer)}." if isinstance(item, kinds.Number | kinds.Simulate) else ""
        if self.practice:
            return {"state": "saved", "text": f"Tersimpan.{read_back}"}
        return {"state": "saved", "text": f"Tersimpan. Cek terbuka lolos.{read_back}"}

    def _plain_text(self, item_id: str) -> str:
        question = self._questions[item_id]
        item, answer = question.item, self._answer_of(question.item)
        shown = "Belum dijawab." if answer is None else f"Jawaban: {item.text(answer)}"
        return "\n".join(filter(None, [item.question, *item.choices_text(), shown]))

    def _show_progress(self) -> None:
        if self._header is None:
            return
        if self.notice:
            status = {"state": "error", "text": self.notice}
        elif not self.participant:
            status = {"state": "empty", "text": "Isi kode peserta, lalu tekan Simpan."}
        else:
            status = {"state": "saved", "text": f"Lembar jawaban milik *{self.participant}*."}
        self._header.status = status | {"progress": list(self.progress)}

    def _identify(self, value: Any) -> None:
        if not isinstance(value, dict):
            return
        self.profile = Profile(
            _one_line(value.get("kode"), 60), _one_line(value.get("nama"), 120), self.profile.wilayah
        )
        try:
            write_profile(self.profile, self.folder)
        except OSError as error:
            self.notice = f"Kode peserta belum tersimpan: {error.strerror}."
        else:
            self.notice = ""
            # On a JupyterHub the login is the code, whatever is typed here; grading will say the same.
            self.profile = read_profile(self.folder)
        for question in self._questions.values():
            self._fill(question)
        if self._file.answers:
            self._save()
        self._show_progress()

    def _take_region(self, form: Form, value: Any) -> None:
        written = _one_line(value.get("wilayah"), 80) if isinstance(value, dict) else ""
        if not written:
            form.status = _region_status("")
            return
        try:
            place, note = find_place(written)
        except ValueError as problem:
            form.status = {"state": "invalid", "text": str(problem)}
            return
        if place.kind == "provinsi":
            form.status = {
                "state": "invalid",
                "text": f"{place.name} bukan kabupaten atau kota; pilih salah satu di dalamnya.",
            }
            return
        profile = replace(read_profile(self.folder), wilayah=place.code)
        try:
            write_profile(profile, self.folder)
        except OSError as error:
            form.status = {"state": "error", "text": f"Pilihan belum tersimpan: {error.strerror}."}
            return
        self.profile = replace(self.profile, wilayah=place.code)
        form.status = _region_status(place.name, note)

    def _pack(self, form: Form, content: Any) -> None:
        if not isinstance(content, dict) or content.get("type") != "handin":
            return
        if hub.on_hub():
            self._hand_in_on_hub(form)
            return
        try:
            path = pack_submission(self.folder, self.assignment, self.participant)
        except HandInError as problem:
            form.status = {"state": "invalid", "text": str(problem)}
            return
        open_items = len(self.unanswered())
        rest = f" Catatan: {open_items} soal belum dijawab." if open_items else ""
        form.status = {
            "state": "saved",
            "text": f"Berkas siap: **{path.name}** di folder *{path.parent.name}*. Kirimkan kepada pengajar.{rest}",
        }

    def _hand_in_on_hub(self, form: Form) -> None:
        open_items = len(self.unanswered())
        rest = f" Catatan: {open_items} soal belum dijawab." if open_items else ""

        def tell(now: hub.HandIn, page: Path | None) -> None:
            where = f" Bacalah: *feedback/{now.timestamp}/{page.name}*, atau buka dari halaman mulai." if page else ""
            state = "invalid" if now.state.get("keadaan") in (hub.FAILED, hub.REFUSED) else "saved"
            said = hub.describe(now)
            form.status = {"state": state, "text": said[0].upper() + said[1:] + where + rest}

        def refuse(reason: str) -> None:
            form.status = {"state": "invalid", "text": reason}

        form.status = {"state": "empty", "text": "Menyerahkan …"}
        hub.hand_in_and_follow(self.folder, self.assignment, tell, refuse)


_HAND_IN = {"question": "Sudah selesai? Buat satu berkas untuk pengajar."}
_HAND_IN_ON_HUB = {
    "question": "Sudah selesai? Serahkan; hasil penilaian otomatis kembali dalam beberapa detik. Boleh diulang: "
    "percobaan terbaik yang dipakai.",
    "button": "Serahkan",
}


class _Message:
    """A line of text as a cell's output."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def _one_line(value: Any, longest: int) -> str:
    """Return what was typed as one line that any file can hold."""
    text = " ".join(str(value or "").split())[:longest]
    return text.encode("utf-8", "replace").decode("utf-8")


def _region_status(name: str, note: str = "") -> dict[str, str]:
    if not name:
        return {"state": "empty", "text": "Belum dipilih; kursus memakai Kabupaten Probolinggo."}
    return {"state": "saved", "text": f"Tersimpan: **{name}**. {note}".strip()}


def _points_label(points: float) -> str:
    return f"{fmt_number(points)} poin"
