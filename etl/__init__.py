"""ETL: published figures in, checked tidy tables out."""
