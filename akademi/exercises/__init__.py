"""The answer sheet and its kinds of item (contract A of the design)."""

from akademi.exercises.profile import Profile, read_profile
from akademi.exercises.progress import StartPage
from akademi.exercises.sheet import AnswerSheet, open_practice, open_sheet

__all__ = ["AnswerSheet", "Profile", "StartPage", "open_practice", "open_sheet", "read_profile"]
