"""Frozen data as JSON and back, by the types of their fields: a dataclass becomes the list of its values.

Only what the types name is ever built, so that a forged text gives an error or a wrong report, never a call of anything
else. Reading the types of all classes takes longer than reading a report, so each class is looked at once.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

_Decode = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """Return what `json` can write: of a dataclass its values in the order of its fields."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        return [encode(getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, Sequence):
        return [encode(item) for item in value]
    raise TypeError(f"no form for {type(value).__name__}")


def decoder(wanted: Any, names: dict[str, Any] | None = None) -> _Decode:
    """Return the function that builds a value of the type `wanted` from what `encode` made of one.

    `names` are classes that annotations name but their modules import for type checkers only. What does not fit the
    type raises ValueError, TypeError, KeyError, IndexError or ArithmeticError.
    """
    return _Decoders(names or {}).of(wanted)


class _Decoders:
    def __init__(self, names: dict[str, Any]) -> None:
        self._names = names
        self.of = cache(self._of)

    def _of(self, wanted: Any) -> _Decode:
        origin, arguments = typing.get_origin(wanted), typing.get_args(wanted)
        if origin in (typing.Union, types.UnionType):
            (inner,) = (self.of(argument) for argument in arguments if argument is not type(None))
            return lambda raw: None if raw is None else inner(raw)
        if origin in (tuple, Sequence):
            if origin is Sequence or arguments[1:] == (...,):
                item = self.of(arguments[0])
                return lambda raw: tuple(map(item, raw))
            items = tuple(map(self.of, arguments))
            return lambda raw: tuple(part(value) for part, value in zip(items, raw, strict=True))
        if dataclasses.is_dataclass(origin or wanted):
            return self._dataclass(origin or wanted, arguments)
        if wanted is types.NoneType:
            return lambda raw: None
        if wanted is date:
            return date.fromisoformat
        if isinstance(wanted, type) and issubclass(wanted, Enum | Decimal):
            return wanted
        if wanted in (str, int, float, bool):
            return lambda raw: raw
        raise TypeError(f"no form for {wanted}")

    def _dataclass(self, wanted: Any, arguments: tuple[Any, ...]) -> _Decode:
        """Return the decoder of a dataclass; of a generic one, with its type variables put in."""
        put_in = dict(zip(getattr(wanted, "__parameters__", ()), arguments, strict=True))
        hints = typing.get_type_hints(wanted, localns=self._names)
        parts: list[_Decode] = []

        def build(raw: Any) -> Any:
            if not parts:  # filled at first use, since a class may hold its own like
                parts.extend(self.of(put_in.get(hint, hint)) for hint in types_of_fields)
            return wanted(*(part(value) for part, value in zip(parts, raw, strict=True)))

        types_of_fields = [hints[field.name] for field in dataclasses.fields(wanted)]
        return build
