"""The notice's own elements: title, number, issuers, date, addressees, copies, attachments.

The letter itself is asked first; a page's metadata fill what it lacks. What the source does not hold stays empty.
"""

import re
from collections.abc import Sequence
from datetime import date

from zwgk_parse.extract.addressees import find_addressees
from zwgk_parse.extract.attachments import find_attachments, find_linked_attachments
from zwgk_parse.extract.dates import find_dates, parse_date
from zwgk_parse.extract.issuers import find_organs, find_title_authority, organ_name
from zwgk_parse.extract.lines import Run, all_groups, first_group, lay_together
from zwgk_parse.extract.metadata import Entry, find_entries
from zwgk_parse.extract.notice_title import FRONT_NUMBER, TITLE_NUMBER, find_title
from zwgk_parse.extract.references import find_document_numbers
from zwgk_parse.model import lazy
from zwgk_parse.model.elements import Citations, DateElement, Element, Elements
from zwgk_parse.model.outline import Line
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.problem import Problem
from zwgk_parse.rules.forms import bare, find_form
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.named import named_pattern
from zwgk_parse.rules.numerals import parse_numeral
from zwgk_parse.rules.probe import Found

RUN_ON = named_pattern("notice", "run-on")
LONGEST_AUTHORITIES = 300
LETTERHEAD_END = named_pattern("notice", "letterhead-end")
DIGITS_DATE = lazy.compile(r"^((?:19|20)\d\d)\d{2,4}$")
EIGHT_DIGITS = 8
NO_CITATIONS = Citations()
YEAR = lazy.compile(
    r"(?<!\d)((?:19|20)\d\d)(?=年|[—－–~～至-]{1,2}(?:20)?\d\d)|([一二][九〇○◯零OＯｏo0][〇○◯零OＯｏo0一二三四五六七八九]{2})(?=年)"
)
NUMBER_YEAR = lazy.compile(r"[〔\[［（(]((?:19|20)\d\d)[〕\]］）)]|((?:19|20)\d\d)年第")


def find_elements(
    lines: Sequence[Line], citations: Citations = NO_CITATIONS, opening: Passage | None = None
) -> Elements:
    """Return the elements that the lines outside the plans hold, each with its clean span and its rule.

    `opening` is the first paragraph of the letter: whom it addresses may stand on the same line.

    Guaranteed: nothing is made up; a date that cannot be gives no value and a problem.
    """
    entries = find_entries(lines)
    problems: list[Problem] = []
    named = find_title(lines, entries)
    number = _number(lines, entries, problems)
    signed = _signature(lines)
    issued_on = _issued_on(lines, signed, entries, problems)
    inferred = None if issued_on else _inferred_date(lines, entries, signed)
    if issued_on is None and number is not None and plan_year(None, None, number.text):
        problems.append(Problem("ZP402", {"number": number.text}, number.start, number.end))
    return Elements(
        title=named[0] if named else None,
        document_number=number,
        issuers=_issuers(signed, named[1] if named else None, entries),
        issued_on=issued_on,
        addressees=_listed(first_group(lines, "addressees")) or _addressed_in(opening),
        copied_to=_listed(first_group(lines, "copied_to", between=("note",))),
        attachments=tuple(find_attachments(first_group(lines, "attachments"))) or tuple(find_linked_attachments(lines)),
        issued_on_inferred=inferred,
        problems=tuple(problems),
        citations=citations,
    )


def plan_year(title: str | None, issued_on: date | None, document_number: str | None = None) -> int | None:
    """Return the year to which a plan's undated deadlines belong: its title's first, the notice's date's, its number's.

    The year in the document number is weak evidence: `find_elements` reports a notice that has no other (ZP402).

    >>> plan_year("云岭县2024年工作要点", None), plan_year("云岭县行动计划（2025—2027年）", None)
    (2024, 2025)
    >>> plan_year("工作要点", None, "云政办发〔2023〕4号")
    2023
    """
    found = YEAR.search(bare(title)) if title else None
    if found:
        return parse_numeral(found[1] or found[2])
    if issued_on:
        return issued_on.year
    numbered = NUMBER_YEAR.search(document_number) if document_number else None
    return int(numbered[1] or numbered[2]) if numbered else None


def _number(lines: Sequence[Line], entries: dict[str, Entry], problems: list[Problem]) -> Element | None:
    for line in lines:
        if line.role == "document_number":
            return _number_in(line.passage) or _bare_number(line.passage, problems)
    entry = entries.get("number")
    if entry and (found := _number_in(entry.value)):
        return Element(found.text, found.start, found.end, entry.rule)
    for line in lines:
        text = line.passage.text.strip()
        if line.role == "title" and (mark := FRONT_NUMBER.match(text) or TITLE_NUMBER.search(text)):
            at = mark.start() + (text[mark.start()] in "（(")
            return _number_in(line.passage.stripped().part(at, mark.end()))
    return None


def _number_in(passage: Passage) -> Element | None:
    found = find_document_numbers(passage.text)
    if not found:
        return None
    return Element(found[0].number, *passage.span(found[0].start, found[0].end), found[0].rule)


def _bare_number(passage: Passage, problems: list[Problem]) -> Element | None:
    form = find_form(bare(passage.text))
    if form is None:
        return None
    text, passage = form.gives.get("document_number"), passage.stripped()
    if "serial" in form.gives:
        text = "{code}〔{year}〕{serial}号".format_map(form.gives)
        problems.append(Problem("ZP404", {"text": passage.text, "number": text}, passage.start, passage.end))
    return _element(passage, text, form.rule) if text else None


def _signature(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the letter's signature and date: the first group that is dated, else the first."""
    between = ("note", "metadata", "attachments")
    groups = [
        group
        for group in all_groups(lines, "issuer", "issued_on", between=between)  # type: ignore[arg-type]
        if any(line.role == "issuer" for line in group)
    ]
    dated = [group for group in groups if any(find_dates(line.passage.text) for line in group)]
    return (dated or groups or [[]])[0]


def _issuers(signed: Sequence[Line], title: Run | None, entries: dict[str, Entry]) -> tuple[Element, ...]:
    run = lay_together(_undated(line.passage) for line in signed if line.role == "issuer")
    if run.text.strip():
        return _organs(run, 0, len(run.text), "notice.issuers-signature")
    if title is not None:
        span = find_title_authority(title.text.replace("\n", " "))
        if span:
            return _organs(title, *span, "notice.issuers-title")
    for name in ("letterhead", "issuer"):
        entry = entries.get(name)
        if entry and len(entry.value.text) <= LONGEST_AUTHORITIES and not _is_site(entry.value.text):
            run = lay_together([entry.value])
            end = found.start() if (found := LETTERHEAD_END.search(run.text)) else len(run.text)
            return _organs(run, 0, end, entry.rule)
    return ()


def _is_site(name: str) -> bool:
    return re.search(load_rules("notice").settings["fragments"]["sites"], bare(name)) is not None


def _undated(passage: Passage) -> Passage:
    """The part of a signature in front of the date on its line."""
    dates = find_dates(passage.text)
    return passage.part(0, dates[0].start) if dates else passage


def _organs(run: Run, start: int, end: int, rule: str) -> tuple[Element, ...]:
    spans = [(start + a, start + b) for a, b in find_organs(run.text[start:end])]
    return tuple(Element(organ_name(run.text[a:b]), *run.span(a, b), rule) for a, b in spans)


def _issued_on(
    lines: Sequence[Line], signed: Sequence[Line], entries: dict[str, Entry], problems: list[Problem]
) -> DateElement | None:
    """The signature's date, else a date that stands alone, else the metadata's 成文日期."""
    dated = [line for line in lines if line.role in ("issued_on", "issuer")]
    for line in dict.fromkeys((*signed, *reversed(dated))):
        if found := _date_in(line.passage, "notice.date", problems):
            return found
    entry = entries.get("issued-on")
    return _date_in(entry.value, entry.rule, problems) if entry else None


def _inferred_date(lines: Sequence[Line], entries: dict[str, Entry], signed: Sequence[Line]) -> DateElement | None:
    for line in signed:
        if (digits := DIGITS_DATE.match(bare(line.passage.text))) is not None:
            # Of the day nothing is sure; the year is.
            return DateElement(date(int(digits[1]), 1, 1), line.passage.start, line.passage.end, "notice.digits-date")
    printed = [line.passage for line in lines if line.role == "printed_by"]
    for passage in printed:
        if found := _date_in(passage, "notice.printed-by", []):
            return found
    entry = entries.get("published")
    return _date_in(entry.value, entry.rule, []) if entry else None


def _date_in(passage: Passage, rule: str, problems: list[Problem]) -> DateElement | None:
    text = bare(passage.text)
    if rule == "notice.date" and DIGITS_DATE.match(text):
        place = passage.stripped()
        problems.append(Problem("ZP403", {"text": text}, place.start, place.end))
        value = parse_date(f"{text[:4]}-{text[4:6]}-{text[6:]}") if len(text) == EIGHT_DIGITS else None
        return DateElement(value, place.start, place.end, "notice.digits-date") if value else None
    for found in find_dates(passage.text):
        span = passage.span(found.start, found.end)
        if found.value is not None:
            return DateElement(found.value, *span, rule)
        problems.append(Problem("ZP401", {"text": passage.text[found.start : found.end]}, *span))
    return None


def _listed(group: Sequence[Line]) -> tuple[Element, ...]:
    run = lay_together(line.passage for line in group)
    return tuple(
        Element(found.name, *run.span(found.start, found.end), found.rule) for found in find_addressees(run.text)
    )


def _addressed_in(opening: Passage | None) -> tuple[Element, ...]:
    """Those whom a letter addresses on the line of its first sentence: 各乡镇，县直各单位：为做好…"""
    found = RUN_ON.match(opening.text) if opening else None
    form = find_form(bare(found[0])) if found else None
    if opening is None or found is None or form is None or form.name != "addressees":
        return ()
    run = lay_together([opening.part(0, found.end())])
    return tuple(Element(one.name, *run.span(one.start, one.end), one.rule) for one in find_addressees(run.text))


def _element(passage: Passage, text: str, rule: str) -> Element:
    return Element(text, passage.start, passage.end, rule)


def probe(text: str) -> list[Found]:
    """Return which rules of `notice.yaml` win on an example: the form of each line, then what it names."""
    found: list[Found] = []
    for line in text.split("\n"):
        words = bare(line)
        form = find_form(words)
        if form is not None:
            found.append(Found(form.rule, dict(form.gives)))
        if form is not None and form.name == "addressees":
            named = find_addressees(line)
            rules = dict.fromkeys(one.rule for one in named)
            found += [Found(rule, {"addressees": [one.name for one in named]}) for rule in rules]
        if form is not None and form.name == "signature":
            names = [organ_name(line[a:b]) for a, b in find_organs(line)]
            found.append(Found("notice.issuers-signature", {"issuers": names}))
        if (span := find_title_authority(line)) is not None:
            names = [organ_name(line[span[0] + a : span[0] + b]) for a, b in find_organs(line[span[0] : span[1]])]
            found.append(Found("notice.issuers-title", {"issuers": names}))
    return found
