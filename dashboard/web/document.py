"""The HTML document around a page: head, styles, and the scripts that the page uses.

Why: what a page does not use is not loaded. Text and chart are in the document; the scripts of the live chart are
fetched once they are on screen, so nothing waits for them.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from html import escape
from pathlib import Path

from dashboard.catalog import Catalog
from dashboard.views.routes import Route
from dashboard.views.words import say
from dashboard.web.components.static import to_html
from dashboard.web.pages import Page

_SCRIPT = re.compile(r'<script src="([^"]+)"')
ASSETS = Path(__file__).resolve().parent / "assets"
THEME_SCRIPT = (
    "try{var t=localStorage.getItem('theme');if(t==='dark'||t==='light')"
    "document.documentElement.dataset.theme=t}catch(e){}"
)
"""Sets the chosen theme before anything is drawn; without storage the theme is that of the system."""
UNUSED = ("/dash/html/", "/dash_table/", "/polyfill@")
"""Parts of the addresses of scripts that Dash lists and no page needs: layouts here hold components of `dcc` alone.

Of the polyfill of old browsers Dash uses `regeneratorRuntime` only, which is among LIVE_ASSETS.
"""
SCRIPTS = {"figures": ["index.js"]}
"""Scripts of single pages, by the name of the Route."""
LIVE_ASSETS = ("regenerator-runtime.js", "plotly-basic.min.js")
SCRIPT, REQUEST = '"script"', '"fetch" crossorigin'
ASKED_BY_DASH = (
    ("/_dash-component-suites/dash/dcc/async-graph.js", SCRIPT),
    ("/_dash-layout", REQUEST),
    ("/_dash-dependencies", REQUEST),
)
"""Address and kind of what Dash asks for, one after the other, once it runs."""

DOCUMENT = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="{description}">{version}
<title>{title}</title>
<script>{theme}</script>
<style>{css}</style>
<link rel="icon" href="data:,">
{scripts}
</head>
<body>
{body}
{live}
</body>
</html>"""


def document(catalog: Catalog, route: Route, page: Page, *, is_live: bool, scripts: str) -> str:
    """The document of a page; `scripts` are the `live_scripts` of a page with a card.

    With `is_live` the page polls for newer tables, see `dashboard.web.live`.
    """
    own = ["monitor.js", *(["card.js", "chart.js"] if page.has_card else []), *(["live.js"] if is_live else [])]
    own += SCRIPTS.get(route.name, [])
    version = f'\n<meta name="tables-version" content="{catalog.data_version}">' if is_live else ""
    return DOCUMENT.format(
        lang=route.lang,
        title=escape(page.title),
        description=escape(say("site_description", route.lang)),
        version=version,
        theme=THEME_SCRIPT,
        css=style(),
        scripts="\n".join(f'<script src="{asset(name)}" defer></script>' for name in own),
        body=to_html(page.content),
        live=scripts,
    )


def live_scripts(dash_scripts: str, config: str) -> str:
    """The settings of Dash and, in a template, the scripts that `assets/chart.js` runs after the first paint.

    All that the live chart needs is fetched from the start, since waiting for one file to ask for the next takes as
    long as the files.
    """
    listed = _SCRIPT.findall(dash_scripts)
    used = [address for address in listed if not any(part in address for part in UNUSED)]
    used = [*map(asset, LIVE_ASSETS), *used]
    ahead = [(address, SCRIPT) for address in used] + list(ASKED_BY_DASH)
    links = [f'<link rel="preload" as={kind} fetchpriority="low" href="{address}">' for address, kind in ahead]
    scripts = "".join(f'<script src="{address}"></script>' for address in used)
    return f'{"".join(links)}{config}<template id="live-scripts">{scripts}</template>'


@cache
def asset(name: str) -> str:
    """The address of a file in the folder of assets, which changes with its content."""
    digest = hashlib.sha256((ASSETS / name).read_bytes()).hexdigest()[:12]
    return f"/assets/{name}?m={digest}"


@cache
def style() -> str:
    """The style sheet, which stands in the page: the first chart waits for it, and it is smaller than a request."""
    return (ASSETS / "monitor.css").read_text(encoding="utf-8")


def theme_hash() -> str:
    """The source expression of THEME_SCRIPT for the Content-Security-Policy."""
    digest = base64.b64encode(hashlib.sha256(THEME_SCRIPT.encode()).digest()).decode()
    return f"'sha256-{digest}'"
