"""The server: redirects, 404, security headers, limits, compression."""

from __future__ import annotations

import gzip
import hashlib
import json
import platform
import re
from base64 import b64encode
from typing import Any

import brotli
import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.catalog import Catalog
from dashboard.web.app import create_app
from dashboard.web.server import CACHE_FOREVER, StaticCache, content_policy

UPDATE = "/_dash-update-component"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.fixture(scope="module")
def app(catalog: Catalog) -> Dash:
    """One app of the real data."""
    return create_app(catalog)


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    """A reader of it."""
    return app.server.test_client()


def test_the_root_leads_to_the_dutch_home_page(client: FlaskClient) -> None:
    found = client.get("/")
    assert (found.status_code, found.headers["Location"]) == (302, "/nl/")


PAGES = ["/nl/", "/nl", "/en/", "/nl/cijfers", "/en/figures", "/nl/methode", "/en/figures/minors",
         "/nl/cijfers/minderjarigen?unit=persons", "/nl/?anything=1"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_found(client: FlaskClient, path: str) -> None:
    found = client.get(path)
    assert found.status_code == 200
    assert found.mimetype == "text/html"
    assert client.head(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/nope", "/nl/nope", "/fr/", "/admin.php", "/_dash-nope", "/_dashboard", "/healthzz", "/healthz/x",
     "/_reload-hashes", "/_alive"],
)  # fmt: skip
def test_an_unknown_address_is_not_found_and_has_a_page_that_leads_back(client: FlaskClient, path: str) -> None:
    found = client.get(path)
    text = found.get_data(as_text=True)
    assert found.status_code == 404
    assert "Deze pagina bestaat niet" in text or "This page does not exist" in text
    assert 'href="/nl/"' in text or 'href="/en/"' in text


@pytest.mark.parametrize("path", ["/assets/nope.css", "/_dash-component-suites/nope/nope.js"])
def test_an_unknown_file_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "query", ["&".join(f"a{n}=1" for n in range(200)), "%ff=%fe", "=", "&&&", "a" * 5000, "{}={0}"]
)
def test_no_query_breaks_a_page(client: FlaskClient, query: str) -> None:
    for path in ("/nl/", "/en/figures/minors", "/nope"):
        assert client.get(f"{path}?{query}", follow_redirects=True).status_code in (200, 404)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_read_only(client: FlaskClient, method: str) -> None:
    assert getattr(client, method)("/nl/").status_code == 405


@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
def test_updates_are_posted_only(client: FlaskClient, method: str) -> None:
    assert getattr(client, method)(UPDATE).status_code == 405


def test_the_server_says_that_it_is_well(client: FlaskClient) -> None:
    found = client.get("/healthz")
    assert (found.status_code, found.data) == (200, b"OK")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/", 302),
        ("get", "/nl/", 200),
        ("get", "/nope", 404),
        ("get", "/healthz", 200),
        ("get", "/assets/monitor.css", 200),
        ("get", "/_dash-layout", 200),
        ("get", UPDATE, 405),
        ("post", UPDATE, 404),
    ],
)
def test_every_answer_has_the_security_headers(client: FlaskClient, method: str, path: str, status: int) -> None:
    found = getattr(client, method)(path, buffered=True)
    assert found.status_code == status
    assert {name: found.headers.get(name) for name in HEADERS} == HEADERS
    assert "geolocation=()" in found.headers["Permissions-Policy"]
    assert "default-src 'self'" in found.headers["Content-Security-Policy"]


def _policy(client: FlaskClient) -> dict[str, list[str]]:
    parts = client.get("/nl/").headers["Content-Security-Policy"].split("; ")
    return {name: values for name, *values in (part.split() for part in parts)}


def test_the_policy_lets_nothing_in_from_elsewhere(client: FlaskClient) -> None:
    policy = _policy(client)
    assert policy["default-src"] == policy["connect-src"] == policy["form-action"] == ["'self'"]
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    values = [value for found in policy.values() for value in found]
    assert "'unsafe-eval'" not in values
    assert not [value for value in values if "*" in value or "://" in value]
    assert "'unsafe-inline'" not in policy["script-src"]


def test_the_policy_knows_every_inline_script_of_every_page(client: FlaskClient) -> None:
    scripts = set()
    for path in ("/nl/", "/en/figures/minors", "/nope"):
        text = client.get(path).get_data(as_text=True)
        scripts |= {
            body
            for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL)
            if "src=" not in attributes and "application/json" not in attributes
        }
    hashes = {f"'sha256-{b64encode(hashlib.sha256(body.encode()).digest()).decode()}'" for body in scripts}
    assert hashes
    assert {"'self'", *hashes} <= set(_policy(client)["script-src"])


def test_content_policy_holds_the_hashes_it_is_given() -> None:
    assert "script-src 'self' 'sha256-a' 'sha256-b';" in content_policy(["'sha256-a'", "'sha256-b'"])


def test_a_page_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    text = client.get("/nl/cijfers/minderjarigen").get_data(as_text=True)
    loaded = re.findall(r'<(?:script|link|img|iframe)[^>]*?(?:src|href)="([^"]+)"', text)
    assert len(loaded) > 5
    assert [one for one in loaded if one != "data:," and (not one.startswith("/") or one.startswith("//"))] == []


def test_nobody_is_told_the_version_of_python(client: FlaskClient) -> None:
    text = client.get("/nl/cijfers/minderjarigen").get_data(as_text=True)
    (config,) = re.findall(r'<script id="_dash-config" type="application/json">(.*?)</script>', text)
    assert json.loads(config)["suppress_callback_exceptions"] is False
    assert "python" not in config.lower()
    assert platform.python_version() not in config
    assert not {"Server", "X-Powered-By"} & set(client.get("/nl/").headers.keys())


BODIES = [
    b"",
    b"x",
    b"null",
    b"[]",
    b"{}",
    b'{"output": "graph.figure", "inputs": [], "outputs": [[], []]}',
    b"\xff\xfe",
]


@pytest.mark.parametrize("body", BODIES)
def test_a_post_is_refused_since_no_callback_asks_the_server(client: FlaskClient, body: bytes) -> None:
    assert client.post(UPDATE, data=body, content_type="application/json").status_code == 404
    assert client.post(UPDATE, data=body).status_code == 404


def test_a_fault_of_ours_stays_a_fault_and_is_logged(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The reader is told nothing of it, the log everything."""

    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("a fault of ours")

    client = create_app(catalog).server.test_client()
    monkeypatch.setattr("dashboard.web.pages.shell", broken)
    found = client.get("/nl/")
    assert found.status_code == 500
    assert "a fault of ours" not in found.get_data(as_text=True)
    assert caplog.text.count("ZeroDivisionError: a fault of ours") == 1


def test_a_fault_tells_the_reader_nothing_of_the_code(client: FlaskClient) -> None:
    for found in (
        client.get("/nope"),
        client.post(UPDATE),
        client.get(UPDATE),
        client.get("/api/v1/views/x/y/z/a.json"),
    ):
        text = found.get_data(as_text=True)
        assert not [word for word in ("Traceback", "site-packages", "KeyError", "Exception") if word in text]


def _read(client: FlaskClient, path: str, encodings: str = "") -> TestResponse:
    return client.get(path, headers={"Accept-Encoding": encodings} if encodings else {}, buffered=True)


@pytest.mark.parametrize("path", ["/nl/", "/assets/monitor.css", "/api/v1/views/0123456789/nl/minors/default.json"])
def test_answers_are_compressed_as_the_browser_asks(client: FlaskClient, path: str) -> None:
    plain = _read(client, path)
    assert "Content-Encoding" not in plain.headers
    for encodings, name, expand in [("gzip, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)]:
        small = _read(client, path, encodings)
        assert small.headers["Content-Encoding"] == name
        assert _same(expand(small.data)) == _same(plain.data)
        assert len(small.data) < 0.4 * len(plain.data)
        assert "Accept-Encoding" in small.headers["Vary"]


def _same(document: bytes) -> bytes:
    """Without the token that Dash signs for each page load."""
    return re.sub(rb'"end_id":"[^"]*"', b"", document)


def test_files_are_compressed_once_and_stay_whole(client: FlaskClient) -> None:
    path = "/assets/plotly-basic.min.js?m=1"
    first, again = (_read(client, path, "br").data for _ in range(2))
    assert first == again
    assert brotli.decompress(first) == _read(client, path).data


def test_only_addresses_that_change_with_their_content_are_kept_for_long(client: FlaskClient) -> None:
    assert CACHE_FOREVER == "public, max-age=31536000, immutable"
    text = client.get("/nl/cijfers/minderjarigen").get_data(as_text=True)
    own = re.findall(r'"(/assets/[^"]+)"', text)
    assert own and all("?m=" in address for address in own)
    suites = re.findall(r'"(/_dash-component-suites/[^"]+)"', text)
    assert {_read(client, address).headers["Cache-Control"] for address in [*own, suites[0]]} == {CACHE_FOREVER}
    for path in ("/nl/", "/assets/monitor.css", "/healthz", "/assets/nope.css?m=1", "/_dash-layout"):
        assert _read(client, path).headers.get("Cache-Control") != CACHE_FOREVER, path


def test_the_cache_holds_no_pages_and_is_bounded() -> None:
    cache = StaticCache()
    cache.set("br;-", b"page")
    assert cache.get("br;-") is None
    for number in range(300):
        cache.set(f"br;/assets/{number}", b"file")
    assert cache.get("br;/assets/0") == b"file"
    assert cache.get("br;/assets/299") is None
