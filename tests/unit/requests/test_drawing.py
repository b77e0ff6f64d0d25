"""Which office is asked what, and why: by assignment, by the goals it leads for, by what it is."""

import json
from dataclasses import replace
from importlib.resources import files
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.people import OrganisationKind as Kind
from workbench.requests.assembling import ToAsk
from workbench.requests.drawing import Drawn, Ground, Office, answering, drawn, wording
from workbench.requests.records import ItemKind

OFFICES = ("justice", "health", "interior", "education")
LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru", "zh")


def ask(
    number: int,
    text: str = "Build schools.",
    *,
    responsible: str = "",
    supporting: str = "",
    goals: str = "",
    language: str = "en",
) -> ToAsk:
    return ToAsk(
        kind=ItemKind.RECOMMENDATION,
        target=f"r{number}",
        key=f"CERD/C/ARC/CO/5, para. {number}",
        text=text,
        language=language,
        section_id=None,
        responsible=frozenset(filter(None, [responsible])),
        supporting=frozenset(supporting.split()),
        goals=frozenset(goals.split()),
    )


def office(name: str, kind: Kind = Kind.MINISTRY, *, goals: str = "", speaks_for: tuple[Office, ...] = ()) -> Office:
    return Office(name, name.title(), kind, frozenset(goals.split()), speaks_for)


def grounds(found: tuple[Drawn, ...]) -> dict[str, tuple[Ground, str]]:
    return {each.asked.target: (each.ground, each.whose.id) for each in found}


assigned = st.lists(
    st.tuples(st.sampled_from(("", *OFFICES)), st.lists(st.sampled_from(OFFICES), max_size=3)), max_size=40
)


def test_the_offices_that_answer_for_a_thing_are_counted_and_who_is_asked_besides_is_not() -> None:
    asked = [
        ask(1, "Publish statistics.", responsible="health", supporting="interior courts"),
        ask(2, goals="5.1 16"),
        ask(3, "Publish statistics."),
    ]
    every = (
        office("health", goals="5"),
        office("interior", goals="16"),
        office("figures", Kind.STATISTICS),
        office("justice", speaks_for=(office("courts", Kind.JUDICIARY), office("police"))),
    )
    assert answering(asked, every) == {"r1": 3, "r2": 2, "r3": 0}


@given(assigned)
def test_a_ministry_is_asked_all_that_it_answers_for_and_nothing_else(given_to: list[tuple[str, list[str]]]) -> None:
    text = "Adopt laws, train judges, collect data."
    asked = [
        ask(
            number,
            text,
            responsible=first,
            supporting=" ".join(others),
            goals="16",
        )
        for number, (first, others) in enumerate(given_to)
    ]
    for name in OFFICES:
        theirs = [each.asked.target for each in drawn(asked, office(name))]
        assert theirs == [f"r{n}" for n, (first, others) in enumerate(given_to) if name in (first, *others)]


def test_who_leads_for_a_goal_is_asked_what_is_sorted_under_it_and_its_targets() -> None:
    asked = (ask(1, goals="16.2 5"), ask(2, goals="1"), ask(3, goals="6"), ask(4))
    found = drawn(asked, office("planning", goals="16 6"))
    assert grounds(found) == {"r1": (Ground.GOAL, "planning"), "r3": (Ground.GOAL, "planning")}
    assert [each.goals for each in found] == [("16",), ("6",)]


@pytest.mark.parametrize(
    ("kind", "text", "language", "ground"),
    [
        (Kind.STATISTICS, "Provide statistical data, disaggregated by sex.", "en", Ground.FIGURES),
        (Kind.STATISTICS, "Recueillir des données ventilées par sexe.", "fr", Ground.FIGURES),
        (Kind.STATISTICS, "توفير البيانات والإحصاءات", "ar", Ground.FIGURES),
        (Kind.PARLIAMENT, "Expedite the adoption of the bill on hate crime.", "en", Ground.LAWS),
        (Kind.PARLIAMENT, "Promulgar la ley sobre el racismo.", "es", Ground.LAWS),
        (Kind.JUDICIARY, "Train judges and prosecutors.", "en", Ground.COURTS),
        (Kind.JUDICIARY, "确保司法机关独立。", "zh", Ground.COURTS),
        (Kind.SUBNATIONAL, "Apply the Convention at the federal, state and municipal levels.", "en", Ground.LEVELS),
        (Kind.SUBNATIONAL, "Принять меры на всех уровнях управления.", "ru", Ground.LEVELS),
        (Kind.SUBNATIONAL, "Adotar medidas em todos os níveis de governo.", "pt", Ground.LEVELS),
    ],
)
def test_an_office_is_asked_for_what_it_is_in_whatever_language_it_is_said(
    kind: Kind, text: str, language: str, ground: Ground
) -> None:
    asked = (ask(1, text, language=language), ask(2, "Build two billion schools.", language="en"))
    assert grounds(drawn(asked, office("one", kind))) == {"r1": (ground, "one")}
    assert not drawn(asked, office("other", Kind.MINISTRY))


def test_what_is_of_the_courts_goes_along_in_the_request_of_the_ministry_through_which_they_are_asked() -> None:
    court = office("court", Kind.JUDICIARY)
    asked = (
        ask(1, "Train judges.", responsible="justice"),
        ask(2, "Train judges."),
        ask(3, responsible="court"),
        ask(4, responsible="health"),
    )
    found = drawn(asked, office("justice", speaks_for=(court,)))
    assert grounds(found) == {
        "r1": (Ground.OWN, "justice"),
        "r2": (Ground.COURTS, "court"),
        "r3": (Ground.OWN, "court"),
    }
    justice = office("justice", speaks_for=(court,))
    said = [wording(each, justice, "en") for each in found]
    assert said[0] == ""
    assert said[1].splitlines()[0] == said[2] == "For Court, which is asked through you."
    assert len(said[1].splitlines()) == 2


def test_the_statistics_office_is_asked_what_the_guidelines_want_broken_down_whatever_its_words() -> None:
    asked = (replace(ask(1, "Describe access to schools."), groups=("sex", "age")), ask(2))
    assert grounds(drawn(asked, office("bureau", Kind.STATISTICS))) == {"r1": (Ground.FIGURES, "bureau")}
    assert not drawn(asked, office("court", Kind.JUDICIARY))


def test_what_is_an_offices_own_outweighs_every_rule() -> None:
    asked = (ask(1, "Collect data.", responsible="bureau", goals="17"),)
    found = drawn(asked, office("bureau", Kind.STATISTICS, goals="17"))
    assert grounds(found) == {"r1": (Ground.OWN, "bureau")}
    assert wording(found[0], office("bureau"), "ar") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ground_is_said_in_the_language_of_the_form_with_the_same_facts(language: str) -> None:
    data = json.loads((files("workbench.requests") / "drawing.json").read_text("utf-8"))
    english, said = data["said"]["en"], data["said"][language]
    assert said.keys() == english.keys() == {*Ground, "through"} - {Ground.OWN}
    for ground, line in said.items():
        assert {field for _, field, *_ in Formatter().parse(line)} - {None} == {
            field for _, field, *_ in Formatter().parse(english[ground])
        } - {None}
    assert all(words.keys() == set(LANGUAGES) and all(words.values()) for words in data["words"].values())
