"""What all records have in common: frozen, and without unknown fields.

Why: records stand in several modules, and each must refuse a typing error in the same way.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Words = Annotated[str, Field(min_length=1)]


class Record(BaseModel):
    """A frozen record; an unknown field is an error, so that a typing error cannot be ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")
