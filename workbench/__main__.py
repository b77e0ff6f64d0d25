"""`python -m workbench`, as the `workbench` command."""

from workbench.cli import main

main()
