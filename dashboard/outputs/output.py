"""The interface of an output: a function from Views to the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.views.view import View


@dataclass(frozen=True)
class Output:
    """A file format: its name for readers, media type, file name suffix (without dot) and rendering function."""

    label: str
    media_type: str
    suffix: str
    render: Callable[[Sequence[View]], bytes]
