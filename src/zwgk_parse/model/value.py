"""`dataclass`, `field` and `replace` as this program uses them, at a thirtieth of the standard library's cost.

The standard library writes and compiles up to nine functions for every class when its module is imported: a
millisecond each, a fifth of a second for the classes of one notice, most of which it never makes. Here classes
inherit their methods and compile one function, `__init__`, once they have a few instances.

Type checkers see the standard library's own. `field` knows `default_factory` and `hash`; fields are not inherited.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace

__all__ = ["dataclass", "field", "replace"]

FEW = 10  # instances that are made without a function of their class's own
MISSING = object()


class FrozenError(AttributeError):
    """A value is not changed; `replace` makes another."""


class _Field:
    """A field with more to say than a default."""

    __slots__ = ("factory", "is_hashed")

    def __init__(self, factory: Callable[[], object], is_hashed: bool) -> None:
        self.factory, self.is_hashed = factory, is_hashed


if not TYPE_CHECKING:

    def field(*, default_factory, hash=True):
        """Return what a class body says of a field: how its default is made, whether it counts for the hash."""
        return _Field(default_factory, hash)

    def dataclass(cls=None, *, frozen=False, slots=False, order=False):
        """Return the class with `__init__`, `==` and `repr`; as asked frozen, with slots, ordered by its fields.

        >>> @dataclass(frozen=True, slots=True)
        ... class Place:
        ...     page: int
        ...     line: int = 1
        >>> Place(3), Place(3) == Place(3, 1), hash(Place(3)) == hash(Place(3, 1))
        (Place(page=3, line=1), True, True)
        """
        if cls is None:
            return lambda cls: dataclass(cls, frozen=frozen, slots=slots, order=order)
        kind = _OrderedValue if order else _FrozenValue if frozen else _Value
        own = {key: value for key, value in vars(cls).items() if key not in ("__dict__", "__weakref__")}
        # Not by `inspect`, whose import costs more than all classes together.
        names = tuple(own.get("__annotations__", ()))
        defaults = {name: own.pop(name) for name in names if name in own}
        if slots:
            own["__slots__"] = names
        hashed = [n for n in names if not (isinstance(defaults.get(n), _Field) and not defaults[n].is_hashed)]
        own |= {
            "_made": 0,
            "__match_args__": names,
            "_defaults": defaults,
            "_key": _key(names),
            "_hash_key": _key(hashed),
        }
        return type(cls)(cls.__name__, (kind, *(base for base in cls.__bases__ if base is not object)), own)

    def replace(value, /, **changes):
        """Return `value` with other values in some of its fields.

        >>> from zwgk_parse.model.problem import Problem
        >>> replace(Problem("ZP203"), start=4).start
        4
        """
        kind = type(value)
        return kind(**{**dict(zip(kind.__match_args__, kind._key(value), strict=True)), **changes})


class _Value:
    """The methods that all values share; `_key` gives the values of an instance's fields."""

    __slots__ = ()
    _key: Callable[[Any], tuple[Any, ...]]
    _hash_key: Callable[[Any], tuple[Any, ...]]

    def __init__(self, *args: Any, **named: Any) -> None:
        # Only the first few instances of a class come here; half of all classes have no more of them.
        cls: Any = type(self)
        values = _values(cls, args, named) if cls._made < FEW else None
        cls._made += 1
        if values is None:
            cls.__init__ = _compiled_init(cls)
            cls.__init__(self, *args, **named)
            return
        for name, value in values.items():
            object.__setattr__(self, name, value)
        if hasattr(cls, "__post_init__"):
            cls.__post_init__(self)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        key = type(self)._key
        return key(self) == key(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__match_args__)  # type: ignore[attr-defined]
        return f"{type(self).__qualname__}({told})"

    def __reduce__(self) -> Any:
        return type(self), type(self)._key(self)


class _FrozenValue(_Value):
    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(type(self)._hash_key(self))

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenError(f"{type(self).__qualname__} is a value; {name} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise FrozenError(f"{type(self).__qualname__} is a value; {name} cannot be deleted")


class _OrderedValue(_FrozenValue):
    __slots__ = ()

    def __lt__(self, other: "_OrderedValue") -> bool:
        key = type(self)._key
        return key(self) < key(other)


def _key(names: "tuple[str, ...] | list[str]") -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return staticmethod(lambda self: tuple(getattr(self, name) for name in names))


def _values(cls: Any, args: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any] | None:
    """The fields' values by name; `None` where the arguments do not fit: a compiled function says how."""
    given = {**dict(zip(cls.__match_args__, args, strict=False)), **named}
    values = {}
    for name in cls.__match_args__:
        default = cls._defaults.get(name, MISSING)
        value = given[name] if name in given else default.factory() if isinstance(default, _Field) else default
        if value is MISSING:
            return None
        values[name] = value
    return values if len(given) == len(args) + len(named) and given.keys() <= values.keys() else None


def _compiled_init(cls: Any) -> Any:
    """`def __init__(self, page, line=1)`; a frozen class refuses attributes, so it stores by the slots' own setters."""
    known: dict[str, Any] = {"_missing": object(), "_set": object.__setattr__}
    arguments, body = [], []
    for name in cls.__match_args__:
        default = cls._defaults.get(name, known)
        value = name
        if default is known:
            arguments.append(name)
        elif isinstance(default, _Field):
            known[f"_new_{name}"] = default.factory
            arguments.append(f"{name}=_missing")
            value = f"_new_{name}() if {name} is _missing else {name}"
        else:
            known[f"_default_{name}"] = default
            arguments.append(f"{name}=_default_{name}")
        if not issubclass(cls, _FrozenValue):
            body.append(f"self.{name} = {value}")
        elif name in vars(cls):
            known[f"_set_{name}"] = vars(cls)[name].__set__
            body.append(f"_set_{name}(self, {value})")
        else:
            body.append(f"_set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    exec(f"def __init__(self, {', '.join(arguments)}):\n " + "\n ".join(body or ["pass"]), known)
    return known["__init__"]
