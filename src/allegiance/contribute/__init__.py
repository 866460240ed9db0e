"""For who adds or corrects a fact: canonical Turtle, scaffolds, and what a change says in words."""
