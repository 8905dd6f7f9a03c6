"""Annexes: the lists that announce them, the marks they stand behind, and plans that stand behind no mark."""

import re
from collections.abc import Sequence

from zwgk_parse.model import lazy
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.forms import ends_as
from zwgk_parse.rules.named import named_pattern
from zwgk_parse.rules.numerals import parse_numeral
from zwgk_parse.segment.closing import read_closing
from zwgk_parse.segment.titles import Title, attached_name, folded, is_same_name, take_title
from zwgk_parse.segment.views import View, is_prose, is_title_line, is_title_part, next_content

FIRST_LABEL = lazy.compile(r"^(?:一[、.．]|[（(]一[）)]|第一[章条部编]|1[.．、](?!\d))")
RESTARTS = lazy.compile(r"^(?:一[、.．]|第一[章条部编])")
TOP_LABEL = lazy.compile(r"^(?:[二三四五六七八九十]{1,3}[、.．]|第[二三四五六七八九十]{1,3}[章条部编])")
NUMBERED = named_pattern("notice", "annex-number")
PLACED = named_pattern("notice", "placed-title")
ENDS_TEXT = lazy.compile(r"[。；！：:;）)】〕”]$")
SHORTEST_LONE_TITLE = 8
LOOK_AHEAD = 12
MOST_ENTRIES = 60


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex that begins at its mark: its ordinal, its title's blocks, where the title begins, and its body."""

    ordinal: int | None
    title: tuple[int, ...]
    first: int


def read_attachments(views: Sequence[View], start: int, closed: bool) -> int | None:
    """Return the block after the list of attachments that begins at `start`; `None` where none does.

    `附件：X` is such a list where a signature, the end, another such line, or the title X itself follows; in front of
    a body it is the mark of the annex. `closed`: the letter has been signed already.
    """
    view = views[start]
    form = view.form
    if form is None or not view.is_form("annex", "attachments"):
        return None
    listed = form.name == "attachments"
    names = [attached_name(form.gives.get("title") or form.gives.get("attachments") or "")]
    i = next_content(views, start + 1)
    if not form.gives.get("title") and not listed:
        if not _is_first_entry(views, i):
            return None
        listed = True
    if listed or form.gives.get("title"):
        i = _after_entries(views, i, names)
    if listed or _ends_list(views, i, names, closed):
        return i
    return None


def _is_first_entry(views: Sequence[View], i: int) -> bool:
    """After a bare 附件： a list begins with 1. and goes on to the closing; an annex begins with its title."""
    if i >= len(views) or views[i].is_table or not re.match(r"^(?:1|１)[.．、:：](?!\d)", views[i].text):
        return False
    after = _after_entries(views, i, [])
    return after > i and _ends_list(views, after, [], False)


def _after_entries(views: Sequence[View], start: int, names: list[str]) -> int:
    """Return the block after the entries from `start` on; `names` gains theirs."""
    i = start
    while i < len(views) and i - start < MOST_ENTRIES:
        view = views[i]
        if view.fixed is not None:
            i += 1
            continue
        if view.is_table or is_prose(view) or view.is_form("signature", "sig_date", "date", "note", "copied_to"):
            break
        if view.is_form("annex") and (view.form is None or not view.form.gives["title"] or not names):
            break
        if any(is_same_name(view.text, name) for name in names if name) and not NUMBERED.match(view.text):
            break
        title = take_title(views, i, names)
        if title is not None and title.named:
            break
        if view.is_form("label") and not re.match(r"^[（(]?\d", view.text):
            break
        if view.is_form("annex") and view.form is not None and _is_mark(views, i):
            break
        names.append(attached_name(view.text))
        i += 1
    return i


def _is_mark(views: Sequence[View], i: int) -> bool:
    after = next_content(views, i + 1)
    return after < len(views) and (views[after].is_table or is_prose(views[after]) or views[after].is_form("label"))


def _ends_list(views: Sequence[View], i: int, names: Sequence[str], closed: bool) -> bool:
    """Tell whether what stands at `i` shows that the lines before it only listed the annexes."""
    i = next_content(views, i)
    if i >= len(views):
        return True
    view = views[i]
    if view.is_form("annex", "copied_to", "printed_by", "furniture", "metadata", "attachments"):
        return True
    closing = None if closed else read_closing(views, i)
    if closing is not None or (view.is_form("note") and not closed):
        return True
    title = take_title(views, i, names)
    return title is not None and title.named


def read_annex(views: Sequence[View], start: int, names: Sequence[str]) -> Annex | None:
    """Return the annex whose mark is `views[start]`, `None` where that is no mark."""
    form = views[start].form
    if form is None or form.name != "annex":
        return None
    ordinal = parse_numeral(form.gives["annex"]) if form.gives["annex"] else None
    after = next_content(views, start + 1)
    own = form.gives["title"]
    if own:
        return _titled_annex(views, start, ordinal, names)
    title = take_title(views, after, names)
    if title is not None:
        return Annex(ordinal, title.blocks, _skip_subtitle(views, title.after))
    if after < len(views) and is_title_line(views[after]) and not _is_plain_heading(views, after):
        return Annex(ordinal, (after,), _skip_subtitle(views, after + 1))
    return Annex(ordinal, (), start + 1)


def _titled_annex(views: Sequence[View], start: int, ordinal: int | None, names: Sequence[str]) -> Annex:
    """The title stands behind the mark; it may go on below, or stand there again."""
    form = views[start].form
    own = form.gives["title"] if form else ""
    after = next_content(views, start + 1)
    title = take_title(views, after, [*names, attached_name(own)])
    if title is not None and (title.named and is_same_name(title.text, attached_name(own))):
        return Annex(ordinal, title.blocks, _skip_subtitle(views, title.after))
    if title is not None and len(title.blocks) == 1 and not ends_as(own, "plan-ends"):
        return Annex(ordinal, (start, *title.blocks), _skip_subtitle(views, title.after))
    return Annex(ordinal, (start,), _skip_subtitle(views, start + 1))


def _is_plain_heading(views: Sequence[View], i: int) -> bool:
    """A short line that heads a section, or one of several short lines, is no title."""
    return ends_as(views[i].text, "frame-headings") and len(views[i].text) <= 6


def _skip_subtitle(views: Sequence[View], i: int) -> int:
    """Return the block after the lines that stand under a title: who compiled it, when, and a note."""
    at = next_content(views, i)
    while at < len(views) and views[at].is_form(
        "signature", "date", "sig_date", "note", "document_number", "site_date"
    ):
        if views[at].is_form("signature") and not _leads_to_body(views, at + 1):
            break
        at = next_content(views, at + 1)
    return at


def _leads_to_body(views: Sequence[View], i: int) -> bool:
    """A unit's name under the title is followed by a date, a sentence, a label or a table."""
    at = next_content(views, i)
    return at < len(views) and (
        views[at].is_table or is_prose(views[at]) or views[at].is_form("date", "label", "note", "signature")
    )


def find_plan_start(views: Sequence[View], i: int, names: Sequence[str], where: str, since: int) -> Title | None:
    """Return the title of a plan that begins at `i` without a mark, `None` where none does.

    `where` is "letter" (the letter came before), "announcing" (and it says that it issues something), "closed" (it
    has been signed) or "plan"; what is above began at `since`. The further the place is from a signature, the more is
    asked: the announced name, or a plan's name in front of a first item.
    """
    if not is_title_part(views[i]):
        return None
    title = take_title(views, i, names)
    if title is None:
        return None
    begins = _begins_body(views, _skip_subtitle(views, title.after))
    if _is_signed_first(views, i, title, names):
        return None
    if title.named:
        return title if begins and (where == "closed" or i == since or _ended_before(views, i)) else None
    if where == "closed":
        return title if begins else None
    if not (begins and title.sure and _ended_before(views, i) and _is_lone_title(title, views)):
        return None
    above = [view for view in views[since:i] if view.fixed is None]
    at = next_content(views, title.after)
    told = [_title_above(views, since)]
    if at < len(views) and views[at].is_table and begins_list(above, title.text, told):
        return title
    if where != "plan":
        return title if where == "announcing" else None
    return title if _restarts(views, above, title.after) or _heads_table(views, above, title) else None


def begins_list(above: Sequence[View], title: str, told: Sequence[str]) -> bool:
    """Tell whether a title over a table begins another list of tasks: below one that is nothing but its table.

    `told` are the titles so far, folded: a table's next page may print its title again.
    """
    held = [view for view in above if view.fixed is None and not view.is_form("note")]
    again = [view for view in held if told[-1] and folded(view.text).startswith(told[-1])]
    if not any(view.is_table for view in held) or not all(view.is_table or view in again for view in held):
        return False
    is_name = ends_as(title, "sure-plan-ends") and PLACED.search(title) is not None
    return is_name and bool(told[-1]) and not any(told_one in folded(title) for told_one in told if told_one)


def _title_above(views: Sequence[View], since: int) -> str:
    """Return the line above the body that begins at `since`, folded; empty where it is no title."""
    lines = [view for view in views[max(0, since - LOOK_AHEAD) : since] if view.fixed is None]
    line = next((view for view in reversed(lines) if not view.is_form("note", "signature", "date", "sig_date")), None)
    return folded(line.text) if line is not None and not line.is_table and ends_as(line.text, "plan-ends") else ""


def _is_signed_first(views: Sequence[View], i: int, title: Title, names: Sequence[str]) -> bool:
    """A signature without a date right above the announced title is no line of it."""
    if len(title.blocks) < 2 or not views[i].is_form("signature"):
        return False
    rest = take_title(views, title.blocks[1], names)
    return rest is not None and any(folded(rest.text) == name for name in names)


def _begins_body(views: Sequence[View], i: int) -> bool:
    at = next_content(views, i)
    if at >= len(views):
        return False
    view = views[at]
    return view.is_table or is_prose(view) or bool(FIRST_LABEL.match(view.text)) or _heading_then_body(views, at)


def _heading_then_body(views: Sequence[View], at: int) -> bool:
    """An unlabelled heading (目录, 总体要求) may stand between a title and the first sentence."""
    after = next_content(views, at + 1)
    return after < len(views) and (is_prose(views[after]) or bool(FIRST_LABEL.match(views[after].text)))


def _ended_before(views: Sequence[View], i: int) -> bool:
    """Tell whether what stands above has ended: a sentence, a table, a bracket."""
    for k in range(i - 1, -1, -1):
        view = views[k]
        if view.fixed is None:
            return (
                view.is_table
                or ENDS_TEXT.search(view.text) is not None
                or view.is_form("signature", "date", "sig_date", "note", "label", "attachments", "annex")
            )
    return True


def _is_lone_title(title: Title, views: Sequence[View]) -> bool:
    aligned = all(views[i].align in (None, "center") for i in title.blocks)
    return aligned and len(title.text) >= SHORTEST_LONE_TITLE and PLACED.search(title.text) is not None


def begins_items(view: View) -> bool:
    """Tell whether a block is the first item of the highest level."""
    return RESTARTS.match(view.text) is not None


def _restarts(views: Sequence[View], above: Sequence[View], after: int) -> bool:
    """Tell whether the items begin at one again behind the title, having gone past one before it."""
    ahead = [view for view in views[after : after + LOOK_AHEAD] if view.fixed is None]
    again = next((view for view in ahead if view.is_form("label")), None)
    if again is None or not RESTARTS.match(again.text):
        return False
    return any(TOP_LABEL.match(view.text) for view in above if view.is_form("label"))


def _heads_table(views: Sequence[View], above: Sequence[View], title: Title) -> bool:
    """A list of tasks printed as a table behind a plan of its own items is a plan itself."""
    at = next_content(views, title.after)
    if at >= len(views) or not views[at].is_table:
        return False
    rows = any(view.is_table for view in above)
    return not rows and any(TOP_LABEL.match(view.text) for view in above if view.is_form("label"))
