"""`Record`, the base class of all records: frozen, and without unknown fields.

Why: records are declared in several modules, and each must refuse a mistyped field name in the same way.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Words = Annotated[str, Field(min_length=1)]
"""A text that is not empty."""


class Record(BaseModel):
    """A frozen pydantic model; an unknown field raises ValidationError, so that a typing error is not ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")
