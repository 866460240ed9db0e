"""What is said in the data, in sentences."""


def claimed(voice: str, about: str, regarding: str = "") -> str:
    """Return a position in words: of a situation as a whole, or of one property of it, given with its value.

    The voice has its stance with it: `Reuters asserts`.
    """
    return f"{voice}: {regarding} (of “{about}”)" if regarding else f"{voice}: “{about}”"
