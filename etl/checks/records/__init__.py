"""Rules about what is declared: titles, texts, translations."""
