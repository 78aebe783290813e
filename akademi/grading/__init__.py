"""The grader's half: key, judge, repair, batch and feedback (contracts B and C of the design)."""

import sys

# jsonschema would load a grammar of web addresses (over a second in every process) for a check that notebooks do not
# ask for; it does without where there is none.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

from akademi.grading.key import (  # noqa: E402
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
