"""The closing of a letter or of a whole notice: signature, date, notes, and what is printed below them."""

from collections.abc import Sequence

from zwgk_parse.model import lazy
from zwgk_parse.model.outline import LineRole
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.forms import ends_as
from zwgk_parse.segment.letterhead import table_role
from zwgk_parse.segment.views import View, is_prose, next_content

# More lines of names than any joint notice has issuers: a table without its grid.
MOST_CLOSING_LINES = 60
LIST_PIECE = lazy.compile(r"[，、,；;。]")
LISTED = lazy.compile(r"(?:。|，|、|,)$")
ROLE_BY_FORM: dict[str, LineRole] = {
    "signature": "issuer",
    "sig_date": "issuer",
    "date": "issued_on",
    "site_date": "issued_on",
    "note": "note",
    "copied_to": "copied_to",
    "printed_by": "printed_by",
    "furniture": "furniture",
    "metadata": "metadata",
}


@dataclass(frozen=True, slots=True)
class Closing:
    """A run of closing lines up to block `after`, with what it holds."""

    after: int
    roles: tuple[tuple[int, LineRole], ...]
    dated: bool
    signed: bool


def read_closing(views: Sequence[View], start: int) -> Closing | None:
    """Return the run of signature, date and notes that begins at `start`, `None` where none does.

    Not decided here: whether its place allows a closing; a table's cells may hold names and dates too.
    """
    roles: list[tuple[int, LineRole]] = []
    dated = signed = False
    i = after = start
    while i < len(views) and len(roles) < MOST_CLOSING_LINES:
        view = views[i]
        if view.fixed is not None:
            i += 1
            continue
        if not view.is_form("signature", "sig_date", "date", "note") and not (signed and view.is_form("site_date")):
            break
        if dated and view.is_form("signature") and not _is_dated_next(views, i):
            break
        roles.append((i, ROLE_BY_FORM[view.form_name or ""]))
        dated = dated or view.is_form("date", "sig_date", "site_date")
        signed = signed or view.is_form("signature", "sig_date")
        i += 1
        after = i
    return Closing(after, tuple(roles), dated, signed) if dated or signed else None


def _is_dated_next(views: Sequence[View], i: int) -> bool:
    """Joint issuers may sign and date one after the other."""
    at = next_content(views, i + 1)
    return at < len(views) and views[at].is_form("date", "site_date")


def is_sure_signature(views: Sequence[View], closing: Closing, *, at_right: bool) -> bool:
    """Tell whether a closing without a date is one by its words, or (`at_right`) by its place at the right alone."""
    signatures = [views[i] for i, role in closing.roles if role == "issuer"]
    return all(view.align == "right" or (not at_right and ends_as(view.text, "sure-organ-ends")) for view in signatures)


def read_below(views: Sequence[View], start: int) -> list[tuple[int, LineRole]]:
    """Return the roles of the lines from `start` on that stand below a notice: 抄送, 印发, notes, a site's own lines.

    Ends at the first block that is none of these. A 抄送 list may run over several lines.
    """
    roles: list[tuple[int, LineRole]] = []
    i = start
    while i < len(views):
        view = views[i]
        if view.fixed is not None:
            i += 1
            continue
        role = table_role(view) if view.is_table else _role_below(view, roles)
        if role is None:
            break
        roles.append((i, role))
        i += 1
    return roles


def _role_below(view: View, roles: Sequence[tuple[int, LineRole]]) -> LineRole | None:
    copied = bool(roles) and roles[-1][1] == "copied_to"
    if view.is_form("copied_to", "printed_by", "furniture", "metadata", "note"):
        return ROLE_BY_FORM[view.form_name or ""]
    if copied and is_unit_list(view.text):
        return "copied_to"
    # The printer's name and the day may stand on two lines.
    printed = bool(roles) and roles[-1][1] in ("copied_to", "printed_by")
    return "printed_by" if printed and view.is_form("signature", "date") else None


def is_unit_list(text: str) -> bool:
    """Tell whether bare text is nothing but a list of authorities, as a 抄送 list goes on.

    >>> is_unit_list("县人大常委会办公室，县政协办公室，县法院。"), is_unit_list("县公安局要加强巡查，县教育局配合。")
    (True, False)
    """
    pieces = [piece for piece in LIST_PIECE.split(text) if piece]
    return len(pieces) >= 1 and LISTED.search(text) is not None and all(_is_unit(piece) for piece in pieces)


def _is_unit(piece: str) -> bool:
    return len(piece) <= 40 and (ends_as(piece, "organ-ends") or ends_as(piece, "addressee-ends"))


def tail_start(views: Sequence[View]) -> int:
    """Return the block from which on nothing of a plan follows: no sentence, label, table or annex."""
    for view in reversed(views):
        if view.fixed is None and _is_of_plan(view) and not _goes_on_copying(views, view):
            return view.index + 1
    return 0


def _goes_on_copying(views: Sequence[View], view: View) -> bool:
    """A 抄送 list runs over several lines, each of which may look like a sentence."""
    if view.is_table or view.is_form("label") or not is_unit_list(view.text):
        return False
    for above in reversed(views[: view.index]):
        if above.fixed is None and (above.is_table or not is_unit_list(above.text) or above.is_form("copied_to")):
            return above.is_form("copied_to")
    return False


def _is_of_plan(view: View) -> bool:
    if view.is_table:
        return table_role(view) is None
    if view.is_form("furniture", "metadata", "note", "copied_to", "printed_by", "addressees"):
        return False
    return view.is_form("label", "annex", "attachments") or is_prose(view)


def trailing_lines(views: Sequence[View], start: int) -> list[tuple[int, LineRole]]:
    """Return the roles of the last blocks that are a site's or a printer's lines, looking back from the end.

    Guaranteed: a sentence, an item or a table of the body ends the search.
    """
    roles: list[tuple[int, LineRole]] = []
    for i in range(len(views) - 1, start - 1, -1):
        view = views[i]
        if view.fixed is not None:
            continue
        role = table_role(view) if view.is_table else ROLE_BY_FORM.get(view.form_name or "")
        if role not in ("furniture", "metadata", "printed_by", "note"):
            break
        roles.append((view.index, role))
    return roles[::-1]
