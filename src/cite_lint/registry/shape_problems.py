"""Faults that pydantic finds in an entry, said in the words of the files and with their places."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from cite_lint.datafile import Loc, Node, Problem, nearest

_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "model_type": "a mapping of keys",
    "dict_type": "a mapping of keys",
}


def shape_problems(error: ValidationError, shape: type[BaseModel], node: Node, loc: Loc) -> Iterator[Problem]:
    """Yield the problems of the entry at `loc`, one for each fault."""
    for fault in error.errors(include_url=False):
        within: Loc = fault["loc"]
        place = (*loc, *within)
        sort = fault["type"]
        context: dict[str, Any] = fault.get("ctx", {})
        if sort == "extra_forbidden":
            name = str(within[-1])
            valid = _shape_at(shape, within[:-1]).model_fields
            yield node.problem(place, f"unknown key {name!r}" + nearest(name, valid), key=True)
        elif sort == "missing":
            yield node.problem(place, f"missing key {within[-1]!r}")
        elif sort in ("enum", "literal_error"):
            yield node.problem(place, _unknown_value(fault["input"], _choices(shape, within)))
        elif sort in _EXPECTED:
            yield node.problem(place, f"expected {_EXPECTED[sort]}")
        elif sort in ("string_too_short", "too_short"):
            yield node.problem(place, "must not be empty")
        elif sort == "value_error":
            yield node.problem(place, str(context["error"]))
        else:
            yield node.problem(place, fault["msg"])


def _unknown_value(value: object, choices: list[str]) -> str:
    if not isinstance(value, str):
        return f"expected one of {', '.join(choices)}"
    return f"unknown value {value[:60]!r}" + nearest(value, choices)


def _choices(shape: type[BaseModel], loc: Loc) -> list[str]:
    """Return the values that the field at `loc` admits: the members of its enumeration or literal type."""
    annotation: Any = _shape_at(shape, loc[:-1]).model_fields[str(loc[-1])].annotation
    members = typing.get_args(annotation) or [member.value for member in annotation]
    return [str(member) for member in members if str(member)]


def _shape_at(shape: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """Return the shape of the mapping at `loc`."""
    for step in loc:
        if isinstance(step, str):
            shape = _inner_shape(shape.model_fields[step].annotation)
    return shape


def _inner_shape(annotation: Any) -> type[BaseModel]:
    """Return the shape in an annotation such as `LocatorShape | None` or `tuple[ObservationShape, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(found for part in typing.get_args(annotation) if (found := _inner_shape_or_none(part)) is not None)


def _inner_shape_or_none(annotation: Any) -> type[BaseModel] | None:
    try:
        return _inner_shape(annotation)
    except StopIteration:
        return None
