"""Rules about single cells, before anything is typed."""
