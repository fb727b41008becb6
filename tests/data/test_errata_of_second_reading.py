"""Every fault that a second reading of the figures found is an erratum, and each links to what it concerns."""

from __future__ import annotations

from dashboard.catalog import Catalog
from dashboard.views.errata import errata_about, view_links

# The faults of the second reading, in its order, and the two sentences that began it.
SECOND_READING = (
    "cases_2007_2011", "investigations_2013_2017", "inspectorate_209", "greta_bases", "half_of_3000",
    "minor_share_2011", "comensha_41_percent", "police_34_percent", "forms_2020_bases", "at_most_150",
    "second_estimate_about", "first_estimate_about", "girls_1320", "dutch_minors_2011", "forms_by_sex_2013",
    "three_thousand_headline", "two_studies_one_page", "glotip_2013_2014", "convictions_by_form_2010",
    "glotip_boys_2017", "minors_2014", "method_sectors", "known_sector", "sectors_across_breaks",
    "breaks_of_another_register", "missing_single_years", "figures_hard_to_find", "words_of_precision",
    "most_of_all_reporters", "largest_below_the_rest",
)  # fmt: skip
ON_ANOTHER_PAGE = {"method_sectors"}
"""Errors of a page that shows no figures."""


def test_every_fault_of_the_second_reading_is_an_erratum(real_catalog: Catalog) -> None:
    assert set(SECOND_READING) <= {found.id for found in real_catalog.registry.errata}


def test_every_erratum_leads_to_its_records_or_views(real_catalog: Catalog) -> None:
    for found in real_catalog.registry.errata:
        assert bool(found.observations or found.indicators) != (found.id in ON_ANOTHER_PAGE), found.id
        rows = [real_catalog.by_id[name] for name in found.observations]
        assert all(found in errata_about(real_catalog, [row]) for row in rows)
        links = view_links(real_catalog, found, "nl")
        assert all(link.address for link in links) and len({link.text for link in links}) == len(links), found.id


def test_no_error_began_before_the_first_figures_or_ended_later_than_it_was_written(real_catalog: Catalog) -> None:
    for found in real_catalog.registry.errata:
        assert "2026-11-21" <= found.since <= found.until <= "2026-11-25"
