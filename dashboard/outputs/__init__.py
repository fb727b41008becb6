"""Files a reader can take along, one a file."""
