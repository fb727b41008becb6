"""Checks of observations: single figures, and figures compared with each other."""
