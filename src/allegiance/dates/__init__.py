"""EDTF dates (ISO 8601-2, Library of Congress 2019) read as four bounds, and bounds put into words."""

from allegiance.dates.bounds import OPEN_END, OPEN_START, Bounds
from allegiance.dates.edtf import LONGEST, parse
from allegiance.dates.meant import meant
from allegiance.dates.words import words

__all__ = ["LONGEST", "OPEN_END", "OPEN_START", "Bounds", "meant", "parse", "words"]
