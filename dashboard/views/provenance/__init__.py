"""Where one figure comes from."""
