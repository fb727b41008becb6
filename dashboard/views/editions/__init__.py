"""What editions print for the same period, side by side."""
