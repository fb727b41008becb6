"""From tidy tables to the screen: one loader, pure views, one place of callbacks."""
