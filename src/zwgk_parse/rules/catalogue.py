"""All built-in rules by id, for whoever explains a result."""

from functools import cache

from zwgk_parse.rules.load import load_rules, rules_folder
from zwgk_parse.rules.rule import RuleError


def sentence_of(rule_id: str) -> str:
    """Return the sentence of the rule with that id, with or without its file's name in front; "" for an unknown one."""
    sentences = _sentences()
    return sentences.get(rule_id) or sentences.get(rule_id.rpartition(".")[2], "")


@cache
def _sentences() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(rules_folder().glob("*.yaml")):
        try:
            rules = load_rules(path.stem).rules
        except RuleError:
            continue  # the self-test reports it; an explanation goes on without its sentences
        for rule in rules:
            found[rule.id] = rule.says
            found.setdefault(rule.id.rpartition(".")[2], rule.says)
    return found
