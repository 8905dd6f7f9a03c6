"""Whether a time in running text says when a task is to be done, by the words around it.

2023年建成示范点 says when; 对照2022年工作要点 names a document, 压缩到5个工作日以内 is the aim itself.
"""

from zwgk_parse.extract.deadline_forms import Hit, ends_with, setting, target, words
from zwgk_parse.extract.moments import Moment, is_closed
from zwgk_parse.model import lazy
from zwgk_parse.model.findings import DeadlineMention
from zwgk_parse.rules.named import named_words

CLAUSE_MARKS = "。；;，,：:！？?\n、（(“"
CLAUSE = lazy.compile(r"[^，,。；;\n]{0,60}")
SENTENCE = lazy.compile(r"[^。；;！\n]{0,60}")
BEFORE = 16


def is_moment_when(text: str, start: int, moment: Moment, last: DeadlineMention | None = None) -> bool:
    """Whether the moment, or the list from `start` that it ends, says when something is to be done.

    `last` is the deadline in front of it, if there is one.
    """
    before, behind = text[max(0, start - BEFORE) : start], _clause(text, moment.end)
    if ends_with("past-until-words").search(before) or words("past-years").match(text, start):
        return False
    if ends_with("past-years").search(before):
        return False  # 从去年下半年开始，…保持增长 looks back
    if setting("already").match(text, moment.end) or setting("moved-term").search(before):
        return False
    if (aim := target().regex.search(before)) and (aim["to"] or moment.size in ("year", "plan")):
        return not words("outlook-words").match(behind)
    if moment.edge == "from":
        return not _is_validity(text, start, behind) and not setting("told-since").match(text, moment.end)
    if moment.last.undated:
        return _opens_action(text, start, moment, before, behind)
    if moment.edge in ("before", "inside"):
        if behind.endswith("的"):
            return False  # 年内未开展培训的，: a condition
        told = _sentence(text, moment.end) if moment.edge == "inside" else behind
        return not _is_mark_of_things(before, behind) and not setting("told").search(told)
    if moment.size == "plan" and not moment.joined and text[moment.end - 1] not in "间期末":
        return False
    if "." in text[moment.start : moment.end] and not moment.joined:
        return False
    if last and moment.size == "year" and setting("yearly-share").fullmatch(text, last.end, start):
        # 其中2024年100所、2025年120所: what the first year is, the second is too.
        return bool(setting("amount").match(behind))
    if last and moment.edge == "end" and words("and-words").fullmatch(text, last.end, start):
        return True  # 第二季度末和第四季度末: what the first is, the second is too
    return _opens_action(text, start, moment, before, behind)


def _is_validity(text: str, start: int, behind: str) -> bool:
    """本办法自5月1日起施行 tells since when a rule holds; 新标准3月1日起实施 is to be done."""
    found = setting("in-force").match(behind)
    if found is None or found["act"] is None:
        return found is not None
    return found.end() < len(behind) or bool(setting("own-validity").search(text, max(0, start - 30), start))


def _is_mark_of_things(before: str, behind: str) -> bool:
    """2005年底前建成的小区, 6月底前的办件; 应在6月底前制定并实施 is an order."""
    act = words("past-acts").match(behind)
    if behind.startswith("的") or act is None:
        return behind.startswith("的")
    sign = behind[act.end() : act.end() + 1]
    return sign == "的" or (sign == "并" and not ends_with("order-words").search(before))


def _opens_action(text: str, start: int, moment: Moment, before: str, behind: str) -> bool:
    """A bare time counts where it opens a clause or stands in front of a verb, and names nothing."""
    if words("naming-words").match(behind) or words("basis-words").search(behind) or _is_in_quotes(text, start):
        return False
    if moment.size == "year" and setting("year-of-aims").match(text, moment.end):
        return False
    if not behind and text.startswith(("，是", ",是"), moment.end):
        return False
    if setting("told-figures").match(text, moment.end):
        return False
    if setting("told").search(_sentence(text, moment.end)) or setting("told-before").search(_before(text, start)):
        return False
    if moment.joined and before[-1:] in ("自", "从"):
        before = before[:-1]  # 自3月1日起至6月30日
    opens = not before or before[-1] in CLAUSE_MARKS
    if opens and before[-1:] in ("、", "（", "“") and moment.size == "year":
        # A list of years is about other things; 三季度末达到80%、年底全部建成 is not.
        opens = moment.edge == "end" and _is_act(behind, "acts")
    led = bool(ends_with("leading-words").search(before))
    led = led or (moment.joined and bool(ends_with("range-leading-words").search(before)))
    led = led or (moment.joined and is_closed(text, moment))
    firm = _is_act(behind, "firm-acts")
    if moment.size == "year" and not (opens or led) and setting("what-is-new").match(behind):
        return False
    if not (opens or led or firm):
        return False
    if text.startswith(named_words("deadlines", "year-words"), start) and setting("amount-of-year").match(behind):
        return False
    acts = firm or _is_act(behind, "acts")
    goes_on = moment.edge == "end" and behind[:1] in ("和", "与", "及")
    names_document = not goes_on and bool(ends_with("documents").search(behind))
    # 今年 and 全年 are as often said of what is or was; they need a verb, or a clause of their own.
    if moment.size == "year" and text[start] not in "012〇一二年岁" and behind and not acts:
        return False
    if opens:
        return acts or not names_document
    return (firm and not names_document) or (led and (acts or not names_document))


def _is_act(behind: str, name: str) -> bool:
    act = words(name).match(behind)
    return bool(act) and not words("act-nouns").match(behind, act.end() if act else 0)


def is_every_when(text: str, hit: Hit) -> bool:
    """Whether 每… says how often something is to be done, and not how much a year or a day."""
    before, behind = text[max(0, hit.start - BEFORE) : hit.start], _clause(text, hit.end)
    if ends_with("shares").search(before) or behind.startswith("的") or words("figures-of-time").match(behind):
        return False
    if setting("amount-by-time").search(behind) or setting("reached-each").match(behind):
        return False
    if hit.rule.id.endswith("period-act") and _is_means(text, hit):
        return False
    if hit.groups.get("unit") in ("日", "天") and "n" not in hit.groups and hit.rule.id.endswith("every"):
        reach = 30 if words("daily-staff").match(behind) else 10
        return bool(words("daily-acts").search(behind, 0, reach))
    return True


def _is_means(text: str, hit: Hit) -> bool:
    """通过季度检查等方式 says by what the work is pressed on, and sets no rhythm."""
    lead = text[max(0, hit.start - BEFORE) : hit.start]
    return bool(setting("means-lead").search(lead) and setting("means").match(text, hit.end))


def is_within_when(text: str, start: int, end: int) -> bool:
    """Whether a length of time is the time to act in, and not the measured aim or a condition."""
    before = text[max(0, start - BEFORE) : start]
    if _clause(text, end).endswith("的"):
        return False  # 一个月内再次发生事故的，: a condition
    is_ordered = text[max(start - 2, 0) : start].rstrip("，,")[-1:] in ("后", "起") or setting("ordered").search(before)
    before = setting("amount-list").sub("", before)
    before = setting("measure-links").sub("", before, count=1)
    reach = "not-reach-words" if is_ordered else "reach-words"
    return not (ends_with("measures").search(before) or words(reach).match(text, end))


def _is_in_quotes(text: str, at: int) -> bool:
    """Whether “…” names a thing around the place; a quotation mark of the phrase itself is none."""
    window = text[max(0, at - 24) : at]
    return window.rfind("“") > window.rfind("”")


def _sentence(text: str, at: int) -> str:
    found = SENTENCE.match(text, at)
    return found.group() if found else ""


def _before(text: str, at: int) -> str:
    window = text[max(0, at - 60) : at]
    return window[max(window.rfind(mark) for mark in "。；;\n") + 1 :]


def _clause(text: str, at: int) -> str:
    found = CLAUSE.match(text, at)
    return found.group() if found else ""
