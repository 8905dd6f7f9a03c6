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
    from zwgk_parse.batch.bugs import tell_bug

    show_told_bug(tell_bug(error), place)
    if debug:
        import traceback

        traceback.print_exception(error)


def show_told_bug(told: str, place: str) -> None:
    """Write what `tell_bug` told, which may have been in another process."""
    import platform

    from zwgk_parse.version import __version__

    version = f"zwgk-parse {__version__}, Python {platform.python_version()}, {platform.system()}"
    show_failure(place, "ZP799", {})
    sys.stderr.write(f"  {told}; {version}\n")
