"""The entry of the command line: answers what is cheap, chooses the command, turns every end into an exit code.

Exit codes: 0 good; 1 findings, or a notice of a folder failed; 2 wrong usage or unreadable input; 3 our own bug.
Nothing heavy is imported here; see `arguments.py` for why plain arguments do not go through Typer.
"""

import gc
import os
import sys

INTERRUPTED = 130


def run(words: list[str] | None = None) -> int:
    """Return the exit code of one run with the arguments `words` (those of the process by default)."""
    words = list(sys.argv[1:] if words is None else words)
    if words in (["--version"], ["-V"]):
        from zwgk_parse.version import __version__

        sys.stdout.write(f"zwgk-parse {__version__}\n")
        return 0
    debug = "--debug" in words
    if debug:
        words.remove("--debug")
    # Plugins of pydantic are nothing to us, and looking for them costs a fifth of a cold start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Imports and patterns make a quarter of a million objects that stay: looking for garbage among them is in vain.
    gc.set_threshold(100_000, 20, 100)
    from zwgk_parse.cache.patterns import keep_patterns

    try:
        return _guarded(words, debug=debug)
    finally:
        keep_patterns()


def _guarded(words: list[str], *, debug: bool) -> int:
    from zwgk_parse.batch.usage import WrongUsageError
    from zwgk_parse.cli.failures import show_bug, show_failure
    from zwgk_parse.cli.terminal import leave_closed_pipe, prepare_streams
    from zwgk_parse.model.problem import UnreadableInputError
    from zwgk_parse.rules.rule import RuleError

    prepare_streams()
    try:
        return _dispatch(words)
    except WrongUsageError as error:
        show_failure(error.place, error.code, error.details)
    except UnreadableInputError as error:
        show_failure("", error.code, error.details)
    except RuleError as error:
        show_failure(f"{error.file}:{error.line}", "ZP730", {"reason": error.reason})
    except BrokenPipeError:
        return leave_closed_pipe()
    except OSError as error:
        # What the machine refuses (permissions, names, disks) is no bug of ours, wherever it comes up.
        show_failure(str(error.filename or ""), "ZP707", {"reason": error.strerror or str(error)})
    except MemoryError:
        show_failure(words[0] if words else "", "ZP198", {})
    except KeyboardInterrupt:
        from zwgk_parse.rules.screen import said

        sys.stderr.write(f"\nzwgk-parse: {said('interrupted')}\n")
        return INTERRUPTED
    except Exception as error:
        show_bug(error, words[0] if words and not words[0].startswith("-") else "", debug=debug)
        return 3
    return 2


def _dispatch(words: list[str]) -> int:
    from zwgk_parse.cli.arguments import is_command, parse_plain_arguments
    from zwgk_parse.cli.inputs import refuse_mistyped_command

    command = is_command(words)
    if not command and words and not words[0].startswith("-"):
        refuse_mistyped_command(words[0])
    main_job = words[1:] if words[:1] == ["parse"] else words
    plain = None if command and main_job is words else parse_plain_arguments(main_job)
    if plain is not None:
        from zwgk_parse.cli.parse import run_parse

        return run_parse(plain)
    if words[:1] == ["validate"]:
        from zwgk_parse.cli.validate import parse_plain_validate, run_validate

        asked = parse_plain_validate(words[1:])
        if asked is not None:
            return run_validate(asked)
    from zwgk_parse.cli.app import run_app

    return run_app(words if command or not words or words[0] in ("--help", "-h") else ["parse", *words])
