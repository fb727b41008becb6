"""A View as JSON: everything it holds, with the names of its fields."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from dashboard.views.view import View


def view_fields(view: View) -> dict[str, Any]:
    """The fields of a View as dictionaries, lists, texts and numbers."""
    return asdict(view)


def json_text(content: Any) -> str:
    """Compact JSON of such fields. Raises ValueError for a number that is not finite."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
