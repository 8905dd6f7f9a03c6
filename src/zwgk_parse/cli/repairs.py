"""`explain --repairs`: every repair with its place, before and after, rule and certainty, and what was left."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from zwgk_parse.cli.summary import STYLE_BY_GRADE, grade_name
from zwgk_parse.cli.terminal import Line, pad, shorten, width_of
from zwgk_parse.rules.screen import said

if TYPE_CHECKING:
    from zwgk_parse.model.text import CleanText, Edit
    from zwgk_parse.pipeline import Parsed

AROUND = 3  # characters shown on each side of a repair
MOST_SHOWN = 5  # of each rule, unless all are asked for
LONGEST_PLACE = 18
CERTAIN, DOUBTFUL = "certain", "in doubt"
FIRST_CODE, LAST_CODE = "ZP150", "ZP189"  # what normalization could not repair, or not for certain


def explain_repairs(parsed: "Parsed") -> dict[str, Any]:
    """Return the grade of the damage, every repair by rule, and the damage that was left, as plain data.

    Rules come by how often they were used, those of damage before script, width and spacing. Places count in the
    normalized text, `source` ones in the text as read.
    """
    from zwgk_parse.model.records import DamageRecord
    from zwgk_parse.rules import load_rules
    from zwgk_parse.rules.catalogue import sentence_of

    sound = load_rules("damage").lists["sound"]
    damage = parsed.notice.source.damage or DamageRecord(grade="none", reasons=())
    by_rule: dict[str, list[dict[str, Any]]] = {}
    for rule, place in _places(parsed.clean):
        by_rule.setdefault(rule, []).append(place)
    return {
        "damage": damage.model_dump(mode="json"),
        "repairs": [
            {"rule": rule, "says": sentence_of(rule), "count": len(places), "places": places}
            for rule, places in sorted(by_rule.items(), key=lambda item: (item[0] in sound, -len(item[1]), item[0]))
        ],
        "left": [
            {"code": found.code, "message": found.message, "start": found.start, "end": found.end}
            | {"text": "" if found.start is None else parsed.clean.text[found.start : found.end]}
            for found in parsed.notice.diagnostics
            if FIRST_CODE <= found.code <= LAST_CODE
        ],
    }


def _places(clean: "CleanText") -> Iterator[tuple[str, dict[str, Any]]]:
    shift = 0
    pages = _Pages(clean)
    for edit in clean.edits:
        start = edit.start + shift
        shift += len(edit.new) - (edit.end - edit.start)
        yield (
            edit.rule,
            {
                "start": start,
                "end": start + len(edit.new),
                "source_start": edit.start,
                "source_end": edit.end,
                "page": pages.at(start),
                "before": clean.source.text[edit.start : edit.end],
                "after": edit.new,
                "certainty": CERTAIN if edit.certain else DOUBTFUL,
                "context": _context(clean, edit),
            },
        )


def _context(clean: "CleanText", edit: "Edit") -> list[str]:
    """What stands on both sides of a repair, in its line."""
    text = clean.source.text
    left = text[max(edit.start - AROUND, 0) : edit.start].rpartition("\n")[2]
    return [left, text[edit.end : edit.end + AROUND].partition("\n")[0]]


class _Pages:
    """Pages by offset; asked in order, so that thousands of places cost one walk."""

    def __init__(self, clean: "CleanText") -> None:
        self._spans = [
            (part.start, part.end, part.page)
            for block in clean.blocks
            for part in (getattr(block, "cells", None) or (block,))
            if part.page is not None
        ]
        self._i = 0

    def at(self, offset: int) -> int | None:
        while self._i < len(self._spans) and self._spans[self._i][1] < offset:
            self._i += 1
        if self._i == len(self._spans) or self._spans[self._i][0] > offset:
            return None
        return self._spans[self._i][2]


def repair_lines(data: dict[str, Any], width: int, *, every: bool) -> Iterator[Line]:
    """Yield the explanation as a table of `width` columns: of each rule the first that differ, or `every` one."""
    grade = data["damage"]["grade"]
    yield [(f"{said('damage')}  ", "cyan"), (grade_name(grade), STYLE_BY_GRADE[grade])]
    for reason in data["damage"]["reasons"]:
        yield [(f"  {pad(reason['cause'], 16)}×{reason['count']}  {reason['share'] * 100:.2f}%", "dim")]
    yield []
    yield [(said("repairs"), "cyan"), ("" if data["repairs"] else f"  {said('none')}", "dim")]
    for repair in data["repairs"]:
        yield from _rule_lines(repair, width, every=every)
    yield []
    yield [(said("repairs-left"), "cyan"), ("" if data["left"] else f"  {said('none')}", "dim")]
    for found in data["left"]:
        place = "" if found["start"] is None else f"[{found['start']}:{found['end']}]"
        head = f"  {found['code']}  {place}  "
        yield [(head, "yellow"), (shorten(found["message"], max(width - width_of(head), 8)), "")]
        if found["text"]:
            yield [("         ", ""), (shorten(visible(found["text"]), max(width - 9, 8)), "dim")]


def certainty_name(certainty: str) -> str:
    """Return how sure a repair is, in both languages.

    >>> certainty_name(DOUBTFUL)
    '存疑 in doubt'
    """
    return said(certainty.replace(" ", "-"))


def _rule_lines(repair: dict[str, Any], width: int, *, every: bool) -> Iterator[Line]:
    doubtful = sum(place["certainty"] == DOUBTFUL for place in repair["places"])
    counts = f"×{repair['count']}" + (f"  {certainty_name(DOUBTFUL)} ×{doubtful}" if doubtful else "")
    yield []
    yield [(f"  {repair['rule']}  ", "bold"), (counts, "")]
    yield [("  ", ""), (shorten(repair["says"], max(width - 2, 8)), "dim")]
    rows = [(place, 1) for place in repair["places"]] if every else _differing(repair["places"])
    shown = rows if every else rows[:MOST_SHOWN]
    # Place and certainty take what they need, before and after share the rest.
    half = max((width - LONGEST_PLACE - 26) // 2, 8)
    for place, count in shown:
        page = f" p.{place['page']}" if place["page"] is not None else ""
        left, right = place["context"]
        before, after = (shorten(visible(left + place[key] + right), half) for key in ("before", "after"))
        yield [
            (pad(f"    [{place['start']}:{place['end']}]{page}", LONGEST_PLACE + 2), "dim"),
            (pad(before, half), "red"),
            (" → ", "dim"),
            (pad(after, half), "green"),
            (f"  {certainty_name(place['certainty'])}", "yellow" if place["certainty"] == DOUBTFUL else "dim"),
            (f" ×{count}" if count > 1 else "", ""),
        ]
    if len(shown) < len(rows):
        hidden = repair["count"] - sum(count for _, count in shown)
        yield [(f"    … +{hidden}  {said('all-shown-by')}", "dim")]


def _differing(places: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], int]]:
    """The places of which each changes something else, with how many change the same; doubtful ones first."""
    first: dict[tuple[str, str, str], dict[str, Any]] = {}
    counts: dict[tuple[str, str, str], int] = {}
    for place in places:
        # What only goes is told by the character that it stood behind.
        behind = place["context"][0][-1:] if not place["after"] else ""
        key = (place["certainty"], behind + place["before"], place["after"])
        first.setdefault(key, place)
        counts[key] = counts.get(key, 0) + 1
    return sorted(
        ((place, counts[key]) for key, place in first.items()), key=lambda row: row[0]["certainty"] == CERTAIN
    )


def visible(text: str) -> str:
    """Return `text` with white space and characters that nobody sees made visible.

    >>> visible("公开\\u3000制度\\u200b")
    '公开␣␣制度‹200B›'
    """
    text = text.replace("\n", "⏎").replace("\t", "⇥").replace("\u3000", "␣␣").replace(" ", "␣").replace("\xa0", "␣")
    return "".join(c if c.isprintable() and not "\u200b" <= c <= "\u200f" else f"‹{ord(c):04X}›" for c in text)
