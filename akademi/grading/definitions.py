"""Read what an item asks from its cell's source, without running it.

The judge and the lint need the options, the range and the points of an item. They stand in the call in the
notebook, as literals. The source is trusted: nbgrader writes its own copy over whatever a trainee made of it.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from akademi.exercises import items as kinds
from akademi.exercises.items import Item
from akademi.exercises.tables import Table

_SIGNATURES: dict[str, tuple[type[Item], tuple[str, ...]]] = {
    "choice": (kinds.Choice, ("id", "question", "options")),
    "choices": (kinds.Choices, ("id", "question", "options")),
    "number": (kinds.Number, ("id", "question")),
    "order": (kinds.Order, ("id", "question", "steps")),
    "sort": (kinds.Sort, ("id", "question", "cards", "boxes")),
    "predict": (kinds.Predict, ("id", "question", "options", "reveal")),
    "table": (Table, ("id", "question", "columns")),
    "simulate": (kinds.Simulate, ("id", "question", "simulator")),
    "check": (kinds.Code, ("id", "value")),
}
# Said to the form, not to the item.
_FORM_ONLY = {"keep_order", "feedback", "simulator", "value", "draw"}


@dataclass(frozen=True)
class Definition:
    """One item as a cell defines it.

    Attributes
    ----------
    method : str
        The sheet's method, for instance ``choice`` or ``check``.
    item : Item
        The item, its question still with the names of personal numbers in braces.
    draw : mapping of name to sequence of number
        Choices of the personal numbers.
    """

    method: str
    item: Item
    draw: Mapping[str, Sequence[float]]


@lru_cache(maxsize=1024)  # the same cells come back with every submission
def read_definition(source: str) -> Definition | None:
    """Return the item that a cell's source defines, or None if it defines none.

    Raises
    ------
    ValueError
        If the cell calls a method of the sheet with arguments that are no literals.
    """
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in _SIGNATURES
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in {"lembar", "latih"}
        ):
            return _from_call(node, node.func.attr)
    return None


def _from_call(node: ast.Call, method: str) -> Definition:
    item_class, names = _SIGNATURES[method]
    arguments: dict[str, Any] = {}
    for name, value in [*zip(names, node.args, strict=False), *((k.arg, k.value) for k in node.keywords)]:
        if name is None:
            raise ValueError(f"lembar.{method}(...): write out the arguments in place of **")
        name = "id" if name == "item_id" else name
        if name in _FORM_ONLY and name != "draw":
            continue
        try:
            arguments[name] = ast.literal_eval(value)
        except (ValueError, TypeError) as error:
            raise ValueError(
                f"lembar.{method}(...): argument {name!r} must be a literal, so that the judge can read it"
            ) from error
    draw = arguments.pop("draw", None) or {}
    try:
        return Definition(method, item_class(**{"question": "", **arguments}), draw)
    except (TypeError, AttributeError) as error:
        raise ValueError(f"lembar.{method}(...): {error}") from error
