"""Reading: records, tables of figures and built tables from files, with the place of every cell."""
