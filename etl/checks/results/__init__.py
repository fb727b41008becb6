"""Checks of all observations including the derived ones."""
