"""What every sentence obeys, in every State that readers can reach: enumerated, in both languages.

Each rule is worked out here from the table and the records, not with the functions that make the sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise, permutations

import pytest
from shown_languages import LANGUAGES
from spoken import PARTS, Told, compared_states, names_in, single_states, split_states, told, without_names

from dashboard.catalog import Catalog, Observation
from dashboard.views.words.numbers import number_text
from dashboard.views.words.series import shown_rows
from dashboard.views.words.superlatives import main_series
from etl.model.columns import DIMENSIONS, TOTAL, UNKNOWN
from etl.model.comparability import breaks_between, breaks_concerning
from etl.model.records import Lang

Pair = tuple[Told, Told]
"""What a State says in Dutch and in English."""

NUMBER = re.compile(r"(?<![\w.,-])\d[\d.,]*(?<![.,])")
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?:-(?:19|20)\d\d)?(?![\d.,]\d|%)")


@pytest.fixture(scope="module")
def names(catalog: Catalog) -> list[str]:
    return names_in(catalog)


@pytest.fixture(scope="module", params=range(PARTS))
def spoken(request: pytest.FixtureRequest, catalog: Catalog) -> list[Pair]:
    """What a part of all States says."""
    single = single_states(catalog)
    states = [*single, *compared_states(single), *split_states(catalog, single)][request.param :: PARTS]
    assert len(states) > 1000
    return [(told(catalog, state, "nl"), told(catalog, state, "en")) for state in states]


def each(spoken: list[Pair]) -> Iterator[tuple[Lang, Told]]:
    """What is said in each language."""
    yield from ((lang, one) for pair in spoken for lang, one in zip(LANGUAGES, pair, strict=True))


def failures(found: Iterable[str]) -> str:
    """How many failures there are, and the first of them in a message; empty without any."""
    different = sorted(set(found))
    return "\n".join([f"{len(different)} in all", *different[:15]]) if different else ""


SUPERLATIVE = {
    "nl": r"\b(?:grootste|kleinste|meeste|minste|hoogste|laagste|vooral|meerderheid|minderheid)\b",
    "en": r"\b(?:largest|smallest|most|least|highest|lowest|mainly|mostly|majority|minority)\b",
}
PRINTED = {
    "nl": "grootste van de groepen die deze editie geeft",
    "en": "largest of the groups that this edition prints",
}
BOUND = {"nl": r"\bten (?:minste|hoogste)\b", "en": r"\bat (?:least|most)\b"}


def test_a_superlative_is_earned(spoken: list[Pair]) -> None:
    """It is told of the largest figure of groups that do not overlap; plainly only of all that make up the total."""
    found, earned = [], 0
    for lang, one in each(spoken):
        texts = {name: re.sub(BOUND[lang], "", text) for name, text in one.about_figures.items()}
        said = [name for name, text in texts.items() if re.search(SUPERLATIVE[lang], text)]
        if said and (said != ["headline"] or not _is_earned(one, PRINTED[lang] in one.headline)):
            found.append(f"{one}: {one.headline} {said}")
        earned += bool(said)
    assert not failures(found), failures(found)


def _is_earned(one: Told, is_of_printed: bool) -> bool:
    """Whether the headline's figure is the largest of the groups shown, and unless `is_of_printed` of the total."""
    selection = one.selection
    by = selection.indicator.by
    if {"nationality", "region"} & {*by}:
        return False
    rows = [row for series in selection.series for row in (*series.years, *series.pooled)]
    codes = {row.id: dict(zip(DIMENSIONS, selection.catalog.key_of[row.id][2], strict=True)) for row in rows}
    totals = [row for row in rows if all(codes[row.id][name] in {TOTAL, "_Z"} for name in by)]
    unknown = [row for row in rows if UNKNOWN in {codes[row.id][name] for name in by}]
    groups = [row for row in rows if row not in totals and row not in unknown]
    groups = [row for row in groups if not any(_is_above(selection.catalog, codes, row, other, by) for other in groups)]
    values = sorted((row.value for row in groups if row.value is not None), reverse=True)
    if len(values) < len(groups) or len(values) < 2 or values[0] == values[-1]:
        return False
    if not any(_tells(one.headline, row) for row in groups if row.value == values[0]):
        return False
    split = [name for name in by if len({codes[row.id][name] for row in groups}) > 1]
    if len(split) == 1 and any(_parent(selection.catalog, split[0], codes[row.id][split[0]]) == "" for row in groups):
        return False
    whole = 100 if values[0] <= 100 and selection.state.unit == "percent" else next((t.value for t in totals), None)
    parts = sum(values) + sum(row.value or 0 for row in unknown)
    is_share = {(row.unit, row.base_of) for row in groups} == {("percent", TOTAL)}
    rest = (totals[0].value or 0) - parts if totals else 100 - parts if is_share else 0
    if is_of_printed and rest > values[0]:
        return number_text(rest, "persons", "nl").replace(".", "") in re.sub("[.,]", "", one.headline)
    return is_of_printed or (whole is not None and abs(parts - whole) <= len(values) / 2)


def _is_above(
    catalog: Catalog, codes: dict[str, dict[str, str]], row: Observation, other: Observation, by: tuple[str, ...]
) -> bool:
    """Whether a code of `row` is the parent of that of `other`."""
    return any(_parent(catalog, name, codes[other.id][name]) == codes[row.id][name] != TOTAL for name in by)


def _parent(catalog: Catalog, dimension: str, code: str) -> str:
    return catalog.registry.codelists[dimension][code].parent


def _tells(text: str, row: Observation) -> bool:
    number = number_text(row.value or 0, row.unit, "nl", is_derived=row.is_derived)
    return number in text or number_text(row.value or 0, row.unit, "en", is_derived=row.is_derived) in text


OF_ALL = {"nl": r"\bvan alle\b", "en": r"\bof all\b"}
BASES = {"nl": r" Basis: [^•]*$", "en": r" Base: [^•]*$"}


def test_of_all_is_said_of_the_whole_population(spoken: list[Pair]) -> None:
    """The populations listed behind "Basis:" have their number each; they are held in `words/test_bases.py`."""
    found, said = [], 0
    for lang, one in each(spoken):
        main = one.main_rows
        told_first = main[:1] if main and _tells(one.headline, main[0]) else []
        rows = {"headline": [*told_first, *main[-1:]], "reading": main[-1:], "subtitle": one.selection.rows}
        for name, told_rows in rows.items():
            text = re.sub(BASES[lang], "", getattr(one, name))
            for population in {row.base_of for row in told_rows if row.base_of}:
                code = one.selection.catalog.registry.codelists["population"].get(population)
                text = text.replace(code.label[lang], "") if code and population != TOTAL else text
            if re.search(OF_ALL[lang], text):
                said += 1
                if {row.base_of for row in told_rows if row.has_figure} != {TOTAL}:
                    found.append(f"{one}: {text}")
    assert not failures(found), failures(found)
    assert said > 100


def test_every_number_told_stands_in_the_table(spoken: list[Pair], names: list[str]) -> None:
    """But for years, names, digits of the caption itself, and numbers that follow: see `_that_follow`."""
    found, count = [], 0
    for lang, one in each(spoken):
        cells = [cell.text for _, row in one.table.rows for cell in row]
        headings = [heading for heading, _ in one.table.rows]
        held = {number for text in cells for number in NUMBER.findall(text)}
        held |= {number for text in cells for number in re.findall(r"\d[\d.,]*", text)}
        allowed = _digits_of_captions(one, lang) | {
            number_text(value, "persons", lang) for value in _that_follow(one, headings)
        }
        for name, text in one.about_figures.items():
            whole = text.rpartition("; ")[0] if text.endswith("...") else text
            plain = YEAR.sub("", without_names(names, whole))
            told_numbers = NUMBER.findall(plain)
            count += len(told_numbers)
            wrong = [number for number in told_numbers if number not in held and number not in allowed]
            found += [f"{one} {name}: {wrong} in {text}"] if wrong else []
    assert not failures(found), failures(found)
    assert count > 5000


def _digits_of_captions(one: Told, lang: Lang) -> set[str]:
    captions = one.selection.indicator.captions.get(one.selection.state.unit)
    patterns = [captions.subtitle, captions.headline, captions.headline_many, captions.reading] if captions else []
    texts = [form for pattern in patterns if pattern for form in (pattern.text(lang, 1), pattern.text(lang))]
    texts += [one.selection.indicator.title[lang]]
    return {number for text in texts for number in re.findall(r"\d[\d.,]*", text)}


def _that_follow(one: Told, headings: list[str]) -> set[float]:
    """Numbers that follow from figures: of groups, of who is in none of them, and a change against the year before."""
    selection = one.selection
    values = [row.value for row in selection.rows if row.value is not None]
    numbers = {float(sum(row.conf_status == "C" for row in selection.rows))}
    numbers |= {float(len(headings)), float(len(one.selection.series)), float(len(values))}
    numbers |= {float(sum(bool(shown_rows(series)) for series in selection.series))}
    if selection.indicator.by and values:
        where = selection.state.where(selection.indicator)
        totals = selection.catalog.find(selection.indicator, selection.state.unit, where, selection.state.edition)
        numbers |= {(row.value or 0) - sum(values) for row in totals}
        numbers |= {2 * (row.value or 0) - sum(values) for row in totals if row.value in values}
    if selection.state.compare == "none" and one.main_rows:
        last = one.main_rows[-1]
        rows = selection.catalog.find(
            selection.indicator, last.unit, selection.state.where(selection.indicator), last.edition_key
        )
        numbers |= {abs((last.value or 0) - (row.value or 0)) for row in rows if row.start == last.start - 1}
    return numbers


TOTAL_WORD = {"nl": "(totaal)", "en": "(total)"}


def test_a_sentence_names_its_group_once(spoken: list[Pair]) -> None:
    """Not the total, which is no group, nor again what the base of a share tells."""
    found, shared = [], 0
    for lang, one in each(spoken):
        registry = one.selection.catalog.registry
        bases = {row.base_of for row in one.main_rows if row.base_of}
        base_of = bases.pop() if len(bases) == 1 else ""
        listed = registry.codelists["population"].get(base_of)
        name = listed.label[lang] if listed else ""
        texts = (one.headline, one.reading, one.subtitle)
        found += [f"{one}: {text}" for text in texts if TOTAL_WORD[lang] in text]
        for text in (one.headline, one.reading):
            rest, most = text.replace(name, "").lower(), 0 if name else 1
            pairs = [pair.split("=") for pair in (listed.selection if listed else base_of).split(";") if "=" in pair]
            labels = [registry.codelists[dimension][code].label[lang] for dimension, code in pairs]
            is_told = name in text if name else all(_inside(label) in rest for label in labels)
            shared += is_told and bool(labels)
            found += [f"{one}: {text}" for label in labels if is_told and rest.count(_inside(label)) > most]
    assert not failures(found), failures(found)
    assert shared


def _inside(label: str) -> str:
    """A label as it stands inside a sentence."""
    return label.replace(" (", ", ").replace(")", "").lower()


CHANGE = {
    "nl": r"(?:meer|minder) dan in (\d{4})|evenveel als in (\d{4})",
    "en": r"(?:more|fewer) than in (\d{4})|as many as in (\d{4})",
}


def test_no_change_is_told_across_a_break(spoken: list[Pair]) -> None:
    found, said = [], 0
    for lang, one in each(spoken):
        change = re.search(CHANGE[lang], one.headline)
        if change:
            said += 1
            year = int(change[1] or change[2])
            last = one.main_rows[-1]
            registry = one.selection.catalog.registry
            indicator = one.selection.indicator.data_id
            breaks = breaks_concerning(registry, indicator=indicator, publisher=last.publisher)
            if breaks_between(breaks, year, last.end) or last.start - year != 1 or not last.is_year:
                found.append(f"{one}: {one.headline}")
    assert not failures(found), failures(found)
    assert said > 20


def _numbers(text: str, lang: Lang) -> Counter[str]:
    """The numbers of a text as in code, `1334` and `8.1`."""
    thousands, decimal = (".", ",") if lang == "nl" else (",", ".")
    found = re.findall(r"\d[\d.,]*(?<![.,])", text)
    return Counter(number.replace(thousands, "").replace(decimal, ".") for number in found)


def test_both_languages_tell_the_same_numbers(spoken: list[Pair], names: list[str]) -> None:
    """Alt texts are cut at a length, so the ends of the longest may differ."""
    found = []
    for dutch, english in spoken:
        pairs = {
            "headline": (dutch.headline, english.headline),
            "subtitle": (dutch.subtitle, english.subtitle),
            "reading": (dutch.reading, english.reading),
            "description": (" ".join(dutch.description), " ".join(english.description)),
            "alt": (dutch.alt, english.alt) if not dutch.alt.endswith("...") else ("", ""),
        }
        for name, (one, other) in pairs.items():
            if english.alt.endswith("...") and name == "alt":
                continue
            own = {*_digits_of_captions(dutch, "nl"), *_digits_of_captions(english, "en")}
            first, second = _numbers(without_names(names, one), "nl"), _numbers(without_names(names, other), "en")
            if any(first[number] != second[number] for number in (first | second).keys() - own):
                found.append(f"{dutch} {name}: {one} | {other}")
    assert not failures(found), failures(found)


def test_no_sentence_has_a_sign_for_a_word(spoken: list[Pair]) -> None:
    found = [text for _, one in each(spoken) for text in one.every_text if re.search(r"[~<>≥≤±]", text)]
    assert not failures(found), failures(found)


def test_a_figure_told_has_the_words_it_has_in_the_table(spoken: list[Pair]) -> None:
    """An estimate too: "about 5,000" in the table is no plain "5,000" in the sentence above it."""
    found = []
    for lang, one in each(spoken):
        cells = " ".join(cell.text for _, row in one.table.rows for cell in row)
        for name, text in {"headline": one.headline, "reading": one.reading}.items():
            for row in one.main_rows:
                number = number_text(row.value or 0, row.unit, lang, is_derived=row.is_derived)
                word = INEXACT_WORDS[lang].get(row.precision, "{}").format(number)
                plain = re.search(rf"(?<![\w.,-]){re.escape(number)}(?![\d.,]*\d)", text)
                if row.value is not None and plain and word in cells and word not in text:
                    found.append(f"{one} {name}: {word} in {text}")
    assert not failures(found), failures(found)


INEXACT_WORDS = {
    "nl": {"rounded": "afgerond {}", "about": "ongeveer {}", "nearly": "bijna {}", "over": "ruim {}"},
    "en": {"rounded": "{} (rounded)", "about": "about {}", "nearly": "nearly {}", "over": "over {}"},
}


BASE = {"nl": " Basis: ", "en": " Base: "}


def test_a_share_names_its_base_and_a_list_of_groups_the_hidden_ones(spoken: list[Pair]) -> None:
    """A share printed as a range has a base too; groups listed one by one are all there are, or the others are told."""
    found = []
    for lang, one in each(spoken):
        shares = [row for row in one.selection.rows if row.base_of and row.has_figure]
        found += [f"{one}: no base in {one.subtitle}"] if shares and BASE[lang] not in one.subtitle else []
        suppressed = sum(row.conf_status == "C" for row in one.selection.rows)
        title = one.selection.indicator.title[lang]
        if suppressed and one.headline.startswith(f"{title}, ") and one.main_rows:
            found += [] if re.search(rf"; (?:nog )?{suppressed} ", one.headline) else [f"{one}: {one.headline}"]
    assert not failures(found), failures(found)


LINE = {"nl": "Lijndiagram", "en": "Line chart"}
BARS = {"nl": r": (\d+) sta(?:af|ven)\.", "en": r": (\d+) bars?\."}


def test_an_alt_text_describes_the_chart_that_is_drawn(spoken: list[Pair]) -> None:
    """A line has two years that follow each other; the bars are counted; of two editions both are told."""
    found = []
    for lang, one in each(spoken):
        drawn = [series for series in one.selection.series if shown_rows(series)]
        years = [row.start for row in one.main_rows if row.is_year and row.value is not None]
        if one.alt.startswith(LINE[lang]) and not any(last - first == 1 for first, last in pairwise(years)):
            found.append(f"{one}: no line in {one.alt}")
        counted = re.search(BARS[lang], one.alt)
        if counted and int(counted[1]) != len(drawn):
            found.append(f"{one}: {len(drawn)} bars, not {one.alt}")
        if drawn and not one.alt.endswith("..."):
            editions = {series.short for series in drawn if len({series.edition for series in drawn}) > 1}
            found += [f"{one}: {name} is not in {one.alt}" for name in editions if name not in one.alt]
    assert not failures(found), failures(found)


PLURALS = {
    "nl": "personen|slachtoffers|meldingen|zaken|cijfers|edities|groepen|verdachten|minderjarigen|vreemdelingen|"
    "kinderen|daders|onderzoeken|verzoeken|aangiften|veroordelingen|registraties|signalen|jongens|meisjes|vrouwen|mannen",
    "en": "persons|victims|reports|cases|figures|editions|groups|suspects|minors|children|offenders|investigations|"
    "requests|complaints|convictions|registrations|signals|boys|girls|women|men|were",
}
SINGULARS = {
    "nl": "persoon|slachtoffer|melding|zaak|cijfer|editie|verdachte|vreemdeling|dader|onderzoek|verzoek",
    "en": "person|victim|report|case|figure|edition|suspect|offender|investigation|request",
}


def test_one_is_not_many(spoken: list[Pair]) -> None:
    """ "1 melding" and "2 meldingen", with up to two words between."""
    found = []
    for lang, one in each(spoken):
        for text in one.every_text:
            many = re.search(rf"(?<![\w.,-])1 (?:[a-z-]+ ){{0,2}}(?:{PLURALS[lang]})\b", text)
            few = re.search(
                rf"(?<![\w.,-])(?:\d+[02-9]|[02-9]|\d*11) (?:mogelijke? |possible )?(?:{SINGULARS[lang]})\b", text
            )
            found += [f"{one}: {text}"] if many or few else []
    assert not failures(found), failures(found)


OTHER_WORDS = {
    "nl": r"\b(?:the|and|with|were|victims|reports|report|figures|share|from|year|not|possible|persons|according)\b",
    "en": r"\b(?:het|een|niet|zijn|slachtoffers|meldingen|melding|aandeel|jaar|cijfers|worden|mogelijke|volgens|bij)\b",
}


def test_no_word_is_of_the_other_language(spoken: list[Pair], names: list[str]) -> None:
    found = {
        text
        for lang, one in each(spoken)
        for text in {without_names(names, text) for text in one.every_text}
        if re.search(OTHER_WORDS[lang], text, re.IGNORECASE)
    }
    assert not failures(found), failures(found)


SUMMED = {"nl": r"\bopgeteld\b|\bcumulatie|\bsamengeteld\b", "en": r"\bsummed\b|\bcumulative\b|\badded up\b"}


def test_no_sum_is_spoken_of_beside_single_years(spoken: list[Pair]) -> None:
    found, said = [], 0
    for lang, one in each(spoken):
        texts = [text for text in one.every_text if re.search(SUMMED[lang], text)]
        said += bool(texts)
        if texts and all(row.is_year for row in one.selection.rows if row.has_figure):
            found.append(f"{one}: {texts}")
    assert not failures(found), failures(found)


SAME = {"nl": r"hetzelfde cijfer|is het cijfer hetzelfde", "en": r"the same figure|the figure is the same"}
ROUNDED = {"nl": "anders afgerond", "en": "rounded differently"}
DERIVED = {"nl": "door ons afgeleid", "en": "derived by us"}


def test_a_figure_does_not_agree_with_itself(spoken: list[Pair]) -> None:
    """Two editions give the same figure only if each has its own; what we derived is not said to be given by them."""
    found, said = [], 0
    for lang, one in each(spoken):
        if one.selection.state.compare == "none" or not re.search(SAME[lang], one.headline):
            continue
        said += 1
        rows = [row for row in one.selection.rows if row.has_figure and _tells(one.headline, row)]
        pairs = [pair for pair in combinations(rows, 2) if pair[0].id != pair[1].id]
        pairs = [pair for pair in pairs if (pair[0].start, pair[0].end) == (pair[1].start, pair[1].end)]
        printed = [pair for pair in pairs if not any(row.is_derived for row in pair)]
        if not pairs or not (printed or DERIVED[lang] in one.headline or ROUNDED[lang] in one.headline):
            found.append(f"{one}: {one.headline}")
    assert not failures(found), failures(found)
    assert said > 20


def test_a_subtitle_of_shares_has_their_base(spoken: list[Pair]) -> None:
    """Also where a share is printed as a range."""
    found, said = [], 0
    for lang, one in each(spoken):
        if any(row.base_of and row.has_figure for row in one.selection.rows):
            said += 1
            found += [] if re.search(BASES[lang], one.subtitle) else [f"{one}: {one.subtitle}"]
    assert not failures(found), failures(found)
    assert said > 100


WITH_BREAKS = {"nl": r", met (?:een breuk|breuken) in", "en": r", with (?:a break|breaks) in"}


def test_a_headline_of_two_figures_names_the_breaks_they_span(spoken: list[Pair]) -> None:
    """From the start of the first to the end of the last: also of periods, which the axis cannot cut."""
    found, said = [], 0
    for lang, one in each(spoken):
        selection, rows = one.selection, one.main_rows
        if selection.indicator.by or selection.state.compare != "none" or selection.state.split or len(rows) < 2:
            continue
        if main_series(selection).is_latest:
            continue
        indicator = selection.indicator.data_id
        breaks = breaks_concerning(selection.catalog.registry, indicator=indicator, publisher=rows[0].publisher)
        years = [str(one.year) for one in breaks_between(breaks, rows[0].start, rows[-1].end)]
        said += bool(years)
        told_breaks = re.split(WITH_BREAKS[lang], one.headline)
        if bool(years) != (len(told_breaks) == 2) or any(year not in told_breaks[-1] for year in years):
            found.append(f"{one}: {one.headline}")
    assert not failures(found), failures(found)
    assert said > 20


RINGS = {"nl": "Een ring", "en": "A ring"}
COLUMNS = {"nl": "Elke kolom", "en": "Each column"}
NEWEST = {"nl": "Elk nieuwste cijfer", "en": "Each newest figure"}
OVERLAP = {"nl": "kunnen elkaar overlappen", "en": "may overlap"}
ONLY_TOTAL = {"nl": "alleen het totaal", "en": "only the total"}


def test_a_note_speaks_of_what_is_drawn(spoken: list[Pair]) -> None:
    """Of rings and columns where there are any, of a total alone, and of groups of which one holds another."""
    found, said = [], Counter[str]()
    for lang, one in each(spoken):
        selection, text = one.selection, " ".join(one.notes)
        newest = [series for series in selection.series if series.is_latest]
        is_columns = len(selection.series) == 1
        drawn = {
            RINGS[lang]: is_columns and any(series.restated for series in newest),
            COLUMNS[lang]: is_columns and any(series.years for series in newest),
            NEWEST[lang]: not is_columns and any(series.years for series in newest),
        }
        if selection.indicator.by or selection.state.split not in {"", "publisher"}:
            rows = [row for row in selection.rows if row.has_figure]
            parts = {tuple(part.items()) for part in (_split(one, row) for row in rows)}
            if selection.indicator.by:
                drawn[ONLY_TOTAL[lang]] = bool(parts) and all({c for _, c in part} <= {TOTAL, "_Z"} for part in parts)
            pairs = [(dict(a), dict(b)) for a, b in permutations(parts, 2)]
            if any(_holds(selection.catalog, a, b) for a, b in pairs):
                drawn[OVERLAP[lang]] = True
        said.update(words for words, is_drawn in drawn.items() if is_drawn)
        found += [f"{one}: {words}" for words, is_drawn in drawn.items() if (words in text) != is_drawn]
    assert not failures(found), failures(found)
    assert len(said) == 10


def _split(one: Told, row: Observation) -> dict[str, str]:
    codes = dict(zip(DIMENSIONS, one.selection.catalog.key_of[row.id][2], strict=True))
    return {name: codes[name] for name in one.selection.indicator.by or [one.selection.state.split]}


def _holds(catalog: Catalog, one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether a group, which is no total, holds another by the parents of their codes."""
    if set(one.values()) <= {TOTAL, "_Z"}:
        return False
    return all(
        code in {TOTAL, "_Z", other[name]} or _parent(catalog, name, other[name]) == code for name, code in one.items()
    )
