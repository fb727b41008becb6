"""The Dash application: load the tidy tables (`catalog`), make views of them (`views`), and serve pages (`web`)."""
