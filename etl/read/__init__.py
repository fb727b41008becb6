"""Files in: records and figures as they were declared and received, every cell at its place."""
