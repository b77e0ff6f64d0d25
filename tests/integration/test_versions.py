"""Versions of a document: revisions, other languages, copies, and what takes another's place."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result

from tests.builders.library import put_document
from tests.builders.pdf import Print, pdf
from tests.builders.rounds import a_round
from tests.builders.word import docx
from tests.cast import MORNING, Cast
from tests.integration.test_ingest import concluding_observations, take
from workbench.cli import main
from workbench.corpus import queries
from workbench.corpus.operations import COPY, Choices, Status
from workbench.corpus.queries import DocumentNotFound
from workbench.corpus.versions import copies, relations, successors, ties
from workbench.corpus.versions.replacing import NotReplaced
from workbench.drafting import operations as drafting
from workbench.installation import Installation
from workbench.people import Actor
from workbench.recommendations import queries as recommendations
from workbench.recommendations.documents import tying
from workbench.recommendations.documents.filing import SAME_FILE, file_document

LATER = MORNING + timedelta(hours=1)
SYMBOL = "CERD/C/ARC/CO/5"
LONG = [
    "The ministry reports that legal aid reached all districts of the country in the year under review.",
    "It employed forty more judges, and the backlog of cases fell by a third within eighteen months.",
    "Interpreters are called in all hearings where a party does not speak the language of the court.",
    "Data on complaints are broken down by origin, age and sex, and are published by the statistics office.",
]


def _related(installation: Installation, by: Actor, document_id: str) -> list[tuple[str | None, str]]:
    with installation.store.reading() as db:
        found = relations.related(db, by, queries.document(db, by, document_id))
    return [(each.document.symbol, each.relation.value) for each in found]


def _run(installation: Installation, *words: str) -> Result:
    return CliRunner().invoke(main, ["--home", str(installation.settings.home), *words])


def test_documents_of_one_symbol_say_what_they_are_to_one_another(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        first = put_document(db, ["A."], symbol=SYMBOL, base=SYMBOL)
        put_document(db, ["B."], symbol=f"{SYMBOL}/Rev.1", base=SYMBOL)
        corrigendum = put_document(db, ["C."], symbol=f"{SYMBOL}/Corr.1", base=SYMBOL)
        put_document(db, ["D."], symbol=SYMBOL, base=SYMBOL, language="fr", slug="d")
        put_document(db, ["E."], symbol=SYMBOL, base=SYMBOL, reissued=1, slug="e")
        put_document(db, ["F."], symbol="CERD/C/ARC/CO/6", base="CERD/C/ARC/CO/6")
    assert _related(installation, cast.amina, first) == [
        (f"{SYMBOL}/Rev.1", "revision"),
        (f"{SYMBOL}/Corr.1", "corrigendum"),
        (SYMBOL, "reissue"),
        (SYMBOL, "language"),
    ]
    assert (SYMBOL, "original") in _related(installation, cast.amina, corrigendum)


def test_a_version_that_one_may_not_read_is_not_named(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        first = put_document(db, ["A."], symbol=SYMBOL, base=SYMBOL)
        put_document(db, ["B."], symbol=SYMBOL, base=SYMBOL, language="fr", slug="b", audience="state")
    assert _related(installation, cast.amina, first) == [(SYMBOL, "language")]
    assert _related(installation, cast.chidi, first) == []


def test_a_passage_that_is_cited_tells_where_it_stands_in_what_replaced_its_document(
    installation: Installation, cast: Cast
) -> None:
    old = take(installation, cast.amina, concluding_observations()).document
    new = take(installation, cast.amina, concluding_observations(" Again."), replaces=old.id).document
    with installation.store.reading() as db:
        cited = queries.paragraphs(db, old.id)[1]
        standing = successors.standing_of(db, cast.amina, [cited.id, queries.paragraphs(db, new.id)[0].id])
    assert list(standing) == [cited.id]
    assert standing[cited.id].successor == new
    assert standing[cited.id].now is not None
    assert standing[cited.id].now.number == "2"
    shown = json.loads(_run(installation, "corpus", "show", old.id, "--json").stdout)
    assert [each["relation"] for each in shown["related"]] == ["replaced_by"]
    assert shown["paragraphs"][1]["now"] == f"{SYMBOL}, para. 2"


def test_a_report_that_cites_what_was_replaced_is_told_so(installation: Installation, cast: Cast) -> None:
    old = take(installation, cast.amina, concluding_observations()).document
    held = a_round(installation, cast)
    with installation.store.writing() as db:
        drafting.cite(db, paragraph_id=held.paragraphs[0], citation=f"{SYMBOL}, para. 2", by=cast.amina, at=LATER)
    take(installation, cast.amina, concluding_observations(" Again."), replaces=old.id)
    found = json.loads(_run(installation, "report", "check", held.report_id, "--json").stdout)
    (finding,) = [each for each in found if each["rule"] == "source-replaced"]
    assert finding["paragraph"] == held.paragraphs[0]
    assert finding["message"].endswith(
        f"cites {SYMBOL}, para. 2, which was replaced by {SYMBOL}: see {SYMBOL}, para. 2."
    )


def test_a_search_for_what_is_like_a_replaced_passage_says_where_it_stands_now(
    installation: Installation, cast: Cast
) -> None:
    old = take(installation, cast.amina, concluding_observations()).document
    take(installation, cast.amina, concluding_observations(" Again."), replaces=old.id)
    installation.sync()
    outcome = _run(installation, "search", "--like", f"{old.id}, para. 2", "--json")
    asked = json.loads(outcome.stdout)["asked"]
    assert (asked["replaced_by"], asked["now"]) == (SYMBOL, f"{SYMBOL}, para. 2")
    assert "was replaced by" in outcome.stderr


def test_a_version_that_was_replaced_is_brought_back(installation: Installation, cast: Cast) -> None:
    old = take(installation, cast.amina, concluding_observations()).document
    take(installation, cast.amina, concluding_observations(" Again."), replaces=old.id)
    installation.sync()
    outcome = _run(installation, "corpus", "restore-version", old.id, "--json")
    assert json.loads(outcome.stdout)["replaced_by"] is None
    assert json.loads(_run(installation, "search", "rural", "--json").stdout)["total"] == 2
    with installation.store.writing() as db, pytest.raises(NotReplaced):
        tying.restore(db, old.id, by=cast.amina, at=LATER)


def test_the_same_text_in_another_file_is_kept_beside_and_not_added(installation: Installation, cast: Cast) -> None:
    store = installation.store
    (first,) = file_document(store, docx(*LONG), name="note.docx", choices=Choices({}), by=cast.amina, at=MORNING)
    saved_anew = pdf([Print(line, down=24) for line in LONG])
    for _ in range(2):
        (second,) = file_document(store, saved_anew, name="note.pdf", choices=Choices({}), by=cast.farid, at=LATER)
        assert (second.status, second.document.id) == (Status.UNCHANGED, first.document.id)
    with store.reading() as db:
        assert [each.file_name for each in copies.received_as(db, first.document.id)] == ["note.pdf"]
        assert len(list(db.query("select 1 from document"))) == 1
    assert store.files.path(copies_sha(installation, first.document.id)).is_file()


def copies_sha(installation: Installation, document_id: str) -> str:
    with installation.store.reading() as db:
        return copies.received_as(db, document_id)[0].sha256


def test_the_command_says_of_which_document_a_file_is_a_copy(
    installation: Installation, cast: Cast, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("files")
    (folder / "a.docx").write_bytes(docx(*LONG))
    (folder / "b.pdf").write_bytes(pdf([Print(line, down=24) for line in LONG]))
    added = json.loads(_run(installation, "corpus", "add", str(folder), "--json").stdout)
    assert [each["status"] for each in added] == ["added", "unchanged"]
    assert added[1]["reason"] == COPY % {"name": added[0]["title"]}


def test_the_command_says_of_which_document_a_file_under_another_name_is(
    installation: Installation, cast: Cast, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("files")
    for name in ("a.docx", "b.docx"):
        (folder / name).write_bytes(docx(*LONG))
    added = json.loads(_run(installation, "corpus", "add", str(folder), "--json").stdout)
    assert [each["reason"] for each in added] == [None, SAME_FILE % {"name": added[0]["title"]}]
    again = json.loads(_run(installation, "corpus", "add", str(folder / "a.docx"), "--json").stdout)
    assert [(each["status"], each["reason"]) for each in again] == [("unchanged", None)]


def test_short_texts_scans_and_other_ministries_texts_are_no_copies(installation: Installation, cast: Cast) -> None:
    store = installation.store

    def add(data: bytes, **more: str) -> Status:
        choices = Choices({"kind": "contribution"}, **more)
        return file_document(store, data, name="x.docx", choices=choices, by=cast.amina, at=MORNING)[0].status

    assert add(docx("See annex."), organisation_id=cast.education) is Status.ADDED
    assert add(docx("See", " annex."), organisation_id=cast.education) is Status.ADDED
    assert add(docx(*LONG), organisation_id=cast.education) is Status.ADDED
    assert add(docx(*LONG, ""), organisation_id=cast.secretariat) is Status.ADDED


def test_the_same_text_under_two_titles_stands_side_by_side_and_says_so(installation: Installation, cast: Cast) -> None:
    long = (*LONG[:1], LONG[1], *LONG[2:])
    filed = [
        file_document(installation.store, data, name=name, choices=Choices({}), by=cast.amina, at=MORNING)[0]
        for name, data in (
            ("Draft circulated.docx", docx(" ".join(long))),
            ("Draft after adoption.docx", docx(" ".join(long), "")),
            ("Draft circulated (1).docx", docx(" ".join(long), "", "")),
        )
    ]
    assert [each.status for each in filed] == [Status.ADDED, Status.ADDED, Status.UNCHANGED]
    assert filed[0].document.warnings == ()
    assert "the same as that of Draft circulated" in filed[1].document.warnings[0]
    assert filed[2].document.id == filed[0].document.id


def test_a_text_whose_figures_differ_is_another_text(installation: Installation, cast: Cast) -> None:
    other = [line.replace("forty", "fifty") for line in LONG]
    for lines in (LONG, other):
        (filed,) = file_document(
            installation.store, docx(*lines), name="n.docx", choices=Choices({}), by=cast.amina, at=MORNING
        )
        assert filed.status is Status.ADDED


def _pair(installation: Installation, **more: str) -> tuple[str, str]:
    with installation.store.writing() as db:
        one = put_document(db, LONG, symbol=None, title="Report", slug="en", session="108")
        spanish = ["El ministerio informa.", "Empleó jueces.", "Hay intérpretes.", "Hay datos."]
        other = put_document(db, spanish, symbol=None, title="Informe", slug="es", language="es", session="108", **more)
    return one, other


def test_two_languages_are_tied_by_hand_and_untied(installation: Installation, cast: Cast) -> None:
    one, other = _pair(installation)
    shown = json.loads(_run(installation, "corpus", "show", one, "--json").stdout)
    assert [each["id"] for each in shown["suggested"]] == [other]
    assert _run(installation, "corpus", "tie", one, other, "--json").exit_code == 0
    shown = json.loads(_run(installation, "corpus", "show", one, "--json").stdout)
    assert shown["suggested"] == []
    assert [each["relation"] for each in shown["related"]] == ["language"]
    assert [each["parallel"][0]["citation"] for each in shown["paragraphs"]] == [
        f"Informe (2022-12-19), para. {number}" for number in (1, 2, 3, 4)
    ]
    assert _run(installation, "corpus", "untie", other, "--json").exit_code == 0
    shown = json.loads(_run(installation, "corpus", "show", one, "--json").stdout)
    assert (shown["related"], shown["suggested"], shown["paragraphs"][0]["parallel"]) == ([], [], [])
    assert "not tied" in _run(installation, "corpus", "untie", other).stderr


def test_a_tie_passes_over_a_version_that_one_may_not_read(installation: Installation, cast: Cast) -> None:
    one, other = _pair(installation, audience="state")
    with installation.store.writing() as db:
        ties.tie(db, document_id=one, other_id=other, by=cast.amina, at=LATER)
        document = queries.document(db, cast.chidi, one)
        assert ties.documents_in_other_languages(db, cast.chidi, document) == ()
        assert ties.suggested(db, cast.chidi, document) == ()
        with pytest.raises(DocumentNotFound):
            ties.tie(db, document_id=one, other_id="nothing", by=cast.amina, at=LATER)


def test_documents_of_one_language_or_two_states_are_not_tied(installation: Installation, cast: Cast) -> None:
    one, other = _pair(installation, state="KEN")
    with installation.store.writing() as db:
        twin = put_document(db, LONG, symbol=None, title="Twin", slug="twin")
        with pytest.raises(ties.OtherState):
            ties.tie(db, document_id=one, other_id=other, by=cast.amina, at=LATER)
        with pytest.raises(ties.SameLanguage):
            ties.tie(db, document_id=one, other_id=twin, by=cast.amina, at=LATER)


def test_versions_of_one_symbol_are_tied_by_themselves_until_untied(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        one = put_document(db, LONG, symbol=SYMBOL, base=SYMBOL)
        other = put_document(db, LONG, symbol=SYMBOL, base=SYMBOL, language="fr", slug="fr")
        document = queries.document(db, cast.amina, one)
        assert [each.id for each in ties.documents_in_other_languages(db, cast.amina, document)] == [other]
        ties.untie(db, document_id=one, by=cast.amina, at=LATER)
        assert ties.documents_in_other_languages(db, cast.amina, document) == ()
        ties.tie(db, document_id=one, other_id=other, by=cast.amina, at=LATER)
        assert [each.id for each in ties.documents_in_other_languages(db, cast.amina, document)] == [other]


ENGLISH = (
    "Committee on the Elimination of Racial Discrimination\n\n"
    "Concluding observations on the third periodic report of Malta\n\n"
    "1. The Committee considered the report of Malta. At its 2508th meeting, held on 5 December 2016, it adopted the "
    "following concluding observations.\n\n"
)
SPANISH = (
    "Comité para la Eliminación de la Discriminación Racial\n\n"
    "Observaciones finales sobre el tercer informe periódico de Malta\n\n"
    "1. El Comité examinó el informe de Malta. En su 2508ª sesión, celebrada el 5 de diciembre de 2016, aprobó las "
    "observaciones finales siguientes.\n\n"
)


def _observations(opening: str, sentence: str, *, numbers: int = 12) -> bytes:
    return (opening + "\n\n".join(f"{each}. {sentence}" for each in range(2, numbers + 1))).encode()


WELCOMES = _observations(ENGLISH, "The Committee welcomes the work of the courts and of the ombudsman of the country.")
CELEBRA = _observations(SPANISH, "El Comité celebra la labor de los tribunales y de la defensoría del país.")


def _tied(installation: Installation, cast: Cast, document_id: str) -> list[str]:
    with installation.store.reading() as db:
        document = queries.document(db, cast.amina, document_id)
        return [each.id for each in ties.documents_in_other_languages(db, cast.amina, document)]


def test_a_text_without_a_symbol_is_tied_where_day_and_numbers_leave_no_doubt(
    installation: Installation, cast: Cast
) -> None:
    english = take(installation, cast.amina, WELCOMES, "en.txt").document
    spanish = take(installation, cast.amina, CELEBRA, "es.txt").document
    assert (english.date, spanish.date, spanish.language, spanish.symbol) == ("2016-12-05", "2016-12-05", "es", None)
    assert _tied(installation, cast, english.id) == [spanish.id]
    with installation.store.writing() as db:
        tying.untie(db, document_id=english.id, by=cast.amina, at=LATER)
        assert ties.tie_certain(db, spanish, by=cast.amina, at=LATER) == ()  # what a person untied stays so


def test_a_text_is_not_tied_by_itself_where_there_is_a_doubt(installation: Installation, cast: Cast) -> None:
    english = take(installation, cast.amina, WELCOMES, "en.txt", published=True).document
    sentence = "El Comité celebra la labor de los tribunales y de la defensoría del país."
    shorter = _observations(SPANISH, sentence, numbers=11)
    fewer = take(installation, cast.amina, shorter, "menos.txt", published=True).document
    hidden = take(installation, cast.amina, CELEBRA, "estado.txt", published=False).document
    assert [_tied(installation, cast, each.id) for each in (english, fewer, hidden)] == [[], [], []]


def test_a_text_that_prints_no_numbers_is_tied_where_it_has_as_many_paragraphs(
    installation: Installation, cast: Cast
) -> None:
    with installation.store.writing() as db:
        facts = {"symbol": None, "adopted": "2016-12-05"}
        english = put_document(db, ["Paragraph."] * 12, slug="en", **facts)
        spanish = put_document(db, ["Párrafo."] * 12, slug="es", language="es", **facts)
        longer = put_document(db, ["Paragraphe."] * 13, slug="fr", language="fr", **facts)
        db.execute(
            "update paragraph set number = null where document_id in (:one, :two)", {"one": spanish, "two": longer}
        )
        document = queries.document(db, cast.amina, english)
        assert [each.id for each in ties.tie_certain(db, document, by=cast.amina, at=LATER)] == [spanish]


def test_of_two_that_may_be_the_translation_neither_is_tied_by_itself(installation: Installation, cast: Cast) -> None:
    with installation.store.writing() as db:
        facts = {"symbol": None, "adopted": "2016-12-05"}
        two = [put_document(db, [f"Párrafo {n}."] * 12, slug=f"es{n}", language="es", **facts) for n in (1, 2)]
        english = put_document(db, ["Paragraph."] * 12, slug="en", **facts)
        document = queries.document(db, cast.amina, english)
        assert ties.tie_certain(db, document, by=cast.amina, at=LATER) == ()
        assert {each.id for each in ties.suggested(db, cast.amina, document)} == set(two)


def test_documents_tied_by_hand_count_their_recommendations_once(installation: Installation, cast: Cast) -> None:
    english = take(installation, cast.amina, concluding_observations(), symbol=SYMBOL, state="MLT").document
    with installation.store.writing() as db:
        other = put_document(
            db, [("recommendation", "Recomienda.")], symbol=None, title="Obs", slug="obs", language="es", state="MLT"
        )
        from workbench.recommendations.documents.operations import put_units

        put_units(db, other)
        before = recommendations.for_report(db, cast.amina, treaty="CERD", state="MLT")
        tying.tie(db, document_id=english.id, other_id=other, by=cast.amina, at=LATER)
        after = recommendations.for_report(db, cast.amina, treaty="CERD", state="MLT")
    assert (len(before), len(after)) == (4, 3)
    assert {each.document_id for each in after} == {english.id}


def test_the_warning_of_a_published_document_names_none_that_is_not(installation: Installation, cast: Cast) -> None:
    first = take(installation, cast.amina, concluding_observations(), published=False).document
    second = take(installation, cast.amina, concluding_observations(" Again.")).document
    third = take(installation, cast.amina, concluding_observations(" Once more."), published=False).document
    assert (first.audience, second.audience, second.warnings) == ("state", "everyone", ())
    assert [first.id in third.warnings[0], second.id in third.warnings[1]] == [True, True]
    assert _related(installation, cast.amina, second.id) == [(SYMBOL, "same_symbol")] * 2
    assert _related(installation, cast.chidi, second.id) == []


def test_a_document_that_is_published_later_forgets_the_warning_about_one_that_is_not(
    installation: Installation, cast: Cast
) -> None:
    take(installation, cast.amina, concluding_observations(), published=False)
    second = take(installation, cast.amina, concluding_observations(" Again."), published=False).document
    assert len(second.warnings) == 1
    shown = json.loads(_run(installation, "corpus", "correct", second.id, "--published", "--json").stdout)
    assert (shown["published"], shown["warnings"]) == (True, [])
    shown = json.loads(_run(installation, "corpus", "correct", second.id, "--not-published", "--json").stdout)
    assert len(shown["warnings"]) == 1
