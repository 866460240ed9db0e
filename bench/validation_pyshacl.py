"""pySHACL in a process of its own, so that `bench/validation.py` can stop it: python validation_pyshacl.py DATA SHAPES

Prints its report as N-Triples.
"""

import sys

import pyshacl
import rdflib

data, shapes = rdflib.Graph().parse(sys.argv[1], format="nt"), rdflib.Graph().parse(sys.argv[2])
_, found, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
print(found.serialize(format="nt"))
