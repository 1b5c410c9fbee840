"""Run the command line as ``python -m rolegraph.cli``."""

from rolegraph.cli import main

main()
