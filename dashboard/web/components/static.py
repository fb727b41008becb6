"""Render Dash components as static HTML: the first paint, and the whole page when scripts do not run.

Why: text and tables must be readable before and without any script. Only `html` components and form inputs are
rendered; of other components, which need scripts, only the children are.
"""

from __future__ import annotations

from html import escape
from typing import Any

from dash.development.base_component import Component

_ATTRIBUTES = {
    "className": "class",
    "htmlFor": "for",
    "hrefLang": "hreflang",
    "tabIndex": "tabindex",
    "colSpan": "colspan",
}
_SKIPPED = {"children", "n_clicks", "n_clicks_timestamp", "style"}


def to_html(component: Any) -> str:
    """The HTML of a component and its children, with texts and attributes escaped."""
    if component is None:
        return ""
    if isinstance(component, list | tuple):
        return "".join(to_html(child) for child in component)
    if not isinstance(component, Component):
        return escape(str(component))
    content = to_html(getattr(component, "children", None))
    if (getattr(component, "_namespace", ""), getattr(component, "_type", "")) == ("dash_core_components", "Input"):
        return f"<input{_attributes(component)}/>"
    if getattr(component, "_namespace", "") != "dash_html_components":
        return content
    name = str(getattr(component, "_type")).lower()  # noqa: B009 - the attribute is set by Dash at run time
    if name == "button" and getattr(component, "type", "") != "submit":
        return ""
    return f"<{name}{_attributes(component)}>{content}</{name}>"


def _attributes(component: Component) -> str:
    parts = []
    for key, value in component.to_plotly_json()["props"].items():  # type: ignore[no-untyped-call]
        if key in _SKIPPED or isinstance(value, dict) or value is None or value is False:
            continue
        parts.append(f' {_ATTRIBUTES.get(key, key)}="{escape(str(value), quote=True)}"')
    return "".join(parts)
