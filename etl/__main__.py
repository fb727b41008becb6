"""`python -m etl`: the data commands without the dashboard."""

from etl.cli import main

main()
