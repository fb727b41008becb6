"""`python -m dashboard`: all commands, as `victim-monitor`."""

from dashboard.cli import main

main()
