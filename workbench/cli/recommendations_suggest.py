"""Suggestions for recommendations: made, read, confirmed or set aside; and the State's own words."""

from collections.abc import Sequence
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.people.access import Permission, require
from workbench.recommendations.offices import own_words
from workbench.recommendations.queries import wanted_ones
from workbench.recommendations.records import Facet, Recommendation
from workbench.recommendations.suggesting import confirming, making, suggested
from workbench.recommendations.suggesting.reasons import reason_words, reasons_of
from workbench.recommendations.suggesting.suggested import Suggestion
from workbench.recommendations.wanted import Wanted
from workbench.store import Database

_FACET = click.Choice([each.value for each in Facet])


@click.command("suggest")
@click.option("--again", is_flag=True, help="Look at all anew, with what was confirmed since.")
@pass_desk
def suggest_command(desk: Desk, again: bool) -> None:
    """Look at what is new and suggest ministries, themes, persons and goals. A call that is cut short goes on."""
    require(desk.actor, Permission.KEEP_RECOMMENDATIONS)
    with desk.store.writing() as db:
        if again:
            making.look_again(db, by=desk.actor, at=desk.now())
        number = making.number_new(db)
    with desk.progress() as progress:
        task = progress.add_task("suggesting", total=number)

        def goes_on(done: int) -> bool:
            progress.advance(task, done)
            return True

        looked_at = making.suggest_new(desk.store, goes_on=goes_on)
    with desk.store.reading() as db:
        there = suggested.waiting(db, desk.actor)
    found = {"looked_at": looked_at, "suggested": sum(e.many for e in there), "sure": sum(e.sure for e in there)}
    desk.emit(
        found,
        text=lambda: f"{looked_at} looked at; {found['suggested']} suggestions wait, {found['sure']} of them sure.",
    )


@click.command("suggestions")
@click.argument("ids", nargs=-1, metavar="[ID …]")
@click.option("--facet", type=_FACET, help="Those of one kind.")
@click.option("--value", default="", help="Those of one theme, group, goal or ministry (its id).")
@click.option("--document", default="", metavar="SYMBOL", help="Those for what one document recommends.")
@click.option("--sure", "only_sure", is_flag=True, help="The sure alone.")
@click.option("--counts", is_flag=True, help="How many of each value, in place of the suggestions.")
@pass_desk
def suggestions_command(
    desk: Desk, ids: Sequence[str], facet: str | None, value: str, document: str, only_sure: bool, counts: bool
) -> None:
    """What is suggested and waits for a person's word, the surest first, each with its confidence and the reason."""
    require(desk.actor, Permission.KEEP_RECOMMENDATIONS)
    chosen = Facet(facet) if facet else None
    with desk.store.reading() as db:
        if counts:
            there = [e for e in suggested.waiting(db, desk.actor) if chosen in (None, e.facet)]
            desk.emit([vars(each) for each in there], text=lambda: "\n".join(map(_counted, there)) or "There are none.")
            return
        of = _units(db, desk, ids, document)
        found = [
            each
            for each in confirming.waiting_for(db, desk.actor, facet=chosen, value=value, only_sure=only_sure)
            if each.recommendation_id in of
        ]
    shown = [suggestion_json(each, of[each.recommendation_id]) for each in found]
    desk.emit(shown, text=lambda: "\n".join(map(_line, shown)) or "There are none.")


def _units(db: Database, desk: Desk, ids: Sequence[str], document: str) -> dict[str, Recommendation]:
    """Lead → the recommendation that counts."""
    wanted = Wanted(ids=tuple(ids), symbol=document)
    return {each.lead: each for each in wanted_ones(db, desk.actor, wanted).recommendations}


def suggestion_json(each: Suggestion, unit: Recommendation) -> dict[str, Any]:
    """A suggestion as the command line gives it."""
    return {
        "recommendation": unit.id,
        "citation": unit.citation,
        "facet": each.facet.value,
        "value": each.value,
        "shown": each.shown,
        "confidence": each.confidence,
        "sure": each.sure,
        "reason": reason_words(reasons_of(each.reason)),
        "text": unit.text,
    }


def _line(each: dict[str, Any]) -> str:
    sure = "sure" if each["sure"] else "perhaps"
    return f"{each['citation']}  {each['shown']}  ({sure}, {round(each['confidence'] * 100)} %: {each['reason']})"


def _counted(each: suggested.Waiting) -> str:
    return f"{each.facet}  {each.shown}: {each.many}, {each.sure} of them sure"


@click.command("confirm")
@click.argument("ids", nargs=-1, metavar="[ID …]")
@click.option("--facet", type=_FACET, help="Those of one kind.")
@click.option("--value", default="", help="Those of one theme, group, goal or ministry (its id).")
@click.option("--all", "everything", is_flag=True, help="Also what is not sure.")
@pass_desk
def confirm_command(desk: Desk, ids: Sequence[str], facet: str | None, value: str, everything: bool) -> None:
    """Confirm what is suggested: for these recommendations, or for all; the sure alone without --all. One act."""
    with desk.store.writing() as db:
        chosen = _chosen(db, desk, ids, facet, value, only_sure=not everything)
        act = confirming.confirm_these(db, chosen, by=desk.actor, at=desk.now())
    _emit_act(desk, act.id, act.changed, len(chosen), "confirmed")


@click.command("set-aside")
@click.argument("ids", nargs=-1, required=True, metavar="ID …")
@click.option("--facet", type=_FACET, help="Those of one kind.")
@click.option("--value", default="", help="That of one theme, group, goal or ministry (its id).")
@pass_desk
def set_aside_command(desk: Desk, ids: Sequence[str], facet: str | None, value: str) -> None:
    """Say that what is suggested for these does not apply: it is not suggested again. One act."""
    with desk.store.writing() as db:
        chosen = _chosen(db, desk, ids, facet, value, only_sure=False)
        act = confirming.set_these_aside(db, chosen, by=desk.actor, at=desk.now())
    _emit_act(desk, act.id, act.changed, len(chosen), "set aside")


def _chosen(
    db: Database, desk: Desk, ids: Sequence[str], facet: str | None, value: str, *, only_sure: bool
) -> list[tuple[str, Facet, str]]:
    require(desk.actor, Permission.KEEP_RECOMMENDATIONS)
    of = _units(db, desk, ids, "")
    there = confirming.waiting_for(
        db, desk.actor, facet=Facet(facet) if facet else None, value=value, only_sure=only_sure
    )
    return [(of[each.recommendation_id].id, each.facet, each.value) for each in there if each.recommendation_id in of]


def _emit_act(desk: Desk, act: str, changed: int, number: int, verb: str) -> None:
    desk.emit(
        {"act": act, "suggestions": number, "recommendations": changed},
        text=lambda: f"{number} suggestions {verb}, of {changed} recommendations. Undo it with the act {act}.",
    )


words_command = click.Group("words", help="The State's own words for ministries, themes, persons and goals.")


@words_command.command("list")
@pass_desk
def list_words(desk: Desk) -> None:
    """The words that are kept, and what each stands for."""
    require(desk.actor, Permission.READ_FOLLOW_UP)
    with desk.store.reading() as db:
        kept = own_words.words_kept(db)
    desk.emit(
        [{"facet": e.facet.value, "value": e.value, "shown": e.shown, "words": list(e.words)} for e in kept],
        text=lambda: "\n".join(f"{e.facet}  {e.shown}: {', '.join(e.words)}" for e in kept) or "There are none.",
    )


@words_command.command("add")
@click.argument("facet", type=_FACET)
@click.argument("value")
@click.argument("words", nargs=-1, required=True, metavar="WORD …")
@pass_desk
def add_words(desk: Desk, facet: str, value: str, words: Sequence[str]) -> None:
    """Have words stand for a value: `words add ministry "Ministry of Education" scholarships`."""
    with desk.store.writing() as db:
        added = own_words.add_words(db, Facet(facet), value, words, by=desk.actor, at=desk.now())
    desk.emit({"added": added}, text=lambda: f"{added} words added. Run `recommendations suggest` to use them.")


@words_command.command("remove")
@click.argument("facet", type=_FACET)
@click.argument("value")
@click.argument("word")
@pass_desk
def remove_word(desk: Desk, facet: str, value: str, word: str) -> None:
    """Have a word stand for a value no more."""
    with desk.store.writing() as db:
        own_words.remove_word(db, Facet(facet), value, word, by=desk.actor, at=desk.now())
    desk.emit({"removed": word}, text=lambda: f"{word} was taken away.")


SUGGESTING = (suggest_command, suggestions_command, confirm_command, set_aside_command, words_command)
