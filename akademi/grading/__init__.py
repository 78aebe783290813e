"""The grader's half: key, judge, repair, batch and feedback (contracts B and C of the design)."""

from akademi.grading.key import (
    Agrees,
    Goal,
    InBoxes,
    InOrder,
    Key,
    Mistake,
    Near,
    OneOf,
    Predicted,
    Rule,
    SetOf,
    Value,
    Verdict,
    Written,
)

__all__ = [
    "Agrees",
    "Goal",
    "InBoxes",
    "InOrder",
    "Key",
    "Mistake",
    "Near",
    "OneOf",
    "Predicted",
    "Rule",
    "SetOf",
    "Value",
    "Verdict",
    "Written",
]
