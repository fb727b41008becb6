"""Every printed figure in words, to search."""
