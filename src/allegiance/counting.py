"""Numbers of things, as they are read."""


def counted(number: int, noun: str) -> str:
    """Return `1 file`, `2 files`: how many there are of what a noun, whose plural ends in s, names."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
