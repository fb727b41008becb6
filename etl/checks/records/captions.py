"""Check of captions: what they fill in, that they tell their figure, and their plural forms.

Why: a caption is filled in from whatever a reader chooses, so a fault in it must be found before a reader does.
Superlatives in captions are found by `etl.checks.records.terms`.
"""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from etl.checks.records.passages import Passage, passages
from etl.checks.records.translations import FIELD
from etl.model.problems import Problem
from etl.model.records import Captions, Concept, Indicator
from etl.model.registry import Registry
from etl.model.texts import OTHER, PLACEHOLDERS, REQUIRED_PLACEHOLDERS
from etl.read.files import display_path


def check_captions(registry: Registry) -> list[Problem]:
    """Captions fill in their figure and nothing unknown (`caption-field`, `caption-figure`), in forms that exist.

    A form that a language does not have is `caption-form`. A chart of groups has no `headline_many`, another chart has
    one (`caption-headline`). Every unit of a page has captions (`caption-missing`). Words for a group fill in its label
    (`caption-group`).
    """
    found = [one for one in passages(registry) if isinstance(one.records[-1], Captions)]
    problems = [problem for passage in found for problem in _fields(passage)]
    for concept in registry.concepts.values():
        problems += _groups(concept, _file(registry, concept))
    for indicator in registry.indicators.values():
        file = _file(registry, indicator)
        for unit in indicator.units:
            if unit not in indicator.captions:
                problems.append(_problem("caption-missing", file, f"captions.{unit}", value=unit))
        for unit, captions in indicator.captions.items():
            problems += _headline(indicator, captions, file, f"captions.{unit}.headline_many")
            problems += _forms(captions, file, f"captions.{unit}")
    return problems


def _file(registry: Registry, concept: Concept) -> str:
    return display_path(registry.folder / "indicators" / f"{concept.id}.toml")


def _groups(concept: Concept, file: str) -> Iterator[Problem]:
    """The words for groups that do not fill in `{label}` once, and nothing else, in the first such language."""
    for dimension, words in concept.groups.items():
        for lang, text in [one for one in words.root.items() if FIELD.findall(one[1]) != ["label"]][:1]:
            yield _problem("caption-group", file, f"groups.{dimension}.{lang}", value=text)


def _fields(passage: Passage) -> Iterator[Problem]:
    """The `{...}` of one text that are unknown or missing in a language, and single braces."""
    name = passage.field.split(".")[2]
    known, needed = PLACEHOLDERS[name], REQUIRED_PLACEHOLDERS.get(name, ())
    texts = passage.text.root.values()
    used = [FIELD.findall(text) for text in texts]
    wrong = [f"{{{field}}}" for fields in used for field in fields if field not in known]
    wrong += [brace for text in texts for brace in "{}" if brace in FIELD.sub("", text)]
    expected = ", ".join(f"{{{field}}}" for field in known) or "-"
    for value in dict.fromkeys(wrong):
        yield _problem("caption-field", passage.file, passage.field, value=value, expected=expected)
    for field in needed:
        if any(field not in fields for fields in used):
            yield _problem("caption-figure", passage.file, passage.field, expected=f"{{{field}}}")


def _headline(indicator: Indicator, captions: Captions, file: str, column: str) -> Iterator[Problem]:
    if bool(indicator.by) == bool(captions.headline_many):
        yield _problem("caption-headline", file, column, value=indicator.chart)


def _forms(captions: Captions, file: str, column: str) -> Iterator[Problem]:
    """The plural forms that a language does not have."""
    for field in PLACEHOLDERS:
        pattern = getattr(captions, field)
        for lang, forms in getattr(pattern, "root", {}).items():
            tags = {*Locale.parse(lang).plural_form.tags, OTHER}
            for name in () if isinstance(forms, str) else forms.names:
                if name not in tags:
                    expected = ", ".join(sorted(tags))
                    yield _problem("caption-form", file, f"{column}.{field}.{lang}", value=name, expected=expected)


def _problem(rule: str, file: str, column: str, **params: str) -> Problem:
    return Problem(rule=rule, file=file, column=column, params=params)
