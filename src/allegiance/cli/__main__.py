"""`python -m allegiance.cli` is the `allegiance` command."""

from allegiance.cli.process import run

run()
