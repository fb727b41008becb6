"""Groups that are proper names, countries and regions, are never ranked by size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.catalog import Catalog
from dashboard.views.select import Selection
from dashboard.views.words.series import is_unranked


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ((), False),
        (("sex", "age"), False),
        (("nationality",), True),
        (("sex", "nationality"), True),
        (("region", "age"), True),
    ],
)
def test_one_dimension_of_names_is_enough_to_rank_nothing(
    small: Callable[[str], Catalog], chosen: Callable[..., Selection], by: tuple[str, ...], expected: bool
) -> None:
    selection = chosen(small("period edition value\n2020 rapporteur/new 5"))
    indicator = selection.indicator.model_copy(update={"by": by})
    assert is_unranked(replace(selection, indicator=indicator)) is expected
