"""The constraint components of SHACL, a few to a file, each one class."""
