"""Make the report of a Difference: sections of sentences and tables, for every format of `dashboard.diff.formats`."""

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
    """A part of the report: title, sentences, and a table (heading row and rows), which is empty when it has none."""

    title: str
    sentences: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class _Words:
    """The two Catalogs and the language of the report."""

    old: Catalog
    new: Catalog
    lang: Lang

    def catalog(self, is_in_new: bool) -> Catalog:
        """The Catalog in which to look up labels: the new one for what is in it, else the old one."""
        return self.new if is_in_new else self.old


def sections(difference: Difference, old: Catalog, new: Catalog, lang: Lang, *, edition: str = "") -> list[Section]:
    """The report of `compare(old, new, lang, edition=edition)`; the first section names what was compared."""
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
        found = [one for one in block.changes if one.kind == kind]
        if found:
            periods = sorted({(one.row.start, one.row.end) for one in found}, key=lambda p: (p[0] != p[1], p))
            shown = ", ".join(period_text(*period) for period in periods)
            sentences.append(say(f"diff_kind_{kind}", lang, len(found), periods=shown))
    head = tuple(say(key, words.lang) for key in ("column_group", "filter_period", "diff_before", "diff_after"))
    title = f"{_concept(words, block.concept)}: {_edition(words, block.edition)}"
    return Section(title, tuple(sentences), head, tuple(_change(words, one) for one in block.changes))


def _change(words: _Words, one: FigureChange) -> tuple[str, ...]:
    before, after = (_figure(c, row, words.lang) for c, row in ((words.old, one.before), (words.new, one.after)))
    if one.kind == "attributes":
        after = say("diff_same", words.lang)
    return _group(words, one.key, one.after is not None), period_text(one.row.start, one.row.end), before, after


def _figure(catalog: Catalog, row: Observation | None, lang: Lang) -> str:
    """The value with its unit, and the flags of estimates and provisional figures; a dash without an observation."""
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
        rows.append((what, period_text(one.later.start, one.later.end), *places, _difference_text(one, lang)))
    keys = ("diff_figure", "filter_period", "diff_older", "diff_newer", "diff_by")
    return Section(say("diff_restated", words.lang), (), tuple(say(key, words.lang) for key in keys), tuple(rows))


def _difference_text(one: RestatedFigure, lang: Lang) -> str:
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
    return words.catalog(name in words.new.registry.concepts).registry.concepts[name].title[words.lang]


def _group(words: _Words, key: SeriesKey, is_new: bool) -> str:
    return group_label(words.catalog(is_new), Group(key[0], key[2], key[1]), words.lang)


def _edition(words: _Words, key: str) -> str:
    """Title, publisher and date of an edition; its key when neither Catalog declares it."""
    registry = words.catalog(key in words.new.registry.editions).registry
    edition = registry.editions.get(key)
    if edition is None:
        return key
    return edition_text(registry.codelists["publisher"][edition.publisher].label[words.lang], edition, words.lang)
