"""Pure functions from a reader's choice to a View: chart, table, texts and sources; without Dash and Flask."""
