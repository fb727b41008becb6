"""Rules about typed figures, alone and beside each other."""
