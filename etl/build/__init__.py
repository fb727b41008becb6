"""Building the tidy tables from figures that were read: the steps in order, and the files that are written."""
