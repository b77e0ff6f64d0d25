"""Comment rounds from the command line."""

import click

from workbench.cli.rounds.answering import dispose, list_comments, place, release
from workbench.cli.rounds.applying import apply_proposal, list_alike, preview_release
from workbench.cli.rounds.closing import close, reopen, verify
from workbench.cli.rounds.exporting import export_round, table
from workbench.cli.rounds.files import files_command, set_aside_command
from workbench.cli.rounds.ledger import ledger_command
from workbench.cli.rounds.living import reply, still_holds
from workbench.cli.rounds.opening import list_rounds, open_round
from workbench.cli.rounds.receiving import receive, send
from workbench.cli.rounds.record import record_command, records_command
from workbench.cli.rounds.response import answered, matrix, publish
from workbench.cli.rounds.seats import extend, invited, late, maintain
from workbench.cli.rounds.transcribing import transcribe
from workbench.cli.rounds.translating import translate

round_command = click.Group("round", help="Comment rounds: a draft goes out, comments come back, each is answered.")
for command in (
    open_round,
    list_rounds,
    export_round,
    table,
    receive,
    send,
    list_comments,
    place,
    dispose,
    apply_proposal,
    list_alike,
    still_holds,
    reply,
    preview_release,
    release,
    matrix,
    answered,
    publish,
    close,
    reopen,
    verify,
    invited,
    extend,
    maintain,
    late,
    record_command,
    records_command,
    ledger_command,
    files_command,
    set_aside_command,
    transcribe,
    translate,
):
    round_command.add_command(command)
