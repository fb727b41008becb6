"""From figures that were read to tidy tables: the steps in order, and the writer."""
