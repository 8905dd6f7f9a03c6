"""What a run of the main job is asked to do, and the short way to read it from plain arguments.

Typer takes as long to import as a notice to parse. So plain arguments (`notice.docx -o tasks.json`) are read here;
whatever is not plain (help, an option that is unknown or lacks its value) is left to Typer, which says it well.
A test holds both ways equal.
"""

from collections.abc import Sequence
from typing import Any

from zwgk_parse.model.value import dataclass

COMMANDS = ("parse", "validate", "text", "explain", "units", "diff", "fmt", "update", "rules", "schema", "doctor")
VALUE_BY_OPTION = {
    "-o": "output",
    "--output": "output",
    "--format": "format",
    "--files-from": "files_from",
    "--from": "source_format",
    "--unit": "unit",
    "--rules": "rules",
    "--jobs": "jobs",
}
MOST_JOBS = 256
FLAG_BY_OPTION = {"--quiet": "quiet", "-q": "quiet", "--keep-script": "keep_script"}


@dataclass(frozen=True, slots=True)
class ParseArguments:
    """The main job: which inputs, where to, in which form; `files_from` is a list of further inputs.

    `jobs` is how many processes read a folder, by default as many as there are cores.
    """

    inputs: tuple[str, ...]
    output: str | None = None
    format: str | None = None
    quiet: bool = False
    keep_script: bool = False
    files_from: str | None = None
    source_format: str | None = None
    unit: str | None = None
    rules: str | None = None
    jobs: int | None = None


def parse_plain_arguments(words: Sequence[str]) -> ParseArguments | None:
    """Return what `words` ask for, or `None` where they are not plain.

    >>> asked = parse_plain_arguments(["通知.docx", "-o", "任务.json", "--quiet"])
    >>> asked.inputs, asked.output, asked.quiet
    (('通知.docx',), '任务.json', True)
    >>> parse_plain_arguments(["--help"])
    """
    inputs: list[str] = []
    values: dict[str, Any] = {}
    flags: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if word == "--":
            inputs += rest
        elif word in FLAG_BY_OPTION:
            flags[FLAG_BY_OPTION[word]] = True
        elif word in VALUE_BY_OPTION:
            following = next(rest, None)
            if following is None or (following.startswith("-") and following != "-"):
                return None
            values[VALUE_BY_OPTION[word]] = following
        elif equals and name.startswith("--") and name in VALUE_BY_OPTION:
            values[VALUE_BY_OPTION[name]] = value
        elif word.startswith("-") and word != "-":
            return None
        else:
            inputs.append(word)
    if not inputs and "files_from" not in values:
        return None
    if "jobs" in values:
        if not values["jobs"].isdecimal() or not 1 <= int(values["jobs"]) <= MOST_JOBS:
            return None
        values["jobs"] = int(values["jobs"])
    return ParseArguments(tuple(inputs), **values, **flags)


def is_command(words: Sequence[str]) -> bool:
    """Tell whether the first word that is no option (nor an option's value) names a command.

    >>> is_command(["validate", "任务.yaml"]), is_command(["-o", "text", "通知.docx"])
    (True, False)
    """
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in VALUE_BY_OPTION:
            skip = True
        elif not word.startswith("-") or word == "-":
            return word in COMMANDS
    return False
