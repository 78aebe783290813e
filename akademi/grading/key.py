"""The key of an assignment: what is right, what it is worth, and which wrong answers have a name.

A ``kunci.py`` holds one :class:`Key`. It lives with the source and is read only by the judge, in the grader's
own process. Everything here is pure: an answer and the trainee's personal numbers go in, a :class:`Verdict`
comes out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from akademi.exercises.items import fmt_number
from akademi.exercises.personal import draw_numbers

PersonalNumbers = Mapping[str, float]
NOT_GIVEN = object()


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that people really give, with its diagnosis.

    Attributes
    ----------
    name : str
        Short name for the item analysis, for instance ``"persen, bukan persen poin"``.
    says : str
        The likely cause, in plain and kind Indonesian. Never the right answer.
    answer : Any or callable of numbers, optional
        The wrong answer itself (compared like a right one), or a function of the trainee's numbers.
    when : callable of (answer, numbers) to bool, optional
        A test in place of `answer`, for a whole family of wrong answers.
    example : Any or callable of numbers, optional
        With `when`: one answer of that family, so that a test can give it.
    reread : str
        Where to read again; the item's own place if empty.
    """

    name: str
    says: str
    answer: Any = NOT_GIVEN
    when: Callable[[Any, PersonalNumbers], bool] | None = None
    example: Any = NOT_GIVEN
    reread: str = ""

    def __post_init__(self) -> None:
        if (self.answer is NOT_GIVEN) == (self.when is None):
            raise ValueError(f"mistake {self.name!r}: give either answer or when")
        if self.when is not None and self.example is NOT_GIVEN:
            raise ValueError(f"mistake {self.name!r}: when needs an example, or no test can show that it works")

    def sample(self, numbers: PersonalNumbers) -> Any:
        """Return one answer that is this mistake."""
        return _resolve(self.answer if self.when is None else self.example, numbers)


@dataclass(frozen=True)
class Verdict:
    """What the judge says of one answer.

    Attributes
    ----------
    item : str
        Item id.
    points, max_points : float
        Points earned and possible.
    state : str
        ``benar``, ``sebagian``, ``salah``, ``kosong``, or ``gagal`` (could not be judged: needs a look).
    answer_text : str
        What was answered, in words; empty if nothing was.
    message : str
        Diagnosis for the trainee. Holds no key.
    reread : str
        Where to read again, empty if all is well.
    mistake : str
        Name of the recognised mistake, empty if none.
    """

    item: str
    points: float
    max_points: float
    state: str
    answer_text: str = ""
    message: str = ""
    reread: str = ""
    mistake: str = ""

    @property
    def needs_review(self) -> bool:
        """Whether a person has to look before this score counts."""
        return self.state == "gagal"


@dataclass(frozen=True, kw_only=True)
class ItemKey:
    """What all item keys have in common.

    Attributes
    ----------
    points : float
        Points in nbgrader's metadata.
    objective : str
        Number or name of the objective that the item measures.
    reread : str
        Section of the ``materi`` to read again.
    right : str
        What a right answer is told; it may explain, because only a right answer sees it.
    hint : str
        What a wrong answer without a name is told. Never the key.
    mistakes : sequence of Mistake
        Tried in order.
    draw : mapping of name to sequence of number
        The same as in the notebook; ``akademi lint`` compares the two.
    sees : mapping of item id to example
        Other answers of the trainee that this one must agree with, each with the answer that stands in for it in
        tests. They reach the key's functions among the trainee's numbers, by item id.
    """

    points: float
    objective: str
    reread: str
    right: str = ""
    hint: str = ""
    mistakes: Sequence[Mistake] = ()
    draw: Mapping[str, Sequence[float]] = field(default_factory=dict)
    sees: Mapping[str, Any] = field(default_factory=dict)

    kind = ""

    def fraction(self, answer: Any, numbers: PersonalNumbers) -> float:
        """Return the share of the points that a cleaned answer earns, from 0 to 1."""
        return float(self.same(answer, self.solution(numbers)))

    def same(self, answer: Any, other: Any) -> bool:
        """Return whether two cleaned answers are the same answer."""
        return answer == other

    def solution(self, numbers: PersonalNumbers) -> Any:
        """Return a right answer for the trainee's numbers."""
        raise NotImplementedError  # pragma: no cover - every kind has its own

    def find_mistake(self, answer: Any, numbers: PersonalNumbers) -> Mistake | None:
        """Return the first named mistake that this wrong answer is; a test that the answer breaks is no match."""
        for mistake in self.mistakes:
            try:
                found = (
                    mistake.when(answer, numbers)
                    if mistake.when is not None
                    else self.same(answer, mistake.sample(numbers))
                )
            except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError):
                continue
            if found:
                return mistake
        return None

    def judge(self, item: str, answer: Any, numbers: PersonalNumbers, answer_text: str = "") -> Verdict:
        """Judge one cleaned answer; ``None`` is an item without answer."""
        if answer is None:
            return Verdict(item, 0.0, self.points, "kosong", message="Soal ini belum dijawab.", reread=self.reread)
        share = self.fraction(answer, numbers)
        # A goal computed by a model can come out as "not a number"; that reaches nothing.
        share = min(1.0, max(0.0, share)) if math.isfinite(share) else 0.0
        if share >= 1.0 - 1e-9:
            return Verdict(item, float(self.points), self.points, "benar", answer_text, self.right or "Tepat.")
        mistake = self.find_mistake(answer, numbers)
        # Down to the hundredth: what is not all right never looks like full points.
        earned = math.floor(self.points * share * 100 + 1e-6) / 100
        return Verdict(
            item,
            earned,
            self.points,
            "sebagian" if earned > 0 else "salah",
            answer_text,
            mistake.says if mistake else self.hint or "Jawaban ini belum tepat.",
            (mistake.reread if mistake else "") or self.reread,
            mistake.name if mistake else "",
        )


@dataclass(frozen=True, kw_only=True)
class OneOf(ItemKey):
    """Key of a choice, by the option's code or a function of the trainee's numbers."""

    answer: str | Callable[[PersonalNumbers], str]
    kind = "choice"

    def solution(self, numbers: PersonalNumbers) -> str:
        """Return the code of the right option."""
        return _resolve(self.answer, numbers)


@dataclass(frozen=True, kw_only=True)
class SetOf(ItemKey):
    """Key of a multiple choice: each right option counts, each wrong one takes the worth of a right one."""

    answer: frozenset[str] | set[str]
    kind = "choices"

    def solution(self, numbers: PersonalNumbers) -> list[str]:
        """Return the sorted codes of the right options."""
        return sorted(self.answer)

    def same(self, answer: Any, other: Any) -> bool:
        """Compare as sets."""
        return set(answer) == set(other)

    def fraction(self, answer: Any, numbers: PersonalNumbers) -> float:
        """Return (hits − false picks) / right options, not below zero."""
        chosen = set(answer)
        return max(0.0, (len(chosen & set(self.answer)) - len(chosen - set(self.answer))) / len(self.answer))


@dataclass(frozen=True, kw_only=True)
class Near(ItemKey):
    """Key of a number, within an absolute tolerance in the item's unit."""

    answer: float | Callable[[PersonalNumbers], float]
    tolerance: float
    kind = "number"

    def solution(self, numbers: PersonalNumbers) -> float:
        """Return the right number."""
        return float(_resolve(self.answer, numbers))

    def same(self, answer: Any, other: Any) -> bool:
        """Compare with the stated tolerance, its edge included."""
        return _is_near(answer, other, self.tolerance)


@dataclass(frozen=True, kw_only=True)
class InOrder(ItemKey):
    """Key of an order: full points if exact, half if one pair of neighbours is swapped."""

    answer: Sequence[str]
    kind = "order"

    def solution(self, numbers: PersonalNumbers) -> list[str]:
        """Return the codes in the right order."""
        return list(self.answer)

    def fraction(self, answer: Any, numbers: PersonalNumbers) -> float:
        """Return 1, 0.5 or 0."""
        right = list(self.answer)
        if answer == right:
            return 1.0
        for place in range(len(right) - 1):
            swapped = right.copy()
            swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
            if answer == swapped:
                return 0.5
        return 0.0


@dataclass(frozen=True, kw_only=True)
class InBoxes(ItemKey):
    """Key of a sorting task; the share is corrected for guessing, so that dealing cards at random earns nothing."""

    answer: Mapping[str, str]
    kind = "sort"

    def solution(self, numbers: PersonalNumbers) -> dict[str, str]:
        """Return the right box of each card."""
        return dict(self.answer)

    def fraction(self, answer: Any, numbers: PersonalNumbers) -> float:
        """Return (share right − chance) / (1 − chance), not below zero."""
        right = sum(answer.get(card) == box for card, box in self.answer.items()) / len(self.answer)
        chance = 1 / len(set(self.answer.values()))
        return max(0.0, (right - chance) / (1 - chance)) if chance < 1 else right


@dataclass(frozen=True, kw_only=True)
class Predicted(ItemKey):
    """Key of a prediction: made and locked before the answer was seen.

    Its rightness earns nothing, so guessing honestly costs nothing.
    """

    example: str
    kind = "predict"

    def solution(self, numbers: PersonalNumbers) -> str:
        """Return any prediction."""
        return self.example

    def fraction(self, answer: Any, numbers: PersonalNumbers) -> float:
        """Return 1: the judge passes locked predictions only."""
        return 1.0


@dataclass(frozen=True, kw_only=True)
class Goal(ItemKey):
    """Key of a simulator: the settings must reach a stated goal.

    Attributes
    ----------
    reached : callable of (settings, numbers) to bool or float
        Computed with the model itself, never with a table of right settings.
    example : mapping or callable of numbers
        Settings that reach it.
    """

    reached: Callable[[Mapping[str, Any], PersonalNumbers], bool | float]
    example: Mapping[str, Any] | Callable[[PersonalNumbers], Mapping[str, Any]]
    kind = "simulate"

    def solution(self, numbers: PersonalNumbers) -> dict[str, Any]:
        """Return settings that reach the goal."""
        return dict(_resolve(self.example, numbers))

    def fraction(self, answer: Any, numbers: PersonalNumbers) -> float:
        """Return how far the goal is reached; settings that the model refuses reach nothing."""
        try:
            return float(self.reached(answer, numbers))
        except (ValueError, TypeError, LookupError, ArithmeticError):
            return 0.0


@dataclass(frozen=True)
class Rule:
    """One thing that must hold between the boxes of a table.

    Attributes
    ----------
    name, says : str
        As for a :class:`Mistake`: what a table that breaks the rule is told.
    holds : callable of (answer, numbers) to bool
        A test that the answer breaks counts as broken.
    broken : Any or callable of numbers, optional
        A table that breaks this rule and no other, so that a test can give it; left out where only another answer
        that the key sees can break it.
    weight : float
        What it counts beside the other rules.
    reread : str
        Where to read again; the item's own place if empty.
    """

    name: str
    says: str
    holds: Callable[[Any, PersonalNumbers], bool]
    broken: Any = NOT_GIVEN
    weight: float = 1.0
    reread: str = ""

    def kept(self, answer: Any, numbers: PersonalNumbers) -> bool:
        """Return whether an answer keeps the rule."""
        try:
            return bool(self.holds(answer, numbers))
        except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError):
            return False

    def as_mistake(self) -> Mistake:
        """Return the rule as a named mistake."""
        return Mistake(
            self.name,
            self.says,
            when=lambda answer, numbers: not self.kept(answer, numbers),
            example=self.broken,
            reread=self.reread,
        )


@dataclass(frozen=True, kw_only=True)
class Agrees(ItemKey):
    """Key of a table: there is no one right answer, but its boxes must agree with each other.

    Attributes
    ----------
    example : mapping or callable of numbers
        A table that keeps all rules.
    rules : sequence of Rule
        Each kept rule earns its share; `mistakes` only give a broken rule a closer name.
    """

    example: Mapping[str, Any] | Callable[[PersonalNumbers], Mapping[str, Any]]
    rules: Sequence[Rule]
    kind = "table"

    def __post_init__(self) -> None:
        # Closer names first; a table that has none of them is told which rule it breaks.
        own = [rule.as_mistake() for rule in self.rules if rule.broken is not NOT_GIVEN]
        object.__setattr__(self, "mistakes", (*self.mistakes, *own))

    def solution(self, numbers: PersonalNumbers) -> dict[str, Any]:
        """Return a table that keeps all rules."""
        return dict(_resolve(self.example, numbers))

    def fraction(self, answer: Any, numbers: PersonalNumbers) -> float:
        """Return the share of the rules that are kept, by weight."""
        kept = sum(rule.weight for rule in self.rules if rule.kept(answer, numbers))
        return kept / sum(rule.weight for rule in self.rules)

    def judge(self, item: str, answer: Any, numbers: PersonalNumbers, answer_text: str = "") -> Verdict:
        """Judge a table, and say of every broken rule that it is broken, not only of the first."""
        verdict = super().judge(item, answer, numbers, answer_text)
        if answer is None or verdict.state == "benar":
            return verdict
        broken = [rule for rule in self.rules if not rule.kept(answer, numbers)]
        mistake = self.find_mistake(answer, numbers)
        if mistake is None:
            return replace(verdict, message=" ".join(rule.says for rule in broken), mistake=broken[0].name)
        # A named mistake stands for the rules that its own example breaks; the others follow in their own words.
        example = mistake.sample(numbers)
        others = [rule.says for rule in broken if rule.kept(example, numbers)]
        return replace(verdict, message=" ".join([mistake.says, *others]))


@dataclass(frozen=True, kw_only=True)
class Value(ItemKey):
    """Key of a code blank: a number or a list of numbers, within a tolerance.

    Attributes
    ----------
    twin : str
        Id of the item without code that measures the same; a right twin earns this item too.
    """

    answer: Any
    tolerance: float = 1e-6
    twin: str = ""
    kind = "code"

    def solution(self, numbers: PersonalNumbers) -> Any:
        """Return the right value."""
        return _resolve(self.answer, numbers)

    def same(self, answer: Any, other: Any) -> bool:
        """Compare numbers with the tolerance, lists entry by entry, a list of one like its entry."""
        if isinstance(answer, list) and not isinstance(other, list) and len(answer) == 1:
            answer = answer[0]
        if isinstance(other, list | tuple):
            return (
                isinstance(answer, list)
                and len(answer) == len(other)
                and all(self.same(a, b) for a, b in zip(answer, other, strict=True))
            )
        if isinstance(other, bool) or isinstance(answer, bool):
            return answer is other
        if isinstance(other, int | float):
            return _is_near(answer, other, self.tolerance)
        return answer == other


@dataclass(frozen=True, kw_only=True)
class Written(ItemKey):
    """Key of a written answer: points and rubric; a person judges it in the formgrader."""

    rubric: str
    kind = "written"

    def solution(self, numbers: PersonalNumbers) -> None:
        """Return nothing: the model answer stands in the source notebook."""
        return None


@dataclass(frozen=True)
class Key:
    """The key of one assignment.

    Attributes
    ----------
    assignment : str
        Name of the assignment's folder.
    objectives : mapping of str to str
        The objectives by their short name; every item measures one of them.
    items : mapping of item id to ItemKey
        In the notebook's order.
    """

    assignment: str
    objectives: Mapping[str, str]
    items: Mapping[str, ItemKey]

    def __post_init__(self) -> None:
        for name, item in self.items.items():
            if item.objective not in self.objectives:
                raise ValueError(f"{name}: objective {item.objective!r} is not among {list(self.objectives)}")
            twin = getattr(item, "twin", "")
            if twin and twin not in self.items:
                raise ValueError(f"{name}: its twin {twin!r} is not an item of this key")
            if clash := set(item.draw) & set(item.sees):
                raise ValueError(f"{name}: {sorted(clash)} is both drawn and seen; a drawn number is no item's id")

    @property
    def max_points(self) -> float:
        """Sum of all points."""
        return float(sum(item.points for item in self.items.values()))

    def numbers(self, item: str, participant: str, answers: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return a trainee's personal numbers for an item, and the answers that its key sees.

        Parameters
        ----------
        item : str
            Item id.
        participant : str
            The trainee's code.
        answers : mapping of item id to cleaned answer, optional
            The trainee's own answers; one that is not among them is left out. Without this, as in tests, the
            examples of the key.
        """
        item_key = self.items[item]
        seen = item_key.sees if answers is None else {name: answers[name] for name in item_key.sees if name in answers}
        return {**draw_numbers(participant, self.assignment, item, item_key.draw), **seen}


def _is_near(answer: Any, other: float, tolerance: float) -> bool:
    """Whether a number lies within a tolerance, its edge included; what is no number lies nowhere."""
    if not isinstance(answer, int | float):
        return False
    try:
        return abs(answer - other) <= tolerance * (1 + 1e-9)
    except OverflowError:
        return False


def _resolve(value: Any, numbers: PersonalNumbers) -> Any:
    return value(numbers) if callable(value) else value


@lru_cache(maxsize=256)
def points_text(points: float) -> str:
    """Return points in Indonesian notation, without needless zeros."""
    return fmt_number(points, 2)
