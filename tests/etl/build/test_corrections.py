"""A declared correction changes one figure, keeps what was printed, and is told when it no longer fits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from readable import observed, shown_rows, told
from small_data import replace_in

from etl.build.corrections import apply_corrections
from etl.build.pipeline import run
from etl.model.annotations import Corrected, Correction
from etl.model.records import Text
from etl.model.registry import Registry
from etl.read.registry import load_registry

ROWS = """
    period  age     unit     obs_value  precision  obs_status  as_printed  note
    2019    _T      persons  1334       about      P           .           .
    2019    Y_LT18  persons  152        .          .           .           .
    2018    Y_LT18  persons  62         .          .           sixty-two   boxed
"""


def correction(period: str = "2019", printed: float = 152, corrected: float = 108, **fields: Any) -> Correction:
    """A correction of the minors of one year."""
    where = Corrected(indicator="reported_victims", period=period, unit="persons", dimensions={"age": "Y_LT18"})
    text = Text(nl="De groep ernaast.", en="The next group.")
    usual = {"id": "next_group", "edition": "rapporteur/2015-2019", "where": where, "reason": text, "source": "p. 14"}
    return Correction.model_validate(usual | {"printed": printed, "corrected": corrected} | fields)


def corrected(registry: Registry, *corrections: Correction) -> tuple[list[tuple[object, ...]], list[str]]:
    """Figures after the corrections, and what is told."""
    frame, problems = apply_corrections(observed(ROWS, registry), replace(registry, corrections=corrections))
    shown = shown_rows(frame, "period", "age", "obs_value", "precision", "obs_status", "as_printed", "note")
    return shown, told(problems)


AS_PRINTED = [
    ("2019", "_T", 1334.0, "about", "P", "", ""),
    ("2019", "Y_LT18", 152.0, "exact", "A", "", ""),
    ("2018", "Y_LT18", 62.0, "exact", "A", "sixty-two", "boxed"),
]


def test_without_corrections_nothing_changes(registry: Registry) -> None:
    assert corrected(registry) == (AS_PRINTED, [])


def test_a_correction_changes_its_figure_and_keeps_what_was_printed(registry: Registry) -> None:
    row = ("2019", "Y_LT18", 108.0, "exact", "A", "152", "corrected")
    assert corrected(registry, correction()) == ([AS_PRINTED[0], row, AS_PRINTED[2]], [])


def test_words_as_printed_stand_behind_the_printed_figure_and_a_remark_stays(registry: Registry) -> None:
    rows, _ = corrected(registry, correction("2018", 62, 61))
    assert rows[2] == ("2018", "Y_LT18", 61.0, "exact", "A", "62; sixty-two", "boxed")


def test_a_correction_of_a_figure_that_is_not_there_is_told(registry: Registry) -> None:
    assert corrected(registry, correction("2017")) == (
        AS_PRINTED,
        [
            "data/corrections.toml, next_group.where: rapporteur/2015-2019 has no figure for reported_victims, 2017, "
            "persons, age Y_LT18, so there is nothing to correct. Correct `where`, or remove this correction. "
            "[correction-without-row]"
        ],
    )


def test_a_correction_that_no_longer_bites_is_told_and_not_applied(registry: Registry) -> None:
    assert corrected(registry, correction(printed=153)) == (
        AS_PRINTED,
        [
            "data/corrections.toml, next_group.printed: rapporteur/2015-2019 prints 152, not 153, so this correction "
            "to 108 no longer bites. Compare it with the publication; change `printed`, or remove this correction. "
            "[correction-of-another]"
        ],
    )


DECLARED = """
[[correction]]
id = "count"
edition = "rapporteur/2015-2019"
where = { indicator = "reported_victims", period = "2019", unit = "persons", dimensions = { age = "Y_LT18" } }
printed = 108
corrected = 107
reason = { nl = "Een verschrijving.", en = "A slip." }
source = "a letter"
reported = "2021-03"
"""


def test_shares_are_derived_from_the_corrected_count(small: Path) -> None:
    (small / "corrections.toml").write_text(DECLARED, encoding="utf-8")
    result = run(small)
    assert result.problems == () and result.observations is not None
    rows = result.observations[result.observations["age"] == "Y_LT18"]
    assert shown_rows(rows, "unit", "obs_value", "as_printed", "note") == [
        ("percent", 8.0, "", ""),
        ("persons", 107.0, "108", "corrected"),
    ]
    assert (small / "editions/rapporteur/2015-2019/figures.csv").read_text(encoding="utf-8").count("108") == 1


def test_a_typing_error_in_figures_is_told_without_its_correction(small: Path) -> None:
    (small / "corrections.toml").write_text(DECLARED, encoding="utf-8")
    replace_in(small / "editions/rapporteur/2015-2019/figures.csv", "persons,108", "persons,1.08a")
    assert [problem.rule for problem in run(small).problems] == ["plain-number"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"rapporteur/2015-2019"', '"rapporteur/2016-2019"', '"rapporteur/2016-2019" is not known; nearest is '
         '"rapporteur/2015-2019". It must be declared in data/editions/.'),
        ('"reported_victims"', '"reported_victim"', '"reported_victim" is not known; nearest is "reported_victims". It '
         "must be declared in data/indicators/."),
        ('"Y_LT18"', '"Y_LT81"', '"Y_LT81" is not known; nearest is "Y_LT18". It must be declared in '
         "data/codelists/age.csv."),
    ],
)  # fmt: skip
def test_a_correction_names_records_that_exist(small: Path, old: str, new: str, expected: str) -> None:
    (small / "corrections.toml").write_text(DECLARED.replace(old, new), encoding="utf-8")
    loaded, problems = load_registry(small)
    assert loaded is None
    assert [expected in line for line in told(problems)] == [True]
