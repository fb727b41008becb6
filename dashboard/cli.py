"""The command `serve`, beside the data commands of `etl.cli`."""

from __future__ import annotations

from pathlib import Path

import click
import waitress

from dashboard.app import create_app
from dashboard.catalog import load_catalog
from etl.cli import build_tables, data_option, main, need_data, out_option
from etl.manifest import is_current

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
