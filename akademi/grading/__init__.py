"""The grader's half: key, judge, repair, batch and feedback (contracts B and C of the design)."""

from akademi.grading.key import (
    Goal,
    InBoxes,
    InOrder,
    Key,
    Mistake,
    Near,
    OneOf,
    Predicted,
    SetOf,
    Value,
    Verdict,
    Written,
)

__all__ = [
    "Goal",
    "InBoxes",
    "InOrder",
    "Key",
    "Mistake",
    "Near",
    "OneOf",
    "Predicted",
    "SetOf",
    "Value",
    "Verdict",
    "Written",
]
