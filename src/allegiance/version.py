"""The version of the package and of the ontology it carries."""

__version__ = "0.1.0"
