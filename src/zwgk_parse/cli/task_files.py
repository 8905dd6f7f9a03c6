"""One side of a comparison: a task file, or a notice that is parsed for it."""

import sys
from pathlib import Path
from typing import Any

from zwgk_parse.batch.usage import WrongUsageError
from zwgk_parse.check.file import PARSER_BY_EXTENSION, load_task_file
from zwgk_parse.check.render import render_findings
from zwgk_parse.cli.inputs import parse_input, read_input

NO_TASK_FILE = "ZP601"


def read_task_file(name: str, *, or_notice: bool = False) -> Any:
    """Return the task file `name` as plain data, what people added included; with `or_notice` that of a notice, too.

    Refused: a task file with findings (they are shown first), a notice that cannot be read.
    """
    if Path(name).suffix.lower() in PARSER_BY_EXTENSION:
        held, findings = load_task_file(read_input(name)[0], name)
        if not findings:
            return held
        # JSON may be what another program made of a notice; YAML never is.
        may_be_notice = or_notice and Path(name).suffix.lower() == ".json"
        if not may_be_notice or [finding.code for finding in findings] != [NO_TASK_FILE]:
            sys.stderr.write(render_findings(name, findings))
            raise WrongUsageError("ZP690", name, count=str(len(findings)), file=name)
    if not or_notice:
        raise WrongUsageError("ZP604", name, given=Path(name).suffix or "∅", choices=" ".join(PARSER_BY_EXTENSION))
    return parse_input(name).notice.model_dump(mode="json")
