"""Sections of a report from the command line."""

import click

from workbench.cli import section_outline, section_word

section_command = click.Group("section", help="Sections of a report: added, moved, split, set aside; in Word.")
for _command in (*section_outline.COMMANDS, *section_word.COMMANDS):
    section_command.add_command(_command)
