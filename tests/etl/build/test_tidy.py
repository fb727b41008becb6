"""Text rows become typed observations: one row each, types given once, nothing changed in place."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from parts import examples
from readable import figures, observed, shown_rows

from etl.build.tidy import observation_ids, observations_from_text, sort_observations, with_types
from etl.model.columns import NUMBER_COLUMNS, OBSERVATION_COLUMNS, YEAR_COLUMNS
from etl.model.registry import Registry
from etl.read.figures import ABSENT, PLACE_COLUMNS


def test_dimensions_an_indicator_is_not_split_by_do_not_apply(registry: Registry) -> None:
    observations = observed(
        """
        indicator          unit     sex  age     sector
        reported_victims   persons  F    Y_LT18  _T
        sector_visibility  percent  _T   _T      VISIBLE
        """,
        registry,
    )
    assert shown_rows(observations, "sex", "age", "sector") == [("F", "Y_LT18", "_Z"), ("_Z", "_Z", "VISIBLE")]


def test_a_dimension_without_a_column_is_the_total(registry: Registry) -> None:
    observations = observed("sex\nF", registry)
    assert shown_rows(observations, "sex", "age", "sector") == [("F", "_T", "_Z")]


def test_periods_become_years(registry: Registry) -> None:
    observations = observed("period\n2019\n2015/2019", registry)
    assert shown_rows(observations, "period", "start", "end") == [("2019", 2019, 2019), ("2015/2019", 2015, 2019)]


def test_an_empty_number_is_missing_and_never_zero(registry: Registry) -> None:
    observations = observed(
        """
        obs_value  lower  upper
        5          4.5    .
        .          .      .
        """,
        registry,
    )
    assert shown_rows(observations, "obs_value", "lower", "upper", "base") == [
        (5.0, 4.5, None, None),
        (None, None, None, None),
    ]


def test_an_empty_status_is_normal_free_and_exact(registry: Registry) -> None:
    observations = observed(
        """
        obs_status  conf_status  precision
        .           .            .
        P           C            about
        """,
        registry,
    )
    assert shown_rows(observations, "obs_status", "conf_status", "precision") == [
        ("A", "F", "exact"),
        ("P", "C", "about"),
    ]


def test_a_base_that_is_given_is_printed(registry: Registry) -> None:
    observations = observed(
        """
        unit     base  base_status
        persons  .     .
        percent  .     not_published
        percent  668   .
        """,
        registry,
    )
    assert list(observations["base_status"]) == ["", "not_published", "printed"]


def test_the_series_comes_from_the_edition(registry: Registry) -> None:
    observations = observed(
        """
        publisher   edition
        rapporteur  2014-2018
        comensha    2019
        """,
        registry,
    )
    assert shown_rows(observations, "ref_area", "series") == [("NL", "monitor"), ("NL", "comensha")]


def test_columns_and_types_are_the_declared_ones(registry: Registry) -> None:
    observations = observed("obs_value\n5\n.", registry)
    assert list(observations.columns) == [*OBSERVATION_COLUMNS, *PLACE_COLUMNS]
    types = {column: str(dtype) for column, dtype in observations.dtypes.items()}
    assert {types.pop(column) for column in NUMBER_COLUMNS} == {"float64"}
    assert {types.pop(column) for column in (*YEAR_COLUMNS, "line")} == {"int64"}
    assert set(types.values()) == {"str"}


def test_types_given_twice_are_the_same(registry: Registry) -> None:
    observations = observed("obs_value\n5\n.", registry)
    assert_frame_equal(with_types(observations), observations)


def test_the_id_is_the_key_joined_by_points(registry: Registry) -> None:
    observations = observed("period     sex\n2015/2019  F", registry)
    expected = "reported_victims.2015-2019.sex-F.persons.rapporteur.2015-2019"
    assert list(observations["id"]) == [expected]
    assert list(observation_ids(observations)) == [expected]


def test_text_that_is_no_number_is_refused(registry: Registry) -> None:
    with pytest.raises(ValueError, match="many"):
        observed("obs_value\nmany", registry)


def test_observations_are_sorted_by_indicator_edition_unit_period_and_dimensions(registry: Registry) -> None:
    observations = observed(
        """
        period     sex  unit     edition
        2019       _T   persons  2015-2019
        2019       F    persons  2015-2019
        2018       _T   persons  2015-2019
        2018/2019  _T   persons  2015-2019
        2019       _T   percent  2015-2019
        2019       _T   persons  2014-2018
        """,
        registry,
    )
    assert shown_rows(sort_observations(observations), "edition", "unit", "period", "sex") == [
        ("2014-2018", "persons", "2019", "_T"),
        ("2015-2019", "percent", "2019", "_T"),
        ("2015-2019", "persons", "2018", "_T"),
        ("2015-2019", "persons", "2018/2019", "_T"),
        ("2015-2019", "persons", "2019", "F"),
        ("2015-2019", "persons", "2019", "_T"),
    ]


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["2018", "2019", "2015/2019"]),
        st.sampled_from(["_T", "F", "M", "."]),
        st.sampled_from(["persons", "percent"]),
        st.sampled_from([".", "0", "5", "22.9"]),
        st.sampled_from([".", "P", "M"]),
    ),
    min_size=1,
    max_size=6,
)


@examples(20)
@given(rows=ROWS, has_sex=st.booleans())
def test_the_text_frame_is_never_changed(registry: Registry, rows: list[tuple[str, ...]], has_sex: bool) -> None:
    text = figures("period sex unit obs_value obs_status\n" + "\n".join(" ".join(row) for row in rows))
    text = text if has_sex else text.assign(sex=ABSENT)
    before = text.copy(deep=True)
    observations = observations_from_text(text, registry)
    assert_frame_equal(text, before)
    assert len(observations) == len(rows)


def test_sorting_and_typing_leave_their_input_as_it_was(registry: Registry) -> None:
    observations = observed("period\n2019\n2018", registry)
    before: pd.DataFrame = observations.copy(deep=True)
    sort_observations(observations)
    with_types(observations)
    assert_frame_equal(observations, before)
