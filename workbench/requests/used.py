"""What became of a ministry's answers: the paragraphs of reports that rest on them."""

from __future__ import annotations

from workbench.corpus import queries as corpus
from workbench.drafting.sources.uses import Use, uses_of
from workbench.people import Actor
from workbench.requests import queries
from workbench.requests.alongside.reading import documents_of
from workbench.requests.records import BlockKind
from workbench.store import Database


def used(db: Database, actor: Actor, request_id: str) -> dict[str, tuple[Use, ...]]:
    """Item → where its answer is used, whichever of the contributions to the request it stood in. Raises NoSuchRequest.

    A ministry sees it of its own answers, whatever the report, and never the text of a draft.
    """
    request = queries.request(db, actor, request_id)
    given = queries.contributions(db, actor, [request.id])
    kept = documents_of(db, [each.id for each in given])
    uses = {each.id: uses_of(db, actor, corpus.document(db, actor, each.id)) for each in kept.values()}
    found: dict[str, dict[tuple[str, str], Use]] = {}
    for contribution in given:
        for answer in contribution.answers:
            document = kept.get((contribution.id, answer.use.value))
            if document is None or answer.item_id is None:
                continue
            there = found.setdefault(answer.item_id, {})
            for block in answer.blocks:
                passage = document.passages.get(" ".join(block.text.split()), "")
                if block.kind is BlockKind.PARAGRAPH:
                    there.update(
                        {(each.report_id, each.paragraph_id): each for each in uses[document.id].get(passage, ())}
                    )
    return {item: tuple(uses.values()) for item, uses in found.items()}
