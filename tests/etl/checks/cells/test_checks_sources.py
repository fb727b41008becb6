"""Every figure names a source of its own edition."""

from __future__ import annotations

from readable import figures, told

from etl.checks.cells.sources import check_sources
from etl.model.registry import Registry


def test_sources_are_those_of_the_edition_of_the_row(registry: Registry) -> None:
    text = figures(
        """
        edition    source
        2014-2018  monitor-2019
        2015-2019  monitor-2020
        2015-2019  newspaper
        2015-2019  monitor-2019
        """
    )
    assert told(check_sources(text, registry)) == [
        'figures.csv line 5, source: "monitor-2019" is not a source in '
        'data/editions/rapporteur/2015-2019/edition.toml; nearest is "monitor-2020". '
        "Correct it, or add [sources.monitor-2019] there. [known-source]"
    ]


def test_an_empty_source_is_reported_with_those_there_are(registry: Registry) -> None:
    assert told(check_sources(figures("source\nnewspaper\n."), registry)) == [
        "figures.csv line 3, source: the cell is empty, so the figure cannot be traced. Name one of the sources in "
        "data/editions/rapporteur/2015-2019/edition.toml: monitor-2020, newspaper. [missing-source]"
    ]
