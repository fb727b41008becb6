"""Every row of every edition as text, nothing converted, with the place it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from readable import figures, shown_rows, told
from small_data import replace_in

from etl.model.columns import FIGURE_COLUMNS
from etl.model.registry import Registry
from etl.read.figures import ABSENT, TEXT_FRAME_COLUMNS, read_figures
from etl.read.registry import load_registry


@pytest.fixture
def held(small: Path) -> Registry:
    """The registry of the small data folder on disk."""
    loaded, problems = load_registry(small)
    assert loaded is not None, problems
    return loaded


def test_rows_carry_edition_file_and_line(held: Registry) -> None:
    text, problems = read_figures(held)
    assert problems == []
    assert shown_rows(text, "publisher", "edition", "period", "obs_value", "file", "line") == [
        ("rapporteur", "2014-2018", "2017", "956", "data/editions/rapporteur/2014-2018/figures.csv", 2),
        ("rapporteur", "2014-2018", "2018", "668", "data/editions/rapporteur/2014-2018/figures.csv", 3),
        ("comensha", "2019", "2019", "1372", "data/editions/comensha/2019/figures.csv", 2),
        ("comensha", "2019", "2019", "", "data/editions/comensha/2019/figures.csv", 3),
        ("rapporteur", "2015-2019", "2017/2019", "2958", "data/editions/rapporteur/2015-2019/figures.csv", 2),
        ("rapporteur", "2015-2019", "2018", "668", "data/editions/rapporteur/2015-2019/figures.csv", 3),
        ("rapporteur", "2015-2019", "2019", "1334", "data/editions/rapporteur/2015-2019/figures.csv", 4),
        ("rapporteur", "2015-2019", "2019", "108", "data/editions/rapporteur/2015-2019/figures.csv", 5),
        ("rapporteur", "2015-2019", "2019", "8", "data/editions/rapporteur/2015-2019/figures.csv", 6),
        ("rapporteur", "2015-2019", "2017/2019", "89", "data/editions/rapporteur/2015-2019/figures.csv", 7),
        ("rapporteur", "2015-2019", "2017/2019", "11", "data/editions/rapporteur/2015-2019/figures.csv", 8),
    ]


def test_a_dimension_without_a_column_is_marked_absent_and_a_blank_cell_stays_blank(held: Registry) -> None:
    replace_in(held.folder / "editions/comensha/2019/figures.csv", "2019,F,", "2019,,")
    text, _ = read_figures(held)
    comensha = text[text["publisher"] == "comensha"]
    assert shown_rows(comensha, "sex", "age", "sector") == [("_T", ABSENT, ABSENT), ("", ABSENT, ABSENT)]


def test_figures_are_kept_as_they_are_typed(held: Registry) -> None:
    replace_in(held.folder / "editions/comensha/2019/figures.csv", "1372", "01.372")
    text, problems = read_figures(held)
    assert problems == []
    assert list(text.loc[text["publisher"] == "comensha", "obs_value"]) == ["01.372", ""]


def test_the_columns_and_types_are_those_the_other_tests_write(held: Registry) -> None:
    text, _ = read_figures(held)
    written = figures("period\n2019")
    assert list(text.columns) == list(TEXT_FRAME_COLUMNS)
    assert text.dtypes.map(str).to_dict() == written.dtypes.map(str).to_dict()


def test_a_missing_file_and_a_faulty_one_are_both_reported_and_the_rest_is_read(held: Registry) -> None:
    (held.folder / "editions/comensha/2019/figures.csv").unlink()
    replace_in(held.folder / "editions/rapporteur/2014-2018/figures.csv", "obs_value", "value")
    text, problems = read_figures(held)
    assert told(problems) == [
        'data/editions/rapporteur/2014-2018/figures.csv line 1 (cell D1): "value" is not a known column; nearest is '
        f'"obs_value". Use one of: {", ".join(FIGURE_COLUMNS)}. [known-column]',
        'data/editions/rapporteur/2014-2018/figures.csv line 1: the column "obs_value" is missing from the heading '
        "row. Add it. [missing-column]",
        "data/editions/comensha/2019/figures.csv: the file is not there, but it is needed. "
        "Add it; CONTRIBUTING.md says what it holds. [missing-file]",
    ]
    assert set(text["edition"]) == {"2015-2019"}


def test_line_numbers_stay_whole_beside_a_file_without_rows(held: Registry) -> None:
    heading = "indicator,period,unit,obs_value,source\n"
    (held.folder / "editions/comensha/2019/figures.csv").write_text(heading, encoding="utf-8")
    text, _ = read_figures(held)
    assert str(text["line"].dtype) == "int64"


def test_no_readable_file_gives_a_frame_without_rows(held: Registry) -> None:
    for path in held.folder.glob("editions/*/*/figures.csv"):
        path.unlink()
    text, problems = read_figures(held)
    assert (list(text.columns), len(text), len(problems)) == (list(TEXT_FRAME_COLUMNS), 0, 3)
