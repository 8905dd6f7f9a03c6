"""How the command line says that something went wrong: place, code, what is the case, what to do."""

import sys
from collections.abc import Mapping

from zwgk_parse.rules.wording import word_problem


def show_failure(place: str, code: str, details: Mapping[str, str]) -> None:
    """Write one message to standard error:

    通知.docx: ZP106 文档已加密，需要密码 · the document is encrypted and needs a password
      help: 去除密码后另存再试 · remove the password, save it and try again
    """
    wording = word_problem(code, details)
    lines = [f"{place or 'zwgk-parse'}: {code} {wording.message}"]
    if wording.help:
        lines.append(f"  help: {wording.help}")
    sys.stderr.write("\n".join(lines) + "\n")


def show_bug(error: BaseException, place: str, *, debug: bool) -> None:
    """Write what a person needs to report a bug of ours: the error, where it arose, the version."""
    import platform
    import traceback

    from zwgk_parse.version import __version__

    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "zwgk_parse" in frame.filename] or frames
    at = f"{own[-1].filename.rpartition('zwgk_parse/')[2]}:{own[-1].lineno}" if own else "?"
    told = f"{type(error).__name__}: {' '.join(str(error).split())[:300]} ({at})"
    version = f"zwgk-parse {__version__}, Python {platform.python_version()}, {platform.system()}"
    show_failure(place, "ZP799", {})
    sys.stderr.write(f"  {told}; {version}\n")
    if debug:
        traceback.print_exception(error)
