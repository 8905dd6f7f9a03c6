"""docs/diagnostics.md: every code, what it says, what to do, what brings it up, its mend.

Written from `rules/problems.yaml` and `rules/examples.yaml`.
"""

from collections.abc import Iterator

from zwgk_parse.rules.examples import ProblemExample, load_examples, marked_lines
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.rule import Rule

HEAD = """# Diagnostics

Every message of `zwgk-parse` has a code. `make fix` writes this page from `rules/problems.yaml` and
`rules/examples.yaml`; change it there. A word in braces is filled in from the case. Only `error` codes stop something;
`warning` and `info` stand in a result's `diagnostics`.

Each code has an example, and the tests run all of them. Where it shows lines, those marked `-` (and the unmarked ones)
bring the code up, and with those marked `+` in their place it is gone: lines of a notice, of a task file, of a rule
file, or typed in a folder that holds a notice (`通知.txt`) and its task file (`任务.yaml`). A file that cannot be shown
is described; what to do about it is its mend. 减号行（连同未标记的行）会引出该提示，换成加号行即消除。
"""
TITLE_BY_RANGE = {
    (100, 149): "Reading",
    (150, 199): "Repairs",
    (200, 299): "Outline, tasks and allocations",
    (300, 399): "Deadlines",
    (400, 499): "The notice",
    (500, 549): "Coverage",
    (600, 699): "Checked task files",
    (700, 799): "Rule files and usage",
}
# What a page would not show: a tab, an icon's place in a private font.
VISIBLE = {0x09: "→", **dict.fromkeys(range(0xE000, 0xF900), "▯")}


def diagnostics_page() -> str:
    """Return the page as Markdown, codes in order."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    rules = {int(rule.id[2:]): rule for rule in load_rules("problems").rules}
    examples = load_examples()
    yield HEAD
    for (first, last), title in TITLE_BY_RANGE.items():
        codes = [code for code in sorted(rules) if first <= code <= last]
        if not codes:
            continue
        yield f"## {title}\n"
        for code in codes:
            yield from _entry(rules[code], examples.get(rules[code].id))


def _entry(rule: Rule, example: ProblemExample | None) -> Iterator[str]:
    yield f"### {rule.id} · {rule.data['severity']}\n"
    yield f"{rule.says}\n"
    yield f"- `{rule.data['zh']}` · `{rule.data['en']}`"
    helps = [rule.data[key] for key in ("help_zh", "help_en") if rule.data.get(key)]
    if helps:
        yield f"- {' · '.join(helps)}"
    yield ""
    if example:
        yield from _example(example)


def _example(example: ProblemExample) -> Iterator[str]:
    told = [example.zh, example.says]
    if example.file:
        told.append(f"[{example.file.rpartition('/')[2]}](../{example.file})")
    if example.mend_file:
        told.append(f"mended: [{example.mend_file.rpartition('/')[2]}](../{example.mend_file})")
    yield f"**例 Example.** {' · '.join(told)}\n"
    if example.text:
        shown = marked_lines(example.text, example.mend) if example.mend else example.text.splitlines()
        yield "```diff" if example.mend else "```"
        yield from (line.translate(VISIBLE) for line in shown)
        yield "```\n"
