"""What the undated deadlines of a plan refer to: its year, the notice's day, and the words that say them."""

import re

from zwgk_parse.model import lazy
from zwgk_parse.model.elements import DateElement, Element, Elements
from zwgk_parse.model.outline import Plan
from zwgk_parse.model.passage import Passage
from zwgk_parse.model.records import DeadlineBasis
from zwgk_parse.resolve.draft import clean_value
from zwgk_parse.resolve.due import Dates
from zwgk_parse.rules.numerals import parse_numeral

FOUR_FIGURES = lazy.compile(r"[0-9０-９]{4}|[一二][〇○零OＯ◯0九][〇○零OＯ◯0一二三四五六七八九]{2}")


def dates_of(plan: Plan, year: int | None, elements: Elements, clean: str) -> Dates:
    """Return the year and day that the plan's deadlines count from, each with the words that say it.

    The year is known already (`year`): here only is told whether the plan's title, the notice's day or its document
    number names it, in this order.
    """
    issued = elements.issued_on
    issued_basis = _element_basis("issued_on", issued, clean) if issued else None
    return Dates(year, issued.value if issued else None, _year_basis(plan, year, elements, clean), issued_basis)


def _year_basis(plan: Plan, year: int | None, elements: Elements, clean: str) -> DeadlineBasis | None:
    if year is None:
        return None
    if plan.title and _names(plan.title.text, year):
        return _title_basis(plan.title)
    # Where nothing is annexed the notice itself is the plan, and gives it its title.
    if plan.title is None and elements.title and _names(clean[elements.title.start : elements.title.end], year):
        return _element_basis("title", elements.title, clean)
    day = elements.issued_on or elements.issued_on_inferred
    if day and day.value.year == year:
        return _element_basis("issued_on", day, clean)
    number = elements.document_number
    return _element_basis("document_number", number, clean) if number and str(year) in number.text else None


def _names(title: str, year: int) -> bool:
    bare = re.sub(r"\s", "", title)
    return any(parse_numeral(found) == year for found in FOUR_FIGURES.findall(bare))


def _title_basis(title: Passage) -> DeadlineBasis:
    return DeadlineBasis(source="title", text=clean_value(title.text.replace("\n", "")), span=(title.start, title.end))


def _element_basis(source: str, element: Element | DateElement, clean: str) -> DeadlineBasis:
    span = (element.start, element.end)
    text = clean_value(clean[element.start : element.end].replace("\n", ""))
    return DeadlineBasis(source=source, text=text, span=span)  # type: ignore[arg-type]
