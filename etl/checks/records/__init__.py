"""Checks of records: titles, texts, translations, and records that no page shows."""
