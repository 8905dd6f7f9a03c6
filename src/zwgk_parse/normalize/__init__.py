"""Characters: repairs, script, width and spacing, as edits that lead back to the source.

The order of the passes is the order in which damage was done, undone backwards: what an editor left goes first,
then bytes are put right, then readings go, and only then is text Chinese enough for script, width and spacing.
"""

from collections import Counter

from zwgk_parse.model.problem import Problem
from zwgk_parse.model.text import CleanText, SourceText, apply_edits, plain_text
from zwgk_parse.model.value import replace
from zwgk_parse.normalize.alphabet import LONE, ROW_A8, SPACES
from zwgk_parse.normalize.dates import find_broken_dates
from zwgk_parse.normalize.documents import find_document_brackets
from zwgk_parse.normalize.doubled import find_doubled_marks
from zwgk_parse.normalize.entities import find_entities
from zwgk_parse.normalize.glosses import find_glosses
from zwgk_parse.normalize.leftovers import (
    INVISIBLE,
    RADICALS,
    find_field_codes,
    find_invisible,
    find_lost_spaces,
    find_radicals,
)
from zwgk_parse.normalize.misread import MISREAD_SIGNS, find_misread
from zwgk_parse.normalize.plus import find_lost_plus
from zwgk_parse.normalize.quotes import CORNERS, find_corner_quotes, find_straight_quotes
from zwgk_parse.normalize.revision import Changes, Pass, Revision, alphabet_of, replaced, run_passes
from zwgk_parse.normalize.script import convert_script, decide_script, find_corrections, find_script_edits
from zwgk_parse.normalize.spacing import find_spacing
from zwgk_parse.normalize.spam import find_spam
from zwgk_parse.normalize.width import NARROWED, find_full_stops, find_narrow, find_wide, find_wide_brackets
from zwgk_parse.rules.probe import Found

__all__ = ["in_simplified_script", "normalize_text", "probe"]


def _find_byte_shifts(text: str) -> Changes:
    # Its rooms are loaded for the few texts that show the damage.
    from zwgk_parse.normalize.byteshift import find_byte_shifts

    return find_byte_shifts(text)


def _find_torn_stops(text: str) -> Changes:
    from zwgk_parse.normalize.stops import find_torn_stops

    return find_torn_stops(text)


REPAIRS = (
    Pass.of(find_entities, "&\\%"),
    Pass.of(find_misread, MISREAD_SIGNS),
    Pass.of(find_field_codes, "[{HNP@"),
    Pass.of(find_invisible, INVISIBLE),
    Pass.of(find_radicals, RADICALS),
    Pass.of(_find_torn_stops, LONE),
    Pass.of(_find_byte_shifts, LONE + ROW_A8),
    Pass.of(find_lost_spaces, "?？"),
    Pass.of(find_glosses, "a-zA-Zāáǎàēéěèō"),
    Pass.of(find_lost_plus, SPACES),
)
FORMS = (
    Pass.of(find_document_brackets, "[［【〈﹝(（〔„‟{｛"),
    Pass.of(find_corner_quotes, "".join(CORNERS)),
    Pass.of(find_narrow, NARROWED + "："),
    Pass.of(find_straight_quotes, "\"＂'＇`´"),
    Pass.of(find_wide_brackets, "()"),
    Pass.of(find_wide, ",;:?!"),
    Pass.of(find_full_stops, "."),
    Pass.of(find_spacing, SPACES),
)
REPORTING = {"ZP155": "characters.broken-date", "ZP156": "characters.spam"}
MOST_ROUNDS = 6  # one edit may uncover another (a bracket that widens lets the comma behind it widen)


def normalize_text(source: SourceText, *, keep_script: bool = False) -> CleanText:
    """Return the clean text of `source`, with every edit and where each character came from.

    >>> normalize_text(plain_text("公開(kāi)政務(wù) 工作(zuò)的製度")).text
    '公开政务工作的制度'

    Guaranteed: line ends and blocks stay; normalizing the clean text again changes nothing; simplified text keeps
    its characters. Problems are those of the source and of the repairs, at offsets of the clean text.
    With `keep_script` traditional text stays traditional.
    """
    revision = Revision(source.text, source.text, problems=source.problems)
    script = None
    for _ in range(MOST_ROUNDS):
        before = revision.text
        alphabet = alphabet_of(before)
        revision = revision.joined(run_passes(before, REPAIRS, alphabet))
        decision = decide_script(revision.text, alphabet if revision.text is before else None)
        script = script or decision.script
        if not keep_script:
            revision = revision.revised(find_script_edits(revision.text, decision))
        if revision.text is not before:
            alphabet = alphabet_of(revision.text)
        revision = revision.joined(run_passes(revision.text, FORMS, alphabet))
        if revision.text == before:
            break
    for problems in (find_doubled_marks(revision.text), find_broken_dates(revision.text)):
        revision = revision.revised(problems)
    revision = revision.revised(find_spam(revision.text, alphabet))
    return apply_edits(source, revision.edits, script=script or "simplified", problems=_once(revision.problems))


def in_simplified_script(kept: CleanText) -> CleanText:
    """Return `kept`, the script of whose source was kept, as the rules read it: same length, same offsets.

    >>> in_simplified_script(normalize_text(plain_text("公開(kāi)的製度"), keep_script=True)).text
    '公开的制度'
    """
    changes = find_script_edits(kept.text, decide_script(kept.text))
    return replace(kept, text=replaced(kept.text, changes.edits)) if changes.edits else kept


def _once(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    # What could not be repaired is found again in each round.
    first: dict[tuple[str, int | None, int | None], Problem] = {}
    for problem in problems:
        first.setdefault((problem.code, problem.start, problem.end), problem)
    return tuple(first.values())


def probe(text: str) -> list[Found]:
    """Return each rule of `rules/characters.yaml` and `rules/script.yaml` that changed `text`, with the clean text.

    Rules that only report give the details of what they report.
    """
    clean = normalize_text(plain_text(text))
    names = [f"characters.{rule}" for rule in Counter(edit.rule for edit in clean.edits)]
    if any(edit.rule == "script" for edit in clean.edits):
        names += dict.fromkeys(rule for _, _, rule in find_corrections(convert_script(text)))
    reported = [Found(REPORTING[p.code], dict(p.details)) for p in clean.problems if p.code in REPORTING]
    return [Found(name, {"text": clean.text}) for name in names] + reported
