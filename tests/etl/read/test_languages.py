"""The languages of readers are those of one code list, in its order."""

from __future__ import annotations

from pathlib import Path

import pytest
from readable import told

from etl.read.languages import read_languages


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of the code list in `data/` of the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data/codelists").mkdir(parents=True)
    return Path("data/codelists/language.csv")


def read(path: Path, text: str) -> tuple[tuple[str, ...], list[str]]:
    """The languages of a code list with this text, and what is said about it."""
    path.write_text(text, encoding="utf-8")
    languages, problems = read_languages(Path("data"))
    return languages, told(problems)


@pytest.mark.parametrize(
    ("rows", "languages"),
    [
        ("fr,3\nen,2\nnl,1", ("nl", "en", "fr")),
        ("fr,10\nen,9\nnl,1", ("nl", "en", "fr")),  # as numbers, not as text
        ("fr,first\nen,\nnl,1", ("nl", "fr", "en")),  # without a number: after the others, as they stand
        ("nl,1,more\n\nen", ("nl", "en")),  # the width of rows is checked with the other code lists
    ],
)
def test_languages_are_sorted_by_their_order_column(path: Path, rows: str, languages: tuple[str, ...]) -> None:
    assert read(path, f"code,order\n{rows}\n") == (languages, [])


def test_a_code_that_is_no_language_is_told_with_its_line(path: Path) -> None:
    languages, sentences = read(path, "code,order\nnl,1\n,\nxx,2\n,3\nen,4\n")
    assert languages == ("nl", "en")
    assert [sentence.partition(":")[0] for sentence in sentences] == [
        "data/codelists/language.csv line 4, code",
        "data/codelists/language.csv line 5, code",
    ]
    assert all(sentence.endswith("[known-language]") for sentence in sentences) and '"xx"' in sentences[0]


@pytest.mark.parametrize("text", ["code,order\n", "code,order\n,\n", "name,order\n\n"])
def test_a_list_without_languages_is_empty(path: Path, text: str) -> None:
    assert read(path, text) == (
        (),
        ["data/codelists/language.csv: the file has no rows. Put a heading row and at least one figure in it, or "
         "remove the file. [empty-file]"],
    )  # fmt: skip


def test_a_list_that_cannot_be_read_is_told_once(path: Path) -> None:
    languages, problems = read_languages(Path("data"))
    assert (languages, [(one.rule, one.file) for one in problems]) == ((), [("missing-file", path.as_posix())])
