"""Values behave as the standard library's dataclasses do, which type checkers take them for."""

import copy
import dataclasses
import pickle

import pytest

from zwgk_parse.model import value


def made_by(module):
    @module.dataclass(frozen=True, slots=True)
    class Place:
        """A place."""

        page: int
        line: int = 1
        words: list = module.field(default_factory=list, hash=False)

    return Place


@value.dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int


@value.dataclass(slots=True)
class Growing:
    parts: list = value.field(default_factory=list)

    def __repr__(self) -> str:
        return "growing"


@pytest.mark.parametrize("module", [value, dataclasses])
class TestBoth:
    def test_fields_by_place_name_and_default(self, module) -> None:
        kind = made_by(module)
        assert kind(3, words=["甲"]).words == ["甲"]
        assert (kind(3).page, kind(page=3, line=2).line) == (3, 2)
        assert kind(3).words is not kind(3).words
        with pytest.raises(TypeError):
            kind()
        with pytest.raises(TypeError):
            kind(3, seal=1)

    def test_equal_by_fields_and_class(self, module) -> None:
        kind = made_by(module)
        assert kind(3) == kind(3, 1)
        assert kind(3) != kind(4)
        assert kind(3) != made_by(module)(3)
        assert hash(kind(3, words=["甲"])) == hash(kind(3, words=["乙"]))

    def test_shown_by_fields(self, module) -> None:
        assert repr(made_by(module)(3)).endswith("Place(page=3, line=1, words=[])")

    def test_frozen(self, module) -> None:
        place = made_by(module)(3)
        with pytest.raises(AttributeError):
            place.page = 4
        with pytest.raises(AttributeError):
            del place.page

    def test_replaced(self, module) -> None:
        place = made_by(module)(3, words=["甲"])
        assert module.replace(place, line=7) == made_by(module)(3, 7, ["甲"]) or module.replace(place, line=7).line == 7
        assert place.line == 1


def test_order_is_that_of_the_fields() -> None:
    assert sorted([Span(2, 3), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(2, 3)]


def test_values_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(Span(1, 2))) == Span(1, 2)
    assert copy.copy(Span(1, 2)) == Span(1, 2)


def test_what_is_not_frozen_changes_and_has_no_hash() -> None:
    one = Growing()
    one.parts = ["甲"]
    assert one == Growing(["甲"])
    with pytest.raises(TypeError):
        hash(one)


def test_a_method_of_the_class_itself_stays() -> None:
    assert repr(Growing()) == "growing"
