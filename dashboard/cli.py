"""The commands `serve` and `diff`, beside the data commands of `etl.cli`."""

from __future__ import annotations

from pathlib import Path

import click
import waitress

from dashboard.app import create_app
from dashboard.catalog import built_catalog, load_catalog, new_catalog
from dashboard.diff import compare
from dashboard.diff_formats import FORMATS
from dashboard.words import say
from dashboard.words.diff import sections
from etl.cli import build_tables, data_option, lang_option, main, need_data, out_option
from etl.files import shown
from etl.manifest import data_version, input_entries, is_current
from etl.model import Lang
from etl.pipeline import run
from etl.problems import report

__all__ = ["main"]

THREADS = 8


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8050, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@data_option
@out_option
def serve(host: str, port: int, data: Path, out: Path) -> None:
    """Show the dashboard; builds the tables first when they are missing or older than the data."""
    need_data(data)
    if not is_current(data, out):
        click.echo("The tables are missing or older than the data: building them first.")
        build_tables(data, out)
    app = create_app(load_catalog(data, out))
    click.echo(f"The victim monitor is at http://{host}:{port}/ - stop with Ctrl+C.")
    waitress.serve(app.server, host=host, port=port, threads=THREADS, ident=None)


@main.command()
@click.argument("edition", default="")
@data_option
@out_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="For the terminal, for a review, or a web page that stands alone.",
)
@lang_option
def diff(edition: str, data: Path, out: Path, form: str, lang: Lang) -> None:
    """Tell what the site will show differently once the data as they are now are built.

    EDITION (publisher/edition) limits it to the figures of one edition and the pages of their indicators.
    """  # fmt: skip
    need_data(data)
    result = run(data)
    if not result.is_good or result.registry is None or result.observations is None:
        click.echo(report(result.problems, lang))
        raise SystemExit(1)
    old, has_records = built_catalog(out, result.registry)
    if old is None:
        raise click.ClickException(say("diff_no_tables", lang, folder=shown(out)))
    known = [*result.registry.editions, *old.registry.editions]
    if edition and edition not in known:
        raise click.ClickException(say("diff_no_edition", lang, edition=edition, example=known[0]))
    version = data_version(input_entries(data))
    new = new_catalog(result.registry, result.observations, version, old.software_version)
    found = compare(old, new, lang, edition=edition, has_pages=has_records)
    click.echo(FORMATS[form](sections(found, old, new, lang, edition=edition), lang))
