"""Which files of a folder are notices, and which file each one's records go to."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from zwgk_parse.batch.source import Source, is_archive, members_of
from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.model.problem import UnreadableInputError
from zwgk_parse.model.value import dataclass

# By extension only, so that planning ten thousand files opens none of them; what a file is, its content tells.
OFFICE = (".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".xlsx", ".xls", ".et", ".ods")
PAGES = (".pdf", ".ofd", ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".md", ".markdown", ".txt")
SCANS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".gif")
NOTICE_EXTENSIONS = frozenset((*OFFICE, *PAGES, *SCANS))
JSON_EXTENSIONS = frozenset((".json",))
ABOUT_FOLDERS = ("readme", "license", "changelog")  # they tell of the folder they lie in


@dataclass(frozen=True, slots=True)
class Job:
    """One notice to parse: where it comes from, its name below the input, and the file its records go to."""

    source: Source
    name: str
    target: Path


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What a run over a folder will do, in order.

    `skipped` are the files that are no notices by their name, `unreadable` the folders that nobody may look into, each
    with the reason.
    """

    jobs: tuple[Job, ...]
    skipped: tuple[str, ...]
    unreadable: tuple[tuple[str, str], ...] = ()


def plan_batch(
    inputs: Sequence[Path], out: Path, form: str, extensions: frozenset[str] = NOTICE_EXTENSIONS
) -> BatchPlan:
    """Return the plan for `inputs` (folders, walked to their leaves, and files), mirrored below `out`.

    Guaranteed: sorted by name, the same on every machine; no two notices share a target; hidden files and
    Office's lock files (~$通知.docx) are passed over silently.
    Refused (WrongUsageError): an output folder that is or lies inside an input folder, so that no run reads what
    an earlier one wrote.
    """
    found: dict[str, Source] = {}
    shut: list[OSError] = []
    for given in inputs:
        if given.is_dir():
            _refuse_nested(given, out)
        for source, name in _files_of(given, shut):
            found.setdefault(_free_name(name, source, found), source)
    named = frozenset(inputs)
    known = {name: source for name, source in found.items() if _is_notice(source, named, extensions)}
    targets = _targets(sorted(known), form)
    jobs = tuple(Job(known[name], name, out / targets[name]) for name in sorted(known))
    unreadable = sorted((str(error.filename), error.strerror or str(error)) for error in shut)
    return BatchPlan(jobs, tuple(sorted(found.keys() - known.keys())), tuple(unreadable))


def _is_notice(source: Source, inputs: frozenset[Path], extensions: frozenset[str]) -> bool:
    """By name only; a file that was named itself is tried whatever it is called."""
    name = PurePosixPath(source.name)
    named = source.member is None and source.path in inputs
    damaged = source.member is None and name.suffix.lower() == ".zip"
    return named or damaged or (name.suffix.lower() in extensions and name.stem.lower() not in ABOUT_FOLDERS)


def _refuse_nested(folder: Path, out: Path) -> None:
    inner, outer = out.resolve(), folder.resolve()
    if inner == outer or outer in inner.parents:
        raise WrongUsageError("ZP704", str(out), folder=str(folder))


def _files_of(given: Path, shut: list[OSError]) -> Iterator[tuple[Source, str]]:
    """The files at and below `given`, with their names; folders that cannot be listed go to `shut`."""
    if is_archive(given):
        yield from _members(given)
        return
    if not given.is_dir():
        yield Source(given), given.name
        return
    for folder, folders, files in os.walk(given, onerror=shut.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            if not file.startswith((".", "~$", ".~")):
                path = Path(folder, file)
                name = path.relative_to(given).as_posix()
                if is_archive(path):
                    # An archive in a folder is a folder of its own; one inside it is not opened again.
                    for source, inner in _members(path):
                        yield source, f"{name[:-4]}/{inner}" if source.member is not None else name
                else:
                    yield Source(path), name


def _members(archive: Path) -> Iterator[tuple[Source, str]]:
    """Yield the members of an archive; a damaged one stands for itself and fails in its turn."""
    try:
        yield from members_of(archive)
    except UnreadableInputError:
        yield Source(archive), archive.name


def _free_name(name: str, source: Source, taken: dict[str, Source]) -> str:
    """Two input folders may hold files of one name: the later ones get their folder's name in front."""
    if name not in taken or taken[name] == source:
        return name
    path = source.path
    if source.member is not None:
        return f"{path.stem}/{name}"
    # As many folders as it takes: a list may name a/2024/通知.txt, b/2024/通知.txt, c/2024/通知.txt.
    parts = [part for part in path.parts if part not in (path.anchor, "..")]
    for count in range(len(PurePosixPath(name).parts) + 1, len(parts) + 1):
        name = "/".join(parts[-count:])
        if name not in taken or taken[name] == source:
            break
    return name


def _targets(names: Sequence[str], form: str) -> dict[str, str]:
    """Return each name's target: `a.json`, or `a.docx.json` and `a.pdf.json` where both would be `a.json`.

    >>> _targets(["a.docx", "a.pdf", "b/a.txt"], "json")
    {'a.docx': 'a.docx.json', 'a.pdf': 'a.pdf.json', 'b/a.txt': 'b/a.json'}
    """
    targets = {name: str(PurePosixPath(name).with_suffix(f".{form}")) for name in names}
    while True:
        # Compared without case: some file systems know one a.json only.
        holders: dict[str, list[str]] = {}
        for name, target in targets.items():
            holders.setdefault(target.casefold(), []).append(name)
        clashing = [name for group in holders.values() if len(group) > 1 for name in group]
        plain = [name for name in clashing if targets[name] != f"{name}.{form}"]
        if not plain:
            return targets
        targets.update((name, f"{name}.{form}") for name in plain)
