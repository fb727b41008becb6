"""The address of a View: the card that a choice gives, as JSON that can be kept for ever, and what it refuses."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from parts import examples
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.choice import choice_text, read_choice_text, view_path
from dashboard.views.routes import Route
from dashboard.views.state import State, query_text
from dashboard.views.view import view
from dashboard.views.words import say
from dashboard.web.api import FOR_EVER, answer
from dashboard.web.app import create_app
from dashboard.web.components.static import to_html
from dashboard.web.pages import page
from dashboard.web.query import coded, parse_query
from etl.model.records import Lang


@pytest.fixture(scope="module")
def client(catalog: Catalog) -> FlaskClient:
    """A reader of an app of the real data."""
    return create_app(catalog).server.test_client()


def _query(catalog: Catalog, state: State) -> dict[str, str]:
    indicator = catalog.registry.indicators[state.indicator]
    return dict(parse_qsl(query_text(catalog, indicator, state).removeprefix("?")))


@examples(40)
@given(data=st.data())
def test_the_answer_is_the_view_and_the_parts_of_its_page(
    data: st.DataObject, catalog: Catalog, states: st.SearchStrategy[State]
) -> None:
    state = data.draw(states)
    lang = data.draw(st.sampled_from(LANGUAGES))
    indicator = catalog.registry.indicators[state.indicator]
    query = _query(catalog, state)
    found = json.loads(answer(catalog, lang, state.indicator, choice_text(query)))
    shown = view(catalog, state, lang)
    assert found["view"]["title"] == shown.title
    assert found["view"]["alt"] == shown.alt
    assert found["view"]["address"] == shown.address
    assert found["view"]["chart"] == json.loads(json.dumps(shown.chart))
    values = [[cell["value"] for cell in cells] for _, cells in found["view"]["table"]["rows"]]
    assert values == [[cell.value for cell in cells] for _, cells in shown.table.rows]
    assert found["page"]["is_empty"] == (shown.chart is None)
    text = to_html(page(catalog, Route(lang, "indicator", indicator.id), query).content)
    assert all(part in text for part in found["page"]["html"].values())
    assert found["page"]["filters"] in text
    assert shown.title in found["page"]["said"]


@examples(200)
@given(
    query=st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.from_regex(r"[A-Za-z0-9_/.\-]{1,20}", fullmatch=True)
    )
)
def test_a_choice_is_read_back(query: dict[str, str]) -> None:
    assert read_choice_text(choice_text(query)) == query


def test_a_choice_is_written_in_one_way() -> None:
    assert choice_text({}) == "default"
    assert choice_text({"sex": "F", "edition": "unodc/glotip"}) == "edition=unodc~glotip,sex=F"
    assert choice_text({"edition": "unodc/glotip", "sex": "F"}) == "edition=unodc~glotip,sex=F"


@pytest.mark.parametrize("text", ["", "sex", "=F", "sex=F,", ",sex=F", "sex=F,sex=M", "sex=F,,unit=persons"])
def test_a_text_that_is_no_choice_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_choice_text(text)


def test_an_answer_can_be_kept_for_ever(client: FlaskClient, catalog: Catalog) -> None:
    path = view_path(catalog.data_version, "nl", "minors", "sex=F,edition=unodc~glotip")
    first, again = client.get(path), client.get(path)
    assert first.status_code == 200
    assert first.mimetype == "application/json"
    assert first.headers["Cache-Control"] == FOR_EVER
    assert first.data == again.data


@pytest.mark.parametrize(
    "rest",
    ["fr/minors/default", "nl/nothing/default", "nl/minors/sex=X", "nl/minors/sex", "nl/minors/__class__=F",
     "nl/minors/unit=persons,unit=percent", "nl/minors/from=1066", "nl/minors/split=nothing",
     "nl/minors/groups=F.XX", "nl/minors/sex=F%00", "nl/minors/default,sex=F"],
)  # fmt: skip
def test_a_choice_that_no_filter_offers_is_not_found(client: FlaskClient, catalog: Catalog, rest: str) -> None:
    found = client.get(f"/api/v1/views/{catalog.data_version}/{rest}.json")
    assert found.status_code == 404
    assert "immutable" not in found.headers.get("Cache-Control", "")


def test_another_data_version_is_gone_and_names_the_current_one(client: FlaskClient, catalog: Catalog) -> None:
    found = client.get("/api/v1/views/aaaaaaaaaa/nl/minors/default.json")
    assert found.status_code == 410
    assert found.json == {"data_version": catalog.data_version}
    assert found.headers["Cache-Control"] == "no-store"


def test_the_parameters_of_a_page_lead_to_the_path(client: FlaskClient, catalog: Catalog) -> None:
    found = client.get("/api/v1/views/minors?lang=en&sex=F&edition=unodc/glotip")
    assert found.status_code == 302
    assert found.headers["Location"] == view_path(catalog.data_version, "en", "minors", "edition=unodc~glotip,sex=F")
    assert client.get("/api/v1/views/minors?lang=fr").status_code == 404
    assert client.get("/api/v1/views/nothing").status_code == 404


@pytest.mark.parametrize("path", ["/api/", "/api/v1", "/api/v1/views/a/b/c", "/api/v2/views/minors"])
def test_an_unknown_path_for_programs_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_edition_without_the_chosen_period_moves_to_its_own(catalog: Catalog) -> None:
    found = json.loads(answer(catalog, "nl", "forms", "edition=rapporteur~2012-2016,period=2019"))
    assert "2016" in found["view"]["subtitle"]


@pytest.mark.parametrize(("typed", "code"), [("Polen", "PL"), (" polen ", "PL"), ("PL", "PL"), ("Narnia", "Narnia")])
def test_what_a_reader_types_becomes_the_code(catalog: Catalog, typed: str, code: str) -> None:
    indicator = catalog.registry.indicators["reported_victims"]
    assert coded(catalog, indicator, {"nationality": typed, "unit": "x"}, "nl") == {"nationality": code, "unit": "x"}


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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_repaired_address_is_told_and_escaped(client: FlaskClient, lang: Lang) -> None:
    path = {"nl": "/nl/cijfers/minderjarigen", "en": "/en/figures/minors"}[lang]
    text = client.get(f"{path}?unit=x&<b>=1").get_data(as_text=True)
    assert "unit, &lt;b&gt;." in text


@pytest.mark.parametrize(
    ("choice", "named", "led"),
    [("split=sex", "Splits naar", "edition=unodc/glotip&split=sex"),
     ("edition=unodc~glotip,compare=unodc~glotip", "Vergelijk met", ""),
     ("from=2019,to=2015", "Eerste jaar, Laatste jaar", "")],
)  # fmt: skip
def test_choices_that_do_not_go_together_are_answered_with_what_was_taken_back(
    client: FlaskClient, catalog: Catalog, choice: str, named: str, led: str
) -> None:
    found = client.get(view_path(catalog.data_version, "nl", "minors", choice))
    assert found.status_code == 200
    notices = found.json["page"]["html"]["notices"]  # type: ignore[index]
    assert say("not_together", "nl", names=named) in notices
    assert "kennen wij niet" not in notices
    assert led in notices.replace("&amp;", "&")
    shown = to_html(page(catalog, Route("nl", "indicator", "minors"), read_choice_text(choice)).content)
    assert notices in shown


@pytest.mark.parametrize(
    "choice",
    ["edition=unodc~glotip,sex=F,split=sex", "groups=F.M,split=publisher", "groups=F.M",
     "compare=rapporteur~2013-2017,edition=unodc~glotip,split=sex"],
)  # fmt: skip
def test_what_follows_another_choice_needs_no_notice(catalog: Catalog, choice: str) -> None:
    assert json.loads(answer(catalog, "nl", "minors", choice))["page"]["html"]["notices"] == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_link_under_the_figure_leads_to_what_is_counted(catalog: Catalog, lang: Lang) -> None:
    text = to_html(page(catalog, Route(lang, "indicator", "sector_visibility"), {}).content)
    assert 'href="#definition"' in text.partition("</figure>")[0]
    assert text.count('id="definition"') == 1
    assert (
        'href="#definition"'
        in json.loads(answer(catalog, lang, "sector_visibility", "default"))["page"]["html"]["lines"]
    )
