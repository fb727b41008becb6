"""Components as plain HTML: everything escaped, nothing lost that a reader needs."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from parts import examples
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.routes import Route
from dashboard.views.state import default_state
from dashboard.views.view import view
from dashboard.views.words import say
from dashboard.web.components.element import element
from dashboard.web.components.static import to_html
from dashboard.web.pages import page
from etl.model.records import Lang

VOID = {"input", "br", "hr", "img", "link", "meta"}
HOSTILE = "<script>alert('a & \"b\"')</script>"


class Reader(HTMLParser):
    """Collects tags, attributes and text, and whether every tag was closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.is_sound = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.is_sound = self.is_sound and bool(self.open) and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.is_sound and not reader.open
    return reader


def test_an_element_with_attributes_and_children() -> None:
    found = html.Div([html.P("a", className="lead"), html.A("b", href="/nl/")], id="x", lang="nl")
    assert to_html(found) == '<div id="x" lang="nl"><p class="lead">a</p><a href="/nl/">b</a></div>'


def test_text_and_attributes_are_escaped() -> None:
    escaped = "&lt;script&gt;alert(&#x27;a &amp; &quot;b&quot;&#x27;)&lt;/script&gt;"
    assert to_html(HOSTILE) == escaped
    assert to_html(html.P(HOSTILE, title=HOSTILE)) == f'<p title="{escaped}">{escaped}</p>'
    assert to_html(html.P("x", **{"aria-label": HOSTILE})) == f'<p aria-label="{escaped}">x</p>'


@examples(100)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    found = _read(to_html(html.P(text, title=text)))
    assert found.tags == [("p", {"title": text})]
    assert "".join(found.text) == text


def test_names_of_attributes_are_those_of_html() -> None:
    assert to_html(html.Div(tabIndex="0")) == '<div tabindex="0"></div>'
    assert to_html(html.Td("x", colSpan=2)) == '<td colspan="2">x</td>'
    assert to_html(html.Label("x", htmlFor="y")) == '<label for="y">x</label>'


def test_numbers_lists_and_nothing() -> None:
    assert to_html(0) == "0"
    assert to_html(None) == ""
    assert to_html([html.P("a"), "b", None, ("c",)]) == "<p>a</p>bc"
    assert to_html(html.P()) == "<p></p>"


def test_attributes_without_a_value_and_unset_ones() -> None:
    assert to_html(html.Div("x", hidden=False, n_clicks=1)) == "<div>x</div>"
    assert to_html(html.Option("x", selected=True)) == "<option selected>x</option>"


def test_elements_that_dash_does_not_have() -> None:
    radio = element("input", type="radio", name="sex", value='"F"', checked=True, aria_label="a", disabled=False)
    assert to_html(radio) == '<input type="radio" name="sex" value="&quot;F&quot;" checked aria-label="a">'
    assert (
        to_html(element("datalist", [element("option", value="<")]))
        == '<datalist><option value="&lt;"></option></datalist>'
    )


def test_markup_is_html_already() -> None:
    assert to_html(html.Div([Markup("<b>a</b>"), "<b>"])) == "<div><b>a</b>&lt;b&gt;</div>"


def test_what_a_page_cannot_show_is_an_error() -> None:
    with pytest.raises(TypeError, match="Graph is no HTML element"):
        to_html(html.Div([dcc.Graph(figure={"data": []})]))


ROUTES = [
    Route("nl", "home"),
    Route("nl", "figures"),
    Route("nl", "editions"),
    Route("nl", "facts"),
    Route("nl", "about"),
    Route("nl", "not_found"),
    Route("nl", "indicator", "reported_victims"),
    Route("nl", "indicator", "minors"),
    Route("nl", "indicator", "sector_visibility"),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.indicator or route.name)
def test_every_page_is_sound_html_with_one_heading_of_level_one(catalog: Catalog, route: Route, lang: Lang) -> None:
    found = _read(to_html(page(catalog, Route(lang, route.name, route.indicator), {}).content))
    names = [tag for tag, _ in found.tags]
    assert names.count("h1") == names.count("main") == 1
    assert not {"style", "iframe", "object", "img"} & set(names)
    scripts = [attributes for tag, attributes in found.tags if tag == "script"]
    assert all(attributes["type"] == "application/json" for attributes in scripts)
    assert not [key for _, attributes in found.tags for key in attributes if key.startswith("on")]
    identifiers = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert len(set(identifiers)) == len(identifiers)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("indicator", ["reported_victims", "minors", "sector_visibility"])
def test_a_page_without_scripts_holds_every_sentence_and_figure(catalog: Catalog, indicator: str, lang: Lang) -> None:
    shown = view(catalog, default_state(catalog, catalog.registry.indicators[indicator]), lang)
    text = "".join(_read(to_html(page(catalog, Route(lang, "indicator", indicator), {}).content)).text)
    every = [cell for _, cells in shown.table.rows for cell in cells]
    cells = [text for cell in every for text in ([part.text for part in cell.others] or [cell.text])]
    said = [text for block in shown.blocks for text in (block.heading, block.summary, *block.texts)]
    for sentence in [shown.title, shown.subtitle, shown.alt, *said, *cells]:
        assert sentence in text
    kinds = {block.kind for block in shown.blocks}
    titles = ["card_caveats", "card_source", "card_description"]
    titles += (["card_breaks", "break_rule"] if "breaks" in kinds else []) + (
        ["card_flags"] if "flags" in kinds else []
    )
    assert all(say(key, lang) in text for key in titles)
    items = [item for block in shown.blocks for item in block.items]
    assert all(link.text in text for item in items for link in item.links)
    flags = [item for block in shown.blocks if block.kind == "flags" for item in block.items]
    assert all(f"[{item.mark}]{item.text}" in text for item in flags)
    assert all(f"{item.mark} {item.text}" in text for item in items if item.mark and item not in flags)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.indicator or route.name)
def test_help_is_one_step_away_on_every_page(catalog: Catalog, route: Route) -> None:
    found = _read(to_html(page(catalog, route, {}).content))
    assert ("a", {"href": "https://www.wegwijzermensenhandel.nl"}) in found.tags
