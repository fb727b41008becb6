"""`python -m dashboard`: all commands, as `victim-monitor`."""

from etl.cli import main

main()
