"""From a choice to what is shown, drawn and said: pure, and without a page."""
