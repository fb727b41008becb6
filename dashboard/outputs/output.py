"""What an output is: how Views become the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.views.view import View


@dataclass(frozen=True)
class Output:
    """A kind of file: its name for readers, its media type, the ending of its name, and what renders Views."""

    label: str
    media_type: str
    suffix: str
    render: Callable[[Sequence[View]], bytes]
