"""Akademi Pengentasan Kemiskinan: the one library behind an open course on reducing poverty.

The learner's half (``data``, ``measures``, ``models``, ``charts``, ``simulators``, ``exercises``) is what
notebooks import; the grader's half (``course``, ``grading``, ``cli``) never enters a trainee's kernel.
"""

__version__ = "0.1.0"
