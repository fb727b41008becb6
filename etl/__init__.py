"""From published figures to checked tidy tables: one reader, pure steps, one writer."""
