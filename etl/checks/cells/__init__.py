"""Checks of single cells in the frame of text, before numbers are converted (`TEXT_CHECKS`)."""
