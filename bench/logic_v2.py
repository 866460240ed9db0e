"""Scores pairs with OpenSanctions' logic-v2; run by the Python of an environment with nomenklatura, by linking.py.

Reads lines of JSON `[entity, entity]`, writes lines `[[id, id], score]`.
"""

import json
import sys

from followthemoney import model
from nomenklatura.matching import get_algorithm

SCHEMA = {"person": "Person", "organization": "Organization"}


def main() -> None:
    """Score each pair of stdin."""
    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config() if hasattr(algorithm, "default_config") else None
    known: dict[str, object] = {}
    for line in sys.stdin:
        one, other = (entity(given, known) for given in json.loads(line))
        score = algorithm.compare(one, other, config).score
        print(json.dumps([[one.id, other.id], score]))


def entity(given: dict[str, object], known: dict[str, object]) -> object:
    """Return the entity in FollowTheMoney's terms."""
    if given["id"] not in known:
        proxy = model.make_entity(SCHEMA[given["kind"]])
        proxy.id = given["id"]
        for name in given["names"]:
            proxy.add("name", name)
        if given["kind"] == "person":
            proxy.add("birthDate", given["births"])
        proxy.add("country", given["countries"], fuzzy=True)
        known[given["id"]] = proxy
    return known[given["id"]]


if __name__ == "__main__":
    main()
