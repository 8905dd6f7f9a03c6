"""What is seen in a picture beside its words: how far it is askew, rules, ink, seals, a dark ground."""

from typing import Any

import pytest

from zwgk_parse.read.scan.paper import clean_paper, find_seals
from zwgk_parse.read.scan.raster import (
    find_ink,
    find_ink_ends,
    find_rules,
    find_skew,
    lies_on_its_side,
    quarter_turned,
    turned,
)

numpy = pytest.importorskip("numpy", reason="the extra [ocr] is not installed")
cv2 = pytest.importorskip("cv2", reason="the extra [ocr] is not installed")
SCALE = 0.5  # points a pixel
BLACK, RED = (0, 0, 0), (35, 30, 215)


def paper(height: int = 900, width: int = 700) -> Any:
    return numpy.full((height, width, 3), 245, "uint8")


def lines_of_print(height: int = 900, width: int = 700) -> Any:
    """Rows of blocks of uneven width where characters would stand."""
    page = paper(height, width)
    for row, y in enumerate(range(60, height - 60, 40)):
        for x in range(60 + 8 * (row % 3), width - 60 - 70 * (row % 3), 22):
            cv2.rectangle(page, (x, y), (x + 12 + x % 5, y + 17), BLACK, -1)
    return page


@pytest.mark.parametrize("degrees", [-5.0, -1.3, 0.4, 2.2, 5.5])
def test_skew_is_measured_to_a_tenth_of_a_degree(degrees: float) -> None:
    assert find_skew(turned(lines_of_print(), degrees, ground=245)) == pytest.approx(-degrees, abs=0.1)


def test_level_and_empty_pages_are_left_alone() -> None:
    assert find_skew(lines_of_print()) == 0.0
    assert find_skew(paper()) == 0.0
    assert find_skew(numpy.random.default_rng(1).integers(0, 255, (400, 300, 3)).astype("uint8")) == 0.0


def test_quarters_are_turned_counter_clockwise() -> None:
    page = paper(40, 20)
    page[:5, :5] = 0
    assert quarter_turned(page, 1)[-5:, :5].max() == 0
    assert quarter_turned(page, 2)[-5:, -5:].max() == 0


def test_print_on_its_side_is_seen() -> None:
    assert lies_on_its_side(quarter_turned(lines_of_print(), 1))
    assert not lies_on_its_side(lines_of_print())
    assert not lies_on_its_side(paper())


def ruled() -> Any:
    page = paper()
    for y in (100, 200, 300):
        cv2.line(page, (50, y), (650, y), BLACK, 2)
    for x in (50, 350, 650):
        cv2.line(page, (x, 100), (x, 300), BLACK, 2)
    return page


def test_rules_are_found_in_points() -> None:
    rulings, _ = find_rules(find_ink(ruled()), SCALE)
    across = sorted(round(rule.top) for rule in rulings if rule.top == rule.bottom)
    down = sorted(round(rule.x0) for rule in rulings if rule.x0 == rule.x1)
    assert across == pytest.approx([50, 100, 150], abs=1)
    assert down == pytest.approx([25, 175, 325], abs=1)
    assert all(rule.x1 - rule.x0 == pytest.approx(300, abs=4) for rule in rulings if rule.top == rule.bottom)


def test_rule_torn_by_noise_is_one_rule() -> None:
    page = paper()
    cv2.line(page, (50, 100), (650, 100), BLACK, 2)
    page[:, 300:302] = 245
    rulings, _ = find_rules(find_ink(page), SCALE)
    assert len(rulings) == 1


def test_strokes_of_characters_are_no_rules() -> None:
    page = paper()
    cv2.line(page, (50, 300), (90, 300), BLACK, 3)  # the character 一 of 20 points
    assert find_rules(find_ink(page), SCALE)[0] == ()


def test_ink_without_rules_tells_where_a_line_ends() -> None:
    page = ruled()
    cv2.rectangle(page, (80, 140), (200, 160), BLACK, -1)
    _, ink = find_rules(find_ink(page), SCALE)
    start, end = find_ink_ends(ink, 45, 132, 348, 168)
    assert (start, end) == pytest.approx((80, 201), abs=3)
    assert find_ink_ends(ink, 400, 132, 600, 168) == (400, 600)


def test_ink_is_found_in_the_shade() -> None:
    light = numpy.linspace(0.35, 1, 700)[None, :, None]
    shaded = (lines_of_print() * light).astype("uint8")
    apart = (find_ink(shaded) > 0) != (find_ink(lines_of_print()) > 0)
    assert apart.mean() < 0.02


def test_light_lettering_on_dark_is_reversed_and_print_in_the_dark_is_not() -> None:
    page = lines_of_print()
    assert (clean_paper(255 - page, SCALE) == page).all()
    dim = (page * 0.4).astype("uint8")
    assert clean_paper(dim, SCALE) is dim


def sealed() -> Any:
    page = paper()
    cv2.circle(page, (350, 450), 110, RED, 6)
    cv2.rectangle(page, (200, 446), (500, 453), BLACK, -1)
    crossing = page.copy()
    cv2.circle(crossing, (350, 450), 40, RED, -1)
    # Where red ink lies on black print, both take their share.
    return cv2.addWeighted(crossing, 0.5, page, 0.5, 0)


def test_seal_fades_and_the_print_below_it_stays() -> None:
    ink = find_ink(clean_paper(sealed(), SCALE)) > 0
    assert ink[447:453, 330:370].mean() > 0.9
    assert ink[330:420].mean() < 0.002


def test_red_head_and_red_line_are_no_seals() -> None:
    page = paper()
    for x in range(100, 600, 90):
        cv2.rectangle(page, (x, 100), (x + 75, 190), RED, 8)
    cv2.line(page, (50, 260), (650, 260), RED, 4)
    assert clean_paper(page, SCALE) is page


def test_page_without_red_is_not_searched_for_seals() -> None:
    assert find_seals(numpy.zeros((50, 50), bool), SCALE) == []
