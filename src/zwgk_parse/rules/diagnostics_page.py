"""docs/diagnostics.md, written from `rules/problems.yaml`: every code, what it says, what to do."""

from collections.abc import Iterator

from zwgk_parse.rules.load import load_rules

HEAD = """# Diagnostics

Every message of `zwgk-parse` has a code. `make fix` writes this page from `rules/problems.yaml`; change it there.
A word in braces is filled in from the case. Only `error` codes stop something; `warning` and `info` stand in a
result's `diagnostics`.
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


def diagnostics_page() -> str:
    """Return the page as Markdown, codes in order."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    rules = {int(rule.id[2:]): rule for rule in load_rules("problems").rules}
    yield HEAD
    for (first, last), title in TITLE_BY_RANGE.items():
        codes = [code for code in sorted(rules) if first <= code <= last]
        if not codes:
            continue
        yield f"## {title}\n"
        for code in codes:
            rule = rules[code]
            yield f"### {rule.id} · {rule.data['severity']}\n"
            yield f"{rule.says}\n"
            yield f"- `{rule.data['zh']}` · `{rule.data['en']}`"
            helps = [rule.data[key] for key in ("help_zh", "help_en") if rule.data.get(key)]
            if helps:
                yield f"- {' · '.join(helps)}"
            yield ""
