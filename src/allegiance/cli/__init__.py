"""The `allegiance` command."""
