"""The notes under a chart as blocks (reading aid, breaks, caveats, sources, ...) in their display order.

Why: the order is decided here once; pages and files render the blocks in the order they get them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.views.routes import part_path
from dashboard.views.words import listing, say
from dashboard.views.words.captions import break_mark
from dashboard.views.words.sources import SourceLine
from etl.model.annotations import Contradiction, Erratum
from etl.model.records import Lang

Kind = Literal[
    "newer",
    "reading",
    "note",
    "breaks",
    "events",
    "contradictions",
    "caveats",
    "more_caveats",
    "sources",
    "flags",
    "errata",
    "description",
]
CAVEATS_SHOWN = 3
"""Number of caveats that are visible; the rest are collapsed."""


@dataclass(frozen=True)
class Link:
    """A hyperlink; plain text when `address` is None."""

    text: str
    address: str | None


@dataclass(frozen=True)
class Item:
    """One entry of a block: a text with links below it, or links alone.

    `mark` is the flag, or the number of the break in the chart, that the text explains; `short` is that text in a line.
    """

    text: str = ""
    mark: str = ""
    short: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Block:
    """Entries of one kind under a heading; an empty heading makes plain paragraphs.

    `is_folded` is True when the entries are collapsed at first; `summary` is the text above collapsed entries.
    """

    kind: Kind
    heading: str
    items: tuple[Item, ...]
    is_folded: bool = False
    summary: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of every item."""
        return tuple(item.text for item in self.items)


@dataclass(frozen=True, kw_only=True)
class Notes:
    """The input of `ordered_blocks`: texts by kind, empty when not applicable. `flags` are pairs of flag and text.

    `breaks` are pairs of a line and the whole note, `newer` leads to the edition that follows the shown one.
    """

    reading: str
    newer: Link | None = None
    notes: Sequence[str] = ()
    breaks: Sequence[tuple[str, str]] = ()
    events: Sequence[str] = ()
    contradictions: Sequence[Contradiction] = ()
    caveats: Sequence[str] = ()
    sources: Sequence[SourceLine] = ()
    flags: Sequence[tuple[str, str]] = ()
    errata: Sequence[Erratum] = ()
    description: Sequence[str] = ()


def ordered_blocks(notes: Notes, lang: Lang) -> tuple[Block, ...]:
    """The blocks in display order; a block without items is left out."""
    breaks = [Item(text, break_mark(number), line) for number, (line, text) in enumerate(notes.breaks, 1)]
    rule = _items([say("break_rule", lang)] if breaks else [])
    blocks = [
        Block("newer", say("card_newer", lang), (Item(links=(notes.newer,)),) if notes.newer else ()),
        Block("reading", "", _items([notes.reading] if notes.reading else [])),
        Block("note", "", _items(notes.notes)),
        Block("breaks", say("card_breaks", lang), (*breaks, *rule)),
        Block("events", say("card_events", lang), _items(notes.events), is_folded=True),
        Block("contradictions", say("card_contradictions", lang), _links("contradictions", notes.contradictions, lang)),
        Block("caveats", say("card_caveats", lang), _items(notes.caveats[:CAVEATS_SHOWN])),
        Block("more_caveats", say("card_more", lang), _items(notes.caveats[CAVEATS_SHOWN:]), is_folded=True),
        _sources(notes.sources, lang),
        Block("flags", say("card_flags", lang), tuple(Item(text, mark=flag) for flag, text in notes.flags)),
        Block("errata", say("card_errata", lang), _links("errata", notes.errata, lang)),
        Block("description", say("card_description", lang), _items(notes.description), is_folded=True),
    ]
    return tuple(block for block in blocks if block.items)


def _items(texts: Iterable[str]) -> tuple[Item, ...]:
    return tuple(Item(text) for text in texts)


def _links(page_name: str, found: Iterable[Contradiction | Erratum], lang: Lang) -> tuple[Item, ...]:
    """The title of each record with a link to its page, which is a part of the page with this name."""
    return tuple(Item(links=(Link(one.title[lang], part_path(lang, page_name, one.id)),)) for one in found)


def _sources(lines: Sequence[SourceLine], lang: Lang) -> Block:
    """The publications and where each was read; more than one are listed in a sentence and collapsed."""
    items = tuple(Item(line.text, links=tuple(Link(*place) for place in line.places)) for line in lines)
    many = len(lines) > 1
    names = listing([line.name for line in lines], lang) + "." if many else ""
    return Block("sources", say("card_source", lang), items, is_folded=many, summary=names)
