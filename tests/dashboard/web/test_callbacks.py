"""The callbacks, posted as Dash's renderer posts them: the card a choice gives, and the choices that are refused."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from parts import examples
from shown_languages import LANGUAGES
from werkzeug.test import TestResponse

from dashboard.catalog import Catalog
from dashboard.views.routes import Route, path_of, read_route
from dashboard.views.state import NO_COMPARISON, NO_SPLIT, State, default_state, query_text
from dashboard.views.table import Table
from dashboard.views.view import view
from dashboard.web import ids
from dashboard.web.app import create_app
from dashboard.web.callbacks import parse_query
from dashboard.web.components.static import to_html
from dashboard.web.pages import page
from dashboard.web.server import MAX_POST_BYTES
from etl.model.records import Lang

UPDATE = "/_dash-update-component"
SCRIPT = Path(__file__).resolve().parents[3] / "dashboard" / "web" / "assets" / "monitor.js"
INDICATORS = ("reported_victims", "minors", "sector_visibility")
Body = dict[str, Any]


@pytest.fixture(scope="module")
def app(catalog: Catalog) -> Dash:
    """One app of the real data."""
    return create_app(catalog)


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    """A reader of it."""
    return app.server.test_client()


def _dependencies(client: FlaskClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(client.get("/_dash-dependencies").data)
    return found


def _card_dependency(client: FlaskClient) -> dict[str, Any]:
    (found,) = [d for d in _dependencies(client) if '"part":"head"' in d["output"]]
    return found


def card_body(client: FlaskClient, catalog: Catalog, path: str, indicator: str, changes: dict[str, Any]) -> Body:
    """What the renderer posts when filters of a card on the page `path` have the values `changes`.

    Identifiers come from the page itself, in the order of the page, as ALL and MATCH find them.
    """
    content = page(catalog, read_route(catalog, path), {}).content
    parts = [part for part in content._traverse() if isinstance(getattr(part, "id", None), dict)]
    dependency = _card_dependency(client)

    def found(text: str) -> Any:
        name, prop = text.rsplit(".", 1)
        pattern = json.loads(name)
        same = [
            {"id": part.id, "property": prop, "value": getattr(part, "value", None)}
            for part in parts
            if set(part.id) == set(pattern)
            and all(value in (["ALL"], part.id[key]) or value == ["MATCH"] for key, value in pattern.items())
            and part.id["indicator"] == indicator
        ]
        return same if ["ALL"] in pattern.values() else same[0]

    (spec,) = dependency["inputs"]
    inputs = found(f"{spec['id']}.{spec['property']}")
    for entry in inputs:
        entry["value"] = changes.get(entry["id"]["name"], entry["value"])
    outputs = [found(text) for text in dependency["output"].strip(".").split("...")]
    return {
        "output": dependency["output"],
        "outputs": _without_values(outputs),
        "inputs": [inputs],
        "changedPropIds": [f"{json.dumps(inputs[0]['id'], separators=(',', ':'), sort_keys=True)}.value"],
        "parsedChangedPropsIds": [f"{json.dumps(inputs[0]['id'], separators=(',', ':'), sort_keys=True)}.value"],
        "state": [{"id": ids.LOCATION, "property": "pathname", "value": path}],
    }


def _without_values(entries: Any) -> Any:
    if isinstance(entries, list):
        return [_without_values(entry) for entry in entries]
    return {key: value for key, value in entries.items() if key != "value"}


def values_of(state: State) -> dict[str, Any]:
    """The values of all filters that stand for a State."""
    fixed = {"unit": state.unit, "edition": state.edition, "compare": state.compare, "view": state.view}
    return {**fixed, **dict(state.codes), "years": [state.first, state.last], "period": state.period}


def _part(response: TestResponse, name: str, prop: str, indicator: str) -> Any:
    assert response.status_code == 200, response.data
    identifier = json.dumps(ids.part(name, indicator), separators=(",", ":"), sort_keys=True)
    return response.json["response"][identifier][prop]  # type: ignore[index]


def _text(part: Any) -> str:
    if isinstance(part, dict):
        return _text(part["props"].get("children"))
    return "".join(_text(item) for item in part) if isinstance(part, list) else str(part or "")


def _indicator_path(catalog: Catalog, lang: Lang, indicator: str) -> str:
    return path_of(catalog, Route(lang, "indicator", indicator))


def _numbers(table: Table) -> int:
    return sum(cell.observation is not None for _, cells in table.rows for cell in cells)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("indicator", INDICATORS)
def test_a_card_is_the_view_of_its_filters(client: FlaskClient, catalog: Catalog, indicator: str, lang: Lang) -> None:
    path = _indicator_path(catalog, lang, indicator)
    response = client.post(UPDATE, json=card_body(client, catalog, path, indicator, {}))
    shown = view(catalog, default_state(catalog, catalog.registry.indicators[indicator]), lang)
    title, subtitle = _part(response, "head", "children", indicator)
    assert (_text(title), _text(subtitle)) == (shown.title, shown.subtitle)
    assert _part(response, "chart", "data", indicator) == json.loads(json.dumps(shown.chart))
    assert _part(response, "picture", "aria-label", indicator) == shown.alt
    assert shown.table.caption in _text(_part(response, "table", "children", indicator))
    assert _part(response, "box", "className", indicator) == "box box-chart"
    assert _part(response, "empty", "children", indicator) == []
    assert shown.texts("reading")[0] in _text(_part(response, "notes", "children", indicator))
    assert _part(response, "address", "data", indicator) == {"search": ""}


def test_a_change_is_announced_with_headline_and_count(client: FlaskClient, catalog: Catalog) -> None:
    path = _indicator_path(catalog, "en", "minors")
    response = client.post(UPDATE, json=card_body(client, catalog, path, "minors", {"unit": "persons"}))
    shown = view(
        catalog, default_state(catalog, catalog.registry.indicators["minors"]).with_choice("unit", "persons"), "en"
    )
    assert _part(response, "status", "children", "minors") == f"{shown.title}. {_numbers(shown.table)} figures."
    assert _part(response, "address", "data", "minors") == {"search": "?unit=persons"}


@examples(40)
@given(data=st.data(), lang=st.sampled_from(LANGUAGES))
def test_a_choice_gives_what_a_reload_of_its_address_gives(
    data: st.DataObject, lang: Lang, client: FlaskClient, catalog: Catalog, states: st.SearchStrategy[State]
) -> None:
    state = replace(data.draw(states), split=NO_SPLIT, groups=())  # the panel of filters has no split
    indicator = catalog.registry.indicators[state.indicator]
    path = _indicator_path(catalog, lang, state.indicator)
    response = client.post(UPDATE, json=card_body(client, catalog, path, state.indicator, values_of(state)))
    search = _part(response, "address", "data", state.indicator)["search"]
    assert search == query_text(catalog, indicator, state)
    fresh = page(catalog, read_route(catalog, path), parse_query(search)).content
    reloaded = {str(part.id): part for part in fresh._traverse() if isinstance(getattr(part, "id", None), dict)}
    assert "notice" not in to_html(fresh)
    for identifier, props in response.json["response"].items():  # type: ignore[index]
        part = reloaded[str(_ordered(json.loads(identifier), reloaded))]
        for prop, value in props.items():
            if (json.loads(identifier)["part"], prop) not in {("status", "children"), ("address", "data")}:
                assert value == _plain(getattr(part, prop)), (identifier, prop)


def _ordered(identifier: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """The identifier with its keys in the order of the page."""
    (found,) = [part.id for part in known.values() if part.id == identifier]
    return dict(found)


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=lambda part: part.to_plotly_json()))


def test_a_choice_without_figures_says_why_and_leads_back(client: FlaskClient, catalog: Catalog) -> None:
    path = _indicator_path(catalog, "en", "minors")
    changes = {"unit": "persons", "edition": "rapporteur/2015-2019", "sex": "F"}
    response = client.post(UPDATE, json=card_body(client, catalog, path, "minors", changes))
    assert _part(response, "box", "className", "minors") == "box box-empty"
    assert _part(response, "chart", "data", "minors") is None
    reason, back = _part(response, "empty", "children", "minors")
    assert _text(reason) == (
        "There is no figure for this choice in: Monitor 2015-2019. Another choice does have figures on this group."
    )
    assert back["props"]["children"]["props"]["href"] == path


def test_comparing_an_edition_with_itself_is_no_comparison(client: FlaskClient, catalog: Catalog) -> None:
    """The choice of an edition may meet the one compared with; no reader is refused for that."""
    path = _indicator_path(catalog, "nl", "minors")
    changes = {"edition": "rapporteur/2016-2020", "compare": "rapporteur/2016-2020"}
    response = client.post(UPDATE, json=card_body(client, catalog, path, "minors", changes))
    assert _part(response, "address", "data", "minors") == {"search": "?edition=rapporteur/2016-2020"}


REFUSED = [
    {"unit": "euro"},
    {"unit": None},
    {"unit": 1},
    {"unit": ["persons"]},
    {"unit": {"persons": 1}},
    {"edition": "rapporteur/1999"},
    {"edition": NO_COMPARISON},
    {"compare": ""},
    {"compare": "rapporteur/1999"},
    {"sex": "X"},
    {"sex": "_Z"},
    {"view": "map"},
    {"view": None},
    {"years": None},
    {"years": []},
    {"years": [2015]},
    {"years": [2015, 2016, 2017]},
    {"years": ["2015", "2016"]},
    {"years": [2015.0, 2016.0]},
    {"years": [True, False]},
    {"years": [1, 50_000_000]},
    {"years": [2019, 2015]},
    {"years": [2006, 2025]},
    {"years": {"0": 2015, "1": 2016}},
]


@pytest.mark.parametrize("changes", REFUSED, ids=str)
def test_a_value_that_no_filter_offers_is_refused(
    client: FlaskClient, catalog: Catalog, changes: dict[str, Any]
) -> None:
    path = _indicator_path(catalog, "nl", "minors")
    body = card_body(client, catalog, path, "minors", changes)
    assert client.post(UPDATE, json=body).status_code == 400


def test_other_pages_and_parts_of_a_card_are_refused(client: FlaskClient, catalog: Catalog) -> None:
    """Each body is a good one with one fault."""
    path = _indicator_path(catalog, "nl", "minors")
    good = json.dumps(card_body(client, catalog, path, "minors", {}))
    assert client.post(UPDATE, data=good, content_type="application/json").status_code == 200
    statuses = {}
    for old, new in [
        ('"indicator": "minors"', '"indicator": "nothing"'),
        ('"indicator": "minors"', '"indicator": 5'),
        ('"name": "unit"', '"name": "__class__"'),
        ('"name": "unit"', '"name": ["unit"]'),
        ('"name": "unit"', '"nome": "unit"'),
        (f'"value": "{path}"', '"value": 7'),
        (f'"value": "{path}"', '"value": null'),
        ('"value": "percent"}', '"value": "no-such-option"}'),
    ]:
        assert old in good
        statuses[old, new] = client.post(
            UPDATE, data=good.replace(old, new), content_type="application/json"
        ).status_code
    assert {fault: status for fault, status in statuses.items() if status != 400} == {}


def test_the_largest_post_of_a_reader_fits(client: FlaskClient, catalog: Catalog) -> None:
    body = card_body(client, catalog, _indicator_path(catalog, "nl", "reported_victims"), "reported_victims", {})
    assert len(json.dumps(body)) < MAX_POST_BYTES / 2


def test_one_readers_choice_reaches_no_other(catalog: Catalog, app: Dash) -> None:
    path = _indicator_path(catalog, "nl", "minors")
    one, other = app.server.test_client(), app.server.test_client()
    plain = card_body(one, catalog, path, "minors", {})
    before = one.post(UPDATE, json=plain).json
    changed = card_body(other, catalog, path, "minors", {"unit": "persons", "view": "table"})
    assert other.post(UPDATE, json=changed).json != before
    assert one.post(UPDATE, json=plain).json == before


def _page_body(client: FlaskClient, path: Any, search: Any) -> Body:
    (dependency,) = [d for d in _dependencies(client) if f"{ids.PAGE}.children" in d["output"]]
    outputs = [dict(zip(("id", "property"), text.split("."), strict=True))
               for text in dependency["output"].strip(".").split("...")]  # fmt: skip
    return {
        "output": dependency["output"],
        "outputs": outputs,
        "inputs": [
            {"id": ids.LOCATION, "property": "pathname", "value": path},
            {"id": ids.HISTORY, "property": "data", "value": None},
        ],
        "state": [{"id": ids.LOCATION, "property": "search", "value": search}],
        "changedPropIds": [f"{ids.LOCATION}.pathname"],
    }


@pytest.mark.parametrize(
    ("path", "search", "title", "lang"),
    [
        ("/nl/", "", "Overzicht - Slachtoffermonitor", "nl"),
        ("/en/figures", None, "Figures - Victim monitor", "en"),
        ("/en/figures/minors", "?unit=persons", "Minors - Victim monitor", "en"),
        ("/en/figures/minors", "?" + "a=1&" * 200, "Minors - Victim monitor", "en"),
        ("/nl/nergens", "", "Deze pagina bestaat niet - Slachtoffermonitor", "nl"),
    ],
)
def test_a_page_comes_with_its_title_and_language(
    client: FlaskClient, path: str, search: str | None, title: str, lang: Lang
) -> None:
    response = client.post(UPDATE, json=_page_body(client, path, search))
    assert response.status_code == 200
    assert response.json is not None
    assert response.json["response"][ids.DOCUMENT]["data"] == {"title": title, "lang": lang}
    assert response.json["response"][ids.PAGE]["children"]["props"]["lang"] == lang


@pytest.mark.parametrize(("path", "search"), [(None, ""), (5, ""), (["/nl/"], ""), ("/nl/", 5), ("/nl/", {"a": "b"})])
def test_a_page_that_is_no_text_is_refused(client: FlaskClient, path: Any, search: Any) -> None:
    assert client.post(UPDATE, json=_page_body(client, path, search)).status_code == 400


def test_a_repaired_address_is_told_and_escaped(client: FlaskClient) -> None:
    response = client.post(UPDATE, json=_page_body(client, "/en/figures/minors", "?unit=x&<b>=1"))
    assert "replaced by the usual choice: unit, <b>." in json.dumps(response.json)
    document = client.get("/en/figures/minors?unit=x&<b>=1").get_data(as_text=True)
    assert "replaced by the usual choice: unit, &lt;b&gt;." in document


@pytest.mark.parametrize(
    ("search", "query"),
    [
        (None, {}),
        ("", {}),
        ("?", {}),
        ("?sex=F&from=2015", {"sex": "F", "from": "2015"}),
        ("?sex=F&sex=M", {"sex": "M"}),
        ("?sex", {"sex": ""}),
        ("?edition=rapporteur%2F2015-2019", {"edition": "rapporteur/2015-2019"}),
        ("?a=%3Cb%3E+c", {"a": "<b> c"}),
        ("?" + "&".join(f"a{n}=1" for n in range(150)), {f"a{n}": "1" for n in range(150)}),
        ("?" + "&".join(f"a{n}=1" for n in range(151)), {}),
    ],
)
def test_parse_query(search: str | None, query: dict[str, str]) -> None:
    assert parse_query(search) == query


def test_what_runs_in_the_browser_is_in_its_script(client: FlaskClient) -> None:
    functions = [d["clientside_function"] for d in _dependencies(client) if d["clientside_function"]]
    assert {found["namespace"] for found in functions} == {"monitor"}
    script = SCRIPT.read_text(encoding="utf-8")
    for found in functions:
        assert re.search(rf"^    {found['function_name']}\(", script, re.MULTILINE), found


def test_no_callback_asks_the_server_when_a_page_opens_but_that_of_the_page(client: FlaskClient) -> None:
    """The figure and the words of a card stand in the page already."""
    asked = [
        d["output"] for d in _dependencies(client) if not d["clientside_function"] and not d["prevent_initial_call"]
    ]
    assert len(asked) == 1
    assert f"{ids.PAGE}.children" in asked[0]
