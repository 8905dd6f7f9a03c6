"""The notice's title: which of the printed ones it is, and where it begins and ends."""

from collections.abc import Sequence

from zwgk_parse.extract.lines import Run, all_groups, lay_together
from zwgk_parse.extract.metadata import Entry
from zwgk_parse.model import lazy
from zwgk_parse.model.elements import Element
from zwgk_parse.model.outline import Line
from zwgk_parse.model.passage import Passage
from zwgk_parse.rules.forms import ends_as
from zwgk_parse.rules.named import named_pattern

FRONT_NUMBER = lazy.compile(r"[\u4e00-\u9fff]{1,14}[〔\[［（(](?:19|20)\d\d[〕\]］）)]\s*\d{1,5}\s*号\s*(?=[^\s）)])")
FRONT_TAG = named_pattern("notice", "front-tag")
TITLE_NUMBER = lazy.compile(r"[（(][^（）()]{2,24}[〔\[［][^（）()]{4,14}号?[）)]\s*$")
ENDS_TITLE = named_pattern("notice", "ends-title")
ISSUES = named_pattern("notice", "issues")
ISSUED = named_pattern("notice", "issued")


def find_title(lines: Sequence[Line], entries: dict[str, Entry]) -> tuple[Element, Run] | None:
    """Return the title nearest the letter, and its text by lines; `None` where neither lines nor metadata have one.

    A page prints the title above the notice as well.
    """
    groups = [part for group in all_groups(lines, "title") for part in _cut_titles(group)]
    if not groups:
        entry = entries.get("title")
        return _title_of([entry.value], entry.rule) if entry else None
    named = [group for group in groups if ends_as(_text(group), "genres")]
    return _title_of([line.passage.stripped() for line in (named or groups)[-1]], "notice.title")


def _title_of(passages: Sequence[Passage], rule: str) -> tuple[Element, Run] | None:
    run = lay_together(passages)
    start, end = _bounds(run.text)
    if start >= end:
        return None
    part = Run(run.text[start:end], run.places[start:end])
    return Element(part.text.replace("\n", ""), *run.span(start, end), rule), part


def _bounds(text: str) -> tuple[int, int]:
    """The title without a number in front or in brackets behind, and without 《》 around the whole."""
    front = FRONT_NUMBER.match(text) or FRONT_TAG.match(text)
    start = front.end() if front else 0
    behind = TITLE_NUMBER.search(text, start)
    end = start + len(text[start : behind.start() if behind else len(text)].rstrip())
    if text[start:end].startswith("《") and text[start:end].endswith("》") and "《" not in text[start + 1 : end]:
        start, end = start + 1, end - 1
    return start, end


def _text(group: Sequence[Line]) -> str:
    return "".join(line.passage.text.strip() for line in group)


def _cut_titles(group: Sequence[Line]) -> list[list[Line]]:
    """Cut title lines where one title is complete and another begins."""
    titles: list[list[Line]] = [[]]
    for i, line in enumerate(group):
        titles[-1].append(line)
        rest = _text(group[i + 1 :])
        if (
            _is_whole(_text(titles[-1]))
            and ends_as(rest, "genres")
            and rest[0] not in "（("
            and not ENDS_TITLE.match(rest)
        ):
            titles.append([])
    return [title for title in titles if title]


def _is_whole(text: str) -> bool:
    """关于印发2023年政府工作报告 ends as a notice does, and yet goes on: 任务分工方案的通知."""
    return ends_as(text, "genres") and (not ISSUES.search(text) or ISSUED.search(text) is not None)
