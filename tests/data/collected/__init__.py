"""The figures as they were collected, and what the rows of `data/editions` must therefore say.

`nl.csv` holds the 641 facts read in public texts, `glotip.csv` the 1,094 rows for the Netherlands of UNODC's GLOTIP
workbook, both as collected. `words.csv` gives the code of each collected word; `rows` makes the expected rows: the key,
the figure, its range and its source. No collected fact gives the words of a precision, a base, a remark, a place or the
fields of an edition. `pinned.csv` (by whole key) and `editions.csv` hold those as they stood after the second reading;
they are changed by hand, with the source at hand, and no program writes them. An edition that is not in `editions.csv`
was added later and is not compared.
"""
