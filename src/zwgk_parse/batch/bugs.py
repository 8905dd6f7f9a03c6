"""What a person needs to report a bug of ours, as text: it may have arisen in another process."""


def tell_bug(error: BaseException) -> str:
    """Return the error and where in this program it arose, on one line."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "zwgk_parse" in frame.filename] or frames
    at = f"{own[-1].filename.rpartition('zwgk_parse/')[2]}:{own[-1].lineno}" if own else "?"
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]} ({at})"
