"""Starting a new edition: its record, and a table or workbook for an analyst to fill in."""
