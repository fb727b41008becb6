"""Dash ids of the components that callbacks use; all other modules import them from here."""

from __future__ import annotations

ENTRY = "react-entry-point"
"""HTML id of the element in which Dash renders the live chart; Dash fixes the name."""
GRAPH = "live-graph"
CHART = "live-chart"
"""Store with the plotly dictionary of the shown View; `assets/card.js` sets it."""
LOOK = "live-look"
"""Store with the theme and the width class of the window; `assets/card.js` sets it."""
PALETTE = "live-palette"
