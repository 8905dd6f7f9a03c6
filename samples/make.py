"""Writes the samples that are not plain text; running it again gives the same bytes.

    python samples/make.py [FOLDER]

Needs the development tools (reportlab prints the pdf) and opencc. `plan.doc` is `plan.odt` saved by LibreOffice,
`plan.wps` the same under the name that WPS gives it. `tests/test_samples.py` compares what it writes with the files
here.
"""

import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent


def makers() -> dict[str, Callable[[], bytes]]:
    """What makes each file, by its path below the folder."""
    sys.path.insert(0, str(HERE))
    from making import batch, bundle, docx_notices, ledger_xls, ofd_notices, office_notices, pdf_notices, text_notices

    rooms = (docx_notices, pdf_notices, ofd_notices, office_notices, text_notices, ledger_xls, batch, bundle)
    return {name: make for room in rooms for name, make in room.DOCUMENTS.items()}


def main(target: Path) -> None:
    for name, make in makers().items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make())
        print(file)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
