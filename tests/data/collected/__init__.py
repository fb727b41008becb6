"""The figures as they were collected, and what the rows of `data/editions` must therefore say.

`nl.csv` holds the 641 facts read in public texts, `glotip.csv` the 1,094 rows for the Netherlands of UNODC's GLOTIP
workbook, both as collected. `words.csv` gives the code of each collected word; `rows` makes the rows.
"""
