"""How time grows with the input: ratios of processor time, which hold on any machine and under any load."""

import time
from collections.abc import Callable

TIMES = 8  # so many times the input …
MOST = 3 * TIMES  # … may take so many times as long; its square would take 64 times
FLOOR = 0.002  # seconds; what takes less tells of the clock


def growth(run: Callable[[int], Callable[[], object]], size: int) -> float:
    """Return how many times as long a run takes with `TIMES` the size; `run` makes the run of a size."""
    small, large = run(size), run(TIMES * size)
    small()
    return spent(large, 2) / spent(small, 5)


def is_linear(run: Callable[[int], object], size: int = 20_000) -> bool:
    """Tell whether the time of `run`, given a size, grows with the size and not with its square, up to `size`."""
    run(size // TIMES)
    most = MOST * max(spent(lambda: run(size // TIMES), 3), FLOOR)
    return any(spent(lambda: run(size), 1) < most for _ in range(2))


def spent(run: Callable[[], object], times: int) -> float:
    """Return the processor time of a run, in seconds: the least of so many."""
    measured = []
    for _ in range(times):
        start = time.process_time()
        run()
        measured.append(time.process_time() - start)
    return min(measured)
