"""Every output says exactly what the View says: the same numbers, marks and records, for every indicator."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from parts import part_of
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.outputs import OUTPUTS
from dashboard.outputs.csv import COLUMNS
from dashboard.views.charts.data import Point
from dashboard.views.provenance.view import observation_view
from dashboard.views.routes import file_path
from dashboard.views.state import State, default_state
from dashboard.views.view import View, view
from dashboard.web.app import create_app
from etl.model.records import Lang

Small = Callable[[str], Catalog]


@pytest.fixture(scope="module")
def client(catalog: Catalog) -> FlaskClient:
    """A client of the app of the real data."""
    return create_app(catalog).server.test_client()


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def _number(text: str) -> float | None:
    return float(text) if text else None


def _points(shown: View) -> list[Point]:
    return [point for series in shown.series for point in (*series.points, *series.restated)]


def check_csv(shown: View, content: bytes) -> None:
    """One row a point, with its numbers, flags and record; every number of the table stands in it."""
    rows, points = _rows(content), _points(shown)
    assert len(rows) == len(points)
    for row, point in zip(rows, points, strict=True):
        numbers = (point.value, point.lower, point.upper, point.base)
        assert tuple(_number(row[name]) for name in ("value", "lower", "upper", "base")) == numbers
        assert (row["observation"], row["base_of"]) == (point.observation, point.base_of)
        assert row["flags"].split() == list(point.flags)
        assert row["as_shown"].removeprefix("'") == point.text
        assert (row["view"].removeprefix("'"), row["address"]) == (shown.title, shown.address)
        assert (row["start"], row["end"]) == (str(point.start), str(point.end))
    every = [cell for _, cells in shown.table.rows for cell in cells]
    cells = {cell.observation: cell.value for cell in every if cell.observation}
    assert cells == {row["observation"]: _number(row["value"]) for row in rows if row["role"] == "shown"}
    others = {other.observation for cell in every for other in cell.others}
    assert others == {row["observation"] for row in rows if row["role"] == "other_edition"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_csv_of_every_indicator_is_its_view(catalog: Catalog, client: FlaskClient, lang: Lang) -> None:
    for name, indicator in catalog.registry.indicators.items():
        answer = client.get(file_path(lang, name, "csv"))
        assert (answer.status_code, answer.content_type) == (200, "text/csv; charset=utf-8"), name
        assert answer.headers["Content-Disposition"] == f"attachment; filename={name}.csv"
        check_csv(view(catalog, default_state(catalog, indicator), lang), answer.data)


@pytest.mark.part
def test_the_csv_of_every_series_held_is_its_view(catalog: Catalog, series_states: list[State]) -> None:
    for state in part_of(series_states):
        shown = view(catalog, state, "nl")
        check_csv(shown, OUTPUTS["csv"].render([shown]))


def test_a_file_follows_the_choices_of_its_address(client: FlaskClient) -> None:
    women = _rows(client.get("/en/files/reported_victims.csv?edition=unodc/glotip&sex=F").data)
    everybody = _rows(client.get("/en/files/reported_victims.csv?edition=unodc/glotip").data)
    assert {row["observation"].split(".")[2] for row in women} == {"sex-F"}
    assert [row["value"] for row in women] != [row["value"] for row in everybody]


def test_several_views_stand_in_one_file(catalog: Catalog) -> None:
    shown = [view(catalog, default_state(catalog, catalog.registry.indicators[name]), "en") for name in
             ("reported_victims", "minors")]  # fmt: skip
    rows = _rows(OUTPUTS["csv"].render(shown))
    assert list(dict.fromkeys(row["view"] for row in rows)) == [one.title for one in shown]
    assert len(rows) == sum(len(_points(one)) for one in shown)


def test_what_a_spreadsheet_takes_for_a_formula_stays_a_text(catalog: Catalog) -> None:
    shown = view(catalog, default_state(catalog, catalog.registry.indicators["minors"]), "nl")
    for sign in "=+-@":
        hostile = replace(shown, title=f"{sign}cmd|' /C calc'!A0", address="/nl/")
        assert _rows(OUTPUTS["csv"].render([hostile]))[0]["view"] == "'" + hostile.title


def test_a_view_without_figures_is_a_row_of_headings(small: Small) -> None:
    catalog = small("period edition value\n2018 rapporteur/new 668")
    state = default_state(catalog, catalog.registry.indicators["reported"]).with_choice("sex", "M")
    content = OUTPUTS["csv"].render([view(catalog, state, "nl")])
    assert content.decode() == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_single_figure_is_a_view_too(catalog: Catalog, lang: Lang) -> None:
    for name in list(catalog.by_id)[::40]:
        shown = observation_view(catalog, name, lang)
        check_csv(shown, OUTPUTS["csv"].render([shown]))
        assert [reference.id for reference in shown.references] == [name]


@pytest.mark.parametrize("form", ["bibtex", "ris"])
def test_a_view_cites_each_edition_it_shows_once(catalog: Catalog, form: str) -> None:
    shown = view(catalog, default_state(catalog, catalog.registry.indicators["reported_victims"]), "en")
    text = OUTPUTS[form].render([shown, shown]).decode()
    editions = {point.edition.replace("/", ".") for series in shown.series for point in series.points}
    assert len(editions) > 3
    assert text.count("@techreport{" if form == "bibtex" else "TY  - ") == len(editions)
    assert all(name in text for name in editions)


def test_every_output_is_a_file_of_its_own_kind(client: FlaskClient) -> None:
    suffixes = [output.suffix for output in OUTPUTS.values()]
    assert len(set(suffixes)) == len(suffixes)
    for output in OUTPUTS.values():
        answer = client.get(file_path("nl", "minors", output.suffix))
        assert answer.content_type == f"{output.media_type}; charset=utf-8"
        assert answer.data
        assert client.post(file_path("nl", "minors", output.suffix)).status_code == 405


def test_every_card_offers_every_output_of_what_it_shows(client: FlaskClient) -> None:
    text = client.get("/nl/cijfers/minderjarigen?unit=persons").get_data(as_text=True)
    for output in OUTPUTS.values():
        assert f'href="{file_path("nl", "minors", output.suffix, "?unit=persons")}"' in text


@pytest.mark.parametrize(
    ("query", "repaired"),
    [
        ("?unit=percentt&sex=Q", ""),
        ("?colour=red&unit=persons", "?unit=persons"),
        ("?edition=rapporteur/2099", ""),
    ],
)
def test_a_wrong_choice_leads_to_the_address_of_what_is_given(client: FlaskClient, query: str, repaired: str) -> None:
    """A file has no place for a notice: nobody may take the default figures for those that were asked for."""
    answer = client.get(file_path("nl", "minors", "csv", query))
    assert (answer.status_code, answer.location) == (302, file_path("nl", "minors", "csv", repaired))
    assert client.get(answer.location).status_code == 200


def test_the_old_address_of_a_citation_leads_to_the_new_one(client: FlaskClient, catalog: Catalog) -> None:
    name = next(iter(catalog.by_id))
    answer = client.get(f"/en/cite/{name}.bib")
    assert (answer.status_code, answer.location) == (301, file_path("en", name, "bib"))


def test_a_single_figure_carries_its_contradictions(catalog: Catalog) -> None:
    (name, *_) = (name for found in catalog.registry.contradictions for name in found.observations)
    assert [block for block in observation_view(catalog, name, "nl").blocks if block.kind == "contradictions"]
