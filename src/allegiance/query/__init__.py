"""Questions: SPARQL files with typed parameters and typed rows."""
