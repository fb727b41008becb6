"""Registries of the checks: functions that take a frame and the Registry and return Problems, one subject a module.

`RECORD_CHECKS` take the Registry alone. `TEXT_CHECKS` take the frame of `etl.read.figures`; rows they report are left
out of the observations. `KEY_CHECKS` take observations (`OBSERVATION_COLUMNS` and `PLACE_COLUMNS`),
`OBSERVATION_CHECKS` those with one row for each key, `RESULT_CHECKS` those together with derived ones. A rule is added
by adding its function to one of these.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from etl.checks.cells.bases import check_bases, check_estimates
from etl.checks.cells.codes import (
    check_areas,
    check_blank_dimensions,
    check_codes,
    check_dimensions_in_use,
    check_indicators,
)
from etl.checks.cells.numbers import check_numbers, check_periods
from etl.checks.cells.populations import check_populations
from etl.checks.cells.precision import check_derived_by_hand, check_printed_words
from etl.checks.cells.sources import check_sources
from etl.checks.figures.changes import check_printed_changes
from etl.checks.figures.chart_of_years import check_chart_of_years
from etl.checks.figures.keys import check_keys
from etl.checks.figures.levels import check_levels
from etl.checks.figures.magnitudes import check_fractions, check_rates, check_shares_as_counts
from etl.checks.figures.parts import check_parts, check_parts_against_totals
from etl.checks.figures.periods import check_averages, check_years_against_periods
from etl.checks.figures.placeholders import check_placeholder_figures, check_placeholder_titles, check_placeholder_words
from etl.checks.figures.same_figures import check_same_figures
from etl.checks.figures.suppressed import check_suppressed_parts
from etl.checks.figures.values import check_bounds, check_counts, check_missing, check_shares
from etl.checks.figures.years import check_coverage, check_unfinished_years
from etl.checks.records.bases import check_base_words
from etl.checks.records.captions import check_captions
from etl.checks.records.precision import check_word_lists
from etl.checks.records.shown import check_shown
from etl.checks.records.terms import check_terms
from etl.checks.records.titles import check_countries
from etl.checks.records.translations import check_translations
from etl.checks.results.named_observations import check_named_observations
from etl.model.problems import Problem
from etl.model.registry import Registry

Check = Callable[[pd.DataFrame, Registry], list[Problem]]
"""A check of a frame: text or observations, by the registry it is in."""

RECORD_CHECKS: tuple[Callable[[Registry], list[Problem]], ...] = (
    check_translations,
    check_captions,
    check_terms,
    check_shown,
    check_base_words,
    check_word_lists,
    check_placeholder_titles,
    check_countries,
)

TEXT_CHECKS: tuple[Check, ...] = (
    check_indicators,
    check_areas,
    check_blank_dimensions,
    check_codes,
    check_derived_by_hand,
    check_printed_words,
    check_dimensions_in_use,
    check_periods,
    check_numbers,
    check_bases,
    check_populations,
    check_estimates,
    check_sources,
)

KEY_CHECKS: tuple[Check, ...] = (check_keys,)

OBSERVATION_CHECKS: tuple[Check, ...] = (
    check_missing,
    check_counts,
    check_shares,
    check_bounds,
    check_parts,
    check_parts_against_totals,
    check_suppressed_parts,
    check_averages,
    check_years_against_periods,
    check_chart_of_years,
    check_levels,
    check_printed_changes,
    check_fractions,
    check_shares_as_counts,
    check_rates,
    check_unfinished_years,
    check_coverage,
    check_same_figures,
    check_placeholder_words,
    check_placeholder_figures,
)

RESULT_CHECKS: tuple[Check, ...] = (check_named_observations,)
