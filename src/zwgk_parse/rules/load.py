"""Loads rule files: every scalar a string, repeated keys refused, `{list}` references filled in.

A file looks like this; keys beside the known ones are the file's own and reach the stage in `Rule.data`:

    says: One sentence on what the file holds.
    lists:
      role-words: [牵头, 负责]
    fragments:
      brackets: '[（(〔\\[【]'
    settings: {…}
    examples:
      brackets: {match: ['（牵头'], no_match: [牵头]}
    rules:
      - id: roles.lead
        says: …
        pattern: '(?P<who>[^，]+){role-words}'
        match: [{text: 市甲局牵头, gives: {who: 市甲局}}]
        no_match: [{text: …, why: …}]
        known_miss: []
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from zwgk_parse.cache.stored import read_stored, store
from zwgk_parse.model import lazy
from zwgk_parse.rules.demands import find_demands
from zwgk_parse.rules.rule import Rule, RuleError, RuleFile
from zwgk_parse.rules.words import any_of

REFERENCE = lazy.compile(r"\{([a-z][a-z-]*)\}")
DEMANDS = " demands"  # no key of a rule file: what its patterns demand, kept with it
EXAMPLES = ("match", "no_match", "known_miss")
MADE_BY = ("demands.py", "load.py", "words.py")
KNOWN_KEYS = {"id", "says", "pattern", "words", "__line__", DEMANDS, *EXAMPLES}


def rules_folder() -> Path:
    """Return the folder of the built-in rules: inside the package when installed, `rules/` in a checkout."""
    inside = Path(__file__).parent / "data"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "rules"


@cache
def load_rules(name: str) -> RuleFile:
    """Return the built-in rule file `rules/<name>.yaml`, read once.

    Refused (RuleError, with file and line): repeated keys, a rule without id or sentence, an unknown `{list}`.
    """
    path = rules_folder() / f"{name}.yaml"
    content = _content(path)
    made_of = _makers() + content
    filled = read_stored(f"{name}.rules", made_of)
    if filled is None:
        filled = _filled_document(path.name, _read_yaml(path.name, content))
        for entry in filled["rules"]:
            if entry["pattern"]:
                entry[DEMANDS] = _told_demands(entry["pattern"])
        store(f"{name}.rules", made_of, filled)
    return _rule_file(path, filled)


def read_rule_file(path: Path) -> RuleFile:
    """Return the rule file at `path`, checked for its form."""
    return _rule_file(path, _filled_document(path.name, _read_yaml(path.name, _content(path))))


@cache
def _makers() -> bytes:
    """The code that decides what is kept of a rule file."""
    return b"".join(Path(__file__).with_name(name).read_bytes() for name in MADE_BY)


def _told_demands(pattern: str) -> tuple[str | None, list[str]]:
    """What a pattern demands, as plain data."""
    demands = find_demands(pattern)
    first = None if demands.first is None else "".join(sorted(demands.first))
    return first, ["".join(sorted(one)) for one in demands.held]


def _filled_document(file: str, document: Mapping[str, Any]) -> dict[str, Any]:
    """The document as plain data, checked for its form, with each `{list}` of its patterns filled in."""
    lists = {key: tuple(words) for key, words in (document.get("lists") or {}).items()}
    fragments = {key: any_of(words) for key, words in lists.items()}
    for key, pattern in (document.get("fragments") or {}).items():
        fragments[key] = f"(?:{_filled(pattern, fragments, file, 0)})"
    rules: dict[str, dict[str, Any]] = {}
    for entry in document.get("rules") or ():
        line = entry.get("__line__", 0)
        for key in ("id", "says"):
            if not entry.get(key):
                raise RuleError(file, line, f"a rule lacks `{key}`; every rule has an id and one sentence")
        if entry["id"] in rules:
            raise RuleError(file, line, f"rule id {entry['id']} is used twice; give each rule its own")
        pattern = entry.get("pattern")
        rules[entry["id"]] = {**entry, "pattern": _filled(pattern, fragments, file, line) if pattern else None}
    settings = {**(document.get("settings") or {}), "fragments": fragments}
    return {
        "says": document.get("says") or "",
        "lists": lists,
        "rules": list(rules.values()),
        "settings": settings,
        "examples": document.get("examples") or {},
        "fragments": sorted(document.get("fragments") or ()),
    }


def _rule_file(path: Path, filled: Mapping[str, Any]) -> RuleFile:
    rules = tuple(_rule(entry, path.name) for entry in filled["rules"])
    parts = tuple(_part(name, filled, path) for name in {**dict.fromkeys(filled["fragments"]), **filled["examples"]})
    return RuleFile(path.stem, filled["says"], filled["lists"], rules, filled["settings"], parts)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise RuleError(path.name, 0, "the rule file is missing") from error


def _rule(entry: Mapping[str, Any], file: str) -> Rule:
    return Rule(
        id=entry["id"],
        says=entry["says"],
        pattern=entry["pattern"],
        words=tuple(entry.get("words") or ()),
        data={key: value for key, value in entry.items() if key not in KNOWN_KEYS},
        examples={kind: entry.get(kind) or () for kind in EXAMPLES},
        told_demands=entry.get(DEMANDS),
        file=file,
        line=entry.get("__line__", 0),
    )


def _part(name: str, filled: Mapping[str, Any], path: Path) -> Rule:
    """A fragment, or a setting that is a pattern, as the self-test sees it: a rule without a stage."""
    examples = filled["examples"].get(name) or {}
    line = examples.get("__line__", 0)
    pattern = filled["settings"]["fragments"].get(name) or filled["settings"].get(name)
    if not isinstance(pattern, str):
        raise RuleError(path.name, line, f"`examples` speaks of {name}, which is neither a fragment nor a pattern")
    told = {kind: [{"text": text, "__line__": line} for text in examples.get(kind) or ()] for kind in EXAMPLES}
    return Rule(id=f"{path.stem}.{name}", says=name, pattern=pattern, examples=told, file=path.name, line=line)


def _filled(pattern: str, fragments: Mapping[str, str], file: str, line: int) -> str:
    def fill(found: re.Match[str]) -> str:
        name = found.group(1)
        if name not in fragments:
            raise RuleError(file, line, f"the pattern names {{{name}}}, which is neither a list nor a fragment")
        return fragments[name]

    return REFERENCE.sub(fill, pattern)


def _read_yaml(name: str, content: bytes) -> dict[str, Any]:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(content.decode("utf-8"), Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise RuleError(name, mark.line + 1 if mark else 0, str(getattr(error, "problem", error))) from error
    value = _plain(node, name)
    if not isinstance(value, dict):
        raise RuleError(name, 1, "a rule file is a mapping with `says`, `lists` and `rules`")
    return value


def _plain(node: Any, file: str) -> Any:
    """Every scalar stays the string it was written as: YAML 1.1 reads `no` as False and 010 as 8."""
    kind = type(node).__name__
    if kind == "ScalarNode":
        return None if node.tag.endswith(":null") else node.value
    if kind == "SequenceNode":
        return [_plain(child, file) for child in node.value]
    return dict(_pairs(node, file))


def _pairs(node: Any, file: str) -> Iterator[tuple[str, Any]]:
    if node is None:
        return
    seen: set[str] = set()
    for key, value in node.value:
        if key.value in seen:
            raise RuleError(file, key.start_mark.line + 1, f"the key `{key.value}` stands twice")
        seen.add(key.value)
        yield key.value, _plain(value, file)
    if seen & {"id", "text", "match"}:
        yield "__line__", node.start_mark.line + 1
