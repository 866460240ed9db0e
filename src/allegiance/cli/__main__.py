"""`python -m allegiance.cli` is the `allegiance` command."""

from allegiance.cli import main

main()
