"""Finds and reads the lines of text in a picture; RapidOCR and its models, which travel in its package."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import local
from typing import Any

from zwgk_parse.model.value import dataclass

DETECTED_AT = 1600  # pixels of a page's longer side when lines are looked for; they are read at full size

_in_use = local()  # .engine: that of a thread
_spare: dict[int, list[Any]] = {}  # engines that no thread uses, by how many threads of their own they have


@dataclass(frozen=True, slots=True)
class Reading:
    """A line as it was read, in pixels: `centers[i]` is where `text[i]` stands, `sureness[i]` from 0 to 1.

    `score` is the mean sureness. White space is left out of `text`.
    """

    text: str
    centers: tuple[float, ...]
    sureness: tuple[float, ...]
    score: float
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_tall(self) -> bool:
        """Whether the box stands on end: the line runs up or down the picture."""
        return self.bottom - self.top > 1.5 * (self.x1 - self.x0)


def read_lines(picture: Any, engine: Any = None) -> list[Reading]:
    """Return the lines of a picture (height × width × BGR), from top to bottom as they were found.

    An engine reads one picture at a time: a thread has the one that `using_engine` gave it.
    """
    found = (engine or _in_use.engine)(
        picture, use_cls=False, return_word_box=True, return_single_char_box=True, text_score=0.0
    )
    if found.boxes is None or found.word_results is None:
        return []
    readings = []
    for box, score, words in zip(found.boxes.tolist(), found.scores, found.word_results, strict=False):
        held = [(text, sure, quad) for text, sure, quad in words or () if text.strip() and len(text) == 1]
        if held:
            xs, ys = [x for x, _ in box], [y for _, y in box]
            readings.append(
                Reading(
                    "".join(text for text, _, _ in held),
                    tuple(sum(x for x, _ in quad) / 4 for _, _, quad in held),
                    tuple(float(sure) for _, sure, _ in held),
                    float(score),
                    *(min(xs), min(ys), max(xs), max(ys)),
                )
            )
    return readings


@contextmanager
def using_engine(threads: int) -> Iterator[None]:
    """Read with an engine of so many threads in this thread, made or one that was used before."""
    held = _spare.setdefault(threads, [])
    try:
        _in_use.engine = held.pop()
    except IndexError:
        _in_use.engine = make_engine(threads)
    try:
        yield
    finally:
        held.append(_in_use.engine)
        del _in_use.engine


def make_engine(threads: int = -1) -> Any:
    """Return a RapidOCR that reads offline with so many threads, -1: one a core."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.max_side_len": 6000,
            "Global.text_score": 0.0,
            "Det.limit_type": "max",
            "Det.limit_side_len": DETECTED_AT,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )
