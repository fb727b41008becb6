"""The card of a View: headline, chart or table, the lines a reader needs at once, and everything else about the figure.

Why: a page and the answer to a changed filter are made of the same parts, so they cannot differ.
"""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.outputs import OUTPUTS
from dashboard.views.blocks import Block, Item
from dashboard.views.routes import file_path
from dashboard.views.view import View
from dashboard.views.words import say
from dashboard.web.components.attributes import aria
from dashboard.web.components.first_chart import first_chart
from dashboard.web.components.table import table
from etl.model.records import Lang

AT_ONCE = ("reading", "breaks", "caveats")
"""The kinds of blocks whose first entries stand right under the chart."""


def head(view: View, *, level: int, heading_id: str) -> list[Component]:
    """Headline and subtitle; `level` of the heading is 1, 2 or 3."""
    heading: Any = {1: html.H1, 2: html.H2, 3: html.H3}[level]
    return [heading(view.title, id=heading_id, className="headline"), html.P(view.subtitle, className="subtitle")]


def box(view: View, *, reset: str) -> list[Component]:
    """The drawings, the table, and the reason why there is neither; the class of the box around them shows one."""
    picture = html.Div(first_chart(view), role="group", className="picture", **aria(label=view.alt))
    return [
        *([picture] if view.chart else []),
        html.Div(table(view.table, view.lang), className="table"),
        *empty(view, reset=reset),
    ]


def box_class(view: View, shown: str) -> str:
    """CSS class of the box that shows the chart, the table (also where there is no chart) or why there is neither."""
    if view.chart is None:
        return "box box-empty" if view.empty else "box box-table"
    return f"box box-{shown}"


def empty(view: View, *, reset: str) -> list[Component]:
    """Why nothing is shown, links to where figures are and to the defaults; empty when something is shown."""
    if not view.empty:
        return []
    places = [html.Li(html.A(link.text, href=link.address)) for link in view.leads]
    link = html.A(say("reset", view.lang), href=reset, className="button")
    return [html.Div([html.P(view.empty), *([html.Ul(places)] if places else []), html.P(link)], className="empty")]


def newer(view: View) -> list[Component]:
    """A notice with a link to the edition that follows the chosen one; empty when none does."""
    if view.superseded is None:
        return []
    link = html.A(view.superseded.text, href=view.superseded.address)
    return [html.P([say("card_newer", view.lang), ": ", link], className="notice", role="note")]


def at_once(view: View) -> list[Component]:
    """What a reader needs right under the chart: how to read it, each break in a line, one caveat, the source."""
    found = {block.kind: block for block in view.blocks}
    breaks = found["breaks"].items if "breaks" in found else ()
    parts: list[Component] = [html.P(text, className="reading") for text in view.texts("reading")]
    marked = [item for item in breaks if item.mark]
    if marked:
        parts.insert(0, html.Ul([html.Li(f"{item.mark} {item.short}") for item in marked], className="break-lines"))
    parts += [html.P(text, className="caveat") for text in view.texts("caveats")[:1]]
    if "sources" in found:
        block = found["sources"]
        name = block.summary or block.texts[0]
        parts.append(html.P(f"{say('card_source', view.lang)}: {name}", className="source-line"))
    return parts


def about(view: View) -> list[Component]:
    """Everything about the figure: the blocks of the View, in its order, and the links to download it."""
    blocks = [block for block in view.blocks if block.kind not in {"reading", "newer"}]
    return [*(part for block in blocks for part in _block(block, view.lang)), _downloads(view)]


def small_card(view: View, *, level: int) -> Component:
    """A card without filters: the headline, the chart with its lines and its table folded; for other pages."""
    heading_id = f"headline-{view.name}"
    folded = html.Details([html.Summary(say("card_table", view.lang)), table(view.table, view.lang)])
    return html.Div(
        [
            *head(view, level=level, heading_id=heading_id),
            html.Div(first_chart(view), role="group", className="picture", **aria(label=view.alt)),
            html.Div([*at_once(view), folded], className="caption"),
        ],
        className="card",
    )


def _downloads(view: View) -> Component:
    """A link to the View in each format of OUTPUTS."""
    _, mark, query = view.address.partition("?")
    links: list[Component | str] = []
    for output in OUTPUTS.values():
        address = file_path(view.lang, view.name, output.suffix, mark + query)
        links += [" ", html.A(output.label, href=address, download=f"{view.name}.{output.suffix}")]
    return html.P([say("card_download", view.lang), *links], className="downloads")


def _block(block: Block, lang: Lang) -> list[Component]:
    if not block.heading:
        return [html.P(text) for text in block.texts]
    if block.kind == "flags":
        terms = [part for item in block.items for part in (html.Dt(f"[{item.mark}]"), html.Dd(item.text))]
        return [_section(block.heading, html.Dl(terms, className="flags"))]
    if block.kind == "description":
        return [_details(_title(block.heading), [html.P(text) for text in block.texts])]
    listed = html.Ul([html.Li(_item(item)) for item in block.items], className=f"block-{block.kind}")
    if block.summary:
        folded = _details(say("card_sources", lang), [listed])
        return [_section(block.heading, html.Div([html.P(block.summary), folded]))]
    return [_details(_title(block.heading), [listed]) if block.is_folded else _section(block.heading, listed)]


def _item(item: Item) -> Any:
    """The mark and text of an item with a list of its links; the links alone when it has no text."""
    links = [html.A(link.text, href=link.address) if link.address else link.text for link in item.links]
    if not item.text:
        return links[0] if len(links) == 1 else links
    text = [html.Span(item.mark), " ", item.text] if item.mark else item.text
    return [text, html.Ul([html.Li(link) for link in links])] if links else text


def _section(title: str, content: Component) -> Component:
    return html.Div([_title(title), content], className="note")


def _title(text: str) -> Component:
    """The heading of a block, folded or not: a screen reader finds each by its heading."""
    return html.H3(text, className="note-title")


def _details(summary: Component | str, content: list[Component]) -> Component:
    return html.Details([html.Summary(summary), *content])
