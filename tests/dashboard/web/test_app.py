"""The app factory: nothing shared, nothing read at import, and a document that reads without scripts."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import dash
import pytest
from plotly.offline import get_plotlyjs_version
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.routes import Route, path_of
from dashboard.views.state import default_state
from dashboard.views.view import view
from dashboard.web import ids
from dashboard.web.app import create_app
from dashboard.web.document import UNUSED
from dashboard.web.pages.home import headline_observation
from etl.model.records import Lang, Text

ROOT = Path(__file__).resolve().parents[3]
ASSETS = ROOT / "dashboard" / "web" / "assets"
INDICATORS = ("reported_victims", "minors", "sector_visibility")


def _document(catalog: Catalog, path: str) -> str:
    return create_app(catalog).server.test_client().get(path, follow_redirects=True).get_data(as_text=True)


def test_two_apps_in_one_process_share_nothing(catalog: Catalog) -> None:
    other_catalog = replace(catalog, data_version="9876543210")
    one, other = create_app(catalog), create_app(other_catalog)
    assert one.server is not other.server
    assert one.callback_map is not other.callback_map
    assert set(one.callback_map) == set(other.callback_map)
    texts = [app.server.test_client().get("/nl/").get_data(as_text=True) for app in (one, other)]
    assert [catalog.data_version in text for text in texts] == [True, False]
    assert ["9876543210" in text for text in texts] == [False, True]


def test_every_app_of_a_catalog_makes_the_same_page(catalog: Catalog) -> None:
    """But for the token that Dash signs for each page load."""
    texts = {re.sub(r'"end_id":"[^"]*"', "", _document(catalog, "/en/figures/minors")) for _ in range(2)}
    assert len(texts) == 1


def test_making_an_app_opens_no_connection(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert create_app(catalog).server.test_client().get("/nl/").status_code == 200


AUDIT = """
import sys
import babel.dates, babel.numbers, brotli, click, dash, flask, flask_compress
import pandas, platformdirs, plotly, pyarrow.parquet, pydantic, tomllib, waitress
class Model(pydantic.BaseModel): number: int = 1  # pydantic looks for its plugins once
found = []
def watch(event, args):
    is_code = event == "open" and (not isinstance(args[0], str) or args[0].endswith(".py") or ".pyc" in args[0])
    if event in ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen") and not is_code:
        found.append(f"{event} {args[0]}")
sys.addaudithook(watch)
import dashboard.web.app, dashboard.cli, dashboard.web.pages, dashboard.views.view
print(chr(10).join(found))
"""


def test_an_import_reads_no_file_and_no_network() -> None:
    found = subprocess.run([sys.executable, "-c", AUDIT], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout.strip() == ""


def test_the_watch_over_an_import_sees_a_file_that_is_read() -> None:
    """The test above relies on this."""
    code = AUDIT.replace("import dashboard.web.app,", "open('pyproject.toml').close(); import dashboard.web.app,")
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout.strip() == "open pyproject.toml"


def test_the_plotly_in_assets_is_the_one_figures_are_checked_against() -> None:
    head = (ASSETS / "plotly-basic.min.js").read_text(encoding="utf-8")[:300]
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}\n" in head


@pytest.mark.parametrize(("name", "holder"), [("plotly", "Plotly"), ("regenerator-runtime", "Facebook")])
def test_the_licence_of_a_library_lies_beside_it(name: str, holder: str) -> None:
    licence = (ASSETS / f"{name}-LICENSE.txt").read_text(encoding="utf-8")
    assert "MIT" in licence and holder in licence
    assert "Permission is hereby granted, free of charge" in licence


def test_the_live_chart_has_what_dash_takes_from_the_polyfill(catalog: Catalog) -> None:
    suite = Path(dash.__file__).parent
    used = (suite / "dash-renderer/build/dash_renderer.min.js", suite / "dcc/dash_core_components.js")
    assert all("regeneratorRuntime.mark(" in path.read_text(encoding="utf-8") for path in used)
    scripts = re.findall(r'<script src="([^"]+)"', _document(catalog, "/en/figures/minors"))
    names = [name for one in scripts for name in ("regenerator", "dash_renderer", "core_components") if name in one]
    assert names[:2] == ["regenerator", "dash_renderer"]


def test_all_that_the_live_chart_needs_is_fetched_from_the_start(catalog: Catalog) -> None:
    client = create_app(catalog).server.test_client()
    text = client.get("/en/figures/minors").get_data(as_text=True)
    ahead = re.findall(r'<link rel="preload"[^>]* href="([^"]+)"', text)
    template = text.partition('<template id="live-scripts">')[2]
    assert set(re.findall(r'<script src="([^"]+)"', template)) < set(ahead)
    for address in ahead:
        with client.get(address) as response:
            assert response.status_code == 200, address


def test_the_live_chart_has_no_mode_bar_and_sends_nothing_away(catalog: Catalog) -> None:
    layout = json.loads(create_app(catalog).server.test_client().get("/_dash-layout").data)
    (config,) = [part["props"]["config"] for part in layout if part["type"] == "Graph"]
    assert (config["displayModeBar"], config["showSendToCloud"], config["displaylogo"]) == (False, False, False)
    assert config["scrollZoom"] is False


def test_only_pages_with_a_card_load_the_live_chart(catalog: Catalog) -> None:
    for path, is_loaded in [
        ("/nl/", False),
        ("/nl/methode", False),
        ("/nl/edities", False),
        ("/en/figures/minors", True),
    ]:
        text = _document(catalog, path)
        assert ("plotly-basic" in text, "dash_renderer" in text, "card.js" in text) == (is_loaded,) * 3, path
        assert not [unused for unused in UNUSED if unused in text]


@pytest.mark.parametrize(
    ("path", "lang", "title"),
    [
        ("/nl/", "nl", "Overzicht - Slachtoffermonitor"),
        ("/en/", "en", "Overview - Victim monitor"),
        ("/en/figures/minors", "en", "Minors - Victim monitor"),
        ("/nl/methode", "nl", "Methode - Slachtoffermonitor"),
        ("/en/nope", "en", "This page does not exist - Victim monitor"),
    ],
)
def test_a_document_has_its_language_title_and_description(catalog: Catalog, path: str, lang: str, title: str) -> None:
    text = _document(catalog, path)
    assert text.startswith(f'<!DOCTYPE html>\n<html lang="{lang}">')
    assert f"<title>{title}</title>" in text
    assert re.search(r'<meta name="description" content="[^"]{20,}">', text)
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in text
    assert "user-scalable" not in text and "maximum-scale" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("indicator", INDICATORS)
def test_the_first_paint_is_the_page_of_the_address(catalog: Catalog, indicator: str, lang: Lang) -> None:
    """Headline and table stand in the document in the chosen State, before any script has run."""
    edition = "rapporteur/2013-2017"
    path = path_of(catalog, Route(lang, "indicator", indicator))
    text = _document(catalog, f"{path}?edition={edition}&view=table")
    usual = default_state(catalog, catalog.registry.indicators[indicator])
    shown = view(catalog, usual.with_choice("edition", edition), lang)
    assert shown.title != view(catalog, usual, lang).title
    assert shown.title in text
    assert "box box-table" in text
    assert all(f">{cell.text}<" in text for _, cells in shown.table.rows for cell in cells if cell.observation)


@pytest.mark.parametrize(
    "query",
    ["<script>alert(1)</script>=1", "unit=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "{lang}=1", "{config}{scripts}=1"],
)
def test_a_hostile_address_stays_text(catalog: Catalog, query: str) -> None:
    usual = _document(catalog, "/en/figures/minors")
    text = _document(catalog, f"/en/figures/minors?{query}")
    assert text.count("<script") == usual.count("<script")
    assert "alert(1)</script>" not in text
    assert 'class="notice"' in text


def test_the_home_page_shows_the_headline_number_of_each_core_indicator(catalog: Catalog) -> None:
    core = {name: found for name, found in catalog.registry.indicators.items() if found.headline}
    shown = {name: headline_observation(catalog, found) for name, found in core.items()}
    assert {name: (row.value, row.start, row.end) for name, row in shown.items()} == {
        "reported_victims": (944, 2024, 2024),
        "minors": (8.3686, 2024, 2024),
        "sector_visibility": (89, 2017, 2019),
    }
    text = _document(catalog, "/nl/")
    for value in ("944", "8,4\N{NO-BREAK SPACE}%", "89\N{NO-BREAK SPACE}%"):
        assert re.search(f'<p class="number-value"><a [^>]+>{value}<', text)


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("/nl/", ["8,4\N{NO-BREAK SPACE}%", " [d]", "van de gemelde slachtoffers was minderjarig in 2024",
                  "Basis: alle gemelde mogelijke slachtoffers, 79 van 944. [d] afgeleid door ons uit gedrukte cijfers.",
                  "niet gepubliceerd."]),
        ("/en/", ["8.4%", " [d]", "of reported victims were minors in 2024",
                  "Base: all reported possible victims, 79 of 944. [d] derived by us from printed figures.",
                  "not published."]),
    ],
)  # fmt: skip
def test_a_derived_headline_number_is_marked_and_says_of_how_many(
    catalog: Catalog, path: str, texts: list[str]
) -> None:
    text = _document(catalog, path)
    numbers = text[text.index('<div class="numbers"') : text.index('<div class="cards"')]
    assert all(found in numbers for found in texts)
    assert numbers.count("[d]") == 2, "the mark and what it means, once"
    assert re.search(r"25\W*%.*2015.*8\W*%.*2019|2015.*25\W*%.*2019.*8\W*%", text), (
        "the story of 2015-2019 stands below"
    )


def test_no_figure_is_newer_than_the_headline_number(catalog: Catalog) -> None:
    for indicator in catalog.registry.indicators.values():
        if indicator.headline:
            row, wanted = headline_observation(catalog, indicator), indicator.headline
            where = {**wanted.where, **indicator.where}
            for edition in catalog.editions_of(row.publisher):
                found = catalog.find(indicator, wanted.unit, where, edition.key)
                assert all(
                    (other.end, other.start) <= (row.end, row.start) for other in found if other.value is not None
                )


def test_a_headline_number_that_is_not_held_stops_the_page(catalog: Catalog) -> None:
    minors = catalog.registry.indicators["minors"]
    headline = minors.headline.model_copy(update={"edition": "coa/2018"})
    with pytest.raises(LookupError, match="minors: no observation for its headline number"):
        headline_observation(catalog, minors.model_copy(update={"headline": headline}))


def test_the_layout_holds_the_places_that_callbacks_fill(catalog: Catalog) -> None:
    app = create_app(catalog)
    held = {part["props"]["id"] for part in json.loads(app.server.test_client().get("/_dash-layout").data)}
    assert held == {ids.GRAPH, ids.CHART, ids.LOOK, ids.PALETTE}


def test_what_runs_in_the_browser_is_in_its_script(catalog: Catalog) -> None:
    dependencies = json.loads(create_app(catalog).server.test_client().get("/_dash-dependencies").data)
    functions = [found["clientside_function"] for found in dependencies]
    assert [(one["namespace"], one["function_name"]) for one in functions] == [("monitor", "draw")]
    assert re.search(r"^    draw\(", (ASSETS / "chart.js").read_text(encoding="utf-8"), re.MULTILINE)


def test_a_title_in_the_data_cannot_leave_its_place(catalog: Catalog) -> None:
    found = catalog.registry.indicators["minors"]
    hostile = "Minors</title><script>alert('&')</script>\""
    title = Text(dict.fromkeys(LANGUAGES, hostile))
    indicators = {**catalog.registry.indicators, "minors": found.model_copy(update={"title": title})}
    changed = replace(catalog, registry=replace(catalog.registry, indicators=indicators))
    for path in ("/nl/cijfers/minderjarigen", "/en/figures/minors", "/nl/cijfers"):
        text = _document(changed, path)
        assert "&lt;/title&gt;&lt;script&gt;alert" in text, path
        assert "<script>alert" not in text, path
        assert text.count("</title>") == 1, path
