"""What a cold process does with one change: open a persisted store, check what the change can affect, put it back.

python bench/one_change.py STORE          run by bench/validation.py, which measures it
"""

import sys

import pyoxigraph as ox

from allegiance import resources
from allegiance.validate import compiled
from allegiance.validate.shacl import EmbeddedData

LOCATOR = ox.NamedNode("https://w3id.org/allegiance/ns#locator")

store = ox.Store(sys.argv[1])
quad = next(store.quads_for_pattern(None, LOCATOR, None, None))
store.remove(quad)
checks = compiled.checks(resources.root() / "shapes")
found = compiled.run_affected(EmbeddedData(store), checks, (), {quad.triple})
store.add(quad)
assert any(result.rule == "AL461" for result in found), "the missing locator was not found"
