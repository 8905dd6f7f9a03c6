"""Rules as data: loading `rules/*.yaml`, turning word lists into patterns, testing rules by their own examples."""

from zwgk_parse.rules.load import load_rules, rules_folder
from zwgk_parse.rules.rule import Example, Rule, RuleError, RuleFile
from zwgk_parse.rules.words import any_of

__all__ = ["Example", "Rule", "RuleError", "RuleFile", "any_of", "load_rules", "rules_folder"]
