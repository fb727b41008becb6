"""The guide in two languages says the same, and its tables name every field, format and column there is."""

from __future__ import annotations

import re

import pytest
from analyst import ROOT
from reading_guide import TITLES, Guide, read_guide

from etl.model.column_maps import ColumnMap
from etl.model.columns import FIGURE_COLUMNS
from etl.model.records import Lang
from etl.read.formats import READERS

REFERENCES: dict[Lang, str] = {"en": "README.md", "nl": "LEESMIJ.md"}
DOCUMENT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def guide(lang: Lang) -> Guide:
    """The guide of this checkout."""
    return read_guide(DOCUMENT, lang)


def reference(lang: Lang) -> str:
    """The page of columns, column maps and warnings."""
    return (ROOT / "data" / REFERENCES[lang]).read_text(encoding="utf-8")


def first_cells(text: str, heading: str) -> list[list[str]]:
    """The names in the first column of each table of a section."""
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, flags=re.DOTALL | re.MULTILINE)
    tables = re.findall(r"(?:^\|.*\n)+", section, flags=re.MULTILINE)
    rows = [[line.split("|")[1].strip() for line in table.splitlines()[2:]] for table in tables]
    return [[name.strip("` ") for cell in cells for name in cell.split(",")] for cells in rows]


def test_both_languages_have_the_same_commands() -> None:
    dutch = guide("nl").commands()
    assert [command.replace(" --lang nl", "") for command in dutch] == guide("en").commands()
    assert len(dutch) > 10
    assert all(("--lang nl" in command) == ("run.py" in command) for command in dutch)


@pytest.mark.parametrize(("kind", "word"), [("csv", "Geslacht"), ("toml", "[[tables]]"), ("toml", "[sources.")])
def test_both_languages_have_the_same_example(kind: str, word: str) -> None:
    assert guide("nl").example(kind, word) == guide("en").example(kind, word)


def test_both_languages_have_as_many_steps() -> None:
    steps = {}
    for lang, title in TITLES.items():
        section = DOCUMENT.split(f"## {title}\n")[1].split("\n## ")[0]
        steps[lang] = re.findall(r"^### (\d+)\. ", section, flags=re.MULTILINE)
    assert steps["nl"] == steps["en"] == [str(n) for n in range(1, len(steps["en"]) + 1)]
    assert steps["en"]


@pytest.mark.parametrize(("lang", "heading"), [("en", "Column maps"), ("nl", "Kolomkaarten")])
def test_the_reference_names_every_field_of_a_map_and_every_format(lang: Lang, heading: str) -> None:
    fields, formats = first_cells(reference(lang), heading)
    assert fields == list(ColumnMap.model_fields)
    assert formats == list(READERS)


@pytest.mark.parametrize(
    ("lang", "heading"),
    [("en", "Columns of figures.csv and figures.xlsx"), ("nl", "Kolommen van figures.csv en figures.xlsx")],
)
def test_the_reference_names_every_column_of_figures(lang: Lang, heading: str) -> None:
    (columns,) = first_cells(reference(lang), heading)
    assert sorted(columns) == sorted(FIGURE_COLUMNS)


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "data/README.md", "data/LEESMIJ.md"])
def test_links_lead_to_a_file_and_a_heading_that_are_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!http)([^)#]*)(?:#([^)]*))?\)", text)
    assert links
    for file, anchor in links:
        target = (ROOT / name).parent / file if file else ROOT / name
        headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert not anchor or anchor in {slug(heading) for heading in headings}, (file, anchor)


def slug(heading: str) -> str:
    """The anchor of a heading, as GitHub and GitLab make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("text", ["guide", "reference"])
def test_dutch_sentences_have_at_most_twenty_words(text: str) -> None:
    whole = DOCUMENT.split(f"## {TITLES['nl']}\n")[1].split("\n## ")[0] if text == "guide" else reference("nl")
    prose = re.sub(r"```.*?```|^\|.*?$|^#.*?$", "\n\n", whole, flags=re.DOTALL | re.MULTILINE)
    parts = [part for block in re.split(r"\n\s*\n|\n- ", prose) for part in re.split(r"(?<=[.?!:;])\**\s", block)]
    long = [part for part in parts if len(part.split()) > 20]
    assert len(parts) > 20
    assert long == []
