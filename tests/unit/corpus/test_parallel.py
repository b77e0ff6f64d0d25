"""The same document in two languages, paragraph to paragraph."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.corpus.versions.parallel import Side, tied

ENGLISH = (
    Side("1", "The Committee considered the report at its 2494th meeting, on 24 November 2016.", opens=True),
    Side("2", "It welcomes the delegation."),
    Side("3", "The Committee is concerned that only 12 per cent of rural courts have interpreters and that the Act of "
         "2009 does not oblige them to call one.", opens=True),
    Side("4", "It recommends that the State party amend the Act and report on it in CERD/C/ARC/10.", items=2),
    Side("5", "The Committee notes with regret that data are not broken down by origin."),
)  # fmt: skip
SPANISH = (
    Side("1", "El Comité examinó el informe en su 2494ª sesión, celebrada el 24 de noviembre de 2016.", opens=True),
    Side("2", "Acoge con satisfacción la delegación."),
    Side("3", "Al Comité le preocupa que solo el 12 % de los juzgados rurales tengan intérpretes y que la Ley de 2009 "
         "no les obligue a llamar a uno.", opens=True),
    Side("4", "Recomienda al Estado parte que modifique la Ley e informe al respecto en CERD/C/ARC/10.", items=2),
    Side("5", "El Comité observa con pesar que los datos no están desglosados por origen."),
)  # fmt: skip
SAME = tuple((place, place) for place in range(5))


def plain(sides: Sequence[Side]) -> tuple[Side, ...]:
    return tuple(replace(each, number=None) for each in sides)


def test_where_both_number_the_number_ties() -> None:
    assert tied(ENGLISH, SPANISH) == SAME
    assert tied(ENGLISH, (*SPANISH[:2], *SPANISH[3:])) == ((0, 0), (1, 1), (3, 2), (4, 3))


def test_where_one_has_no_numbers_length_and_figures_tie() -> None:
    assert tied(ENGLISH, plain(SPANISH)) == SAME
    assert tied(plain(ENGLISH), plain(SPANISH)) == SAME


def test_a_paragraph_that_one_language_has_not_is_left_alone() -> None:
    assert tied(ENGLISH, plain((*SPANISH[:2], *SPANISH[3:]))) == ((0, 0), (1, 1), (3, 2), (4, 3))


def test_two_paragraphs_that_are_one_in_the_other_language_stand_with_it() -> None:
    one = replace(SPANISH[3], text=f"{SPANISH[2].text} {SPANISH[3].text}", opens=True)
    assert tied(ENGLISH, plain((*SPANISH[:2], one, SPANISH[4]))) == ((0, 0), (1, 1), (2, 2), (3, 2), (4, 3))


def test_annex_and_body_count_apart() -> None:
    annex = (
        Side("1", "Composition of the delegation.", annex=True),
        Side("1", "Composición de la delegación.", annex=True),
    )
    assert tied((*ENGLISH, annex[0]), (annex[1], *SPANISH)) == tuple((place, place + 1) for place in range(5))


def test_nothing_is_tied_to_nothing() -> None:
    assert tied((), SPANISH) == tied(ENGLISH, ()) == ()
