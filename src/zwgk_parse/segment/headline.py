"""The title of a notice among the lines of its head: which lines belong together, which are letterhead or a site's."""

from collections.abc import Sequence

from zwgk_parse.rules.forms import ends_as
from zwgk_parse.rules.named import named_pattern
from zwgk_parse.segment.titles import Title, folded
from zwgk_parse.segment.views import View, is_title_part, next_content

TITLE_BEGINS = named_pattern("notice", "title-begins")
OPENS_TITLE_LINE = named_pattern("notice", "opens-title-line")
PLACE = named_pattern("notice", "place-line")
JOINT = named_pattern("notice", "joint-authorities")
PLACED_AND_DATED = named_pattern("notice", "placed-and-dated")
OWN_AUTHORITY = named_pattern("notice", "own-authority")
ENDS_TITLE = named_pattern("notice", "ends-title")
ISSUES = named_pattern("notice", "issues")
ISSUED = named_pattern("notice", "issued")
SHORTEST_REPEAT = 8


def title_groups(lines: Sequence[View]) -> list[list[View]]:
    """Return the held lines cut into titles: at a gap between them, behind a line that completes one, at a repeat."""
    groups: list[list[View]] = []
    for line in lines:
        if not is_title_part(line):
            groups.append([])
            continue
        last = groups[-1] if groups else []
        joins = line.index == (last[-1].index + 1 if last else -1) and not _is_printed_in(line, last)
        if joins and not (_completes(last) and _begins(line)):
            last.append(line)
        else:
            groups.append([line])
    return [group for group in groups if group]


def _is_printed_in(line: View, group: Sequence[View]) -> bool:
    """A page prints the title above the notice in one line, perhaps behind the number; what repeats it begins anew."""
    return len(line.text) >= SHORTEST_REPEAT and folded(line.text) in folded("".join(view.text for view in group))


def _completes(group: Sequence[View]) -> bool:
    text = "".join(view.text for view in group)
    if ISSUES.search(text) and not ISSUED.search(text):
        return False  # 关于印发2023年政府工作报告 goes on in the next line: 任务分工方案的通知
    return ends_as(text, "genres") and is_notice_title(group)


def _begins(line: View) -> bool:
    """A line in brackets, or one that only ends a title (主要目标任务的通知), begins none."""
    if line.text[0] in "（(" and line.text[-1] in "）)":
        return False
    return ENDS_TITLE.match(line.text) is None


def is_notice_title(group: Sequence[View]) -> bool:
    """Tell whether lines together end as the title of a notice does: 通知, 意见, 公告 …"""
    text = "".join(view.text for view in group)
    return len(text) >= 4 and ends_as(text, "genres") and (len(group) == 1 or TITLE_BEGINS.search(text) is not None)


def begins_notice(views: Sequence[View], title: Title) -> bool:
    """Tell whether another notice of the same file begins: its title, and its number or addressees right below."""
    at = next_content(views, title.after)
    if at >= len(views) or not views[at].is_form("document_number", "addressees"):
        return False
    return is_notice_title([views[i] for i in title.blocks]) and TITLE_BEGINS.search(title.text) is not None


def without_letterhead(group: Sequence[View]) -> Sequence[View]:
    """Return a title's lines without those in front that are no part of it.

    An authority's name in front of 关于… begins the title; in front of a line that names its own authority it is the
    letterhead or the site's name.
    """
    first = next((i for i, view in enumerate(group) if TITLE_BEGINS.search(view.text)), None)
    if first is None:
        dated = [i for i, view in enumerate(group) if PLACED_AND_DATED.match(view.text)]
        return group[dated[-1] :] if dated else group
    start = first
    opens = OPENS_TITLE_LINE.match(group[first].text) is not None
    while start > 0 and (_is_authority(group[start - 1]) if opens else _is_fragment(group, start, first)):
        start -= 1
    return group[start:]


def _is_authority(line: View) -> bool:
    return line.is_form("signature") or PLACE.search(line.text) is not None or JOINT.search(line.text) is not None


def _is_fragment(group: Sequence[View], start: int, first: int) -> bool:
    """A line in front of one that neither opens a title nor names an authority is the title's beginning."""
    line = group[start - 1]
    if line.is_form("signature", "letterhead", "furniture", "metadata"):
        return False
    return not OWN_AUTHORITY.match(group[first].text)
