"""Prints the table that docs/benchmarks.md shows."""

import os
import platform

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


def main() -> None:
    """Measure everything and print one Markdown table; the ratio is to the first row of its part."""
    print(f"CPython {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}\n")
    print("Seconds are of processor time, the best of several runs.\n")
    print("| what | measured | time against the part's first row |\n| --- | --- | --- |")
    parts = (measure_docx, measure_folder, measure_office, measure_pdf, measure_text, measure_validate, measure_cold)
    for part in (*parts, measure_scan):
        for what, measured, ratio in part():
            print(f"| {what} | {measured} | {ratio} |", flush=True)


if __name__ == "__main__":
    main()
