"""The ground that ink stands on: light lettering on dark is reversed, a red seal fades from the text below it."""

from typing import Any

from zwgk_parse.read.scan.libraries import arrays, vision

DARK = 110  # the middle gray of a picture, of 255, below which its ground is dark
LIGHTER = 3  # by so much the mean of grays is above their middle where light lettering stands on a dark ground
REDDER = 40  # by so much the red of a seal's ink is above its green and blue
SMALLEST_SEAL, LARGEST_SEAL = 70.0, 260.0  # points: from 2.5 cm; of a cropped picture, from which A4 was made, more
ROUND = 0.7  # the shorter side of a seal's box in longer ones
GAP = 6.0  # points: print breaks a seal's ring
LEAST_INK = 0.03  # of a seal's box: its ring alone gives more
LEAST_RED = 1e-4  # of a page: less is no seal
FADED = 0.72  # in the paper's gray: red ink that lets so much red through has no black below it


def clean_paper(pixels: Any, scale: float) -> Any:
    """Return the picture (BGR, `scale` points a pixel) with dark ink on light ground and seals faded."""
    return _without_seals(_dark_on_light(pixels), scale)


def _dark_on_light(pixels: Any) -> Any:
    numbers = arrays()
    gray = pixels[::4, ::4].mean(axis=2)
    middle = float(numbers.median(gray))
    return 255 - pixels if middle < DARK and float(gray.mean()) > middle + LIGHTER else pixels


def _without_seals(pixels: Any, scale: float) -> Any:
    """Red ink lets red light through: seen in it alone, a seal is as bright as the paper, print stays dark."""
    signed = pixels.astype("int16")
    blue, green, red = signed[:, :, 0], signed[:, :, 1], signed[:, :, 2]
    inked = (red > green + REDDER) & (red > blue + REDDER)
    boxes = find_seals(inked, scale)
    if boxes:
        pixels = pixels.copy()
    for box in boxes:
        paper = arrays().median(pixels[box][:, :, 2])
        faded = arrays().where(red[box] >= FADED * paper, paper, red[box]).astype("uint8")
        pixels[box][inked[box]] = faded[inked[box]][:, None]
    return pixels


def find_seals(inked: Any, scale: float) -> list[tuple[slice, slice]]:
    """Return the places (rows, columns) in a mask of red ink where it forms something as large and round as a seal."""
    if float(inked.mean()) < LEAST_RED:
        return []
    cv2 = vision()
    gap = arrays().ones((max(3, round(GAP / scale)) | 1,) * 2, "uint8")
    joined = cv2.morphologyEx(inked.astype("uint8"), cv2.MORPH_CLOSE, gap)
    found = []
    for x, y, width, height, area in cv2.connectedComponentsWithStats(joined, connectivity=8)[2][1:].tolist():
        shorter, longer = sorted((width * scale, height * scale))
        is_round = shorter >= ROUND * longer and area >= LEAST_INK * width * height
        if shorter >= SMALLEST_SEAL and longer <= LARGEST_SEAL and is_round:
            found.append((slice(y, y + height), slice(x, x + width)))
    return found
