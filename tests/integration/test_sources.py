"""Where each sentence comes from: marks, what became of a source, and renewing it."""

import contextlib
import hashlib
import random

import pytest

from tests.builders.library import put_document
from tests.cast import MORNING, Cast
from tests.drafting import CENSUS, CONTRIBUTION, CORE, OBSERVATIONS, RACISM, a_library, a_report, later
from workbench.corpus import queries as library
from workbench.corpus.corrections import mends
from workbench.corpus.corrections.mending import MendKind
from workbench.drafting import operations, queries
from workbench.drafting.records import BlockKind, StateReport
from workbench.drafting.sources import provenance
from workbench.drafting.sources.listing import sources
from workbench.drafting.sources.provenance import MarkNotFound, TakenAwayBefore, WordsMissing, declare, take_away
from workbench.drafting.sources.records import FlagKind, PartSources, ProvenanceKind
from workbench.drafting.sources.renewing import NotCitedThere, NowhereToCite, StandsAsCited, renew, still_right
from workbench.errors import WorkbenchError
from workbench.installation import Installation
from workbench.people.access import DoorClosed
from workbench.recommendations.documents import mending, tying
from workbench.store import Database
from workbench.text import quotes

CENSUS_NOW = "In 2024 the census counted 4,390,000 inhabitants. Of whom 12 per cent named an indigenous language."


@pytest.fixture
def report(installation: Installation, cast: Cast) -> StateReport:
    with installation.store.writing() as db:
        a_library(db)
        return a_report(db, cast.amina)


def written(db: Database, cast: Cast, report: StateReport, text: str = "We count.", **values: BlockKind) -> str:
    section = queries.sections(db, report.id)[0]
    added = operations.add_paragraph(db, section_id=section.id, text=text, by=cast.amina, at=MORNING, **values)
    return added.paragraph_id


def cited(db: Database, cast: Cast, paragraph_id: str, citation: str, quote: str = "") -> None:
    operations.cite(db, paragraph_id=paragraph_id, citation=citation, quote=quote, by=cast.amina, at=MORNING)


def part_of(db: Database, cast: Cast, report: StateReport, paragraph_id: str) -> PartSources:
    return next(
        each for each in sources(db, cast.amina, report.id) if paragraph_id in {block.id for block in each.blocks}
    )


def test_a_paragraph_has_a_source_once_it_cites_or_somebody_says_that_they_know(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        silent, citing, known = (written(db, cast, report, text) for text in ("One.", "Two.", "Three."))
        cited(db, cast, citing, f"{CORE}, para. 7")
        declare(db, paragraph_id=known, kind=ProvenanceKind.OWN_KNOWLEDGE, by=cast.farid, at=later(1))
        told = {each.head.id: each.has_source for each in sources(db, cast.amina, report.id)}
        assert told == {silent: False, citing: True, known: True}
        (mark,) = part_of(db, cast, report, known).marks
        assert (mark.by_name, mark.at, mark.kind) == ("Farid Osei", later(1), ProvenanceKind.OWN_KNOWLEDGE)


def test_items_count_with_the_paragraph_they_belong_to(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        head = written(db, cast, report, "Two laws:")
        item = written(db, cast, report, "one;", kind=BlockKind.ITEM)
        inner = written(db, cast, report, "of which the first;", kind=BlockKind.SUBITEM)
        plain = written(db, cast, report, "Both are in force.", kind=BlockKind.PLAIN)
        alone = written(db, cast, report, "Another.")
        cited(db, cast, inner, f"{CORE}, para. 7")
        first, second = sources(db, cast.amina, report.id)
        assert [each.id for each in first.blocks] == [head, item, inner, plain]
        assert first.has_source
        assert [each.id for each in second.blocks] == [alone]
        assert not second.has_source


def test_a_table_needs_a_line_that_names_its_source_or_a_source(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    section = "Year\tPupils<br>2024\t12"
    with installation.store.writing() as db:
        head = written(db, cast, report, "See the table.")
        cited(db, cast, head, f"{CORE}, para. 7")
        bare = written(db, cast, report, section, kind=BlockKind.TABLE)
        first = queries.sections(db, report.id)[0]
        sourced = operations.add_paragraph(
            db,
            section_id=first.id,
            text=section,
            kind=BlockKind.TABLE,
            attributes={"source": "Census 2024"},
            by=cast.amina,
            at=MORNING,
        ).paragraph_id
        assert not part_of(db, cast, report, bare).has_source
        assert part_of(db, cast, report, sourced).has_source


def test_a_mark_is_taken_away_with_a_trace(installation: Installation, cast: Cast, report: StateReport) -> None:
    with installation.store.writing() as db:
        paragraph = written(db, cast, report)
        mark = declare(
            db,
            paragraph_id=paragraph,
            kind=ProvenanceKind.MINUTES,
            words="Plenary of 3 March",
            by=cast.amina,
            at=MORNING,
        )
        take_away(db, mark_id=mark.id, by=cast.farid, at=later(2))
        assert not part_of(db, cast, report, paragraph).has_source
        (kept,) = provenance.marks_ever(db, paragraph)
        assert (kept.words, kept.by_name) == ("Plenary of 3 March", "Amina Haddad")
        assert (kept.taken_away_by, kept.taken_away_at) == ("Farid Osei", later(2))
        with pytest.raises(TakenAwayBefore, match="Farid"):
            take_away(db, mark_id=mark.id, by=cast.amina, at=later(3))


def test_minutes_without_words_are_refused_and_strangers_find_nothing(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = written(db, cast, report)
        for kind in (ProvenanceKind.MINUTES, ProvenanceKind.NOTE):
            with pytest.raises(WordsMissing):
                declare(db, paragraph_id=paragraph, kind=kind, words=" ", by=cast.amina, at=MORNING)
        with pytest.raises(DoorClosed):
            declare(db, paragraph_id=paragraph, kind=ProvenanceKind.OWN_KNOWLEDGE, by=cast.bruno, at=MORNING)
        with pytest.raises(MarkNotFound):
            take_away(db, mark_id="none", by=cast.amina, at=MORNING)


def test_what_a_paragraph_rests_on_goes_with_its_words(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = written(db, cast, report, "First sentence. Second sentence.")
        declare(db, paragraph_id=paragraph, kind=ProvenanceKind.OWN_KNOWLEDGE, by=cast.amina, at=MORNING)
        _, second = operations.split_paragraph(db, paragraph_id=paragraph, offset=16, by=cast.amina, at=later(1))
        assert part_of(db, cast, report, second.paragraph_id).has_source
        other = written(db, cast, report, "A third.")
        operations.merge_paragraphs(db, paragraph_id=other, other_id=second.paragraph_id, by=cast.amina, at=later(2))
        assert part_of(db, cast, report, other).has_source


def raised(db: Database, cast: Cast, report: StateReport) -> dict[str, FlagKind]:
    """Paragraph → what became of its source, of those that are flagged."""
    parts = sources(db, cast.amina, report.id)
    return {flag.citation.paragraph_id: flag.kind for each in parts for flag in each.flags.values()}


def census_of_2024(db: Database) -> str:
    return put_document(
        db, [CENSUS_NOW], symbol="HRI/CORE/ARC/2024", slug="core-2024", kind="common_core_document", state="ARC"
    )


def test_replaced_withdrawn_and_corrected_sources_flag_what_rests_on_them_and_nothing_else(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        on_core, on_observations, on_contribution = (written(db, cast, report, text) for text in ("A.", "B.", "C."))
        cited(db, cast, on_core, f"{CORE}, para. 7", "12 per cent")
        cited(db, cast, on_observations, f"{OBSERVATIONS}, para. 20", RACISM)
        cited(db, cast, on_contribution, f"{CONTRIBUTION}, ¶ 1")
        assert raised(db, cast, report) == {}
        core = library.document(db, cast.amina, CORE).id
        tying.put_in_place(db, census_of_2024(db), old_id=core, by=cast.amina, at=later(1))
        assert raised(db, cast, report) == {on_core: FlagKind.REPLACED}
        _, passage = library.document_and_paragraph(db, cast.amina, f"{OBSERVATIONS}, para. 20")
        mending.mend(db, paragraph_id=passage.id, what=MendKind.NUMBER, value="19", by=cast.amina, at=later(2))
        assert raised(db, cast, report)[on_observations] is FlagKind.CITED_OTHERWISE
        contribution = library.document_named(db, cast.amina, CONTRIBUTION).id
        tying.withdraw(db, contribution, reason="Sent too early.", by=cast.amina, at=later(3))
        assert raised(db, cast, report)[on_contribution] is FlagKind.WITHDRAWN
        tying.restore(db, core, by=cast.amina, at=later(4))
        tying.reinstate(db, contribution, by=cast.amina, at=later(5))
        assert raised(db, cast, report) == {on_observations: FlagKind.CITED_OTHERWISE}


def test_one_step_cites_the_passage_as_it_stands_now(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = written(db, cast, report)
        cited(db, cast, paragraph, f"{OBSERVATIONS}, para. 20", RACISM)
        passage = library.paragraph_by_citation(db, cast.amina, f"{OBSERVATIONS}, para. 20")
        mending.mend(db, paragraph_id=passage.id, what=MendKind.NUMBER, value="19", by=cast.amina, at=later(1))
        before = queries.paragraph(db, cast.amina, paragraph)
        renew(db, paragraph_id=paragraph, note_id="1", by=cast.farid, at=later(2))
        after = queries.paragraph(db, cast.amina, paragraph)
        (citation,) = after.citations
        assert (citation.citation, citation.quote) == (f"{OBSERVATIONS}, para. 19", RACISM)
        assert after.text == before.text
        assert raised(db, cast, report) == {}
        operations.restore_revision(
            db, paragraph_id=paragraph, revision_id=before.revision_id, by=cast.amina, at=later(3)
        )
        assert queries.paragraph(db, cast.amina, paragraph).citations[0].citation == f"{OBSERVATIONS}, para. 20"
        assert raised(db, cast, report) == {paragraph: FlagKind.CITED_OTHERWISE}


def test_renewing_goes_to_the_passage_of_the_document_that_took_its_place(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = written(db, cast, report)
        cited(db, cast, paragraph, f"{CORE}, para. 7", "12 per cent")
        core = library.document(db, cast.amina, CORE).id
        new = put_document(db, [CENSUS], symbol="HRI/CORE/ARC/2024", slug="core-2024", state="ARC")
        tying.put_in_place(db, new, old_id=core, by=cast.amina, at=later(1))
        renew(db, paragraph_id=paragraph, note_id="1", by=cast.amina, at=later(2))
        (citation,) = queries.paragraph(db, cast.amina, paragraph).citations
        assert (citation.citation, citation.quote) == ("HRI/CORE/ARC/2024, para. 1", "12 per cent")


def test_still_right_holds_until_the_source_changes_again(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = written(db, cast, report)
        cited(db, cast, paragraph, f"{CORE}, para. 7")
        core = library.document(db, cast.amina, CORE).id
        tying.withdraw(db, core, reason="Under review.", by=cast.amina, at=later(1))
        still_right(db, paragraph_id=paragraph, note_id="1", by=cast.farid, at=later(2))
        assert raised(db, cast, report) == {}
        tying.reinstate(db, core, by=cast.amina, at=later(3))
        tying.withdraw(db, core, reason="Withdrawn for good.", by=cast.amina, at=later(4))
        assert raised(db, cast, report) == {paragraph: FlagKind.WITHDRAWN}


def test_what_cannot_be_renewed_is_refused_and_says_what_to_do(
    installation: Installation, cast: Cast, report: StateReport
) -> None:
    with installation.store.writing() as db:
        paragraph = written(db, cast, report)
        cited(db, cast, paragraph, f"{CORE}, para. 7")
        for refused in (renew, still_right):
            with pytest.raises(StandsAsCited):
                refused(db, paragraph_id=paragraph, note_id="1", by=cast.amina, at=later(1))
            with pytest.raises(NotCitedThere):
                refused(db, paragraph_id=paragraph, note_id="7", by=cast.amina, at=later(1))
        tying.withdraw(db, library.document(db, cast.amina, CORE).id, reason="In error.", by=cast.amina, at=later(2))
        with pytest.raises(NowhereToCite, match=r"para\. 7"):
            renew(db, paragraph_id=paragraph, note_id="1", by=cast.amina, at=later(3))


def _library_of(db: Database, count: int) -> list[tuple[str, str]]:
    """Symbol and document of a few reports that may stand for one another."""
    words = ("The schools of the north were opened.", "The courts heard forty cases of torture.", "Water is free.")
    made = []
    for number in range(count):
        symbol = f"CERD/C/ARC/{number + 30}"
        document = put_document(db, words, symbol=symbol, slug=f"made-{number}", state="ARC", kind="state_report")
        made.append((symbol, document))
    return made


@pytest.mark.parametrize("seed", range(6))
def test_in_any_order_of_replacing_correcting_withdrawing_and_taking_back_the_flags_equal_a_recount(
    installation: Installation, cast: Cast, report: StateReport, seed: int
) -> None:
    chance = random.Random(seed)
    with installation.store.writing() as db:
        made = _library_of(db, 4)
        for symbol, document in made:
            for passage in library.paragraphs(db, document):
                paragraph = written(db, cast, report, f"On {symbol}.")
                cited(db, cast, paragraph, f"{symbol}, para. {passage.number}", passage.full_text[:20])
        at = 1
        for _ in range(25):
            _, document = chance.choice(made)
            _one_event(db, cast, document, chance, made, at)
            at += 1
            expected = _recount(db, cast, report)
            assert set(raised(db, cast, report)) == expected
            _every_citation_resolves(db, cast, report)


def _one_event(
    db: Database, cast: Cast, document: str, chance: random.Random, made: list[tuple[str, str]], at: int
) -> None:
    passage = chance.choice(library.paragraphs(db, document))
    others = [other for _, other in made if other != document]
    events = (
        lambda: tying.withdraw(db, document, reason="In error.", by=cast.amina, at=later(at)),
        lambda: tying.reinstate(db, document, by=cast.amina, at=later(at)),
        lambda: tying.put_in_place(db, document, old_id=chance.choice(others), by=cast.amina, at=later(at)),
        lambda: tying.restore(db, document, by=cast.amina, at=later(at)),
        lambda: mending.mend(
            db,
            paragraph_id=passage.id,
            what=MendKind.NUMBER,
            value=str(chance.randint(1, 9)),
            by=cast.amina,
            at=later(at),
        ),
        lambda: mending.mend(db, paragraph_id=passage.id, what=MendKind.JOIN, by=cast.amina, at=later(at)),
        lambda: mending.mend(
            db,
            paragraph_id=passage.id,
            what=MendKind.SPLIT,
            words=" ".join(passage.full_text.split()[2:]),
            by=cast.amina,
            at=later(at),
        ),
        lambda: mending.undo_mend(
            db, mend_id=chance.choice(mends.standing(db, document)).id, by=cast.amina, at=later(at)
        ),
    )
    with contextlib.suppress(WorkbenchError, IndexError):  # what is refused changes nothing
        chance.choice(events)()


def _recount(db: Database, cast: Cast, report: StateReport) -> set[str]:
    """The paragraphs whose source is not as it was, asked one by one from the tables alone."""
    found = set()
    for each in queries.paragraphs(db, report.id):
        for citation in each.citations:
            document = library.document(db, cast.amina, citation.document_id)
            passage = library.paragraph(db, cast.amina, citation.source_paragraph_id)
            as_cited = library.citation(document, passage) == citation.citation
            same = hashlib.sha256(passage.full_text.encode()).hexdigest() == citation.source_sha256
            if document.withdrawn or document.replaced_by or passage.no_longer_read or not (as_cited and same):
                found.add(each.id)
    return found


def _every_citation_resolves(db: Database, cast: Cast, report: StateReport) -> None:
    """A quote is found in its passage, or is flagged."""
    flagged = raised(db, cast, report)
    for each in queries.paragraphs(db, report.id):
        for citation in each.citations:
            passage = library.paragraph(db, cast.amina, citation.source_paragraph_id)
            assert quotes.find(citation.quote, passage.full_text) is not None or each.id in flagged
