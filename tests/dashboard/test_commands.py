"""Two command lines: `victim-monitor` has every command, `python -m etl` those of the data alone."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

import dashboard.cli
import etl.cli

DATA_COMMANDS = {"build", "check", "new"}


def test_the_dashboard_adds_no_command_to_the_data_commands() -> None:
    assert set(etl.cli.main.commands) == DATA_COMMANDS
    assert set(dashboard.cli.main.commands) == DATA_COMMANDS | {"diff", "serve"}


def test_both_command_lines_say_what_they_are_for() -> None:
    helps = [CliRunner().invoke(main, ["--help"]).output for main in (etl.cli.main, dashboard.cli.main)]
    assert all("Statistics on reported victims of human trafficking in the Netherlands." in text for text in helps)


@pytest.mark.parametrize(("package", "code"), [("etl", 2), ("dashboard", 0)])
def test_each_package_runs_its_own_commands(package: str, code: int) -> None:
    done = subprocess.run([sys.executable, "-m", package, "serve", "--help"], capture_output=True, check=False)
    assert done.returncode == code
