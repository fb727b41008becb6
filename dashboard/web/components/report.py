"""How a reader reports an error on this site: one sentence, with the address that whoever runs the site has set."""

from __future__ import annotations

import os

from dash import html
from dash.development.base_component import Component

from dashboard.views.words import say
from etl.model.records import Lang

SETTING = "CONTACT"
"""Environment variable with the address for reports: an e-mail address, or a web address that starts with https://."""


def report_error(lang: Lang) -> Component:
    """A paragraph that says how to report an error; without SETTING it names no address."""
    contact = os.environ.get(SETTING, "").strip()
    address = _address(contact)
    if not address:
        return html.P(say("report_error", lang))
    return html.P([say("report_error_at", lang), " ", html.A(contact, href=address), "."])


def _address(contact: str) -> str:
    """The hyperlink of a web or e-mail address; empty for any other text."""
    if contact.startswith(("https://", "http://")):
        return contact
    name, at, host = contact.partition("@")
    return f"mailto:{contact}" if name and at and host and not set(contact) & set(" :/?&") else ""
