"""Page parts: functions from a View or a State to Dash components."""
