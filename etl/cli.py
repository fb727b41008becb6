"""The commands `check`, `build` and `new`; with `dashboard.cli` the only place that prints or exits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from etl.build.manifest import data_version, input_entries
from etl.build.pipeline import STEPS, Result, run
from etl.build.progress import progress
from etl.build.watch import build_on_change
from etl.build.write import InputsChangedError, write_tables
from etl.entry.new_edition import (
    EditionRequest,
    answer_refusal,
    edition_before,
    edition_text,
    name_refusal,
    new_edition,
    rows_to_fill,
    table_text,
)
from etl.entry.template import workbook_bytes
from etl.model.languages import TECHNICAL, Lang
from etl.model.problems import Problem, report, report_json, words
from etl.model.registry import Registry
from etl.model.words import analyst_languages
from etl.paths import default_data, default_out
from etl.read.figures import read_figures
from etl.read.files import display_path
from etl.read.registry import load_registry
from etl.read.tables import read_manifest

FOLDER = click.Path(file_okay=False, path_type=Path)


def data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--data DIR` to a command."""
    text = "Folder with editions, indicators and code lists."
    return click.option("--data", type=FOLDER, default=default_data, show_default="data/ of the checkout", help=text)(
        command
    )


def out_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--out DIR` to a command."""
    text = "Folder for the tidy tables."
    return click.option("--out", type=FOLDER, default=default_out, show_default="tables/ of the checkout", help=text)(
        command
    )


def language_option(languages: Sequence[Lang]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Adds `--lang` to a command, with these languages to choose from."""
    return click.option("--lang", type=click.Choice(languages), default=TECHNICAL, show_default=True,
                        help="Language of the messages.")  # fmt: skip


lang_option = language_option(analyst_languages())
"""Adds `--lang` with the languages of analysts."""


@click.group()
@click.version_option(package_name="victim-monitor")
def main() -> None:
    """Statistics on reported victims of human trafficking in the Netherlands."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@data_option
@lang_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="Sentences to read, or JSON for another program, in every language.")  # fmt: skip
def check(paths: tuple[Path, ...], data: Path, lang: Lang, form: str) -> None:
    """Check the figures and records; PATHS limits the report to some files or folders."""
    need_data(data)
    with progress(STEPS, lang) as on_step:
        result = run(data, on_step)
    problems = _below(result.problems, paths if result.registry else ())
    click.echo(report_json(problems) if form == "json" else report(problems, lang))
    if any(problem.severity == "error" for problem in problems):
        raise SystemExit(1)


def _below(problems: tuple[Problem, ...], paths: tuple[Path, ...]) -> list[Problem]:
    """Problems in the given files or folders; all of them when none is given."""
    for path in paths:
        if not path.exists():
            raise click.ClickException(f'"{path}" does not exist. Give a file or a folder of the data.')
    folders = [path.resolve() for path in paths]
    return [p for p in problems if not folders or any(Path(p.file).resolve().is_relative_to(f) for f in folders)]


@main.command()
@data_option
@out_option
@lang_option
@click.option("--watch", "is_watched", is_flag=True, help="Build again after each change you save, until Ctrl+C.")
def build(data: Path, out: Path, lang: Lang, is_watched: bool) -> None:
    """Check everything and write the tidy tables; on an error the last good tables stay."""
    need_data(data)
    start = watch_data if is_watched else build_tables
    start(data, out, lang)


def build_tables(data: Path, out: Path, lang: Lang = TECHNICAL) -> None:
    """Build from `data` to `out`, printing the report; exit code 1 and the old tables on an error."""
    need_room(out, data, lang)
    try:
        if not is_built(data, out, lang):
            raise SystemExit(1)
    except InputsChangedError:
        raise click.ClickException(words("changed_meanwhile", lang)) from None


def is_built(data: Path, out: Path, lang: Lang) -> bool:
    """Build and print the report; True when tables were written. Raises InputsChangedError and OSError."""
    inputs = input_entries(data)
    with progress(STEPS + 1, lang) as on_step:
        result: Result = run(data, on_step)
        if result.is_good and result.registry is not None and result.observations is not None:
            if on_step:
                on_step("write")
            write_tables(result.registry, result.observations, out=out, inputs=inputs)
    click.echo(report(result.problems, lang))
    if not result.is_good or result.observations is None:
        return False
    count = str(len(result.observations))
    click.echo(words("built", lang, count=count, folder=display_path(out), version=data_version(inputs)))
    return True


def watch_data(data: Path, out: Path, lang: Lang) -> None:
    """Build now and after every change of a file, printing each report, until Ctrl+C."""
    need_room(out, data, lang)

    def build(changed: list[str]) -> bool:
        if changed:
            click.echo("\n" + words("watch_changed", lang, files=", ".join(changed)))
        try:
            if not is_built(data, out, lang):
                click.echo(words("watch_kept", lang, folder=display_path(out)))
        except InputsChangedError:
            return False
        return True

    def failed(error: OSError) -> None:
        click.echo(words("watch_failed", lang, reason=str(error)))

    click.echo(words("watch_start", lang, folder=display_path(data)))
    try:
        build_on_change(data, build=build, failed=failed)
    except KeyboardInterrupt:
        click.echo(words("watch_stop", lang))


def need_room(out: Path, data: Path, lang: Lang) -> None:
    """Raise ClickException when `out` has other files than tables, or is inside the data folder."""
    if out.exists() and any(out.iterdir()) and read_manifest(out) is None:
        raise click.ClickException(words("occupied", lang, folder=display_path(out)))
    if out.resolve().is_relative_to(data.resolve()):
        raise click.ClickException(words("inside_data", lang, folder=display_path(out)))


@main.command()
@click.argument("name", metavar="PUBLISHER/EDITION")
@click.option("--title", help="Title as printed on the publication.")
@click.option("--published", help="Date of publication: 2020, 2020-10 or 2020-10-18.")
@click.option("--address", help="Address on the web; may be empty.")
@click.option("--coverage", help="Years covered: 2018 or 2015/2019.")
@click.option("--series", help="Series; that of the publisher's newest edition when it is left out.")
@click.option("--format", "form", type=click.Choice(["csv", "xlsx"]), default="csv", show_default=True,
              help="Table to fill in: figures.csv or an Excel workbook.")  # fmt: skip
@data_option
@lang_option
def new(name: str, form: str, data: Path, lang: Lang, **answers: str | None) -> None:
    """Start a new edition: its record, and a table with the rows of the edition before to fill in."""
    need_data(data)
    registry, problems = load_registry(data, follow=False)
    if registry is None:
        click.echo(report(problems, lang))
        raise SystemExit(1)
    request = _edition_request(name, registry, lang, answers)
    edition, before = new_edition(request, registry), edition_before(request.publisher, registry, request.series)
    text, problems = read_figures(replace(registry, editions={before.key: before}))
    if problems:
        click.echo(report(problems, lang))
        raise SystemExit(1)
    rows = rows_to_fill(text, before, edition, registry)
    if form == "xlsx":
        table = workbook_bytes(rows, registry, title=edition.title, model=before.key, lang=lang)
    else:
        table = table_text(rows, registry).encode("utf-8-sig")  # Excel takes a file without the mark for Windows-1252
    folder = registry.edition_file(edition).parent
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(edition_text(edition), encoding="utf-8", newline="\n")
    (folder / f"figures.{form}").write_bytes(table)
    count = str(len(rows))
    click.echo(
        words("new_done", lang, folder=display_path(folder), count=count, before=before.key, table=f"figures.{form}")
    )


def _edition_request(name: str, registry: Registry, lang: Lang, answers: dict[str, str | None]) -> EditionRequest:
    """The answers, asked for when not given as options. Raises ClickException for one that cannot be used."""
    refused = name_refusal(name, registry)
    if refused:
        raise click.ClickException(refused.told(lang))
    publisher, _, edition = name.partition("/")

    def answer(field: str, default: str | None = None) -> str:
        given = answers[field]
        if given is not None:
            return given.strip()
        asked: str = click.prompt(words(f"new_ask_{field}", lang), default=default, show_default=False)
        return asked.strip()

    request = EditionRequest(
        publisher=publisher,
        edition=edition,
        title=answer("title"),
        published=answer("published"),
        address=answer("address", ""),
        coverage=answer("coverage"),
        series=(answers["series"] or edition_before(publisher, registry).series),
    )
    refused = answer_refusal(request, registry)
    if refused:
        raise click.ClickException(refused.told(lang))
    return request


def need_data(data: Path) -> None:
    """Raise ClickException when `data` has no folder `editions`."""
    if not (data / "editions").is_dir():
        text = f'"{data}" holds no folder "editions". Give the data folder with --data.'
        raise click.ClickException(text)
