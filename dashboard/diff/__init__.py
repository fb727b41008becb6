"""Compare two sets of tables and report what changes for readers."""
