"""Faults that hide nothing of each other, by name: planted together, for each run takes time for every figure.

A fault that is not named here is planted alone. Name a new one in a group if it still passes there: a fault of a
record often keeps the figures from being read, and two faults in one row or heading hide each other.
"""

from __future__ import annotations

from fault_cases import FAULTS
from planting import Fault

TOGETHER = (
    (
        "age groups above their total",
        "a period below its own years",
        "a share that differs from its counts",
        "a digit left out",
        "a digit left out behind a break",
        "shares typed as fractions",
        "shares typed as persons",
        "a count typed as a rate",
        "a year that was not over",
        "a figure under another indicator too",
        "a place of an example",
        "a source that was never named",
        "a table that is all sevens",
        "a publication of another country",
        "an answer to a warning that is gone",
    ),
    (
        "a year before the edition begins",
        "an answer to a warning about other figures",
    ),
    (
        "a note saved by Excel as Windows-1252",
        "a quotation mark that is not closed",
        "a decimal comma without quotation marks",
        "an unknown age group",
        "an unknown status",
        "a sector split by sex",
        "a part that is more than its total",
        "an estimate that is not called one",
        "an estimate without a range",
        "a share of nobody knows how many",
        "a question left in English",
        "a caption that fills in other fields",
        "a cause that nobody is named for",
        "a cause told with door",
        "a word that blames",
        "a term without its quotation marks",
        "a caveat that no page shows",
        "an event of figures without a page",
        "periods drawn as years",
        "a year to derive that the edition prints itself",
        "years to derive that stand in two period totals",
    ),
    (
        "a file saved as Unicode text",
        "a file saved with semicolons",
        "a year with a digit too many",
        "a decimal comma",
        "bounds that are printed and not published",
        "a base that is printed and not published",
        "sectors that add to 98 %",
        "reports taken for all victims",
        "a period total that no longer adds up",
        "a web page saved as a table",
        "a report in place of its table",
        "a packed file that broke off",
        "a spreadsheet of another kind",
        "a table that is not Eurostat's",
        "values that do not fit their dimensions",
    ),
    (
        "an empty file",
        "a file saved with tabs",
        "a base found by hand",
        "a byte that Windows-1252 does not have",
    ),
    (
        "a lone byte order mark",
        "a share of 108 %",
        "a cell too many",
        "a correction of a figure that is not held",
        "a file that was not fetched",
        "a key that is missing from a packed cell",
        "one data set of several",
        "a sheet that was renamed",
    ),
    (
        "a heading without figures",
        "a figure without source",
        "a cell too few",
        "a table that is not SDMX",
    ),
    (
        "an edition without figures",
        "a figure worked out by hand",
    ),
    (
        "a column nobody knows",
        "an unknown indicator",
        "a change in place of a table",
    ),
    (
        "a column twice",
        "an unknown unit",
        "a row of headings that is not there",
    ),
    (
        "a column that is needed left out",
        "a blank dimension",
        "a heading that was renamed",
    ),
    (
        "a thousands point",
        "a heading that stands twice",
    ),
    (
        "a thousands comma",
        "a column that the map passes over",
    ),
    (
        "a word in place of a number",
        "a map to a column that is not there",
    ),
    (
        "half a person",
        "a map without a period",
    ),
    (
        "fewer than no persons",
        "a word to keep that was renamed",
    ),
    (
        "an empty value without a status",
        "a word that stands for no code",
    ),
    (
        "a value with the status missing",
        "an empty cell below a group",
    ),
    (
        "bounds in falling order",
        "a mark that nobody explained",
    ),
    (
        "a base of a count",
        "an empty value in a publisher's file",
    ),
    (
        "one key with two values",
        "a flag that nobody explained",
    ),
    (
        "a row pasted twice",
        "a publisher's thousands comma",
    ),
    (
        "a source that the edition does not have",
        "figures of another country",
    ),
)


def groups(*, is_error: bool) -> list[tuple[Fault, ...]]:
    """All faults that are errors, or all that are warnings, in the groups they are planted in."""
    by_name = {fault.name: fault for fault in FAULTS}
    named = [tuple(by_name[name] for name in names) for names in TOGETHER]
    alone = [(fault,) for fault in FAULTS if not any(fault in group for group in named)]
    return [group for group in [*named, *alone] if all(fault.is_error == is_error for fault in group)]
