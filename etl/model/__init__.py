"""The data model: columns of the tables, types of the records, the Registry that holds them, and problems."""
