"""What the course changes in nbgrader. ``akademi course DIR`` puts this file into the course folder.

Everything else is nbgrader as its documentation describes it: database, formgrader, exchange, feedback.
"""

from pathlib import Path

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    GetGrades,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
)

from akademi.grading.execute import RunAnswers
from akademi.grading.feedback import FeedbackExporter, ReadableItems, safe_markdown
from akademi.grading.judge import Judge
from akademi.grading.repair import RepairCells
from akademi.grading.save import SaveGrades

c = get_config()  # noqa: F821 - traitlets puts it here

# The course is the folder that this file lies in, whatever a configuration in ~/.jupyter says.
c.CourseDirectory.root = str(Path(__file__).resolve().parent)

c.CourseDirectory.course_id = "akademi"
# The key stays in source/: never in a release, an autograded copy or a feedback folder.
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    ".nbgrader.log",
    "kunci.py",
    "fasilitator.md",
    "materi.ipynb",
    "kasus.ipynb",
    "catatan.json",
    # What akademi grade writes beside a graded copy to know it again.
    ".sidik-penilaian",
]

c.ClearSolutions.code_stub = {"python": "# Tulis kode Anda di bawah baris ini (None di atas boleh diganti)."}
c.ClearSolutions.text_stub = "*Tulis jawaban Anda di sini, menggantikan baris ini.*"

# Grading: repair the cells, run code only where there is some, judge, save.
c.Autograde.sanitize_preprocessors = [
    RepairCells,
    ClearOutput,
    DeduplicateIds,
    OverwriteKernelspec,
    OverwriteCells,
    CheckCellMetadata,
]
c.Autograde.autograde_preprocessors = [
    RunAnswers,
    IgnorePattern,
    Judge,
    LimitOutput,
    SaveGrades,
    AssignLatePenalties,
    CheckCellMetadata,
]
c.RunAnswers.timeout = 60
c.RunAnswers.extra_arguments = ["--log-level=ERROR"]

# The formgrader shows what trainees wrote and put out, in the instructor's own session: no HTML or script of theirs.
c.HTMLExporter.sanitize_html = True
c.HTMLExporter.filters = {"markdown2html": safe_markdown}

c.GenerateFeedback.preprocessors = [GetGrades, ReadableItems, CSSHTMLHeaderPreprocessor]
c.GenerateFeedback.exporter_class = FeedbackExporter

# Hand-in files: <participant>__<assignment>__<time>.zip, as the button in latihan.ipynb makes them.
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".json"]
c.FileNameCollectorPlugin.named_regexp = (
    r".*[/\\](?P<student_id>[^/\\]+?)__[^/\\]+__(?P<timestamp>[0-9]{4}(?:-[0-9]{2}){5})"
    r"(?: ?\([0-9]+\))?[/\\](?P<file_id>.*)"
)

# What `akademi hub` wrote for the exchange, then an instructor's own settings (due dates, exchange, database): they
# stand beside this file and survive its updates.
for own in ("hub_config.py", "pengajar_config.py"):
    if (Path(__file__).parent / own).is_file():
        load_subconfig(own)  # noqa: F821 - traitlets puts it here
