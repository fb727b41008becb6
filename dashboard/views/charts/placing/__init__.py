"""Where texts are in a chart: their sizes, and places where they touch nothing."""
