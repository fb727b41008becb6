"""HTML elements that `dash.html` does not have, such as radio buttons, and attributes that it does not know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Element:
    """An HTML element: its tag, its children (as those of a Dash component) and its attributes as HTML names them.

    True makes an attribute without a value; False and None leave it out.
    """

    tag: str
    children: Any = None
    attributes: dict[str, Any] = field(default_factory=dict)


def element(tag: str, children: Any = None, **attributes: Any) -> Any:
    """An Element; `aria_label` is written as `aria-label`, `class_` as `class`, `for_` as `for`."""
    return Element(tag, children, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
