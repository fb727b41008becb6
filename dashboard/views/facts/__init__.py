"""Full-text search in all printed figures."""
