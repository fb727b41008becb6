"""Provenance of one observation, and references to cite."""
