"""Words that texts do not use: for counts of reports, for causes, and about people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readable import told

from etl.checks.records.terms import check_terms
from etl.model.annotations import Cause, Claim, Contradiction, Event, Revision
from etl.model.problems import sentence
from etl.model.records import Text
from etl.model.registry import Registry
from etl.model.terms import Term

WHY, INSTEAD = Text(nl="Een reden.", en="A reason."), Text(nl="iets anders", en="something else")
TERMS = (
    Term(id="victims", subject="reports", words={"en": ("victims in the Netherlands",)}, why=WHY, instead=INSTEAD),
    Term(id="because", subject="causes", words={"nl": ("vanwege",), "en": ("because of",)}, why=WHY, instead=INSTEAD),
    Term(id="loverboy", subject="people", words={"en": ("loverboy*",)}, why=WHY, instead=INSTEAD),
)


def text(en: str) -> Text:
    """A text with these English words."""
    return Text(nl="Een zin.", en=en)


def with_minors(registry: Registry, **fields: object) -> Registry:
    """The registry with these terms, and other fields of the indicator of minors."""
    page = registry.concepts["minors"].model_copy(update=fields)
    return replace(registry, terms=TERMS, concepts={**registry.concepts, page.id: page})


def found(registry: Registry) -> list[tuple[str, str | None]]:
    """Rule and field of every problem."""
    return [(problem.rule, problem.column) for problem in check_terms(registry)]


def test_a_term_is_told_with_its_field_its_reason_and_what_to_write(registry: Registry) -> None:
    changed = with_minors(registry, lead=text("More victims in the Netherlands."))
    assert told(check_terms(changed)) == [
        'data/indicators/minors.toml, lead.en: "victims in the Netherlands" says more than reports can tell. A reason. '
        "Write something else. [words-of-reports]"
    ]


def test_a_term_is_told_in_dutch_with_the_dutch_reason(registry: Registry) -> None:
    changed = with_minors(registry, lead=Text(nl="Minder vanwege een wet.", en="Fewer."))
    assert [sentence(problem, "nl") for problem in check_terms(changed)] == [
        'data/indicators/minors.toml, lead.nl: "vanwege" noemt een oorzaak. Een reden. Schrijf iets anders. '
        "[cause-in-own-name]"
    ]


def test_an_estimate_is_about_victims_and_not_about_reports(registry: Registry) -> None:
    changed = with_minors(registry, kind="estimated", lead=text("Victims in the Netherlands because of a law."))
    assert found(changed) == [("cause-in-own-name", "lead.en")]


def test_a_cause_with_who_names_it_is_free(registry: Registry) -> None:
    cause = Cause(text=text("because of a law"), attributed_to=text("the minister"), source="a")
    found_break = registry.breaks[0].model_copy(update={"causes": (cause,)})
    revision = Revision(
        id="r", indicator="minors", period="2018", text=text("because of a law"), attributed_to=text("us"), source="a"
    )
    contradiction = Contradiction(
        id="c", title=text("a"), text=text("because of a slip"), status="open", outcome=text("b"), observations=()
    )
    remarks = replace(registry, breaks=(found_break,), revisions=(revision,), contradictions=(contradiction,))
    assert found(replace(remarks, terms=TERMS)) == []


def test_a_cause_in_the_summary_of_a_break_or_an_event_is_not(registry: Registry) -> None:
    summary = text("Fewer reports because of a law.")
    found_break = registry.breaks[0].model_copy(update={"summary": summary})
    event = Event(id="law", date="2018", publishers=(), indicators=(), label=text("law"), summary=summary, source="a")
    assert found(replace(registry, breaks=(found_break,), events={"law": event}, terms=TERMS)) == [
        ("cause-in-own-name", "weak_signals_2012.summary.en"),
        ("cause-in-own-name", "law.summary.en"),
    ]


def test_words_that_are_cited_are_not_ours(registry: Registry) -> None:
    assert (
        found(with_minors(registry, lead=text('The paper says "victims in the Netherlands because of a law".'))) == []
    )


@pytest.mark.parametrize(
    ("title", "definition", "fields"),
    [
        ('"Loverboy" methods', 'What sources call "loverboy" methods.', []),
        ('"Loverboy" methods', "Seduction.", ["title.en"]),
        ("Loverboy methods", 'What sources call "loverboy" methods.', ["title.en"]),
        ('"Loverboy" methods', "What sources call loverboy methods.", ["title.en", "definition.en"]),
        ("Seduction", "What sources call loverboy methods.", ["definition.en"]),
    ],
    ids=[
        "cited and explained",
        "cited, not explained",
        "not cited",
        "cited in the title only",
        "not cited in the definition",
    ],
)
def test_a_word_about_people_needs_quotation_marks_and_an_explanation(
    registry: Registry, title: str, definition: str, fields: list[str]
) -> None:
    changed = with_minors(registry, title=text(title), definition=text(definition))
    assert found(changed) == [("words-about-people", field) for field in fields]


@pytest.mark.parametrize(("said", "count"), [('"Loverboys" are back', 0), ("Loverboys are back", 1)])
def test_what_others_said_is_cited_with_quotation_marks(registry: Registry, said: str, count: int) -> None:
    claim = Claim(said=text(said), source="a paper")
    contradiction = Contradiction(
        id="c", title=text("a"), text=text("b"), status="open", outcome=text("c"), observations=(), claims=(claim,)
    )
    assert len(found(replace(registry, contradictions=(contradiction,), terms=TERMS))) == count
