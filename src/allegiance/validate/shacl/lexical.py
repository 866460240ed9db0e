"""Which lexical forms a datatype allows, as regular expressions every SPARQL engine understands.

Source: W3C XML Schema 1.1 Part 2, section 3 (lexical mappings), after white space is collapsed; a literal with
surrounding white space is taken as ill-typed, as RDF 1.1 section 5 has no white-space processing.
"""

from .vocabulary import XSD

_DIGITS = r"[+-]?[0-9]+"
_ZONE = r"(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
_YEAR = r"-?([1-9][0-9]{3,}|0[0-9]{3})"
_LEAP = r"-?[0-9]*((0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
_MONTH_DAY = r"((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
_DATE = rf"({_YEAR}-{_MONTH_DAY}|{_LEAP}-02-29)"
_TIME = r"(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?|24:00:00(\.0+)?)"
_DAYS = r"[0-9]+D"
_CLOCK = r"T([0-9]+H([0-9]+M)?([0-9]+(\.[0-9]+)?S)?|[0-9]+M([0-9]+(\.[0-9]+)?S)?|[0-9]+(\.[0-9]+)?S)"
_MONTHS = r"([0-9]+Y([0-9]+M)?|[0-9]+M)"

_FORMS = {
    "boolean": "true|false|1|0",
    "integer": _DIGITS,
    "decimal": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)",
    "double": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    "float": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    "date": _DATE + _ZONE,
    "dateTime": f"{_DATE}T{_TIME}{_ZONE}",
    "dateTimeStamp": f"{_DATE}T{_TIME}(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))",
    "time": _TIME + _ZONE,
    "gYear": _YEAR + _ZONE,
    "gYearMonth": f"{_YEAR}-(0[1-9]|1[0-2]){_ZONE}",
    "gMonth": f"--(0[1-9]|1[0-2]){_ZONE}",
    "gDay": f"---(0[1-9]|[12][0-9]|3[01]){_ZONE}",
    "gMonthDay": f"--({_MONTH_DAY}|02-29){_ZONE}",
    "duration": f"-?P({_MONTHS}({_DAYS})?({_CLOCK})?|{_DAYS}({_CLOCK})?|{_CLOCK})",
    "yearMonthDuration": f"-?P{_MONTHS}",
    "dayTimeDuration": f"-?P({_DAYS}({_CLOCK})?|{_CLOCK})",
    "hexBinary": "([0-9a-fA-F]{2})*",
    "base64Binary": r"(([A-Za-z0-9+/] ?){4})*(([A-Za-z0-9+/] ?){3}=|([A-Za-z0-9+/] ?){2}= ?=)?",
    "language": "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
}

# Derived integer types: least and greatest value, None where unbounded.
_RANGES: dict[str, tuple[int | None, int | None]] = {
    "byte": (-(2**7), 2**7 - 1),
    "short": (-(2**15), 2**15 - 1),
    "int": (-(2**31), 2**31 - 1),
    "long": (-(2**63), 2**63 - 1),
    "unsignedByte": (0, 2**8 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
}


def integer_range(datatype: str) -> tuple[int | None, int | None] | None:
    """The bounds of a datatype derived from xsd:integer, given its IRI; None for any other datatype."""
    return _RANGES.get(datatype.removeprefix(XSD)) if datatype.startswith(XSD) else None


def form(datatype: str) -> str | None:
    """The anchored regular expression of a datatype's lexical forms, given its IRI; None where any will do."""
    if integer_range(datatype) is not None:
        return f"^{_DIGITS}$"
    found = _FORMS.get(datatype.removeprefix(XSD)) if datatype.startswith(XSD) else None
    return f"^({found})$" if found is not None else None
