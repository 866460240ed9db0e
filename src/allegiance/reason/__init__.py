"""OWL consistency of the ontology with the data, and which statements clash where there is none."""
