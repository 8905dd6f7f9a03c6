"""`zwgk-parse doctor`: which optional parts are there, and the command that installs each."""

import shutil
from importlib.util import find_spec

from zwgk_parse.cli.terminal import put
from zwgk_parse.model.value import dataclass
from zwgk_parse.rules.load import load_rules
from zwgk_parse.rules.rule import Rule
from zwgk_parse.rules.screen import said


@dataclass(frozen=True, slots=True)
class Part:
    """An optional part, where it was found (`None`: it is missing), and how to install it."""

    name: str
    zh: str
    en: str
    found: str | None
    install: str


def find_parts() -> list[Part]:
    """Return the optional parts in the order of `rules/parts.yaml`."""
    return [
        Part(rule.id.removeprefix("parts."), rule.data["zh"], rule.data["en"], _found(rule), rule.data["install"])
        for rule in load_rules("parts").rules
    ]


def _found(rule: Rule) -> str | None:
    """Return the program's path or the modules' names; a part of several modules needs all of them."""
    for program in map(str, rule.data.get("programs") or ()):
        if path := shutil.which(program):
            return path
    modules: list[str] = rule.data.get("modules") or []
    return ", ".join(modules) if modules and all(find_spec(name) for name in modules) else None


def run_doctor(as_json: bool) -> int:
    """Print the parts; nothing that is optional is a failure, so the exit code is 0."""
    parts = find_parts()
    if as_json:
        import orjson

        shown = [{"name": p.name, "for": f"{p.zh} · {p.en}", "found": p.found, "install": p.install} for p in parts]
        put(orjson.dumps(shown, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode())
        return 0
    for part in parts:
        head = f"{'✓' if part.found else '✗'} {part.name}  {part.found or ''}".rstrip()
        put(f"{head}\n  {part.zh} · {part.en}\n")
        if part.found is None:
            put(f"  {said('install', command=part.install)}\n")
    return 0
