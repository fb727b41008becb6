"""A publisher's table as rows of figures, by the column map that `edition.toml` declares.

Why: figures are taken over from a file as it was received, every cell by a rule that can be read, and what no rule
covers stops the build. Reading the file is the work of `etl.read.formats`, whether codes exist that of `etl.checks`.
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
    """The rows of one column of values, and every problem on the way."""

    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]


def apply_column_map(grid: Grid, layout: ColumnMap) -> Mapped:
    """The rows a column map takes from a grid: columns of `FIGURE_COLUMNS`, one table for each column of values."""
    heading = _headings(grid, layout)
    problems = list(_heading_problems(grid, layout, heading))
    if problems:
        return Mapped((), tuple(problems))
    values = _value_columns(layout, heading)
    used = _used(layout, values) | set(layout.keep) | set(layout.fill_down)
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
    """The headings; a column without one is called by its letter: "column A"."""
    return tuple(name or f"column {grid.letter(n)}" for n, name in enumerate(heading_of(grid, layout.heading)))


def _value_columns(layout: ColumnMap, heading: Sequence[str]) -> tuple[ValueColumn, ...]:
    """The columns of values: those named, each heading that is a year, or the one of `columns`."""
    if layout.values == "years":
        return tuple(ValueColumn(heading=name, set={"period": name}) for name in heading if _YEAR.fullmatch(name))
    return layout.values or (ValueColumn(heading=layout.columns[VALUE]),)


def _used(layout: ColumnMap, values: Sequence[ValueColumn]) -> set[str]:
    flag = {layout.flag} if layout.flag else set()
    return {column.heading for column in values} | set(layout.columns.values()) | flag


def _heading_problems(grid: Grid, layout: ColumnMap, heading: Sequence[str]) -> Iterator[Problem]:
    """What the map and the headings do not agree about."""
    line = layout.heading
    if not heading:
        yield grid.problem("no-such-row", line, expected=str(len(grid.rows)))
        return
    values = () if not layout.values and VALUE not in layout.columns else _value_columns(layout, heading)
    named = _used(layout, values) | set(layout.keep) | set(layout.fill_down) | set(layout.unused)
    for name in sorted(named - set(heading)):
        told = ", ".join(f'"{n}"' for n in heading)
        yield grid.problem("missing-heading", line, value=name, hint=hint(name, heading), expected=told)
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
    """Whether a column has a heading, or any cell below it."""
    return any(len(row) > position and row[position].strip() for row in grid.rows[line - 1 :])


def _without_notes(grid: Grid, layout: ColumnMap) -> Grid:
    """The grid with the rows blanked that begin with one of the notes."""
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
    """The cells with the one above repeated where a cell of these columns is empty."""
    for name in names:
        texts = pc.if_else(pc.equal(cells[name], ""), None, cells[name])
        down = pc.fill_null(pc.fill_null_forward(texts), "")
        cells = cells.set_column(cells.column_names.index(name), name, down)
    return cells


def _keep_problems(grid: Grid, cells: pa.Table, layout: ColumnMap) -> list[Problem]:
    """A word that rows are kept for and that stands nowhere: renamed by the publisher, or mistyped."""
    problems = []
    for name, words in layout.keep.items():
        found = set(cells[name].to_pylist())
        for word in words:
            if word not in found:
                told = {"value": word, "heading": name, "hint": hint(word, found)}
                problems.append(grid.problem("kept-nowhere", layout.heading, None, **told))
    return problems


def _one_column(table: Table, layout: ColumnMap, column: ValueColumn) -> tuple[Table, list[Problem]]:
    """Figure rows of one column of values; rows with a value that no rule covers are reported, not kept."""
    source = {**layout.columns, VALUE: column.heading} | ({FLAG: layout.flag} if layout.flag else {})
    letters = {name: table.letters[heading] for name, heading in source.items()}
    texts = {name: pd.Series(pd.array(table.cells[heading], dtype="str")) for name, heading in source.items()}
    both = texts[VALUE].str.cat(texts[FLAG], sep="\t").str.rstrip("\t") if layout.flag else texts[VALUE]
    readings = {text: read_value(text, layout) for text in both.unique()}
    wrong = _unread(both, readings, has_flags=bool(layout.flag))
    problems = [problem for found in wrong for problem in _problems_of(found, table, letters)]
    constants = {name: _constant(text, len(both)) for name, text in {**layout.set, **column.set}.items()}
    figures = constants | {
        name: _coded(texts[name], layout.codes.get(name, {})) for name in layout.columns if name != VALUE
    }
    frame = pd.DataFrame(figures | _read(both, readings, figures), copy=False)
    if "locator" not in frame:
        frame["locator"] = _locators(table, letters[VALUE])
    is_sound = ~np.logical_or.reduce([np.zeros(len(both), bool), *(found.is_wrong for found in wrong)])
    schema = pa.schema([(str(name), pa.large_string()) for name in frame])
    sound = pa.Table.from_pandas(frame[is_sound], schema=schema, preserve_index=False)
    return Table(table.file, sound, table.lines[is_sound], letters, table.sheet), problems


@dataclass(frozen=True)
class _Wrong:
    """Cells of one figure column that no rule covers: which rows, and what is told of each text."""

    column: str
    texts: pd.Series
    told: Mapping[str, Reading]

    @property
    def is_wrong(self) -> np.ndarray:
        """True for each row with such a cell."""
        return self.texts.isin(list(self.told)).to_numpy(bool)


def _unread(values: pd.Series, readings: Mapping[str, Reading], *, has_flags: bool) -> list[_Wrong]:
    wrong = {text: reading for text, reading in readings.items() if reading.rule}
    flags = {text: reading for text, reading in wrong.items() if has_flags and reading.rule == "unlisted-flag"}
    rest = {text: reading for text, reading in wrong.items() if text not in flags}
    return [_Wrong(FLAG, values, flags), _Wrong(VALUE, values, rest)]


def _problems_of(wrong: _Wrong, table: Table, letters: Mapping[str, str]) -> Iterator[Problem]:
    letter = letters.get(wrong.column, "")
    for n in np.flatnonzero(wrong.is_wrong).tolist():
        reading, line = wrong.told[wrong.texts.iloc[n]], int(table.lines[n])
        cell = f"{letter}{line}" if letter else ""
        yield Problem(rule=reading.rule, file=table.file, sheet=table.sheet, line=line, column=wrong.column, cell=cell,
                      params=reading.params)  # fmt: skip


def _coded(texts: pd.Series, codes: Mapping[str, str]) -> pd.Series:
    """The codes of the words that are listed; another word stays as it is, for the checks to find or to know."""
    return texts.map(codes).astype("str").fillna(texts) if codes else texts


def _constant(text: str, count: int) -> pd.Series:
    return pd.Series([text], dtype="str").repeat(count).reset_index(drop=True)


def _read(values: pd.Series, readings: Mapping[str, Reading], figures: Mapping[str, pd.Series]) -> dict[str, pd.Series]:
    """The figure columns that marks, flags and numbers fill; a column set for all rows holds where they say nothing."""
    filled = {}
    for name in {VALUE, *(name for reading in readings.values() for name in reading.sets)}:
        said = {text: reading.sets[name] for text, reading in readings.items() if name in reading.sets}
        usual = figures.get(name, _constant("", len(values)))
        filled[name] = values.map(said).astype("str").fillna(usual)
    return filled


def _locators(table: Table, letter: str) -> list[str]:
    """Where each value stands: file, sheet, cell."""
    place = table.file.rpartition("/")[2] + (f", {table.sheet}" if table.sheet else "")
    return [f"{place} {letter}{line}" for line in table.lines]
