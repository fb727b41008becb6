"""Colours of series are told apart by readers with a colour vision deficiency, in both themes.

Simulation: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
IEEE Transactions on Visualization and Computer Graphics 15(6), 2009; matrices of severity 1.0, on linear RGB. Distance:
CIE 1976 in L*a*b* (D65), where about 2.3 is the least that is seen side by side.
"""

from __future__ import annotations

from itertools import combinations

import pytest

from dashboard.views.charts.style import DARK, SERIES

Vector = tuple[float, float, float]
SIGHT: dict[str, tuple[Vector, Vector, Vector]] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
LEAST = 10
"""Least distance between two series, which differ in dash and marker too."""


def _linear(colour: str) -> Vector:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return _each(lambda part: part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4, (red, green, blue))


def _each(change: object, vector: Vector) -> Vector:
    assert callable(change)
    first, second, third = (change(part) for part in vector)
    return first, second, third


def _times(matrix: tuple[Vector, Vector, Vector], vector: Vector) -> Vector:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def _lab(linear: Vector) -> Vector:
    within = _each(lambda part: min(max(part, 0), 1), linear)
    scaled = tuple(part / white for part, white in zip(_times(TO_XYZ, within), WHITE, strict=True))
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str = "full") -> float:
    """The distance of two colours as they are seen."""
    seen = [_lab(_times(SIGHT[sight], _linear(colour))) for colour in (one, other)]
    return float(sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5)


def test_distances_are_those_of_cie_1976_and_red_and_green_come_near_without_red() -> None:
    assert distance("#000000", "#FFFFFF") == pytest.approx(100, abs=0.1)
    assert distance("#FF0000", "#00FF00") == pytest.approx(170.6, abs=0.5)
    assert distance("#CC3333", "#777733", "deuteranopia") < distance("#CC3333", "#777733") / 2


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_two_series_are_told_apart(sight: str, theme: str) -> None:
    colours = [DARK[colour] if theme == "dark" else colour for colour in SERIES]
    distances = {pair: distance(*pair, sight) for pair in combinations(colours, 2)}
    assert {pair: round(found, 1) for pair, found in distances.items() if found < LEAST} == {}
