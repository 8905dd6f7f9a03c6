"""Comments at where their values went."""

from collections.abc import Mapping

from zwgk_parse.model.kept import Comments, Path


def moved_comments(comments: Comments, moves: Mapping[Path, int | None]) -> Comments:
    """Return the comments at where their values went; those of values that are gone stand at the end."""
    before: dict[Path, tuple[str, ...]] = {}
    behind: dict[Path, str] = {}
    lost: list[str] = []
    for path, block in comments.before.items():
        place = _new_path(path, moves)
        if place is None:
            lost += block
        else:
            before[place] = block
    for path, line in comments.behind.items():
        place = _new_path(path, moves)
        if place is None:
            lost.append(line)
        else:
            behind[place] = line
    return Comments(comments.head, before, behind, (*lost, *comments.end))


def _new_path(path: Path, moves: Mapping[Path, int | None]) -> Path | None:
    place: list[str | int] = []
    for length, step in enumerate(path, 1):
        moved = moves.get(path[:length], step)
        if moved is None:
            return None
        place.append(moved)
    return tuple(place)
