"""The action plan: from the answers of the last module to a Word file and a PDF that an official can hand in.

What is heavy (python-docx, reportlab) is imported when a file is written, never when a notebook is opened.
"""

from akademi.plan.build import build_plan
from akademi.plan.export import Export, export_example, export_plan
from akademi.plan.preview import Preview
from akademi.plan.structure import EMPTY, Plan

__all__ = ["EMPTY", "Export", "Plan", "Preview", "build_plan", "export_example", "export_plan"]
