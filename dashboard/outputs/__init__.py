"""Registry of file formats for downloads. To add one, add a module and its line in `OUTPUTS`."""

from __future__ import annotations

from dashboard.outputs.citation import BIBTEX, RIS
from dashboard.outputs.csv import CSV
from dashboard.outputs.output import Output

OUTPUTS: dict[str, Output] = {
    "csv": CSV,
    "bibtex": BIBTEX,
    "ris": RIS,
}
"""Every output by its name, in the order of the links on a card."""
