"""The attributes of a plotly dictionary that can be drawn, and the values they may have.

Why: an attribute that nobody draws would be missing from the drawing in silence; so any other raises.
"""

from __future__ import annotations

from typing import Any

ANY = None
"""Stands for an attribute with any value; sets list the values that are drawn, dictionaries the attributes below."""
Known = dict[str, Any]

_FONT: Known = {"color": ANY, "size": ANY}
_EDGE: Known = {"color": ANY, "width": ANY}
_LINE: Known = {**_EDGE, "dash": ANY}

_TRACE: Known = {
    "type": ANY,
    "name": ANY,
    "customdata": ANY,
    "hovertext": ANY,
    "hoverinfo": {"none"},
    "xaxis": ANY,
    "yaxis": ANY,
    "x": ANY,
    "y": ANY,
    "text": ANY,
    "textposition": ANY,
    "textfont": _FONT,
    "cliponaxis": {False},
}
_BAR: Known = {
    **_TRACE,
    "orientation": {"h", "v"},
    "width": ANY,
    "base": ANY,
    "insidetextanchor": {"start", "end", "middle"},
    "textangle": {0},
    "constraintext": {"none"},
    "marker": {
        "color": ANY,
        "line": _EDGE,
        "pattern": {"shape": ANY, "fgcolor": ANY, "size": ANY, "solidity": ANY},
    },
    "error_x": {
        "type": {"data"},
        "symmetric": {False},
        "array": ANY,
        "arrayminus": ANY,
        "color": ANY,
        "thickness": ANY,
        "width": ANY,
    },
}
_SCATTER: Known = {
    **_TRACE,
    "mode": ANY,
    "connectgaps": {False},
    "line": _LINE,
    "marker": {"symbol": ANY, "size": ANY, "color": ANY, "line": _EDGE},
}
TRACES: dict[str, Known] = {"bar": _BAR, "scatter": _SCATTER}

AXIS: Known = {
    "fixedrange": {True},
    "zeroline": {False},
    "showline": {False},
    "showgrid": {True, False},
    "showticklabels": {True, False},
    "gridcolor": ANY,
    "tickfont": _FONT,
    "range": ANY,
    "domain": ANY,
    "anchor": ANY,
    "side": {"top", "bottom", "left"},
    "tickvals": ANY,
    "ticktext": ANY,
    "tickangle": {0},
    "ticks": {"outside"},
    "ticklen": ANY,
    "tickcolor": {"rgba(0,0,0,0)"},
}
NOTE: Known = {
    "text": ANY,
    "x": ANY,
    "y": ANY,
    "xref": ANY,
    "yref": ANY,
    "xanchor": {"left", "center", "right"},
    "yanchor": {"top", "middle", "bottom"},
    "xshift": ANY,
    "yshift": ANY,
    "align": {"left", "center", "right"},
    "showarrow": {False},
    "font": _FONT,
    "textangle": {0, -90},
    "borderpad": ANY,
}
SHAPE: Known = {
    "type": {"line"},
    "x0": ANY,
    "x1": ANY,
    "y0": ANY,
    "y1": ANY,
    "xref": ANY,
    "yref": ANY,
    "layer": {"above", "below"},
    "line": _LINE,
}
LAYOUT: Known = {
    "font": {**_FONT, "family": ANY},
    "paper_bgcolor": {"rgba(0,0,0,0)"},
    "plot_bgcolor": {"rgba(0,0,0,0)"},
    "separators": ANY,
    "margin": {"l": ANY, "r": ANY, "t": ANY, "b": ANY},
    "height": ANY,
    "showlegend": {False},
    "dragmode": {False},
    "hovermode": {"closest"},
    "hoverdistance": ANY,
    "barcornerradius": {0},
    "barmode": {"overlay", "group", "stack"},
    "bargap": ANY,
    "meta": ANY,
}


def check(chart: dict[str, Any]) -> None:
    """Raise ValueError, naming the attribute, when a chart has one that is not drawn."""
    _check(chart, {"data": ANY, "layout": ANY}, "the chart")
    for place, trace in enumerate(chart["data"]):
        kind = trace.get("type", "scatter")
        if kind not in TRACES:
            raise ValueError(f"data[{place}].type: {kind!r} is not drawn as SVG")
        _check(trace, TRACES[kind], f"data[{place}]")
    for name, value in chart["layout"].items():
        if name.rstrip("0123456789") in {"xaxis", "yaxis"}:
            _check(value, AXIS, name)
        elif name in {"annotations", "shapes"}:
            for place, part in enumerate(value):
                _check(part, NOTE if name == "annotations" else SHAPE, f"{name}[{place}]")
        else:
            _check({name: value}, LAYOUT, "layout")


def _check(part: dict[str, Any], known: Known, path: str) -> None:
    for name, value in part.items():
        if name not in known:
            raise ValueError(f"{path}.{name} is not drawn as SVG")
        below = known[name]
        if isinstance(below, dict):
            _check(value, below, f"{path}.{name}")
        elif below is not ANY and value not in below:
            raise ValueError(f"{path}.{name}: {value!r} is not drawn as SVG")
