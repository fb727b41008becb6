"""Render the sections of a report as text for the terminal, as Markdown, or as HTML.

Why: the same report is read in a terminal, a review and a mail. `dashboard.diff.words` makes the sections.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from dashboard.diff.words import Section
from etl.model.records import Lang

WIDEST = 120
"""Maximum width of a table in characters; a wider one is printed row by row."""

Row = Sequence[str]


def as_text(sections: Sequence[Section], lang: Lang) -> str:
    """Plain text for the terminal: titles underlined, tables in columns."""
    blocks = []
    for section in sections:
        lines = [section.title, "=" * len(section.title), *section.sentences]
        blocks.append("\n".join([*lines, *_text_table(section)]))
    return "\n\n".join(blocks)


def _text_table(section: Section) -> list[str]:
    if not section.rows:
        return []
    widths = [max(len(row[n]) for row in (section.head, *section.rows)) for n in range(len(section.head))]
    if sum(widths) + 2 * len(widths) > WIDEST:
        return [line for row in section.rows for line in _text_row(section.head, row)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (section.head, ["-" * width for width in widths], *section.rows)
    ]
    return ["", *lines]


def _text_row(head: Row, row: Row) -> list[str]:
    return ["", row[0], *(f"  {name}: {cell}" for name, cell in zip(head[1:], row[1:], strict=True))]


def as_markdown(sections: Sequence[Section], lang: Lang) -> str:
    """Markdown with headings, paragraphs and tables."""
    return _render("report.md", sections, lang)


def as_html(sections: Sequence[Section], lang: Lang) -> str:
    """A self-contained HTML page: all texts escaped, no script, no external files."""
    return _render("report.html", sections, lang)


def _render(template: str, sections: Sequence[Section], lang: Lang) -> str:
    return _templates().get_template(template).render(sections=sections, lang=lang).rstrip("\n")


@cache
def _templates() -> Environment:
    """The Jinja2 templates in this package; those that end in .html escape every text."""
    templates = Environment(
        loader=PackageLoader("dashboard.diff"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["markdown"] = _escape_markdown
    return templates


def _escape_markdown(text: str) -> str:
    """The text with a backslash before characters that have a meaning in Markdown or HTML."""
    return re.sub(r"[\\|*_<\[`]", r"\\\g<0>", text)


FORMATS: dict[str, Callable[[Sequence[Section], Lang], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
}
