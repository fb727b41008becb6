"""Write references as BibTeX and as RIS, for reference managers.

Tags as in the RIS format specification of Reference Manager; BibTeX entries have the type `techreport`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.outputs.output import Output
from dashboard.views.provenance.references import Reference
from dashboard.views.view import View

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Month macros, which every BibTeX style defines."""

_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "\N{NO-BREAK SPACE}": " ",
    **{sign: "\\" + sign for sign in "&%$#_"},
})  # fmt: skip
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def bibtex(reference: Reference) -> str:
    """A Reference as a BibTeX entry, with special characters escaped for LaTeX."""
    year, *rest = reference.published.split("-")
    publisher = reference.publisher.translate(_LATEX)
    fields = {
        "author": f"{{{{{publisher}}}}}",
        "title": f"{{{{{reference.title.translate(_LATEX)}}}}}",
        "institution": f"{{{publisher}}}",
        "year": f"{{{year}}}",
        "month": _MONTHS[int(rest[0]) - 1] if rest else "",
        "url": f"{{{reference.address.translate(_IN_ADDRESS)}}}" if reference.address else "",
        "note": f"{{{' '.join(reference.notes).translate(_LATEX)}}}",
    }
    lines = [f"  {name} = {value}" for name, value in fields.items() if value]
    return f"@techreport{{{reference.id},\n" + ",\n".join(lines) + "\n}\n"


def ris(reference: Reference) -> str:
    """A Reference as an RIS entry, with CRLF line ends."""
    year, month, day = (*reference.published.split("-"), "", "")[:3]
    tags = [
        ("TY", "RPRT"),
        ("AU", reference.publisher),
        ("TI", reference.title),
        ("PB", reference.publisher),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/"),
        ("UR", reference.address),
        ("N1", " ".join(reference.notes)),
        ("ID", reference.id),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in tags if value or tag == "ER")


def _renderer(entry: Callable[[Reference], str]) -> Callable[[Sequence[View]], bytes]:
    """A function from Views to a UTF-8 file with their references, without duplicates, written by `entry`."""

    def render(views: Sequence[View]) -> bytes:
        found = dict.fromkeys(reference for view in views for reference in view.references)
        return "".join(entry(reference) for reference in found).encode()

    return render


BIBTEX = Output("BibTeX", "application/x-bibtex", "bib", _renderer(bibtex))
RIS = Output("RIS", "application/x-research-info-systems", "ris", _renderer(ris))
