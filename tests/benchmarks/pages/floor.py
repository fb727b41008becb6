"""The floor: one page without any framework that shows the product's own figures; `python floor.py TABLES PORT`.

Why: no page that draws with Plotly can be much faster, so the product is measured in multiples of it. The same server
program serves it, with the same compression, done once; it checks nothing and says nothing about its figures.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import brotli
import pandas as pd
import waitress
from flask import Flask, Response

PLOTLY = Path(__file__).resolve().parents[3] / "dashboard/web/assets/plotly-basic.min.js"
PAGE = Path(__file__).with_name("floor.html")
COLUMNS = ["edition", "period", "sex", "age", "obs_value"]
TOTALS = ["nationality", "form", "sector", "reporter", "region", "channel"]
QUALITY = 5
"""Of the compression, as in `dashboard.web.server`."""


def figures(tables: Path) -> str:
    """The reported victims of a year by publication, sex and age, as JSON with a list for each column."""
    frame = pd.read_parquet(tables / "observations.parquet")
    is_used = (frame["indicator"] == "reported_victims") & (frame["unit"] == "persons") & frame["obs_value"].notna()
    is_used &= (frame["period"].str.len() == 4) & frame[TOTALS].isin(["_T", "_Z"]).all(axis="columns")
    used = frame.loc[is_used].sort_values("period")
    used = used.assign(edition=used["publisher"] + "/" + used["edition"])
    return json.dumps({name: used[name].tolist() for name in COLUMNS})


def floor(tables: Path) -> Flask:
    """The server of the floor: three files, each compressed once; the script is kept for ever."""
    server = Flask(__name__, static_folder=None)

    def serve(path: str, text: str, kind: str, kept: str = "no-cache") -> None:
        body = brotli.compress(text.encode(), quality=QUALITY)
        headers = {"Content-Encoding": "br", "Cache-Control": kept}
        server.add_url_rule(path, path.strip("/") or "page", lambda: Response(body, mimetype=kind, headers=headers))

    serve("/", PAGE.read_text(encoding="utf-8"), "text/html")
    serve("/figures.json", figures(tables), "application/json")
    serve("/plotly.js", PLOTLY.read_text(encoding="utf-8"), "text/javascript", "public, max-age=31536000, immutable")
    return server


if __name__ == "__main__":
    waitress.serve(floor(Path(sys.argv[1])), host="127.0.0.1", port=int(sys.argv[2]), threads=8)
