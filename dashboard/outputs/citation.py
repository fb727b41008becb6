"""Files a reader can take along: the citation of a figure as BibTeX and RIS.

Why: a link to a file works without scripts, and reference managers read these two forms.
"""

from __future__ import annotations

from flask import Response

from dashboard.catalog import Catalog
from dashboard.outputs.citation_text import citation
from dashboard.views.provenance.record import record
from dashboard.views.routes import citation_path
from etl.model.records import LANGUAGES

FORMATS = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems"}
"""File endings with their content types."""


def citation_file(catalog: Catalog, path: str) -> Response | None:
    """The file at an address made by `citation_path`; None when there is none."""
    for lang in LANGUAGES:
        name, _, form = path.rpartition("/")[2].rpartition(".")
        if name in catalog.by_id and form in FORMATS and path == citation_path(lang, name, form):
            found = citation(record(catalog, name, lang), catalog.data_version, lang)
            answer = Response(found.bibtex if form == "bib" else found.ris, mimetype=FORMATS[form])
            answer.headers["Content-Type"] = f"{FORMATS[form]}; charset=utf-8"
            answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.{form}")
            return answer
    return None
