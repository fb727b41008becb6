"""What is said under a figure, as blocks in the order in which every page and output tells them.

Why: the order is decided once; a page or a file renders blocks and knows no order of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.catalog import Catalog
from dashboard.views.routes import simple_path
from dashboard.views.words import listing, say
from dashboard.views.words.sources import SourceLine
from etl.model.annotations import Contradiction
from etl.model.records import Lang

Kind = Literal[
    "reading",
    "note",
    "breaks",
    "events",
    "contradictions",
    "caveats",
    "more_caveats",
    "sources",
    "flags",
    "description",
]
CAVEATS_SHOWN = 3
"""Caveats beyond these are folded."""


@dataclass(frozen=True)
class Link:
    """A text that leads somewhere; without an address it is a text alone."""

    text: str
    address: str | None


@dataclass(frozen=True)
class Item:
    """One text of a block; `mark` is the sign it explains, `links` stand under it or, without a text, in its place."""

    text: str = ""
    mark: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Block:
    """Texts of one kind under a heading (empty for a plain paragraph); `is_folded` when they open on request.

    `summary` is shown in front of items that are folded.
    """

    kind: Kind
    heading: str
    items: tuple[Item, ...]
    is_folded: bool = False
    summary: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of every item."""
        return tuple(item.text for item in self.items)


@dataclass(frozen=True, kw_only=True)
class Notes:
    """All that is said under a figure, before it is put in order. What does not apply is empty."""

    reading: str
    notes: Sequence[str] = ()
    breaks: Sequence[str] = ()
    events: Sequence[str] = ()
    contradictions: Sequence[Contradiction] = ()
    caveats: Sequence[str] = ()
    sources: Sequence[SourceLine] = ()
    flags: Sequence[tuple[str, str]] = ()
    description: Sequence[str] = ()


def ordered_blocks(said: Notes, lang: Lang) -> tuple[Block, ...]:
    """The blocks in their order; a block without items is left out."""
    rule = [say("break_rule", lang)] if said.breaks else []
    blocks = [
        Block("reading", "", _items([said.reading] if said.reading else [])),
        Block("note", "", _items(said.notes)),
        Block("breaks", say("card_breaks", lang), _items([*said.breaks, *rule])),
        Block("events", say("card_events", lang), _items(said.events), is_folded=True),
        Block("contradictions", say("card_contradictions", lang), _collisions(said.contradictions, lang)),
        Block("caveats", say("card_caveats", lang), _items(said.caveats[:CAVEATS_SHOWN])),
        Block("more_caveats", say("card_more", lang), _items(said.caveats[CAVEATS_SHOWN:]), is_folded=True),
        _sources(said.sources, lang),
        Block("flags", say("card_flags", lang), tuple(Item(text, mark=flag) for flag, text in said.flags)),
        Block("description", say("card_description", lang), _items(said.description), is_folded=True),
    ]
    return tuple(block for block in blocks if block.items)


def _items(texts: Iterable[str]) -> tuple[Item, ...]:
    return tuple(Item(text) for text in texts)


def _collisions(found: Iterable[Contradiction], lang: Lang) -> tuple[Item, ...]:
    page = simple_path(lang, "contradictions")
    return tuple(Item(links=(Link(one.title[lang], f"{page}#{one.id}"),)) for one in found)


def _sources(lines: Sequence[SourceLine], lang: Lang) -> Block:
    """The publications with the places read; several are named in one sentence, and their places are folded."""
    items = tuple(Item(line.text, links=tuple(Link(*place) for place in line.places)) for line in lines)
    many = len(lines) > 1
    names = listing([line.name for line in lines], lang) + "." if many else ""
    return Block("sources", say("card_source", lang), items, is_folded=many, summary=names)


def caveat_texts(catalog: Catalog, names: Iterable[str], lang: Lang) -> list[str]:
    """The sentences of these caveats."""
    return [catalog.registry.caveats[name].text[lang] for name in names]
