"""How to cite one figure: as a sentence, as BibTeX and as RIS.

Why: a reader cites the publication that printed the figure, and says where it was read and through which
version of these data. Nothing is read from the clock, so a citation of the same data is always the same.
RIS tags: the specification of Reference Manager. BibTeX: entry type `techreport`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.views.provenance.record import Record
from dashboard.views.words import say
from dashboard.views.words.numbers import date_text
from etl.model.records import Lang

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Macros every BibTeX style defines."""

_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "\N{NO-BREAK SPACE}": " ",
    **{sign: "\\" + sign for sign in "&%$#_"},
})  # fmt: skip
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


@dataclass(frozen=True)
class Citation:
    """One citation in the three forms readers ask for."""

    text: str
    bibtex: str
    ris: str


def citation(record: Record, version: str, lang: Lang) -> Citation:
    """The citation of a figure; `version` is the data version it was taken from."""
    return Citation(_text(record, version, lang), _bibtex(record, version, lang), _ris(record, version, lang))


def _address(record: Record) -> str:
    """Where the edition is, else where its figure was read; empty when neither is known.

    A derived figure was read nowhere: each of its inputs has a place of its own.
    """
    read_at = None if record.observation.is_derived else record.source.address
    return record.edition.address or read_at or ""


def _remarks(record: Record, version: str, lang: Lang) -> list[str]:
    """The figure, whether it was printed, where it was read, and through which data."""
    source = record.source
    parts = [say("cite_figure", lang, figure=record.citation)]
    if record.observation.is_derived:
        parts.append(say("cite_derived", lang))
    elif source.kind == "secondary":
        dated = f", {date_text(source.published, lang)}" if source.published else ""
        parts.append(say("cite_read_in", lang, source=f"{source.publisher}: {source.title}{dated}"))
    return [*parts, say("cite_via", lang, site=say("site", lang), version=version)]


def _text(record: Record, version: str, lang: Lang) -> str:
    dated = date_text(record.edition.published, lang)
    title = record.edition.title
    first = f"{record.publisher} ({dated}). {title}{'' if title.endswith(('.', '?', '!')) else '.'}"
    return " ".join(part for part in (first, *_remarks(record, version, lang), _address(record)) if part)


def _bibtex(record: Record, version: str, lang: Lang) -> str:
    year, *rest = record.edition.published.split("-")
    publisher = record.publisher.translate(_LATEX)
    address = _address(record).translate(_IN_ADDRESS)
    fields = {
        "author": f"{{{{{publisher}}}}}",
        "title": f"{{{{{record.edition.title.translate(_LATEX)}}}}}",
        "institution": f"{{{publisher}}}",
        "year": f"{{{year}}}",
        "month": _MONTHS[int(rest[0]) - 1] if rest else "",
        "url": f"{{{address}}}" if address else "",
        "note": f"{{{' '.join(_remarks(record, version, lang)).translate(_LATEX)}}}",
    }
    lines = [f"  {name} = {value}" for name, value in fields.items() if value]
    return f"@techreport{{{record.observation.id},\n" + ",\n".join(lines) + "\n}\n"


def _ris(record: Record, version: str, lang: Lang) -> str:
    year, month, day = (*record.edition.published.split("-"), "", "")[:3]
    tags = [
        ("TY", "RPRT"),
        ("AU", record.publisher),
        ("TI", record.edition.title),
        ("PB", record.publisher),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/"),
        ("UR", _address(record)),
        ("N1", " ".join(_remarks(record, version, lang))),
        ("ID", record.observation.id),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in tags if value or tag == "ER")
