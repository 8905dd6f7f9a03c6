"""The choices that options offer, as Typer shows and checks them."""

from enum import StrEnum


class Form(StrEnum):
    """How a report is printed."""

    text = "text"
    json = "json"


class TableForm(StrEnum):
    """How a table is printed."""

    text = "text"
    json = "json"
    csv = "csv"


class Report(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    sarif = "sarif"
    github = "github"


class ChangeForm(StrEnum):
    """How a comparison is told."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"
