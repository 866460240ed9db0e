"""The second reading of claims: which wait for it, a page to hold beside the source, and what the reader decides."""
