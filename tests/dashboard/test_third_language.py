"""A third language: what is missing is told at once, and with its words it is served like the others."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from third_language import THIRD, copy_with_language, texts_of, translate

import dashboard.views.words
from dashboard.catalog import Catalog, new_catalog
from dashboard.cli import shared_language
from dashboard.views.routes import SIMPLE, Route, path_of
from dashboard.views.state import default_state
from dashboard.views.view import view
from dashboard.views.words import MissingWordsError, catalogue, interface_languages, missing_words
from dashboard.views.words.numbers import number_text
from dashboard.web.app import create_app
from etl.build.pipeline import run

DATA = Path(__file__).resolve().parents[2] / "data"


def _missing(folder: Path) -> set[tuple[str, str]]:
    """File and field of every text that the third language lacks, found without the program."""
    found = set()
    for path in folder.glob("codelists/*.csv"):
        found |= {(path.name, f"{name}_{THIRD}") for name in ("label", "definition")}
    for path in folder.rglob("*.toml"):
        for place in texts_of(tomllib.loads(path.read_text(encoding="utf-8"))):
            table = {"errata": "erratum"}.get(path.stem, path.stem.removesuffix("s"))
            is_list = place[0] == table
            field = f"{table} {int(place[1]) + 1}.{'.'.join(place[2:])}" if is_list else ".".join(place)
            found.add((path.relative_to(folder).as_posix(), f"{field}.{THIRD}"))
    return found


def test_every_text_that_a_new_language_lacks_is_told_in_one_run(tmp_path: Path) -> None:
    data = copy_with_language(DATA, tmp_path / "data")
    result = run(data)
    assert result.registry is None
    columns = {(Path(p.file).name, p.params["value"]) for p in result.problems if p.rule == "missing-column"}
    texts = {
        (Path(p.file).relative_to(data).as_posix(), p.column)
        for p in result.problems
        if p.rule == "missing-translation"
    }
    assert columns | texts == _missing(data)
    assert len(columns) == 2 * len(list(data.glob("codelists/*.csv")))
    assert len(texts) > 600
    assert len(result.problems) == len(columns) + len(texts)


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the words files, a copy that a test may change."""
    folder = tmp_path / "words"
    shutil.copytree(DATA.parent / "dashboard/views/words", folder)
    monkeypatch.setattr(dashboard.views.words, "FOLDER", folder)
    catalogue.cache_clear()
    yield folder
    catalogue.cache_clear()


def _write_words(folder: Path, *, without: tuple[str, ...] = ()) -> None:
    lines = (folder / "en.toml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(tuple(f"{name} =" for name in without))]
    text = "\n".join(kept).replace('locale = "en_GB"', 'locale = "fr_FR"').replace('"English"', '"Français"')
    (folder / f"{THIRD}.toml").write_text(text, encoding="utf-8")


def test_all_words_of_a_language_without_a_file_are_missing(words: Path) -> None:
    assert missing_words(THIRD) == [key for key in catalogue("en") if "." not in key]
    assert missing_words("nl") == []


def test_words_left_out_are_missing(words: Path) -> None:
    _write_words(words, without=("site", "nav"))
    assert interface_languages() == ("en", "fr", "nl")
    assert missing_words(THIRD) == ["site", "nav"]


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The real data with a third language whose words a program made."""
    data = translate(copy_with_language(DATA, tmp_path_factory.mktemp("french") / "data"))
    result = run(data)
    assert result.is_good, result.problems
    assert result.registry is not None and result.observations is not None
    assert result.registry.languages == ("nl", "en", THIRD)
    return new_catalog(result.registry, result.observations, "0123456789", "test")


def test_an_app_without_the_words_of_a_language_says_which_are_missing(french: Catalog, words: Path) -> None:
    _write_words(words, without=("site", "nav"))
    with pytest.raises(MissingWordsError) as error:
        create_app(french)
    assert str(error.value) == "dashboard/views/words/fr.toml lacks 2 text(s) of en.toml: site, nav."


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("site", '""', "fr.toml lacks 1 text(s) of en.toml: site."),
        ("home_part", '"{part} de {tout}"', "fr.toml lacks 1 text(s) of en.toml: home_part."),
        ("locale", '"xx_YY"', "fr.toml lacks 1 text(s) of en.toml: locale."),
        ("site", '"not closed', "cannot be read: Illegal character"),
        ("nav", '"{"', "cannot be read: Single '{' encountered"),
    ],
    ids=["blank", "another placeholder", "no locale", "no TOML", "an open brace"],
)
def test_words_that_cannot_be_used_are_told_before_a_page_needs_them(
    french: Catalog, words: Path, key: str, text: str, told: str
) -> None:
    _write_words(words)
    file = words / f"{THIRD}.toml"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith(f"{key} = ")]
    file.write_text("\n".join([*lines, f"{key} = {text}", ""]), encoding="utf-8")
    with pytest.raises(MissingWordsError) as error:
        create_app(french)
    assert told in str(error.value)


def test_every_page_is_served_in_the_third_language(french: Catalog, words: Path) -> None:
    _write_words(words)
    client = create_app(french).server.test_client()
    routes = [Route(THIRD, name) for name in ("home", *SIMPLE)]
    routes += [Route(THIRD, "indicator", name) for name in french.registry.indicators]
    routes.append(Route(THIRD, "record", observation=next(iter(french.by_id))))
    for route in routes:
        path = path_of(french, route)
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert path.startswith(f"/{THIRD}/")
        assert f'<html lang="{THIRD}">' in answer.text, path
        assert re.findall(r'hreflang="(\w+)"', answer.text) == ["nl", "en"], path
    assert client.get("/").headers["Location"] == "/nl/"
    assert re.findall(r'hreflang="(\w+)"', client.get("/nl/").text) == ["en", THIRD]


def test_what_a_build_changes_is_told_in_a_language_of_the_old_and_the_new_tables(
    french: Catalog, real_catalog: Catalog
) -> None:
    assert shared_language(THIRD, french.registry, real_catalog.registry) == "nl"
    assert shared_language("en", french.registry, real_catalog.registry) == "en"
    assert shared_language(THIRD, french.registry, french.registry) == THIRD


def test_every_view_has_words_and_numbers_of_the_third_language(french: Catalog, words: Path) -> None:
    _write_words(words)
    titles = {}
    for indicator in french.registry.indicators.values():
        shown = view(french, default_state(french, indicator), THIRD)
        titles[indicator.id] = shown.title
    assert all(titles.values())
    assert titles["reported_victims"].startswith("Fr ")
    assert number_text(1334, "persons", THIRD) == "1\N{NARROW NO-BREAK SPACE}334"
