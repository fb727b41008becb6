"""A View as JSON: everything it holds, with the names of its fields."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any


def json_text(content: Any) -> str:
    """Compact JSON of dictionaries, lists, texts, numbers, and dataclasses (a View), of which it holds the fields.

    Raises ValueError for a number that is not finite.
    """
    return json.dumps(content, default=_fields, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _fields(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}
