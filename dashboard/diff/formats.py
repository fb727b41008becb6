"""Sections as text for the terminal, as Markdown, and as one web page without script.

Why: the same words go into a terminal, a review and a mail. What is said is decided in `dashboard.diff.words`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from dashboard.diff.words import Section
from etl.model.records import Lang

WIDEST = 120
"""Characters of a terminal line; a wider table is shown row by row."""

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;"
    "border-bottom:1px solid #767676}"
)

Row = Sequence[str]


def as_text(sections: Sequence[Section], lang: Lang) -> str:
    """For the terminal: titles underlined, tables in columns."""
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
        return [line for row in section.rows for line in _text_record(section.head, row)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (section.head, ["-" * width for width in widths], *section.rows)
    ]
    return ["", *lines]


def _text_record(head: Row, row: Row) -> list[str]:
    return ["", row[0], *(f"  {name}: {cell}" for name, cell in zip(head[1:], row[1:], strict=True))]


def as_markdown(sections: Sequence[Section], lang: Lang) -> str:
    """Headings, paragraphs and tables of Markdown."""
    blocks = []
    for level, section in enumerate(sections):
        blocks.append(f"{'##' if level else '#'} {_plain(section.title)}")
        blocks += [_plain(sentence) for sentence in section.sentences]
        if section.rows:
            rows = [section.head, ["---"] * len(section.head), *section.rows]
            blocks.append("\n".join(f"| {' | '.join(map(_plain, row))} |" for row in rows))
    return "\n\n".join(blocks)


def _plain(text: str) -> str:
    """Text in which no sign is taken for Markdown or HTML."""
    for sign in ("\\", "|", "*", "_", "<", "[", "`"):
        text = text.replace(sign, "\\" + sign)
    return text


def as_html(sections: Sequence[Section], lang: Lang) -> str:
    """One page that stands alone: all words escaped, no script, nothing fetched."""
    title = escape(sections[0].title)
    body = "\n".join(_html_section(section, "h2" if level else "h1") for level, section in enumerate(sections))
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>"
    )


def _html_section(section: Section, heading: str) -> str:
    lines = [f"<{heading}>{escape(section.title)}</{heading}>"]
    lines += [f"<p>{escape(sentence)}</p>" for sentence in section.sentences]
    if section.rows:
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in section.head)
        rows = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in section.rows]
        lines.append(f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>")
        lines += [f"<tr>{row}</tr>" for row in rows]
        lines.append("</tbody>\n</table>")
    return "\n".join(lines)


FORMATS: dict[str, Callable[[Sequence[Section], Lang], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
}
