"""What an engine answers otherwise, and what it does wrong there.

By engine and reason the tests that must fail: `question` for its example, `question: case` for a case. The list is
strict: what begins to work is taken out of it.
"""

ESTIMATE = "it estimates the time by an overflowing number, and refuses above 400 s (MaxQueryCostEstimationTime)"
KIND = "it binds the variable of an OPTIONAL from the FILTER in it, where nothing matches"
COMPILER = "its compiler ends with the internal error SP031 at a BIND of a constant in a branch of a UNION"
LOST = "it loses rows where sub-selects that follow a path with * are joined"

DIFFERENT: dict[str, dict[str, tuple[str, ...]]] = {
    "Virtuoso": {
        ESTIMATE: ("co_pledgers_of", "co_pledgers_of: on-the-article"),
        KIND: ("pledges_of", "pledges_of: on-the-article"),
        COMPILER: (
            "participants_in",
            "participants_in: on-the-article",
            "participants_in: on-the-article-the-infighting",
        ),
        LOST: ("situations_in", "situations_in: on-the-article"),
    },
}
