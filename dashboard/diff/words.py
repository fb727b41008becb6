"""A Difference in words: sections of sentences and tables, the same for terminal, Markdown and web page.

Why: an analyst reads it in the terminal and passes it on; one set of words cannot disagree with itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.catalog import Catalog, Observation, SeriesKey
from dashboard.diff.difference import KINDS, Difference, EditionChanges, FigureChange, Mark, PageChange, RestatedFigure
from dashboard.views.editions.comparison import Group
from dashboard.views.editions.words import group_label
from dashboard.views.facts.search import fact_value
from dashboard.views.flags import own_flags
from dashboard.views.words import say
from dashboard.views.words.numbers import number_text, period_text
from dashboard.views.words.sources import edition_text
from etl.model.records import Lang

NOTHING = "\N{EM DASH}"


@dataclass(frozen=True)
class Section:
    """A part of the report: its title, sentences, and a table (heading row and rows), empty when it has none."""

    title: str
    sentences: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class _Words:
    """The two Catalogs and the language that all sections are worded with."""

    old: Catalog
    new: Catalog
    lang: Lang

    def of(self, held: bool) -> Catalog:
        """The new Catalog for what it holds, else the old one."""
        return self.new if held else self.old


def sections(difference: Difference, old: Catalog, new: Catalog, lang: Lang, *, edition: str = "") -> list[Section]:
    """The whole report, its first section saying what was compared."""
    words = _Words(old, new, lang)
    intro = [say("diff_compared", lang, old=old.data_version, new=new.data_version)]
    if edition:
        intro.append(say("diff_limited", lang, edition=_edition(words, edition)))
    if difference.is_empty:
        intro.append(say("diff_nothing", lang))
    if not difference.has_pages:
        intro.append(say("diff_without_records", lang))
    found = [Section(say("diff_title", lang), (*intro, say("diff_limits", lang)))]
    found += [_block(words, block) for block in difference.blocks]
    found += [_restated(words, difference.restated)] if difference.restated else []
    headlines = [page for page in difference.pages if page.has_new_headline]
    found += [_headlines(words, headlines)] if headlines else []
    marked = [page for page in difference.pages if page.gained or page.lost]
    found += [_marks(words, marked)] if marked else []
    return found


def _block(words: _Words, block: EditionChanges) -> Section:
    lang = words.lang
    sentences = []
    for kind in KINDS:
        found = [one for one in block.touched if one.kind == kind]
        if found:
            periods = sorted({(one.row.start, one.row.end) for one in found}, key=lambda p: (p[0] != p[1], p))
            shown = ", ".join(period_text(*period) for period in periods)
            sentences.append(say(f"diff_kind_{kind}", lang, count=str(len(found)), periods=shown))
    head = tuple(say(key, words.lang) for key in ("column_group", "filter_period", "diff_before", "diff_after"))
    title = f"{_concept(words, block.concept)}: {_edition(words, block.edition)}"
    return Section(title, tuple(sentences), head, tuple(_touched(words, one) for one in block.touched))


def _touched(words: _Words, one: FigureChange) -> tuple[str, ...]:
    before, after = (_figure(c, row, words.lang) for c, row in ((words.old, one.before), (words.new, one.after)))
    if one.kind == "beside":
        after = say("diff_same", words.lang)
    return _group(words, one.key, one.after is not None), period_text(one.row.start, one.row.end), before, after


def _figure(catalog: Catalog, row: Observation | None, lang: Lang) -> str:
    """The printed value with its unit; estimates and provisional figures keep their flag."""
    if row is None:
        return NOTHING
    return " ".join([fact_value(catalog, row, lang), *(f"[{flag}]" for flag in own_flags(row) if flag in {"e", "p"})])


def _restated(words: _Words, restated: tuple[RestatedFigure, ...]) -> Section:
    lang = words.lang
    rows = []
    for one in restated:
        places = [
            f"{_figure(words.new, row, lang)} ({_edition(words, row.edition_key)})" for row in (one.earlier, one.later)
        ]
        what = f"{_concept(words, one.key[0])}: {_group(words, one.key, True)}"
        rows.append((what, period_text(one.later.start, one.later.end), *places, _by_how_much(one, lang)))
    keys = ("diff_figure", "filter_period", "diff_older", "diff_newer", "diff_by")
    return Section(say("diff_restated", words.lang), (), tuple(say(key, words.lang) for key in keys), tuple(rows))


def _by_how_much(one: RestatedFigure, lang: Lang) -> str:
    """`12 fewer`; a dash when a figure is not an exact count."""
    if one.difference is None:
        return NOTHING
    key = "diff_more" if one.difference > 0 else "diff_fewer"
    return say(key, lang, difference=number_text(abs(one.difference), one.later.unit, lang))


def _headlines(words: _Words, pages: list[PageChange]) -> Section:
    head = tuple(say(key, words.lang) for key in ("diff_page", "diff_before", "diff_after"))
    rows = [
        (_concept(words, page.indicator), *(found.headline if found else say("diff_no_page", words.lang)
                                            for found in (page.before, page.after)))
        for page in pages
    ]  # fmt: skip
    return Section(say("diff_headlines", words.lang), (), head, tuple(rows))


def _marks(words: _Words, pages: list[PageChange]) -> Section:
    def row(page: PageChange, change: str, mark: Mark) -> tuple[str, ...]:
        return _concept(words, page.indicator), change, say(f"diff_{mark.kind}", words.lang), mark.label

    rows = [row(page, say("diff_gained", words.lang), mark) for page in pages for mark in page.gained]
    rows += [row(page, say("diff_lost", words.lang), mark) for page in pages for mark in page.lost]
    head = tuple(say(key, words.lang) for key in ("diff_page", "diff_change", "diff_kind", "diff_what"))
    return Section(say("diff_marks", words.lang), (), head, tuple(rows))


def _concept(words: _Words, name: str) -> str:
    return words.of(name in words.new.registry.concepts).registry.concepts[name].title[words.lang]


def _group(words: _Words, key: SeriesKey, is_new: bool) -> str:
    return group_label(words.of(is_new), Group(key[0], key[2], key[1]), words.lang)


def _edition(words: _Words, key: str) -> str:
    """Title, publisher and date of an edition; its key when neither side declares it any more."""
    registry = words.of(key in words.new.registry.editions).registry
    edition = registry.editions.get(key)
    if edition is None:
        return key
    return edition_text(registry.codelists["publisher"][edition.publisher].label[words.lang], edition, words.lang)
