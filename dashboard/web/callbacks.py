"""The Dash callback of the live chart; it runs in the browser (`assets/card.js`).

Why: the server answers with Views by address, see `dashboard.web.api`, so no callback posts to it.
"""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from dashboard.web import ids


def register_callbacks(app: Dash) -> None:
    """Register the callback that draws the chart of the shown View, in the theme and for the width of the window."""
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("monitor", "draw"),
        Output(ids.GRAPH, "figure"),
        Input(ids.CHART, "data"),
        Input(ids.LOOK, "data"),
        State(ids.PALETTE, "data"),
    )
