"""A damaged address leads to the page it means; a right one stays as it is; tracking parameters are no choices."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from parts import examples

from dashboard.catalog import Catalog
from dashboard.views.routes import Route, path_of, read_route
from dashboard.views.state import allowed_values, read_state
from dashboard.views.words import say
from dashboard.web.app import create_app
from dashboard.web.mending import END, mended_address
from dashboard.web.query import parse_query

RECORD = "reported_victims.2024.persons.rapporteur.jaarcijfers-2024"


@pytest.fixture(scope="module")
def client(catalog: Catalog) -> FlaskClient:
    """A client of an app of the real data."""
    return create_app(catalog).server.test_client()


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("/nl/cijfers/minderjarigen.", "/nl/cijfers/minderjarigen"),
        ("/nl/cijfers/minderjarigen),", "/nl/cijfers/minderjarigen"),
        ("/nl/cijfers/minderjarigen%29.", "/nl/cijfers/minderjarigen"),
        ("/nl/cijfers/minderjarigen%E2%80%9D", "/nl/cijfers/minderjarigen"),
        ("/nl/cijfers/minderjarigen.?utm_source=mail", "/nl/cijfers/minderjarigen?utm_source=mail"),
        ("/nl/cijfers/minderjarigen?unit=persons).", "/nl/cijfers/minderjarigen?unit=persons"),
        ("/nl/cijfers/minderjarigen?unit=persons%29%2c", "/nl/cijfers/minderjarigen?unit=persons"),
        ("/nl/cijfers/minderjarigen?edition=unodc/glotip&sex=F%E2%80%9d.",
         "/nl/cijfers/minderjarigen?edition=unodc/glotip&sex=F"),
        (f"/nl/cijfer/{RECORD}.", f"/nl/cijfer/{RECORD}"),
        ("/nl/.", "/nl/"),
        ("/nl/files/minors.csv)?sex=F", "/nl/files/minors.csv?sex=F"),
        ("/nl/files/minors.csv?unit=persons.", "/nl/files/minors.csv?unit=persons"),
        ("/en/figures/minderjarigen", "/en/figures/minors"),
        ("/nl/cijfers/minors?sex=F", "/nl/cijfers/minderjarigen?sex=F"),
        ("/nl/figures/minors", "/nl/cijfers/minderjarigen"),
        ("/en/cijfers/minderjarigen).", "/en/figures/minors"),
        ("/en/cijfers", "/en/figures"),
        ("/nl/method", "/nl/methode"),
        (f"/en/cijfer/{RECORD}", f"/en/figure/{RECORD}"),
    ],
)  # fmt: skip
def test_a_damaged_address_leads_to_the_right_one(client: FlaskClient, address: str, right: str) -> None:
    found = client.get(address)
    assert (found.status_code, found.headers["Location"]) == (301, right)
    assert client.get(right).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/nl/cijfers/minderjarigen", "/nl/cijfers/minderjarigen/", "/nl/feiten?q=1.500+jongens+(2017)", "/nl/feiten?q=a.",
     "/nl/cijfers/minderjarigen?sex=_T", "/healthz"],
)  # fmt: skip
def test_a_right_address_stays(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "address", ["/nope.", "/nl/cijfers/nope)", "/fr/cijfers", "/nl/files/nope.csv", "/.", "/nl/x/y"]
)
def test_an_address_that_means_no_page_is_not_found(client: FlaskClient, address: str) -> None:
    found = client.get(address)
    assert found.status_code == 404 and "Location" not in found.headers


@examples(100)
@given(path=st.text(max_size=30), query=st.text(max_size=30))
def test_a_mended_address_is_right_and_of_this_site(catalog: Catalog, path: str, query: str) -> None:
    for start in (f"/{path}", f"/nl/{path}", f"/nl/cijfers/minderjarigen{path}", f"/nl/files/{path}"):
        address = mended_address(catalog, start, query)
        if address is not None:
            right, _, choices = address.partition("?")
            assert right.startswith(("/nl/", "/en/"))
            assert mended_address(catalog, right, choices) is None, "one redirect is enough"


def test_no_right_value_ends_in_such_a_sign(catalog: Catalog) -> None:
    for indicator in catalog.registry.indicators.values():
        for values in allowed_values(catalog, indicator).values():
            assert [value for value in values if END.search(value)] == []
    assert [name for name in catalog.by_id if END.search(name)] == []


def test_tracking_parameters_are_left_out_and_others_named(catalog: Catalog, client: FlaskClient) -> None:
    search = "?utm_source=x&fbclid=1&gclid=2&msclkid=3&mc_cid=4&mc_eid=5&ref=6&sex=_T&sexe=M"
    assert parse_query(search) == {"sex": "_T", "sexe": "M"}
    assert read_state(catalog, catalog.registry.indicators["minors"], parse_query(search))[1] == ["sexe"]
    notice = say("repaired", "nl", names="sexe").removesuffix("sexe.")
    for query, is_said in (("utm_source=x&fbclid=1&ref=y", False), ("utm_source=x&sexe=M", True)):
        text = client.get(f"/nl/cijfers/minderjarigen?{query}").get_data(as_text=True)
        assert (notice in text, "utm_source" in text.split("<body>")[1].split("_dash-config")[0]) == (is_said, False)


def test_a_word_of_another_language_names_the_same_page(catalog: Catalog) -> None:
    assert read_route(catalog, "/en/cijfers/minors").name == "not_found"
    assert read_route(catalog, "/en/cijfers/minors", any_language=True) == Route("en", "indicator", "minors")
    for name in catalog.registry.indicators:
        for own, other in (("nl", "en"), ("en", "nl")):
            path = path_of(catalog, Route(other, "indicator", name)).replace(f"/{other}/", f"/{own}/", 1)
            assert read_route(catalog, path, any_language=True) == Route(own, "indicator", name)
