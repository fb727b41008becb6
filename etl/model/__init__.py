"""The shape of everything: columns, records, the Registry that holds them, and problems."""
