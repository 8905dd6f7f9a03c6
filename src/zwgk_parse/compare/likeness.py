"""How alike two texts are: the weight of the character pairs they share.

Pairs of characters need no dictionary and forgive what is put in or left out. A pair that many tasks have (各单, 公开)
says little, so each weighs by how rare it is among all the texts compared.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from zwgk_parse.model.value import dataclass

LONG_ENOUGH = 12  # pairs a text must have before its standing inside a longer one says anything
MOST_MET = 400  # texts that one text is compared with; files of so many tasks are compared wholly
INSIDE = 0.85  # a task that stands wholly inside a longer one is this much like it


@dataclass(frozen=True, slots=True)
class Weighed:
    """The pairs of a text with their weights: the sum of them, and the length of the vector that they make."""

    weights: dict[str, float]
    total: float
    length: float


def pairs_of(text: str) -> list[str]:
    """Return the pairs of neighbouring letters, digits and Han characters; punctuation and white space part none.

    >>> pairs_of("公开、预算")
    ['公开', '开预', '预算']
    """
    told = [character for character in text if character.isalnum()]
    return list(map(str.__add__, told, told[1:])) or told


def weigh_texts(texts: Sequence[str]) -> list[Weighed]:
    """Return each text's pairs, weighed by their rarity among all `texts`."""
    counted = [Counter(pairs_of(text)) for text in texts]
    spread = Counter(pair for pairs in counted for pair in pairs)
    many = len(texts) + 1
    return [_weighed({pair: count * math.log(many / spread[pair]) for pair, count in one.items()}) for one in counted]


def _weighed(weights: dict[str, float]) -> Weighed:
    return Weighed(weights, sum(weights.values()), math.sqrt(sum(weight * weight for weight in weights.values())))


def likeness(one: Weighed, other: Weighed) -> float:
    """Return how alike two weighed texts are, from 0 (no pair in common) to 1 (the same pairs).

    The cosine of the two; or, where the one stands in the other, how much of it does.
    """
    if not one.length or not other.length:
        return 0.0
    if len(one.weights) > len(other.weights):
        one, other = other, one
    shared = [(weight, other.weights[pair]) for pair, weight in one.weights.items() if pair in other.weights]
    cosine = sum(left * right for left, right in shared) / (one.length * other.length)
    if len(one.weights) < LONG_ENOUGH:
        return min(cosine, 1.0)
    inside = sum(min(left, right) for left, right in shared) / min(one.total, other.total)
    return min(max(cosine, INSIDE * inside), 1.0)


def find_candidates(
    old: Sequence[Weighed], new: Sequence[Weighed], left_old: Sequence[int], left_new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the positions of an old and a new text, of those left, that share a pair worth naming, each couple once.

    A pair that a quarter of many texts have makes no couple; where hundreds still share one, those that share the
    rarest are looked at: a thousand tasks are not compared with a thousand.
    """
    spread = Counter(pair for one in new for pair in one.weights)
    most = max(len(new) // 4, 20)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for position in left_new:
        for pair in new[position].weights:
            if spread[pair] <= most:
                places[pair].append(position)
    for position in left_old:
        known = sorted((places[pair] for pair in old[position].weights if pair in places), key=len)
        met: set[int] = set()
        for holders in known:
            if met and len(met) + len(holders) > MOST_MET:
                break
            met.update(holders[:MOST_MET])
        for other in sorted(met):
            yield position, other
