"""Run the command line with ``python -m akademi``."""

from akademi.cli import main

main()
