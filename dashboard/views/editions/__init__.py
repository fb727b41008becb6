"""Compare what editions print for the same period."""
