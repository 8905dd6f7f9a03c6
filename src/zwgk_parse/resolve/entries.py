"""The entries of the unit registry: a body of the state, its names, its years."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.named import named_setting
from zwgk_parse.rules.rule import RuleError

KEYS = frozenset(("short", "tails", "since", "until", "now", "bound"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A body of the state by its full name behind the level; `until` is the last year it was called so."""

    key: str
    full: str
    tail: str = ""
    since: int | None = None
    until: int | None = None
    now: str | None = None
    bound: str | None = None  # the full name where it is no level's own: 国家税务总局{place}税务局

    def was_in(self, year: int) -> bool:
        """Tell whether the body had this name in `year`."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


def read_entries(table: Mapping[str, Any], kind: str, short_tails: Mapping[str, str]) -> dict[str, tuple[Entry, ...]]:
    """Return the bodies of a table by each of their names; full names come before short ones.

    Refused (RuleError): an entry with a key that no entry has, or a year that is none.
    """
    full: dict[str, list[Entry]] = {}
    short: dict[str, list[Entry]] = {}
    for key, told in table.items():
        data: Mapping[str, Any] = {"short": told} if isinstance(told, list) or told is None else told
        unknown = sorted(data.keys() - KEYS)
        if unknown:
            reason = f"{kind} {key}: unknown key {', '.join(unknown)}; known are {', '.join(sorted(KEYS))}"
            raise RuleError("registry.yaml", 0, reason)
        tails = data.get("tails") or ("",)
        # A bureau has branches: 区自然资源分局.
        branches = (branch for tail, branch in named_setting("registry", "branches").items() if tail in tails)
        for tail in dict.fromkeys((*tails, *branches)):
            entry = _entry(key, tail, data)
            full.setdefault(entry.full, []).append(entry)
            for form in _short_forms(key, tail, data.get("short") or (), short_tails):
                short.setdefault(form, []).append(entry)
    return {form: tuple(dict.fromkeys((*full.get(form, ()), *short.get(form, ())))) for form in full | short}


def _short_forms(key: str, tail: str, short: Iterable[str], short_tails: Mapping[str, str]) -> Iterator[str]:
    end = short_tails.get(tail, tail)
    if end != tail:
        yield key + end
    for stem in short:
        yield stem + end
        if end != tail:
            yield stem + tail


def _entry(key: str, tail: str, data: Mapping[str, Any]) -> Entry:
    return Entry(
        key=key,
        full=key + tail,
        tail=tail,
        since=_year(data.get("since"), key),
        until=_year(data.get("until"), key),
        now=data.get("now"),
        bound=data.get("bound"),
    )


def _year(text: str | None, key: str) -> int | None:
    if text is None:
        return None
    if not (text.isdecimal() and len(text) == 4):
        raise RuleError("registry.yaml", 0, f"{key}: {text} is no year; write it as '2018'")
    return int(text)
