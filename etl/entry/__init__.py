"""What an analyst starts a new edition from."""
