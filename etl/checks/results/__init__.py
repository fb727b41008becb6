"""Rules about all figures together with the derived ones."""
