"""All checks of the merged graph, in one call."""

from datetime import date

from allegiance.validate.checks.addresses import check_addresses
from allegiance.validate.checks.contradictions import check_contradictions
from allegiance.validate.checks.cycles import check_cycles
from allegiance.validate.checks.duplicates import check_duplicates
from allegiance.validate.checks.evidence import check_evidence
from allegiance.validate.checks.references import check_references
from allegiance.validate.checks.said_twice import check_said_twice
from allegiance.validate.checks.whole import Whole
from allegiance.validate.problem import Problem


def check_whole(whole: Whole, today: date) -> list[Problem]:
    """Return every problem of the graph as a whole, by file and place; `today` decides what lies in the future.

    Totals are checked apart (`allegiance.validate.checks.totals`), as they need those of the base.
    """
    check_references(whole)
    check_duplicates(whole)
    check_addresses(whole)
    check_cycles(whole)
    check_contradictions(whole)
    check_said_twice(whole)
    check_evidence(whole, today)
    return whole.problems()
