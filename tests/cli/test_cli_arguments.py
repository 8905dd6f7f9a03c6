"""The short way of reading arguments and Typer's agree."""

import pytest

from zwgk_parse.cli.app import run_app
from zwgk_parse.cli.arguments import is_command, parse_plain_arguments


@pytest.mark.parametrize(
    "words",
    [
        ["a.docx"],
        ["a.docx", "-o", "t.json"],
        ["-o", "t.json", "a.docx"],
        ["a.docx", "--output", "t.yaml", "--format", "yaml", "--quiet"],
        ["--output=t.yaml", "--format=json", "a.docx", "b.pdf", "-q"],
        ["-", "-o", "-"],
        ["--keep-script", "--", "-weird.txt"],
        ["a.docx", "-o", "first.json", "-o", "second.json"],
        ["--files-from", "list.txt", "-o", "out"],
        ["--files-from=-", "a.docx", "-q"],
        ["--from", "docling", "a.json"],
    ],
)
def test_plain_arguments_mean_what_typer_says(words, monkeypatch):
    seen = []
    monkeypatch.setattr("zwgk_parse.cli.parse.run_parse", lambda arguments: seen.append(arguments) or 0)
    assert run_app(["parse", *words]) == 0
    assert parse_plain_arguments(words) == seen[0]


@pytest.mark.parametrize(
    "words", [["--help"], ["a.docx", "--no-such-option"], ["a.docx", "-o"], ["-o", "-q", "a"], ["--files-from"], []]
)
def test_what_is_not_plain_is_left_to_typer(words):
    assert parse_plain_arguments(words) is None


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["text", "a.txt"], True),
        (["./text"], False),
        (["--quiet", "validate", "a.yaml"], True),
        (["-o", "validate", "a.txt"], False),
        (["rules", "check"], True),
        ([], False),
    ],
)
def test_a_command_is_the_first_word_that_is_no_option(words, command):
    assert is_command(words) is command


def test_unknown_options_are_wrong_usage(within):
    status, _, err = within("a.docx", "--no-such-option")
    assert status == 2
    assert "--no-such-option" in err


def test_help_names_every_command(within):
    status, out, _ = within("--help")
    assert status == 0
    for name in ("parse", "validate", "text", "explain", "rules", "schema"):
        assert f"  {name} " in out


def test_neither_input_nor_list_is_wrong_usage(within):
    status, _, err = within("-q")
    assert status == 2
    assert "--files-from" in err
