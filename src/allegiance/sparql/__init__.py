"""SPARQL as text: its tokens, parameters put in their place, and what is refused before it is run."""
