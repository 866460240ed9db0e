"""Validation of contributions: the files, the dates, and the shapes over the whole of the data."""
