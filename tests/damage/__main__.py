"""Prints the table of docs/damage.md: `python -m tests.damage [--on FOLDER] [--show WORDS] [--seed N] [--places N]`."""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.damage.measure import OUTCOMES, Measured, measure
from tests.damage.simulator import DAMAGES
from tests.damage.texts import clean_texts, texts_in

SEED = 1
HEAD = (
    "| damage | places | repaired exactly | flagged | in doubt, not right | left | wrong |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def put(line: str) -> None:
    """Show a line at once: the slow damages take their time."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Measure all damages, or those whose name holds the words of --show, with what was not repaired."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--on", type=Path, help="a folder of clean notices (txt) instead of the made-up ones")
    asked.add_argument("--show", help="only damages whose name holds this, with what was not repaired exactly")
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--places", type=int)
    options = asked.parse_args()
    texts = texts_in(options.on) if options.on else clean_texts()
    names = [damage.name for damage in DAMAGES if not options.show or options.show in damage.name]
    put(HEAD)
    with ProcessPoolExecutor() as processes:
        run = partial(measured_of, texts=texts, seed=options.seed, places=options.places)
        for name, measured in zip(names, processes.map(run, names), strict=True):
            put(row(name, measured))
            if options.show:
                for outcome, written, shown, made in measured.seen:
                    put(f"  {outcome}\n    {written!r}\n    {shown!r}\n    {made!r}")


def measured_of(name: str, *, texts: tuple[str, ...], seed: int, places: int | None) -> Measured:
    """Return what becomes of the damage of that name; another process can be asked for it."""
    damage = next(damage for damage in DAMAGES if damage.name == name)
    return measure(damage, texts, seed=seed, places=places)


def row(name: str, measured: Measured) -> str:
    """Return the line of the table."""
    return f"| {name} | {measured.places} | " + " | ".join(f"{measured.share(o) * 100:.1f} %" for o in OUTCOMES) + " |"


if __name__ == "__main__":
    main()
