"""The output contract, version 1.0, as values: one `Notice` a notice.

Keys and their order are the published order of the output. Unknown values are `None` or `[]`; nothing is left out.
Offsets count characters of the normalized text (`zwgk-parse text FILE`), half-open.

The annotations are those of pydantic, but only `contract.py` reads them, when data is to be validated or the schema is
asked for: importing pydantic and building its models takes as long as a notice to parse.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from zwgk_parse.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import Field

SCHEMA_VERSION: Literal["1.0"] = "1.0"

Severity = Literal["error", "warning", "info"]


class Record:
    """What all records can do. A record is a value; what validates data against it is `contract.py`."""

    __slots__ = ()

    def model_dump(self, *, mode: Literal["python", "json"] = "python") -> dict[str, Any]:
        """Return the record as a mapping, its keys in order; mode "json" has lists and days as text."""
        names: tuple[str, ...] = type(self).__match_args__  # type: ignore[attr-defined]
        return {name: _plain(getattr(self, name), mode) for name in names}

    def model_dump_json(self, *, indent: int | None = None) -> str:
        """Return the record as JSON, Chinese unescaped."""
        from zwgk_parse.model.json_text import json_text

        return json_text(self, indent)

    def json_pieces(self, *, indent: int) -> Iterator[str]:
        """Return the record as JSON piece by piece, so that a long one is never held as a whole."""
        from zwgk_parse.model.json_text import json_pieces

        return json_pieces(self, indent)

    @classmethod
    def model_validate(cls, data: Any, *, strict: bool | None = None) -> Self:
        """Return the record that plain data holds. Refused: `pydantic.ValidationError`, with all that is wrong."""
        from zwgk_parse.model.contract import validated

        return validated(cls, data, strict=strict)

    @classmethod
    def model_validate_json(cls, text: str | bytes, *, strict: bool | None = None) -> Self:
        """Return the record that JSON holds. Refused: `pydantic.ValidationError`, with all that is wrong."""
        from zwgk_parse.model.contract import validated_json

        return validated_json(cls, text, strict=strict)

    @classmethod
    def model_json_schema(cls) -> dict[str, Any]:
        """Return the JSON Schema of the record."""
        from zwgk_parse.model.contract import model_of

        return model_of(cls).model_json_schema()


def _plain(value: Any, mode: str) -> Any:
    if isinstance(value, Record):
        return value.model_dump(mode=mode)  # type: ignore[arg-type]
    if isinstance(value, tuple):
        parts = (_plain(part, mode) for part in value)
        return list(parts) if mode == "json" else tuple(parts)
    return value.isoformat() if mode == "json" and isinstance(value, date) else value


@dataclass(frozen=True, slots=True)
class RepairCount(Record):
    """How often one repair rule changed the text."""

    rule: Annotated[str, Field(description="Rule id, e.g. pinyin-gloss")]
    count: Annotated[int, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class DamageReason(Record):
    """What one cause did to the text."""

    cause: Annotated[
        str, Field(description="Rule as in `repairs`, code of a diagnostic, or U+FFFD for lost characters")
    ]
    count: Annotated[int, Field(ge=0)]
    share: Annotated[float, Field(ge=0, le=1, description="Of the normalized text's characters, white space aside")]


@dataclass(frozen=True, slots=True)
class DamageRecord(Record):
    """How badly the text was damaged: rules/damage.yaml."""

    grade: Annotated[
        Literal["none", "light", "heavy", "beyond repair"],
        Field(description="light: repaired by proof; heavy: compare with the original; beyond repair: leave it out"),
    ]
    reasons: tuple[DamageReason, ...]


@dataclass(frozen=True, slots=True)
class SourceRecord(Record):
    """The file the records came from."""

    file: Annotated[str | None, Field(description="File name without its folder; null for standard input")]
    format: Annotated[str, Field(description="docx, pdf, html, md, txt …, told by content")]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    encoding: Annotated[str | None, Field(description="Encoding of a text or html input, else null")]
    script: Literal["simplified", "traditional", "mixed"]
    repairs: tuple[RepairCount, ...]
    damage: Annotated[DamageRecord | None, Field(description="How badly the text was damaged; always given")] = None


@dataclass(frozen=True, slots=True)
class OtherItem(Record):
    """A numbered item of the notice that orders nothing."""

    number: str
    path: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class NoticeRecord(Record):
    """The notice's own elements, as printed after normalization."""

    title: Annotated[str | None, Field(description="标题")]
    document_number: Annotated[str | None, Field(description="发文字号, with 〔〕")]
    issuers: Annotated[tuple[str, ...], Field(description="发文机关")]
    issued_on: Annotated[date | None, Field(description="成文日期")]
    addressees: Annotated[tuple[str, ...], Field(description="主送机关")]
    copied_to: Annotated[tuple[str, ...], Field(description="抄送机关")]
    attachments: Annotated[tuple[str, ...], Field(description="附件")]
    other_items: tuple[OtherItem, ...]
    basis: Annotated[
        tuple[ReferenceRecord, ...], Field(description="What the notice says it rests on: 根据《…》, 贯彻落实《…》")
    ] = ()


@dataclass(frozen=True, slots=True)
class RuleRecord(Record):
    """What a notice says of more than one task, at `[start, end)` of the normalized text."""

    kind: Annotated[
        Literal["inherit", "first-leads", "marked-leads", "responsible-leads"],
        Field(description="inherit: its units answer for later tasks too; the others say who leads"),
    ]
    role: Annotated[
        Literal["lead", "responsible", "cooperating"] | None,
        Field(description="The role its units have where it stands; of those who do not lead where it says who leads"),
    ]
    units: Annotated[tuple[str, ...], Field(description="The units it names, as printed")]
    table: Annotated[int | None, Field(description="The one table it speaks for; null: all of the plan")]
    text: Annotated[str, Field(description="As printed")]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class PlanRecord(Record):
    """One plan (工作要点, 任务分解表, 实施方案 …) of the notice."""

    title: str | None
    year: Annotated[int | None, Field(description="The year its undated deadlines belong to")]
    rules: Annotated[tuple[RuleRecord, ...], Field(description="What it says of more than one task")] = ()


@dataclass(frozen=True, slots=True)
class UnitRecord(Record):
    """One unit in one role, at `[start, end)` of the normalized text."""

    name: Annotated[str, Field(min_length=1, description="As printed, white space removed")]
    kind: Literal["named", "collective"]
    origin: Literal["stated", "inherited", "rule"]
    canonical: Annotated[str | None, Field(description="Full name where the unit registry knows it")]
    start: Annotated[int | None, Field(ge=0)] = None
    end: Annotated[int | None, Field(ge=0)] = None


@dataclass(frozen=True, slots=True)
class DeadlineBasis(Record):
    """Where a deadline's year came from, and the words that say it."""

    source: Annotated[
        Literal["printed", "sentence", "title", "issued_on", "document_number"],
        Field(description="the deadline's own words, others of its text, the plan's title, the notice's day or number"),
    ]
    text: str
    span: Annotated[tuple[int, int] | None, Field(description="Where the words stand in the normalized text")]


@dataclass(frozen=True, slots=True)
class DeadlineRecord(Record):
    """When or how often a task is to be done, at `[start, span_end)` of the normalized text."""

    text: Annotated[str, Field(description="As printed")]
    kind: Literal["by", "period", "from", "ongoing", "recurring", "within", "target"]
    start: date | None
    end: date | None
    interval: Annotated[str | None, Field(description="ISO 8601 duration: P3M")]
    count: int | None
    after: Annotated[str | None, Field(description="The event, as printed")]
    workdays: bool
    origin: Literal["column", "allocation", "text"]
    span: Annotated[tuple[int, int] | None, Field(description="Where it stands in the normalized text")] = None
    due: Annotated[date | None, Field(description="The last day that meets it; the first such day of what recurs")] = (
        None
    )
    rrule: Annotated[str | None, Field(description="RFC 5545 recurrence rule; its DTSTART is `due`")] = None
    basis: Annotated[DeadlineBasis | None, Field(description="Where the year of its dates came from")] = None


@dataclass(frozen=True, slots=True)
class ReferenceRecord(Record):
    """A cited document."""

    title: str
    document_number: str | None
    start: Annotated[int | None, Field(ge=0)] = None
    end: Annotated[int | None, Field(ge=0)] = None
    full_title: Annotated[str | None, Field(description="What a short title (《条例》) stands for in this notice")] = (
        None
    )


@dataclass(frozen=True, slots=True)
class TaskSource(Record):
    """Where the task stands: offsets into the normalized text, page, table and row counted from 1."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    page: int | None
    table: int | None
    row: int | None


@dataclass(frozen=True, slots=True)
class TaskRecord(Record):
    """One task: who leads, who answers, who helps, by when."""

    id: str
    plan: Annotated[int, Field(ge=0)]
    number: str
    path: tuple[str, ...]
    title: str | None
    text: str
    lead_units: tuple[UnitRecord, ...]
    responsible_units: tuple[UnitRecord, ...]
    cooperating_units: tuple[UnitRecord, ...]
    open_ended: bool
    deadlines: tuple[DeadlineRecord, ...]
    references: tuple[ReferenceRecord, ...]
    extra: dict[str, str]
    source: TaskSource


@dataclass(frozen=True, slots=True)
class Coverage(Record):
    """Shares of the normalized text's characters, white space aside; they sum to 1."""

    task: float
    heading: float
    allocation: float
    notice: float
    furniture: float
    unclassified: float


@dataclass(frozen=True, slots=True)
class DiagnosticRecord(Record):
    """One finding: its code is documented in docs/diagnostics.md."""

    code: Annotated[str, Field(pattern="^ZP[0-9]{3}$")]
    severity: Severity
    message: str
    task: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Notice(Record):
    """All that one notice gives."""

    schema_version: Annotated[Literal["1.0"], Field(default="1.0")]
    source: SourceRecord
    notice: NoticeRecord
    plans: tuple[PlanRecord, ...]
    tasks: tuple[TaskRecord, ...]
    coverage: Coverage
    diagnostics: tuple[DiagnosticRecord, ...]
