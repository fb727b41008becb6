"""The command line `victim-monitor`: `serve` and `diff`, and the commands of `etl.cli`."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import waitress

from dashboard.catalog import load_catalog, new_catalog
from dashboard.diff.difference import compare
from dashboard.diff.formats import FORMATS
from dashboard.diff.words import sections
from dashboard.views.words import MissingWordsError, interface_languages, say
from dashboard.web.app import create_app
from dashboard.web.live import LiveServer, follow, is_loopback, tables_stamp
from etl.build.manifest import data_version, input_entries, is_current
from etl.build.pipeline import STEPS, run
from etl.build.progress import progress
from etl.cli import FOLDER, build_tables, data_option, language_option, need_data, out_option
from etl.cli import main as etl_commands
from etl.model.problems import report
from etl.model.records import Lang
from etl.model.registry import Registry
from etl.read.files import display_path
from etl.read.tables import TablesError

THREADS = 8


@click.group(commands=list(etl_commands.commands.values()), help=etl_commands.help)
@click.version_option(package_name="victim-monitor")
def main() -> None:
    """Group of all commands: those of `etl.cli`, which is not changed, and those defined here."""


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8050, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--reload/--no-reload", default=None, show_default="on at an address only this computer can reach",
              help="Take up tables built meanwhile, and draw the pages open on this computer anew.")  # fmt: skip
@click.option("--tables", type=FOLDER, help="Show the tables in this folder as they are; needs no data.")
@data_option
@out_option
@language_option(interface_languages())
def serve(host: str, port: int, reload: bool | None, tables: Path | None, data: Path, out: Path, lang: Lang) -> None:
    """Show the dashboard; builds the tables first when they are missing or older than the data.

    With --tables nothing is built, and --data and --out are not used.
    """
    if tables is None:
        build_stale_tables(data, out, lang)
        tables = out
    is_live = is_loopback(host) if reload is None else reload
    seen = tables_stamp(tables)
    try:
        app = create_app(load_catalog(tables), is_live=is_live)
    except TablesError as error:
        raise click.ClickException(error.told(lang)) from None
    except MissingWordsError as error:
        raise click.ClickException(str(error)) from None
    server = live_server(LiveServer(app, tables, seen=seen), lang) if is_live else app.server
    address = f"http://{host}:{port}/"
    try:
        listening = listen(server, host, port)
    except OSError as error:
        params = {"address": address, "reason": (error.strerror or "").partition(" (while")[0], "other": str(port + 1)}
        raise click.ClickException(say("serve_in_use", lang, **params)) from None
    click.echo(say("serve_at", lang, address=address))
    listening.run()


def build_stale_tables(data: Path, out: Path, lang: Lang) -> None:
    """Build the tables when they are missing or older than the data. Raises SystemExit when they cannot be built."""
    need_data(data)
    if is_current(data, out):
        return
    click.echo(say("serve_builds", lang))
    try:
        build_tables(data, out, lang)
    except SystemExit:
        click.echo(say("serve_not", lang))
        raise


def listen(server: Any, host: str, port: int) -> Any:
    """A waitress server bound to an address, not yet running. Raises OSError when the address is not free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.create_server((host, port), family=family)
    return waitress.create_server(server, sockets=[bound], threads=THREADS, ident=None)


def live_server(live: LiveServer, lang: Lang) -> LiveServer:
    """The server, after starting a thread that reloads new tables and prints a line for each reload or failure."""

    def refused(error: Exception) -> None:
        reason = error.told(lang) if isinstance(error, TablesError) else str(error)
        click.echo(say("serve_refused", lang, version=live.version, reason=reason))

    handlers: dict[str, Callable[..., None]] = {
        "taken": lambda version: click.echo(say("serve_taken", lang, version=version)),
        "refused": refused,
    }
    threading.Thread(target=follow, args=[live], kwargs={**handlers, "stop": threading.Event()}, daemon=True).start()
    return live


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
@language_option(interface_languages())
def diff(edition: str, data: Path, out: Path, form: str, lang: Lang) -> None:
    """Tell what the site will show differently once the data as they are now are built.

    EDITION (publisher/edition) limits it to the figures of one edition and the pages of their indicators.
    """  # fmt: skip
    need_data(data)
    with progress(STEPS, lang) as on_step:
        result = run(data, on_step)
    if not result.is_good or result.registry is None or result.observations is None:
        click.echo(report(result.problems, lang))
        raise SystemExit(1)
    try:
        old = load_catalog(out, registry=result.registry)
    except TablesError:
        raise click.ClickException(say("diff_no_tables", lang, folder=display_path(out))) from None
    known = [*result.registry.editions, *old.registry.editions]
    if edition and edition not in known:
        raise click.ClickException(say("diff_no_edition", lang, edition=edition, example=known[0]))
    version = data_version(input_entries(data))
    new = new_catalog(result.registry, result.observations, version, old.software_version)
    lang = shared_language(lang, new.registry, old.registry)
    found = compare(old, new, lang, edition=edition, has_pages=old.registry is not result.registry)
    click.echo(FORMATS[form](sections(found, old, new, lang, edition=edition), lang))


def shared_language(lang: Lang, new: Registry, old: Registry) -> Lang:
    """The language, or the first one that both registries have texts in."""
    shared = [known for known in new.languages if known in old.languages]
    return lang if lang in shared or not shared else shared[0]
