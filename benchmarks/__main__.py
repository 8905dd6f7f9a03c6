"""Prints the table of docs/benchmarks.md, or the parts of it that are named: `python -m benchmarks cold pdf`."""

import os
import platform
import sys

from benchmarks.measure import (
    measure_cold,
    measure_docx,
    measure_folder,
    measure_office,
    measure_pdf,
    measure_text,
    measure_validate,
)
from benchmarks.scans import measure_scan

PARTS = {
    "docx": measure_docx,
    "folder": measure_folder,
    "office": measure_office,
    "pdf": measure_pdf,
    "text": measure_text,
    "validate": measure_validate,
    "cold": measure_cold,
    "scan": measure_scan,
}


def main(names: list[str]) -> None:
    """Measure the parts called `names`, or all, and print one Markdown table; the ratio is to a part's first row."""
    if unknown := set(names) - set(PARTS):
        sys.exit(f"unknown: {', '.join(sorted(unknown))}; choose of {', '.join(PARTS)}")
    print(f"CPython {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n")
    print("Seconds are of processor time, the best of several runs.\n")
    print("| what | measured | time against the part's first row |\n| --- | --- | --- |")
    for part in names or PARTS:
        for what, measured, ratio in PARTS[part]():
            print(f"| {what} | {measured} | {ratio} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
