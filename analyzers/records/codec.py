"""Records to JSON values and back, by their type annotations.

Files never hold the names of Python classes: the reader says which type it expects. A dataclass becomes an object, a
named tuple and a tuple an array, a mapping an object, a frozenset a sorted array. Keys that a type does not know are
passed over and missing ones take the type's default, so that a newer minor version of a file can be read.
"""

from __future__ import annotations

import collections.abc
import dataclasses
import functools
import types
import typing
from typing import Any, TypeVar

T = TypeVar("T")


class BadRecord(ValueError):
    """JSON values that do not fit the expected type; the message names the place."""


def encode(value: Any) -> Any:
    """JSON values of a record; floats as they are.

    Raises:
        TypeError: for a value that no record holds.
    """
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, (tuple, list)):
        return [encode(item) for item in value]
    if isinstance(value, (frozenset, set)):
        return sorted(encode(item) for item in value)
    if isinstance(value, collections.abc.Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    raise TypeError(f"no JSON form for {type(value).__name__}")


def decode(kind: type[T], value: Any) -> T:
    """A record of type `kind` from JSON values.

    Raises:
        BadRecord: if the values do not fit.
    """
    return typing.cast("T", _decode(kind, value, kind.__name__))


@functools.cache
def _fields(kind: Any) -> dict[str, Any]:
    """Field name -> type of a dataclass or named tuple."""
    hints = typing.get_type_hints(kind)
    if dataclasses.is_dataclass(kind):
        return {f.name: hints[f.name] for f in dataclasses.fields(kind)}
    return {name: hints[name] for name in kind._fields}


def _decode(kind: Any, value: Any, where: str) -> Any:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _union(kind, value, where)
    if origin is typing.Literal:
        if value not in typing.get_args(kind):
            raise BadRecord(f"{where}: {value!r} is none of {typing.get_args(kind)}")
        return value
    if origin is tuple:
        return _tuple(kind, value, where)
    if origin is frozenset:
        (item,) = typing.get_args(kind)
        return frozenset(_decode(item, v, where) for v in _array(value, where))
    if origin in (collections.abc.Mapping, dict):
        _, item = typing.get_args(kind)
        if not isinstance(value, dict):
            raise BadRecord(f"{where}: an object is expected")
        return {key: _decode(item, v, f"{where}.{key}") for key, v in value.items()}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _dataclass(kind, value, where)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        parts = _array(value, where)
        hints = _fields(typing.cast("Any", kind))
        if len(parts) != len(hints):
            raise BadRecord(f"{where}: {len(hints)} values are expected")
        return kind(*(_decode(h, v, f"{where}.{n}") for (n, h), v in zip(hints.items(), parts, strict=True)))
    return _plain(kind, value, where)


def _union(kind: Any, value: Any, where: str) -> Any:
    options = typing.get_args(kind)
    if value is None:
        if type(None) in options:
            return None
        raise BadRecord(f"{where}: a value is missing")
    rest = [o for o in options if o is not type(None)]
    problem: BadRecord | None = None
    for option in rest:
        try:
            return _decode(option, value, where)
        except BadRecord as error:
            problem = error
    raise problem or BadRecord(f"{where}: no value is expected")


def _tuple(kind: Any, value: Any, where: str) -> tuple[Any, ...]:
    arguments = typing.get_args(kind)
    parts = _array(value, where)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(_decode(arguments[0], v, f"{where}[{i}]") for i, v in enumerate(parts))
    if len(parts) != len(arguments):
        raise BadRecord(f"{where}: {len(arguments)} values are expected")
    return tuple(_decode(a, v, f"{where}[{i}]") for i, (a, v) in enumerate(zip(arguments, parts, strict=True)))


def _dataclass(kind: type[Any], value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise BadRecord(f"{where}: an object is expected")
    given = {
        name: _decode(hint, value[name], f"{where}.{name}")
        for name, hint in _fields(typing.cast("Any", kind)).items()
        if name in value
    }
    try:
        return kind(**given)
    except TypeError as error:
        raise BadRecord(f"{where}: {error}") from error


def _plain(kind: Any, value: Any, where: str) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind in (str, int, float, bool) and type(value) is kind:
        return value
    raise BadRecord(f"{where}: {getattr(kind, '__name__', kind)} is expected, not {type(value).__name__}")


def _array(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadRecord(f"{where}: an array is expected")
    return value
