"""Texts in each declared language: plain texts, patterns with plural forms, and the captions of an indicator.

Why: a language that lacks a text, or a number with the wrong form of a word, must be refused when a record is read.
Plural forms are those of the Unicode CLDR (https://cldr.unicode.org/index/cldr-spec/plural-rules).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from babel import Locale
from pydantic import AfterValidator, ConfigDict, RootModel, ValidationInfo, model_validator

from etl.model.base import Record, Words
from etl.model.languages import Lang


def _declared(code: str, info: ValidationInfo) -> str:
    if info.context and code not in info.context:
        raise ValueError(f"a language was expected that codelists/language.csv lists: {', '.join(info.context)}")
    return code


Language = Annotated[Lang, AfterValidator(_declared)]
"""A declared language. The declared languages are passed to pydantic as validation context."""


def _with_all_languages(given: Any, info: ValidationInfo) -> Any:
    """Add an empty text for each language that is left out, so that each gives an error of its own."""
    return dict.fromkeys(info.context, "") | given if info.context and isinstance(given, dict) else given


class Text(RootModel[dict[Language, Words]]):
    """A text in each declared language; all are required, and blank text is refused."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _require_all(cls, given: Any, info: ValidationInfo) -> Any:
        return _with_all_languages(given, info)

    def __getitem__(self, lang: Lang) -> str:
        return self.root[lang]

    def or_first(self, lang: Lang) -> str:
        """The text in this language, or in its first language."""
        return self.root.get(lang) or next(iter(self.root.values()))


OTHER = "other"
"""The plural form that every language has."""


class Forms(Record):
    """A text in the plural forms of one language; `other` stands for each form that is left out."""

    model_config = ConfigDict(str_strip_whitespace=True)

    zero: Words | None = None
    one: Words | None = None
    two: Words | None = None
    few: Words | None = None
    many: Words | None = None
    other: Words

    def form(self, name: str) -> str:
        """The text in the plural form with this name (`one`), or in `other`."""
        found: str | None = getattr(self, name)
        return found or self.other

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the plural forms that are written out."""
        return tuple(name for name, text in self if text)


def plural_form(number: float, lang: Lang) -> str:
    """The name of the plural form for a number in a language: `one` for 1 in Dutch, `other` for 6."""
    exact = Decimal(repr(number)) if number % 1 else int(number)
    return str(Locale.parse(lang).plural_form(exact))


class Pattern(RootModel[dict[Language, Forms]]):
    """A text with `{...}` in each declared language: one text, or its plural forms `{ one = "...", other = "..." }`."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _require_all(cls, given: Any, info: ValidationInfo) -> Any:
        if isinstance(given, Text):
            given = given.root
        if not isinstance(given, dict):
            return given
        texts = _with_all_languages(given, info)
        return {lang: {OTHER: text} if isinstance(text, str) else text for lang, text in texts.items()}

    def text(self, lang: Lang, number: float | None = None) -> str:
        """The text in a language, in the plural form of the number; in `other` without a number."""
        return self.root[lang].form(OTHER if number is None else plural_form(number, lang))

    @property
    def by_form(self) -> dict[str, Text]:
        """For each plural form of any language, the texts of all languages in that form."""
        names = dict.fromkeys(name for forms in self.root.values() for name in forms.names)
        return {name: Text({lang: forms.form(name) for lang, forms in self.root.items()}) for name in names}


_SHOWN = ("who", "group", "of", "area", "period", "edition")
_FIGURE = ("value", "year", *_SHOWN)
PLACEHOLDERS = {
    "name": (),
    "subtitle": _SHOWN,
    "headline": _FIGURE,
    "headline_many": ("first", "first_year", *_FIGURE),
    "reading": _FIGURE,
}
"""What each text of Captions may fill in."""
REQUIRED_PLACEHOLDERS = {"headline": ("value",), "headline_many": ("first", "value"), "reading": ("value",)}
"""What each text of Captions must fill in."""


class Captions(Record):
    """Sentence templates for one unit of an indicator; PLACEHOLDERS lists what each may fill in.

    `headline` tells one figure, `headline_many` the first and last year of a line; a chart of groups (`by`) has none.
    The plural form is that of the figure in `{value}`. None has a superlative: views add it where figures allow it.
    """

    name: Text
    subtitle: Pattern
    headline: Pattern
    headline_many: Pattern | None = None
    reading: Pattern
