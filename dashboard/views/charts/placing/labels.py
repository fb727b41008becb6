"""Choose a place for each label so that none touches another text or mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.views.charts.placing.canvas import Box, Segment


@dataclass(frozen=True)
class Label:
    """A label with its possible places in order of preference: pairs of a name and the box the text would fill.

    `mark` is the box of its own mark, which it may be near. `is_key` labels stay when not all have room.
    """

    mark: Box | None
    places: tuple[tuple[str, Box], ...]
    is_key: bool


def place_labels(labels: Sequence[Label], taken: Sequence[Box], frame: Box, lines: Sequence[Segment] = ()) -> list[str]:
    """The name of the place of each label; empty for one without room.

    Where not all have room, only key labels are placed, so that what is left out follows a rule. A place that a line
    runs through is taken when there is no other.
    """
    everything = _placed(labels, taken, frame, lines, keys_only=False)
    if all(everything):
        return everything
    return _placed(labels, taken, frame, lines, keys_only=True)


def _placed(
    labels: Sequence[Label], taken: Sequence[Box], frame: Box, lines: Sequence[Segment], *, keys_only: bool
) -> list[str]:
    used: list[Box] = []
    found = [""] * len(labels)
    for number in sorted(range(len(labels)), key=lambda number: not labels[number].is_key):
        label = labels[number]
        if keys_only and not label.is_key:
            continue
        others = [box for box in taken if box != label.mark] + used
        free = [
            (name, box)
            for name, box in label.places
            if box.is_within(frame) and not any(box.touches(other) for other in others)
        ]
        clear = [(name, box) for name, box in free if not any(box.is_crossed_by(line) for line in lines)]
        if free:
            name, box = (clear or free)[0]
            found[number] = name
            used.append(box)
    return found


def spread(places: Sequence[float], step: float, low: float, high: float) -> list[float]:
    """The places moved apart to at least `step`, in their order, between `low` and `high` where there is room."""
    order = sorted(range(len(places)), key=lambda number: (places[number], number))
    found = list(places)
    for before, number in zip([None, *order], order, strict=False):
        least = low if before is None else found[before] + step
        found[number] = max(places[number], least)
    for after, number in zip([None, *order[::-1]], order[::-1], strict=False):
        most = high if after is None else found[after] - step
        found[number] = min(found[number], most)
    return found
