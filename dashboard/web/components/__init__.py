"""Parts of pages: functions from a View, a Table or a State to Dash components."""
