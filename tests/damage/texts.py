"""Clean text to damage: the made-up notices of the tests and samples, as the program prints them."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

from zwgk_parse.model.text import plain_text
from zwgk_parse.normalize import normalize_text
from zwgk_parse.normalize.script import simplify

ROOT = Path(__file__).parents[2]
FOLDERS = ("tests/prose/notices", "samples")
PLUS = (
    "推行“互联网+政务服务”，完善“互联网+监管”系统。", "发展“旅游+文化”“农业+旅游”新业态。", "建设“互联网+医疗健康”平台。",
    "开展“人工智能+”行动，推广“物联网+社区”。", "培育“生态+康养”“党建+治理”品牌。", "实施“大数据+执法”，试点“信用+执法”。",
    "办好“互联网+护理服务”，扩大“互联网+教育”。", "打造“文化+科技”园区，推进“区块链+政务”。",
)  # fmt: skip
DATES = (
    "2024年{m}月{d}日前完成第一批整改，{n}月{e}日前全部销号。", "于{m}月{d}日前报送县政府办公室。", "自2025年{m}月{d}日起施行。",
    "（县财政局牵头，{m}月{d}日前完成）", "2023年{m}月{d}日至{n}月{e}日开展集中排查。",
)  # fmt: skip


@cache
def clean_texts() -> tuple[str, ...]:
    """Return the texts: normalized, and such that normalizing changes nothing any more.

    Without those that name things in traditional script: nothing tells such a name from a damaged word.
    """
    paths = (path for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.txt")))
    read = (normalize_text(plain_text(path.read_text(encoding="utf-8"))) for path in paths)
    return tuple(clean.text for clean in read if clean.script == "simplified" and simplify(clean.text) == clean.text)


def texts_in(folder: Path) -> tuple[str, ...]:
    """Return the texts of a folder of clean notices."""
    paths = sorted(folder.rglob("*.txt"))
    return tuple(normalize_text(plain_text(path.read_text(encoding="utf-8"))).text for path in paths)


def with_dates(text: str, rng: Random) -> str:
    """Return `text` with a dated sentence behind every tenth line or so, so that there are enough dates."""
    return _strewn(text, rng, lambda: rng.choice(DATES).format(
        m=rng.randint(1, 12), d=rng.randint(1, 28), n=rng.randint(1, 12), e=rng.randint(1, 28)
    ))  # fmt: skip


def with_plus_signs(text: str, rng: Random) -> str:
    """Return `text` with a sentence behind every tenth line or so that joins two words by a plus sign."""
    return _strewn(text, rng, lambda: rng.choice(PLUS))


def _strewn(text: str, rng: Random, sentence: Callable[[], str]) -> str:
    return re.sub("(?m)。$", lambda match: match.group() + (sentence() if rng.random() < 0.1 else ""), text)


def shuffled(texts: tuple[str, ...], rng: Random) -> Iterator[str]:
    """Yield the texts in random order, again and again."""
    while True:
        yield from rng.sample(texts, len(texts))
