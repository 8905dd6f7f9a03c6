"""The head of a notice: letterhead, document number, title and addressees, and what a site prints above them."""

from collections.abc import Sequence

from zwgk_parse.model import lazy
from zwgk_parse.model.outline import LineRole
from zwgk_parse.model.value import dataclass, field
from zwgk_parse.rules.forms import ends_as, find_form
from zwgk_parse.rules.named import metadata_key
from zwgk_parse.segment.headline import SHORTEST_REPEAT, TITLE_BEGINS, is_notice_title, title_groups, without_letterhead
from zwgk_parse.segment.titles import find_names, folded, take_title
from zwgk_parse.segment.views import View, is_prose, is_ruling, is_title_line

ADDRESSEE_PIECE = lazy.compile(r"[、，,]")
PASSED = lazy.compile(r"^[（(][^（）()]{0,12}\d+月\d+日[^（）()]{2,60}[）)]$")
ENTRY = lazy.compile(r"^[一-鿿]{2,8}[：:]")
MOST_SUMMARY, MOST_TITLE_LINES = 4, 4
LONGEST_HEADING = 8
OF_HEAD = ("furniture", "metadata", "document_number", "site_date", "note", "empty_key")
MOST_ADDRESSEE_LINES = 6


@dataclass(slots=True)
class Head:
    """What the head decides: roles and keys by block, the lines of the title, where the letter begins.

    `is_letter` tells that the words show a notice and not an annex alone: a document number, addressees, metadata, a
    title that ends as a notice's does.
    """

    roles: dict[int, LineRole] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    title: tuple[int, ...] = ()
    title_text: str = ""
    start: int = 0
    is_letter: bool = False
    addressed: bool = False

    def put(self, index: int, role: LineRole, key: str | None = None) -> None:
        """Note the role of a block, and its key where it is metadata."""
        self.roles[index] = role
        if key:
            self.keys[index] = key


def read_head(views: Sequence[View]) -> Head:
    """Return the head of the notice; the blocks from `start` on are not decided.

    Guaranteed: a block with a label, a sentence, or a mark of an annex is never part of the head.
    """
    head = Head()
    lines: list[View] = []
    i = 0
    while i < len(views) and _reads_on(head, views[i], lines):
        i += 1
    again = _printed_again(views, i, lines, is_numbered="document_number" in head.roles.values())
    if again is not None:
        for view in views[i:again]:
            if not _reads_form(head, view):
                head.put(view.index, "note")
        i = again
        while i < len(views) and _reads_on(head, views[i], lines):
            i += 1
    addressees = _addressee_lines(views, i, lines)
    if addressees:
        first, i = addressees
        head.start, head.addressed, head.is_letter = i, True, True
        for view in views[first:i]:
            if view.fixed is None:
                head.put(view.index, "addressees")
        lines = [line for line in lines if line.index < first]
    else:
        head.start = i
    _settle_title(head, lines, views)
    return head


def _printed_again(views: Sequence[View], stop: int, lines: Sequence[View], *, is_numbered: bool) -> int | None:
    """Return where the title stands again behind a page's summary of the notice, `None` where it does not."""
    if stop >= len(views) or views[stop].fixed or not is_prose(views[stop]) or views[stop].is_form("addressees"):
        return None
    titles = {folded(line.text) for line in lines if len(line.text) >= SHORTEST_REPEAT}
    for start in range(stop + 1, min(stop + 1 + MOST_SUMMARY, len(views))):
        if not is_numbered and _begins_letterhead(views, start):
            return start
        text = ""
        for view in views[start : start + MOST_TITLE_LINES]:
            if not is_title_line(view):
                break
            text += view.text
            if folded(text) in titles:
                return start
    return None


def _begins_letterhead(views: Sequence[View], start: int) -> bool:
    """Tell whether a notice's title stands here and its number or its addressees right below: a news item is above."""
    if not is_title_line(views[start]):
        return False
    lines: list[View] = []
    for view in views[start : start + MOST_TITLE_LINES + 1]:
        if not is_title_line(view):
            return view.is_form("document_number", "addressees") and _is_titled(lines)
        lines.append(view)
    return False


def _is_titled(lines: Sequence[View]) -> bool:
    return is_notice_title(lines) and TITLE_BEGINS.search("".join(line.text for line in lines)) is not None


def _reads_on(head: Head, view: View, lines: list[View]) -> bool:
    """Give a block of the head its role, or hold it as a possible line of the title; `False` where the head ends."""
    if view.fixed == "metadata":
        head.put(view.index, "metadata", view.key)
        head.is_letter = True
    elif view.fixed is not None:
        head.put(view.index, "furniture" if view.fixed == "furniture" else "note")
    elif view.is_table:
        return _reads_table(head, view)
    elif view.form is not None and view.is_form(*OF_HEAD):
        return _reads_form(head, view)
    elif view.is_form("date"):
        head.put(view.index, "issued_on")
    elif PASSED.match(view.text):
        head.put(view.index, "note")
    elif (
        view.is_form("annex", "attachments", "label", "addressees", "copied_to", "contents")
        or is_prose(view)
        or (lines and is_ruling(view))
        or (lines and len(view.text) <= LONGEST_HEADING and ends_as(view.text, "frame-headings"))
    ):
        return False
    else:
        lines.append(view)
    return True


def _reads_form(head: Head, view: View) -> bool:
    form = view.form
    if form is None:
        return False
    if form.name == "site_date":
        head.put(view.index, "metadata", metadata_key("published"))
        head.is_letter = True
    elif form.name == "metadata":
        head.put(view.index, "metadata", form.key)
        head.is_letter = head.is_letter or form.key != "密级"
    elif form.name == "document_number":
        head.put(view.index, "document_number")
        head.is_letter = True
    else:
        head.put(view.index, "note" if form.name == "note" else "furniture")
    return True


def _reads_table(head: Head, view: View) -> bool:
    """A table of the head holds metadata or the letterhead, and nothing else."""
    role = table_role(view)
    if role != "metadata":
        return False
    head.put(view.index, role)
    head.is_letter = True
    return True


def table_role(view: View) -> LineRole | None:
    """Return the role of a table that holds only metadata, the letterhead or the closing lines, else `None`."""
    cells = view.text.split("\n") if view.text else []
    forms = [find_form(cell) for cell in cells]
    names = [form.name for form in forms if form]
    if not names:
        return None
    if "copied_to" in names or ("printed_by" in names and len(cells) <= 4):
        return "copied_to" if "copied_to" in names else "printed_by"
    keyed = sum(1 for form in forms if form and form.name == "metadata")
    if keyed and 2 * keyed >= len(cells) - sum(1 for cell, form in zip(cells, forms, strict=True) if form is None):
        return "metadata"
    if len(cells) <= 6 and "label" not in names and ("document_number" in names or keyed):
        return "metadata"
    return None


def _addressee_lines(views: Sequence[View], stop: int, lines: Sequence[View]) -> tuple[int, int] | None:
    """Return the half-open range of the lines that address somebody, `None` where none do.

    The list may run over several lines, of which the last ends in the colon, or lack the colon.
    """
    first = stop
    while lines and stop - first < MOST_ADDRESSEE_LINES and first > 0 and _is_listing(views[first - 1], lines):
        first -= 1
    last = stop
    while last < len(views) and last - stop < MOST_ADDRESSEE_LINES and _lists_on(views[last]):
        last += 1
    if last < len(views) and views[last].fixed is None and not views[last].is_table:
        text = "".join(view.text for view in views[first : last + 1] if view.fixed is None)
        form = find_form(text)
        if form is not None and form.name == "addressees":
            return first, last + 1
    if stop < len(views) and views[stop].is_form("addressees"):
        return stop, stop + 1
    if first < stop:
        text = "".join(view.text for view in views[first:stop] if view.fixed is None)
        form = find_form(text.rstrip("，,、；;。") + "：")
        if form is not None and form.name == "addressees":
            return first, stop
    return None


def _lists_on(view: View) -> bool:
    return not view.is_table and (view.fixed is not None or (view.text[-1:] in "，,、" and "。" not in view.text))


def _is_listing(view: View, lines: Sequence[View]) -> bool:
    if all(line.index != view.index for line in lines) or ends_as(view.text, "genres"):
        return False
    if view.text.startswith("各") and not TITLE_BEGINS.search(view.text):
        return True
    return bool(ADDRESSEE_PIECE.search(view.text)) and not TITLE_BEGINS.search(view.text)


def _settle_title(head: Head, lines: Sequence[View], views: Sequence[View]) -> None:
    """Choose the title among the held lines; a line that is none is the letterhead's or the site's."""
    groups = title_groups(lines)
    named = [group for group in groups if is_notice_title(group)]
    if named and not head.addressed:
        lines = _without_plan_title(head, lines, named[-1], views)
    for group in named or [group for group in groups[-1:] if _may_be_title(head, group)]:
        kept = without_letterhead(group)
        while len(kept) > 1 and kept[-1].is_form("signature") and _names_plan(kept[:-1]):
            head.put(kept[-1].index, "issuer")
            head.is_letter = True
            kept = kept[:-1]
        for line in kept:
            head.put(line.index, "title")
        head.title = tuple(line.index for line in kept)
        head.title_text = "".join(line.text for line in kept)
    head.is_letter = head.is_letter or bool(named)
    for line in lines:
        if line.index not in head.roles:
            is_organ = line.is_form("signature") and (not head.title or line.index < head.title[-1])
            if is_organ:
                head.put(line.index, "metadata", metadata_key("letterhead"))
            else:
                head.put(line.index, "furniture", None)


def _may_be_title(head: Head, group: Sequence[View]) -> bool:
    """Lines that end as no notice does may still be a title: no signature, no rest of an index that names the title."""
    if all(line.is_form("signature") for line in group):
        return False
    indexed = metadata_key("title") in head.keys.values() and all(ENTRY.match(line.text) for line in group)
    return not indexed


def _names_plan(lines: Sequence[View]) -> bool:
    return ends_as("".join(line.text for line in lines), "sure-plan-ends")


def _without_plan_title(
    head: Head, lines: Sequence[View], title: Sequence[View], views: Sequence[View]
) -> Sequence[View]:
    """The plan may stand right below the page's title, no letter between: its title is none of the head's lines."""
    below = [line for line in lines if line.index > title[-1].index]
    names = find_names(["".join(view.text for view in title)])
    plan = take_title(views, below[0].index, names) if below else None
    if plan is None or not plan.named:
        return lines
    head.start = below[0].index
    for index in [index for index in head.roles if index >= head.start]:
        del head.roles[index]
    return [line for line in lines if line.index < head.start]
