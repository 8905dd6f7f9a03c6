"""What the program says: problem codes made sentences, in Chinese and English, from `rules/problems.yaml`."""

from collections.abc import Mapping
from functools import cache
from typing import Literal, cast

from zwgk_parse.model import lazy
from zwgk_parse.model.problem import NO_DETAILS
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.load import load_rules

Severity = Literal["error", "warning", "info"]
PLACEHOLDER = lazy.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a code says and what to do about it, with its details filled in."""

    code: str
    severity: Severity
    zh: str
    en: str
    help_zh: str
    help_en: str

    @property
    def message(self) -> str:
        """Both languages on one line."""
        return f"{self.zh} · {self.en}"

    @property
    def help(self) -> str:
        """Both languages on one line; empty where nothing is to be done."""
        return " · ".join(part for part in (self.help_zh, self.help_en) if part)


def word_problem(code: str, details: Mapping[str, object] = NO_DETAILS) -> Wording:
    """Return the wording of `code` with each `{name}` filled from `details`.

    Guaranteed: never raises. A code that has no entry says itself and its details; a placeholder without a detail
    stays as it is written: a message that is not perfect must not hide the problem it reports.

    >>> word_problem("ZP701", {"file": "通知.docx"}).en
    'there is no such file, 通知.docx'
    """
    entry = _entries().get(code)
    if entry is None:
        told = "; ".join(f"{key} = {value}" for key, value in details.items())
        return Wording(code, "error", f"问题 {code}", told or "no wording", "", "")
    filled = {key: _filled(entry.get(key) or "", details) for key in ("zh", "en", "help_zh", "help_en")}
    return Wording(code, cast(Severity, entry.get("severity") or "warning"), **filled)


def _filled(text: str, details: Mapping[str, object]) -> str:
    return PLACEHOLDER.sub(lambda found: str(details.get(found[1], found[0])), text)


@cache
def _entries() -> Mapping[str, Mapping[str, str]]:
    return {rule.id: rule.data for rule in load_rules("problems").rules}
