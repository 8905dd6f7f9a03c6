"""The output contract, version 1.0, as pydantic models: one `Notice` a notice.

Keys and their order are the published order of the output. Unknown values are `None` or `[]`; nothing is left out.
Offsets count characters of the normalized text (`zwgk-parse text FILE`), half-open.
"""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

Severity = Literal["error", "warning", "info"]


class Record(BaseModel):
    """Base of every record: frozen, and strict about keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RepairCount(Record):
    """How often one repair rule changed the text."""

    rule: str = Field(description="Rule id, e.g. pinyin-gloss")
    count: int = Field(ge=0)


class SourceRecord(Record):
    """The file the records came from."""

    file: str | None = Field(description="File name without its folder; null for standard input")
    format: str = Field(description="docx, pdf, html, md, txt …, told by content")
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    encoding: str | None = Field(description="Encoding of a text or html input, else null")
    script: Literal["simplified", "traditional", "mixed"]
    repairs: tuple[RepairCount, ...]


class OtherItem(Record):
    """A numbered item of the notice that orders nothing."""

    number: str
    path: tuple[str, ...]
    text: str


class NoticeRecord(Record):
    """The notice's own elements, as printed after normalization."""

    title: str | None = Field(description="标题")
    document_number: str | None = Field(description="发文字号, with 〔〕")
    issuers: tuple[str, ...] = Field(description="发文机关")
    issued_on: date | None = Field(description="成文日期")
    addressees: tuple[str, ...] = Field(description="主送机关")
    copied_to: tuple[str, ...] = Field(description="抄送机关")
    attachments: tuple[str, ...] = Field(description="附件")
    other_items: tuple[OtherItem, ...]


class PlanRecord(Record):
    """One plan (工作要点, 任务分解表, 实施方案 …) of the notice."""

    title: str | None
    year: int | None = Field(description="The year its undated deadlines belong to")


class UnitRecord(Record):
    """One unit in one role, at `[start, end)` of the normalized text."""

    name: str = Field(min_length=1, description="As printed, white space removed")
    kind: Literal["named", "collective"]
    origin: Literal["stated", "inherited", "rule"]
    canonical: str | None = Field(description="Full name where the unit registry knows it")
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)


class DeadlineRecord(Record):
    """When or how often a task is to be done, at `[start, span_end)` of the normalized text."""

    text: str = Field(description="As printed")
    kind: Literal["by", "period", "from", "ongoing", "recurring", "within", "target"]
    start: date | None
    end: date | None
    interval: str | None = Field(description="ISO 8601 duration: P3M")
    count: int | None
    after: str | None = Field(description="The event, as printed")
    workdays: bool
    origin: Literal["column", "allocation", "text"]
    span: tuple[int, int] | None = Field(default=None, description="Where it stands in the normalized text")


class ReferenceRecord(Record):
    """A document that the task cites."""

    title: str
    document_number: str | None
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)


class TaskSource(Record):
    """Where the task stands: offsets into the normalized text, page, table and row counted from 1."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    page: int | None
    table: int | None
    row: int | None


class TaskRecord(Record):
    """One task: who leads, who answers, who helps, by when."""

    id: str
    plan: int = Field(ge=0)
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


class Coverage(Record):
    """Shares of the normalized text's characters, white space aside; they sum to 1."""

    task: float
    heading: float
    allocation: float
    notice: float
    furniture: float
    unclassified: float


class DiagnosticRecord(Record):
    """One finding: its code is documented in docs/diagnostics.md."""

    code: str = Field(pattern="^ZP[0-9]{3}$")
    severity: Severity
    message: str
    task: str | None
    start: int | None
    end: int | None


class Notice(Record):
    """All that one notice gives."""

    schema_version: Literal["1.0"] = "1.0"
    source: SourceRecord
    notice: NoticeRecord
    plans: tuple[PlanRecord, ...]
    tasks: tuple[TaskRecord, ...]
    coverage: Coverage
    diagnostics: tuple[DiagnosticRecord, ...]
