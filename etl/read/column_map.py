"""Conversion of a publisher's table into rows of figures, by the column map that `edition.toml` declares.

Why: a file is loaded as received, each cell by a declared rule; a cell without a rule is an error. Files are read by
`etl.read.formats`; codes are checked by `etl.checks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.model.column_maps import ColumnMap, ValueColumn
from etl.model.columns import FIGURE_COLUMNS, REQUIRED_FIGURE_COLUMNS
from etl.model.problems import Problem, hint
from etl.read.grid import Grid, Table, heading_of, table_below
from etl.read.values import Reading, read_value

VALUE, FLAG = "obs_value", "flag"
_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True)
class Mapped:
    """The result of a column map: a table of figures for each column of values, and the problems found."""

    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]


def apply_column_map(grid: Grid, layout: ColumnMap) -> Mapped:
    """Apply a column map to a grid: one table for each column of values, with columns of `FIGURE_COLUMNS` as text."""
    heading = _headings(grid, layout)
    problems = list(_heading_problems(grid, layout, heading))
    if problems:
        return Mapped((), tuple(problems))
    values = _value_columns(layout, heading)
    used = _figure_headings(layout, values) | set(layout.keep) | set(layout.fill_down)
    names = {n: name for n, name in enumerate(heading) if name in used}
    ignored = set(range(len(heading))) - set(names)
    table, found = table_below(_without_notes(grid, layout), names, heading=layout.heading, ignored=ignored)
    problems += found
    cells = _filled(table.cells, layout.fill_down)
    problems += _keep_problems(grid, cells, layout)
    is_kept = np.ones(cells.num_rows, bool)
    for name, words in layout.keep.items():
        is_kept &= pc.is_in(cells[name], pa.array(words, pa.large_string())).to_numpy()
    table = replace(table, cells=cells.filter(pa.array(is_kept)), lines=table.lines[is_kept])
    mapped = [_one_column(table, layout, column) for column in values]
    problems += [problem for _, found in mapped for problem in found]
    return Mapped(tuple(found for found, _ in mapped), tuple(problems))


def _headings(grid: Grid, layout: ColumnMap) -> tuple[str, ...]:
    """The headings; a column without a heading is named by its letter, "column A"."""
    return tuple(name or f"column {grid.letter(n)}" for n, name in enumerate(heading_of(grid, layout.heading)))


def _value_columns(layout: ColumnMap, heading: Sequence[str]) -> tuple[ValueColumn, ...]:
    """The columns of values: those in `values`, every heading that is a year, or the one in `columns`."""
    if layout.values == "years":
        return tuple(ValueColumn(heading=name, set={"period": name}) for name in heading if _YEAR.fullmatch(name))
    return layout.values or (ValueColumn(heading=layout.columns[VALUE]),)


def _figure_headings(layout: ColumnMap, values: Sequence[ValueColumn]) -> set[str]:
    """The headings of columns that fill figure columns."""
    flag = {layout.flag} if layout.flag else set()
    return {column.heading for column in values} | set(layout.columns.values()) | flag


def _heading_problems(grid: Grid, layout: ColumnMap, heading: Sequence[str]) -> Iterator[Problem]:
    """Problems where the column map and the headings of the file do not agree, or the map itself is incomplete."""
    line = layout.heading
    if not heading:
        yield grid.problem("no-such-row", line, expected=str(len(grid.rows)))
        return
    values = () if not layout.values and VALUE not in layout.columns else _value_columns(layout, heading)
    named = _figure_headings(layout, values) | set(layout.keep) | set(layout.fill_down) | set(layout.unused)
    for name in sorted(named - set(heading)):
        expected = ", ".join(f'"{n}"' for n in heading)
        yield grid.problem("missing-heading", line, value=name, hint=hint(name, heading), expected=expected)
    for n, name in enumerate(heading):
        if name in heading[:n]:
            yield grid.problem("repeated-heading", line, n, value=name)
        elif name not in named and _has_text(grid, n, line):
            yield grid.problem("unmapped-heading", line, n, value=name, hint=hint(name, sorted(named - set(heading))))
    given = {*layout.set, *layout.columns, *(name for column in values for name in column.set)} | {
        VALUE for _ in values
    }
    by_marks = {name for sets in (*layout.marks.values(), *layout.flags.values()) for name in sets}
    for name in sorted((given | by_marks | set(layout.codes)) - set(FIGURE_COLUMNS)):
        expected = ", ".join(FIGURE_COLUMNS)
        yield grid.problem("map-column", line, value=name, hint=hint(name, FIGURE_COLUMNS), expected=expected)
    for name in (column for column in REQUIRED_FIGURE_COLUMNS if column not in given):
        yield grid.problem("map-lacks", line, value=name)


def _has_text(grid: Grid, position: int, line: int) -> bool:
    """True when the column at a position has text on a line or below it."""
    return any(len(row) > position and row[position].strip() for row in grid.rows[line - 1 :])


def _without_notes(grid: Grid, layout: ColumnMap) -> Grid:
    """The grid with empty rows in place of those whose first text begins with one of the `notes`."""
    if not layout.notes:
        return grid
    blank = {
        line
        for line, row in enumerate(grid.rows, 1)
        if line > layout.heading and next((c.strip() for c in row if c.strip()), "").startswith(layout.notes)
    }
    rows = [[] if line in blank else row for line, row in enumerate(grid.rows, 1)]
    return replace(grid, rows=rows, flaws={place: flaw for place, flaw in grid.flaws.items() if place[0] not in blank})


def _filled(cells: pa.Table, names: Sequence[str]) -> pa.Table:
    """The cells with empty ones in these columns filled from the cell above (forward fill)."""
    for name in names:
        texts = pc.if_else(pc.equal(cells[name], ""), None, cells[name])
        down = pc.fill_null(pc.fill_null_forward(texts), "")
        cells = cells.set_column(cells.column_names.index(name), name, down)
    return cells


def _keep_problems(grid: Grid, cells: pa.Table, layout: ColumnMap) -> list[Problem]:
    """Problems with texts of `keep` that no row has: renamed by the publisher, or mistyped."""
    problems = []
    for name, words in layout.keep.items():
        found = set(cells[name].to_pylist())
        for word in words:
            if word not in found:
                params = {"value": word, "heading": name, "hint": hint(word, found)}
                problems.append(grid.problem("kept-nowhere", layout.heading, None, **params))
    return problems


def _one_column(table: Table, layout: ColumnMap, column: ValueColumn) -> tuple[Table, list[Problem]]:
    """The rows of figures of one column of values; rows with an unlisted mark or flag are reported and left out."""
    source = {**layout.columns, VALUE: column.heading} | ({FLAG: layout.flag} if layout.flag else {})
    letters = {name: table.letters[heading] for name, heading in source.items()}
    texts = {name: pd.Series(pd.array(table.cells[heading], dtype="str")) for name, heading in source.items()}
    both = texts[VALUE].str.cat(texts[FLAG], sep="\t").str.rstrip("\t") if layout.flag else texts[VALUE]
    readings = {text: read_value(text, layout) for text in both.unique()}
    wrong = _wrong_cells(both, readings, has_flags=bool(layout.flag))
    problems = [problem for found in wrong for problem in _problems_of(found, table, letters)]
    constants = {name: _constant(text, len(both)) for name, text in {**layout.set, **column.set}.items()}
    figures = constants | {
        name: _coded(texts[name], layout.codes.get(name, {})) for name in layout.columns if name != VALUE
    }
    frame = pd.DataFrame(figures | _value_figures(both, readings, figures), copy=False)
    if "locator" not in frame:
        frame["locator"] = _locators(table, letters[VALUE])
    is_sound = ~np.logical_or.reduce([np.zeros(len(both), bool), *(found.is_wrong for found in wrong)])
    schema = pa.schema([(str(name), pa.large_string()) for name in frame])
    sound = pa.Table.from_pandas(frame[is_sound], schema=schema, preserve_index=False)
    return Table(table.file, sound, table.lines[is_sound], letters, table.sheet), problems


@dataclass(frozen=True)
class _Wrong:
    """Cells of one figure column that cannot be read: the texts of all rows, and the Reading of each wrong text."""

    column: str
    texts: pd.Series
    readings: Mapping[str, Reading]

    @property
    def is_wrong(self) -> np.ndarray:
        """True for each row with such a cell."""
        return self.texts.isin(list(self.readings)).to_numpy(bool)


def _wrong_cells(values: pd.Series, readings: Mapping[str, Reading], *, has_flags: bool) -> list[_Wrong]:
    """The wrong cells of the column of flags, if there is one, and of the column of values."""
    wrong = {text: reading for text, reading in readings.items() if reading.rule}
    flags = {text: reading for text, reading in wrong.items() if has_flags and reading.rule == "unlisted-flag"}
    rest = {text: reading for text, reading in wrong.items() if text not in flags}
    return [_Wrong(FLAG, values, flags), _Wrong(VALUE, values, rest)]


def _problems_of(wrong: _Wrong, table: Table, letters: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each wrong cell."""
    letter = letters.get(wrong.column, "")
    for n in np.flatnonzero(wrong.is_wrong).tolist():
        reading, line = wrong.readings[wrong.texts.iloc[n]], int(table.lines[n])
        cell = f"{letter}{line}" if letter else ""
        yield Problem(rule=reading.rule, file=table.file, sheet=table.sheet, line=line, column=wrong.column, cell=cell,
                      params=reading.params)  # fmt: skip


def _coded(texts: pd.Series, codes: Mapping[str, str]) -> pd.Series:
    """Texts replaced by their codes; a text that is not in `codes` stays, and is checked as a code later."""
    return texts.map(codes).astype("str").fillna(texts) if codes else texts


def _constant(text: str, count: int) -> pd.Series:
    return pd.Series([text], dtype="str").repeat(count).reset_index(drop=True)


def _value_figures(
    values: pd.Series, readings: Mapping[str, Reading], figures: Mapping[str, pd.Series]
) -> dict[str, pd.Series]:
    """The figure columns that numbers, marks and flags fill; where they do not, the column of `figures` is kept."""
    filled = {}
    for name in {VALUE, *(name for reading in readings.values() for name in reading.sets)}:
        by_text = {text: reading.sets[name] for text, reading in readings.items() if name in reading.sets}
        otherwise = figures.get(name, _constant("", len(values)))
        filled[name] = values.map(by_text).astype("str").fillna(otherwise)
    return filled


def _locators(table: Table, letter: str) -> list[str]:
    """The locator of each value: file name, sheet and cell."""
    place = table.file.rpartition("/")[2] + (f", {table.sheet}" if table.sheet else "")
    return [f"{place} {letter}{line}" for line in table.lines]
